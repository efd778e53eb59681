export const id = 9397;
export const ids = [9397];
export const modules = {

/***/ 6305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ r)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var r=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((s,e)=>{e.exports=process.getBuiltinModule("node:buffer")});


/***/ }),

/***/ 4263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ m),
/* harmony export */   b: () => (/* binding */ n),
/* harmony export */   c: () => (/* binding */ o),
/* harmony export */   d: () => (/* binding */ p)
/* harmony export */ });
var g=Object.create;var e=Object.defineProperty;var h=Object.getOwnPropertyDescriptor;var i=Object.getOwnPropertyNames;var j=Object.getPrototypeOf,k=Object.prototype.hasOwnProperty;var m=(a=>typeof require<"u"?require:typeof Proxy<"u"?new Proxy(a,{get:(b,c)=>(typeof require<"u"?require:b)[c]}):a)(function(a){if(typeof require<"u")return require.apply(this,arguments);throw Error('Dynamic require of "'+a+'" is not supported')});var n=(a,b)=>()=>{try{return b||a((b={exports:{}}).exports,b),b.exports}catch(c){throw b=0,c}},o=(a,b)=>{for(var c in b)e(a,c,{get:b[c],enumerable:!0})},l=(a,b,c,f)=>{if(b&&typeof b=="object"||typeof b=="function")for(let d of i(b))!k.call(a,d)&&d!==c&&e(a,d,{get:()=>b[d],enumerable:!(f=h(b,d))||f.enumerable});return a};var p=(a,b,c)=>(c=a!=null?g(j(a)):{},l(b||!a||!a.__esModule?e(c,"default",{value:a,enumerable:!0}):c,a));


/***/ }),

/***/ 3978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ rootOfVault),
/* harmony export */   R: () => (/* binding */ rootsOf)
/* harmony export */ });
/* harmony import */ var _kubernetes_mounted_root_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(767);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9168);
/** The root certificates that an input gives: one, or several while a CA is replaced. Never anything but public certificates, and roots that are valid now where they are to be trusted. */


/** Empty: none was given. Throws a fault for a file that holds anything else. */
function rootsOf(file, operation) {
    if (file === undefined)
        return [];
    const text = Buffer.from(file.content).toString('latin1');
    return taken(operation === 'remove' ? (0,_kubernetes_mounted_root_js__WEBPACK_IMPORTED_MODULE_0__/* .readRoots */ .t)(text, file.path) : (0,_kubernetes_mounted_root_js__WEBPACK_IMPORTED_MODULE_0__/* .checkRoots */ .M)(text, file.path, new Date()));
}
/** The root that the vault holds, which anybody who may write there wrote. */
const rootOfVault = (root, where, operation) => operation === 'remove' ? [root] : taken((0,_kubernetes_mounted_root_js__WEBPACK_IMPORTED_MODULE_0__/* .checkRoots */ .M)(root.pem, where, new Date()));
function taken(check) {
    if (check.ok)
        return check.roots;
    throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownFaultError */ .eb({ code: 'BadCertificate', message: check.because, advice: check.advice });
}


/***/ }),

/***/ 4117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runInstall: () => (/* binding */ runInstall)
});

// EXTERNAL MODULE: ./src/azure/spec.js
var azure_spec = __webpack_require__(8310);
// EXTERNAL MODULE: ./src/kubernetes/access.js
var kubernetes_access = __webpack_require__(1962);
// EXTERNAL MODULE: ./src/kubernetes/connection.js + 1 modules
var kubernetes_connection = __webpack_require__(6052);
// EXTERNAL MODULE: ./src/actions/cluster.js
var cluster = __webpack_require__(7023);
// EXTERNAL MODULE: ./src/kubernetes/bounded.js
var bounded = __webpack_require__(631);
// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
// EXTERNAL MODULE: ./src/verify/bundles.js
var bundles = __webpack_require__(8610);
// EXTERNAL MODULE: ./src/verify/shell-quote.js
var shell_quote = __webpack_require__(7500);
;// CONCATENATED MODULE: ./src/kubernetes/install-script.js
/**
 * Installs a root certificate the way the container's distribution does, in one exec that is a dialogue: the script shows what the mount
 * holds, we look at it here, and only then send what is to be installed. Private keys never leave the pod: a file that holds one is
 * named, not shown. Lines: `egress-gate <nonce> <word> <value>`.
 */


/** What the container is, and what its mount holds. `path`: the file that a volume mounts; absent: there is none. */
const openingScript = (nonce, path) => `n=${nonce}
umask 022
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"
have() { command -v "$1" >/dev/null 2>&1; }
say() { printf 'egress-gate %s %s %s\\n' "$n" "$1" "$2"; }
if have base64; then to_text() { base64 | tr -d '\\n'; }
elif have openssl; then to_text() { openssl base64 | tr -d '\\n'; }
else echo 'neither base64 nor openssl is in this container' >&2; return 3; fi
say uid "$(id -u 2>/dev/null)"
say os "$(sed -n 's/^ID\\(_LIKE\\)\\{0,1\\}=//p' /etc/os-release 2>/dev/null | tr -d "\\"'" | tr '\\n' ' ' | head -c 200)"
file=${(0,shell_quote/* quote */.h)(path ?? '')}
if [ -n "$file" ]; then
  if [ ! -e "$file" ]; then say mount missing
  elif [ ! -f "$file" ] || [ ! -r "$file" ]; then say mount unreadable
  elif [ "$(($(wc -c <"$file")))" -gt 65536 ]; then say mount too-large
  elif grep -q 'PRIVATE KEY' "$file"; then say mount private-key
  elif ! grep -q 'BEGIN CERTIFICATE' "$file"; then say mount not-pem
  else printf 'egress-gate %s content ' "$n"; to_text <"$file"; printf '\\n'; fi
else say mount none; fi`;
/** Where a container finds what was built for it, where its workload declares trust. */
const trustFolder = '/egress-gate/trust';
/** `path`: the file that a volume mounts. Absent: the certificate comes from us alone. */
const installScript = (nonce, path) => `${openingScript(nonce, path)}
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
for b in ${bundles/* bundles */.C.join(' ')} /etc/ssl/cert.pem /etc/pki/tls/certs/ca-bundle.crt; do
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
return 0`;
/** The words of the dialogue so far. The first value of a word counts; a second, different one makes it worthless. */
function readInstallLine(line, nonce, words) {
    const prefix = `egress-gate ${nonce} `;
    if (!line.startsWith(prefix))
        return undefined;
    const rest = line.slice(prefix.length).trimEnd();
    const space = rest.indexOf(' ');
    const word = space < 0 ? rest : rest.slice(0, space);
    const value = space < 0 ? '' : rest.slice(space + 1);
    if (!/^[a-z]{2,12}$/.test(word) || value.length > 200_000)
        return undefined;
    const before = words.get(word);
    words.set(word, before === undefined || before === value || word === 'place' ? value : '\u0000contradiction');
    return word;
}

// EXTERNAL MODULE: ./src/kubernetes/printable.js
var printable = __webpack_require__(9241);
// EXTERNAL MODULE: ./src/kubernetes/mounted-root.js
var mounted_root = __webpack_require__(767);
;// CONCATENATED MODULE: ./src/kubernetes/root-source.js

const failed = (because, advice) => ({ ok: false, because, advice });
/** `given`: what is installed. Each mounted root must be one of them; where none was given, the mounted ones are installed. */
function decideRoots(words, source, given, at) {
    if (source.kind === 'given') {
        const [first, ...others] = given;
        return first === undefined
            ? failed('no root certificate was given', 'Give the input root-certificate, or mount it and name its path in egress.yaml.')
            : { ok: true, roots: [first, ...others] };
    }
    const { path, volume } = source;
    const bring = volume === 'vault'
        ? "its SecretProviderClass must name the root's secret (objectType: secret)"
        : 'the file share must hold it under that name';
    const content = words.get('content');
    if (content === undefined)
        switch (words.get('mount')) {
            case 'missing':
                return failed(`${path} does not exist in the container`, `Mount the ${volume === 'vault' ? 'Key Vault' : 'file share'} volume there: ${bring}. Or correct trust.path in egress.yaml.`);
            case 'private-key':
                return {
                    ok: false,
                    because: `${path} holds a PRIVATE KEY; it was not read`,
                    advice: 'Hand out the public certificate alone, and replace the CA: a key that was mounted in pods is known to whoever could read them.',
                    secret: true,
                };
            case 'not-pem':
                return failed(`${path} holds no PEM certificate; it was not read, for it may be a PKCS#12 file with a private key`, `Put the root's public certificate there, as PEM: ${bring}.`);
            case 'too-large':
                return failed(`${path} is larger than 64 KB, and a root certificate has about 2`, `Put the root's public certificate there alone: ${bring}.`);
            case 'unreadable':
                return failed(`${path} cannot be read by the container's user`, 'Check fsGroup and the modes of the mount.');
            default:
                return failed(`what ${path} holds could not be told`, 'Look at the pod: its sh or its tools may be replaced.');
        }
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(content))
        return failed(`what ${path} holds came back damaged`, 'Run again; look at what else prints into the session.');
    const check = (0,mounted_root/* checkRoots */.M)(Buffer.from(content, 'base64').toString('latin1'), path, at);
    if (!check.ok)
        return failed(check.because, check.advice);
    const [first, ...others] = given;
    if (first === undefined)
        return check;
    const strange = check.roots.find(root => !given.some(({ fingerprint }) => fingerprint === root.fingerprint));
    if (strange === undefined)
        return { ok: true, roots: [first, ...others] };
    return failed(`${path} holds ${strange.subject} (SHA-256 ${strange.fingerprint.slice(0, 16)}), not the root that was given (${given.map(({ fingerprint }) => fingerprint.slice(0, 16)).join(', ')})`, 'The vault or the share holds another root, or the mount is stale (rotation polls every 2 minutes, and a subPath mount never changes): restart the pod.');
}

// EXTERNAL MODULE: ./src/kubernetes/run-script.js + 3 modules
var run_script = __webpack_require__(1540);
;// CONCATENATED MODULE: ./src/kubernetes/install-root.js




const install_root_failed = (because, advice, lacks) => ({
    result: 'failed',
    because: (0,printable/* printable */.g)(because).slice(0, 800),
    advice,
    ...(lacks === undefined ? {} : { lacks }),
});
/** The update tool takes about a second of CPU, and pods may have little of it. */
const deadlineSeconds = 120;
/** Brings the root into one container's store by the distribution's own tool, in one exec, and looks whether it is there afterwards. */
async function installRoot(connection, pod, request) {
    const { source, given, at, signal, checkOnly } = request;
    let words = new Map();
    if (source.kind === 'given') {
        const early = decideRoots(words, source, given, at);
        if (!early.ok)
            return refusedBy(early);
    }
    let decided;
    let conversation = '';
    const result = await (0,run_script/* runScript */.j3)(connection, pod, {
        script: nonce => {
            words = new Map();
            decided = undefined;
            conversation = nonce;
            return installScript(nonce, source.kind === 'mounted' ? source.path : undefined);
        },
        reply: (line, nonce) => {
            if (readInstallLine(line, nonce, words) !== 'ask' || decided !== undefined)
                return undefined;
            decided = decideRoots(words, source, given, at);
            return decided.ok ? `${decided.roots.map(lineOf).join('\n')}\n${checkOnly ? 'check' : 'install'}\n` : 'stop\n';
        },
        deadlineSeconds,
        maxBytes: 1_048_576,
        signal,
    });
    const said = decided;
    if (said?.ok === false)
        return refusedBy(said);
    if (!result.ok)
        return install_root_failed(result.fault.message, result.fault.advice);
    if (said === undefined || result.nonce !== conversation)
        return install_root_failed('the script ended before it asked', 'Look at the pod: its sh may be replaced or wrapped.');
    return outcome(words, said.roots);
}
const lineOf = ({ fingerprint, der }) => `root ${fingerprint.slice(0, 16)} ${Buffer.from(der).toString('base64')}`;
const refusedBy = (decided) => install_root_failed(decided.because, decided.advice, decided.secret ? undefined : 'source');
function outcome(words, roots) {
    const os = (0,printable/* printable */.g)(words.get('os') ?? '')
        .trim()
        .slice(0, 60);
    const on = os === '' ? '' : ` (${os})`;
    const tool = words.get('tool')?.startsWith('update-ca-') ? (0,printable/* printable */.g)(words.get('tool') ?? '').slice(0, 30) : 'the update tool';
    const place = (0,printable/* printable */.g)(words.get('place') ?? 'its trust store').slice(0, 200);
    const mount = 'Use `method: rollout` (it mounts a bundle over the store and needs neither root nor a writable file system), or run the container as root with a writable file system.';
    switch (words.get('state')) {
        case 'unchanged':
        case 'installed': {
            if (words.get('checked') === 'no')
                return install_root_failed(`the bundle holds the root, but openssl in the container does not trust it${on}`, 'SSL_CERT_FILE or SSL_CERT_DIR of the container may point to another store.');
            if (words.get('checked') === 'elsewhere')
                return install_root_failed(`the bundle holds the root, but SSL_CERT_FILE of the container names another file, which does not${on}`, 'Put the root into the file that it names, or take the variable out of the workload.');
            const fresh = words.get('state') === 'installed';
            return {
                result: fresh ? 'installed' : 'unchanged',
                roots,
                os,
                because: fresh ? `installed with ${tool}${on}, and the store holds it now` : `the store held it already${on}`,
            };
        }
        case 'absent':
            return install_root_failed(`the store of the container does not hold the root${on}`, 'What was declared did not reach it: look at its mounts and at its init containers.');
        case 'declared':
            return install_root_failed(`its store is a mount that its workload declares (method rollout), and it does not hold this root${on}`, 'Run with `method: rollout`: it declares the new roots, too.', 'store');
        case 'no-tool':
            return install_root_failed(`the container has no update-ca-certificates and no update-ca-trust${on}`, words.get('os')?.includes('alpine') === true || /debian|ubuntu/.test(words.get('os') ?? '')
                ? 'Add the package ca-certificates to the image (it is not installed behind your back), or mount a bundle that holds the root.'
                : 'Add the package that brings the trust store (ca-certificates) to the image, or mount a bundle that holds the root.', 'store');
        case 'not-root':
            return install_root_failed(`${place} cannot be written: the container runs as uid ${(0,printable/* printable */.g)(words.get('uid') ?? '?').slice(0, 10)}${on}`, mount, 'store');
        case 'read-only':
            return install_root_failed(`${place} cannot be written: its file system is read-only${on}`, mount, 'store');
        case 'update-failed': {
            const said = (0,printable/* printable */.g)(Buffer.from(words.get('said') ?? '', 'base64').toString('latin1'))
                .trim()
                .slice(-400);
            return install_root_failed(`${tool} ended with ${(0,printable/* printable */.g)(words.get('code') ?? '?').slice(0, 10)}, and the store does not hold the root${on}${said === '' ? '' : `: ${said}`}`, 'Run it by hand in the pod and look at what it says.');
        }
        default:
            return install_root_failed('the script did not say how it ended', 'Look at the pod: its sh or its tools may be replaced.');
    }
}

// EXTERNAL MODULE: ./src/kubernetes/pods.js
var kubernetes_pods = __webpack_require__(5464);
// EXTERNAL MODULE: ./src/kubernetes/rollout.js + 1 modules
var rollout = __webpack_require__(4791);
;// CONCATENATED MODULE: ./src/kubernetes/trust-sources.js
const kinds = [
    {
        volume: 'vault',
        driver: 'secrets-store.csi.k8s.io',
        what: 'no volume of the Secrets Store CSI driver',
        file: (secret) => secret,
    },
    { volume: 'file-share', driver: 'file.csi.azure.com', what: 'no volume of Azure Files', file: () => 'rootCA.pem' },
];
/** `path`: the workload's trust.path, taken where it lies in a mount. `rootSecret`: what the vault calls the root. */
function sourcesOf(pod, container, { path, rootSecret, given }) {
    const steps = [];
    const mounts = pod?.spec?.containers?.find(({ name }) => name === container)?.volumeMounts ?? [];
    for (const { volume, driver, what, file } of kinds) {
        const names = (pod?.spec?.volumes ?? [])
            .filter(({ csi, azureFile }) => csi?.driver === driver || (volume === 'file-share' && azureFile !== undefined))
            .map(({ name }) => name);
        const mount = mounts.find(({ name }) => names.includes(name));
        const at = mount?.mountPath?.replace(/\/+$/, '');
        if (mount === undefined || at === undefined)
            steps.push({ kind: 'none', because: `${container} mounts ${what}` });
        else if (path !== undefined && (path === at || path.startsWith(`${at}/`)))
            steps.push({ kind: 'mounted', path, volume });
        else
            steps.push({ kind: 'mounted', path: mount.subPath ? at : `${at}/${file(rootSecret)}`, volume });
    }
    steps.push(given ? { kind: 'given' } : { kind: 'none', because: 'no root-certificate was given' });
    return steps;
}
const nameOf = (source) => source.kind === 'given'
    ? 'the input root-certificate'
    : `${source.volume === 'vault' ? 'the Key Vault mount' : 'the file share'} ${source.path}`;

;// CONCATENATED MODULE: ./src/actions/install-done.js
const install_done_failed = (because, advice) => ({ result: 'failed', because, advice });
/** Why an object was not written, and what to do. */
const whyNot = (outcome) => outcome?.result === 'failed'
    ? [outcome.fault.message, 'advice' in outcome.fault ? outcome.fault.advice : 'Look at the message of the API server.']
    : outcome?.result === 'skipped'
        ? [outcome.because, 'Correct that first, and run again.']
        : ['nothing became of it', 'Run again.'];

;// CONCATENATED MODULE: ./src/actions/install-exec.js
/** The root in running containers: one exec in every ready pod. It lives as long as the container does. */








async function installByExec(connection, asked, world) {
    const { workloads } = asked;
    const findings = [];
    await Promise.all(workloads.map(async (workload) => {
        const late = await settle(connection, workload, asked.waitSeconds, world);
        if (late !== undefined)
            findings.push({
                level: 'warning',
                message: `Workload ${workload.name}: ${late.message} What it still makes will come without the root.`,
                advice: late.advice,
                ...workload.place,
            });
    }));
    const fallen = new Map();
    const done = [];
    // What comes up meanwhile, by a scale-up or in another's place, has nothing of it: once more for these.
    for (const _ of ['all', 'those that came since'])
        done.push(...(await installIn(connection, asked, unaskedOf(done, await listed(connection, workloads, world)), fallen, world)));
    const now = await listed(connection, workloads, world);
    const settled = lostAmong(done, now);
    for (const { workload, pods } of unaskedOf(done, now)) {
        for (const { namespace, name } of pods.ready)
            settled.push({
                workload,
                pod: { namespace, name },
                installed: install_done_failed('it came up while the root was installed in the others, and does not have it', unstable),
            });
        for (const { pod, name, because } of pods.unready) {
            const told = await (0,rollout.explainPod)(connection, workload.namespace, pod, because, world.signal);
            settled.push({
                workload,
                pod: { namespace: workload.namespace, name },
                installed: install_done_failed(told.because, told.fix ?? 'Wait until the pod is ready, and run again.'),
            });
        }
    }
    const empty = workloads.filter(workload => !settled.some(each => each.workload === workload));
    return { done: settled, outcomes: [], findings: [...findings, ...[...fallen.values()].map(fallenBack)], empty };
}
/** The pods of each workload, as of now. */
const listed = (connection, workloads, world) => Promise.all(workloads.map(async (workload) => ({ workload, pods: await (0,kubernetes_pods/* podsOf */.EB)(connection, workload, world.signal) })));
/** Without the pods that were asked. */
function unaskedOf(done, lists) {
    return lists.map(({ workload, pods }) => {
        const asked = new Set(done.flatMap(each => (each.workload === workload ? [each.pod.uid] : [])));
        return {
            workload,
            pods: {
                ...pods,
                ready: pods.ready.filter(({ uid }) => !asked.has(uid)),
                unready: pods.unready.filter(({ pod }) => !asked.has(pod.metadata?.uid)),
            },
        };
    });
}
const unstable = 'Wait until the workload is stable, and run again.';
/** A container that restarted in between has a new file system, without the root. */
const lostAmong = (done, now) => done.map(each => each.installed.result === 'failed' || now.some(({ pods }) => pods.ready.some(pod => (0,kubernetes_pods/* sameContainer */.iV)(pod, each.pod)))
    ? each
    : {
        ...each,
        installed: install_done_failed('it restarted or went away while the root was installed, and what was installed is lost', unstable),
    });
/** One exec in every ready pod of the list. `fallen`: where the root was taken from, once for all that say the same. */
async function installIn(connection, asked, found, fallen, world) {
    const ready = found.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod, raw: pods.raw.find(({ metadata }) => metadata?.uid === pod.uid) })));
    if (ready.length > 0)
        world.log.info(`installing the root in ${ready.length} ${ready.length === 1 ? 'pod' : 'pods'} of ${found.length} workloads`);
    return await (0,bounded/* bounded */.M)(ready, cluster/* podsAtOnce */.hc, async ({ workload, pod, raw }) => {
        const { installed, notes } = await fromAny(connection, pod, sourcesFor(asked, workload, pod, raw), asked.given, world);
        world.signal.throwIfAborted();
        world.log.info(`${installed.result.padEnd(9)} ${pod.namespace}/${pod.name} ${pod.container}: ${installed.because}`);
        if (notes.length > 0) {
            const key = `${workload.name} ${notes.join()}`;
            const known = fallen.get(key) ?? { workload, notes, pods: [] };
            known.pods.push(pod.name);
            fallen.set(key, known);
        }
        return { workload, pod, installed };
    });
}
/** After a start or a rollout pods take a while. What is not ready by then is named, one by one, as a failure; what else is late is given back. */
async function settle(connection, workload, deadlineSeconds, world) {
    try {
        await (0,rollout.waitForWorkload)(connection, workload, { signal: world.signal, deadlineSeconds, log: world.log });
        return undefined;
    }
    catch (error) {
        if (!(0,faults/* isKubernetesFault */.HE)(error) || error.code !== 'RolloutTimeout')
            throw error;
        return error;
    }
}
/** Where a pod's root is looked for: what the workload declares, or every source in its order. */
function sourcesFor({ anySource, given, spec }, workload, pod, raw) {
    if (!anySource)
        return [declaredSource(workload)];
    const { path } = workload.trust;
    return sourcesOf(raw, pod.container, { path, rootSecret: spec.certificateAuthority.rootSecret, given: given.length > 0 });
}
function declaredSource({ trust }) {
    if (trust.source === 'input')
        return { kind: 'given' };
    const path = trust.path ?? (trust.source === 'vault' ? '/mnt/secrets-store/egress-root' : '/mnt/azure/rootCA.pem');
    return { kind: 'mounted', path, volume: trust.source };
}
/** One source after the other. Only a source that has no root is passed over: a private key there, or a store that cannot be written, is not. */
async function fromAny(connection, pod, steps, given, world) {
    const notes = [];
    let advice = noSource;
    for (const step of steps) {
        if (step.kind === 'none') {
            notes.push(step.because);
            continue;
        }
        const installed = await installRoot(connection, pod, { source: step, given, at: new Date(), signal: world.signal });
        if (steps.length === 1)
            return { installed, notes };
        if (installed.result !== 'failed' || installed.lacks !== 'source')
            return { installed, notes: [...notes, `${notes.length === 0 ? '' : 'so '}the root is taken from ${nameOf(step)}`] };
        notes.push(installed.because);
        advice = installed.advice;
    }
    return { installed: install_done_failed(`no source has the root: ${notes.join('; ')}`, advice), notes: [] };
}
const noSource = 'Mount the root (Key Vault or Azure Files) in the container, or give the input root-certificate.';
/** Once for all pods that say the same. */
const fallenBack = ({ workload, notes, pods }) => ({
    level: 'notice',
    message: `${workload.namespace}/${pods.length === 1 ? pods[0] : `${workload.name} (${pods.length} pods)`}: ${notes.join('; ')}.`,
    ...workload.place,
});

// EXTERNAL MODULE: ./src/kubernetes/api.js
var api = __webpack_require__(9874);
// EXTERNAL MODULE: ./src/kubernetes/documents.js
var documents = __webpack_require__(3164);
// EXTERNAL MODULE: ./src/kubernetes/selector.js
var kubernetes_selector = __webpack_require__(8445);
;// CONCATENATED MODULE: ./src/kubernetes/controllers.js
/** Which objects declare a workload's pods: found by the pods' owners, and by the labels of the template where there are no pods. */



const controllerKinds = { Deployment: 'deployments', StatefulSet: 'statefulsets', DaemonSet: 'daemonsets' };
const isKind = (kind) => kind !== undefined && Object.hasOwn(controllerKinds, kind);
const pathOf = (namespace, plural, name) => `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${plural}${name === undefined ? '' : `/${encodeURIComponent(name)}`}`;
const controllerPath = ({ kind, namespace, name }) => pathOf(namespace, controllerKinds[kind], name);
/** The Deployments, StatefulSets and DaemonSets that pods come from, by their owner references. */
async function controllersOf(connection, { namespace }, pods, signal) {
    const found = new Map();
    const loose = [];
    const sets = new Map();
    for (const pod of pods) {
        const name = pod.metadata?.name ?? '?';
        let owner = ownerOf(pod);
        if (owner?.kind === 'ReplicaSet') {
            const set = owner.name ?? '';
            const asked = sets.get(set) ??
                (0,api/* find */.I6)(connection, { method: 'GET', path: pathOf(namespace, 'replicasets', set), signal });
            sets.set(set, asked);
            owner = ownerOf((await asked) ?? {}) ?? owner;
        }
        if (owner === undefined)
            loose.push({ name, because: 'it is a pod of its own, which no controller declares' });
        else if (!isKind(owner.kind) || owner.apiVersion?.startsWith('apps/') === false)
            loose.push({
                name,
                because: `it belongs to ${owner.kind ?? 'something'} ${owner.name ?? ''}${isKind(owner.kind) ? ` of ${owner.apiVersion}` : ''}, and only ${Object.keys(controllerKinds).join(', ')} can be changed`,
            });
        else {
            const key = `${owner.kind}/${owner.name}`;
            const known = found.get(key) ?? { kind: owner.kind, name: owner.name ?? '', uids: new Set(), pods: [] };
            known.uids.add(pod.metadata?.uid ?? '');
            known.pods.push(name);
            found.set(key, known);
        }
    }
    const controllers = await Promise.all([...found.values()].map(async (each) => ({
        ...each,
        namespace,
        doc: (await (0,api/* find */.I6)(connection, { method: 'GET', path: pathOf(namespace, controllerKinds[each.kind], each.name), signal })),
    })));
    // What is gone by now would take its pods with it, unseen.
    for (const { kind, name, pods: of, doc } of controllers)
        if (doc === undefined)
            loose.push(...of.map(pod => ({ name: pod, because: `its ${kind} ${name} does not exist` })));
    return {
        controllers: controllers.flatMap(({ pods: _, ...each }) => (each.doc === undefined ? [] : [{ ...each, doc: each.doc }])),
        loose,
    };
}
/** Those that have no pod now, found by the labels of their template: scaled to nothing, or held up. */
async function podlessControllersOf(connection, { namespace, selector }, others, signal) {
    const lists = await Promise.all(Object.entries(controllerKinds).map(async ([kind, plural]) => (0,documents/* itemsOf */.S)((await (0,api/* find */.I6)(connection, { method: 'GET', path: pathOf(namespace, plural), signal })) ?? null)
        .filter(({ spec }) => (0,kubernetes_selector/* selects */.k)(selector, spec?.template?.metadata?.labels ?? {}))
        .map(doc => ({ kind, namespace, name: doc.metadata?.name ?? '', doc, uids: new Set() }))));
    return lists.flat().filter(({ kind, name }) => !others.some(each => each.kind === kind && each.name === name));
}
/** Whether it is to have pods at all. */
const wantsPods = ({ kind, doc }) => kind === 'DaemonSet' ? doc.status?.desiredNumberScheduled !== 0 : doc.spec?.replicas !== 0;
function ownerOf(doc) {
    const owners = doc.metadata?.ownerReferences ?? [];
    return owners.find(({ controller }) => controller === true) ?? owners[0];
}
/** Why a change of the template would not reach the pods by itself. */
function heldBack({ kind, doc }) {
    if (doc.spec?.paused === true)
        return 'its rollout is paused';
    const strategy = kind === 'Deployment' ? undefined : doc.spec?.updateStrategy;
    if (strategy?.type === 'OnDelete')
        return 'its pods are replaced by hand only (updateStrategy OnDelete)';
    if ((strategy?.rollingUpdate?.partition ?? 0) > 0)
        return `only its pods from number ${strategy?.rollingUpdate?.partition} on are updated (partition)`;
    return undefined;
}

// EXTERNAL MODULE: ./src/pki/read.js
var read = __webpack_require__(8108);
// EXTERNAL MODULE: ./src/kubernetes/apply.js + 2 modules
var apply = __webpack_require__(1554);
;// CONCATENATED MODULE: ./src/kubernetes/trust-script.js
/**
 * What the init container runs, in the workload's own image: the distribution's bundle and our roots become one, in a volume that the
 * container mounts over its own bundle. The paths come by variables, so that the text is the same everywhere. It needs `cat`, `mkdir` and
 * no rights: it runs as the container's user, without capabilities, on a root file system that it does not write to.
 */
const trustScript = `set -eu
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
fi`;

;// CONCATENATED MODULE: ./src/kubernetes/trust-patch.js



/** Owns what is declared here, and nothing else. */
const trustManager = 'egress-gate-trust';
/** The config map with the roots, one in each namespace, and the volume that shows it to the init containers. */
const rootConfigMap = 'egress-gate-root';
/** The volume in which the bundles are built. */
const trustVolume = 'egress-gate-trust';
const rootsAnnotation = 'egress-gate/roots';
const managedBy = { 'app.kubernetes.io/managed-by': 'egress-gate' };
/**
 * What the runtimes read that bring roots of their own. NODE_EXTRA_CA_CERTS adds to them; the others take the place of them, so they name
 * the bundle that holds the public roots, too. docs/trust.md has the sources.
 */
const trustEnvironment = {
    NODE_EXTRA_CA_CERTS: `${trustFolder}/roots.pem`,
    SSL_CERT_FILE: `${trustFolder}/bundle.pem`,
    REQUESTS_CA_BUNDLE: `${trustFolder}/bundle.pem`,
    CURL_CA_BUNDLE: `${trustFolder}/bundle.pem`,
    AWS_CA_BUNDLE: `${trustFolder}/bundle.pem`,
    PIP_CERT: `${trustFolder}/bundle.pem`,
};
/** The config map: the roots together, and each alone, as keytool wants them. PEM is made of the parsed certificate, so nothing else can get in. */
const rootsDocument = (namespace, roots) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: rootConfigMap, namespace, labels: managedBy },
    data: {
        'roots.pem': roots.map(({ pem }) => `${pem.trim()}\n`).join(''),
        ...Object.fromEntries(roots.map(({ fingerprint, pem }) => [`${fingerprint.slice(0, 16)}.crt`, `${pem.trim()}\n`])),
    },
});
/** What is applied to the controller. Without containers it is empty: the manager gives up all that it declared. */
function trustDocument(target, trusting, roots) {
    const { kind, namespace, name, template } = target;
    const head = { apiVersion: 'apps/v1', kind, metadata: { name, namespace } };
    if (trusting.length === 0)
        return head;
    return {
        ...head,
        spec: {
            template: {
                // Pods read the roots when they start: other roots are another template.
                metadata: { annotations: { [rootsAnnotation]: roots.map(({ fingerprint }) => fingerprint.slice(0, 16)).join('.') } },
                spec: {
                    initContainers: trusting.map(each => initContainer(template, each)),
                    containers: trusting.map(appContainer),
                    volumes: [
                        { name: rootConfigMap, configMap: { name: rootConfigMap } },
                        { name: trustVolume, emptyDir: { sizeLimit: '32Mi' } },
                    ],
                },
            },
        },
    };
}
const initPrefix = 'egress-gate-trust-';
const initName = (container) => `${initPrefix}${container}`.slice(0, 63).replace(/-+$/, '');
/** Who the container runs as is who its init container runs as; more than reading and writing one volume it may not. */
const identity = ['runAsUser', 'runAsGroup', 'runAsNonRoot', 'seccompProfile', 'seLinuxOptions', 'appArmorProfile'];
function initContainer(template, { container, bundle, java }) {
    const of = template.spec?.containers?.find(({ name }) => name === container);
    const context = Object.fromEntries(identity.flatMap(key => (of?.securityContext?.[key] === undefined ? [] : [[key, of.securityContext[key]]])));
    return {
        name: initName(container),
        // The workload's own: nothing further is pulled, and the bundle is the one that the container has.
        image: of?.image ?? '',
        ...(of?.imagePullPolicy === undefined ? {} : { imagePullPolicy: of.imagePullPolicy }),
        command: ['sh', '-c', trustScript],
        env: [
            { name: 'EGRESS_GATE_CONTAINER', value: container },
            { name: 'EGRESS_GATE_BUNDLE', value: bundle },
            ...(java === undefined
                ? []
                : [
                    { name: 'EGRESS_GATE_CACERTS', value: java.cacerts },
                    { name: 'EGRESS_GATE_KEYTOOL', value: java.keytool },
                ]),
        ],
        // An init container's requests count only where they are above those of the containers together: these never are.
        ...(of?.resources === undefined || Object.keys(of.resources ?? {}).length === 0 ? {} : { resources: of.resources }),
        securityContext: { ...context, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
        terminationMessagePolicy: 'FallbackToLogsOnError',
        volumeMounts: [
            { name: rootConfigMap, mountPath: '/egress-gate/root', readOnly: true },
            { name: trustVolume, mountPath: trustFolder },
        ],
    };
}
const mountsOf = ({ container, bundle, java }) => [
    { name: trustVolume, mountPath: trustFolder, subPath: container, readOnly: true },
    { name: trustVolume, mountPath: bundle, subPath: `${container}/bundle.pem`, readOnly: true },
    ...(java === undefined ? [] : [{ name: trustVolume, mountPath: java.cacerts, subPath: `${container}/cacerts`, readOnly: true }]),
];
const appContainer = (each) => ({
    name: each.container,
    env: Object.entries(trustEnvironment).map(([name, value]) => ({ name, value })),
    volumeMounts: mountsOf(each),
});
/** The containers that trust by us already, as the template declares them: another run's work, which this run's must not undo. */
function trustingNow({ template }) {
    return (template.spec?.containers ?? []).flatMap(({ name = '', volumeMounts = [] }) => {
        const ours = volumeMounts.filter(mount => mount.name === trustVolume);
        const bundle = bundles/* bundles */.C.find(path => ours.some(mount => mount.mountPath === path));
        if (bundle === undefined)
            return [];
        const env = template.spec?.initContainers?.find(each => each.name === initName(name))?.env ?? [];
        const given = (variable) => env.find(each => each.name === variable)?.value;
        const [cacerts, keytool] = [given('EGRESS_GATE_CACERTS'), given('EGRESS_GATE_KEYTOOL')];
        return [{ container: name, bundle, ...(cacerts === undefined || keytool === undefined ? {} : { java: { cacerts, keytool } }) }];
    });
}
/**
 * What of ours a template still has beside what is `left` to it. After a withdrawal it is what another manager owns as well: a manifest that
 * was exported from the cluster, a rollout that was undone.
 */
function remainsOf({ template }, left) {
    const { containers = [], initContainers = [], volumes = [] } = template.spec ?? {};
    const stays = (container) => left.some(each => each.container === container);
    const inits = initContainers.flatMap(({ name = '' }) => name.startsWith(initPrefix) && !left.some(each => initName(each.container) === name) ? [`init container ${name}`] : []);
    const mounts = containers.flatMap(({ name = '', volumeMounts = [] }) => volumeMounts.some(mount => mount.name === trustVolume) && !stays(name) ? [`mounts of ${trustVolume} in container ${name}`] : []);
    const variables = containers.flatMap(({ name = '', env = [] }) => stays(name) ? [] : env.flatMap(each => (each.value?.startsWith(`${trustFolder}/`) ? [`${each.name} of container ${name}`] : [])));
    const own = left.length > 0 ? [] : volumes.flatMap(({ name }) => (name === trustVolume ? [`volume ${name}`] : []));
    return [...inits, ...mounts, ...variables, ...own];
}
/**
 * What the workload itself has in the places that this would take. Each is told by its name: to force them would change what somebody
 * decided, to leave them would leave a program that does not trust the root behind a report that says it does.
 */
function conflictsOf({ template }, trusting, seen) {
    const container = template.spec?.containers?.find(({ name }) => name === trusting.container);
    if (container === undefined)
        return [`its template has no container ${JSON.stringify(trusting.container)}`];
    const found = [];
    for (const [name, ours] of Object.entries(trustEnvironment)) {
        const declared = container.env?.find(each => each.name === name);
        const value = declared?.value ?? '';
        if (declared !== undefined && (declared.valueFrom != null || value !== ours))
            found.push(`${name} is set by its own declaration (${declared.valueFrom != null ? 'from elsewhere' : value || 'empty'})`);
        else if (declared === undefined && seen.has(name) && seen.get(name) !== ours)
            found.push(`${name} is set by its image or a config map (${seen.get(name) || 'empty'})`);
    }
    const places = mountsOf(trusting).map(({ mountPath }) => mountPath);
    for (const { name, mountPath = '' } of container.volumeMounts ?? []) {
        if (name === trustVolume)
            continue;
        const at = mountPath.replace(/\/+$/, '');
        const covered = places.find(place => place === at || place.startsWith(`${at}/`));
        if (covered !== undefined)
            found.push(`its volume ${name} is mounted over ${mountPath}, where ${covered} would be`);
    }
    for (const volume of template.spec?.volumes ?? [])
        if (volume.name === rootConfigMap && trustingNow({ template }).length === 0)
            found.push(`it has a volume ${rootConfigMap} of its own`);
    return found;
}

;// CONCATENATED MODULE: ./src/kubernetes/trust-declare.js









const mapPath = (namespace) => `/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps/${rootConfigMap}`;
/** The roots that the namespace's config map holds. Throws where a config map of that name is not ours, or is not what we wrote. */
async function heldRoots(connection, namespace, signal) {
    const map = (await (0,api/* find */.I6)(connection, { method: 'GET', path: mapPath(namespace), signal }));
    if (map === undefined)
        return [];
    if (!isOurs(map))
        throw (0,faults/* kubernetesFault */.xL)('NotOurs', `The config map ${namespace}/${rootConfigMap} was not made by this action.`, 'Rename or delete it: pods would take whatever it holds for our roots.');
    const changed = (because) => (0,faults/* kubernetesFault */.xL)('NotRoots', `The config map ${namespace}/${rootConfigMap} does not hold roots as this action writes them: ${because}`, `Somebody changed it. Look at it, then delete it (kubectl -n ${namespace} delete configmap ${rootConfigMap}) and run again.`);
    const strange = strangeIn(map);
    if (strange.length > 0)
        throw changed(`${strange.slice(0, 5).join(', ')} was written by somebody else.`);
    try {
        return (0,read.readCertificates)(map.data?.['roots.pem'] ?? '');
    }
    catch (error) {
        throw changed(`${error instanceof Error ? error.message : error}`);
    }
}
/** What the map holds that is not, or not any more, written by us: pods would take it for our roots. */
function strangeIn({ metadata, data = {}, binaryData = {} }) {
    const fields = (metadata?.managedFields ?? []).flatMap(({ manager, fieldsV1 }) => manager === trustManager ? Object.keys(fieldsV1?.['f:data'] ?? {}) : []);
    return [...Object.keys(data).filter(key => !fields.includes(`f:${key}`)), ...Object.keys(binaryData)].map(key => (0,printable/* printable */.g)(key));
}
const isOurs = (doc) => doc.metadata?.managedFields?.some(({ manager }) => manager === trustManager) === true;
const targetOf = ({ kind, namespace, name, doc }) => ({
    kind,
    namespace,
    name,
    template: doc.spec?.template ?? {},
});
/** First the roots, then what reads them. A namespace whose config map could not be written gets no pods that wait for it. */
async function declareTrust(connection, namespace, roots, wanted, world) {
    const own = { ...world, manager: trustManager };
    const first = await (0,apply.applyManifests)(connection, [rootsDocument(namespace, roots)], own);
    const documents = wanted.map(({ controller, trusting }) => trustDocument(targetOf(controller), trusting, roots));
    if (first.some(({ result }) => result === 'failed'))
        return [
            ...first,
            ...wanted.map(({ controller }, index) => ({
                change: {
                    action: 'none',
                    resource: {
                        id: controllerPath(controller),
                        title: `${controller.kind} ${namespace}/${controller.name}`,
                        needs: [],
                        desired: documents[index],
                    },
                    differs: [],
                },
                result: 'skipped',
                because: `config map ${namespace}/${rootConfigMap} could not be written`,
            })),
        ];
    return [...first, ...(await (0,apply.applyManifests)(connection, documents, own))];
}
/** Whether anything of the controller is ours to take back. */
const declaresTrust = ({ doc }) => isOurs(doc);
/** Takes it back from controllers. `left`: containers that another declaration in the spec still wants. */
const withdrawTrust = (connection, from, roots, world) => (0,apply.applyManifests)(connection, from.map(({ controller, left }) => trustDocument(targetOf(controller), left, roots)), { ...world, manager: trustManager });
/** What of ours a controller has now beside what is `left` to it, and who else owns it. Undefined: nothing, or it is gone. */
async function whatRemains(connection, controller, left, signal) {
    const doc = (await (0,api/* find */.I6)(connection, { method: 'GET', path: controllerPath(controller), signal }));
    if (doc === undefined)
        return undefined;
    const remains = remainsOf(targetOf({ ...controller, doc }), left);
    if (remains.length === 0)
        return undefined;
    const owners = (doc.metadata?.managedFields ?? []).filter(({ manager, fieldsV1 }) => manager !== trustManager && JSON.stringify(fieldsV1 ?? {}).includes(trustVolume));
    return `${remains.join(', ')}${owners.length === 0 ? '' : ` (owned by ${[...new Set(owners.map(({ manager }) => manager ?? '?'))].join(', ')})`}`;
}
/** Deletes the namespace's config map once nothing mounts it any more. Says what it did. */
async function dropRoots(connection, namespace, signal) {
    const map = (await (0,api/* find */.I6)(connection, { method: 'GET', path: mapPath(namespace), signal }));
    if (map === undefined || !isOurs(map))
        return `namespace ${namespace} has no config map ${rootConfigMap} of this action`;
    const strange = strangeIn(map);
    if (strange.length > 0)
        return `config map ${namespace}/${rootConfigMap} stays: ${strange.slice(0, 5).join(', ')} in it was written by somebody else`;
    const users = [];
    for (const [kind, plural] of Object.entries(controllerKinds)) {
        const path = `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${plural}`;
        for (const { metadata, spec } of (0,documents/* itemsOf */.S)((await (0,api/* find */.I6)(connection, { method: 'GET', path, signal })) ?? null))
            if (spec?.template?.spec?.volumes?.some(({ name }) => name === trustVolume || name === rootConfigMap))
                users.push(`${kind} ${metadata?.name}`);
    }
    // Of a rollout that is not through: what makes the old pods would make no more of them.
    const { raw } = await (0,kubernetes_pods/* podsOf */.EB)(connection, { namespace, selector: '' }, signal);
    for (const { metadata, spec, status } of raw)
        if (metadata?.deletionTimestamp === undefined &&
            !/^(Succeeded|Failed)$/.test(status?.phase ?? '') &&
            spec?.volumes?.some(({ configMap }) => configMap?.name === rootConfigMap))
            users.push(`pod ${metadata?.name}`);
    if (users.length > 0)
        return `config map ${namespace}/${rootConfigMap} stays: ${users.slice(0, 10).join(', ')}${users.length > 10 ? ` and ${users.length - 10} more` : ''} still mount it`;
    await (0,api/* find */.I6)(connection, { method: 'DELETE', path: mapPath(namespace), signal });
    return `config map ${namespace}/${rootConfigMap} was deleted`;
}

// EXTERNAL MODULE: ./src/pki/chain.js
var chain = __webpack_require__(8639);
;// CONCATENATED MODULE: ./src/kubernetes/trust-rotation.js

/** `held`: what pods trust by us now. `wanted`: what they shall trust. `intermediate`: what the firewall signs with, if the caller knows it. */
function rotate(held, wanted, intermediate, at) {
    const signer = (root) => intermediate !== undefined && (0,chain.whyNotIssuedBy)(intermediate, root) === undefined;
    const old = held.filter(({ fingerprint }) => !wanted.some(root => root.fingerprint === fingerprint));
    if (intermediate !== undefined && ![...wanted, ...old].some(signer))
        return {
            ok: false,
            because: `the firewall's intermediate (${intermediate.subject}) was signed by none of the roots: ${[...wanted, ...old].map(({ subject }) => subject).join(', ')}`,
            advice: 'Give the root above it as root-certificate, or the intermediate that the firewall really uses.',
        };
    const kept = [];
    const removed = [];
    for (const root of old)
        if (at > root.notAfter)
            removed.push({ root, because: `it expired on ${root.notAfter.toISOString().slice(0, 10)}` });
        else if (intermediate === undefined)
            kept.push({ root, because: 'what the firewall signs with is not known to this run (input intermediate-certificate)' });
        else if (signer(root))
            kept.push({ root, because: "the firewall's intermediate is signed by it" });
        else
            removed.push({ root, because: `the firewall's intermediate (${intermediate.subject}) is not signed by it` });
    const [first, ...others] = wanted;
    return { ok: true, hold: [first, ...others, ...kept.map(({ root }) => root)], kept, removed };
}

;// CONCATENATED MODULE: ./src/kubernetes/trust-look.js
/** What a container has that trust depends on: its distribution's bundle, what its variables say now, its Java. One exec that only reads. */




/** `path`: where the root is mounted, if it is. */
const lookScript = (nonce, path, variables) => `${openingScript(nonce, path)}
for b in ${bundles/* bundles */.C.join(' ')}; do
  [ -s "$b" ] && [ -r "$b" ] && { say bundle "$b"; break; }
done
set=
for v in ${variables.join(' ')}; do
  eval "[ -n \\"\\\${$v+x}\\" ]" && set="$set$v=$(eval "printf %s \\"\\$$v\\"" | tr '\\n' ' ')
"
done
printf 'egress-gate %s variables ' "$n"; printf '%s' "$set" | head -c 8000 | to_text; printf '\\n'
java=$(command -v java 2>/dev/null) || java=\${JAVA_HOME:+$JAVA_HOME/bin/java}
if [ -n "$java" ] && [ -x "$java" ]; then
  home=$(readlink -f "$java"); home=\${home%/bin/*}
  for c in "$home/lib/security/cacerts" "$home/jre/lib/security/cacerts"; do
    [ -s "$c" ] && [ -r "$c" ] && { say cacerts "$(readlink -f "$c")"; break; }
  done
  if [ -x "$home/bin/keytool" ]; then say keytool "$home/bin/keytool"; fi
  say java yes
fi
return 0`;
/** Looks through one container without changing it, in one exec. */
async function look(connection, pod, request) {
    const result = await (0,run_script/* runScript */.j3)(connection, pod, {
        script: nonce => lookScript(nonce, request.path, request.variables),
        deadlineSeconds: 30,
        maxBytes: 1_048_576,
        signal: request.signal,
    });
    if (!result.ok)
        return {
            ok: false,
            because: (0,printable/* printable */.g)(`it could not be looked into: ${result.fault.message}`).slice(0, 600),
            advice: `Nothing was changed. ${result.fault.advice} An image without a shell cannot build its own bundle: give it one that holds the root, and the variables of docs/trust.md.`,
        };
    const words = new Map();
    for (const line of result.output.split('\n'))
        readInstallLine(line, result.nonce, words);
    return readLook(words, request.variables);
}
/** What the words say. They come from the container, so nothing but known paths and names is taken from them. */
function readLook(words, variables) {
    const bundle = bundles/* bundles */.C.find(each => each === words.get('bundle'));
    const os = (0,printable/* printable */.g)(words.get('os') ?? '')
        .trim()
        .slice(0, 60);
    if (bundle === undefined)
        return {
            ok: false,
            because: `the container has no bundle of public roots (${bundles/* bundles */.C.join(', ')})${os === '' ? '' : ` (${os})`}`,
            advice: 'Add the package ca-certificates to the image: a bundle with our root alone would break every connection that is not inspected.',
        };
    const environment = new Map();
    for (const line of Buffer.from(words.get('variables') ?? '', 'base64')
        .toString('utf8')
        .split('\n')) {
        const at = line.indexOf('=');
        if (at > 0 && variables.includes(line.slice(0, at)))
            environment.set(line.slice(0, at), (0,printable/* printable */.g)(line.slice(at + 1)).slice(0, 300));
    }
    return { ok: true, look: { os, bundle, environment, java: javaOf(words), words } };
}
/** A path that may stand in a mount: a container that lies about it must not get a file of another name covered. */
const safe = (path, name) => path !== undefined && path.length < 200 && /^(?:\/[A-Za-z0-9_+-][A-Za-z0-9._+-]*)+$/.test(path) && path.endsWith(`/${name}`);
function javaOf(words) {
    if (words.get('java') !== 'yes')
        return undefined;
    const [cacerts, keytool] = [words.get('cacerts'), words.get('keytool')];
    if (!safe(cacerts, 'cacerts'))
        return { unusable: 'it has no store of its own (lib/security/cacerts) that could be copied' };
    if (!safe(keytool, 'keytool'))
        return { unusable: 'it comes without keytool' };
    return { cacerts, keytool };
}

;// CONCATENATED MODULE: ./src/actions/install-rollout-look.js









/** One failure for a whole controller: it stands for all its pods. */
const ofController = (workload, controller, because, advice) => [
    { workload, pod: { namespace: workload.namespace, name: `${controller.kind} ${controller.name}` }, installed: install_done_failed(because, advice) },
];
/** Looks into one ready pod of each controller. Nothing is written. */
async function prepare(connection, asked, workload, parts, world) {
    const pods = await (0,kubernetes_pods/* podsOf */.EB)(connection, workload, world.signal);
    if (pods.ready.length + pods.unready.length === 0) {
        parts.empty.push(workload);
        return [];
    }
    const live = pods.raw.filter(({ metadata, status }) => metadata?.deletionTimestamp === undefined && !/^(Succeeded|Failed)$/.test(status?.phase ?? ''));
    const { controllers, loose } = await controllersOf(connection, workload, live, world.signal);
    for (const { name, because } of loose)
        parts.done.push({
            workload,
            pod: { namespace: workload.namespace, name },
            installed: install_done_failed(because, 'Use `method: exec` for it, or declare it by a Deployment, a StatefulSet or a DaemonSet.'),
        });
    const ready = [];
    const podless = await podlessControllersOf(connection, workload, controllers, world.signal);
    for (const controller of [...controllers, ...podless]) {
        if (controller.uids.size === 0 && !wantsPods(controller)) {
            parts.findings.push({
                level: 'warning',
                message: `${controller.kind} ${workload.namespace}/${controller.name} is scaled to no pods, so what its container has could not be looked at: nothing was declared in it, and its pods will come without the root.`,
                advice: 'Run again once it has a pod.',
                ...workload.place,
            });
            continue;
        }
        const refuse = (because, advice) => void parts.done.push(...ofController(workload, controller, because, advice));
        const held = heldBack(controller);
        if (held !== undefined) {
            refuse(`${held}: a change would not reach its pods`, 'Resume it, or set its updateStrategy to RollingUpdate without a partition, and run again.');
            continue;
        }
        const pod = pods.ready.find(({ uid }) => controller.uids.has(uid));
        if (pod === undefined) {
            const other = pods.unready.find(({ pod: each }) => controller.uids.has(each.metadata?.uid ?? ''));
            refuse(`none of its pods is ready, so what its container has could not be looked at${other === undefined ? '' : ` (${other.name}: ${other.because})`}`, 'Bring one pod up first. A rollout of this action that is stuck is taken back by `operation: remove`.');
            continue;
        }
        const seen = await lookAround(connection, asked, workload, pod, pods, world);
        if (!seen.ok) {
            refuse(seen.because, seen.advice);
            continue;
        }
        const { roots, looked, notes } = seen;
        if (notes.length > 0)
            parts.findings.push({ level: 'notice', message: `${workload.namespace}/${pod.name}: ${notes.join('; ')}.`, ...workload.place });
        const java = looked.java === undefined || 'unusable' in looked.java ? undefined : looked.java;
        const trusting = { container: pod.container, bundle: looked.bundle, ...(java === undefined ? {} : { java }) };
        const conflicts = conflictsOf(targetOf(controller), trusting, looked.environment);
        if (conflicts.length > 0) {
            refuse(`${conflicts.join('; ')}. Nothing was changed`, 'Take these out of the workload (this method sets them), or use `method: exec`.');
            continue;
        }
        if (looked.java !== undefined && 'unusable' in looked.java)
            parts.findings.push({
                level: 'warning',
                message: `${controller.kind} ${workload.namespace}/${controller.name}, container ${pod.container}: there is a Java, and ${looked.java.unusable}: Java will not trust the root.`,
                advice: 'See docs/trust.md for what to set by hand (keytool -importcert, or -Djavax.net.ssl.trustStore).',
                ...workload.place,
            });
        ready.push({ workload, controller, trusting, roots });
    }
    return ready;
}
/** What the container has, and the root from the first source that has one. */
async function lookAround(connection, asked, workload, pod, pods, world) {
    const raw = pods.raw.find(({ metadata }) => metadata?.uid === pod.uid);
    const notes = [];
    let last;
    for (const source of sourcesFor(asked, workload, pod, raw)) {
        if (source.kind === 'none') {
            notes.push(source.because);
            continue;
        }
        const path = source.kind === 'mounted' ? source.path : undefined;
        const looked = await look(connection, pod, { path, variables: Object.keys(trustEnvironment), signal: world.signal });
        if (!looked.ok)
            return looked;
        const decided = decideRoots(looked.look.words, source, asked.given, new Date());
        if (decided.ok)
            return {
                ok: true,
                roots: decided.roots,
                looked: looked.look,
                notes: asked.anySource ? [...notes, `${notes.length === 0 ? '' : 'so '}the root is taken from ${nameOf(source)}`] : [],
            };
        last = decided;
        if (decided.secret || !asked.anySource)
            return decided;
        notes.push(decided.because);
    }
    return { ok: false, because: `no source has the root: ${notes.join('; ')}`, advice: last?.advice ?? noSource };
}

;// CONCATENATED MODULE: ./src/actions/install-rollout.js













/** Declares the roots for every workload in which nothing stands in the way, and waits until its pods have them. */
async function installByRollout(connection, asked, world) {
    const parts = { done: [], outcomes: [], findings: [], empty: [] };
    await Promise.all(asked.workloads.map(workload => settle(connection, workload, asked.waitSeconds, world)));
    const ready = [];
    for (const each of await (0,bounded/* bounded */.M)(asked.workloads, cluster/* podsAtOnce */.hc, workload => prepare(connection, asked, workload, parts, world)))
        ready.push(...each);
    const written = [];
    for (const namespace of new Set(ready.map(({ controller }) => controller.namespace))) {
        const here = ready.filter(({ controller }) => controller.namespace === namespace);
        const roots = await rootsFor(connection, namespace, here, asked.intermediate, parts, world);
        if (roots === undefined)
            continue;
        const wanted = byController(here);
        const outcomes = await declareTrust(connection, namespace, roots, wanted, world);
        parts.outcomes.push(...outcomes);
        wanted.forEach(({ controller }, index) => {
            const outcome = outcomes[outcomes.length - wanted.length + index];
            const mine = here.filter(each => each.controller.name === controller.name && each.controller.kind === controller.kind);
            if (outcome?.result === 'applied' || outcome?.result === 'unchanged')
                written.push(...mine.map(each => ({ ...each, roots })));
            else
                for (const { workload } of mine)
                    parts.done.push(...ofController(workload, controller, ...whyNot(outcome)));
        });
    }
    await Promise.all(written.map(each => settled(connection, each, asked.waitSeconds, parts, world)));
    return parts;
}
/** What the namespace's config map shall hold, or undefined where that cannot be said: then nothing is written in it. */
async function rootsFor(connection, namespace, here, intermediate, parts, world) {
    const refuse = (because, advice) => {
        for (const { workload, controller } of here)
            parts.done.push(...ofController(workload, controller, because, advice));
    };
    const sets = new Map(here.map(({ roots }) => [setOf(roots), roots]));
    const [wanted] = sets.values();
    if (wanted === undefined)
        return undefined;
    if (sets.size > 1)
        return refuse(`the workloads of namespace ${namespace} have different roots: ${[...sets.values()].map(roots => roots.map(({ subject, fingerprint }) => `${subject} (${fingerprint.slice(0, 16)})`).join(' and ')).join('; ')}`, 'The vault and the file share hold different roots: run import-ca, then deploy-aks, and run again. To change roots, give both as root-certificate.');
    let held;
    try {
        held = await heldRoots(connection, namespace, world.signal);
    }
    catch (error) {
        if (!(0,faults/* isKubernetesFault */.HE)(error))
            throw error;
        return refuse(error.message, error.advice);
    }
    const rotation = rotate(held, wanted, intermediate, new Date());
    if (!rotation.ok)
        return refuse(rotation.because, rotation.advice);
    const told = (what, { root, because }) => ({
        level: 'notice',
        message: `${root.subject} (SHA-256 ${root.fingerprint.slice(0, 16)}) ${what} namespace ${namespace}: ${because}.`,
    });
    parts.findings.push(...rotation.kept.map(each => told('stays trusted in', each)), ...rotation.removed.map(each => told('is not trusted any more in', each)));
    return rotation.hold;
}
const setOf = (roots) => roots
    .map(({ fingerprint }) => fingerprint)
    .sort()
    .join();
/** One patch for each controller: its manager declares all of it at once, with what earlier runs declared in other containers. */
function byController(here) {
    const all = new Map();
    for (const { controller, trusting } of here) {
        const key = `${controller.kind}/${controller.name}`;
        const known = all.get(key) ?? { controller, trusting: trustingNow(targetOf(controller)) };
        all.set(key, { controller, trusting: [...known.trusting.filter(({ container }) => container !== trusting.container), trusting] });
    }
    return [...all.values()].map(({ controller, trusting }) => ({
        controller,
        trusting: trusting.sort((a, b) => (a.container < b.container ? -1 : 1)),
    }));
}
/** Waits until the pods run what was declared, and asks each whether its store holds the roots. */
async function settled(connection, each, waitSeconds, parts, world) {
    const { workload, controller, roots } = each;
    let refs;
    try {
        refs = await (0,rollout.waitForWorkload)(connection, workload, { signal: world.signal, deadlineSeconds: waitSeconds, log: world.log });
    }
    catch (error) {
        if (!(0,faults/* isKubernetesFault */.HE)(error))
            throw error;
        parts.done.push(...ofController(workload, controller, `it was declared, and ${error.message}`, `${error.advice} What was declared is taken back by \`operation: remove\`.`));
        return;
    }
    const pods = await (0,kubernetes_pods/* podsOf */.EB)(connection, workload, world.signal);
    const live = pods.raw.filter(({ metadata }) => refs.some(({ uid }) => uid === metadata?.uid));
    const { controllers } = await controllersOf(connection, workload, live, world.signal);
    const mine = controllers.find(({ kind, name }) => kind === controller.kind && name === controller.name);
    const asked = refs.filter(({ uid }) => mine?.uids.has(uid));
    if (asked.length === 0)
        parts.done.push(...ofController(workload, controller, 'it was declared, and no pod of it is there any more that could be asked', 'Look at the workload: it was scaled down or replaced meanwhile. Run again.'));
    await (0,bounded/* bounded */.M)(asked, cluster/* podsAtOnce */.hc, async (pod) => {
        const checked = await installRoot(connection, pod, {
            source: { kind: 'given' },
            given: roots,
            at: new Date(),
            checkOnly: true,
            signal: world.signal,
        });
        const fresh = !controller.uids.has(pod.uid);
        const installed = checked.result === 'failed'
            ? checked
            : {
                ...checked,
                result: fresh ? 'installed' : 'unchanged',
                because: fresh
                    ? `declared in ${controller.kind} ${controller.name}, and its new pod has it`
                    : `${controller.kind} ${controller.name} declares it, and the pod has it`,
            };
        world.log.info(`${installed.result.padEnd(9)} ${pod.namespace}/${pod.name} ${pod.container}: ${installed.because}`);
        parts.done.push({ workload, pod, installed });
    });
}

;// CONCATENATED MODULE: ./src/actions/install-rollout-remove.js
/** The root taken back from the workloads that declare it. */








/** Takes back what `installByRollout` declared. Pods come back without the roots. */
async function removeRollout(connection, { workloads, others, waitSeconds, }, world) {
    const findings = [];
    const outcomes = [];
    const lines = [];
    const error = (workload, message, advice) => void findings.push({ level: 'error', message, advice, ...workload.place });
    const from = new Map();
    const stillThere = (workload, { kind, namespace, name }, remains) => error(workload, `${kind} ${namespace}/${name} still declares ${remains}: this action does not own it alone, so it could not take it away.`, 'Take these out of the manifest that is applied for the workload (it was exported from the cluster, or a rollout was undone), or delete them with kubectl edit, and run again.');
    for (const workload of workloads) {
        const pods = await (0,kubernetes_pods/* podsOf */.EB)(connection, workload, world.signal);
        const owners = (await controllersOf(connection, workload, pods.raw, world.signal)).controllers;
        const controllers = [...owners, ...(await podlessControllersOf(connection, workload, owners, world.signal))];
        if (controllers.length === 0)
            error(workload, `No controller of workload ${workload.name} was found (namespace ${workload.namespace}, selector ${workload.selector}).`, 'Check namespace and selector.');
        for (const controller of controllers) {
            if (!declaresTrust(controller)) {
                const remains = await whatRemains(connection, controller, [], world.signal);
                if (remains !== undefined) {
                    stillThere(workload, controller, remains);
                    continue;
                }
                lines.push(`${controller.kind} ${controller.namespace}/${controller.name} declares nothing of this action`);
                continue;
            }
            const key = `${controller.namespace}/${controller.kind}/${controller.name}`;
            const known = from.get(key) ?? { controller, containers: new Set(), workloads: [] };
            const labels = controller.doc.spec?.template?.metadata?.labels ?? {};
            const ofOthers = others.filter(other => other.namespace === workload.namespace && (0,kubernetes_selector/* selects */.k)(other.selector, labels));
            // Without a name it is whatever was the default container once, but none that another workload of the spec names.
            for (const { container } of trustingNow(targetOf(controller)))
                if (workload.container === undefined ? !ofOthers.some(other => other.container === container) : workload.container === container)
                    known.containers.add(container);
            known.workloads.push(workload);
            from.set(key, known);
        }
    }
    let removed = 0;
    for (const namespace of new Set(workloads.map(each => each.namespace))) {
        const here = [...from.values()].filter(({ controller }) => controller.namespace === namespace);
        const taken = here.map(({ controller, containers }) => ({
            controller,
            left: trustingNow(targetOf(controller)).filter(({ container }) => !containers.has(container)),
        }));
        // A map that somebody spoilt must not keep the declarations from being taken back.
        const roots = taken.every(({ left }) => left.length === 0) ? [] : await heldRoots(connection, namespace, world.signal);
        const done = await withdrawTrust(connection, taken, roots, world);
        outcomes.push(...done);
        for (const [index, outcome] of done.entries()) {
            const { controller, workloads: of } = here[index];
            if (outcome.result === 'failed')
                for (const workload of of)
                    error(workload, `${controller.kind} ${namespace}/${controller.name}: ${whyNot(outcome)[0]}`, whyNot(outcome)[1]);
            else {
                const remains = await whatRemains(connection, controller, taken[index]?.left ?? [], world.signal);
                if (remains === undefined)
                    removed += 1;
                else
                    for (const workload of of)
                        stillThere(workload, controller, remains);
            }
        }
        // Where none is to have pods, there are none to wait for.
        const awaited = new Set(here.flatMap(({ controller, workloads: of }) => (wantsPods(controller) ? of : [])));
        await Promise.all([...awaited].map(async (workload) => {
            try {
                await (0,rollout.waitForWorkload)(connection, workload, { signal: world.signal, deadlineSeconds: waitSeconds, log: world.log });
            }
            catch (fault) {
                if (!(0,faults/* isKubernetesFault */.HE)(fault))
                    throw fault;
                error(workload, fault.message, fault.advice);
            }
        }));
        lines.push(await dropRoots(connection, namespace, world.signal));
    }
    for (const line of lines)
        world.log.info(line);
    return { outcomes, findings, lines, removed };
}

// EXTERNAL MODULE: ./src/actions/install-roots.js
var install_roots = __webpack_require__(3978);
;// CONCATENATED MODULE: ./src/actions/install.js








/** Every ready pod of every chosen workload. A pod that is not ready, or that changed meanwhile, is a failure with its reason. */
async function runInstall(request, world) {
    const { method } = request;
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const given = (0,install_roots/* rootsOf */.R)(request.root, request.operation);
    if (method === 'node') {
        const { installInNodes } = await Promise.all(/* import() */[__webpack_require__.e(625), __webpack_require__.e(6834), __webpack_require__.e(6787)]).then(__webpack_require__.bind(__webpack_require__, 6787));
        return installInNodes(spec, given, request, world);
    }
    const workloads = (0,cluster/* chosenWorkloads */.$O)(spec, request.workloads);
    const intermediate = request.intermediate === undefined ? undefined : await (0,cluster/* certificateOf */.tq)(request.intermediate);
    const connection = await (0,kubernetes_connection.connect)(await (0,cluster/* kubeconfigOf */.DC)(request.kubeconfig, world.env));
    try {
        const allow = async (access) => {
            for (const namespace of new Set(workloads.map(each => each.namespace)))
                await (0,kubernetes_access/* requireAccess */.wo)(connection, namespace, access, world.signal);
        };
        if (request.operation === 'remove') {
            await allow([...kubernetes_access/* execAccess */.EU.slice(0, 1), ...kubernetes_access/* trustAccess */.PC]);
            return removedOf(await removeRollout(connection, { workloads, others: spec.workloads.filter(each => !workloads.includes(each)), waitSeconds: request.waitSeconds }, world));
        }
        await allow(method === 'rollout' ? [...kubernetes_access/* execAccess */.EU, ...kubernetes_access/* trustAccess */.PC] : kubernetes_access/* execAccess */.EU);
        const asked = { spec, workloads, given, waitSeconds: request.waitSeconds, anySource: method === 'auto' };
        const part = method === 'rollout'
            ? await installByRollout(connection, { ...asked, intermediate }, world)
            : method === 'auto'
                ? await installByWhatWorks(connection, { ...asked, intermediate }, allow, world)
                : await installByExec(connection, asked, world);
        return resultOf(part, workloads.length, method);
    }
    finally {
        connection.close();
    }
}
/** Exec, and a rollout for the workloads whose containers cannot be written: as another user than root, read-only, or without the tool. */
async function installByWhatWorks(connection, asked, allow, world) {
    const first = await installByExec(connection, asked, world);
    const closed = new Map();
    for (const { workload, installed } of first.done)
        if (installed.result === 'failed' && installed.lacks === 'store')
            closed.set(workload, `by exec ${installed.because}`);
    if (closed.size === 0)
        return first;
    for (const [workload, of] of sharers(first.done, new Set(closed.keys())))
        closed.set(workload, `it shares its pods with workload ${of.name}, and a rollout replaces them`);
    await allow(kubernetes_access/* trustAccess */.PC);
    const second = await installByRollout(connection, { ...asked, workloads: [...closed.keys()] }, world);
    const others = first.done.filter(({ workload }) => !closed.has(workload));
    const now = others.length === 0 ? [] : await listed(connection, [...new Set(others.map(({ workload }) => workload))], world);
    return {
        done: [...lostAmong(others, now), ...second.done],
        outcomes: second.outcomes,
        findings: [
            ...first.findings,
            ...[...closed].map(([workload, because]) => ({
                level: 'notice',
                message: `Workload ${workload.name}: by rollout, because ${because}.`,
                ...workload.place,
            })),
            ...second.findings,
        ],
        empty: [...first.empty, ...second.empty],
    };
}
/** Workloads that are other containers of the same pods, directly or by a third: what exec wrote there goes with the pods. Each with whose. */
function sharers(done, moved) {
    const found = new Map();
    const owners = new Map();
    for (let before = -1; before !== moved.size;) {
        before = moved.size;
        for (const { workload, pod } of done)
            if (moved.has(workload) && pod.uid)
                owners.set(pod.uid, owners.get(pod.uid) ?? workload);
        for (const { workload, pod } of done) {
            const of = owners.get(pod.uid ?? '');
            if (of === undefined || moved.has(workload))
                continue;
            moved.add(workload);
            found.set(workload, of);
        }
    }
    return found;
}
function resultOf(part, workloads, method) {
    const { done, empty, outcomes } = part;
    const count = (result) => done.filter(({ installed }) => installed.result === result).length;
    const [fresh, same, bad] = [count('installed'), count('unchanged'), count('failed')];
    const findings = [
        ...empty.map((workload) => ({
            level: 'error',
            message: `No pod of workload ${workload.name} was found (namespace ${workload.namespace}, selector ${workload.selector}).`,
            advice: 'Check namespace and selector, and that the workload runs.',
            ...workload.place,
        })),
        ...done.flatMap(({ workload, pod, installed }) => installed.result === 'failed'
            ? [{ level: 'error', message: `${pod.namespace}/${pod.name}: ${installed.because}`, advice: installed.advice, ...workload.place }]
            : []),
        ...part.findings,
    ];
    const roots = new Map(done.flatMap(({ installed }) => (installed.result === 'failed' ? [] : installed.roots.map(root => [root.fingerprint, root]))));
    // Roots of a rotation differ from namespace to namespace only where an old one is still held, and that was said.
    const differ = method !== 'rollout' &&
        new Set(done.flatMap(({ installed }) => (installed.result === 'failed' ? [] : [setOf(installed.roots)]))).size > 1;
    if (differ)
        findings.push({
            level: 'error',
            message: `Pods trust different roots now: ${[...roots.values()].map(({ subject, fingerprint }) => `${subject} (${fingerprint.slice(0, 16)})`).join(', ')}.`,
            advice: 'The vault and the file share hold different roots: run import-ca, then deploy-aks, and run again.',
        });
    const failures = outcomes.filter(outcome => outcome.result === 'failed');
    const result = done.length === 0 || empty.length > 0 || bad > 0 || failures.length > 0 || differ ? 'fail' : 'pass';
    if (fresh + same > 0)
        findings.push(outcomes.length > 0
            ? {
                level: 'notice',
                message: 'What is declared by rollout is built anew when a pod starts, with the image that the workload had now: it survives restarts, and verify-tls-inspection proves it.',
                advice: 'Run this action again after the image of a workload changed; `operation: remove` takes it back.',
            }
            : {
                level: 'notice',
                message: 'What is installed by exec lives in the containers as they run now: a restart loses it, and verify-tls-inspection will say so.',
                advice: 'Run this action after every rollout, use `method: rollout`, or let the container install the mounted root when it starts.',
            });
    const report = {
        action: 'install-ca-in-pod',
        title: 'The root certificate in the pods',
        at: new Date().toISOString(),
        result,
        headline: done.length === 0
            ? 'No pod was found, so nothing was installed'
            : `${fresh} installed, ${same} had it already${bad > 0 ? `, ${bad} failed` : ''}, in ${workloads} ${workloads === 1 ? 'workload' : 'workloads'}`,
        outcomes,
        verdicts: [],
        facts: [...roots.values()].flatMap(root => [
            { name: 'root', value: `${root.subject}, SHA-256 ${root.fingerprint}` },
            { name: 'root ends', value: root.notAfter.toISOString() },
        ]),
        findings,
        next: result === 'pass'
            ? outcomes.length > 0
                ? ['Run verify-tls-inspection.']
                : ['Start programs that read the trust store once (.NET, Java, Go) after this, then run verify-tls-inspection.']
            : ['Correct what is named above, and run again: what is installed stays.'],
    };
    return {
        report,
        outputs: {
            installed: String(fresh),
            unchanged: String(same),
            failed: String(bad),
            pods: JSON.stringify(done.map(({ workload, pod, installed }) => ({
                workload: workload.name,
                namespace: pod.namespace,
                name: pod.name,
                container: pod.container,
                uid: pod.uid,
                containerId: pod.containerId,
                restartCount: pod.restartCount,
                result: installed.result,
                because: installed.because,
                ...(installed.result === 'failed'
                    ? {}
                    : { fingerprint: installed.roots[0].fingerprint, fingerprints: installed.roots.map(({ fingerprint }) => fingerprint) }),
            }))),
        },
    };
}
function removedOf({ outcomes, findings, lines, removed }) {
    const bad = findings.filter(({ level }) => level === 'error').length;
    const result = bad > 0 ? 'fail' : 'pass';
    return {
        report: {
            action: 'install-ca-in-pod',
            title: 'The root certificate in the pods',
            at: new Date().toISOString(),
            result,
            headline: bad > 0
                ? `Not everything that was declared could be taken back: ${removed} ${removed === 1 ? 'workload was' : 'workloads were'}`
                : removed === 0
                    ? 'No workload declares anything of this action'
                    : `Taken back from ${removed} ${removed === 1 ? 'workload' : 'workloads'}: their pods start without the root`,
            outcomes,
            verdicts: [],
            facts: lines.map(value => ({ name: 'removed', value })),
            findings,
            next: result === 'pass' ? [] : ['Correct what is named above, and run again.'],
        },
        outputs: { installed: '0', unchanged: '0', failed: String(bad), pods: '[]' },
    };
}


/***/ }),

/***/ 8310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readSpec)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);

/** The spec in a file's content, or every fault of it at once. */
async function readSpec(file) {
    const { parseSpec } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(2287), __webpack_require__.e(6789)]).then(__webpack_require__.bind(__webpack_require__, 2287));
    const path = file?.path ?? 'egress.yaml';
    const { spec, faults } = parseSpec(Buffer.from(file?.content ?? []).toString('utf8'), path);
    if (!spec)
        throw (0,_report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .specFaults */ .d5)(path, faults);
    return spec;
}


/***/ }),

/***/ 1554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyManifests: () => (/* binding */ applyManifests),
  fieldManager: () => (/* binding */ fieldManager)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/kubernetes/api.js
var api = __webpack_require__(9874);
// EXTERNAL MODULE: ./src/kubernetes/bounded.js
var bounded = __webpack_require__(631);
;// CONCATENATED MODULE: ./src/kubernetes/differences.js
/** Written by the server on every change, or about who owns what: no differences of their own. */
const ignored = new Set([
    '/metadata/managedFields',
    '/metadata/resourceVersion',
    '/metadata/generation',
    '/metadata/uid',
    '/metadata/creationTimestamp',
    '/status',
]);
/** `hide`: values are secret, so only the paths are told. At most 50 are listed. */
function differences(current, desired, hide = false) {
    const found = [];
    const show = (value) => (hide ? '***' : value === undefined ? 'absent' : shorten(JSON.stringify(value)));
    const walk = (path, a, b) => {
        if (found.length >= 50 || ignored.has(path) || Object.is(a, b))
            return;
        if (isObject(a) && isObject(b)) {
            for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
                walk(`${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, a[key], b[key]);
        }
        else if (Array.isArray(a) && Array.isArray(b)) {
            for (let index = 0; index < Math.max(a.length, b.length); index++)
                walk(`${path}/${index}`, a[index], b[index]);
        }
        else
            found.push({ path: path === '' ? '/' : path, desired: show(b), current: show(a) });
    };
    walk('', current, desired);
    return found;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const shorten = (text) => (text.length > 120 ? `${text.slice(0, 117)}...` : text);

;// CONCATENATED MODULE: ./src/kubernetes/discovery.js

const known = new WeakMap();
/** Undefined: the server does not know the kind (its definition is not installed, or not yet). One request per group version and connection. */
async function pathOfKind(connection, apiVersion, kind, signal) {
    const groups = known.get(connection) ?? new Map();
    known.set(connection, groups);
    const hit = groups.get(apiVersion)?.get(kind);
    if (hit !== undefined)
        return hit;
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const list = await (0,api/* find */.I6)(connection, { method: 'GET', path: root, signal });
    if (list === undefined)
        return undefined;
    const kinds = kindsIn(list, root);
    groups.set(apiVersion, kinds);
    return kinds.get(kind);
}
/** From an APIResourceList. Subresources (`pods/exec`) are no kinds of their own. */
function kindsIn(list, root) {
    const kinds = new Map();
    const resources = list?.resources;
    for (const each of Array.isArray(resources) ? resources : [])
        if (typeof each?.name === 'string' && typeof each.kind === 'string' && !each.name.includes('/') && !kinds.has(each.kind))
            kinds.set(each.kind, { resource: each.name, namespaced: each.namespaced === true, root });
    return kinds;
}

// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
;// CONCATENATED MODULE: ./src/kubernetes/apply.js
/**
 * Server-side apply: the API server merges what we declare, and knows which fields are ours. Each document is tried as a dry run first, so
 * that a run that changes nothing writes nothing and says so.
 */






const fieldManager = 'egress-gate';
/**
 * Applies documents (a `List` counts as its items): namespaces first, then custom resource definitions, then what pods need (accounts,
 * secrets, config), then everything else. Documents of one stage go in parallel. Every document ends as an outcome; what stands in a
 * namespace that could not be made is skipped.
 */
async function applyManifests(connection, documents, world) {
    const docs = documents.flatMap(expand).map((doc, index) => ({ doc, index, stage: stageOf(doc) }));
    const outcomes = new Array(docs.length);
    const lostNamespaces = new Set();
    for (const stage of [0, 1, 2, 3]) {
        await (0,bounded/* bounded */.M)(docs.filter(each => each.stage === stage), 8, async ({ doc, index }) => {
            const namespace = doc.metadata?.namespace;
            const outcome = namespace !== undefined && lostNamespaces.has(namespace)
                ? { change: changeOf(doc, titleOf(doc)), result: 'skipped', because: `namespace ${namespace} could not be made` }
                : await applyOne(connection, doc, world);
            outcomes[index] = outcome;
            if (stage === 0 && outcome.result === 'failed')
                lostNamespaces.add(doc.metadata?.name ?? '');
            world.log.info(`${outcome.result.padEnd(9)} ${titleOf(doc)}${outcome.result === 'failed' ? `: ${outcome.fault.message}` : ''}`);
        });
    }
    return outcomes;
}
function expand(document) {
    if (document === null)
        return [];
    const doc = document;
    return doc.kind?.endsWith('List') && Array.isArray(doc.items) ? doc.items.flatMap(expand) : [doc];
}
const early = new Set([
    'ServiceAccount',
    'Secret',
    'ConfigMap',
    'SecretProviderClass',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'StorageClass',
    'Role',
    'RoleBinding',
]);
const stageOf = (doc) => doc.kind === 'Namespace' ? 0 : doc.kind === 'CustomResourceDefinition' ? 1 : early.has(doc.kind ?? '') ? 2 : 3;
const titleOf = ({ kind, metadata }) => `${kind ?? 'a document without a kind'} ${metadata?.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata?.name ?? ''}`;
function changeOf(doc, id, action = 'none', differs = []) {
    const resource = { id, title: titleOf(doc), needs: [], desired: redact(doc) };
    return { action, resource, differs };
}
/** Outcomes go into reports; a secret's content must not. */
const redact = (doc) => (doc.kind === 'Secret' ? { apiVersion: doc.apiVersion ?? '', kind: 'Secret', metadata: doc.metadata } : doc);
async function applyOne(connection, doc, world) {
    const started = Date.now();
    let id = titleOf(doc);
    try {
        const path = await placeOf(connection, doc, world.signal);
        id = path;
        const current = await (0,api/* find */.I6)(connection, { method: 'GET', path, signal: world.signal });
        const dry = await patch(connection, path, doc, true, world);
        const differs = current === undefined || dry === undefined ? [] : differences(current, dry, doc.kind === 'Secret');
        if (current !== undefined && dry !== undefined && differs.length === 0)
            return { change: changeOf(doc, id), result: 'unchanged', milliseconds: Date.now() - started };
        const written = await patch(connection, path, doc, false, world);
        // Where a webhook forbids dry runs, an apply that changes nothing is known by its resource version.
        if (current !== undefined && dry === undefined && versionOf(current) !== undefined && versionOf(current) === versionOf(written))
            return { change: changeOf(doc, id), result: 'unchanged', milliseconds: Date.now() - started };
        if (doc.kind === 'CustomResourceDefinition')
            await established(connection, path, world.signal);
        return {
            change: changeOf(doc, id, current === undefined ? 'create' : 'update', differs),
            result: 'applied',
            milliseconds: Date.now() - started,
        };
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        return {
            change: changeOf(doc, id),
            result: 'failed',
            fault: error instanceof Error ? error : new Error(String(error)),
        };
    }
}
const versionOf = (doc) => doc?.metadata?.resourceVersion;
async function placeOf(connection, doc, signal) {
    const { apiVersion, kind, metadata } = doc;
    if (!apiVersion || !kind || !metadata?.name)
        throw (0,faults/* kubernetesFault */.xL)('BadManifest', `A document lacks ${!apiVersion ? 'apiVersion' : !kind ? 'kind' : 'metadata.name'}.`, 'Complete the manifest.');
    const at = await pathOfKind(connection, apiVersion, kind, signal);
    if (at === undefined)
        throw unknownKind(apiVersion, kind);
    const namespace = at.namespaced ? `/namespaces/${encodeURIComponent(metadata.namespace ?? connection.namespace)}` : '';
    return `${at.root}${namespace}/${at.resource}/${encodeURIComponent(metadata.name)}`;
}
/** Kinds whose absence means that an add-on is missing. */
const bringers = {
    SecretProviderClass: 'The Secrets Store CSI driver brings it: enable the cluster\'s add-on "azure-keyvault-secrets-provider" (deploy-aks does).',
    AzureIdentity: 'Pod identity was retired; use workload identity instead (annotate the service account, label the pod template).',
    AzureIdentityBinding: 'Pod identity was retired; use workload identity instead (annotate the service account, label the pod template).',
};
const unknownKind = (apiVersion, kind) => (0,faults/* kubernetesFault */.xL)('UnknownKind', `The cluster knows no ${kind} in ${apiVersion}.`, bringers[kind] ?? 'Install what defines it first, or correct apiVersion and kind.');
/** Undefined: only for a dry run that the server does not support for this kind. */
async function patch(connection, path, doc, dryRun, { signal, manager = fieldManager }) {
    const request = {
        method: 'PATCH',
        path,
        query: { fieldManager: manager, fieldValidation: 'Strict', force: 'false', ...(dryRun ? { dryRun: 'All' } : {}) },
        body: doc,
        contentType: 'application/apply-patch+yaml',
        signal,
    };
    const { status, body } = await (0,api/* ask */.kA)(connection, request);
    if (status >= 200 && status <= 299)
        return body;
    const message = String(body?.message ?? '');
    if (dryRun && status === 400 && /dry ?run/i.test(message))
        return undefined;
    if (status === 409)
        throw conflict(path, doc, body, manager) ?? (0,faults/* faultOfAnswer */.WQ)(request, status, body);
    throw (0,faults/* faultOfAnswer */.WQ)(request, status, body);
}
/** Field conflicts, each with the field and the manager that owns it. */
function conflict(path, doc, body, manager) {
    const causes = body?.details?.causes;
    const fields = (Array.isArray(causes) ? causes : []).filter(cause => cause.reason === 'FieldManagerConflict');
    if (fields.length === 0)
        return undefined;
    const owners = fields.map(({ field, message }) => `${field ?? '?'} (owned by ${/conflict with "?([^"]+)"?/.exec(message ?? '')?.[1] ?? 'somebody else'})`);
    return (0,faults/* kubernetesFault */.xL)('FieldConflict', `${titleOf(doc)}: other managers own ${owners.join(', ')} with other values.`, `Take these fields out of the manifest, or let the other owner give them up (kubectl apply --server-side --force-conflicts once, as ${manager}). Nothing was changed.`, { status: 409, cause: path });
}
/** A definition serves its kind only a moment after it was made. */
async function established(connection, path, signal) {
    for (let attempt = 0; attempt < 60; attempt++) {
        const doc = (await (0,api/* call */.T1)(connection, { method: 'GET', path, signal }));
        if (doc.status?.conditions?.some(each => each.type === 'Established' && each.status === 'True'))
            return;
        await (0,promises_.setTimeout)(500, undefined, { signal });
    }
    throw (0,faults/* kubernetesFault */.xL)('NotEstablished', `${path} is still not established after 30 s.`, 'Look at its conditions: kubectl describe crd.');
}


/***/ }),

/***/ 6052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/kubernetes/no-proxy.js
/** Which hosts NO_PROXY excepts, as kubectl takes it (Go's package httpproxy). Pure. */

/**
 * Separated by commas: `*`; an address or a prefix; a name, which excepts its subdomains too; `.name` or `*.name`, its subdomains alone; each of them
 * but `*` and a prefix with `:port`, if it is for that port alone. Node's own agent takes a name for that name alone, and knows no prefix.
 */
function isExcepted(host, port, noProxy) {
    const name = host
        .toLowerCase()
        .replace(/^\[|\]$/g, '')
        .replace(/\.$/, '');
    return noProxy.split(',').some(each => {
        const entry = each.trim().toLowerCase();
        if (entry === '*')
            return true;
        if (entry.includes('/'))
            return inPrefix(name, entry);
        const { whole, onPort } = withPort(entry);
        if (whole === '' || (onPort !== undefined && onPort !== port))
            return false;
        if ((0,external_node_net_.isIP)(whole) !== 0 || (0,external_node_net_.isIP)(name) !== 0)
            return whole === name;
        const pattern = whole.replace(/^\*\./, '.');
        return pattern.startsWith('.') ? name.endsWith(pattern) : name === pattern || name.endsWith(`.${pattern}`);
    });
}
function withPort(entry) {
    const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [undefined, undefined, entry];
    const whole = bracketed ?? plain ?? '';
    return port === undefined ? { whole } : { whole, onPort: Number(port) };
}
function inPrefix(address, prefix) {
    const [, network = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(prefix) ?? [];
    const [family, other] = [(0,external_node_net_.isIP)(address), (0,external_node_net_.isIP)(network)];
    if (family === 0 || family !== other || Number(bits) > (family === 4 ? 32 : 128))
        return false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(network, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    return list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

;// CONCATENATED MODULE: ./src/kubernetes/connection.js
/** From a kubeconfig to an API server that we can trust and that knows us. */




/**
 * Reads a kubeconfig (YAML text) and prepares its current context. Nothing is sent yet.
 *
 * Only `config.js` of @kubernetes/client-node is loaded: it has the connection and the credential plugins (client certificates,
 * tokens, exec plugins such as kubelogin, OIDC), while the package's entry also loads 17 MB of generated models that nothing here
 * uses. See docs/decisions/kubernetes-client.md.
 *
 * Throws a fault with code NoKubeconfig, BadKubeconfig or UnsafeKubeconfig.
 * @param credentialsWithinMs how long a credential plugin may take: kubelogin may wait a quarter of an hour for somebody to type a code
 */
async function connect(kubeconfig, credentialsWithinMs = 60_000) {
    if (kubeconfig.trim() === '')
        throw (0,faults/* kubernetesFault */.xL)('NoKubeconfig', 'There is no kubeconfig.', 'Run deploy-aks earlier in the job (it exports KUBECONFIG), or give the input kubeconfig.');
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
    // As kubectl does: the proxy of the environment, unless NO_PROXY names the server, and never for this machine itself.
    const proxy = isLoopback(server.hostname) ? undefined : proxyFor(server, process.env);
    const proxied = proxy !== undefined;
    const agent = new external_node_https_.Agent({ keepAlive: true, maxSockets: 32, ...(proxied ? { proxyEnv: { HTTPS_PROXY: proxy } } : {}) });
    const contextOf = sharedContext();
    // By the context that was verified: other authorities or another key begin anew.
    const sessions = new WeakMap();
    return {
        server,
        context: context.name,
        ...(cluster.caData ? { authorities: Buffer.from(cluster.caData, 'base64').toString('latin1') } : {}),
        namespace: context.namespace ?? 'default',
        authorize: async () => {
            const options = {};
            let secureContext;
            try {
                await within(credentialsWithinMs, config.applyToHTTPSOptions(options));
                secureContext = contextOf(options);
            }
            catch (error) {
                throw (0,faults/* isKubernetesFault */.HE)(error) ? error : noCredentials(error);
            }
            const { agent: own, ...rest } = options;
            const around = cluster.proxyUrl && own !== undefined ? { agent: own } : proxied ? { agent } : {};
            // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in a job cannot turn verification off.
            return { ...rest, secureContext, session: sessions.get(secureContext), ...around, rejectUnauthorized: true };
        },
        opened: (socket, { secureContext }) => socket.on('session', (session) => sessions.set(secureContext, session)),
        agent,
        close: () => agent.destroy(),
    };
}
function proxyFor({ hostname, port }, env) {
    const given = env['HTTPS_PROXY'] || env['https_proxy'];
    if (!given || isExcepted(hostname, Number(port || 443), env['NO_PROXY'] || env['no_proxy'] || ''))
        return undefined;
    // Without a scheme it is one that is spoken to by HTTP. Node would pass it over, and so leave without it.
    const proxy = given.includes('://') ? given : `http://${given}`;
    // Node's own words would quote it, with the password that may stand in it.
    if (!isUsable(proxy))
        throw (0,faults/* kubernetesFault */.xL)('BadProxy', 'The proxy in HTTPS_PROXY cannot be used: it is not a URL that begins with http:// or https:// and names a host.', 'Write it as http://HOST:PORT. In a user name or password, write whatever is no letter, digit, "-", "." or "_" as %XX.');
    return proxy;
}
function isUsable(proxy) {
    try {
        const { protocol, username, password } = new URL(proxy);
        return /^https?:$/.test(protocol) && typeof decodeURIComponent(`${username}:${password}`) === 'string';
    }
    catch {
        return false;
    }
}
const isLoopback = (host) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
async function within(milliseconds, given) {
    const { promise: late, reject } = Promise.withResolvers();
    const timer = setTimeout(() => reject(new Error(`nobody gave them within ${milliseconds / 1000} s`)), milliseconds);
    try {
        await Promise.race([given, late]);
    }
    finally {
        clearTimeout(timer);
    }
}
/** Reading authorities, certificate and key takes longer than a handshake, and each exec has a connection of its own: once, until they change. */
function sharedContext() {
    let last;
    const bytes = (value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value);
    return ({ ca, cert, key, pfx, passphrase }) => {
        const of = [ca, cert, key, pfx, passphrase].map(bytes);
        if (last === undefined || of.some((each, at) => each !== last?.of[at]))
            last = { of, context: (0,external_node_tls_.createSecureContext)({ ca, cert, key, pfx, passphrase }) };
        return last.context;
    };
}
const badKubeconfig = (why) => (0,faults/* kubernetesFault */.xL)('BadKubeconfig', `The kubeconfig is not usable: ${why}.`, 'Write a fresh one with deploy-aks.');
const unsafe = (why) => (0,faults/* kubernetesFault */.xL)('UnsafeKubeconfig', `The kubeconfig is refused: ${why}, so anybody on the way could answer in the cluster's name and forge the proof.`, "Use https, with the cluster's CA in certificate-authority-data.");
function noCredentials(error) {
    const message = error instanceof Error ? error.message : String(error);
    const missing = /ENOENT/.test(message);
    const late = /^nobody gave them within/.test(message);
    return (0,faults/* kubernetesFault */.xL)('NoCredentials', `The credentials of the kubeconfig cannot be had: ${message.split('\n')[0]}`, missing
        ? 'The kubeconfig gets its token from a program that is not installed here (for Entra clusters: kubelogin, action Azure/use-kubelogin), or names a file that does not exist.'
        : late
            ? 'The program that the kubeconfig names waits for somebody, or for a service that does not answer. On a runner nobody can type a code: use a login without one (kubelogin convert-kubeconfig -l workloadidentity), or the action connect.'
            : 'Log in again, or write a fresh kubeconfig with deploy-aks.', { cause: error });
}


/***/ }),

/***/ 767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ checkRoots),
/* harmony export */   t: () => (/* binding */ readRoots)
/* harmony export */ });
/* harmony import */ var _pki_check_root_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8655);
/* harmony import */ var _pki_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8108);


const refused = (because, advice) => ({ ok: false, because, advice });
/** A rotation needs two at a time. More than that is a bundle of something else. */
const most = 4;
/** Roots that may be handed out: each is one, good for what Azure Firewall signs below it, and valid now. */
function checkRoots(pem, where, at) {
    const read = readRoots(pem, where);
    if (!read.ok)
        return read;
    for (const root of read.roots) {
        const fault = faultOf(root, where, at);
        if (fault !== undefined)
            return fault;
    }
    return read;
}
/** What is to be taken away may be of any kind, expired too: public certificates, and few. */
function readRoots(pem, where) {
    if (/PRIVATE KEY/.test(pem))
        return refused(`${where} holds a private key`, 'Hand out the public certificate alone, and replace the CA: a key that was mounted in pods is known to whoever could read them.');
    let certificates;
    try {
        certificates = (0,_pki_read_js__WEBPACK_IMPORTED_MODULE_1__.readCertificates)(pem);
    }
    catch (error) {
        return refused(`${where} holds no certificate that can be read: ${error instanceof Error ? error.message : error}`, 'Put the root certificate there, as PEM.');
    }
    const roots = certificates.filter((each, index) => certificates.findIndex(({ fingerprint }) => fingerprint === each.fingerprint) === index);
    const [first, ...others] = roots;
    if (first === undefined || roots.length > most)
        return refused(`${where} holds ${roots.length} certificates, and one belongs there: the root (two while it is replaced)`, "Put the root's public certificate there alone, without the intermediate.");
    return { ok: true, roots: [first, ...others] };
}
function faultOf(root, where, at) {
    if (root.basicConstraints?.ca !== true)
        return refused(`${where} holds ${root.subject}, which is no certificate authority`, 'Put the root certificate there.');
    if (!root.selfIssued)
        return refused(`${where} holds ${root.subject}, which was issued by ${root.issuer} and so is no root`, 'Put the root certificate there, not the intermediate.');
    if (root.keyUsage !== undefined && !root.keyUsage.usages.includes('keyCertSign'))
        return refused(`${root.subject} may not sign certificates (keyUsage)`, 'Make a root with keyCertSign: import-ca does.');
    if (at > root.notAfter)
        return refused(`${root.subject} expired on ${root.notAfter.toISOString().slice(0, 10)}`, 'Make a new CA with import-ca.');
    if (at < root.notBefore)
        return refused(`${root.subject} is not valid before ${root.notBefore.toISOString()}`, 'Check the clock, or wait.');
    const [unfit] = (0,_pki_check_root_js__WEBPACK_IMPORTED_MODULE_0__/* .checkRootAlone */ .y)(root);
    if (unfit !== undefined)
        return refused(`${where}: ${unfit.message}`, unfit.advice);
    return undefined;
}


/***/ }),

/***/ 913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ withoutServers),
/* harmony export */   pb: () => (/* binding */ unevaluated),
/* harmony export */   vd: () => (/* binding */ day),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3401);

const error = (code, message, advice) => ({ code, level: 'error', message, advice });
const day = (date) => date.toISOString().slice(0, 10);
/** The purposes of an authority that rule TLS servers out, also for everything below it. Undefined: it does not. */
const withoutServers = ({ extendedKeyUsage: purposes }) => purposes === undefined || purposes.some(usage => usage === 'serverAuth' || usage === 'anyExtendedKeyUsage')
    ? undefined
    : purposes.join(', ');
/** What verify-tls-inspection does not evaluate, and therefore never passes. Undefined: there is none of it. */
function unevaluated({ der }) {
    const { nameConstraints, unknownCritical } = (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCertificate */ .h)(der).extensions;
    return nameConstraints ? 'name constraints' : unknownCritical.length > 0 ? `the critical extension ${unknownCritical[0]}` : undefined;
}


/***/ }),

/***/ 8639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isStrongSignature),
/* harmony export */   q: () => (/* binding */ buildChain),
/* harmony export */   whyNotIssuedBy: () => (/* binding */ whyNotIssuedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1297);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7542);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(999);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3401);
/**
 * Path validation (RFC 5280 6, as a TLS client does it): from the served leaf, over whatever else was served, to an anchor. The gate's
 * verdict "inspected by our firewall" stands on this, so every doubt is a refusal, and a certificate's own word counts for nothing until
 * the signature above it was verified.
 */





/** What a flight may cost us. A public one has three certificates and takes two verifications. */
const limits = { served: 100, depth: 10, verifications: 200 };
/**
 * Validates a served flight. The first certificate is the leaf, as in TLS; the others may come in any order, and those that lead nowhere
 * do no harm. Checked of each link: name, key identifiers, signature, dates, basicConstraints and path length, keyUsage, extended key
 * usage, critical extensions, key size and hash. An anchor is trusted as a key and name, but its dates and constraints count.
 */
function buildChain(served, anchors, options) {
    const [first, ...rest] = served;
    if (first === undefined)
        return refuse('no certificate was served');
    if (served.length > limits.served)
        return refuse(`${served.length} certificates were served, more than the ${limits.served} that are looked at`);
    const leaf = link(first, false);
    if (typeof leaf === 'string')
        return refuse(leaf);
    const fault = whyNoServer(leaf, options);
    if (fault !== undefined)
        return refuse(fault);
    const known = new Set(anchors.map(anchor => anchor.fingerprint));
    if (known.has(leaf.certificate.fingerprint))
        return refuse(`${leaf.certificate.subject} was served, but that is the trust anchor itself`);
    const candidates = [
        ...anchors.map(anchor => link(anchor, true)),
        ...rest.filter(({ fingerprint }) => !known.has(fingerprint)).map(certificate => link(certificate, false)),
    ].filter(candidate => typeof candidate !== 'string');
    return search(leaf, candidates, options);
}
const refuse = (because) => ({ ok: false, because });
/** Read again from the bytes, for a `Certificate` says less than a path has to be judged by. */
function link(certificate, anchor) {
    try {
        const parsed = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCertificate */ .h)(certificate.der);
        return { certificate, parsed, anchor, subject: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(parsed.subject), issuer: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(parsed.issuer) };
    }
    catch (error) {
        if (error instanceof _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4)
            return `a served certificate cannot be read: ${error.message}`;
        throw error;
    }
}
function search(leaf, candidates, { at, accept = () => true }) {
    let verifications = 0;
    // Of all dead ends, the one that got furthest says most.
    let best = { progress: -1, because: '' };
    const note = (progress, because) => {
        if (progress > best.progress)
            best = { progress, because };
    };
    const extend = (path) => {
        const below = path.at(-1);
        const name = below.certificate.subject;
        if (path.length >= limits.depth)
            return note(path.length * 3, `the path is longer than ${limits.depth} certificates`);
        const issuers = candidates.filter(({ subject }) => subject === below.issuer);
        if (issuers.length === 0)
            return note(path.length * 3, `${name} was issued by ${below.certificate.issuer}, which was neither served nor is it a trust anchor`);
        for (const issuer of issuers) {
            // The same key and name once more can only be a detour.
            if (path.some(({ certificate, subject }) => subject === issuer.subject && certificate.keyFingerprint === issuer.certificate.keyFingerprint)) {
                note(path.length * 3, `${name} leads back to ${issuer.certificate.subject}, so the path has no end`);
                continue;
            }
            const other = whyOtherIssuer(below, issuer);
            if (other !== undefined) {
                note(path.length * 3 + 1, other);
                continue;
            }
            if (++verifications > limits.verifications)
                return note(Number.POSITIVE_INFINITY, 'the flight takes more signature checks than is reasonable');
            if (!signedBy(below.certificate, issuer.certificate)) {
                note(path.length * 3 + 1, `${name} names ${issuer.certificate.subject} as its issuer, but was not signed with that certificate's key`);
                continue;
            }
            const unfit = whyNoAuthority(issuer, path, at);
            if (unfit !== undefined) {
                note(path.length * 3 + 2, unfit);
                continue;
            }
            const longer = [...path, issuer];
            if (!issuer.anchor) {
                const found = extend(longer);
                if (found !== undefined)
                    return found;
            }
            else if (accept(longer.map(({ certificate }) => certificate)))
                return longer;
            else
                note(path.length * 3, `${leaf.certificate.subject} has a valid path to ${issuer.certificate.subject}, but not the one that is asked for`);
        }
        return undefined;
    };
    const path = extend([leaf]);
    return path === undefined ? refuse(best.because) : { ok: true, path: path.map(({ certificate }) => certificate) };
}
const day = (date) => date.toISOString().replace(/\.\d+/, '');
/** What keeps any certificate of a path from counting. */
function whyUnfit({ certificate, parsed, anchor }, at) {
    const name = certificate.subject;
    if (at < parsed.notBefore)
        return `${name} is not valid before ${day(parsed.notBefore)}`;
    if (at > parsed.notAfter)
        return `${name} expired on ${day(parsed.notAfter)}`;
    if (!anchor && !isStrongSignature(parsed.signatureAlgorithm))
        return `${name} is signed with ${parsed.signatureAlgorithm}, which can be forged`;
    const [unknown] = parsed.extensions.unknownCritical;
    if (unknown !== undefined)
        return `${name} has the critical extension ${unknown}, which is not understood here`;
    if (parsed.key.type === 'rsa' && parsed.key.bits < 2048)
        return `the RSA key of ${name} has only ${parsed.key.bits} bits`;
    const usage = parsed.extensions.extendedKeyUsage;
    if (usage !== undefined && !usage.some(purpose => purpose === 'serverAuth' || purpose === 'anyExtendedKeyUsage'))
        return `${name} is not for TLS servers: its extended key usage is ${usage.join(', ')}`;
    return undefined;
}
function whyNoServer(leaf, { at, host }) {
    const { certificate, parsed } = leaf;
    const unfit = whyUnfit(leaf, at);
    if (unfit !== undefined)
        return unfit;
    const usages = parsed.extensions.keyUsage?.usages;
    if (usages !== undefined && !['digitalSignature', 'keyEncipherment', 'keyAgreement'].some(usage => usages.includes(usage)))
        return `${certificate.subject} is not for TLS servers: its key usage is ${usages.join(', ') || 'empty'}`;
    if (host !== undefined && !(0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .namesHost */ .$r)(certificate, host)) {
        const names = [...certificate.dnsNames, ...certificate.ipAddresses];
        return `${certificate.subject} is not for ${host}: it names ${names.slice(0, 5).join(', ') || 'no host'}${names.length > 5 ? ', ...' : ''}`;
    }
    return undefined;
}
function whyNoAuthority(issuer, path, at) {
    const { certificate, parsed } = issuer;
    const name = certificate.subject;
    const { basicConstraints, keyUsage, nameConstraints } = parsed.extensions;
    if (basicConstraints?.ca !== true)
        return `${name} signed ${path.at(-1)?.certificate.subject}, but is no certificate authority`;
    if (keyUsage !== undefined && !keyUsage.usages.includes('keyCertSign'))
        return `${name} may not sign certificates: its key usage lacks keyCertSign`;
    if (nameConstraints)
        return `${name} has name constraints, which are not understood here`;
    // Self-issued certificates do not count (RFC 5280 4.2.1.9), nor does the leaf.
    const between = path.slice(1).filter(({ subject, issuer }) => subject !== issuer).length;
    const { pathLength } = basicConstraints;
    if (pathLength !== undefined && between > pathLength)
        return `${name} allows ${pathLength} certificate authorities below it (its path length), and there ${between === 1 ? 'is' : 'are'} ${between}`;
    return whyUnfit(issuer, at);
}
/** Key identifiers tell keys with the same name apart. Where they disagree, this is not the issuer that is meant. */
function whyOtherIssuer(below, issuer) {
    const named = below.parsed.extensions.authorityKeyIdentifier;
    const own = issuer.parsed.extensions.subjectKeyIdentifier;
    const mismatch = `${below.certificate.subject} names another ${issuer.certificate.subject} as its issuer`;
    if (named?.keyId && own && Buffer.compare(named.keyId, own) !== 0)
        return `${mismatch} (authority key identifier)`;
    if (named?.serial && Buffer.compare(named.serial, issuer.parsed.serial) !== 0)
        return `${mismatch} (serial number)`;
    if (named?.issuer && (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(named.issuer) !== issuer.issuer)
        return `${mismatch} (issuer of the issuer)`;
    return undefined;
}
function signedBy(below, issuer) {
    try {
        return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(below.der).verify(new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(issuer.der).publicKey);
    }
    catch {
        // OpenSSL knows no such key or algorithm.
        return false;
    }
}
/** Why `issuer` did not issue `certificate`, by name, key identifiers and signature alone; undefined: it did. */
function whyNotIssuedBy(certificate, issuer) {
    const below = link(certificate, false);
    const above = link(issuer, false);
    if (typeof below === 'string')
        return below;
    if (typeof above === 'string')
        return above;
    if (below.issuer !== above.subject)
        return `${certificate.subject} was issued by ${certificate.issuer}, not by ${issuer.subject}`;
    return whyOtherIssuer(below, above) ?? (signedBy(certificate, issuer) ? undefined : unsigned(certificate, issuer));
}
const unsigned = (below, issuer) => `${below.subject} names ${issuer.subject} as its issuer, but was not signed with that certificate's key`;
/** SHA-1 and MD5 signatures can be forged, and no client of today takes them. */
const isStrongSignature = (algorithm) => /sha(256|384|512)|ed25519/i.test(algorithm);


/***/ }),

/***/ 8655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ checkRoot),
/* harmony export */   y: () => (/* binding */ checkRootAlone)
/* harmony export */ });
/* harmony import */ var _ca_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(913);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8639);
/** What a root must be that pods are to trust: by itself, and above an intermediate. */


/** What to give in its place. */
const notRoot = 'Give the certificate of the root that signed the intermediate, the one that pods shall trust.';
/** What keeps every client, or verify-tls-inspection, from building a path to this root, whatever stands below it. Its dates are for the caller. */
function* checkRootAlone(root) {
    const { subject, basicConstraints } = root;
    if ((0,_chain_js__WEBPACK_IMPORTED_MODULE_1__.whyNotIssuedBy)(root, root) !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-self-signed', `${subject} is given as the root, but has not signed itself`, notRoot);
    if (basicConstraints?.ca !== true)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-a-ca', `the root ${subject} is no certificate authority (basicConstraints CA:TRUE)`, notRoot);
    else if (basicConstraints.pathLength !== undefined && basicConstraints.pathLength < 2)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-path-length', `the root ${subject} has path length ${basicConstraints.pathLength}, but two authorities stand below it: the intermediate, and the one that Azure Firewall makes`, 'Use a root without a path length, or with at least 2.');
    if (root.keyUsage !== undefined && !root.keyUsage.usages.includes('keyCertSign'))
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-no-cert-sign', `keyUsage of the root ${subject} lacks keyCertSign`, notRoot);
    if (root.keyType === 'rsa' && root.keyBits < 2048)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-key', `the RSA key of the root ${subject} has ${root.keyBits} bits, which clients refuse`, 'Use a root with at least 2048 bits, better 4096.');
    const odd = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .unevaluated */ .pb)(root);
    if (odd !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-unsupported-extension', `the root ${subject} has ${odd}, which verify-tls-inspection does not evaluate and therefore never passes`, 'Use a root without: an inspecting firewall signs for every host that its rules allow.');
    const purposes = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutServers */ .DT)(root);
    if (purposes !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-extended-key-usage', `extended key usage of the root ${subject} (${purposes}) rules TLS servers out, also for everything below it`, 'Use a root without extended key usage, or with serverAuth in it.');
}
/** What is wrong with it by itself, above this intermediate, and today. */
function* checkRoot(root, intermediate, at) {
    const { subject } = root;
    yield* checkRootAlone(root);
    if (root.keyFingerprint === intermediate.keyFingerprint && root.fingerprint !== intermediate.fingerprint)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-key-reused', `${intermediate.subject} has the key of the root ${subject}: the firewall would be given the root's private key`, 'Make a key of its own for the intermediate, and keep the key of the root where it was made.');
    if (root.subjectKeyIdentifier === undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-no-subject-key-identifier', `the root ${subject} has no subject key identifier`, 'Clients that check strictly (Python 3.13 does by default) refuse the chain. Use a root with subjectKeyIdentifier = hash.');
    if (at < root.notBefore || at > root.notAfter)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-valid', `the root ${subject} is valid from ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notBefore)} to ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notAfter)}`, 'Use a root that is valid today.');
    else if (root.notAfter < intermediate.notAfter)
        yield {
            code: 'root-expires-first',
            level: 'warning',
            message: `the root ${subject} expires on ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notAfter)}, before the intermediate`,
            advice: 'Plan the change of root by its end date, not by the intermediate’s.',
        };
    const notIssued = intermediate.fingerprint === root.fingerprint ? undefined : (0,_chain_js__WEBPACK_IMPORTED_MODULE_1__.whyNotIssuedBy)(intermediate, root);
    if (notIssued !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('not-below-root', `the intermediate does not chain to the root: ${notIssued}`, notRoot);
}


/***/ })

};
