export const id = 5453;
export const ids = [5453];
export const modules = {

/***/ 5453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diff: () => (/* binding */ diff)
});

// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/check.js
var check = __webpack_require__(4476);
;// CONCATENATED MODULE: ./src/policy/diff-rules.js
/** What was written differently. Rules are the same by their name in their collection, or else by what they say. */
function editsBetween(old, next) {
    const edits = [];
    const [before, after] = [located(old), located(next)];
    const news = new Map(after.map(item => [item.path, item]));
    const olds = new Map(before.map(item => [item.path, item]));
    const gone = before.filter(({ path }) => !news.has(path));
    const come = new Set(after.filter(({ path }) => !olds.has(path)));
    for (const item of before) {
        const same = news.get(item.path);
        const detail = same ? fieldsBetween(item.rule, same.rule) : '';
        const beyond = same && untold.some(key => settled(fieldOf(item.rule, key)) !== settled(fieldOf(same.rule, key)));
        if (same && detail !== '')
            edits.push({ kind: 'changed', ...named(same), detail, ...(beyond ? { beyond } : {}) });
    }
    for (const item of gone) {
        const alike = [...come].filter(other => contentOf(other.rule) === contentOf(item.rule));
        const twin = alike.find(({ within }) => within === item.within) ?? alike.find(({ rule }) => rule.name === item.rule.name) ?? alike[0];
        if (twin)
            come.delete(twin);
        if (!twin)
            edits.push({ kind: 'removed', ...named(item), detail: '' });
        else if (twin.within === item.within)
            edits.push({ kind: 'renamed', ...named(twin), what: `rule "${item.rule.name}"`, detail: `now "${twin.rule.name}"` });
        else {
            const renamed = twin.rule.name === item.rule.name ? '' : ` and renamed "${twin.rule.name}"`;
            edits.push({
                kind: 'moved',
                ...named(item),
                detail: `to ${twin.within}${renamed}`,
                ...(twin.rule.place ? { place: twin.rule.place } : {}),
            });
        }
    }
    for (const item of come)
        edits.push({ kind: 'added', ...named(item), detail: '' });
    return [...edits, ...orderEdits(before, after), ...holders(old, next), ...settings(old, next)];
}
/** A second rule of one name in one collection is told apart by its number. */
function located(policy) {
    const seen = new Map();
    const own = policy.ruleCollectionGroups.flatMap(group => group.ruleCollections.flatMap(collection => collection.rules.map((rule) => {
        const within = `${group.name}/${collection.name}`;
        const name = `${within}/${rule.ruleType}/${rule.name}`;
        const number = (seen.get(name) ?? 0) + 1;
        seen.set(name, number);
        return { path: number === 1 ? name : `${name}#${number}`, within, rule, collection, group };
    })));
    return [
        ...(policy.parent
            ? located(policy.parent).map(item => ({ ...item, path: `parent/${item.path}`, within: `parent/${item.within}` }))
            : []),
        ...own,
    ];
}
const named = ({ rule, within }) => ({ what: `rule "${rule.name}"`, within, ...(rule.place ? { place: rule.place } : {}) });
/** Where DNAT leads, and the headers that are added. */
const untold = ['translatedAddress', 'translatedFqdn', 'translatedPort', 'httpHeadersToInsert'];
const fieldOf = (rule, key) => rule[key] ?? null;
const silent = new Set(['name', 'place', 'ruleType']);
const spoken = (rule) => Object.entries(rule).filter(([key, value]) => !silent.has(key) && !isEmpty(value));
const isEmpty = (value) => value === undefined || (Array.isArray(value) && value.length === 0);
/** The order of a list means nothing to the firewall. */
const settled = (value) => Array.isArray(value) ? JSON.stringify(value.map(item => JSON.stringify(item, withoutPlace)).sort()) : JSON.stringify(value, withoutPlace);
const withoutPlace = (key, value) => (key === 'place' ? undefined : value);
const contentOf = (rule) => JSON.stringify([
    rule.ruleType,
    ...spoken(rule)
        .map(([key, value]) => [key, settled(value)])
        .sort(),
]);
const words = {
    sourceAddresses: 'sources',
    sourceIpGroups: 'source groups',
    destinationAddresses: 'destinations',
    destinationIpGroups: 'destination groups',
    destinationFqdns: 'fqdns',
    destinationPorts: 'ports',
    ipProtocols: 'protocols',
    targetFqdns: 'fqdns',
    targetUrls: 'urls',
    terminateTLS: 'inspect',
    httpHeadersToInsert: 'inserted headers',
};
function fieldsBetween(old, next) {
    const [before, after] = [new Map(spoken(old)), new Map(spoken(next))];
    return [...new Set([...before.keys(), ...after.keys()])]
        .filter(key => settled(before.get(key) ?? []) !== settled(after.get(key) ?? []))
        .map(key => `${words[key] ?? key}: ${valueBetween(before.get(key), after.get(key))}`)
        .join('; ');
}
function valueBetween(old, next) {
    if (!Array.isArray(old ?? []) || !Array.isArray(next ?? []))
        return `${String(old ?? 'not set')} -> ${String(next ?? 'not set')}`;
    const [before, after] = [old, next].map(list => (list ?? []).map(itemText));
    const less = (before ?? []).filter(item => !after?.includes(item)).map(item => `-${item}`);
    const more = (after ?? []).filter(item => !before?.includes(item)).map(item => `+${item}`);
    const all = [...more, ...less];
    return all.length > 8 ? `${all.slice(0, 8).join(' ')} and ${all.length - 8} more` : all.join(' ');
}
function itemText(item) {
    if (typeof item === 'string')
        return item;
    const { protocolType, port, headerName, field } = item;
    if (protocolType !== undefined)
        return `${protocolType}:${port}`;
    return String(headerName ?? field ?? JSON.stringify(item));
}
/** Collections whose rules stand in another order than before. */
function orderEdits(before, after) {
    const ranks = new Map(before.map(({ path }, index) => [path, index]));
    return [...Map.groupBy(after, ({ within }) => within)].flatMap(([within, items]) => {
        const order = items.map(({ path }) => ranks.get(path)).filter(rank => rank !== undefined);
        const sorted = order.every((rank, index) => index === 0 || (order[index - 1] ?? 0) < rank);
        const [first] = items;
        return sorted || !first ? [] : [{ kind: 'reordered', what: `the rules of "${first.collection.name}"`, within, detail: '' }];
    });
}
/** Collections and groups: their names, priorities and actions. */
function holders(old, next) {
    const edits = [];
    const compare = (word, within, before, after) => {
        for (const item of after) {
            const same = before.find(({ name }) => name === item.name);
            const at = { what: `${word} "${item.name}"`, within, ...(item.place ? { place: item.place } : {}) };
            if (!same)
                edits.push({ kind: 'added', ...at, detail: '' });
            else {
                const changed = [
                    same.priority === item.priority ? '' : `priority: ${same.priority} -> ${item.priority}`,
                    'action' in same && 'action' in item && same.action !== item.action ? `action: ${same.action} -> ${item.action}` : '',
                ].filter(text => text !== '');
                if (changed.length > 0)
                    edits.push({ kind: 'changed', ...at, detail: changed.join('; ') });
                if ('ruleCollections' in same && 'ruleCollections' in item)
                    compare('collection', item.name, same.ruleCollections, item.ruleCollections);
            }
        }
        for (const item of before)
            if (!after.some(({ name }) => name === item.name))
                edits.push({ kind: 'removed', what: `${word} "${item.name}"`, within, detail: '' });
    };
    compare('group', '', old.ruleCollectionGroups, next.ruleCollectionGroups);
    return old.parent && next.parent ? [...holders(old.parent, next.parent), ...edits] : edits;
}
/** The secret that holds the CA. A spec names the secret, what is deployed the version, too: between those there is no difference. */
function secretId({ certificateAuthority }, other) {
    const [own, its] = [certificateAuthority?.keyVaultSecretId ?? '', other.certificateAuthority?.keyVaultSecretId ?? ''];
    const secret = own.slice(0, own.lastIndexOf('/'));
    return its !== '' && secret.toLowerCase() === its.replace(/\/$/, '').toLowerCase() ? its : own || 'none';
}
/** What else a policy says. None of it is part of a predicted decision by itself, but a reader wants to know. */
function settings(old, next) {
    const rows = [
        ['threat intelligence', true, ({ threatIntelMode }) => threatIntelMode],
        ['the allowlist of threat intelligence', true, ({ threatIntelWhitelist }) => JSON.stringify(threatIntelWhitelist ?? null)],
        ['the DNS proxy', false, ({ dnsSettings }) => (dnsSettings?.enableProxy ? 'on' : 'off')],
        ['the DNS servers', true, ({ dnsSettings }) => (dnsSettings?.servers ?? []).join(', ') || "Azure's"],
        ['intrusion detection', true, ({ intrusionDetection }) => intrusionDetection?.mode ?? 'Off'],
        [
            'the signatures of intrusion detection',
            true,
            ({ intrusionDetection }) => (intrusionDetection?.signatureOverrides ?? []).map(({ id, mode }) => `${id} ${mode}`).join(', ') || 'not overridden',
        ],
        [
            'the bypass of intrusion detection',
            true,
            ({ intrusionDetection }) => JSON.stringify(intrusionDetection?.bypassTrafficSettings ?? [], withoutPlace),
        ],
        [
            'the private ranges of intrusion detection',
            true,
            ({ intrusionDetection }) => (intrusionDetection?.privateRanges ?? []).join(', ') || "Azure's",
        ],
        ['the private ranges of address translation', true, ({ snat }) => snat?.privateRanges.join(', ') ?? "Azure's"],
        ['the certificate authority', true, secretId],
        ['the base policy', false, ({ parent }) => (parent ? parent.name : 'none')],
    ];
    const own = rows.flatMap(([what, beyond, read]) => {
        const [before, after] = [read(old, next), read(next, old)];
        const detail = before.length + after.length <= 160 ? `${before} -> ${after}` : '';
        return before === after ? [] : [{ kind: 'setting', what, within: '', detail, ...(beyond ? { beyond } : {}) }];
    });
    return old.parent && next.parent ? [...settings(old.parent, next.parent).map(edit => ({ ...edit, within: 'parent' })), ...own] : own;
}

// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/evaluate.js + 6 modules
var evaluate = __webpack_require__(6056);
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

;// CONCATENATED MODULE: ./src/policy/regions/decided.js


/** Where the order of rules is open, every order that is possible is asked. */
const WORLDS = 6;
/** Network and application rules together: what they agree on, unless it ends with the former. */
function decided(side, network, application, flow, facts, effort) {
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

// EXTERNAL MODULE: ./src/policy/regions/without-web.js
var without_web = __webpack_require__(757);
;// CONCATENATED MODULE: ./src/policy/regions/compare.js
/**
 * Where two policies decide differently, computed from their rules. The flows are cut wherever a rule or a fact draws a line: by source,
 * service, address, name and path. No rule can tell two flows of one piece apart, so one of them stands for all, and the evaluator
 * itself says what becomes of it. Pieces in which both policies ask the same rules in the same order are passed over unasked.
 */












/** Evaluations, or the like of it, before giving up: some ten seconds. A piece that differs counts more: somebody will have to read it. */
const PATIENCE = 400_000;
const FOUND = 15;
class TooMuch extends Error {
}
/** All flows that two policies decide differently, in pieces. `patience`: how many evaluations it may take. */
function compare(old, next, facts, patience = PATIENCE) {
    const sides = [(0,regions_side/* sideOf */.Jh)(old), (0,regions_side/* sideOf */.Jh)(next)];
    const families = [
        { sides, family: (0,intervals/* join */.fj)(services/* kinds */.EZ.filter(kind => kind !== 'tcp').map(services/* spaceOf */.UN)) },
        { sides: [(0,regions_side/* sideOf */.Jh)((0,without_web/* withoutWeb */.z)(old)), (0,regions_side/* sideOf */.Jh)((0,without_web/* withoutWeb */.z)(next))], family: (0,services/* spaceOf */.UN)('tcp') },
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
        unfinished ??= bySource({ sides, changed: changedRules(sides), space, effort, report }, family);
    }
    return { space, pieces: [...found.values()], ...(unfinished === undefined ? {} : { unfinished }) };
}
const narrowed = ({ nat, network, application }, keep) => {
    const kept = (entries) => entries.flatMap(entry => keep(entry) ?? []);
    return { nat: kept(nat), network: kept(network), application: kept(application) };
};
const keyOfAsked = ({ nat, network, application }, key) => [nat, network, application].map(entries => entries.map(key).join('\n')).join('\f');
const agree = (sides, keys) => keys[0] === keys[1] && sides[0].settings === sides[1].settings;
/** Says what was left, where it was too much. */
function bySource(comparing, family) {
    const { sides, changed } = comparing;
    if (agree(sides, [keyOfAsked(sides[0], ({ wholeKey }) => wholeKey), keyOfAsked(sides[1], ({ wholeKey }) => wholeKey)]))
        return undefined;
    const entries = sides.flatMap(({ nat, network, application }) => [...nat, ...network, ...application]);
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
            byService(comparing, asked, axis, family);
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
/** `asked`: the rules that flows from this source may meet. */
function byService(comparing, asked, source, family) {
    const { sides, changed, effort } = comparing;
    const entries = asked.flatMap(({ nat, network, application }) => [...nat, ...network, ...application]);
    const sets = [...services/* kinds */.EZ.map(services/* spaceOf */.UN), services/* standardServices */.WC, ...entries.map(({ service }) => service)];
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
        const joint = [(0,services/* serviceAt */.xQ)(service).kind, (0,intervals/* has */.zy)(services/* standardServices */.WC, service), ...keys].join('\v');
        const group = groups.get(joint);
        if (group)
            group.axes.push(axis);
        else
            groups.set(joint, { asked: left, axes: [axis] });
    }
    for (const group of groups.values())
        byDestination(comparing, group.asked, source, (0,intervals/* join */.fj)([...group.axes, []]));
}
/** `asked`: the rules that flows of this service from this source may meet. */
function byDestination({ sides, changed, space, effort, report }, asked, source, service) {
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
                const was = decided(sides[0], answers[0], applied[0], asks, space.facts, effort);
                const is = decided(sides[1], answers[1], applied[1], asks, space.facts, effort);
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

// EXTERNAL MODULE: ./src/policy/regions/region.js + 1 modules
var region = __webpack_require__(466);
;// CONCATENATED MODULE: ./src/policy/diff.js






/**
 * Compares two policies in one world: both are asked with the same facts, those of the new file if it declares any, so that what differs
 * is the policies' doing.
 */
function diff(old, next, facts, patience) {
    const comparison = compare(old.policy, next.policy, facts, patience);
    const subnet = (next.spec ?? old.spec)?.network.aksSubnet.prefix;
    const unfinished = comparison.unfinished;
    return {
        old: old.name,
        next: next.name,
        regions: (0,region/* regionsOf */.NV)(comparison, old.policy, next.policy, subnet === undefined ? [] : (0,addresses/* blocksOf */.SH)([subnet])),
        space: comparison.space,
        flips: subnet === undefined ? [] : flipsBetween(old, next, facts, subnet),
        edits: editsBetween(old.policy, next.policy),
        notes: notesOn(old, next),
        ...(unfinished === undefined ? {} : { unfinished }),
        policies: [old.policy, next.policy],
    };
}
/** Each file's word on an expectation counts for its own policy, so that one who renames a rule in both places flips nothing. */
function flipsBetween(old, next, facts, subnet) {
    const [olds, news] = [old, next].map(({ spec }) => new Map((spec?.expectations ?? []).map(expectation => [expectation.name, expectation])));
    const both = old.spec !== undefined && next.spec !== undefined;
    const names = [...new Set([...(news?.keys() ?? []), ...(olds?.keys() ?? [])])];
    return names.flatMap((name) => {
        const [before, after] = [olds?.get(name) ?? news?.get(name), news?.get(name) ?? olds?.get(name)];
        if (!before || !after)
            return [];
        const [was] = (0,check/* check */.z6)([before], old.policy, facts, subnet);
        const [is] = (0,check/* check */.z6)([after], next.policy, facts, subnet);
        if (!was || !is || was.holds === is.holds)
            return [];
        const status = !both || (olds?.has(name) && news?.has(name)) ? 'kept' : news?.has(name) ? 'added' : 'removed';
        return [{ expectation: after, was, is, status }];
    });
}
function notesOn(old, next) {
    const notes = [];
    if (old.spec && next.spec && JSON.stringify(old.spec.facts) !== JSON.stringify(next.spec.facts))
        notes.push(`the facts of the two files differ; both policies are asked with those of ${next.name}`);
    if (old.spec && next.spec && old.spec.network.aksSubnet.prefix !== next.spec.network.aksSubnet.prefix)
        notes.push(`the AKS subnet was ${old.spec.network.aksSubnet.prefix} and is ${next.spec.network.aksSubnet.prefix}; examples and expectations are from the latter`);
    for (const { name, policy } of [old, next]) {
        const open = [...new Set((0,unknown/* unknownsOf */.F9)(policy).map(({ because }) => because))];
        if (open.length > 0)
            notes.push(`${name} leaves open ${open.slice(0, 3).join(', ')}${open.length > 3 ? ` and ${open.length - 3} more` : ''}; what depends on it is not certain`);
    }
    return notes;
}


/***/ })

};
