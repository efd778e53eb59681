export const id = 3494;
export const ids = [3494];
export const modules = {

/***/ 876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lB: () => (/* binding */ observe),
/* harmony export */   u0: () => (/* binding */ carryOut)
/* harmony export */ });
/* unused harmony exports converge, elapsed */
/* harmony import */ var _plan_apply_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7153);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4316);



/** Reads every resource once, all at the same time. */
async function observe(resources, store, signal) {
    const found = await Promise.all(resources.map(async ({ id }) => {
        const current = await store.read(id, signal);
        return current === undefined ? [] : [[id, current]];
    }));
    return new Map(found.flat());
}
/** Carries a plan out and tells what goes on: what begins, what takes long (every half minute), and how it ended. */
async function carryOut(changes, observed, world) {
    const begun = new Map();
    const ticking = setInterval(() => {
        for (const { title, at } of begun.values())
            world.log(`… ${title}: ${elapsed(Date.now() - at)}`);
    }, 30_000);
    try {
        return await (0,_plan_apply_js__WEBPACK_IMPORTED_MODULE_1__/* .apply */ .B)(changes, world.store, {
            signal: world.signal,
            now: () => performance.now(),
            observed,
            explain: _faults_js__WEBPACK_IMPORTED_MODULE_0__.explainFault,
            started: ({ action, resource, differs }) => {
                begun.set(resource.id, { title: resource.title, at: Date.now() });
                const what = differs.map(({ path }) => path).slice(0, 4);
                world.log(`${action === 'create' ? '+' : '~'} ${resource.title}${what.length > 0 ? ` (${what.join(', ')}${differs.length > 4 ? ', …' : ''})` : ''}`);
            },
            ended: outcome => {
                begun.delete(outcome.change.resource.id);
                const { title } = outcome.change.resource;
                if (outcome.result === 'applied')
                    world.log(`✓ ${title}, ${elapsed(outcome.milliseconds)}`);
                if (outcome.result === 'failed')
                    world.log(`✗ ${title}: ${(0,_faults_js__WEBPACK_IMPORTED_MODULE_0__.faultLine)(outcome.fault)}`);
                if (outcome.result === 'skipped')
                    world.log(`- ${title} was skipped: ${outcome.because}`);
            },
        });
    }
    finally {
        clearInterval(ticking);
    }
}
/** Plans and carries out in one go, against what was observed. */
const converge = (resources, observed, world) => carryOut(plan(resources, observed), observed, world);
/** `0.4 s`, `12 s`, `3 min 05 s`. */
function elapsed(milliseconds) {
    const seconds = milliseconds / 1000;
    if (seconds < 10)
        return `${seconds.toFixed(1)} s`;
    if (seconds < 60)
        return `${Math.round(seconds)} s`;
    return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
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

/***/ 7329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BW: () => (/* binding */ changedAnything),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   eW: () => (/* binding */ anyFailed),
/* harmony export */   pp: () => (/* binding */ planOutput),
/* harmony export */   yj: () => (/* binding */ azureReport)
/* harmony export */ });
/** A report of an action that converges Azure: it passes when every outcome is good and no finding is an error. */
function azureReport(parts) {
    const { action, title, outcomes, facts = [], findings = [], next = [] } = parts;
    const failed = outcomes.some(({ result }) => result === 'failed' || result === 'skipped') || findings.some(({ level }) => level === 'error');
    return {
        action,
        title,
        at: new Date().toISOString(),
        result: failed ? 'fail' : 'pass',
        headline: failed || parts.headline === undefined ? tally(outcomes, failed) : parts.headline,
        outcomes,
        verdicts: [],
        facts,
        findings,
        ...(parts.comparison ? { comparison: parts.comparison } : {}),
        next: failed ? ['Correct what failed and run this again: what was done stays, and is not done twice.', ...next] : next,
    };
}
/** `3 created, 1 updated, 20 unchanged`. */
function tally(outcomes, failed = false) {
    const count = (wanted) => outcomes.filter(wanted).length;
    const parts = [
        [count(({ result }) => result === 'failed'), 'failed'],
        [count(({ result }) => result === 'skipped'), 'skipped'],
        [count(({ result, change }) => result === 'applied' && change.action === 'create'), 'created'],
        [count(({ result, change }) => result === 'applied' && change.action === 'update'), 'updated'],
        [count(({ result, change }) => result === 'planned' && change.action === 'create'), 'to create'],
        [count(({ result, change }) => result === 'planned' && change.action === 'update'), 'to update'],
        [count(({ result }) => result === 'unchanged'), 'unchanged'],
    ];
    const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
    return `${failed ? 'Not everything is as it should be: ' : ''}${said.join(', ') || 'nothing to do'}.`;
}
const changedAnything = (outcomes) => outcomes.some(({ result }) => result === 'applied' || result === 'planned');
const anyFailed = (outcomes) => outcomes.some(({ result }) => result === 'failed' || result === 'skipped');
/** A plan as an output: what would change, without the documents. */
const planOutput = (outcomes) => JSON.stringify(outcomes
    .filter(({ change }) => change.action !== 'none')
    .map(({ change, result }) => ({
    action: change.action,
    id: change.resource.id,
    title: change.resource.title,
    result,
    differs: change.differs,
})));


/***/ }),

/***/ 7153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ apply),
/* harmony export */   l: () => (/* binding */ planned)
/* harmony export */ });
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4689);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5121);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7814);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7016);




/**
 * Carries a plan out: each change as soon as what it needs is done, changes with the same `exclusive` key one at a time in the order of
 * the plan. What needs a change that failed is skipped and says so. Returns the outcomes in the order of the plan, and what is there now.
 */
async function apply(plan, store, world) {
    const observed = new Map(world.observed);
    const running = new Map();
    const lastOf = new Map();
    const title = new Map(plan.map(({ resource }) => [resource.id, resource.title]));
    const perform = async (change) => {
        const begin = world.now();
        const { resource } = change;
        const current = observed.get(resource.id);
        // What it takes from others is known now; it may turn out that nothing differs.
        const actual = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.referencedBy)(resource.desired).length > 0 ? (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .changeOf */ .C)(resource, observed) : change;
        if (actual.action === 'none')
            return { change: actual, result: 'unchanged', milliseconds: 0 };
        const desired = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.resolve)(resource.desired, id => observed.get(id));
        const open = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.referencedBy)(desired);
        if (open.length > 0)
            return { change, result: 'skipped', because: `${title.get(open[0] ?? '') ?? open[0]} does not tell what this takes from it` };
        if (world.signal.aborted)
            return { change, result: 'skipped', because: 'the run was stopped' };
        world.started?.(actual);
        try {
            const written = await store.write({ ...resource, desired: (0,_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .merge */ .h)(desired, current, resource.compare) }, world.signal);
            observed.set(resource.id, written);
            return { change: actual, result: 'applied', milliseconds: world.now() - begin };
        }
        catch (error) {
            const fault = world.explain?.(error, actual) ?? (error instanceof Error ? error : new Error(String(error)));
            return { change: actual, result: 'failed', fault };
        }
    };
    const schedule = (change) => {
        const needs = (0,_order_js__WEBPACK_IMPORTED_MODULE_3__/* .needsOf */ .h)(change.resource).flatMap(id => running.get(id) ?? []);
        const key = change.resource.exclusive;
        const before = key === undefined ? undefined : lastOf.get(key);
        const outcome = (async () => {
            const needed = await Promise.all(needs);
            await before;
            const broken = needed.find(({ result }) => result === 'failed' || result === 'skipped');
            if (broken)
                return {
                    change,
                    result: 'skipped',
                    because: `it needs ${broken.change.resource.title}, which ${broken.result === 'failed' ? 'failed' : 'was skipped'}`,
                };
            return perform(change);
        })();
        const told = outcome.then(value => {
            world.ended?.(value);
            return value;
        });
        if (key !== undefined)
            lastOf.set(key, told);
        return told;
    };
    for (const change of plan)
        running.set(change.resource.id, schedule(change));
    const outcomes = await Promise.all(plan.map(({ resource }) => running.get(resource.id)));
    return { outcomes, observed };
}
/** A plan as outcomes of a run that changes nothing. */
const planned = (changes) => changes.map(change => ({ change, result: change.action === 'none' ? 'unchanged' : 'planned', milliseconds: 0 }));


/***/ }),

/***/ 9053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ sameElement),
/* harmony export */   t: () => (/* binding */ differences)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7016);

/**
 * Where `current` is not what `desired` declares. Only what is declared is compared: members that the service added do not count.
 * An absent value, null, `[]` and `{}` are the same (ARM leaves empty ones out). Pointers in `compare` write `*` for any element of an array.
 */
function differences(desired, current, compare = {}) {
    const found = [];
    const ignored = new Set([...(compare.ignore ?? []), ...(compare.createOnly ?? [])]);
    const kept = new Set(compare.keep ?? []);
    const differ = (path, want, have) => {
        found.push({ path, desired: want, current: have });
    };
    const walk = (want, have, path, pattern) => {
        if (ignored.has(pattern))
            return;
        if (isEmpty(want) && isEmpty(have))
            return;
        if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.isReference)(want))
            differ(path, want, have);
        else if (Array.isArray(want))
            walkArray(want, have, path, pattern);
        else if (typeof want === 'object' && want !== null)
            walkObject(want, have, path, pattern);
        else if (!same(want, have, pattern))
            differ(path, want, have);
    };
    const walkObject = (want, have, path, pattern) => {
        if (typeof have !== 'object' || have === null || Array.isArray(have)) {
            differ(path, want, have);
            return;
        }
        for (const [name, value] of Object.entries(want)) {
            const step = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(name);
            walk(value, (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(have, name), `${path}/${step}`, `${pattern}/${step}`);
        }
    };
    const walkArray = (want, have, path, pattern) => {
        if (!Array.isArray(have)) {
            if (have === undefined || have === null || want.length > 0)
                differ(path, want, have);
            return;
        }
        const key = compare.unordered?.[pattern];
        if (key === undefined) {
            if (want.length !== have.length)
                differ(path, want, have);
            else
                for (const [index, item] of want.entries())
                    walk(item, have[index], `${path}/${index}`, `${pattern}/*`);
            return;
        }
        const left = [...have];
        for (const item of want) {
            const index = left.findIndex(other => sameElement(item, other, key, pattern));
            const step = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(label(item, key));
            if (index < 0) {
                differ(`${path}/${step}`, item, undefined);
                continue;
            }
            const [other] = left.splice(index, 1);
            if (key !== '')
                walk(item, other, `${path}/${step}`, `${pattern}/*`);
        }
        if (!kept.has(pattern))
            for (const extra of left)
                differ(`${path}/${(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(label(extra, key))}`, undefined, extra);
    };
    walk(desired, current, '', '');
    for (const [path, filledIn] of Object.entries(compare.absent ?? {})) {
        const have = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.at)(current, path);
        if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.at)(desired, path) === undefined && !isEmpty(have) && differences(filledIn, have).length > 0)
            differ(path, undefined, have);
    }
    return found;
}
/** Whether an element of an unordered array is the same one: by the property `key`, or by its whole value when `key` is empty. */
function sameElement(a, b, key, pattern) {
    if (key === '')
        return differences([a], [b]).length === 0 && differences([b], [a]).length === 0;
    if (!isObject(a) || !isObject(b))
        return false;
    const [one, other] = [a[key], b[key]];
    return one !== undefined && other !== undefined && same(one, other, `${pattern}/*/${key}`);
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value) => value === undefined ||
    value === null ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && !(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.isReference)(value) && Object.keys(value).length === 0);
/** Ids are the same whatever their case; a location is the same with or without spaces (`East US 2`, `eastus2`). */
function same(a, b, pattern) {
    if (a === b)
        return true;
    if (typeof a !== 'string' || typeof b !== 'string')
        return false;
    if (isId(a) && isId(b))
        return a.toLowerCase().replace(/\/$/, '') === b.toLowerCase().replace(/\/$/, '');
    return pattern === '/location' && place(a) === place(b);
}
const isId = (text) => /^\/subscriptions\//i.test(text);
const place = (text) => text.replaceAll(' ', '').toLowerCase();
const label = (item, key) => {
    const value = key === '' ? item : isObject(item) ? item[key] : undefined;
    return typeof value === 'string' ? value : JSON.stringify(value ?? item);
};


/***/ }),

/***/ 1305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ toTags),
/* harmony export */   YW: () => (/* binding */ isStateTag),
/* harmony export */   Yn: () => (/* binding */ foreignIn),
/* harmony export */   y8: () => (/* binding */ fromTags)
/* harmony export */ });
const prefix = 'egress-gate-state';
const pieceLength = 256;
/** A resource holds 50 tags; some belong to others. */
const mostPieces = 40;
const isStateTag = (name) => name === prefix || name.startsWith(`${prefix}-`);
/** The state as tags. Undefined: it does not fit. */
function toTags(state, group) {
    const short = (id) => id.toLowerCase().startsWith(`${group.toLowerCase()}/providers/microsoft.network/`)
        ? `.${id.slice(`${group}/providers/Microsoft.Network`.length)}`
        : id;
    const text = JSON.stringify({
        s: short(state.subnet),
        a: state.addresses.map(({ name, publicIp }) => [name, short(publicIp)]),
        ...(state.management ? { m: [state.management.name, short(state.management.subnet), short(state.management.publicIp)] } : {}),
        ...(state.privateIp === undefined ? {} : { i: state.privateIp }),
    });
    const pieces = text.match(new RegExp(`.{1,${pieceLength}}`, 'gs')) ?? [];
    if (pieces.length > mostPieces)
        return undefined;
    return { [prefix]: `1/${pieces.length}`, ...Object.fromEntries(pieces.map((piece, index) => [`${prefix}-${index}`, piece])) };
}
/** The state that tags hold. Undefined: there is none, or it is not whole. */
function fromTags(tags, group) {
    const [, count] = /^1\/(\d{1,2})$/.exec(String(tags[prefix] ?? '')) ?? [];
    if (count === undefined)
        return undefined;
    const pieces = Array.from({ length: Number(count) }, (_, index) => tags[`${prefix}-${index}`]);
    if (!pieces.every(piece => typeof piece === 'string'))
        return undefined;
    const long = (id) => typeof id !== 'string' ? '' : id.startsWith('./') ? `${group}/providers/Microsoft.Network${id.slice(1)}` : id;
    try {
        const { s, a, m, i } = JSON.parse(pieces.join(''));
        const addresses = a.map(([name, publicIp]) => ({
            name: String(name),
            publicIp: long(publicIp),
        }));
        if (long(s) === '' || addresses.length === 0 || addresses.some(({ publicIp }) => publicIp === ''))
            return undefined;
        const management = Array.isArray(m) ? { name: String(m[0]), subnet: long(m[1]), publicIp: long(m[2]) } : undefined;
        return { subnet: long(s), addresses, ...(management ? { management } : {}), ...(typeof i === 'string' ? { privateIp: i } : {}) };
    }
    catch {
        return undefined;
    }
}
/**
 * The first id of a state that lies outside of the firewall's resource group. Azure wants a firewall's network and addresses there, and whoever may
 * write tags only must not lead the firewall, by the rights of who allocates it, to an address of their own.
 */
const foreignIn = ({ subnet, addresses, management }, group) => [subnet, ...addresses.map(({ publicIp }) => publicIp), ...(management ? [management.subnet, management.publicIp] : [])].find(id => !id.toLowerCase().startsWith(`${group.toLowerCase()}/providers/microsoft.network/`) || id.includes('..'));


/***/ }),

/***/ 4689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ merge)
/* harmony export */ });
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9053);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7016);


/**
 * The whole document to write: `desired`, and of `current` what `compare.keep` says is not ours to take away.
 * A document that does not exist yet is written as desired.
 */
function merge(desired, current, compare = {}) {
    if (current === undefined)
        return desired;
    const kept = new Set(compare.keep ?? []);
    const createOnly = new Set(compare.createOnly ?? []);
    const readOnly = new Set(compare.readOnly ?? []);
    const walk = (want, have, pattern) => {
        if (Array.isArray(want))
            return Array.isArray(have) ? walkArray(want, have, pattern) : want;
        if (!isObject(want) || !isObject(have))
            return want;
        const merged = {};
        for (const [name, value] of Object.entries(want)) {
            const step = `${pattern}/${(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(name)}`;
            const there = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(have, name);
            if (!createOnly.has(step))
                merged[name] = walk(value, there, step);
            else if (there !== undefined)
                merged[name] = there;
        }
        for (const [name, value] of Object.entries(have))
            if (kept.has(pattern) || kept.has(`${pattern}/${(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(name)}`))
                if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(want, name) === undefined && !wanted(want, name) && !readOnly.has(name))
                    merged[name] = writable(value, readOnly);
        return merged;
    };
    const walkArray = (want, have, pattern) => {
        const key = compare.unordered?.[pattern];
        if (key === undefined)
            return want.map((item, index) => walk(item, have[index], `${pattern}/*`));
        const left = [...have];
        const merged = want.map(item => {
            const index = left.findIndex(other => (0,_differences_js__WEBPACK_IMPORTED_MODULE_1__/* .sameElement */ .d)(item, other, key, pattern));
            if (index < 0)
                return item;
            const [other] = left.splice(index, 1);
            return key === '' ? item : walk(item, other, `${pattern}/*`);
        });
        return kept.has(pattern) ? [...merged, ...left.map(item => writable(item, readOnly))] : merged;
    };
    return walk(desired, current, '');
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const wanted = (want, name) => name.startsWith('/') && Object.keys(want).some(key => key.toLowerCase() === name.toLowerCase());
function writable(value, readOnly) {
    if (Array.isArray(value))
        return value.map(item => writable(item, readOnly));
    if (!isObject(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([name]) => !readOnly.has(name))
        .map(([name, item]) => [name, writable(item, readOnly)]));
}


/***/ }),

/***/ 7814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ changeOf),
/* harmony export */   e: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9053);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5121);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7016);



/** What has to change so that every resource is as it should be, in an order in which it can be done. */
function plan(resources, observed) {
    return (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .inOrder */ .a)(resources).map(resource => changeOf(resource, observed, titles(resources)));
}
/** The change of one resource, compared with the references resolved that `observed` can answer. */
function changeOf(resource, observed, titleOf = id => id) {
    const current = observed.get(resource.id);
    if (current === undefined)
        return { action: 'create', resource, differs: [] };
    const desired = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.resolve)(resource.desired, id => observed.get(id));
    const unsettled = Object.entries(resource.compare?.settled ?? {}).flatMap(([path, must]) => {
        const state = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.at)(current, path);
        return state === undefined || state === must ? [] : [{ path, desired: must, current: state }];
    });
    const differs = [...(0,_differences_js__WEBPACK_IMPORTED_MODULE_2__/* .differences */ .t)(desired, current, resource.compare), ...unsettled];
    return {
        action: differs.length > 0 ? 'update' : 'none',
        resource,
        differs: differs.map(({ path, desired, current }) => ({ path, desired: show(desired, titleOf), current: show(current, titleOf) })),
    };
}
const titles = (resources) => {
    const byId = new Map(resources.map(({ id, title }) => [id, title]));
    return (id) => byId.get(id) ?? id;
};
const longest = 120;
function show(value, titleOf) {
    if (value === undefined)
        return '(absent)';
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.isReference)(value))
        return `(what ${titleOf(value.$from)} will tell)`;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}


/***/ }),

/***/ 9964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ deallocatedFirewall),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   Qm: () => (/* binding */ allocatedFirewall),
/* harmony export */   XT: () => (/* binding */ repairs),
/* harmony export */   o: () => (/* binding */ privateNatRules),
/* harmony export */   uc: () => (/* binding */ privateIpOf),
/* harmony export */   yZ: () => (/* binding */ clusterPower)
/* harmony export */ });
/* harmony import */ var _policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(274);
/* harmony import */ var _firewall_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1305);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7016);
/* harmony import */ var _resources_firewall_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5541);





/** Members of a firewall that Azure alone writes, in a document that is read and written back. */
const serverSide = new Set(['id', 'name', 'type', 'etag', 'provisioningState', 'ipGroups', 'privateIPAddress', 'systemData']);
/** The cluster's power, as a document. It is written by an action of the cluster, not by a PUT. */
const clusterPower = (spec, ids, code, needs) => ({
    id: ids.cluster,
    title: `cluster ${spec.cluster.name}`,
    needs,
    desired: { properties: { powerState: { code } } },
});
/** The firewall without addresses: Azure gives its machines back. What it needs to return stands in its tags, written in the same request. */
function deallocatedFirewall(spec, ids, current, needs) {
    const { properties, tags, ...rest } = copy(current);
    const title = `firewall ${spec.firewall.name}`;
    if (typeof (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(current, '/properties/virtualHub/id') === 'string')
        return {
            because: `${title} stands in a virtual hub, where it is allocated without addresses of its own`,
            advice: 'Only firewalls of virtual networks are put to rest.',
        };
    const { ipConfigurations: _, managementIpConfiguration: __, ...others } = properties;
    const state = stateOf(current);
    // Already without addresses: the tags tell the story and stay.
    const kept = state ? (0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_4__/* .toTags */ .LZ)(state, ids.group) : {};
    if (kept === undefined)
        return {
            because: `${title} has too many public addresses: what it needs to come back does not fit into its tags`,
            advice: 'Use fewer public addresses, or a public IP prefix.',
        };
    const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !state || !(0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_4__/* .isStateTag */ .YW)(name)));
    return {
        id: ids.firewall,
        title,
        needs,
        desired: { ...rest, tags: { ...own, ...kept }, properties: { ...others, ipConfigurations: [] } },
        compare: { settled: _context_js__WEBPACK_IMPORTED_MODULE_1__/* .settled */ .gu, unordered: { '/zones': '' } },
    };
}
/** The firewall with its addresses again: from its tags, else as the spec says. One that has addresses stays as it is, and is written anew if it failed. */
function allocatedFirewall(spec, ids, current) {
    const { properties, tags, ...rest } = copy(current);
    const resource = (desired) => ({
        id: ids.firewall,
        title: `firewall ${spec.firewall.name}`,
        needs: [],
        desired,
        compare: { settled: _context_js__WEBPACK_IMPORTED_MODULE_1__/* .settled */ .gu, unordered: { '/zones': '', '/properties/ipConfigurations': 'name' } },
    });
    if (stateOf(current))
        return { resource: resource({ ...rest, ...(tags ? { tags } : {}), properties }), from: 'itself' };
    const state = (0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_4__/* .fromTags */ .y8)(tags ?? {}, ids.group);
    const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !(0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_4__/* .isStateTag */ .YW)(name)));
    const addresses = state ? fromState(state) : { ipConfigurations: (0,_resources_firewall_js__WEBPACK_IMPORTED_MODULE_2__/* .ipConfigurations */ .p)({ ids }) };
    return {
        resource: resource({ ...rest, tags: own, properties: { ...properties, ...addresses } }),
        from: state ? 'tags' : 'spec',
    };
}
const fromState = (state) => ({
    ipConfigurations: state.addresses.map(({ name, publicIp }, index) => ({
        name,
        // Only the first carries the subnet.
        properties: { ...(index === 0 ? { subnet: { id: state.subnet } } : {}), publicIPAddress: { id: publicIp } },
    })),
    ...(state.management
        ? {
            managementIpConfiguration: {
                name: state.management.name,
                properties: { subnet: { id: state.management.subnet }, publicIPAddress: { id: state.management.publicIp } },
            },
        }
        : {}),
});
/** What a firewall with addresses needs to come back to them. Undefined: it has none. */
function stateOf(current) {
    const configurations = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(current, '/properties/ipConfigurations');
    if (!Array.isArray(configurations) || configurations.length === 0)
        return undefined;
    const text = (value, path) => String((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(value, path) ?? '');
    const all = configurations;
    const management = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(current, '/properties/managementIpConfiguration');
    const privateIp = privateIpOf(current);
    return {
        subnet: all.map(one => text(one, '/properties/subnet/id')).find(id => id !== '') ?? '',
        // The one with the subnet first: that is how they are written back.
        addresses: [...all]
            .sort((a, b) => Number(text(b, '/properties/subnet/id') !== '') - Number(text(a, '/properties/subnet/id') !== ''))
            .map(one => ({ name: text(one, '/name'), publicIp: text(one, '/properties/publicIPAddress/id') })),
        ...(management
            ? {
                management: {
                    name: text(management, '/name'),
                    subnet: text(management, '/properties/subnet/id'),
                    publicIp: text(management, '/properties/publicIPAddress/id'),
                },
            }
            : {}),
        ...(privateIp === undefined ? {} : { privateIp }),
    };
}
/** The firewall's private address while it is allocated. */
function privateIpOf(firewall) {
    const configurations = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(firewall, '/properties/ipConfigurations');
    if (!Array.isArray(configurations))
        return undefined;
    return configurations.map(one => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/privateIPAddress')).find(ip => typeof ip === 'string');
}
/** JSON pointer of the private address, in a firewall whose first configuration carries it. */
const privateIpPath = '/properties/ipConfigurations/0/properties/privateIPAddress';
/**
 * Route tables and the virtual network with every entry that points into the firewall's subnet pointing at the firewall's address, whatever
 * that will be. Only documents that have such an entry.
 */
function repairs(spec, ids, routeTables, network, previousIp) {
    const stale = (address) => typeof address === 'string' && (address === previousIp || (0,_policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(spec.network.firewallSubnet.prefix, address));
    const current = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.from)(ids.firewall, privateIpPath);
    const tables = routeTables.flatMap((table) => {
        const { properties, ...rest } = copy(table);
        const routes = (Array.isArray(properties.routes) ? properties.routes : []);
        if (!routes.some(route => stale((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(route, '/properties/nextHopIpAddress'))))
            return [];
        const repaired = routes.map(route => {
            const own = route.properties;
            return { name: route.name ?? '', properties: stale(own.nextHopIpAddress) ? { ...own, nextHopIpAddress: current } : own };
        });
        const { subnets: _, resourceGuid: __, ...others } = properties;
        return [
            {
                id: String((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(table, '/id')),
                title: `route table ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(table, '/name')}`,
                needs: [ids.firewall],
                desired: { ...rest, properties: { ...others, routes: repaired } },
                // The firewall takes minutes to come: what others add meanwhile stays.
                compare: { unordered: { '/properties/routes': 'name' }, keep: ['/tags', '/properties/routes'], readOnly: _context_js__WEBPACK_IMPORTED_MODULE_1__/* .readOnly */ .Tu },
            },
        ];
    });
    return [...tables, ...(network === undefined ? [] : dnsRepair(spec, ids, network, stale, current, tables))];
}
function dnsRepair(spec, ids, network, stale, current, tables) {
    const servers = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(network, '/properties/dhcpOptions/dnsServers');
    if (!Array.isArray(servers) || !servers.some(stale))
        return [];
    const { properties, ...rest } = copy(network);
    const writable = [
        'addressSpace',
        'subnets',
        'enableDdosProtection',
        'ddosProtectionPlan',
        'flowTimeoutInMinutes',
        'encryption',
        'privateEndpointVNetPolicies',
        'bgpCommunities',
        'virtualNetworkPeerings',
    ];
    const own = Object.fromEntries(Object.entries(properties).filter(([name]) => writable.includes(name)));
    const subnets = (own.subnets ?? []).map(({ name, properties: { ipConfigurations: _, ...members } }) => ({ name, properties: members }));
    return [
        {
            id: ids.network,
            title: `virtual network ${spec.network.virtualNetwork}`,
            // After the route tables: Azure refuses a network whose route table is being written.
            needs: [ids.firewall, ...tables.map(({ id }) => id)],
            desired: {
                ...rest,
                properties: {
                    ...own,
                    subnets,
                    dhcpOptions: { dnsServers: servers.map(server => (stale(server) ? current : server)) },
                },
            },
            compare: { unordered: { '/properties/subnets': 'name' }, keep: ['/tags', '/properties/subnets'], readOnly: _context_js__WEBPACK_IMPORTED_MODULE_1__/* .readOnly */ .Tu },
        },
    ];
}
/** A document as it can be written back: without what Azure alone writes. Ids of other resources (`{ id }`) stay. */
function copy(value, top = true) {
    if (Array.isArray(value))
        return value.map(item => copy(item, false));
    if (typeof value !== 'object' || value === null)
        return value;
    const members = Object.entries(value);
    const reference = !top && members.length === 1 && members[0]?.[0] === 'id';
    if (reference)
        return value;
    return Object.fromEntries(members
        .filter(([name]) => !serverSide.has(name) || (!top && name === 'name'))
        .flatMap(([name, item]) => (readOnlyLists.has(name) ? [] : [[name, copy(item, false)]])));
}
/** Lists by which a resource tells who uses it. */
const readOnlyLists = new Set([
    'ipConfigurationProfiles',
    'resourceNavigationLinks',
    'serviceAssociationLinks',
    'privateEndpoints',
    'purpose',
    'hasBgpOverride',
    'resourceGuid',
]);
/** Names of NAT rules that translate to or from private addresses: with them Azure refuses to allocate the firewall. */
const privateNatRules = (spec) => spec.firewall.policy.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections.flatMap(({ rules }) => rules.flatMap(rule => rule.ruleType === 'NatRule' && rule.destinationAddresses.some(address => privateRanges.some(range => (0,_policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(range, address)))
    ? [rule.name]
    : [])));
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];


/***/ })

};
