export const id = 9522;
export const ids = [9522];
export const modules = {

/***/ 7141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeAuthority: () => (/* binding */ makeAuthority)
});

// UNUSED EXPORTS: authorityLifetimeDays

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/pki/der.js
var der = __webpack_require__(1297);
// EXTERNAL MODULE: ./src/pki/host.js
var host = __webpack_require__(7542);
// EXTERNAL MODULE: ./src/pki/key.js
var pki_key = __webpack_require__(997);
// EXTERNAL MODULE: ./src/pki/oids.js
var oids = __webpack_require__(9553);
// EXTERNAL MODULE: ./src/pki/read.js
var read = __webpack_require__(8108);
;// CONCATENATED MODULE: ./src/pki/issue.js
/**
 * Issues certificates: our root and intermediate, and in the lab what Azure Firewall and public authorities issue. The bytes are laid out
 * here, for a leaf has to cost little more than its signature (`bench/leaf.ts`); everything else, keys and signing, is OpenSSL's.
 */








const subjectTypes = { C: 1, ST: 1, L: 1, O: 1, OU: 1, CN: 1, serialNumber: 1, UID: 1, DC: 1 };
/** Signs with SHA-256, off the main thread. */
async function issue(request) {
    const { issuer, key, notBefore, notAfter } = request;
    const signingKey = issuer === 'self' ? key : issuer.key;
    if (signingKey.type !== 'private')
        throw new Error('a certificate is signed with a private key, and this one is not');
    const algorithm = signatureAlgorithm(signingKey);
    const subject = nameOf(request.subject);
    const spki = (0,pki_key/* spkiOf */.Bb)(key);
    const signed = der/* sequence */.K2(version3, serialNumber(request.serialBits ?? 127), algorithm, issuer === 'self' ? subject : partsOf(issuer.certificate).subject, der/* sequence */.K2(der/* time */.kB(notBefore), der/* time */.kB(notAfter)), subject, spki, der/* encode */.lF(der/* context */._O(3), der/* sequence */.K2(...extensionsOf(request, spki))));
    const signature = await signAsync('sha256', signed, signingKey);
    return (0,read/* readCertificate */.w$)(der/* sequence */.K2(signed, algorithm, der/* bits */.Lz(signature)));
}
const signAsync = (0,external_node_util_.promisify)(external_node_crypto_.sign);
const version3 = der/* encode */.lF(der/* context */._O(0), der/* count */.U9(2));
const rsaSha256 = der/* sequence */.K2(der/* oid */.jq('1.2.840.113549.1.1.11'), der/* nullValue */.Pv);
const ecdsaSha256 = der/* sequence */.K2(der/* oid */.jq('1.2.840.10045.4.3.2'));
function signatureAlgorithm(key) {
    if (key.asymmetricKeyType === 'rsa')
        return rsaSha256;
    if (key.asymmetricKeyType === 'ec')
        return ecdsaSha256;
    throw new Error(`signing with a key of type ${key.asymmetricKeyType} is not supported`);
}
function serialNumber(size) {
    const bytes = (0,external_node_crypto_.randomBytes)(Math.ceil(size / 8));
    bytes[0] = ((bytes[0] ?? 0) & (0xff >> ((8 - (size % 8)) % 8))) | (1 << ((size - 1) % 8));
    return der/* integer */.nd(bytes);
}
const nameOf = (subject) => der/* sequence */.K2(...subject.map(([type, value]) => {
    const string = type === 'C' || type === 'serialNumber' ? der/* tags */._A.printableString : type === 'DC' ? der/* tags */._A.ia5String : der/* tags */._A.utf8String;
    return der/* encode */.lF(der/* tags */._A.set, der/* sequence */.K2(der/* oid */.jq((0,oids/* oidOf */._f)(oids/* attributes */.uK, type)), der/* text */.Qq(string, value)));
}));
function extensionsOf(request, spki) {
    const { ca, keyUsage, extendedKeyUsage, dnsNames = [], ipAddresses = [], netscapeComment } = request;
    const list = [
        ca === undefined
            ? extension(oids/* extensions */.XO.basicConstraints, false, der/* sequence */.K2())
            : extension(oids/* extensions */.XO.basicConstraints, true, der/* sequence */.K2(der/* trueValue */.Q2, ...(ca.pathLength === undefined ? [] : [der/* count */.U9(ca.pathLength)]))),
    ];
    if (keyUsage)
        list.push(extension(oids/* extensions */.XO.keyUsage, keyUsage.critical, usageBits(keyUsage.usages)));
    if (extendedKeyUsage)
        list.push(extension(oids/* extensions */.XO.extendedKeyUsage, false, der/* sequence */.K2(...extendedKeyUsage.map(usage => der/* oid */.jq((0,oids/* oidOf */._f)(oids/* extendedKeyUsages */.Zd, usage))))));
    if (dnsNames.length + ipAddresses.length > 0) {
        const names = [
            ...dnsNames.map(name => der/* text */.Qq(der/* context */._O(2, 'primitive'), name)),
            ...ipAddresses.map(address => der/* encode */.lF(der/* context */._O(7, 'primitive'), (0,host/* addressBytes */.AS)(address))),
        ];
        list.push(extension(oids/* extensions */.XO.subjectAltName, false, der/* sequence */.K2(...names)));
    }
    if (request.subjectKeyIdentifier ?? true)
        list.push(extension(oids/* extensions */.XO.subjectKeyIdentifier, false, der/* octets */.tu((0,pki_key/* keyIdentifier */.P_)(spki))));
    const authority = authorityKeyIdentifier(request, spki);
    if (authority)
        list.push(extension(oids/* extensions */.XO.authorityKeyIdentifier, false, authority));
    if (netscapeComment)
        list.push(extension(oids/* extensions */.XO.netscapeComment, false, der/* text */.Qq(der/* tags */._A.ia5String, netscapeComment)));
    for (const { id, critical, value } of request.otherExtensions ?? [])
        list.push(extension(id, critical, value));
    return list;
}
const extension = (id, critical, value) => der/* sequence */.K2(der/* oid */.jq(id), ...(critical ? [der/* trueValue */.Q2] : []), der/* octets */.tu(value));
function usageBits(usages) {
    const positions = usages.map(usage => oids/* keyUsages */.Qr.indexOf(usage));
    const last = Math.max(...positions);
    const bytes = new Uint8Array((last >> 3) + 1);
    for (const position of positions)
        bytes[position >> 3] = (bytes[position >> 3] ?? 0) | (0x80 >> (position & 7));
    return der/* bits */.Lz(bytes, 7 - (last & 7));
}
function authorityKeyIdentifier(request, spki) {
    const { issuer, authorityKeyIdentifier: kind = 'keyid' } = request;
    if (kind === 'none')
        return undefined;
    const parts = [];
    const keyId = issuer === 'self' ? Buffer.from((0,pki_key/* keyIdentifier */.P_)(spki)).toString('hex') : issuer.certificate.subjectKeyIdentifier;
    if (keyId !== undefined)
        parts.push(der/* encode */.lF(der/* context */._O(0, 'primitive'), Buffer.from(keyId, 'hex')));
    if (kind === 'keyid-issuer-serial' && issuer !== 'self') {
        const { issuer: issuerOfIssuer, serial } = partsOf(issuer.certificate);
        parts.push(der/* encode */.lF(der/* context */._O(1), der/* encode */.lF(der/* context */._O(4), issuerOfIssuer)), der/* encode */.lF(der/* context */._O(2, 'primitive'), serial));
    }
    return parts.length > 0 ? der/* sequence */.K2(...parts) : undefined;
}
/** The fields of an issuer that its certificates repeat, byte for byte. */
function partsOf(certificate) {
    const kept = issuers.get(certificate);
    if (kept !== undefined)
        return kept;
    const [tbs] = der/* readElements */.cl(der/* readElement */.RN(certificate.der).content);
    const fields = der/* readElements */.cl(der/* expectTag */.yi(tbs, der/* tags */._A.sequence, 'the signed part').content);
    const [serial, , issuer, , subject] = fields.slice(fields[0]?.tag === der/* context */._O(0) ? 1 : 0);
    const parts = {
        subject: der/* expectTag */.yi(subject, der/* tags */._A.sequence, 'the subject').raw,
        issuer: der/* expectTag */.yi(issuer, der/* tags */._A.sequence, 'the issuer').raw,
        serial: der/* expectTag */.yi(serial, der/* tags */._A.integer, 'the serial number').content,
    };
    issuers.set(certificate, parts);
    return parts;
}
const issuers = new WeakMap();

;// CONCATENATED MODULE: ./src/pki/authority.js

/** How long both live. Days; Azure Firewall asks for at least a year from when the CA is applied. */
const authorityLifetimeDays = 1024;
const day = 24 * 60 * 60 * 1000;
/** Who looks at a new certificate with a clock that is a little behind must not find it not yet valid. Milliseconds. */
const clockSkew = 5 * 60 * 1000;
/**
 * Makes a root and an intermediate below it (RSA 4096, SHA-256). The root's private key exists in this function only: it signs two
 * certificates and is dropped, so nothing can ever be issued by the root again and nobody can lose it.
 */
async function makeAuthority(subject, now) {
    const [rootPair, intermediatePair] = await Promise.all([(0,pki_key/* generateKey */.rh)('rsa-4096'), (0,pki_key/* generateKey */.rh)('rsa-4096')]);
    const common = {
        notBefore: new Date(now.getTime() - clockSkew),
        notAfter: new Date(now.getTime() + authorityLifetimeDays * day),
        keyUsage: { critical: true, usages: ['digitalSignature', 'keyCertSign', 'cRLSign'] },
    };
    const named = (commonName) => [
        ['O', subject.organization],
        ['CN', commonName],
    ];
    const root = await issue({ ...common, subject: named(subject.root), key: rootPair.privateKey, issuer: 'self', ca: {} });
    const intermediate = await issue({
        ...common,
        subject: named(subject.intermediate),
        key: intermediatePair.publicKey,
        issuer: { certificate: root, key: rootPair.privateKey },
        // Two levels follow: the sub-CA that the firewall makes (its own path length is 0), and its leaves.
        ca: { pathLength: 1 },
    });
    return { root, intermediate, intermediateKey: intermediatePair.privateKey };
}


/***/ })

};
