export const id = 4791;
export const ids = [4791];
export const modules = {

/***/ 4791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explainPod: () => (/* binding */ explainPod),
  lagOf: () => (/* binding */ lagOf),
  waitForWorkload: () => (/* binding */ waitForWorkload)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/verify/symptoms.js
/** From what a cluster, a mount or a client says when egress or trust is broken, to its cause and its fix. A table; the first that matches is told. */
const moveToWorkloadIdentity = 'Pod identity was retired in 2025. Move to workload identity: annotate the service account with azure.workload.identity/client-id, label the pod template azure.workload.identity/use: "true", and set usePodIdentity: "false" and clientID in the SecretProviderClass.';
const symptoms = [
    {
        name: 'pod identity token endpoint is not answering',
        matches: /localhost:2579\/host\/token|127\.0\.0\.1:2579/,
        cause: "pod identity's NMI is not running on the node, so the secrets mount cannot get a token for the vault",
        fix: moveToWorkloadIdentity,
    },
    {
        name: 'pod identity daemon is crashing',
        matches: /:8086\/healthz|\bnmi\b.*(?:back-?off|liveness)/i,
        cause: "pod identity's NMI fails its liveness probe and is restarted until it gives up",
        fix: moveToWorkloadIdentity,
    },
    {
        name: 'file share cannot be mounted',
        matches: /mount error\((?:2|110|113|115)\).*|mount error: could not resolve address for .*file\.core/is,
        cause: 'TCP 445 to the storage account is not let through (mount.cifs says "No such file or directory" or times out), or the share does not exist',
        fix: 'Allow TCP 445 to the account in a network rule of the firewall (service tag Storage.<region>), and check the name of the share.',
    },
    {
        name: 'file share refuses the key',
        matches: /mount error\(13\)/,
        cause: "the storage account key in the pod's secret is wrong, or the account's firewall does not know the subnet",
        fix: 'Run deploy-aks again so that the secret is written anew; check that the account allows shared keys.',
    },
    {
        name: 'the identity does not exist',
        matches: /AADSTS700016/,
        cause: 'the tenant knows no identity with the client id that the pod asks for',
        fix: 'Check azure.workload.identity/client-id of the service account, clientID and tenantId of the SecretProviderClass, and run deploy-aks again.',
    },
    {
        name: 'federated identity is not known',
        matches: /AADSTS70021|AADSTS700213|No matching federated identity record/i,
        cause: "no federated credential of the identity fits this cluster's issuer and the pod's service account",
        fix: 'Run deploy-aks again (it writes the credential); check the service account and the namespace in egress.yaml.',
    },
    {
        name: 'the identity may not read the vault',
        matches: /does not have secrets get permission|ForbiddenByRbac|Caller is not authorized to perform action.*vaults\/secrets|AKV10032/is,
        cause: "the pods' identity has no right to read that secret of the vault",
        fix: 'For the root\'s secret run deploy-aks again. For others give it "Key Vault Secrets User" on that secret alone: on the whole vault it could read the intermediate\'s key.',
    },
    {
        name: 'the vault does not let us in by network',
        matches: /ForbiddenByFirewall|Client address is not authorized|Public network access is disabled/i,
        cause: "the vault's network rules do not allow where the nodes come from",
        fix: "Allow the firewall's public address in the vault's network rules, or give it a private endpoint.",
    },
    {
        name: 'the secret does not exist',
        matches: /SecretNotFound|A secret with \(name\/id\) .* was not found/i,
        cause: 'the vault has no secret of that name',
        fix: "Run import-ca first: it writes the root's public certificate there.",
    },
    {
        name: 'the secrets driver is not installed',
        matches: /driver name secrets-store\.csi\.k8s\.io not found|no matches for kind "SecretProviderClass"|provider not found: provider "?azure/i,
        cause: 'the Secrets Store CSI driver, or its Azure provider, does not run on the node',
        fix: 'Enable the add-on "azure-keyvault-secrets-provider" of the cluster (deploy-aks does), and wait until its pods run.',
    },
    {
        name: 'the SecretProviderClass is missing',
        matches: /failed to get secretproviderclass|secretproviderclasses.* not found/i,
        cause: "the pod's volume names a SecretProviderClass that is not in its namespace",
        fix: 'Apply it before the pods; it must be in the same namespace.',
    },
    {
        name: 'the roots are not there',
        matches: /configmap "egress-gate-root" not found/i,
        cause: 'the workload declares trust (install-ca-in-pod, method rollout), and the config map with the roots was deleted',
        fix: 'Run install-ca-in-pod with method rollout again, or take the declaration back with operation remove.',
    },
    {
        name: 'the bundle cannot be built without a shell',
        matches: /egress-gate-trust[\s\S]*exec: \\?"sh\\?": executable file not found/i,
        cause: "the workload's image has no shell, so the init container that builds its trust store cannot run in it",
        fix: 'Take it back with operation remove, and build the root and the variables of docs/trust.md into the image.',
    },
    {
        name: 'the bundle cannot be built from this image',
        matches: /egress-gate-trust: (?:the image has no|keytool|the config map)/i,
        cause: "the workload's image changed since its trust was declared, or its tools fail",
        fix: 'Run install-ca-in-pod with method rollout again: it looks at the image anew. To go back: operation remove.',
    },
    {
        name: 'pod security refuses the pods',
        matches: /violates PodSecurity/i,
        cause: 'the Pod Security level of the namespace lets no such pod be made',
        fix: 'The message names the field. What this project declares itself fits the level "restricted" where the container does.',
    },
    {
        name: 'the quota refuses the pods',
        matches: /exceeded quota/i,
        cause: "the namespace's resource quota has no room for another pod during the rollout",
        fix: "Raise the quota by one pod, or set the deployment's maxSurge to 0.",
    },
    {
        name: 'image cannot be pulled',
        matches: /ErrImagePull|ImagePullBackOff|Failed to pull image/i,
        cause: 'the registry is not reachable through the firewall, its certificate is not trusted by the node, or the image does not exist',
        fix: "Allow the registry's FQDNs without inspection (nodes do not trust the root), and check the image's name.",
    },
    {
        name: 'the firewall does not trust the origin',
        matches: /\b500\b(?: Internal Server Error)?\W{1,20}x509: certificate/i,
        cause: "the firewall inspected the call and answered in the origin's place, whose own certificate it does not accept: trust in our root is not the matter",
        fix: 'Have the origin show a certificate that is publicly trusted and valid, or let the rule for it pass without inspection (terminateTLS: false).',
    },
    // What follows says "certificate verify failed" or "is invalid", too: the reason beside it counts, not these words.
    {
        name: 'certificate is for another host',
        matches: /RemoteCertificateNameMismatch|hostname mismatch|x509: certificate is (?:not )?valid for|ERR_TLS_CERT_ALTNAME_INVALID|No subject alternative (?:DNS )?names? |no alternative certificate subject name matches/i,
        cause: 'the certificate that was served names another host: trust in the root is not the matter',
        fix: 'Call the host by a name that its certificate has. The firewall signs for the name in the handshake (SNI): a call by address, or with another name in it, gets another certificate.',
    },
    {
        name: 'certificate is out of its time',
        matches: /NotTimeValid|certificate has expired|certificate is not yet valid|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|CertificateExpiredException|CertificateNotYetValidException/i,
        cause: 'a certificate of the chain has expired, or is not valid yet, by the clock of the program: trust in the root is not the matter',
        fix: 'Look which one it is (verify-tls-inspection names it). The CA is renewed by import-ca; a public certificate by who serves it; a clock that is wrong on its node.',
    },
    {
        name: 'strict clients refuse the chain',
        matches: /Missing (?:Authority|Subject) Key Identifier|CA cert does not include key usage extension|Basic Constraints of CA cert not marked critical/i,
        cause: 'the program checks strictly by RFC 5280 (Python since 3.13), and a certificate of the chain lacks an extension',
        fix: 'Run import-ca without a CA of your own, or issue yours with subjectKeyIdentifier and authorityKeyIdentifier: import-ca names what is missing.',
    },
    {
        name: 'root is not trusted (.NET)',
        matches: /UntrustedRoot|PartialChain/i,
        cause: 'the root certificate is not in the trust store of the container',
        fix: 'Run install-ca-in-pod, and start the application after it: .NET reads the store once.',
    },
    {
        name: 'root is not trusted',
        matches: /unable to get local issuer certificate|self.signed certificate in certificate chain|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|x509: certificate signed by unknown authority|PKIX path building failed/i,
        cause: 'the root certificate is not in the trust store that this program reads',
        fix: 'Run install-ca-in-pod; Java, Node.js and Python (certifi) have stores of their own.',
    },
    {
        name: 'certificate is not accepted',
        matches: /certificate verify failed|RemoteCertificateChainErrors|remote certificate is invalid/i,
        cause: 'the program does not accept the certificate that was served; the usual reason is that its trust store lacks the root',
        fix: 'Run install-ca-in-pod, start the program after it, and run verify-tls-inspection, which names the reason.',
    },
    {
        name: 'handshake was cut',
        matches: /Unknown SSL protocol error|SSL_ERROR_SYSCALL|unexpected eof while reading|TLS connection was non-properly terminated/i,
        cause: 'the connection was closed before or during the handshake: how the firewall denies a host that no application rule allows',
        fix: 'Add an application rule for the host, or take the call away.',
    },
    {
        name: 'container keeps crashing',
        matches: /CrashLoopBackOff|Back-off restarting failed container/i,
        cause: 'the container ends soon after it starts, again and again',
        fix: 'kubectl logs --previous shows its last words; a program that calls out at start dies when its call is denied or its certificate is not trusted.',
    },
    {
        name: 'volume cannot be mounted',
        matches: /FailedMount|MountVolume\.SetUp failed|Unable to attach or mount volumes/i,
        cause: 'a volume of the pod cannot be mounted',
        fix: 'See the event: it names the volume and the reason.',
    },
    {
        name: 'pod does not fit',
        matches: /FailedScheduling|Unschedulable|nodes are available/i,
        cause: "no node takes the pod (resources, taints such as the spot pool's, or selectors)",
        fix: 'Add a node, a toleration, or lower the requests.',
    },
];
/** The first known symptom that the text shows. */
const explainSymptom = (text) => symptoms.find(symptom => symptom.matches.test(text));

// EXTERNAL MODULE: ./src/kubernetes/api.js
var api = __webpack_require__(9874);
// EXTERNAL MODULE: ./src/kubernetes/documents.js
var documents = __webpack_require__(3164);
// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
// EXTERNAL MODULE: ./src/kubernetes/pods.js
var kubernetes_pods = __webpack_require__(5464);
// EXTERNAL MODULE: ./src/kubernetes/printable.js
var printable = __webpack_require__(9241);
// EXTERNAL MODULE: ./src/kubernetes/selector.js
var kubernetes_selector = __webpack_require__(8445);
;// CONCATENATED MODULE: ./src/kubernetes/rollout.js
/** Waiting until a workload's pods run what was last declared, and saying why they do not. */








/**
 * Waits until every pod of the selector is ready and its controllers (deployments, stateful sets, daemon sets) have rolled out what
 * was last declared. Polls, because a watch that breaks must be replaced by a list anyway. Throws a fault with code RolloutTimeout that
 * names each pod that is not ready, what its events say, and the cause and fix where the symptom is known.
 */
async function waitForWorkload(connection, workload, world) {
    const until = Date.now() + world.deadlineSeconds * 1000;
    let said = Date.now();
    for (let pause = 100;; pause = Math.min(2000, pause * 1.5)) {
        // In this order: an old pod that is listed before its controller says that all old ones are gone would be taken for one that stays.
        const lag = await controllersLag(connection, workload, world.signal);
        const pods = await (0,kubernetes_pods/* podsOf */.EB)(connection, workload, world.signal);
        const waits = podsLag(pods) ?? lag;
        if (waits === undefined)
            return [...pods.ready];
        if (Date.now() >= until)
            throw await timedOut(connection, workload, pods, waits, world);
        if (Date.now() - said >= 10_000) {
            said = Date.now();
            world.log.info(`still waiting for ${workload.namespace}/${workload.selector}: ${waits}`);
        }
        await (0,promises_.setTimeout)(Math.min(pause, Math.max(1, until - Date.now())), undefined, { signal: world.signal });
    }
}
function podsLag({ ready, unready }) {
    const first = unready[0];
    if (first !== undefined)
        return `${unready.length} of ${unready.length + ready.length} pods not ready (${first.name}: ${first.because})`;
    return ready.length === 0 ? 'no pod matches the selector' : undefined;
}
async function controllersLag(connection, { namespace, selector }, signal) {
    for (const kind of ['deployments', 'statefulsets', 'daemonsets']) {
        const { status, body } = await (0,api/* ask */.kA)(connection, {
            method: 'GET',
            path: `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${kind}`,
            signal,
        });
        // Not allowed to read controllers: the pods themselves then have to do.
        if (status !== 200)
            continue;
        for (const controller of (0,documents/* itemsOf */.S)(body)) {
            if (!(0,kubernetes_selector/* selects */.k)(selector, controller.spec?.template?.metadata?.labels ?? {}))
                continue;
            const lag = lagOf(kind, controller);
            if (lag === undefined)
                continue;
            const refused = refusalOf(controller);
            return `${kind.slice(0, -1)} ${controller.metadata?.name}: ${lag}${refused === undefined ? '' : `; ${refused}`}`;
        }
    }
    return undefined;
}
/** What a controller still has to do, undefined when it is done. */
function lagOf(kind, { metadata, spec, status = {} }) {
    const count = (name) => (typeof status[name] === 'number' ? status[name] : 0);
    if (count('observedGeneration') < (metadata?.generation ?? 0))
        return 'its last change was not seen by the controller yet';
    const daemon = kind === 'daemonsets';
    const wanted = daemon ? count('desiredNumberScheduled') : (spec?.replicas ?? 1);
    const updated = count(daemon ? 'updatedNumberScheduled' : 'updatedReplicas');
    const available = count(daemon ? 'numberAvailable' : kind === 'statefulsets' ? 'readyReplicas' : 'availableReplicas');
    if (updated < wanted)
        return `${updated} of ${wanted} pods run what was last declared`;
    if (!daemon && count('replicas') > updated)
        return `${count('replicas') - updated} old pods still run`;
    if (available < wanted)
        return `${available} of ${wanted} pods are available`;
    return undefined;
}
/** Where the API server lets a controller make no pods (quota, pod security, a webhook), there is no pod to say so: the controller does. */
function refusalOf({ status = {} }) {
    const conditions = Array.isArray(status['conditions'])
        ? status['conditions']
        : [];
    return conditions.find(each => each.type === 'ReplicaFailure' && each.status === 'True')?.message;
}
async function timedOut(connection, workload, pods, waits, world) {
    const lines = [];
    const fixes = new Set();
    for (const { pod, name, because } of pods.unready.slice(0, 10)) {
        const told = await explainPod(connection, workload.namespace, pod, because, world.signal);
        lines.push(`${name}: ${told.because}`);
        if (told.fix !== undefined)
            fixes.add(told.fix);
    }
    if (pods.unready.length === 0) {
        const symptom = explainSymptom(waits);
        if (symptom !== undefined) {
            lines.push(`${(0,printable/* printable */.g)(waits).slice(0, 700)} (${symptom.cause})`);
            fixes.add(symptom.fix);
        }
    }
    if (pods.unready.length > 10)
        lines.push(`and ${pods.unready.length - 10} more`);
    return (0,faults/* kubernetesFault */.xL)('RolloutTimeout', `${workload.namespace}/${workload.selector} is not ready after ${world.deadlineSeconds} s: ${lines.length === 0 ? waits : lines.join('; ')}`, fixes.size > 0
        ? [...fixes].join(' ')
        : pods.ready.length + pods.unready.length === 0
            ? 'Check the selector and the namespace in egress.yaml, and that the manifests were applied.'
            : `kubectl -n ${workload.namespace} describe pod -l '${workload.selector}' shows more.`);
}
/** Why one pod is not ready: its state, its warning events, what it wrote before it died, and the known cause behind them. */
async function explainPod(connection, namespace, pod, because, signal) {
    const [events, words] = await Promise.all([warningsOf(connection, namespace, pod, signal), lastWords(connection, namespace, pod, signal)]);
    const text = [because, ...events, words].join('\n');
    const symptom = explainSymptom(text);
    const shown = [because, ...events.slice(-2), ...(words === '' ? [] : [`its last words: ${words.slice(-300)}`])].join('; ');
    const clean = (0,printable/* printable */.g)(shown).slice(0, 700);
    return symptom === undefined ? { because: clean } : { because: `${clean} (${symptom.cause})`, fix: symptom.fix };
}
async function warningsOf(connection, namespace, pod, signal) {
    const uid = pod.metadata?.uid;
    if (uid === undefined)
        return [];
    try {
        const list = await (0,api/* call */.T1)(connection, {
            method: 'GET',
            path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/events`,
            query: { fieldSelector: `involvedObject.uid=${uid}` },
            signal,
        });
        return (0,documents/* itemsOf */.S)(list)
            .filter(event => event.type === 'Warning' && (event.involvedObject?.uid === undefined || event.involvedObject.uid === uid))
            .map(event => `${event.reason ?? 'Warning'}: ${event.message ?? ''}`);
    }
    catch (error) {
        // Events are a help, not a need: without the right to read them the state of the pod has to do.
        if (signal.aborted)
            throw error;
        return [];
    }
}
/** The end of what a container wrote that died: its own reason is in no event. Empty where nothing died, or logs may not be read. */
async function lastWords(connection, namespace, pod, signal) {
    const name = pod.metadata?.name;
    const all = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
    const died = all.find(({ state, lastState }) => {
        const ended = state?.terminated ?? lastState?.terminated;
        return ended !== undefined && (ended.exitCode ?? 0) !== 0;
    });
    if (name === undefined || died?.name === undefined)
        return '';
    const now = died.state?.terminated !== undefined;
    try {
        const { status, body } = await (0,api/* ask */.kA)(connection, {
            method: 'GET',
            path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/log`,
            query: { container: died.name, tailLines: '20', limitBytes: '16384', ...(now ? {} : { previous: 'true' }) },
            signal,
        });
        if (status !== 200)
            return '';
        return (0,printable/* printable */.g)(typeof body === 'string' ? body : JSON.stringify(body))
            .trim()
            .slice(-2000);
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return '';
    }
}


/***/ })

};
