export const id = 198;
export const ids = [198,6789];
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

/***/ 198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ fromArm),
  m: () => (/* binding */ toArm)
});

// EXTERNAL MODULE: ./src/policy/source/fields.js
var fields = __webpack_require__(5795);
// EXTERNAL MODULE: ./src/policy/source/read-group.js + 1 modules
var read_group = __webpack_require__(1314);
// EXTERNAL MODULE: ./src/policy/hole.js
var hole = __webpack_require__(7056);
;// CONCATENATED MODULE: ./src/policy/source/read-settings.js


const MODES = ['Off', 'Alert', 'Deny'];
/** What a policy says besides its rules. */
function readSettings(body, reading) {
    const properties = (0,fields/* propertiesOf */.P1)(body);
    if ((0,hole/* isHole */.$Q)(properties)) {
        const unknown = ['threatIntelMode', 'dnsSettings', 'transportSecurity'].map(field => (0,fields/* unknownFrom */.NI)(field, properties));
        return { policy: { threatIntelMode: 'Alert' }, unknown };
    }
    const policy = (0,fields/* fieldsOf */.Pf)(properties, reading);
    const [whitelist, dns, intrusion, snat] = ['threatIntelWhitelist', 'dnsSettings', 'intrusionDetection', 'snat'].map(key => policy.inside(key));
    const security = policy.inside('transportSecurity');
    const authority = security.inside('certificateAuthority');
    const secret = authority.text('keyVaultSecretId');
    const secretIsHole = (0,hole/* isHole */.$Q)(authority.raw('keyVaultSecretId'));
    const proxy = dns?.raw('enableProxy');
    const settings = {
        threatIntelMode: policy.word('threatIntelMode', MODES) ?? 'Alert',
        ...(whitelist && (0,fields/* isRecord */.u4)(policy.raw('threatIntelWhitelist'))
            ? { threatIntelWhitelist: { ipAddresses: whitelist.texts('ipAddresses'), fqdns: whitelist.texts('fqdns') } }
            : {}),
        ...(dns && (0,fields/* isRecord */.u4)(policy.raw('dnsSettings'))
            ? { dnsSettings: { servers: dns.texts('servers'), enableProxy: dns.flag('enableProxy') } }
            : {}),
        ...(intrusion && (0,fields/* isRecord */.u4)(policy.raw('intrusionDetection')) ? { intrusionDetection: readIntrusionDetection(intrusion, reading) } : {}),
        ...(snat && (0,fields/* isRecord */.u4)(policy.raw('snat')) && snat.raw('privateRanges') !== undefined
            ? { snat: { privateRanges: snat.texts('privateRanges') } }
            : {}),
        ...(secret !== undefined || secretIsHole
            ? // That there is a secret is enough to inspect; which one is the deployment's business.
                { certificateAuthority: { name: authority.text('name') ?? '', keyVaultSecretId: secret ?? '' } }
            : {}),
    };
    const unknown = [
        ...policy.unknown.filter(({ field }) => relevant.has(field)),
        ...((0,hole/* isHole */.$Q)(proxy) ? [(0,fields/* unknownFrom */.NI)('dnsSettings', proxy)] : []),
        ...(settings.certificateAuthority ? [] : security.unknown.map(entry => ({ ...entry, field: 'transportSecurity' }))),
    ];
    return { policy: settings, unknown };
}
const relevant = new Set(['threatIntelMode', 'dnsSettings', 'transportSecurity']);
function readIntrusionDetection(from, reading) {
    const configuration = from.inside('configuration');
    const records = (key) => configuration
        .items(key)
        .filter(fields/* isRecord */.u4)
        .map(item => (0,fields/* fieldsOf */.Pf)(item, reading));
    return {
        mode: from.word('mode', MODES) ?? 'Off',
        ...(Array.isArray(configuration.raw('privateRanges')) ? { privateRanges: configuration.texts('privateRanges') } : {}),
        signatureOverrides: records('signatureOverrides').map(override => ({
            id: override.text('id') ?? '',
            mode: override.word('mode', MODES) ?? 'Off',
        })),
        bypassTrafficSettings: records('bypassTrafficSettings').map(bypass => ({
            name: bypass.text('name') ?? '',
            protocol: bypass.word('protocol', ['TCP', 'UDP', 'ICMP', 'ANY']) ?? 'ANY',
            sourceAddresses: bypass.texts('sourceAddresses'),
            destinationAddresses: bypass.texts('destinationAddresses'),
            destinationPorts: bypass.texts('destinationPorts'),
        })),
    };
}

// EXTERNAL MODULE: ./src/policy/unknown.js
var unknown = __webpack_require__(5106);
;// CONCATENATED MODULE: ./src/policy/arm.js




/**
 * The base policy is not part of it: the model holds it by value, ARM by id.
 * @throws Error for a policy that is not wholly known: what is written replaces what is there
 */
function toArm(policy) {
    const [open] = (0,unknown/* unknownsOf */.F9)(policy);
    if (open)
        throw new Error(`policy ${policy.name} is not wholly known, so it cannot be written: ${open.field} is ${open.because}`);
    const { threatIntelMode, threatIntelWhitelist, dnsSettings, intrusionDetection, snat, certificateAuthority } = policy;
    return {
        policy: {
            sku: { tier: 'Premium' },
            threatIntelMode,
            ...(threatIntelWhitelist ? { threatIntelWhitelist: { ...threatIntelWhitelist } } : {}),
            ...(dnsSettings ? { dnsSettings: { ...dnsSettings } } : {}),
            ...(intrusionDetection ? { intrusionDetection: writeIntrusionDetection(intrusionDetection) } : {}),
            ...(snat ? { snat: { privateRanges: [...snat.privateRanges] } } : {}),
            ...(certificateAuthority ? { transportSecurity: { certificateAuthority: { ...certificateAuthority } } } : {}),
        },
        ruleCollectionGroups: policy.ruleCollectionGroups.map(({ name, priority, ruleCollections }) => ({
            name,
            properties: { priority, ruleCollections: ruleCollections.map(writeCollection) },
        })),
    };
}
const writeIntrusionDetection = ({ mode, privateRanges, signatureOverrides, bypassTrafficSettings }) => ({
    mode,
    configuration: {
        ...(privateRanges ? { privateRanges: [...privateRanges] } : {}),
        signatureOverrides: signatureOverrides.map(override => ({ ...override })),
        bypassTrafficSettings: bypassTrafficSettings.map(bypass => ({ ...bypass })),
    },
});
const writeCollection = ({ name, priority, action, rules }) => ({
    ruleCollectionType: action === 'DNAT' ? 'FirewallPolicyNatRuleCollection' : 'FirewallPolicyFilterRuleCollection',
    name,
    priority,
    action: { type: action },
    rules: rules.map(writeRule),
});
function writeRule(rule) {
    const { place: _, unknown: __, skipped: ___, sourceIpGroups = [], sourceKubeSelectorGroups, ...own } = rule;
    const common = { ...own, sourceIpGroups, ...(sourceKubeSelectorGroups ? { sourceKubeSelectorGroups } : {}) };
    if (rule.ruleType === 'NetworkRule')
        return { ...common, destinationIpGroups: rule.destinationIpGroups ?? [] };
    return common;
}
/**
 * Reads what ARM (or a file of the same shape) holds: `properties`, the whole resource around them, or what tools flatten it to. Nothing
 * is taken on trust. Without places it is what a service answers: what is missing or of another type reads as empty. With places it is
 * what somebody wrote: what cannot be read is kept as unknown, with its place. Words are compared without regard to case, and a rule
 * of an unknown type stays where it is, as one of which nothing is known.
 */
function fromArm(from, reading = {}) {
    const { policy, unknown } = readSettings(from.policy, reading);
    const groups = Array.isArray(from.ruleCollectionGroups) ? from.ruleCollectionGroups : [];
    return {
        name: from.name,
        ...policy,
        ruleCollectionGroups: groups.filter(group => reading.places || (0,fields/* isRecord */.u4)(group)).map(group => (0,read_group/* readGroup */.iY)(group, reading)),
        ...(from.parent ? { parent: from.parent } : {}),
        ...(unknown.length > 0 ? { unknown } : {}),
    };
}


/***/ }),

/***/ 7056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ isHole),
/* harmony export */   cM: () => (/* binding */ checksum),
/* harmony export */   t1: () => (/* binding */ Hole),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/**
 * A value that was written but is not known here: a parameter without a value, what only a deployment can compute, a word that could not
 * be read. It stands in the place of the value, so that only what depends on it becomes unknown.
 */
class Hole {
    /** What would have to be known, for people: `parameter "sources", which has no value`. */
    because;
    /**
     * The value as far as it can be told, holes in braces (`{hub}/rules`). Two holes of one template with the same text have the same value,
     * whatever it is: that is what lets a rule collection group find its policy when only the policy's name is a parameter.
     */
    text;
    place;
    /** In a list: any number of items, none included. */
    many;
    constructor(because, text, place, many = false) {
        this.because = because;
        this.text = shortened(text, MOST_CHARACTERS);
        this.place = place;
        this.many = many;
    }
    /** The same hole, as what stands for any number of items of a list. */
    get asItems() {
        return this.many ? this : new Hole(this.because, this.text, this.place, true);
    }
}
const isHole = (value) => value instanceof Hole;
/** Ids are shorter; what a template doubles again and again is not. */
const MOST_CHARACTERS = 2000;
/** Cut and marked, so that different texts stay different. */
const shortened = (text, most) => text.length <= most ? text : `${text.slice(0, most)}...#${checksum(text).toString(36)}`;
/** FNV-1a: only tells two long texts apart. */
function checksum(text) {
    let sum = 0x811c9dc5;
    for (let at = 0; at < text.length; at++)
        sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return sum;
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


/***/ }),

/***/ 5795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NI: () => (/* binding */ unknownFrom),
/* harmony export */   P1: () => (/* binding */ propertiesOf),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/* harmony import */ var _hole_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7056);

const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !(0,_hole_js__WEBPACK_IMPORTED_MODULE_0__/* .isHole */ .$Q)(value);
/** `{sources} (parameter "sources" has no value)`: the same words for the same unknown. */
const unknownFrom = (field, hole) => ({
    field,
    because: `${hole.text} (${hole.because})`,
    ...(hole.place ? { place: hole.place } : {}),
});
function fieldsOf(record, reading) {
    const strict = reading.places !== undefined;
    const place = reading.places?.of(record);
    const values = new Map(isRecord(record) ? Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]) : []);
    const unknown = [];
    const open = (field, because) => {
        const entry = (0,_hole_js__WEBPACK_IMPORTED_MODULE_0__/* .isHole */ .$Q)(because) ? unknownFrom(field, because) : { field, because, ...(place ? { place } : {}) };
        if (!unknown.some(other => other.field === field && other.because === entry.because))
            unknown.push(entry);
    };
    const raw = key => values.get(key.toLowerCase());
    /** Keeps what `read` makes of a value; holes and what it cannot read are remembered instead. */
    const part = (field, value, read) => {
        if (value === undefined || value === null)
            return undefined;
        if ((0,_hole_js__WEBPACK_IMPORTED_MODULE_0__/* .isHole */ .$Q)(value)) {
            open(field, value);
            return undefined;
        }
        const result = read(value);
        if (result === undefined && strict)
            open(field, `${shown(value)} in ${field}, which cannot be read`);
        return result;
    };
    const items = key => {
        const value = raw(key);
        if (Array.isArray(value))
            return value;
        if (value === undefined || value === null)
            return [];
        if ((0,_hole_js__WEBPACK_IMPORTED_MODULE_0__/* .isHole */ .$Q)(value))
            return [value.asItems];
        return strict ? [value] : [];
    };
    const each = (key, read) => items(key).flatMap(item => {
        const value = part(key, item, read);
        return value === undefined ? [] : [value];
    });
    return {
        unknown,
        place,
        names: [...values.keys()],
        raw,
        open,
        items,
        text: key => part(key, raw(key), strict ? scalarText : plainText),
        texts: key => each(key, strict ? scalarText : plainText),
        flag: key => part(key, raw(key), strict ? flag : value => value === true) ?? false,
        integer: key => part(key, raw(key), strict ? wholeNumber : value => (Number.isInteger(value) ? value : undefined)),
        word: (key, allowed) => part(key, raw(key), value => wordOf(value, allowed)),
        words: (key, allowed) => each(key, value => wordOf(value, allowed)),
        inside: key => {
            const value = raw(key);
            if ((0,_hole_js__WEBPACK_IMPORTED_MODULE_0__/* .isHole */ .$Q)(value))
                open(key, value);
            return fieldsOf(value, reading);
        },
    };
}
const plainText = (value) => (typeof value === 'string' ? value : undefined);
const scalarText = (value) => typeof value === 'string' ? value.trim() : typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
const flag = (value) => typeof value === 'boolean' ? value : { true: true, false: false }[String(value).toLowerCase()];
const wholeNumber = (value) => {
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
};
const wordOf = (value, allowed) => typeof value === 'string' ? allowed.find(candidate => candidate.toLowerCase() === value.trim().toLowerCase()) : undefined;
const shown = (value) => {
    // The same words are taken for the same unknown, so what differs must be told apart.
    if (typeof value === 'string')
        return JSON.stringify((0,_hole_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)(value, 40));
    return typeof value === 'object' ? (0,_hole_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)(JSON.stringify(value), 60) : String(value);
};
/** The `properties` of a resource, or the body itself where a tool has flattened it. */
const propertiesOf = (value) => {
    if (!isRecord(value))
        return value;
    const key = Object.keys(value).find(name => name.toLowerCase() === 'properties');
    return key !== undefined && (isRecord(value[key]) || (0,_hole_js__WEBPACK_IMPORTED_MODULE_0__/* .isHole */ .$Q)(value[key])) ? value[key] : value;
};


/***/ }),

/***/ 1314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iY: () => (/* binding */ readGroup),
  tI: () => (/* binding */ unreadGroup)
});

// UNUSED EXPORTS: unreadCollection

// EXTERNAL MODULE: ./src/policy/hole.js
var policy_hole = __webpack_require__(7056);
// EXTERNAL MODULE: ./src/policy/unknown.js
var policy_unknown = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/policy/source/fields.js
var source_fields = __webpack_require__(5795);
// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/ports.js
var ports = __webpack_require__(1676);
;// CONCATENATED MODULE: ./src/policy/source/read-rule.js





const TYPES = ['ApplicationRule', 'NetworkRule', 'NatRule'];
/** A rule as ARM writes it. One that cannot be read keeps its place among the others: it may be the one that decides. */
function readRule(body, index, reading) {
    if (body === null || (!reading.places && !(0,source_fields/* isRecord */.u4)(body)))
        return undefined;
    const place = reading.places?.of(body);
    const unread = (name, because) => (0,policy_unknown/* unreadRule */.Gk)('NetworkRule', { name, unknown: [{ place, ...because, field: '*' }].map(withoutUndefined), ...(place ? { place } : {}) });
    if ((0,policy_hole/* isHole */.$Q)(body))
        return unread(body.many ? `rules ${body.text}` : `rule ${body.text}`, (0,source_fields/* unknownFrom */.NI)('*', body));
    const fields = (0,source_fields/* fieldsOf */.Pf)(body, reading);
    const name = fields.text('name') ?? (reading.places ? `(rule ${index + 1})` : '');
    const typeValue = fields.raw('ruleType');
    const type = (0,source_fields/* wordOf */.aG)(typeValue, TYPES);
    if (!type)
        return unread(name, (0,policy_hole/* isHole */.$Q)(typeValue)
            ? (0,source_fields/* unknownFrom */.NI)('*', typeValue)
            : {
                because: `rule "${name}" is of ${typeValue === undefined ? 'no type' : `type ${JSON.stringify(typeValue)?.slice(0, 60)}, which is not known here`}`,
            });
    return typedRule(type, name, fields, reading);
}
const withoutUndefined = ({ place, ...rest }) => place ? { ...rest, place } : rest;
/** A rule whose type is known, from itself or from the collection that holds it. */
function typedRule(type, name, fields, reading) {
    const description = fields.text('description');
    const source = read_rule_addresses(fields, 'sourceAddresses', reading);
    const sourceGroups = ipGroups(fields, 'sourceIpGroups', reading);
    const common = {
        name,
        ...(description === undefined ? {} : { description }),
        sourceAddresses: [...source, ...sourceGroups.addresses],
        ...some('sourceIpGroups', sourceGroups.opaque),
        ...some('sourceKubeSelectorGroups', fields.texts('sourceKubeSelectorGroups')),
    };
    const read = { ApplicationRule: applicationRule, NetworkRule: networkRule, NatRule: natRule }[type];
    const { rule, skipped } = read(common, fields, reading);
    if (reading.places) {
        newer(type, fields);
        sourceless(name, fields);
    }
    const empty = sourceGroups.skipped ?? skipped;
    return {
        ...rule,
        ...(fields.place ? { place: fields.place } : {}),
        ...(fields.unknown.length > 0 ? { unknown: [...fields.unknown] } : {}),
        ...(empty === undefined ? {} : { skipped: empty }),
    };
}
const applicationRule = (common, fields, { places }) => {
    const rule = {
        ruleType: 'ApplicationRule',
        ...common,
        protocols: fields.items('protocols').flatMap(item => protocolOf(item, fields, places !== undefined)),
        terminateTLS: fields.flag('terminateTLS'),
        targetFqdns: fields.texts('targetFqdns'),
        targetUrls: fields.texts('targetUrls'),
        fqdnTags: fields.texts('fqdnTags'),
        webCategories: fields.texts('webCategories'),
        destinationAddresses: fields.texts('destinationAddresses'),
        httpHeadersToInsert: fields.items('httpHeadersToInsert').flatMap(item => {
            if (!(0,source_fields/* isRecord */.u4)(item))
                return [];
            const header = (0,source_fields/* fieldsOf */.Pf)(item, {});
            return [{ headerName: header.text('headerName') ?? '', headerValue: header.text('headerValue') ?? '' }];
        }),
    };
    return { rule: places ? besideNames(rule, fields) : rule };
};
/**
 * An application rule takes one kind of names: Azure refuses two. Addresses may stand beside them, and whether a request then has to fit both,
 * either or the names alone is documented nowhere: certain is only what fits in all three ways.
 */
function besideNames(rule, fields) {
    const { destinationAddresses, ...names } = rule;
    const kinds = ['targetFqdns', 'targetUrls', 'fqdnTags', 'webCategories'];
    if (destinationAddresses.length === 0 || kinds.every(kind => rule[kind].length === 0))
        return rule;
    fields.open('destinationAddresses', `what destinationAddresses beside names do in rule "${rule.name}" (not documented)`);
    const every = destinationAddresses.some(text => text === '*' || text === '0.0.0.0/0');
    return { ...names, ...(every ? {} : { targetFqdns: [], targetUrls: [], fqdnTags: [], webCategories: [] }), destinationAddresses: [] };
}
const networkRule = (common, fields, reading) => {
    const groups = ipGroups(fields, 'destinationIpGroups', reading);
    const rule = {
        ruleType: 'NetworkRule',
        ...common,
        ipProtocols: fields.words('ipProtocols', ['TCP', 'UDP', 'ICMP', 'Any']),
        destinationAddresses: [...fields.texts('destinationAddresses'), ...groups.addresses],
        destinationFqdns: fields.texts('destinationFqdns'),
        destinationPorts: read_rule_ports(fields, reading),
        ...some('destinationIpGroups', groups.opaque),
        ...some('sourceGeoLocations', fields.texts('sourceGeoLocations')),
        ...some('destinationGeoLocations', fields.texts('destinationGeoLocations')),
    };
    return { rule, skipped: groups.skipped };
};
const natRule = (common, fields, reading) => {
    const [address, fqdn] = [fields.text('translatedAddress'), fields.text('translatedFqdn')];
    const rule = {
        ruleType: 'NatRule',
        ...common,
        ipProtocols: fields.words('ipProtocols', ['TCP', 'UDP', 'Any']),
        destinationAddresses: fields.texts('destinationAddresses'),
        destinationPorts: read_rule_ports(fields, reading),
        ...(address === undefined ? {} : { translatedAddress: address }),
        ...(fqdn === undefined ? {} : { translatedFqdn: fqdn }),
        translatedPort: fields.text('translatedPort') ?? '',
    };
    return { rule };
};
/** `{ protocolType: 'Https', port: 443 }`, the port also as text; `Https:443` and `Https` are how some tools write the same. */
function protocolOf(item, fields, strict) {
    if (item === null || item === undefined)
        return [];
    if ((0,policy_hole/* isHole */.$Q)(item)) {
        fields.open('protocols', item);
        return [];
    }
    const [, written = '', number] = typeof item === 'string' && strict ? (/^\s*(\w+)\s*(?:[:=]\s*(\d+))?\s*$/.exec(item) ?? []) : [];
    const body = (0,source_fields/* isRecord */.u4)(item) ? (0,source_fields/* fieldsOf */.Pf)(item, {}) : undefined;
    const given = body ? body.raw('protocolType') : written;
    const port = body ? body.raw('port') : (number ?? { http: 80, https: 443, mssql: 1433 }[written.toLowerCase()]);
    if ((0,policy_hole/* isHole */.$Q)(given) || (0,policy_hole/* isHole */.$Q)(port)) {
        for (const hole of [given, port])
            if ((0,policy_hole/* isHole */.$Q)(hole))
                fields.open('protocols', hole);
        return [];
    }
    const protocolType = (0,source_fields/* wordOf */.aG)(given, ['Http', 'Https', 'Mssql']);
    const value = strict ? (0,source_fields/* wholeNumber */.rD)(port) : typeof port === 'number' ? port : undefined;
    if (protocolType && value !== undefined)
        return [{ protocolType, port: value }];
    if (strict)
        fields.open('protocols', `the protocol ${JSON.stringify(item)?.slice(0, 60)}, which cannot be read`);
    return [];
}
/** Some write several ports, or `443 - 445`, in one text. */
function read_rule_ports(fields, { places }) {
    const written = fields.texts('destinationPorts');
    if (!places)
        return written;
    return written
        .flatMap(text => text.split(','))
        .flatMap(text => {
        const port = text.trim();
        if ((0,ports/* parsePorts */.K)(port))
            return [port];
        if (port !== '' && port !== '0')
            fields.open('destinationPorts', `the port "${port.slice(0, 40)}", which cannot be read`);
        return [];
    });
}
/** Sources are addresses and nothing else; a word among them is something that this model does not know. */
function read_rule_addresses(fields, key, { places }) {
    const written = fields.texts(key);
    if (!places)
        return written;
    return written.filter(text => {
        if ((0,addresses/* parseBlock */.rT)(text) || (0,addresses/* looksLikeIpv6 */.zP)(text))
            return true;
        if (text !== '')
            fields.open(key, `"${text.slice(0, 60)}", which is no address`);
        return false;
    });
}
/** IP groups whose content is known stand as their addresses. A rule that names an empty one is passed over (facts 1.3). */
function ipGroups(fields, key, { ipGroup }) {
    const found = [];
    const opaque = [];
    let skipped;
    for (const item of fields.items(key)) {
        const text = typeof item === 'string' ? item : (0,policy_hole/* isHole */.$Q)(item) ? item.text : (0,source_fields/* isRecord */.u4)(item) ? (0,source_fields/* fieldsOf */.Pf)(item, {}).text('id') : undefined;
        const group = text === undefined ? undefined : ipGroup?.(text);
        if (group) {
            found.push(...group.addresses);
            for (const hole of group.unknown)
                fields.open(key, hole);
            if (group.addresses.length === 0 && group.unknown.length === 0)
                skipped ??= `it names the IP group "${group.name}", which is empty, so Azure Firewall passes the rule over`;
        }
        else if ((0,policy_hole/* isHole */.$Q)(item))
            fields.open(key, item);
        else if (text !== undefined && text !== '')
            opaque.push(text);
    }
    return { addresses: found, opaque, ...(skipped === undefined ? {} : { skipped }) };
}
/** Words of a newer API that narrow or widen what a rule covers: what they do is not known, so neither is the rule. */
const named = (names) => new Set(names.toLowerCase().split(' '));
const KNOWN = {
    ApplicationRule: named('sourceAddresses sourceIpGroups sourceKubeSelectorGroups destinationAddresses targetFqdns targetUrls'),
    NetworkRule: named('sourceAddresses sourceIpGroups sourceKubeSelectorGroups sourceGeoLocations destinationAddresses destinationIpGroups destinationGeoLocations destinationPorts destinationFqdns'),
    NatRule: named('sourceAddresses sourceIpGroups sourceKubeSelectorGroups destinationAddresses destinationPorts'),
};
function newer(type, fields) {
    for (const name of fields.names) {
        if (!/^(source|destination|target|exclude)/.test(name) || KNOWN[type].has(name))
            continue;
        const value = fields.raw(name);
        const idle = value === null || value === '' || (Array.isArray(value) && value.length === 0);
        if (!idle)
            fields.open('*', `"${name}", which is not known in such a rule`);
    }
}
/** A rule that says nothing of its sources. Azure refuses it today; the first API of 2018 did not, and what it then covered is not known. */
function sourceless(name, fields) {
    const said = fields.names.some(key => key.startsWith('source') && fields.items(key).some(item => item !== null && item !== ''));
    if (!said)
        fields.open('sourceAddresses', `the sources of rule "${name}", which names none`);
}
const some = (key, items) => (items.length > 0 ? { [key]: items } : {});

;// CONCATENATED MODULE: ./src/policy/source/read-group.js




/** A rule collection group: `{ name, properties }`, or flattened. */
function readGroup(group, reading) {
    const name = ((0,source_fields/* isRecord */.u4)(group) ? (0,source_fields/* fieldsOf */.Pf)(group, reading).text('name') : undefined) ?? (reading.places ? '(group)' : '');
    const properties = (0,source_fields/* propertiesOf */.P1)(group);
    const place = reading.places?.of(group) ?? reading.places?.of(properties);
    if ((0,policy_hole/* isHole */.$Q)(properties)) {
        const because = (0,source_fields/* unknownFrom */.NI)('*', properties);
        return unreadGroup(name === '' ? properties.text : name, because);
    }
    const fields = (0,source_fields/* fieldsOf */.Pf)(properties, reading);
    const priority = fields.integer('priority');
    const ruleCollections = fields.items('ruleCollections').flatMap((collection, index) => readCollection(collection, index, reading) ?? []);
    if (priority === undefined && reading.places && fields.unknown.length === 0)
        fields.open('priority', `no priority is given for group "${name}"`);
    return { name, priority: priority ?? 65_000, ruleCollections, ...about(fields, place) };
}
const about = (fields, place = fields.place) => ({
    ...(place ? { place } : {}),
    ...(fields.unknown.length > 0 ? { unknown: [...fields.unknown] } : {}),
});
/** A group of which nothing is known but that it may be there. */
const unreadGroup = (name, { because, place }) => {
    const about = { because, ...(place ? { place } : {}) };
    return {
        name,
        priority: 65_000,
        ruleCollections: [unreadCollection(name, about)],
        ...(place ? { place } : {}),
        unknown: [{ field: 'priority', ...about }],
    };
};
/** A collection, or any number of them, of which only the place is known. */
function unreadCollection(name, { because, place }) {
    const at = place ? { place } : {};
    const unknown = (field) => ({ field, because, ...at });
    return {
        name,
        priority: 65_000,
        action: 'Deny',
        rules: [(0,policy_unknown/* unreadRule */.Gk)('NetworkRule', { name, unknown: [unknown('*')], ...at })],
        ...at,
        unknown: ['priority', 'action', 'ruleCollectionType'].map(unknown),
    };
}
function readCollection(body, index, reading) {
    const strict = reading.places !== undefined;
    if ((0,policy_hole/* isHole */.$Q)(body))
        return unreadCollection(`collections ${body.text}`, (0,source_fields/* unknownFrom */.NI)('*', body));
    if (!(0,source_fields/* isRecord */.u4)(body))
        return strict && body !== null ? unreadCollection('(a collection)', { because: 'a collection that is no object' }) : undefined;
    const fields = (0,source_fields/* fieldsOf */.Pf)(unwrapped(body), reading);
    const name = (0,source_fields/* fieldsOf */.Pf)(body, reading).text('name') ?? (strict ? `(collection ${index + 1})` : '');
    const priority = fields.integer('priority');
    if (priority === undefined && strict && fields.unknown.length === 0)
        fields.open('priority', `no priority is given for collection "${name}"`);
    const action = actionOf(fields, name, reading);
    return { name, priority: priority ?? 65_000, action, rules: rulesOf(fields, reading), ...about(fields, reading.places?.of(body)) };
}
/**
 * Some people write a collection as ARM writes resources, with `properties` in it. Without them it would have neither priority nor action, and
 * Azure would refuse it, so what stands in them is what is meant.
 */
function unwrapped(body) {
    const properties = (0,source_fields/* propertiesOf */.P1)(body);
    if (properties === body)
        return body;
    if ((0,policy_hole/* isHole */.$Q)(properties))
        return { rules: properties, action: properties, priority: properties, ...body };
    return { ...properties, ...body };
}
const rulesOf = (fields, reading) => fields.items('rules').flatMap((rule, index) => readRule(rule, index, reading) ?? []);
const ACTIONS = ['Allow', 'Deny', 'DNAT'];
/** An action that cannot be read must not let anything through; where it stands in a source, it is not known. */
function actionOf(fields, name, reading) {
    const action = fields.inside('action');
    const written = reading.places ? (0,source_fields/* wordOf */.aG)(fields.raw('action'), ACTIONS) : undefined;
    const word = written ?? action.word('type', ACTIONS);
    if (word || !reading.places)
        return word ?? 'Deny';
    const type = fields.raw('ruleCollectionType');
    const nat = typeof type === 'string' && /nat/i.test(type);
    if (nat)
        return 'DNAT';
    if (fields.unknown.every(({ field }) => field !== 'action')) {
        const [hole] = action.unknown;
        if (hole)
            fields.open('action', hole.because);
        else
            fields.open('action', `no action is given for collection "${name}"`);
    }
    if (typeof type !== 'string' || !/filter/i.test(type))
        fields.open('ruleCollectionType', `the type of collection "${name}"`);
    return 'Deny';
}


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


/***/ })

};
