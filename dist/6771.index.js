export const id = 6771;
export const ids = [6771];
export const modules = {

/***/ 6771:
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
// EXTERNAL MODULE: ./src/kubernetes/connection.js + 1 modules
var kubernetes_connection = __webpack_require__(6052);
// EXTERNAL MODULE: ./src/kubernetes/identity.js
var identity = __webpack_require__(1350);
// EXTERNAL MODULE: ./src/kubernetes/pods.js
var kubernetes_pods = __webpack_require__(5464);
// EXTERNAL MODULE: ./src/verify/location.js
var verify_location = __webpack_require__(7172);
// EXTERNAL MODULE: ./src/verify/flight.js
var verify_flight = __webpack_require__(5369);
;// CONCATENATED MODULE: ./src/verify/http-answer.js
/** An HTTP/1.x answer from raw bytes, as far as a verdict needs it. Hostile input: never throws, always bounded. */

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
    const locations = verify_location/* redirectStatuses */.Xe.has(Number(status)) ? locationsIn(lines.slice(0, maxHeaders)) : [];
    return {
        status: Number(status),
        body: new TextDecoder().decode(body.subarray(0, maxBody)),
        headers: { ...headers },
        ...(locations.length === 0 ? {} : { locations }),
    };
}
/** One character more than may be tells that it was too long. */
const locationsIn = (lines) => [
    ...new Set(lines.flatMap(line => /^location[ \t]*:/i.test(line)
        ? line
            .slice(line.indexOf(':') + 1)
            .trim()
            .slice(0, verify_location/* longestLocation */.iF + 1)
        : [])),
].slice(0, 2);
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
/** What cannot be told, and why. */
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
    if (
    // Not SSL_ERROR_ZERO_RETURN: that is what OpenSSL calls the alert close_notify.
    /SSL_ERROR_SYSCALL|unexpected eof|non-properly terminated|Unknown SSL protocol error|EOF occurred|errno=0\b/i.test(words))
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
/** Azure Firewall is IPv4 only, and no route sends IPv6 to it: whatever was seen there, it was not the firewall. */
const byIpv6 = address => address?.includes(':')
    ? unknown(`it was asked by IPv6 (${address.replace(/[^0-9a-f:.]/gi, '?').slice(0, 45)}), which goes around every Azure Firewall: what was seen says nothing of one`)
    : undefined;
/**
 * The same, and what the pods' own network reaches by itself: a private endpoint, a service that the resolver's search list finds, a
 * name that a private zone points there. `range`: in which of those an address lies.
 */
const reachWithout = (range) => address => {
    const inside = address === undefined ? undefined : range(address);
    return inside === undefined
        ? byIpv6(address)
        : unknown(`it was asked at ${address}, which lies in ${inside} and is reached without the firewall (a private endpoint, or a name of its own in the pod's DNS?): what was seen says nothing of it`);
};
/** Exit codes that mean: the certificate was refused (51: by name, in old versions). 77: the bundle itself is missing or unreadable. */
const notTrusted = new Set([51, 60, 77, 83, 90, 91]);

// EXTERNAL MODULE: ./src/pki/chain.js
var pki_chain = __webpack_require__(8639);
// EXTERNAL MODULE: ./src/verify/probes.js
var verify_probes = __webpack_require__(6952);
;// CONCATENATED MODULE: ./src/verify/together.js




/** `at`: what counts as now for certificates. */
const nothingKnown = (at) => ({ at, certificates: new Map(), chains: new Map() });
/** URLs in one curl: so many that their handshakes do not starve each other, and that what was served fits into one line. */
const urlsTogether = 24;
/** Asked by HTTP, with or without TLS. */
const isUrl = ({ expectation: { target } }) => target.kind === 'url';
/** Chains of public hosts differ, and each costs its connection the reading of the store, while the others of that curl wait. */
const mostPassing = 3;
/**
 * Which URLs the first curl asks with the container's own store: one that should be inspected, for their chains are one, and some that should
 * not be, for theirs differ. What these do not settle is asked afterwards, so it matters for the time alone which they are.
 */
function askedWithStore(probes) {
    const inspected = [];
    const passing = new Map();
    for (const probe of probes) {
        const { target, expect, inspected: wanted } = probe.expectation;
        if (target.kind !== 'url' || !isSecure(probe) || expect !== 'allow')
            continue;
        const should = wanted ?? probe.predicted.inspected;
        if (should === true)
            inspected.push(probe.id);
        else if (should === false && !passing.has(new URL(target.url).host))
            passing.set(new URL(target.url).host, probe.id);
    }
    return new Set([...inspected.slice(0, 1), ...[...passing.values()].slice(0, mostPassing)]);
}
/** The answers in what one curl wrote to stderr: a line `ID {json}` of ours for each transfer, and its own `-v` remarks between them. */
function answersIn(said, ids, known) {
    // Curl repeats headers as they came, and a bare carriage return in one begins a line in the eyes of `^`.
    const text = said.replaceAll('\r', ' ');
    const sessions = sessionsIn(text);
    const halfway = beganIn(text);
    const answers = new Map();
    const twice = new Set();
    for (const [, id = '', json = ''] of text.matchAll(/^egress-gate:([A-Za-z0-9]+) (\{.*\})$/gm)) {
        const answer = ids.has(id) ? answerOf(json, sessions, halfway, known) : undefined;
        if (answer === undefined)
            continue;
        if (answers.has(id))
            twice.add(id);
        answers.set(id, answer);
    }
    for (const id of twice)
        answers.delete(id);
    return answers;
}
function answerOf(json, sessions, halfway, { certificates }) {
    let said;
    try {
        said = JSON.parse(json);
    }
    catch {
        return undefined;
    }
    const { exitcode, errormsg, certs, remote_ip, ssl_verify_result, time_namelookup, time_connect, time_appconnect } = said;
    if (typeof exitcode !== 'number' || !Number.isInteger(exitcode) || exitcode < 0 || exitcode > 255)
        return undefined;
    if (typeof ssl_verify_result !== 'number')
        return undefined;
    const since = (time) => typeof time === 'number' && time > 0;
    const listed = typeof certs === 'string' ? certs : '';
    return {
        exitCode: exitcode,
        message: typeof errormsg === 'string' ? errormsg : '',
        resolved: since(time_namelookup),
        // The time is written down only when the whole connection stands, the address as soon as TCP does.
        connected: since(time_connect) || (typeof remote_ip === 'string' && remote_ip !== ''),
        ...(typeof remote_ip === 'string' ? { address: remote_ip } : {}),
        secured: since(time_appconnect),
        flight: (0,verify_flight/* certificatesInText */.RC)(listed, certificates),
        halfway,
        verifyResult: ssl_verify_result,
        ...sessions(listed),
    };
}
/** Of which transfer a remark is cannot be told. A close_notify ends sessions, too, and where it ends a handshake, the error says so. */
function beganIn(text) {
    const count = (remark) => text.match(remark)?.length ?? 0;
    return (count(/^\* TLSv?[\d.]+ \(IN\), TLS handshake, Server hello \(2\)/gm) > count(/^\* SSL connection using /gm) ||
        /^\* TLSv?[\d.]+ \(IN\), TLS alert, (?!close notify)/m.test(text));
}
/**
 * Curl tells the protocol of a session in its remarks only, and in those only beside the certificate's names and dates. Where sessions with
 * the same certificate differ, each is given what a firewall would not speak.
 */
function sessionsIn(text) {
    const sessions = new Map();
    const remark = /^\* SSL connection using (TLSv?[\d.]+)(.*\n(?:[*{}] .*\n){0,4}?)\* {1,3}subject: (.*)\n\* {1,3}start date: (.*)\n\* {1,3}expire date: (.*)\n/gm;
    for (const [, version = '', more = '', ...names] of text.matchAll(remark)) {
        const key = names.map(compact).join('\n');
        const protocol = version.replace(/^TLS(\d)/, 'TLSv$1');
        const alpn = alpnIn(more);
        const before = sessions.get(key);
        const odd = before !== undefined && before.protocol !== 'TLSv1.2' ? before.protocol : protocol;
        const spoken = before?.alpn || alpn;
        sessions.set(key, { ...(odd === undefined ? {} : { protocol: odd }), ...(spoken === undefined ? {} : { alpn: spoken }) });
    }
    return listed => {
        const of = (name) => compact(new RegExp(`^${name}:(.*)$`, 'm').exec(listed)?.[1] ?? '');
        return sessions.get([of('Subject'), of('Start date'), of('Expire date')].join('\n')) ?? {};
    };
}
/** Curl writes names with other spaces and separators here and there. */
const compact = (name) => name.replaceAll(/[\s,;]/g, '');
/** What was agreed on; `''`: nothing was. */
const alpnIn = (remarks) => /ALPN[:,] (?:server )?accepted (?:to use )?(\S+)/.exec(remarks)?.[1] ?? (/ALPN[:,] server did not agree/.test(remarks) ? '' : undefined);
/**
 * What a store's word about this flight holds for as well: flights with the same key. Undefined: for no other one, because the leaf would
 * not be accepted for its host below that issuer, or nothing was served above it.
 */
function issuingChain(probe, flight, { at, chains }) {
    const [leaf, issuer, ...above] = flight;
    const { target } = probe.expectation;
    if (leaf === undefined || issuer === undefined || target.kind !== 'url')
        return undefined;
    const host = (0,verify_probes/* hostOf */.w4)(new URL(target.url));
    const chain = [leaf.keyType, leaf.keyBits, leaf.signatureAlgorithm, ...[issuer, ...above].map(({ fingerprint }) => fingerprint)].join(' ');
    const asked = `${host} ${leaf.fingerprint} ${chain}`;
    if (!chains.has(asked))
        chains.set(asked, (0,pki_chain/* buildChain */.q)([leaf], [issuer], { at, host }).ok ? chain : undefined);
    return chains.get(asked);
}
/** Says after each curl what to ask next, so that every issuing chain is asked for once in a whole run. */
function planner(probes, known) {
    const byId = new Map(probes.map(probe => [probe.id, probe]));
    const withStore = askedWithStore(probes);
    const settled = new Set();
    return (asked, text) => {
        const answers = answersIn(text, new Set(asked), known);
        const trust = [];
        const again = [];
        // What settles a chain first; then of several that would do one that answered: the store's word then comes as fast.
        const rank = (id) => (withStore.has(id) ? 0 : answers.get(id)?.exitCode === 0 ? 1 : 2);
        const quick = [...asked].sort((a, b) => rank(a) - rank(b));
        for (const id of quick) {
            const probe = byId.get(id);
            const answer = answers.get(id);
            if (probe === undefined)
                continue;
            const refused = answer !== undefined && withStore.has(id) && notTrusted.has(answer.exitCode);
            if (answer === undefined || refused || !tells(probe, answer))
                again.push(id);
            else if (answer.flight.length > 0) {
                const chain = issuingChain(probe, answer.flight, known);
                if (chain !== undefined && settled.has(chain))
                    continue;
                if (chain !== undefined)
                    settled.add(chain);
                if (!withStore.has(id))
                    trust.push(id);
            }
        }
        return { trust, again };
    };
}
/** Exit codes that are about curl itself and not about what it met; and 7, which says how TCP was stopped only in remarks about addresses. */
const helpless = new Set([1, 2, 3, 4, 7, 26, 27, 41, 43, 48]);
/**
 * Not so: what a curl before 7.88 says, which tells no certificates; a session whose protocol does not stand in its remarks; and a connection
 * that was closed, where it may have been after an answer.
 */
const tells = (probe, { exitCode, message, secured, flight, protocol, halfway }) => flight.length > 0
    ? protocol !== undefined
    : !(helpless.has(exitCode) || (secured && isSecure(probe)) || (halfway && howStopped(message) === 'closed-after-hello'));
/** Asked by HTTPS. */
const isSecure = ({ expectation: { target } }) => target.kind === 'url' && target.url.startsWith('https:');

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
            // Whoever answers the ClientHello, if only by half, speaks TLS; the firewall says nothing to what it denies.
            const answered = /^\* TLSv?[\d.]+ \(IN\), TLS /m.test(err);
            return how === 'reset' || how === 'closed-after-hello'
                ? { kind: 'blocked', how, detail, stage: answered ? 'answer' : 'handshake' }
                : unknown(detail);
        }
        case 52:
        case 56:
            return { kind: 'blocked', how: howStopped(last) === 'reset' ? 'reset' : 'closed-after-hello', detail, stage: 'answer' };
        default:
            return unknown(detail);
    }
}
/**
 * A curl that does not verify (an image's own script around it that says -k) ends well, whatever it was served. That its store took the
 * certificate is told only by the result of the verification, the third word of what it writes out. Undefined: it took it, or did not say.
 */
function notVerified(out) {
    const [, result] = /^\s*\d{3} \S+ (\d{1,6}) /.exec(out) ?? [];
    return result === undefined ? undefined : wentOn(Number(result));
}
/** The fourth word of what it writes out: the address that it was connected to. */
const addressIn = (out) => /^\s*\d{3} \S+ \d{1,6} (\S{1,100})/.exec(out)?.[1];
/** The same, of the result itself. */
function wentOn(result) {
    return result === 0
        ? undefined
        : `curl went on although its store does not take the certificate (verify result ${result}): it is set not to verify`;
}
/** From the files of `https` (script-probes.ts), asked by curl. */
function curlHttps(fields, said, reach) {
    const again = fields.has('krc');
    const around = reach(addressIn(said_text(fields, again ? 'kout' : 'out')));
    if (around !== undefined)
        return around;
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
    const alpn = alpnIn(err);
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
/** From the files of `http`, asked by curl. */
function curlHttp(fields, said, reach) {
    const around = reach(addressIn(said_text(fields, 'out')));
    if (around !== undefined)
        return around;
    const http = answerFrom(fields.get('head'), fields.get('body'));
    return http === undefined ? curlStopped(said) : { kind: 'http', http };
}
/** From the files of `https`, asked by `openssl s_client`. */
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
        const answered = /^SSL handshake has read [1-9]/m.test(out);
        return how === undefined
            ? unknown(detail)
            : { kind: 'blocked', how, detail, stage: answered ? 'answer' : connected ? 'handshake' : 'connect' };
    }
    const verify = [...out.matchAll(/^[ \t]{0,20}Verify return code: (\d+) \((.*)\)/gm)].at(0);
    const protocol = /^(?:New, (TLSv[\d.]+)|[ \t]{0,20}Protocol[ \t]{0,20}: (TLSv[\d.]+))/m.exec(out);
    const start = out.search(/^HTTP\/\d/m);
    const http = start < 0 ? undefined : answerOfWire(Buffer.from(out.slice(start), 'latin1'));
    const version = /^[ \t]{0,20}Protocol[ \t]{0,20}: (TLSv[\d.]+)/m.exec(out)?.[1] ?? protocol?.[1];
    return {
        kind: 'tls',
        flight,
        trusted: verify === undefined ? 'unknown' : verify[1] === '0',
        ...(verify === undefined || verify[1] === '0' ? {} : { trustDetail: `openssl: ${verify[2]?.slice(0, 100)} (${verify[1]})` }),
        ...(version === undefined ? {} : { protocol: version }),
        ...(http === undefined ? { httpDetail: said.rc === 124 ? 'no answer in time' : detailOf(said.err, 'no answer') } : { http }),
    };
}
/** From the files of `http`, asked by wget. */
function wgetHttp(fields, said) {
    // It follows redirects, whatever it is told: only the first answer is of what was asked, and the body it brings may be anybody's.
    const status = Number(/HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(said.err)?.[1] ?? 0);
    if (status !== 0)
        return { kind: 'http', http: { status, body: verify_location/* redirectStatuses */.Xe.has(status) ? '' : said_text(fields, 'body'), headers: {} } };
    const detail = detailOf(said.err, `wget ended with ${said.rc ?? '?'}`);
    if (dnsWords.test(said.err))
        return { kind: 'dns-failure', detail };
    const how = said.rc === 124 ? 'timeout' : howStopped(said.err);
    return how === undefined || how === 'closed-after-hello' ? unknown(detail) : { kind: 'blocked', how, detail, stage: 'connect' };
}

;// CONCATENATED MODULE: ./src/verify/observe-helper.js
/** What the helpers in Python, Node.js and Perl said: one JSON document each. */



/** What python or node printed. Undefined: it is not the one JSON document that they print. */
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
/** From the answer of python or node. `secure`: TLS had to be spoken. */
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
/** An answer that brought nothing: where the connection ended, and how. */
function stopped(answer) {
    const detail = string(answer.error?.text) ?? 'no result';
    const stage = answer.answered === true ? 'answer' : answer.connected === true ? 'handshake' : 'connect';
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

// EXTERNAL MODULE: ./src/pki/handshake.js
var handshake = __webpack_require__(8899);
// EXTERNAL MODULE: ./src/verify/bundles.js
var bundles = __webpack_require__(8610);
// EXTERNAL MODULE: ./src/verify/shell-quote.js
var shell_quote = __webpack_require__(7500);
;// CONCATENATED MODULE: ./src/verify/runtime-script.js
/**
 * Which runtimes a container has, and what they trust: shell text that looks for them beside the probes, once for each workload. It prints a
 * JSON object a line; `runtime-trust.ts` makes sense of it. What can be tried is tried against a host that should be inspected; what lists
 * its roots lists them; what does neither is found, with what its process reads.
 */


/** Node.js: its own roots with what settings add (tls.getCACertificates, 22.15 and later); before it, only where no setting changes them. */
const nodeTrust = `
const tls=require("tls"),h=require("crypto").createHash,o=process.env
let c;try{c=tls.getCACertificates?tls.getCACertificates("default"):o.NODE_EXTRA_CA_CERTS||o.NODE_OPTIONS?undefined:tls.rootCertificates}catch(e){}
const r=c&&c.map(p=>h("sha256").update(Buffer.from(p.replace(/-----[^-]*-----/g,""),"base64")).digest("hex"))
console.log(JSON.stringify({runtime:"node",version:process.version,roots:r}))
`.trim();
/** Python: whether its ssl module takes the host (3.13 checks strictly), and the bundle that requests reads, by its variables or certifi. */
const pythonTrust = `
import hashlib,json,os,re,socket,ssl,sys
v=sys.version.split()[0]
if len(sys.argv)>2:
    t={"runtime":"python","version":v}
    try:
        c=ssl.create_default_context();s=socket.create_connection((sys.argv[1],int(sys.argv[2])),5)
        c.wrap_socket(s,server_hostname=sys.argv[1]);t["tried"]="ok"
    except ssl.SSLError as e:
        if "CERTIFICATE_VERIFY_FAILED" in str(e): t["tried"]="refused";t["detail"]=str(e)[:200]
    except Exception: pass
    print(json.dumps(t))
try: import certifi
except ImportError: sys.exit(0)
r=None
try:
    with open(os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or certifi.where()) as f: t=f.read(4000000)
    r=[hashlib.sha256(ssl.PEM_cert_to_DER_cert(p)).hexdigest() for p in re.findall("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----",t)]
except Exception: pass
print(json.dumps({"runtime":"python-certifi","version":v,"roots":r}))
`.trim();
/**
 * Processes that read the system's store once: Go by the mark that its linker leaves in every binary (debug/buildinfo), .NET by its runtime
 * (libcoreclr). What steers them are SSL_CERT_FILE and SSL_CERT_DIR of their own environment, and the store as it was when they began.
 */
const processes = `
# start_of FOLDER: when a process began, in ticks since the machine did
start_of() { l=; read -r l <"$1/stat"; set -- \${l##*) }; began=\${20:-0}; }
boot=$(sed -n 's/^btime //p' /proc/stat); seen=' ' count=0
start_of /proc/$$; ours=$began
for p in /proc/[0-9]*; do
  [ "$count" -ge 20 ] && break
  # What began after this script is a part of it, and its interpreters are no small files to look into.
  start_of "$p"; [ "$ours" -gt 0 ] && [ "$began" -ge "$ours" ] && continue
  x=$(readlink "$p/exe") || continue
  case $seen in *" $x "*) continue ;; esac
  seen="$seen$x "; count=$((count + 1)); kind=
  if grep -qF libcoreclr "$p/maps"; then kind=dotnet
  elif head -c 67108864 "$p/exe" | grep -qF 'Go buildinf:'; then kind=go
  else continue; fi
  name=$(tr -cd 'A-Za-z0-9._-' <"$p/comm" | head -c 40)
  own=$(tr '\\000' '\\n' <"$p/environ" | sed -n 's/^SSL_CERT_FILE=//p;s/^SSL_CERT_DIR=//p' | tr '\\n' ' ' | tr -cd 'A-Za-z0-9._/: -' | head -c 200)
  here=$(printf '%s\\n%s\\n' "\${SSL_CERT_FILE:-}" "\${SSL_CERT_DIR:-}" | grep . | tr '\\n' ' ' | tr -cd 'A-Za-z0-9._/: -' | head -c 200)
  late=
  for b in \${own:-${bundles/* bundles */.C.join(' ')}}; do
    made=$(stat -c %Y "$b" 2>/dev/null) && [ -n "$boot" ] && [ "$made" -gt $((boot + began / 100 + 1)) ] && late=true
  done
  same=true; [ "$own" = "$here" ] || same=false
  printf '{"runtime":"%s","process":"%s","store":"%s","same":%s,"late":%s}\\n' "$kind" "$name" "$own" "$same" "\${late:-false}"
done
if have dotnet; then printf '{"runtime":"dotnet","process":"","store":"","same":true,"late":false}\\n'; fi`;
/**
 * Java lists what its store holds, which takes keytool half a second of CPU: asked where a Java runs, or the image is one for it. A process
 * that names another store is asked about that one.
 */
const javas = `
java=$(command -v java) || java=\${JAVA_HOME:+$JAVA_HOME/bin/java}
if [ -n "$java" ] && [ -x "$java" ]; then
  home=$(readlink -f "$java"); home=\${home%/bin/*}; store=
  for c in "$home/lib/security/cacerts" "$home/jre/lib/security/cacerts"; do [ -r "$c" ] && { store=$c; break; }; done
  runs=\${JAVA_HOME:-}
  for p in /proc/[0-9]*; do
    case $(tr '\\000' '\\n' <"$p/cmdline" | head -n 1) in *java) runs=yes ;; *) continue ;; esac
    own=$(tr '\\000' '\\n' <"$p/cmdline" | sed -n 's/^-Djavax.net.ssl.trustStore=//p' | head -n 1)
    [ -n "$own" ] && [ -r "$own" ] && { store=$own; break; }
  done
  list=
  [ -n "$runs" ] && [ -x "$home/bin/keytool" ] && [ -n "$store" ] && list=$(limit 10 "$home/bin/keytool" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -list -keystore "$store" -storepass changeit |
    sed -n 's/.*(SHA-256): *\\([0-9A-F:]*\\).*/"\\1"/p' | head -n 400 | tr '\\n' ',')
  printf '{"runtime":"java","roots":%s}\\n' "\${list:+[$list\\"\\"]}" | sed 's/:}$/:null}/'
fi`;
/** The function `runtimes HOST PORT`; without a host nothing is tried. It writes into "$d/runtimes". */
const runtimesFunction = `
node_trust=${(0,shell_quote/* quote */.h)(nodeTrust)}
python_trust=${(0,shell_quote/* quote */.h)(pythonTrust)}
runtimes() {
  { have node && limit 10 node -e "$node_trust"; } >"$d/runtimes1" & r=$!
  for t in python3 python; do have $t && limit 10 $t -c "$python_trust" "$@" && break; done >"$d/runtimes2" & r="$r $!"
  { ${processes}
  } >"$d/runtimes4" & r="$r $!"
  { ${javas}
  } >"$d/runtimes5" & r="$r $!"
  wait $r
  cat "$d"/runtimes[1-5] >"$d/pod.runtimes"
} </dev/null 2>/dev/null`;

;// CONCATENATED MODULE: ./src/verify/script-fields.js
/** What the script in a pod brings back of a probe: files named ID.FIELD, and how much of each. */
/** Bytes of each field that are brought back. */
const fieldCaps = {
    tool: 200,
    rc: 20,
    out: 65_536,
    head: 16_384,
    body: 65_536,
    err: 32_768,
    krc: 20,
    kout: 65_536,
    khead: 16_384,
    kbody: 65_536,
    kerr: 32_768,
    frc: 20,
    flight: 65_536,
    trc: 20,
    tout: 65_536,
    thead: 0,
    tbody: 0,
    terr: 32_768,
    json: 262_144,
    session: 65_536,
    info: 4096,
    runtimes: 65_536,
    // In base64 still one line of a dialogue (kubernetes/exec.ts).
    text: 700_000,
    packed: 67_108_864,
};
/** Bytes of each file in `packed`. */
const fileCap = 262_144;

;// CONCATENATED MODULE: ./src/verify/script-helpers.js
/**
 * Probers for containers that have no curl and no openssl. Each takes `KIND HOST PORT TIMEOUT URL METHOD QUERYHEX` and prints one line of
 * JSON. They take no trust decision about the flight that they report; what they cannot tell they leave out.
 */
/** Python 3.6 and later. Only 3.13 gives out the whole flight; before it, the leaf alone, which proves nothing (`partial`). */
const pythonProber = String.raw `
import base64,json,socket,ssl,sys,time
kind,host,port,limit,url,method,query=sys.argv[1:8]
port=int(port);limit=float(limit);end=time.monotonic()+limit;r={}
def left():
    t=end-time.monotonic()
    if t<=0: raise socket.timeout("timed out")
    return t
def fail(e):
    n=type(e).__name__;t=str(e)
    k="other"
    if isinstance(e,socket.gaierror): k="dns"
    elif isinstance(e,ConnectionRefusedError): k="refused"
    elif isinstance(e,ConnectionResetError): k="reset"
    elif isinstance(e,ssl.SSLEOFError) or "EOF occurred" in t: k="eof"
    elif isinstance(e,socket.timeout) or "timed out" in t: k="timeout"
    elif isinstance(e,OSError) and e.errno in (101,113): k="unreachable"
    r["error"]={"kind":k,"text":n+": "+t}
def read(s):
    path=url.split("://",1)[1];path="/"+path.split("/",1)[1] if "/" in path else "/"
    s.sendall((method+" "+path+" HTTP/1.1\r\nHost: "+host+"\r\nUser-Agent: egress-gate\r\nAccept: */*\r\nConnection: close\r\n\r\n").encode())
    b=b""
    while len(b)<65536:
        s.settimeout(left());d=s.recv(16384)
        if not d: break
        b+=d
    r["http"]=base64.b64encode(b).decode()
def context():
    c=ssl.create_default_context()
    def message(conn,way,*rest):
        if way=="read": r["answered"]=True
    try: c._msg_callback=message
    except Exception: pass
    return c
def connect():
    s=socket.create_connection((host,port),left());r["connected"]=True;s.settimeout(left());return s
def name():
    try: socket.inet_aton(host);return None
    except OSError: return host
try:
    if kind=="https":
        try:
            c=context()
            if name() is None: c.check_hostname=True
            t=c.wrap_socket(connect(),server_hostname=host);r["trusted"]=True
        except ssl.SSLCertVerificationError as e:
            r["trusted"]=False;r["trustDetail"]=str(e)
            c=context();c.check_hostname=False;c.verify_mode=ssl.CERT_NONE
            t=c.wrap_socket(connect(),server_hostname=name())
        r["protocol"]=t.version()
        f=getattr(t,"get_unverified_chain",None)
        if f: r["flight"]=[base64.b64encode(x if isinstance(x,bytes) else x.public_bytes()).decode() for x in f()]
        else: r["flight"]=[base64.b64encode(t.getpeercert(True)).decode()];r["partial"]=True
        read(t)
    elif kind=="http": read(connect())
    elif kind=="tcp": connect()
    elif kind=="udp":
        s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM);s.connect((socket.gethostbyname(host),port));end=time.monotonic()+limit
        for i in range(3):
            s.send(bytes.fromhex(query));s.settimeout(min(left(),limit/3))
            try: r["answer"]=s.recv(2048).hex();break
            except socket.timeout:
                if i==2: raise
except Exception as e: fail(e)
print(json.dumps(r))
`.trim();
/**
 * Node.js 12 and later. Gives out the whole flight. Its own list of roots is not the system's store, so it cannot tell trust. A name that
 * is not resolved in time was never asked: it must not look like packets that were dropped.
 */
const nodeProber = String.raw `
const [kind,host,port,limit,url,method,query]=process.argv.slice(-7),r={},net=require("net"),tls=require("tls")
let over=false,bytes=Buffer.alloc(0)
const done=()=>{if(over)return;over=true;if(bytes.length)r.http=bytes.slice(0,65536).toString("base64");console.log(JSON.stringify(r));process.exit()}
const fail=e=>{const c=e.code||"",k={ENOTFOUND:"dns",EAI_AGAIN:"dns",ECONNREFUSED:"refused",ECONNRESET:/before secure TLS|disconnected/.test(e.message)?"eof":"reset",ETIMEDOUT:"timeout",EHOSTUNREACH:"unreachable",ENETUNREACH:"unreachable"}[c]||"other";if(!bytes.length)r.error={kind:k,text:c+": "+e.message};done()}
let asked=net.isIP(host)>0
setTimeout(()=>setImmediate(()=>setImmediate(()=>{if(!bytes.length)r.error=asked?{kind:"timeout",text:"timed out"}:{kind:"dns",text:"the name was not resolved in time"};done()})),limit*1000)
const path="/"+(url.split("://")[1]||"").split("/").slice(1).join("/")
const talk=s=>{s.write(method+" "+path+" HTTP/1.1\r\nHost: "+host+"\r\nUser-Agent: egress-gate\r\nAccept: */*\r\nConnection: close\r\n\r\n");s.on("data",d=>{bytes=Buffer.concat([bytes,d]);if(bytes.length>65536)done()});s.on("end",done);s.on("close",done)}
if(kind==="udp"){const s=require("dgram").createSocket("udp4");s.on("error",fail);s.on("message",m=>{r.answer=m.toString("hex");done()});s.connect(+port,host,()=>{asked=true;const go=()=>s.send(Buffer.from(query,"hex"));go();setInterval(go,limit*333)})}
else{const s=net.connect({port:+port,host});s.on("error",fail);s.on("lookup",()=>{asked=true});s.on("connect",()=>{r.connected=true
if(kind==="tcp")return done()
if(kind==="http")return talk(s)
const t=tls.connect({socket:s,servername:net.isIP(host)?"":host,rejectUnauthorized:false},()=>{r.protocol=t.getProtocol();r.alpn=t.alpnProtocol||"";r.flight=[];let c=t.getPeerCertificate(true);while(c&&c.raw&&r.flight.length<20){r.flight.push(c.raw.toString("base64"));if(!c.issuerCertificate||c.issuerCertificate===c)break;c=c.issuerCertificate}talk(t)});const cut=e=>{if(s.bytesRead>0)r.answered=true;fail(e)};t.on("error",cut);t.on("close",()=>{if(!over)cut(Object.assign(new Error("disconnected"),{code:"ECONNRESET"}))})})}
`.trim();
/** Perl 5, whose base package on Debian has sockets: for UDP only. */
const perlUdp = String.raw `
use IO::Socket::INET;use IO::Select;my(undef,$h,$p,$l,undef,undef,$q)=@ARGV;
my $s=IO::Socket::INET->new(PeerAddr=>$h,PeerPort=>$p,Proto=>"udp") or do{my $e=$@||$!;my $k=$e=~/hostname|resolve/i?"dns":$e=~/unreach|route/i?"unreachable":"other";$e=~s/[^ -~]|["\\]/ /g;print qq({"error":{"kind":"$k","text":"$e"}}\n);exit};
for(1..3){$s->send(pack("H*",$q));if(IO::Select->new($s)->can_read($l/3)){my $b;if(defined $s->recv($b,2048)){print qq({"answer":").unpack("H*",$b).qq("}\n)}else{print qq({"error":{"kind":"refused","text":"refused"}}\n)}exit}}
print qq({"error":{"kind":"timeout","text":"no answer"}}\n);
`.trim();
/**
 * Sends bytes and brings back what comes, until a TLS 1.2 server has said all that it says before it waits (ServerHelloDone is 0e000000, of
 * which bash keeps the 0e).
 * Nothing in them knows TLS. By variables H, P, Q (octal) and F in bash, else by arguments: HOST PORT SECONDS HEX.
 */
const sessionBash = String.raw `
exec 3<>"/dev/tcp/$H/$P" || exit; printf "$Q" >&3; i=0
while [ $((i += 1)) -le 32 ] && dd bs=65536 count=1 <&3 >>"$F"; do
  case $(tail -c 4 "$F") in $'\016') break;; esac
done`.trim();
const sessionPython = String.raw `
import socket,sys
h,p,t,q=sys.argv[1:5];s=socket.create_connection((h,int(p)),float(t));s.sendall(bytes.fromhex(q));b=b""
try:
    while len(b)<65536 and b[-4:]!=b"\x0e\0\0\0":
        d=s.recv(16384)
        if not d: break
        b+=d
except Exception: pass
sys.stdout.buffer.write(b)`.trim();
const sessionPerl = String.raw `
my($h,$p,$t,$q)=@ARGV;my $s=IO::Socket::INET->new(PeerAddr=>$h,PeerPort=>$p,Timeout=>$t) or exit 1;
syswrite $s,pack("H*",$q);my $b="";while(length($b)<65536&&substr($b,-4) ne "\x0e\0\0\0"){sysread($s,$b,16384,length $b) or last}
binmode STDOUT;print $b`.trim();
const sessionNode = `
const [h,p,t,q]=process.argv.slice(-4);let b=Buffer.alloc(0);const end=()=>{process.stdout.write(b,()=>process.exit())}
const s=require("net").connect(+p,h,()=>s.write(Buffer.from(q,"hex")));s.on("data",d=>{b=Buffer.concat([b,d]);if(b.length>65536||b.slice(-4).toString("hex")==="0e000000")end()})
s.on("end",end);s.on("error",end)`.trim();

;// CONCATENATED MODULE: ./src/verify/script-probes.js
/**
 * The shell functions that ask: each kind of probe with what the container has. They stand on those of script-shell.ts (`have`, `limit`,
 * `to_text`, and the folder `$d`). POSIX sh. Nothing of a probe is in this text; it comes as arguments.
 */


/** `helper`, `curl_to`, `many_start`, `many`, `https`, `http`, `tcp`, `udp` and `session`, whose arguments stand above each. */
const probeFunctions = `python_prober=${(0,shell_quote/* quote */.h)(pythonProber)}
node_prober=${(0,shell_quote/* quote */.h)(nodeProber)}
perl_udp=${(0,shell_quote/* quote */.h)(perlUdp)}
session_bash=${(0,shell_quote/* quote */.h)(sessionBash)} session_python=${(0,shell_quote/* quote */.h)(sessionPython)}
session_perl=${(0,shell_quote/* quote */.h)(sessionPerl)} session_node=${(0,shell_quote/* quote */.h)(sessionNode)}

# helper ID KIND HOST PORT SECONDS URL METHOD QUERY: python or node, one JSON document
helper() {
  h=$1; shift
  # Looked for here, beside the other probes: an interpreter takes its time to start.
  python=; for t in python3 python; do have $t && $t -c 'import sys;sys.exit(sys.version_info<(3,6))' >/dev/null 2>&1 && { python=$t; break; }; done
  if [ -n "$python" ]; then echo python >"$d/$h.tool"; limit $(($4 + 10)) $python -c "$python_prober" "$@" >"$d/$h.json" 2>"$d/$h.err"
  elif have node && node -e 0 >/dev/null 2>&1; then echo node >"$d/$h.tool"; limit $(($4 + 10)) node -e "$node_prober" -- "$@" >"$d/$h.json" 2>"$d/$h.err"
  else return 1; fi
  echo $? >"$d/$h.rc"
}

# curl_to PREFIX FILES-INFIX SECONDS METHOD URL [more options]: one request by the container's own trust, whatever ~/.curlrc and proxies say
curl_to() {
  c=$1 k=$2 s=$3 m=$4 u=$5; shift 5
  case $m in HEAD) set -- -I "$@" ;; GET) ;; *) set -- -X "$m" "$@" ;; esac
  ( ulimit -f 4096
    curl -q -g -sSv --noproxy '*' --connect-timeout "$s" -m "$s" -A egress-gate -D "$c.\${k}head" -o "$c.\${k}body" \\
      -w '%{http_code} %{http_version} %{ssl_verify_result} %{remote_ip}\\n%{certs}' "$@" "$u" >"$c.\${k}out" 2>"$c.\${k}err" )
  r=$?
  echo "$r" >"$c.\${k}rc"
  return "$r"
}

# many_start CONFIG: all of these URLs in one curl, beside whatever else is started
many_start() {
  many=
  have curl || return
  printf '%s' "$1" >"$d/config"
  # A file that grows too long ends that transfer, and not all of them. Remarks by way of stdout are not written letter by letter.
  ( cd "$d" && ulimit -f 4096; trap '' XFSZ; curl -q -v --stderr - --parallel --parallel-immediate -K config >many 2>/dev/null ) &
  many=$!
}

# many NUMBER IDS: what that curl said, and then what the other side wants to know besides
many() {
  if [ -n "$many" ]; then
    wait "$many"
    printf '\\negress-gate %s many%s text %s - ' "$n" "$1" "$enc"
    to_text <"$d/many"
    echo
  else : >"$d/many"; fi
  todo=; for id in $2; do todo="$todo a:$id"; done
  if [ -s "$d/many" ]; then
    printf '\\negress-gate %s ask many%s\\n' "$n" "$1"
    read -r todo <&3 || todo=
  fi
  for id in $todo; do
    case $id in
      t:*) trust "\${id#t:}" & q="$q $!" ;;
      a:*) rm -f "$d/\${id#a:}".[!s]*; again "\${id#a:}" & q="$q $!" ;;
    esac
  done
}

# https ID HOST PORT SECONDS URL METHOD SNI PATH AUTHORITY
https() {
  f=$d/$1
  sni=-servername; [ -n "$7" ] || sni=-noservername
  if curl_runs; then
    echo curl >"$f.tool"
    curl_to "$f" '' "$4" "$6" "$5"
    case $? in
      # No connection, or cut before a certificate was seen: there is nothing more to see.
      1|2|3|5|6|7|35) return ;;
      # Not trusted: once more without a decision, to see what was served and what is behind it.
      51|58|60|66|77|80|82|83|90|91) curl_to "$f" k "$4" "$6" "$5" -k ;;
    esac
    grep -q 'BEGIN CERTIFICATE' "$f.out" 2>/dev/null && return
    grep -q 'BEGIN CERTIFICATE' "$f.kout" 2>/dev/null && return
    # Curl before 7.88 tells no certificates. Without a handshake there are none to ask for.
    case $(cat "$f.rc") in 28|52|55|56) grep -q 'SSL connection using' "$f.err" || return ;; esac
    openssl_runs || return
    limit "$4" openssl s_client -connect "$2:$3" $sni \${7:+"$7"} -showcerts </dev/null >"$f.flight" 2>/dev/null
    echo $? >"$f.frc"
  elif openssl_runs; then
    echo openssl >"$f.tool"
    check=-verify_hostname; [ -n "$7" ] || check=-verify_ip
    printf '%s %s HTTP/1.1\\r\\nHost: %s\\r\\nUser-Agent: egress-gate\\r\\nAccept: */*\\r\\nConnection: close\\r\\n\\r\\n' "$6" "$8" "$9" |
      limit "$4" openssl s_client -ign_eof -connect "$2:$3" $sni \${7:+"$7"} $check "$2" -showcerts >"$f.flight" 2>"$f.err"
    echo $? >"$f.rc"
  else
    helper "$1" https "$2" "$3" "$4" "$5" "$6" '' || echo none >"$f.tool"
  fi
}

# http ID HOST PORT SECONDS URL METHOD SNI PATH AUTHORITY
http() {
  f=$d/$1
  if curl_runs; then echo curl >"$f.tool"; curl_to "$f" '' "$4" "$6" "$5"
  elif helper "$1" http "$2" "$3" "$4" "$5" "$6" ''; then :
  elif have wget && [ "$6" = GET ]; then
    echo wget >"$f.tool"
    # No redirects. The wget of busybox follows them all the same: there its first answer counts.
    m=; wget --help 2>&1 | grep -q -e --max-redirect && m=--max-redirect=0
    # What a proxy answers is not what the network does. There is no option for it that all wgets know.
    ( unset http_proxy HTTP_PROXY; limit "$4" wget $m -S -O "$f.body" "$5" >/dev/null 2>"$f.err" )
    echo $? >"$f.rc"
  else echo none >"$f.tool"; fi
}

# resolved ID HOST SECONDS: a name that does not resolve must not look like packets that were dropped
known=
resolved() {
  known=1
  case $2 in *[!0-9.]*) ;; *) return 0 ;; esac
  have getent || { known=; return 0; }
  limit "$3" getent hosts "$2" >/dev/null 2>&1 && return 0
  echo getent >"$d/$1.tool"
  return 1
}

# Silence counts from the moment the shell is ready to connect to an address ("go"), by a clock of its own: a container without CPU must not
# look like a firewall that drops.
clock='{ sleep "$T"; kill -9 $$; } >/dev/null 2>&1 & w=$!; [ -z "$G" ] || echo go >&2'

# tcp ID HOST PORT SECONDS
tcp() {
  f=$d/$1
  resolved "$1" "$2" "$4" || return
  if bash -c ':' >/dev/null 2>&1; then
    echo bash >"$f.tool"
    { H=$2 P=$3 T=$4 G=$known limit $(($4 + 10)) bash -c "$clock"'; exec 3<>"/dev/tcp/$H/$P"; r=$?; kill $w; exit $r' </dev/null >/dev/null 2>"$f.err"; } 2>/dev/null
    echo $? >"$f.rc"
  elif helper "$1" tcp "$2" "$3" "$4" '' '' ''; then :
  elif curl_runs; then
    echo curl >"$f.tool"
    curl -q -sSv --noproxy '*' --connect-timeout "$4" -m "$4" "telnet://$2:$3" </dev/null >/dev/null 2>"$f.err"
    echo $? >"$f.rc"
  elif have nc; then
    echo nc >"$f.tool"
    v=; nc -h 2>&1 | grep -q -e '^[[:space:]]*-v' -e '-[a-zA-Z0-9]*v' && v=-v
    limit $(($4 + 5)) nc $v -w "$4" "$2" "$3" </dev/null >/dev/null 2>"$f.err"
    echo $? >"$f.rc"
  else echo none >"$f.tool"; fi
}

# udp ID HOST PORT SECONDS HEX OCTAL
udp() {
  f=$d/$1
  resolved "$1" "$2" "$4" || return
  if helper "$1" udp "$2" "$3" "$4" '' '' "$5"; then :
  elif perl -MIO::Socket::INET -MIO::Select -e 1 >/dev/null 2>&1; then
    echo perl >"$f.tool"
    limit $(($4 + 5)) perl -e "$perl_udp" udp "$2" "$3" "$4" '' '' "$5" >"$f.json" 2>"$f.err"
    echo $? >"$f.rc"
  elif bash -c ':' >/dev/null 2>&1; then
    echo bash >"$f.tool"
    { H=$2 P=$3 Q=$6 T=$4 G=$known limit $(($4 + 10)) bash -c "$clock"'; exec 3<>"/dev/udp/$H/$P" || exit 7; printf "$Q" >&3; dd bs=2048 count=1 <&3; r=$?; kill $w; exit $r' </dev/null >"$f.out" 2>"$f.err"; } 2>/dev/null
    echo $? >"$f.rc"
  elif have nc; then
    echo nc >"$f.tool"
    { printf "$6"; sleep "$4"; } | limit $(($4 + 5)) nc -u -w "$4" "$2" "$3" 2>"$f.err" | dd bs=2048 count=1 2>/dev/null >"$f.out"
    echo 0 >"$f.rc"
  else echo none >"$f.tool"; fi
}

# session ID HOST PORT SECONDS HEX OCTAL: these bytes, and what comes back until the other side waits for us (ServerHelloDone)
session() {
  f=$d/$1.session
  if have bash; then
    H=$2 P=$3 F=$f Q=$6 limit "$4" bash -c "$session_bash" </dev/null
  else
    for t in python3 python; do have $t && $t -c '' && { limit "$4" $t -c "$session_python" "$2" "$3" "$4" "$5" >"$f"; return; }; done
    if perl -MIO::Socket::INET -e 1; then limit "$4" perl -MIO::Socket::INET -e "$session_perl" "$2" "$3" "$4" "$5" >"$f"
    elif have node; then limit "$4" node -e "$session_node" -- "$2" "$3" "$4" "$5" >"$f"
    elif have nc; then
      # It cannot tell when the other side waits.
      w=$4; [ "$w" -gt 3 ] && w=3
      { printf "$6"; sleep "$w"; } | limit "$w" nc "$2" "$3" >"$f"
    fi
  fi
} >/dev/null 2>&1
`;

;// CONCATENATED MODULE: ./src/verify/script-shell.js
/**
 * What the script that asks a pod (script.ts) stands on: a place for files, deadlines, and how it all is sent back. POSIX sh: dash, bash,
 * busybox ash. Nothing of a probe is in this text; it comes as arguments.
 */



/** What the functions share, for a run with this nonce. */
const prelude = (nonce) => `n=${nonce}
umask 077
have() { command -v "$1" >/dev/null 2>&1; }
if have base64; then enc=b; to_text() { base64 -w 0 2>/dev/null || base64 | tr -d '\\n'; }
elif have openssl; then enc=b; to_text() { openssl base64 | tr -d '\\n'; }
elif have od; then enc=h; to_text() { od -An -v -tx1 | tr -d ' \\n'; }
else echo 'neither base64, openssl nor od is in this container' >&2; return 3; fi
d=
for t in "\${TMPDIR:-/tmp}" /dev/shm /var/tmp /run .; do
  d="$t/egress-gate.$n"
  mkdir "$d" 2>/dev/null && break
  d=
done
[ -n "$d" ] || { echo 'no directory of this container can be written to, not even /tmp or /dev/shm' >&2; return 4; }
case $d in /*) ;; *) d=$PWD/$d ;; esac
trap 'rm -rf "$d"' EXIT
trap 'exit 143' TERM HUP INT
# What was started beside: to be waited for.
o= q=
# Whether there is a timeout that works was found out before this script came, or is asked now.
timed=\${1:-}; [ -n "$timed" ] || { timeout 1 true >/dev/null 2>&1 && timed=yes; }
limit() {
  [ "$timed" != yes ] || { timeout "$@"; return; }
  limit_s=$1; shift
  exec 4<&0
  "$@" <&4 & limit_p=$!
  exec 4<&-
  { sleep "$limit_s"; kill "$limit_p"; } >/dev/null 2>&1 & limit_w=$!
  wait "$limit_p"; limit_r=$?
  kill "$limit_w" >/dev/null 2>&1
  [ "$limit_r" = 143 ] && limit_r=124
  return "$limit_r"
}
# All files of probes in one line. What is too long is cut at its end, or at its start where the last words count.
pack() {
  cd "$d" || return
  set -- *.*
  [ -e "$1" ] || return 0
  wc -c "$@" >sizes
  list= bytes=1
  while read -r size name; do
    [ "$name" = total ] && continue
    case $name in *err) [ "$size" -gt ${fieldCaps['err']} ] && {
      tail -c ${fieldCaps['err']} "$name" >tail; cat tail >"$name"; size=${fieldCaps['err']}
    } ;; esac
    list="$list$size $name
"
    [ "$size" -gt ${fileCap} ] && size=${fileCap}
    bytes=$((bytes + size))
  done <sizes
  echo "$list" >sizes
  # On a line of its own, whatever else was printed before it.
  printf '\\negress-gate %s files packed %s %s ' "$n" "$enc" "$((bytes + \${#list}))"
  { head -q -c ${fileCap} sizes "$@" 2>/dev/null || for name in sizes "$@"; do head -c ${fileCap} "$name"; done; } | to_text
  echo
}
curl_runs() { have curl && curl --version >/dev/null 2>&1; }
openssl_runs() { have openssl && openssl version >/dev/null 2>&1; }
${probeFunctions}
# Beside the probes: which runtimes there are, and what they trust.
${runtimesFunction}

# Names only: values may hold credentials.
pod_info() {
  for t in HTTPS_PROXY https_proxy HTTP_PROXY http_proxy ALL_PROXY all_proxy SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE; do
    eval "v=\\\${$t:-}"; [ -n "$v" ] && echo "env=$t"
  done >"$d/pod.info"
}`;

// EXTERNAL MODULE: ./src/verify/session.js
var session = __webpack_require__(6683);
;// CONCATENATED MODULE: ./src/verify/script.js
/**
 * The script that asks all questions of one pod, in one POSIX sh (dash, bash, busybox ash), in parallel, with what the container has.
 * Pure: text in, text out. It decides nothing: it reports what its tools said, byte by byte, and `observe.ts` makes sense of it here.
 * URLs are asked by one curl where that will do (together.ts), which makes it a dialogue: `ask <curl>` waits for a line on descriptor 3.
 *
 * Output lines: `egress-gate <nonce> <probe> <field> <b|h> <bytes> <base64 or hex>`; anything else that appears is noise. What tools wrote
 * is kept in files named ID.FIELD and sent at the end in one such line, for every program that is started costs a pod more than its answer.
 */






/** All that a pod can be made to say for so many probes, in the encoding of the lines, with some room for noise. */
const outputCap = (probes) => 262_144 + probes * 786_432;
/** When the script must be over, by its own limits. Seconds. */
const scriptSeconds = (timing, probes) => (Math.ceil(probes / urlsTogether) + 3) * Math.max(timing.allowSeconds, timing.denySeconds) + 10;
/** `runtimes`: ask the container's language runtimes as well, which takes longer than all else. */
function verifyScript(probes, timing, nonce, { runtimes = true } = {}) {
    const others = probes.filter(probe => !isUrl(probe));
    const withStore = askedWithStore(probes);
    const urls = probes.filter(isUrl);
    const batches = batched(urls, urlsTogether).map((batch, at) => ({
        start: `many_start ${(0,shell_quote/* quote */.h)(together(batch, timing, withStore))}`,
        end: `many ${at + 1} ${(0,shell_quote/* quote */.h)(batch.map(({ id }) => id).join(' '))}`,
    }));
    const bound = (0,session/* sessionProbe */.j4)(probes);
    return [
        prelude(nonce),
        ...oneByOne(urls, timing, nonce),
        // The network takes its time with what curl asks: meanwhile all else has the CPU.
        ...batches.slice(0, 1).map(({ start }) => start),
        ...batched(others.map(probe => `${start(probe, timing, nonce)} & o="$o $!"`), atOnce).map((lines, at, all) => (at < all.length - 1 ? `o=; ${lines.join('\n')}\nwait $o` : `o=; ${lines.join('\n')}`)),
        ...(bound === undefined ? [] : [`${sessionOf(bound, timing, nonce)} & o="$o $!"`]),
        ...(runtimes ? [`runtimes ${triedBy(bound)} & o="$o $!"`] : []),
        ...batches.flatMap(({ start, end }, at) => (at === 0 ? [end] : [start, end])),
        'for p in $o $q; do wait "$p"; done',
        'pod_info',
        'pack',
        'return 0',
    ].join('\n');
}
/**
 * The other side of the dialogue: what one run of the script is told to ask next.
 * Takes each line of its output, and returns the line to send, if one is waited for.
 */
function verifyReply(probes, known) {
    const next = planner(probes, known);
    const batches = batched(probes.filter(isUrl), urlsTogether);
    const said = new Map();
    const asked = new Set();
    return (line, nonce) => {
        const [tag, own, id = '', field, encoding, , data = ''] = line.split(' ', 7);
        if (tag !== 'egress-gate' || own !== nonce)
            return undefined;
        if (/^many\d{1,3}$/.test(id) && field === 'text')
            said.set(id, Buffer.from(data, encoding === 'h' ? 'hex' : 'base64').toString('latin1'));
        if (id !== 'ask' || field === undefined)
            return undefined;
        // Each is asked once: a pod that asks on and on would have us read on and on.
        if (asked.has(field))
            return undefined;
        asked.add(field);
        const batch = batches[Number(/^many(\d{1,3})$/.exec(field)?.[1] ?? 0) - 1];
        return batch === undefined
            ? undefined
            : words(next(batch.map(each => each.id), said.get(field) ?? ''));
    };
}
const words = ({ trust, again }) => `${[...trust.map(id => `t:${id}`), ...again.map(id => `a:${id}`)].join(' ')}\n`;
/** So many at once that their start does not starve each other. */
const atOnce = 32;
const batched = (all, size) => Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
/** How each URL is asked for alone: anew with all that the container has (`again`), or for what the container's own store says (`trust`). */
function oneByOne(urls, timing, nonce) {
    const cases = (body) => urls.map(probe => `${probe.id}) ${body(probe)} ;;`).join('\n');
    return [
        `again() { case $1 in\n${cases(probe => start(probe, timing, nonce))}\nesac; }`,
        // No more than the handshake is wanted, and a second request may not be made for everything.
        `trust() { case $1 in\n${cases(probe => `curl_to "$d/$1" t ${secondsFor(probe, timing)} HEAD ${(0,shell_quote/* quote */.h)(hrefOf(probe))}`)}\nesac; }`,
    ];
}
/**
 * Curl's configuration for all these URLs in one process. Most read no store, and nothing is believed: the certificates are looked at by us.
 * Sessions are not resumed, for a resumed one shows no certificates.
 */
function together(urls, timing, withStore) {
    const word = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    const operation = (probe) => {
        const { id, expectation } = probe;
        const method = expectation.target.kind === 'url' ? expectation.target.method : 'GET';
        const seconds = secondsFor(probe, timing);
        return [
            `url=${word(hrefOf(probe))}`,
            ...(method === 'HEAD' ? ['head'] : method === 'GET' ? [] : [`request=${word(method)}`]),
            `output="${id}.body"`,
            `dump-header="${id}.head"`,
            `write-out="\\negress-gate:${id} %{json}\\n"`,
            `connect-timeout=${seconds}`,
            `max-time=${seconds}`,
            'user-agent=egress-gate\nnoproxy="*"\ngloboff\nsilent\nshow-error\nno-sessionid',
            ...(withStore.has(id) ? [] : ['insecure\ncacert="/dev/null"\ncapath="/dev/null"']),
        ].join('\n');
    };
    // While the store is read, which takes long, the others have been asked and wait for their answers.
    const inOrder = [...urls.filter(({ id }) => !withStore.has(id)), ...urls.filter(({ id }) => withStore.has(id))];
    return `${inOrder.map(operation).join('\nnext\n')}\n`;
}
const hrefOf = (probe) => (0,verify_probes/* urlOf */.rs)(probe)?.href ?? '';
const secondsFor = ({ expectation: { expect } }, { allowSeconds, denySeconds }) => expect === 'deny' ? denySeconds : allowSeconds;
/** What is asked by UDP, in hex. The answer has to quote the nonce, so that nothing old or made up can be taken for one. */
function udpQuery(probe, nonce) {
    const { target } = probe.expectation;
    const speaks = target.kind === 'port' ? target.speaks : undefined;
    const [a, b] = udpTokens(probe, nonce);
    // NTP version 4, mode 3 (client); the transmit timestamp comes back as the originate timestamp.
    if (speaks === 'ntp')
        return `23${'00'.repeat(39)}${a}`;
    // One question: the root's name servers, recursion desired.
    if (speaks === 'dns')
        return `${b}${'0100'}${'0001'}${'0000'.repeat(3)}${'00'}${'0002'}${'0001'}`;
    return a;
}
/** Eight and two bytes in hex, of this run and this probe. */
function udpTokens(probe, nonce) {
    const spice = [...probe.id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) & 0xffff, 7);
    return [
        `${nonce.slice(0, 12)}${spice.toString(16).padStart(4, '0')}`,
        (Number.parseInt(nonce.slice(12, 16), 16) ^ spice).toString(16).padStart(4, '0'),
    ];
}
const octal = (hex) => hex.replace(/../g, byte => `\\${Number.parseInt(byte, 16).toString(8).padStart(3, '0')}`);
/** The host that runtimes try, where one should be inspected. */
function triedBy(bound) {
    const url = bound && (0,verify_probes/* urlOf */.rs)(bound);
    return url === undefined ? '' : `${(0,shell_quote/* quote */.h)((0,verify_probes/* hostOf */.w4)(url))} ${url.port === '' ? 443 : url.port}`;
}
function sessionOf(probe, timing, nonce) {
    const url = (0,verify_probes/* urlOf */.rs)(probe);
    const host = (0,verify_probes/* hostOf */.w4)(url);
    const hello = Buffer.from((0,handshake/* clientHello */.Ye)(host, (0,session/* sessionRandom */.oV)(nonce, probe.id))).toString('hex');
    return ['session', probe.id, host, url.port === '' ? 443 : url.port, secondsFor(probe, timing), hello, octal(hello)]
        .map(each => (0,shell_quote/* quote */.h)(String(each)))
        .join(' ');
}
function start(probe, timing, nonce) {
    const { target } = probe.expectation;
    const seconds = secondsFor(probe, timing);
    if (target.kind === 'url') {
        const url = (0,verify_probes/* urlOf */.rs)(probe);
        const secure = url.protocol === 'https:';
        const host = url.hostname.replace(/^\[|\]$/g, '');
        const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
        const named = /^[\d.]+$|:/.test(host) ? '' : host;
        const path = `${url.pathname}${url.search}`;
        return [secure ? 'https' : 'http', probe.id, host, port, seconds, url.href, target.method, named, path, url.host]
            .map(each => (0,shell_quote/* quote */.h)(String(each)))
            .join(' ');
    }
    const query = target.protocol === 'udp' ? udpQuery(probe, nonce) : '';
    return [target.protocol, probe.id, target.host, target.port, seconds, query, octal(query)].map(each => (0,shell_quote/* quote */.h)(String(each))).join(' ');
}

;// CONCATENATED MODULE: ./src/verify/observe-transport.js
/** What was said of a bare TCP or UDP probe. */




/** From the files of `tcp`: whether something took the connection. */
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
/** From the files of `udp`. Only what answers our own question (a number of this run) is an answer. */
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
    // It ends without a word when it was refused, too, and has no clock of its own.
    if (said.tool === 'nc' && said.err === '')
        return unknown('nc brought no answer, and does not tell silence from a refusal');
    return unknown(detailOf(said.err, `${said.tool} ended with ${said.rc ?? '?'}`));
}
/** An answer counts only if it quotes what this run asked. */
function udpAnswer(probe, hex, nonce) {
    const { target } = probe.expectation;
    const [token, id] = udpTokens(probe, nonce);
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




/**
 * One probe's words as an observation. `fields` undefined: the pod said nothing about it. `nonce`: this run's, which a UDP answer has to quote.
 * `reach`: what the address says that a curl was connected to.
 */
function observe(probe, fields, nonce, reach = byIpv6) {
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
            return secure ? curlHttps(fields, said, reach) : curlHttp(fields, said, reach);
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






/**
 * Of the probes that one curl could tell about. The others were asked one by one (`observe`), and are here only where that contradicts what the
 * store said at first.
 */
function observeTogether(probes, parsed, known, reach = byIpv6) {
    const ids = new Set(probes.map(({ id }) => id));
    const said = parsed.together.flatMap(each => [...answersIn(each, ids, known)]);
    // Twice is once too often: one of the two was not written by our curl.
    const answers = new Map(said.filter(([id]) => said.filter(([other]) => other === id).length === 1));
    const withStore = askedWithStore(probes);
    const told = probes.flatMap(probe => {
        const fields = parsed.probes.get(probe.id);
        const answer = answers.get(probe.id);
        return answer === undefined || fields === undefined || fields.has('tool') ? [] : [{ probe, answer, fields }];
    });
    const chainOf = ({ probe, answer }) => issuingChain(probe, answer.flight, known) ?? probe.id;
    const byChain = new Map();
    for (const each of told) {
        const { probe, answer, fields } = each;
        const said = withStore.has(probe.id) ? trustAtOnce(answer) : fields.has('trc') ? trustOf(probe, answer, fields, known) : undefined;
        // Where the store says both, the refusal counts.
        if (said !== undefined && (said.trusted === false || !byChain.has(chainOf(each))))
            byChain.set(chainOf(each), said);
    }
    return new Map([
        ...told.map((each) => [
            each.probe.id,
            isSecure(each.probe) ? observe_together_secure(each.answer, each.fields, byChain.get(chainOf(each)), reach) : plain(each.answer, each.fields, reach),
        ]),
        ...probes.flatMap(probe => {
            const [answer, fields] = [answers.get(probe.id), parsed.probes.get(probe.id)];
            return answer !== undefined && fields?.has('tool') && withStore.has(probe.id) ? refusedBefore(probe, answer, fields, reach) : [];
        }),
    ]);
}
/** A way that changes from one connection to the next must not come to a pass by being asked twice. 77 is about the store's file alone. */
function refusedBefore(probe, { exitCode, message }, fields, reach) {
    if (!notTrusted.has(exitCode) || exitCode === 77)
        return [];
    const seen = observe(probe, fields, '', reach);
    return seen.kind === 'tls' && seen.trusted === true
        ? [
            [
                probe.id,
                { ...seen, trusted: 'unknown', trustDetail: `its store took it only when asked again; before, curl: (${exitCode}) ${message}` },
            ],
        ]
        : [];
}
/** The bundle that the container's curl says it read: not every build reads the distribution's. */
function bundleOfCurl({ probes, together }) {
    const remarks = [...together, ...[...probes.values()].flatMap(fields => ['terr', 'err'].map(name => said_text(fields, name)))];
    for (const each of remarks)
        for (const [, bundle] of each.matchAll(/^\* *CAfile: *([\w./-]{1,200})\r?$/gm))
            if (bundle !== '/dev/null')
                return bundle;
    return undefined;
}
/** What the container's own store said in the first curl. A refusal is asked again, alone; where that was not done, it stands. */
function trustAtOnce({ exitCode, message, flight, verifyResult }) {
    if (flight.length === 0)
        return undefined;
    // Of a name that does not fit it comes after the handshake, when the store itself had nothing against the chain.
    const detail = notTrusted.has(exitCode) ? `curl: (${exitCode}) ${message}` : wentOn(verifyResult);
    return detail === undefined ? { trusted: true } : { trusted: false, detail };
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
    const issuers = [answer.flight, again].map(flight => issuingChain(probe, flight, known) ?? `alone ${flight.map(each => each.fingerprint)}`);
    return issuers[0] === issuers[1]
        ? { trusted: true }
        : { trusted: 'unknown', detail: "asked once more with the container's own store, it was served another chain" };
}
function observe_together_secure(answer, fields, trust, reach) {
    const around = reach(answer.address);
    if (around !== undefined)
        return around;
    const http = answerFrom(fields.get('head'), fields.get('body'));
    const { flight, protocol, alpn } = answer;
    if (flight.length === 0) {
        const stopped = answer.secured ? unknown('a handshake without certificates') : curlStopped(saidOf(answer));
        return stopped.kind === 'blocked' && stopped.how === 'closed-after-hello' && answer.halfway
            ? unknown(`whether anything was answered before the connection was closed could not be told (${stopped.detail})`)
            : stopped;
    }
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
function plain(answer, fields, reach) {
    const around = reach(answer.address);
    if (around !== undefined)
        return around;
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
        if (id === undefined || field === undefined || !Object.hasOwn(fieldCaps, field))
            return undefined;
        const size = Math.min(Number(digits), fileCap);
        if (at + size > bytes.length)
            return undefined;
        if (size > 0)
            files.push({ id, field, content: bytes.subarray(at, at + Math.min(size, fieldCaps[field] ?? 0)) });
        at += size;
    }
    return at === bytes.length ? files : undefined;
}
function decode(field, encoding, size, data) {
    const cap = Object.hasOwn(fieldCaps, field) ? fieldCaps[field] : undefined;
    if (cap === undefined || size === undefined || data === undefined)
        return undefined;
    // Curl's text is long, and counting it first would cost the pod a program; what is missing from it is asked again.
    const counted = size !== '-' || field !== 'text';
    if (counted && (!/^\d{1,9}$/.test(size) || Number(size) > cap))
        return undefined;
    if (encoding === 'b' ? !/^[A-Za-z0-9+/]*={0,2}$/.test(data) : encoding !== 'h' || !/^(?:[0-9a-f]{2})*$/.test(data))
        return undefined;
    if (data.length > cap * 2 + 4)
        return undefined;
    const content = Buffer.from(data, encoding === 'b' ? 'base64' : 'hex');
    return content.length === Number(size) || (!counted && content.length <= cap) ? content : undefined;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/kubernetes/api.js
var api = __webpack_require__(9874);
// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
// EXTERNAL MODULE: ./src/kubernetes/printable.js
var printable = __webpack_require__(9241);
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
const notStarted = (image, because) => (0,faults/* kubernetesFault */.xL)('EphemeralContainerFailed', `The ephemeral container with image ${(0,printable/* printable */.g)(image)} does not run: ${(0,printable/* printable */.g)(because).slice(0, 400)}`, 'Check that the nodes can pull the image (through the firewall), and that it has sh, sleep and curl.');
/** Why there is none, for people. */
const whyNoEphemeral = (error) => (0,faults/* isKubernetesFault */.HE)(error) ? `${error.message} ${error.advice}` : (0,printable/* printable */.g)(error instanceof Error ? error.message : String(error));

// EXTERNAL MODULE: ./src/kubernetes/run-script.js + 3 modules
var run_script = __webpack_require__(1540);
;// CONCATENATED MODULE: ./src/kubernetes/prober.js
/** Asks one pod all its questions in one exec. Whatever goes wrong becomes an observation that is unknown, with the reason. */











/** The port that `verify` declares, by exec: all probes of a pod in one session, and in a container beside it where the pod itself can run nothing. */
function podProber(connection, options, log) {
    const info = new Map();
    const runtimes = new Map();
    // Asking an interpreter takes longer than all probes, and what it brings along comes from the image: one pod of a workload will do.
    const runtimesOf = new Map();
    const known = nothingKnown(new Date());
    const reach = reachWithout(options.past ?? (() => undefined));
    const run = (target, probes, withRuntimes, signal) => {
        let reply = verifyReply(probes, known);
        return (0,run_script/* runScript */.j3)(connection, target, {
            script: nonce => {
                reply = verifyReply(probes, known);
                return verifyScript(probes, options, nonce, { runtimes: withRuntimes });
            },
            reply: (line, nonce) => reply(line, nonce),
            // What the script takes by its own limits, and some seconds for the way.
            deadlineSeconds: scriptSeconds(options, probes.length) + 10,
            maxBytes: outputCap(probes.length),
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
            const bundle = bundleOfCurl(parsed);
            const lines = [...said.split('\n'), ...(bundle === undefined ? [] : [`curl-bundle=${bundle}`])]
                .map(line => (0,printable/* printable */.g)(line).slice(0, 200))
                .filter(line => line !== '');
            // A pod that is asked again, for a few of its probes, tells a part of it again.
            info.set(pod.uid, [...new Set([...lines, ...(info.get(pod.uid) ?? [])])]);
            const together = observeTogether(probes, parsed, known, reach);
            return new Map(probes.map((probe) => [
                probe.id,
                parsed.damaged.has(probe.id)
                    ? {
                        kind: 'unknown',
                        detail: 'the output for this probe is damaged or contradicts itself; something in the pod prints into the session',
                    }
                    : seenFrom(outside ? pod.container : undefined, (0,verify_location/* withLocations */.Rv)(probe, (0,session/* withSession */.fQ)(probe, together.get(probe.id) ?? observe(probe, parsed.probes.get(probe.id), result.nonce, reach), parsed.probes.get(probe.id), result.nonce))),
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

// EXTERNAL MODULE: ./src/policy/evaluate.js + 6 modules
var evaluate = __webpack_require__(6056);
// EXTERNAL MODULE: ./src/policy/own-way.js
var own_way = __webpack_require__(8214);
// EXTERNAL MODULE: ./src/verify/hops.js
var verify_hops = __webpack_require__(9611);
;// CONCATENATED MODULE: ./src/verify/follow.js


/** By probe id, what the answers led to. `judges` is asked for only where something has to be followed: public roots take a while to read. */
async function follow(pod, probes, observations, judges, predict, ask) {
    const hops = new Map();
    const findings = [];
    const following = probes.filter(({ expectation }) => expectation.redirects !== undefined);
    if (following.length === 0)
        return { hops, findings };
    const by = await judges();
    // Each round lengthens each chain by one, and each has an end.
    for (;;) {
        const next = following.flatMap(probe => {
            const seen = observations.get(probe.id);
            const hop = seen && (0,verify_hops/* nextHop */.F)(probe, pod, seen, hops.get(probe.id) ?? [], by, predict);
            return hop === undefined ? [] : [{ probe, hop }];
        });
        if (next.length === 0)
            return { hops, findings };
        // Whoever answers names any URL. What the policy denies fails anyhow, and nobody has the pod ask for it.
        const wanted = next.flatMap(({ hop }) => (hop.predicted.effect === 'deny' ? [] : [hop]));
        const tried = wanted.length === 0 ? undefined : await ask(wanted);
        findings.push(...(tried?.findings ?? []));
        for (const { probe, hop } of next) {
            const observation = hop.predicted.effect === 'deny'
                ? { kind: 'unknown', detail: 'the policy denies it, so it was not asked' }
                : (tried?.observations.get(hop.id) ?? { kind: 'unknown', detail: 'the prober gave no answer' });
            hops.set(probe.id, [...(hops.get(probe.id) ?? []), { url: (0,verify_probes/* urlOf */.rs)(hop)?.href ?? '', predicted: hop.predicted, observation }]);
        }
    }
}

// EXTERNAL MODULE: ./src/verify/judge.js + 1 modules
var judge = __webpack_require__(5279);
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

// EXTERNAL MODULE: ./src/verify/subject.js
var verify_subject = __webpack_require__(7183);
// EXTERNAL MODULE: ./src/actions/cluster.js
var cluster = __webpack_require__(7023);
// EXTERNAL MODULE: ./src/actions/deployed-now.js
var deployed_now = __webpack_require__(6422);
// EXTERNAL MODULE: ./src/actions/other-cluster.js
var other_cluster = __webpack_require__(3400);
// EXTERNAL MODULE: ./src/actions/our-authority.js
var our_authority = __webpack_require__(6187);
// EXTERNAL MODULE: ./src/actions/public-roots.js
var public_roots = __webpack_require__(9936);
// EXTERNAL MODULE: ./src/report/fault.js
var fault = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/verify/seen.js
var verify_seen = __webpack_require__(1044);
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
    const transport = target.kind === 'port' ? target.protocol : 'tcp';
    const own = rows.filter(row => row.sourceIp === pod.address &&
        new Date(row.time) >= since &&
        (row.port === undefined || row.port === port) &&
        !(row.kind === 'network' && /^(?:TCP|UDP|ICMP)/i.test(row.protocol ?? '') && !row.protocol?.toLowerCase().startsWith(transport)));
    // Rows with a URL must be of this URL; rows without one are of the whole host.
    const named = own.filter(row => row.target?.toLowerCase() === host.toLowerCase() && (url === undefined || row.url === undefined || sameUrl(row.url, url)));
    // A row that does not say what was decided must not stand before one that does.
    const last = named.findLast(({ action }) => action !== 'unknown') ?? named.at(-1);
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
    const seen = (0,verify_seen/* seenIn */.vV)(probe, observation, path);
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
    if (row.action === 'unknown')
        return { kind: 'silent', because: 'its row does not say what was decided' };
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
/** How often the log is opened before it is given up. */
const openings = 3;
/** Whether the log may answer if it is asked again: it answered in part, was busy, or did not answer. */
const passes = (error) => error instanceof fault/* KnownFaultError */.eb && ['PartialLogs', 'LogsUnavailable'].includes(error.code);
/**
 * Opens the log of the firewall for pods with these addresses, before they are asked: whatever it holds already is of an earlier run (the same
 * pods may have asked the same a minute ago) and corroborates nothing.
 */
async function openLog(spec, request, sources, world) {
    if (sources.length === 0)
        return { compare: async () => ({ read: false, disagreements: 0, logged: [], facts: [], findings: [] }) };
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
        for (let attempt = 1;; attempt++)
            try {
                known = new Set((await ask()).map(row => JSON.stringify(row)));
                break;
            }
            catch (error) {
                if (attempt === openings || !passes(error))
                    throw error;
                await (0,promises_.setTimeout)(firstPause, undefined, { signal: world.signal });
            }
        read = ask;
    });
    return {
        async compare(verdicts) {
            const until = Date.now() + request.logsSeconds * 1000;
            let told = verdicts.map(verdict => ({ verdict, corroboration: corroborate(verdict, [], from) }));
            await guarded(async () => {
                for (let pause = firstPause; read !== undefined; pause = Math.min(longestPause, pause * 2)) {
                    let rows = [];
                    try {
                        rows = (await read()).filter(row => !known.has(JSON.stringify(row)));
                        problem = '';
                    }
                    catch (error) {
                        // What passes is waited for like rows that are late; the last answer counts.
                        if (world.signal.aborted || !passes(error) || Date.now() + pause >= until)
                            throw error;
                        await (0,promises_.setTimeout)(pause, undefined, { signal: world.signal });
                        continue;
                    }
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
        read: problem === '',
        disagreements: count('disagrees'),
        logged: told.map(({ corroboration }) => problem !== '' && corroboration.kind === 'silent' ? { kind: 'silent', because: 'the log could not be read' } : corroboration),
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
// EXTERNAL MODULE: ./src/github/workspace-files.js
var workspace_files = __webpack_require__(4994);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(3101);
// EXTERNAL MODULE: ./src/verify/conclude.js
var conclude = __webpack_require__(1382);
// EXTERNAL MODULE: ./src/verify/evidence.js
var evidence = __webpack_require__(3966);
// EXTERNAL MODULE: ./src/verify/expiry.js
var verify_expiry = __webpack_require__(4016);
// EXTERNAL MODULE: ./src/verify/refusals.js + 1 modules
var refusals = __webpack_require__(9473);
// EXTERNAL MODULE: ./src/verify/verdict.js
var verdict = __webpack_require__(9522);
;// CONCATENATED MODULE: ./src/verify/vouched.js
/**
 * Who vouches for what passes through. A runner may have been given further authorities: of a company's own origins, or of a proxy that opens
 * TLS. To the judgement both are known authorities, and only a reader can tell them apart.
 */



/** What passes through by the word of given authorities alone. `own`: those that no one had to give. */
function vouchedByRunner(verdicts, own, at) {
    const hosts = new Map();
    const known = new Set();
    for (const { probe, observation, path } of verdicts.flatMap(verdict/* stepsOf */.B)) {
        const url = (0,verify_probes/* urlOf */.rs)(probe);
        const leaf = observation.kind === 'tls' ? observation.flight[0] : undefined;
        if (observation.kind !== 'tls' || path.kind !== 'passthrough' || url === undefined || leaf === undefined)
            continue;
        const host = (0,verify_probes/* hostOf */.w4)(url);
        const key = `${host} ${leaf.fingerprint}`;
        if (known.has(key))
            continue;
        known.add(key);
        const names = new Set(observation.flight.flatMap(({ subject, issuer }) => [subject, issuer]));
        const anchors = own.filter(({ subject }) => names.has(subject));
        if ((0,pki_chain/* buildChain */.q)(observation.flight, anchors, { at, host }).ok)
            continue;
        hosts.set(path.issuer, (hosts.get(path.issuer) ?? new Set()).add(host));
    }
    return [...hosts].map(([issuer, names]) => ({
        level: 'notice',
        message: `${[...names].slice(0, 3).join(', ')}${names.size > 3 ? ` and ${names.size - 3} more` : ''} passed through with a certificate of ${issuer}, which is known only because this runner was given that authority. If it is a proxy's, somebody opens these sessions.`,
        advice: 'If it is not the authority of your own origins, take it out of NODE_EXTRA_CA_CERTS for this job, and verify again.',
    }));
}

;// CONCATENATED MODULE: ./src/actions/verify-report.js
/** What verify-tls-inspection has to say, from what was asked and what came back. */









function resultOf(spec, workloads, authority, asked, log, request, apiServer) {
    const refused = (0,refusals/* refusals */.K)(asked.verdicts, authority, asked.at, asked.publicRoots);
    const conclusion = (0,conclude/* conclude */.E)(asked.verdicts, workloads.map(({ name }) => name), refused);
    const { findings } = conclusion;
    const verdicts = conclusion.verdicts.map((verdict, index) => {
        const logged = log?.logged[index];
        return logged === undefined ? verdict : { ...verdict, logged };
    });
    // The log alone never fails a run, but a run that it contradicts is no proof.
    const contradicted = conclusion.result === 'pass' && (log?.disagreements ?? 0) > 0;
    const result = contradicted ? 'inconclusive' : conclusion.result;
    const expiry = (0,verify_expiry/* expiryOf */.p)(verdicts, authority);
    const counted = contradicted
        ? `${conclusion.headline}; the firewall's log contradicts ${log?.disagreements} of them`
        : conclusion.headline;
    // First what its reader came for: whether something may be deployed.
    const headline = `${answer(result, expiry?.at)}: ${counted}`;
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
            ...(expiry === undefined
                ? []
                : [
                    {
                        name: result === 'pass' ? 'proof holds until' : 'first certificate ends',
                        value: `${expiry.at.toISOString()} (${expiry.of} ends)`,
                    },
                ]),
            {
                name: 'the judgement refused',
                value: `${(0,report_text/* count */.U9)(refused.passedThrough, 'flight')} that passed through, against our root; ${(0,report_text/* count */.U9)(refused.inspected, 'inspected one')}, against other keys, dates and hosts${refused.broken.length > 0 ? `; ${refused.broken.length} were not refused` : ''}`,
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
            ...notChosen(spec, workloads),
            ...steeringFindings(asked.steering),
            ...vouchedByRunner(verdicts, (0,public_roots/* ownAmong */.n)(asked.publicRoots), asked.at),
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
const answer = (result, until) => result !== 'pass'
    ? 'Not proven, the gate stays closed'
    : `Proven${until ? ` until ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''}, the gate may open`;
/** A pass speaks of those that were asked. */
function notChosen(spec, workloads) {
    const left = spec.workloads.filter(({ name }) => !workloads.some(each => each.name === name)).map(({ name }) => name);
    return left.length === 0
        ? []
        : [
            {
                level: 'notice',
                message: `Of the spec's workloads ${left.slice(0, 5).join(', ')}${left.length > 5 ? ` and ${left.length - 5} more` : ''} ${left.length === 1 ? 'was' : 'were'} not asked: the input workloads does not name ${left.length === 1 ? 'it' : 'them'}.`,
                advice: 'Leave the input empty to have all of them asked.',
            },
        ];
}
/** What was seen, for whoever wants to judge it again. */
async function writeEvidence(spec, workloads, authority, { verdicts, at, publicRoots }, log, { reportDirectory }, cluster, subject, env) {
    if (reportDirectory === '')
        return { evidence: '', 'evidence-sha256': '' };
    const names = workloads.map(({ name }) => name);
    // A row that contradicts was read, whatever happened to the log after it: a run that is no proof leaves no evidence of one.
    const disagreements = log !== undefined && (log.read || log.disagreements > 0) ? { logDisagreements: log.disagreements } : {};
    const { text, sha256 } = (0,evidence/* toEvidence */.zR)({ spec, workloads: names, authority, verdicts, at, publicRoots, cluster, subject, ...disagreements });
    const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
    await (0,workspace_files/* writeFiles */.h)((0,external_node_path_.resolve)(workspace, reportDirectory), { 'evidence.json': text }, workspace);
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
function nextSteps(result, verdicts) {
    if (result === 'pass')
        return ["Verify again before the firewall's sub-CA ends, and after every change of policy, route or CA."];
    const steps = [];
    if (verdicts.some(({ result, path, observation }) => result !== 'pass' && path.kind === 'inspected' && observation.kind === 'tls' && observation.trusted === false))
        steps.push('Run install-ca-in-pod: some pods are inspected and do not trust the root.');
    if (verdicts.some(({ result, path }) => result === 'fail' && path.kind === 'intercepted'))
        steps.push('Find out who intercepts: its verdict names the issuer; look at the route table and at proxies on the way.');
    if (verdicts.some(({ result }) => result === 'inconclusive'))
        steps.push('Look at what could not be decided: a broken experiment is not a pass.');
    if (steps.length === 0)
        steps.push('Correct what the findings name: the policy (egress-gate explain says which rule decides, and why), a route, or the expectation.');
    return [...steps, 'Run verify-tls-inspection again.'];
}

// EXTERNAL MODULE: ./src/pki/parse.js
var parse = __webpack_require__(3401);
;// CONCATENATED MODULE: ./src/pki/strict.js

/** `path`: leaf first, the anchor last. Undefined: nothing that strict clients refuse. */
function whyNotStrict(path) {
    for (const [at, certificate] of path.entries()) {
        const { subject, basicConstraints, keyUsage, subjectKeyIdentifier } = certificate;
        const { extensions } = (0,parse/* parseCertificate */.h)(certificate.der);
        if (basicConstraints?.ca === true) {
            if (!basicConstraints.critical)
                return `basicConstraints of ${subject} is not critical`;
            if (keyUsage === undefined)
                return `${subject} has no keyUsage`;
            if (subjectKeyIdentifier === undefined)
                return `${subject} has no subject key identifier`;
            if (subject === '')
                return 'a certificate authority has no name';
        }
        else {
            if (basicConstraints?.pathLength !== undefined)
                return `${subject} is no certificate authority, and has a path length`;
            if (keyUsage?.usages.includes('keyCertSign'))
                return `${subject} is no certificate authority, and may sign certificates`;
        }
        if (certificate.issuer === '')
            return `${subject} has no issuer`;
        if (at + 1 < path.length && extensions.authorityKeyIdentifier === undefined)
            return `${subject} has no authority key identifier`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/verify/runtime-trust.js
/**
 * The third fact: what the container's runtimes would accept, whatever the system's store says. Some were tried, some listed their roots, and
 * of some it follows from what they read. It is the container's word, so it only warns: no verdict stands on it.
 */

const names = ['node', 'python', 'python-certifi', 'java', 'dotnet', 'go', 'curl'];
const settings = {
    node: 'NODE_EXTRA_CA_CERTS=<file with the root>, or --use-openssl-ca or --use-system-ca in NODE_OPTIONS',
    python: 'SSL_CERT_FILE=<bundle with the root>',
    'python-certifi': 'REQUESTS_CA_BUNDLE and SSL_CERT_FILE=<bundle with the root>',
    java: 'the root in the keystore (keytool -importcert -cacerts), or -Djavax.net.ssl.trustStore',
    dotnet: "the root in the system's store before it starts, or SSL_CERT_FILE=<bundle with the root>",
    go: "the root in the system's store before it starts, or SSL_CERT_FILE=<bundle with the root>",
    curl: 'CURL_CA_BUNDLE=<bundle with the root>',
};
/** What the container printed, one JSON object a line. Lines that are not as they have to be count for nothing. */
function runtimeTrust(said, rootFingerprint, around) {
    const found = new Map();
    for (const line of said.split('\n').slice(0, 50)) {
        const told = runtime_trust_parse(line);
        const known = told && judged(told, rootFingerprint.replaceAll(':', '').toLowerCase(), around);
        if (told === undefined || known === undefined)
            continue;
        const { runtime, version, process } = told;
        const key = `${runtime} ${process}`;
        const before = found.get(key);
        // Told twice and differently: the worse word holds, for more than this a word cannot do.
        if (before !== undefined && rank[before.trusts] >= rank[known.trusts])
            continue;
        found.set(key, { runtime, version, process, ...known, ...(known.trusts === 'yes' ? {} : { missing: settings[runtime] }) });
    }
    // That there is a .NET says nothing more where one runs.
    const running = new Set([...found.values()].filter(({ process }) => process !== '').map(({ runtime }) => runtime));
    return [...found.values()].filter(({ runtime, process }) => process !== '' || !running.has(runtime));
}
const rank = { yes: 0, unknown: 1, no: 2 };
function judged(told, root, { system, inspected }) {
    const { runtime, roots, tried, detail, store, same, late } = told;
    switch (runtime) {
        case 'python':
        case 'curl':
            // The distribution's own curl is what the probes were asked with.
            if (runtime === 'curl' && bundles/* bundles */.C.some(bundle => bundle === store))
                return undefined;
            if (tried === undefined || !inspected)
                return undefined;
            return tried === 'ok'
                ? { trusts: 'yes', how: 'tried', because: 'it took the certificate of an inspected host' }
                : { trusts: 'no', how: 'tried', because: `it refused the certificate of an inspected host${detail === '' ? '' : ` (${detail})`}` };
        case 'go':
        case 'dotnet': {
            const how = 'by document';
            if (!same)
                return { trusts: 'unknown', how, because: `its environment has another store than the probes were asked with (${store || 'none'})` };
            if (system === 'unknown')
                return { trusts: 'unknown', how, because: "it reads the system's store, which could not be asked" };
            if (!system)
                return { trusts: 'no', how, because: "it reads the system's store, which does not trust our root" };
            return late
                ? { trusts: 'unknown', how, because: "it reads the system's store once, and that was changed after it started" }
                : { trusts: 'yes', how, because: "it reads the system's store, which trusts our root" };
        }
        default:
            if (roots === undefined)
                return { trusts: 'unknown', how: 'by document', because: 'it has roots of its own, and could not tell whether ours is among them' };
            return roots.includes(root)
                ? { trusts: 'yes', how: 'asked', because: 'it lists our root' }
                : { trusts: 'no', how: 'asked', because: 'it has roots of its own, and ours is not among them' };
    }
}
const runtime_trust_plain = (value, most) => typeof value === 'string'
    ? value
        .replace(/[^\x20-\x7e]+/g, ' ')
        .trim()
        .slice(0, most)
    : '';
function runtime_trust_parse(line) {
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return undefined;
    }
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { runtime: name, version, process, roots, tried, detail, store, same, late } = value;
    const runtime = names.find(each => each === name);
    if (runtime === undefined)
        return undefined;
    return {
        runtime,
        version: typeof version === 'string' && /^[\w.+-]{1,40}$/.test(version) ? version : '',
        process: typeof process === 'string' && /^[\w.-]{1,40}$/.test(process) ? process : '',
        ...(Array.isArray(roots) && roots.length > 0
            ? { roots: roots.flatMap(each => (typeof each === 'string' ? [each.replaceAll(':', '').toLowerCase()] : [])) }
            : {}),
        ...(tried === 'ok' || tried === 'refused' ? { tried } : {}),
        detail: runtime_trust_plain(detail, 160),
        store: runtime_trust_plain(store, 200),
        // What is not said is the worse.
        same: same === true,
        late: late !== false,
    };
}

;// CONCATENATED MODULE: ./src/actions/verify-runtimes.js
/** What the runtimes in the pods would make of our certificates, as findings: each once for a workload. They warn, and decide nothing. */




function runtimeFindings(ready, verdicts, { runtimes, info }, authority, at) {
    const told = new Set();
    const findings = [];
    for (const { workload, pod } of ready) {
        const own = verdicts.filter(each => each.pod?.uid === pod.uid && each.probe.workload === workload.name);
        const tried = (0,session/* sessionProbe */.j4)(own.map(({ probe }) => probe));
        const around = {
            system: systemTrust(own),
            inspected: own.some(({ probe, path }) => probe.id === tried?.id && path.kind === 'inspected'),
        };
        // The probes were asked with it, so it has tried already.
        const bundle = info.get(pod.uid)?.find(line => line.startsWith('curl-bundle='));
        const curl = bundle === undefined || around.system === 'unknown'
            ? ''
            : JSON.stringify({ runtime: 'curl', store: bundle.slice(12), tried: around.system ? 'ok' : 'refused' });
        for (const each of runtimeTrust(`${runtimes.get(pod.uid) ?? ''}\n${curl}`, authority.root.fingerprint, {
            ...around,
            inspected: around.inspected || curl !== '',
        })) {
            const key = `${workload.name} ${each.runtime} ${each.process} ${each.trusts}`;
            if (each.trusts === 'yes' || told.has(key))
                continue;
            told.add(key);
            findings.push({ ...wordsOf(each, workload.name, pod.name), ...workload.place });
        }
    }
    return [...findings, ...strictFinding(verdicts, authority, at)];
}
const systemTrust = (own) => {
    const words = own.flatMap(({ path, observation }) => path.kind === 'inspected' && observation.kind === 'tls' ? [observation.trusted] : []);
    return words.includes(false) ? false : words.includes(true) ? true : 'unknown';
};
function wordsOf({ runtime, version, process, trusts, how, because, missing }, workload, pod) {
    const who = [runtime, version, process === '' ? '' : `(${process})`].filter(Boolean).join(' ');
    const would = trusts === 'no' ? 'does not trust our root' : 'may not trust our root';
    return {
        level: trusts === 'no' ? 'warning' : 'notice',
        message: `${who} in workload ${workload} (${pod}) ${would}: ${because} (${how}).`,
        advice: `Where it makes connections that are inspected, it lacks: ${missing}.`,
    };
}
/** Judged here, from what was served, whatever Python there is in a pod: the next image may bring a newer one. */
function strictFinding(verdicts, { root }, at) {
    for (const { path, observation } of verdicts) {
        if (path.kind !== 'inspected' || observation.kind !== 'tls')
            continue;
        const chain = (0,pki_chain/* buildChain */.q)(observation.flight, [root], { at });
        const because = chain.ok ? whyNotStrict(chain.path) : undefined;
        return because === undefined
            ? []
            : [
                {
                    level: 'warning',
                    message: `Clients that check strictly (Python 3.13 and later do) refuse what the firewall serves: ${because}.`,
                    advice: 'Make a new CA with import-ca, which writes what they ask for.',
                },
            ];
    }
    return [];
}

// EXTERNAL MODULE: ./src/kubernetes/rollout.js + 1 modules
var rollout = __webpack_require__(4791);
;// CONCATENATED MODULE: ./src/actions/verify-unasked.js



/** Before anything is asked: why a pod cannot be. */
async function unreadyPods(connection, before, signal) {
    const found = [];
    for (const { workload, pods } of before)
        for (const { pod, name, because } of pods.unready) {
            const told = await (0,rollout.explainPod)(connection, workload.namespace, pod, because, signal);
            found.push({
                uid: pod.metadata?.uid,
                finding: {
                    level: 'error',
                    message: `${workload.namespace}/${name} was not asked: ${told.because}`,
                    ...(told.fix === undefined ? {} : { advice: told.fix }),
                    ...workload.place,
                },
            });
        }
    return found;
}
/** When all were asked: a pod that has gone since has no egress, and its verdicts neither. An error of it would tell of a pass that it is none. */
function unreadyFindings(found, now) {
    const here = new Set(now.flatMap(({ pods }) => [...pods.ready.map(({ uid }) => uid), ...pods.unready.map(({ pod }) => pod.metadata?.uid)]));
    return found.map(({ uid, finding }) => here.has(uid) ? finding : { ...finding, level: 'warning', message: `${finding.message}. It has gone since.` });
}
/** Which containers of the pods are not asked. */
function besideFindings(before) {
    const findings = [];
    for (const { workload, pods } of before)
        for (const message of (0,kubernetes_pods/* besideProof */.rC)(pods.raw, pods.ready))
            findings.push({
                level: 'notice',
                message,
                advice: 'To ask another container, give it a workload of its own in the spec, with its name as `container`.',
                ...workload.place,
            });
    return findings;
}
/** A pod that gets other labels may come to another workload, of which it was asked nothing. */
const askedAs = (workload, { uid }) => `${workload.name} ${uid}`;
/**
 * When all were asked: what is there now and was not. None of it is a pass.
 * @param asked the pods that were asked, each as one of its workload (`askedAs`)
 */
function unaskedVerdicts(now, asked, probes, at) {
    const of = (workload, pod, because) => probes(workload, pod).map(probe => (0,judge/* notAsked */.Op)(probe, pod, because));
    const fresh = now.flatMap(({ workload, pods }) => pods.ready
        .filter(pod => !asked.has(askedAs(workload, pod)))
        .flatMap(pod => of(workload, pod, 'this pod came while the others were verified; run again')));
    // A pod that is not ready has egress all the same.
    const unready = now.flatMap(({ workload, pods }) => pods.unready.flatMap(({ name, because }) => of(workload, undefined, `pod ${name} could not be asked: ${because}`)));
    // So has one that is going away. That takes a moment after a rollout; one that takes its time must not be a way around either.
    const leaving = now.flatMap(({ workload, pods }) => pods.leaving.map(pod => ({ workload, pod, lingers: (0,kubernetes_pods/* lingers */.t7)(pod, at) })));
    return {
        verdicts: [
            ...fresh,
            ...unready,
            ...leaving.flatMap(({ workload, pod, lingers }) => lingers
                ? of(workload, undefined, `pod ${pod.name} is going away, and still runs: by its own word it ends on ${printableDate(pod.until)}`)
                : []),
        ],
        findings: leaving.flatMap(({ workload, pod, lingers }) => lingers
            ? []
            : [{ level: 'notice', message: `${workload.namespace}/${pod.name} is going away and was not asked.`, ...workload.place }]),
    };
}
const printableDate = (date) => (Number.isNaN(date.getTime()) ? 'an unreadable date' : date.toISOString());

;// CONCATENATED MODULE: ./src/actions/verify.js

























/** Asks every ready pod of every chosen workload, once, and judges what came back. */
async function runVerify(request, world) {
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const workloads = (0,cluster/* chosenWorkloads */.$O)(spec, request.workloads);
    const authority = await (0,our_authority/* authorityOf */.v)(request, spec, world);
    const connection = await (0,kubernetes_connection.connect)(await (0,cluster/* kubeconfigOf */.DC)(request.kubeconfig, world.env));
    try {
        (0,other_cluster/* refuseOtherCluster */.t)(spec, connection.server.host);
        for (const namespace of new Set(workloads.map(({ namespace }) => namespace)))
            await (0,access/* requireAccess */.wo)(connection, namespace, access/* execAccess */.EU, world.signal);
        const look = request.reusable ? await (0,deployed_now/* openDeployed */.H)(spec, request.where, world) : undefined;
        const before = await look?.();
        const asked = await ask(connection, spec, workloads, authority, request, world);
        const log = await asked.log?.compare(asked.verdicts);
        const result = resultOf(spec, workloads, authority, asked, log, request, connection.server.host);
        const subject = {
            cluster: request.reusable ? await (0,identity/* clusterIdentity */.B)(connection, world.signal) : {},
            pods: (0,verify_subject/* inOrder */.al)(asked.subject),
            ...unchanged(before, await look?.(), world.log),
        };
        const evidence = await writeEvidence(spec, workloads, authority, asked, log, request, connection.server.host, subject, world.env);
        return { ...result, outputs: { ...result.outputs, ...evidence } };
    }
    finally {
        connection.close();
    }
}
/** What was deployed while the pods were asked: only if it was the same before and after. */
function unchanged(before, after, log) {
    if (before === undefined || after === undefined)
        return {};
    if (before.sha256 !== undefined && before.sha256 === after.sha256)
        return { deployedSha256: before.sha256 };
    const because = before.because ?? after.because ?? 'it was changed while the pods were asked';
    log.warning(`What is deployed in Azure is not recorded, so this evidence will not be reused: ${because}`);
    return {};
}
async function ask(connection, spec, workloads, authority, request, world) {
    const { facts } = spec;
    const nonce = (0,external_node_crypto_.randomBytes)(8).toString('hex');
    const past = (0,own_way/* pastFirewall */.r3)(spec.network.addressSpace, spec.cluster.serviceCidr);
    const prober = podProber(connection, { ...request, past }, world.log);
    const podsNow = () => Promise.all(workloads.map(async (workload) => ({ workload, pods: await (0,kubernetes_pods/* podsOf */.EB)(connection, workload, world.signal) })));
    const probes = (workload, pod) => (0,verify_probes/* probesFor */.t2)(spec, workload, facts, pod?.address, nonce);
    const before = await podsNow();
    const unready = await unreadyPods(connection, before, world.signal);
    const findings = [...besideFindings(before)];
    const ready = before.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })));
    world.log.info(`asking ${ready.length} ${ready.length === 1 ? 'pod' : 'pods'} of ${workloads.length} workloads`);
    const addresses = [...new Set(ready.flatMap(({ pod }) => pod.address ?? []))];
    const log = request.logsSeconds > 0 ? await openLog(spec, request, addresses, world) : undefined;
    const predict = (flow) => (0,evaluate/* evaluate */._)(spec.firewall.policy, flow, facts);
    let reading;
    const publicRootsRead = () => {
        reading ??= (0,public_roots/* publicRootsOfRunner */.o)();
        return reading;
    };
    const asking = (0,bounded/* bounded */.M)(ready, cluster/* podsAtOnce */.hc, async ({ workload, pod }) => {
        const asked = probes(workload, pod);
        const tried = (some) => withRetries(pod, some, each => prober.observe(pod, each, world.signal));
        const { observations, findings: failed } = await tried(asked);
        const judges = async () => ({ authority, at: new Date(), publicRoots: await publicRootsRead() });
        const { hops, findings: failedHops } = await follow(pod, asked, observations, judges, predict, tried);
        findings.push(...failed, ...failedHops);
        world.signal.throwIfAborted();
        return { workload, pod, asked, observations, hops };
    });
    // Reading all public roots takes as long as an exec, so it is done while the pods work.
    const [answers, publicRoots] = await Promise.all([asking, publicRootsRead()]);
    const then = await podsNow();
    const after = then.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })));
    const at = new Date();
    const verdicts = answers.flatMap(({ workload, pod, asked, observations, hops }) => {
        const stayed = after.some(other => other.workload.name === workload.name && (0,kubernetes_pods/* sameContainer */.iV)(other.pod, pod));
        return asked.map(probe => stayed
            ? (0,verify_hops/* judgeWithHops */.m)(probe, pod, observations.get(probe.id) ?? { kind: 'unknown', detail: 'the prober gave no answer' }, hops.get(probe.id) ?? [], { authority, at, publicRoots })
            : (0,judge/* notAsked */.Op)(probe, pod, 'the container restarted, was replaced or stopped being ready while it was verified, or its workload does not select it any more: what it said holds for nothing now'));
    });
    const unasked = unaskedVerdicts(then, new Set(ready.map(({ workload, pod }) => askedAs(workload, pod))), probes, at);
    verdicts.push(...unasked.verdicts);
    findings.push(...unreadyFindings(unready, then), ...unasked.findings);
    const steering = [
        ...new Set([...prober.info.values()].flatMap(lines => lines.filter(line => line.startsWith('env=')).map(line => line.slice(4)))),
    ];
    findings.push(...runtimeFindings(ready, verdicts, prober, authority, at));
    for (const verdict of verdicts)
        world.log.info(lineOf(verdict));
    const subject = then.flatMap(({ workload, pods }) => (0,kubernetes_pods/* subjectPods */.JV)(pods.raw, workload.name, workload.namespace));
    return { verdicts, pods: ready.map(({ pod }) => pod), findings, steering, log, subject, at, publicRoots };
}
const lineOf = ({ result, probe, pod, observed }) => `${result.padEnd(12)} ${pod?.name ?? probe.workload}: ${probe.name} (${observed})`;


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

/***/ 3101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ky: () => (/* binding */ wrapped),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* unused harmony exports fitted, hanging */
/** Text that others control (pod output, HTTP answers, names in files), made harmless to show. */
/** Characters that nobody sees or that change what others look like: controls, formats, bidirectional overrides, fillers, separators, lone surrogates. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Writing puts a few marks on a letter; a pile of them grows over the lines around it. */
const piled = /(?<=\p{M}{8})\p{M}/gu;
const spelled = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** One line in which every invisible character is spelled out (`\n`, `\u{1b}`), so that nothing hides and nothing acts. */
const visible = (text) => text.replace(unseen, spell).replace(piled, spell);
const spell = (character) => spelled[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
/** At most `length` UTF-16 units, with `…` for what was left out. Never cuts a surrogate pair in two. */
const shortened = (text, length) => {
    if (text.length <= length)
        return text;
    const cut = Math.max(0, length - 1);
    const code = text.charCodeAt(cut - 1);
    return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut)}…`;
};
const inked = /\u001b\[[0-9;]*m/g;
/** Lines of at most `width` characters, broken between words; colours count for nothing. A word that is longer than a line has one of its own. */
function wrapped(text, width) {
    const lines = [];
    let line = '';
    let length = 0;
    for (const word of text.split(' ')) {
        const own = word.replace(inked, '').length;
        if (line !== '' && length + 1 + own > width) {
            lines.push(line.trimEnd());
            line = word;
            length = own;
        }
        else {
            length += (line === '' ? 0 : 1) + own;
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return [...lines, line];
}
/** The start of a line: what it is indented by, and its label, if two blanks end one. */
const startOf = /^((?:\u001b\[[0-9;]*m| )*)((?:\u001b\[[0-9;]*m|[^ \u001b]| (?=[^ ]))+ {2,}(?=\S))?/;
/**
 * Each line at most `width` characters: what runs over goes on below the line's own text, behind its label, or a little deeper where it has
 * none. Nothing is cut: a word that is longer (a path, a URL) stays whole.
 */
function fitted(text, width) {
    return text
        .split('\n')
        .map(line => (bareLength(line) <= width ? line : hung(line, width)))
        .join('\n');
}
function hung(line, width) {
    const [all = '', indent = ''] = startOf.exec(line) ?? [];
    const labelled = bareLength(all) <= Math.min(34, width / 2);
    const start = labelled ? all : indent;
    const column = bareLength(start) + (labelled && all !== indent ? 0 : 2);
    const [first = '', ...rest] = wrapped(line.slice(start.length), Math.max(20, width - column));
    return [start + first, ...rest.map(more => ' '.repeat(column) + more)].join('\n');
}
/** Text behind a label, its further lines below its first; where that would leave too little room, the terminal breaks it. */
function hanging(label, text, width) {
    const column = bareLength(label);
    return width - column < 30 ? label + text : label + wrapped(text, width - column).join(`\n${' '.repeat(column)}`);
}
const bareLength = (text) => text.replace(inked, '').length;
/** `1 pod`, `3 pods`. */
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;


/***/ })

};
