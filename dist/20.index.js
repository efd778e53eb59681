export const id = 20;
export const ids = [20];
export const modules = {

/***/ 3329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ AzureError)
/* harmony export */ });
/** An operation that Azure accepted and that failed, or a state in which it ended. */
class AzureError extends Error {
    code;
    statusCode;
    constructor(error, options) {
        super(error.message, options);
        this.name = 'AzureError';
        this.code = error.code;
        this.statusCode = error.status;
    }
}


/***/ }),

/***/ 2656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ bounds)
/* harmony export */ });
/* harmony import */ var _azure_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3329);

/**
 * Longer than any service here takes for one answer: ARM gives up after a minute, and a query of the log may run for three. More than any
 * document and any page of a list has.
 */
const usual = { milliseconds: 240_000, bytes: 64 * 2 ** 20 };
/**
 * Bounds one exchange in time, to the last byte of its answer, and in size. The SDKs bound neither: a connection that a box on the way forgot
 * would hold the run until its own deadline, and they keep whatever comes. An answer that comes late is a connection that broke
 * (`ETIMEDOUT`), for `patience` to judge.
 */
const bounds = ({ milliseconds, bytes } = usual) => ({
    name: 'egressGateBounds',
    async sendRequest(request, next) {
        const { abortSignal: given, streamResponseStatusCodes: streamed } = request;
        const { host } = new URL(request.url);
        const own = new AbortController();
        const forward = () => own.abort();
        const timer = setTimeout(() => own.abort(late(host, milliseconds)), milliseconds);
        if (given?.aborted)
            forward();
        given?.addEventListener('abort', forward);
        request.abortSignal = own.signal;
        request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
        // What the SDKs unpack does not notice when the connection breaks: its text would never end.
        request.headers.delete('accept-encoding');
        try {
            const response = await next(request);
            const { readableStreamBody: body } = response;
            if (body === undefined)
                return response;
            const stop = () => void body.destroy?.(own.signal.reason);
            own.signal.addEventListener('abort', stop, { once: true });
            response.bodyAsText = await textOf(body, bytes, host);
            delete response.readableStreamBody;
            return response;
        }
        catch (error) {
            throw own.signal.aborted && given?.aborted !== true ? own.signal.reason : error;
        }
        finally {
            clearTimeout(timer);
            given?.removeEventListener('abort', forward);
            Object.assign(request, { abortSignal: given, streamResponseStatusCodes: streamed });
        }
    },
});
async function textOf(body, most, host) {
    const chunks = [];
    let size = 0;
    // Leaving the loop destroys the stream, and the connection with it.
    for await (const chunk of body) {
        size += chunk.length;
        if (size > most)
            throw new _azure_error_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M({ code: 'UnreadableAnswer', message: `the answer of ${host} is larger than ${most} bytes, and is not read` });
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
const late = (host, milliseconds) => Object.assign(new Error(`${host} did not answer within ${milliseconds / 1000} s`), { code: 'ETIMEDOUT' });


/***/ }),

/***/ 20:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   audience: () => (/* binding */ audience),
/* harmony export */   azureLogin: () => (/* binding */ azureLogin),
/* harmony export */   claimsOf: () => (/* binding */ claimsOf),
/* harmony export */   refuseUnverified: () => (/* binding */ refuseUnverified),
/* harmony export */   whoAmI: () => (/* binding */ whoAmI)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2656);


/** Entra answers in a second or two, with a token or a list of keys. Its library asks up to four times. */
const usual = { milliseconds: 30_000, bytes: 4 * 2 ** 20 };
/** What Entra asks of a GitHub token. */
const audience = 'api://AzureADTokenExchange';
/**
 * The login of a job. With `id-token: write` and both ids it is the job's own OIDC token, minted anew whenever Entra is asked again, so that
 * a run may outlast a token; otherwise whatever `DefaultAzureCredential` finds (azure/login, environment, managed identity).
 */
async function azureLogin(inputs, world, most = usual) {
    const { ClientAssertionCredential, DefaultAzureCredential } = await Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(1343), __webpack_require__.e(1141), __webpack_require__.e(3628)]).then(__webpack_require__.bind(__webpack_require__, 1141));
    const { tenantId, clientId } = inputs;
    const { idToken } = world;
    const line = connectionWatch(most);
    const federated = idToken !== undefined && tenantId !== '' && clientId !== '';
    world.log.debug(`signing in to Azure with ${federated ? "the job's OIDC token" : 'DefaultAzureCredential'}`);
    const open = () => federated
        ? new ClientAssertionCredential(tenantId, clientId, () => minted(idToken, line), line.options)
        : new DefaultAzureCredential({
            ...line.options,
            // az, azd and PowerShell are asked in turn, and have no deadline of their own.
            processTimeoutInMs: most.milliseconds,
            ...(tenantId ? { tenantId } : {}),
            ...(clientId ? { managedIdentityClientId: clientId, workloadIdentityClientId: clientId } : {}),
        });
    return frank(open, world.mask, line);
}
/** The vault's word for our root is what every proof stands on: it has to be the vault that says it. */
function refuseUnverified(env) {
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0')
        return;
    throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
        code: 'UnverifiedTls',
        message: "NODE_TLS_REJECT_UNAUTHORIZED=0 is set, so anybody on the way could answer in Azure's name, and give a root certificate of their own",
        advice: 'Remove the variable, and give Node.js the root that it lacks by NODE_EXTRA_CA_CERTS.',
    });
}
/** Remembers why a connection to Entra could not be made: MSAL says no more than `network_error`. */
function connectionWatch(most) {
    const policy = {
        name: 'egressGateConnectionWatch',
        async sendRequest(request, next) {
            try {
                return await next(request);
            }
            catch (error) {
                watch.last = error;
                throw error;
            }
        },
    };
    const watch = {
        options: {
            additionalPolicies: [
                { policy, position: 'perCall' },
                { policy: (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .bounds */ .O)(most), position: 'perRetry' },
            ],
        },
        last: undefined,
    };
    return watch;
}
/** GitHub's own refusal says more than what Entra's library makes of it. */
async function minted(idToken, line) {
    try {
        return await idToken(audience);
    }
    catch (error) {
        line.last = error;
        throw error;
    }
}
/** Keeps every token out of the log, once each, and says why Entra could not be asked. */
function frank(open, mask, line) {
    let credential = open();
    const seen = new Set();
    const getToken = async (scopes, options) => {
        line.last = undefined;
        const token = await credential.getToken(scopes, options).catch(error => {
            throw line.last instanceof _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb || (/network_error/.test(String(error)) && line.last !== undefined) ? line.last : error;
        });
        if (token && !seen.has(token.token)) {
            seen.add(token.token);
            mask(token.token);
        }
        return token;
    };
    return {
        getToken,
        renew: async (scope, signal) => {
            // A new one knows no tokens, and so asks.
            credential = open();
            return (await getToken(scope, { abortSignal: signal }))?.token;
        },
    };
}
/** Who a management token belongs to, by its claims. They are not verified: they only decide to whom rights are granted with that very token. */
async function whoAmI(credential, signal) {
    const token = await credential.getToken('https://management.azure.com/.default', { abortSignal: signal });
    const claims = claimsOf(token?.token ?? '');
    const text = (name) => (typeof claims[name] === 'string' ? claims[name] : undefined);
    const [tenantId, objectId] = [text('tid'), text('oid')];
    return {
        ...(tenantId === undefined ? {} : { tenantId }),
        ...(objectId === undefined
            ? {}
            : {
                runner: {
                    objectId,
                    principalType: text('idtyp') === 'user' || (claims.idtyp === undefined && text('upn') !== undefined)
                        ? 'User'
                        : 'ServicePrincipal',
                },
            }),
    };
}
/** The claims of a JWT; none when it is not one. */
function claimsOf(token) {
    const [, payload, signature] = token.split('.');
    if (!payload || signature === undefined)
        return {};
    try {
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? claims : {};
    }
    catch {
        return {};
    }
}


/***/ })

};
