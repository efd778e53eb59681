export const id = 4563;
export const ids = [4563,6904];
export const modules = {

/***/ 2605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVerify: () => (/* binding */ runVerify)
});

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
// EXTERNAL MODULE: ./src/pki/read.js
var read = __webpack_require__(8108);
;// CONCATENATED MODULE: ./src/verify/flight.js

const maxFlight = 20;
/** The PEM blocks of the first field that has any, as certificates, in the order in which they were served. */
function certificatesIn(fields, ...names) {
    for (const name of names) {
        const blocks = Buffer.from(fields.get(name) ?? [])
            .toString('latin1')
            // What openssl prints from here on may hold the origin's own words.
            .split(/^Server certificate/m, 1)[0]
            ?.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g);
        if (!blocks)
            continue;
        const seen = new Set();
        return blocks
            .slice(0, maxFlight)
            .flatMap(block => certificate(Buffer.from(block.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64')))
            .filter(({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint));
    }
    return [];
}
/** What cannot be read is left out: the chain is then judged without it. */
function certificate(der) {
    try {
        return [(0,read/* readCertificate */.w$)(der)];
    }
    catch {
        return [];
    }
}

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
function curlHttps(fields, said) {
    const again = fields.has('krc');
    const flight = certificatesIn(fields, again ? 'kout' : 'out', 'flight');
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
    const alpn = /ALPN[:,] (?:server )?accepted (?:to use )?(\S+)/.exec(err)?.[1] ?? (/ALPN[:,] server did not agree/.test(err) ? '' : undefined);
    return {
        kind: 'tls',
        flight,
        trusted: !notTrusted.has(said.rc),
        ...(notTrusted.has(said.rc) ? { trustDetail: detailOf(said.err, 'refused') } : {}),
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
    const flight = certificatesIn(fields, 'flight');
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
        ? answer.flight.slice(0, maxFlight).flatMap(each => (typeof each === 'string' ? certificate(Buffer.from(each, 'base64')) : []))
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
    let noise = 0;
    for (const line of output.split('\n')) {
        if (!line.startsWith(`egress-gate ${nonce} `)) {
            noise += line.length;
            continue;
        }
        const [, , id = '', field = '', encoding, size, data, ...rest] = line.split(' ');
        if (id === 'end')
            continue;
        const fields = probes.get(id);
        if (fields === undefined) {
            noise += line.length;
            continue;
        }
        const content = rest.length > 0 ? undefined : decode(field, encoding, size, data);
        const before = fields.get(field);
        if (content === undefined || (before !== undefined && !Buffer.from(before).equals(content)))
            damaged.add(id);
        else
            fields.set(field, content);
    }
    return { probes, damaged, noise };
}
function decode(field, encoding, size, data) {
    const cap = Object.hasOwn(script/* fieldCaps */.wW, field) ? script/* fieldCaps */.wW[field] : undefined;
    if (cap === undefined || size === undefined || data === undefined || !/^\d{1,7}$/.test(size) || Number(size) > cap)
        return undefined;
    if (encoding === 'b' ? !/^[A-Za-z0-9+/]*={0,2}$/.test(data) : encoding !== 'h' || !/^(?:[0-9a-f]{2})*$/.test(data))
        return undefined;
    if (data.length > cap * 2 + 4)
        return undefined;
    const content = Buffer.from(data, encoding === 'b' ? 'base64' : 'hex');
    return content.length === Number(size) ? content : undefined;
}

// EXTERNAL MODULE: ./src/kubernetes/exec.js
var exec = __webpack_require__(8321);
// EXTERNAL MODULE: ./src/kubernetes/run-script.js
var run_script = __webpack_require__(9059);
;// CONCATENATED MODULE: ./src/kubernetes/prober.js
/** Asks one pod all its questions in one exec. Whatever goes wrong becomes an observation that is unknown, with the reason. */





function podProber(connection, timing, log) {
    const info = new Map();
    return {
        info,
        async observe(pod, probes, signal) {
            const result = await (0,run_script/* runScript */.j3)(connection, pod, {
                script: nonce => (0,script/* verifyScript */.xz)(probes, timing, nonce),
                // What the script takes by its own limits, and some seconds for the way.
                deadlineSeconds: (0,script/* scriptSeconds */.x5)(timing) + 10,
                maxBytes: (0,script/* outputCap */.SG)(probes.length),
                signal,
            });
            if (!result.ok) {
                const detail = `${result.fault.message}. ${result.fault.advice}`;
                return new Map(probes.map(({ id }) => [id, { kind: 'unknown', detail }]));
            }
            const parsed = parseOutput(result.output, result.nonce, probes.map(({ id }) => id));
            if (parsed.noise > 200)
                log.debug(`${pod.name}: ${parsed.noise} characters of output that are not ours were ignored`);
            const said = Buffer.from(parsed.probes.get('pod')?.get('info') ?? []).toString('latin1');
            info.set(pod.uid, said
                .split('\n')
                .map(line => (0,exec/* printable */.g)(line).slice(0, 200))
                .filter(line => line !== ''));
            return new Map(probes.map((probe) => [
                probe.id,
                parsed.damaged.has(probe.id)
                    ? {
                        kind: 'unknown',
                        detail: 'the output for this probe is damaged or contradicts itself; something in the pod prints into the session',
                    }
                    : observe(probe, parsed.probes.get(probe.id), result.nonce),
            ]));
        },
    };
}

// EXTERNAL MODULE: ./src/kubernetes/rollout.js + 1 modules
var rollout = __webpack_require__(4791);
// EXTERNAL MODULE: ./src/policy/fqdn-tags.js
var fqdn_tags = __webpack_require__(8395);
// EXTERNAL MODULE: ./src/policy/service-tags.js
var service_tags = __webpack_require__(7313);
// EXTERNAL MODULE: ./src/report/fault.js + 1 modules
var fault = __webpack_require__(1911);
// EXTERNAL MODULE: ./src/pki/chain.js
var chain = __webpack_require__(8639);
// EXTERNAL MODULE: ./src/policy/evaluate.js + 10 modules
var evaluate = __webpack_require__(2726);
;// CONCATENATED MODULE: ./src/verify/probes.js

/**
 * One probe for each expectation that speaks of the workload, and built-in controls where the expectations bring none. Expectations that
 * say `unknown` hold nothing that an observation could be held against: they are for the offline check, and make no probe.
 *
 * `facts` is what predictions may lean on (service tags, FQDN tags, the spec's own); `source` the pod's address, by default the AKS
 * subnet's. Ids are unique over all workloads and the same for every pod of one.
 */
function probesFor(spec, workload, facts, source) {
    const from = source ?? spec.network.aksSubnet.prefix.split('/')[0] ?? '';
    const index = spec.workloads.findIndex(({ name }) => name === workload.name);
    const probe = (id, expectation) => {
        const flow = flowOf(expectation, from);
        return {
            id,
            name: expectation.name,
            workload: workload.name,
            flow,
            expectation,
            predicted: (0,evaluate/* evaluate */._)(spec.firewall.policy, flow, facts),
        };
    };
    const own = spec.expectations.flatMap((expectation, at) => expectation.expect !== 'unknown' && (expectation.from.length === 0 || expectation.from.includes(workload.name))
        ? [probe(`p${index * spec.expectations.length + at + 1}`, expectation)]
        : []);
    const controls = builtInControls(spec, workload).filter(({ kind }) => !own.some(each => controlKind(each) === kind));
    const added = controls.flatMap(({ kind, expectation }, at) => {
        const made = { ...probe(`c${index * 10 + at + 1}`, expectation), control: true };
        const fits = kind === 'passthrough'
            ? made.predicted.effect === 'allow' && made.predicted.inspected === false
            : made.predicted.effect === 'deny' && made.predicted.by !== 'network';
        return fits ? [made] : [];
    });
    // Of several candidates for one control, one will do.
    return [...own, ...added.filter((each, at) => added.findIndex(other => controlKind(other) === controlKind(each)) === at)];
}
/** What a probe controls for: a host that must not be inspected, a host that must be denied. */
function controlKind({ expectation: { target, expect, inspected, upstream } }) {
    if (target.kind !== 'url')
        return undefined;
    if (expect === 'allow' && inspected === false && upstream === undefined && target.url.startsWith('https:'))
        return 'passthrough';
    // Denied before the handshake, or by text: a control for the firewall itself, not for one rule's paths.
    if (expect === 'deny' && inspected !== true)
        return 'denied';
    return undefined;
}
function builtInControls(spec, workload) {
    const control = (kind, url) => ({
        kind,
        expectation: {
            name: kind === 'passthrough'
                ? `control: ${new URL(url).hostname} passes through uninspected`
                : `control: ${new URL(url).hostname} is denied`,
            from: [workload.name],
            target: { kind: 'url', url, method: 'GET' },
            expect: kind === 'passthrough' ? 'allow' : 'deny',
            inspected: false,
            place: spec.expectations[0]?.place ?? workload.place,
        },
    });
    return [
        control('passthrough', 'https://mcr.microsoft.com/v2/'),
        control('passthrough', 'https://login.microsoftonline.com/'),
        control('denied', 'https://example.com/'),
        control('denied', 'https://example.org/'),
        control('denied', 'https://www.iana.org/'),
    ];
}
const isAddress = (host) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':');
function flowOf({ target }, source) {
    if (target.kind === 'port') {
        const { host, port, protocol } = target;
        return { source, protocol, port, ...(isAddress(host) ? { address: host } : { host }) };
    }
    const url = new URL(target.url);
    const secure = url.protocol === 'https:';
    const host = hostOf(url);
    return {
        source,
        protocol: 'tcp',
        port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
        // Plain HTTP to an address carries the address as its Host header; TLS carries no SNI then.
        ...(isAddress(host) ? { address: host } : { host }),
        application: secure ? 'https' : 'http',
        path: `${url.pathname}${url.search}`,
    };
}
const hostOf = (url) => url.hostname.replace(/^\[|\]$/g, '');

;// CONCATENATED MODULE: ./src/verify/path.js


/** The issuer of every leaf that an Azure Firewall makes, whoever owns the firewall. Measured; it proves nothing by itself. */
const firewallCaName = 'Azure Firewall Manager CA';
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
    const host = hostOf(new URL(target.url));
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
        : { kind: 'intercepted', by: `${issuer}, which is no public authority known here (${known.because})` };
}

;// CONCATENATED MODULE: ./src/verify/seen.js
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
            return seen_stopped(probe, observation);
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
function seen_stopped({ expectation: { target }, predicted }, { how, detail, stage }) {
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
                because: `nothing answered in time, as with what network rules drop${isAddress(target.host) ? '' : ` (${target.host})`}`,
                silent: true,
            };
        }
    }
}

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
    const seen = seenIn(probe, observation, path);
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
        ruleFault(probe) ??
        pass(path.kind === 'inspected'
            ? `${judged.because}; the served flight holds our intermediate's key and validates to our root`
            : judged.because));
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
    if (status !== undefined && http?.status !== status)
        return fail(`status ${status} was expected, ${http === undefined ? 'and nothing was answered' : `not ${http.status}`}`);
    if (body !== undefined && !(http?.body.includes(body) ?? false))
        return fail(`the body does not contain ${JSON.stringify(body)}`);
    return undefined;
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
        parts.push(String(status));
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

// EXTERNAL MODULE: ./src/actions/cluster.js
var cluster = __webpack_require__(7023);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
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

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/verify/corroborate.js
/** The firewall's own log beside what was seen: agreement or disagreement, never the gate alone. Pure. */


/** `rows`: those that came since the probes began. `since`: the earliest time that they may carry, with room for two clocks. */
function corroborate(verdict, rows, since) {
    const { probe, pod } = verdict;
    const { target } = probe.expectation;
    if (pod?.address === undefined)
        return { kind: 'silent', because: "the pod's address is not known" };
    const url = target.kind === 'url' ? new URL(target.url) : undefined;
    const host = target.kind === 'port' ? target.host : hostOf(url);
    const port = probe.flow.port;
    const own = rows.filter(row => row.sourceIp === pod.address && new Date(row.time) >= since && (row.port === undefined || row.port === port));
    // Rows with a URL must be of this URL; rows without one are of the whole host.
    const named = own.filter(row => row.target?.toLowerCase() === host.toLowerCase() && (url === undefined || row.url === undefined || sameUrl(row.url, url)));
    const last = named.at(-1);
    if (last !== undefined)
        return held(verdict, last);
    // A name in a network rule is logged by its address, and TLS without a name by none: whose rows these are is a guess, which can only agree.
    const guessed = own.filter(row => target.kind === 'port' ? row.kind === 'network' && !isAddress(host) : isAddress(host) && row.target === undefined);
    const agreeing = guessed.findLast(row => held(verdict, row).kind === 'agrees');
    return agreeing === undefined
        ? { kind: 'silent', because: 'no row of this pod and destination was found' }
        : { kind: 'agrees', row: agreeing };
}
function held({ probe, observation, path }, row) {
    const { rule } = probe.expectation;
    const seen = seenIn(probe, observation, path);
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/verify/disagree.js
/** Where the policy's word and what was seen differ: a finding of its own, whatever was expected, with the likely causes in order. */

const stale = 'the firewall has not taken over the last change of the policy yet (5 to 10 minutes for a CA), or its last update failed';
const otherPolicy = "the firewall's policy is not the one in this spec: it was changed by hand, or has a parent with rules of its own";
const around = 'the pod goes around the firewall: the route table is not on its subnet, lacks 0.0.0.0/0, or names an old private address';
function disagreement({ probe, observation, path }) {
    const { predicted } = probe;
    const seen = seenIn(probe, observation, path);
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



/** `workloads`: the names of those that had to be asked. */
function conclude(given, workloads) {
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
            if (own.length > 0 && !own.some(({ probe }) => controlKind(probe) === kind)) {
                doubts.push(`workload ${workload} has no control for ${what}`);
                findings.push({
                    level: 'error',
                    message: `Workload ${workload} has no control: ${what}.`,
                    advice: 'Add such an expectation; without it, a proof that is always true cannot be told from one that holds.',
                });
            }
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
/** A denial that was seen as silence counts only if the same pod got an answer from somewhere: a pod without a network hears nothing either. */
function doubtSilence(verdicts) {
    const key = ({ pod, probe }) => (pod === undefined ? `?${probe.workload}` : `${pod.namespace}/${pod.name}/${pod.container}`);
    const alive = new Set(verdicts.filter(({ observation: { kind } }) => kind === 'tls' || kind === 'http' || kind === 'answered').map(key));
    return verdicts.map(verdict => verdict.result === 'pass' && !alive.has(key(verdict)) && seenIn(verdict.probe, verdict.observation, verdict.path).silent === true
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

;// CONCATENATED MODULE: ./src/actions/verify-report.js
/** What verify-tls-inspection has to say, from what was asked and what came back. */



function resultOf(spec, workloads, authority, asked, log, request, apiServer) {
    const conclusion = conclude(asked.verdicts, workloads.map(({ name }) => name));
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
            await (0,access/* requireAccess */.w)(connection, namespace, access/* execAccess */.E, world.signal);
        const asked = await ask(connection, spec, workloads, authority, request, world);
        const log = await asked.log?.compare(asked.verdicts);
        return resultOf(spec, workloads, authority, asked, log, request, connection.server.host);
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
        const probes = probesFor(spec, workload, facts, pod.address);
        const observations = await prober.observe(pod, probes, world.signal);
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
        for (const probe of probesFor(spec, workload, facts, pod.address))
            verdicts.push(notAsked(probe, pod, 'this pod came while the others were verified; run again'));
    // A pod that is not ready has egress all the same: not to be asked must not be a way around the proof.
    for (const { workload, pods } of then)
        for (const { name, because } of pods.unready)
            for (const probe of probesFor(spec, workload, facts))
                verdicts.push(notAsked(probe, undefined, `pod ${name} could not be asked: ${because}`));
    const steering = [
        ...new Set([...prober.info.values()].flatMap(lines => lines.filter(line => line.startsWith('env=')).map(line => line.slice(4)))),
    ];
    for (const verdict of verdicts)
        world.log.info(lineOf(verdict));
    return { verdicts, pods: ready.map(({ pod }) => pod), findings, steering, log };
}
const lineOf = ({ result, probe, pod, observed }) => `${result.padEnd(12)} ${pod?.name ?? probe.workload}: ${probe.name} (${observed})`;


/***/ }),

/***/ 8639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isStrongSignature),
/* harmony export */   q: () => (/* binding */ buildChain),
/* harmony export */   whyNotIssuedBy: () => (/* binding */ whyNotIssuedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1297);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7542);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(999);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3401);
/**
 * Path validation (RFC 5280 6, as a TLS client does it): from the served leaf, over whatever else was served, to an anchor. The gate's
 * verdict "inspected by our firewall" stands on this, so every doubt is a refusal, and a certificate's own word counts for nothing until
 * the signature above it was verified.
 */





/** What a flight may cost us. A public one has three certificates and takes two verifications. */
const limits = { served: 100, depth: 10, verifications: 200 };
/**
 * Validates a served flight. The first certificate is the leaf, as in TLS; the others may come in any order, and those that lead nowhere
 * do no harm. Checked of each link: name, key identifiers, signature, dates, basicConstraints and path length, keyUsage, extended key
 * usage, critical extensions, key size and hash. An anchor is trusted as a key and name, but its dates and constraints count.
 */
function buildChain(served, anchors, options) {
    const [first, ...rest] = served;
    if (first === undefined)
        return refuse('no certificate was served');
    if (served.length > limits.served)
        return refuse(`${served.length} certificates were served, more than the ${limits.served} that are looked at`);
    const leaf = link(first, false);
    if (typeof leaf === 'string')
        return refuse(leaf);
    const fault = whyNoServer(leaf, options);
    if (fault !== undefined)
        return refuse(fault);
    const known = new Set(anchors.map(anchor => anchor.fingerprint));
    if (known.has(leaf.certificate.fingerprint))
        return refuse(`${leaf.certificate.subject} was served, but that is the trust anchor itself`);
    const candidates = [
        ...anchors.map(anchor => link(anchor, true)),
        ...rest.filter(({ fingerprint }) => !known.has(fingerprint)).map(certificate => link(certificate, false)),
    ].filter(candidate => typeof candidate !== 'string');
    return search(leaf, candidates, options);
}
const refuse = (because) => ({ ok: false, because });
/** Read again from the bytes, for a `Certificate` says less than a path has to be judged by. */
function link(certificate, anchor) {
    try {
        const parsed = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCertificate */ .h)(certificate.der);
        return { certificate, parsed, anchor, subject: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(parsed.subject), issuer: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(parsed.issuer) };
    }
    catch (error) {
        if (error instanceof _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4)
            return `a served certificate cannot be read: ${error.message}`;
        throw error;
    }
}
function search(leaf, candidates, { at, accept = () => true }) {
    let verifications = 0;
    // Of all dead ends, the one that got furthest says most.
    let best = { progress: -1, because: '' };
    const note = (progress, because) => {
        if (progress > best.progress)
            best = { progress, because };
    };
    const extend = (path) => {
        const below = path.at(-1);
        const name = below.certificate.subject;
        if (path.length >= limits.depth)
            return note(path.length * 3, `the path is longer than ${limits.depth} certificates`);
        const issuers = candidates.filter(({ subject }) => subject === below.issuer);
        if (issuers.length === 0)
            return note(path.length * 3, `${name} was issued by ${below.certificate.issuer}, which was neither served nor is it a trust anchor`);
        for (const issuer of issuers) {
            // The same key and name once more can only be a detour.
            if (path.some(({ certificate, subject }) => subject === issuer.subject && certificate.keyFingerprint === issuer.certificate.keyFingerprint)) {
                note(path.length * 3, `${name} leads back to ${issuer.certificate.subject}, so the path has no end`);
                continue;
            }
            const other = whyOtherIssuer(below, issuer);
            if (other !== undefined) {
                note(path.length * 3 + 1, other);
                continue;
            }
            if (++verifications > limits.verifications)
                return note(Number.POSITIVE_INFINITY, 'the flight takes more signature checks than is reasonable');
            if (!signedBy(below.certificate, issuer.certificate)) {
                note(path.length * 3 + 1, `${name} names ${issuer.certificate.subject} as its issuer, but was not signed with that certificate's key`);
                continue;
            }
            const unfit = whyNoAuthority(issuer, path, at);
            if (unfit !== undefined) {
                note(path.length * 3 + 2, unfit);
                continue;
            }
            const longer = [...path, issuer];
            if (!issuer.anchor) {
                const found = extend(longer);
                if (found !== undefined)
                    return found;
            }
            else if (accept(longer.map(({ certificate }) => certificate)))
                return longer;
            else
                note(path.length * 3, `${leaf.certificate.subject} has a valid path to ${issuer.certificate.subject}, but not the one that is asked for`);
        }
        return undefined;
    };
    const path = extend([leaf]);
    return path === undefined ? refuse(best.because) : { ok: true, path: path.map(({ certificate }) => certificate) };
}
const day = (date) => date.toISOString().replace(/\.\d+/, '');
/** What keeps any certificate of a path from counting. */
function whyUnfit({ certificate, parsed, anchor }, at) {
    const name = certificate.subject;
    if (at < parsed.notBefore)
        return `${name} is not valid before ${day(parsed.notBefore)}`;
    if (at > parsed.notAfter)
        return `${name} expired on ${day(parsed.notAfter)}`;
    if (!anchor && !isStrongSignature(parsed.signatureAlgorithm))
        return `${name} is signed with ${parsed.signatureAlgorithm}, which can be forged`;
    const [unknown] = parsed.extensions.unknownCritical;
    if (unknown !== undefined)
        return `${name} has the critical extension ${unknown}, which is not understood here`;
    if (parsed.key.type === 'rsa' && parsed.key.bits < 2048)
        return `the RSA key of ${name} has only ${parsed.key.bits} bits`;
    const usage = parsed.extensions.extendedKeyUsage;
    if (usage !== undefined && !usage.some(purpose => purpose === 'serverAuth' || purpose === 'anyExtendedKeyUsage'))
        return `${name} is not for TLS servers: its extended key usage is ${usage.join(', ')}`;
    return undefined;
}
function whyNoServer(leaf, { at, host }) {
    const { certificate, parsed } = leaf;
    const unfit = whyUnfit(leaf, at);
    if (unfit !== undefined)
        return unfit;
    const usages = parsed.extensions.keyUsage?.usages;
    if (usages !== undefined && !['digitalSignature', 'keyEncipherment', 'keyAgreement'].some(usage => usages.includes(usage)))
        return `${certificate.subject} is not for TLS servers: its key usage is ${usages.join(', ') || 'empty'}`;
    if (host !== undefined && !(0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .namesHost */ .$r)(certificate, host)) {
        const names = [...certificate.dnsNames, ...certificate.ipAddresses];
        return `${certificate.subject} is not for ${host}: it names ${names.slice(0, 5).join(', ') || 'no host'}${names.length > 5 ? ', ...' : ''}`;
    }
    return undefined;
}
function whyNoAuthority(issuer, path, at) {
    const { certificate, parsed } = issuer;
    const name = certificate.subject;
    const { basicConstraints, keyUsage, nameConstraints } = parsed.extensions;
    if (basicConstraints?.ca !== true)
        return `${name} signed ${path.at(-1)?.certificate.subject}, but is no certificate authority`;
    if (keyUsage !== undefined && !keyUsage.usages.includes('keyCertSign'))
        return `${name} may not sign certificates: its key usage lacks keyCertSign`;
    if (nameConstraints)
        return `${name} has name constraints, which are not understood here`;
    // Self-issued certificates do not count (RFC 5280 4.2.1.9), nor does the leaf.
    const between = path.slice(1).filter(({ subject, issuer }) => subject !== issuer).length;
    const { pathLength } = basicConstraints;
    if (pathLength !== undefined && between > pathLength)
        return `${name} allows ${pathLength} certificate authorities below it (its path length), and there ${between === 1 ? 'is' : 'are'} ${between}`;
    return whyUnfit(issuer, at);
}
/** Key identifiers tell keys with the same name apart. Where they disagree, this is not the issuer that is meant. */
function whyOtherIssuer(below, issuer) {
    const named = below.parsed.extensions.authorityKeyIdentifier;
    const own = issuer.parsed.extensions.subjectKeyIdentifier;
    const mismatch = `${below.certificate.subject} names another ${issuer.certificate.subject} as its issuer`;
    if (named?.keyId && own && Buffer.compare(named.keyId, own) !== 0)
        return `${mismatch} (authority key identifier)`;
    if (named?.serial && Buffer.compare(named.serial, issuer.parsed.serial) !== 0)
        return `${mismatch} (serial number)`;
    if (named?.issuer && (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(named.issuer) !== issuer.issuer)
        return `${mismatch} (issuer of the issuer)`;
    return undefined;
}
function signedBy(below, issuer) {
    try {
        return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(below.der).verify(new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(issuer.der).publicKey);
    }
    catch {
        // OpenSSL knows no such key or algorithm.
        return false;
    }
}
/** Why `issuer` did not issue `certificate`, by name, key identifiers and signature alone; undefined: it did. */
function whyNotIssuedBy(certificate, issuer) {
    const below = link(certificate, false);
    const above = link(issuer, false);
    if (typeof below === 'string')
        return below;
    if (typeof above === 'string')
        return above;
    if (below.issuer !== above.subject)
        return `${certificate.subject} was issued by ${certificate.issuer}, not by ${issuer.subject}`;
    return whyOtherIssuer(below, above) ?? (signedBy(certificate, issuer) ? undefined : unsigned(certificate, issuer));
}
const unsigned = (below, issuer) => `${below.subject} names ${issuer.subject} as its issuer, but was not signed with that certificate's key`;
/** SHA-1 and MD5 signatures can be forged, and no client of today takes them. */
const isStrongSignature = (algorithm) => /sha(256|384|512)|ed25519/i.test(algorithm);


/***/ }),

/***/ 6904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ overlaps),
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   M0: () => (/* binding */ formatAddress),
/* harmony export */   Re: () => (/* binding */ subtract),
/* harmony export */   SH: () => (/* binding */ blocksOf),
/* harmony export */   fC: () => (/* binding */ everywhere),
/* harmony export */   gR: () => (/* binding */ contains),
/* harmony export */   or: () => (/* binding */ parseAddress),
/* harmony export */   rT: () => (/* binding */ parseBlock),
/* harmony export */   t$: () => (/* binding */ encloses),
/* harmony export */   y$: () => (/* binding */ intersect),
/* harmony export */   zP: () => (/* binding */ looksLikeIpv6)
/* harmony export */ });
/* unused harmony export prefixesOf */
/**
 * IPv4 as Azure Firewall's rules write it: an address, a CIDR prefix, a range `a-b`, or `*`.
 * Addresses are numbers inside, blocks are inclusive intervals, and a set is a sorted list of blocks that neither touch nor overlap.
 */
const LAST = 0xffff_ffff;
const everywhere = [{ first: 0, last: LAST }];
const OCTET = /^(0|[1-9][0-9]{0,2})$/;
/** Undefined for anything but four plain decimal octets: no leading zeros, no hexadecimal, no short forms. */
function parseAddress(text) {
    const octets = text.split('.');
    if (octets.length !== 4 || !octets.every(octet => OCTET.test(octet) && Number(octet) <= 255))
        return undefined;
    return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0);
}
const formatAddress = (address) => [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');
/** Anything with two colons is meant as IPv6, which no rule may hold: it breaks Azure Firewall (facts: limits). */
const looksLikeIpv6 = (text) => /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(\/\d+)?$/.test(text);
/** Host bits of a prefix are ignored, as a router would; the parser of specs is the one that refuses them. */
function parseBlock(text) {
    if (text === '*')
        return { first: 0, last: LAST };
    const dash = text.indexOf('-');
    if (dash >= 0) {
        const first = parseAddress(text.slice(0, dash).trim());
        const last = parseAddress(text.slice(dash + 1).trim());
        return first === undefined || last === undefined || first > last ? undefined : { first, last };
    }
    const slash = text.indexOf('/');
    const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
    if (address === undefined)
        return undefined;
    if (slash < 0)
        return { first: address, last: address };
    const length = /^(\d|[12]\d|3[0-2])$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : undefined;
    if (length === undefined)
        return undefined;
    const size = 2 ** (32 - length);
    const first = Math.floor(address / size) * size;
    return { first, last: first + size - 1 };
}
/** Sorted, with neighbours and overlaps joined. */
function union(blocks) {
    const joined = [];
    for (const { first, last } of [...blocks].sort((a, b) => a.first - b.first)) {
        const before = joined.at(-1);
        if (before && first <= before.last + 1)
            before.last = Math.max(before.last, last);
        else
            joined.push({ first, last });
    }
    return joined;
}
/**
 * What a list of addresses, prefixes, ranges and `*` covers; what cannot be read covers nothing. Remembered for each list, because
 * a service tag has hundreds of prefixes and is asked about for every flow.
 */
function blocksOf(texts) {
    const known = remembered.get(texts);
    if (known)
        return known;
    const blocks = union(texts.map(parseBlock).filter(block => block !== undefined));
    remembered.set(texts, blocks);
    return blocks;
}
const remembered = new WeakMap();
function intersect(some, others) {
    const both = some.flatMap(a => others.map(b => ({ first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) })).filter(c => c.first <= c.last));
    return union(both);
}
function subtract(from, what) {
    let rest = union(from);
    for (const { first, last } of what)
        rest = rest.flatMap(block => {
            if (last < block.first || first > block.last)
                return [block];
            const before = first > block.first ? [{ first: block.first, last: first - 1 }] : [];
            const after = last < block.last ? [{ first: last + 1, last: block.last }] : [];
            return [...before, ...after];
        });
    return rest;
}
/** Whether an address, prefix, range or `*` contains an address. False where either cannot be read. */
function contains(prefixOrRangeOrAddress, address) {
    const block = parseBlock(prefixOrRangeOrAddress);
    const point = parseAddress(address);
    return block !== undefined && point !== undefined && block.first <= point && point <= block.last;
}
/** Whether the whole of `inner` lies inside `outer`. */
function encloses(outer, inner) {
    const [a, b] = [parseBlock(outer), parseBlock(inner)];
    return a !== undefined && b !== undefined && a.first <= b.first && b.last <= a.last;
}
function overlaps(one, other) {
    const [a, b] = [parseBlock(one), parseBlock(other)];
    return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}
/** The fewest CIDR prefixes that cover exactly these blocks, in ascending order. */
function prefixesOf(blocks) {
    const prefixes = [];
    for (const { first, last } of union(blocks))
        for (let at = first; at <= last;) {
            let size = 1;
            while (size < 2 ** 32 && at % (size * 2) === 0 && at + size * 2 - 1 <= last)
                size *= 2;
            prefixes.push(`${formatAddress(at)}/${32 - Math.log2(size)}`);
            at += size;
        }
    return prefixes;
}


/***/ }),

/***/ 5106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F9: () => (/* binding */ unknownsOf),
/* harmony export */   Gk: () => (/* binding */ unreadRule),
/* harmony export */   KJ: () => (/* binding */ isUnread),
/* harmony export */   KO: () => (/* binding */ unknownOf),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   w7: () => (/* binding */ effectsOf),
/* harmony export */   wP: () => (/* binding */ isWhole)
/* harmony export */ });
/** What is not known of one field of a rule, collection or group. */
const unknownOf = (item, field) => item.unknown?.filter(unknown => unknown.field === field || unknown.field === '*') ?? none;
const none = [];
/** The same words in the same file are the same unknown; a base policy from another file has its own. */
const keyOf = ({ because, place }) => (place ? `${because} in ${place.file}` : because);
/** What a collection does with what its rules match. Where that is not known, each of the two is possible, and what they wait for. */
function effectsOf(collection) {
    const waitsFor = unknownOf(collection, 'action').map(({ because }) => `whether ${because} allows or denies`);
    const effect = collection.action === 'Deny' ? 'deny' : 'allow';
    return waitsFor.length === 0
        ? [{ effect, waitsFor }]
        : [
            { effect: 'allow', waitsFor },
            { effect: 'deny', waitsFor },
        ];
}
/** Everything in a policy that is not known, in the order in which it stands there, the parent's first. */
function unknownsOf(policy) {
    const of = (item) => item.unknown ?? none;
    return [
        ...(policy.parent ? unknownsOf(policy.parent) : none),
        ...of(policy),
        ...policy.ruleCollectionGroups.flatMap(group => [
            ...of(group),
            ...group.ruleCollections.flatMap(collection => [...of(collection), ...collection.rules.flatMap(of)]),
        ]),
    ];
}
/**
 * Whether a policy says all that there is to say about it. Where it does not, only the naive evaluator can answer: it takes what is not
 * known into account.
 */
const isWhole = (policy) => {
    const known = wholes.get(policy);
    if (known !== undefined)
        return known;
    const whole = unknownsOf(policy).length === 0;
    wholes.set(policy, whole);
    return whole;
};
const wholes = new WeakMap();
/** Whether nothing of a rule is known but its place: it may be of another type than it is written as, and be many. */
const isUnread = (rule) => rule.unknown?.some(({ field }) => field === '*') ?? false;
const empty = {
    ApplicationRule: {
        ruleType: 'ApplicationRule',
        protocols: [],
        terminateTLS: false,
        targetFqdns: [],
        targetUrls: [],
        fqdnTags: [],
        webCategories: [],
        destinationAddresses: [],
        httpHeadersToInsert: [],
    },
    NetworkRule: { ruleType: 'NetworkRule', ipProtocols: [], destinationAddresses: [], destinationFqdns: [], destinationPorts: [] },
    NatRule: { ruleType: 'NatRule', ipProtocols: [], destinationAddresses: [], destinationPorts: [], translatedPort: '' },
};
/** A rule of which only the name and the place are known, as one of the type that is asked for. */
const unreadRule = (ruleType, { name, unknown = [], place }) => ({ ...empty[ruleType], name, sourceAddresses: [], unknown, ...(place ? { place } : {}) });


/***/ })

};
