export const id = 6834;
export const ids = [6834];
export const modules = {

/***/ 876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lB: () => (/* binding */ observe),
/* harmony export */   u0: () => (/* binding */ carryOut)
/* harmony export */ });
/* unused harmony exports converge, elapsed */
/* harmony import */ var _plan_apply_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7153);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4316);
/* harmony import */ var _standing_grants_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1221);




/** Reads every resource once, all at the same time. Of grants that are not there, what stands under another name. */
async function observe(resources, store, signal) {
    const found = await Promise.all(resources.map(async ({ id }) => {
        const current = await store.read(id, signal);
        return current === undefined ? [] : [[id, current]];
    }));
    const observed = new Map(found.flat());
    return new Map([...observed, ...(await (0,_standing_grants_js__WEBPACK_IMPORTED_MODULE_1__/* .standingGrants */ .e)(resources, observed, store.grants, signal))]);
}
/** Carries a plan out and tells what goes on: what begins, what takes long (every half minute), and how it ended. */
async function carryOut(changes, observed, world) {
    const begun = new Map();
    const ticking = setInterval(() => {
        for (const { title, at } of begun.values())
            world.log(`… ${title}: ${elapsed(Date.now() - at)}`);
    }, 30_000);
    try {
        return await (0,_plan_apply_js__WEBPACK_IMPORTED_MODULE_2__/* .apply */ .B)(changes, world.store, {
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

/***/ 9513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ allOf)
/* harmony export */ });
/** More than Azure has of anything that is listed here; a page holds a hundred and more. */
const mostPages = 100;
/** All that is listed. The SDKs follow `nextLink` for as long as there is one, and one that leads back to its own page has no end. */
async function allOf(list, what) {
    const found = [];
    let pages = 0;
    for await (const page of list.byPage()) {
        pages += 1;
        if (pages > mostPages)
            throw new Error(`Azure lists ${what} on more than ${mostPages} pages: this is not a list that ends`);
        found.push(...page);
    }
    return found;
}


/***/ }),

/***/ 1221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ grantReader),
/* harmony export */   e: () => (/* binding */ standingGrants)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7016);
/* harmony import */ var _api_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7879);
/* harmony import */ var _azure_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3329);
/* harmony import */ var _by_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5370);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9513);





const type = 'Microsoft.Authorization/roleAssignments';
/** Those of `resources` that were not found and stand under another name, with what stands. */
async function standingGrants(resources, found, read, signal) {
    const missing = resources.filter(({ id }) => (0,_api_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .typeOf */ .Q)(id) === type && !found.has(id));
    const looked = missing.map(async ({ id, desired }) => {
        const wanted = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.resolve)(desired, other => found.get(other));
        const principal = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(wanted, '/properties/principalId');
        // Where the principal is still to be made, nobody can have granted it anything.
        if (typeof principal !== 'string')
            return [];
        const scope = id.slice(0, id.toLowerCase().lastIndexOf(`/providers/${type.toLowerCase()}/`));
        const standing = (await read(scope, principal, signal)).find(one => same((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/scope'), scope) &&
            same((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/principalId'), principal) &&
            same(last((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/roleDefinitionId')), last((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(wanted, '/properties/roleDefinitionId'))) &&
            // A grant under a condition may be less than the one that we want.
            !(0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/condition'));
        return standing === undefined ? [] : [[id, standing]];
    });
    return (await Promise.all(looked)).flat();
}
const last = (id) => String(id ?? '')
    .split('/')
    .at(-1) ?? '';
/** Ids are the same in any case. */
const same = (one, other) => String(one ?? '').toLowerCase() === String(other ?? '').toLowerCase();
const grantReader = (arm) => async (scope, principalId, signal) => {
    const client = await (0,_by_path_js__WEBPACK_IMPORTED_MODULE_2__/* .byPath */ .f)(arm);
    const first = `${scope}/providers/${type}`;
    async function* byPage() {
        for (let path = first; path !== undefined;) {
            const response = await client.pathUnchecked(path).get({
                ...(path === first
                    ? { queryParameters: { 'api-version': (0,_api_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .apiVersionOf */ .u)(`${first}/x`), $filter: `principalId eq '${principalId}'` } }
                    : {}),
                abortSignal: signal,
            });
            (0,_by_path_js__WEBPACK_IMPORTED_MODULE_2__/* .checkStatus */ .d)(response, ['200']);
            const { value, nextLink } = response.body;
            if (Array.isArray(value))
                yield value;
            path = typeof nextLink === 'string' && nextLink !== '' ? nextLink : undefined;
        }
    }
    try {
        return await (0,_pages_js__WEBPACK_IMPORTED_MODULE_4__/* .allOf */ .b)({ byPage }, 'role assignments');
    }
    catch (error) {
        // Who may not look applies as before: Azure then says that it exists.
        if (error instanceof _azure_error_js__WEBPACK_IMPORTED_MODULE_1__/* .AzureError */ .M && (error.statusCode === 403 || error.statusCode === 404))
            return [];
        throw error;
    }
};


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
/* harmony export */   dw: () => (/* binding */ sameElement),
/* harmony export */   hv: () => (/* binding */ isSteered),
/* harmony export */   tX: () => (/* binding */ differences)
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
            if (isSteered(have, `${pattern}/${step}`, compare))
                continue;
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
/** Whether something else steers the member at `pattern` of the object `have`. */
function isSteered(have, pattern, { steered = {} }) {
    const by = steered[pattern];
    return by !== undefined && (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(have, by) === true;
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
            if (there !== undefined && (0,_differences_js__WEBPACK_IMPORTED_MODULE_1__/* .isSteered */ .hv)(have, step, compare))
                merged[name] = there;
            else if (!createOnly.has(step))
                merged[name] = walk(value, there, step);
            else if (there !== undefined)
                merged[name] = there;
        }
        for (const [name, value] of Object.entries(have))
            if (kept.has(pattern) || kept.has(`${pattern}/${(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(name)}`))
                if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(want, name) === undefined && !readOnly.has(name))
                    merged[name] = writable(value, readOnly);
        return merged;
    };
    const walkArray = (want, have, pattern) => {
        const key = compare.unordered?.[pattern];
        if (key === undefined)
            return want.map((item, index) => walk(item, have[index], `${pattern}/*`));
        const left = [...have];
        const merged = want.map(item => {
            const index = left.findIndex(other => (0,_differences_js__WEBPACK_IMPORTED_MODULE_1__/* .sameElement */ .dw)(item, other, key, pattern));
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
    const differs = [...(0,_differences_js__WEBPACK_IMPORTED_MODULE_2__/* .differences */ .tX)(desired, current, resource.compare), ...unsettled];
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


/***/ })

};
