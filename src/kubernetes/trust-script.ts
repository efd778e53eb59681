/**
 * What the init container runs, in the workload's own image: the distribution's bundle and our roots become one, in a volume that the
 * container mounts over its own bundle. The paths come by variables, so that the text is the same everywhere. It needs `cat`, `mkdir` and
 * no rights: it runs as the container's user, without capabilities, on a root file system that it does not write to.
 */
export const trustScript = `set -eu
umask 022
stop() { echo "egress-gate-trust: $1" >&2; exit 1; }
roots=/egress-gate/root
to=/egress-gate/trust/$EGRESS_GATE_CONTAINER
[ -s "$roots/roots.pem" ] || stop 'the config map holds no roots'
[ -s "$EGRESS_GATE_BUNDLE" ] || stop "the image has no $EGRESS_GATE_BUNDLE: it changed, run install-ca-in-pod again"
mkdir -p "$to"
cat "$roots/roots.pem" >"$to/roots.pem"
{ cat "$EGRESS_GATE_BUNDLE"; echo; cat "$roots/roots.pem"; } >"$to/bundle.pem"
if [ -n "\${EGRESS_GATE_CACERTS:-}" ]; then
  [ -s "$EGRESS_GATE_CACERTS" ] || stop "the image has no $EGRESS_GATE_CACERTS: it changed, run install-ca-in-pod again"
  cat "$EGRESS_GATE_CACERTS" >"$to/cacerts"
  for root in "$roots"/*.crt; do
    alias=\${root##*/}
    said=$("$EGRESS_GATE_KEYTOOL" -J-Xmx64m -J-XX:-UsePerfData -importcert -noprompt -trustcacerts -alias "egress-gate-\${alias%.crt}" \\
      -file "$root" -keystore "$to/cacerts" -storepass changeit 2>&1) || stop "keytool: $said"
  done
fi`
