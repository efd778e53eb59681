export const id = 466;
export const ids = [466];
export const modules = {

/***/ 4589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ atomsOf),
/* harmony export */   T: () => (/* binding */ keyOf)
/* harmony export */ });
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7714);
/** What tells one set of numbers from another, and where many of them have their borders. */

/** The same for equal sets, and for them alone. */
function keyOf(axis) {
    const known = keys.get(axis);
    if (known !== undefined)
        return known;
    let key = '';
    for (const { first, last } of axis)
        key += first === last ? `${first},` : `${first}-${last},`;
    keys.set(axis, key);
    return key;
}
const keys = new WeakMap();
/**
 * A space cut along the borders of sets: values that lie in the same of them are one atom. The atoms are disjoint and cover the space.
 */
function atomsOf(space, sets) {
    const known = new Map();
    const distinct = [];
    sets.forEach((axis, place) => {
        const key = keyOf(axis);
        const same = known.get(key);
        if (same !== undefined)
            distinct[same]?.places.push(place);
        else {
            known.set(key, distinct.length);
            distinct.push({ axis, places: [place] });
        }
    });
    const turns = new Map();
    const turn = (at, index) => {
        const there = turns.get(at);
        if (there)
            there.push(index);
        else
            turns.set(at, [index]);
    };
    distinct.forEach(({ axis }, index) => {
        for (const { first, last } of axis) {
            turn(first, index);
            turn(last + 1, index);
        }
    });
    for (const { first, last } of space) {
        turn(first, -1);
        turn(last + 1, -1);
    }
    const borders = [...turns.keys()].sort((a, b) => a - b);
    const open = new Set();
    let inside = false;
    const atoms = new Map();
    borders.forEach((border, index) => {
        for (const which of turns.get(border) ?? []) {
            if (which === -1)
                inside = !inside;
            else if (!open.delete(which))
                open.add(which);
        }
        const next = borders[index + 1];
        if (!inside || next === undefined)
            return;
        const members = [...open].sort((a, b) => a - b);
        const key = members.join();
        const atom = atoms.get(key);
        if (atom)
            atom.blocks.push({ first: border, last: next - 1 });
        else
            atoms.set(key, { blocks: [{ first: border, last: next - 1 }], members });
    });
    return [...atoms.values()].map(({ blocks, members }) => ({
        axis: (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KC)(blocks),
        within: members.flatMap(member => distinct[member]?.places ?? []).sort((a, b) => a - b),
    }));
}


/***/ }),

/***/ 1261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UD: () => (/* binding */ compare),
  zK: () => (/* binding */ withoutWeb)
});

// UNUSED EXPORTS: exampleOf

// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/evaluate.js + 6 modules
var evaluate = __webpack_require__(6056);
// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/match.js
var match = __webpack_require__(4337);
// EXTERNAL MODULE: ./src/policy/regions/paths.js
var regions_paths = __webpack_require__(9898);
// EXTERNAL MODULE: ./src/policy/regions/services.js
var services = __webpack_require__(6048);
// EXTERNAL MODULE: ./src/policy/regions/side.js + 1 modules
var regions_side = __webpack_require__(6409);
;// CONCATENATED MODULE: ./src/policy/regions/application-phase.js






function applicationParts(sides, asked, flow, service, space, { all, classes: wanted }, effort) {
    const { names } = space;
    const { kind } = (0,services/* serviceAt */.xQ)(service);
    const decided = (side, entries, more) => {
        if (!sides[side].whole)
            return { verdict: undefined, entries };
        effort.spend(1);
        const { effect, inspected } = (0,evaluate/* evaluate */._)((0,regions_side/* reduced */.FY)(sides[side], entries), { ...flow, ...more }, space.facts);
        return { verdict: { effect, inspected }, entries };
    };
    const nowhere = { address: '0.0.0.0' };
    const anyPath = { spelling: '', example: '/' };
    const [before, after] = asked.map(({ application }) => application.map(({ targetKey, doubt }) => targetKey + doubt).join('\n'));
    const alike = before === after;
    const web = kind === 'https' || kind === 'http';
    // What could not be read of a rule's protocols may be anything, and then the name counts.
    if (!web && !asked.some(({ application }) => application.some(({ loose }) => loose))) {
        const answers = [decided(0, asked[0].application, nowhere), decided(1, asked[1].application, nowhere)];
        return [{ host: names.everything, patterns: [], same: alike, rows: [{ path: anyPath, answers }] }];
    }
    const standard = (0,intervals/* has */.zy)(services/* standardServices */.WC, service);
    const tables = [
        tableOf(sides[0], asked[0].application, space, { standard, web }),
        tableOf(sides[1], asked[1].application, space, { standard, web }),
    ];
    const views = [];
    const parts = new Map();
    const keys = [];
    names.classes.forEach((nameClass, id) => {
        if (wanted && !wanted.has(id))
            return;
        effort.spend(0.002);
        const { parent, example } = nameClass;
        const above = parent === undefined ? undefined : views[parent];
        const view = [tables[0](id, above?.[0]), tables[1](id, above?.[1])];
        views[id] = view;
        const key = example === undefined && parent !== undefined
            ? (keys[parent] ?? '')
            : `${view[0].key}\n${view[1].key}\n${space.infrastructure[id] ? 'infrastructure' : ''}\n${view.some(({ byAddress }) => byAddress) ? space.resolution[id] : ''}`;
        keys[id] = key;
        const known = parts.get(key);
        if (known)
            known.ids.push(id);
        else if (example === undefined)
            parts.set(key, { ids: [id], part: undefined });
        else if (!all && view[0].key === view[1].key)
            parts.set(key, { ids: [id], part: undefined });
        else
            parts.set(key, { ids: [id], part: { ...ask(view, example), same: view[0].key === view[1].key } });
    });
    function ask(view, host) {
        const patterns = [...new Set(view.flatMap(({ entries }) => entries.flatMap(({ paths }) => paths)))].sort();
        // Every pair of places that a path may be read as is looked at, with every pattern.
        effort.spend(patterns.length ** 3 / 150);
        const classes = patterns.length === 0 || !web ? [anyPath] : (0,regions_paths/* pathClasses */.k4)(patterns);
        const narrowed = view.map(({ entries }) => entries.map(narrow));
        const rows = classes.map(path => ({
            path,
            answers: [
                decided(0, narrowed[0], { host, ...(web ? { path: path.example } : {}) }),
                decided(1, narrowed[1], { host, ...(web ? { path: path.example } : {}) }),
            ],
        }));
        return { patterns: web ? patterns : [], rows };
    }
    const answers = [
        decided(0, web ? [] : asked[0].application, nowhere),
        decided(1, web ? [] : asked[1].application, nowhere),
    ];
    const nameless = {
        host: [{ first: names.nameless, last: names.nameless }],
        patterns: [],
        same: web || alike,
        rows: [{ path: anyPath, answers }],
    };
    return [
        ...[...parts.values()].flatMap(({ ids, part }) => part ? [{ ...part, host: (0,intervals/* join */.fj)([ids.map(id => ({ first: id, last: id })), []]) }] : []),
        ...(all || !web ? [nameless] : []),
    ];
    /** The rule without the patterns that lie elsewhere. Rules that are not wholly known are left as they are. */
    function narrow({ entry, own }) {
        const { rule } = entry;
        if (entry.loose || own === undefined || !sides.every(({ whole }) => whole))
            return entry;
        const targetFqdns = own.some(({ path }) => path === undefined) ? ['*'] : [];
        const targetUrls = own.flatMap(({ path }) => (path === undefined || path === null ? [] : [`*${path}`]));
        return { ...entry, rule: { ...rule, targetFqdns, targetUrls } };
    }
}
/** For each class of names, given what its parent sees: the rules that it has to do with. */
function tableOf(side, entries, space, { standard, web }) {
    const own = new Map();
    const always = new Set();
    entries.forEach(({ rule, loose }, index) => {
        for (const { id, path, tag } of space.targets(rule)) {
            if (tag && !standard)
                continue;
            const there = own.get(id);
            if (there)
                there.push({ index, path });
            else
                own.set(id, [{ index, path }]);
        }
        const unknownTags = standard && rule.fqdnTags.some(tag => (0,match/* lookup */.$I)(space.facts.fqdnTags, tag) === undefined);
        if (!web || loose || unknownTags || rule.webCategories.length > 0 || rule.destinationAddresses.length > 0)
            always.add(index);
    });
    const seen = (matched) => {
        const indexes = [...new Set([...always, ...matched.keys()])].sort((a, b) => a - b);
        const found = [];
        for (const index of indexes) {
            const entry = entries[index];
            const targets = matched.get(index) ?? [];
            const all = targets.includes(undefined);
            const paths = all ? [] : [...new Set(targets.filter(path => typeof path === 'string'))].sort();
            found.push({ entry, all, paths, own: targets.map(path => ({ path })) });
            // Whatever comes later is never asked.
            if (all && web && side.whole && entry.certain && entry.doubt === '')
                break;
        }
        return {
            matched,
            entries: found,
            byAddress: found.some(({ entry, all }) => !all && entry.rule.destinationAddresses.length > 0),
            key: `${side.settings}${found.map(keyOfSeen(side)).join('\n')}`,
        };
    };
    return (id, above) => {
        const mine = own.get(id);
        if (!mine)
            return above ?? seen(new Map());
        const matched = new Map(above?.matched ?? []);
        for (const { index, path } of mine)
            matched.set(index, [...(matched.get(index) ?? []), path]);
        return seen(matched);
    };
}
/** What of a rule can still make a difference. The names that it lists are spent; the rest of its target is not. */
const keyOfSeen = ({ whole }) => ({ entry, all, paths, own }) => {
    const perhaps = !all && own?.some(({ path }) => path === null);
    if (!whole || !entry.certain)
        return JSON.stringify([entry.targetKey, entry.doubt, all, paths, perhaps]);
    const { rule, ordered, tls } = entry;
    const { fqdnTags, webCategories, destinationAddresses } = rule;
    const rest = all ? [] : [[...fqdnTags].sort(), [...webCategories].sort(), [...destinationAddresses].sort()];
    return JSON.stringify([ordered.collection.action, tls, entry.doubt, all, paths, perhaps, rest]);
};

// EXTERNAL MODULE: ./src/policy/regions/axis.js
var regions_axis = __webpack_require__(4589);
;// CONCATENATED MODULE: ./src/policy/regions/changed.js
/** The rules from the first to the last in which the two lists differ; all of them, where the sides differ in more than rules. */
function changedRules([old, next]) {
    const lists = [
        [old.nat, next.nat],
        [old.network, next.network],
        [old.application, next.application],
    ];
    return new Set(lists.flatMap(([was, is]) => between(was, is, old.settings === next.settings)));
}
function between(was, is, trim) {
    const most = trim ? Math.min(was.length, is.length) : 0;
    let start = 0;
    while (start < most && was[start]?.wholeKey === is[start]?.wholeKey)
        start += 1;
    let end = 0;
    while (end < most - start && was.at(-1 - end)?.wholeKey === is.at(-1 - end)?.wholeKey)
        end += 1;
    return [was, is].flatMap(entries => entries.slice(start, entries.length - end).map(({ rule }) => rule));
}
/** Whether one of these rules may have a part in what is asked. */
const concerns = (changed, asked, may) => asked.some(({ nat, network, application }) => [nat, network, application].some(list => list.some(entry => changed.has(entry.rule) && may(entry))));
/**
 * The classes of names that changed rules name, with all that lie within them, and those around them, from which they inherit. Undefined
 * where a rule may cover names that it does not list.
 */
function changedClasses(changed, asked, space) {
    const rules = asked.flatMap(({ application }) => application.filter(({ rule }) => changed.has(rule)));
    if (rules.some(({ rule, loose }) => loose || lists(rule).some(list => list.length > 0)))
        return undefined;
    const { classes } = space.names;
    const within = new Set(rules.flatMap(({ rule }) => space.targets(rule).map(({ id }) => id)));
    classes.forEach(({ parent }, id) => {
        if (parent !== undefined && within.has(parent))
            within.add(id);
    });
    const around = [...within];
    for (const id of around)
        for (let above = classes[id]?.parent; above !== undefined && !within.has(above); above = classes[above]?.parent)
            within.add(above);
    return within;
}
/**
 * The sides without the application rules that have to do with none of the names that a change is about. For HTTP and HTTPS: what is neither
 * goes by no names. Where network rules changed, too, or what is not known has a say, all rules count.
 */
function concerned(sides, space) {
    const changed = changedRules(sides);
    const known = sides.every(({ whole }) => whole) && [...changed].every(({ ruleType }) => ruleType === 'ApplicationRule');
    const classes = known ? changedClasses(changed, sides, space) : undefined;
    if (!classes)
        return sides;
    const counts = ({ rule, loose }) => loose || lists(rule).some(list => list.length > 0) || space.targets(rule).some(({ id }) => classes.has(id));
    const [old, next] = sides;
    return [
        { ...old, application: old.application.filter(counts) },
        { ...next, application: next.application.filter(counts) },
    ];
}
const lists = ({ fqdnTags, webCategories, destinationAddresses }) => [fqdnTags, webCategories, destinationAddresses];

// EXTERNAL MODULE: ./src/policy/match-network.js
var match_network = __webpack_require__(8154);
// EXTERNAL MODULE: ./src/policy/unknown.js
var unknown = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/policy/walk.js
var walk = __webpack_require__(7511);
// EXTERNAL MODULE: ./src/policy/regions/space.js
var regions_space = __webpack_require__(1635);
;// CONCATENATED MODULE: ./src/policy/regions/network-phase.js
/** What the DNAT and network rules of both sides say of one service from one source, for every address and name. */










function networkParts(sides, asked, flow, service, space) {
    const { names } = space;
    const rules = asked.map(({ nat, network }) => [...nat, ...network]);
    const all = rules.flat();
    if (all.length === 0) {
        const none = { allow: false, deny: false, settled: false, entries: [], key: '' };
        return [{ address: regions_space/* everyAddress */._C, host: names.everything, answers: [none, none] }];
    }
    const { kind } = (0,services/* serviceAt */.xQ)(service);
    const web = kind === 'https' || kind === 'http';
    const where = all.map(({ rule }) => reach(rule, space, web));
    const firstNew = rules[0].length;
    const kept = (within, side) => rules[side].filter((_, index) => {
        const place = index + side * firstNew;
        return within.has(place) || (where[place]?.open ?? true) || all[place]?.loose;
    });
    const ask = (side, entries, more, where) => sides[side].whole
        ? answer(sides[side], entries, { ...flow, ...more }, space)
        : { ...unasked, entries, key: `${where}|${entries.map(({ targetKey, doubt }) => targetKey + doubt).join()}` };
    const both = (within, more, where) => [
        ask(0, kept(within, 0), more, where),
        ask(1, kept(within, 1), more, where),
    ];
    const named = new Set(all.flatMap(({ rule }) => (rule.ruleType === 'NetworkRule' ? rule.destinationFqdns.map(names.classOf) : [])));
    named.delete(names.nameless);
    const atoms = (0,regions_axis/* atomsOf */.Q)(regions_space/* knownAddresses */.eU, where.map(({ axis }) => axis)).map(({ axis, within }) => ({ axis, within: new Set(within), key: within.join() }));
    const given = (host, id) => atoms.map(({ axis, within, key }) => ({
        axis,
        answers: both(within, { address: (0,addresses/* formatAddress */.M0)(axis[0]?.first ?? 0), ...(host === undefined ? {} : { host }) }, `${key}@${id}`),
    }));
    const anywhere = given(undefined, '');
    const every = new Set(all.keys());
    // Names that are treated alike where their address is not known: what the facts say of them counts, and whether a rule names them.
    const groups = new Map();
    names.classes.forEach(({ parent, example }, id) => {
        const alike = example === undefined ? (parent ?? id) : id;
        const key = `${space.resolution[alike] ?? ''}${named.has(alike) ? `#${alike}` : ''}`;
        const group = groups.get(key);
        if (group)
            group.ids.push(id);
        else
            groups.set(key, { example: alike, ids: [id] });
    });
    groups.get(`${space.resolution[0] ?? ''}${named.has(0) ? '#0' : ''}`)?.ids.push(names.nameless);
    const rows = new Map();
    for (const [id, { example, ids }] of groups) {
        const host = names.classes[example]?.example;
        if (host === undefined)
            continue;
        const known = named.has(example) && !web ? given(host, id) : anywhere;
        const unknown = { axis: [{ first: regions_space/* UNKNOWN_ADDRESS */.q1, last: regions_space/* UNKNOWN_ADDRESS */.q1 }], answers: both(every, { host }, `?${id}`) };
        const columns = grouped([...known, unknown]);
        const key = columns.map(({ address, answers }) => `${(0,regions_axis/* keyOf */.T)(address)}:${answers[0].key}/${answers[1].key}`).join(';');
        const row = rows.get(key);
        if (row)
            row.ids.push(...ids);
        else
            rows.set(key, { columns, ids: [...ids] });
    }
    return [...rows.values()].flatMap(({ columns, ids }) => {
        const host = (0,intervals/* join */.fj)([ids.map(id => ({ first: id, last: id })), []]);
        return columns.map(column => ({ ...column, host }));
    });
}
const unasked = { allow: false, deny: false, settled: false };
/** The addresses that a rule names, and whether something of it may cover any other. */
function reach(rule, { facts }, web) {
    const texts = rule.destinationAddresses.map(text => (0,regions_side/* addressesOfText */.ts)(text, facts));
    const network = rule.ruleType === 'NetworkRule' ? rule : {};
    const fqdns = network.destinationFqdns ?? [];
    const resolved = fqdns.map(name => (0,match/* addressesOf */.sO)(name, facts));
    const opaque = [...(network.destinationIpGroups ?? []), ...(network.destinationGeoLocations ?? [])];
    return {
        axis: (0,intervals/* join */.fj)([...texts, ...resolved.map(blocks => (blocks ? (0,intervals/* join */.fj)([blocks, []]) : [])), []]),
        open: opaque.length > 0 ||
            resolved.includes(undefined) ||
            (!web && fqdns.length > 0) ||
            rule.destinationAddresses.some((text, index) => texts[index]?.length === 0 && (0,match/* lookup */.$I)(facts.serviceTags, text) === undefined),
    };
}
function grouped(columns) {
    const parts = new Map();
    for (const { axis, answers } of columns) {
        const key = `${answers[0].key}/${answers[1].key}`;
        const part = parts.get(key);
        if (part)
            part.axes.push(axis);
        else
            parts.set(key, { axes: [axis], answers });
    }
    return [...parts.values()].map(({ axes, answers }) => ({ address: (0,intervals/* join */.fj)([...axes, []]), host: [], answers }));
}
/** The evaluator's own walk, over the rules that are left. */
function answer({ dnsProxy }, entries, flow, { facts }) {
    const prepared = (0,match/* question */.b1)(flow, facts, dnsProxy);
    if (!prepared)
        throw new Error(`no question can be made of ${JSON.stringify(flow)}`);
    const { asked, possible } = prepared;
    const ordered = entries.map(({ ordered }) => ordered);
    const nat = (0,walk/* walk */.G)(ordered.filter(({ rule }) => rule.ruleType === 'NatRule'), possible, (rule, left) => (0,match_network/* matchNetwork */.K)(rule, asked, left));
    const network = nat.settled
        ? undefined
        : (0,walk/* walk */.G)(ordered.filter(({ rule }) => rule.ruleType === 'NetworkRule'), nat.possible, (rule, left) => (0,match_network/* matchNetwork */.K)(rule, asked, left));
    const effects = (network?.hits ?? []).flatMap(({ entry }) => (0,unknown/* effectsOf */.w7)(entry.collection).map(({ effect }) => effect));
    const allow = nat.hits.length > 0 || effects.includes('allow');
    const deny = effects.includes('deny');
    const settled = nat.settled || (network?.settled ?? false);
    return { allow, deny, settled, entries, key: `${allow ? 'a' : ''}${deny ? 'd' : ''}${settled ? '!' : ''}` };
}

;// CONCATENATED MODULE: ./src/policy/regions/compare.js
/**
 * Where two policies decide differently, computed from their rules. The flows are cut wherever a rule or a fact draws a line: by source,
 * service, address, name and path. No rule can tell two flows of one piece apart, so one of them stands for all, and the evaluator
 * itself says what becomes of it. Pieces in which both policies ask the same rules in the same order are passed over unasked.
 */











/** Evaluations, or the like of it, before giving up: some ten seconds. A piece that differs counts more: somebody will have to read it. */
const PATIENCE = 400_000;
const FOUND = 15;
/** Where the order of rules is open, every order that is possible is asked. */
const WORLDS = 6;
class TooMuch extends Error {
}
function compare(old, next, facts, patience = PATIENCE) {
    const sides = [(0,regions_side/* sideOf */.Jh)(old), (0,regions_side/* sideOf */.Jh)(next)];
    const families = [
        { sides, family: (0,intervals/* join */.fj)(services/* kinds */.EZ.filter(kind => kind !== 'tcp').map(services/* spaceOf */.UN)) },
        { sides: [(0,regions_side/* sideOf */.Jh)(withoutWeb(old)), (0,regions_side/* sideOf */.Jh)(withoutWeb(next))], family: (0,services/* spaceOf */.UN)('tcp') },
    ];
    const rules = families[0]?.sides.flatMap(({ nat, network, application }) => [...nat, ...network, ...application].map(({ rule }) => rule)) ??
        [];
    const space = (0,regions_space/* spaceOf */.UN)(rules, facts);
    const found = new Map();
    let left = patience;
    const effort = {
        spend: amount => {
            left -= amount;
            if (left < 0)
                throw new TooMuch();
        },
    };
    const report = (paths, was, is, box) => {
        effort.spend(FOUND);
        const key = `${(0,regions_paths/* pathKey */.Pn)(paths)} ${was.effect} ${was.inspected} ${is.effect} ${is.inspected}`;
        const piece = found.get(key);
        if (piece)
            piece.boxes.push(box);
        else
            found.set(key, { paths, was, is, boxes: [box] });
    };
    let unfinished;
    for (const { sides: all, family } of families) {
        const sides = family.length > 1 ? concerned(all, space) : all;
        unfinished ??= bySource(sides, family, space, effort, report);
    }
    return { space, pieces: [...found.values()], ...(unfinished === undefined ? {} : { unfinished }) };
}
const narrowed = ({ nat, network, application }, keep) => {
    const kept = (entries) => entries.flatMap(entry => keep(entry) ?? []);
    return { nat: kept(nat), network: kept(network), application: kept(application) };
};
const keyOfAsked = ({ nat, network, application }, key) => [nat, network, application].map(entries => entries.map(key).join('\n')).join('\f');
const agree = (sides, keys) => keys[0] === keys[1] && sides[0].settings === sides[1].settings;
function bySource(sides, family, space, effort, report) {
    if (agree(sides, [keyOfAsked(sides[0], ({ wholeKey }) => wholeKey), keyOfAsked(sides[1], ({ wholeKey }) => wholeKey)]))
        return undefined;
    const entries = sides.flatMap(({ nat, network, application }) => [...nat, ...network, ...application]);
    const changed = changedRules(sides);
    const groups = new Map();
    for (const { axis } of (0,regions_axis/* atomsOf */.Q)(regions_space/* knownAddresses */.eU, entries.map(({ source }) => source))) {
        const source = axis[0]?.first ?? 0;
        if (!concerns(changed, sides, entry => (0,intervals/* has */.zy)(entry.source, source) || doubtful(entry, entry.doubt, '') !== undefined))
            continue;
        const asked = sides.map(side => narrowed(side, entry => ((0,intervals/* has */.zy)(entry.source, source) ? { ...entry, doubt: '' } : doubtful(entry, entry.doubt, 'source'))));
        const key = ({ serviceKey, doubt }) => serviceKey + doubt;
        const keys = [keyOfAsked(asked[0], key), keyOfAsked(asked[1], key)];
        if (agree(sides, keys))
            continue;
        const joint = keys.join('\v');
        const group = groups.get(joint);
        if (group)
            group.axes.push(axis);
        else
            groups.set(joint, { asked, axes: [axis] });
    }
    let done = 0;
    for (const { asked, axes } of groups.values()) {
        const axis = (0,intervals/* join */.fj)([...axes, []]);
        try {
            byService(sides, asked, changed, axis, family, space, effort, report);
        }
        catch (error) {
            if (!(error instanceof TooMuch))
                throw error;
            const kind = family.length === 1 ? 'TCP that is neither HTTP nor HTTPS' : 'HTTP, HTTPS, UDP and ICMP';
            const rest = family.length === 1 ? '' : ', and other TCP was not';
            return `for ${kind}, ${done} of ${groups.size} groups of sources were compared${rest}`;
        }
        done += 1;
    }
    return undefined;
}
/** A rule that does not say that it covers a flow, but of which that is not known either. */
const doubtful = (entry, because, what) => because !== '' || entry.loose ? { ...entry, doubt: `${entry.doubt} ${what}` } : undefined;
function byService(sides, asked, changed, source, family, space, effort, report) {
    const entries = asked.flatMap(({ nat, network, application }) => [...nat, ...network, ...application]);
    const sets = [...services/* kinds */.EZ.map(services/* spaceOf */.UN), STANDARD, ...entries.map(({ service }) => service)];
    const groups = new Map();
    for (const { axis } of (0,regions_axis/* atomsOf */.Q)(family, sets)) {
        effort.spend(0.02);
        const service = axis[0]?.first ?? 0;
        if (!concerns(changed, asked, entry => (0,intervals/* has */.zy)(entry.service, service) || entry.loose))
            continue;
        const left = asked.map(each => narrowed(each, entry => ((0,intervals/* has */.zy)(entry.service, service) ? entry : doubtful(entry, '', 'service'))));
        const key = ({ targetKey, doubt }) => targetKey + doubt;
        const keys = [keyOfAsked(left[0], key), keyOfAsked(left[1], key)];
        if (agree(sides, keys))
            continue;
        const joint = [(0,services/* serviceAt */.xQ)(service).kind, (0,intervals/* has */.zy)(STANDARD, service), ...keys].join('\v');
        const group = groups.get(joint);
        if (group)
            group.axes.push(axis);
        else
            groups.set(joint, { asked: left, axes: [axis] });
    }
    for (const group of groups.values())
        byDestination(sides, group.asked, changed, source, (0,intervals/* join */.fj)([...group.axes, []]), space, effort, report);
}
const STANDARD = services/* standardServices */.WC;
function byDestination(sides, asked, changed, source, service, space, effort, report) {
    const at = service[0]?.first ?? 0;
    const flow = { source: (0,addresses/* formatAddress */.M0)(source[0]?.first ?? 0), ...(0,services/* asFlow */.bX)(at) };
    effort.spend(1);
    const network = networkParts(sides, asked, flow, at, space);
    effort.spend(network.length * 0.1);
    const parted = network.some(({ answers: [was, is] }) => was.key !== is.key);
    const all = parted || !sides.every(({ whole }) => whole);
    const classes = all ? undefined : changedClasses(changed, asked, space);
    const application = applicationParts(sides, asked, flow, at, space, { all, ...(classes ? { classes } : {}) }, effort);
    for (const part of application)
        for (const { address, host: hosts, answers } of network) {
            effort.spend(0.01);
            if (part.same && answers[0].key === answers[1].key && sides[0].settings === sides[1].settings)
                continue;
            const host = (0,intervals/* intersect */.y$)(part.host, hosts);
            const example = exampleOf(host, space);
            if (example === undefined)
                continue;
            const differing = new Map();
            for (const { path, answers: applied } of part.rows) {
                const asks = () => ({
                    ...flow,
                    ...(example.host === undefined ? {} : { host: example.host }),
                    ...(flow.application === undefined ? {} : { path: path.example }),
                    ...((address[0]?.first ?? regions_space/* UNKNOWN_ADDRESS */.q1) === regions_space/* UNKNOWN_ADDRESS */.q1 ? {} : { address: (0,addresses/* formatAddress */.M0)(address[0]?.first ?? 0) }),
                });
                const was = decide(sides[0], answers[0], applied[0], asks, space.facts, effort);
                const is = decide(sides[1], answers[1], applied[1], asks, space.facts, effort);
                if (was.effect === is.effect && was.inspected === is.inspected)
                    continue;
                const key = `${was.effect} ${was.inspected} ${is.effect} ${is.inspected}`;
                const same = differing.get(key);
                if (same)
                    same.spellings.add(path.spelling);
                else
                    differing.set(key, { was, is, spellings: new Set([path.spelling]) });
            }
            const spellings = part.rows.map(({ path }) => path.spelling);
            for (const { was, is, spellings: own } of differing.values())
                report((0,regions_paths/* pathSet */.ah)(part.patterns, own, spellings), was, is, [source, service, address, host]);
        }
}
/** Some name of a set that has one; the absence of a name only where nothing else is there. */
function exampleOf(host, { names }) {
    for (const { first, last } of host)
        for (let id = first; id <= last && id < names.nameless; id += 1) {
            const example = names.classes[id]?.example;
            if (example !== undefined)
                return { host: example };
        }
    return (0,intervals/* has */.zy)(host, names.nameless) ? {} : undefined;
}
/** Network and application rules together: what they agree on, unless it ends with the former. */
function decide(side, network, application, flow, facts, effort) {
    const { verdict } = application;
    if (verdict === undefined) {
        effort.spend(WORLDS);
        const { effect, inspected } = (0,evaluate/* evaluate */._)((0,regions_side/* reduced */.FY)(side, [...network.entries, ...application.entries]), flow(), facts);
        return { effect, inspected };
    }
    const effects = new Set([
        ...(network.allow ? ['allow'] : []),
        ...(network.deny ? ['deny'] : []),
        ...(network.settled ? [] : [verdict.effect]),
    ]);
    const inspected = new Set([...(network.allow || network.deny ? [false] : []), ...(network.settled ? [] : [verdict.inspected])]);
    const [effect] = effects;
    const [inspection] = inspected;
    return {
        effect: effects.size === 1 ? effect : 'unknown',
        inspected: inspected.size === 1 && inspection !== undefined ? inspection : 'unknown',
    };
}
/** The policy as it is for TCP that is neither HTTP nor HTTPS: no rule for these takes it. */
function withoutWeb(policy) {
    const groups = (all) => all.map(group => ({
        ...group,
        ruleCollections: group.ruleCollections.map(collection => ({
            ...collection,
            rules: collection.rules.map((rule) => (rule.ruleType === 'ApplicationRule' ? withoutWebProtocols(rule) : rule)),
        })),
    }));
    return {
        ...policy,
        ruleCollectionGroups: groups(policy.ruleCollectionGroups),
        ...(policy.parent ? { parent: withoutWeb(policy.parent) } : {}),
    };
}
const withoutWebProtocols = (rule) => ({
    ...rule,
    protocols: rule.protocols.filter(({ protocolType }) => protocolType.toLowerCase() === 'mssql'),
});


/***/ }),

/***/ 9790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   Z7: () => (/* binding */ namedOf),
/* harmony export */   ZS: () => (/* binding */ readPattern),
/* harmony export */   eZ: () => (/* binding */ namesOf)
/* harmony export */ });
/* unused harmony export patternText */
/* harmony import */ var _infrastructure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6105);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/**
 * Host names, cut along the patterns that policies and facts name. A pattern is a name or `*` and an ending; of two endings that fit one
 * name, one is an ending of the other. So the patterns form a tree, and a name belongs to the narrowest pattern that covers it: that is
 * its class. No rule can tell two names of one class apart. Classes are counted so that whatever a pattern covers is one interval.
 */


/** Where names of managed disks live. */
const DISK_ENDINGS = ['.blob.core.windows.net', '.blob.storage.azure.net'];
/** @param patterns as rules and facts write them; what can match no name is left out */
function namesOf(patterns) {
    const [names, endings] = [new Set(), new Set(['', ...DISK_ENDINGS])];
    for (const text of patterns) {
        const pattern = readPattern(text);
        if (pattern)
            (pattern.ending ? endings : names).add(pattern.text);
    }
    const found = [
        ...[...endings].map(text => ({ kind: 'ending', text, key: reversed(text) })),
        ...[...names].map(text => ({ kind: 'name', text, key: reversed(text) })),
    ].sort((a, b) => compare(a.key, b.key) || compare(a.kind, b.kind));
    const classes = [];
    const open = [];
    for (const { kind, text, key } of found) {
        while (open.length > 0 && !key.startsWith(open.at(-1)?.key ?? ''))
            open.pop();
        const parent = open.at(-1)?.id;
        const above = parent === undefined ? {} : { parent };
        const id = classes.length;
        if (kind === 'name') {
            classes.push({ kind, text, ...above, example: text });
            continue;
        }
        const ordinary = exampleOf(text, ['www', 'any', 'a', 'x'], false, names, endings);
        classes.push({ kind, text, ...above, ...(ordinary === undefined ? {} : { example: ordinary }) });
        open.push({ id, key });
        const disk = DISK_ENDINGS.some(ending => text.endsWith(ending))
            ? exampleOf(text, ['md-any', 'md-x', 'md-0'], true, names, endings)
            : undefined;
        if (disk !== undefined)
            classes.push({ kind: 'disk', text, parent: id, example: disk });
    }
    const ids = new Map(classes.map(({ kind, text }, id) => [`${kind} ${text}`, id]));
    const nameless = classes.length;
    const classOf = (host) => {
        const name = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(host);
        if (name === undefined)
            return nameless;
        const exact = ids.get(`name ${name}`);
        if (exact !== undefined)
            return exact;
        const ending = longest(name, endings);
        return ((0,_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .isManagedDisk */ .HK)(name) ? ids.get(`disk ${ending}`) : undefined) ?? ids.get(`ending ${ending}`) ?? 0;
    };
    return { classes, nameless, everything: [{ first: 0, last: nameless }], classOf };
}
/** A pattern in the form in which it is compared. Undefined where no name can match it. */
function readPattern(text) {
    const wanted = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostPattern */ .JF)(text);
    if (wanted === '' || wanted.includes('*', 1))
        return undefined;
    if (wanted.startsWith('*'))
        return { ending: true, text: wanted.slice(1) };
    return (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(wanted) === wanted ? { ending: false, text: wanted } : undefined;
}
const reversed = (text) => [...text].reverse().join('');
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
function longest(name, endings) {
    for (let at = 0; at < name.length; at++)
        if (endings.has(name.slice(at)))
            return name.slice(at);
    return '';
}
const LETTERS = 'wxyzabcdefghijklmnopqrstuv0123456789-_';
/**
 * A name with this ending that no narrower pattern covers. The characters before the ending decide: narrower endings are finitely many,
 * so either one of these is free, or every name is spoken for.
 */
function exampleOf(ending, starts, disk, names, endings) {
    const tail = ending === '' ? 'example.org' : ending;
    const joints = tail.startsWith('.') ? [''] : ['.', ''];
    const fits = (name) => (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(name) === name && (0,_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .isManagedDisk */ .HK)(name) === disk && !names.has(name) && longest(name, endings) === ending;
    const nice = starts.flatMap(start => joints.map(joint => `${start}${joint}${tail}`)).find(fits);
    if (nice !== undefined)
        return nice;
    const head = disk ? 'md-' : '';
    for (const one of ['', ...LETTERS])
        for (const other of LETTERS) {
            const name = `${head}${one}${other}${ending}`;
            if (fits(name))
                return name;
        }
    return [ending, `md-${ending}`].find(fits);
}
function itemsOf(names, set) {
    const member = new Array(names.classes.length).fill(false);
    for (const { first, last } of set)
        member.fill(true, first, Math.min(last, names.classes.length - 1) + 1);
    // What no name is left for counts as its surroundings do.
    names.classes.forEach(({ example, parent }, id) => {
        if (example === undefined)
            member[id] = parent === undefined ? true : (member[parent] ?? false);
    });
    const items = [];
    // For each class: the items that cover it, and the class of disks that it lies beside. An exception of disks reaches the narrower ones.
    const covered = [];
    const disks = [];
    const without = [];
    names.classes.forEach((nameClass, id) => {
        const { kind, text, parent } = nameClass;
        const ordinary = parent === undefined ? [] : (covered[parent] ?? []);
        const beside = parent === undefined ? undefined : disks[parent];
        const isDisk = kind === 'disk' || (kind === 'name' && (0,_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .isManagedDisk */ .HK)(text));
        const above = isDisk && beside !== undefined
            ? [...ordinary.filter(item => !without[beside]?.has(item)), ...(covered[beside] ?? []).filter(item => items[item]?.disks)]
            : ordinary;
        disks[id] = beside;
        if (kind === 'disk' && parent !== undefined)
            disks[parent] = id;
        const excepted = member[id] ? [] : above;
        without[id] = new Set([...(beside === undefined ? [] : (without[beside] ?? [])), ...excepted]);
        for (const item of excepted)
            items[item]?.except.push(patternText(nameClass));
        if (member[id] && above.length === 0) {
            covered[id] = [items.length];
            items.push({ pattern: patternText(nameClass), except: [], disks: kind === 'disk' });
        }
        else
            covered[id] = member[id] ? above : [];
    });
    return items.map(({ pattern, except }) => ({ pattern, except }));
}
const patternText = ({ kind, text }) => kind === 'name' ? text : kind === 'ending' ? `*${text}` : `md-*${text}`;
const namedOf = (names) => [{ first: 0, last: names.nameless - 1 }];


/***/ }),

/***/ 9898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ pathText),
/* harmony export */   Pn: () => (/* binding */ pathKey),
/* harmony export */   ah: () => (/* binding */ pathSet),
/* harmony export */   dr: () => (/* binding */ everyPath),
/* harmony export */   k4: () => (/* binding */ pathClasses)
/* harmony export */ });
/* unused harmony exports spellingOf, hasPath */
/* harmony import */ var _match_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5485);
/**
 * Paths, cut along the URL patterns of rules. Whether a pattern covers a path has three answers (`matchesUrl`), because nobody documents
 * how the firewall compares case, encoding and dots. The answers to all patterns, in order, are a path's spelling; no rule can tell two
 * paths of one spelling apart.
 */

const everyPath = { patterns: [], spellings: new Set(['']) };
/** As `matchesUrl` answers for the host of each pattern, with every reading of the path made once. */
function spellingOf(patterns, path) {
    const asked = path.replace(/[?#].*$/s, '');
    const paths = _match_url_js__WEBPACK_IMPORTED_MODULE_0__/* .readings */ .CQ.map(read => read.path(asked));
    let spelling = '';
    for (const pattern of patterns) {
        let covered = 0;
        readingsOf(pattern).forEach((text, index) => {
            if ((0,_match_url_js__WEBPACK_IMPORTED_MODULE_0__/* .coversPath */ .O9)(text, paths[index] ?? ''))
                covered += 1;
        });
        spelling += covered === _match_url_js__WEBPACK_IMPORTED_MODULE_0__/* .readings */ .CQ.length ? 'y' : covered === 0 ? 'n' : 'u';
    }
    return spelling;
}
function readingsOf(pattern) {
    const known = read.get(pattern);
    if (known)
        return known;
    const texts = _match_url_js__WEBPACK_IMPORTED_MODULE_0__/* .readings */ .CQ.map(reading => reading.pattern(pattern));
    if (read.size > 10_000)
        read.clear();
    read.set(pattern, texts);
    return texts;
}
const read = new Map();
const hasPath = ({ patterns, spellings }, path) => spellings.has(spellingOf(patterns, path));
/**
 * Every spelling that a path can have towards these patterns, with an example of each, plain ones first. Plain paths are those that
 * every reading leaves alone; of the others, those are looked for that readings take for any two places, and where the patterns are few
 * what is found leads on to those that they take for more.
 */
function pathClasses(patterns) {
    const known = remembered.get(JSON.stringify(patterns));
    if (known)
        return known;
    const found = new Map();
    // Of each spelling a path that has room below it, which the first example of it need not have.
    const rooms = new Map();
    const offer = (path) => {
        const spelling = spellingOf(patterns, path);
        if (!found.has(spelling))
            found.set(spelling, path);
        if (!rooms.has(spelling) && spellingOf(patterns, below(path)) === spelling)
            rooms.set(spelling, path);
    };
    const plain = plainPaths(patterns);
    for (const path of plain)
        offer(path);
    for (const path of plain)
        for (const spelt of respelt(path))
            offer(spelt);
    // What is found may lead on: a detour by way of a detour. Where there are many patterns, one step has to do.
    const tried = new Set();
    for (let step = 0; step < (patterns.length <= FEW ? 4 : 1); step += 1) {
        const before = found.size + rooms.size;
        const places = [...new Set([...found.values(), ...rooms.values()])];
        for (const from of new Set([...rooms.values(), ...places]))
            for (const place of places) {
                const pair = `${from} ${place}`;
                if (tried.has(pair))
                    continue;
                tried.add(pair);
                for (const detour of detours(from, place))
                    offer(detour);
            }
        if (found.size + rooms.size === before)
            break;
    }
    const classes = [...found].map(([spelling, example]) => ({ spelling, example }));
    const sorted = [...classes.filter(({ spelling }) => !spelling.includes('u')), ...classes.filter(({ spelling }) => spelling.includes('u'))];
    if (remembered.size > 500)
        remembered.clear();
    remembered.set(JSON.stringify(patterns), sorted);
    return sorted;
}
const remembered = new Map();
/** So many patterns are looked at from every side. */
const FEW = 8;
const below = (path) => `${path.replace(/\/$/, '')}/any`;
function plainPaths(patterns) {
    const bases = patterns.flatMap(pattern => {
        const text = pattern.replace(/\*$/, '');
        const below = pattern.endsWith('*') ? [`${text}any`, `${text}any/any`] : [];
        const bare = text.replace(/\/$/, '');
        return [text, ...below, bare, `${bare}/`, `${bare}any`, `${bare}/any`, `${bare}/any/any`].flatMap(path => [path, path.toLowerCase()]);
    });
    return [...new Set(['/', '/any', '/any/any', ...bases.map(path => (path.startsWith('/') ? path : `/${path}`))])];
}
/** The same path in other words: other case, an escape, a dot, a doubled slash, and each of them together with the next. */
function respelt(path) {
    const letter = path.search(/[a-zA-Z]/);
    const flip = (text) => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase());
    const cased = letter < 0 ? [] : [path.slice(0, letter) + flip(path[letter] ?? '') + path.slice(letter + 1)];
    const encode = (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
    const escaped = letter < 0 ? [] : [path.slice(0, letter) + encode(path[letter] ?? '') + path.slice(letter + 1)];
    const capital = letter < 0 ? [] : [path.slice(0, letter) + encode(flip(path[letter] ?? '')) + path.slice(letter + 1)];
    const dotted = [`/.${path}`, `/${path}`, `/%2e${path}`];
    return [
        ...cased,
        ...escaped,
        ...capital,
        ...dotted,
        ...cased.flatMap(text => [`/.${text}`, `/%2e${text}`]),
        ...escaped.map(text => `/.${text}`),
    ];
}
/**
 * From one path up and down again to another. As written it lies below the first; resolved it is the second, if the dots are plain, or
 * decoded before. In the last form all of that is one segment which the dots behind it take back, unless its slashes are decoded first.
 */
function detours(path, place) {
    const from = path.replace(/\/$/, '');
    const depth = from.split('/').filter(segment => segment !== '' && segment !== '.').length;
    const ups = (up, times) => `/${up}`.repeat(times);
    const hidden = encodeURIComponent(`${'../'.repeat(depth)}${place.slice(1)}/any`.replaceAll('//', '/'));
    return [
        ...['..', '%2e%2e'].map(up => `${from}/any${ups(up, depth + 1)}${place}`),
        `${from}/%2e%2e/..`,
        `${from}/%2e%2e`,
        `${from}/${hidden}/..`,
    ];
}
/** The same set with as few patterns as tell it from its complement. `all` are the spellings that exist. */
function pathSet(patterns, spellings, all) {
    let kept = patterns.map((_, index) => index);
    for (const index of patterns.keys()) {
        const fewer = kept.filter(other => other !== index);
        if (separates(fewer, spellings, all))
            kept = fewer;
    }
    const short = (spelling) => kept.map(index => spelling[index] ?? '').join('');
    return { patterns: kept.map(index => patterns[index] ?? ''), spellings: new Set([...spellings].map(short)) };
}
function separates(kept, spellings, all) {
    const sides = new Map();
    return all.every(spelling => {
        const short = kept.map(index => spelling[index] ?? '').join('');
        const side = spellings.has(spelling);
        const before = sides.get(short);
        sides.set(short, side);
        return before === undefined || before === side;
    });
}
const pathKey = ({ patterns, spellings }) => JSON.stringify([patterns, [...spellings].sort()]);
function pathText({ patterns, spellings }) {
    const inside = (path) => spellings.has(spellingOf(patterns, path));
    const tree = [{ text: '/', open: true }, ...distinct(patterns).filter(({ text, open }) => !open || text !== '/')];
    const below = ({ text }) => ['any/any', 'x', '0', 'other', 'any']
        .map(end => text + end)
        .find(path => !tree.some(node => node.text.length > text.length && covers(node, path))) ?? `${text}any/any`;
    const nodes = tree.map(node => ({ ...node, member: inside(node.open ? below(node) : node.text) }));
    const items = [];
    const itemOf = [];
    nodes.forEach((node, id) => {
        const above = nodes.findLastIndex((other, index) => index < id && other.open && node.text.startsWith(other.text));
        const wasMember = above >= 0 && (nodes[above]?.member ?? false);
        const item = above >= 0 ? itemOf[above] : undefined;
        if (node.member && !wasMember) {
            itemOf[id] = items.length;
            items.push({ pattern: node.text + (node.open ? '*' : ''), except: [] });
        }
        else {
            itemOf[id] = item;
            if (!node.member && wasMember && item !== undefined)
                items[item]?.except.push(node.text + (node.open ? '*' : ''));
        }
    });
    const unclear = patterns.filter((_, index) => [...spellings].some(spelling => spelling[index] === 'u'));
    return { items, unclear };
}
const covers = ({ text, open }, path) => (open ? path.startsWith(text) : path === text);
/** Patterns as nodes of a tree, wider ones first; `/a` stands for `/a/` too. */
function distinct(patterns) {
    const nodes = patterns.map(pattern => pattern.endsWith('*') ? { text: pattern.slice(0, -1) || '/', open: true } : { text: pattern.replace(/\/$/, '') || '/', open: false });
    const unique = [...new Map(nodes.map(node => [`${node.open} ${node.text}`, node])).values()];
    return unique.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : Number(b.open) - Number(a.open)));
}


/***/ }),

/***/ 466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ao: () => (/* binding */ changes),
  NV: () => (/* binding */ regionsOf)
});

// UNUSED EXPORTS: Disagreement, changeOf

// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/evaluate.js + 6 modules
var evaluate = __webpack_require__(6056);
// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/unknown.js
var unknown = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/policy/regions/axis.js
var regions_axis = __webpack_require__(4589);
;// CONCATENATED MODULE: ./src/policy/regions/arrange.js
/**
 * Boxes of flows told in as few words as possible. A box has one axis for each dimension and stands for every combination; the boxes that
 * are given do not overlap. Cutting one dimension along all borders and joining what then looks alike, one dimension after another, gives
 * a shortest list for that order of dimensions; of all orders the best is taken.
 */


/** Beyond so many boxes only some orders are tried, and then one. */
const SOME = 40;
const MANY = 400;
function arrange(boxes, space, cost) {
    if (boxes.length <= 1)
        return boxes;
    const dimensions = space.map((_, index) => index);
    const turned = dimensions.map(start => [...dimensions.slice(start), ...dimensions.slice(0, start)]);
    const orders = boxes.length > MANY ? [dimensions] : boxes.length > SOME ? turned : permutations(dimensions);
    let best;
    let least = Number.POSITIVE_INFINITY;
    for (const order of orders) {
        const arranged = inOrder(boxes, order, space);
        const words = arranged.reduce((sum, box) => sum + 3 + cost(box), 0);
        if (words < least)
            [best, least] = [arranged, words];
    }
    return best ?? boxes;
}
function inOrder(boxes, order, space) {
    const [dimension, ...others] = order;
    if (dimension === undefined)
        return [space.map(() => [])];
    const whole = space[dimension] ?? [];
    const atoms = (0,regions_axis/* atomsOf */.Q)(whole, boxes.map(box => box[dimension] ?? []));
    const alike = new Map();
    const known = new Map();
    for (const { axis, within } of atoms) {
        if (within.length === 0)
            continue;
        const inside = within.flatMap(index => (boxes[index] ? [boxes[index]] : []));
        const members = within.join();
        const rest = known.get(members) ?? inOrder(inside, others, space);
        known.set(members, rest);
        const key = rest
            .map(box => others.map(other => (0,regions_axis/* keyOf */.T)(box[other] ?? [])).join('x'))
            .sort()
            .join(';');
        const same = alike.get(key);
        if (same)
            same.axes.push(axis);
        else
            alike.set(key, { axes: [axis], rest });
    }
    return [...alike.values()].flatMap(({ axes, rest }) => {
        const joined = axes.length === 1 && axes[0] ? axes[0] : (0,intervals/* join */.fj)(axes);
        return rest.map(box => box.map((axis, index) => (index === dimension ? joined : axis)));
    });
}
const permutations = (items) => items.length <= 1 ? [items] : items.flatMap(item => permutations(items.filter(other => other !== item)).map(rest => [item, ...rest]));
const inBox = (box, point) => box.every((axis, index) => has(axis, point[index] ?? -1));

// EXTERNAL MODULE: ./src/policy/regions/compare.js + 3 modules
var compare = __webpack_require__(1261);
// EXTERNAL MODULE: ./src/policy/regions/paths.js
var regions_paths = __webpack_require__(9898);
// EXTERNAL MODULE: ./src/policy/regions/services.js
var services = __webpack_require__(6048);
// EXTERNAL MODULE: ./src/policy/regions/space.js
var regions_space = __webpack_require__(1635);
;// CONCATENATED MODULE: ./src/policy/regions/region.js
/** Regions of flows whose decision changes, each with one flow as an example, and the words that sort them. */









/** What becomes of a region's flows, gravest first. */
const changes = ['newly-allowed', 'no-longer-inspected', 'newly-denied', 'newly-inspected', 'uncertain', 'denied-otherwise'];
function changeOf(was, is) {
    if (was.effect === 'unknown' || is.effect === 'unknown' || was.inspected === 'unknown' || is.inspected === 'unknown')
        return 'uncertain';
    if (was.effect !== is.effect)
        return is.effect === 'allow' ? 'newly-allowed' : 'newly-denied';
    if (is.effect === 'deny')
        return 'denied-otherwise';
    return is.inspected ? 'newly-inspected' : 'no-longer-inspected';
}
/** @param clients where the sources of examples are taken from, if they can be */
function regionsOf({ space, pieces }, old, next, clients) {
    const policies = { space, clients, web: [old, next], neither: [(0,compare/* withoutWeb */.zK)(old), (0,compare/* withoutWeb */.zK)(next)], inFull: IN_FULL };
    const whole = [regions_space/* knownAddresses */.eU, services/* everyService */.nu, regions_space/* everyAddress */._C, space.names.everything];
    const regions = pieces.flatMap(({ boxes, paths, was, is }) => arrange(boxes, whole, costOf).flatMap(([source = [], service = [], address = [], host = []]) => {
        const change = changeOf(was, is);
        const found = exampleIn({ source, service, address, host, paths }, { was, is }, policies);
        return found ? [{ change, was, is, source, service, address, host, paths, example: found }] : [];
    }));
    const weight = ({ change, service }) => changes.indexOf(change) * 1e6 + (service[0]?.first ?? 0);
    return regions.sort((a, b) => weight(a) - weight(b));
}
const costOf = (box) => box.reduce((sum, axis) => sum + Math.min(12, axis.length), 0);
/** So many examples are asked of both policies in full, the graver changes first; of the rest, the rules for their source and service. */
const IN_FULL = 200;
/**
 * One flow of a region, asked of both policies in full. That both say what the region says is what keeps this computation honest: if
 * not, no word of it can be believed, and nothing is reported.
 */
function exampleIn(place, expected, policies) {
    const flow = flowIn(place, policies);
    if (!flow)
        return undefined;
    const neither = (0,services/* serviceAt */.xQ)(preferred(place.service, SERVICES)).kind === 'tcp';
    const asked = neither ? policies.neither : policies.web;
    policies.inFull -= 1;
    const [old, next] = policies.inFull < 0 && asked.every(unknown/* isWhole */.wP) ? asked.map(policy => concerned(policy, flow, neither)) : asked;
    if (!old || !next)
        return undefined;
    const was = (0,evaluate/* evaluate */._)(old, flow, policies.space.facts);
    const is = (0,evaluate/* evaluate */._)(next, flow, policies.space.facts);
    for (const [decision, verdict] of [
        [was, expected.was],
        [is, expected.is],
    ])
        if (decision.effect !== verdict.effect || decision.inspected !== verdict.inspected)
            throw new Disagreement(`the comparison says of ${JSON.stringify(flow)}: ${verdict.effect}, inspected: ${verdict.inspected}; the evaluator says ${decision.effect}, inspected: ${decision.inspected}. One of them is wrong, so no region can be believed. Please report this fault of egress-gate, with both files.`);
    return { flow, neither, was, is };
}
/** A policy without the rules that name other sources or services. */
function concerned(policy, flow, neither) {
    const source = (0,addresses/* parseAddress */.or)(flow.source) ?? -1;
    const service = (0,services/* serviceOf */.z5)(flow, neither) ?? -1;
    const concerns = (rule) => {
        const opaque = rule.sourceIpGroups ?? rule.sourceKubeSelectorGroups ?? ('sourceGeoLocations' in rule ? rule.sourceGeoLocations : undefined);
        return (0,intervals/* has */.zy)((0,services/* servicesOf */.Yj)(rule), service) && (opaque !== undefined || (0,intervals/* has */.zy)((0,addresses/* blocksOf */.SH)(rule.sourceAddresses), source));
    };
    return {
        ...policy,
        ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
            ...group,
            ruleCollections: group.ruleCollections.map(collection => ({ ...collection, rules: collection.rules.filter(concerns) })),
        })),
        ...(policy.parent ? { parent: concerned(policy.parent, flow, neither) } : {}),
    };
}
const SERVICES = [443, 65_536 + 80];
const preferred = (axis, wishes) => wishes.find(wish => (0,intervals/* has */.zy)(axis, wish)) ?? axis[0]?.first ?? 0;
const PRIVATE = ['10.0.0.4', '172.16.0.4', '192.168.0.4'].map(text => (0,addresses/* parseAddress */.or)(text) ?? 0);
const DESTINATIONS = ['203.0.113.10', '10.0.0.10'].map(text => (0,addresses/* parseAddress */.or)(text) ?? 0);
/** The flow that people would take for an example. Undefined where the region holds none: no name is left for it. */
function flowIn({ source, service, address, host, paths }, { space, clients }) {
    const { names } = space;
    const near = (0,intervals/* intersect */.y$)(source, clients);
    const from = near.length > 0 ? inside(near) : preferred(source, PRIVATE);
    const at = preferred(service, SERVICES);
    const { kind, port } = (0,services/* serviceAt */.xQ)(at);
    const web = kind === 'https' || kind === 'http';
    const name = nameIn(host, space);
    const anonymous = (0,intervals/* has */.zy)(host, names.nameless);
    const byName = (0,intervals/* has */.zy)(address, regions_space/* UNKNOWN_ADDRESS */.q1) && name !== undefined;
    const known = (0,intervals/* intersect */.y$)(address, regions_space/* knownAddresses */.eU);
    if (!byName && known.length === 0)
        return undefined;
    if (name === undefined && !anonymous)
        return undefined;
    const to = DESTINATIONS.find(wish => (0,intervals/* has */.zy)(known, wish)) ?? inside(known);
    const shown = byName || ((web || !anonymous) && name !== undefined);
    const path = paths.patterns.length === 0 ? '/' : (0,regions_paths/* pathClasses */.k4)(paths.patterns).find(({ spelling }) => paths.spellings.has(spelling))?.example;
    if (path === undefined)
        return undefined;
    return {
        source: (0,addresses/* formatAddress */.M0)(from),
        protocol: web ? 'tcp' : kind,
        port,
        ...(byName ? {} : { address: (0,addresses/* formatAddress */.M0)(to) }),
        ...(shown ? { host: name } : {}),
        ...(web ? { application: kind, path } : {}),
    };
}
/** The comparison and the evaluator contradict each other. */
class Disagreement extends Error {
}
/** Not the first address of a block, which is often nobody's. */
const inside = (axis) => {
    const [block] = axis;
    return block ? Math.min(block.last, block.first + 4) : 0;
};
function nameIn(host, { names }) {
    let second;
    for (const { first, last } of host)
        for (let id = first; id <= last && id < names.nameless; id += 1) {
            const { kind, example } = names.classes[id] ?? {};
            if (example === undefined)
                continue;
            if (kind !== 'disk')
                return example;
            second ??= example;
        }
    return second;
}


/***/ }),

/***/ 6048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EZ: () => (/* binding */ kinds),
/* harmony export */   UN: () => (/* binding */ spaceOf),
/* harmony export */   WC: () => (/* binding */ standardServices),
/* harmony export */   Yj: () => (/* binding */ servicesOf),
/* harmony export */   bX: () => (/* binding */ asFlow),
/* harmony export */   nu: () => (/* binding */ everyService),
/* harmony export */   xQ: () => (/* binding */ serviceAt),
/* harmony export */   z5: () => (/* binding */ serviceOf)
/* harmony export */ });
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7714);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1676);


const kinds = ['https', 'http', 'tcp', 'udp', 'icmp'];
const WIDTH = 65_536;
const baseOf = (kind) => kinds.indexOf(kind) * WIDTH;
const spaceOf = (kind) => kind === 'icmp' ? [{ first: baseOf(kind), last: baseOf(kind) }] : [{ first: baseOf(kind) + 1, last: baseOf(kind) + 65_535 }];
const everyService = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(kinds.map(spaceOf));
const serviceAt = (value) => ({
    kind: kinds[Math.floor(value / WIDTH)] ?? 'icmp',
    port: value % WIDTH,
});
/** Undefined for TCP of which only the port is known. */
function serviceOf({ protocol, application, port }, neither = false) {
    if (protocol !== 'tcp')
        return baseOf(protocol) + (protocol === 'icmp' ? 0 : port);
    if (application === undefined)
        return neither ? baseOf('tcp') + port : undefined;
    return baseOf(application) + port;
}
const asFlow = (value) => {
    const { kind, port } = serviceAt(value);
    if (kind === 'https' || kind === 'http')
        return { protocol: 'tcp', port, application: kind };
    return { protocol: kind, port };
};
const shifted = (kind, ports) => (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([
    ports
        .map(_ports_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePorts */ .K)
        .filter(range => range !== undefined)
        .map(({ from, to }) => ({ first: baseOf(kind) + from, last: baseOf(kind) + to })),
    [],
]);
/** The services that a rule names for certain. */
function servicesOf(rule) {
    const known = remembered.get(rule);
    if (known)
        return known;
    const services = rule.ruleType === 'ApplicationRule' ? applicationServices(rule) : networkServices(rule);
    remembered.set(rule, services);
    return services;
}
const remembered = new WeakMap();
function networkServices({ ipProtocols, destinationPorts }) {
    const protocols = ipProtocols.map(protocol => protocol.toLowerCase());
    const any = protocols.includes('any');
    const tcp = any || protocols.includes('tcp') ? ['https', 'http', 'tcp'] : [];
    const udp = any || protocols.includes('udp') ? ['udp'] : [];
    const icmp = protocols.includes('icmp') || (any && destinationPorts.includes('*')) ? spaceOf('icmp') : [];
    return (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([...[...tcp, ...udp].map(kind => shifted(kind, destinationPorts)), icmp]);
}
const spoken = { https: 'https', http: 'http', mssql: 'tcp' };
function applicationServices({ protocols }) {
    const blocks = protocols.flatMap(({ protocolType, port }) => {
        if (!Number.isInteger(port) || port < 1 || port > 65_535)
            return [];
        const at = baseOf(spoken[protocolType.toLowerCase()]) + port;
        return [{ first: at, last: at }];
    });
    return (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([blocks, []]);
}
/** FQDN tags speak of these alone (facts 1.3); and of TCP on the same ports as long as it may turn out to be HTTPS or HTTP. */
const standardServices = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([baseOf('https') + 443, baseOf('http') + 80, baseOf('tcp') + 443, baseOf('tcp') + 80].map(at => [{ first: at, last: at }]));


/***/ }),

/***/ 6409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ts: () => (/* binding */ addressesOfText),
  FY: () => (/* binding */ reduced),
  Jh: () => (/* binding */ sideOf)
});

// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/unknown.js
var policy_unknown = __webpack_require__(5106);
;// CONCATENATED MODULE: ./src/policy/compile/exact.js

/** What the index knows of a rule's fields. A rule with any other field is one that it does not know. */
const fields = {
    ApplicationRule: fieldsOf('protocols terminateTLS targetFqdns targetUrls fqdnTags webCategories destinationAddresses httpHeadersToInsert'),
    NetworkRule: fieldsOf('ipProtocols destinationAddresses destinationFqdns destinationPorts destinationIpGroups sourceGeoLocations destinationGeoLocations'),
    NatRule: fieldsOf('ipProtocols destinationAddresses destinationPorts translatedAddress translatedFqdn translatedPort'),
};
function fieldsOf(own) {
    const common = 'ruleType name description sourceAddresses sourceIpGroups sourceKubeSelectorGroups place unknown skipped';
    return Object.assign(Object.create(null), Object.fromEntries(`${common} ${own}`.split(' ').map(field => [field, true])));
}
/**
 * Whether everything that a rule says can be put into the index. Where it cannot, the rule may decide any flow, and the explaining
 * evaluator is asked whether it does.
 */
function isExact({ rule, collection, group }) {
    if (rule.unknown !== undefined && rule.unknown.length > 0)
        return false;
    if (collection.unknown !== undefined && collection.unknown.length > 0)
        return false;
    if (group.unknown !== undefined && group.unknown.length > 0)
        return false;
    const known = fields[rule.ruleType];
    for (const field in rule)
        if (known[field] !== true)
            return false;
    return true;
}
/** Whether the order of the rules and the settings of a policy are known. Where they are not, no part of it can stand for the whole. */
function isOrdered(policy) {
    const { parent, unknown = [], ruleCollectionGroups } = policy;
    if (parent && !isOrdered(parent))
        return false;
    return (!(0,policy_unknown/* hasTies */.U7)(policy) &&
        unknown.length === 0 &&
        ruleCollectionGroups.every(group => (0,policy_unknown/* unknownOf */.KO)(group, 'priority').length === 0 &&
            group.ruleCollections.every(collection => (0,policy_unknown/* unknownOf */.KO)(collection, 'priority').length === 0 &&
                (0,policy_unknown/* unknownOf */.KO)(collection, 'ruleCollectionType').length === 0 &&
                !collection.rules.some(policy_unknown/* isUnread */.KJ))));
}

// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/match.js
var match = __webpack_require__(4337);
// EXTERNAL MODULE: ./src/policy/order.js
var order = __webpack_require__(4604);
// EXTERNAL MODULE: ./src/policy/regions/services.js
var services = __webpack_require__(6048);
;// CONCATENATED MODULE: ./src/policy/regions/side.js
/** One of the two policies that are compared, its rules in the order in which they are asked, ready to be narrowed down. */







function sideOf(policy) {
    const whole = isOrdered(policy);
    const dnsProxy = policy.dnsSettings?.enableProxy === true;
    const inspects = policy.certificateAuthority !== undefined;
    const entries = (rules) => rules.filter(({ rule }) => rule.skipped === undefined).map(ordered => entryOf(ordered, { whole, dnsProxy, inspects }));
    return {
        policy,
        whole,
        settings: whole
            ? ''
            : JSON.stringify(side_layers(policy).map(({ unknown, dnsSettings, certificateAuthority }) => [
                unknown,
                dnsSettings,
                certificateAuthority !== undefined,
            ])),
        dnsProxy,
        nat: entries((0,order/* inOrder */.a)(policy, 'NatRule')),
        network: entries((0,order/* inOrder */.a)(policy, 'NetworkRule')),
        application: entries((0,order/* inOrder */.a)(policy, 'ApplicationRule')),
    };
}
const side_layers = (policy) => (policy.parent ? [...side_layers(policy.parent), policy] : [policy]);
function entryOf(ordered, settings) {
    const rule = ordered.rule;
    const { collection, group } = ordered;
    const opaque = [rule.sourceIpGroups, rule.sourceKubeSelectorGroups, rule.sourceGeoLocations].flatMap(ids => ids ?? []);
    const loose = (rule.unknown?.length ?? 0) > 0;
    const effect = collection.action === 'Deny' ? 'deny' : 'allow';
    const certain = !loose && (collection.unknown?.length ?? 0) === 0 && (group.unknown?.length ?? 0) === 0;
    // Where the order is open every detail counts; and what is open of a rule counts in any case.
    const open = certain ? [] : [group.unknown, collection.unknown, rule.unknown];
    const around = settings.whole
        ? open
        : [ordered.policy, group.name, group.priority, collection.name, collection.priority, collection.action, ...open];
    const target = JSON.stringify([effect, ...targetOf(rule, settings), ...around]);
    const service = (0,services/* servicesOf */.Yj)(rule);
    const source = (0,addresses/* blocksOf */.SH)(rule.sourceAddresses);
    const serviceKey = JSON.stringify([service, target]);
    return {
        ordered,
        rule: ordered.rule,
        source,
        doubt: opaque.length === 0 ? '' : JSON.stringify([...opaque].sort()),
        service,
        loose,
        certain,
        wholeKey: JSON.stringify([source, opaque, serviceKey]),
        serviceKey,
        targetKey: target,
        tls: rule.ruleType === 'ApplicationRule' && rule.terminateTLS ? (settings.inspects ? 'inspect' : 'stuck') : 'as is',
    };
}
/** Where a rule leads, in an order of its own: that of the file means nothing. */
function targetOf(rule, { dnsProxy, inspects }) {
    const sorted = (items = []) => [...items].sort();
    if (rule.ruleType === 'ApplicationRule') {
        const { targetFqdns, targetUrls, fqdnTags, webCategories, destinationAddresses, terminateTLS } = rule;
        const lists = [targetFqdns, targetUrls, fqdnTags, webCategories, destinationAddresses].map(sorted);
        return [lists, terminateTLS && (inspects ? 'inspect' : 'stuck')];
    }
    const { destinationFqdns, destinationIpGroups, destinationGeoLocations } = rule.ruleType === 'NetworkRule' ? rule : {};
    const names = sorted(destinationFqdns);
    return [
        sorted(rule.destinationAddresses),
        names,
        names.length > 0 && dnsProxy,
        sorted(destinationIpGroups),
        sorted(destinationGeoLocations),
    ];
}
/** A policy of nothing but these rules, in the order and the surroundings in which they stand. */
function reduced({ policy, whole }, entries) {
    if (whole) {
        const { parent: _, ruleCollectionGroups: __, ...settings } = policy;
        return {
            ...settings,
            ruleCollectionGroups: entries.map(({ ordered: { group, collection }, rule }, priority) => ({
                ...group,
                priority,
                ruleCollections: [{ ...collection, rules: [rule] }],
            })),
        };
    }
    const kept = new Set(entries.map(({ rule }) => rule));
    // A collection that is left with nothing cannot decide, wherever it stands.
    const thinned = (groups) => groups.flatMap(group => {
        const ruleCollections = group.ruleCollections.flatMap(collection => {
            const rules = collection.rules.filter(rule => kept.has(rule) || (0,policy_unknown/* isUnread */.KJ)(rule));
            return rules.length === 0 ? [] : [{ ...collection, rules }];
        });
        return ruleCollections.length === 0 ? [] : [{ ...group, ruleCollections }];
    });
    const thin = (each) => ({
        ...each,
        ruleCollectionGroups: thinned(each.ruleCollectionGroups),
        ...(each.parent ? { parent: thin(each.parent) } : {}),
    });
    return thin(policy);
}
/** The addresses of a destination that a rule writes down: a block, or a tag whose prefixes are known. */
const addressesOfText = (text, facts) => (0,intervals/* join */.fj)([(0,addresses/* blocksOf */.SH)([text]), (0,addresses/* blocksOf */.SH)((0,match/* lookup */.$I)(facts.serviceTags, text) ?? [])]);


/***/ }),

/***/ 1635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UN: () => (/* binding */ spaceOf),
/* harmony export */   _C: () => (/* binding */ everyAddress),
/* harmony export */   eU: () => (/* binding */ knownAddresses),
/* harmony export */   q1: () => (/* binding */ UNKNOWN_ADDRESS)
/* harmony export */ });
/* harmony import */ var _infrastructure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6105);
/* harmony import */ var _match_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4337);
/* harmony import */ var _match_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5485);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9790);




/** Addresses are counted as numbers; this one stands for "not known": nothing says where the packet goes but its name, if it has one. */
const UNKNOWN_ADDRESS = 2 ** 32;
const everyAddress = [{ first: 0, last: UNKNOWN_ADDRESS }];
const knownAddresses = [{ first: 0, last: UNKNOWN_ADDRESS - 1 }];
function spaceOf(rules, facts) {
    const patterns = new Set(_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .infrastructurePatterns */ .fl);
    for (const name of Object.keys(facts.dns ?? {}))
        patterns.add(name);
    for (const rule of rules) {
        if (rule.ruleType === 'ApplicationRule')
            for (const { pattern } of named(rule, facts))
                patterns.add(pattern);
        if (rule.ruleType === 'NetworkRule')
            for (const name of rule.destinationFqdns)
                patterns.add(name);
    }
    const names = (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .eZ)(patterns);
    const ids = new Map(names.classes.map(({ kind, text }, id) => [`${kind} ${text}`, id]));
    const idOf = (pattern) => {
        const read = (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .readPattern */ .ZS)(pattern);
        return read && ids.get(`${read.ending ? 'ending' : 'name'} ${read.text}`);
    };
    const resolved = new Set(Object.keys(facts.dns ?? {}).map(idOf));
    const resolution = [];
    names.classes.forEach(({ parent, example }, id) => {
        const above = parent === undefined ? '' : (resolution[parent] ?? '');
        const own = resolved.has(id) && example !== undefined;
        resolution.push(own ? ((0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .addressesOf */ .sO)(example, facts) ?? []).map(({ first }) => first).join() : above);
    });
    const targets = new WeakMap();
    return {
        facts,
        names,
        resolution,
        infrastructure: names.classes.map(({ example }) => example !== undefined && (0,_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .isInfrastructureName */ .nV)(example)),
        targets: rule => {
            const known = targets.get(rule);
            if (known)
                return known;
            const made = named(rule, facts).flatMap(({ pattern, path, tag }) => {
                const id = idOf(pattern);
                return id === undefined ? [] : [{ id, path, tag }];
            });
            targets.set(rule, made);
            return made;
        },
    };
}
function named(rule, facts) {
    return [
        ...rule.targetFqdns.map(pattern => ({ pattern, path: undefined, tag: false })),
        ...rule.targetUrls.map(url => {
            const { host, path } = (0,_match_url_js__WEBPACK_IMPORTED_MODULE_2__/* .splitUrlPattern */ .Kn)(url);
            return { pattern: host, path, tag: false };
        }),
        ...rule.fqdnTags.flatMap(tag => [
            ...((0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .lookup */ .$I)(facts.fqdnTags, tag) ?? []).map(pattern => ({ pattern, path: undefined, tag: true })),
            ...((0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .lookup */ .$I)(facts.perhapsTagged, tag) ?? []).map(pattern => ({ pattern, path: null, tag: true })),
        ]),
    ];
}


/***/ })

};
