export const id = 6787;
export const ids = [6787];
export const modules = {

/***/ 6787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   installInNodes: () => (/* binding */ installInNodes)
/* harmony export */ });
/* harmony import */ var _azure_converge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(876);
/* harmony import */ var _azure_faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4316);
/* harmony import */ var _azure_power_store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7576);
/* harmony import */ var _azure_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2121);
/* harmony import */ var _azure_summary_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7329);
/* harmony import */ var _plan_ids_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7087);
/* harmony import */ var _plan_node_trust_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1718);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7814);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9168);
/* harmony import */ var _install_roots_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3978);
/** The roots in the trust stores of the cluster's nodes, which no pod reads. AKS replaces the nodes for it, one after the other. */










/** `given`: the roots. None: the root that the vault holds. */
async function installInNodes(spec, given, { where, operation }, world) {
    const { store, arm, credential, context } = await (0,_azure_session_js__WEBPACK_IMPORTED_MODULE_3__.openSession)((0,_azure_session_js__WEBPACK_IMPORTED_MODULE_3__.whereTo)(where, world.env), world);
    const ids = (0,_plan_ids_js__WEBPACK_IMPORTED_MODULE_6__.idsOf)(spec, context.subscriptionId);
    try {
        const roots = given.length > 0
            ? given
            : (0,_install_roots_js__WEBPACK_IMPORTED_MODULE_5__/* .rootOfVault */ .I)(await vaultRoot(spec, credential, world), `Key Vault ${spec.certificateAuthority.keyVault}`, operation);
        const current = await store.read(ids.cluster, world.signal);
        if (current === undefined)
            throw notReady(`cluster ${spec.cluster.name} does not exist`, 'Run deploy-aks first.');
        if ((0,_azure_power_store_js__WEBPACK_IMPORTED_MODULE_2__/* .powerOf */ .f)(current) === 'Stopped')
            throw notReady(`cluster ${spec.cluster.name} is stopped, and can only be started`, 'Run deallocate with operation: allocate first.');
        const resource = (0,_plan_node_trust_js__WEBPACK_IMPORTED_MODULE_7__/* .nodeTrust */ .DF)(spec, ids, current, roots, operation);
        if ('because' in resource)
            throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownFaultError */ .eb({
                code: 'TooManyNodeRoots',
                message: `Cluster ${spec.cluster.name}: ${resource.because}.`,
                advice: 'Take away those that nothing is signed by any more: `operation: remove` with them as root-certificate.',
            });
        const observed = new Map([[ids.cluster, current]]);
        const changes = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_8__/* .plan */ .e)([resource], observed);
        if (changes.some(({ action }) => action !== 'none'))
            world.log.info('AKS replaces the nodes one after the other for this: that takes minutes, and moves every pod');
        const { outcomes } = await (0,_azure_converge_js__WEBPACK_IMPORTED_MODULE_0__/* .carryOut */ .u0)(changes, observed, { store, signal: world.signal, log: arm.log });
        return {
            report: (0,_azure_summary_js__WEBPACK_IMPORTED_MODULE_9__/* .azureReport */ .yj)({
                action: 'install-ca-in-pod',
                title: 'The root certificate in the nodes',
                headline: `${operation === 'install' ? 'The nodes trust the root' : 'The nodes do not trust the root'}: ${(0,_azure_summary_js__WEBPACK_IMPORTED_MODULE_9__/* .tally */ .N4)(outcomes)}`,
                outcomes,
                facts: roots.flatMap(root => [
                    { name: 'root', value: `${root.subject}, SHA-256 ${root.fingerprint}` },
                    { name: 'root ends', value: root.notAfter.toISOString() },
                ]),
                findings: [
                    {
                        level: 'warning',
                        message: 'This is the trust of the nodes, for image pulls and processes of the host: no pod trusts the root by it.',
                        advice: 'For pods use `method: exec` or `method: rollout`.',
                    },
                ],
            }),
            outputs: { installed: '0', unchanged: '0', failed: '0', pods: '[]' },
        };
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw (0,_azure_faults_js__WEBPACK_IMPORTED_MODULE_1__.explainFault)(error);
    }
}
const notReady = (message, advice) => new _report_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownFaultError */ .eb({ code: 'NoCluster', message: `The ${message}.`, advice });
async function vaultRoot(spec, credential, world) {
    const { readOurAuthority } = await Promise.all(/* import() */[__webpack_require__.e(1435), __webpack_require__.e(9408)]).then(__webpack_require__.bind(__webpack_require__, 9408));
    const { keyVault, certificate, rootSecret } = spec.certificateAuthority;
    const authority = await readOurAuthority(keyVault, { certificate, rootSecret }, credential, world.signal);
    if (authority !== undefined)
        return authority.root;
    throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownFaultError */ .eb({
        code: 'NoAuthority',
        message: `Key Vault ${keyVault} does not hold both the certificate ${certificate} and the secret ${rootSecret}.`,
        advice: 'Run import-ca first, or give the input root-certificate.',
    });
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


/***/ })

};
