export const id = 674;
export const ids = [674,6789];
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

/***/ 6628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ pathOf)
/* harmony export */ });
/* harmony import */ var _pki_chain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8639);
/* harmony import */ var _interceptors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6952);



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
/* harmony import */ var _policy_evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6056);
/* harmony import */ var _policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9759);


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
        const flow = (0,_policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_1__/* .expectationFlow */ .b)(withNonce(expectation, numbered.nonce), from);
        const predicted = (0,_policy_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluate */ ._)(spec.firewall.policy, flow, facts);
        const inserted = expectation.insertedHeader && insertedBy(spec.firewall.policy, predicted.rule, expectation.insertedHeader);
        return {
            id,
            name: expectation.name,
            workload: workload.name,
            flow,
            expectation,
            predicted,
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
const isAddress = (host) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':');
const hostOf = (url) => url.hostname.replace(/^\[|\]$/g, '');


/***/ }),

/***/ 6683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fQ: () => (/* binding */ withSession),
/* harmony export */   gK: () => (/* binding */ unbound),
/* harmony export */   iC: () => (/* binding */ sessionProbes),
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






/** One will do: where that host is down, the run does not pass anyhow. */
const mostAsked = 1;
/** Of which probes the session is bound: those of which inspection is expected, or predicted and not excluded. */
function sessionProbes(probes) {
    const rank = ({ expectation: { expect, inspected }, predicted }) => inspected === true
        ? expect === 'allow'
            ? 0
            : 1
        : expect === 'allow' && inspected === undefined && predicted.inspected !== false
            ? 2
            : 9;
    const hosts = new Set();
    return probes
        .filter(probe => {
        const url = (0,_probes_js__WEBPACK_IMPORTED_MODULE_4__/* .urlOf */ .rs)(probe);
        return url?.protocol === 'https:' && !(0,_probes_js__WEBPACK_IMPORTED_MODULE_4__/* .isAddress */ .PW)((0,_probes_js__WEBPACK_IMPORTED_MODULE_4__/* .hostOf */ .w4)(url)) && rank(probe) < 9;
    })
        .sort((a, b) => rank(a) - rank(b))
        .filter(probe => {
        const host = (0,_probes_js__WEBPACK_IMPORTED_MODULE_4__/* .urlOf */ .rs)(probe)?.host ?? '';
        return !hosts.has(host) && hosts.add(host);
    })
        .slice(0, mostAsked);
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
