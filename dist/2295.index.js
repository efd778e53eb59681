export const id = 2295;
export const ids = [2295,6789];
export const modules = {

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

/***/ 8899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ye: () => (/* binding */ clientHello),
/* harmony export */   es: () => (/* binding */ readServerFlight),
/* harmony export */   nq: () => (/* binding */ longestAnswer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/**
 * The beginning of a TLS 1.2 handshake, made and read here: bytes that go out of a container unchanged and come back unchanged. The server
 * signs our random together with its key exchange (RFC 5246 7.4.3, RFC 8422 5.4), with the key of the certificate that it shows; so the
 * answer proves that whoever holds that key was asked after the random was chosen. Nothing that was recorded before can do that.
 */

/** Of the answer; a flight of three certificates with RSA 4096 has about 6,000. */
const longestAnswer = 65_536;
const two = (value) => [value >> 8, value & 255];
const sized = (bytes, width = 2) => [
    ...Array.from({ length: width }, (_, at) => (bytes.length >> (8 * (width - 1 - at))) & 255),
    ...bytes,
];
const ciphers = [0xc030, 0xc02f, 0xc02c, 0xc02b, 0xcca8, 0xcca9];
const groups = [0x001d, 0x0017, 0x0018];
/** By their TLS numbers: what to hash with, and how RSA is padded. */
const schemes = {
    1027: { hash: 'sha256' },
    1283: { hash: 'sha384' },
    2052: { hash: 'sha256', pss: true },
    2053: { hash: 'sha384', pss: true },
    1025: { hash: 'sha256' },
    1281: { hash: 'sha384' },
    1537: { hash: 'sha512' },
};
/** A ClientHello for TLS 1.2 with an ephemeral key exchange. `host`: the name to ask for; `random`: 32 bytes. */
function clientHello(host, random) {
    const extension = (type, body) => [...two(type), ...sized(body)];
    const extensions = [
        ...extension(0, sized([0, ...sized([...Buffer.from(host, 'latin1')])])),
        ...extension(11, sized([0], 1)),
        ...extension(10, sized(groups.flatMap(two))),
        ...extension(13, sized(Object.keys(schemes).flatMap(each => two(Number(each))))),
        ...extension(23, []),
        ...extension(0xff01, [0]),
    ];
    const body = [3, 3, ...random, 0, ...sized(ciphers.flatMap(two)), 1, 0, ...sized(extensions)];
    return Uint8Array.from([22, 3, 1, ...sized([1, ...sized(body, 3)])]);
}
const incomplete = (because) => ({ ok: false, because, incomplete: true });
const refuse = (because) => ({ ok: false, because });
/** Reads what came back, up to where the server waits for us. Hostile input: never throws, always bounded. */
function readServerFlight(answer, random) {
    const messages = handshakeOf(Buffer.from(answer.subarray(0, longestAnswer)));
    const hello = messages.find(({ type }) => type === 2)?.body;
    if (answer.length === 0)
        return incomplete('nothing came back');
    if (hello === undefined || hello.length < 34)
        return refuse(whatElse(answer));
    if (hello.readUInt16BE(0) !== 0x0303)
        return refuse('it speaks another protocol than TLS 1.2');
    const flight = certificatesOf(messages.find(({ type }) => type === 11)?.body);
    const exchange = messages.find(({ type }) => type === 12)?.body;
    const [leaf] = flight ?? [];
    if (flight === undefined || leaf === undefined || exchange === undefined)
        return incomplete('its answer was cut off before the key exchange');
    // A named curve, the public key on it, the scheme, the signature.
    const end = 4 + (exchange[3] ?? 0);
    if (exchange[0] !== 3 || exchange.length < end + 4)
        return refuse('its key exchange cannot be read');
    const scheme = schemes[exchange.readUInt16BE(end)];
    const signature = exchange.subarray(end + 4);
    if (scheme === undefined || signature.length !== exchange.readUInt16BE(end + 2))
        return refuse('its signature cannot be read');
    const signed = Buffer.concat([random, hello.subarray(2, 34), exchange.subarray(0, end)]);
    try {
        const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(leaf).publicKey.export({ type: 'spki', format: 'pem' }));
        const padding = scheme.pss ? { padding: node_crypto__WEBPACK_IMPORTED_MODULE_0__.constants.RSA_PKCS1_PSS_PADDING, saltLength: node_crypto__WEBPACK_IMPORTED_MODULE_0__.constants.RSA_PSS_SALTLEN_DIGEST } : {};
        if ((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(scheme.hash, signed, { key, ...padding }, signature))
            return { ok: true, flight };
    }
    catch {
        // No such key, or not one of this scheme.
    }
    return refuse('what it signed is not the random that was sent: it is the answer to another question');
}
/** The handshake messages in the records, as far as they are whole. */
function handshakeOf(bytes) {
    const parts = [];
    for (let at = 0; at + 5 <= bytes.length && bytes[at] === 22;) {
        const size = bytes.readUInt16BE(at + 3);
        parts.push(bytes.subarray(at + 5, at + 5 + size));
        at += 5 + size;
    }
    const text = Buffer.concat(parts);
    const messages = [];
    for (let at = 0; at + 4 <= text.length && messages.length < 10;) {
        const size = text.readUIntBE(at + 1, 3);
        if (at + 4 + size > text.length)
            break;
        messages.push({ type: text[at], body: text.subarray(at + 4, at + 4 + size) });
        at += 4 + size;
    }
    return messages;
}
function certificatesOf(body) {
    if (body === undefined || body.length < 3 || body.readUIntBE(0, 3) !== body.length - 3)
        return undefined;
    const all = [];
    for (let at = 3; at < body.length;) {
        if (at + 3 > body.length || all.length >= 20)
            return undefined;
        const size = body.readUIntBE(at, 3);
        if (at + 3 + size > body.length)
            return undefined;
        all.push(body.subarray(at + 3, at + 3 + size));
        at += 3 + size;
    }
    return all;
}
const whatElse = (answer) => answer[0] === 21 ? `it answered with a TLS alert (${answer[6] ?? '?'})` : 'what came back is no beginning of a TLS handshake';


/***/ }),

/***/ 1779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** Of a text's UTF-8 bytes, in hex. */
const sha256 = (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');


/***/ }),

/***/ 6904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ overlaps),
/* harmony export */   M0: () => (/* binding */ formatAddress),
/* harmony export */   SH: () => (/* binding */ blocksOf),
/* harmony export */   fC: () => (/* binding */ everywhere),
/* harmony export */   gR: () => (/* binding */ contains),
/* harmony export */   or: () => (/* binding */ parseAddress),
/* harmony export */   rT: () => (/* binding */ parseBlock),
/* harmony export */   t$: () => (/* binding */ encloses),
/* harmony export */   zP: () => (/* binding */ looksLikeIpv6)
/* harmony export */ });
/* unused harmony export prefixesOf */
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7714);
/**
 * IPv4 as Azure Firewall's rules write it: an address, a CIDR prefix, a range `a-b`, or `*`.
 * Addresses are numbers inside, and sets of them intervals.
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
/** An IPv4 address from its 32 bits as a number. */
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
/**
 * What a list of addresses, prefixes, ranges and `*` covers; what cannot be read covers nothing. Remembered for each list, because
 * a service tag has hundreds of prefixes and is asked about for every flow.
 */
function blocksOf(texts) {
    const known = remembered.get(texts);
    if (known)
        return known;
    const blocks = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KC)(texts.map(parseBlock).filter(block => block !== undefined));
    remembered.set(texts, blocks);
    return blocks;
}
const remembered = new WeakMap();
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
/** Whether two texts of addresses (one, a range, a CIDR) share one. */
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
/** Whether a status is one of those, or of the class, that is expected. */
const statusFits = (patterns, status) => each(patterns).some(pattern => (typeof pattern === 'number' ? pattern === status : Number(pattern[0]) === Math.floor(status / 100)));
/** `200 or 3xx`. */
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

/***/ 7714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   Re: () => (/* binding */ subtract),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   mK: () => (/* binding */ includes),
/* harmony export */   y$: () => (/* binding */ intersect),
/* harmony export */   zy: () => (/* binding */ has)
/* harmony export */ });
/* unused harmony export nothing */
/**
 * Sets of whole numbers as sorted intervals that neither touch nor overlap. Addresses, ports, services, names and paths are all counted, so that
 * one algebra serves the evaluator, the lints and the differences. Sets are taken as they are described here; `union` makes one of any blocks.
 */
const nothing = (/* unused pure expression or super */ null && ([]));
/** Of any blocks: sorted, with neighbours and overlaps joined. */
function union(blocks) {
    const joined = [];
    for (const { first, last } of isSorted(blocks) ? blocks : [...blocks].sort((a, b) => a.first - b.first)) {
        const before = joined[joined.length - 1];
        if (before && first <= before.last + 1)
            before.last = Math.max(before.last, last);
        else
            joined.push({ first, last });
    }
    return joined;
}
const isSorted = (blocks) => blocks.every(({ first }, index) => index === 0 || first >= blocks[index - 1].first);
/** The union, in order and without touching neighbours; one alone is taken to be so already. */
function join(axes) {
    const [only] = axes;
    return axes.length === 1 && only ? only : union(axes.flat());
}
/** In one pass over both: the axes of hosts may have thousands of blocks. */
function intersect(some, others) {
    const both = [];
    for (let i = 0, j = 0; i < some.length && j < others.length;) {
        const [a, b] = [some[i], others[j]];
        const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)];
        if (first <= last)
            both.push({ first, last });
        if (a.last < b.last)
            i++;
        else
            j++;
    }
    return both;
}
/** What one has and the other has not. */
function subtract(from, what) {
    const left = [];
    let j = 0;
    for (const block of from) {
        let first = block.first;
        while (j < what.length && what[j].last < first)
            j++;
        for (let k = j; k < what.length && what[k].first <= block.last; k++) {
            const taken = what[k];
            if (taken.first > first)
                left.push({ first, last: taken.first - 1 });
            first = taken.last + 1;
        }
        if (first <= block.last)
            left.push(first === block.first ? block : { first, last: block.last });
    }
    return left;
}
/** Whether all of `inner` lies in `outer`. */
const includes = (outer, inner) => subtract(inner, outer).length === 0;
function has(axis, value) {
    let [low, high] = [0, axis.length - 1];
    while (low <= high) {
        const middle = (low + high) >> 1;
        const block = axis[middle];
        if (value < block.first)
            high = middle - 1;
        else if (value > block.last)
            low = middle + 1;
        else
            return true;
    }
    return false;
}


/***/ }),

/***/ 8214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GE: () => (/* binding */ goesOwnWay),
/* harmony export */   XE: () => (/* binding */ ownWayOf),
/* harmony export */   r3: () => (/* binding */ pastFirewall)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/** Hosts that pods reach without the firewall, whatever network they are in. */


/** Addresses that no route table sends to a firewall: a pod's own, its link's, Azure's platform address, several receivers at once. */
const ownWay = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '168.63.129.16', '224.0.0.0/4', '240.0.0.0/4'];
const itself = /^(?:.+\.)?localhost$/;
/** Kubernetes' own names, and names without a dot, which a pod's resolver looks for in the cluster first. */
const inCluster = /^[^.]+$|\.(?:svc|cluster\.local)$/;
/** The pod itself is left out: what stands in for the internet on one machine has no other address. */
const answeredAt = ownWay.filter(range => range !== '127.0.0.0/8');
/** The range in which an address lies that something in the pod was connected to, where pods of this network reach it by itself. */
const pastFirewall = (addressSpace, serviceCidr) => (address) => [...answeredAt, ...addressSpace, serviceCidr].find(range => (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(range, address));
/** The range of such an address. */
const ownWayOf = (address) => ownWay.find(range => (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(range, address));
/** Why this host, a name or an address, is one of them. What is seen of it says nothing of the firewall. */
function goesOwnWay(host) {
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(host) !== undefined) {
        const range = ownWayOf(host);
        return range === undefined ? undefined : `${host} lies in ${range}`;
    }
    const name = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(host);
    if (name !== undefined && itself.test(name))
        return `${host} is the pod itself`;
    return name !== undefined && inCluster.test(name) ? `${host} is a name of the pod's own cluster` : undefined;
}


/***/ }),

/***/ 59:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseUrl),
/* harmony export */   h: () => (/* binding */ parseTarget)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5380);



/** `http(s)://host[:port]/path`, as a client would be given it. No credentials; a fragment never leaves the client. */
function parseUrl(text) {
    if (/[\s\\]/.test(text))
        return { complaint: `${JSON.stringify(text)} has spaces or backslashes; encode them as the client would` };
    const url = URL.parse(text);
    const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
    if (!url || authority === undefined)
        return { complaint: `${JSON.stringify(text)} is not a URL; use http://HOST/PATH or https://HOST/PATH` };
    if (authority.includes('@'))
        return { complaint: 'a URL with a user name or password does not belong here' };
    if (url.hostname.startsWith('['))
        return { complaint: `${url.hostname} is IPv6, which does not go through Azure Firewall; use IPv4` };
    // Clients differ in what they make of a port 0, of 0x7f.1 and of letters that do not show; a reviewer takes them for something else.
    if (url.port === '0')
        return { complaint: `${JSON.stringify(text)} needs a port from 1 to 65535` };
    if (authority.replace(/:\d*$/, '').toLowerCase() !== url.hostname)
        return { complaint: `the host of ${JSON.stringify(text)} stands for ${url.hostname}; write it so` };
    const complaint = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(url.hostname) === undefined ? hostComplaint(url.hostname) : undefined;
    return complaint === undefined ? { value: url } : { complaint };
}
/** `HOST:PORT/tcp`, `HOST:PORT/udp` or `HOST/icmp`; the host is a name or an IPv4 address. */
function parseTarget(text) {
    const [, host = '', port = '', protocol = ''] = /^([^\s:/]+)(?::(\d+))?\/(tcp|udp|icmp)$/.exec(text) ?? [];
    const allowed = 'use HOST:PORT/tcp or HOST:PORT/udp, like ntp.ubuntu.com:123/udp';
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(text.replace(/[[\]]|:\d+\/.*$/g, '')))
        return { complaint: `${JSON.stringify(text)} is IPv6, which does not go through Azure Firewall; ${allowed}` };
    if (host === '')
        return { complaint: `${JSON.stringify(text)} is not a target; ${allowed}` };
    const complaint = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(host) === undefined ? hostComplaint(host) : undefined;
    if (complaint !== undefined)
        return { complaint };
    if (protocol === 'icmp')
        return port === ''
            ? { value: { host, port: 0, protocol } }
            : { complaint: `${JSON.stringify(text)} has a port, which ICMP does not know` };
    const number = Number(port);
    if (port === '' || number < 1 || number > 65_535)
        return { complaint: `${JSON.stringify(text)} needs a port from 1 to 65535; ${allowed}` };
    return { value: { host, port: number, protocol: protocol } };
}
function hostComplaint(host) {
    if (host.includes('*'))
        return `${JSON.stringify(host)} has a wildcard; name one host`;
    if (/^[\d.]+$/.test(host))
        return `${JSON.stringify(host)} is not an IPv4 address; use four numbers from 0 to 255`;
    return (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(host) === undefined ? `${JSON.stringify(host)} is not a host name` : (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .fqdnComplaint */ .tZ)(host);
}


/***/ }),

/***/ 1676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ parsePorts),
/* harmony export */   q: () => (/* binding */ portCovered)
/* harmony export */ });
/** Ports as rules write them: `443`, `1000-2000`, or `*`. */
/** Undefined for anything else, a port outside 1..65535, or a range that runs backwards. */
function parsePorts(text) {
    if (text === '*')
        return { from: 1, to: 65_535 };
    const [, first = '', last = first] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(text) ?? [];
    const [from, to] = [Number(first), Number(last)];
    return from >= 1 && to <= 65_535 && from <= to ? { from, to } : undefined;
}
/** Whether one of these (`443`, `8000-8010`, `*`) covers the port. */
const portCovered = (ports, port) => ports.some(text => {
    const range = parsePorts(text);
    return range !== undefined && range.from <= port && port <= range.to;
});


/***/ }),

/***/ 5106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ withoutDetails),
/* harmony export */   F9: () => (/* binding */ unknownsOf),
/* harmony export */   Gk: () => (/* binding */ unreadRule),
/* harmony export */   KJ: () => (/* binding */ isUnread),
/* harmony export */   KO: () => (/* binding */ unknownOf),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   U7: () => (/* binding */ hasTies),
/* harmony export */   pY: () => (/* binding */ unreadText),
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
/** Whether two groups of a policy, or two collections of a group, have one priority: no order is defined between them. */
const hasTies = ({ parent, ruleCollectionGroups }) => (parent !== undefined && hasTies(parent)) ||
    [ruleCollectionGroups, ...ruleCollectionGroups.map(group => group.ruleCollections)].some(tied);
const tied = (items) => new Set(items.map(({ priority }) => priority)).size < items.length;
/**
 * Whether a policy says all that there is to say about it. Where it does not, only the naive evaluator can answer: it takes what is not
 * known into account.
 */
const isWhole = (policy) => {
    const known = wholes.get(policy);
    if (known !== undefined)
        return known;
    const whole = unknownsOf(policy).length === 0 && !hasTies(policy);
    wholes.set(policy, whole);
    return whole;
};
const wholes = new WeakMap();
/** Whether nothing of a rule is known but its place: it may be of another type than it is written as, and be many. */
const isUnread = (rule) => rule.unknown?.some(({ field }) => field === '*') ?? false;
const UNREAD = 'rules that cannot be read: ';
/** What an answer waits for where nothing of a rule is known: one thing, and not one for each of its fields. */
const unreadText = ({ unknown }) => `${UNREAD}${unknown?.find(({ field }) => field === '*')?.because ?? ''}`;
/** Without what only says more of rules that cannot be read. */
function withoutDetails(waitsFor) {
    const unread = waitsFor.filter(text => text.startsWith(UNREAD)).map(text => text.slice(UNREAD.length));
    return unread.length === 0 ? waitsFor : waitsFor.filter(text => text.startsWith(UNREAD) || !unread.some(reason => text.includes(reason)));
}
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


/***/ }),

/***/ 1382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ conclude)
/* harmony export */ });
/* harmony import */ var _disagree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3771);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6952);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1606);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1044);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9522);





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
            doubts.push(own.some(({ path }) => path.kind === 'inspected')
                ? `no inspected connection of workload ${workload} passes`
                : `nothing was seen to be inspected from workload ${workload}`);
            findings.push({
                level: 'error',
                message: `No connection of workload ${workload} was proven to be inspected.`,
                advice: own.some(({ probe }) => probe.expectation.inspected === true)
                    ? 'It is expected, and did not pass: its verdict says why.'
                    : 'Expect at least one: a URL with expect: allow and inspected: true.',
            });
        }
        // What holds for one pod says nothing about another one, which may go another way where the expectations and the policy leave that open.
        else {
            const around = [...groupBy(own, podKey).values()].filter(ofPod => ofPod.every(({ result }) => result === 'pass') && !ofPod.some(({ path }) => path.kind === 'inspected'));
            if (around.length > 0) {
                const names = around.map(([first]) => first?.pod?.name ?? '?');
                doubts.push(`nothing was seen to be inspected from ${names.length} of the pods of workload ${workload}`);
                findings.push({
                    level: 'error',
                    message: `No connection of ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} was proven to be inspected, and others of workload ${workload} were.`,
                    advice: 'See which way these pods go (their nodes, subnets and route tables), and say inspected: true where it is expected.',
                });
            }
        }
        const less = askedLess(own);
        if (less.length > 0) {
            doubts.push(`not every pod of workload ${workload} was asked the same`);
            findings.push({
                level: 'error',
                message: `${less.slice(0, 3).join(', ')}${less.length > 3 ? ` and ${less.length - 3} more` : ''} of workload ${workload} ${less.length === 1 ? 'was' : 'were'} asked less than others.`,
                advice: 'What was not asked there is not proven; run again.',
            });
        }
        for (const [kind, what] of [
            ['passthrough', 'a host that must pass through uninspected (expect: allow, inspected: false)'],
            ['denied', 'a host that must be denied (expect: deny)'],
        ])
            if (own.length > 0 && !own.some(({ probe }) => (0,_probes_js__WEBPACK_IMPORTED_MODULE_1__/* .controlKind */ .KQ)(probe) === kind)) {
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
    for (const fault of refused.unbound) {
        doubts.push('a session is not bound to this run');
        findings.push({
            level: 'error',
            message: `${fault[0]?.toUpperCase()}${fault.slice(1)}.`,
            advice: 'Its flights may be replayed. Look at the pod; if it has none of these programs, add one to the image or give a debug-image.',
        });
    }
    for (const ofProbe of groupBy(verdicts, each => (each.result === 'pass' ? undefined : `${each.probe.id} ${each.probe.name}`)).values()) {
        const { own, rest } = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .mostCommon */ .f)([...groupBy(ofProbe, each => (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .alike */ .n)(each.because)).values()], group => group.length);
        for (const group of own)
            findings.push(finding(group, `${group[0]?.probe.name}: ${group[0]?.because}`));
        const others = rest.flat().sort((one, other) => Number(other.result === 'fail') - Number(one.result === 'fail'));
        if (others.length > 0)
            findings.push(finding(others, `${others[0]?.probe.name}: ${rest.length} further reasons; one: ${others[0]?.because}`));
    }
    for (const [message, group] of groupBy(verdicts.flatMap(_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .stepsOf */ .B), each => (0,_disagree_js__WEBPACK_IMPORTED_MODULE_0__/* .disagreement */ .f)(each)?.message)) {
        const first = group[0];
        doubts.push('prediction and observation differ');
        findings.push({
            ...finding(group, `${first.probe.name}: ${message}`),
            level: 'error',
            advice: `Likely causes, in this order: ${(0,_disagree_js__WEBPACK_IMPORTED_MODULE_0__/* .disagreement */ .f)(first)?.causes.join('; ')}.`,
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
const podKey = ({ pod, probe }) => pod === undefined ? `?${probe.workload}` : `${pod.namespace}/${pod.name}/${pod.container}`;
/** Names of pods without a verdict for something that others of the workload were asked. Built-in controls follow the pod's address. */
function askedLess(own) {
    const key = ({ probe }) => `${probe.id} ${probe.name}`;
    const asked = own.filter(({ pod, probe }) => pod !== undefined && probe.control !== true);
    const all = new Set(asked.map(key));
    return [...groupBy(asked, podKey).values()].flatMap(ofPod => new Set(ofPod.map(key)).size < all.size ? [ofPod[0]?.pod?.name ?? '?'] : []);
}
/** A denial that was seen as silence counts only if the same pod got an answer from somewhere: a pod without a network hears nothing either. */
function doubtSilence(verdicts) {
    const alive = new Set(verdicts.filter(({ observation: { kind } }) => kind === 'tls' || kind === 'http' || kind === 'answered').map(podKey));
    return verdicts.map(verdict => verdict.result === 'pass' && !alive.has(podKey(verdict)) && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .seenIn */ .vV)(verdict.probe, verdict.observation, verdict.path).silent === true
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


/***/ }),

/***/ 3771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ disagreement)
/* harmony export */ });
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1044);
/** Where the policy's word and what was seen differ: a finding of its own, whatever was expected, with the likely causes in order. */

const stale = 'the firewall has not taken over the last change of the policy yet (5 to 10 minutes for a CA), or its last update failed';
const otherPolicy = "the firewall's policy is not the one in this spec: it was changed by hand, or has a parent with rules of its own";
const around = 'the pod goes around the firewall: the route table is not on its subnet, lacks 0.0.0.0/0, or names an old private address';
/** Where the prediction and what was seen of one verdict differ. Undefined: they agree, or what was seen does not say. */
function disagreement({ probe, observation, path }) {
    const { predicted } = probe;
    const seen = (0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .seenIn */ .vV)(probe, observation, path);
    const says = `the policy says ${predicted.effect}${predicted.inspected === true ? ', inspected' : ''} (${predicted.because})`;
    const effect = effectOf(seen);
    if (predicted.effect === 'allow' && effect === 'deny')
        return {
            message: `${says}, but ${seen.because}`,
            causes: [stale, otherPolicy, 'the flow is not what the policy was asked about: another source address or another name'],
        };
    if (predicted.effect === 'deny' && effect === 'allow')
        return { message: `${says}, but ${seen.because}`, causes: [around, stale, otherPolicy] };
    if (predicted.inspected === true && path.kind === 'passthrough')
        return {
            message: `${says}, but the pod sees the public certificate of ${path.issuer}`,
            causes: ['a network rule takes the flow before application rules see it (a service tag with port 443)', around, stale, otherPolicy],
        };
    if (predicted.inspected === false && path.kind === 'inspected')
        return { message: `${says}, not inspected, but the pod sees our firewall's certificate`, causes: [otherPolicy, stale] };
    return undefined;
}
const effectOf = ({ effect, silent }) => effect === 'allowed' || effect === 'handshake' || effect === 'upstream-refused'
    ? 'allow'
    : effect === 'denied' && silent !== true
        ? 'deny'
        : undefined;


/***/ }),

/***/ 3966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ canonical),
/* harmony export */   Ak: () => (/* binding */ specHash),
/* harmony export */   GR: () => (/* binding */ rootsHash),
/* harmony export */   iy: () => (/* binding */ probeFacts),
/* harmony export */   jU: () => (/* binding */ evidenceSchema),
/* harmony export */   tx: () => (/* binding */ policyHash),
/* harmony export */   zR: () => (/* binding */ toEvidence)
/* harmony export */ });
/* unused harmony export deepest */
/* harmony import */ var _pki_hash_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1779);
/* harmony import */ var _policy_place_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4099);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1382);
/* harmony import */ var _expiry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4016);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6952);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9473);






/** Version 2 has a subject. */
const evidenceSchema = 'egress-gate/evidence/2';
/** Nothing that we write nests deeper. */
const deepest = 32;
/** JSON with one form for each value: sorted keys, no blanks, ASCII. Equal values have equal bytes, and so equal hashes. */
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
const specHash = ({ file: _, ...spec }) => (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(canonical((0,_policy_place_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutPlaces */ .B)(spec)));
/** SHA-256 in hex of the firewall policy without its places in the file. */
const policyHash = ({ firewall }) => (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(canonical((0,_policy_place_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutPlaces */ .B)(firewall.policy)));
/** SHA-256 in hex of their fingerprints, whatever their order. */
const rootsHash = (roots) => (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(canonical(roots.map(each => each.fingerprint).sort()));
/** What a judgement needs of a probe: the decision without its trace. */
function probeFacts({ predicted, ...probe }) {
    const { effect, inspected, by, rule, because, dependsOn } = predicted;
    return { ...probe, predicted: { effect, inspected, by, rule, because, dependsOn } };
}
/** A run as its evidence file, with the SHA-256 of that text. */
function toEvidence(run) {
    const { spec, authority, workloads, at, cluster, subject, publicRoots, logDisagreements } = run;
    const table = new Map();
    const index = ({ fingerprint, der }) => {
        const known = table.get(fingerprint) ?? { index: table.size, der: base64(der) };
        table.set(fingerprint, known);
        return known.index;
    };
    const conclusion = (0,_conclude_js__WEBPACK_IMPORTED_MODULE_1__/* .conclude */ .E)(run.verdicts, workloads, (0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .refusals */ .K)(run.verdicts, authority, at, publicRoots));
    const seen = (observation) => observation.kind === 'tls' ? { ...observation, flight: observation.flight.map(index) } : observation;
    const verdicts = run.verdicts.map(({ probe, pod, observation, path, result, because, hops }) => ({
        probe: probeFacts(probe),
        pod,
        observation: seen(observation),
        path: path.kind,
        result,
        because,
        hops: hops?.map(hop => ({
            url: (0,_probes_js__WEBPACK_IMPORTED_MODULE_3__/* .urlOf */ .rs)(hop.probe)?.href,
            predicted: probeFacts(hop.probe).predicted,
            observation: seen(hop.observation),
        })),
    }));
    const body = {
        schema: evidenceSchema,
        at: at.toISOString(),
        spec: { name: spec.name, sha256: specHash(spec), policySha256: policyHash(spec) },
        cluster,
        subject,
        authority: { root: base64(authority.root.der), intermediate: base64(authority.intermediate.der) },
        publicRootsSha256: rootsHash(publicRoots),
        workloads,
        certificates: [...table.values()].map(({ der }) => der),
        verdicts,
        logDisagreements,
        result: conclusion.result === 'pass' && (logDisagreements ?? 0) > 0 ? 'inconclusive' : conclusion.result,
        expiresAt: (0,_expiry_js__WEBPACK_IMPORTED_MODULE_2__/* .expiryOf */ .p)(conclusion.verdicts, authority)?.at.toISOString(),
    };
    const text = canonical({ body, sha256: (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(canonical(body)) });
    return { text, sha256: (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(text) };
}
const base64 = (bytes) => Buffer.from(bytes).toString('base64');


/***/ }),

/***/ 4016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ expiryOf)
/* harmony export */ });
/* harmony import */ var _interceptors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2631);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9522);
/** Until when a proof holds: the first of the certificates that it stands on to end. The firewall's sub-CA lives 30 days. */


/** Leaves do not count: the firewall makes new ones all the time. Undefined: nothing was seen inspected. */
function expiryOf(verdicts, { root, intermediate }) {
    const ends = verdicts
        .flatMap(_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .stepsOf */ .B)
        .flatMap(({ observation, path }) => observation.kind === 'tls' && path.kind === 'inspected'
        ? observation.flight
            .slice(1)
            .flatMap(each => (each.commonNames.includes(_interceptors_js__WEBPACK_IMPORTED_MODULE_0__/* .firewallCaName */ .ip) ? [{ at: each.notAfter, of: "the firewall's sub-CA" }] : []))
        : []);
    if (ends.length === 0)
        return undefined;
    return [...ends, { at: intermediate.notAfter, of: 'our intermediate' }, { at: root.notAfter, of: 'our root' }].reduce((a, b) => b.at < a.at ? b : a);
}


/***/ }),

/***/ 5369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OK: () => (/* binding */ certificate),
/* harmony export */   RC: () => (/* binding */ certificatesInText),
/* harmony export */   Yc: () => (/* binding */ certificatesIn),
/* harmony export */   t7: () => (/* binding */ maxFlight)
/* harmony export */ });
/* harmony import */ var _pki_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8108);

const maxFlight = 20;
/** The PEM blocks of the first field that has any, as certificates, in the order in which they were served. */
function certificatesIn(fields, ...names) {
    for (const name of names) {
        const text = Buffer.from(fields.get(name) ?? []).toString('latin1');
        // Openssl prints the origin's own words after this line, and no name of a certificate with a line end in it.
        const found = certificatesInText(name === 'flight' ? (text.split(/^Server certificate/m, 1)[0] ?? '') : text);
        if (found.length > 0)
            return found;
    }
    return [];
}
const mostRemembered = 2000;
/**
 * The certificates that a tool printed. Their names and extensions stand in the same text, and whoever made one may have written another
 * one's PEM into it, so that a client without guile shows a flight that was never served. A certificate that carries such a text is
 * therefore the only one that is taken; and where there are more beginnings than certificates, or too many of them, none is.
 */
function certificatesInText(text, memory = new Map()) {
    const blocks = text.match(/-----BEGIN CERTIFICATE-----\r?\n[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
    if (blocks.length > maxFlight)
        return [];
    const read = blocks.map(block => {
        const base64 = block.replace(/-----[A-Z ]+-----|\s/g, '');
        const known = memory.get(base64);
        if (known !== undefined)
            return known;
        const der = Buffer.from(base64, 'base64');
        // Two and four bytes a letter are printed as one.
        const smuggles = der.toString('latin1').replaceAll('\0', '').includes('-----BEGIN CERT');
        const found = { certificates: certificate(der), smuggles };
        if (memory.size < mostRemembered)
            memory.set(base64, found);
        return found;
    });
    const smugglers = read.filter(({ smuggles }) => smuggles);
    if (smugglers.length > 0)
        return smugglers.flatMap(({ certificates }) => certificates).slice(0, 1);
    if ((text.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0) !== blocks.length)
        return [];
    const seen = new Set();
    return read.flatMap(({ certificates }) => certificates).filter(({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint));
}
/** What cannot be read is left out: the chain is then judged without it. */
function certificate(der) {
    try {
        return [(0,_pki_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readCertificate */ .w$)(der)];
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 2631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FE: () => (/* binding */ interceptorNamed),
/* harmony export */   ip: () => (/* binding */ firewallCaName)
/* harmony export */ });
/* unused harmony export knownInterceptors */
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
    // Whoever writes a name of 50,000 characters wants us to look at it for long.
    const names = [leaf.issuer, ...above.flatMap(({ subject, issuer }) => [subject, issuer])].map(name => name.slice(0, 1000));
    return knownInterceptors.find(({ issuer }) => names.some(name => issuer.test(name)))?.name;
}


/***/ }),

/***/ 7172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rv: () => (/* binding */ withLocations),
/* harmony export */   Xe: () => (/* binding */ redirectStatuses),
/* harmony export */   iF: () => (/* binding */ longestLocation),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   zA: () => (/* binding */ shownUrl)
/* harmony export */ });
/* harmony import */ var _policy_own_way_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8214);
/* harmony import */ var _policy_parse_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59);
/** Where a redirect leads. Its Location is the word of whoever answered: bounded, taken only as a URL of HTTP, and shown without its query. */


/** Those that a client follows by itself (RFC 9110, 15.4). */
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const longestLocation = 2000;
/** What this answer asks a client to ask next. Undefined answers, and those that are no redirects, are the last. */
function nextStep(from, http) {
    if (http === undefined || !redirectStatuses.has(http.status))
        return { kind: 'last' };
    const [location, other] = http.locations ?? [];
    const fault = (because) => ({ kind: 'fault', result: 'fail', because: `${http.status} ${because}` });
    // A tool that shows no headers cannot be told from an origin that sends none.
    if (location === undefined || location === '')
        return { kind: 'fault', result: 'inconclusive', because: `${http.status} was answered, and no Location is shown` };
    if (other !== undefined)
        return fault('has more than one Location, and clients differ in which they follow');
    if (location.length > longestLocation)
        return fault(`has a Location of more than ${longestLocation} characters`);
    // What a URL parser would drop, or take for a slash.
    if (/[^\x21-\x7e]|\\/.test(location))
        return fault('has a Location that is no URL: it holds blanks, backslashes, or what is not ASCII');
    const url = URL.parse(location, from.url);
    if (url === null)
        return fault('has a Location that cannot be read');
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return fault(`leads to another scheme, ${url.protocol.slice(0, 30)}, and not to http: or https:`);
    if (url.username !== '' || url.password !== '')
        return fault('has a Location with a user name or a password');
    url.hash = '';
    if ((0,_policy_parse_target_js__WEBPACK_IMPORTED_MODULE_1__/* .parseUrl */ .D)(url.href).value === undefined)
        return fault(`leads to ${shownUrl(url.href)}, which is no host that can be asked`);
    // Whoever answers could have the pod ask its own node's metadata, or a neighbour that no expectation may name. Its own host was asked for anyhow.
    const past = url.hostname === URL.parse(from.url)?.hostname ? undefined : (0,_policy_own_way_js__WEBPACK_IMPORTED_MODULE_0__/* .goesOwnWay */ .GE)(url.hostname);
    if (past !== undefined)
        return fault(`leads to ${shownUrl(url.href)}, which is reached without the firewall: ${past}`);
    return { kind: 'next', step: { url: url.href, method: methodAfter(http.status, from.method) } };
}
/** As clients do it (Fetch, HTTP-redirect fetch, step 12): no body is sent anyhow. */
const methodAfter = (status, method) => (status === 303 && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST') ? 'GET' : method;
/** For people. A query may hold what is nobody's business. */
function shownUrl(href) {
    const url = URL.parse(href);
    if (url === null)
        return 'no URL';
    const { origin, pathname, search } = url;
    const short = `${origin}${pathname}`;
    return `${short.slice(0, 160)}${short.length > 160 ? '…' : ''}${search === '' ? '' : '?…'}`;
}
/** Only what follows redirects is told where they lead, in full. */
function withLocations({ expectation }, observation) {
    if (expectation.redirects !== undefined ||
        (observation.kind !== 'tls' && observation.kind !== 'http') ||
        observation.http?.locations === undefined)
        return observation;
    const { locations: _, ...http } = observation.http;
    return { ...observation, http };
}


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ pathOf)
/* harmony export */ });
/* harmony import */ var _pki_chain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8639);
/* harmony import */ var _interceptors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6952);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1044);




/**
 * `inspected`: the flight validates for the host, now, as leaf <- firewall's sub-CA <- a certificate of our intermediate's key <- our root.
 * Nobody can make such a leaf without the key of our intermediate, which only the vault and the firewall hold.
 *
 * What this cannot prove: the flight comes out of the pod, and a pod that lies could replay one that it saw. What binds it all the same:
 * the leaf names exactly this host, is within its dates, and hangs below the firewall's own sub-CA, which lives 30 days; so somebody
 * behind *this* firewall was inspected for *this* host within the last month. That it was this request, only the firewall's log can tell.
 */
function pathOf(probe, observation, { root, intermediate }, { at, publicRoots }) {
    const odd = (0,_seen_js__WEBPACK_IMPORTED_MODULE_3__/* .misfit */ .hH)(probe, observation);
    if (odd !== undefined)
        return { kind: 'unknown', because: odd };
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
    const host = (0,_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .hostOf */ .w4)(new URL(target.url));
    const ours = (0,_pki_chain_js__WEBPACK_IMPORTED_MODULE_0__/* .buildChain */ .q)(flight, [root], {
        at,
        host,
        accept: path => path.length === 4 &&
            path[1]?.commonNames.includes(_interceptors_js__WEBPACK_IMPORTED_MODULE_1__/* .firewallCaName */ .ip) === true &&
            path[2]?.keyFingerprint === intermediate.keyFingerprint,
    });
    if (ours.ok)
        return { kind: 'inspected', by: `${_interceptors_js__WEBPACK_IMPORTED_MODULE_1__/* .firewallCaName */ .ip}, below ${intermediate.commonNames.at(-1) ?? intermediate.subject}` };
    const issuer = leaf.issuerCommonNames.at(-1) ?? leaf.issuer;
    if ((0,_pki_chain_js__WEBPACK_IMPORTED_MODULE_0__/* .buildChain */ .q)(flight, [root], { at, host }).ok)
        return { kind: 'intercepted', by: `${issuer}, below our root but not through our intermediate and the firewall's sub-CA` };
    if (flight.some(each => each.keyFingerprint === intermediate.keyFingerprint || each.keyFingerprint === root.keyFingerprint))
        return { kind: 'intercepted', by: `${issuer}; our certificates were served with it, but ${ours.because}` };
    if (leaf.issuerCommonNames.includes(_interceptors_js__WEBPACK_IMPORTED_MODULE_1__/* .firewallCaName */ .ip))
        return { kind: 'intercepted', by: `an Azure Firewall that does not use our intermediate (${ours.because})` };
    const names = new Set(flight.flatMap(each => [each.subject, each.issuer]));
    const known = (0,_pki_chain_js__WEBPACK_IMPORTED_MODULE_0__/* .buildChain */ .q)(flight, publicRoots.filter(each => names.has(each.subject)), { at, host });
    return known.ok
        ? { kind: 'passthrough', issuer }
        : { kind: 'intercepted', by: `${issuer}${hint(flight)}, which is no public authority known here (${known.because})` };
}
/** By its names, which anybody can take. */
function hint(flight) {
    const name = (0,_interceptors_js__WEBPACK_IMPORTED_MODULE_1__/* .interceptorNamed */ .FE)(flight);
    return name === undefined ? '' : ` (by its names, ${name})`;
}


/***/ }),

/***/ 6952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ controlKind),
/* harmony export */   PW: () => (/* binding */ isAddress),
/* harmony export */   rs: () => (/* binding */ urlOf),
/* harmony export */   t2: () => (/* binding */ probesFor),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var _policy_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4476);
/* harmony import */ var _policy_evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6056);
/* harmony import */ var _policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9759);
/** From what the author expects to the questions that each workload's pods are asked, with the controls that every run needs. */



/**
 * One probe for each expectation that speaks of the workload, and built-in controls where the expectations bring none. Expectations that
 * say `unknown` hold nothing that an observation could be held against: they are for the offline check, and make no probe.
 *
 * `facts` is what predictions may lean on (service tags, FQDN tags, the spec's own); `source` the pod's address, by default the AKS
 * subnet's; `nonce` a number of this run. Ids are unique over all workloads and the same for every pod of one.
 */
function probesFor(spec, workload, facts, source, nonce) {
    const from = source ?? spec.network.aksSubnet.prefix.split('/')[0] ?? '';
    const index = spec.workloads.findIndex(({ name }) => name === workload.name);
    const probe = (id, expectation) => {
        const numbered = nonce !== undefined && expectation.nonce !== undefined ? { nonce } : {};
        const flow = (0,_policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_2__/* .expectationFlow */ .b)(withNonce(expectation, numbered.nonce), from);
        const predicted = (0,_policy_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)(spec.firewall.policy, flow, facts);
        const inserted = expectation.insertedHeader && insertedBy(spec.firewall.policy, predicted.rule, expectation.insertedHeader);
        return {
            id,
            name: expectation.name,
            workload: workload.name,
            flow,
            expectation,
            predicted,
            // The offline check does not take such a rule for the one that decides either.
            ...(expectation.rule !== undefined && predicted.effect !== 'unknown' && !(0,_policy_check_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleIsCertain */ .n_)(predicted, flow) ? { ruleOpen: true } : {}),
            ...numbered,
            ...(inserted === undefined ? {} : { inserted }),
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
/** The URL as it is asked for. */
function urlOf({ expectation, nonce }) {
    const target = withNonce(expectation, nonce);
    return target.kind === 'url' ? new URL(target.url) : undefined;
}
function withNonce({ target, nonce: parameter }, nonce) {
    if (target.kind !== 'url' || parameter === undefined || nonce === undefined)
        return target;
    const url = new URL(target.url);
    url.search = `${url.search === '' ? '?' : `${url.search}&`}${parameter}=${nonce}`;
    return { ...target, url: url.href };
}
/** The value of a header that rules of this name insert. Undefined: none does, or they differ. */
function insertedBy({ ruleCollectionGroups }, rule, header) {
    const values = ruleCollectionGroups
        .flatMap(({ ruleCollections }) => ruleCollections)
        .flatMap(collection => collection.rules)
        .flatMap(each => (each.ruleType === 'ApplicationRule' && each.name === rule ? [each.httpHeadersToInsert] : []))
        .map(headers => headers.find(({ headerName }) => headerName.toLowerCase() === header.toLowerCase())?.headerValue);
    return new Set(values).size === 1 ? values[0] : undefined;
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
/** An IPv4 or IPv6 address, and no name. */
const isAddress = (host) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':');
/** Without the brackets of an IPv6 address. */
const hostOf = (url) => url.hostname.replace(/^\[|\]$/g, '');


/***/ }),

/***/ 1606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ mostCommon),
/* harmony export */   n: () => (/* binding */ alike)
/* harmony export */ });
/** Why verdicts are as they are: which reasons are the same, and how many of them a reader is told. */
/** Reasons that differ only in how long something took and how much came (`after 10002 milliseconds with 0 bytes`) are one. */
const alike = (because) => because.replace(/\bafter \d+\b|\b\d+ (?:ms|milliseconds|bytes|out of \d+)\b/g, '0');
/** Of one thing. Where two hundred pods have two hundred reasons, what is wrong is not the two hundredth. */
const toldOneByOne = 3;
/** Groups to be told on their own, those with most members first where there are too many, and the rest, which is told as one. */
function mostCommon(groups, size) {
    if (groups.length <= toldOneByOne + 1)
        return { own: groups, rest: [] };
    const sorted = groups.toSorted((one, other) => size(other) - size(one));
    return { own: sorted.slice(0, toldOneByOne), rest: sorted.slice(toldOneByOne) };
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ refusals)
});

// EXTERNAL MODULE: ./src/pki/chain.js
var chain = __webpack_require__(8639);
// EXTERNAL MODULE: ./src/pki/parse.js
var parse = __webpack_require__(3401);
// EXTERNAL MODULE: ./src/pki/read.js
var read = __webpack_require__(8108);
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

// EXTERNAL MODULE: ./src/verify/path.js
var verify_path = __webpack_require__(6628);
// EXTERNAL MODULE: ./src/verify/probes.js
var probes = __webpack_require__(6952);
// EXTERNAL MODULE: ./src/verify/session.js
var session = __webpack_require__(6683);
// EXTERNAL MODULE: ./src/verify/verdict.js
var verdict = __webpack_require__(9522);
;// CONCATENATED MODULE: ./src/verify/refusals.js






/** Different flights; a run of 200 pods sees few. */
const mostTried = 32;
/** Holds what was seen against what it must not fit. `at`: when it was seen. */
function refusals(verdicts, authority, at, publicRoots) {
    const decoys = decoysOf(authority);
    const seen = { passthrough: new Set(), inspected: new Set() };
    const broken = [];
    for (const { probe, observation, path } of verdicts.flatMap(verdict/* stepsOf */.B)) {
        if (observation.kind !== 'tls' || (path.kind !== 'passthrough' && path.kind !== 'inspected'))
            continue;
        const leaf = observation.flight[0];
        const url = (0,probes/* urlOf */.rs)(probe);
        const tried = seen[path.kind];
        if (leaf === undefined || url === undefined || tried.has(leaf.fingerprint) || tried.size >= mostTried)
            continue;
        tried.add(leaf.fingerprint);
        const host = (0,probes/* hostOf */.w4)(url);
        const takes = (what, taken) => {
            if (taken)
                broken.push(`the flight of ${host} was taken for ${what}`);
        };
        if (path.kind === 'passthrough') {
            takes('one below our root', (0,chain/* buildChain */.q)(observation.flight, [authority.root], { at, host }).ok);
            takes('an inspected one', (0,verify_path/* pathOf */.X)(probe, observation, authority, { at, publicRoots: [] }).kind === 'inspected');
            continue;
        }
        const inspectedBy = (by, when = at) => (0,verify_path/* pathOf */.X)(probe, observation, by, { at: when, publicRoots }).kind === 'inspected';
        for (const decoy of decoys)
            takes(`one of ${decoy.what}`, inspectedBy(decoy.authority));
        takes('one that holds after its end', inspectedBy(authority, new Date(leaf.notAfter.getTime() + 1000)));
        takes('one of another host', (0,chain/* buildChain */.q)(observation.flight, [authority.root], { at, host: `not-${host.replace(/[^a-z0-9.-]/gi, '-')}` }).ok);
    }
    return {
        passedThrough: seen.passthrough.size,
        inspected: seen.inspected.size,
        broken,
        unbound: (0,session/* unbound */.gK)(verdicts, authority, { at, publicRoots }),
    };
}
function decoysOf({ root, intermediate }) {
    return [
        { what: 'a root of the same name with another key', authority: { root: withOtherKey(root), intermediate } },
        { what: 'an intermediate of the same name with another key', authority: { root, intermediate: withOtherKey(intermediate) } },
    ];
}


/***/ }),

/***/ 1044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hH: () => (/* binding */ misfit),
/* harmony export */   vV: () => (/* binding */ seenIn)
/* harmony export */ });
/* unused harmony export isDenialText */
/* harmony import */ var _policy_decision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8080);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6952);
/** What an observation says of the firewall's decision, before anybody asks what was expected. */


/** Ports on which the firewall itself answers a SYN, whatever the destination: a TCP connection there proves nothing. */
const answeredByFirewall = new Set([80, 443]);
/** 470 with the firewall's own text, in the form that Azure Firewall gives it: `HTTP request from … . Action: Deny. Reason: …`. */
const isDenialText = ({ status, body }) => status === 470 && /^\s*(?:HTTPS? request .{0,4000}\. )?Action: Deny\. \S/.test(body);
const isUpstreamRefusal = ({ status, body }) => status === 500 && /^\s*x509: /.test(body);
const isResolveFailure = ({ status, body }) => status === 500 && /Failed to resolve address/.test(body);
/**
 * Why an observation is none of such a question: an answer in clear for HTTPS, certificates where nothing is encrypted. No tool brings them,
 * and a file of evidence may say anything.
 */
function misfit({ expectation: { target } }, { kind }) {
    const own = target.kind === 'port' ? 'answered' : /^https:/i.test(target.url) ? 'tls' : 'http';
    const answers = ['tls', 'http', 'answered'];
    return answers.includes(kind) && kind !== own ? `what was seen (${kind}) is no answer to what was asked` : undefined;
}
/** What an observation says of the flow's fate: allowed, denied and how, or not clear, because. */
function seenIn(probe, observation, path) {
    const odd = misfit(probe, observation);
    if (odd !== undefined)
        return { effect: 'unclear', because: odd };
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
/** Whether an application rule takes TCP to this port, or may: the firewall then completes the connection, whatever becomes of it. */
const takenByApplication = ({ by, dependsOn }) => by === 'application' || dependsOn.some(each => each.startsWith(_policy_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .whatIsSpoken */ .d));
function transport({ expectation: { target }, predicted }, detail) {
    if (target.kind !== 'port')
        return { effect: 'unclear', because: detail };
    if (target.protocol === 'tcp' && (answeredByFirewall.has(target.port) || takenByApplication(predicted)))
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
            return secure && stage === 'handshake'
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
            if (target.protocol === 'tcp' && (answeredByFirewall.has(target.port) || takenByApplication(predicted)) && !byNetworkRule)
                return {
                    effect: 'stopped',
                    because: `nothing answered on port ${target.port}, where the firewall answers everything: it does not stand in the way, or is down`,
                };
            if (stage === undefined)
                return { effect: 'stopped', because: `nothing answered in time, and how far the question came was not told (${detail})` };
            // A host that is down is as silent as one that is denied: only with the policy's own word is it a denial.
            if (predicted.effect !== 'deny')
                return {
                    effect: 'stopped',
                    because: `nothing answered in time, and the policy ${predicted.effect === 'allow' ? 'allows it' : 'alone does not say that it is denied'}: a host that is down is as silent`,
                };
            return {
                effect: 'denied',
                because: `nothing answered in time, as with what network rules drop${(0,_probes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAddress */ .PW)(target.host) ? '' : ` (${target.host})`}`,
                silent: true,
            };
        }
    }
}


/***/ }),

/***/ 6683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fQ: () => (/* binding */ withSession),
/* harmony export */   gK: () => (/* binding */ unbound),
/* harmony export */   j4: () => (/* binding */ sessionProbe),
/* harmony export */   oV: () => (/* binding */ sessionRandom)
/* harmony export */ });
/* harmony import */ var _pki_handshake_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8899);
/* harmony import */ var _pki_hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1779);
/* harmony import */ var _pki_read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8108);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6628);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6952);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9522);
/**
 * Binding what a pod showed to this run. A flight is no secret: a pod that lies can show one that it saw before. So one of its URLs is
 * asked once more by bytes that are made here: a ClientHello whose random is a hash of this run's nonce. What comes back is read here as well,
 * and holds only if the key of an inspected leaf signed that random, which nobody can do who was not asked after the run began.
 *
 * What it proves: from where the pod is, our firewall inspects, now. What it does not: that the pod's programs go the same way.
 */






/**
 * The probe whose session is bound: one of which inspection is expected, or else predicted and not excluded. One will do: where its host is
 * down, the run does not pass anyhow.
 */
function sessionProbe(probes) {
    const rank = ({ expectation: { expect, inspected }, predicted }) => {
        if (inspected === true)
            return expect === 'allow' ? 0 : 1;
        return expect === 'allow' && inspected === undefined && predicted.inspected !== false ? 2 : 9;
    };
    const [first] = probes
        .filter(probe => {
        const url = (0,_probes_js__WEBPACK_IMPORTED_MODULE_4__/* .urlOf */ .rs)(probe);
        return url?.protocol === 'https:' && !(0,_probes_js__WEBPACK_IMPORTED_MODULE_4__/* .isAddress */ .PW)((0,_probes_js__WEBPACK_IMPORTED_MODULE_4__/* .hostOf */ .w4)(url)) && rank(probe) < 9;
    })
        .sort((a, b) => rank(a) - rank(b));
    return first;
}
/** 32 bytes that nobody knew before this run's nonce was made. */
const sessionRandom = (nonce, id) => Buffer.from((0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(`${nonce} ${id}`), 'hex');
/** The observation with what the server answered to the random, where it was asked. */
function withSession(probe, observation, fields, nonce) {
    const answer = fields?.get('session');
    if (observation.kind !== 'tls' || answer === undefined || answer.length === 0)
        return observation;
    const random = Buffer.from(sessionRandom(nonce, probe.id)).toString('hex');
    return { ...observation, session: { random, answer: Buffer.from(answer).toString('base64') } };
}
/**
 * What keeps the inspected sessions of pods from being bound to this run: each reason once, with its pods. A pod needs one session that is bound,
 * and none that came back otherwise; hops of redirects count like any other. One for each host would say no more: whoever reaches the firewall for one host can ask it for any.
 */
function unbound(verdicts, authority, options) {
    const pods = new Map();
    for (const verdict of verdicts.flatMap(_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .stepsOf */ .B)) {
        if (verdict.pod === undefined)
            continue;
        const { namespace, name, container } = verdict.pod;
        const key = `${namespace}/${name} ${container}`;
        pods.set(key, [...(pods.get(key) ?? []), verdict]);
    }
    const faults = new Map();
    for (const [pod, own] of pods) {
        const inspected = own.filter(({ result, path }) => result === 'pass' && path.kind === 'inspected');
        if (inspected.length === 0)
            continue;
        const contradicted = inspected.map(verdict => sessionFault(verdict, authority, options)).find(fault => fault?.contradicts);
        const bound = own.map(verdict => sessionFault(verdict, authority, options));
        if (contradicted === undefined && bound.includes(undefined))
            continue;
        const { because } = contradicted ?? bound.find(fault => fault !== undefined && fault !== notTried) ?? notTried;
        faults.set(because, [...(faults.get(because) ?? []), pod]);
    }
    return [...faults].map(([because, names]) => `no inspected session of ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} is bound to this run: ${because}`);
}
const notTried = {
    because: 'nothing in the container could send the bytes of a handshake (bash, python3, perl, node or nc), or nothing came back',
    contradicts: false,
};
/** Undefined: the key of a leaf that our firewall made for this host signed this run's random. */
function sessionFault({ probe, observation }, authority, options) {
    if (observation.kind !== 'tls' || observation.session === undefined)
        return notTried;
    const { random, answer } = observation.session;
    const answered = (0,_pki_handshake_js__WEBPACK_IMPORTED_MODULE_0__/* .readServerFlight */ .es)(Buffer.from(answer, 'base64'), Buffer.from(random, 'hex'));
    if (!answered.ok)
        return { because: answered.because, contradicts: answered.incomplete !== true };
    try {
        const flight = answered.flight.map(der => (0,_pki_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readCertificate */ .w$)(der));
        const path = (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOf */ .X)(probe, { kind: 'tls', flight, trusted: 'unknown' }, authority, options);
        return path.kind === 'inspected' ? undefined : { because: `a flight came that is not our firewall's (${path.kind})`, contradicts: true };
    }
    catch {
        return { because: 'a flight came that cannot be read', contradicts: true };
    }
}


/***/ }),

/***/ 9522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ stepsOf)
/* harmony export */ });
/** The middle of the verify pipeline: a question, what a pod saw, and what we make of it. All are values. */
/** A verdict, and those of its hops. */
const stepsOf = (verdict) => [verdict, ...(verdict.hops ?? [])];


/***/ })

};
