export const id = 6052;
export const ids = [6052];
export const modules = {

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

/***/ 8533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   HE: () => (/* binding */ isKubernetesFault),
/* harmony export */   O4: () => (/* binding */ grantFor),
/* harmony export */   WQ: () => (/* binding */ faultOfAnswer),
/* harmony export */   YD: () => (/* binding */ faultOfNetwork),
/* harmony export */   xL: () => (/* binding */ kubernetesFault)
/* harmony export */ });
/* unused harmony export accessOf */
const kubernetesFault = (code, message, advice, more = {}) => Object.assign(new Error(message, more.cause === undefined ? {} : { cause: more.cause }), {
    name: 'KubernetesFault',
    code,
    advice,
    ...(more.status === undefined ? {} : { status: more.status }),
});
const isKubernetesFault = (error) => error instanceof Error && error.name === 'KubernetesFault';
const verbs = { GET: 'get', POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' };
/** `GET /api/v1/namespaces/weather/pods` -> verb `list`, resource `pods`, namespace `weather`, as access rules name them. */
function accessOf({ method, path }) {
    const [root, ...rest] = path
        .split('?')[0]
        ?.split('/')
        .filter(part => part !== '') ?? [];
    const group = root === 'apis' ? (rest[0] ?? '') : '';
    const parts = rest.slice(root === 'apis' ? 2 : 1);
    const namespace = parts[0] === 'namespaces' && parts.length > 2 ? parts[1] : undefined;
    const [resource = '', name, subresource] = namespace === undefined ? parts : parts.slice(2);
    const verb = method === 'GET' && name === undefined ? 'list' : (verbs[method] ?? method.toLowerCase());
    return {
        verb,
        resource: subresource === undefined ? resource : `${resource}/${subresource}`,
        group,
        ...(namespace === undefined ? {} : { namespace }),
    };
}
/** What an identity needs in order to be let in: Kubernetes' own words, and the Azure role that carries them. */
function grantFor(asked) {
    const { verb, resource, group, namespace } = accessOf(asked);
    const where = namespace === undefined ? 'the cluster' : `namespace ${namespace}`;
    const writes = verb !== 'get' && verb !== 'list' && verb !== 'watch';
    const role = namespace === undefined && writes
        ? '"Azure Kubernetes Service RBAC Cluster Admin"'
        : writes || resource.endsWith('/exec')
            ? '"Azure Kubernetes Service RBAC Writer"'
            : '"Azure Kubernetes Service RBAC Reader"';
    const what = `verb "${verb}" on "${resource}"${group === '' ? '' : ` (API group ${group})`}`;
    return `Give the identity of this job ${what} in ${where}: with Azure RBAC the role ${role} on the cluster or the namespace, else a Role and a RoleBinding.`;
}
/** From an HTTP answer that is not a success. `body` is what the server sent, parsed or not. */
function faultOfAnswer(asked, status, body) {
    const { message, reason } = (typeof body === 'object' && body !== null ? body : {});
    const said = typeof message === 'string' && message !== ''
        ? message
        : typeof body === 'string' && body !== ''
            ? body.slice(0, 300)
            : `HTTP ${status}`;
    const code = typeof reason === 'string' && reason !== '' ? reason : `Http${status}`;
    const what = `${asked.method} ${asked.path.split('?')[0]}`;
    const advice = (() => {
        switch (status) {
            case 401:
                return 'The API server does not accept the credentials of the kubeconfig: they may have expired. Run deploy-aks again in this job, or write a fresh kubeconfig.';
            case 403:
                return grantFor(asked);
            case 404:
                return 'Check the namespace and the name; for a custom resource, check that its definition (or the add-on that brings it) is installed.';
            case 409:
                return 'Somebody else changed the object meanwhile, or owns the field. Run again, or agree on one owner.';
            case 422:
            case 400:
                return 'Correct the manifest: the API server names the field.';
            case 429:
                return 'The API server asks to slow down (priority and fairness). Run again later, or with fewer pods at once.';
            default:
                return status >= 500
                    ? 'The API server or a webhook failed; run again, and look at the cluster if it stays.'
                    : 'See the message of the API server.';
        }
    })();
    return kubernetesFault(code, `${what}: ${said}`, advice, { status });
}
const notTrusted = new Set([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_SIGNATURE_FAILURE',
]);
/** From a connection that failed. Certificate errors are never retried: the answer would come from somebody else. */
function faultOfNetwork(server, error) {
    const { code = '', message = String(error) } = (error instanceof Error ? error : {});
    const host = server.host;
    if (notTrusted.has(code))
        return kubernetesFault('ApiServerNotTrusted', `The certificate of the API server ${host} was refused: ${message}`, 'Either the kubeconfig is of another cluster (or from before it was recreated), or something between here and the API server intercepts TLS. Write a fresh kubeconfig; do not turn verification off.', { cause: error });
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
        return kubernetesFault('ApiServerUnknown', `The name of the API server, ${server.hostname}, does not resolve.`, 'The cluster may be stopped or deleted, or private and its DNS zone not reachable from this runner.', { cause: error });
    return kubernetesFault('ApiServerUnreachable', `The API server ${host} cannot be reached: ${code === '' || message.includes(code) ? message : `${code} ${message}`}`, "Check that the cluster is running, and that this runner's address is among the cluster's authorized IP ranges.", { cause: error });
}
/** Whether asking again can help and cannot harm (for requests that are idempotent). */
const isTransientStatus = (status) => status === 429 || status === 500 || status === 502 || status === 503 || status === 504;


/***/ })

};
