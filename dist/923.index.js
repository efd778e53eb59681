export const id = 923;
export const ids = [923];
export const modules = {

/***/ 1962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ execAccess),
/* harmony export */   PC: () => (/* binding */ trustAccess),
/* harmony export */   wo: () => (/* binding */ requireAccess)
/* harmony export */ });
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8533);
/** May we? Asked before the work, so that a missing grant is told once, by its name, and not by a hundred failing pods. */


/** What exec needs. The WebSocket upgrade is a GET; newer API servers ask for `create` as well. */
const execAccess = [
    { verb: 'list', resource: 'pods' },
    { verb: 'get', resource: 'pods', subresource: 'exec' },
    { verb: 'create', resource: 'pods', subresource: 'exec' },
];
/** What declaring trust in workloads needs besides: their objects, and the config map that carries the roots. */
const trustAccess = [
    ...['deployments', 'statefulsets', 'daemonsets'].flatMap(resource => ['get', 'list', 'patch'].map(verb => ({ verb, resource, group: 'apps' }))),
    { verb: 'get', resource: 'replicasets', group: 'apps' },
    ...['get', 'create', 'patch', 'delete'].map(verb => ({ verb, resource: 'configmaps' })),
];
/** Throws a fault that names every verb that is missing in the namespace. */
async function requireAccess(connection, namespace, wanted, signal) {
    const missing = [];
    await Promise.all(wanted.map(async (access) => {
        const { verb, resource, subresource, group = '' } = access;
        const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
        const { status, body } = await (0,_api_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .kA)(connection, {
            method: 'POST',
            path,
            body: {
                apiVersion: 'authorization.k8s.io/v1',
                kind: 'SelfSubjectAccessReview',
                spec: { resourceAttributes: { namespace, verb, group, resource, ...(subresource === undefined ? {} : { subresource }) } },
            },
            signal,
        });
        if (status < 200 || status > 299)
            throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .faultOfAnswer */ .WQ)({ method: 'POST', path }, status, body);
        const allowed = body?.status?.allowed;
        if (allowed !== true)
            missing.push(`${verb} ${resource}${group === '' ? '' : `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`);
    }));
    if (missing.length > 0)
        throw notGranted(namespace, missing.sort(), wanted);
}
const notGranted = (namespace, missing, wanted) => (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesFault */ .xL)('Forbidden', `The identity of this job may not ${missing.join(', ')} in namespace ${namespace}.`, `${(0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .grantFor */ .O4)({ method: 'POST', path: `/api/v1/namespaces/${namespace}/pods/x/exec` })} ${wanted.every(each => execAccess.includes(each))
    ? 'All that is needed there: list pods; get and create pods/exec.'
    : 'All that is needed there: list pods; get and create pods/exec; get, list and patch deployments, statefulsets and daemonsets; get replicasets; get, create, patch and delete configmaps.'}`, { status: 403 });


/***/ }),

/***/ 631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ bounded)
/* harmony export */ });
/** Runs `work` for every item, at most `limit` at once. Results in the order of the items; the first rejection rejects. */
async function bounded(items, limit, work) {
    const results = new Array(items.length);
    let next = 0;
    const worker = async () => {
        while (next < items.length) {
            const index = next++;
            results[index] = await work(items[index], index);
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}


/***/ }),

/***/ 1540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j3: () => (/* binding */ runScript)
});

// UNUSED EXPORTS: remoteCommand, trailer, wholeScript

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/ws.js
var ws = __webpack_require__(4717);
// EXTERNAL MODULE: ./src/kubernetes/api.js
var api = __webpack_require__(9874);
// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
// EXTERNAL MODULE: ./src/kubernetes/printable.js
var printable = __webpack_require__(9241);
;// CONCATENATED MODULE: ./src/kubernetes/exec-fault.js
/** The ways in which a command in a container can go wrong, each with what to do about it. */


/** The upgrade was answered with another status than 101. `text`: the answer's body. */
function refusal(path, status, text) {
    let body = text;
    try {
        body = JSON.parse(text);
    }
    catch { }
    const kind = status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : status === 404 ? 'pod-gone' : 'rejected';
    const known = fromKubernetes(kind, (0,faults/* faultOfAnswer */.WQ)({ method: 'POST', path }, status, body));
    return { ...known, transient: status === 429 || status >= 500 };
}
/** What the API said, or that it could not be reached, as the fault of a command. */
const fromKubernetes = (kind, known) => ({
    kind,
    message: (0,printable/* printable */.g)(known.message).slice(0, 600),
    advice: known.advice,
    transient: kind === 'unreachable' && known.code === 'ApiServerUnreachable',
});
const advice = {
    unauthorized: 'Write a fresh kubeconfig.',
    forbidden: 'Grant pods/exec.',
    'pod-gone': 'The pod was deleted or replaced meanwhile; run again.',
    rejected: 'See the message; a proxy in front of the API server must let WebSockets through.',
    unreachable: "Check that the cluster runs and that this runner's address is authorized.",
    'never-upgraded': 'Something between here and the kubelet holds the connection: konnectivity, a proxy, an overloaded API server. Run again.',
    'no-status': 'The kubelet or a proxy cut the session; look at the pod, and run again.',
    reset: 'The node, the kubelet or the API server went away; look at the pod, and run again.',
    'bad-status': 'The session was cut in the middle of its last message; run again.',
    deadline: 'The pod hangs or is starved of CPU; look at it with kubectl exec, or raise the timeout.',
    silent: 'The node may have gone; look at it, and run again.',
    'too-much-output': 'Something in the pod prints into the session; look at its shell and its tools.',
    'no-shell': 'The image has no sh (distroless?). Trust has to be mounted there, not installed by a command.',
    'not-run': 'The container runtime could not start the command; see the message.',
    aborted: 'Run again; nothing is left behind.',
};
/** A fault of this kind, with its advice. The message is shown as it is: what came from outside in it must be printable already. */
const fault = (kind, message) => ({
    kind,
    message,
    advice: advice[kind],
    transient: kind === 'reset' || kind === 'never-upgraded',
});

;// CONCATENATED MODULE: ./src/kubernetes/exec-status.js
/** The last word of an exec session: a `Status` of the Kubernetes API (meta/v1), which says whether the command ended, and with which code. */


/** From the text of channel 3 to how the command ended. Undefined while the JSON is not complete. */
function parseStatus(text) {
    let status;
    try {
        status = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (typeof status !== 'object' || status === null)
        return { fault: fault('bad-status', `this is not a status: ${(0,printable/* printable */.g)(text.slice(0, 80))}`) };
    if (status.status === 'Success')
        return { exitCode: 0 };
    if (status.status !== 'Failure')
        return { fault: fault('bad-status', `this is not a status: ${(0,printable/* printable */.g)(text.slice(0, 80))}`) };
    const causes = Array.isArray(status.details?.causes) ? status.details.causes : [];
    const exit = causes.find(cause => cause?.reason === 'ExitCode');
    const exitCode = Number(exit?.message);
    if (exit !== undefined && Number.isInteger(exitCode) && exitCode !== 0)
        return { exitCode };
    const message = (0,printable/* printable */.g)(typeof status.message === 'string' ? status.message : 'no reason given').slice(0, 400);
    return {
        fault: /executable file not found|no such file or directory|not found in \$PATH/i.test(message)
            ? fault('no-shell', message)
            : fault('not-run', message),
    };
}

;// CONCATENATED MODULE: ./src/kubernetes/exec.js
/**
 * Running a command in a container over the Kubernetes exec WebSocket, so that every way in which it can go wrong ends as a named fault:
 * never as a success, never as a hang, never as an exception. `kubectl exec` returns 0 when the server closes without a status, and
 * @kubernetes/client-node's Exec then never calls back at all; hence this file.
 *
 * Channels (v4 and v5): 0 stdin, 1 stdout, 2 stderr, 3 the status as JSON; v5 adds 255 + channel, which closes that channel.
 */






const stderrKept = 16 * 1024;
/** Largest frame that is accepted; kubelets send at most 32 KB at a time. */
const maxFrame = 4 * 1024 * 1024;
const maxStatus = 64 * 1024;
/** Runs one command in a container, by the exec WebSocket. Never throws and never outlives its deadline: how it ended, or why that is not known, is the result. */
async function execInPod(connection, target, request) {
    const { namespace, name, container } = target;
    const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/exec`;
    const nothing = { ended: false, stdout: Buffer.alloc(0), stderr: '' };
    if (request.signal.aborted)
        return { ...nothing, fault: fault('aborted', 'stopped before it began') };
    const started = Date.now();
    let options;
    try {
        options = await connection.authorize();
    }
    catch (error) {
        return {
            ...nothing,
            fault: fromKubernetes('unauthorized', (0,faults/* isKubernetesFault */.HE)(error) ? error : (0,faults/* faultOfNetwork */.YD)(connection.server, error)),
        };
    }
    const query = request.command.map(part => ['command', part]);
    query.push(['container', container], ['stdin', 'true'], ['stdout', 'true'], ['stderr', 'true']);
    const url = (0,api/* urlOf */.rs)(connection, path, query);
    url.protocol = 'wss:';
    return await new Promise(resolve => {
        const stdout = [];
        let stdoutBytes = 0;
        let stderr = '';
        let line = '';
        let status = '';
        let settled = false;
        let alive = true;
        let pings;
        const socket = new ws/* default */.Ay(url, ['v5.channel.k8s.io', 'v4.channel.k8s.io'], {
            ...options,
            headers: { ...options.headers, 'user-agent': 'egress-gate' },
            perMessageDeflate: false,
            maxPayload: maxFrame,
        });
        const settle = (result) => {
            if (settled)
                return;
            settled = true;
            clearTimeout(deadline);
            clearInterval(pings);
            request.signal.removeEventListener('abort', aborted);
            socket.terminate();
            const output = { stdout: Buffer.concat(stdout), stderr };
            resolve('fault' in result ? { ended: false, ...result, ...output } : { ended: true, ...result, ...output });
        };
        const aborted = () => settle({ fault: fault('aborted', 'stopped') });
        request.signal.addEventListener('abort', aborted);
        const deadline = setTimeout(() => {
            const seconds = Math.round(request.deadlineMs / 1000);
            settle({
                fault: socket.readyState === ws/* default */.Ay.CONNECTING
                    ? fault('never-upgraded', `the API server took the connection but never answered the upgrade, within ${seconds} s`)
                    : fault('deadline', `the command did not end within ${seconds} s`),
            });
        }, Math.max(1, request.deadlineMs - (Date.now() - started)));
        const send = (text) => {
            const bytes = Buffer.from(text, 'utf8');
            for (let from = 0; from < bytes.length; from += 16_384)
                socket.send(Buffer.concat([Buffer.of(0), bytes.subarray(from, from + 16_384)]), () => { });
        };
        socket.on('open', () => {
            if (request.stdin !== undefined)
                send(request.stdin);
            const every = request.pingMs ?? 15_000;
            pings = setInterval(() => {
                if (!alive)
                    return settle({ fault: fault('silent', `neither output nor a pong for ${Math.round((2 * every) / 1000)} s`) });
                alive = false;
                socket.ping();
            }, every);
        });
        socket.on('pong', () => {
            alive = true;
        });
        socket.on('message', (data, binary) => {
            if (settled)
                return;
            alive = true;
            const frame = Buffer.isBuffer(data) ? data : Buffer.concat(data);
            const channel = binary ? frame[0] : undefined;
            const content = frame.subarray(1);
            if (channel === 1) {
                stdoutBytes += content.length;
                if (stdoutBytes > request.maxBytes)
                    return settle({ fault: fault('too-much-output', `the command printed more than ${Math.round(request.maxBytes / 1024)} KB`) });
                stdout.push(content);
                if (request.reply === undefined)
                    return;
                // A line longer than this is no line of a dialogue.
                line = (line + content.toString('latin1')).slice(-1_048_576);
                for (let end = line.indexOf('\n'); end >= 0; end = line.indexOf('\n')) {
                    const answer = request.reply(line.slice(0, end));
                    line = line.slice(end + 1);
                    if (answer !== undefined)
                        send(answer);
                }
            }
            else if (channel === 2)
                stderr = (stderr + content.toString('utf8')).slice(-stderrKept);
            else if (channel === 3) {
                status += content.toString('utf8');
                if (status.length > maxStatus)
                    return settle({ fault: fault('bad-status', 'the status is larger than any status is') });
                const parsed = parseStatus(status);
                if (parsed !== undefined)
                    settle(parsed);
            }
        });
        socket.on('unexpected-response', (_request, response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.length < 16 && chunks.push(chunk));
            const refuse = () => settle({ fault: refusal(path, response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')) });
            response.on('end', refuse);
            response.on('error', refuse);
        });
        socket.on('error', error => {
            const opened = pings !== undefined;
            const known = (0,faults/* faultOfNetwork */.YD)(connection.server, error);
            settle({
                fault: opened
                    ? fault('reset', `the connection broke while the command ran: ${error.message}`)
                    : /subprotocol|Sec-WebSocket|upgrade|status code/i.test(error.message)
                        ? fault('rejected', `the API server does not speak the exec protocol: ${error.message}`)
                        : fromKubernetes('unreachable', known),
            });
        });
        socket.on('close', code => {
            if (status !== '')
                return settle({ fault: fault('bad-status', `the status was cut off: ${(0,printable/* printable */.g)(status.slice(0, 80))}`) });
            settle({
                fault: code === 1000 || code === 1001 || code === 1005
                    ? fault('no-status', `the connection was closed (${code}) without a status, so how the command ended is not known`)
                    : fault('reset', `the connection ended (${code}) while the command ran`),
            });
        });
    });
}

;// CONCATENATED MODULE: ./src/kubernetes/run-script.js
/**
 * One POSIX sh script in one exec. It ran to its end only if the server says Success *and* the last line of output carries this
 * run's nonce and return code 0: a session that is cut, a shell that dies, an old answer from a cache cannot bring both.
 */




/**
 * `timeout` (coreutils, busybox) ends the remote side when we are gone: closing the session does not kill the command. Where there is none, or
 * one of before 2018 that takes the seconds for a program, it ends with 125 to 127 and has not read a byte of the script; a script that was
 * begun ends otherwise, and is never begun twice. The shell reads the script from stdin; it must end itself with `exit`, because not every
 * server passes on the end of stdin. The script is told in its first argument whether there is a `timeout` that works.
 */
const remoteCommand = (seconds) => [
    'sh',
    '-c',
    `timeout ${Math.ceil(seconds)} sh -s yes; r=$?; case $r in 12[567]) exec sh -s no ;; esac; exit "$r"`,
];
/** The last line of a script's output: without it, with this run's nonce, the script did not run to its end. */
const trailer = (nonce, rc) => `egress-gate ${nonce} end ${rc}`;
/**
 * Nothing runs before the closing brace was read: a script that is cut on its way does nothing, and a dialogue's answers (descriptor 3)
 * cannot be taken for script. Tools inside get an empty stdin.
 */
const wholeScript = (body, nonce) => `{\nexec 3<&0\nmain() {\n${body}\n}\nmain "$@" </dev/null\nrc=$?\nprintf '\\n%s %s\\n' '${trailer(nonce, '').trimEnd()}' "$rc"\nexit 0\n}\n`;
/** Runs a script in a container's shell. What a second try may mend is tried again while there is time; any other fault is the result. */
async function runScript(connection, target, request) {
    const until = Date.now() + request.deadlineSeconds * 1000;
    for (let attempt = 0;; attempt++) {
        const result = await once(connection, target, request, until - Date.now());
        if (result.ok || !result.fault.transient || attempt >= (request.retries ?? 1) || request.signal.aborted)
            return result;
        const pause = 250 * 2 ** attempt;
        // Too late for another full try: the fault that we have says more than a deadline would.
        if (until - Date.now() - pause < request.deadlineSeconds * 500)
            return result;
        await (0,promises_.setTimeout)(pause);
    }
}
async function once(connection, target, request, milliseconds) {
    const nonce = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    const { reply } = request;
    const result = await execInPod(connection, target, {
        command: remoteCommand(Math.max(1, milliseconds / 1000 - 1)),
        stdin: wholeScript(request.script(nonce), nonce),
        ...(reply === undefined ? {} : { reply: (line) => reply(line, nonce) }),
        deadlineMs: milliseconds,
        maxBytes: request.maxBytes,
        signal: request.signal,
    });
    if (!result.ended)
        return { ok: false, fault: result.fault };
    const output = result.stdout.toString('latin1');
    const said = (0,printable/* printable */.g)(result.stderr).trim().slice(-300);
    if (result.exitCode !== 0)
        return {
            ok: false,
            fault: {
                kind: 'script-failed',
                message: `the shell ended with ${result.exitCode}${result.exitCode === 124 || result.exitCode === 143 ? ' (cut by its own timeout)' : ''}${said === '' ? '' : `: ${said}`}`,
                advice: 'Look at the pod: its sh or its tools do not work as they should, or it has no CPU to run them in time.',
                transient: false,
            },
        };
    const last = output.trimEnd().split('\n').at(-1) ?? '';
    if (last !== trailer(nonce, 0))
        return {
            ok: false,
            fault: {
                kind: last.startsWith(trailer(nonce, '').trimEnd()) ? 'script-failed' : 'no-trailer',
                message: last.startsWith(trailer(nonce, '').trimEnd())
                    ? `the script failed${said === '' ? '' : `: ${said}`}`
                    : "the session ended well, but its last line does not carry this run's nonce: the script did not run to its end, or something else prints into it",
                advice: 'Look at the pod: its sh may be replaced or wrapped by something that talks.',
                transient: false,
            },
        };
    return { ok: true, nonce, output };
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

/***/ 8610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ bundles)
/* harmony export */ });
/** Where the distributions keep the bundle that their programs read, the ones with a tree of their own first. */
const bundles = [
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/var/lib/ca-certificates/ca-bundle.pem',
    '/etc/ssl/certs/ca-certificates.crt',
];


/***/ }),

/***/ 7500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
/** Text as one word of sh, whatever is in it. */
const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;


/***/ })

};
