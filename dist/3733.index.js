export const id = 3733;
export const ids = [3733];
export const modules = {

/***/ 8310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readSpec)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);

/** The spec in a file's content, or every fault of it at once. */
async function readSpec(file) {
    const { parseSpec } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(7120), __webpack_require__.e(4696)]).then(__webpack_require__.bind(__webpack_require__, 7120));
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
/* harmony export */   E: () => (/* binding */ execAccess),
/* harmony export */   w: () => (/* binding */ requireAccess)
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
/** Throws a fault that names every verb that is missing in the namespace. */
async function requireAccess(connection, namespace, wanted, signal) {
    const missing = [];
    await Promise.all(wanted.map(async (access) => {
        const { verb, resource, subresource } = access;
        const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
        const { status, body } = await (0,_api_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .kA)(connection, {
            method: 'POST',
            path,
            body: {
                apiVersion: 'authorization.k8s.io/v1',
                kind: 'SelfSubjectAccessReview',
                spec: { resourceAttributes: { namespace, verb, group: '', resource, ...(subresource === undefined ? {} : { subresource }) } },
            },
            signal,
        });
        if (status < 200 || status > 299)
            throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .faultOfAnswer */ .WQ)({ method: 'POST', path }, status, body);
        const allowed = body?.status?.allowed;
        if (allowed !== true)
            missing.push(`${verb} ${resource}${subresource === undefined ? '' : `/${subresource}`}`);
    }));
    if (missing.length > 0)
        throw notGranted(namespace, missing.sort());
}
const notGranted = (namespace, missing) => (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesFault */ .xL)('Forbidden', `The identity of this job may not ${missing.join(', ')} in namespace ${namespace}.`, `${(0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .grantFor */ .O4)({ method: 'POST', path: `/api/v1/namespaces/${namespace}/pods/x/exec` })} All that is needed there: list pods; get and create pods/exec.`, { status: 403 });


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
 * reads the script from stdin; it must end itself with `exit`, because not every server passes on the end of stdin.
 */
const remoteCommand = (seconds) => [
    'sh',
    '-c',
    `if timeout 1 true >/dev/null 2>&1; then exec timeout ${Math.ceil(seconds)} sh -s; else exec sh -s; fi`,
];
const trailer = (nonce, rc) => `egress-gate ${nonce} end ${rc}`;
/**
 * Nothing runs before the closing brace was read: a script that is cut on its way does nothing, and a dialogue's answers (descriptor 3)
 * cannot be taken for script. Tools inside get an empty stdin.
 */
const wholeScript = (body, nonce) => `{\nexec 3<&0\nmain() {\n${body}\n}\nmain </dev/null\nrc=$?\nprintf '\\n%s %s\\n' '${trailer(nonce, '').trimEnd()}' "$rc"\nexit 0\n}\n`;
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

/***/ 7732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ nodeTrust),
/* harmony export */   JV: () => (/* binding */ runtimeTrust),
/* harmony export */   Lc: () => (/* binding */ pythonTrust)
/* harmony export */ });
/**
 * The third fact: runtimes that bring a list of roots of their own, whatever the system's store says. The container prints which roots they
 * load, as SHA-256 of each; ours is looked for on this side. It is the container's word, so it only warns: no verdict stands on it.
 */
const settings = {
    node: 'NODE_EXTRA_CA_CERTS=<file with the root>, or --use-openssl-ca or --use-system-ca in NODE_OPTIONS',
    'python-certifi': 'REQUESTS_CA_BUNDLE and SSL_CERT_FILE=<bundle with the root>',
    java: 'the root in the keystore (keytool -importcert -cacerts), or -Djavax.net.ssl.trustStore',
};
/** What the container printed, one JSON object a line. Lines that are not as they have to be count for nothing. */
function runtimeTrust(said, rootFingerprint) {
    const found = new Map();
    for (const line of said.split('\n').slice(0, 20)) {
        const told = parse(line);
        if (told === undefined)
            continue;
        const { runtime, version, roots } = told;
        const trusts = roots === undefined ? 'unknown' : roots.includes(rootFingerprint.replaceAll(':', '').toLowerCase()) ? 'yes' : 'no';
        const before = found.get(runtime);
        // Told twice and differently: the worse word holds, for more than this a word cannot do.
        if (before !== undefined && rank[before.trusts] >= rank[trusts])
            continue;
        found.set(runtime, {
            runtime,
            version,
            trusts,
            how: roots === undefined ? 'by document' : 'asked',
            ...(trusts === 'yes' ? {} : { missing: settings[runtime] }),
        });
    }
    return [...found.values()];
}
const rank = { yes: 0, unknown: 1, no: 2 };
function parse(line) {
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return undefined;
    }
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { runtime, version, roots } = value;
    if (runtime !== 'node' && runtime !== 'python-certifi' && runtime !== 'java')
        return undefined;
    const named = typeof version === 'string' && /^[\w.+-]{1,40}$/.test(version) ? version : '';
    if (roots === undefined || roots === null)
        return { runtime, version: named };
    if (!Array.isArray(roots) || roots.length === 0)
        return { runtime, version: named };
    return { runtime, version: named, roots: roots.filter(each => typeof each === 'string') };
}
/** Node.js: its own roots with what settings add (tls.getCACertificates, 22.15 and later); before it, only where no setting changes them. */
const nodeTrust = `
const tls=require("tls"),{X509Certificate:X}=require("crypto"),o=process.env
let c;try{c=tls.getCACertificates?tls.getCACertificates("default"):o.NODE_EXTRA_CA_CERTS||o.NODE_OPTIONS?undefined:tls.rootCertificates}catch(e){}
let r;try{r=c&&X?c.map(p=>new X(p).fingerprint256.replace(/:/g,"").toLowerCase()):undefined}catch(e){}
console.log(JSON.stringify({runtime:"node",version:process.version,roots:r}))
`.trim();
/** Python: the bundle that requests reads, by its variables or certifi. */
const pythonTrust = `
import hashlib,json,os,re,ssl,sys
try: import certifi
except ImportError: sys.exit(0)
r=None
try:
    with open(os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or certifi.where()) as f: t=f.read(4000000)
    r=[hashlib.sha256(ssl.PEM_cert_to_DER_cert(p)).hexdigest() for p in re.findall("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----",t)]
except Exception: pass
print(json.dumps({"runtime":"python-certifi","version":sys.version.split()[0],"roots":r}))
`.trim();


/***/ }),

/***/ 8656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wW: () => (/* binding */ fieldCaps),
  SG: () => (/* binding */ outputCap),
  hD: () => (/* binding */ quote),
  x5: () => (/* binding */ scriptSeconds),
  eL: () => (/* binding */ udpTokens),
  xz: () => (/* binding */ verifyScript)
});

// UNUSED EXPORTS: udpQuery

// EXTERNAL MODULE: ./src/verify/runtime-trust.js
var runtime_trust = __webpack_require__(7732);
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

;// CONCATENATED MODULE: ./src/verify/script.js
/**
 * The script that asks all questions of one pod, in one POSIX sh (dash, bash, busybox ash), in parallel, with what the container has.
 * Pure: text in, text out. It decides nothing: it reports what its tools said, byte by byte, and `observe.ts` makes sense of it here.
 *
 * Output lines: `egress-gate <nonce> <probe> <field> <b|h> <bytes> <base64 or hex>`; anything else that appears is noise.
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
    json: 262_144,
    info: 4096,
    runtimes: 65_536,
};
/** All that a pod can be made to say for so many probes, in the encoding of the lines, with some room for noise. */
const outputCap = (probes) => 262_144 + probes * 786_432;
/** When the script must be over, by its own limits. Seconds. */
const scriptSeconds = (timing) => 3 * Math.max(timing.allowSeconds, timing.denySeconds) + 10;
/** As one word of sh. */
const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
function verifyScript(probes, timing, nonce) {
    const lines = probes.map((probe, index) => `${start(probe, timing, nonce)} & w${index}=$!`);
    const ends = probes.map(({ id }, index) => `wait $w${index}\nemit ${id}`);
    return [prelude(nonce), 'runtimes & runtimes_p=$!', ...batches(lines, ends), 'wait $runtimes_p', 'pod_info', 'return 0'].join('\n');
}
/** So many at once that their handshakes do not starve each other. */
const atOnce = 32;
function* batches(starts, ends) {
    for (let from = 0; from < starts.length; from += atOnce) {
        yield* starts.slice(from, from + atOnce);
        yield* ends.slice(from, from + atOnce);
    }
}
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
function start(probe, { allowSeconds, denySeconds }, nonce) {
    const { target, expect } = probe.expectation;
    const seconds = expect === 'deny' ? denySeconds : allowSeconds;
    if (target.kind === 'url') {
        const url = new URL(target.url);
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
    const octal = query.replace(/../g, byte => `\\${Number.parseInt(byte, 16).toString(8).padStart(3, '0')}`);
    return [target.protocol, probe.id, target.host, target.port, seconds, query, octal].map(each => quote(String(each))).join(' ');
}
const fields = Object.keys(fieldCaps).filter(field => field !== 'info' && field !== 'runtimes');
const prelude = (nonce) => `n=${nonce}
umask 077
have() { command -v "$1" >/dev/null 2>&1; }
enc=
if base64 -w 0 </dev/null >/dev/null 2>&1; then enc=b; to_text() { base64 -w 0; }
elif have base64; then enc=b; to_text() { base64 | tr -d '\\n'; }
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
if timeout 1 true >/dev/null 2>&1; then limit() { timeout "$@"; }
else limit() {
  limit_s=$1; shift
  exec 4<&0
  "$@" <&4 & limit_p=$!
  exec 4<&-
  { sleep "$limit_s"; kill "$limit_p"; } >/dev/null 2>&1 & limit_w=$!
  wait "$limit_p"; limit_r=$?
  kill "$limit_w" >/dev/null 2>&1
  [ "$limit_r" = 143 ] && limit_r=124
  return "$limit_r"
}; fi
field() {
  [ -s "$3" ] || return 0
  size=$(($(wc -c <"$3")))
  cut=; [ "$size" -gt "$4" ] && { size=$4; cut=1; }
  # On a line of its own, whatever else was printed before it.
  printf '\\negress-gate %s %s %s %s %s ' "$n" "$1" "$2" "$enc" "$size"
  if [ -z "$cut" ]; then to_text <"$3"
  elif [ "$2" = err ] || [ "$2" = kerr ]; then tail -c "$size" <"$3" | to_text
  else head -c "$size" <"$3" | to_text; fi
  printf '\\n'
}
emit() {
${fields.map(field => `  field "$1" ${field} "$d/$1.${field}" ${fieldCaps[field]}`).join('\n')}
  rm -f "$d/$1".*
}
curl=; have curl && curl --version >/dev/null 2>&1 && curl=1
openssl=; have openssl && openssl version >/dev/null 2>&1 && openssl=1
python_prober=${quote(pythonProber)}
node_prober=${quote(nodeProber)}
perl_udp=${quote(perlUdp)}

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

# https ID HOST PORT SECONDS URL METHOD SNI PATH AUTHORITY
https() {
  f=$d/$1
  sni=-servername; [ -n "$7" ] || sni=-noservername
  if [ -n "$curl" ]; then
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
    [ -n "$openssl" ] || return
    limit "$4" openssl s_client -connect "$2:$3" $sni \${7:+"$7"} -showcerts </dev/null >"$f.flight" 2>/dev/null
    echo $? >"$f.frc"
  elif [ -n "$openssl" ]; then
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
  if [ -n "$curl" ]; then echo curl >"$f.tool"; curl_to "$f" '' "$4" "$6" "$5"
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
  elif [ -n "$curl" ]; then
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

# Beside the probes: which runtimes bring roots of their own, and which.
node_trust=${quote(runtime_trust/* nodeTrust */.DF)}
python_trust=${quote(runtime_trust/* pythonTrust */.Lc)}
runtimes() {
  { have node && limit 10 node -e "$node_trust"
    for t in python3 python; do have $t && limit 10 $t -c "$python_trust" && break; done
    have java && echo '{"runtime":"java"}'
  } </dev/null >"$d/runtimes" 2>/dev/null
}

pod_info() {
  { echo "uid=$(id -u 2>/dev/null)"
    [ -n "$curl" ] && echo "curl=$(curl --version 2>/dev/null | head -n 1)"
    [ -n "$openssl" ] && echo "openssl=$(openssl version 2>/dev/null)"
    # Names only: values may hold credentials.
    for t in HTTPS_PROXY https_proxy HTTP_PROXY http_proxy ALL_PROXY all_proxy SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE; do
      eval "v=\\\${$t:-}"; [ -n "$v" ] && echo "env=$t"
    done
  } >"$d/info" 2>/dev/null
  field pod info "$d/info" ${fieldCaps.info}
  field pod runtimes "$d/runtimes" ${fieldCaps.runtimes}
}`;


/***/ })

};
