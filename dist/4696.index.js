export const id = 4696;
export const ids = [4696];
export const modules = {

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

/***/ 6832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JF: () => (/* binding */ hostPattern),
/* harmony export */   Sm: () => (/* binding */ hostName),
/* harmony export */   qC: () => (/* binding */ matchesHost),
/* harmony export */   xn: () => (/* binding */ bestPattern)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);

/**
 * A host name as the firewall compares it: lower case, no trailing dot, Unicode as punycode. Undefined where there is no
 * name at all, or an address stands in its place: neither can match an application rule (facts 1.1, "No SNI / IP literal").
 */
function hostName(text) {
    if (text === undefined)
        return undefined;
    const name = toAscii(text.trim()).toLowerCase().replace(/\.$/, '');
    const literal = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(name) !== undefined || name.startsWith('[') || name.includes(':');
    // A second dot at the end, or a blank before the dot: no such name can be asked for, and it must not be taken for the one without.
    const malformed = name === '' || /[.\s]$/.test(name);
    return malformed || literal ? undefined : name;
}
/**
 * Whether an FQDN pattern covers a host. `*` is only ever the first character and stands for any string, so `*c.com` covers
 * `c.com` and `evilc.com`, and `*.c.com` covers every depth below `c.com` but not `c.com` itself (facts 1.3).
 * A pattern with a `*` elsewhere is invalid in Azure and covers nothing.
 */
function matchesHost(pattern, host) {
    const wanted = hostPattern(pattern);
    const name = hostName(host);
    if (name === undefined || wanted === '' || wanted.includes('*', 1))
        return false;
    return wanted.startsWith('*') ? name.endsWith(wanted.slice(1)) : name === wanted;
}
/** A pattern as it is compared: lower case, no trailing dot, Unicode as punycode, with its `*` in front. */
const hostPattern = (pattern) => {
    const star = pattern.startsWith('*') ? '*' : '';
    const [, dot = '', rest = ''] = /^(\.?)(.*)$/s.exec(pattern.slice(star.length)) ?? [];
    return (star + dot + toAscii(rest)).toLowerCase().replace(/\.$/, '');
};
/**
 * Only names with characters outside ASCII go through the URL parser, which would read much else (`0x7f.1`) as an address; and only
 * those that hold nothing but a name, because it would take `ü@a.example` for `a.example` and drop what follows a slash.
 */
function toAscii(name) {
    if (/^[\x00-\x7f]*$/.test(name) || !/^[a-z0-9._\u{80}-\u{10ffff}-]*$/iu.test(name))
        return name;
    try {
        return new URL(`http://${name}`).hostname;
    }
    catch {
        return name;
    }
}
/** The pattern that decides a name among the keys of a record: the exact name first, else the longest `*` pattern. */
function bestPattern(patterns, host) {
    const fitting = patterns.filter(pattern => matchesHost(pattern, host));
    return fitting.find(pattern => !pattern.startsWith('*')) ?? fitting.sort((a, b) => b.length - a.length)[0];
}


/***/ }),

/***/ 5485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ readings),
/* harmony export */   Kn: () => (/* binding */ splitUrlPattern),
/* harmony export */   O9: () => (/* binding */ coversPath),
/* harmony export */   OJ: () => (/* binding */ urlPatternCoversHost),
/* harmony export */   Vv: () => (/* binding */ matchesUrl)
/* harmony export */ });
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6832);

/** A URL pattern of a rule: `host/path`, no scheme, port or query. `*` may open the host and close the path (facts 1.3). */
function splitUrlPattern(pattern) {
    const slash = pattern.indexOf('/');
    return slash < 0 ? { host: pattern, path: '' } : { host: pattern.slice(0, slash), path: pattern.slice(slash) };
}
/** Whether a name (an SNI) can lead to a URL that the pattern covers. */
const urlPatternCoversHost = (pattern, host) => (0,_match_host_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesHost */ .qC)(splitUrlPattern(pattern).host, host);
/**
 * Whether a pattern covers a URL. `unknown`: the answer hangs on something that Microsoft documents nowhere, namely whether the
 * firewall folds case, decodes `%xx`, or resolves `..` before it compares. Where every reading agrees, that is the answer.
 * @param path with or without a query, `/a/b?c=d`
 */
function matchesUrl(pattern, host, path) {
    const wanted = splitUrlPattern(pattern);
    if (!(0,_match_host_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesHost */ .qC)(wanted.host, host))
        return 'no';
    const asked = path.replace(/[?#].*$/s, '');
    const answers = new Set(readings.map(read => coversPath(read(wanted.path), read(asked))));
    if (answers.size > 1)
        return 'unknown';
    return answers.has(true) ? 'yes' : 'no';
}
/** `/test` covers `/test` and `/test/`; `/test/*` covers what is below; no path at all covers only the root. */
function coversPath(pattern, path) {
    if (pattern.endsWith('*'))
        return (path === '' ? '/' : path).startsWith(pattern.slice(0, -1));
    return withoutSlash(pattern) === withoutSlash(path);
}
const withoutSlash = (path) => path.replace(/\/$/, '');
const asIs = (path) => path;
const folded = (path) => path.toLowerCase();
function decoded(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
function resolved(path) {
    const kept = [];
    const segments = path.split('/');
    segments.forEach((segment, index) => {
        const last = index === segments.length - 1;
        if (segment === '..')
            kept.pop();
        else if (segment !== '.' && (segment !== '' || last))
            kept.push(segment);
        if (last && (segment === '..' || segment === '.'))
            kept.push('');
    });
    return path.startsWith('/') ? `/${kept.join('/')}` : kept.join('/');
}
const chain = (...steps) => (path) => steps.reduce((text, step) => step(text), path);
/** Every way in which the firewall may read a path, as far as nobody says which. */
const readings = [asIs, folded].flatMap(fold => [asIs, decoded].flatMap(decode => [asIs, resolved].map(resolve => chain(decode, resolve, fold))));


/***/ }),

/***/ 4337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ lookup),
/* harmony export */   b1: () => (/* binding */ question),
/* harmony export */   no: () => (/* binding */ no),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   sO: () => (/* binding */ addressesOf)
/* harmony export */ });
/* unused harmony export point */
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7714);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);



/** Undefined where the source is not an IPv4 address or the destination is given but is none. */
function question(flow, facts, dnsProxy) {
    const source = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(flow.source);
    const host = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(flow.host);
    const literal = flow.host === undefined ? undefined : (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(flow.host);
    const given = flow.address === undefined ? literal : (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(flow.address);
    if (source === undefined || (flow.address !== undefined && given === undefined))
        return undefined;
    const resolved = given === undefined && host !== undefined ? addressesOf(host, facts) : undefined;
    const destination = given !== undefined ? [point(given)] : resolved ? (0,_intervals_js__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KC)(resolved) : _addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC;
    const outsideTags = given === undefined && resolved === undefined && host !== undefined && facts.otherNames === 'outside-service-tags';
    return {
        asked: { flow, source, ...(host === undefined ? {} : { host }), facts, dnsProxy, outsideTags },
        possible: { destination, ruledOut: new Set() },
    };
}
/** What `facts.dns` says of a name; undefined where it says nothing. */
function addressesOf(name, facts) {
    const dns = facts.dns ?? {};
    const key = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .bestPattern */ .xn)(Object.keys(dns), name);
    const addresses = key === undefined ? undefined : dns[key]?.map(_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or).filter(address => address !== undefined);
    return addresses && addresses.length > 0 ? addresses.map(point) : undefined;
}
const point = (address) => ({ first: address, last: address });
/** The value of a record whose keys are compared without regard to case. */
function lookup(record, key) {
    if (!record)
        return undefined;
    const own = Object.keys(record).find(name => name.toLowerCase() === key.toLowerCase());
    return own === undefined ? undefined : record[own];
}
const no = (because, possible) => ({ matched: 'no', because, waitsFor: [], otherwise: possible });
const list = (items) => items.length <= 3 ? items.join(', ') : `${items.slice(0, 3).join(', ')} and ${items.length - 3} more`;


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


/***/ })

};
