/**
 * What the script that asks a pod (script.ts) stands on: a place for files, deadlines, and how it all is sent back. POSIX sh: dash, bash,
 * busybox ash. Nothing of a probe is in this text; it comes as arguments.
 */
import { runtimesFunction } from './runtime-script.ts'
import { fieldCaps, fileCap } from './script-fields.ts'
import { probeFunctions } from './script-probes.ts'

/** What the functions share, for a run with this nonce. */
export const prelude = (nonce: string): string => `n=${nonce}
umask 077
have() { command -v "$1" >/dev/null 2>&1; }
if have base64; then enc=b; to_text() { base64 -w 0 2>/dev/null || base64 | tr -d '\\n'; }
elif have openssl; then enc=b; to_text() { openssl base64 | tr -d '\\n'; }
elif have od; then enc=h; to_text() { od -An -v -tx1 | tr -d ' \\n'; }
else echo 'neither base64, openssl nor od is in this container' >&2; return 3; fi
d=
for t in "\${TMPDIR:-/tmp}" /dev/shm /var/tmp /run .; do
  d="$t/egress-gate.$n"
  mkdir "$d" 2>/dev/null && break
  d=
done
[ -n "$d" ] || { echo 'no directory of this container can be written to, not even /tmp or /dev/shm' >&2; return 4; }
case $d in /*) ;; *) d=$PWD/$d ;; esac
trap 'rm -rf "$d"' EXIT
trap 'exit 143' TERM HUP INT
# What was started beside: to be waited for.
o= q=
# Whether there is a timeout that works was found out before this script came, or is asked now.
timed=\${1:-}; [ -n "$timed" ] || { timeout 1 true >/dev/null 2>&1 && timed=yes; }
limit() {
  [ "$timed" != yes ] || { timeout "$@"; return; }
  limit_s=$1; shift
  exec 4<&0
  "$@" <&4 & limit_p=$!
  exec 4<&-
  { sleep "$limit_s"; kill "$limit_p"; } >/dev/null 2>&1 & limit_w=$!
  wait "$limit_p"; limit_r=$?
  kill "$limit_w" >/dev/null 2>&1
  [ "$limit_r" = 143 ] && limit_r=124
  return "$limit_r"
}
# All files of probes in one line. What is too long is cut at its end, or at its start where the last words count.
pack() {
  cd "$d" || return
  set -- *.*
  [ -e "$1" ] || return 0
  wc -c "$@" >sizes
  list= bytes=1
  while read -r size name; do
    [ "$name" = total ] && continue
    case $name in *err) [ "$size" -gt ${fieldCaps['err']} ] && {
      tail -c ${fieldCaps['err']} "$name" >tail; cat tail >"$name"; size=${fieldCaps['err']}
    } ;; esac
    list="$list$size $name
"
    [ "$size" -gt ${fileCap} ] && size=${fileCap}
    bytes=$((bytes + size))
  done <sizes
  echo "$list" >sizes
  # On a line of its own, whatever else was printed before it.
  printf '\\negress-gate %s files packed %s %s ' "$n" "$enc" "$((bytes + \${#list}))"
  { head -q -c ${fileCap} sizes "$@" 2>/dev/null || for name in sizes "$@"; do head -c ${fileCap} "$name"; done; } | to_text
  echo
}
curl_runs() { have curl && curl --version >/dev/null 2>&1; }
openssl_runs() { have openssl && openssl version >/dev/null 2>&1; }
${probeFunctions}
# Beside the probes: which runtimes there are, and what they trust.
${runtimesFunction}

# Names only: values may hold credentials.
pod_info() {
  for t in HTTPS_PROXY https_proxy HTTP_PROXY http_proxy ALL_PROXY all_proxy SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE; do
    eval "v=\\\${$t:-}"; [ -n "$v" ] && echo "env=$t"
  done >"$d/pod.info"
}`
