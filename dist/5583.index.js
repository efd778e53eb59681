export const id = 5583;
export const ids = [5583,6789];
export const modules = {

/***/ 4781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runQuestion: () => (/* binding */ runQuestion)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7164);
/* harmony import */ var _azure_spec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8310);
/* harmony import */ var _github_workspace_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4994);
/* harmony import */ var _policy_addresses_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6904);
/* harmony import */ var _policy_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4476);
/* harmony import */ var _policy_evaluate_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6056);
/* harmony import */ var _policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9759);
/* harmony import */ var _policy_parse_target_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(59);
/* harmony import */ var _policy_parse_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2287);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9168);
/** A spec with other expectations, typed by hand. What was typed is parsed as strictly as a spec; nothing of it reaches a shell. */











/** More than this is a contract, and belongs into the spec. */
const most = 200;
/** Beside the spec, so that what it names is found. */
const fileName = '.egress-gate-question.yaml';
async function runQuestion(request, world) {
    const spec = await (0,_azure_spec_js__WEBPACK_IMPORTED_MODULE_2__/* .readSpec */ .O)(request.spec);
    const faults = [];
    const typed = questions(request.targets).map((words, index) => readQuestion(words, index + 1, spec, faults));
    const given = readList(request.expectations, faults);
    if (typed.length + given.length > most)
        faults.push(`${typed.length + given.length} questions are too many: at most ${most}`);
    if (faults.length > 0)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_10__/* .KnownFaultError */ .eb({ code: 'BadQuestion', message: faults.join('\n'), advice: 'Correct what was typed and ask again: nobody was asked anything.' }, { findings: faults.map(message => ({ level: 'error', message })) });
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(Buffer.from(request.spec?.content ?? []).toString('utf8'));
    document.set('expectations', document.createNode([...typed, ...given]));
    const text = document.toString({ lineWidth: 0 });
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(spec.file), fileName);
    const parsed = (0,_policy_parse_js__WEBPACK_IMPORTED_MODULE_9__.parseSpec)(text, path);
    if (!parsed.spec)
        throw (0,_report_fault_js__WEBPACK_IMPORTED_MODULE_10__/* .specFaults */ .d5)(path, parsed.faults);
    const workspace = world.env['GITHUB_WORKSPACE'] || process.cwd();
    await (0,_github_workspace_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFiles */ .h)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(spec.file)), { [fileName]: text }, workspace);
    const count = parsed.spec.expectations.length;
    return {
        report: {
            action: 'question',
            title: `A question to ${spec.name}`,
            at: new Date().toISOString(),
            result: 'pass',
            headline: `${count} ${count === 1 ? 'question' : 'questions'}; the spec's own ${spec.expectations.length} expectations are left out.`,
            outcomes: [],
            verdicts: [],
            facts: parsed.spec.expectations.map(({ name, expect, inspected }) => ({
                name,
                value: `${expect}${inspected === undefined ? '' : inspected ? ', inspected' : ', passed through'}`,
            })),
            findings: [],
            next: [],
        },
        outputs: { spec: path, questions: String(count) },
    };
}
const words = ['allow', 'deny', 'inspected', 'passthrough'];
const isWord = (text) => words.includes(text);
/** `https://example.org/ allow inspected`: a target, and the words behind it. */
const questions = (typed) => {
    const found = [];
    for (const text of typed) {
        const last = found.at(-1);
        if (isWord(text) && last)
            last.push(text);
        else
            found.push([text]);
    }
    return found;
};
function readQuestion([target, ...said], number, spec, faults) {
    const fault = (message) => {
        faults.push(`question ${number}: ${message}`);
    };
    const says = (word) => said.includes(word);
    if (says('allow') && says('deny'))
        return fault('it cannot be allowed and denied');
    if (says('inspected') && says('passthrough'))
        return fault('it cannot be inspected and passed through');
    const read = readTarget(target);
    if (typeof read === 'string')
        return fault(read);
    const inspected = says('inspected') ? true : says('passthrough') ? false : undefined;
    const expect = says('deny') ? 'deny' : says('allow') || inspected !== undefined ? 'allow' : predicted(spec, read);
    if (expect === 'unknown')
        return fault(`what the policy does with ${target} is not known before it is asked: write allow or deny behind it`);
    return {
        name: `${number}: ${target}`.slice(0, 200),
        ...(read.kind === 'url' ? { url: target } : { to: target }),
        expect,
        ...(inspected === undefined ? {} : { inspected }),
    };
}
/** What is asked for, or what is wrong with it. */
function readTarget(text) {
    if (/^https?:\/\//i.test(text)) {
        const { value, complaint } = (0,_policy_parse_target_js__WEBPACK_IMPORTED_MODULE_8__/* .parseUrl */ .D)(text);
        return value ? { kind: 'url', url: text, method: 'GET' } : `${JSON.stringify(text.slice(0, 80))}: ${complaint}`;
    }
    const { value, complaint } = (0,_policy_parse_target_js__WEBPACK_IMPORTED_MODULE_8__/* .parseTarget */ .h)(text);
    if (!value)
        return `${JSON.stringify(text.slice(0, 80))}: ${complaint}. Give a URL (https://…), HOST:PORT/tcp, or one of ${words.join(', ')} behind a target`;
    const { host, port, protocol } = value;
    return protocol === 'icmp' ? 'pods are asked by TCP and UDP only' : { kind: 'port', host, port, protocol };
}
/** What the policy says for every address that a pod can have; `unknown` where they differ. */
function predicted(spec, target) {
    const { policy } = spec.firewall;
    const effects = (0,_policy_check_js__WEBPACK_IMPORTED_MODULE_5__/* .sourcesWithin */ .mT)(spec.network.aksSubnet.prefix, policy).map(({ first }) => (0,_policy_evaluate_js__WEBPACK_IMPORTED_MODULE_6__/* .evaluate */ ._)(policy, (0,_policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_7__/* .expectationFlow */ .b)(target, (0,_policy_addresses_js__WEBPACK_IMPORTED_MODULE_4__/* .formatAddress */ .M0)(first)), spec.facts).effect);
    const [one, ...others] = [...new Set(effects)];
    return one === undefined || others.length > 0 ? 'unknown' : one;
}
/** The list that was typed as YAML. Its content is checked with the whole spec. */
function readList(text, faults) {
    if (text === '')
        return [];
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(text, { maxAliasCount: 0 });
    for (const { message } of document.errors)
        faults.push(`expectations: ${message.split('\n', 1)[0]}`);
    if (document.errors.length > 0)
        return [];
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(document.contents)) {
        faults.push('expectations: must be a list, as under `expectations` in a spec: - name: …');
        return [];
    }
    try {
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (error) {
        faults.push(`expectations: ${error.message}`);
        return [];
    }
}


/***/ }),

/***/ 8310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readSpec)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);

/** The spec in a file's content, or every fault of it at once. */
async function readSpec(file) {
    const { parseSpec } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(2287), __webpack_require__.e(6789)]).then(__webpack_require__.bind(__webpack_require__, 2287));
    const path = file?.path ?? 'egress.yaml';
    const { spec, faults } = parseSpec(Buffer.from(file?.content ?? []).toString('utf8'), path);
    if (!spec)
        throw (0,_report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .specFaults */ .d5)(path, faults);
    return spec;
}


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

/***/ 4099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withoutPlaces),
/* harmony export */   Q: () => (/* binding */ describeFault)
/* harmony export */ });
/** `egress.yaml:12:7 firewall.policy: what is wrong`, the form that editors and people can follow. */
const describeFault = ({ place, path, message }) => `${place.file}:${place.line}:${place.column} ${path ? `${path}: ` : ''}${message}`;
/** What is deployed stands in no file: a value without any of its places. */
function withoutPlaces(value) {
    if (Array.isArray(value))
        return value.map(withoutPlaces);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (key === 'place' ? [] : [[key, withoutPlaces(item)]])));
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

/***/ 9168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SQ: () => (/* binding */ knownFault),
/* harmony export */   d5: () => (/* binding */ specFaults),
/* harmony export */   eb: () => (/* binding */ KnownFaultError)
/* harmony export */ });
/* harmony import */ var _policy_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4099);

/** A failure that we know how to explain: thrown by whoever meets it, shown by `github/runner.ts` and the command line. */
class KnownFaultError extends Error {
    name = 'KnownFaultError';
    code;
    advice;
    /** Each becomes an annotation of its own, at its file and line. */
    findings;
    constructor(fault, options = {}) {
        super(fault.message, 'cause' in options ? { cause: options.cause } : undefined);
        this.code = fault.code;
        this.advice = fault.advice;
        this.findings = options.findings ?? [];
    }
}
/** All faults of a spec as one error: every fault is an annotation at its own place. */
const specFaults = (file, faults) => new KnownFaultError({
    code: 'InvalidSpec',
    message: `${file} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n${faults.map(fault => `  ${(0,_policy_place_js__WEBPACK_IMPORTED_MODULE_0__/* .describeFault */ .Q)(fault)}`).join('\n')}`,
    advice: `Correct ${file} and run again: nothing was changed.`,
}, {
    findings: faults.map(({ place, path, message }) => ({
        level: 'error',
        message: path ? `${path}: ${message}` : message,
        file: place.file,
        line: place.line,
        column: place.column,
    })),
});
/** The fault that an error carries, if it carries one. A bundle may hold two copies of a class, so the shape decides. */
const knownFault = (error) => {
    if (!(error instanceof Error) || !('advice' in error) || !('code' in error))
        return undefined;
    const { code, advice, message } = error;
    if (typeof code !== 'string' || typeof advice !== 'string')
        return undefined;
    return { code, advice, message, findings: 'findings' in error && Array.isArray(error.findings) ? error.findings : [] };
};


/***/ })

};
