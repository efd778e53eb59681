export const id = 7709;
export const ids = [7709];
export const modules = {

/***/ 6422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openDeployed)
/* harmony export */ });
/* harmony import */ var _azure_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2121);

/** Opens Azure once, to ask more than once what is deployed. Whatever goes wrong is an answer: it is not known. */
async function openDeployed(spec, where, world) {
    const unknown = (error) => {
        if (world.signal.aborted)
            throw error;
        return { because: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
    };
    try {
        const [{ openSession }, { deployed }, { explainFault }, { idsOf }] = await Promise.all([
            Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2121)),
            __webpack_require__.e(/* import() */ 5727).then(__webpack_require__.bind(__webpack_require__, 5727)),
            __webpack_require__.e(/* import() */ 4316).then(__webpack_require__.bind(__webpack_require__, 4316)),
            __webpack_require__.e(/* import() */ 7087).then(__webpack_require__.bind(__webpack_require__, 7087)),
        ]);
        const { store, credential, context } = await openSession((0,_azure_session_js__WEBPACK_IMPORTED_MODULE_0__.whereTo)(where, world.env), world);
        const azure = { store, credential, signal: world.signal, log: (line) => world.log.info(line) };
        return async () => {
            try {
                return { sha256: await deployed(idsOf(spec, context.subscriptionId), azure) };
            }
            catch (error) {
                return unknown(explainFault(error));
            }
        };
    }
    catch (error) {
        const answer = unknown(error);
        return async () => answer;
    }
}


/***/ }),

/***/ 3400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ refuseOtherCluster)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _verify_other_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4662);


/** A proof is about the cluster that the kubeconfig names. */
function refuseOtherCluster(spec, apiServer) {
    const other = (0,_verify_other_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .otherCluster */ .b)(spec, apiServer);
    if (other === undefined)
        return;
    throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
        code: 'OtherCluster',
        message: `The kubeconfig is for ${other.host}, and the spec declares ${other.declared}: the proof would be of another cluster.`,
        advice: "Give the kubeconfig of the spec's cluster; if this is the one, write its DNS prefix into cluster.dnsPrefix and its region into location.",
    });
}


/***/ }),

/***/ 6187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ authorityOf)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7023);


/** From the inputs, or from the vault. */
async function authorityOf(request, spec, world) {
    const { root, intermediate } = request;
    if (root !== undefined && intermediate !== undefined)
        return proper({ root: await (0,_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .certificateOf */ .tq)(root), intermediate: await (0,_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .certificateOf */ .tq)(intermediate) });
    const [{ azureLogin, refuseUnverified }, { readOurAuthority }, { explainFault }] = await Promise.all([
        __webpack_require__.e(/* import() */ 20).then(__webpack_require__.bind(__webpack_require__, 20)),
        Promise.all(/* import() */[__webpack_require__.e(1435), __webpack_require__.e(5175)]).then(__webpack_require__.bind(__webpack_require__, 9408)),
        __webpack_require__.e(/* import() */ 4316).then(__webpack_require__.bind(__webpack_require__, 4316)),
    ]);
    const { keyVault, certificate, rootSecret } = spec.certificateAuthority;
    try {
        refuseUnverified(world.env);
        const credential = await azureLogin({
            tenantId: request.where.tenantId || world.env['AZURE_TENANT_ID'] || '',
            clientId: request.where.clientId || world.env['AZURE_CLIENT_ID'] || '',
        }, world);
        const found = await readOurAuthority(keyVault, { certificate, rootSecret }, credential, world.signal);
        if (found !== undefined)
            return await proper(found);
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw explainFault(error);
    }
    throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
        code: 'NoAuthority',
        message: `Key Vault ${keyVault} does not hold both the certificate ${certificate} and the secret ${rootSecret}.`,
        advice: 'Run import-ca first, or give the inputs root-certificate and intermediate-certificate.',
    });
}
/** Certificates mixed up would make every verdict wrong in the same way. */
async function proper(authority) {
    const { whyNotIssuedBy } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 8639));
    const because = whyNotIssuedBy(authority.intermediate, authority.root);
    if (because === undefined)
        return authority;
    throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
        code: 'BadAuthority',
        message: `The intermediate does not belong to the root: ${because}.`,
        advice: 'Check which certificate is given as which; if they come from the vault, run import-ca again.',
    });
}


/***/ }),

/***/ 9936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ownAmong),
/* harmony export */   o: () => (/* binding */ publicRootsOfRunner)
/* harmony export */ });
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1692);
/* harmony import */ var _pki_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8108);


/** The public authorities that this runner knows, NODE_EXTRA_CA_CERTS included. Read a few at a time, so that what waits for pods goes on. */
async function publicRootsOfRunner() {
    // Node 22.15 and later; the actions' own runtime has it.
    const pems = typeof node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates === 'function' ? node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates('default') : node_tls__WEBPACK_IMPORTED_MODULE_0__.rootCertificates;
    const roots = [];
    for (const [index, pem] of pems.entries()) {
        if (index % 16 === 0)
            await new Promise(resolve => setImmediate(resolve));
        try {
            roots.push((0,_pki_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readCertificate */ .w$)(pem));
        }
        catch {
            // A root that cannot be read vouches for nothing.
        }
    }
    return roots;
}
/** Those of them that Node.js brings along: nobody had to give them to this runner. */
function ownAmong(roots) {
    const own = new Set(node_tls__WEBPACK_IMPORTED_MODULE_0__.rootCertificates.map(pem => pem.replace(/-----[A-Z ]+-----|\s/g, '')));
    return roots.filter(({ der }) => own.has(Buffer.from(der).toString('base64')));
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

/***/ 1350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ clusterIdentity)
/* harmony export */ });
/* harmony import */ var _pki_hash_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1779);
/* harmony import */ var _pki_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8108);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9874);
/** What one cluster has and no other: the authority that vouches for its API server, and a uid that its first namespace keeps for life. */



/**
 * Each part is left out where it cannot be known: a kubeconfig without authorities, an identity that may not `get` the namespace. Who needs
 * both says so.
 */
async function clusterIdentity(connection, signal) {
    const caSha256 = authoritiesHash(connection.authorities);
    const uid = await systemUid(connection, signal);
    return { ...(caSha256 === undefined ? {} : { caSha256 }), ...(uid === undefined ? {} : { uid }) };
}
/** Of the certificates, however the file is laid out. Their bytes were believed when the connection was made, so they are no mere claim. */
function authoritiesHash(pem) {
    if (pem === undefined)
        return undefined;
    try {
        const prints = (0,_pki_read_js__WEBPACK_IMPORTED_MODULE_1__.readCertificates)(Buffer.from(pem, 'latin1')).map(({ fingerprint }) => fingerprint);
        return prints.length === 0 ? undefined : (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)([...new Set(prints)].sort().join('\n'));
    }
    catch {
        return undefined;
    }
}
async function systemUid(connection, signal) {
    try {
        const namespace = (await (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .find */ .I6)(connection, { method: 'GET', path: '/api/v1/namespaces/kube-system', signal }));
        const uid = namespace?.metadata?.uid;
        return typeof uid === 'string' && uid !== '' ? uid : undefined;
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return undefined;
    }
}


/***/ }),

/***/ 9611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ nextHop),
/* harmony export */   m: () => (/* binding */ judgeWithHops)
/* harmony export */ });
/* harmony import */ var _policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9759);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5279);
/* harmony import */ var _location_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7172);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6952);




/** The verdict of a probe with the hops that its answers led to. Without `redirects` in its expectation it is `judge`'s. */
function judgeWithHops(probe, pod, observation, hops, judges) {
    const { authority, at, publicRoots } = judges;
    if (probe.expectation.redirects === undefined) {
        const verdict = (0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .judge */ .S4)(probe, pod, observation, authority, at, { publicRoots });
        return hops.length === 0 ? verdict : { ...verdict, result: 'inconclusive', because: 'hops are told, and none had to be followed' };
    }
    const { steps, end } = walk(probe, pod, observation, hops, judges);
    const [first, ...others] = steps;
    const last = steps.at(-1);
    const way = chainText(steps);
    const told = (result, because) => ({
        ...first,
        probe,
        expected: (0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .expectedText */ .GD)(probe),
        observed: steps.map(({ observed }) => observed).join(' -> '),
        result,
        because,
        ...(others.length === 0 ? {} : { hops: others }),
    });
    switch (end.kind) {
        case 'stopped':
            return others.length === 0
                ? told(first.result, first.because)
                : told(last.result, `redirect ${others.length}, ${(0,_location_js__WEBPACK_IMPORTED_MODULE_2__/* .shownUrl */ .zA)(hrefOf(last.probe))}: ${last.because} (${way})`);
        case 'fault':
            return told(end.result, `${end.because} (${way})`);
        case 'open':
            return told('inconclusive', `the redirect was not followed, although it has to be (${way})`);
        case 'answered': {
            if (hops.length > others.length)
                return told('inconclusive', `more hops are told than answers led to (${way})`);
            const fault = (0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .answerFault */ .NM)(probe.expectation, (0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .httpOf */ .Yr)(last.observation));
            if (others.length === 0)
                return fault === undefined ? told('pass', first.because) : told(fault.result, fault.because);
            return fault === undefined
                ? told('pass', `${first.because}; redirects lead on, and each hop holds: ${way}, where ${last.because}`)
                : told(fault.result, `${fault.because} (${way})`);
        }
    }
}
/** What has to be asked next, by the answers so far. Undefined: the chain has ended, or must not be followed. */
function nextHop(probe, pod, observation, hops, judges, predict) {
    if (probe.expectation.redirects === undefined)
        return undefined;
    const { end } = walk(probe, pod, observation, hops, judges);
    return end.kind === 'open' ? end.probe(predict) : undefined;
}
function walk(probe, pod, observation, hops, judges) {
    const { authority, at, publicRoots } = judges;
    const most = probe.expectation.redirects ?? 0;
    const { status: _, body: __, ...ofEachStep } = probe.expectation;
    const steps = [(0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .judge */ .S4)({ ...probe, expectation: ofEachStep }, pod, observation, authority, at, { publicRoots })];
    const { target } = probe.expectation;
    let step = { url: withoutHash((0,_probes_js__WEBPACK_IMPORTED_MODULE_3__/* .urlOf */ .rs)(probe)), method: target.kind === 'url' ? target.method : '' };
    const asked = new Set([`${step.method} ${step.url}`]);
    for (let number = 1;; number++) {
        const last = steps.at(-1);
        if (last.result !== 'pass')
            return { steps, end: { kind: 'stopped' } };
        const next = (0,_location_js__WEBPACK_IMPORTED_MODULE_2__/* .nextStep */ .sk)(step, (0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .httpOf */ .Yr)(last.observation));
        if (next.kind === 'last')
            return { steps, end: { kind: 'answered' } };
        const fault = (because) => ({ steps, end: { kind: 'fault', result: 'fail', because } });
        if (next.kind === 'fault')
            return { steps, end: next };
        step = next.step;
        const key = `${step.method} ${step.url}`;
        if (asked.has(key))
            return fault(`redirects go round in a loop, back to ${(0,_location_js__WEBPACK_IMPORTED_MODULE_2__/* .shownUrl */ .zA)(step.url)}`);
        if (number > most)
            return fault(`it redirects more often than ${most === 1 ? 'once' : `${most} times`}, on to ${(0,_location_js__WEBPACK_IMPORTED_MODULE_2__/* .shownUrl */ .zA)(step.url)}`);
        asked.add(key);
        const hop = hops[number - 1];
        if (hop === undefined) {
            const open = step;
            return { steps, end: { kind: 'open', probe: predict => hopProbe(probe, number, open, predict) } };
        }
        const made = hopProbe(probe, number, step, () => hop.predicted);
        const judged = (0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .judge */ .S4)(made, pod, hop.observation, authority, at, { publicRoots });
        if (hop.url !== step.url)
            return { steps, end: { kind: 'fault', result: 'inconclusive', because: `hop ${number} is not about ${(0,_location_js__WEBPACK_IMPORTED_MODULE_2__/* .shownUrl */ .zA)(step.url)}` } };
        steps.push(hop.predicted.effect === 'deny' ? { ...judged, result: 'fail', because: deniedText(hop.predicted) } : judged);
    }
}
const deniedText = ({ because }) => `the policy denies it (${because})`;
/** A question of its own, with what the expectation says of the way. What it says of the answer is about the last one. */
function hopProbe({ id, name, workload, flow: { source }, expectation }, number, step, predict) {
    const { from, inspected, retries, redirects, place } = expectation;
    const target = { kind: 'url', ...step };
    const flow = (0,_policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_0__/* .expectationFlow */ .b)(target, source);
    return {
        id: `${id}h${number}`,
        name: `${name} (redirect ${number})`,
        workload,
        flow,
        expectation: {
            name: expectation.name,
            from,
            target,
            expect: 'allow',
            ...(inspected === undefined ? {} : { inspected }),
            ...(retries === undefined ? {} : { retries }),
            // Its answer may lead on, too: its Location has to be kept.
            ...(redirects === undefined ? {} : { redirects }),
            place,
        },
        predicted: predict(flow),
    };
}
/** `https://a/ -> 301 -> https://b/` */
const chainText = (steps) => steps
    .map(({ probe, observation }, at) => {
    const status = (0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .httpOf */ .Yr)(observation)?.status;
    const lead = at < steps.length - 1 || status !== undefined ? ` -> ${status ?? '?'}` : '';
    return `${(0,_location_js__WEBPACK_IMPORTED_MODULE_2__/* .shownUrl */ .zA)(hrefOf(probe))}${lead}`;
})
    .join(' -> ');
const hrefOf = (probe) => (0,_probes_js__WEBPACK_IMPORTED_MODULE_3__/* .urlOf */ .rs)(probe)?.href ?? '';
function withoutHash(url) {
    if (url === undefined)
        return '';
    url.hash = '';
    return url.href;
}


/***/ }),

/***/ 5279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NM: () => (/* binding */ answerFault),
  GD: () => (/* binding */ expectedText),
  Yr: () => (/* binding */ httpOf),
  S4: () => (/* binding */ judge),
  Op: () => (/* binding */ notAsked)
});

// UNUSED EXPORTS: observedText

// EXTERNAL MODULE: ./src/policy/answer-pattern.js
var answer_pattern = __webpack_require__(8195);
// EXTERNAL MODULE: ./src/verify/probes.js
var probes = __webpack_require__(6952);
;// CONCATENATED MODULE: ./src/verify/inserted.js
/**
 * A header that the firewall puts into the request, read back from an origin that shows what it was asked: proof, without any log, that
 * somebody read and changed the request inside the session who knows the value. It rests on two things: the value is in the policy and in
 * no probe, and the pod says truly what was answered. A pod that lies can copy it from an earlier answer, so it never replaces the flight.
 */

/** Shorter values stand in too many answers by chance. */
const shortestValue = 8;
/** As the script has its tools say it (script-probes.ts). */
const userAgent = 'egress-gate';
/** What is wrong with the header that has to come back. `certain`: the origin does not show it; else its return would prove nothing. */
function insertedFault(probe, http) {
    const { insertedHeader: name } = probe.expectation;
    const value = probe.inserted;
    if (name === undefined)
        return undefined;
    if (value === undefined)
        return { certain: false, because: `by the policy the rule that decides (${probe.predicted.rule ?? 'none'}) does not insert ${name}` };
    if (value.trim().length < shortestValue)
        return {
            certain: false,
            because: `the value of ${name} has less than ${shortestValue} characters, which any answer may hold by chance`,
        };
    // What we send ourselves proves nothing when it comes back: the URL, and the name of the client.
    if (userAgent.includes(value.trim().toLowerCase()))
        return { certain: false, because: `the value of ${name} is what the probes send as their own name, so its return proves nothing` };
    if (decoded((0,probes/* urlOf */.rs)(probe)?.href ?? '')
        .toLowerCase()
        .includes(value.trim().toLowerCase()))
        return { certain: false, because: `the value of ${name} stands in the URL that is asked for, so its return proves nothing` };
    return http !== undefined && shows(http, name, value.trim())
        ? undefined
        : { certain: true, because: `the origin does not show the header ${name} with the value that rule ${probe.predicted.rule} inserts` };
}
/** The name, at most a few signs of punctuation, and the value: `"x-a":"v"`, `X-A: v`, `"X-A": ["v"]`. */
function shows({ body, headers }, name, value) {
    // ASCII alone: other letters may change their length.
    const text = body.replace(/[A-Z]/g, letter => letter.toLowerCase());
    const escaped = JSON.stringify(value).slice(1, -1);
    for (let at = text.indexOf(name.toLowerCase()); at >= 0; at = text.indexOf(name.toLowerCase(), at + 1)) {
        if (/[\w-]/.test(text[at - 1] ?? ''))
            continue;
        const rest = body.slice(at + name.length);
        const between = /^["'\]]?\s{0,4}[:=]\s{0,4}[["'(]{0,3}\s{0,4}/.exec(rest)?.[0];
        if (between === undefined)
            continue;
        if ([value, escaped].some(each => rest.startsWith(each, between.length) && !/[\w-]/.test(rest[between.length + each.length] ?? '')))
            return true;
    }
    return Object.entries(headers).some(([key, each]) => key === name.toLowerCase() && each === value);
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./src/verify/path.js
var verify_path = __webpack_require__(6628);
// EXTERNAL MODULE: ./src/verify/seen.js
var verify_seen = __webpack_require__(1044);
;// CONCATENATED MODULE: ./src/verify/judge.js
/**
 * From what was expected and what was seen to a verdict. Three results, and only one is a pass: whatever is not proven is a failure or
 * inconclusive. Inspection (the path) and trust (the pod's store) are separate facts, and both must hold.
 */




const pass = (because) => ({ result: 'pass', because });
const fail = (because) => ({ result: 'fail', because });
const inconclusive = (because) => ({ result: 'inconclusive', because });
/** One probe's verdict: the path by the served certificates, what was seen of it, and whether that is what was expected. */
function judge(probe, pod, observation, authority, at, options) {
    const path = (0,verify_path/* pathOf */.X)(probe, observation, authority, { at, ...options });
    const seen = (0,verify_seen/* seenIn */.vV)(probe, observation, path);
    const { result, because } = decide(probe, pod, observation, path, seen);
    return {
        probe,
        ...(pod === undefined ? {} : { pod }),
        observation,
        path,
        expected: expectedText(probe),
        observed: observedText(observation, path),
        result,
        because,
    };
}
/** A verdict for a probe that could not be asked, or whose pod changed under it. */
const notAsked = (probe, pod, because) => ({
    probe,
    ...(pod === undefined ? {} : { pod }),
    observation: { kind: 'unknown', detail: because },
    path: { kind: 'unknown', because },
    expected: expectedText(probe),
    observed: 'unknown',
    result: 'inconclusive',
    because,
});
function decide(probe, pod, observation, path, seen) {
    const { expectation } = probe;
    const judged = expectation.expect === 'allow'
        ? allow(probe, path, seen)
        : expectation.expect === 'deny'
            ? deny(probe, path, seen)
            : inconclusive('the expectation says "unknown", so nothing can be held against it');
    if (judged.result !== 'pass')
        return judged;
    // In this order: where it went, whether the pod trusts it, what was answered, who decided.
    return (sessionFault(observation, path, pod?.restartCount ?? 0) ??
        answerFault(expectation, httpOf(observation)) ??
        headerFault(probe, httpOf(observation)) ??
        ruleFault(probe) ??
        pass([
            judged.because,
            ...(path.kind === 'inspected' ? ["the served flight holds our intermediate's key and validates to our root"] : []),
            ...(expectation.insertedHeader === undefined
                ? []
                : [`the origin shows ${expectation.insertedHeader}, which only the firewall puts in`]),
        ].join('; ')));
}
function allow({ expectation }, path, seen) {
    switch (seen.effect) {
        case 'upstream-refused':
            if (expectation.upstream !== 'refused')
                return fail(`${seen.because}; Azure Firewall trusts public authorities only`);
            return pathFault(expectation.inspected, path) ?? pass(seen.because);
        case 'allowed':
            if (expectation.upstream === 'refused')
                return pathFault(true, path) ?? fail(`the origin's certificate had to be refused, but ${seen.because}`);
            return pathFault(expectation.inspected, path) ?? pass(seen.because);
        case 'denied':
            return fail(seen.because);
        case 'stopped':
            return fail(seen.because);
        case 'handshake':
        case 'unclear':
            // A path that is wrong for certain is a failure, whatever else is not clear.
            return ((path.kind === 'unknown' || path.kind === 'plain' ? undefined : pathFault(expectation.inspected, path)) ??
                inconclusive(seen.because));
    }
}
function deny({ expectation }, path, seen) {
    switch (seen.effect) {
        case 'denied':
            if (expectation.inspected === true && path.kind !== 'inspected')
                return fail(`it was denied, but not inside an inspected session: ${seen.because}`);
            if (expectation.inspected === false && path.kind === 'inspected')
                return fail(`it was denied, but only after the firewall had opened the session: ${seen.because}`);
            return pass(seen.because);
        case 'allowed':
        case 'upstream-refused':
        case 'handshake':
            return fail(`it was let through: ${seen.because}`);
        case 'stopped':
        case 'unclear':
            return inconclusive(`not proven to be denied: ${seen.because}`);
    }
}
/** Undefined: the path is as it has to be. `inspected` undefined: either way, but nobody else may stand in it. */
function pathFault(inspected, path) {
    switch (path.kind) {
        case 'inspected':
            return inspected === false ? fail('it was inspected, and must pass through') : undefined;
        case 'passthrough':
            return inspected === true ? fail(`it was not inspected: the pod saw the origin's own certificate, by ${path.issuer}`) : undefined;
        case 'intercepted':
            return fail(`somebody else stands in the path: the certificate was issued by ${path.by}`);
        case 'plain':
            return inspected === true ? fail('nothing was encrypted, so nothing was inspected as TLS') : undefined;
        case 'blocked':
        case 'unknown':
            return inconclusive(path.kind === 'unknown' ? path.because : `stopped (${path.how})`);
    }
}
/** Trust, and what an inspected session of this firewall looks like. */
function sessionFault(observation, path, restarts) {
    if (observation.kind !== 'tls')
        return undefined;
    const { trusted, trustDetail, protocol, alpn } = observation;
    const detail = trustDetail === undefined ? '' : ` (${trustDetail})`;
    if (trusted === false)
        return path.kind === 'inspected'
            ? fail(`it is inspected, but the pod does not trust our root (${restarts === 0 ? 'not installed?' : `not installed, or lost when the container restarted: it did ${restarts === 1 ? 'once' : `${restarts} times`}`})${detail}`)
            : fail(`the pod does not trust the certificate${detail}: its trust store is missing or stale`);
    if (trusted === 'unknown')
        return inconclusive(`whether the pod trusts the certificate could not be told${detail}`);
    if (path.kind === 'inspected' && protocol === undefined)
        return inconclusive("the flight is our firewall's, but the pod does not say which protocol the session spoke: the flight may be replayed");
    if (path.kind === 'inspected' && (protocol !== 'TLSv1.2' || (alpn !== undefined && alpn !== '')))
        return inconclusive(`the flight is our firewall's, but the session is ${[protocol, alpn].filter(Boolean).join(' with ')}, which Azure Firewall does not speak in inspected sessions (TLSv1.2 without ALPN): the flight may be replayed`);
    return undefined;
}
/** The HTTP answer, where there was one. */
const httpOf = (observation) => observation.kind === 'tls' || observation.kind === 'http' ? observation.http : undefined;
/** What the answer lacks of what was expected of it. */
function answerFault({ status, body }, http) {
    if (status !== undefined && (http === undefined || !(0,answer_pattern/* statusFits */.l7)(status, http.status)))
        return fail(`status ${(0,answer_pattern/* statusText */.qS)(status)} was expected, ${http === undefined ? 'and nothing was answered' : `not ${http.status}`}`);
    if (body !== undefined && (http === undefined || !(0,answer_pattern/* bodyFits */.LB)(body, http.body)))
        return fail(`the body does not ${(0,answer_pattern/* bodyText */.G3)(body)}`);
    return undefined;
}
function headerFault(probe, http) {
    const fault = insertedFault(probe, http);
    return fault === undefined ? undefined : { result: fault.certain ? 'fail' : 'inconclusive', because: fault.because };
}
/** Which rule decided cannot be seen from a pod: here it is the prediction's word, and the log's where logs are read. */
function ruleFault({ expectation: { rule }, predicted, ruleOpen }) {
    if (rule === undefined)
        return undefined;
    if (predicted.rule === rule)
        return ruleOpen === true
            ? inconclusive(`it has to be decided by rule ${rule}, and by the policy alone it is open whether another rule that comes to the same does`)
            : undefined;
    if (predicted.effect === 'unknown')
        return inconclusive(`it has to be decided by rule ${rule}, and the policy alone does not tell which rule decides (it depends on ${predicted.dependsOn.join(', ') || 'what is not known'})`);
    return fail(`it has to be decided by rule ${rule}, but by the policy ${predicted.rule === undefined ? 'no rule decides it' : `rule ${predicted.rule} does`}: ${predicted.because}`);
}
/** What was expected, for people: `allow, inspected, 200`. */
function expectedText({ expectation: { expect, inspected, upstream, status } }) {
    const parts = [expect];
    if (inspected !== undefined)
        parts.push(inspected ? 'inspected' : 'not inspected');
    if (upstream !== undefined)
        parts.push('origin refused');
    if (status !== undefined)
        parts.push((0,answer_pattern/* statusText */.qS)(status));
    return parts.join(', ');
}
/** What was seen, for people: `inspected, 200`. */
function observedText(observation, path) {
    const status = httpOf(observation)?.status;
    const parts = [];
    if (path.kind === 'inspected')
        parts.push('inspected');
    else if (path.kind === 'passthrough')
        parts.push(`passed through (${path.issuer})`);
    else if (path.kind === 'intercepted')
        parts.push(`intercepted by ${path.by}`);
    else if (observation.kind === 'blocked')
        parts.push(`${observation.how}${observation.stage === undefined ? '' : ` at ${observation.stage}`}`);
    else if (observation.kind === 'answered')
        parts.push('answered');
    else if (observation.kind === 'dns-failure')
        parts.push('name not resolved');
    else if (observation.kind !== 'http')
        parts.push('unknown');
    if (observation.kind === 'tls' && observation.trusted === false)
        parts.push('not trusted');
    if (status !== undefined)
        parts.push(String(status));
    return parts.join(', ');
}


/***/ }),

/***/ 4662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ otherCluster)
/* harmony export */ });
/**
 * AKS names its API servers `<dnsPrefix>-<hash>.hcp.<region>.azmk8s.io`, and those of private clusters
 * `<dnsPrefix>-<hash>.<guid>.privatelink.<region>.azmk8s.io`; one of another prefix or region is another cluster for certain, and nothing that
 * its pods show says anything about ours. A private cluster may have a subdomain of its own choice, and an API server behind a name of
 * somebody's own tells nothing: those are taken as they are.
 */
function otherCluster({ cluster, location }, apiServer) {
    const host = apiServer.replace(/:\d+$/, '').toLowerCase();
    const [, before = '', region] = /^(.+)\.(?:hcp|privatelink)\.([a-z0-9-]+)\.azmk8s\.io$/.exec(host) ?? [];
    const [, prefix] = /^(.+)-[a-z0-9]+$/.exec(host.includes('.hcp.') ? before : (/^([^.]+)\.[0-9a-f]{8}(?:-[0-9a-f]+){4}$/.exec(before)?.[1] ?? '')) ?? [];
    const declared = prefix !== undefined && prefix !== cluster.dnsPrefix.toLowerCase()
        ? `a cluster of the DNS prefix ${cluster.dnsPrefix}`
        : region !== undefined && region !== location
            ? `a cluster in ${location}`
            : undefined;
    return declared === undefined ? undefined : { host, declared };
}


/***/ }),

/***/ 7183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ podsText),
/* harmony export */   Pg: () => (/* binding */ deployedHash),
/* harmony export */   Vk: () => (/* binding */ notAskedIn),
/* harmony export */   al: () => (/* binding */ inOrder)
/* harmony export */ });
/* harmony import */ var _pki_hash_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1779);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3966);
/** What a run of verify was about, beside what it asked: the cluster, its pods with their containers, what was deployed. To be compared later. */


/** One order and one form, so that equal sets of pods are equal texts. */
const podsText = (pods) => (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .canonical */ .$N)(inOrder(pods));
const inOrder = (pods) => pods
    .map(pod => ({ ...pod, containers: [...pod.containers].sort((a, b) => compare(a.name, b.name)) }))
    .sort((a, b) => compare(a.workload, b.workload) || compare(a.uid, b.uid));
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** A document of Azure as it counts: without what changes by itself. */
const deployedHash = (documents) => (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)((0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .canonical */ .$N)(documents));
/** Why the pods that are named are not those that were asked. Undefined: they are. */
function notAskedIn(pods, asked) {
    const known = new Set(pods.map(({ workload, uid }) => `${workload} ${uid}`));
    const left = asked.find(({ workload, pod }) => !known.has(`${workload} ${pod.uid}`));
    if (left)
        return `pod ${left.pod.name} was asked and is not named among the pods`;
    for (const each of pods) {
        const own = asked.filter(({ workload, pod }) => workload === each.workload && pod.uid === each.uid);
        if (own.length === 0)
            return `pod ${each.name} of workload ${each.workload} was not asked`;
        const other = own.find(({ pod }) => pod.namespace !== each.namespace ||
            pod.name !== each.name ||
            pod.address !== each.address ||
            !each.containers.some(({ name, id, restarts }) => name === pod.container && id === pod.containerId && restarts === pod.restartCount));
        if (other)
            return `pod ${each.name} was asked in another container than the one that is named`;
    }
    return undefined;
}


/***/ })

};
