export const id = 2603;
export const ids = [2603];
export const modules = {

/***/ 2603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   provisionFirewall: () => (/* binding */ provisionFirewall)
/* harmony export */ });
/* harmony import */ var _azure_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2121);

/** Makes everything of the environment that the cluster stands on: network, policy, firewall, logs. */
const provisionFirewall = {
    name: 'provision-firewall',
    inputs: read => ({
        spec: read.file('spec', { required: true }),
        where: (0,_azure_session_js__WEBPACK_IMPORTED_MODULE_0__.readAzureInputs)(read),
        mode: read.oneOf('mode', ['apply', 'plan']),
        known: read.list('known'),
    }),
    run: async (inputs, world) => {
        const where = (0,_azure_session_js__WEBPACK_IMPORTED_MODULE_0__.whereTo)(inputs.where, world.env);
        const { runProvision } = await Promise.all(/* import() */[__webpack_require__.e(198), __webpack_require__.e(8108), __webpack_require__.e(625), __webpack_require__.e(4489), __webpack_require__.e(6834), __webpack_require__.e(1435), __webpack_require__.e(3537)]).then(__webpack_require__.bind(__webpack_require__, 7563));
        return runProvision({ ...inputs, where }, world);
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
