export const id = 4128;
export const ids = [4128];
export const modules = {

/***/ 4128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVerify: () => (/* binding */ runVerify)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/azure/spec.js
var azure_spec = __webpack_require__(8310);
// EXTERNAL MODULE: ./src/kubernetes/access.js
var access = __webpack_require__(1962);
// EXTERNAL MODULE: ./src/kubernetes/bounded.js
var bounded = __webpack_require__(631);
// EXTERNAL MODULE: ./src/kubernetes/connection.js
var kubernetes_connection = __webpack_require__(7952);
// EXTERNAL MODULE: ./src/kubernetes/pods.js
var pods = __webpack_require__(5464);
// EXTERNAL MODULE: ./src/verify/flight.js
var verify_flight = __webpack_require__(5369);
;// CONCATENATED MODULE: ./src/verify/http-answer.js
const maxHeaders = 100;
const maxBody = 65_536;
/** The last header block of a `curl -D` file (proxies and 1xx answers come before it), with a body that was saved beside it. */
function answerFrom(head, body) {
    if (head === undefined)
        return undefined;
    const blocks = latin1(head)
        .split(/\r?\n\r?\n/)
        .filter(block => /^HTTP\/\d/.test(block));
    const last = blocks.filter(block => !/^HTTP\/\S+ 1\d\d\b/.test(block)).at(-1);
    return last === undefined ? undefined : withBody(last, body ?? new Uint8Array());
}
/** A whole answer in one piece, as it came over the wire. */
function answerOfWire(bytes) {
    let text = latin1(bytes);
    for (let rounds = 0; rounds < 10; rounds++) {
        const end = /\r?\n\r?\n/.exec(text);
        if (!/^HTTP\/\d/.test(text) || end === null)
            return undefined;
        const head = text.slice(0, end.index);
        const rest = text.slice(end.index + end[0].length);
        if (/^HTTP\/\S+ 1\d\d\b/.test(head)) {
            text = rest;
            continue;
        }
        const chunked = /^transfer-encoding:.*chunked/im.test(head);
        // What follows the body on the wire is not the origin's (openssl s_client writes remarks of its own there).
        const length = Number(/^content-length: *(\d{1,12}) *$/im.exec(head)?.[1] ?? Number.POSITIVE_INFINITY);
        return withBody(head, Buffer.from(chunked ? dechunk(rest) : rest.slice(0, length), 'latin1'));
    }
    return undefined;
}
function withBody(head, body) {
    const [first = '', ...lines] = head.split(/\r?\n/);
    const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(first)?.[1];
    if (status === undefined)
        return undefined;
    const headers = Object.create(null);
    for (const line of lines.slice(0, maxHeaders)) {
        const colon = line.indexOf(':');
        if (colon > 0)
            headers[line.slice(0, colon).trim().toLowerCase().slice(0, 100)] = line
                .slice(colon + 1)
                .trim()
                .slice(0, 1000);
    }
    return { status: Number(status), body: new TextDecoder().decode(body.subarray(0, maxBody)), headers: { ...headers } };
}
function dechunk(text) {
    let out = '';
    for (let at = 0; out.length < maxBody;) {
        const size = /^([0-9a-f]{1,6})(?:;[^\r\n]*)?\r?\n/i.exec(text.slice(at, at + 200));
        if (size === null)
            break;
        const length = Number.parseInt(size[1], 16);
        if (length === 0)
            break;
        at += size[0].length;
        out += text.slice(at, at + length);
        at += length + 2;
    }
    return out;
}
const latin1 = (bytes) => Buffer.from(bytes).toString('latin1');

;// CONCATENATED MODULE: ./src/verify/said.js
const unknown = (detail) => ({ kind: 'unknown', detail });
const said_text = (fields, name) => Buffer.from(fields.get(name) ?? [])
    .toString('latin1')
    .trim();
function number(fields, name) {
    const value = said_text(fields, name);
    return /^\d{1,3}$/.test(value) ? Number(value) : undefined;
}
/** The last line that carries a message, without control characters, short. */
function detailOf(err, fallback) {
    const lines = err.split(/\r?\n/).filter(line => line.trim() !== '');
    const line = lines.findLast(each => /^curl: \(\d+\)/.test(each)) ?? lines.at(-1) ?? fallback;
    return (line
        .replace(/[^\x20-\x7e]+/g, ' ')
        .trim()
        .slice(0, 300) || fallback);
}
/** How a connection was stopped, from what OpenSSL, GnuTLS, libc and friends call it. Undefined: by something that has another name. */
function howStopped(words) {
    // An alert is an answer of a TLS server; the firewall closes without one.
    if (/\balert\b/i.test(words))
        return undefined;
    if (/connection reset|reset by peer|errno[= ]104/i.test(words))
        return 'reset';
    if (/SSL_ERROR_SYSCALL|unexpected eof|non-properly terminated|Unknown SSL protocol error|EOF occurred|SSL_ERROR_ZERO_RETURN|errno=0\b/i.test(words))
        return 'closed-after-hello';
    if (/connection refused|errno[= ]111/i.test(words))
        return 'refused';
    if (/no route to host|network is unreachable|host is unreachable|errno[= ]1(?:01|13)/i.test(words))
        return 'unreachable';
    // Not any word like it: usage texts speak of timeouts too, and silence can be a pass.
    if (/\b(?:connection|operation|attempt|handshake) timed out\b|^nc: timed out$|errno[= ]110\b/im.test(words))
        return 'timeout';
    return undefined;
}
const dnsWords = /could not resolve host|resolving timed out|name or service not known|name resolution|bad address|getaddrinfo|nodename nor servname|no address associated/i;

// EXTERNAL MODULE: ./src/verify/together.js
var together = __webpack_require__(3805);
;// CONCATENATED MODULE: ./src/verify/observe-curl.js
/** What curl, or openssl in its place, said of an HTTP or HTTPS probe. */




/** From a curl that brought no answer and no certificates. `err` is its `-v` output. */
function curlStopped({ rc, err }) {
    const detail = detailOf(err, `curl ended with ${rc ?? '?'}`);
    const connected = /^\* Connected to /m.test(err);
    const last = err.split('\n').findLast(line => line.startsWith('curl: ')) ?? '';
    switch (rc) {
        case 6:
            return { kind: 'dns-failure', detail };
        case 28:
            // Curl resolves before it connects, and says which of the two took too long.
            if (/resolving timed out/i.test(err))
                return { kind: 'dns-failure', detail };
            return {
                kind: 'blocked',
                how: 'timeout',
                detail,
                ...(connected ? { stage: 'handshake' } : /^\* +Trying /m.test(err) ? { stage: 'connect' } : {}),
            };
        case 7: {
            const how = howStopped(err);
            return how === 'refused' || how === 'unreachable' || how === 'timeout'
                ? { kind: 'blocked', how, detail, stage: 'connect' }
                : unknown(detail);
        }
        case 35: {
            const how = howStopped(last);
            return how === 'reset' || how === 'closed-after-hello' ? { kind: 'blocked', how, detail, stage: 'handshake' } : unknown(detail);
        }
        case 52:
        case 56:
            return { kind: 'blocked', how: howStopped(last) === 'reset' ? 'reset' : 'closed-after-hello', detail, stage: 'answer' };
        default:
            return unknown(detail);
    }
}
/** Exit codes that mean: the certificate was refused (51: by name, in old versions). 77: the bundle itself is missing or unreadable. */
const notTrusted = new Set([51, 60, 77, 83, 90, 91]);
/**
 * A curl that does not verify (an image's own script around it that says -k) ends well, whatever it was served. That its store took the
 * certificate is told only by the result of the verification, the third word of what it writes out. Undefined: it took it, or did not say.
 */
function notVerified(out) {
    const [, result] = /^\s*\d{3} \S+ (\d{1,6}) /.exec(out) ?? [];
    return result === undefined || result === '0'
        ? undefined
        : `curl went on although its store does not take the certificate (verify result ${result}): it is set not to verify`;
}
function curlHttps(fields, said) {
    const again = fields.has('krc');
    const flight = (0,verify_flight/* certificatesIn */.Yc)(fields, again ? 'kout' : 'out', 'flight');
    const err = again ? said_text(fields, 'kerr') : said.err;
    const http = answerFrom(fields.get(again ? 'khead' : 'head'), fields.get(again ? 'kbody' : 'body'));
    const handshake = /SSL connection using /.test(err) || http !== undefined;
    if (said.rc === undefined)
        return unknown('curl did not say how it ended');
    if (!handshake && flight.length === 0) {
        if (notTrusted.has(said.rc))
            return unknown(`the certificate was refused, and could not be looked at: ${detailOf(said.err, '')}`);
        return curlStopped(said);
    }
    if (flight.length === 0)
        return unknown('the handshake succeeded, but nothing in the container can show what was served: curl is older than 7.88 and there is no openssl');
    const protocol = /SSL connection using (TLSv?[\d.]+)/.exec(err)?.[1];
    const alpn = (0,together/* alpnIn */.$N)(err);
    const unverified = again ? undefined : notVerified(said_text(fields, 'out'));
    return {
        kind: 'tls',
        flight,
        trusted: !notTrusted.has(said.rc) && unverified === undefined,
        ...(notTrusted.has(said.rc) ? { trustDetail: detailOf(said.err, 'refused') } : {}),
        ...(unverified === undefined ? {} : { trustDetail: unverified }),
        ...(protocol === undefined ? {} : { protocol: protocol.replace(/^TLS(\d)/, 'TLSv$1') }),
        ...(alpn === undefined ? {} : { alpn }),
        ...(http === undefined ? { httpDetail: detailOf(err, `curl ended with ${said.rc}`) } : { http }),
    };
}
function curlHttp(fields, said) {
    const http = answerFrom(fields.get('head'), fields.get('body'));
    return http === undefined ? curlStopped(said) : { kind: 'http', http };
}
function opensslHttps(fields, said) {
    const out = Buffer.from(fields.get('flight') ?? []).toString('latin1');
    const flight = (0,verify_flight/* certificatesIn */.Yc)(fields, 'flight');
    if (flight.length === 0) {
        const detail = detailOf(said.err, `openssl ended with ${said.rc ?? '?'}`);
        if (dnsWords.test(said.err))
            return { kind: 'dns-failure', detail };
        const connected = /^CONNECTED\(/m.test(out);
        if (said.rc === 124)
            return { kind: 'blocked', how: 'timeout', detail: 'no answer in time', ...(connected ? { stage: 'handshake' } : {}) };
        const how = howStopped(said.err);
        return how === undefined ? unknown(detail) : { kind: 'blocked', how, detail, stage: connected ? 'handshake' : 'connect' };
    }
    const verify = [...out.matchAll(/^\s*Verify return code: (\d+) \((.*)\)/gm)].at(0);
    const protocol = /^(?:New, (TLSv[\d.]+)|\s*Protocol\s*: (TLSv[\d.]+))/m.exec(out);
    const start = out.search(/^HTTP\/\d/m);
    const http = start < 0 ? undefined : answerOfWire(Buffer.from(out.slice(start), 'latin1'));
    const version = /^\s*Protocol\s*: (TLSv[\d.]+)/m.exec(out)?.[1] ?? protocol?.[1];
    return {
        kind: 'tls',
        flight,
        trusted: verify === undefined ? 'unknown' : verify[1] === '0',
        ...(verify === undefined || verify[1] === '0' ? {} : { trustDetail: `openssl: ${verify[2]?.slice(0, 100)} (${verify[1]})` }),
        ...(version === undefined ? {} : { protocol: version }),
        ...(http === undefined ? { httpDetail: said.rc === 124 ? 'no answer in time' : detailOf(said.err, 'no answer') } : { http }),
    };
}
function wgetHttp(fields, said) {
    const status = [...said.err.matchAll(/HTTP\/\d(?:\.\d)? (\d{3})\b/g)].at(-1)?.[1];
    if (status !== undefined)
        return { kind: 'http', http: { status: Number(status), body: said_text(fields, 'body'), headers: {} } };
    const detail = detailOf(said.err, `wget ended with ${said.rc ?? '?'}`);
    if (dnsWords.test(said.err))
        return { kind: 'dns-failure', detail };
    const how = said.rc === 124 ? 'timeout' : howStopped(said.err);
    return how === undefined || how === 'closed-after-hello' ? unknown(detail) : { kind: 'blocked', how, detail, stage: 'connect' };
}

;// CONCATENATED MODULE: ./src/verify/observe-helper.js
/** What the helpers in Python, Node.js and Perl said: one JSON document each. */



function helperAnswer(fields) {
    try {
        const value = JSON.parse(said_text(fields, 'json'));
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
const string = (value) => typeof value === 'string' ? value.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 300) : undefined;
function helper(fields, said, secure) {
    const answer = helperAnswer(fields);
    if (answer === undefined)
        return unknown(`${said.tool} brought no result: ${detailOf(said.err, `it ended with ${said.rc ?? '?'}`)}`);
    const http = typeof answer.http === 'string' ? answerOfWire(Buffer.from(answer.http, 'base64')) : undefined;
    if (!secure && http !== undefined)
        return { kind: 'http', http };
    const flight = Array.isArray(answer.flight)
        ? answer.flight.slice(0, verify_flight/* maxFlight */.t7).flatMap(each => (typeof each === 'string' ? (0,verify_flight/* certificate */.OK)(Buffer.from(each, 'base64')) : []))
        : [];
    if (!secure || flight.length === 0)
        return stopped(answer);
    if (answer.partial === true)
        return unknown(`${said.tool} shows the leaf certificate alone, so the chain cannot be checked; install curl or openssl in the image`);
    const trusted = typeof answer.trusted === 'boolean' ? answer.trusted : 'unknown';
    const trustDetail = string(answer.trustDetail) ??
        (trusted === 'unknown' ? `${said.tool} has its own list of roots, so it cannot tell what the system's store trusts` : undefined);
    return {
        kind: 'tls',
        flight,
        trusted,
        ...(trustDetail === undefined ? {} : { trustDetail }),
        ...(string(answer.protocol) === undefined ? {} : { protocol: string(answer.protocol) }),
        ...(string(answer.alpn) === undefined ? {} : { alpn: string(answer.alpn) }),
        ...(http === undefined ? { httpDetail: string(answer.error?.text) ?? 'no answer' } : { http }),
    };
}
function stopped(answer) {
    const detail = string(answer.error?.text) ?? 'no result';
    const stage = answer.connected === true ? 'handshake' : 'connect';
    switch (answer.error?.kind) {
        case 'dns':
            return { kind: 'dns-failure', detail };
        case 'eof':
            return { kind: 'blocked', how: 'closed-after-hello', detail, stage };
        case 'reset':
        case 'refused':
        case 'timeout':
        case 'unreachable':
            return { kind: 'blocked', how: answer.error.kind, detail, stage };
        default:
            return unknown(detail);
    }
}

// EXTERNAL MODULE: ./src/verify/script.js + 1 modules
var script = __webpack_require__(8656);
;// CONCATENATED MODULE: ./src/verify/observe-transport.js
/** What was said of a bare TCP or UDP probe. */




function tcp(fields, said) {
    if (said.tool === 'python' || said.tool === 'node') {
        const answer = helperAnswer(fields);
        if (answer === undefined)
            return unknown(`${said.tool} brought no result: ${detailOf(said.err, '')}`);
        return answer.connected === true ? { kind: 'answered', detail: 'the connection was accepted' } : stopped(answer);
    }
    if (said.tool === 'curl' && /^\* Connected to /m.test(said.err))
        return { kind: 'answered', detail: 'the connection was accepted' };
    if (said.tool === 'curl')
        return curlStopped(said);
    if (said.rc === 0)
        return { kind: 'answered', detail: 'the connection was accepted' };
    if (said.rc === 137 || said.rc === 124)
        return silence(said, 'connect');
    const detail = detailOf(said.err, `${said.tool} ended with ${said.rc ?? '?'}`);
    if (dnsWords.test(said.err))
        return { kind: 'dns-failure', detail };
    const how = howStopped(said.err);
    return how === undefined || how === 'closed-after-hello' ? unknown(detail) : { kind: 'blocked', how, detail, stage: 'connect' };
}
/** A tool that had to be ended. It says `go` when it had an address and began to wait by its own clock; before that, nothing was asked. */
const silence = (said, stage) => said.rc === 137 && /^go$/m.test(said.err)
    ? { kind: 'blocked', how: 'timeout', detail: 'no answer in time', stage }
    : unknown('the probe had no time to begin: the container is starved of CPU, or its resolver does not answer');
function udp(probe, fields, said, nonce) {
    const answer = said.tool === 'bash' || said.tool === 'nc' ? undefined : helperAnswer(fields);
    const hex = typeof answer?.answer === 'string' && /^[0-9a-f]*$/.test(answer.answer)
        ? answer.answer
        : Buffer.from(fields.get('out') ?? []).toString('hex');
    if (hex !== '')
        return udpAnswer(probe, hex, nonce);
    if (answer !== undefined) {
        const observation = stopped(answer);
        return observation.kind === 'blocked' && observation.how === 'timeout' ? { ...observation, stage: 'answer' } : observation;
    }
    if (dnsWords.test(said.err))
        return { kind: 'dns-failure', detail: detailOf(said.err, '') };
    const how = howStopped(said.err);
    if (how === 'refused' || how === 'unreachable')
        return { kind: 'blocked', how, detail: detailOf(said.err, ''), stage: 'connect' };
    if (said.rc === 137 || said.rc === 124)
        return silence(said, 'answer');
    return said.tool === 'nc' && said.err === ''
        ? { kind: 'blocked', how: 'timeout', detail: 'no answer in time', stage: 'answer' }
        : unknown(detailOf(said.err, `${said.tool} ended with ${said.rc ?? '?'}`));
}
/** An answer counts only if it quotes what this run asked. */
function udpAnswer(probe, hex, nonce) {
    const { target } = probe.expectation;
    const [token, id] = (0,script/* udpTokens */.eL)(probe, nonce);
    const bytes = Buffer.from(hex, 'hex');
    const speaks = target.kind === 'port' ? target.speaks : undefined;
    if (speaks === 'ntp') {
        if (bytes.length < 48 || ((bytes[0] ?? 0) & 7) !== 4)
            return unknown('something answered, but not as a time server does');
        if (bytes.subarray(24, 32).toString('hex') !== token)
            return unknown('a time server answered, but not to this question: its originate timestamp differs');
        return { kind: 'answered', detail: `a time server of stratum ${bytes[1]} answered` };
    }
    if (speaks === 'dns') {
        if (bytes.length < 12 || bytes.subarray(0, 2).toString('hex') !== id || ((bytes[2] ?? 0) & 0x80) === 0)
            return unknown('something answered, but not as a name server does to this question');
        return { kind: 'answered', detail: `a name server answered (code ${(bytes[3] ?? 0) & 15})` };
    }
    return { kind: 'answered', detail: `${bytes.length} bytes came back` };
}

;// CONCATENATED MODULE: ./src/verify/observe.js
/** What the tools in a pod said about one probe, as an observation. Pure. What cannot be told for certain is `unknown`. */




function observe(probe, fields, nonce) {
    if (fields === undefined || fields.size === 0)
        return unknown('the pod said nothing about this probe');
    const said = { tool: said_text(fields, 'tool'), rc: number(fields, 'rc'), err: said_text(fields, 'err') };
    if (said.tool === 'none')
        return unknown(lacking(probe));
    if (said.tool === 'getent')
        return { kind: 'dns-failure', detail: 'getent finds no address for it' };
    const { target } = probe.expectation;
    if (target.kind === 'port')
        return target.protocol === 'udp' ? udp(probe, fields, said, nonce) : tcp(fields, said);
    const secure = new URL(target.url).protocol === 'https:';
    switch (said.tool) {
        case 'curl':
            return secure ? curlHttps(fields, said) : curlHttp(fields, said);
        case 'openssl':
            return opensslHttps(fields, said);
        case 'python':
        case 'node':
            return helper(fields, said, secure);
        case 'wget':
            return secure ? unknown(lacking(probe)) : wgetHttp(fields, said);
        default:
            return unknown(`the pod names an unknown tool, ${JSON.stringify(said.tool.slice(0, 40))}`);
    }
}
const lacking = ({ expectation: { target } }) => target.kind === 'url'
    ? target.url.startsWith('https:')
        ? 'the container has neither curl, openssl, python3 nor node, so nothing in it can show the certificates that are served (busybox wget validates none)'
        : 'the container has neither curl, python3, node nor wget'
    : target.protocol === 'udp'
        ? 'the container has neither python3, node, perl, bash nor nc, so nothing in it speaks UDP'
        : 'the container has neither bash, python3, node, curl nor nc';

;// CONCATENATED MODULE: ./src/verify/observe-together.js
/** What a pod said of the URLs that it was asked in one curl, as observations: the path from each answer, trust from one for each chain. */





/** Of the probes that one curl could tell about. The others were asked one by one (`observe`). */
function observeTogether(probes, parsed, known) {
    const ids = new Set(probes.map(({ id }) => id));
    const said = parsed.together.flatMap(each => [...(0,together/* answersIn */.VZ)(each, ids, known)]);
    // Twice is once too often: one of the two was not written by our curl.
    const answers = new Map(said.filter(([id]) => said.filter(([other]) => other === id).length === 1));
    const told = probes.flatMap(probe => {
        const fields = parsed.probes.get(probe.id);
        const answer = answers.get(probe.id);
        return answer === undefined || fields === undefined || fields.has('tool') ? [] : [{ probe, answer, fields }];
    });
    const chainOf = ({ probe, answer }) => (0,together/* issuingChain */.gp)(probe, answer.flight, known) ?? probe.id;
    const byChain = new Map();
    for (const each of told)
        if (each.fields.has('trc') && !byChain.has(chainOf(each)))
            byChain.set(chainOf(each), trustOf(each.probe, each.answer, each.fields, known));
    return new Map(told.map(each => [
        each.probe.id,
        (0,together/* isSecure */.Ut)(each.probe) ? observe_together_secure(each.answer, each.fields, byChain.get(chainOf(each))) : plain(each.answer, each.fields),
    ]));
}
/** What the container's own store said, when it was asked for this chain. */
function trustOf(probe, answer, fields, known) {
    const rc = number(fields, 'trc');
    const err = said_text(fields, 'terr');
    if (rc !== undefined && notTrusted.has(rc))
        return { trusted: false, detail: detailOf(err, 'refused') };
    const unverified = notVerified(said_text(fields, 'tout'));
    if (unverified !== undefined)
        return { trusted: false, detail: unverified };
    const again = (0,verify_flight/* certificatesIn */.Yc)(fields, 'tout');
    if (again.length === 0)
        return {
            trusted: 'unknown',
            detail: `asked once more with the container's own store, ${detailOf(err, `curl ended with ${rc ?? '?'}`)}`,
        };
    const chain = (0,together/* issuingChain */.gp)(probe, answer.flight, known);
    return chain === (0,together/* issuingChain */.gp)(probe, again, known)
        ? { trusted: true }
        : { trusted: 'unknown', detail: "asked once more with the container's own store, it was served another chain" };
}
function observe_together_secure(answer, fields, trust) {
    const http = answerFrom(fields.get('head'), fields.get('body'));
    const { flight, protocol, alpn } = answer;
    if (flight.length === 0)
        return answer.secured ? unknown('a handshake without certificates') : curlStopped(saidOf(answer));
    const { trusted, detail } = trust ?? { trusted: 'unknown', detail: "the container's own store was not asked for this chain" };
    return {
        kind: 'tls',
        flight,
        trusted,
        ...(detail === undefined ? {} : { trustDetail: detail }),
        ...(protocol === undefined ? {} : { protocol }),
        ...(alpn === undefined ? {} : { alpn }),
        ...(http === undefined ? { httpDetail: saidOf(answer).err.split('\n').at(-1) ?? '' } : { http }),
    };
}
function plain(answer, fields) {
    const http = answerFrom(fields.get('head'), fields.get('body'));
    return http === undefined ? curlStopped(saidOf(answer)) : { kind: 'http', http };
}
/** As a curl of its own would have said it, with how far it came. */
const saidOf = ({ exitCode, message, resolved, connected }) => {
    const last = detailOf(`curl: (${exitCode}) ${message}`, '');
    const remarks = [...(resolved ? ['*   Trying'] : []), ...(connected ? ['* Connected to it'] : []), last];
    return { tool: 'curl', rc: exitCode, err: remarks.join('\n') };
};

;// CONCATENATED MODULE: ./src/verify/parse-output.js
/**
 * From what a pod printed to the fields that our script wrote. The pod is hostile until proven otherwise: only lines that carry this run's
 * nonce, a probe that was asked, a known field and exactly as many bytes as they announce are taken; everything else is noise. A
 * field that comes twice with different content is worth nothing. The nonce keeps out whoever merely prints; a process in the pod that reads
 * our script knows it. So a pod's word is never what inspection stands on: `path.ts` holds the bytes of the flight against our root.
 */

/** `output` as latin1 text, so that every byte is one character. */
function parseOutput(output, nonce, ids) {
    const probes = new Map([...ids, 'pod'].map(id => [id, new Map()]));
    const damaged = new Set();
    const together = new Map();
    let noise = 0;
    const take = (id, field, content) => {
        const fields = probes.get(id);
        const before = fields?.get(field);
        if (content === undefined || (before !== undefined && !Buffer.from(before).equals(content)))
            damaged.add(id);
        else
            fields?.set(field, content);
    };
    for (const line of output.split('\n')) {
        if (!line.startsWith(`egress-gate ${nonce} `)) {
            noise += line.length;
            continue;
        }
        const [, , id = '', field = '', encoding, size, data, ...rest] = line.split(' ');
        if (id === 'end')
            continue;
        const content = rest.length > 0 ? undefined : decode(field, encoding, size, data);
        if (id === 'files' && field === 'packed') {
            const files = content === undefined ? undefined : unpack(content);
            // Whose answers are in it cannot be told.
            if (files === undefined)
                for (const each of ids)
                    damaged.add(each);
            for (const file of files ?? [])
                if (probes.has(file.id))
                    take(file.id, file.field, file.content);
                else
                    noise += file.content.length;
        }
        else if (/^many\d{1,3}$/.test(id) && field === 'text') {
            const text = Buffer.from(content ?? []).toString('latin1');
            if ((together.get(id) ?? text) === text)
                together.set(id, text);
            else
                together.set(id, '');
        }
        else if (probes.has(id))
            take(id, field, content);
        else
            noise += line.length;
    }
    return { probes, damaged, together: [...together.values()], noise };
}
/** What `wc -c` says of files named ID.FIELD, an empty line, and the files one after the other, each cut at `fileCap`. */
function unpack(content) {
    const bytes = Buffer.from(content);
    const end = bytes.indexOf('\n\n');
    if (end < 0)
        return undefined;
    const files = [];
    let at = end + 2;
    for (const line of bytes.toString('latin1', 0, end).split('\n')) {
        const [, digits, name = ''] = /^ *(\d{1,9}) (\S+)$/.exec(line) ?? [];
        if (digits === undefined)
            return undefined;
        if (name === 'total')
            continue;
        const [, id, field] = /^([A-Za-z0-9]{1,20})\.([a-z]{1,8})$/.exec(name) ?? [];
        if (id === undefined || field === undefined || !Object.hasOwn(script/* fieldCaps */.wW, field))
            return undefined;
        const size = Math.min(Number(digits), script/* fileCap */.RG);
        if (at + size > bytes.length)
            return undefined;
        if (size > 0)
            files.push({ id, field, content: bytes.subarray(at, at + Math.min(size, script/* fieldCaps */.wW[field] ?? 0)) });
        at += size;
    }
    return at === bytes.length ? files : undefined;
}
function decode(field, encoding, size, data) {
    const cap = Object.hasOwn(script/* fieldCaps */.wW, field) ? script/* fieldCaps */.wW[field] : undefined;
    if (cap === undefined || size === undefined || data === undefined || !/^\d{1,9}$/.test(size) || Number(size) > cap)
        return undefined;
    if (encoding === 'b' ? !/^[A-Za-z0-9+/]*={0,2}$/.test(data) : encoding !== 'h' || !/^(?:[0-9a-f]{2})*$/.test(data))
        return undefined;
    if (data.length > cap * 2 + 4)
        return undefined;
    const content = Buffer.from(data, encoding === 'b' ? 'base64' : 'hex');
    return content.length === Number(size) ? content : undefined;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/kubernetes/api.js
var api = __webpack_require__(9874);
// EXTERNAL MODULE: ./src/kubernetes/exec.js
var exec = __webpack_require__(8321);
// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
;// CONCATENATED MODULE: ./src/kubernetes/ephemeral.js
/**
 * A container beside one that has no shell, or nowhere to write: it shares the pod's network, so it can show which way the pod's packets
 * go. It has another file system, so it says nothing about what the pod trusts. Kubernetes never removes it while the pod lives; it ends
 * by itself after some minutes, and is used again for as long as it runs.
 */





/** How long the container lives, and how long an image may take to be pulled. Seconds. */
const livesSeconds = 900;
const startsWithinSeconds = 90;
/**
 * Gives the name of a running ephemeral container with this image, which is added where there is none. Unprivileged, as the restricted
 * pod security standard wants it. Throws a KubernetesFault: not allowed, image not pulled, not running in time, a pod that was replaced.
 */
async function ephemeralContainer(connection, { namespace, name, uid }, image, signal) {
    const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}`;
    const prefix = `egress-gate-${(0,external_node_crypto_.createHash)('sha256').update(image).digest('hex').slice(0, 8)}`;
    const read = async () => same((await (0,api/* call */.T1)(connection, { method: 'GET', path, signal })), uid);
    const before = await read();
    const ours = (before.spec?.ephemeralContainers ?? []).flatMap(each => (each.name?.startsWith(prefix) ? [each.name] : []));
    const alive = ours.find(each => stateOf(before, each)?.running !== undefined);
    if (alive !== undefined)
        return alive;
    const chosen = `${prefix}-${ours.length + 1}`;
    await (0,api/* call */.T1)(connection, {
        method: 'PATCH',
        path: `${path}/ephemeralcontainers`,
        query: { fieldManager: 'egress-gate' },
        contentType: 'application/strategic-merge-patch+json',
        body: { metadata: { uid }, spec: { ephemeralContainers: [container(chosen, image)] } },
        signal,
    });
    const until = Date.now() + startsWithinSeconds * 1000;
    for (;;) {
        const state = stateOf(await read(), chosen);
        if (state?.running !== undefined)
            return chosen;
        const { waiting, terminated } = state ?? {};
        if (terminated !== undefined)
            throw notStarted(image, `it ended with ${terminated.exitCode ?? '?'}: ${terminated.message ?? terminated.reason ?? 'no reason given'}`);
        const why = `${waiting?.reason ?? 'no state yet'}${waiting?.message ? `: ${waiting.message}` : ''}`;
        if (/ErrImage|ImagePullBackOff|InvalidImageName|CreateContainer.*Error|RunContainerError/.test(waiting?.reason ?? ''))
            throw notStarted(image, why);
        if (Date.now() > until)
            throw notStarted(image, `it did not run within ${startsWithinSeconds} s (${why})`);
        await (0,promises_.setTimeout)(250, undefined, { signal });
    }
}
const stateOf = (pod, name) => pod.status?.ephemeralContainerStatuses?.find(each => each.name === name)?.state;
function same(pod, uid) {
    if (pod.metadata?.uid === uid)
        return pod;
    throw (0,faults/* kubernetesFault */.xL)('PodReplaced', 'Another pod has its name by now.', 'Run again.');
}
const container = (name, image) => ({
    name,
    image,
    command: ['sleep', String(livesSeconds)],
    securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        runAsNonRoot: true,
        runAsUser: 65_532,
        seccompProfile: { type: 'RuntimeDefault' },
    },
});
const notStarted = (image, because) => (0,faults/* kubernetesFault */.xL)('EphemeralContainerFailed', `The ephemeral container with image ${(0,exec/* printable */.g)(image)} does not run: ${(0,exec/* printable */.g)(because).slice(0, 400)}`, 'Check that the nodes can pull the image (through the firewall), and that it has sh, sleep and curl.');
/** Why there is none, for people. */
const whyNoEphemeral = (error) => (0,faults/* isKubernetesFault */.HE)(error) ? `${error.message} ${error.advice}` : (0,exec/* printable */.g)(error instanceof Error ? error.message : String(error));

// EXTERNAL MODULE: ./src/kubernetes/run-script.js
var run_script = __webpack_require__(9059);
;// CONCATENATED MODULE: ./src/kubernetes/prober.js
/** Asks one pod all its questions in one exec. Whatever goes wrong becomes an observation that is unknown, with the reason. */








function podProber(connection, options, log) {
    const info = new Map();
    const runtimes = new Map();
    // Asking an interpreter takes longer than all probes, and what it brings along comes from the image: one pod of a workload will do.
    const runtimesOf = new Map();
    const known = (0,together/* nothingKnown */.Hx)(new Date());
    const run = (target, probes, withRuntimes, signal) => {
        let reply = (0,script/* verifyReply */.G4)(probes, known);
        return (0,run_script/* runScript */.j3)(connection, target, {
            script: nonce => {
                reply = (0,script/* verifyReply */.G4)(probes, known);
                return (0,script/* verifyScript */.xz)(probes, options, nonce, { runtimes: withRuntimes });
            },
            reply: (line, nonce) => reply(line, nonce),
            // What the script takes by its own limits, and some seconds for the way.
            deadlineSeconds: (0,script/* scriptSeconds */.x5)(options, probes.length) + 10,
            maxBytes: (0,script/* outputCap */.SG)(probes.length),
            signal,
        });
    };
    const beside = async (pod, probes, image, signal) => {
        try {
            const container = await ephemeralContainer(connection, pod, image, signal);
            return await run({ ...pod, container }, probes, false, signal);
        }
        catch (error) {
            return { ok: false, fault: { kind: 'no-shell', message: whyNoEphemeral(error), advice: '', transient: false } };
        }
    };
    return {
        info,
        runtimes,
        async observe(pod, probes, signal) {
            const workload = probes[0]?.workload ?? '';
            const withRuntimes = !runtimesOf.has(workload);
            if (withRuntimes)
                runtimesOf.set(workload, pod.uid);
            const own = await run(pod, probes, withRuntimes, signal);
            const image = options.debugImage;
            const outside = !own.ok && nothingRuns(own.fault) && image !== undefined;
            const result = outside ? await beside(pod, probes, image, signal) : own;
            // Another pod of the workload is asked in its place.
            if (withRuntimes && (!result.ok || outside))
                runtimesOf.delete(workload);
            if (!result.ok) {
                const details = [own, result].flatMap((each, at, all) => each.ok || all.indexOf(each) < at ? [] : [`${each.fault.message}. ${each.fault.advice}`]);
                const detail = details.join(' The ephemeral container: ').trim();
                return new Map(probes.map(({ id }) => [id, { kind: 'unknown', detail }]));
            }
            const parsed = parseOutput(result.output, result.nonce, probes.map(({ id }) => id));
            if (parsed.noise > 200)
                log.debug(`${pod.name}: ${parsed.noise} characters of output that are not ours were ignored`);
            if (!outside && withRuntimes)
                runtimes.set(pod.uid, Buffer.from(parsed.probes.get('pod')?.get('runtimes') ?? []).toString('latin1'));
            const said = Buffer.from(parsed.probes.get('pod')?.get('info') ?? []).toString('latin1');
            info.set(pod.uid, said
                .split('\n')
                .map(line => (0,exec/* printable */.g)(line).slice(0, 200))
                .filter(line => line !== ''));
            const together = observeTogether(probes, parsed, known);
            return new Map(probes.map((probe) => [
                probe.id,
                parsed.damaged.has(probe.id)
                    ? {
                        kind: 'unknown',
                        detail: 'the output for this probe is damaged or contradicts itself; something in the pod prints into the session',
                    }
                    : seenFrom(outside ? pod.container : undefined, together.get(probe.id) ?? observe(probe, parsed.probes.get(probe.id), result.nonce)),
            ]));
        },
    };
}
/** No shell, nowhere to write, nothing to encode with: what the container is, not what went wrong this time. */
const nothingRuns = ({ kind, message }) => kind === 'no-shell' || (kind === 'script-failed' && /no directory of this container|neither base64/.test(message));
/** From beside the container the way is seen, and not what the container trusts: `trusted` would be the word of another image. */
function seenFrom(container, observation) {
    if (container === undefined || observation.kind !== 'tls')
        return observation;
    const { trustDetail: _, ...seen } = observation;
    return {
        ...seen,
        trusted: 'unknown',
        trustDetail: `nothing can be run in container ${container}, so an ephemeral container beside it was asked: it shows the path, and not what ${container} trusts`,
    };
}

// EXTERNAL MODULE: ./src/kubernetes/rollout.js + 1 modules
var rollout = __webpack_require__(4791);
// EXTERNAL MODULE: ./src/policy/fqdn-tags.js
var fqdn_tags = __webpack_require__(8395);
// EXTERNAL MODULE: ./src/policy/service-tags.js
var service_tags = __webpack_require__(7313);
// EXTERNAL MODULE: ./src/report/fault.js
var fault = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/policy/answer-pattern.js
var answer_pattern = __webpack_require__(8195);
// EXTERNAL MODULE: ./src/verify/probes.js
var verify_probes = __webpack_require__(6952);
;// CONCATENATED MODULE: ./src/verify/inserted.js
/**
 * A header that the firewall puts into the request, read back from an origin that shows what it was asked: proof, without any log, that
 * somebody read and changed the request inside the session who knows the value. It rests on two things: the value is in the policy and in
 * no probe, and the pod says truly what was answered. A pod that lies can copy it from an earlier answer, so it never replaces the flight.
 */

/** Shorter values stand in too many answers by chance. */
const shortestValue = 8;
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
    // What we send ourselves proves nothing when it comes back.
    if (decoded((0,verify_probes/* urlOf */.rs)(probe)?.href ?? '')
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

// EXTERNAL MODULE: ./src/pki/chain.js
var chain = __webpack_require__(8639);
;// CONCATENATED MODULE: ./src/verify/interceptors.js
/** The issuer of every leaf that an Azure Firewall makes, whoever owns the firewall. Measured; it proves nothing by itself. */
const firewallCaName = 'Azure Firewall Manager CA';
/** Held against subjects and issuers above the leaf, as RFC 4514 text. Names as reported from the field or by the makers' documents. */
const knownInterceptors = [
    { name: 'another Azure Firewall', issuer: new RegExp(`(?:^|,)CN=${firewallCaName}(?:,|$)`) },
    // The runner's own preview makes its CA with mkcert, on a machine that is called runnervm...
    { name: "GitHub's egress firewall of hosted runners", issuer: /mkcert.*@runnervm/ },
    { name: 'Zscaler', issuer: /O=Zscaler|CN=Zscaler (?:Intermediate )?Root CA/ },
    { name: 'Netskope', issuer: /O=Netskope|CN=[^,]*\.goskope\.com/ },
    { name: 'Palo Alto Networks', issuer: /O=Palo Alto Networks/ },
    { name: 'Fortinet FortiGate', issuer: /O=Fortinet|CN=FortiGate CA/ },
    { name: 'Cisco Umbrella', issuer: /CN=Cisco Umbrella (?:Root|Primary|Secondary)/ },
    { name: 'Squid', issuer: /(?:CN|O|OU)=[^,]*\bSquid\b/i },
    { name: 'mitmproxy', issuer: /(?:CN|O)=mitmproxy/ },
    { name: 'Charles Proxy', issuer: /CN=Charles Proxy CA|O=XK72 Ltd/ },
    { name: 'Burp Suite', issuer: /(?:CN|OU)=PortSwigger CA/ },
    { name: 'Fiddler', issuer: /CN=DO_NOT_TRUST_FiddlerRoot/ },
    { name: 'Kaspersky', issuer: /CN=Kaspersky [^,]*Personal Root/ },
    { name: 'ESET', issuer: /CN=ESET SSL Filter CA/ },
    { name: 'Avast', issuer: /CN=Avast [^,]*Shield Root/i },
    { name: 'McAfee (Skyhigh) Web Gateway', issuer: /CN=McAfee Web Gateway/ },
    { name: 'mkcert, a tool for developers', issuer: /O=mkcert development CA|CN=mkcert / },
];
/** The likely product by the names above the leaf. Undefined: none that is known here. */
function interceptorNamed(flight) {
    const [leaf, ...above] = flight;
    if (leaf === undefined)
        return undefined;
    const names = [leaf.issuer, ...above.flatMap(({ subject, issuer }) => [subject, issuer])];
    return knownInterceptors.find(({ issuer }) => names.some(name => issuer.test(name)))?.name;
}

;// CONCATENATED MODULE: ./src/verify/path.js



/**
 * `inspected`: the flight validates for the host, now, as leaf <- firewall's sub-CA <- a certificate of our intermediate's key <- our root.
 * Nobody can make such a leaf without the key of our intermediate, which only the vault and the firewall hold.
 *
 * What this cannot prove: the flight comes out of the pod, and a pod that lies could replay one that it saw. What binds it all the same:
 * the leaf names exactly this host, is within its dates, and hangs below the firewall's own sub-CA, which lives 30 days; so somebody
 * behind *this* firewall was inspected for *this* host within the last month. That it was this request, only the firewall's log can tell.
 */
function pathOf(probe, observation, { root, intermediate }, { at, publicRoots }) {
    switch (observation.kind) {
        case 'http':
        case 'answered':
            return { kind: 'plain' };
        case 'blocked':
            return { kind: 'blocked', how: observation.how };
        case 'dns-failure':
            return { kind: 'unknown', because: 'the name did not resolve' };
        case 'unknown':
            return { kind: 'unknown', because: observation.detail };
        case 'tls':
    }
    const { flight } = observation;
    const leaf = flight[0];
    if (leaf === undefined)
        return { kind: 'unknown', because: 'no certificate was seen' };
    const { target } = probe.expectation;
    if (target.kind !== 'url')
        return { kind: 'unknown', because: 'certificates for a probe that speaks no TLS' };
    const host = (0,verify_probes/* hostOf */.w4)(new URL(target.url));
    const ours = (0,chain/* buildChain */.q)(flight, [root], {
        at,
        host,
        accept: path => path.length === 4 &&
            path[1]?.commonNames.includes(firewallCaName) === true &&
            path[2]?.keyFingerprint === intermediate.keyFingerprint,
    });
    if (ours.ok)
        return { kind: 'inspected', by: `${firewallCaName}, below ${intermediate.commonNames.at(-1) ?? intermediate.subject}` };
    const issuer = leaf.issuerCommonNames.at(-1) ?? leaf.issuer;
    if ((0,chain/* buildChain */.q)(flight, [root], { at, host }).ok)
        return { kind: 'intercepted', by: `${issuer}, below our root but not through our intermediate and the firewall's sub-CA` };
    if (flight.some(each => each.keyFingerprint === intermediate.keyFingerprint || each.keyFingerprint === root.keyFingerprint))
        return { kind: 'intercepted', by: `${issuer}; our certificates were served with it, but ${ours.because}` };
    if (leaf.issuerCommonNames.includes(firewallCaName))
        return { kind: 'intercepted', by: `an Azure Firewall that does not use our intermediate (${ours.because})` };
    const names = new Set(flight.flatMap(each => [each.subject, each.issuer]));
    const known = (0,chain/* buildChain */.q)(flight, publicRoots.filter(each => names.has(each.subject)), { at, host });
    return known.ok
        ? { kind: 'passthrough', issuer }
        : { kind: 'intercepted', by: `${issuer}${hint(flight)}, which is no public authority known here (${known.because})` };
}
/** By its names, which anybody can take. */
function hint(flight) {
    const name = interceptorNamed(flight);
    return name === undefined ? '' : ` (by its names, ${name})`;
}

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
function judge(probe, pod, observation, authority, at, options) {
    const path = pathOf(probe, observation, authority, { at, ...options });
    const seen = (0,verify_seen/* seenIn */.v)(probe, observation, path);
    const { result, because } = decide(probe, observation, path, seen);
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
function decide(probe, observation, path, seen) {
    const { expectation } = probe;
    const judged = expectation.expect === 'allow'
        ? allow(probe, path, seen)
        : expectation.expect === 'deny'
            ? deny(probe, path, seen)
            : inconclusive('the expectation says "unknown", so nothing can be held against it');
    if (judged.result !== 'pass')
        return judged;
    // In this order: where it went, whether the pod trusts it, what was answered, who decided.
    return (sessionFault(observation, path) ??
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
function sessionFault(observation, path) {
    if (observation.kind !== 'tls')
        return undefined;
    const { trusted, trustDetail, protocol, alpn } = observation;
    const detail = trustDetail === undefined ? '' : ` (${trustDetail})`;
    if (trusted === false)
        return path.kind === 'inspected'
            ? fail(`it is inspected, but the pod does not trust our root (not installed?)${detail}`)
            : fail(`the pod does not trust the certificate${detail}: its trust store is missing or stale`);
    if (trusted === 'unknown')
        return inconclusive(`whether the pod trusts the certificate could not be told${detail}`);
    if (path.kind === 'inspected' && ((protocol !== undefined && protocol !== 'TLSv1.2') || (alpn !== undefined && alpn !== '')))
        return inconclusive(`the flight is our firewall's, but the session is ${[protocol, alpn].filter(Boolean).join(' with ')}, which Azure Firewall does not speak in inspected sessions (TLSv1.2 without ALPN): the flight may be replayed`);
    return undefined;
}
const httpOf = (observation) => observation.kind === 'tls' || observation.kind === 'http' ? observation.http : undefined;
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
function ruleFault({ expectation: { rule }, predicted }) {
    if (rule === undefined || predicted.rule === rule)
        return undefined;
    if (predicted.effect === 'unknown')
        return inconclusive(`it has to be decided by rule ${rule}, and the policy alone does not tell which rule decides (it depends on ${predicted.dependsOn.join(', ') || 'what is not known'})`);
    return fail(`it has to be decided by rule ${rule}, but by the policy ${predicted.rule === undefined ? 'no rule decides it' : `rule ${predicted.rule} does`}: ${predicted.because}`);
}
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

;// CONCATENATED MODULE: ./src/verify/retry.js
/** Not so: a connection that is closed after the ClientHello, which is how the firewall denies, and whatever was answered. */
const retry_transient = (observation) => observation?.kind === 'dns-failure' || (observation?.kind === 'blocked' && observation.how !== 'closed-after-hello');
/** Asks, and asks again for what failed in passing, as often as each expectation says. Every try that failed is told. */
async function withRetries(pod, probes, ask) {
    const observations = new Map(await ask(probes));
    const failed = new Map();
    for (let round = 1;; round++) {
        const again = probes.filter(({ id, expectation }) => expectation.expect === 'allow' && round <= (expectation.retries ?? 0) && retry_transient(observations.get(id)));
        if (again.length === 0)
            break;
        for (const probe of again)
            failed.set(probe, [...(failed.get(probe) ?? []), retry_detailOf(observations.get(probe.id))]);
        for (const [id, observation] of await ask(again))
            if (again.some(probe => probe.id === id))
                observations.set(id, observation);
    }
    return {
        observations,
        findings: [...failed].map(([{ expectation }, details]) => ({
            level: 'warning',
            message: `${expectation.name} [${pod.name}] was tried ${details.length + 1} times; what failed before the last one: ${[...new Set(details)].join('; ')}.`,
            advice: 'The verdict is about the last try. If it is the same in every run, something on the way drops connections.',
            ...expectation.place,
        })),
    };
}
const retry_detailOf = (observation) => observation?.kind === 'blocked'
    ? `${observation.how} (${observation.detail})`
    : observation?.kind === 'dns-failure'
        ? `name not resolved (${observation.detail})`
        : '';

// EXTERNAL MODULE: ./src/verify/runtime-trust.js
var runtime_trust = __webpack_require__(7732);
// EXTERNAL MODULE: ./src/actions/cluster.js
var cluster = __webpack_require__(7023);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./src/pki/read.js
var read = __webpack_require__(8108);
;// CONCATENATED MODULE: ./src/actions/public-roots.js


/** The public authorities that this runner knows, NODE_EXTRA_CA_CERTS included. Read a few at a time, so that what waits for pods goes on. */
async function publicRootsOfRunner() {
    // Node 22.15 and later; the actions' own runtime has it.
    const pems = typeof external_node_tls_.getCACertificates === 'function' ? external_node_tls_.getCACertificates('default') : external_node_tls_.rootCertificates;
    const roots = [];
    for (const [index, pem] of pems.entries()) {
        if (index % 16 === 0)
            await new Promise(resolve => setImmediate(resolve));
        try {
            roots.push((0,read/* readCertificate */.w$)(pem));
        }
        catch {
            // A root that cannot be read vouches for nothing.
        }
    }
    return roots;
}

;// CONCATENATED MODULE: ./src/verify/corroborate.js
/** The firewall's own log beside what was seen: agreement or disagreement, never the gate alone. Pure. */


/** `rows`: those that came since the probes began. `since`: the earliest time that they may carry, with room for two clocks. */
function corroborate(verdict, rows, since) {
    const { probe, pod } = verdict;
    const { target } = probe.expectation;
    if (pod?.address === undefined)
        return { kind: 'silent', because: "the pod's address is not known" };
    const url = (0,verify_probes/* urlOf */.rs)(probe);
    const host = target.kind === 'port' ? target.host : (0,verify_probes/* hostOf */.w4)(url);
    const port = probe.flow.port;
    const own = rows.filter(row => row.sourceIp === pod.address && new Date(row.time) >= since && (row.port === undefined || row.port === port));
    // Rows with a URL must be of this URL; rows without one are of the whole host.
    const named = own.filter(row => row.target?.toLowerCase() === host.toLowerCase() && (url === undefined || row.url === undefined || sameUrl(row.url, url)));
    const last = named.at(-1);
    if (last !== undefined)
        return held(verdict, last);
    // A name in a network rule is logged by its address, and TLS without a name by none: whose rows these are is a guess, which can only agree.
    const guessed = own.filter(row => target.kind === 'port' ? row.kind === 'network' && !(0,verify_probes/* isAddress */.PW)(host) : (0,verify_probes/* isAddress */.PW)(host) && row.target === undefined);
    const agreeing = guessed.findLast(row => held(verdict, row).kind === 'agrees');
    return agreeing === undefined
        ? { kind: 'silent', because: 'no row of this pod and destination was found' }
        : { kind: 'agrees', row: agreeing };
}
function held({ probe, observation, path }, row) {
    const { rule } = probe.expectation;
    const seen = (0,verify_seen/* seenIn */.v)(probe, observation, path);
    if (seen.effect === 'denied' && row.action === 'Allow')
        return disagree(row, 'the log says Allow, and the pod was denied');
    if ((seen.effect === 'allowed' || seen.effect === 'handshake') && row.action === 'Deny')
        return disagree(row, 'the log says Deny, and the pod got through');
    if (row.kind === 'application' && row.tlsInspected && path.kind === 'passthrough')
        return disagree(row, "the log says inspected, and the pod saw the origin's own certificate");
    if (row.kind === 'application' && !row.tlsInspected && path.kind === 'inspected')
        return disagree(row, 'the log says not inspected, and the pod saw our certificate: the flight may be replayed');
    if (rule !== undefined && row.rule !== undefined && row.rule !== rule)
        return disagree(row, `the log says rule ${row.rule}, and ${rule} has to decide`);
    return { kind: 'agrees', row };
}
const disagree = (row, because) => ({ kind: 'disagrees', row, because });
/** The log writes URLs without scheme, with or without the port and the query. */
function sameUrl(logged, url) {
    const wanted = `${url.hostname}${url.pathname}`;
    const plain = logged.replace(/^[a-z]+:\/\//i, '').replace(/^([^/:]+):\d+/, '$1');
    const [path = '', query] = plain.split('?');
    const same = path.toLowerCase() === wanted.toLowerCase() || `${path}/`.toLowerCase() === wanted.toLowerCase();
    return same && (query === undefined || url.search === '' || `?${query}` === url.search);
}

;// CONCATENATED MODULE: ./src/actions/verify-log.js
/** Asks Log Analytics for the firewall's own rows of a run, until every probe has one or the deadline is over. Corroboration only. */


/** Rows come after minutes, but the first question costs little. */
const firstPause = 1000;
const longestPause = 15_000;
/**
 * Opens the log of the firewall for pods with these addresses, before they are asked: whatever it holds already is of an earlier run (the same
 * pods may have asked the same a minute ago) and corroborates nothing.
 */
async function openLog(spec, request, sources, world) {
    if (sources.length === 0)
        return { compare: async () => ({ disagreements: 0, facts: [], findings: [] }) };
    // The log's clock is Azure's.
    const from = new Date(Date.now() - 120_000);
    let read;
    let known = new Set();
    let problem = '';
    const guarded = async (body) => {
        try {
            await body();
        }
        catch (error) {
            if (world.signal.aborted)
                throw error;
            problem = error instanceof Error ? error.message : String(error);
        }
    };
    await guarded(async () => {
        const [{ openSession, whereTo }, { queryFirewallLog }, { idsOf }, { at }] = await Promise.all([
            Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2121)),
            __webpack_require__.e(/* import() */ 3018).then(__webpack_require__.bind(__webpack_require__, 3018)),
            __webpack_require__.e(/* import() */ 7087).then(__webpack_require__.bind(__webpack_require__, 7087)),
            __webpack_require__.e(/* import() */ 7016).then(__webpack_require__.bind(__webpack_require__, 7016)),
        ]);
        const { store, credential, context } = await openSession(whereTo(request.where, world.env), world);
        const workspace = await store.read(idsOf(spec, context.subscriptionId).workspace, world.signal);
        const customerId = workspace === undefined ? undefined : at(workspace, '/properties/customerId');
        if (typeof customerId !== 'string')
            throw new Error(`the workspace ${spec.logs.workspace} was not found`);
        const ask = () => queryFirewallLog(customerId, credential, { since: from, sources }, world.signal);
        known = new Set((await ask()).map(row => JSON.stringify(row)));
        read = ask;
    });
    return {
        async compare(verdicts) {
            const until = Date.now() + request.logsSeconds * 1000;
            let told = verdicts.map(verdict => ({ verdict, corroboration: corroborate(verdict, [], from) }));
            await guarded(async () => {
                for (let pause = firstPause; read !== undefined; pause = Math.min(longestPause, pause * 2)) {
                    const rows = (await read()).filter(row => !known.has(JSON.stringify(row)));
                    told = verdicts.map(verdict => ({ verdict, corroboration: corroborate(verdict, rows, from) }));
                    const silent = told.filter(({ corroboration }) => corroboration.kind === 'silent').length;
                    if (silent === 0 || Date.now() + pause >= until)
                        break;
                    world.log.info(`the firewall's log has rows for ${told.length - silent} of ${told.length} probes so far`);
                    await (0,promises_.setTimeout)(pause, undefined, { signal: world.signal });
                }
            });
            return readingOf(told, problem);
        },
    };
}
function readingOf(told, problem) {
    const count = (kind) => told.filter(each => each.corroboration.kind === kind).length;
    return {
        disagreements: count('disagrees'),
        facts: told.length === 0
            ? []
            : [
                {
                    name: 'firewall log',
                    value: `${count('agrees')} probes agree, ${count('disagrees')} disagree, ${count('silent')} have no row`,
                },
            ],
        findings: [
            ...(problem === ''
                ? []
                : [
                    {
                        level: 'warning',
                        message: `The firewall's log could not be read: ${problem}`,
                        advice: 'The verdicts stand without it: the log corroborates only.',
                    },
                ]),
            ...told.flatMap(({ verdict: { probe, pod }, corroboration }) => corroboration.kind === 'disagrees'
                ? [
                    {
                        level: 'error',
                        message: `${probe.name} [${pod?.name}]: ${corroboration.because}.`,
                        advice: 'Believe neither until it is clear which: run again, and look at the row.',
                        ...probe.expectation.place,
                    },
                ]
                : []),
            ...(count('silent') > 0
                ? [
                    {
                        level: 'notice',
                        message: `${count('silent')} of ${told.length} probes have no row in the firewall's log yet.`,
                        advice: 'Rows take one to eight minutes; raise logs-deadline-seconds, or ask later.',
                    },
                ]
                : []),
        ],
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/verify/disagree.js
/** Where the policy's word and what was seen differ: a finding of its own, whatever was expected, with the likely causes in order. */

const stale = 'the firewall has not taken over the last change of the policy yet (5 to 10 minutes for a CA), or its last update failed';
const otherPolicy = "the firewall's policy is not the one in this spec: it was changed by hand, or has a parent with rules of its own";
const around = 'the pod goes around the firewall: the route table is not on its subnet, lacks 0.0.0.0/0, or names an old private address';
function disagreement({ probe, observation, path }) {
    const { predicted } = probe;
    const seen = (0,verify_seen/* seenIn */.v)(probe, observation, path);
    const says = `the policy says ${predicted.effect}${predicted.inspected === true ? ', inspected' : ''} (${predicted.because})`;
    const effect = effectOf(seen);
    if (predicted.effect === 'allow' && effect === 'deny')
        return {
            message: `${says}, but ${seen.because}`,
            causes: [stale, otherPolicy, 'the flow is not what the policy was asked about: another source address or another name'],
        };
    if (predicted.effect === 'deny' && effect === 'allow')
        return { message: `${says}, but ${seen.because}`, causes: [around, stale, otherPolicy] };
    if (effect !== 'allow' && path.kind !== 'inspected' && path.kind !== 'passthrough')
        return undefined;
    const inspected = inspectedOf(path);
    if (predicted.inspected === true && inspected === false)
        return {
            message: `${says}, but the pod sees ${path.kind === 'passthrough' ? `the public certificate of ${path.issuer}` : 'another certificate'}`,
            causes: ['a network rule takes the flow before application rules see it (a service tag with port 443)', around, stale, otherPolicy],
        };
    if (predicted.inspected === false && inspected === true)
        return { message: `${says}, not inspected, but the pod sees our firewall's certificate`, causes: [otherPolicy, stale] };
    return undefined;
}
const effectOf = ({ effect, silent }) => effect === 'allowed' || effect === 'handshake' || effect === 'upstream-refused'
    ? 'allow'
    : effect === 'denied' && silent !== true
        ? 'deny'
        : undefined;
const inspectedOf = (path) => path.kind === 'inspected' ? true : path.kind === 'passthrough' ? false : undefined;

;// CONCATENATED MODULE: ./src/verify/conclude.js
/** From the verdicts of a run to its result. A run whose controls do not hold, or that asked nobody, proves nothing. */



/** `workloads`: the names of those that had to be asked. `refused`: what our own judgement did with what it must not take. */
function conclude(given, workloads, refused) {
    const verdicts = doubtSilence(given);
    const findings = [];
    const problems = [];
    const doubts = [];
    if (verdicts.length === 0)
        problems.push('nothing was asked: there are no probes, or no pods');
    for (const workload of workloads) {
        const own = verdicts.filter(({ probe }) => probe.workload === workload);
        if (!own.some(({ pod }) => pod !== undefined))
            problems.push(`no pod of workload ${workload} was asked`);
        else if (own.every(({ probe }) => probe.control === true))
            problems.push(`no expectation speaks of workload ${workload}: controls alone prove nothing`);
        // What this project is about. A run in which nothing was inspected may hold, and still says nothing about inspection.
        else if (!own.some(({ result, path }) => result === 'pass' && path.kind === 'inspected')) {
            doubts.push(`nothing was seen to be inspected from workload ${workload}`);
            findings.push({
                level: 'error',
                message: `No connection of workload ${workload} was proven to be inspected.`,
                advice: 'Expect at least one: a URL with expect: allow and inspected: true.',
            });
        }
        for (const [kind, what] of [
            ['passthrough', 'a host that must pass through uninspected (expect: allow, inspected: false)'],
            ['denied', 'a host that must be denied (expect: deny)'],
        ])
            if (own.length > 0 && !own.some(({ probe }) => (0,verify_probes/* controlKind */.KQ)(probe) === kind)) {
                doubts.push(`workload ${workload} has no control for ${what}`);
                findings.push({
                    level: 'error',
                    message: `Workload ${workload} has no control: ${what}.`,
                    advice: 'Add such an expectation; without it, a proof that is always true cannot be told from one that holds.',
                });
            }
    }
    for (const fault of notRefused(refused)) {
        doubts.push(fault);
        findings.push({
            level: 'error',
            message: `The control of the judgement itself: ${fault}.`,
            advice: 'A judgement that is not seen to refuse proves nothing by what it takes.',
        });
    }
    for (const [message, group] of groupBy(verdicts, each => (each.result === 'pass' ? undefined : `${each.probe.name}: ${each.because}`)))
        findings.push(finding(group, message));
    for (const [message, group] of groupBy(verdicts, each => disagreement(each)?.message)) {
        const first = group[0];
        doubts.push('prediction and observation differ');
        findings.push({
            ...finding(group, `${first.probe.name}: ${message}`),
            level: 'error',
            advice: `Likely causes, in this order: ${disagreement(first)?.causes.join('; ')}.`,
        });
    }
    const failed = verdicts.filter(({ result }) => result === 'fail').length;
    const open = verdicts.filter(({ result }) => result === 'inconclusive').length;
    const result = failed > 0 || problems.length > 0 ? 'fail' : open > 0 || doubts.length > 0 ? 'inconclusive' : 'pass';
    const counts = `${verdicts.length - failed - open} of ${verdicts.length} verdicts pass${failed > 0 ? `, ${failed} fail` : ''}${open > 0 ? `, ${open} are inconclusive` : ''}`;
    const headline = [counts, ...problems, ...new Set(doubts)].join('; ');
    return { result, headline, verdicts, findings: [...problems.map(message => ({ level: 'error', message })), ...findings] };
}
/** Not only that it refused: that there was something to refuse. */
function notRefused({ passedThrough, inspected, broken }) {
    if (broken.length > 0)
        return broken.slice(0, 5);
    return [
        ...(passedThrough === 0 ? ['no flight that passed through was there to be refused against our root'] : []),
        ...(inspected === 0 ? ['no inspected flight was there to be refused against other keys'] : []),
    ];
}
/** A denial that was seen as silence counts only if the same pod got an answer from somewhere: a pod without a network hears nothing either. */
function doubtSilence(verdicts) {
    const key = ({ pod, probe }) => (pod === undefined ? `?${probe.workload}` : `${pod.namespace}/${pod.name}/${pod.container}`);
    const alive = new Set(verdicts.filter(({ observation: { kind } }) => kind === 'tls' || kind === 'http' || kind === 'answered').map(key));
    return verdicts.map(verdict => verdict.result === 'pass' && !alive.has(key(verdict)) && (0,verify_seen/* seenIn */.v)(verdict.probe, verdict.observation, verdict.path).silent === true
        ? {
            ...verdict,
            result: 'inconclusive',
            because: 'nothing answered, but this pod got no answer from anywhere, so silence proves nothing',
        }
        : verdict);
}
function finding(group, message) {
    const first = group[0];
    const { file, line, column } = first.probe.expectation.place;
    const who = [...new Set(group.map(({ pod, probe }) => pod?.name ?? probe.workload))];
    return {
        level: first.result === 'inconclusive' ? 'warning' : 'error',
        message: `${message} [${who.slice(0, 3).join(', ')}${who.length > 3 ? ` and ${who.length - 3} more` : ''}]`,
        ...adviceFor(first),
        file,
        line,
        column,
    };
}
/** What to do about a verdict that is no pass, where the evidence says it. */
function adviceFor({ path, observation, probe: { expectation } }) {
    if (path.kind === 'inspected' && observation.kind === 'tls' && observation.trusted === false)
        return { advice: 'Run install-ca-in-pod, and verify again.' };
    if (path.kind === 'intercepted')
        return { advice: 'The issuer names who it is: look at the route table of the subnet, at other firewalls and at proxies on the way.' };
    if (path.kind === 'passthrough' && expectation.inspected === true)
        return {
            advice: 'See that the rule says inspect: true, that no network rule takes the flow first (egress-gate explain), and that the subnet is routed to the firewall.',
        };
    if (observation.kind === 'dns-failure')
        return { advice: "See that the pod's resolver answers, and that the firewall's DNS proxy resolves the name." };
    if (observation.kind === 'blocked' && expectation.expect === 'allow' && observation.how === 'closed-after-hello')
        return { advice: 'See which rule decides with egress-gate explain, and whether the firewall has taken over the last change.' };
    return {};
}
function groupBy(verdicts, key) {
    const groups = new Map();
    for (const verdict of verdicts) {
        const name = key(verdict);
        if (name !== undefined)
            groups.set(name, [...(groups.get(name) ?? []), verdict]);
    }
    return groups;
}

;// CONCATENATED MODULE: ./src/pki/hash.js

/** Of a text's UTF-8 bytes, in hex. */
const sha256 = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');

// EXTERNAL MODULE: ./src/policy/place.js
var place = __webpack_require__(4099);
;// CONCATENATED MODULE: ./src/verify/expiry.js
/** Until when a proof holds: the first of the certificates that it stands on to end. The firewall's sub-CA lives 30 days. */

/** Leaves do not count: the firewall makes new ones all the time. Undefined: nothing was seen inspected. */
function expiryOf(verdicts, { root, intermediate }) {
    const ends = verdicts.flatMap(({ observation, path }) => observation.kind === 'tls' && path.kind === 'inspected'
        ? observation.flight
            .slice(1)
            .flatMap(each => (each.commonNames.includes(firewallCaName) ? [{ at: each.notAfter, of: "the firewall's sub-CA" }] : []))
        : []);
    if (ends.length === 0)
        return undefined;
    return [...ends, { at: intermediate.notAfter, of: 'our intermediate' }, { at: root.notAfter, of: 'our root' }].reduce((a, b) => b.at < a.at ? b : a);
}

// EXTERNAL MODULE: ./src/pki/parse.js
var parse = __webpack_require__(3401);
;// CONCATENATED MODULE: ./src/pki/decoy.js


/** The primes of the curves that authorities use, by the length of a coordinate. */
const primes = {
    32: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    48: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
};
/**
 * The same bytes with another key of the same kind and size, to which nobody has the private part. Its own signature does not hold, which
 * does not matter for an anchor. Key identifiers stay, so that it is the signature below it that fails, and no shortcut before.
 */
function withOtherKey(certificate) {
    const { spki } = (0,parse/* parseCertificate */.h)(certificate.der);
    const der = Buffer.from(certificate.der);
    const start = der.indexOf(spki);
    der.set(otherKey(certificate, spki), start);
    return (0,read/* readCertificate */.w$)(der);
}
function otherKey({ keyType, keyBits }, spki) {
    const bytes = Buffer.from(spki);
    const size = Math.ceil(keyBits / 8);
    const prime = primes[size];
    if (keyType === 'ec' && prime !== undefined && bytes[bytes.length - 2 * size - 1] === 4) {
        // The same point mirrored: on the curve as well, and another key.
        const y = prime - BigInt(`0x${bytes.subarray(-size).toString('hex')}`);
        bytes.write(y.toString(16).padStart(size * 2, '0'), bytes.length - size, 'hex');
    }
    else {
        // RSA: another modulus, as long and as odd. (What ends it is the exponent, 65537, in five bytes.)
        const middle = bytes.length - Math.min(bytes.length - 8, Math.max(16, Math.floor(size / 2)));
        bytes[middle] = (bytes[middle] ?? 0) ^ 0x5a;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./src/verify/refusals.js




/** Different flights; a run of 200 pods sees few. */
const mostTried = 32;
function refusals(verdicts, authority, at, publicRoots) {
    const decoys = decoysOf(authority);
    const seen = { passthrough: new Set(), inspected: new Set() };
    const broken = [];
    for (const { probe, observation, path } of verdicts) {
        if (observation.kind !== 'tls' || (path.kind !== 'passthrough' && path.kind !== 'inspected'))
            continue;
        const leaf = observation.flight[0];
        const url = (0,verify_probes/* urlOf */.rs)(probe);
        const tried = seen[path.kind];
        if (leaf === undefined || url === undefined || tried.has(leaf.fingerprint) || tried.size >= mostTried)
            continue;
        tried.add(leaf.fingerprint);
        const host = (0,verify_probes/* hostOf */.w4)(url);
        const takes = (what, taken) => {
            if (taken)
                broken.push(`the flight of ${host} was taken for ${what}`);
        };
        if (path.kind === 'passthrough') {
            takes('one below our root', (0,chain/* buildChain */.q)(observation.flight, [authority.root], { at, host }).ok);
            takes('an inspected one', pathOf(probe, observation, authority, { at, publicRoots: [] }).kind === 'inspected');
            continue;
        }
        const inspectedBy = (by, when = at) => pathOf(probe, observation, by, { at: when, publicRoots }).kind === 'inspected';
        for (const decoy of decoys)
            takes(`one of ${decoy.what}`, inspectedBy(decoy.authority));
        takes('one that holds after its end', inspectedBy(authority, new Date(leaf.notAfter.getTime() + 1000)));
        takes('one of another host', (0,chain/* buildChain */.q)(observation.flight, [authority.root], { at, host: `not-${host.replace(/[^a-z0-9.-]/gi, '-')}` }).ok);
    }
    return { passedThrough: seen.passthrough.size, inspected: seen.inspected.size, broken };
}
function decoysOf({ root, intermediate }) {
    return [
        { what: 'a root of the same name with another key', authority: { root: withOtherKey(root), intermediate } },
        { what: 'an intermediate of the same name with another key', authority: { root, intermediate: withOtherKey(intermediate) } },
    ];
}

;// CONCATENATED MODULE: ./src/verify/evidence.js





const evidenceSchema = 'egress-gate/evidence/1';
/** Nothing that we write nests deeper. */
const deepest = 32;
function canonical(value, depth = 0) {
    if (depth > deepest)
        throw new RangeError(`it nests deeper than ${deepest} levels`);
    if (value === null || typeof value === 'boolean')
        return String(value);
    if (typeof value === 'number' && Number.isFinite(value))
        return JSON.stringify(value);
    if (typeof value === 'string')
        return JSON.stringify(value).replace(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (Array.isArray(value))
        return `[${value.map(item => canonical(item, depth + 1)).join(',')}]`;
    if (typeof value !== 'object')
        throw new TypeError(`there is no JSON for a ${typeof value}`);
    const own = Object.entries(value).filter(([, item]) => item !== undefined);
    own.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${own.map(([key, item]) => `${canonical(key)}:${canonical(item, depth + 1)}`).join(',')}}`;
}
/** Of what the spec says, wherever it stands and however it is laid out. */
const specHash = ({ file: _, ...spec }) => sha256(canonical((0,place/* withoutPlaces */.B)(spec)));
const policyHash = ({ firewall }) => sha256(canonical((0,place/* withoutPlaces */.B)(firewall.policy)));
const rootsHash = (roots) => sha256(canonical(roots.map(each => each.fingerprint).sort()));
/** What a judgement needs of a probe: the decision without its trace. */
function probeFacts({ predicted, ...probe }) {
    const { effect, inspected, by, rule, because, dependsOn } = predicted;
    return { ...probe, predicted: { effect, inspected, by, rule, because, dependsOn } };
}
function toEvidence(run) {
    const { spec, authority, workloads, at, cluster, publicRoots, logDisagreements } = run;
    const table = new Map();
    const index = ({ fingerprint, der }) => {
        const known = table.get(fingerprint) ?? { index: table.size, der: base64(der) };
        table.set(fingerprint, known);
        return known.index;
    };
    const conclusion = conclude(run.verdicts, workloads, refusals(run.verdicts, authority, at, publicRoots));
    const verdicts = run.verdicts.map(({ probe, pod, observation, path, result, because }) => ({
        probe: probeFacts(probe),
        pod,
        observation: observation.kind === 'tls' ? { ...observation, flight: observation.flight.map(index) } : observation,
        path: path.kind,
        result,
        because,
    }));
    const body = {
        schema: evidenceSchema,
        at: at.toISOString(),
        spec: { name: spec.name, sha256: specHash(spec), policySha256: policyHash(spec) },
        cluster,
        authority: { root: base64(authority.root.der), intermediate: base64(authority.intermediate.der) },
        publicRootsSha256: rootsHash(publicRoots),
        workloads,
        certificates: [...table.values()].map(({ der }) => der),
        verdicts,
        logDisagreements,
        result: conclusion.result === 'pass' && (logDisagreements ?? 0) > 0 ? 'inconclusive' : conclusion.result,
        expiresAt: expiryOf(conclusion.verdicts, authority)?.at.toISOString(),
    };
    const text = canonical({ body, sha256: sha256(canonical(body)) });
    return { text, sha256: sha256(text) };
}
const base64 = (bytes) => Buffer.from(bytes).toString('base64');

;// CONCATENATED MODULE: ./src/actions/verify-report.js
/** What verify-tls-inspection has to say, from what was asked and what came back. */






function resultOf(spec, workloads, authority, asked, log, request, apiServer) {
    const refused = refusals(asked.verdicts, authority, asked.at, asked.publicRoots);
    const conclusion = conclude(asked.verdicts, workloads.map(({ name }) => name), refused);
    const { verdicts, findings } = conclusion;
    // The log alone never fails a run, but a run that it contradicts is no proof.
    const contradicted = conclusion.result === 'pass' && (log?.disagreements ?? 0) > 0;
    const result = contradicted ? 'inconclusive' : conclusion.result;
    const headline = contradicted
        ? `${conclusion.headline}; the firewall's log contradicts ${log?.disagreements} of them`
        : conclusion.headline;
    const expiry = expiryOf(verdicts, authority);
    const count = (wanted) => String(verdicts.filter(each => each.result === wanted).length);
    const left = spec.expectations.filter(({ expect }) => expect === 'unknown');
    const report = {
        action: 'verify-tls-inspection',
        title: `Egress of ${spec.name}`,
        at: new Date().toISOString(),
        result,
        headline,
        outcomes: [],
        verdicts,
        facts: [
            { name: 'cluster', value: apiServer },
            { name: 'pods asked', value: String(asked.pods.length) },
            { name: 'our root', value: `${authority.root.subject}, SHA-256 ${authority.root.fingerprint}` },
            { name: 'our intermediate', value: `${authority.intermediate.subject}, key SHA-256 ${authority.intermediate.keyFingerprint}` },
            ...(expiry === undefined ? [] : [{ name: 'proof holds until', value: `${expiry.at.toISOString()} (${expiry.of} ends)` }]),
            {
                name: 'the judgement refused',
                value: `${refused.passedThrough} flights that passed through, against our root; ${refused.inspected} inspected ones, against other keys, dates and hosts${refused.broken.length > 0 ? `; ${refused.broken.length} were not refused` : ''}`,
            },
            ...(log?.facts ?? []),
        ],
        findings: [
            ...findings,
            ...asked.findings,
            ...(log?.findings ?? []),
            ...left.map(({ name, place }) => ({
                level: 'notice',
                message: `"${name}" says unknown, so pods were not asked about it.`,
                advice: 'Say allow or deny to have it proven.',
                ...place,
            })),
            ...steeringFindings(asked.steering),
            ...otherCluster(spec, apiServer),
        ],
        next: nextSteps(result, verdicts),
    };
    return {
        report,
        outputs: {
            verdict: result,
            passed: count('pass'),
            failed: count('fail'),
            inconclusive: count('inconclusive'),
            report: request.reportDirectory === '' ? '' : (0,external_node_path_.join)(request.reportDirectory, 'report.json'),
            'expires-at': expiry?.at.toISOString() ?? '',
        },
    };
}
/** What was seen, for whoever wants to judge it again. */
async function writeEvidence(spec, workloads, authority, { verdicts, at, publicRoots }, log, { reportDirectory }, cluster, env) {
    if (reportDirectory === '')
        return { evidence: '', 'evidence-sha256': '' };
    const names = workloads.map(({ name }) => name);
    const disagreements = log === undefined ? {} : { logDisagreements: log.disagreements };
    const { text, sha256 } = toEvidence({ spec, workloads: names, authority, verdicts, at, publicRoots, cluster, ...disagreements });
    const folder = (0,external_node_path_.resolve)(env['GITHUB_WORKSPACE'] || process.cwd(), reportDirectory);
    await (0,external_node_fs_promises_.mkdir)(folder, { recursive: true });
    await (0,external_node_fs_promises_.writeFile)((0,external_node_path_.join)(folder, 'evidence.json'), text);
    return { evidence: (0,external_node_path_.join)(reportDirectory, 'evidence.json'), 'evidence-sha256': sha256 };
}
/** Variables in the pods that send programs elsewhere than the probes went, or that make them trust something else. */
function steeringFindings(names) {
    const proxies = names.filter(name => /proxy$/i.test(name));
    const stores = names.filter(name => !/proxy$/i.test(name));
    return [
        ...(proxies.length === 0
            ? []
            : [
                {
                    level: 'warning',
                    message: `Pods have ${proxies.join(', ')} set. The probes went around that proxy; programs in the pods may not.`,
                    advice: "Verify what the proxy's own egress does, or take the variables away.",
                },
            ]),
        ...(stores.length === 0
            ? []
            : [
                {
                    level: 'notice',
                    message: `Pods have ${stores.join(', ')} set: trust was judged by that store, as programs with the same environment do.`,
                },
            ]),
    ];
}
/** The proof is about the cluster that the kubeconfig names. An AKS name begins with its DNS prefix. */
function otherCluster(spec, apiServer) {
    if (!/\.azmk8s\.io(?::\d+)?$/.test(apiServer) || apiServer.startsWith(`${spec.cluster.dnsPrefix}-`))
        return [];
    return [
        {
            level: 'warning',
            message: `The kubeconfig is for ${apiServer}, whose name does not begin with the spec's dnsPrefix ${spec.cluster.dnsPrefix}.`,
            advice: 'See that it is the kubeconfig of the cluster that the spec declares.',
        },
    ];
}
function nextSteps(result, verdicts) {
    if (result === 'pass')
        return ["Verify again before the firewall's sub-CA ends, and after every change of policy, route or CA."];
    const steps = [];
    if (verdicts.some(({ result, path, observation }) => result !== 'pass' && path.kind === 'inspected' && observation.kind === 'tls' && observation.trusted === false))
        steps.push('Run install-ca-in-pod: some pods are inspected and do not trust the root.');
    if (verdicts.some(({ result, path }) => result === 'fail' && path.kind === 'intercepted'))
        steps.push('Find out who intercepts: the issuer is named above; look at the route table and at proxies on the way.');
    if (verdicts.some(({ result }) => result === 'inconclusive'))
        steps.push('Look at what could not be decided: a broken experiment is not a pass.');
    return [...steps, 'Run verify-tls-inspection again.'];
}

;// CONCATENATED MODULE: ./src/actions/verify.js



















/** Asks every ready pod of every chosen workload, once, and judges what came back. */
async function runVerify(request, world) {
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const workloads = (0,cluster/* chosenWorkloads */.$O)(spec, request.workloads);
    const authority = await authorityOf(request, spec, world);
    const connection = await (0,kubernetes_connection.connect)(await (0,cluster/* kubeconfigOf */.DC)(request.kubeconfig, world.env));
    try {
        for (const namespace of new Set(workloads.map(({ namespace }) => namespace)))
            await (0,access/* requireAccess */.wo)(connection, namespace, access/* execAccess */.EU, world.signal);
        const asked = await ask(connection, spec, workloads, authority, request, world);
        const log = await asked.log?.compare(asked.verdicts);
        const result = resultOf(spec, workloads, authority, asked, log, request, connection.server.host);
        const evidence = await writeEvidence(spec, workloads, authority, asked, log, request, connection.server.host, world.env);
        return { ...result, outputs: { ...result.outputs, ...evidence } };
    }
    finally {
        connection.close();
    }
}
/** Our certificates, from the inputs or from the vault: what everything is held against, so without them there is nothing to prove. */
async function authorityOf(request, spec, world) {
    const { root, intermediate } = request;
    if (root !== undefined && intermediate !== undefined)
        return proper({ root: await (0,cluster/* certificateOf */.tq)(root), intermediate: await (0,cluster/* certificateOf */.tq)(intermediate) });
    const [{ azureLogin }, { readOurAuthority }, { explainFault }] = await Promise.all([
        __webpack_require__.e(/* import() */ 20).then(__webpack_require__.bind(__webpack_require__, 20)),
        __webpack_require__.e(/* import() */ 9408).then(__webpack_require__.bind(__webpack_require__, 9408)),
        __webpack_require__.e(/* import() */ 4316).then(__webpack_require__.bind(__webpack_require__, 4316)),
    ]);
    const { keyVault, certificate, rootSecret } = spec.certificateAuthority;
    try {
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
    throw new fault/* KnownFaultError */.eb({
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
    throw new fault/* KnownFaultError */.eb({
        code: 'BadAuthority',
        message: `The intermediate does not belong to the root: ${because}.`,
        advice: 'Check which certificate is given as which; if they come from the vault, run import-ca again.',
    });
}
async function ask(connection, spec, workloads, authority, request, world) {
    const facts = {
        ...spec.facts,
        serviceTags: { ...service_tags/* serviceTags */.T, ...spec.facts.serviceTags },
        fqdnTags: { ...fqdn_tags/* fqdnTags */.h, ...spec.facts.fqdnTags },
    };
    const nonce = (0,external_node_crypto_.randomBytes)(8).toString('hex');
    const prober = podProber(connection, request, world.log);
    const findings = [];
    const before = await Promise.all(workloads.map(async (workload) => ({ workload, pods: await (0,pods/* podsOf */.EB)(connection, workload, world.signal) })));
    for (const { workload, pods } of before)
        for (const { pod, name, because } of pods.unready) {
            const told = await (0,rollout.explainPod)(connection, workload.namespace, pod, because, world.signal);
            findings.push({
                level: 'error',
                message: `${workload.namespace}/${name} was not asked: ${told.because}`,
                ...(told.fix === undefined ? {} : { advice: told.fix }),
                ...workload.place,
            });
        }
    const ready = before.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })));
    world.log.info(`asking ${ready.length} ${ready.length === 1 ? 'pod' : 'pods'} of ${workloads.length} workloads`);
    const addresses = [...new Set(ready.flatMap(({ pod }) => pod.address ?? []))];
    const log = request.logsSeconds > 0 ? await openLog(spec, request, addresses, world) : undefined;
    const asking = (0,bounded/* bounded */.M)(ready, cluster/* podsAtOnce */.hc, async ({ workload, pod }) => {
        const probes = (0,verify_probes/* probesFor */.t2)(spec, workload, facts, pod.address, nonce);
        const { observations, findings: tried } = await withRetries(pod, probes, some => prober.observe(pod, some, world.signal));
        findings.push(...tried);
        world.signal.throwIfAborted();
        return { pod, probes, observations };
    });
    // Reading all public roots takes as long as an exec, so it is done while the pods work.
    const [answers, publicRoots] = await Promise.all([asking, publicRootsOfRunner()]);
    const then = await Promise.all(workloads.map(async (workload) => ({ workload, pods: await (0,pods/* podsOf */.EB)(connection, workload, world.signal) })));
    const after = then.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })));
    const at = new Date();
    const verdicts = answers.flatMap(({ pod, probes, observations }) => {
        const stayed = after.some(other => (0,pods/* sameContainer */.iV)(other.pod, pod));
        return probes.map(probe => stayed
            ? judge(probe, pod, observations.get(probe.id) ?? { kind: 'unknown', detail: 'the prober gave no answer' }, authority, at, {
                publicRoots,
            })
            : notAsked(probe, pod, 'the container restarted, was replaced or stopped being ready while it was verified: what it said holds for nothing now'));
    });
    const fresh = after.filter(({ pod }) => !ready.some(each => each.pod.uid === pod.uid));
    for (const { workload, pod } of fresh)
        for (const probe of (0,verify_probes/* probesFor */.t2)(spec, workload, facts, pod.address, nonce))
            verdicts.push(notAsked(probe, pod, 'this pod came while the others were verified; run again'));
    // A pod that is not ready has egress all the same: not to be asked must not be a way around the proof.
    for (const { workload, pods } of then)
        for (const { name, because } of pods.unready)
            for (const probe of (0,verify_probes/* probesFor */.t2)(spec, workload, facts, undefined, nonce))
                verdicts.push(notAsked(probe, undefined, `pod ${name} could not be asked: ${because}`));
    const steering = [
        ...new Set([...prober.info.values()].flatMap(lines => lines.filter(line => line.startsWith('env=')).map(line => line.slice(4)))),
    ];
    const warned = new Set();
    for (const { workload, pod } of ready)
        for (const each of (0,runtime_trust/* runtimeTrust */.JV)(prober.runtimes.get(pod.uid) ?? '', authority.root.fingerprint)) {
            const key = `${workload.name} ${each.runtime} ${each.trusts}`;
            if (each.trusts === 'yes' || warned.has(key))
                continue;
            warned.add(key);
            findings.push({
                level: each.trusts === 'no' ? 'warning' : 'notice',
                message: `${[each.runtime, each.version].filter(Boolean).join(' ')} in workload ${workload.name} (${pod.name}) ${each.trusts === 'no' ? 'does not trust our root, whatever the system store says' : 'has roots of its own, and could not tell whether ours is among them'}.`,
                advice: `Where it makes connections that are inspected, set ${each.missing}.`,
                ...workload.place,
            });
        }
    for (const verdict of verdicts)
        world.log.info(lineOf(verdict));
    return { verdicts, pods: ready.map(({ pod }) => pod), findings, steering, log, at, publicRoots };
}
const lineOf = ({ result, probe, pod, observed }) => `${result.padEnd(12)} ${pod?.name ?? probe.workload}: ${probe.name} (${observed})`;


/***/ }),

/***/ 8195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G3: () => (/* binding */ bodyText),
/* harmony export */   LB: () => (/* binding */ bodyFits),
/* harmony export */   UV: () => (/* binding */ expressionComplaint),
/* harmony export */   l7: () => (/* binding */ statusFits),
/* harmony export */   qS: () => (/* binding */ statusText)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3009);
/** What an HTTP answer has to look like: its status and its body. */

const each = (patterns) => (typeof patterns === 'object' ? patterns : [patterns]);
const statusFits = (patterns, status) => each(patterns).some(pattern => (typeof pattern === 'number' ? pattern === status : Number(pattern[0]) === Math.floor(status / 100)));
const statusText = (patterns) => each(patterns).join(' or ');
/**
 * Expressions are those of RE2: the body is whatever an origin likes to send, and RE2 reads it in linear time, whatever the expression
 * (no backreferences, no lookaround). JavaScript's own can be made to run for years by 40 letters.
 */
function bodyFits(pattern, body) {
    return typeof pattern === 'string' ? body.includes(pattern) : compiled(pattern.matches).matcher(body).find();
}
const bodyText = (pattern) => typeof pattern === 'string' ? `contain ${JSON.stringify(pattern)}` : `match /${pattern.matches}/`;
/** Characters of an expression, and instructions of the program that it becomes: `(a{1000}){1000}` is short as well. */
const longest = 500;
const largest = 1500;
/** Why this is no expression that can be asked for; undefined: it is one. */
function expressionComplaint(expression) {
    if (expression.length > longest)
        return `is longer than ${longest} characters`;
    try {
        const program = re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L.compile(expression);
        if (program.programSize() > largest)
            return 'is too large once its repetitions are written out';
        return program.matcher('').find() ? 'is found in an empty body too, so it asserts nothing' : undefined;
    }
    catch (error) {
        return `cannot be read: ${error instanceof Error ? error.message : String(error)} (RE2 syntax: no lookaround, no backreferences)`;
    }
}
const compiled = (expression) => re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L.compile(expression);


/***/ }),

/***/ 8395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ fqdnTags),
/* harmony export */   q: () => (/* binding */ fqdnTagsOf)
/* harmony export */ });
/**
 * What FQDN tags stand for, as far as Microsoft documents it. No API tells; AzureKubernetesService is "all FQDNs of the AKS
 * outbound page" (facts 1.3), so this is that page's required list for Azure's public cloud, of 2026-06-18 (facts 5.1:
 * learn.microsoft.com/azure/aks/outbound-rules-control-egress). The tag itself has lagged behind the page before
 * (Azure/AKS#2215). Tags that are not here are unknown.
 */
const fqdnTags = {
    AzureKubernetesService: [
        'mcr.microsoft.com',
        '*.data.mcr.microsoft.com',
        'mcr-0001.mcr-msedge.net',
        'management.azure.com',
        'login.microsoftonline.com',
        'packages.microsoft.com',
        'acs-mirror.azureedge.net',
        'packages.aks.azure.com',
    ],
};
/** The same for one region: the API servers' names carry it. */
const fqdnTagsOf = (location) => ({
    ...fqdnTags,
    AzureKubernetesService: [`*.hcp.${location}.azmk8s.io`, ...(fqdnTags.AzureKubernetesService ?? [])],
});


/***/ }),

/***/ 7313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ serviceTags)
/* harmony export */ });
/* harmony import */ var _fqdn_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8395);
/**
 * A snapshot of what service tags stand for, IPv4 only, from Microsoft's weekly file "Azure IP Ranges and Service Tags - Public
 * Cloud" (microsoft.com/download/details.aspx?id=56519). The file dates each tag by its change number:
 * - AzureCloud.eastus2, change number 213: as kept by the repository maciejporebski/azure-ips, commit 05a53e91.
 * - Storage.EastUS2, change number 46: as kept by the repository aeimer/terraform-azure-ip-ranges, commit 07f10246.
 *
 * Neither repository says in which week these were current; newer ones exist (AzureCloud.eastus2 has reached 228 at least).
 * Predictions that lean on a tag are as good as its number; a spec's own `facts.serviceTags` takes precedence. A tag that is not
 * here is unknown, never empty.
 *
 * Written as `a.b` followed by the rest of each prefix in it.
 */
const prefixes = (table) => table
    .trim()
    .split('\n')
    .flatMap(line => {
    const [network = '', ...rest] = line.trim().split(' ');
    return rest.map(suffix => `${network}.${suffix}`);
});
const serviceTags = {
    'AzureCloud.eastus2': prefixes(`
    4.150 64.0/18
    4.152 0.0/15
    9.169 128.0/17
    9.234 128.0/17
    13.68 0.0/17
    13.77 64.0/18
    13.104 147.0/25 208.64/27
    13.105 18.192/26 23.64/26 28.0/28 28.128/25 31.96/28 67.128/25 74.128/26 75.0/27 75.32/28 75.64/27 101.32/28
    20.1 128.0/17
    20.7 0.0/16
    20.10 0.0/16
    20.12 0.0/17
    20.14 128.0/17
    20.15 0.0/17
    20.20 130.0/24 132.0/23 135.0/24 139.0/24 141.0/24
    20.22 0.0/16
    20.33 157.0/24 191.0/24 205.0/24 222.0/23 246.0/24 254.0/24
    20.36 128.0/17
    20.38 100.0/23 208.0/22
    20.41 0.0/18
    20.44 16.0/21 64.0/18
    20.47 60.0/23 76.0/23
    20.49 0.0/18 96.0/21
    20.55 192.0/18
    20.57 0.0/17
    20.60 56.0/22 88.0/22 132.0/23 180.0/23 224.0/23 236.0/23
    20.62 0.0/17
    20.65 0.0/17
    20.69 192.0/18
    20.72 64.0/18
    20.75 0.0/17
    20.80 192.0/18
    20.81 128.0/17
    20.85 0.0/17
    20.88 96.0/19
    20.94 0.0/17
    20.95 22.0/24 25.0/24 35.0/24 36.0/24 53.0/24 56.0/24 60.0/24 255.0/29
    20.96 0.0/16
    20.97 128.0/17
    20.98 192.0/18
    20.109 0.0/17
    20.110 0.0/16
    20.114 128.0/17
    20.119 128.0/17
    20.122 0.0/16
    20.135 16.0/23 200.0/22 204.0/23
    20.136 0.0/25 1.0/24
    20.143 2.0/24 5.0/24 74.0/23 76.0/22
    20.150 29.0/24 36.0/24 50.0/23 72.0/24 82.0/24 88.0/24
    20.152 6.0/23 28.0/23 66.0/23 82.0/23 90.0/23
    20.153 12.0/24 17.0/24 32.0/24 40.0/24 49.0/24 51.0/24 63.0/24 65.0/24 84.0/23 165.0/24 166.0/23 168.0/21 176.0/22 180.0/24
    20.157 17.0/24 29.0/24 36.0/23 48.0/23 62.0/23 64.0/21 76.0/22 80.0/22 84.0/24 114.0/24 122.0/24 167.0/24 185.0/24 239.0/24 248.0/24 250.0/24
    20.161 0.0/16
    20.186 0.0/17 128.0/18
    20.190 131.0/24 152.0/24 192.0/18
    20.201 165.0/24 192.0/21 224.0/22 230.0/24
    20.202 21.0/24 31.0/24 32.0/23 34.0/24 84.0/24 89.0/24 93.0/24 97.0/24 125.0/24 194.0/23 196.0/22 200.0/23 226.0/24
    20.209 68.0/23 90.0/23 110.0/23 112.0/23 178.0/23
    20.230 0.0/17
    20.242 0.0/17
    20.246 0.0/17
    23.100 64.0/21
    23.101 32.0/21 80.0/21 144.0/20
    23.102 96.0/19 204.0/22 208.0/20
    40.64 144.192/29 145.0/28 148.32/27 165.0/25
    40.65 192.0/18
    40.67 128.0/19
    40.70 0.0/18 64.0/20 80.0/21 128.0/17
    40.75 0.0/19 64.0/18
    40.77 128.128/25 129.0/24 130.0/25 132.0/24 136.48/28 137.128/26 138.128/25 163.0/24 166.160/27 167.0/24 168.0/24 170.0/24 175.96/27
    40.77 182.0/28 182.32/27 184.0/25 198.0/26 199.192/26 224.128/25 228.0/24 233.0/24 234.192/27 236.80/28 237.64/26 240.0/25 245.0/24 248.0/25 251.0/24
    40.78 208.48/28 220.0/24
    40.79 0.0/21 8.0/27 8.32/28 8.64/27 8.96/28 9.0/24 16.0/20 32.0/20 48.0/27 48.32/28 49.0/24 56.0/21 64.0/20 80.0/21
    40.79 90.0/24 91.0/28 92.0/24 93.0/28 94.0/24 95.0/28 206.64/27 240.0/20
    40.80 161.2/31 161.4/30 161.8/29
    40.82 4.0/22 44.0/22
    40.84 0.0/17
    40.87 168.0/30 168.8/29 168.16/28 168.32/29 168.48/28 168.64/30 168.70/31 168.72/29 168.80/28 168.96/27 168.128/26 168.192/28
    40.87 168.210/31 168.212/30 168.216/29 168.224/27 169.0/27 169.32/29 169.40/31 169.44/30 169.48/29 169.56/31 169.60/30 169.64/27
    40.87 169.96/31 169.102/31 169.104/29 169.112/28 169.128/29 169.136/31 169.140/30 169.160/27 169.192/26 170.0/25 170.128/28 170.144/31
    40.87 170.152/29 170.160/28 170.176/29 170.184/30 170.194/31 170.196/30 170.202/31 170.204/30 170.208/30 170.214/31 170.216/30 170.228/30
    40.87 170.232/29 170.240/29 170.248/30 171.2/31 171.4/30 171.8/29 171.16/28 171.32/31 171.36/30 171.40/31 171.58/31 171.64/31 171.72/29
    40.87 171.80/28 171.96/27 171.128/27 171.160/31 171.166/31 171.168/29 171.176/28 171.192/27 171.224/28 171.240/29 171.248/31
    40.90 19.128/25 20.0/25 130.160/27 132.128/26 133.112/28 134.192/26 136.0/28 138.160/27 140.160/27 140.192/27 143.192/26 144.64/26
    40.90 145.32/27 145.64/27 148.96/27 155.128/26 157.128/26 158.128/25
    40.91 12.16/28 12.48/28 12.64/26 12.128/28 12.160/27 12.208/28 12.240/28 13.64/27 13.96/28 13.128/27 13.240/28 14.0/24
    40.93 12.0/24
    40.97 47.128/25 52.0/26
    40.120 156.0/28 156.16/29 156.24/30 156.28/31 156.40/30 156.48/29 156.56/30 156.72/29 156.80/28 156.96/31 156.102/31 156.104/29
    40.120 156.112/30 156.116/31 156.120/29 156.128/25 157.0/24 158.0/26 158.64/28 158.80/30 158.86/31 158.88/29 158.96/31 158.100/30
    40.120 158.104/30 158.124/30 158.128/26 158.192/27 158.224/28 158.240/29 158.248/30 158.254/31 159.0/29 159.10/31 159.12/30 159.18/31
    40.120 159.20/30 159.24/29 159.32/27 159.64/29 159.74/31 159.76/30 159.80/28 159.96/31 159.106/31 159.108/30 159.112/28 159.128/27
    40.120 159.160/31 159.176/29 159.196/30 159.200/29 159.208/29 159.220/30 159.224/27
    40.123 0.0/17 144.0/26 144.64/29 144.82/31 144.86/31 144.104/29 144.112/28 144.128/28 144.144/29 144.154/31 144.156/30 144.160/27
    40.123 144.192/27 144.224/28 144.240/29 144.248/30 144.252/31 145.6/31 145.8/30 145.12/31 145.22/31 145.24/29 145.32/28 145.48/29
    40.123 145.56/30 145.68/30 145.72/29 145.80/28 145.96/27 145.128/27 145.160/30 145.166/31 145.168/29 145.176/28 145.192/28 145.208/30
    40.123 145.212/31 145.222/31 145.224/27 146.0/27 146.36/31 146.42/31 146.44/30 146.48/31 146.54/31 146.56/29 146.64/26 146.128/27
    40.123 146.160/30 146.164/31 146.176/31 146.182/31 146.184/29 146.192/29 146.200/30 146.204/31 146.210/31 146.212/30 146.216/29 146.224/27
    40.123 147.0/27 147.32/31 147.36/30 147.40/29 147.48/28 147.64/28 147.80/30 147.84/31 147.104/29 147.112/29 147.122/31 147.124/31
    40.123 147.138/31 147.140/30 147.144/31 147.148/30 147.152/29 147.160/28 147.176/30 147.180/31 147.184/29 147.192/26
    40.123 184.0/26 184.64/28 184.80/29 184.88/31 184.98/31 184.100/30 184.104/29 184.112/28 184.128/27 184.168/29 184.176/29 184.184/31
    40.123 184.194/31 184.196/30 184.200/30 184.204/31 184.208/29 184.230/31 184.232/29 185.8/29 185.16/28 185.32/27 185.64/30 185.84/30
    40.123 185.94/31 185.100/30 185.104/30 185.110/31 185.112/28 185.128/27 185.162/31 185.168/30 185.176/29 185.190/31 185.192/27 185.224/28
    40.123 185.240/29 185.250/31 185.254/31 186.0/29 186.8/31 186.28/31 186.42/31 186.44/30 186.48/31 186.52/31 186.56/29 186.64/26 186.128/25
    40.123 187.0/25 187.128/27 187.160/30 187.170/31 187.172/30 187.176/29 187.188/30 187.192/29 187.200/31 187.204/30 187.208/28 187.226/31
    40.123 187.228/30 187.232/29 187.244/30 187.248/29
    40.126 3.0/24 24.0/24
    48.204 128.0/17
    48.205 168.0/24 199.0/24 209.0/24 213.0/24 216.0/24 218.0/24 220.0/24
    48.208 77.0/24 78.0/23 80.0/24 151.0/24 152.0/21 160.0/24
    48.211 128.0/17
    48.212 2.0/24 130.0/24
    48.213 2.0/24
    48.214 0.0/17
    51.5 2.0/23
    51.8 128.0/18
    52.101 10.0/24 36.0/22 56.0/22 60.0/24
    52.102 138.0/24
    52.103 12.0/24 138.0/24
    52.106 3.0/24 8.0/24 66.0/24
    52.108 186.0/24 216.0/22
    52.109 4.0/22
    52.111 230.0/24
    52.112 39.0/24 76.0/22 95.0/24 104.0/24 108.0/24 116.0/24 131.0/24 136.0/24 160.0/24 255.0/24
    52.114 1.0/24 136.0/21 180.0/22 186.0/23 206.0/23 208.0/24
    52.115 36.0/24 38.0/24 40.0/24 42.0/24 44.0/24 160.0/19 230.0/24
    52.120 64.0/19
    52.121 32.0/22
    52.122 12.0/22 56.0/21 64.0/21
    52.123 4.0/24 13.0/24 120.0/22 124.0/24 189.0/24
    52.125 136.0/24
    52.136 29.0/24
    52.138 80.0/21 96.0/19
    52.143 192.0/24
    52.147 160.0/19
    52.167 0.0/16
    52.177 0.0/16
    52.179 128.0/17
    52.184 128.0/19 160.0/21 168.0/28 168.80/28 168.96/27 168.128/28 169.0/24 170.0/24 176.0/20 192.0/18
    52.225 128.0/21 136.0/27 136.32/28 136.64/28 137.0/24 192.0/18
    52.232 151.0/24 160.0/19 192.0/18
    52.239 156.0/24 157.0/25 157.128/26 157.192/27 172.0/22 184.0/25 184.128/27 184.160/28 184.192/27 185.32/27 185.64/27
    52.239 192.0/26 192.64/28 192.96/27 192.160/27 192.192/26 198.0/25 198.160/27 198.192/26 206.0/24 207.32/28 207.64/26 207.128/26 222.0/23
    52.242 64.0/18
    52.245 44.0/24 45.0/25 45.128/28 45.160/27 45.192/26 46.0/27 46.48/28 46.64/28 46.112/28 46.128/28 46.160/27 46.192/26
    52.247 0.0/17
    52.250 128.0/18
    52.251 0.0/17
    52.252 0.0/17
    52.253 64.0/20 148.0/23 154.0/23
    52.254 0.0/18 64.0/19 96.0/20 112.0/21
    57.150 4.0/23 74.0/23 84.0/23 108.0/23 152.0/23 158.0/23 182.0/23 190.0/23 232.0/23 250.0/23
    57.157 0.0/25 0.128/26 0.192/27 1.24/30 1.76/30 1.80/28 1.96/29 1.106/31 1.108/30 1.112/28 1.128/31 1.138/31 1.140/30 1.144/29
    57.157 1.152/30 1.164/30 1.168/29 1.176/28 1.192/26 2.0/26 2.64/29 2.72/30 2.78/31 2.80/28 2.96/28 2.112/29 2.120/30 2.126/31
    57.157 2.128/25 3.0/25 3.128/27 3.160/28 3.176/29 3.184/30 3.188/31 3.202/31 3.204/30 3.208/28 3.224/27
    57.157 48.0/27 48.32/29 48.40/30 48.46/31 48.48/28 48.64/26 48.128/27 48.160/30 48.168/31 48.174/31 48.176/28 48.192/29 48.200/30
    57.157 48.204/31 48.210/31 48.212/30 48.216/29 48.224/27 49.0/26 49.64/28 49.80/30 49.86/31 49.88/29 49.96/27 49.128/27
    65.52 108.0/23 110.0/24
    65.55 44.16/28 44.32/27 44.64/27 44.96/28 44.128/27 60.188/30 105.0/26 105.96/27 105.224/27 106.0/26 106.64/27 106.128/26 107.48/28
    65.55 107.64/27 108.0/24 209.128/26 211.32/27 213.64/26 213.128/26 217.0/24 219.32/27 219.128/25
    68.154 0.0/17
    68.220 0.0/19 128.0/17
    70.152 9.0/24 121.0/24 122.0/23 124.0/22 128.0/21
    72.153 0.0/17
    74.249 0.0/17
    104.44 88.32/27 88.96/27 91.96/27 93.160/27 94.48/28
    104.46 0.0/21 96.0/19 192.0/20
    104.47 200.0/21
    104.208 128.0/17
    104.209 128.0/17
    104.210 0.0/20
    128.24 0.0/17
    128.85 128.0/17
    130.213 128.0/17
    131.253 12.208/28 12.224/30 13.16/29 13.48/28 13.72/29 13.80/29 13.96/30 14.16/28 14.208/28 14.224/28 15.8/29 15.16/28
    131.253 24.0/28 24.192/26 34.224/27 38.0/27 38.128/26 40.0/28
    132.196 128.0/17
    134.170 220.0/23
    135.18 128.0/17
    135.119 128.0/17
    135.130 6.0/23 10.0/23 38.0/23 62.0/23 158.0/23 168.0/23 180.0/22 184.0/23 206.0/23 217.0/24 218.0/24
    135.222 128.0/18
    135.224 128.0/17
    135.232 0.0/17
    135.237 128.0/17
    137.116 0.0/18 64.0/19 96.0/22
    145.132 0.0/17
    145.190 133.0/24 143.0/24
    151.206 108.0/23 130.0/24
    157.55 7.128/26 10.192/26 11.128/25 37.0/24 38.0/24 48.0/24 50.0/25 55.100/30 55.104/29 55.136/29 55.144/29 55.160/28
    157.56 2.128/25 3.0/25
    172.172 0.0/17
    172.175 0.0/16
    172.176 0.0/15
    172.193 0.0/17
    172.200 0.0/16
    172.203 0.0/17
    172.206 0.0/17
    172.210 128.0/17
    191.236 192.0/18
    191.237 128.0/18
    191.239 224.0/20
    193.149 64.0/21
    199.30 16.0/24 18.0/23 20.0/24 22.0/24 28.64/26 28.128/25 29.0/24
    209.199 21.128/25
  `),
    'Storage.EastUS2': prefixes(`
    13.68 120.64/28
    13.77 112.16/28 112.32/28 112.112/28 112.128/28 115.16/28 115.32/28
    20.33 157.0/24 191.0/24 205.0/24 222.0/23 246.0/24 254.0/24
    20.38 100.0/23
    20.47 60.0/23
    20.60 56.0/22 88.0/22 132.0/23 180.0/23 224.0/23 236.0/23
    20.150 29.0/24 36.0/24 50.0/23 72.0/24 82.0/24 88.0/24
    20.153 12.0/24 17.0/24 32.0/24 40.0/24 49.0/24 51.0/24 63.0/24 65.0/24 84.0/23
    20.157 36.0/23 48.0/23 62.0/23 167.0/24 185.0/24 239.0/24 248.0/24 250.0/24
    20.209 68.0/23 90.0/23 110.0/23 112.0/23 178.0/23
    23.102 206.0/28 206.128/28 206.192/28
    40.79 8.16/28 48.16/28
    40.84 8.32/28 11.80/28
    40.123 16.16/28
    52.167 88.80/28 88.112/28 240.16/28
    52.177 208.80/28
    52.179 144.32/28 144.64/28 240.16/28 240.48/28 240.64/28 240.96/27 240.144/28 240.160/28 240.192/27 240.240/28 241.0/28 241.32/27
    52.184 168.96/27
    52.225 136.16/28 136.32/28 240.0/28
    52.232 232.16/28 232.32/28 232.80/28 232.96/28 232.128/27 232.176/28 232.192/28
    52.239 156.0/24 157.0/25 157.128/26 157.192/27 172.0/22 184.0/25 184.128/27 184.160/28 184.192/27 185.32/27 185.64/27
    52.239 192.0/26 192.64/28 192.96/27 192.160/27 192.192/26 198.0/25 198.160/27 198.192/26 206.0/24 207.32/28 207.64/26 207.128/27 207.160/27 222.0/23
    57.150 4.0/23 74.0/23 84.0/23 108.0/23 152.0/23 158.0/23 182.0/23 190.0/23 232.0/23 250.0/23
    104.208 128.16/28 248.16/28
    135.130 6.0/23 10.0/23 38.0/23 62.0/23 158.0/23 168.0/23 180.0/23 182.0/23 184.0/23
    137.116 1.0/25 2.0/26 2.96/29 2.104/30 2.108/32 2.110/31 2.112/32 2.114/32 2.116/30 2.120/29 3.0/25 3.128/26 96.0/25 96.128/26
    145.190 133.0/24
    191.237 160.64/26 160.224/28
    191.239 224.0/26
  `),
};



/***/ }),

/***/ 1044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ seenIn)
/* harmony export */ });
/* unused harmony export isDenialText */
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6952);
/** What an observation says of the firewall's decision, before anybody asks what was expected. */

/** Ports on which the firewall itself answers a SYN, whatever the destination: a TCP connection there proves nothing. */
const answeredByFirewall = new Set([80, 443]);
const isDenialText = ({ status, body }) => status === 470 && /^\s*(?:HTTPS? request .{0,4000}\. )?Action: Deny\. \S/.test(body);
const isUpstreamRefusal = ({ status, body }) => status === 500 && /^\s*x509: /.test(body);
const isResolveFailure = ({ status, body }) => status === 500 && /Failed to resolve address/.test(body);
function seenIn(probe, observation, path) {
    switch (observation.kind) {
        case 'unknown':
            return { effect: 'unclear', because: observation.detail };
        case 'dns-failure':
            return { effect: 'unclear', because: `the name did not resolve in the pod, so the firewall was never asked (${observation.detail})` };
        case 'tls':
            return inSession(observation, path);
        case 'http':
            return inClear(observation.http);
        case 'answered':
            return transport(probe, observation.detail);
        case 'blocked':
            return stopped(probe, observation);
    }
}
function inSession({ http, httpDetail }, path) {
    if (http === undefined)
        return path.kind === 'passthrough'
            ? {
                effect: 'handshake',
                because: `the handshake with the origin was let through, but no answer came (${httpDetail ?? 'nothing said why'})`,
            }
            : { effect: 'unclear', because: `the handshake succeeded, but no answer came (${httpDetail ?? 'nothing said why'})` };
    if (path.kind === 'inspected') {
        if (isDenialText(http))
            return { effect: 'denied', because: 'the firewall answered 470 with its own text inside the inspected session' };
        if (http.status === 470)
            return { effect: 'unclear', because: "470 came without the firewall's text" };
        if (isUpstreamRefusal(http))
            return { effect: 'upstream-refused', because: `the firewall refused the origin's certificate (${http.body.trim().slice(0, 120)})` };
        if (isResolveFailure(http))
            return { effect: 'unclear', because: "the firewall could not resolve the origin's name" };
        return { effect: 'allowed', because: `the origin answered ${http.status}` };
    }
    // The firewall cannot write into a session that it did not open: whatever stands there, the origin (or another box) wrote it.
    if (path.kind === 'passthrough' && http.status === 470)
        return { effect: 'handshake', because: '470 came out of a session with the origin itself, where the firewall cannot write' };
    if (path.kind === 'passthrough')
        return { effect: 'allowed', because: `the origin itself answered ${http.status}` };
    return { effect: 'unclear', because: `${http.status} was answered in a session of which it is not clear who opened it` };
}
function inClear(http) {
    if (isDenialText(http))
        return { effect: 'denied', because: 'the firewall answered 470 with its own text' };
    if (http.status === 470)
        return { effect: 'unclear', because: "470 came without the firewall's text" };
    if (isResolveFailure(http))
        return { effect: 'unclear', because: "the firewall could not resolve the origin's name" };
    return { effect: 'allowed', because: `${http.status} was answered` };
}
function transport({ expectation: { target }, predicted }, detail) {
    if (target.kind !== 'port')
        return { effect: 'unclear', because: detail };
    if (target.protocol === 'tcp' && (answeredByFirewall.has(target.port) || predicted.by === 'application'))
        return {
            effect: 'unclear',
            because: `a TCP connection to port ${target.port} proves nothing: the firewall answers it itself, for any address. Ask with a URL instead`,
        };
    return { effect: 'allowed', because: detail };
}
function stopped({ expectation: { target }, predicted }, { how, detail, stage }) {
    const secure = target.kind === 'url' && target.url.startsWith('https:');
    switch (how) {
        case 'closed-after-hello':
            return secure && stage !== 'answer' && stage !== 'connect'
                ? {
                    effect: 'denied',
                    because: 'the connection was closed after the ClientHello, without an alert, as the firewall does with what no rule allows',
                }
                : { effect: 'stopped', because: `the connection was closed before an answer (${detail})` };
        case 'reset':
            return { effect: 'stopped', because: `the connection was reset, and the firewall denies without a reset (${detail})` };
        case 'refused':
            return {
                effect: 'stopped',
                because: `the connection was refused: something answered, and the firewall drops what it denies (${detail})`,
            };
        case 'unreachable':
            return { effect: 'stopped', because: `there is no way to it from the pod, so the firewall was not asked (${detail})` };
        case 'timeout': {
            const byNetworkRule = predicted.by === 'network' && predicted.effect === 'deny';
            if (target.kind === 'url')
                return byNetworkRule && stage === 'connect'
                    ? { effect: 'denied', because: 'the packets were dropped silently, as a network rule does', silent: true }
                    : {
                        effect: 'stopped',
                        because: `nothing answered in time (${detail}); what application rules deny is answered or closed, not dropped`,
                    };
            if (target.protocol === 'udp' && target.speaks === undefined)
                return {
                    effect: 'stopped',
                    because: 'nothing came back, and UDP without a protocol that answers (speaks: ntp, dns) proves nothing by silence',
                };
            if (target.protocol === 'tcp' && answeredByFirewall.has(target.port) && !byNetworkRule)
                return {
                    effect: 'stopped',
                    because: `nothing answered on port ${target.port}, where the firewall answers everything: it does not stand in the way, or is down`,
                };
            return {
                effect: 'denied',
                because: `nothing answered in time, as with what network rules drop${(0,_probes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAddress */ .PW)(target.host) ? '' : ` (${target.host})`}`,
                silent: true,
            };
        }
    }
}


/***/ })

};
