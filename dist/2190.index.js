export const id = 2190;
export const ids = [2190];
export const modules = {

/***/ 2190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDeploy: () => (/* binding */ runDeploy)
});

// EXTERNAL MODULE: ./src/plan/plan.js
var plan = __webpack_require__(7814);
// EXTERNAL MODULE: ./src/plan/power.js
var power = __webpack_require__(9964);
// EXTERNAL MODULE: ./src/azure/converge.js
var converge = __webpack_require__(876);
// EXTERNAL MODULE: ./src/azure/power-store.js
var power_store = __webpack_require__(7576);
;// CONCATENATED MODULE: ./src/azure/cluster.js




/** A cluster that was stopped is started: nothing else can be done to it before. */
async function startIfStopped(spec, ids, observed, session) {
    if ((0,power_store/* powerOf */.f)(observed.get(ids.cluster)) !== 'Stopped')
        return { outcomes: [], observed };
    const { signal, log } = session.arm;
    return (0,converge/* carryOut */.u0)((0,plan/* plan */.e)([(0,power/* clusterPower */.yZ)(spec, ids, 'Running', [])], observed), observed, {
        store: (0,power_store/* withPower */.S)(session.store, session.arm),
        signal,
        log,
    });
}
/** Nodes that could not reach what they need through the firewall while they came up: the exit code of AKS' own check. */
const noWayOut = /OutboundConnFail|exit status[=: ]*50\b/i;
/**
 * Converges, and once more if the nodes failed for want of egress: with the firewall up, the same request repairs the cluster.
 * `firewallStands` ends when that is so.
 */
async function convergeCluster(owned, observed, ids, session, firewallStands) {
    const { signal, log } = session.arm;
    const first = await (0,converge/* carryOut */.u0)((0,plan/* plan */.e)(owned, observed), observed, { store: session.store, signal, log });
    const failure = first.outcomes.find(({ change, result }) => change.resource.id === ids.cluster && result === 'failed');
    if (failure?.result !== 'failed' || !noWayOut.test(`${'code' in failure.fault ? failure.fault.code : ''} ${failure.fault.message}`))
        return { ...first, reconciled: false };
    log('the nodes found no way out when they came up (exit 50); writing the cluster once more');
    await firewallStands();
    const now = await session.store.read(ids.cluster, signal);
    const known = new Map([...first.observed, ...(now === undefined ? [] : [[ids.cluster, now]])]);
    const second = await (0,converge/* carryOut */.u0)((0,plan/* plan */.e)(owned, known), known, { store: session.store, signal, log });
    return {
        ...second,
        outcomes: second.outcomes.map((outcome, index) => (outcome.result === 'unchanged' ? (first.outcomes[index] ?? outcome) : outcome)),
        reconciled: true,
    };
}

// EXTERNAL MODULE: ./src/azure/faults.js
var faults = __webpack_require__(4316);
// EXTERNAL MODULE: ./src/plan/reference.js
var reference = __webpack_require__(7016);
;// CONCATENATED MODULE: ./src/plan/ground.js


/** `assumed`: the documents of others that the cluster builds upon. */
function groundOf(assumed, observed, ids) {
    const missing = assumed.filter(({ id }) => !observed.has(id));
    if (missing.length > 0)
        return { kind: 'absent', titles: missing.map(({ title }) => title) };
    const firewall = observed.get(ids.firewall);
    if (firewall === undefined)
        return { kind: 'firm' };
    const state = (0,reference.at)(firewall, '/properties/provisioningState');
    if (state === 'Failed')
        return { kind: 'failed' };
    if ((0,power/* privateIpOf */.uc)(firewall) !== undefined)
        return { kind: 'firm' };
    const addresses = (0,reference.at)(firewall, '/properties/ipConfigurations');
    return { kind: state === 'Updating' && Array.isArray(addresses) && addresses.length > 0 ? 'rising' : 'deallocated' };
}

// EXTERNAL MODULE: ./src/report/fault.js
var fault = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/azure/wait.js
var wait = __webpack_require__(5548);
;// CONCATENATED MODULE: ./src/azure/ground.js
/** Waits, where that was asked for, until a cluster can be made: until what it stands on is there, or is far enough on its way. */




/**
 * How long a firewall has to have been on its way before nodes may follow it, in milliseconds. A firewall takes 5 to 12 minutes; nodes come up
 * about 3 minutes after the request for their cluster, and try for 5 to 6 minutes to reach what they need (AKS' own check, exit 50).
 */
const headStart = 4 * 60_000;
/** Between two looks, in milliseconds: sooner at first, since what exists already is there at once. */
const pauses = [1000, 2000, 4000, 8000, 15_000];
/** What is there of `assumed`, as soon as a cluster can stand on it. Otherwise throws what is to be done first. */
async function groundFor(assumed, ids, { store, arm }, { minutes, rising }, known) {
    const until = Date.now() + minutes * 60_000;
    let risingSince;
    let told = '';
    for (let look = 0;; look += 1) {
        const observed = look === 0 && known !== undefined ? known : await (0,converge/* observe */.lB)(assumed, store, arm.signal);
        const ground = groundOf(assumed, observed, ids);
        if (ground.kind === 'rising')
            risingSince ??= Date.now();
        else
            risingSince = undefined;
        const far = rising && risingSince !== undefined && Date.now() - risingSince >= headStart;
        if (ground.kind === 'firm' || far)
            return observed;
        const pause = pauses[Math.min(look, pauses.length - 1)] ?? 0;
        if (Date.now() + pause > until)
            throw refusal(ground, minutes);
        const what = waitingFor(ground, rising);
        if (what !== told)
            arm.log(`waiting for ${what}`);
        told = what;
        await (0,wait/* sleep */.yy)(pause, arm.signal);
    }
}
const waitingFor = (ground, rising) => {
    switch (ground.kind) {
        case 'absent':
            return ground.titles.join(', ');
        case 'rising':
            return rising ? 'the firewall, which gets a head start over the nodes' : 'the firewall to stand';
        case 'deallocated':
            return 'the firewall, which is deallocated, to be allocated';
        default:
            return 'the firewall, which is in the state Failed, to be written anew';
    }
};
function refusal(ground, minutes) {
    const waited = minutes > 0 ? ` after ${minutes} minutes` : '';
    switch (ground.kind) {
        case 'absent':
            return new fault/* KnownFaultError */.eb({
                code: 'NotProvisioned',
                message: `the cluster needs what is not there${waited}: ${ground.titles.join(', ')}`,
                advice: 'Run provision-firewall first.',
            });
        case 'failed':
            return new fault/* KnownFaultError */.eb({
                code: 'FirewallFailed',
                message: `the firewall is in the state Failed${waited}`,
                advice: 'Run provision-firewall: it writes a failed firewall anew.',
            });
        case 'rising':
            return new fault/* KnownFaultError */.eb({
                code: 'FirewallNotReady',
                message: `the firewall is still being made${waited}, so nodes would have no way out`,
                advice: 'Run this again when provision-firewall is done, or give wait-for-firewall-minutes.',
            });
        default:
            return new fault/* KnownFaultError */.eb({
                code: 'FirewallDeallocated',
                message: `the firewall is deallocated${waited}, so nodes would have no way out`,
                advice: 'Run deallocate with operation: allocate first.',
            });
    }
}

// EXTERNAL MODULE: ./src/azure/session.js
var azure_session = __webpack_require__(2121);
// EXTERNAL MODULE: ./src/azure/spec.js
var azure_spec = __webpack_require__(8310);
// EXTERNAL MODULE: ./src/azure/summary.js
var summary = __webpack_require__(7329);
// EXTERNAL MODULE: ./src/plan/apply.js
var apply = __webpack_require__(7153);
// EXTERNAL MODULE: ./src/plan/ids.js
var plan_ids = __webpack_require__(7087);
;// CONCATENATED MODULE: ./src/plan/pools-elsewhere.js

/**
 * Node pools, of others too, whose nodes or pods stand in another subnet than the cluster's: its route table is not theirs, so nothing says that
 * their egress passes the firewall.
 * @param aksSubnet the ARM id of the subnet that is routed to the firewall
 */
function poolsElsewhere(cluster, aksSubnet) {
    const pools = (0,reference.at)(cluster, '/properties/agentPoolProfiles');
    const found = (Array.isArray(pools) ? pools : []).flatMap(pool => ['/vnetSubnetID', '/podSubnetID'].flatMap(pointer => {
        const subnet = (0,reference.at)(pool, pointer);
        if (typeof subnet !== 'string' || subnet === '' || subnet.toLowerCase() === aksSubnet.toLowerCase())
            return [];
        return [{ pool: String((0,reference.at)(pool, '/name') ?? ''), subnet }];
    }));
    const virtual = (0,reference.at)(cluster, '/properties/addonProfiles/aciConnectorLinux');
    const subnet = (0,reference.at)(virtual, '/config/SubnetName');
    return (0,reference.at)(virtual, '/enabled') === true && typeof subnet === 'string' ? [...found, { pool: virtualNodes, subnet }] : found;
}
/** What its pods stand under in a list of nodes: they run in Azure Container Instances, in a subnet of their own (learn.microsoft.com/azure/aks/virtual-nodes). */
const virtualNodes = 'virtual-node-aci-linux';

// EXTERNAL MODULE: ./src/plan/resources.js + 6 modules
var resources = __webpack_require__(4489);
;// CONCATENATED MODULE: ./src/kubernetes/manifests.js
/**
 * The documents of a manifest with its placeholders filled in. They are filled in the parsed values, never in the text, so that nothing that
 * is put in can become YAML. Every fault is told with its line.
 */
async function readManifest(file, text, placeholders) {
    const { isMap, LineCounter, parseAllDocuments, visit } = await __webpack_require__.e(/* import() */ 7164).then(__webpack_require__.bind(__webpack_require__, 7164));
    const lines = new LineCounter();
    const faults = [];
    const fault = (offset, path, message) => {
        const { line, col } = lines.linePos(offset);
        faults.push({ place: { file, line: Math.max(line, 1), column: Math.max(col, 1) }, path, message });
    };
    const parsed = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true });
    const documents = [];
    for (const document of Array.isArray(parsed) ? parsed : []) {
        for (const { pos, message } of document.errors)
            fault(pos[0], '', message.split('\n')[0] ?? message);
        if (document.errors.length > 0 || document.contents === null)
            continue;
        visit(document, {
            Map(_, map) {
                // An unquoted ${name} is read as a scalar; in a flow map a careless one becomes a map with a key of that shape.
                for (const { key } of map.items)
                    if (isMap(key))
                        fault(key.range?.[0] ?? 0, '', 'a key must be a text');
            },
            Scalar(_, node) {
                if (typeof node.value !== 'string')
                    return;
                node.value = node.value.replace(/\$\{([^}]*)\}/g, (whole, name) => {
                    if (!Object.hasOwn(placeholders, name)) {
                        fault(node.range?.[0] ?? 0, whole, `is not known; known are ${Object.keys(placeholders)
                            .map(known => `\${${known}}`)
                            .join(', ')}`);
                        return whole;
                    }
                    const value = placeholders[name];
                    if (value === undefined)
                        fault(node.range?.[0] ?? 0, whole, 'has no value: egress.yaml declares no such thing');
                    return value ?? whole;
                });
            },
        });
        if (!isMap(document.contents))
            fault(document.contents.range?.[0] ?? 0, '', 'a Kubernetes document is a mapping with apiVersion and kind');
        else
            documents.push(document.toJS());
    }
    return { documents, faults };
}

;// CONCATENATED MODULE: ./src/kubernetes/pod-templates.js
/** The built-in kinds that make pods; a `List` counts as its items. Of other kinds nobody knows here whether they make any: `mayMakePods`. */
function podTemplates(documents) {
    return singly(documents).flatMap(({ apiVersion, kind, metadata: given, spec }) => {
        const metadata = given ?? {};
        const made = apiVersion === 'v1' && kind === 'Pod'
            ? metadata
            : builtIn.test(String(apiVersion))
                ? kind === 'CronJob'
                    ? spec?.jobTemplate?.spec?.template?.metadata
                    : spec?.template && (spec.template.metadata ?? {})
                : undefined;
        if (made === undefined || made === null)
            return [];
        const namespace = metadata.namespace ?? 'default';
        return [{ of: `${kind} ${namespace}/${metadata.name ?? '?'}`, namespace, labels: made.labels ?? {} }];
    });
}
/** Documents of kinds that somebody added to the cluster and that look like pods: a controller makes them, with labels that stand nowhere here. */
const mayMakePods = (documents) => singly(documents).some(({ apiVersion, spec }) => !ofKubernetes.test(String(apiVersion ?? 'v1')) && speaksOfPods(spec));
/** Somewhere in it: a `SecretProviderClass` or a `ServiceMonitor` has none of these words, what runs something has one. */
function speaksOfPods(value, depth = 0) {
    if (typeof value !== 'object' || value === null || depth > 20)
        return false;
    return Object.entries(value).some(([name, item]) => wordsOfPods.has(name) || speaksOfPods(item, depth + 1));
}
const wordsOfPods = new Set(['template', 'templates', 'containers', 'container', 'replicas', 'image', 'workloadRef']);
const builtIn = /^(?:v1|apps\/v1|batch\/v1)$/;
/** Groups without a dot, and those below k8s.io: Kubernetes keeps both for itself. */
const ofKubernetes = /^(?:(?:[a-z]+|[a-z0-9.-]+\.k8s\.io)\/)?v\d\w*$/;
/** Whatever stands in a file: lists as their items, and nothing that is no object. */
const singly = (documents) => documents.flatMap(document => {
    if (typeof document !== 'object' || document === null)
        return [];
    const { kind, items } = document;
    return String(kind).endsWith('List') && Array.isArray(items) ? singly(items) : [document];
});

// EXTERNAL MODULE: ./src/kubernetes/selector.js
var kubernetes_selector = __webpack_require__(8445);
;// CONCATENATED MODULE: ./src/actions/manifest-pods.js
/**
 * Pods that a spec has made and does not ask. A proof of the pods of before says nothing of those that a manifest makes under other labels,
 * and nobody would miss them.
 */




/**
 * Throws where a workload selects none of the pods that its own manifests make, as far as that can be known (a custom resource's pods are its
 * controller's). What no workload selects besides is a warning.
 */
async function manifestPods(spec, texts, placeholders) {
    const faults = [];
    const findings = new Map();
    for (const workload of spec.workloads) {
        const read = await Promise.all(workload.manifests.map(file => readManifest(file, texts.get(file) ?? '', placeholders)));
        const documents = read.flatMap(({ documents }) => documents);
        const templates = podTemplates(documents);
        const { namespace, selector } = workload;
        if (templates.length > 0 &&
            !mayMakePods(documents) &&
            !templates.some(each => each.namespace === namespace && (0,kubernetes_selector/* selects */.k)(selector, each.labels)))
            faults.push({
                place: workload.place,
                path: `workloads.${workload.name}.selector`,
                message: `"${selector}" in namespace ${namespace} selects none of the pods that its manifests make (${templates
                    .map(({ of }) => of)
                    .slice(0, 3)
                    .join(', ')}): others would be asked in their place`,
            });
        for (const { of, namespace, labels } of templates)
            if (!spec.workloads.some(each => each.namespace === namespace && (0,kubernetes_selector/* selects */.k)(each.selector, labels)))
                findings.set(of, {
                    level: 'warning',
                    message: `${of} of the manifests makes pods that no workload of the spec selects: nothing will be proven of them.`,
                    advice: 'Declare a workload for them, or leave them out of the manifests.',
                    ...workload.place,
                });
    }
    if (faults.length > 0)
        throw (0,fault/* specFaults */.d5)(spec.file, faults);
    return [...findings.values()];
}

// EXTERNAL MODULE: ./src/actions/sign-in.js
var sign_in = __webpack_require__(6998);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/azure/post.js
var post = __webpack_require__(2627);
// EXTERNAL MODULE: ./src/github/given-file.js
var given_file = __webpack_require__(3843);
;// CONCATENATED MODULE: ./src/actions/workloads.js






/** The text of every manifest that the workloads name, each once, by its path. Read before anything is done, so that a missing file costs nothing. */
async function loadManifests(spec, workspace) {
    const folder = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(workspace, spec.file));
    const faults = [];
    const texts = new Map();
    for (const workload of spec.workloads)
        for (const manifest of workload.manifests) {
            if (texts.has(manifest))
                continue;
            try {
                texts.set(manifest, (0,given_file/* readGivenFile */.M)((0,external_node_path_.resolve)(folder, manifest)).toString('utf8'));
            }
            catch (error) {
                faults.push(workloads_fault(workload, manifest, error));
            }
        }
    if (faults.length > 0)
        throw (0,fault/* specFaults */.d5)(spec.file, faults);
    return texts;
}
const workloads_fault = (workload, manifest, error) => ({
    place: workload.place,
    path: `workloads.${workload.name}.manifests`,
    message: `${manifest} ${error.code === 'ENOENT' ? 'does not exist beside the spec' : `cannot be read: ${error.message}`}`,
});
/** All documents to apply: the namespaces, the share's secret where it is mounted, and the manifests with their placeholders filled in. */
async function workloadDocuments(spec, texts, placeholders, shareSecret) {
    const read = await Promise.all([...texts].map(([file, text]) => readManifest(file, text, placeholders)));
    const faults = read.flatMap(({ faults }) => faults);
    if (faults.length > 0)
        throw (0,fault/* specFaults */.d5)(spec.file, faults);
    const namespaces = [...new Set(spec.workloads.map(({ namespace }) => namespace))].filter(name => name !== 'default');
    const mounting = [...new Set(spec.workloads.flatMap(({ namespace, trust }) => (trust.source === 'file-share' ? [namespace] : [])))];
    return [
        ...namespaces.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
        ...(shareSecret ? mounting.map(shareSecret) : []),
        ...read.flatMap(({ documents }) => documents),
    ];
}
/** What manifests may ask for. */
const placeholdersOf = (spec, tenantId, workloadIdentityClientId) => ({
    workloadIdentityClientId,
    keyVault: spec.certificateAuthority.keyVault,
    rootSecret: spec.certificateAuthority.rootSecret,
    tenantId,
    fileShareSecret: spec.cluster.fileShare?.secret,
    fileShare: spec.cluster.fileShare?.share,
});
/** The secret with which Azure Files' CSI driver mounts the share: the account's name and its first key, which is masked before anything else. */
async function shareSecretOf(spec, ids, arm, mask, signal) {
    const { fileShare } = spec.cluster;
    if (!fileShare || !ids.storage || !spec.workloads.some(({ trust }) => trust.source === 'file-share'))
        return undefined;
    const key = (0,reference.at)(await (0,post/* post */.b)(arm, ids.storage, 'listKeys', signal), '/keys/0/value');
    if (typeof key !== 'string' || key === '')
        throw new fault/* KnownFaultError */.eb({
            code: 'NoStorageKey',
            message: `storage account ${fileShare.storageAccount} gave no key`,
            advice: 'See that its shared keys are allowed: the Azure Files driver mounts with one.',
        });
    mask(key);
    const encode = (text) => Buffer.from(text).toString('base64');
    mask(encode(key));
    return namespace => ({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: fileShare.secret, namespace },
        type: 'Opaque',
        data: { azurestorageaccountname: encode(fileShare.storageAccount), azurestorageaccountkey: encode(key) },
    });
}

;// CONCATENATED MODULE: ./src/actions/deploy.js
















/** Converges the cluster, writes its kubeconfig, and applies the workloads until their pods are ready. */
async function runDeploy(request, world) {
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const workspace = world.env.GITHUB_WORKSPACE || process.cwd();
    const texts = await loadManifests(spec, workspace);
    // Placeholders that do not exist are faults of the author, found before anything is made.
    await workloadDocuments(spec, texts, placeholdersOf(spec, '', ''), undefined);
    const unasked = await manifestPods(spec, texts, placeholdersOf(spec, '', ''));
    const session = await (0,azure_session.openSession)(request.where, world, request.mode);
    const { context, store, arm } = session;
    const ids = (0,plan_ids.idsOf)(spec, context.subscriptionId);
    const { owned, assumed } = (0,resources/* select */.L)((0,resources/* resourcesFor */.j)(spec, context), ['base', 'share', 'cluster']);
    try {
        const observed = await (0,converge/* observe */.lB)([...owned, ...assumed], store, world.signal);
        if (request.mode === 'plan')
            return result(spec, ids, observed.get(ids.cluster), (0,apply/* planned */.l)((0,plan/* plan */.e)(owned, observed)), unasked, '', request);
        const minutes = request.waitMinutes;
        const ground = await groundFor(assumed, ids, session, { minutes, rising: minutes > 0 }, observed);
        // After a wait, others may have made some of it.
        const present = ground === observed ? observed : new Map([...ground, ...(await (0,converge/* observe */.lB)(owned, store, world.signal))]);
        const started = await startIfStopped(spec, ids, present, session);
        const done = await convergeCluster(owned, started.observed, ids, session, () => groundFor(assumed, ids, session, { minutes, rising: false }));
        const findings = [...unasked];
        if (done.reconciled)
            findings.push({
                level: 'warning',
                message: 'The nodes found no way out when they first came up, and the cluster was written once more.',
                advice: "If this happens often, look at the firewall's rules for AKS: egress-gate explain.",
            });
        const outcomes = [...started.outcomes, ...done.outcomes];
        const cluster = done.observed.get(ids.cluster);
        if ((0,summary/* anyFailed */.eW)(outcomes) || cluster === undefined)
            return result(spec, ids, cluster, outcomes, findings, '', request);
        const { kubeconfig, findings: told } = await (0,sign_in/* signIn */.J)(session, ids.cluster, request.admin, world);
        findings.push(...told);
        const path = await (0,sign_in/* keepKubeconfig */.V)(kubeconfig, request.kubeconfig, world);
        const clientId = String((0,reference.at)(done.observed.get(ids.workloadIdentity), '/properties/clientId') ?? '');
        const documents = await workloadDocuments(spec, texts, placeholdersOf(spec, context.tenantId, clientId), await shareSecretOf(spec, ids, arm, world.mask, world.signal));
        outcomes.push(...(await deployWorkloads(spec, kubeconfig, documents, world, findings)));
        return result(spec, ids, cluster, outcomes, findings, path, request);
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw (0,faults.explainFault)(error);
    }
}
/** How long pods may take to become ready: new nodes pull images first. */
const rolloutSeconds = 600;
async function deployWorkloads(spec, kubeconfig, documents, world, findings) {
    if (documents.length === 0)
        return [];
    const [{ connect }, { applyManifests }, { waitForWorkload }] = await Promise.all([
        __webpack_require__.e(/* import() */ 6052).then(__webpack_require__.bind(__webpack_require__, 6052)),
        __webpack_require__.e(/* import() */ 1554).then(__webpack_require__.bind(__webpack_require__, 1554)),
        Promise.all(/* import() */[__webpack_require__.e(5464), __webpack_require__.e(4791)]).then(__webpack_require__.bind(__webpack_require__, 4791)),
    ]);
    const connection = await connect(kubeconfig);
    try {
        const outcomes = await applyManifests(connection, documents, { signal: world.signal, log: world.log });
        if ((0,summary/* anyFailed */.eW)(outcomes))
            return outcomes;
        await Promise.all(spec.workloads.map(async (workload) => {
            const { name, namespace, selector, place } = workload;
            try {
                const pods = await waitForWorkload(connection, { namespace, selector }, { signal: world.signal, deadlineSeconds: rolloutSeconds, log: world.log });
                world.log.info(`${name}: ${pods.length} ${pods.length === 1 ? 'pod is' : 'pods are'} ready`);
            }
            catch (error) {
                if (world.signal.aborted)
                    throw error;
                const known = (0,faults.explainFault)(error);
                findings.push({
                    level: 'error',
                    message: `${name}: ${(0,faults.faultLine)(known)}`,
                    ...('advice' in known ? { advice: String(known.advice) } : {}),
                    file: place.file,
                    line: place.line,
                    column: place.column,
                });
            }
        }));
        return outcomes;
    }
    finally {
        connection.close();
    }
}
const elsewhere = ({ network }) => ({ pool, subnet }) => ({
    level: 'warning',
    message: `The node pool "${pool}" stands in ${subnet}, not in ${network.aksSubnet.name}: nothing says that its egress passes the firewall.`,
    advice: 'Move it to the subnet that is routed to the firewall, or keep workloads that have to be proven off it.',
});
function result(spec, ids, cluster, outcomes, findings, kubeconfig, { mode, known }) {
    const fqdn = (0,reference.at)(cluster, '/properties/fqdn');
    const pools = poolsElsewhere(cluster, ids.aksSubnet);
    const meant = new Set(known.map(name => name.toLowerCase()));
    const undeclared = [...new Set(pools.map(({ pool }) => pool))].filter(pool => !meant.has(pool.toLowerCase()));
    return {
        report: (0,summary/* azureReport */.yj)({
            action: 'deploy-aks',
            title: `Cluster of ${spec.name}`,
            headline: mode === 'plan'
                ? undefined
                : undeclared.length > 0
                    ? `What is declared of the cluster is so, but nothing says that the pods of ${undeclared.join(', ')} leave through the firewall.`
                    : (0,summary/* changedAnything */.BW)(outcomes)
                        ? 'The cluster runs behind the firewall, and its workloads are ready.'
                        : 'Nothing to do: cluster and workloads are as declared.',
            outcomes,
            findings: [...findings, ...pools.map(elsewhere(spec))],
            facts: typeof fqdn === 'string' ? [{ name: 'API server', value: fqdn }] : [],
            next: mode === 'plan'
                ? ['Run it with mode: apply.']
                : ['Install the root in the pods: install-ca-in-pod.', 'Verify from the pods: verify-tls-inspection.'],
        }),
        outputs: {
            'cluster-id': cluster === undefined ? '' : ids.cluster,
            'cluster-fqdn': typeof fqdn === 'string' ? fqdn : '',
            kubeconfig,
            changed: String((0,summary/* changedAnything */.BW)(outcomes)),
            undeclared: JSON.stringify(undeclared),
            plan: (0,summary/* planOutput */.pp)(outcomes),
        },
    };
}


/***/ }),

/***/ 6998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ signIn),
/* harmony export */   V: () => (/* binding */ keepKubeconfig),
/* harmony export */   runConnect: () => (/* binding */ runConnect)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _azure_faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4316);
/* harmony import */ var _azure_kubeconfig_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7438);
/* harmony import */ var _azure_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2121);
/* harmony import */ var _azure_spec_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8310);
/* harmony import */ var _github_workspace_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4994);
/* harmony import */ var _plan_ids_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7087);
/** The cluster's kubeconfig, as one that needs no further program, written where the following steps find it. */







/**
 * The kubeconfig that Azure gives. The user's one asks `kubelogin` for a token, which a runner may not have; it gets a token of ours
 * instead, the way `kubelogin convert-kubeconfig` would sign in.
 */
async function signIn({ arm, credential }, clusterId, admin, world) {
    const { asksForToken, secretsIn, withToken } = await __webpack_require__.e(/* import() */ 3464).then(__webpack_require__.bind(__webpack_require__, 3464));
    const given = await (0,_azure_kubeconfig_js__WEBPACK_IMPORTED_MODULE_2__/* .kubeconfigOf */ .D)(arm, clusterId, admin, world.signal);
    for (const secret of await secretsIn(given))
        world.mask(secret);
    if (!(await asksForToken(given)))
        return { kubeconfig: given, findings: [] };
    const { token, expires } = await (0,_azure_kubeconfig_js__WEBPACK_IMPORTED_MODULE_2__/* .clusterToken */ .g)(credential, world.signal);
    world.mask(token);
    return {
        kubeconfig: await withToken(given, token),
        findings: [{ level: 'notice', message: `The kubeconfig holds a token of this job that ends at ${expires.toISOString()}.` }],
    };
}
/** Writes it for this user alone, and tells the following steps of the job. Returns its path. */
async function keepKubeconfig(kubeconfig, wanted, world) {
    const workspace = world.env.GITHUB_WORKSPACE || process.cwd();
    const path = wanted ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, wanted) : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(world.temp, 'kubeconfig');
    await (0,_github_workspace_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFiles */ .h)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), { [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path)]: kubeconfig }, workspace, 0o600);
    world.exportVariable('KUBECONFIG', path);
    return path;
}
async function runConnect(request, world) {
    const spec = await (0,_azure_spec_js__WEBPACK_IMPORTED_MODULE_4__/* .readSpec */ .O)(request.spec);
    const session = await (0,_azure_session_js__WEBPACK_IMPORTED_MODULE_3__.openSession)(request.where, world);
    const { cluster } = (0,_plan_ids_js__WEBPACK_IMPORTED_MODULE_6__.idsOf)(spec, session.context.subscriptionId);
    try {
        const { kubeconfig, findings } = await signIn(session, cluster, request.admin, world);
        const path = await keepKubeconfig(kubeconfig, request.kubeconfig, world);
        return {
            report: {
                action: 'connect',
                title: `Cluster of ${spec.name}`,
                at: new Date().toISOString(),
                result: 'pass',
                headline: `The following steps reach ${spec.cluster.name}.`,
                outcomes: [],
                verdicts: [],
                facts: [],
                findings,
                next: [],
            },
            outputs: { kubeconfig: path, 'cluster-id': cluster },
        };
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw (0,_azure_faults_js__WEBPACK_IMPORTED_MODULE_1__.explainFault)(error);
    }
}


/***/ }),

/***/ 7438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ kubeconfigOf),
/* harmony export */   g: () => (/* binding */ clusterToken)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7016);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _post_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2627);



/** The API server of every AKS cluster with Entra integration, as Entra knows it. */
const aksServer = '6dae42f8-4368-4678-94ff-3960e28e3630/.default';
/** The kubeconfig that Azure gives: the user's, or the admin's, as YAML. */
async function kubeconfigOf(arm, clusterId, admin, signal) {
    const answer = await (0,_post_js__WEBPACK_IMPORTED_MODULE_1__/* .post */ .b)(arm, clusterId, admin ? 'listClusterAdminCredential' : 'listClusterUserCredential', signal);
    const encoded = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(answer, '/kubeconfigs/0/value');
    if (typeof encoded !== 'string')
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
            code: 'NoCredentials',
            message: 'Azure gave no kubeconfig for the cluster',
            advice: 'See that the cluster has come up, then run this again.',
        });
    return Buffer.from(encoded, 'base64').toString('utf8');
}
/** A token of ours for the API server, of the kind that `kubelogin` would fetch. It lives for about an hour. */
async function clusterToken(credential, signal) {
    const token = await credential.getToken(aksServer, { abortSignal: signal });
    if (!token)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
            code: 'NoClusterToken',
            message: 'Entra gave no token for the cluster',
            advice: 'See that the identity may sign in, or use admin: true on a cluster with local accounts.',
        });
    return { token: token.token, expires: new Date(token.expiresOnTimestamp) };
}


/***/ }),

/***/ 2627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _api_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7879);
/* harmony import */ var _azure_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3329);
/* harmony import */ var _by_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5370);



/** An action on a resource (`start`, `listKeys`), followed to its end when it is a long one. Returns its answer, if it has one. */
async function post(arm, id, action, signal) {
    const [client, { createHttpPoller }] = await Promise.all([(0,_by_path_js__WEBPACK_IMPORTED_MODULE_2__/* .byPath */ .f)(arm), __webpack_require__.e(/* import() */ 634).then(__webpack_require__.bind(__webpack_require__, 634))]);
    const checked = (response) => {
        (0,_by_path_js__WEBPACK_IMPORTED_MODULE_2__/* .checkStatus */ .d)(response, ['200', '201', '202', '204']);
        return {
            flatResponse: response.body,
            rawResponse: { statusCode: Number(response.status), headers: response.headers, body: response.body, request: response.request },
        };
    };
    const poller = createHttpPoller({
        sendInitialRequest: async () => checked(await client.pathUnchecked(`${id}/${action}`).post({ queryParameters: { 'api-version': (0,_api_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .apiVersionOf */ .u)(id) }, abortSignal: signal })),
        sendPollRequest: async (path) => checked(await client.pathUnchecked(path).get({ abortSignal: signal })),
    }, { resourceLocationConfig: 'location' });
    try {
        return (await poller.pollUntilDone({ abortSignal: signal }));
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        const failure = arm.watcher.failureOf(`${id}/${action}`);
        throw failure ? new _azure_error_js__WEBPACK_IMPORTED_MODULE_1__/* .AzureError */ .M(failure, { cause: error }) : error;
    }
}


/***/ }),

/***/ 7576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ withPower),
/* harmony export */   f: () => (/* binding */ powerOf)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7016);
/* harmony import */ var _azure_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3329);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4406);
/* harmony import */ var _post_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2627);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7135);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5548);






/** A store that can also switch clusters: a document that declares nothing but a power state is written by `start` or `stop`. */
const withPower = (store, arm) => ({
    read: (id, signal) => store.read(id, signal),
    write: async (resource, signal) => {
        const code = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(resource.desired, '/properties/powerState/code');
        if (code !== 'Running' && code !== 'Stopped')
            return store.write(resource, signal);
        return switchCluster(resource, code, store, arm, signal);
    },
});
async function switchCluster(resource, code, store, arm, signal) {
    const begin = Date.now();
    let accepted = 0;
    for (let attempt = 0;; attempt += 1) {
        // Reading waits while the cluster is starting, stopping or updating; somebody else may have brought it where we want it.
        const current = await store.read(resource.id, signal);
        if (current !== undefined && powerOf(current) === code)
            return current;
        if (accepted >= mostAccepted)
            throw new _azure_error_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M({
                code: 'PowerStateUnchanged',
                message: `Azure accepted it ${accepted} times, and the cluster is still ${powerOf(current) ?? 'in a state that it does not tell'}`,
            });
        // The state may be told a little late.
        if (accepted > 0)
            await (0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .sleep */ .yy)((0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .backoff */ .JN)(accepted), signal);
        try {
            await (0,_post_js__WEBPACK_IMPORTED_MODULE_2__/* .post */ .b)(arm, resource.id, code === 'Running' ? 'start' : 'stop', signal);
            accepted += 1;
        }
        catch (error) {
            if (signal.aborted)
                throw signal.reason;
            const reason = (0,_patience_js__WEBPACK_IMPORTED_MODULE_1__/* .brokenBy */ .R)(error) === undefined ? (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonFor */ .qo)((0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceError */ .cg)(error), _retry_js__WEBPACK_IMPORTED_MODULE_3__/* .writeRetries */ .Kr) : brokenOff;
            if (!reason || Date.now() - begin > reason.forMinutes * 60_000)
                throw error;
            if (attempt === 0)
                arm.log(`${resource.title}: waiting for ${reason.waitingFor}`);
            await (0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .sleep */ .yy)((0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .backoff */ .JN)(Math.min(attempt, 4)), signal);
        }
    }
}
/** Nobody knows whether it was heard; the cluster tells. */
const brokenOff = { waitingFor: 'the connection to Azure', forMinutes: 5 };
/** Requests that were carried out, and changed nothing. */
const mostAccepted = 3;
const powerOf = (cluster) => {
    const code = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(cluster, '/properties/powerState/code');
    return typeof code === 'string' ? code : undefined;
};


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

/***/ 4994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ writeFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9168);
/** Files that an action writes. A workspace holds what a repository brought along, so what stands there may be a link to anywhere else. */




/**
 * Writes files into a folder that is made where it is missing. A reader sees the old file or the new one, never half of one, and a link of a
 * file's name is replaced, never followed. A folder of the workspace has to lie in it: a repository must not choose what is overwritten.
 * @param mode the permissions of the files, whatever those before had
 */
async function writeFiles(directory, files, workspace, mode = 0o666) {
    const outside = await leadingOut(directory, workspace);
    if (outside !== undefined)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownFaultError */ .eb({
            code: 'LinkOutside',
            message: `${outside} leads out of the workspace, so nothing is written there`,
            advice: 'The repository holds a link of that name. Remove it, or write to a folder of another name.',
        });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const partial = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.partial`;
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, content, { flag: 'wx', mode });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, path);
        }
        catch (error) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { force: true });
            throw error;
        }
    }
}
/** The first folder on the way down from the workspace that is elsewhere. Undefined: none, or the path never was in the workspace. */
async function leadingOut(directory, workspace) {
    const parts = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(workspace, directory).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    if (parts[0] === '..')
        return undefined;
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace);
    let path = workspace;
    for (const part of parts) {
        path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, part);
        const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path).catch(() => undefined);
        if (real === undefined)
            return undefined;
        if (real !== root && !real.startsWith(root === node_path__WEBPACK_IMPORTED_MODULE_2__.sep ? node_path__WEBPACK_IMPORTED_MODULE_2__.sep : root + node_path__WEBPACK_IMPORTED_MODULE_2__.sep))
            return path;
    }
    return undefined;
}


/***/ }),

/***/ 8445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ selects)
/* harmony export */ });
/** The terms of a label selector: `a=b,c==d,e!=f,g,!h,i in (j,k),l notin (m)`. One that cannot be read is the server's to judge: taken as matching. */
function selects(selector, labels) {
    return selector
        .split(/,(?![^(]*\))/)
        .map(term => term.trim())
        .filter(term => term !== '')
        .every(term => {
        const [, name = '', word, list = ''] = /^([^=!\s()]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(term) ?? [];
        if (word !== undefined) {
            const among = list.split(',').some(value => value.trim() === labels[name]);
            return word === 'in' ? among : !among;
        }
        if (/^![^=!\s()]+$/.test(term))
            return !Object.hasOwn(labels, term.slice(1));
        const [, key = '', operator = '', value = ''] = /^([^=!\s()]+)\s*(==|=|!=)?\s*([^\s()]*)$/.exec(term) ?? [];
        if (key === '')
            return true;
        if (operator === '')
            return Object.hasOwn(labels, key);
        return operator === '!=' ? labels[key] !== value : labels[key] === value;
    });
}


/***/ }),

/***/ 8865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ asItStands)
/* harmony export */ });
/** Members that Azure alone writes, in a document that is read and written back. */
const serverSide = new Set(['id', 'name', 'type', 'etag', 'provisioningState', 'ipGroups', 'privateIPAddress', 'systemData']);
/** A document that was read, as it can be written back: without what Azure alone writes. Ids of other resources (`{ id }`) stay. */
function asItStands(value, top = true) {
    if (Array.isArray(value))
        return value.map(item => asItStands(item, false));
    if (typeof value !== 'object' || value === null)
        return value;
    const members = Object.entries(value);
    const reference = !top && members.length === 1 && members[0]?.[0] === 'id';
    if (reference)
        return value;
    return Object.fromEntries(members
        .filter(([name]) => !serverSide.has(name) || (!top && name === 'name'))
        // The names of tags are anybody's: one may be called "type" or "id".
        .flatMap(([name, item]) => (readOnlyLists.has(name) ? [] : [[name, top && name === 'tags' ? item : asItStands(item, false)]])));
}
/** Lists by which a resource tells who uses it. */
const readOnlyLists = new Set([
    'ipConfigurationProfiles',
    'resourceNavigationLinks',
    'serviceAssociationLinks',
    'privateEndpoints',
    'purpose',
    'hasBgpOverride',
    'resourceGuid',
]);


/***/ }),

/***/ 1305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ toTags),
/* harmony export */   YW: () => (/* binding */ isStateTag),
/* harmony export */   Yn: () => (/* binding */ foreignIn),
/* harmony export */   y8: () => (/* binding */ fromTags)
/* harmony export */ });
const prefix = 'egress-gate-state';
const pieceLength = 256;
/** A resource holds 50 tags; some belong to others. */
const mostPieces = 40;
const isStateTag = (name) => name === prefix || name.startsWith(`${prefix}-`);
/** The state as tags. Undefined: it does not fit. */
function toTags(state, group) {
    const short = (id) => id.toLowerCase().startsWith(`${group.toLowerCase()}/providers/microsoft.network/`)
        ? `.${id.slice(`${group}/providers/Microsoft.Network`.length)}`
        : id;
    const text = JSON.stringify({
        s: short(state.subnet),
        a: state.addresses.map(({ name, publicIp }) => [name, short(publicIp)]),
        ...(state.management ? { m: [state.management.name, short(state.management.subnet), short(state.management.publicIp)] } : {}),
        ...(state.privateIp === undefined ? {} : { i: state.privateIp }),
    });
    const pieces = text.match(new RegExp(`.{1,${pieceLength}}`, 'gs')) ?? [];
    if (pieces.length > mostPieces)
        return undefined;
    return { [prefix]: `1/${pieces.length}`, ...Object.fromEntries(pieces.map((piece, index) => [`${prefix}-${index}`, piece])) };
}
/** The state that tags hold. Undefined: there is none, or it is not whole. */
function fromTags(tags, group) {
    const [, count] = /^1\/(\d{1,2})$/.exec(String(tags[prefix] ?? '')) ?? [];
    if (count === undefined)
        return undefined;
    const pieces = Array.from({ length: Number(count) }, (_, index) => tags[`${prefix}-${index}`]);
    if (!pieces.every(piece => typeof piece === 'string'))
        return undefined;
    const long = (id) => typeof id !== 'string' ? '' : id.startsWith('./') ? `${group}/providers/Microsoft.Network${id.slice(1)}` : id;
    try {
        const { s, a, m, i } = JSON.parse(pieces.join(''));
        const addresses = a.map(([name, publicIp]) => ({
            name: String(name),
            publicIp: long(publicIp),
        }));
        if (long(s) === '' || addresses.length === 0 || addresses.some(({ publicIp }) => publicIp === ''))
            return undefined;
        const management = Array.isArray(m) ? { name: String(m[0]), subnet: long(m[1]), publicIp: long(m[2]) } : undefined;
        return { subnet: long(s), addresses, ...(management ? { management } : {}), ...(typeof i === 'string' ? { privateIp: i } : {}) };
    }
    catch {
        return undefined;
    }
}
/**
 * The first id of a state that lies outside of the firewall's resource group. Azure wants a firewall's network and addresses there, and whoever may
 * write tags only must not lead the firewall, by the rights of who allocates it, to an address of their own.
 */
const foreignIn = ({ subnet, addresses, management }, group) => [subnet, ...addresses.map(({ publicIp }) => publicIp), ...(management ? [management.subnet, management.publicIp] : [])].find(id => !id.toLowerCase().startsWith(`${group.toLowerCase()}/providers/microsoft.network/`) || id.includes('..'));


/***/ }),

/***/ 9964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ deallocatedFirewall),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   Qm: () => (/* binding */ allocatedFirewall),
/* harmony export */   o: () => (/* binding */ privateNatRules),
/* harmony export */   uc: () => (/* binding */ privateIpOf),
/* harmony export */   yZ: () => (/* binding */ clusterPower)
/* harmony export */ });
/* harmony import */ var _policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _as_it_stands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8865);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(274);
/* harmony import */ var _firewall_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1305);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7016);
/* harmony import */ var _resources_firewall_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5541);






/** The cluster's power, as a document. It is written by an action of the cluster, not by a PUT. */
const clusterPower = (spec, ids, code, needs) => ({
    id: ids.cluster,
    title: `cluster ${spec.cluster.name}`,
    needs,
    desired: { properties: { powerState: { code } } },
});
/** The firewall without addresses: Azure gives its machines back. What it needs to return stands in its tags, written in the same request. */
function deallocatedFirewall(spec, ids, current, needs) {
    const { properties, tags, ...rest } = (0,_as_it_stands_js__WEBPACK_IMPORTED_MODULE_1__/* .asItStands */ .n)(current);
    const title = `firewall ${spec.firewall.name}`;
    if (typeof (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(current, '/properties/virtualHub/id') === 'string')
        return {
            because: `${title} stands in a virtual hub, where it is allocated without addresses of its own`,
            advice: 'Only firewalls of virtual networks are put to rest.',
        };
    const { ipConfigurations: _, managementIpConfiguration: __, ...others } = properties;
    const state = stateOf(current);
    // Already without addresses: the tags tell the story and stay.
    const kept = state ? (0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_5__/* .toTags */ .LZ)(state, ids.group) : {};
    if (kept === undefined)
        return {
            because: `${title} has too many public addresses: what it needs to come back does not fit into its tags`,
            advice: 'Use fewer public addresses, or a public IP prefix.',
        };
    const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !state || !(0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_5__/* .isStateTag */ .YW)(name)));
    return {
        id: ids.firewall,
        title,
        needs,
        desired: { ...rest, tags: { ...own, ...kept }, properties: { ...others, ipConfigurations: [] } },
        compare: { settled: _context_js__WEBPACK_IMPORTED_MODULE_2__/* .settled */ .gu, unordered: { '/zones': '' } },
    };
}
/** The firewall with its addresses again: from its tags, else as the spec says. One that has addresses stays as it is, and is written anew if it failed. */
function allocatedFirewall(spec, ids, current) {
    const { properties, tags, ...rest } = (0,_as_it_stands_js__WEBPACK_IMPORTED_MODULE_1__/* .asItStands */ .n)(current);
    const resource = (desired) => ({
        id: ids.firewall,
        title: `firewall ${spec.firewall.name}`,
        needs: [],
        desired,
        compare: { settled: _context_js__WEBPACK_IMPORTED_MODULE_2__/* .settled */ .gu, unordered: { '/zones': '', '/properties/ipConfigurations': 'name' } },
    });
    if (stateOf(current))
        return { resource: resource({ ...rest, ...(tags ? { tags } : {}), properties }), from: 'itself' };
    const state = (0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_5__/* .fromTags */ .y8)(tags ?? {}, ids.group);
    const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !(0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_5__/* .isStateTag */ .YW)(name)));
    const addresses = state ? fromState(state) : { ipConfigurations: (0,_resources_firewall_js__WEBPACK_IMPORTED_MODULE_3__/* .ipConfigurations */ .p)({ ids }) };
    return {
        resource: resource({ ...rest, tags: own, properties: { ...properties, ...addresses } }),
        from: state ? 'tags' : 'spec',
    };
}
const fromState = (state) => ({
    ipConfigurations: state.addresses.map(({ name, publicIp }, index) => ({
        name,
        // Only the first carries the subnet.
        properties: { ...(index === 0 ? { subnet: { id: state.subnet } } : {}), publicIPAddress: { id: publicIp } },
    })),
    ...(state.management
        ? {
            managementIpConfiguration: {
                name: state.management.name,
                properties: { subnet: { id: state.management.subnet }, publicIPAddress: { id: state.management.publicIp } },
            },
        }
        : {}),
});
/** What a firewall with addresses needs to come back to them. Undefined: it has none. */
function stateOf(current) {
    const configurations = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(current, '/properties/ipConfigurations');
    if (!Array.isArray(configurations) || configurations.length === 0)
        return undefined;
    const text = (value, path) => String((0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(value, path) ?? '');
    const all = configurations;
    const management = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(current, '/properties/managementIpConfiguration');
    const privateIp = privateIpOf(current);
    return {
        subnet: all.map(one => text(one, '/properties/subnet/id')).find(id => id !== '') ?? '',
        // The one with the subnet first: that is how they are written back.
        addresses: [...all]
            .sort((a, b) => Number(text(b, '/properties/subnet/id') !== '') - Number(text(a, '/properties/subnet/id') !== ''))
            .map(one => ({ name: text(one, '/name'), publicIp: text(one, '/properties/publicIPAddress/id') })),
        ...(management
            ? {
                management: {
                    name: text(management, '/name'),
                    subnet: text(management, '/properties/subnet/id'),
                    publicIp: text(management, '/properties/publicIPAddress/id'),
                },
            }
            : {}),
        ...(privateIp === undefined ? {} : { privateIp }),
    };
}
/** The firewall's private address while it is allocated. */
function privateIpOf(firewall) {
    const configurations = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(firewall, '/properties/ipConfigurations');
    if (!Array.isArray(configurations))
        return undefined;
    return configurations.map(one => (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(one, '/properties/privateIPAddress')).find(ip => typeof ip === 'string');
}
/** Names of NAT rules that translate to or from private addresses: with them Azure refuses to allocate the firewall. */
const privateNatRules = (spec) => spec.firewall.policy.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections.flatMap(({ rules }) => rules.flatMap(rule => rule.ruleType === 'NatRule' && rule.destinationAddresses.some(address => privateRanges.some(range => (0,_policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(range, address)))
    ? [rule.name]
    : [])));
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];


/***/ })

};
