export const id = 8108;
export const ids = [8108];
export const modules = {

/***/ 1297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ DerError),
/* harmony export */   K2: () => (/* binding */ sequence),
/* harmony export */   Lz: () => (/* binding */ bits),
/* harmony export */   Pv: () => (/* binding */ nullValue),
/* harmony export */   Q2: () => (/* binding */ trueValue),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   RN: () => (/* binding */ readElement),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   _0: () => (/* binding */ readCount),
/* harmony export */   _A: () => (/* binding */ tags),
/* harmony export */   _O: () => (/* binding */ context),
/* harmony export */   cl: () => (/* binding */ readElements),
/* harmony export */   fM: () => (/* binding */ readOid),
/* harmony export */   jq: () => (/* binding */ oid),
/* harmony export */   kB: () => (/* binding */ time),
/* harmony export */   lF: () => (/* binding */ encode),
/* harmony export */   nT: () => (/* binding */ readBits),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   tu: () => (/* binding */ octets),
/* harmony export */   yi: () => (/* binding */ expectTag)
/* harmony export */ });
/**
 * DER (X.690), as little of it as certificates and PKCS#12 need: elements are read one at a time over the original bytes, so that signed
 * parts stay byte for byte what was signed, and nothing is built or recursed into that nobody asked for. Reading is strict; the only
 * leniency is `ber`, for the indefinite lengths and cut-up strings that some PKCS#12 writers still produce.
 */
/** What is wrong with the bytes. The only error that reading throws. */
class DerError extends Error {
}
const tags = {
    boolean: 0x01,
    integer: 0x02,
    bitString: 0x03,
    octetString: 0x04,
    null: 0x05,
    oid: 0x06,
    utf8String: 0x0c,
    printableString: 0x13,
    ia5String: 0x16,
    utcTime: 0x17,
    generalizedTime: 0x18,
    bmpString: 0x1e,
    sequence: 0x30,
    set: 0x31,
};
/** Context-specific tag `[n]`, constructed unless said otherwise. */
const context = (n, kind = 'constructed') => (kind === 'constructed' ? 0xa0 : 0x80) | n;
/** The elements of `bytes`, which must consist of nothing else. */
function readElements(bytes, encoding = 'der') {
    const elements = [];
    for (let at = 0; at < bytes.length;) {
        const element = readAt(bytes, at, encoding, 0);
        elements.push(element);
        at += element.raw.length;
    }
    return elements;
}
/** The single element that `bytes` must be. */
function readElement(bytes, encoding = 'der') {
    const element = readAt(bytes, 0, encoding, 0);
    if (element.raw.length !== bytes.length)
        throw new DerError(`${bytes.length - element.raw.length} bytes follow its end`);
    return element;
}
function readAt(bytes, start, encoding, depth) {
    const tag = byteAt(bytes, start);
    if ((tag & 0x1f) === 0x1f)
        throw new DerError('a tag number above 30, which no certificate has');
    const first = byteAt(bytes, start + 1);
    if (first === 0x80 && encoding === 'ber')
        return readIndefinite(bytes, start, tag, depth);
    let at = start + 2;
    let length = first;
    if (first >= 0x80) {
        const count = first & 0x7f;
        if (count === 0 || count > 4)
            throw new DerError('a length that DER does not allow');
        length = 0;
        for (let i = 0; i < count; i++)
            length = length * 256 + byteAt(bytes, at++);
        if (encoding === 'der' && (length < 0x80 || length < 256 ** (count - 1)))
            throw new DerError('a length that is not written the shortest way');
    }
    if (at + length > bytes.length)
        throw new DerError('it ends in the middle of an element');
    return { tag, content: bytes.subarray(at, at + length), raw: bytes.subarray(start, at + length) };
}
function readIndefinite(bytes, start, tag, depth) {
    if ((tag & 0x20) === 0 || depth > 16)
        throw new DerError('an indefinite length where none can be');
    let at = start + 2;
    while (byteAt(bytes, at) !== 0 || byteAt(bytes, at + 1) !== 0)
        at += readAt(bytes, at, 'ber', depth + 1).raw.length;
    return { tag, content: bytes.subarray(start + 2, at), raw: bytes.subarray(start, at + 2) };
}
function byteAt(bytes, at) {
    const byte = bytes[at];
    if (byte === undefined)
        throw new DerError('it ends in the middle of an element');
    return byte;
}
/** Throws unless the element is there and has this tag; `what` names it for people. */
function expectTag(element, tag, what) {
    if (element === undefined)
        throw new DerError(`${what} is missing`);
    if (element.tag !== tag)
        throw new DerError(`${what} has the tag 0x${element.tag.toString(16)} in place of 0x${tag.toString(16)}`);
    return element;
}
/** Dotted text of an object identifier; its hex where a part is too large for a number, which none that we know is. */
function readOid(element) {
    const { content } = expectTag(element, tags.oid, 'an object identifier');
    if (content.length === 0 || content.length > 64 || byteAt(content, content.length - 1) >= 0x80)
        throw new DerError('a broken object identifier');
    let text = '';
    let arc = 0;
    for (const byte of content) {
        if (arc >= 2 ** 46)
            return `#${Buffer.from(content).toString('hex')}`;
        arc = arc * 128 + (byte & 0x7f);
        if (byte >= 0x80)
            continue;
        // The first number holds the first two parts.
        const root = Math.min(2, Math.floor(arc / 40));
        text += text === '' ? `${root}.${arc - root * 40}` : `.${arc}`;
        arc = 0;
    }
    return text;
}
/** A non-negative integer small enough to count with. */
function readCount(element, what) {
    const { content } = expectTag(element, tags.integer, what);
    if (content.length === 0 || content.length > 5 || byteAt(content, 0) >= 0x80)
        throw new DerError(`${what} is not a small number`);
    return content.reduce((value, byte) => value * 256 + byte, 0);
}
function readBoolean(element) {
    const { content } = expectTag(element, tags.boolean, 'a boolean');
    if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff))
        throw new DerError('a boolean that is neither true nor false');
    return content[0] === 0xff;
}
/** The bytes of a bit string that has no stray bits at its end. */
function readBits(element, what) {
    const { content } = expectTag(element, tags.bitString, what);
    if (content[0] !== 0)
        throw new DerError(`${what} does not end at a whole byte`);
    return content.subarray(1);
}
// ---- writing
/** One element: tag, length, and these contents one after the other. */
function encode(tag, ...parts) {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const header = length < 0x80
        ? [tag, length]
        : length < 0x100
            ? [tag, 0x81, length]
            : length < 0x10000
                ? [tag, 0x82, length >> 8, length & 0xff]
                : [tag, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
    const out = new Uint8Array(header.length + length);
    out.set(header);
    let at = header.length;
    for (const part of parts) {
        out.set(part, at);
        at += part.length;
    }
    return out;
}
/** SEQUENCE of these elements. */
const sequence = (...parts) => encode(tags.sequence, ...parts);
/** OCTET STRING. */
const octets = (...parts) => encode(tags.octetString, ...parts);
const text = (tag, value) => encode(tag, Buffer.from(value, tag === tags.utf8String ? 'utf8' : 'latin1'));
const trueValue = Uint8Array.of(tags.boolean, 1, 0xff);
const nullValue = Uint8Array.of(tags.null, 0);
/** `bytes` as a positive big-endian number: leading zeros go, and one comes where the sign bit would be set. */
function integer(bytes) {
    let start = 0;
    while (start < bytes.length - 1 && bytes[start] === 0)
        start++;
    const digits = bytes.subarray(start);
    return (digits[0] ?? 0) >= 0x80 || digits.length === 0 ? encode(tags.integer, Uint8Array.of(0), digits) : encode(tags.integer, digits);
}
function count(value) {
    return integer(Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff));
}
/** BIT STRING; `unused` bits at its end do not count. */
function bits(bytes, unused = 0) {
    return encode(tags.bitString, Uint8Array.of(unused), bytes);
}
/** Kept, for the same few are written again and again. Not for identifiers from outside. */
function oid(dotted) {
    const kept = oids.get(dotted);
    if (kept !== undefined)
        return kept;
    const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number);
    const bytes = [root * 40 + second, ...rest].flatMap(arc => {
        const digits = [arc % 128];
        for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
            digits.unshift((left % 128) | 0x80);
        return digits;
    });
    const encoded = encode(tags.oid, Uint8Array.from(bytes));
    oids.set(dotted, encoded);
    return encoded;
}
const oids = new Map();
/** RFC 5280 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050; whole seconds. */
function time(date) {
    const digits = date.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '');
    const year = date.getUTCFullYear();
    return year >= 1950 && year < 2050 ? text(tags.utcTime, digits.slice(2)) : text(tags.generalizedTime, digits);
}


/***/ }),

/***/ 7542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ namesHost),
/* harmony export */   AS: () => (/* binding */ addressBytes),
/* harmony export */   GI: () => (/* binding */ addressText)
/* harmony export */ });
/** Whether a certificate is for a host (RFC 9525): only the subject's alternative names count, never a common name. */
/** `host` is an ASCII name (an A-label where it is international) or an address, as a URL has it; brackets of IPv6 are allowed. */
function namesHost({ dnsNames, ipAddresses }, host) {
    const address = canonicalAddress(host.replace(/^\[(.*)\]$/, '$1'));
    if (address !== undefined)
        return ipAddresses.some(named => canonicalAddress(named) === address);
    const name = host.toLowerCase().replace(/\.$/, '');
    return isHostName(name) && dnsNames.some(pattern => matches(pattern.toLowerCase().replace(/\.$/, ''), name));
}
/** A wildcard stands for exactly one label, the leftmost and whole, and not right below a top-level domain. */
function matches(pattern, name) {
    if (!pattern.startsWith('*.'))
        return pattern === name;
    const suffix = pattern.slice(1);
    const label = name.slice(0, -suffix.length);
    // A name has no other asterisk and no empty label, so neither does what stands for this one.
    return suffix.split('.').length > 2 && name.endsWith(suffix) && !label.includes('.');
}
/** What ends in a number would be an address (WHATWG URL), so it is no name either. */
const isHostName = (name) => name.length <= 253 && /^([a-z0-9_-]+\.)*[a-z0-9_-]*[a-z_-][a-z0-9_-]*$/.test(name);
/** The one way to write an address; undefined for what is none. */
function canonicalAddress(text) {
    // No other letters, of which a URL might make something else than a host in brackets.
    if (text.includes(':'))
        return /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`) ? new URL(`http://[${text}]`).hostname.slice(1, -1) : undefined;
    const parts = text.split('.');
    return parts.length === 4 && parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256) ? text : undefined;
}
/** Text of the 4 or 16 bytes of an address; the hex of anything else, which no address equals. */
function addressText(bytes) {
    if (bytes.length === 4)
        return bytes.join('.');
    const hex = Buffer.from(bytes).toString('hex');
    return (bytes.length === 16 && canonicalAddress((hex.match(/.{4}/g) ?? []).join(':'))) || `#${hex}`;
}
/** The bytes of an address. Throws if it is none. */
function addressBytes(address) {
    const text = canonicalAddress(address);
    if (text === undefined)
        throw new Error(`${address} is not an IP address`);
    if (!text.includes(':'))
        return Uint8Array.from(text.split('.').map(Number));
    const [before = [], after = []] = text.split('::').map(half => half
        .split(':')
        .filter(Boolean)
        .map(group => Number.parseInt(group, 16)));
    const groups = [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
    return Uint8Array.from(groups.flatMap(group => [group >> 8, group & 0xff]));
}


/***/ }),

/***/ 999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ew: () => (/* binding */ canonicalName),
/* harmony export */   MQ: () => (/* binding */ readName),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   fh: () => (/* binding */ nameText),
/* harmony export */   m: () => (/* binding */ commonNames)
/* harmony export */ });
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1297);
/* harmony import */ var _oids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9553);
/** Distinguished names: as text for people, and in the form in which two of them are compared. */


function readName(element, what) {
    return (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(element, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, what).content).map(relative => (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(relative, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.set, `a part of ${what}`).content).map(attribute => {
        const [type, value, extra] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(attribute, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, `an attribute of ${what}`).content);
        if (value === undefined || extra !== undefined)
            throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4(`an attribute of ${what} is not a type and a value`);
        return { type: (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readOid */ .fM)(type), tag: value.tag, value: readText(value), raw: value.raw };
    }));
}
/** The characters of a string element; undefined for what is no string, or not one in its own encoding. */
function readText({ tag, content }) {
    if (tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.bmpString)
        return content.length % 2 === 0 ? Buffer.from(content).swap16().toString('utf16le') : undefined;
    if (tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.utf8String) {
        const value = Buffer.from(content).toString('utf8');
        return Buffer.from(value, 'utf8').equals(content) ? value : undefined;
    }
    // PrintableString, TeletexString, IA5String, VisibleString: bytes are characters.
    return [_der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.printableString, 0x14, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.ia5String, 0x1a].some(known => known === tag)
        ? Buffer.from(content).toString('latin1')
        : undefined;
}
/** RFC 4514: the last part first, `CN=a,O=b`. Control and direction characters are escaped too, for the text ends up in logs. */
const nameText = (name) => name
    .toReversed()
    .map(relative => relative
    .map(({ type, value, raw }) => `${(0,_oids_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(_oids_js__WEBPACK_IMPORTED_MODULE_1__/* .attributes */ .uK, type)}=${value === undefined ? `#${Buffer.from(raw).toString('hex')}` : escapeValue(value)}`)
    .join('+'))
    .join(',');
const escapeValue = (value) => visible(value.replace(/[\\"+,;<>]|^[ #]| $/g, '\\$&'));
/** Text with every character that does not show itself written as the hex of its UTF-8 bytes: `\0a`. */
const visible = (value) => value.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, character => [...Buffer.from(character, 'utf8')].map(byte => `\\${byte.toString(16).padStart(2, '0')}`).join(''));
/** All CNs, in their order: there may be none, or more than one. */
const commonNames = (name) => name.flat().flatMap(({ type, value }) => ((0,_oids_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(_oids_js__WEBPACK_IMPORTED_MODULE_1__/* .attributes */ .uK, type) === 'CN' && value !== undefined ? [visible(value)] : []));
/** Two names are the same if these are: letters without case and runs of spaces as one, whatever string type was used (RFC 5280 7.1). */
const canonicalName = (name) => JSON.stringify(name.map(relative => relative
    .map(({ type, value, raw }) => `${type}=${value === undefined ? `#${Buffer.from(raw).toString('hex')}` : `'${value.trim().replace(/\s+/g, ' ').toLowerCase()}`}`)
    .sort()));


/***/ }),

/***/ 9553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LV: () => (/* binding */ curves),
/* harmony export */   Py: () => (/* binding */ signatureAlgorithms),
/* harmony export */   Qr: () => (/* binding */ keyUsages),
/* harmony export */   RY: () => (/* binding */ hashes),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   XO: () => (/* binding */ extensions),
/* harmony export */   Zd: () => (/* binding */ extendedKeyUsages),
/* harmony export */   _f: () => (/* binding */ oidOf),
/* harmony export */   uK: () => (/* binding */ attributes)
/* harmony export */ });
const attributes = {
    '2.5.4.3': 'CN',
    '2.5.4.5': 'serialNumber',
    '2.5.4.6': 'C',
    '2.5.4.7': 'L',
    '2.5.4.8': 'ST',
    '2.5.4.9': 'STREET',
    '2.5.4.10': 'O',
    '2.5.4.11': 'OU',
    '0.9.2342.19200300.100.1.1': 'UID',
    '0.9.2342.19200300.100.1.25': 'DC',
    '1.2.840.113549.1.9.1': 'emailAddress',
};
const signatureAlgorithms = {
    '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
    '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
    '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
    '1.3.14.3.2.29': 'sha1WithRSA',
    '1.2.840.113549.1.1.10': 'rsassaPss',
    '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
    '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
    '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
    '1.2.840.113549.1.1.14': 'sha224WithRSAEncryption',
    '1.2.840.10040.4.3': 'dsaWithSHA1',
    '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
    '1.2.840.10045.4.3.1': 'ecdsa-with-SHA224',
    '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
    '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
    '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
    '1.3.101.112': 'ed25519',
};
const hashes = {
    '1.3.14.3.2.26': 'sha1',
    '2.16.840.1.101.3.4.2.1': 'sha256',
    '2.16.840.1.101.3.4.2.2': 'sha384',
    '2.16.840.1.101.3.4.2.3': 'sha512',
    '2.16.840.1.101.3.4.2.4': 'sha224',
};
const extensions = {
    subjectKeyIdentifier: '2.5.29.14',
    keyUsage: '2.5.29.15',
    subjectAltName: '2.5.29.17',
    basicConstraints: '2.5.29.19',
    nameConstraints: '2.5.29.30',
    certificatePolicies: '2.5.29.32',
    authorityKeyIdentifier: '2.5.29.35',
    extendedKeyUsage: '2.5.29.37',
    netscapeComment: '2.16.840.1.113730.1.13',
};
/** In the order of their bits (RFC 5280 4.2.1.3). */
const keyUsages = [
    'digitalSignature',
    'nonRepudiation',
    'keyEncipherment',
    'dataEncipherment',
    'keyAgreement',
    'keyCertSign',
    'cRLSign',
    'encipherOnly',
    'decipherOnly',
];
const extendedKeyUsages = {
    '2.5.29.37.0': 'anyExtendedKeyUsage',
    '1.3.6.1.5.5.7.3.1': 'serverAuth',
    '1.3.6.1.5.5.7.3.2': 'clientAuth',
    '1.3.6.1.5.5.7.3.3': 'codeSigning',
    '1.3.6.1.5.5.7.3.4': 'emailProtection',
    '1.3.6.1.5.5.7.3.8': 'timeStamping',
    '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
};
/** Bits of the named curves. */
const curves = {
    '1.2.840.10045.3.1.7': 256,
    '1.3.132.0.34': 384,
    '1.3.132.0.35': 521,
    '1.3.132.0.10': 256,
};
/** The name of `oid`, or the identifier itself. */
const nameOf = (names, oid) => names[oid] ?? oid;
/** The identifier that `names` calls `name`. */
function oidOf(names, name) {
    const found = Object.entries(names).find(([, known]) => known === name);
    if (found === undefined)
        throw new Error(`no object identifier is known for ${name}`);
    return found[0];
}


/***/ }),

/***/ 3401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseCertificate)
/* harmony export */ });
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1297);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(999);
/* harmony import */ var _oids_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9553);
/** The fields of an X.509 certificate (RFC 5280 4.1), read from its bytes and nothing else. */



/** Larger than any certificate that a TLS stack would send. Bytes. */
const maximumSize = 64 * 1024;
/** A certificate from its DER, strictly. A critical extension that is not known is named, for whoever judges. Throws `DerError`. */
function parseCertificate(der) {
    if (der.length > maximumSize)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4(`it is larger than ${maximumSize} bytes`);
    const [tbs, outerAlgorithm, signature, ...rest] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(der), _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the certificate').content);
    if (rest.length > 0)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4('something follows the signature');
    (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readBits */ .nT)(signature, 'the signature');
    const fields = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(tbs, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the signed part').content);
    const version = fields[0]?.tag === (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._O)(0) ? (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readCount */ ._0)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(fields.shift().content), 'the version') : 0;
    const [serial, innerAlgorithm, issuer, validity, subject, spki, ...optional] = fields;
    // The outer copy is not signed: were it to differ, the signature could be read as another algorithm's.
    if (!same(innerAlgorithm?.raw, outerAlgorithm?.raw))
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4('the two signature algorithms differ');
    const [notBefore, notAfter, ...extraTimes] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(validity, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the validity').content);
    if (extraTimes.length > 0)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4('the validity has more than two times');
    const publicKey = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(spki, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the public key');
    const extensionList = optional.find(field => field.tag === (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._O)(3));
    if (extensionList !== undefined && version !== 2)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4('it has extensions but is not version 3');
    return {
        serial: (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(serial, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.integer, 'the serial number').content,
        signatureAlgorithm: readSignatureAlgorithm((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(innerAlgorithm, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the signature algorithm')),
        issuer: (0,_name_js__WEBPACK_IMPORTED_MODULE_1__/* .readName */ .MQ)(issuer, 'the issuer'),
        subject: (0,_name_js__WEBPACK_IMPORTED_MODULE_1__/* .readName */ .MQ)(subject, 'the subject'),
        notBefore: readTime(notBefore),
        notAfter: readTime(notAfter),
        spki: publicKey.raw,
        key: readKey(publicKey),
        extensions: readExtensions(extensionList),
    };
}
/** RSASSA-PSS alone has its hash in the parameters, SHA-1 unless they say otherwise (RFC 4055 3.1). */
function readSignatureAlgorithm(algorithm) {
    const [id, parameters] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)(algorithm.content);
    const name = (0,_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .signatureAlgorithms */ .Py, (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readOid */ .fM)(id));
    if (name !== 'rsassaPss')
        return name;
    const hash = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(parameters, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the signature parameters').content).find(({ tag }) => tag === (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._O)(0));
    return `${name}-${hash === undefined ? 'sha1' : (0,_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .hashes */ .RY, (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readOid */ .fM)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(hash.content).content)[0]))}`;
}
function readTime(element) {
    const digits = Buffer.from(element?.content ?? []).toString('latin1');
    const year = Number(digits.slice(0, 2));
    const full = element?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.utcTime ? `${year < 50 ? 20 : 19}${digits}` : element?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.generalizedTime ? digits : '';
    const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
    const [, y, mo, d, h, mi, s] = match ?? [];
    const date = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
    if (match === null || Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(d))
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4('a date of the validity is no date');
    return date;
}
function readKey(spki) {
    const [algorithm, key] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)(spki.content);
    const [type, parameters] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(algorithm, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the key algorithm').content);
    const bytes = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readBits */ .nT)(key, 'the public key');
    switch ((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readOid */ .fM)(type)) {
        case '1.2.840.113549.1.1.1':
        case '1.2.840.113549.1.1.10': {
            const [modulus] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(bytes), _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the RSA key').content);
            const digits = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(modulus, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.integer, 'the RSA modulus').content;
            const lead = digits.findIndex(byte => byte !== 0);
            return { type: 'rsa', bits: lead < 0 ? 0 : (digits.length - lead) * 8 - (Math.clz32(digits[lead] ?? 0) - 24) };
        }
        case '1.2.840.10045.2.1':
            return { type: 'ec', bits: (parameters?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.oid && _oids_js__WEBPACK_IMPORTED_MODULE_2__/* .curves */ .LV[(0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readOid */ .fM)(parameters)]) || 0 };
        case '1.3.101.112':
            return { type: 'ed25519', bits: 256 };
        default:
            return { type: 'other', bits: 0 };
    }
}
function readExtensions(list) {
    const found = new Map();
    const elements = list === undefined ? [] : (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(list.content), _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the extensions').content);
    for (const element of elements) {
        const parts = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(element, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'an extension').content);
        const id = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readOid */ .fM)(parts[0]);
        // Which of two would count is anybody's guess, so neither does (RFC 5280 4.2).
        if (found.has(id))
            throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4(`the extension ${id} occurs twice`);
        const critical = parts.length === 3 && parts[1] !== undefined && (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readBoolean */ .Vf)(parts[1]);
        const value = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(parts.at(-1), _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.octetString, `the extension ${id}`);
        if (parts.length < 2 || parts.length > 3)
            throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4(`the extension ${id} has ${parts.length} parts`);
        found.set(id, { critical, value: readable.has(id) ? (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(value.content) : value });
    }
    const basicConstraints = found.get(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.basicConstraints);
    const keyUsage = found.get(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.keyUsage);
    const extendedKeyUsage = found.get(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.extendedKeyUsage);
    const subjectKey = found.get(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.subjectKeyIdentifier);
    const authorityKey = found.get(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.authorityKeyIdentifier);
    const names = readAltNames(found.get(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.subjectAltName)?.value);
    return {
        ...(basicConstraints && { basicConstraints: { critical: basicConstraints.critical, ...readBasicConstraints(basicConstraints.value) } }),
        ...(keyUsage && { keyUsage: { critical: keyUsage.critical, usages: readKeyUsage(keyUsage.value) } }),
        ...(extendedKeyUsage && { extendedKeyUsage: readExtendedKeyUsage(extendedKeyUsage.value) }),
        ...(subjectKey && { subjectKeyIdentifier: (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(subjectKey.value, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.octetString, 'the subject key identifier').content }),
        ...(authorityKey && { authorityKeyIdentifier: readAuthorityKey(authorityKey.value) }),
        ...names,
        unknownCritical: [...found].flatMap(([id, { critical }]) => (critical && !readable.has(id) && !harmless.has(id) ? [id] : [])),
        nameConstraints: found.has(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.nameConstraints),
    };
}
const readable = new Set([
    _oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.basicConstraints,
    _oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.keyUsage,
    _oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.extendedKeyUsage,
    _oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.subjectKeyIdentifier,
    _oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.authorityKeyIdentifier,
    _oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.subjectAltName,
]);
/** Without a required policy (whose extension is unknown here, hence refused) policies restrict nothing. */
const harmless = new Set([_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extensions */ .XO.certificatePolicies]);
function readBasicConstraints(value) {
    const parts = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(value, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'basicConstraints').content);
    const ca = parts[0]?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.boolean ? (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readBoolean */ .Vf)(parts.shift()) : false;
    const [pathLength, ...rest] = parts;
    if (rest.length > 0)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4('basicConstraints has too many parts');
    return { ca, ...(pathLength && { pathLength: (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readCount */ ._0)(pathLength, 'the path length') }) };
}
function readKeyUsage(value) {
    const [unused = 8, ...bytes] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(value, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.bitString, 'keyUsage').content;
    const stray = (bytes.at(-1) ?? 0) & ((1 << unused) - 1);
    if (unused > 7 || stray !== 0)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4('keyUsage is a broken bit string');
    return _oids_js__WEBPACK_IMPORTED_MODULE_2__/* .keyUsages */ .Qr.filter((_, bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}
const readExtendedKeyUsage = (value) => (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(value, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'extendedKeyUsage').content).map(id => (0,_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(_oids_js__WEBPACK_IMPORTED_MODULE_2__/* .extendedKeyUsages */ .Zd, (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readOid */ .fM)(id)));
function readAuthorityKey(value) {
    const parts = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(value, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the authority key identifier').content);
    const keyId = parts.find(part => part.tag === (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._O)(0, 'primitive'));
    const issuers = parts.find(part => part.tag === (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._O)(1));
    const serial = parts.find(part => part.tag === (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._O)(2, 'primitive'));
    if (parts.some(part => part !== keyId && part !== issuers && part !== serial))
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4('the authority key identifier has unknown parts');
    const directory = issuers && (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)(issuers.content).find(name => name.tag === (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._O)(4));
    return {
        ...(keyId && { keyId: keyId.content }),
        ...(directory && { issuer: (0,_name_js__WEBPACK_IMPORTED_MODULE_1__/* .readName */ .MQ)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(directory.content), 'the authority’s issuer') }),
        ...(serial && { serial: serial.content }),
    };
}
/** otherName, rfc822Name, dNSName, x400Address, directoryName, ediPartyName, URI, iPAddress, registeredID. */
const generalNames = new Set([0xa0, 0x81, 0x82, 0xa3, 0xa4, 0xa5, 0x86, 0x87, 0x88]);
function readAltNames(value) {
    const names = value === undefined ? [] : (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .expectTag */ .yi)(value, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .tags */ ._A.sequence, 'the subject’s alternative names').content);
    if (names.some(({ tag }) => !generalNames.has(tag)))
        throw new _der_js__WEBPACK_IMPORTED_MODULE_0__/* .DerError */ .I4('an alternative name is of an unknown kind');
    return {
        dnsNames: names.filter(name => name.tag === (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._O)(2, 'primitive')).map(name => Buffer.from(name.content).toString('latin1')),
        ipAddresses: names.filter(name => name.tag === (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._O)(7, 'primitive')).map(name => name.content),
    };
}
const same = (a, b) => a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;


/***/ }),

/***/ 8108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _4: () => (/* binding */ NotACertificate),
/* harmony export */   readCertificates: () => (/* binding */ readCertificates),
/* harmony export */   w$: () => (/* binding */ readCertificate)
/* harmony export */ });
/* unused harmony export toPem */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1297);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7542);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(999);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3401);
/** Certificates from bytes that anybody may have written: a pod, a served flight, a user's file. */





/** Why the bytes are no certificate. The only error that the readers throw. */
class NotACertificate extends Error {
    because;
    constructor(because) {
        super(`not a certificate: ${because}`);
        this.name = 'NotACertificate';
        this.because = because;
    }
}
/** A bundle larger than this (bytes), or with more certificates, is not read. A distribution's own bundle has about 150 in 230 KB. */
const limits = { bytes: 4 * 1024 * 1024, certificates: 1000 };
/** Reads one certificate: DER bytes, or PEM (text or bytes) with exactly one certificate in it. Throws {@link NotACertificate}. */
function readCertificate(derOrPem) {
    if (typeof derOrPem !== 'string' && derOrPem[0] === 0x30)
        return fromDer(derOrPem);
    const certificates = readCertificates(derOrPem);
    const [certificate] = certificates;
    if (certificate === undefined || certificates.length > 1)
        throw new NotACertificate(`the PEM text has ${certificates.length} certificates where one belongs`);
    return certificate;
}
/**
 * Reads every certificate of a PEM text, in order. What stands between the blocks (comments, keys, other PEM blocks) is passed over.
 * Throws {@link NotACertificate} if there is none, or if one of them cannot be read.
 */
function readCertificates(pem) {
    if (pem.length > limits.bytes)
        throw new NotACertificate(`it is larger than ${limits.bytes} bytes`);
    const certificates = [];
    const text = typeof pem === 'string' ? pem : Buffer.from(pem).toString('latin1');
    // A byte order mark, as UTF-8 or read byte by byte, would hide the first certificate behind it.
    const lines = text.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '').split(/\r\n|\r|\n/);
    let block;
    for (const line of lines.map(line => line.trim())) {
        if (beginnings.has(line)) {
            if (block !== undefined)
                throw new NotACertificate('a PEM block begins inside another one');
            block = [];
        }
        else if (block !== undefined && line.startsWith('-----')) {
            if (!ends.has(line))
                throw new NotACertificate(`a certificate's PEM block is ended by "${(0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(line.slice(0, 80))}"`);
            if (certificates.length === limits.certificates)
                throw new NotACertificate(`it has more than ${limits.certificates} certificates`);
            certificates.push(fromBase64(block.join(''), certificates.length + 1));
            block = undefined;
        }
        else
            block?.push(line);
    }
    if (block !== undefined)
        throw new NotACertificate('the text ends inside a PEM block');
    if (certificates.length === 0)
        throw new NotACertificate('there is no "-----BEGIN CERTIFICATE-----" in it');
    return certificates;
}
const labels = ['CERTIFICATE', 'X509 CERTIFICATE'];
const beginnings = new Set(labels.map(label => `-----BEGIN ${label}-----`));
const ends = new Set(labels.map(label => `-----END ${label}-----`));
function fromBase64(base64, position) {
    if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
        throw new NotACertificate(`PEM block ${position} is not base64`);
    try {
        return fromDer(Buffer.from(base64, 'base64'));
    }
    catch (error) {
        throw error instanceof NotACertificate ? new NotACertificate(`PEM block ${position}: ${error.because}`) : error;
    }
}
function fromDer(bytes) {
    // A copy: what the certificate says must not change when the caller's buffer is used again.
    const der = Uint8Array.from(bytes);
    try {
        return toCertificate(der);
    }
    catch (error) {
        throw error instanceof _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4 ? new NotACertificate(error.message) : error;
    }
}
function toCertificate(der) {
    const { serial, signatureAlgorithm, issuer, subject, notBefore, notAfter, spki, key, extensions } = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCertificate */ .h)(der);
    const { basicConstraints, keyUsage, extendedKeyUsage, subjectKeyIdentifier, authorityKeyIdentifier } = extensions;
    return {
        pem: toPem(der, 'CERTIFICATE'),
        der,
        subject: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nameText */ .fh)(subject),
        issuer: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nameText */ .fh)(issuer),
        commonNames: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .commonNames */ .m)(subject),
        issuerCommonNames: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .commonNames */ .m)(issuer),
        serialNumber: hex(serial).replace(/^00(?=.)/, ''),
        notBefore,
        notAfter,
        keyType: key.type,
        keyBits: key.bits,
        signatureAlgorithm,
        fingerprint: sha256(der),
        keyFingerprint: sha256(spki),
        ...(basicConstraints && { basicConstraints }),
        ...(keyUsage && { keyUsage }),
        ...(extendedKeyUsage && { extendedKeyUsage }),
        ...(subjectKeyIdentifier && { subjectKeyIdentifier: hex(subjectKeyIdentifier) }),
        ...(authorityKeyIdentifier?.keyId && { authorityKeyIdentifier: hex(authorityKeyIdentifier.keyId) }),
        dnsNames: extensions.dnsNames.map(_name_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK),
        ipAddresses: extensions.ipAddresses.map(_host_js__WEBPACK_IMPORTED_MODULE_4__/* .addressText */ .GI),
        selfIssued: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(subject) === (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(issuer),
    };
}
/** PEM text of some DER, 64 columns, with a newline at its end. */
const toPem = (der, label) => `-----BEGIN ${label}-----\n${(Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const sha256 = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex');


/***/ })

};
