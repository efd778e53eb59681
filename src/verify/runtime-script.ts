/**
 * Which runtimes a container has, and what they trust: shell text that looks for them beside the probes, once for each workload. It prints a
 * JSON object a line; `runtime-trust.ts` makes sense of it. What can be tried is tried against a host that should be inspected; what lists
 * its roots lists them; what does neither is found, with what its process reads.
 */
import { bundles } from './bundles.ts'
import { quote } from './shell-quote.ts'

/** Node.js: its own roots with what settings add (tls.getCACertificates, 22.15 and later); before it, only where no setting changes them. */
export const nodeTrust = `
const tls=require("tls"),h=require("crypto").createHash,o=process.env
let c;try{c=tls.getCACertificates?tls.getCACertificates("default"):o.NODE_EXTRA_CA_CERTS||o.NODE_OPTIONS?undefined:tls.rootCertificates}catch(e){}
const r=c&&c.map(p=>h("sha256").update(Buffer.from(p.replace(/-----[^-]*-----/g,""),"base64")).digest("hex"))
console.log(JSON.stringify({runtime:"node",version:process.version,roots:r}))
`.trim()

/** Python: whether its ssl module takes the host (3.13 checks strictly), and the bundle that requests reads, by its variables or certifi. */
export const pythonTrust = `
import hashlib,json,os,re,socket,ssl,sys
v=sys.version.split()[0]
if len(sys.argv)>2:
    t={"runtime":"python","version":v}
    try:
        c=ssl.create_default_context();s=socket.create_connection((sys.argv[1],int(sys.argv[2])),5)
        c.wrap_socket(s,server_hostname=sys.argv[1]);t["tried"]="ok"
    except ssl.SSLError as e:
        if "CERTIFICATE_VERIFY_FAILED" in str(e): t["tried"]="refused";t["detail"]=str(e)[:200]
    except Exception: pass
    print(json.dumps(t))
try: import certifi
except ImportError: sys.exit(0)
r=None
try:
    with open(os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or certifi.where()) as f: t=f.read(4000000)
    r=[hashlib.sha256(ssl.PEM_cert_to_DER_cert(p)).hexdigest() for p in re.findall("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----",t)]
except Exception: pass
print(json.dumps({"runtime":"python-certifi","version":v,"roots":r}))
`.trim()

/**
 * Processes that read the system's store once: Go by the mark that its linker leaves in every binary (debug/buildinfo), .NET by its runtime
 * (libcoreclr). What steers them are SSL_CERT_FILE and SSL_CERT_DIR of their own environment, and the store as it was when they began.
 */
const processes = `
# start_of FOLDER: when a process began, in ticks since the machine did
start_of() { l=; read -r l <"$1/stat"; set -- \${l##*) }; began=\${20:-0}; }
boot=$(sed -n 's/^btime //p' /proc/stat); seen=' ' count=0
start_of /proc/$$; ours=$began
for p in /proc/[0-9]*; do
  [ "$count" -ge 20 ] && break
  # What began after this script is a part of it, and its interpreters are no small files to look into.
  start_of "$p"; [ "$ours" -gt 0 ] && [ "$began" -ge "$ours" ] && continue
  x=$(readlink "$p/exe") || continue
  case $seen in *" $x "*) continue ;; esac
  seen="$seen$x "; count=$((count + 1)); kind=
  if grep -qF libcoreclr "$p/maps"; then kind=dotnet
  elif head -c 67108864 "$p/exe" | grep -qF 'Go buildinf:'; then kind=go
  else continue; fi
  name=$(tr -cd 'A-Za-z0-9._-' <"$p/comm" | head -c 40)
  own=$(tr '\\000' '\\n' <"$p/environ" | sed -n 's/^SSL_CERT_FILE=//p;s/^SSL_CERT_DIR=//p' | tr '\\n' ' ' | tr -cd 'A-Za-z0-9._/: -' | head -c 200)
  here=$(printf '%s\\n%s\\n' "\${SSL_CERT_FILE:-}" "\${SSL_CERT_DIR:-}" | grep . | tr '\\n' ' ' | tr -cd 'A-Za-z0-9._/: -' | head -c 200)
  late=
  for b in \${own:-${bundles.join(' ')}}; do
    made=$(stat -c %Y "$b" 2>/dev/null) && [ -n "$boot" ] && [ "$made" -gt $((boot + began / 100 + 1)) ] && late=true
  done
  same=true; [ "$own" = "$here" ] || same=false
  printf '{"runtime":"%s","process":"%s","store":"%s","same":%s,"late":%s}\\n' "$kind" "$name" "$own" "$same" "\${late:-false}"
done
if have dotnet; then printf '{"runtime":"dotnet","process":"","store":"","same":true,"late":false}\\n'; fi`

/**
 * Java lists what its store holds, which takes keytool half a second of CPU: asked where a Java runs, or the image is one for it. A process
 * that names another store is asked about that one.
 */
const javas = `
java=$(command -v java) || java=\${JAVA_HOME:+$JAVA_HOME/bin/java}
if [ -n "$java" ] && [ -x "$java" ]; then
  home=$(readlink -f "$java"); home=\${home%/bin/*}; store=
  for c in "$home/lib/security/cacerts" "$home/jre/lib/security/cacerts"; do [ -r "$c" ] && { store=$c; break; }; done
  runs=\${JAVA_HOME:-}
  for p in /proc/[0-9]*; do
    case $(tr '\\000' '\\n' <"$p/cmdline" | head -n 1) in *java) runs=yes ;; *) continue ;; esac
    own=$(tr '\\000' '\\n' <"$p/cmdline" | sed -n 's/^-Djavax.net.ssl.trustStore=//p' | head -n 1)
    [ -n "$own" ] && [ -r "$own" ] && { store=$own; break; }
  done
  list=
  [ -n "$runs" ] && [ -x "$home/bin/keytool" ] && [ -n "$store" ] && list=$(limit 10 "$home/bin/keytool" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -list -keystore "$store" -storepass changeit |
    sed -n 's/.*(SHA-256): *\\([0-9A-F:]*\\).*/"\\1"/p' | head -n 400 | tr '\\n' ',')
  printf '{"runtime":"java","roots":%s}\\n' "\${list:+[$list\\"\\"]}" | sed 's/:}$/:null}/'
fi`

/** The function `runtimes HOST PORT`; without a host nothing is tried. It writes into "$d/runtimes". */
export const runtimesFunction = `
node_trust=${quote(nodeTrust)}
python_trust=${quote(pythonTrust)}
runtimes() {
  { have node && limit 10 node -e "$node_trust"; } >"$d/runtimes1" & r=$!
  for t in python3 python; do have $t && limit 10 $t -c "$python_trust" "$@" && break; done >"$d/runtimes2" & r="$r $!"
  { ${processes}
  } >"$d/runtimes4" & r="$r $!"
  { ${javas}
  } >"$d/runtimes5" & r="$r $!"
  wait $r
  cat "$d"/runtimes[1-5] >"$d/pod.runtimes"
} </dev/null 2>/dev/null`
