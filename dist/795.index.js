export const id = 795;
export const ids = [795];
export const modules = {

/***/ 7023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $O: () => (/* binding */ chosenWorkloads),
/* harmony export */   DC: () => (/* binding */ kubeconfigOf),
/* harmony export */   ER: () => (/* binding */ readClusterInputs),
/* harmony export */   HW: () => (/* binding */ readAuthorityInputs),
/* harmony export */   gP: () => (/* binding */ readCertificateInput),
/* harmony export */   hc: () => (/* binding */ podsAtOnce),
/* harmony export */   tq: () => (/* binding */ certificateOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _github_given_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3843);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9168);
/** What the two actions that work inside the cluster have in common: which kubeconfig, which workloads, which certificates. */



const readClusterInputs = (read) => ({
    spec: read.file('spec', { required: true }),
    kubeconfig: read.file('kubeconfig'),
    workloads: read.list('workloads'),
});
/** A certificate that was given as PEM or as the path of a PEM file. A private key in it is a fault, whoever put it there. */
function readCertificateInput(read, name) {
    const text = read.text(name);
    const file = text === '' ? undefined : text.includes('-----BEGIN') ? { path: `input ${name}`, content: Buffer.from(text) } : read.file(name);
    if (file !== undefined) {
        const content = Buffer.from(file.content).toString('latin1');
        if (content.includes('PRIVATE KEY'))
            read.fault(name, 'holds a private key: give the public certificate alone');
        if (!content.includes('-----BEGIN CERTIFICATE-----'))
            read.fault(name, 'must be a certificate as PEM (-----BEGIN CERTIFICATE-----), or the path of such a file');
    }
    return file;
}
/** Our root and our intermediate where they are given: both or neither, for one of the vault's and one of somebody else's need not be a pair. */
function readAuthorityInputs(read) {
    const root = readCertificateInput(read, 'root-certificate');
    const intermediate = readCertificateInput(read, 'intermediate-certificate');
    if ((root === undefined) !== (intermediate === undefined))
        read.fault(root === undefined ? 'root-certificate' : 'intermediate-certificate', 'must be given together with the other of the two, or neither');
    return { root, intermediate };
}
/** The one certificate in a file. */
async function certificateOf(file) {
    const { readCertificates } = await __webpack_require__.e(/* import() */ 8108).then(__webpack_require__.bind(__webpack_require__, 8108));
    try {
        const certificates = readCertificates(file.content);
        if (certificates.length === 1)
            return certificates[0];
        throw new Error(`it holds ${certificates.length} certificates, and one belongs there`);
    }
    catch (error) {
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'BadCertificate',
            message: `${file.path}: ${error.message}`,
            advice: 'Give one certificate, as PEM.',
        });
    }
}
/** The text of the kubeconfig: the input's, or that of the first file in KUBECONFIG. */
async function kubeconfigOf(input, env) {
    if (input !== undefined)
        return Buffer.from(input.content).toString('utf8');
    const named = (env['KUBECONFIG'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter).find(path => path !== '');
    if (named === undefined)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'NoKubeconfig',
            message: 'There is no kubeconfig: the input kubeconfig is empty, and KUBECONFIG is not set.',
            advice: 'Run deploy-aks earlier in this job (it sets KUBECONFIG for the following steps), or give the input kubeconfig.',
        });
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(env['GITHUB_WORKSPACE'] || process.cwd(), named);
    try {
        return (0,_github_given_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readGivenFile */ .M)(path).toString('utf8');
    }
    catch (error) {
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'NoKubeconfig',
            message: `KUBECONFIG names ${path}, which cannot be read: ${error.message}`,
            advice: 'Files do not survive from one job to the next: run deploy-aks in this job, or give the input kubeconfig.',
        });
    }
}
/** The workloads that were named. A name that the spec does not know is a fault, and so is a spec without workloads. */
function chosenWorkloads(spec, names) {
    const known = spec.workloads.map(({ name }) => name);
    const unknown = names.filter(name => !known.includes(name));
    if (unknown.length > 0)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'UnknownWorkload',
            message: `${spec.file} declares no workload ${unknown.map(name => JSON.stringify(name)).join(', ')}`,
            advice: `Name some of ${known.join(', ') || '(it declares none)'} in the input workloads, or leave it empty for all.`,
        });
    if (known.length === 0)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'NoWorkloads',
            message: `${spec.file} declares no workloads`,
            advice: 'Declare at least one: without a pod there is nothing to prove.',
        });
    return names.length === 0 ? spec.workloads : spec.workloads.filter(({ name }) => names.includes(name));
}
/** How many pods are worked on at once. */
const podsAtOnce = 20;


/***/ }),

/***/ 795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifyTlsInspection: () => (/* binding */ verifyTlsInspection)
/* harmony export */ });
/* harmony import */ var _azure_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2121);
/* harmony import */ var _cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7023);


/** Proves from inside the pods that egress is what the spec expects. */
const verifyTlsInspection = {
    name: 'verify-tls-inspection',
    outputsOfFailure: { verdict: 'inconclusive' },
    inputs: read => {
        const debugImage = read.text('debug-image');
        if (debugImage !== '' && !/^[\w.:@/-]{1,500}$/.test(debugImage))
            read.fault('debug-image', 'must be the reference of an image, as registry.example/tools/curl:1.2');
        return {
            ...(0,_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .readClusterInputs */ .ER)(read),
            ...(0,_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .readAuthorityInputs */ .HW)(read),
            ...(debugImage === '' ? {} : { debugImage }),
            allowSeconds: read.integer('probe-timeout-seconds', { min: 1, max: 120 }),
            denySeconds: read.integer('deny-timeout-seconds', { min: 1, max: 120 }),
            logsSeconds: read.integer('logs-deadline-seconds', { min: 0, max: 3600 }),
            where: (0,_azure_session_js__WEBPACK_IMPORTED_MODULE_0__.readAzureInputs)(read),
            reusable: read.boolean('reusable'),
            reportDirectory: read.text('report-directory'),
        };
    },
    run: async (request, world) => {
        const { runVerify } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(4717), __webpack_require__.e(180), __webpack_require__.e(4476), __webpack_require__.e(8108), __webpack_require__.e(5464), __webpack_require__.e(2295), __webpack_require__.e(4791), __webpack_require__.e(7709), __webpack_require__.e(923), __webpack_require__.e(6771)]).then(__webpack_require__.bind(__webpack_require__, 6771));
        return runVerify(request, world);
    },
};


/***/ }),

/***/ 2121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openSession: () => (/* binding */ openSession),
/* harmony export */   readAzureInputs: () => (/* binding */ readAzureInputs),
/* harmony export */   whereTo: () => (/* binding */ whereTo)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);

const readAzureInputs = (read) => ({
    tenantId: guid(read, 'tenant-id'),
    clientId: guid(read, 'client-id'),
    subscriptionId: guid(read, 'subscription-id'),
});
const isGuid = (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
function guid(read, name) {
    const text = read.text(name);
    return text === '' || isGuid(text) ? text : read.fault(name, `must be a GUID (8-4-4-4-12 hexadecimal digits), got "${text.slice(0, 60)}"`);
}
/** The inputs with the gaps filled from the environment. A run without a subscription ends here, before anything is loaded. */
function whereTo(inputs, env) {
    const subscriptionId = inputs.subscriptionId || env.AZURE_SUBSCRIPTION_ID || '';
    if (subscriptionId === '')
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
            code: 'NoSubscription',
            message: 'no subscription was named',
            advice: 'Give the input subscription-id, or set AZURE_SUBSCRIPTION_ID.',
        });
    if (!isGuid(subscriptionId))
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
            code: 'BadSubscription',
            message: `AZURE_SUBSCRIPTION_ID is not a GUID: "${subscriptionId.slice(0, 60)}"`,
            advice: 'Give the ID of the subscription (8-4-4-4-12 hexadecimal digits), not its name.',
        });
    return { tenantId: inputs.tenantId || env.AZURE_TENANT_ID || '', clientId: inputs.clientId || env.AZURE_CLIENT_ID || '', subscriptionId };
}
/**
 * Signs in and finds out who we are. Faults of the sign-in speak to the user.
 * @param mode who plans need not be who applies, and reads at most: the rights that the one who applies gets are no part of a plan
 */
async function openSession(where, world, mode = 'apply') {
    const [{ azureLogin, refuseUnverified, whoAmI }, { openArm }, { armStore }, { explainFault }] = await Promise.all([
        __webpack_require__.e(/* import() */ 20).then(__webpack_require__.bind(__webpack_require__, 20)),
        __webpack_require__.e(/* import() */ 1788).then(__webpack_require__.bind(__webpack_require__, 1788)),
        __webpack_require__.e(/* import() */ 817).then(__webpack_require__.bind(__webpack_require__, 817)),
        __webpack_require__.e(/* import() */ 4316).then(__webpack_require__.bind(__webpack_require__, 4316)),
    ]);
    try {
        refuseUnverified(world.env);
        const credential = await azureLogin(where, world);
        const { tenantId, runner } = await whoAmI(credential, world.signal);
        const tenant = where.tenantId || tenantId;
        if (!tenant)
            throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
                code: 'NoTenant',
                message: 'the tenant is not known',
                advice: 'Give the input tenant-id, or set AZURE_TENANT_ID.',
            });
        const arm = openArm({
            credential,
            subscriptionId: where.subscriptionId,
            signal: world.signal,
            log: line => world.log.info(line),
            operationStarted: (id, url) => world.saveState(stateName(id), url),
            operationEnded: id => world.saveState(stateName(id), ''),
        });
        return {
            arm,
            store: await armStore(arm),
            credential,
            context: { subscriptionId: where.subscriptionId, tenantId: tenant, ...(runner && mode === 'apply' ? { runner } : {}) },
        };
    }
    catch (error) {
        throw explainFault(error);
    }
}
/** `azureFirewalls afw-weather`: what the post step calls a long-running operation. */
const stateName = (id) => id.split('/').slice(-2).join(' ');


/***/ }),

/***/ 4099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withoutPlaces),
/* harmony export */   Q: () => (/* binding */ describeFault)
/* harmony export */ });
/** `egress.yaml:12:7 firewall.policy: what is wrong`, the form that editors and people can follow. */
const describeFault = ({ place, path, message }) => `${place.file}:${place.line}:${place.column} ${path ? `${path}: ` : ''}${message}`;
/** What is deployed stands in no file: a value without any of its places. */
function withoutPlaces(value) {
    if (Array.isArray(value))
        return value.map(withoutPlaces);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (key === 'place' ? [] : [[key, withoutPlaces(item)]])));
}


/***/ }),

/***/ 9168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SQ: () => (/* binding */ knownFault),
/* harmony export */   d5: () => (/* binding */ specFaults),
/* harmony export */   eb: () => (/* binding */ KnownFaultError)
/* harmony export */ });
/* harmony import */ var _policy_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4099);

/** A failure that we know how to explain: thrown by whoever meets it, shown by `github/runner.ts` and the command line. */
class KnownFaultError extends Error {
    name = 'KnownFaultError';
    code;
    advice;
    /** Each becomes an annotation of its own, at its file and line. */
    findings;
    constructor(fault, options = {}) {
        super(fault.message, 'cause' in options ? { cause: options.cause } : undefined);
        this.code = fault.code;
        this.advice = fault.advice;
        this.findings = options.findings ?? [];
    }
}
/** All faults of a spec as one error: every fault is an annotation at its own place. */
const specFaults = (file, faults) => new KnownFaultError({
    code: 'InvalidSpec',
    message: `${file} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n${faults.map(fault => `  ${(0,_policy_place_js__WEBPACK_IMPORTED_MODULE_0__/* .describeFault */ .Q)(fault)}`).join('\n')}`,
    advice: `Correct ${file} and run again: nothing was changed.`,
}, {
    findings: faults.map(({ place, path, message }) => ({
        level: 'error',
        message: path ? `${path}: ${message}` : message,
        file: place.file,
        line: place.line,
        column: place.column,
    })),
});
/** The fault that an error carries, if it carries one. A bundle may hold two copies of a class, so the shape decides. */
const knownFault = (error) => {
    if (!(error instanceof Error) || !('advice' in error) || !('code' in error))
        return undefined;
    const { code, advice, message } = error;
    if (typeof code !== 'string' || typeof advice !== 'string')
        return undefined;
    return { code, advice, message, findings: 'findings' in error && Array.isArray(error.findings) ? error.findings : [] };
};


/***/ })

};
