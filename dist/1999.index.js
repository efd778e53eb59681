export const id = 1999;
export const ids = [1999];
export const modules = {

/***/ 1999:
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

// EXTERNAL MODULE: ./src/policy/regions/compare.js + 3 modules
var compare = __webpack_require__(1261);
// EXTERNAL MODULE: ./src/policy/regions/region.js + 1 modules
var region = __webpack_require__(466);
// EXTERNAL MODULE: ./src/policy/unknown.js
var unknown = __webpack_require__(5106);
;// CONCATENATED MODULE: ./src/policy/diff.js






/**
 * Compares two policies in one world: both are asked with the same facts, those of the new file if it declares any, so that what differs
 * is the policies' doing.
 */
function diff(old, next, facts, patience) {
    const comparison = (0,compare/* compare */.UD)(old.policy, next.policy, facts, patience);
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
