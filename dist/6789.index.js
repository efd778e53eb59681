export const id = 6789;
export const ids = [6789];
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


/***/ })

};
