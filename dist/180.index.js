export const id = 180;
export const ids = [180];
export const modules = {

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
 * firewall folds case, decodes `%xx`, or resolves `..` before it compares, and whether a host alone stands for more than its root. Where
 * every reading agrees, that is the answer.
 * @param path with or without a query, `/a/b?c=d`
 */
function matchesUrl(pattern, host, path) {
    const wanted = splitUrlPattern(pattern);
    if (!(0,_match_host_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesHost */ .qC)(wanted.host, host))
        return 'no';
    const asked = path.replace(/[?#].*$/s, '');
    const answers = new Set(readings.map(read => coversPath(read.pattern(wanted.path), read.path(asked))));
    if (answers.size > 1)
        return 'unknown';
    return answers.has(true) ? 'yes' : 'no';
}
/** `/test` covers `/test` and `/test/`; `/test/*` covers what is below; no path at all covers the root. */
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
const ways = [asIs, folded].flatMap(fold => [asIs, decoded].flatMap(decode => [asIs, resolved].map(resolve => chain(decode, resolve, fold))));
/**
 * Every reading, as far as nobody says which it is. `c.com` is documented to cover `c.com/`, and nothing is said of other paths (facts 1.3): it may
 * stand for the root or for all of them.
 */
const readings = ['', '/*'].flatMap(bare => ways.map(way => ({ pattern: (path) => (path === '' ? bare : way(path)), path: way })));


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

/***/ 1104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ checkReferences),
/* harmony export */   DG: () => (/* binding */ fault),
/* harmony export */   Xv: () => (/* binding */ refer),
/* harmony export */   d_: () => (/* binding */ scalar),
/* harmony export */   gQ: () => (/* binding */ wrongType),
/* harmony export */   jO: () => (/* binding */ entries),
/* harmony export */   ld: () => (/* binding */ items),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   ni: () => (/* binding */ start),
/* harmony export */   xe: () => (/* binding */ declare)
/* harmony export */ });
/* unused harmony export describe */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7164);
/* harmony import */ var _similar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1765);


function start(document) {
    const context = { document, faults: [...document.faults], declared: new Map(), references: [] };
    return cursorAt(context, document.root, '', document.placeOf(document.root?.range?.[0] ?? 0));
}
function cursorAt(context, node, path, fallback) {
    const place = node?.range ? context.document.placeOf(node.range[0]) : fallback;
    return { context, node: node && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? context.document.resolve(node) : node, place, path };
}
function fault(at, message) {
    at.context.faults.push({ place: at.place, path: at.path, message });
    return undefined;
}
/** The entries of a mapping, or a fault. */
function entries(at) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(at.node))
        return wrongType(at, 'a mapping of keys to values');
    const base = at.path === '' ? '' : `${at.path}.`;
    const lines = new Map();
    return at.node.items.flatMap(({ key, value }) => {
        const keyNode = key;
        const keyAt = cursorAt(at.context, keyNode ?? undefined, at.path, at.place);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(keyAt.node)) {
            fault(keyAt, 'a key must be plain text');
            return [];
        }
        const name = String(keyAt.node.value);
        const path = `${base}${/^[\w-]+$/.test(name) ? name : JSON.stringify(shorten(name))}`;
        // Not left to the YAML reader, which compares every key with every other.
        const before = lines.get(name);
        if (before !== undefined) {
            fault({ ...keyAt, path }, `this key already stands in line ${before}; write it once`);
            return [];
        }
        lines.set(name, keyAt.place.line);
        return [{ key: name, keyAt: { ...keyAt, path }, value: cursorAt(at.context, value ?? undefined, path, keyAt.place) }];
    });
}
/** The items of a list, or a fault. */
function items(at) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(at.node))
        return wrongType(at, 'a list');
    return at.node.items.map((item, index) => cursorAt(at.context, item ?? undefined, `${at.path}[${index}]`, at.place));
}
function scalar(at) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(at.node) ? at.node.value : undefined;
}
const wrongType = (at, allowed) => fault(at, `must be ${allowed}, got ${describe(at)}`);
/** What stands at a place, short enough for a message. */
function describe({ node }) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(node))
        return 'a mapping';
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return 'a list';
    const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? node.value : undefined;
    if (value === null || value === undefined)
        return 'nothing';
    return typeof value === 'string' ? JSON.stringify(shorten(value)) : shorten(String(value));
}
const shorten = (text) => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
/** Remembers a name, and reports when it is taken. `scope` keeps rule names of one collection apart from those of another. */
function declare(at, kind, name, scope = '') {
    const key = scope + name.toLowerCase();
    const names = at.context.declared.get(kind) ?? new Map();
    at.context.declared.set(kind, names);
    const before = names.get(key);
    if (before)
        fault(at, `${kind} "${shorten(name)}" is already declared in line ${before.place.line}; names must differ`);
    else
        names.set(key, { name, place: at.place });
}
function refer(at, kind, name) {
    at.context.references.push({ kind, name, at });
}
/** Reports every reference whose name was never declared. */
function checkReferences({ references, declared }) {
    for (const { kind, name, at } of references) {
        const names = [...(declared.get(kind)?.values() ?? [])].map(entry => entry.name);
        if (!names.includes(name))
            fault(at, `no ${kind} is named "${shorten(name)}"${(0,_similar_js__WEBPACK_IMPORTED_MODULE_1__/* .similar */ .q)(name, names)}`);
    }
}


/***/ }),

/***/ 8055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   KD: () => (/* binding */ checked),
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   P_: () => (/* binding */ defaulted),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   bu: () => (/* binding */ declared),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _cursor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1104);
/* harmony import */ var _similar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1765);


const required = (read) => ({ read, presence: 'required' });
const defaulted = (read, fallback) => ({
    read,
    presence: 'optional',
    fallback: typeof fallback === 'function' ? fallback : () => fallback,
});
const optional = (read) => ({ read, presence: 'optional', absent: true });
/**
 * Reads a mapping of known keys. Unknown keys, missing keys and faulty values are all reported.
 * @param aliases words that people bring from elsewhere (ARM, the portal), and what they are called here
 */
function fields(at, shape, aliases = {}) {
    const found = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .entries */ .jO)(at);
    if (!found)
        return undefined;
    const known = Object.keys(shape);
    const places = new Map();
    for (const { key, keyAt, value } of found) {
        if (Object.hasOwn(shape, key))
            places.set(key, value);
        else {
            const own = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
            (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(keyAt, `unknown key "${(0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(key)}"${own === undefined ? (0,_similar_js__WEBPACK_IMPORTED_MODULE_1__/* .similar */ .q)(key, known) : `; it is called "${own}" here`}`);
        }
    }
    let complete = true;
    const values = {};
    for (const [key, field] of Object.entries(shape)) {
        const place = places.get(key);
        if (place)
            values[key] = field.read(place);
        else if (field.fallback)
            values[key] = field.fallback();
        else if (field.presence === 'required')
            (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, `"${key}" is missing`);
        if (values[key] === undefined && (place || field.presence === 'required'))
            complete = false;
    }
    return {
        values: values,
        whole: complete ? values : undefined,
        has: key => places.has(String(key)),
        at: key => places.get(String(key)) ?? at,
    };
}
/** A list; faulty items are reported and left out. */
const listOf = (read, least = 0) => at => {
    const cursors = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .items */ .ld)(at);
    if (cursors && cursors.length < least)
        return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, 'must not be empty');
    return cursors?.flatMap(cursor => {
        const value = read(cursor);
        return value === undefined ? [] : [value];
    });
};
/** A mapping whose keys are the author's own. */
const recordOf = (read, checkKey = () => { }) => at => {
    const found = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .entries */ .jO)(at);
    return (found &&
        Object.fromEntries(found.flatMap(({ key, keyAt, value }) => {
            checkKey(key, keyAt);
            const item = read(value);
            return item === undefined ? [] : [[key, item]];
        })));
};
/** A text. Numbers are refused, not turned into text: `1.30` would become `1.3`. */
const text = at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .scalar */ .d_)(at);
    if (typeof value === 'string' && value !== '')
        return value;
    return value === '' ? (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, 'must not be empty') : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongType */ .gQ)(at, typeof value === 'number' ? 'text (put it in quotes)' : 'text');
};
const boolean = at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .scalar */ .d_)(at);
    return typeof value === 'boolean' ? value : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongType */ .gQ)(at, 'true or false');
};
const integer = (least, most) => at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .scalar */ .d_)(at);
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
        ? value
        : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongType */ .gQ)(at, `a whole number from ${least} to ${most}`);
};
const oneOf = (...allowed) => at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .scalar */ .d_)(at);
    const word = allowed.find(candidate => candidate === value);
    return (word ??
        (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, `must be ${allowed.join(', ').replace(/, ([^,]*)$/, ' or $1')}, got ${typeof value === 'string' ? JSON.stringify((0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(value)) : String(value)}`));
};
/** A read whose value must also please `complaint`, which says what is wrong and what is allowed, or nothing. */
const checked = (read, complaint) => at => {
    const value = read(at);
    const message = value === undefined ? undefined : complaint(value);
    return message === undefined ? value : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, message);
};
/** A text that also is a name of its kind, which nothing else may have. */
const declared = (kind, read, scope = '') => at => {
    const name = read(at);
    if (name !== undefined)
        (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .xe)(at, kind, name, scope);
    return name;
};
/** Without the keys whose value is undefined, as exact optional properties want it. */
const present = (record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));


/***/ }),

/***/ 5380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ urlPattern),
/* harmony export */   BF: () => (/* binding */ cidr),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Pl: () => (/* binding */ prefix),
/* harmony export */   U2: () => (/* binding */ protocolPort),
/* harmony export */   X6: () => (/* binding */ ports),
/* harmony export */   Y8: () => (/* binding */ fqdn),
/* harmony export */   hl: () => (/* binding */ address),
/* harmony export */   j_: () => (/* binding */ destination),
/* harmony export */   n0: () => (/* binding */ urlComplaint),
/* harmony export */   qE: () => (/* binding */ fqdnPattern),
/* harmony export */   sP: () => (/* binding */ source),
/* harmony export */   tZ: () => (/* binding */ fqdnComplaint)
/* harmony export */ });
/* unused harmony export cidrComplaint */
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/* harmony import */ var _match_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5485);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1676);
/* harmony import */ var _cursor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1104);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8055);






const IPV6 = 'is IPv6, which Azure Firewall does not take in a rule; use IPv4';
const quote = (value) => JSON.stringify((0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .shorten */ .ml)(value));
function cidrComplaint(value) {
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(value))
        return `${quote(value)} ${IPV6}`;
    const block = value.includes('/') ? (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)(value) : undefined;
    if (!block)
        return `${quote(value)} is not a CIDR prefix; use an IPv4 network and a length from 0 to 32, like 10.42.0.0/16`;
    const network = `${(0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(block.first)}/${value.slice(value.indexOf('/') + 1)}`;
    return network === value ? undefined : `${quote(value)} has bits set beyond its length; the network is ${network}`;
}
const cidr = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, cidrComplaint);
const address = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, value => {
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(value) !== undefined)
        return undefined;
    return (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(value)
        ? `${quote(value)} ${IPV6}`
        : `${quote(value)} is not an IPv4 address; use four numbers from 0 to 255, like 10.42.0.4`;
});
/** An address or a prefix. */
const prefix = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, value => ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(value) === undefined ? cidrComplaint(value) : undefined));
function addressComplaint(value) {
    if (value === '*' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(value) !== undefined)
        return undefined;
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(value))
        return `${quote(value)} ${IPV6}`;
    if (value.includes('/'))
        return cidrComplaint(value);
    if (value.includes('-') && /^[\d.\s-]+$/.test(value)) {
        const [first, last] = value.split('-').map(end => (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(end.trim()));
        if (first === undefined || last === undefined)
            return `${quote(value)} is not a range of addresses; use FIRST-LAST, like 10.42.1.4-10.42.1.9`;
        return first > last ? `${quote(value)} runs backwards; the first address must not be above the last` : undefined;
    }
    return `${quote(value)} is not an address; use an IPv4 address, a CIDR prefix, a range FIRST-LAST, or "*"`;
}
/** What a rule's source may be. */
const source = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, addressComplaint);
const SERVICE_TAG = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/;
/** What a network rule's destination may be: an address of any form, or a service tag. */
const destination = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, value => {
    if (SERVICE_TAG.test(value) && !/\.(com|net|org|io|dev|gov|edu|info|biz|cloud|ms)$/i.test(value))
        return undefined;
    const complaint = addressComplaint(value);
    if (complaint === undefined)
        return undefined;
    if (/^[A-Za-z*]/.test(value) && value.includes('.'))
        return `${quote(value)} looks like a host name; in a network rule that belongs under "fqdns"`;
    return complaint.replace('or "*"', '"*", or a service tag like Storage.EastUS2');
});
/** A port, a range, or `*`, written as text or as a number. Always read as text, as ARM has it. */
const ports = at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .scalar */ .d_)(at);
    const written = typeof value === 'number' ? String(value) : value;
    if (typeof written !== 'string')
        return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .wrongType */ .gQ)(at, 'a port from 1 to 65535, a range like 1000-2000, or "*"');
    if ((0,_ports_js__WEBPACK_IMPORTED_MODULE_5__/* .parsePorts */ .K)(written))
        return written;
    const [, first, last] = /^(\d+)\s*-\s*(\d+)$/.exec(written) ?? [];
    if (first !== undefined && Number(first) > Number(last))
        return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `${quote(written)} runs backwards; the first port must not be above the last`);
    return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `${quote(written)} is not a port; use 1 to 65535, a range like 1000-2000, or "*"`);
};
/** A host name without wildcards. */
const fqdn = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, value => value.includes('*') ? `${quote(value)} has a wildcard, which is not allowed here; name the host in full` : fqdnComplaint(value));
/** A host name, which may begin with `*`. */
const fqdnPattern = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, fqdnComplaint);
function fqdnComplaint(value) {
    if (value === '*')
        return undefined;
    if (value.includes('://'))
        return `${quote(value)} has a scheme; write the host alone`;
    if (value.includes('/'))
        return `${quote(value)} has a path; that belongs under "urls", with inspect: true for HTTPS`;
    if (value.includes('*', 1))
        return `${quote(value)} has a wildcard inside; "*" may only be the first character`;
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(value) !== undefined || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(value))
        return `${quote(value)} is an address; no application rule can match an address, use a network rule`;
    if (value.includes(':'))
        return `${quote(value)} has a port; ports belong to the protocols, like Https:443`;
    const name = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(value.replace(/^\*\.?/, ''));
    // Nothing says what Azure Firewall makes of other letters; and some of them do not show, or look like others.
    if (/[^\x00-\x7f]/.test(value))
        return `${quote(value)} has letters that no packet carries; write the name as it is sent${name === undefined || /[^\x00-\x7f]/.test(name) ? '' : `: ${quote(/^\*?\.?/.exec(value)?.[0] + name)}`}`;
    const labels = name?.split('.') ?? [];
    const sound = name !== undefined && name.length <= 253 && labels.every(label => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
    return sound
        ? undefined
        : `${quote(value)} is not a host name; use labels of letters, digits and hyphens with dots between, like www.example.com or *.example.com`;
}
/** `host/path` as the facts' table allows it: no scheme, port or query; `*` may open the host and close the path (facts 1.3). */
function urlComplaint(value) {
    if (value.includes('://'))
        return `${quote(value)} has a scheme; write host/path alone, like www.example.com/path/*`;
    if (/[?#]/.test(value))
        return `${quote(value)} has a query; Azure Firewall matches host and path only`;
    const { host, path } = (0,_match_url_js__WEBPACK_IMPORTED_MODULE_2__/* .splitUrlPattern */ .Kn)(value);
    if (/:\d*$/.test(host))
        return `${quote(value)} has a port; ports belong to the protocols, like Https:443`;
    if (path.slice(0, -1).includes('*'))
        return `${quote(value)} has a wildcard inside its path; "*" may only be its last character`;
    if (/[\s\\]/.test(path))
        return `${quote(value)} has a space or a backslash in its path; write it as the client sends it`;
    return fqdnComplaint(host);
}
const urlPattern = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, urlComplaint);
const protocolPort = at => {
    const value = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(at);
    if (value === undefined)
        return undefined;
    const [, name = '', port = ''] = /^([A-Za-z]+):(\d+)$/.exec(value) ?? [];
    const protocolType = ['Http', 'Https', 'Mssql'].find(known => known === name);
    if (!protocolType)
        return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `${quote(value)} is not a protocol with its port; use Http:80, Https:443 or Mssql:1433`);
    const number = Number(port);
    // ARM's own limit for application rules is lower than 65535 (facts 1.2).
    return number >= 1 && number <= 64_000
        ? { protocolType, port: number }
        : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `${quote(value)} has a port out of range; use 1 to 64000`);
};
/** A word of a fixed list that is compared without regard to case, given back as the list spells it. */
const listed = (kind, allowed, hint) => (at) => {
    const value = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(at);
    if (value === undefined)
        return undefined;
    return (allowed.find(word => word.toLowerCase() === value.toLowerCase()) ??
        (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `no ${kind} is named ${quote(value)}${hint(value, allowed)}`));
};


/***/ })

};
