/**
 * Installs a root certificate the way the container's distribution does, in one exec that is a dialogue: the script shows what the mount
 * holds, we look at it here, and only then send what is to be installed. Private keys never leave the pod: a file that holds one is
 * named, not shown. Lines: `egress-gate <nonce> <word> <value>`.
 */
import { bundles } from '../verify/bundles.ts'
import { quote } from '../verify/shell-quote.ts'

/** What the container is, and what its mount holds. `path`: the file that a volume mounts; absent: there is none. */
export const openingScript = (nonce: string, path: string | undefined): string => `n=${nonce}
umask 022
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"
have() { command -v "$1" >/dev/null 2>&1; }
say() { printf 'egress-gate %s %s %s\\n' "$n" "$1" "$2"; }
if have base64; then to_text() { base64 | tr -d '\\n'; }
elif have openssl; then to_text() { openssl base64 | tr -d '\\n'; }
else echo 'neither base64 nor openssl is in this container' >&2; return 3; fi
say uid "$(id -u 2>/dev/null)"
say os "$(sed -n 's/^ID\\(_LIKE\\)\\{0,1\\}=//p' /etc/os-release 2>/dev/null | tr -d "\\"'" | tr '\\n' ' ' | head -c 200)"
file=${quote(path ?? '')}
if [ -n "$file" ]; then
  if [ ! -e "$file" ]; then say mount missing
  elif [ ! -f "$file" ] || [ ! -r "$file" ]; then say mount unreadable
  elif [ "$(($(wc -c <"$file")))" -gt 65536 ]; then say mount too-large
  elif grep -q 'PRIVATE KEY' "$file"; then say mount private-key
  elif ! grep -q 'BEGIN CERTIFICATE' "$file"; then say mount not-pem
  else printf 'egress-gate %s content ' "$n"; to_text <"$file"; printf '\\n'; fi
else say mount none; fi`

/** Where a container finds what was built for it, where its workload declares trust. */
export const trustFolder = '/egress-gate/trust'

/** `path`: the file that a volume mounts. Absent: the certificate comes from us alone. */
export const installScript = (nonce: string, path: string | undefined): string => `${openingScript(nonce, path)}
say ask decision
set --
while read -r verb fingerprint body <&3; do
  case $verb in
    root) set -- "$@" "$fingerprint $body" ;;
    install | check) break ;;
    *) return 0 ;;
  esac
done
case $verb in install | check) [ $# -gt 0 ] || return 0 ;; *) return 0 ;; esac

bundle=
for b in ${bundles.join(' ')} /etc/ssl/cert.pem /etc/pki/tls/certs/ca-bundle.crt; do
  [ -r "$b" ] && { bundle=$b; break; }
done
holds() { [ -n "$bundle" ] && [ -r "$bundle" ] && tr -d '\\r\\n ' <"$bundle" | grep -qF -- "$1"; }
present() { for one in "$@"; do holds "\${one#* }" || return 1; done; }
pem() { echo '-----BEGIN CERTIFICATE-----'; printf '%s\\n' "\${1#* }" | { fold -w 64 2>/dev/null || sed 's/.\\{64\\}/&\\n/g'; }; echo '-----END CERTIFICATE-----'; }
checked() {
  if ! have openssl; then
    # What this variable names takes the bundle's place for curl, Go, Python and others.
    if [ -n "\${SSL_CERT_FILE:-}" ] && ! (bundle=$SSL_CERT_FILE; present "$@"); then say checked elsewhere; else say checked no-openssl; fi
    return
  fi
  for one in "$@"; do pem "$one" | openssl verify >/dev/null 2>&1 || { say checked no; return; }; done
  say checked yes
}
say bundle "$bundle"
if present "$@"; then say state unchanged; checked "$@"; return 0; fi
if [ "$verb" = check ]; then say state absent; return 0; fi
# A bundle that is mounted there cannot be replaced from in here.
if [ -e ${trustFolder}/bundle.pem ]; then say state declared; return 0; fi

if have update-ca-trust; then
  tool=update-ca-trust; target=/etc/pki/ca-trust/source/anchors; suffix=pem; bundle=/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem
  update() { update-ca-trust extract; }
elif have update-ca-certificates && [ -d /etc/pki/trust/anchors ]; then
  tool=update-ca-certificates; target=/etc/pki/trust/anchors; suffix=pem; bundle=/var/lib/ca-certificates/ca-bundle.pem
  update() { update-ca-certificates; }
elif have update-ca-certificates; then
  tool=update-ca-certificates; target=/usr/local/share/ca-certificates; suffix=crt; bundle=/etc/ssl/certs/ca-certificates.crt
  update() { update-ca-certificates; }
else say state no-tool; return 0; fi
say tool "$tool"
mkdir -p "$target" 2>/dev/null
store=\${bundle%/*}
for place in "$target" "$store"; do
  if ! [ -w "$place" ]; then
    say place "$place"
    if [ "$(id -u)" != 0 ]; then say state not-root; elif : >"$place/.egress-gate" 2>/dev/null; then rm -f "$place/.egress-gate"; continue; else say state read-only; fi
    return 0
  fi
done
for one in "$@"; do
  new="$target/egress-gate-\${one%% *}.$suffix"
  if ! { pem "$one" >"$new.part" && mv "$new.part" "$new"; } 2>/dev/null; then rm -f "$new.part"; say place "$target"; say state read-only; return 0; fi
done
said=$(update 2>&1 </dev/null); code=$?
printf 'egress-gate %s said ' "$n"; printf '%s' "$said" | tail -c 2000 | to_text; printf '\\n'
say code "$code"
if present "$@"; then say state installed; checked "$@"; else say state update-failed; fi
return 0`

export type InstallLines = ReadonlyMap<string, string>

/** The words of the dialogue so far. The first value of a word counts; a second, different one makes it worthless. */
export function readInstallLine(line: string, nonce: string, words: Map<string, string>): string | undefined {
  const prefix = `egress-gate ${nonce} `
  if (!line.startsWith(prefix)) return undefined
  const rest = line.slice(prefix.length).trimEnd()
  const space = rest.indexOf(' ')
  const word = space < 0 ? rest : rest.slice(0, space)
  const value = space < 0 ? '' : rest.slice(space + 1)
  if (!/^[a-z]{2,12}$/.test(word) || value.length > 200_000) return undefined
  const before = words.get(word)
  words.set(word, before === undefined || before === value || word === 'place' ? value : '\u0000contradiction')
  return word
}
