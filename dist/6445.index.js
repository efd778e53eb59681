export const id = 6445;
export const ids = [6445];
export const modules = {

/***/ 6445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runInstall: () => (/* binding */ runInstall)
});

// EXTERNAL MODULE: ./src/azure/spec.js
var azure_spec = __webpack_require__(8310);
// EXTERNAL MODULE: ./src/kubernetes/access.js
var access = __webpack_require__(1962);
// EXTERNAL MODULE: ./src/kubernetes/bounded.js
var bounded = __webpack_require__(631);
// EXTERNAL MODULE: ./src/kubernetes/connection.js
var kubernetes_connection = __webpack_require__(7952);
// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
// EXTERNAL MODULE: ./src/kubernetes/exec.js
var exec = __webpack_require__(8321);
// EXTERNAL MODULE: ./src/verify/script.js + 1 modules
var script = __webpack_require__(8656);
;// CONCATENATED MODULE: ./src/kubernetes/install-script.js
/**
 * Installs a root certificate the way the container's distribution does, in one exec that is a dialogue: the script shows what the mount
 * holds, we look at it here, and only then send what is to be installed. Private keys never leave the pod: a file that holds one is
 * named, not shown. Lines: `egress-gate <nonce> <word> <value>`.
 */

/** `path`: the file that a volume mounts. Absent: the certificate comes from us alone. */
const installScript = (nonce, path) => `n=${nonce}
umask 022
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"
have() { command -v "$1" >/dev/null 2>&1; }
say() { printf 'egress-gate %s %s %s\\n' "$n" "$1" "$2"; }
if have base64; then to_text() { base64 | tr -d '\\n'; }
elif have openssl; then to_text() { openssl base64 | tr -d '\\n'; }
else echo 'neither base64 nor openssl is in this container' >&2; return 3; fi
say uid "$(id -u 2>/dev/null)"
say os "$(sed -n 's/^ID\\(_LIKE\\)\\{0,1\\}=//p' /etc/os-release 2>/dev/null | tr -d "\\"'" | tr '\\n' ' ' | head -c 200)"
file=${(0,script/* quote */.hD)(path ?? '')}
if [ -n "$file" ]; then
  if [ ! -e "$file" ]; then say mount missing
  elif [ ! -f "$file" ] || [ ! -r "$file" ]; then say mount unreadable
  elif [ "$(($(wc -c <"$file")))" -gt 65536 ]; then say mount too-large
  elif grep -q 'PRIVATE KEY' "$file"; then say mount private-key
  elif ! grep -q 'BEGIN CERTIFICATE' "$file"; then say mount not-pem
  else printf 'egress-gate %s content ' "$n"; to_text <"$file"; printf '\\n'; fi
else say mount none; fi
say ask decision
read -r verb fingerprint body <&3 || verb=stop
[ "$verb" = install ] || return 0

bundle=
for b in /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem /var/lib/ca-certificates/ca-bundle.pem /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem /etc/pki/tls/certs/ca-bundle.crt; do
  [ -r "$b" ] && { bundle=$b; break; }
done
present() { [ -n "$bundle" ] && [ -r "$bundle" ] && tr -d '\\r\\n ' <"$bundle" | grep -qF -- "$body"; }
pem() { echo '-----BEGIN CERTIFICATE-----'; printf '%s\\n' "$body" | { fold -w 64 2>/dev/null || sed 's/.\\{64\\}/&\\n/g'; }; echo '-----END CERTIFICATE-----'; }
checked() { have openssl || { say checked no-openssl; return; }; if pem | openssl verify >/dev/null 2>&1; then say checked yes; else say checked no; fi; }
say bundle "$bundle"
if present; then say state unchanged; checked; return 0; fi

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
new="$target/egress-gate-$fingerprint.$suffix"
if ! { pem >"$new.part" && mv "$new.part" "$new"; } 2>/dev/null; then rm -f "$new.part"; say place "$target"; say state read-only; return 0; fi
said=$(update 2>&1 </dev/null); code=$?
printf 'egress-gate %s said ' "$n"; printf '%s' "$said" | tail -c 2000 | to_text; printf '\\n'
say code "$code"
if present; then say state installed; checked; else say state update-failed; fi
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

// EXTERNAL MODULE: ./src/pki/read.js
var read = __webpack_require__(8108);
;// CONCATENATED MODULE: ./src/kubernetes/mounted-root.js

const refused = (because, advice) => ({ ok: false, because, advice });
function checkRoot(pem, where, at) {
    if (/PRIVATE KEY/.test(pem))
        return refused(`${where} holds a private key`, 'Hand out the public certificate alone, and replace the CA: a key that was mounted in pods is known to whoever could read them.');
    let certificates;
    try {
        certificates = (0,read.readCertificates)(pem);
    }
    catch (error) {
        return refused(`${where} holds no certificate that can be read: ${error instanceof Error ? error.message : error}`, 'Put the root certificate there, as PEM.');
    }
    const [root] = certificates;
    if (root === undefined || certificates.length !== 1)
        return refused(`${where} holds ${certificates.length} certificates, and exactly one belongs there: the root`, "Put the root's public certificate there alone, without the intermediate.");
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
    return { ok: true, root };
}

// EXTERNAL MODULE: ./src/kubernetes/run-script.js
var run_script = __webpack_require__(9059);
;// CONCATENATED MODULE: ./src/kubernetes/install-root.js




const failed = (because, advice) => ({ result: 'failed', because: (0,exec/* printable */.g)(because).slice(0, 800), advice });
/** The update tool takes about a second of CPU, and pods may have little of it. */
const deadlineSeconds = 120;
async function installRoot(connection, pod, request) {
    const { source, given, at, signal } = request;
    if (source.kind === 'given' && given === undefined)
        return failed('no root certificate was given', 'Give the input root-certificate, or mount it and name its path in egress.yaml.');
    let words = new Map();
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
            decided = decide(words, source, given, at);
            return 'root' in decided
                ? `install ${decided.root.fingerprint.slice(0, 16)} ${Buffer.from(decided.root.der).toString('base64')}\n`
                : 'stop\n';
        },
        deadlineSeconds,
        maxBytes: 1_048_576,
        signal,
    });
    if (decided !== undefined && 'failed' in decided)
        return decided.failed;
    if (!result.ok)
        return failed(result.fault.message, result.fault.advice);
    if (decided === undefined || result.nonce !== conversation)
        return failed('the script ended before it asked', 'Look at the pod: its sh may be replaced or wrapped.');
    return outcome(words, decided.root);
}
function decide(words, source, given, at) {
    if (source.kind === 'given')
        return given === undefined ? { failed: failed('no root certificate was given', '') } : { root: given };
    const { path, volume } = source;
    const bring = volume === 'vault'
        ? "its SecretProviderClass must name the root's secret (objectType: secret)"
        : 'the file share must hold it under that name';
    const content = words.get('content');
    if (content === undefined)
        switch (words.get('mount')) {
            case 'missing':
                return {
                    failed: failed(`${path} does not exist in the container`, `Mount the ${volume === 'vault' ? 'Key Vault' : 'file share'} volume there: ${bring}. Or correct trust.path in egress.yaml.`),
                };
            case 'private-key':
                return {
                    failed: failed(`${path} holds a PRIVATE KEY; it was not read`, 'Hand out the public certificate alone, and replace the CA: a key that was mounted in pods is known to whoever could read them.'),
                };
            case 'not-pem':
                return {
                    failed: failed(`${path} holds no PEM certificate; it was not read, for it may be a PKCS#12 file with a private key`, `Put the root's public certificate there, as PEM: ${bring}.`),
                };
            case 'too-large':
                return {
                    failed: failed(`${path} is larger than 64 KB, and a root certificate has about 2`, `Put the root's public certificate there alone: ${bring}.`),
                };
            case 'unreadable':
                return { failed: failed(`${path} cannot be read by the container's user`, 'Check fsGroup and the modes of the mount.') };
            default:
                return { failed: failed(`what ${path} holds could not be told`, 'Look at the pod: its sh or its tools may be replaced.') };
        }
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(content))
        return { failed: failed(`what ${path} holds came back damaged`, 'Run again; look at what else prints into the session.') };
    const check = checkRoot(Buffer.from(content, 'base64').toString('latin1'), path, at);
    if (!check.ok)
        return { failed: failed(check.because, check.advice) };
    if (given !== undefined && check.root.fingerprint !== given.fingerprint)
        return {
            failed: failed(`${path} holds ${check.root.subject} (SHA-256 ${check.root.fingerprint.slice(0, 16)}), not the root that was given (${given.fingerprint.slice(0, 16)})`, 'The vault or the share holds another root, or the mount is stale (rotation polls every 2 minutes, and a subPath mount never changes): restart the pod.'),
        };
    return { root: check.root };
}
function outcome(words, root) {
    const os = (0,exec/* printable */.g)(words.get('os') ?? '')
        .trim()
        .slice(0, 60);
    const on = os === '' ? '' : ` (${os})`;
    const place = (0,exec/* printable */.g)(words.get('place') ?? 'its trust store').slice(0, 200);
    const mount = "Mount the trust store's files instead (a volume over the bundle), or run the container as root with a writable file system.";
    switch (words.get('state')) {
        case 'unchanged':
        case 'installed': {
            if (words.get('checked') === 'no')
                return failed(`the bundle holds the root, but openssl in the container does not trust it${on}`, 'SSL_CERT_FILE or SSL_CERT_DIR of the container may point to another store.');
            const fresh = words.get('state') === 'installed';
            return {
                result: fresh ? 'installed' : 'unchanged',
                root,
                os,
                because: fresh
                    ? `installed with ${words.get('tool') ?? 'the update tool'}${on}, and the store holds it now`
                    : `the store held it already${on}`,
            };
        }
        case 'no-tool':
            return failed(`the container has no update-ca-certificates and no update-ca-trust${on}`, words.get('os')?.includes('alpine') === true || /debian|ubuntu/.test(words.get('os') ?? '')
                ? 'Add the package ca-certificates to the image (it is not installed behind your back), or mount a bundle that holds the root.'
                : 'Add the package that brings the trust store (ca-certificates) to the image, or mount a bundle that holds the root.');
        case 'not-root':
            return failed(`${place} cannot be written: the container runs as uid ${(0,exec/* printable */.g)(words.get('uid') ?? '?').slice(0, 10)}${on}`, mount);
        case 'read-only':
            return failed(`${place} cannot be written: its file system is read-only${on}`, mount);
        case 'update-failed': {
            const said = (0,exec/* printable */.g)(Buffer.from(words.get('said') ?? '', 'base64').toString('latin1'))
                .trim()
                .slice(-400);
            return failed(`${words.get('tool') ?? 'the update tool'} ended with ${(0,exec/* printable */.g)(words.get('code') ?? '?').slice(0, 10)}, and the store does not hold the root${on}${said === '' ? '' : `: ${said}`}`, 'Run it by hand in the pod and look at what it says.');
        }
        default:
            return failed('the script did not say how it ended', 'Look at the pod: its sh or its tools may be replaced.');
    }
}

// EXTERNAL MODULE: ./src/kubernetes/pods.js
var pods = __webpack_require__(5464);
// EXTERNAL MODULE: ./src/kubernetes/rollout.js + 1 modules
var rollout = __webpack_require__(4791);
// EXTERNAL MODULE: ./src/actions/cluster.js
var cluster = __webpack_require__(7023);
;// CONCATENATED MODULE: ./src/actions/install.js









/** One exec in every ready pod of every chosen workload. A pod that is not ready, or that changed meanwhile, is a failure with its reason. */
async function runInstall(request, world) {
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const workloads = (0,cluster/* chosenWorkloads */.$O)(spec, request.workloads);
    const given = request.root === undefined ? undefined : await (0,cluster/* certificateOf */.tq)(request.root);
    const connection = await (0,kubernetes_connection.connect)(await (0,cluster/* kubeconfigOf */.DC)(request.kubeconfig, world.env));
    try {
        for (const namespace of new Set(workloads.map(({ namespace }) => namespace)))
            await (0,access/* requireAccess */.w)(connection, namespace, access/* execAccess */.E, world.signal);
        await Promise.all(workloads.map(workload => settle(connection, workload, request.waitSeconds, world)));
        const found = await Promise.all(workloads.map(async (workload) => ({ workload, pods: await (0,pods/* podsOf */.EB)(connection, workload, world.signal) })));
        const empty = found.filter(({ pods }) => pods.ready.length + pods.unready.length === 0).map(({ workload }) => workload);
        const asked = found.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })));
        world.log.info(`installing the root in ${asked.length} ${asked.length === 1 ? 'pod' : 'pods'} of ${workloads.length} workloads`);
        const done = await (0,bounded/* bounded */.M)(asked, cluster/* podsAtOnce */.hc, async ({ workload, pod }) => {
            const installed = await installRoot(connection, pod, { source: sourceOf(workload), given, at: new Date(), signal: world.signal });
            world.signal.throwIfAborted();
            world.log.info(`${installed.result.padEnd(9)} ${pod.namespace}/${pod.name} ${pod.container}: ${installed.because}`);
            return { workload, pod, installed };
        });
        // A container that restarted in between has a new file system, without the root.
        const after = (await Promise.all(workloads.map(async (workload) => (await (0,pods/* podsOf */.EB)(connection, workload, world.signal)).ready))).flat();
        const settled = done.map(each => each.installed.result === 'failed' || after.some(pod => (0,pods/* sameContainer */.iV)(pod, each.pod))
            ? each
            : {
                ...each,
                installed: install_failed('it restarted or went away while the root was installed, and what was installed is lost', 'Wait until the workload is stable, and run again.'),
            });
        for (const { workload, pods } of found)
            for (const { pod, name, because } of pods.unready) {
                const told = await (0,rollout.explainPod)(connection, workload.namespace, pod, because, world.signal);
                settled.push({
                    workload,
                    pod: { namespace: workload.namespace, name },
                    installed: install_failed(told.because, told.fix ?? 'Wait until the pod is ready, and run again.'),
                });
            }
        return resultOf(settled, empty, workloads.length);
    }
    finally {
        connection.close();
    }
}
/** After a start or a rollout pods take a while. What is not ready by then is named, one by one, as a failure. */
async function settle(connection, workload, deadlineSeconds, world) {
    try {
        await (0,rollout.waitForWorkload)(connection, workload, { signal: world.signal, deadlineSeconds, log: world.log });
    }
    catch (error) {
        if (!(0,faults/* isKubernetesFault */.HE)(error) || error.code !== 'RolloutTimeout')
            throw error;
    }
}
const install_failed = (because, advice) => ({ result: 'failed', because, advice });
function sourceOf({ trust }) {
    if (trust.source === 'input')
        return { kind: 'given' };
    const path = trust.path ?? (trust.source === 'vault' ? '/mnt/secrets-store/egress-root' : '/mnt/azure/rootCA.pem');
    return { kind: 'mounted', path, volume: trust.source };
}
function resultOf(done, empty, workloads) {
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
    ];
    const roots = new Map(done.flatMap(({ installed }) => (installed.result === 'failed' ? [] : [[installed.root.fingerprint, installed.root]])));
    if (roots.size > 1)
        findings.push({
            level: 'error',
            message: `Pods trust different roots now: ${[...roots.values()].map(({ subject, fingerprint }) => `${subject} (${fingerprint.slice(0, 16)})`).join(', ')}.`,
            advice: 'The vault and the file share hold different roots: run import-ca, then deploy-aks, and run again.',
        });
    const result = done.length === 0 || empty.length > 0 || bad > 0 || roots.size > 1 ? 'fail' : 'pass';
    const report = {
        action: 'install-ca-in-pod',
        title: 'The root certificate in the pods',
        at: new Date().toISOString(),
        result,
        headline: done.length === 0
            ? 'No pod was found, so nothing was installed'
            : `${fresh} installed, ${same} had it already${bad > 0 ? `, ${bad} failed` : ''}, in ${workloads} ${workloads === 1 ? 'workload' : 'workloads'}`,
        outcomes: [],
        verdicts: [],
        facts: [...roots.values()].flatMap(root => [
            { name: 'root', value: `${root.subject}, SHA-256 ${root.fingerprint}` },
            { name: 'root ends', value: root.notAfter.toISOString() },
        ]),
        findings: [
            ...findings,
            ...(fresh + same > 0
                ? [
                    {
                        level: 'notice',
                        message: 'What is installed by exec lives in the containers as they run now: a restart loses it, and verify-tls-inspection will say so.',
                        advice: 'Run this action after every rollout, or let the container install the mounted root when it starts.',
                    },
                ]
                : []),
        ],
        next: result === 'pass'
            ? ['Start programs that read the trust store once (.NET, Java, Go) after this, then run verify-tls-inspection.']
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
                ...(installed.result === 'failed' ? {} : { fingerprint: installed.root.fingerprint }),
            }))),
        },
    };
}


/***/ })

};
