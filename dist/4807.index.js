export const id = 4807;
export const ids = [4807];
export const modules = {

/***/ 8310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readSpec)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);

/** The spec in a file's content, or every fault of it at once. */
async function readSpec(file) {
    const { parseSpec } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(7120), __webpack_require__.e(6789)]).then(__webpack_require__.bind(__webpack_require__, 7120));
    const path = file?.path ?? 'egress.yaml';
    const { spec, faults } = parseSpec(Buffer.from(file?.content ?? []).toString('utf8'), path);
    if (!spec)
        throw (0,_report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .specFaults */ .d5)(path, faults);
    return spec;
}


/***/ }),

/***/ 1962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ execAccess),
/* harmony export */   PC: () => (/* binding */ trustAccess),
/* harmony export */   wo: () => (/* binding */ requireAccess)
/* harmony export */ });
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8533);
/** May we? Asked before the work, so that a missing grant is told once, by its name, and not by a hundred failing pods. */


/** What exec needs. The WebSocket upgrade is a GET; newer API servers ask for `create` as well. */
const execAccess = [
    { verb: 'list', resource: 'pods' },
    { verb: 'get', resource: 'pods', subresource: 'exec' },
    { verb: 'create', resource: 'pods', subresource: 'exec' },
];
/** What declaring trust in workloads needs besides: their objects, and the config map that carries the roots. */
const trustAccess = [
    ...['deployments', 'statefulsets', 'daemonsets'].flatMap(resource => ['get', 'list', 'patch'].map(verb => ({ verb, resource, group: 'apps' }))),
    { verb: 'get', resource: 'replicasets', group: 'apps' },
    ...['get', 'create', 'patch', 'delete'].map(verb => ({ verb, resource: 'configmaps' })),
];
/** Throws a fault that names every verb that is missing in the namespace. */
async function requireAccess(connection, namespace, wanted, signal) {
    const missing = [];
    await Promise.all(wanted.map(async (access) => {
        const { verb, resource, subresource, group = '' } = access;
        const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
        const { status, body } = await (0,_api_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .kA)(connection, {
            method: 'POST',
            path,
            body: {
                apiVersion: 'authorization.k8s.io/v1',
                kind: 'SelfSubjectAccessReview',
                spec: { resourceAttributes: { namespace, verb, group, resource, ...(subresource === undefined ? {} : { subresource }) } },
            },
            signal,
        });
        if (status < 200 || status > 299)
            throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .faultOfAnswer */ .WQ)({ method: 'POST', path }, status, body);
        const allowed = body?.status?.allowed;
        if (allowed !== true)
            missing.push(`${verb} ${resource}${group === '' ? '' : `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`);
    }));
    if (missing.length > 0)
        throw notGranted(namespace, missing.sort(), wanted);
}
const notGranted = (namespace, missing, wanted) => (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesFault */ .xL)('Forbidden', `The identity of this job may not ${missing.join(', ')} in namespace ${namespace}.`, `${(0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .grantFor */ .O4)({ method: 'POST', path: `/api/v1/namespaces/${namespace}/pods/x/exec` })} ${wanted.every(each => execAccess.includes(each))
    ? 'All that is needed there: list pods; get and create pods/exec.'
    : 'All that is needed there: list pods; get and create pods/exec; get, list and patch deployments, statefulsets and daemonsets; get replicasets; get, create, patch and delete configmaps.'}`, { status: 403 });


/***/ }),

/***/ 631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ bounded)
/* harmony export */ });
/** Runs `work` for every item, at most `limit` at once. Results in the order of the items; the first rejection rejects. */
async function bounded(items, limit, work) {
    const results = new Array(items.length);
    let next = 0;
    const worker = async () => {
        while (next < items.length) {
            const index = next++;
            results[index] = await work(items[index], index);
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}


/***/ }),

/***/ 7952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connect: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4708);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8533);
/** From a kubeconfig to an API server that we can trust and that knows us. */


/**
 * Reads a kubeconfig (YAML text) and prepares its current context. Nothing is sent yet.
 *
 * Only `config.js` of @kubernetes/client-node is loaded: it has the connection and the credential plugins (client certificates,
 * tokens, exec plugins such as kubelogin, OIDC), while the package's entry also loads 17 MB of generated models that nothing here
 * uses. See docs/decisions/kubernetes-client.md.
 *
 * Throws a fault with code NoKubeconfig, BadKubeconfig or UnsafeKubeconfig.
 */
async function connect(kubeconfig) {
    if (kubeconfig.trim() === '')
        throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesFault */ .xL)('NoKubeconfig', 'There is no kubeconfig.', 'Run deploy-aks earlier in the job (it exports KUBECONFIG), or give the input kubeconfig.');
    const { KubeConfig } = await __webpack_require__.e(/* import() */ 545).then(__webpack_require__.bind(__webpack_require__, 545));
    const config = new KubeConfig();
    try {
        config.loadFromString(kubeconfig);
    }
    catch (error) {
        throw badKubeconfig(`it cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
    const context = config.getContextObject(config.getCurrentContext() ?? '');
    if (!context)
        throw badKubeconfig(`its current-context ${JSON.stringify(config.getCurrentContext() ?? '')} does not exist in it`);
    const cluster = config.getCurrentCluster();
    if (!cluster)
        throw badKubeconfig(`the context ${context.name} names a cluster that does not exist in it`);
    if (!config.getCurrentUser())
        throw badKubeconfig(`the context ${context.name} names a user that does not exist in it`);
    if (!URL.canParse(cluster.server))
        throw badKubeconfig(`the server ${JSON.stringify(cluster.server)} is not a URL`);
    const server = new URL(cluster.server);
    if (server.protocol !== 'https:')
        throw unsafe(`the server ${server.href} is not https`);
    if (cluster.skipTLSVerify)
        throw unsafe('it says insecure-skip-tls-verify');
    const agent = new node_https__WEBPACK_IMPORTED_MODULE_0__.Agent({ keepAlive: true, maxSockets: 32 });
    return {
        server,
        context: context.name,
        ...(cluster.caData ? { authorities: Buffer.from(cluster.caData, 'base64').toString('latin1') } : {}),
        namespace: context.namespace ?? 'default',
        authorize: async () => {
            const options = {};
            try {
                await config.applyToHTTPSOptions(options);
            }
            catch (error) {
                throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .isKubernetesFault */ .HE)(error) ? error : noCredentials(error);
            }
            const { agent: proxy, ...rest } = options;
            // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in a job cannot turn verification off.
            return { ...rest, ...(cluster.proxyUrl && proxy !== undefined ? { agent: proxy } : {}), rejectUnauthorized: true };
        },
        agent,
        close: () => agent.destroy(),
    };
}
const badKubeconfig = (why) => (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesFault */ .xL)('BadKubeconfig', `The kubeconfig is not usable: ${why}.`, 'Write a fresh one with deploy-aks.');
const unsafe = (why) => (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesFault */ .xL)('UnsafeKubeconfig', `The kubeconfig is refused: ${why}, so anybody on the way could answer in the cluster's name and forge the proof.`, "Use https, with the cluster's CA in certificate-authority-data.");
function noCredentials(error) {
    const message = error instanceof Error ? error.message : String(error);
    const missing = /ENOENT/.test(message);
    return (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesFault */ .xL)('NoCredentials', `The credentials of the kubeconfig cannot be had: ${message.split('\n')[0]}`, missing
        ? 'The kubeconfig gets its token from a program that is not installed here (for Entra clusters: kubelogin, action Azure/use-kubelogin), or names a file that does not exist.'
        : 'Log in again, or write a fresh kubeconfig with deploy-aks.', { cause: error });
}


/***/ }),

/***/ 9059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j3: () => (/* binding */ runScript)
/* harmony export */ });
/* unused harmony exports remoteCommand, trailer, wholeScript */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8321);
/**
 * One POSIX sh script in one exec. It ran to its end only if the server says Success *and* the last line of output carries this
 * run's nonce and return code 0: a session that is cut, a shell that dies, an old answer from a cache cannot bring both.
 */



/**
 * `timeout` (coreutils, busybox) ends the remote side when we are gone: closing the session does not kill the command. The shell
 * reads the script from stdin; it must end itself with `exit`, because not every server passes on the end of stdin. The script is told in its
 * first argument whether there is such a `timeout`.
 */
const remoteCommand = (seconds) => [
    'sh',
    '-c',
    `if timeout 1 true >/dev/null 2>&1; then exec timeout ${Math.ceil(seconds)} sh -s yes; else exec sh -s no; fi`,
];
/** The last line of a script's output: without it, with this run's nonce, the script did not run to its end. */
const trailer = (nonce, rc) => `egress-gate ${nonce} end ${rc}`;
/**
 * Nothing runs before the closing brace was read: a script that is cut on its way does nothing, and a dialogue's answers (descriptor 3)
 * cannot be taken for script. Tools inside get an empty stdin.
 */
const wholeScript = (body, nonce) => `{\nexec 3<&0\nmain() {\n${body}\n}\nmain "$@" </dev/null\nrc=$?\nprintf '\\n%s %s\\n' '${trailer(nonce, '').trimEnd()}' "$rc"\nexit 0\n}\n`;
/** Runs a script in a container's shell. What a second try may mend is tried again while there is time; any other fault is the result. */
async function runScript(connection, target, request) {
    const until = Date.now() + request.deadlineSeconds * 1000;
    for (let attempt = 0;; attempt++) {
        const result = await once(connection, target, request, until - Date.now());
        if (result.ok || !result.fault.transient || attempt >= (request.retries ?? 1) || request.signal.aborted)
            return result;
        const pause = 250 * 2 ** attempt;
        // Too late for another full try: the fault that we have says more than a deadline would.
        if (until - Date.now() - pause < request.deadlineSeconds * 500)
            return result;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(pause);
    }
}
async function once(connection, target, request, milliseconds) {
    const nonce = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString('hex');
    const { reply } = request;
    const result = await (0,_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .execInPod */ .Y)(connection, target, {
        command: remoteCommand(Math.max(1, milliseconds / 1000 - 1)),
        stdin: wholeScript(request.script(nonce), nonce),
        ...(reply === undefined ? {} : { reply: (line) => reply(line, nonce) }),
        deadlineMs: milliseconds,
        maxBytes: request.maxBytes,
        signal: request.signal,
    });
    if (!result.ended)
        return { ok: false, fault: result.fault };
    const output = result.stdout.toString('latin1');
    const said = (0,_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(result.stderr).trim().slice(-300);
    if (result.exitCode !== 0)
        return {
            ok: false,
            fault: {
                kind: 'script-failed',
                message: `the shell ended with ${result.exitCode}${result.exitCode === 124 || result.exitCode === 143 ? ' (cut by its own timeout)' : ''}${said === '' ? '' : `: ${said}`}`,
                advice: 'Look at the pod: its sh or its tools do not work as they should, or it has no CPU to run them in time.',
                transient: false,
            },
        };
    const last = output.trimEnd().split('\n').at(-1) ?? '';
    if (last !== trailer(nonce, 0))
        return {
            ok: false,
            fault: {
                kind: last.startsWith(trailer(nonce, '').trimEnd()) ? 'script-failed' : 'no-trailer',
                message: last.startsWith(trailer(nonce, '').trimEnd())
                    ? `the script failed${said === '' ? '' : `: ${said}`}`
                    : "the session ended well, but its last line does not carry this run's nonce: the script did not run to its end, or something else prints into it",
                advice: 'Look at the pod: its sh may be replaced or wrapped by something that talks.',
                transient: false,
            },
        };
    return { ok: true, nonce, output };
}


/***/ }),

/***/ 8610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ bundles)
/* harmony export */ });
/** Where the distributions keep the bundle that their programs read, the ones with a tree of their own first. */
const bundles = [
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/var/lib/ca-certificates/ca-bundle.pem',
    '/etc/ssl/certs/ca-certificates.crt',
];


/***/ }),

/***/ 4438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Js: () => (/* binding */ dnsWords),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Rw: () => (/* binding */ detailOf),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   oM: () => (/* binding */ howStopped),
/* harmony export */   pc: () => (/* binding */ notTrusted)
/* harmony export */ });
const unknown = (detail) => ({ kind: 'unknown', detail });
const text = (fields, name) => Buffer.from(fields.get(name) ?? [])
    .toString('latin1')
    .trim();
function number(fields, name) {
    const value = text(fields, name);
    return /^\d{1,3}$/.test(value) ? Number(value) : undefined;
}
/** The last line that carries a message, without control characters, short. */
function detailOf(err, fallback) {
    const lines = err.split(/\r?\n/).filter(line => line.trim() !== '');
    const line = lines.findLast(each => /^curl: \(\d+\)/.test(each)) ?? lines.at(-1) ?? fallback;
    return (line
        .replace(/[^\x20-\x7e]+/g, ' ')
        .trim()
        .slice(0, 300) || fallback);
}
/** How a connection was stopped, from what OpenSSL, GnuTLS, libc and friends call it. Undefined: by something that has another name. */
function howStopped(words) {
    // An alert is an answer of a TLS server; the firewall closes without one.
    if (/\balert\b/i.test(words))
        return undefined;
    if (/connection reset|reset by peer|errno[= ]104/i.test(words))
        return 'reset';
    if (/SSL_ERROR_SYSCALL|unexpected eof|non-properly terminated|Unknown SSL protocol error|EOF occurred|SSL_ERROR_ZERO_RETURN|errno=0\b/i.test(words))
        return 'closed-after-hello';
    if (/connection refused|errno[= ]111/i.test(words))
        return 'refused';
    if (/no route to host|network is unreachable|host is unreachable|errno[= ]1(?:01|13)/i.test(words))
        return 'unreachable';
    // Not any word like it: usage texts speak of timeouts too, and silence can be a pass.
    if (/\b(?:connection|operation|attempt|handshake) timed out\b|^nc: timed out$|errno[= ]110\b/im.test(words))
        return 'timeout';
    return undefined;
}
const dnsWords = /could not resolve host|resolving timed out|name or service not known|name resolution|bad address|getaddrinfo|nodename nor servname|no address associated/i;
/** Exit codes that mean: the certificate was refused (51: by name, in old versions). 77: the bundle itself is missing or unreadable. */
const notTrusted = new Set([51, 60, 77, 83, 90, 91]);


/***/ }),

/***/ 8282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wW: () => (/* binding */ fieldCaps),
  RG: () => (/* binding */ fileCap),
  SG: () => (/* binding */ outputCap),
  hD: () => (/* binding */ quote),
  x5: () => (/* binding */ scriptSeconds),
  eL: () => (/* binding */ udpTokens),
  G4: () => (/* binding */ verifyReply),
  xz: () => (/* binding */ verifyScript)
});

// UNUSED EXPORTS: udpQuery

// EXTERNAL MODULE: ./src/pki/handshake.js
var handshake = __webpack_require__(8899);
// EXTERNAL MODULE: ./src/verify/probes.js
var verify_probes = __webpack_require__(6952);
// EXTERNAL MODULE: ./src/verify/bundles.js
var bundles = __webpack_require__(8610);
;// CONCATENATED MODULE: ./src/verify/runtime-script.js
/**
 * Which runtimes a container has, and what they trust: shell text that looks for them beside the probes, once for each workload. It prints a
 * JSON object a line; `runtime-trust.ts` makes sense of it. What can be tried is tried against a host that should be inspected; what lists
 * its roots lists them; what does neither is found, with what its process reads.
 */

/** Node.js: its own roots with what settings add (tls.getCACertificates, 22.15 and later); before it, only where no setting changes them. */
const nodeTrust = `
const tls=require("tls"),h=require("crypto").createHash,o=process.env
let c;try{c=tls.getCACertificates?tls.getCACertificates("default"):o.NODE_EXTRA_CA_CERTS||o.NODE_OPTIONS?undefined:tls.rootCertificates}catch(e){}
const r=c&&c.map(p=>h("sha256").update(Buffer.from(p.replace(/-----[^-]*-----/g,""),"base64")).digest("hex"))
console.log(JSON.stringify({runtime:"node",version:process.version,roots:r}))
`.trim();
/** Python: whether its ssl module takes the host (3.13 checks strictly), and the bundle that requests reads, by its variables or certifi. */
const pythonTrust = `
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
`.trim();
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
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
  for b in \${own:-${bundles/* bundles */.C.join(' ')}}; do
    made=$(stat -c %Y "$b" 2>/dev/null) && [ -n "$boot" ] && [ "$made" -gt $((boot + began / 100 + 1)) ] && late=true
  done
  same=true; [ "$own" = "$here" ] || same=false
  printf '{"runtime":"%s","process":"%s","store":"%s","same":%s,"late":%s}\\n' "$kind" "$name" "$own" "$same" "\${late:-false}"
done
if have dotnet; then printf '{"runtime":"dotnet","process":"","store":"","same":true,"late":false}\\n'; fi`;
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
fi`;
/** The function `runtimes HOST PORT`; without a host nothing is tried. It writes into "$d/runtimes". */
const runtimesFunction = `
node_trust=${quoted(nodeTrust)}
python_trust=${quoted(pythonTrust)}
runtimes() {
  { have node && limit 10 node -e "$node_trust"; } >"$d/runtimes1" & r=$!
  for t in python3 python; do have $t && limit 10 $t -c "$python_trust" "$@" && break; done >"$d/runtimes2" & r="$r $!"
  { ${processes}
  } >"$d/runtimes4" & r="$r $!"
  { ${javas}
  } >"$d/runtimes5" & r="$r $!"
  wait $r
  cat "$d"/runtimes[1-5] >"$d/pod.runtimes"
} </dev/null 2>/dev/null`;

;// CONCATENATED MODULE: ./src/verify/script-helpers.js
/**
 * Probers for containers that have no curl and no openssl. Each takes `KIND HOST PORT TIMEOUT URL METHOD QUERYHEX` and prints one line of
 * JSON. They take no trust decision about the flight that they report; what they cannot tell they leave out.
 */
/** Python 3.6 and later. Only 3.13 gives out the whole flight; before it, the leaf alone, which proves nothing (`partial`). */
const pythonProber = String.raw `
import base64,json,socket,ssl,sys,time
kind,host,port,limit,url,method,query=sys.argv[1:8]
port=int(port);limit=float(limit);end=time.monotonic()+limit;r={}
def left():
    t=end-time.monotonic()
    if t<=0: raise socket.timeout("timed out")
    return t
def fail(e):
    n=type(e).__name__;t=str(e)
    k="other"
    if isinstance(e,socket.gaierror): k="dns"
    elif isinstance(e,ConnectionRefusedError): k="refused"
    elif isinstance(e,ConnectionResetError): k="reset"
    elif isinstance(e,(ssl.SSLEOFError,ssl.SSLZeroReturnError)) or "EOF occurred" in t: k="eof"
    elif isinstance(e,socket.timeout) or "timed out" in t: k="timeout"
    elif isinstance(e,OSError) and e.errno in (101,113): k="unreachable"
    r["error"]={"kind":k,"text":n+": "+t}
def read(s):
    path=url.split("://",1)[1];path="/"+path.split("/",1)[1] if "/" in path else "/"
    s.sendall((method+" "+path+" HTTP/1.1\r\nHost: "+host+"\r\nUser-Agent: egress-gate\r\nAccept: */*\r\nConnection: close\r\n\r\n").encode())
    b=b""
    while len(b)<65536:
        s.settimeout(left());d=s.recv(16384)
        if not d: break
        b+=d
    r["http"]=base64.b64encode(b).decode()
def connect():
    s=socket.create_connection((host,port),left());r["connected"]=True;s.settimeout(left());return s
def name():
    try: socket.inet_aton(host);return None
    except OSError: return host
try:
    if kind=="https":
        try:
            c=ssl.create_default_context()
            if name() is None: c.check_hostname=True
            t=c.wrap_socket(connect(),server_hostname=host);r["trusted"]=True
        except ssl.SSLCertVerificationError as e:
            r["trusted"]=False;r["trustDetail"]=str(e)
            c=ssl.create_default_context();c.check_hostname=False;c.verify_mode=ssl.CERT_NONE
            t=c.wrap_socket(connect(),server_hostname=name())
        r["protocol"]=t.version()
        f=getattr(t,"get_unverified_chain",None)
        if f: r["flight"]=[base64.b64encode(x if isinstance(x,bytes) else x.public_bytes()).decode() for x in f()]
        else: r["flight"]=[base64.b64encode(t.getpeercert(True)).decode()];r["partial"]=True
        read(t)
    elif kind=="http": read(connect())
    elif kind=="tcp": connect()
    elif kind=="udp":
        s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM);s.connect((socket.gethostbyname(host),port))
        for i in range(3):
            s.send(bytes.fromhex(query));s.settimeout(min(left(),limit/3))
            try: r["answer"]=s.recv(2048).hex();break
            except socket.timeout:
                if i==2: raise
except Exception as e: fail(e)
print(json.dumps(r))
`.trim();
/** Node.js 12 and later. Gives out the whole flight. Its own list of roots is not the system's store, so it cannot tell trust. */
const nodeProber = String.raw `
const [kind,host,port,limit,url,method,query]=process.argv.slice(-7),r={},net=require("net"),tls=require("tls")
let over=false,bytes=Buffer.alloc(0)
const done=()=>{if(over)return;over=true;if(bytes.length)r.http=bytes.slice(0,65536).toString("base64");console.log(JSON.stringify(r));process.exit()}
const fail=e=>{const c=e.code||"",k={ENOTFOUND:"dns",EAI_AGAIN:"dns",ECONNREFUSED:"refused",ECONNRESET:/before secure TLS|disconnected/.test(e.message)?"eof":"reset",ETIMEDOUT:"timeout",EHOSTUNREACH:"unreachable",ENETUNREACH:"unreachable"}[c]||"other";if(!bytes.length)r.error={kind:k,text:c+": "+e.message};done()}
setTimeout(()=>setImmediate(()=>setImmediate(()=>{if(!bytes.length)r.error={kind:"timeout",text:"timed out"};done()})),limit*1000)
const path="/"+(url.split("://")[1]||"").split("/").slice(1).join("/")
const talk=s=>{s.write(method+" "+path+" HTTP/1.1\r\nHost: "+host+"\r\nUser-Agent: egress-gate\r\nAccept: */*\r\nConnection: close\r\n\r\n");s.on("data",d=>{bytes=Buffer.concat([bytes,d]);if(bytes.length>65536)done()});s.on("end",done);s.on("close",done)}
if(kind==="udp"){const s=require("dgram").createSocket("udp4");s.on("error",fail);s.on("message",m=>{r.answer=m.toString("hex");done()});s.connect(+port,host,()=>{const go=()=>s.send(Buffer.from(query,"hex"));go();setInterval(go,limit*333)})}
else{const s=net.connect({port:+port,host});s.on("error",fail);s.on("connect",()=>{r.connected=true
if(kind==="tcp")return done()
if(kind==="http")return talk(s)
const t=tls.connect({socket:s,servername:net.isIP(host)?"":host,rejectUnauthorized:false},()=>{r.protocol=t.getProtocol();r.alpn=t.alpnProtocol||"";r.flight=[];let c=t.getPeerCertificate(true);while(c&&c.raw&&r.flight.length<20){r.flight.push(c.raw.toString("base64"));if(!c.issuerCertificate||c.issuerCertificate===c)break;c=c.issuerCertificate}talk(t)});t.on("error",fail);t.on("close",()=>{if(!over)fail(Object.assign(new Error("disconnected"),{code:"ECONNRESET"}))})})}
`.trim();
/** Perl 5, whose base package on Debian has sockets: for UDP only. */
const perlUdp = String.raw `
use IO::Socket::INET;use IO::Select;my(undef,$h,$p,$l,undef,undef,$q)=@ARGV;
my $s=IO::Socket::INET->new(PeerAddr=>$h,PeerPort=>$p,Proto=>"udp") or do{my $e=$@||$!;my $k=$e=~/hostname|resolve/i?"dns":$e=~/unreach|route/i?"unreachable":"other";$e=~s/[^ -~]|["\\]/ /g;print qq({"error":{"kind":"$k","text":"$e"}}\n);exit};
for(1..3){$s->send(pack("H*",$q));if(IO::Select->new($s)->can_read($l/3)){my $b;if(defined $s->recv($b,2048)){print qq({"answer":").unpack("H*",$b).qq("}\n)}else{print qq({"error":{"kind":"refused","text":"refused"}}\n)}exit}}
print qq({"error":{"kind":"timeout","text":"no answer"}}\n);
`.trim();
/**
 * Sends bytes and brings back what comes, until a TLS 1.2 server has said all that it says before it waits (ServerHelloDone is 0e000000).
 * Nothing in them knows TLS. By variables H, P, Q (octal) and F in bash, else by arguments: HOST PORT SECONDS HEX.
 */
const sessionBash = String.raw `
exec 3<>"/dev/tcp/$H/$P" || exit; printf "$Q" >&3; i=0
while [ $((i += 1)) -le 32 ] && dd bs=65536 count=1 <&3 >>"$F"; do
  case $(tail -c 4 "$F" | tr '\000\016' 01) in 1000) break;; esac
done`.trim();
const sessionPython = String.raw `
import socket,sys
h,p,t,q=sys.argv[1:5];s=socket.create_connection((h,int(p)),float(t));s.sendall(bytes.fromhex(q));b=b""
try:
    while len(b)<65536 and b[-4:]!=b"\x0e\0\0\0":
        d=s.recv(16384)
        if not d: break
        b+=d
except Exception: pass
sys.stdout.buffer.write(b)`.trim();
const sessionPerl = String.raw `
my($h,$p,$t,$q)=@ARGV;my $s=IO::Socket::INET->new(PeerAddr=>$h,PeerPort=>$p,Timeout=>$t) or exit 1;
syswrite $s,pack("H*",$q);my $b="";while(length($b)<65536&&substr($b,-4) ne "\x0e\0\0\0"){sysread($s,$b,16384,length $b) or last}
binmode STDOUT;print $b`.trim();
const sessionNode = `
const [h,p,t,q]=process.argv.slice(-4);let b=Buffer.alloc(0);const end=()=>{process.stdout.write(b,()=>process.exit())}
const s=require("net").connect(+p,h,()=>s.write(Buffer.from(q,"hex")));s.on("data",d=>{b=Buffer.concat([b,d]);if(b.length>65536||b.slice(-4).toString("hex")==="0e000000")end()})
s.on("end",end);s.on("error",end)`.trim();

// EXTERNAL MODULE: ./src/verify/session.js
var session = __webpack_require__(6683);
// EXTERNAL MODULE: ./src/verify/together.js
var together = __webpack_require__(3805);
;// CONCATENATED MODULE: ./src/verify/script.js
/**
 * The script that asks all questions of one pod, in one POSIX sh (dash, bash, busybox ash), in parallel, with what the container has.
 * Pure: text in, text out. It decides nothing: it reports what its tools said, byte by byte, and `observe.ts` makes sense of it here.
 * URLs are asked by one curl where that will do (together.ts), which makes it a dialogue: `ask <curl>` waits for a line on descriptor 3.
 *
 * Output lines: `egress-gate <nonce> <probe> <field> <b|h> <bytes> <base64 or hex>`; anything else that appears is noise. What tools wrote
 * is kept in files named ID.FIELD and sent at the end in one such line, for every program that is started costs a pod more than its answer.
 */






/** Bytes of each field that are brought back. */
const fieldCaps = {
    tool: 200,
    rc: 20,
    out: 65_536,
    head: 16_384,
    body: 65_536,
    err: 32_768,
    krc: 20,
    kout: 65_536,
    khead: 16_384,
    kbody: 65_536,
    kerr: 32_768,
    frc: 20,
    flight: 65_536,
    trc: 20,
    tout: 65_536,
    thead: 0,
    tbody: 0,
    terr: 32_768,
    json: 262_144,
    session: 65_536,
    info: 4096,
    runtimes: 65_536,
    // In base64 still one line of a dialogue (kubernetes/exec.ts).
    text: 700_000,
    packed: 67_108_864,
};
/** Bytes of each file in `packed`. */
const fileCap = 262_144;
/** All that a pod can be made to say for so many probes, in the encoding of the lines, with some room for noise. */
const outputCap = (probes) => 262_144 + probes * 786_432;
/** When the script must be over, by its own limits. Seconds. */
const scriptSeconds = (timing, probes) => (Math.ceil(probes / together/* urlsTogether */.DB) + 3) * Math.max(timing.allowSeconds, timing.denySeconds) + 10;
/** As one word of sh. */
const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
/** `runtimes`: ask the container's language runtimes as well, which takes longer than all else. */
function verifyScript(probes, timing, nonce, { runtimes = true } = {}) {
    const urls = probes.filter(together/* isUrl */.gU);
    const others = probes.filter(probe => !(0,together/* isUrl */.gU)(probe));
    const withStore = (0,together/* askedWithStore */.yM)(probes);
    return [
        prelude(nonce),
        ...oneByOne(urls, timing, nonce),
        ...batched(others.map(probe => `${start(probe, timing, nonce)} & o="$o $!"`), atOnce).map((lines, at, all) => (at < all.length - 1 ? `o=; ${lines.join('\n')}\nwait $o` : `o=; ${lines.join('\n')}`)),
        ...(0,session/* sessionProbes */.iC)(probes).map(probe => `${sessionOf(probe, timing, nonce)} & o="$o $!"`),
        ...(runtimes ? [`runtimes ${triedBy(probes)} & o="$o $!"`] : []),
        ...batched(urls, together/* urlsTogether */.DB).map((batch, at) => `many ${at + 1} ${quote(batch.map(({ id }) => id).join(' '))} ${quote(script_together(batch, timing, withStore))}`),
        'for p in $o $q; do wait "$p"; done',
        'pod_info',
        'pack',
        'return 0',
    ].join('\n');
}
/**
 * The other side of the dialogue: what one run of the script is told to ask next.
 * Takes each line of its output, and returns the line to send, if one is waited for.
 */
function verifyReply(probes, known) {
    const next = (0,together/* planner */.lD)(probes, known);
    const batches = batched(probes.filter(together/* isUrl */.gU), together/* urlsTogether */.DB);
    const said = new Map();
    const asked = new Set();
    return (line, nonce) => {
        const [tag, own, id = '', field, encoding, , data = ''] = line.split(' ', 7);
        if (tag !== 'egress-gate' || own !== nonce)
            return undefined;
        if (/^many\d{1,3}$/.test(id) && field === 'text')
            said.set(id, Buffer.from(data, encoding === 'h' ? 'hex' : 'base64').toString('latin1'));
        if (id !== 'ask' || field === undefined)
            return undefined;
        // Each is asked once: a pod that asks on and on would have us read on and on.
        if (asked.has(field))
            return undefined;
        asked.add(field);
        const batch = batches[Number(/^many(\d{1,3})$/.exec(field)?.[1] ?? 0) - 1];
        return batch === undefined
            ? undefined
            : words(next(batch.map(each => each.id), said.get(field) ?? ''));
    };
}
const words = ({ trust, again }) => `${[...trust.map(id => `t:${id}`), ...again.map(id => `a:${id}`)].join(' ')}\n`;
/** So many at once that their start does not starve each other. */
const atOnce = 32;
const batched = (all, size) => Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
/** How each URL is asked for alone: anew with all that the container has (`again`), or for what the container's own store says (`trust`). */
function oneByOne(urls, timing, nonce) {
    const cases = (body) => urls.map(probe => `${probe.id}) ${body(probe)} ;;`).join('\n');
    return [
        `again() { case $1 in\n${cases(probe => start(probe, timing, nonce))}\nesac; }`,
        // No more than the handshake is wanted, and a second request may not be made for everything.
        `trust() { case $1 in\n${cases(probe => `curl_to "$d/$1" t ${secondsFor(probe, timing)} HEAD ${quote(hrefOf(probe))}`)}\nesac; }`,
    ];
}
/**
 * Curl's configuration for all these URLs in one process. Most read no store, and nothing is believed: the certificates are looked at by us.
 * Sessions are not resumed, for a resumed one shows no certificates.
 */
function script_together(urls, timing, withStore) {
    const word = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    const operation = (probe) => {
        const { id, expectation } = probe;
        const method = expectation.target.kind === 'url' ? expectation.target.method : 'GET';
        const seconds = secondsFor(probe, timing);
        return [
            `url=${word(hrefOf(probe))}`,
            ...(method === 'HEAD' ? ['head'] : method === 'GET' ? [] : [`request=${word(method)}`]),
            `output="${id}.body"`,
            `dump-header="${id}.head"`,
            `write-out="\\negress-gate:${id} %{json}\\n"`,
            `connect-timeout=${seconds}`,
            `max-time=${seconds}`,
            'user-agent=egress-gate\nnoproxy="*"\ngloboff\nsilent\nshow-error\nno-sessionid',
            ...(withStore.has(id) ? [] : ['insecure\ncacert="/dev/null"\ncapath="/dev/null"']),
        ].join('\n');
    };
    return `${urls.map(operation).join('\nnext\n')}\n`;
}
const hrefOf = (probe) => (0,verify_probes/* urlOf */.rs)(probe)?.href ?? '';
const secondsFor = ({ expectation: { expect } }, { allowSeconds, denySeconds }) => expect === 'deny' ? denySeconds : allowSeconds;
/** What is asked by UDP, in hex. The answer has to quote the nonce, so that nothing old or made up can be taken for one. */
function udpQuery(probe, nonce) {
    const { target } = probe.expectation;
    const speaks = target.kind === 'port' ? target.speaks : undefined;
    const [a, b] = udpTokens(probe, nonce);
    // NTP version 4, mode 3 (client); the transmit timestamp comes back as the originate timestamp.
    if (speaks === 'ntp')
        return `23${'00'.repeat(39)}${a}`;
    // One question: the root's name servers, recursion desired.
    if (speaks === 'dns')
        return `${b}${'0100'}${'0001'}${'0000'.repeat(3)}${'00'}${'0002'}${'0001'}`;
    return a;
}
/** Eight and two bytes in hex, of this run and this probe. */
function udpTokens(probe, nonce) {
    const spice = [...probe.id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) & 0xffff, 7);
    return [
        `${nonce.slice(0, 12)}${spice.toString(16).padStart(4, '0')}`,
        (Number.parseInt(nonce.slice(12, 16), 16) ^ spice).toString(16).padStart(4, '0'),
    ];
}
const octal = (hex) => hex.replace(/../g, byte => `\\${Number.parseInt(byte, 16).toString(8).padStart(3, '0')}`);
/** The host that runtimes try, where one should be inspected. */
function triedBy(probes) {
    const [first] = (0,session/* sessionProbes */.iC)(probes);
    const url = first && (0,verify_probes/* urlOf */.rs)(first);
    return url === undefined ? '' : `${quote((0,verify_probes/* hostOf */.w4)(url))} ${url.port === '' ? 443 : url.port}`;
}
function sessionOf(probe, timing, nonce) {
    const url = (0,verify_probes/* urlOf */.rs)(probe);
    const host = (0,verify_probes/* hostOf */.w4)(url);
    const hello = Buffer.from((0,handshake/* clientHello */.Ye)(host, (0,session/* sessionRandom */.oV)(nonce, probe.id))).toString('hex');
    return ['session', probe.id, host, url.port === '' ? 443 : url.port, secondsFor(probe, timing), hello, octal(hello)]
        .map(each => quote(String(each)))
        .join(' ');
}
function start(probe, timing, nonce) {
    const { target } = probe.expectation;
    const seconds = secondsFor(probe, timing);
    if (target.kind === 'url') {
        const url = (0,verify_probes/* urlOf */.rs)(probe);
        const secure = url.protocol === 'https:';
        const host = url.hostname.replace(/^\[|\]$/g, '');
        const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
        const named = /^[\d.]+$|:/.test(host) ? '' : host;
        const path = `${url.pathname}${url.search}`;
        return [secure ? 'https' : 'http', probe.id, host, port, seconds, url.href, target.method, named, path, url.host]
            .map(each => quote(String(each)))
            .join(' ');
    }
    const query = target.protocol === 'udp' ? udpQuery(probe, nonce) : '';
    return [target.protocol, probe.id, target.host, target.port, seconds, query, octal(query)].map(each => quote(String(each))).join(' ');
}
const prelude = (nonce) => `n=${nonce}
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
trap 'rm -rf "$d"' EXIT
trap 'exit 143' TERM HUP INT
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
python_prober=${quote(pythonProber)}
node_prober=${quote(nodeProber)}
perl_udp=${quote(perlUdp)}
session_bash=${quote(sessionBash)} session_python=${quote(sessionPython)}
session_perl=${quote(sessionPerl)} session_node=${quote(sessionNode)}

# helper ID KIND HOST PORT SECONDS URL METHOD QUERY: python or node, one JSON document
helper() {
  h=$1; shift
  # Looked for here, beside the other probes: an interpreter takes its time to start.
  python=; for t in python3 python; do have $t && $t -c 'import sys;sys.exit(sys.version_info<(3,6))' >/dev/null 2>&1 && { python=$t; break; }; done
  if [ -n "$python" ]; then echo python >"$d/$h.tool"; limit $(($4 + 10)) $python -c "$python_prober" "$@" >"$d/$h.json" 2>"$d/$h.err"
  elif have node && node -e 0 >/dev/null 2>&1; then echo node >"$d/$h.tool"; limit $(($4 + 10)) node -e "$node_prober" -- "$@" >"$d/$h.json" 2>"$d/$h.err"
  else return 1; fi
  echo $? >"$d/$h.rc"
}

# curl_to PREFIX FILES-INFIX SECONDS METHOD URL [more options]: one request by the container's own trust, whatever ~/.curlrc and proxies say
curl_to() {
  c=$1 k=$2 s=$3 m=$4 u=$5; shift 5
  case $m in HEAD) set -- -I "$@" ;; GET) ;; *) set -- -X "$m" "$@" ;; esac
  ( ulimit -f 4096
    curl -q -g -sSv --noproxy '*' --connect-timeout "$s" -m "$s" -A egress-gate -D "$c.\${k}head" -o "$c.\${k}body" \\
      -w '%{http_code} %{http_version} %{ssl_verify_result} %{remote_ip}\\n%{certs}' "$@" "$u" >"$c.\${k}out" 2>"$c.\${k}err" )
  r=$?
  echo "$r" >"$c.\${k}rc"
  return "$r"
}

# many NUMBER IDS CONFIG: all of these URLs in one curl, and then what the other side wants to know besides
many() {
  : >"$d/many"
  if have curl; then
    printf '%s' "$3" >"$d/config"
    # A file that grows too long ends that transfer, and not all of them. Remarks by way of stdout are not written letter by letter.
    ( cd "$d" && ulimit -f 4096; trap '' XFSZ; curl -q -v --stderr - --parallel --parallel-immediate -K config >many 2>/dev/null )
    printf '\\negress-gate %s many%s text %s - ' "$n" "$1" "$enc"
    head -c ${fieldCaps['text']} "$d/many" | to_text
    echo
  fi
  todo=; for id in $2; do todo="$todo a:$id"; done
  if [ -s "$d/many" ]; then
    printf '\\negress-gate %s ask many%s\\n' "$n" "$1"
    read -r todo <&3 || todo=
  fi
  for id in $todo; do
    case $id in
      t:*) trust "\${id#t:}" & q="$q $!" ;;
      a:*) rm -f "$d/\${id#a:}".[!s]*; again "\${id#a:}" & q="$q $!" ;;
    esac
  done
}
q=

# https ID HOST PORT SECONDS URL METHOD SNI PATH AUTHORITY
https() {
  f=$d/$1
  sni=-servername; [ -n "$7" ] || sni=-noservername
  if curl_runs; then
    echo curl >"$f.tool"
    curl_to "$f" '' "$4" "$6" "$5"
    case $? in
      # No connection, or cut before a certificate was seen: there is nothing more to see.
      1|2|3|5|6|7|35) return ;;
      # Not trusted: once more without a decision, to see what was served and what is behind it.
      51|58|60|66|77|80|82|83|90|91) curl_to "$f" k "$4" "$6" "$5" -k ;;
    esac
    grep -q 'BEGIN CERTIFICATE' "$f.out" 2>/dev/null && return
    grep -q 'BEGIN CERTIFICATE' "$f.kout" 2>/dev/null && return
    # Curl before 7.88 tells no certificates. Without a handshake there are none to ask for.
    case $(cat "$f.rc") in 28|52|55|56) grep -q 'SSL connection using' "$f.err" || return ;; esac
    openssl_runs || return
    limit "$4" openssl s_client -connect "$2:$3" $sni \${7:+"$7"} -showcerts </dev/null >"$f.flight" 2>/dev/null
    echo $? >"$f.frc"
  elif openssl_runs; then
    echo openssl >"$f.tool"
    check=-verify_hostname; [ -n "$7" ] || check=-verify_ip
    printf '%s %s HTTP/1.1\\r\\nHost: %s\\r\\nUser-Agent: egress-gate\\r\\nAccept: */*\\r\\nConnection: close\\r\\n\\r\\n' "$6" "$8" "$9" |
      limit "$4" openssl s_client -ign_eof -connect "$2:$3" $sni \${7:+"$7"} $check "$2" -showcerts >"$f.flight" 2>"$f.err"
    echo $? >"$f.rc"
  else
    helper "$1" https "$2" "$3" "$4" "$5" "$6" '' || echo none >"$f.tool"
  fi
}

# http ID HOST PORT SECONDS URL METHOD SNI PATH AUTHORITY
http() {
  f=$d/$1
  if curl_runs; then echo curl >"$f.tool"; curl_to "$f" '' "$4" "$6" "$5"
  elif helper "$1" http "$2" "$3" "$4" "$5" "$6" ''; then :
  elif have wget && [ "$6" = GET ]; then
    echo wget >"$f.tool"
    limit "$4" wget -S -O "$f.body" "$5" >/dev/null 2>"$f.err"
    echo $? >"$f.rc"
  else echo none >"$f.tool"; fi
}

# resolved ID HOST SECONDS: a name that does not resolve must not look like packets that were dropped
known=
resolved() {
  known=1
  case $2 in *[!0-9.]*) ;; *) return 0 ;; esac
  have getent || { known=; return 0; }
  limit "$3" getent hosts "$2" >/dev/null 2>&1 && return 0
  echo getent >"$d/$1.tool"
  return 1
}

# Silence counts from the moment the shell is ready to connect to an address ("go"), by a clock of its own: a container without CPU must not
# look like a firewall that drops.
clock='{ sleep "$T"; kill -9 $$; } >/dev/null 2>&1 & w=$!; [ -z "$G" ] || echo go >&2'

# tcp ID HOST PORT SECONDS
tcp() {
  f=$d/$1
  resolved "$1" "$2" "$4" || return
  if bash -c ':' >/dev/null 2>&1; then
    echo bash >"$f.tool"
    { H=$2 P=$3 T=$4 G=$known limit $(($4 + 10)) bash -c "$clock"'; exec 3<>"/dev/tcp/$H/$P"; r=$?; kill $w; exit $r' </dev/null >/dev/null 2>"$f.err"; } 2>/dev/null
    echo $? >"$f.rc"
  elif helper "$1" tcp "$2" "$3" "$4" '' '' ''; then :
  elif curl_runs; then
    echo curl >"$f.tool"
    curl -q -sSv --noproxy '*' --connect-timeout "$4" -m "$4" "telnet://$2:$3" </dev/null >/dev/null 2>"$f.err"
    echo $? >"$f.rc"
  elif have nc; then
    echo nc >"$f.tool"
    v=; nc -h 2>&1 | grep -q -e '^[[:space:]]*-v' -e '-[a-zA-Z0-9]*v' && v=-v
    limit $(($4 + 5)) nc $v -w "$4" "$2" "$3" </dev/null >/dev/null 2>"$f.err"
    echo $? >"$f.rc"
  else echo none >"$f.tool"; fi
}

# udp ID HOST PORT SECONDS HEX OCTAL
udp() {
  f=$d/$1
  resolved "$1" "$2" "$4" || return
  if helper "$1" udp "$2" "$3" "$4" '' '' "$5"; then :
  elif perl -MIO::Socket::INET -MIO::Select -e 1 >/dev/null 2>&1; then
    echo perl >"$f.tool"
    limit $(($4 + 5)) perl -e "$perl_udp" udp "$2" "$3" "$4" '' '' "$5" >"$f.json" 2>"$f.err"
    echo $? >"$f.rc"
  elif bash -c ':' >/dev/null 2>&1; then
    echo bash >"$f.tool"
    { H=$2 P=$3 Q=$6 T=$4 G=$known limit $(($4 + 10)) bash -c "$clock"'; exec 3<>"/dev/udp/$H/$P" || exit 7; printf "$Q" >&3; dd bs=2048 count=1 <&3; r=$?; kill $w; exit $r' </dev/null >"$f.out" 2>"$f.err"; } 2>/dev/null
    echo $? >"$f.rc"
  elif have nc; then
    echo nc >"$f.tool"
    { printf "$6"; sleep "$4"; } | limit $(($4 + 5)) nc -u -w "$4" "$2" "$3" 2>"$f.err" | dd bs=2048 count=1 2>/dev/null >"$f.out"
    echo 0 >"$f.rc"
  else echo none >"$f.tool"; fi
}

# session ID HOST PORT SECONDS HEX OCTAL: these bytes, and what comes back until the other side waits for us (ServerHelloDone)
session() {
  f=$d/$1.session
  if have bash; then
    H=$2 P=$3 F=$f Q=$6 limit "$4" bash -c "$session_bash" </dev/null
  else
    for t in python3 python; do have $t && $t -c '' && { limit "$4" $t -c "$session_python" "$2" "$3" "$4" "$5" >"$f"; return; }; done
    if perl -MIO::Socket::INET -e 1; then limit "$4" perl -MIO::Socket::INET -e "$session_perl" "$2" "$3" "$4" "$5" >"$f"
    elif have node; then limit "$4" node -e "$session_node" -- "$2" "$3" "$4" "$5" >"$f"
    elif have nc; then
      # It cannot tell when the other side waits.
      w=$4; [ "$w" -gt 3 ] && w=3
      { printf "$6"; sleep "$w"; } | limit "$w" nc "$2" "$3" >"$f"
    fi
  fi
} >/dev/null 2>&1

# Beside the probes: which runtimes there are, and what they trust.
${runtimesFunction}

# Names only: values may hold credentials.
pod_info() {
  for t in HTTPS_PROXY https_proxy HTTP_PROXY http_proxy ALL_PROXY all_proxy SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE; do
    eval "v=\\\${$t:-}"; [ -n "$v" ] && echo "env=$t"
  done >"$d/pod.info"
}`;


/***/ }),

/***/ 3805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ alpnIn),
/* harmony export */   DB: () => (/* binding */ urlsTogether),
/* harmony export */   Hx: () => (/* binding */ nothingKnown),
/* harmony export */   Ut: () => (/* binding */ isSecure),
/* harmony export */   VZ: () => (/* binding */ answersIn),
/* harmony export */   gU: () => (/* binding */ isUrl),
/* harmony export */   gp: () => (/* binding */ issuingChain),
/* harmony export */   lD: () => (/* binding */ planner),
/* harmony export */   yM: () => (/* binding */ askedWithStore)
/* harmony export */ });
/* harmony import */ var _pki_chain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8639);
/* harmony import */ var _flight_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5369);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6952);
/* harmony import */ var _said_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4438);




/** `at`: what counts as now for certificates. */
const nothingKnown = (at) => ({ at, certificates: new Map(), chains: new Map() });
/** URLs in one curl: so many that their handshakes do not starve each other, and that what was served fits into one line. */
const urlsTogether = 24;
const isUrl = ({ expectation: { target } }) => target.kind === 'url';
/** Chains of public hosts differ, and each costs its connection the reading of the store, while the others of that curl wait. */
const mostPassing = 3;
/**
 * Which URLs the first curl asks with the container's own store: one that should be inspected, for their chains are one, and some that should
 * not be, for theirs differ. What these do not settle is asked afterwards, so it matters for the time alone which they are.
 */
function askedWithStore(probes) {
    const inspected = [];
    const passing = new Map();
    for (const probe of probes) {
        const { target, expect, inspected: wanted } = probe.expectation;
        if (target.kind !== 'url' || !isSecure(probe) || expect !== 'allow')
            continue;
        const should = wanted ?? probe.predicted.inspected;
        if (should === true)
            inspected.push(probe.id);
        else if (should === false && !passing.has(new URL(target.url).host))
            passing.set(new URL(target.url).host, probe.id);
    }
    return new Set([...inspected.slice(0, 1), ...[...passing.values()].slice(0, mostPassing)]);
}
/** The answers in what one curl wrote to stderr: a line `ID {json}` of ours for each transfer, and its own `-v` remarks between them. */
function answersIn(text, ids, known) {
    const sessions = sessionsIn(text);
    const answers = new Map();
    const twice = new Set();
    for (const [, id = '', json = ''] of text.matchAll(/^egress-gate:([A-Za-z0-9]+) (\{.*\})$/gm)) {
        const answer = ids.has(id) ? answerOf(json, sessions, known) : undefined;
        if (answer === undefined)
            continue;
        if (answers.has(id))
            twice.add(id);
        answers.set(id, answer);
    }
    for (const id of twice)
        answers.delete(id);
    return answers;
}
function answerOf(json, sessions, { certificates }) {
    let said;
    try {
        said = JSON.parse(json);
    }
    catch {
        return undefined;
    }
    const { exitcode, errormsg, certs, remote_ip, ssl_verify_result, time_namelookup, time_connect, time_appconnect } = said;
    if (typeof exitcode !== 'number' || !Number.isInteger(exitcode) || exitcode < 0 || exitcode > 255)
        return undefined;
    if (typeof ssl_verify_result !== 'number')
        return undefined;
    const since = (time) => typeof time === 'number' && time > 0;
    const listed = typeof certs === 'string' ? certs : '';
    return {
        exitCode: exitcode,
        message: typeof errormsg === 'string' ? errormsg : '',
        resolved: since(time_namelookup),
        // The time is written down only when the whole connection stands, the address as soon as TCP does.
        connected: since(time_connect) || (typeof remote_ip === 'string' && remote_ip !== ''),
        secured: since(time_appconnect),
        flight: (0,_flight_js__WEBPACK_IMPORTED_MODULE_1__/* .certificatesInText */ .RC)(listed, certificates),
        verifyResult: ssl_verify_result,
        ...sessions(listed),
    };
}
/**
 * Curl tells the protocol of a session in its remarks only, and in those only beside the certificate's names and dates. Where sessions with
 * the same certificate differ, each is given what a firewall would not speak.
 */
function sessionsIn(text) {
    const sessions = new Map();
    const remark = /^\* SSL connection using (TLSv?[\d.]+)(.*\n(?:[*{}] .*\n){0,4}?)\* {1,3}subject: (.*)\n\* {1,3}start date: (.*)\n\* {1,3}expire date: (.*)\n/gm;
    for (const [, version = '', more = '', ...names] of text.matchAll(remark)) {
        const key = names.map(compact).join('\n');
        const protocol = version.replace(/^TLS(\d)/, 'TLSv$1');
        const alpn = alpnIn(more);
        const before = sessions.get(key);
        const odd = before !== undefined && before.protocol !== 'TLSv1.2' ? before.protocol : protocol;
        const spoken = before?.alpn || alpn;
        sessions.set(key, { ...(odd === undefined ? {} : { protocol: odd }), ...(spoken === undefined ? {} : { alpn: spoken }) });
    }
    return listed => {
        const of = (name) => compact(new RegExp(`^${name}:(.*)$`, 'm').exec(listed)?.[1] ?? '');
        return sessions.get([of('Subject'), of('Start date'), of('Expire date')].join('\n')) ?? {};
    };
}
/** Curl writes names with other spaces and separators here and there. */
const compact = (name) => name.replaceAll(/[\s,;]/g, '');
/** What was agreed on; `''`: nothing was. */
const alpnIn = (remarks) => /ALPN[:,] (?:server )?accepted (?:to use )?(\S+)/.exec(remarks)?.[1] ?? (/ALPN[:,] server did not agree/.test(remarks) ? '' : undefined);
/**
 * What a store's word about this flight holds for as well: flights with the same key. Undefined: for no other one, because the leaf would
 * not be accepted for its host below that issuer, or nothing was served above it.
 */
function issuingChain(probe, flight, { at, chains }) {
    const [leaf, issuer, ...above] = flight;
    const { target } = probe.expectation;
    if (leaf === undefined || issuer === undefined || target.kind !== 'url')
        return undefined;
    const host = (0,_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .hostOf */ .w4)(new URL(target.url));
    const chain = [leaf.keyType, leaf.keyBits, leaf.signatureAlgorithm, ...[issuer, ...above].map(({ fingerprint }) => fingerprint)].join(' ');
    const asked = `${host} ${leaf.fingerprint} ${chain}`;
    if (!chains.has(asked))
        chains.set(asked, (0,_pki_chain_js__WEBPACK_IMPORTED_MODULE_0__/* .buildChain */ .q)([leaf], [issuer], { at, host }).ok ? chain : undefined);
    return chains.get(asked);
}
/** Says after each curl what to ask next, so that every issuing chain is asked for once in a whole run. */
function planner(probes, known) {
    const byId = new Map(probes.map(probe => [probe.id, probe]));
    const withStore = askedWithStore(probes);
    const settled = new Set();
    return (asked, text) => {
        const answers = answersIn(text, new Set(asked), known);
        const trust = [];
        const again = [];
        // What settles a chain first; then of several that would do one that answered: the store's word then comes as fast.
        const rank = (id) => (withStore.has(id) ? 0 : answers.get(id)?.exitCode === 0 ? 1 : 2);
        const quick = [...asked].sort((a, b) => rank(a) - rank(b));
        for (const id of quick) {
            const probe = byId.get(id);
            const answer = answers.get(id);
            if (probe === undefined)
                continue;
            const refused = answer !== undefined && withStore.has(id) && _said_js__WEBPACK_IMPORTED_MODULE_3__/* .notTrusted */ .pc.has(answer.exitCode);
            if (answer === undefined || refused || !tells(probe, answer))
                again.push(id);
            else if (answer.flight.length > 0) {
                const chain = issuingChain(probe, answer.flight, known);
                if (chain !== undefined && settled.has(chain))
                    continue;
                if (chain !== undefined)
                    settled.add(chain);
                if (!withStore.has(id))
                    trust.push(id);
            }
        }
        return { trust, again };
    };
}
/** Exit codes that are about curl itself and not about what it met; and 7, which says how TCP was stopped only in remarks about addresses. */
const helpless = new Set([1, 2, 3, 4, 7, 26, 27, 41, 43, 48]);
/** Not so: what a curl before 7.88 says, which tells no certificates; and a session whose protocol does not stand in its remarks. */
const tells = (probe, { exitCode, secured, flight, protocol }) => flight.length > 0 ? protocol !== undefined : !(helpless.has(exitCode) || (secured && isSecure(probe)));
const isSecure = ({ expectation: { target } }) => target.kind === 'url' && target.url.startsWith('https:');


/***/ })

};
