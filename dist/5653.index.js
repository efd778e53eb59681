export const id = 5653;
export const ids = [5653,8887];
export const modules = {

/***/ 5653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  liveDifference: () => (/* binding */ liveDifference)
});

// EXTERNAL MODULE: ./src/policy/diff.js + 6 modules
var diff = __webpack_require__(5453);
// EXTERNAL MODULE: ./src/policy/place.js
var place = __webpack_require__(4099);
// EXTERNAL MODULE: ./src/policy/fqdn-tags.js
var fqdn_tags = __webpack_require__(8395);
// EXTERNAL MODULE: ./src/policy/parse.js + 13 modules
var parse = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/policy/service-tags.js
var service_tags = __webpack_require__(7313);
// EXTERNAL MODULE: ./src/policy/hole.js
var policy_hole = __webpack_require__(7056);
;// CONCATENATED MODULE: ./src/policy/template/value.js

const isList = (value) => Array.isArray(value);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !(0,policy_hole/* isHole */.$Q)(value);
/** Property names are compared without regard to case, as Azure does. */
function propertyOf(value, name) {
    if (Object.hasOwn(value, name))
        return value[name];
    const wanted = name.toLowerCase();
    const key = Object.keys(value).find(key => key.toLowerCase() === wanted);
    return key === undefined ? undefined : value[key];
}
function makePlaces() {
    const known = new WeakMap();
    const keyOf = (value) => (typeof value === 'object' && value !== null ? value : undefined);
    return {
        of: value => {
            const key = keyOf(value);
            return (0,policy_hole/* isHole */.$Q)(value) ? value.place : key && known.get(key);
        },
        set: (value, place) => {
            const key = keyOf(value);
            if (key && place && !(0,policy_hole/* isHole */.$Q)(value) && !known.has(key))
                known.set(key, place);
        },
    };
}
/** A value in a few words; holes in braces. Long ones are cut and marked, so that different values stay different. */
const textOf = (value) => written(value, { parts: 500 });
/** `left` is shared by all parts: what is built of itself many times over is not written out. */
function written(value, left) {
    if ((0,policy_hole/* isHole */.$Q)(value))
        return value.text;
    if (typeof value !== 'object' || value === null)
        return value_short(String(value));
    const close = isList(value) ? ']' : '}';
    const parts = [];
    for (const [key, item] of Object.entries(value)) {
        if (left.parts-- <= 0) {
            parts.push('...');
            break;
        }
        parts.push(isList(value) ? written(item, left) : `${key}: ${written(item, left)}`);
    }
    return value_short(`${isList(value) ? '[' : '{'}${parts.join(', ')}${close}`);
}
const MOST_CHARACTERS = 300;
const value_short = (text) => (0,policy_hole/* shortened */.vI)(text, MOST_CHARACTERS);
const MOST_TEXTS = 10_000;
/** Every text in a value, in lower case; of holes, what is known of them. */
function textsIn(value) {
    const texts = [];
    const open = [value];
    while (open.length > 0 && texts.length < MOST_TEXTS) {
        const part = open.pop() ?? null;
        if ((0,policy_hole/* isHole */.$Q)(part))
            texts.push(part.text.toLowerCase());
        else if (typeof part === 'string')
            texts.push(part.toLowerCase());
        else if (typeof part === 'object' && part !== null)
            open.push(...Object.values(part));
    }
    return texts;
}

;// CONCATENATED MODULE: ./src/policy/template/scope.js


/** Thrown when a template asks for more work than any real one. Caught where the reading began. */
class TooMuchWork extends Error {
}
const MAX_DEPTH = 120;
function makeBudget(steps = 2_500_000) {
    let left = steps;
    let depth = 0;
    return {
        spend: (count = 1) => {
            left -= count;
            if (left < 0)
                throw new TooMuchWork(`it takes more than ${steps} steps to work out`);
        },
        deeper: (what, otherwise) => {
            if (depth >= MAX_DEPTH)
                return otherwise();
            depth++;
            try {
                return what();
            }
            finally {
                depth--;
            }
        },
    };
}
/** The symbols of the outermost template; nested ones are numbered. */
const TOP = '0';
/**
 * What tells one working out of an expression from another: the place, the rounds of the loops around it, the nested deployment. For holes
 * whose text does not hold all that they are made of.
 */
const standpoint = ({ symbols, copies, lambdas }, place, source = '') => {
    const bound = [...copies, ...lambdas].map(([name, value]) => `${name}=${textOf(value)}`).join();
    const plain = bound === '' && source === '' && symbols === TOP;
    return `@${place?.line ?? 0}:${place?.column ?? 0}${plain ? '' : `#${(0,policy_hole/* checksum */.cM)(`${symbols}|${bound}|${source}`).toString(36)}`}`;
};
/**
 * `copyIndex()` without a name is the round of the resource, also inside the loop of a property, which is asked for by its name: that is
 * how Bicep compiles a loop in a loop (learn.microsoft.com/azure/azure-resource-manager/templates/copy-properties, resource and property
 * iteration together). Only where no resource loops it can be nothing but the innermost.
 */
const RESOURCE = '';
const INNERMOST = ' ';
const unnamedIndex = ({ copies }) => copies.get(RESOURCE) ?? copies.get(INNERMOST);
/** The loops of outputs have no name. */
const withCopy = (scope, name, index) => looped(scope, name === '' ? RESOURCE : INNERMOST, name, index);
const withResourceCopy = (scope, name, index) => looped(scope, RESOURCE, name, index);
const looped = (scope, kind, name, index) => ({
    ...scope,
    copies: new Map([...scope.copies, [kind, index], ...(name === '' ? [] : [[name.toLowerCase(), index]])]),
});

// EXTERNAL MODULE: ./src/policy/unknown.js
var unknown = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/policy/addresses.js
var policy_addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/arm.js + 1 modules
var arm = __webpack_require__(198);
// EXTERNAL MODULE: ./src/policy/source/fields.js
var source_fields = __webpack_require__(5795);
;// CONCATENATED MODULE: ./src/policy/source/choose.js



/** Every group to its policy. A policy that only its groups speak of stands elsewhere. */
function attach({ policies, groups, file }) {
    const found = new Map(uniqueById(policies).map(part => [part, []]));
    for (const group of groups) {
        const parts = [...found.keys()];
        const name = group.policyId?.split('/').at(-1);
        const byName = parts.filter(part => part.name.toLowerCase() === name);
        const own = parts.find(part => part.id !== undefined && part.id === group.policyId) ??
            (byName.length === 1 ? byName[0] : undefined) ??
            (group.policyId === undefined && parts.length === 1 ? parts[0] : undefined);
        const part = own ?? {
            name: group.policyId?.split('/').at(-1) ?? '(policy)',
            ...(group.policyId === undefined ? {} : { id: group.policyId }),
            body: null,
            place: { file, line: 1, column: 1 },
            conditions: [],
            elsewhere: true,
        };
        const members = found.get(part) ?? [];
        members.push(group);
        found.set(part, members);
    }
    return [...found].map(([part, members]) => ({ part, groups: members }));
}
/** The same policy may be declared twice, under conditions that exclude each other, or here and as an existing one. */
function uniqueById(policies) {
    const kept = new Map();
    for (const part of policies) {
        const key = part.id ?? `#${kept.size}`;
        const before = kept.get(key);
        if (!before || (before.elsewhere && !part.elsewhere))
            kept.set(key, part);
    }
    return [...kept.values()];
}
/** The policy of that name; or the one with groups; or, of several with groups, the one that is no other's base; or that a firewall has. */
function choose(candidates, { file, inUse }, policyName) {
    const names = candidates
        .map(({ part, groups }) => `${part.name} (line ${part.place.line}, ${groups.length} rule collection groups)`)
        .join('; ');
    const fault = (message) => ({ place: { file, line: 1, column: 1 }, path: '', message });
    const whichOne = fault(`there are several policies here; say which one with --policy-name: ${names}`);
    if (policyName !== undefined) {
        const named = candidates.filter(({ part }) => part.name.toLowerCase() === policyName.toLowerCase());
        const [only, ...others] = named;
        if (only && others.length === 0)
            return { among: [only], whichOne };
        const how = named.length === 0 ? 'no' : 'more than one';
        return { fault: fault(`${how} policy here is named "${policyName}"; there is ${names || 'none'}`) };
    }
    const filled = candidates.filter(({ groups }) => groups.length > 0);
    const among = filled.length > 0 ? filled : candidates;
    const bases = new Set(among.flatMap(({ part }) => baseOf(part)?.id ?? []));
    const leaves = among.filter(({ part }) => part.id === undefined || !bases.has(part.id));
    const used = leaves.filter(({ part }) => part.id !== undefined && inUse?.has(part.id));
    const [only] = used;
    if (only && used.length === 1 && leaves.length > 1) {
        const others = leaves.flatMap(({ part }) => (part === only.part ? [] : [part.name])).join(', ');
        return {
            among: [only],
            whichOne,
            note: `read is policy ${only.part.name}, which the firewall here has; not ${others}: say so with --policy-name`,
        };
    }
    const [leaf, ...more] = leaves.length > 0 ? leaves : among;
    return leaf ? { among: [leaf, ...more], whichOne } : { fault: fault('there is no firewall policy here') };
}
/** The base policy that a body names. An empty id names none. */
function baseOf(part) {
    const properties = (0,source_fields/* propertiesOf */.P1)(part.body);
    const base = isObject(properties) ? propertyOf(properties, 'basePolicy') : undefined;
    const id = isObject(base ?? null) ? propertyOf(base, 'id') : base;
    if (id === undefined || id === null || id === '')
        return undefined;
    return { id: textOf(id).toLowerCase(), ...((0,policy_hole/* isHole */.$Q)(id) ? { hole: id } : {}) };
}

;// CONCATENATED MODULE: ./src/policy/source/inherited.js
/**
 * A base policy as the policy below it has it. Its network and application rules come first there. Of its DNAT rules Microsoft says both:
 * the worked example of "rule processing" asks the base policy's first, and "policy overview" of Firewall Manager says that NAT rule
 * collections are not inherited. So they may be there or not, all of them alike.
 */
const inherited = (base) => ({ ...base, ruleCollectionGroups: base.ruleCollectionGroups.map(withOpenDnat) });
const withOpenDnat = (group) => ({
    ...group,
    ruleCollections: group.ruleCollections.map(collection => (collection.action === 'DNAT' ? inherited_open(collection) : collection)),
});
const inherited_open = (collection) => ({
    ...collection,
    unknown: [
        ...(collection.unknown ?? []),
        { field: 'condition', because: "whether a base policy's DNAT rules are inherited (Microsoft's documents say both)" },
    ],
});

// EXTERNAL MODULE: ./src/policy/source/read-group.js + 1 modules
var read_group = __webpack_require__(1314);
;// CONCATENATED MODULE: ./src/policy/source/assemble.js








/** The policy that is meant, with its groups, its IP groups and its base policy. */
function assemble(parts, choice) {
    const candidates = attach(parts);
    const chosen = choose(candidates, parts, choice.policyName);
    if ('fault' in chosen)
        return { fault: chosen.fault };
    const [first, ...others] = chosen.among;
    const built = build(first, candidates, parts, choice.parent, []);
    if (built.fault)
        return built;
    // A loop may make the same policy for each region: whichever is meant, the answers are the same.
    const text = others.length > 0 ? withoutNames(built.policy) : '';
    const alternatives = [];
    for (const other of others) {
        const made = build(other, candidates, parts, choice.parent, []);
        if (made.fault)
            return { fault: chosen.whichOne };
        if (withoutNames(made.policy) !== text)
            alternatives.push(made.policy);
    }
    if (alternatives.length > 0 && choice.incomplete !== 'read')
        return { fault: chosen.whichOne };
    const { location } = first.part;
    return {
        policy: built.policy,
        ...(alternatives.length > 0 ? { alternatives } : {}),
        ...(location === undefined || others.length > 0 ? {} : { location }),
        notes: [
            ...(chosen.note === undefined ? [] : [chosen.note]),
            ...(alternatives.length > 0 ? [`${chosen.whichOne.message}; until then each is asked`] : []),
            ...(first.part.elsewhere
                ? [`policy "${first.part.name}" itself is not here: rule collection groups that it has elsewhere are not considered`]
                : []),
        ],
    };
}
const withoutNames = ({ name: _, ...policy }) => JSON.stringify(policy, (key, value) => (key === 'place' ? undefined : value));
function build({ part, groups }, candidates, parts, given, children) {
    if (children.includes(part)) {
        const circle = [...children.slice(children.indexOf(part)), part].map(({ name }) => name).join(' -> ');
        return { fault: { place: part.place, path: '', message: `the base policies go round in a circle: ${circle}` } };
    }
    const reading = { places: parts.places, ipGroup: ipGroups(parts) };
    const policy = (0,arm/* fromArm */.Z)({ name: part.name, policy: part.body ?? {}, ruleCollectionGroups: groups.map(({ body }) => body) }, reading);
    const base = baseOf(part);
    const inside = base && candidates.find(candidate => candidate.part.id === base.id);
    const parent = inside ? build(inside, candidates, parts, given, [...children, part]) : undefined;
    if (parent?.fault)
        return parent;
    const above = parent?.policy ?? given ?? (base ? elsewhere(base) : undefined);
    return {
        policy: {
            ...policy,
            ruleCollectionGroups: [
                ...policy.ruleCollectionGroups.map((group, index) => perhaps(group, groups[index], part)),
                ...missing(part, groups, parts),
            ],
            ...(above ? { parent: inherited(above) } : {}),
            ...(part.elsewhere ? taken(policy, part, parts.file) : {}),
        },
    };
}
/** A group that hangs on a condition that is not known, unless its policy hangs on the same. */
function perhaps(group, part, policy) {
    const place = group.place ?? part?.place;
    const shared = new Set(policy.conditions.map(({ text }) => text));
    const conditions = (part?.conditions ?? [])
        .filter(({ text }) => !shared.has(text))
        .map((hole) => ({
        field: 'condition',
        because: `whether ${hole.text} (${hole.because}) deploys it`,
        ...(hole.place ? { place: hole.place } : {}),
    }));
    return { ...group, ...(place ? { place } : {}), ...(conditions.length > 0 ? { unknown: [...(group.unknown ?? []), ...conditions] } : {}) };
}
/** Groups that a policy's body names and that were not given; any, where it says nothing of them and nothing else was given. */
function missing({ body, name, place }, groups, { alone }) {
    const properties = (0,source_fields/* propertiesOf */.P1)(body);
    const listed = isObject(properties) ? propertyOf(properties, 'ruleCollectionGroups') : undefined;
    if (!Array.isArray(listed)) {
        const because = `the rule collection groups of policy "${name}", of which its body says nothing`;
        return alone === true && groups.length === 0 ? [(0,read_group/* unreadGroup */.tI)('(rule collection groups)', { because, place })] : [];
    }
    const have = new Set(groups.map(group => group.name.toLowerCase()));
    return listed.flatMap(entry => {
        const id = isObject(entry) && !['properties', 'ruleCollections'].some(key => propertyOf(entry, key) !== undefined)
            ? propertyOf(entry, 'id')
            : undefined;
        const group = typeof id === 'string' ? (id.split('/').at(-1) ?? '') : undefined;
        if (group === undefined || have.has(group.toLowerCase()))
            return [];
        return [(0,read_group/* unreadGroup */.tI)(group, { because: `rule collection group "${group}", which policy "${name}" names and which is not given`, place })];
    });
}
/** A base policy that is not given: its rules come first, and any of them may decide. */
const elsewhere = ({ id, hole }) => {
    const name = id.split('/').at(-1) ?? id;
    const because = hole
        ? `the base policy ${hole.text} (${hole.because}); give it with --parent`
        : `the base policy "${name}", which is not given; give it with --parent`;
    return unreadPolicy(name, { because, ...(hole?.place ? { place: hole.place } : {}) }, `base policy ${name}`);
};
/** A policy of which nothing is known but that it is there. */
const unreadPolicy = (name, about, group = `policy ${name}`) => ({
    name,
    threatIntelMode: 'Alert',
    ruleCollectionGroups: [(0,read_group/* unreadGroup */.tI)(group, about)],
    unknown: [{ field: 'transportSecurity', because: about.because }],
});
/** Groups without their policy are taken as part of one that can do what they ask for. */
function taken(policy, part, file) {
    const missing = `policy "${part.name}" itself is not in ${file}`;
    return {
        certificateAuthority: policy.certificateAuthority ?? { name: '', keyVaultSecretId: '' },
        dnsSettings: { servers: [], enableProxy: true },
        assumed: {
            certificateAuthority: `${missing}; it is taken to have a certificate authority`,
            dnsProxy: `${missing}; it is taken to be a DNS proxy`,
        },
    };
}
/** IP groups by id; the addresses that stand in the source. */
function ipGroups({ ipGroups: groups, places }) {
    const known = new Map();
    for (const { id, name, body, conditions } of groups) {
        const fields = (0,source_fields/* fieldsOf */.Pf)((0,source_fields/* propertiesOf */.P1)(body), { places });
        const unknown = [
            ...conditions,
            ...fields.items('ipAddresses').filter(policy_hole/* isHole */.$Q),
            ...((0,policy_hole/* isHole */.$Q)(body) ? [body] : []),
            ...(known.has(id ?? '') ? [new policy_hole/* Hole */.t1('it is declared more than once', `{${name}}`, places.of(body))] : []),
        ];
        const texts = fields.texts('ipAddresses');
        const odd = texts.filter(text => !(0,policy_addresses/* parseBlock */.rT)(text) && !(0,policy_addresses/* looksLikeIpv6 */.zP)(text));
        unknown.push(...odd.map(text => new policy_hole/* Hole */.t1('it is no address', JSON.stringify(text), places.of(body))));
        const addresses = texts.filter(text => !odd.includes(text));
        if (id !== undefined)
            known.set(id, { name, addresses, unknown });
    }
    return id => known.get(id.toLowerCase());
}

;// CONCATENATED MODULE: ./src/policy/source/older-shapes.js


/** Two older ways to write the same rules, turned into today's. What is made stands where what it is made of stands. */
/** `firewallPolicies/ruleGroups` (API 2019-06-01 to 2020-04-01): a rule held an action and conditions; today that is a collection and its rules. */
function fromRuleGroup(properties, places) {
    if (!isObject(properties))
        return properties;
    return placed({
        priority: propertyOf(properties, 'priority') ?? null,
        ruleCollections: mapped(propertyOf(properties, 'rules') ?? [], rule => collection(rule, places)),
    }, properties, places);
}
function collection(rule, places) {
    const nat = /nat/i.test(String(propertyOf(rule, 'ruleType') ?? ''));
    const conditions = propertyOf(rule, 'ruleConditions') ??
        (propertyOf(rule, 'ruleCondition') === undefined ? [] : [propertyOf(rule, 'ruleCondition') ?? null]);
    const translated = nat
        ? { translatedAddress: propertyOf(rule, 'translatedAddress') ?? null, translatedPort: propertyOf(rule, 'translatedPort') ?? null }
        : {};
    return placed({
        ...pick(rule, ['name', 'priority', 'action']),
        ruleCollectionType: nat ? 'FirewallPolicyNatRuleCollection' : 'FirewallPolicyFilterRuleCollection',
        rules: mapped(conditions, condition => placed({ ...condition, ...translated, ruleType: nat ? 'NatRule' : conditionType(condition) }, condition, places)),
    }, rule, places);
}
const conditionType = (condition) => {
    const type = propertyOf(condition, 'ruleConditionType');
    return typeof type === 'string' ? type.replace(/Condition$/i, '') : (type ?? null);
};
const CLASSIC = [
    ['natRuleCollections', 'NatRule', 'FirewallPolicyNatRuleCollection'],
    ['networkRuleCollections', 'NetworkRule', 'FirewallPolicyFilterRuleCollection'],
    ['applicationRuleCollections', 'ApplicationRule', 'FirewallPolicyFilterRuleCollection'],
];
/** Whether the properties of a firewall hold rules of its own (classic rules), and not only a policy's id. */
const hasClassicRules = (properties) => isObject(properties) &&
    CLASSIC.some(([key]) => {
        const value = propertyOf(properties, key);
        return value !== undefined && value !== null && !(isList(value) && value.length === 0);
    });
/** Collections without a single rule decide nothing: what some leave in a firewall that a policy rules. */
const hasClassicRulesBesidePolicy = (properties) => isObject(properties) &&
    CLASSIC.some(([key]) => {
        const collections = propertyOf(properties, key) ?? [];
        return isList(collections) ? collections.some(holdsRules) : collections !== null;
    });
function holdsRules(collection) {
    const inner = isObject(collection) ? (propertyOf(collection, 'properties') ?? collection) : collection;
    const rules = isObject(inner) ? (propertyOf(inner, 'rules') ?? []) : inner;
    return !(isList(rules) && rules.length === 0);
}
/** Classic rules of a firewall as rule collection groups, one for each type: between types the priority never mattered. */
function fromClassic(properties, places) {
    if (!isObject(properties))
        return [];
    return CLASSIC.flatMap(([key, ruleType, ruleCollectionType], index) => {
        const collections = propertyOf(properties, key);
        if (collections === undefined || collections === null || (isList(collections) && collections.length === 0))
            return [];
        const ruleCollections = mapped(collections, body => classicCollection(body, ruleType, ruleCollectionType, places));
        const group = placed({ priority: 100 * (index + 1), ruleCollections }, (0,policy_hole/* isHole */.$Q)(collections) ? properties : collections, places);
        return [{ name: key, group: placed({ name: key, properties: group }, group, places) }];
    });
}
/** A firewall with classic rules has no certificate authority, so it never inspects; it is a DNS proxy if its additional properties say so. */
function classicSettings(properties) {
    if (!isObject(properties))
        return {};
    const more = propertyOf(properties, 'additionalProperties') ?? null;
    const proxy = (0,policy_hole/* isHole */.$Q)(more) ? more : isObject(more) ? (propertyOf(more, 'Network.DNS.EnableProxy') ?? false) : false;
    return {
        threatIntelMode: propertyOf(properties, 'threatIntelMode') ?? null,
        dnsSettings: { servers: [], enableProxy: proxy },
        ruleCollectionGroups: [],
    };
}
function classicCollection(body, ruleType, ruleCollectionType, places) {
    const inner = propertyOf(body, 'properties');
    if ((0,policy_hole/* isHole */.$Q)(inner))
        return inner;
    const properties = isObject(inner) ? inner : body;
    const rules = mapped(propertyOf(properties, 'rules') ?? [], rule => {
        const protocols = ruleType === 'ApplicationRule' ? {} : { ipProtocols: propertyOf(rule, 'protocols') ?? propertyOf(rule, 'ipProtocols') ?? [] };
        return placed({ ...rule, ...protocols, ruleType }, rule, places);
    });
    return placed({ name: propertyOf(body, 'name') ?? null, ...pick(properties, ['priority', 'action']), ruleCollectionType, rules }, body, places);
}
const pick = (from, keys) => Object.fromEntries(keys.flatMap(key => {
    const value = propertyOf(from, key);
    return value === undefined ? [] : [[key, value]];
}));
/** Each object of a list; holes and what is no object stay for the reader to tell. */
const mapped = (list, change) => isList(list) ? list.map(item => (isObject(item) ? change(item) : item)) : list;
function placed(value, like, places) {
    places.set(value, places.of(like));
    return value;
}

;// CONCATENATED MODULE: ./src/policy/source/from-bodies.js




const TYPES = {
    'microsoft.network/firewallpolicies': 'policy',
    'microsoft.network/firewallpolicies/rulecollectiongroups': 'group',
    'microsoft.network/firewallpolicies/rulegroups': 'ruleGroup',
    'microsoft.network/ipgroups': 'ipGroup',
    'microsoft.network/azurefirewalls': 'firewall',
};
/** Fields that hold rules or addresses say what a body is, whatever its id says: nothing of them may be passed over. */
const STRONG = [
    ['ruleCollections', 'group'],
    ['ruleCollectionType', 'collection'],
    ['applicationRuleCollections', 'firewall'],
    ['networkRuleCollections', 'firewall'],
    ['natRuleCollections', 'firewall'],
    ['ipAddresses', 'ipGroup'],
];
/** What tells a kind where neither type nor id does. */
const WEAK = [
    ['firewallPolicy', 'firewall'],
    ['ipConfigurations', 'firewall'],
    ['hubIPAddresses', 'firewall'],
    ['threatIntelMode', 'policy'],
    ['ruleCollectionGroups', 'policy'],
    ['transportSecurity', 'policy'],
    ['dnsSettings', 'policy'],
    ['intrusionDetection', 'policy'],
    ['basePolicy', 'policy'],
];
/** What a body of ARM is: by what it holds, its type, its id, its other fields. */
function kindOf(body) {
    const type = propertyOf(body, 'type');
    const properties = (0,source_fields/* propertiesOf */.P1)(body);
    const fields = isObject(properties) ? properties : {};
    const told = (signs) => signs.find(([key]) => propertyOf(fields, key) !== undefined)?.[1];
    const legacy = ['rules', 'priority'].every(key => propertyOf(fields, key) !== undefined) && propertyOf(fields, 'ruleCollectionType') === undefined;
    return (told(STRONG) ??
        (legacy ? 'ruleGroup' : undefined) ??
        (typeof type === 'string' ? TYPES[type.toLowerCase()] : undefined) ??
        TYPES[typeOfId(idOf(body) ?? '')] ??
        told(WEAK));
}
const idOf = (body) => {
    const id = propertyOf(body, 'id');
    return typeof id === 'string' && id.startsWith('/') ? id.toLowerCase() : undefined;
};
/** A group's id names its policy; some write the policy's own. */
const policyIdOf = (id) => typeOfId(id) === 'microsoft.network/firewallpolicies' ? id : id.split('/').slice(0, -2).join('/');
/** `/subscriptions/s/resourceGroups/g/providers/microsoft.network/ipgroups/x` is a `microsoft.network/ipgroups`. */
const typeOfId = (id) => {
    const [provider, ...rest] = id.slice(id.lastIndexOf('/providers/') + '/providers/'.length).split('/');
    return [provider, ...rest.filter((_, index) => index % 2 === 0)].join('/');
};
/** A resource that says itself that it has nothing to do with firewalls, in the listing of a resource group. */
function isOther(body) {
    const type = propertyOf(body, 'type');
    return typeof type === 'string' && /^[\w-]+\.[\w.-]+\/[\w/-]+$/.test(type) && !/firewall|ipgroups/i.test(type);
}
/** Bodies as parts. Undefined: this is nothing that belongs to a firewall. */
function partsOfBodies(bodies, places, file) {
    const policies = [];
    const groups = [];
    const ipGroups = [];
    for (const body of bodies) {
        if (!isObject(body))
            return undefined;
        const [kind, id] = [kindOf(body), idOf(body)];
        const place = places.of(body) ?? { file, line: 1, column: 1 };
        const name = propertyOf(body, 'name') ?? id?.split('/').at(-1);
        const about = { name: typeof name === 'string' ? name : `(${kind})`, ...(id === undefined ? {} : { id }), place, conditions: [] };
        const policyId = id === undefined ? {} : { policyId: policyIdOf(id) };
        const properties = (0,source_fields/* propertiesOf */.P1)(body);
        if (kind === 'policy') {
            const location = propertyOf(body, 'location');
            policies.push({ ...about, body, elsewhere: false, ...(typeof location === 'string' ? { location } : {}) });
            groups.push(...inlineGroups(body, places, id));
        }
        else if (kind === 'group')
            groups.push({ ...about, ...policyId, body });
        else if (kind === 'ruleGroup') {
            const today = { name: about.name, properties: fromRuleGroup(properties, places) };
            places.set(today, place);
            groups.push({ ...about, ...policyId, body: today });
        }
        else if (kind === 'collection') {
            const whole = { name: `(the group of ${about.name})`, properties: { priority: 100, ruleCollections: [body] } };
            places.set(whole, place);
            groups.push({ ...about, body: whole });
        }
        else if (kind === 'ipGroup')
            ipGroups.push({ ...about, body });
        else if (kind === 'firewall') {
            policies.push({ ...about, id: id ?? `#${policies.length}`, body: classicSettings(properties), elsewhere: false });
            for (const { name: key, group } of fromClassic(properties, places))
                groups.push({ name: key, place: places.of(group) ?? place, conditions: [], body: group, policyId: id ?? `#${policies.length - 1}` });
        }
        else if (!isOther(body))
            return undefined;
    }
    return policies.length + groups.length + ipGroups.length === 0 && bodies.length > 0
        ? undefined
        : { file, places, policies, groups, ipGroups };
}
/** Some write the groups themselves where a policy's body lists their ids. */
function inlineGroups(policy, places, policyId) {
    const properties = (0,source_fields/* propertiesOf */.P1)(policy);
    const listed = isObject(properties) ? propertyOf(properties, 'ruleCollectionGroups') : undefined;
    if (!isList(listed))
        return [];
    return listed.flatMap(body => {
        if (!isObject(body) || kindOf(body) !== 'group' || propertyOf((0,source_fields/* propertiesOf */.P1)(body), 'ruleCollections') === undefined)
            return [];
        const name = propertyOf(body, 'name');
        const place = places.of(body) ?? { file: '', line: 1, column: 1 };
        return [{ name: typeof name === 'string' ? name : '', body, place, conditions: [], ...(policyId === undefined ? {} : { policyId }) }];
    });
}
/** A firewall without classic rules is ruled by a policy, which is not in its body. */
function ruledBy(body) {
    const properties = (0,source_fields/* propertiesOf */.P1)(body);
    if (kindOf(body) !== 'firewall' || hasClassicRules(properties) || !isObject(properties))
        return undefined;
    const policy = propertyOf(properties, 'firewallPolicy');
    const id = policy !== undefined && isObject(policy) ? propertyOf(policy, 'id') : undefined;
    return typeof id === 'string' ? id : (0,policy_hole/* isHole */.$Q)(id) ? id.text : undefined;
}

// EXTERNAL MODULE: ./node_modules/.shared/YC2ANOAA.js
var YC2ANOAA = __webpack_require__(4263);
;// CONCATENATED MODULE: ./node_modules/jsonc-parser.js
function v(e,o=!1){let g=e.length,n=0,f="",p=0,s=16,d=0,i=0,c=0,b=0,h=0;function N(t,k){let m=0,u=0;for(;m<t||!k;){let r=e.charCodeAt(n);if(r>=48&&r<=57)u=u*16+r-48;else if(r>=65&&r<=70)u=u*16+r-65+10;else if(r>=97&&r<=102)u=u*16+r-97+10;else break;n++,m++}return m<t&&(u=-1),u}function B(t){n=t,f="",p=0,s=16,h=0}function I(){let t=n;if(e.charCodeAt(n)===48)n++;else for(n++;n<e.length&&y(e.charCodeAt(n));)n++;if(n<e.length&&e.charCodeAt(n)===46)if(n++,n<e.length&&y(e.charCodeAt(n)))for(n++;n<e.length&&y(e.charCodeAt(n));)n++;else return h=3,e.substring(t,n);let k=n;if(n<e.length&&(e.charCodeAt(n)===69||e.charCodeAt(n)===101))if(n++,(n<e.length&&e.charCodeAt(n)===43||e.charCodeAt(n)===45)&&n++,n<e.length&&y(e.charCodeAt(n))){for(n++;n<e.length&&y(e.charCodeAt(n));)n++;k=n}else h=3;return e.substring(t,k)}function j(){let t="",k=n;for(;;){if(n>=g){t+=e.substring(k,n),h=2;break}let m=e.charCodeAt(n);if(m===34){t+=e.substring(k,n),n++;break}if(m===92){if(t+=e.substring(k,n),n++,n>=g){h=2;break}switch(e.charCodeAt(n++)){case 34:t+='"';break;case 92:t+="\\";break;case 47:t+="/";break;case 98:t+="\b";break;case 102:t+="\f";break;case 110:t+=`
`;break;case 114:t+="\r";break;case 116:t+="	";break;case 117:let r=N(4,!0);r>=0?t+=String.fromCharCode(r):h=4;break;default:h=5}k=n;continue}if(m>=0&&m<=31)if(A(m)){t+=e.substring(k,n),h=2;break}else h=6;n++}return t}function T(){if(f="",h=0,p=n,i=d,b=c,n>=g)return p=g,s=17;let t=e.charCodeAt(n);if(S(t)){do n++,f+=String.fromCharCode(t),t=e.charCodeAt(n);while(S(t));return s=15}if(A(t))return n++,f+=String.fromCharCode(t),t===13&&e.charCodeAt(n)===10&&(n++,f+=`
`),d++,c=n,s=14;switch(t){case 123:return n++,s=1;case 125:return n++,s=2;case 91:return n++,s=3;case 93:return n++,s=4;case 58:return n++,s=6;case 44:return n++,s=5;case 34:return n++,f=j(),s=10;case 47:let k=n-1;if(e.charCodeAt(n+1)===47){for(n+=2;n<g&&!A(e.charCodeAt(n));)n++;return f=e.substring(k,n),s=12}if(e.charCodeAt(n+1)===42){n+=2;let m=g-1,u=!1;for(;n<m;){let r=e.charCodeAt(n);if(r===42&&e.charCodeAt(n+1)===47){n+=2,u=!0;break}n++,A(r)&&(r===13&&e.charCodeAt(n)===10&&n++,d++,c=n)}return u||(n++,h=1),f=e.substring(k,n),s=13}return f+=String.fromCharCode(t),n++,s=16;case 45:if(f+=String.fromCharCode(t),n++,n===g||!y(e.charCodeAt(n)))return s=16;case 48:case 49:case 50:case 51:case 52:case 53:case 54:case 55:case 56:case 57:return f+=I(),s=11;default:for(;n<g&&O(t);)n++,t=e.charCodeAt(n);if(p!==n){switch(f=e.substring(p,n),f){case"true":return s=8;case"false":return s=9;case"null":return s=7}return s=16}return f+=String.fromCharCode(t),n++,s=16}}function O(t){if(S(t)||A(t))return!1;switch(t){case 125:case 93:case 123:case 91:case 34:case 58:case 44:case 47:return!1}return!0}function _(){let t;do t=T();while(t>=12&&t<=15);return t}return{setPosition:B,getPosition:()=>n,scan:o?_:T,getToken:()=>s,getTokenValue:()=>f,getTokenOffset:()=>p,getTokenLength:()=>n-p,getTokenStartLine:()=>i,getTokenStartCharacter:()=>p-b,getTokenError:()=>h}}function S(e){return e===32||e===9}function A(e){return e===10||e===13}function y(e){return e>=48&&e<=57}var P;(function(e){e[e.lineFeed=10]="lineFeed",e[e.carriageReturn=13]="carriageReturn",e[e.space=32]="space",e[e._0=48]="_0",e[e._1=49]="_1",e[e._2=50]="_2",e[e._3=51]="_3",e[e._4=52]="_4",e[e._5=53]="_5",e[e._6=54]="_6",e[e._7=55]="_7",e[e._8=56]="_8",e[e._9=57]="_9",e[e.a=97]="a",e[e.b=98]="b",e[e.c=99]="c",e[e.d=100]="d",e[e.e=101]="e",e[e.f=102]="f",e[e.g=103]="g",e[e.h=104]="h",e[e.i=105]="i",e[e.j=106]="j",e[e.k=107]="k",e[e.l=108]="l",e[e.m=109]="m",e[e.n=110]="n",e[e.o=111]="o",e[e.p=112]="p",e[e.q=113]="q",e[e.r=114]="r",e[e.s=115]="s",e[e.t=116]="t",e[e.u=117]="u",e[e.v=118]="v",e[e.w=119]="w",e[e.x=120]="x",e[e.y=121]="y",e[e.z=122]="z",e[e.A=65]="A",e[e.B=66]="B",e[e.C=67]="C",e[e.D=68]="D",e[e.E=69]="E",e[e.F=70]="F",e[e.G=71]="G",e[e.H=72]="H",e[e.I=73]="I",e[e.J=74]="J",e[e.K=75]="K",e[e.L=76]="L",e[e.M=77]="M",e[e.N=78]="N",e[e.O=79]="O",e[e.P=80]="P",e[e.Q=81]="Q",e[e.R=82]="R",e[e.S=83]="S",e[e.T=84]="T",e[e.U=85]="U",e[e.V=86]="V",e[e.W=87]="W",e[e.X=88]="X",e[e.Y=89]="Y",e[e.Z=90]="Z",e[e.asterisk=42]="asterisk",e[e.backslash=92]="backslash",e[e.closeBrace=125]="closeBrace",e[e.closeBracket=93]="closeBracket",e[e.colon=58]="colon",e[e.comma=44]="comma",e[e.dot=46]="dot",e[e.doubleQuote=34]="doubleQuote",e[e.minus=45]="minus",e[e.openBrace=123]="openBrace",e[e.openBracket=91]="openBracket",e[e.plus=43]="plus",e[e.slash=47]="slash",e[e.formFeed=12]="formFeed",e[e.tab=9]="tab"})(P||(P={}));var q=new Array(20).fill(0).map((e,o)=>" ".repeat(o)),w=200,G={" ":{"\n":new Array(w).fill(0).map((e,o)=>`
`+" ".repeat(o)),"\r":new Array(w).fill(0).map((e,o)=>"\r"+" ".repeat(o)),"\r\n":new Array(w).fill(0).map((e,o)=>`\r
`+" ".repeat(o))},"	":{"\n":new Array(w).fill(0).map((e,o)=>`
`+"	".repeat(o)),"\r":new Array(w).fill(0).map((e,o)=>"\r"+"	".repeat(o)),"\r\n":new Array(w).fill(0).map((e,o)=>`\r
`+"	".repeat(o))}};var E;(function(e){e.DEFAULT={allowTrailingComma:!1}})(E||(E={}));function U(e,o=[],g=E.DEFAULT){let n={type:"array",offset:-1,length:-1,children:[],parent:void 0};function f(i){n.type==="property"&&(n.length=i-n.offset,n=n.parent)}function p(i){return n.children.push(i),i}D(e,{onObjectBegin:i=>{n=p({type:"object",offset:i,length:-1,parent:n,children:[]})},onObjectProperty:(i,c,b)=>{n=p({type:"property",offset:c,length:-1,parent:n,children:[]}),n.children.push({type:"string",value:i,offset:c,length:b,parent:n})},onObjectEnd:(i,c)=>{f(i+c),n.length=i+c-n.offset,n=n.parent,f(i+c)},onArrayBegin:(i,c)=>{n=p({type:"array",offset:i,length:-1,parent:n,children:[]})},onArrayEnd:(i,c)=>{n.length=i+c-n.offset,n=n.parent,f(i+c)},onLiteralValue:(i,c,b)=>{p({type:Y(i),offset:c,length:b,parent:n,value:i}),f(c+b)},onSeparator:(i,c,b)=>{n.type==="property"&&(i===":"?n.colonOffset=c:i===","&&f(c))},onError:(i,c,b)=>{o.push({error:i,offset:c,length:b})}},g);let d=n.children[0];return d&&delete d.parent,d}function D(e,o,g=E.DEFAULT){let n=v(e,!1),f=[],p=0;function s(l){return l?()=>p===0&&l(n.getTokenOffset(),n.getTokenLength(),n.getTokenStartLine(),n.getTokenStartCharacter()):()=>!0}function d(l){return l?a=>p===0&&l(a,n.getTokenOffset(),n.getTokenLength(),n.getTokenStartLine(),n.getTokenStartCharacter()):()=>!0}function i(l){return l?a=>p===0&&l(a,n.getTokenOffset(),n.getTokenLength(),n.getTokenStartLine(),n.getTokenStartCharacter(),()=>f.slice()):()=>!0}function c(l){return l?()=>{p>0?p++:l(n.getTokenOffset(),n.getTokenLength(),n.getTokenStartLine(),n.getTokenStartCharacter(),()=>f.slice())===!1&&(p=1)}:()=>!0}function b(l){return l?()=>{p>0&&p--,p===0&&l(n.getTokenOffset(),n.getTokenLength(),n.getTokenStartLine(),n.getTokenStartCharacter())}:()=>!0}let h=c(o.onObjectBegin),N=i(o.onObjectProperty),B=b(o.onObjectEnd),I=c(o.onArrayBegin),j=b(o.onArrayEnd),T=i(o.onLiteralValue),O=d(o.onSeparator),_=s(o.onComment),t=d(o.onError),k=g&&g.disallowComments,m=g&&g.allowTrailingComma;function u(){for(;;){let l=n.scan();switch(n.getTokenError()){case 4:r(14);break;case 5:r(15);break;case 3:r(13);break;case 1:k||r(11);break;case 2:r(12);break;case 6:r(16);break}switch(l){case 12:case 13:k?r(10):_();break;case 16:r(1);break;case 15:case 14:break;default:return l}}}function r(l,a=[],x=[]){if(t(l),a.length+x.length>0){let L=n.getToken();for(;L!==17;){if(a.indexOf(L)!==-1){u();break}else if(x.indexOf(L)!==-1)break;L=u()}}}function F(l){let a=n.getTokenValue();return l?T(a):(N(a),f.push(a)),u(),!0}function R(){switch(n.getToken()){case 11:let l=n.getTokenValue(),a=Number(l);isNaN(a)&&(r(2),a=0),T(a);break;case 7:T(null);break;case 8:T(!0);break;case 9:T(!1);break;default:return!1}return u(),!0}function W(){return n.getToken()!==10?(r(3,[],[2,5]),!1):(F(!1),n.getToken()===6?(O(":"),u(),V()||r(4,[],[2,5])):r(5,[],[2,5]),f.pop(),!0)}function z(){h(),u();let l=!1;for(;n.getToken()!==2&&n.getToken()!==17;){if(n.getToken()===5){if(l||r(4,[],[]),O(","),u(),n.getToken()===2&&m)break}else l&&r(6,[],[]);W()||r(4,[],[2,5]),l=!0}return B(),n.getToken()!==2?r(7,[2],[]):u(),!0}function Q(){I(),u();let l=!0,a=!1;for(;n.getToken()!==4&&n.getToken()!==17;){if(n.getToken()===5){if(a||r(4,[],[]),O(","),u(),n.getToken()===4&&m)break}else a&&r(6,[],[]);l?(f.push(0),l=!1):f[f.length-1]++,V()||r(4,[],[4,5]),a=!0}return j(),l||f.pop(),n.getToken()!==4?r(8,[4],[]):u(),!0}function V(){switch(n.getToken()){case 3:return Q();case 1:return z();case 10:return F(!0);default:return R()}}return u(),n.getToken()===17?g.allowEmptyContent?!0:(r(4,[],[]),!1):V()?(n.getToken()!==17&&r(9,[],[]),!0):(r(4,[],[]),!1)}function Y(e){switch(typeof e){case"boolean":return"boolean";case"number":return"number";case"string":return"string";case"object":{if(e){if(Array.isArray(e))return"array"}else return"null";return"object"}default:return"null"}}var J;(function(e){e[e.None=0]="None",e[e.UnexpectedEndOfComment=1]="UnexpectedEndOfComment",e[e.UnexpectedEndOfString=2]="UnexpectedEndOfString",e[e.UnexpectedEndOfNumber=3]="UnexpectedEndOfNumber",e[e.InvalidUnicode=4]="InvalidUnicode",e[e.InvalidEscapeCharacter=5]="InvalidEscapeCharacter",e[e.InvalidCharacter=6]="InvalidCharacter"})(J||(J={}));var M;(function(e){e[e.OpenBraceToken=1]="OpenBraceToken",e[e.CloseBraceToken=2]="CloseBraceToken",e[e.OpenBracketToken=3]="OpenBracketToken",e[e.CloseBracketToken=4]="CloseBracketToken",e[e.CommaToken=5]="CommaToken",e[e.ColonToken=6]="ColonToken",e[e.NullKeyword=7]="NullKeyword",e[e.TrueKeyword=8]="TrueKeyword",e[e.FalseKeyword=9]="FalseKeyword",e[e.StringLiteral=10]="StringLiteral",e[e.NumericLiteral=11]="NumericLiteral",e[e.LineCommentTrivia=12]="LineCommentTrivia",e[e.BlockCommentTrivia=13]="BlockCommentTrivia",e[e.LineBreakTrivia=14]="LineBreakTrivia",e[e.Trivia=15]="Trivia",e[e.Unknown=16]="Unknown",e[e.EOF=17]="EOF"})(M||(M={}));var ne=U;var $;(function(e){e[e.InvalidSymbol=1]="InvalidSymbol",e[e.InvalidNumberFormat=2]="InvalidNumberFormat",e[e.PropertyNameExpected=3]="PropertyNameExpected",e[e.ValueExpected=4]="ValueExpected",e[e.ColonExpected=5]="ColonExpected",e[e.CommaExpected=6]="CommaExpected",e[e.CloseBraceExpected=7]="CloseBraceExpected",e[e.CloseBracketExpected=8]="CloseBracketExpected",e[e.EndOfFileExpected=9]="EndOfFileExpected",e[e.InvalidCommentToken=10]="InvalidCommentToken",e[e.UnexpectedEndOfComment=11]="UnexpectedEndOfComment",e[e.UnexpectedEndOfString=12]="UnexpectedEndOfString",e[e.UnexpectedEndOfNumber=13]="UnexpectedEndOfNumber",e[e.InvalidUnicode=14]="InvalidUnicode",e[e.InvalidEscapeCharacter=15]="InvalidEscapeCharacter",e[e.InvalidCharacter=16]="InvalidCharacter"})($||($={}));function te(e){switch(e){case 1:return"InvalidSymbol";case 2:return"InvalidNumberFormat";case 3:return"PropertyNameExpected";case 4:return"ValueExpected";case 5:return"ColonExpected";case 6:return"CommaExpected";case 7:return"CloseBraceExpected";case 8:return"CloseBracketExpected";case 9:return"EndOfFileExpected";case 10:return"InvalidCommentToken";case 11:return"UnexpectedEndOfComment";case 12:return"UnexpectedEndOfString";case 13:return"UnexpectedEndOfNumber";case 14:return"InvalidUnicode";case 15:return"InvalidEscapeCharacter";case 16:return"InvalidCharacter"}return"<unknown ParseErrorCode>"}

;// CONCATENATED MODULE: ./src/policy/source/json.js

/** Characters. Sixty rule collection groups of 2 MB would be more; nobody keeps those in one file. */
const MAX_LENGTH = 50_000_000;
const json_MAX_DEPTH = 250;
/** One slip makes many complaints; the first ones show it. */
const MAX_COMPLAINTS = 5;
/**
 * Reads JSON as Azure's tools take it: with comments, trailing commas, a byte-order mark, and line breaks and tabs in strings (templates
 * break long expressions that way). Never throws.
 */
function readJson(text, file) {
    const placeOf = places(text, file);
    const refuse = (offset, message) => ({ placeOf, faults: [{ place: placeOf(offset), path: '', message }] });
    if (text.length > MAX_LENGTH)
        return refuse(0, `the file has ${text.length} characters, at most ${MAX_LENGTH} are read`);
    const { clean, deepAt } = prepare(text);
    if (deepAt !== undefined)
        return refuse(deepAt, `lists or objects are nested more than ${json_MAX_DEPTH} deep here`);
    if (clean.trim() === '')
        return refuse(0, 'the file is empty');
    const errors = [];
    const root = ne(clean, errors, { allowTrailingComma: true });
    const faults = errors.slice(0, MAX_COMPLAINTS).map(({ error, offset }) => ({
        place: placeOf(offset),
        path: '',
        message: `not valid JSON: ${complaint(te(error), offset >= clean.trimEnd().length)}`,
    }));
    return root && faults.length === 0 ? { root, placeOf, faults } : { placeOf, faults };
}
const complaint = (code, atEnd) => atEnd ? 'the text ends in the middle (is the file cut off?)' : code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
/** Offsets to lines and columns, found by halving. */
function places(text, file) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return offset => {
        let [low, high] = [0, starts.length - 1];
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    };
}
/**
 * The same text, character for character, with spaces for a byte-order mark and for control characters inside strings; and the offset
 * at which it nests too deep for anything recursive, if it does.
 */
function prepare(text) {
    const blanks = [];
    if (text.charCodeAt(0) === 0xfeff)
        blanks.push(0);
    let depth = 0;
    for (let at = blanks.length; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === QUOTE)
            at = string(text, at, blanks);
        else if (code === SLASH)
            at = comment(text, at);
        else if (code === OPEN_BRACKET || code === OPEN_BRACE) {
            if (++depth > json_MAX_DEPTH)
                return { clean: text, deepAt: at };
        }
        else if (code === CLOSE_BRACKET || code === CLOSE_BRACE)
            depth = Math.max(0, depth - 1);
    }
    if (blanks.length === 0)
        return { clean: text };
    const parts = [];
    let from = 0;
    for (const at of blanks) {
        parts.push(text.slice(from, at));
        from = at + 1;
    }
    return { clean: [...parts, text.slice(from)].join(' ') };
}
const [QUOTE, SLASH, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [34, 47, 92, 91, 93, 123, 125];
/** From an opening quote to the closing one; remembers the control characters between them. */
function string(text, open, blanks) {
    for (let at = open + 1; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === QUOTE)
            return at;
        if (code === BACKSLASH)
            at++;
        else if (code < 0x20)
            blanks.push(at);
    }
    return text.length;
}
/** From the first slash of a comment to its last character; the slash itself where it opens none. */
function comment(text, slash) {
    const ends = { '/': '\n', '*': '*/' }[text[slash + 1] ?? ''];
    if (ends === undefined)
        return slash;
    const end = text.indexOf(ends, slash + 2);
    return end < 0 ? text.length : end + ends.length - 1;
}

;// CONCATENATED MODULE: ./src/policy/source/nodes.js

const entriesOf = (node) => node?.type === 'object'
    ? (node.children ?? []).flatMap(({ children, offset }) => {
        const [key, value] = children ?? [];
        return key && value ? [{ key: String(key.value), value, offset }] : [];
    })
    : [];
const itemsOf = (node) => (node?.type === 'array' ? (node.children ?? []) : []);
/** A property's value, its name compared without regard to case. */
const childOf = (node, name) => {
    const wanted = name.toLowerCase();
    return entriesOf(node).findLast(({ key }) => key.toLowerCase() === wanted)?.value;
};
/** A literal text. */
const textOfNode = (node) => (node?.type === 'string' ? String(node.value) : undefined);
/** The entries by name, each once. A name that stands twice, in whatever case, is told: which of them counts is the reader's luck. */
function uniqueEntries(node) {
    const found = new Map();
    for (const entry of entriesOf(node)) {
        const key = entry.key.toLowerCase();
        found.set(key, { ...entry, twice: found.has(key) });
    }
    return [...found.values()];
}
/** The plain value of a node; every object and list keeps its place. */
function plainValue(node, placeOf, places) {
    const value = unplaced(node, placeOf, places);
    places.set(value, placeOf(node.offset));
    return value;
}
function unplaced(node, placeOf, places) {
    if (node.type === 'array')
        return itemsOf(node).map(item => plainValue(item, placeOf, places));
    if (node.type !== 'object')
        return node.value;
    return Object.fromEntries(uniqueEntries(node).map(({ key, value, twice, offset }) => [
        key,
        twice ? writtenTwice(key, placeOf(offset)) : plainValue(value, placeOf, places),
    ]));
}
const writtenTwice = (key, place) => new policy_hole/* Hole */.t1(`"${key}" is written twice`, `{${key}}`, place);

;// CONCATENATED MODULE: ./src/policy/template/call.js


const callText = (name, args) => `{${name}(${args.map(arg => inner(textOf(arg))).join(', ')})}`;
/** Braces mark what is not known; inside a call they would only be noise. */
const inner = (text) => (/^\{[^{}]*\}$/.test(text) ? text.slice(1, -1) : text);
/** What a call comes to whose arguments do not tell: the first hole among them says why. */
function unknownCall({ name, place }, args) {
    const hole = args.map(arg => holeIn(arg)).find(found => found !== undefined);
    return new policy_hole/* Hole */.t1(hole?.because ?? `${name}() cannot be worked out from these values`, callText(name, args), place ?? hole?.place);
}
const MOST_PARTS = 200_000;
/** The first hole in a value, however deep. A value that is too large to look through counts as one. */
function holeIn(value) {
    const open = [value];
    for (let parts = 0; open.length > 0; parts++) {
        if (parts > MOST_PARTS)
            return new policy_hole/* Hole */.t1('it is too large to look through', '{...}', undefined);
        const part = open.pop() ?? null;
        if ((0,policy_hole/* isHole */.$Q)(part))
            return part;
        if (typeof part === 'object' && part !== null)
            for (const item of Object.values(part).reverse())
                open.push(item);
    }
    return undefined;
}
const asText = (value) => typeof value === 'string'
    ? value
    : typeof value === 'number'
        ? String(value)
        : typeof value === 'boolean'
            ? value
                ? 'True'
                : 'False'
            : undefined;
const asString = (value) => (typeof value === 'string' ? value : undefined);
const asNumber = (value) => typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
/** Items of a list of which none is a hole. */
const knownItems = (value) => isList(value) && !value.some(policy_hole/* isHole */.$Q) ? value : undefined;
/** Whether two values are the same; undefined where a hole decides. Case counts, except in property names. */
function same(a, b, { scope }) {
    scope.shared.budget.spend();
    if ((0,policy_hole/* isHole */.$Q)(a) || (0,policy_hole/* isHole */.$Q)(b))
        return undefined;
    if (isList(a) && isList(b)) {
        if ([...a, ...b].some(item => (0,policy_hole/* isHole */.$Q)(item) && item.many))
            return undefined;
        return a.length === b.length ? call_all(a.map((item, index) => same(item, b[index] ?? null, { scope }))) : false;
    }
    if (isObject(a) && isObject(b)) {
        const [ours, theirs] = [folded(a), folded(b)];
        if (ours.size !== theirs.size)
            return false;
        return call_all([...ours].map(([key, value]) => (theirs.has(key) ? same(value, theirs.get(key) ?? null, { scope }) : false)));
    }
    return a === b;
}
const folded = (value) => new Map(Object.entries(value).map(([key, item]) => [key.toLowerCase(), item]));
const call_all = (answers) => answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;

;// CONCATENATED MODULE: ./src/policy/template/functions/addresses.js


/** IPv4 only: what Azure Firewall's rules can hold. */
function prefix(value) {
    const text = asString(value);
    const block = text === undefined || !/^[\d.]+\/\d+$/.test(text) ? undefined : (0,policy_addresses/* parseBlock */.rT)(text);
    return block && { block, length: 32 - Math.log2(block.last - block.first + 1) };
}
/** The index-th host of a prefix; the first one is .1 of a /24. */
const cidrHost = ([range, index]) => {
    const [found, number] = [prefix(range), asNumber(index)];
    if (!found || number === undefined || number < 0)
        return undefined;
    const host = found.block.first + number + (found.length < 31 ? 1 : 0);
    return host <= found.block.last ? (0,policy_addresses/* formatAddress */.M0)(host) : undefined;
};
const cidrSubnet = ([range, length, index]) => {
    const [found, bits, number] = [prefix(range), asNumber(length), asNumber(index)];
    if (!found || bits === undefined || number === undefined || bits < found.length || bits > 32 || number < 0)
        return undefined;
    const first = found.block.first + number * 2 ** (32 - bits);
    return first <= found.block.last ? `${(0,policy_addresses/* formatAddress */.M0)(first)}/${bits}` : undefined;
};
const parseCidr = ([range]) => {
    const found = prefix(range);
    if (!found)
        return undefined;
    const { block, length } = found;
    const small = length >= 31;
    return {
        network: (0,policy_addresses/* formatAddress */.M0)(block.first),
        netmask: (0,policy_addresses/* formatAddress */.M0)(2 ** 32 - 2 ** (32 - length)),
        broadcast: (0,policy_addresses/* formatAddress */.M0)(block.last),
        firstUsable: (0,policy_addresses/* formatAddress */.M0)(block.first + (small ? 0 : 1)),
        lastUsable: (0,policy_addresses/* formatAddress */.M0)(block.last - (small ? 0 : 1)),
        cidr: length,
    };
};
const addresses = { cidrhost: cidrHost, cidrsubnet: cidrSubnet, parsecidr: parseCidr };

;// CONCATENATED MODULE: ./src/policy/template/functions/lists.js



const MAX_ITEMS = 10_000;
const isOpen = (value) => (0,policy_hole/* isHole */.$Q)(value) && value.many;
const lists_length = ([value]) => {
    if (typeof value === 'string')
        return value.length;
    if (isList(value))
        return value.some(isOpen) ? undefined : value.length;
    return isObject(value) ? Object.keys(value).length : undefined;
};
const empty = ([value]) => {
    if (value === null || value === '')
        return true;
    if (isList(value))
        return value.length === 0 ? true : value.every(isOpen) ? undefined : false;
    if (isObject(value))
        return Object.keys(value).length === 0;
    return (0,policy_hole/* isHole */.$Q)(value) || value === undefined ? undefined : false;
};
/** Only what stands before the first open number of items is known to stand where it does. */
const at = (items, index) => index >= 0 && index < items.length && !items.slice(0, index + 1).some(isOpen) ? items[index] : undefined;
const first = ([value]) => {
    if (typeof value === 'string')
        return value.slice(0, 1);
    return isList(value) ? (value.length === 0 ? null : at(value, 0)) : undefined;
};
const last = ([value]) => {
    if (typeof value === 'string')
        return value.slice(-1);
    if (!isList(value))
        return undefined;
    const end = value.at(-1);
    return end === undefined ? null : isOpen(end) ? undefined : end;
};
const contains = ([holder, wanted], call) => {
    if (holder === undefined || wanted === undefined || (0,policy_hole/* isHole */.$Q)(wanted))
        return undefined;
    if (typeof holder === 'string')
        return typeof wanted === 'object' ? undefined : holder.includes(String(wanted));
    if (isObject(holder))
        return typeof wanted === 'string' ? propertyOf(holder, wanted) !== undefined : undefined;
    if (!isList(holder))
        return undefined;
    const answers = holder.map(item => same(item, wanted, call));
    return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
};
const range = ([start, count]) => {
    const [from, many] = [asNumber(start), asNumber(count)];
    if (from === undefined || many === undefined || many < 0 || many > MAX_ITEMS)
        return undefined;
    return Array.from({ length: many }, (_, index) => from + index);
};
const part = (choose) => ([value, count]) => {
    const number = asNumber(count);
    if (number === undefined)
        return undefined;
    if (typeof value === 'string')
        return choose(value, Math.max(0, number));
    return isList(value) && !value.some(isOpen) ? choose(value, Math.max(0, number)) : undefined;
};
/** Of lists: each item once. Of objects: the later one's word counts, and objects inside are joined alike. */
const union = (args, call) => {
    if (args.every(isObject))
        return args.reduce((sum, other) => merged(sum, other, call), {});
    if (!args.some(isList) || !args.every(arg => isList(arg) || (0,policy_hole/* isHole */.$Q)(arg)))
        return undefined;
    return distinct(args.flatMap(arg => (isList(arg) ? arg : (0,policy_hole/* isHole */.$Q)(arg) ? [arg.asItems] : [])), call);
};
function distinct(items, call) {
    const kept = [];
    const plain = new Set();
    for (const item of items) {
        if (typeof item === 'object' && item !== null) {
            if (!kept.some(other => same(other, item, call) === true))
                kept.push(item);
        }
        else if (!plain.has(item)) {
            plain.add(item);
            kept.push(item);
        }
    }
    return kept;
}
function merged(first, second, call) {
    call.scope.shared.budget.spend(1 + Object.keys(second).length);
    const result = new Map(Object.entries(first));
    for (const [key, value] of Object.entries(second)) {
        const before = [...result.keys()].find(known => known.toLowerCase() === key.toLowerCase());
        const old = before === undefined ? undefined : result.get(before);
        result.set(before ?? key, isObject(old) && isObject(value) ? merged(old, value, call) : value);
    }
    return Object.fromEntries(result);
}
const intersection = ([one, ...others], call) => {
    if (one !== undefined && isObject(one))
        return others.every(isObject) ? shared(one, others, call) : undefined;
    const lists = [one, ...others].map(knownItems);
    if (!lists.every(list => list !== undefined))
        return undefined;
    const [start = [], ...rest] = lists;
    return start.filter(item => rest.every(list => list.some(other => same(other, item, call) === true)));
};
/** The properties that all have with the same value. */
function shared(one, others, call) {
    const kept = [];
    for (const [key, value] of Object.entries(one)) {
        const answers = others.map(other => {
            const theirs = propertyOf(other, key);
            return theirs === undefined ? false : same(theirs, value, call);
        });
        if (answers.includes(false))
            continue;
        if (answers.includes(undefined))
            return undefined;
        kept.push([key, value]);
    }
    return Object.fromEntries(kept);
}
const flatten = ([value]) => isList(value) && value.every(item => isList(item) || (0,policy_hole/* isHole */.$Q)(item))
    ? value.flatMap(item => (isList(item) ? item : (0,policy_hole/* isHole */.$Q)(item) ? [item.asItems] : []))
    : undefined;
const indexOfItem = (find) => ([holder, wanted], call) => {
    const items = knownItems(holder);
    return items && wanted !== undefined ? find(items, item => same(item, wanted, call) === true) : undefined;
};
const lists = {
    length: lists_length,
    empty,
    first,
    last,
    contains,
    range,
    union,
    intersection,
    flatten,
    skip: part((value, count) => value.slice(count)),
    take: part((value, count) => value.slice(0, count)),
    array: ([value]) => (value === undefined || (0,policy_hole/* isHole */.$Q)(value) ? undefined : isList(value) ? value : [value]),
    createarray: args => [...args],
    indexfromend: ([value, count]) => {
        const number = asNumber(count);
        return isList(value) && number !== undefined && !value.some(isOpen) ? value.at(-number) : undefined;
    },
    arrayindexof: indexOfItem((items, matches) => items.findIndex(matches)),
    arraylastindexof: indexOfItem((items, matches) => items.findLastIndex(matches)),
};
/** One step into a value: `.name`, `['name']`, `[0]`. Undefined: there is nothing there. */
function step(of, index) {
    if (isObject(of)) {
        const key = asString(index) ?? (typeof index === 'number' ? String(index) : undefined);
        return key === undefined ? undefined : propertyOf(of, key);
    }
    const number = asNumber(index);
    return isList(of) && number !== undefined ? at(of, number) : undefined;
}

;// CONCATENATED MODULE: ./src/policy/template/functions/objects.js




const createObject = args => {
    if (args.length % 2 !== 0)
        return undefined;
    const pairs = Array.from({ length: args.length / 2 }, (_, index) => [asString(args[2 * index]), args[2 * index + 1] ?? null]);
    return pairs.every(([key]) => key !== undefined) ? Object.fromEntries(pairs.map(([key, value]) => [key ?? '', value])) : undefined;
};
/** Sorted by key, as Bicep's `items` does. */
const items = ([value]) => isObject(value) ? sorted(value).map(([key, item]) => ({ key, value: item })) : value === null ? [] : undefined;
const sorted = (value) => Object.entries(value).sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
const tryGet = ([value, ...path], call) => {
    let here = value;
    for (const index of path) {
        if (here === null || here === undefined)
            return null;
        if ((0,policy_hole/* isHole */.$Q)(here) || (0,policy_hole/* isHole */.$Q)(index))
            return undefined;
        if (isList(here) && here.some(item => (0,policy_hole/* isHole */.$Q)(item) && item.many))
            return undefined;
        here = step(here, index);
        call.scope.shared.budget.spend();
    }
    return here ?? null;
};
const objects_text = ([value]) => {
    if (value === undefined || holeIn(value))
        return undefined;
    return typeof value === 'object' ? JSON.stringify(value) : asText(value);
};
const json = ([value]) => {
    const source = asString(value);
    if (source === undefined || source.length > 1_000_000 || /[[{](?:[^[\]{}]*[[{]){60}/.test(source))
        return undefined;
    try {
        return JSON.parse(source);
    }
    catch {
        return undefined;
    }
};
const bool = ([value]) => {
    if (typeof value === 'boolean')
        return value;
    const number = asNumber(value);
    if (number !== undefined)
        return number !== 0;
    return { true: true, false: false }[asString(value)?.toLowerCase() ?? ''];
};
const shallowMerge = ([value]) => {
    const objects = knownItems(value);
    return objects?.every(isObject) ? Object.fromEntries(objects.flatMap(object => Object.entries(object))) : undefined;
};
const objects = {
    createobject: createObject,
    items,
    objectkeys: ([value]) => (isObject(value) ? sorted(value).map(([key]) => key) : undefined),
    shallowmerge: shallowMerge,
    tryget: tryGet,
    tryindexfromend: ([value, count]) => {
        const number = asNumber(count);
        return isList(value) && number !== undefined && !value.some(policy_hole/* isHole */.$Q) ? (value.at(-number) ?? null) : undefined;
    },
    string: objects_text,
    json,
    bool,
    null: () => null,
    true: () => true,
    false: () => false,
};

;// CONCATENATED MODULE: ./src/policy/template/functions/encodings.js


const bytes = (text) => [...new TextEncoder().encode(text)].map(byte => String.fromCharCode(byte)).join('');
const fromBytes = (binary) => new TextDecoder().decode(Uint8Array.from(binary, character => character.charCodeAt(0)));
const on = (change) => ([value]) => {
    const text = asString(value);
    if (text === undefined)
        return undefined;
    try {
        return change(text);
    }
    catch {
        return undefined;
    }
};
const decode = on(text => fromBytes(atob(text)));
const encodings = {
    base64: on(text => btoa(bytes(text))),
    base64tostring: decode,
    base64tojson: (args, call) => {
        const text = decode(args, call);
        return text === undefined ? undefined : json([text], call);
    },
    uricomponent: on(text => encodeURIComponent(text)),
    uricomponenttostring: on(text => decodeURIComponent(text)),
    uri: ([base, relative]) => {
        const [from, to] = [asString(base), asString(relative)];
        return from === undefined || to === undefined || holeIn([from, to]) ? undefined : (URL.parse(to, from)?.href ?? undefined);
    },
};

;// CONCATENATED MODULE: ./src/policy/template/functions/logic.js


const truth = (value) => typeof value === 'boolean'
    ? value
    : typeof value === 'string'
        ? { true: true, false: false }[value.toLowerCase()]
        : typeof value === 'number'
            ? value !== 0
            : undefined;
const truthOf = truth;
/** Where the condition is not known, the answer is known only if both branches agree. */
const logic_choose = ([condition, yes, no], call) => {
    if (!condition || !yes || !no)
        return undefined;
    const answer = truth(condition());
    if (answer !== undefined)
        return answer ? yes() : no();
    const [first, second] = [yes(), no()];
    return same(first, second, call) === true ? first : undefined;
};
const and = args => {
    let open = false;
    for (const arg of args) {
        const answer = truth(arg());
        if (answer === false)
            return false;
        open ||= answer === undefined;
    }
    return open ? undefined : true;
};
const or = args => {
    let open = false;
    for (const arg of args) {
        const answer = truth(arg());
        if (answer === true)
            return true;
        open ||= answer === undefined;
    }
    return open ? undefined : false;
};
const coalesce = args => {
    for (const [index, arg] of args.entries()) {
        const value = arg();
        if (value !== null && !(0,policy_hole/* isHole */.$Q)(value))
            return value;
        if ((0,policy_hole/* isHole */.$Q)(value)) {
            // What stands in its place, if it is nothing, is part of what it is.
            for (const other of args.slice(index + 1))
                other();
            return undefined;
        }
    }
    return null;
};
const lazyLogic = { if: logic_choose, and, or, coalesce };
const logic = {
    equals: ([a, b], call) => {
        if (a === undefined || b === undefined)
            return undefined;
        const answer = same(a, b, call);
        // The same number may be written as text in one place and as a number in the other.
        return answer === false && typeof a !== typeof b && typeof a !== 'object' && typeof b !== 'object' ? String(a) === String(b) : answer;
    },
    not: ([value]) => {
        const answer = truth(value);
        return answer === undefined ? undefined : !answer;
    },
    xor: ([a, b]) => {
        const [one, other] = [truth(a), truth(b)];
        return one === undefined || other === undefined ? undefined : one !== other;
    },
};

;// CONCATENATED MODULE: ./src/policy/template/functions/lambdas.js




/** What is not known of the items stays a hole among the results. */
const overItems = (each) => (value, [apply]) => isList(value) && apply ? value.flatMap((item, index) => ((0,policy_hole/* isHole */.$Q)(item) && item.many ? [item] : each(item, index, apply))) : undefined;
const map = overItems((item, index, apply) => [apply(item, index)]);
const filter = overItems((item, index, apply) => {
    const answer = apply(item, index);
    const kept = truthOf(answer);
    return kept === undefined ? ((0,policy_hole/* isHole */.$Q)(answer) ? [answer.asItems] : []) : kept ? [item] : [];
});
const reduce = (value, [apply], _, start) => {
    if (!isList(value) || !apply || start === undefined || value.some(policy_hole/* isHole */.$Q))
        return undefined;
    return value.reduce((sum, item, index) => apply(sum, item, index), start);
};
const sort = (value, [apply]) => {
    if (!isList(value) || !apply || value.some(policy_hole/* isHole */.$Q) || value.length > 2000)
        return undefined;
    let open = false;
    const result = [...value].sort((a, b) => {
        const before = truthOf(apply(a, b));
        open ||= before === undefined;
        return before === true ? -1 : truthOf(apply(b, a)) === true ? 1 : 0;
    });
    return open ? undefined : result;
};
const toObject = (value, [keyOf, itemOf]) => {
    if (!isList(value) || !keyOf || value.some(policy_hole/* isHole */.$Q))
        return undefined;
    const pairs = value.map(item => [asString(keyOf(item)), itemOf ? itemOf(item) : item]);
    return pairs.every(([key]) => key !== undefined) ? Object.fromEntries(pairs.map(([key, item]) => [key ?? '', item])) : undefined;
};
const groupBy = (value, [keyOf]) => {
    if (!isList(value) || !keyOf || value.some(policy_hole/* isHole */.$Q))
        return undefined;
    const groups = new Map();
    for (const item of value) {
        const key = asString(keyOf(item));
        if (key === undefined)
            return undefined;
        groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    return Object.fromEntries(groups);
};
const mapValues = (value, [apply]) => isObject(value) && apply ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, apply(item)])) : undefined;
const lambdas = {
    map,
    filter,
    reduce,
    sort,
    toobject: toObject,
    groupby: groupBy,
    mapvalues: mapValues,
};

;// CONCATENATED MODULE: ./src/policy/template/functions/numbers.js

const two = (compute) => ([first, second]) => {
    const [a, b] = [asNumber(first), asNumber(second)];
    return a === undefined || b === undefined ? undefined : compute(a, b);
};
const compare = (numbers) => ([a, b]) => {
    if (typeof a === 'number' && typeof b === 'number')
        return numbers(a, b);
    return typeof a === 'string' && typeof b === 'string' ? numbers(a < b ? -1 : a > b ? 1 : 0, 0) : undefined;
};
const extreme = (choose) => args => {
    const items = args.length === 1 && typeof args[0] === 'object' ? knownItems(args[0]) : args;
    const numbers = items?.map(asNumber).filter(number => number !== undefined) ?? [];
    return items && numbers.length === items.length && numbers.length > 0 && numbers.length < 10_000 ? choose(...numbers) : undefined;
};
/** Whole numbers, as the template language counts. */
const numbers = {
    add: two((a, b) => a + b),
    sub: two((a, b) => a - b),
    mul: two((a, b) => a * b),
    div: two((a, b) => (b === 0 ? undefined : Math.trunc(a / b))),
    mod: two((a, b) => (b === 0 ? undefined : a % b)),
    min: extreme(Math.min),
    max: extreme(Math.max),
    less: compare((a, b) => a < b),
    lessorequals: compare((a, b) => a <= b),
    greater: compare((a, b) => a > b),
    greaterorequals: compare((a, b) => a >= b),
    int: ([value]) => {
        const number = asNumber(value);
        return number === undefined ? undefined : Math.trunc(number);
    },
    float: ([value]) => asNumber(value),
};

;// CONCATENATED MODULE: ./src/policy/template/functions/resources.js




/** `Microsoft.Network/ipGroups` and the like: what tells the type among the arguments of resourceId. */
const isType = (text) => /^[\w-]+(\.[\w-]+)+\/[\w./-]+$/.test(text);
/** `/providers/Microsoft.Network/firewallPolicies/hub/ruleCollectionGroups/rules` from a type and its names, each of which may hold several. */
function typedPath(type, names) {
    const [provider = '', ...types] = type.split('/');
    const flat = names.flatMap(name => name.split('/'));
    const pairs = types.map((segment, index) => `/${segment}/${flat[index] ?? ''}`);
    const rest = flat.slice(types.length).map(name => `/${name}`);
    return `/providers/${provider}${[...pairs, ...rest].join('')}`;
}
const groupPath = ({ subscription, resourceGroup }) => `/subscriptions/${textOf(subscription)}/resourceGroups/${textOf(resourceGroup)}`;
/** An id is known as far as its parts are; where the deployment goes is written in braces, and is the same wherever it stands. */
const id = (text, parts, { place }) => {
    const hole = parts.find(policy_hole/* isHole */.$Q);
    return hole ? new policy_hole/* Hole */.t1(hole.because, text, place ?? hole.place) : text;
};
const resourceId = (args, call) => {
    const at = args.findIndex(arg => typeof arg === 'string' && isType(arg));
    const type = asString(args[at]);
    if (at < 0 || at > 2 || type === undefined)
        return undefined;
    const { target } = call.scope;
    const [subscription, resourceGroup] = at === 2 ? [args[0], args[1]] : [target.subscription, at === 1 ? args[0] : target.resourceGroup];
    const where = groupPath({ subscription: subscription ?? null, resourceGroup: resourceGroup ?? null });
    return id(where +
        typedPath(type, args.slice(at + 1).map(name => textOf(name))), args, call);
};
const subscriptionResourceId = (args, call) => {
    const at = args.findIndex(arg => typeof arg === 'string' && isType(arg));
    const type = asString(args[at]);
    if (at < 0 || at > 1 || type === undefined)
        return undefined;
    const subscription = textOf((at === 1 ? args[0] : call.scope.target.subscription) ?? null);
    return id(`/subscriptions/${subscription}${typedPath(type, args.slice(at + 1).map(name => textOf(name)))}`, args, call);
};
const extensionResourceId = (args, call) => {
    const [base, type, ...names] = args;
    const typeText = asString(type);
    return base === undefined || typeText === undefined
        ? undefined
        : id(textOf(base) +
            typedPath(typeText, names.map(name => textOf(name))), args, call);
};
const tenantLike = (args, call) => {
    const type = asString(args[0]);
    return type === undefined
        ? undefined
        : id(typedPath(type, args.slice(1).map(name => textOf(name))), args, call);
};
const deploymentOnly = (what, text) => ((_, { place }) => new policy_hole/* Hole */.t1(`only a deployment knows ${what}`, text, place));
const resourceGroup = (_, call) => {
    const { target } = call.scope;
    const known = typeof target.resourceGroup === 'string' && typeof target.subscription === 'string';
    const path = groupPath(target);
    return {
        id: known ? path : new policy_hole/* Hole */.t1('only a deployment knows its resource group', path, call.place),
        name: target.resourceGroup,
        type: 'Microsoft.Resources/resourceGroups',
        location: new policy_hole/* Hole */.t1('only a deployment knows the location of its resource group', '{location}', call.place),
        tags: new policy_hole/* Hole */.t1('only a deployment knows the tags of its resource group', '{resourceGroup().tags}', call.place),
    };
};
const subscription = (_, call) => {
    const { subscription: own } = call.scope.target;
    const hole = (0,policy_hole/* isHole */.$Q)(own) ? own : undefined;
    return {
        id: hole ? new policy_hole/* Hole */.t1(hole.because, `/subscriptions/${hole.text}`, call.place) : `/subscriptions/${textOf(own)}`,
        subscriptionId: own,
        tenantId: new policy_hole/* Hole */.t1('only a deployment knows its tenant', '{tenant}', call.place),
        displayName: new policy_hole/* Hole */.t1('only a deployment knows its subscription', '{subscription().displayName}', call.place),
    };
};
/**
 * Azure's public cloud, which the snapshots of service tags and FQDN tags speak of, too
 * (learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-deployment#environment).
 */
const environment = () => ({
    name: 'AzureCloud',
    gallery: 'https://gallery.azure.com/',
    graph: 'https://graph.windows.net/',
    portal: 'https://portal.azure.com',
    graphAudience: 'https://graph.windows.net/',
    activeDirectoryDataLake: 'https://datalake.azure.net/',
    batch: 'https://batch.core.windows.net/',
    media: 'https://rest.media.azure.net',
    sqlManagement: 'https://management.core.windows.net:8443/',
    vmImageAliasDoc: 'https://raw.githubusercontent.com/Azure/azure-rest-api-specs/master/arm-compute/quickstart-templates/aliases.json',
    resourceManager: 'https://management.azure.com/',
    authentication: {
        loginEndpoint: 'https://login.microsoftonline.com/',
        audiences: ['https://management.core.windows.net/', 'https://management.azure.com/'],
        tenant: 'common',
        identityProvider: 'AAD',
    },
    suffixes: {
        acrLoginServer: '.azurecr.io',
        azureDatalakeAnalyticsCatalogAndJob: 'azuredatalakeanalytics.net',
        azureDatalakeStoreFileSystem: 'azuredatalakestore.net',
        keyvaultDns: '.vault.azure.net',
        sqlServerHostname: '.database.windows.net',
        storage: 'core.windows.net',
    },
});
/** A resource that this template deploys may be known in part: outputs of nested deployments, ids. Everything else is only known once deployed. */
const reference = (args, call) => {
    const [key] = args;
    if (key === undefined)
        return undefined;
    const known = call.scope.shared.referenced(call.scope, textOf(key), call.name === 'resourceinfo' ? 'identity' : 'outputs');
    if (known)
        return known;
    const text = `{${call.name}(${textOf(key)})}`;
    return new policy_hole/* Hole */.t1(`only a deployment knows what ${call.name}() gives`, text, call.place);
};
const copyIndex = ([first, second], { scope, place }) => {
    const name = asString(first) ?? '';
    const offset = asNumber(typeof first === 'string' ? second : first) ?? 0;
    const index = name === '' ? unnamedIndex(scope) : scope.copies.get(name.toLowerCase());
    if ((0,policy_hole/* isHole */.$Q)(index))
        return new policy_hole/* Hole */.t1(index.because, offset === 0 ? index.text : `{${index.text} + ${offset}}`, place);
    return typeof index === 'number' ? index + offset : undefined;
};
const resources = {
    resourceid: resourceId,
    subscriptionresourceid: subscriptionResourceId,
    extensionresourceid: extensionResourceId,
    tenantresourceid: tenantLike,
    managementgroupresourceid: tenantLike,
    resourcegroup: resourceGroup,
    subscription,
    environment,
    reference,
    references: reference,
    resourceinfo: reference,
    copyindex: copyIndex,
    tenant: deploymentOnly('its tenant', '{tenant()}'),
    managementgroup: deploymentOnly('its management group', '{managementGroup()}'),
    deployment: deploymentOnly('its own name', '{deployment()}'),
    deployer: deploymentOnly('who deploys', '{deployer()}'),
    utcnow: (args, { place }) => new policy_hole/* Hole */.t1('only a deployment knows when it runs', callText('utcNow', args), place),
    newguid: (_, { scope, place }) => new policy_hole/* Hole */.t1('only a deployment makes a new GUID', `{newGuid() ${standpoint(scope, place)}}`, place),
};
/** Made from their arguments in ways that are not worth repeating here, or asked of Azure; the same arguments give the same value. */
const derived = new Set([
    'uniquestring',
    'guid',
    'providers',
    'pickzones',
    'tologicalzone',
    'tophysicalzone',
    'tologicalzones',
    'tophysicalzones',
    'datetimeadd',
    'datetimefromepoch',
    'datetimetoepoch',
    'datauri',
    'datauritostring',
    'externalinput',
    'externalinputs',
    'builduri',
    'parseuri',
    'fail',
]);

;// CONCATENATED MODULE: ./src/policy/template/functions/text.js




/** Texts that holes are part of are holes, too, but their text still tells what is known: `{hub}/rules`. */
const composed = (parts, { place }) => {
    const hole = parts.find(policy_hole/* isHole */.$Q);
    const text = parts.map(part => asText(part) ?? textOf(part)).join('');
    return hole ? new policy_hole/* Hole */.t1(hole.because, text, place ?? hole.place) : text;
};
const concat = (args, call) => {
    if (args.some(isList))
        return args.flatMap(arg => (isList(arg) ? arg : (0,policy_hole/* isHole */.$Q)(arg) ? [arg.asItems] : [arg]));
    const scalars = args.every(arg => (0,policy_hole/* isHole */.$Q)(arg) || asText(arg) !== undefined);
    return scalars ? composed(args, call) : undefined;
};
/** `{0}`, `{0:D3}`, `{0,5}`, `{{`. */
const format = ([pattern, ...args], call) => {
    const text = asString(pattern);
    if (text === undefined)
        return undefined;
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(/\{\{|\}\}|\{(\d+)(?:,(-?\d+))?(?::([^}]*))?\}/g)) {
        parts.push(text.slice(end, found.index));
        end = found.index + found[0].length;
        if (found[1] === undefined)
            parts.push(found[0][0] ?? '');
        else {
            const part = formatted(args[Number(found[1])], found[3], found[2]);
            if (part === undefined)
                return undefined;
            parts.push(part);
        }
    }
    return composed([...parts, text.slice(end)], call);
};
function formatted(value, how, width) {
    if (value === undefined || (0,policy_hole/* isHole */.$Q)(value))
        return value;
    const plain = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : asText(value);
    if (plain === undefined || (typeof value === 'object' && holeIn(value)))
        return undefined;
    const digits = /^[dD](\d+)$/.exec(how ?? '');
    if (how !== undefined && how !== '' && !digits)
        return undefined;
    const padded = digits ? plain.replace(/\d+/, number => number.padStart(Number(digits[1]), '0')) : plain;
    const room = Math.min(Number(width ?? 0), 1000);
    return room < 0 ? padded.padEnd(-room) : padded.padStart(room);
}
const text_on = (change) => ([value]) => {
    const text = asText(value);
    return text === undefined ? undefined : change(text);
};
const both = (compare) => ([first, second]) => {
    const [text, other] = [asText(first), asText(second)];
    return text === undefined || other === undefined ? undefined : compare(text, other);
};
/** These comparisons ignore case. */
const text_folded = (compare) => both((text, other) => compare(text.toLowerCase(), other.toLowerCase()));
/** One name for two things: a part of a text, in whatever case, and an item of a list. */
function inTextOrList(inText, find) {
    const inList = indexOfItem(find);
    return (args, call) => (isList(args[0]) ? inList(args, call) : inText(args, call));
}
const split = ([value, by]) => {
    const text = asString(value);
    const delimiters = isList(by) ? by.map(asString) : [asString(by)];
    if (text === undefined || delimiters.length === 0 || delimiters.some(delimiter => delimiter === undefined))
        return undefined;
    const [first = '', ...others] = delimiters.filter(delimiter => delimiter !== undefined);
    if (first === '')
        return [text];
    return others.reduce((parts, other) => parts.flatMap(part => (other === '' ? [part] : part.split(other))), text.split(first));
};
const join = ([items, by]) => {
    const delimiter = asText(by);
    if (!isList(items) || delimiter === undefined)
        return undefined;
    const texts = items.map(asText);
    return texts.every(text => text !== undefined) ? texts.join(delimiter) : undefined;
};
const substring = ([value, start, length]) => {
    const [text, from, count] = [asString(value), asNumber(start) ?? (start === undefined ? 0 : undefined), asNumber(length)];
    if (text === undefined || from === undefined || (length !== undefined && count === undefined))
        return undefined;
    return from < 0 || from > text.length || (count !== undefined && from + count > text.length)
        ? undefined
        : text.slice(from, count === undefined ? undefined : from + count);
};
const replace = ([value, old, by]) => {
    const [text, from, to] = [asString(value), asString(old), asString(by)];
    return text === undefined || from === undefined || to === undefined || from === '' ? undefined : text.replaceAll(from, () => to);
};
const padLeft = ([value, width, fill]) => {
    const [text, count] = [asText(value), asNumber(width)];
    const character = fill === undefined ? ' ' : asString(fill);
    return text === undefined || count === undefined || count > 10_000 || character?.length !== 1
        ? undefined
        : text.padStart(count, character);
};
const texts = {
    concat,
    format,
    split,
    join,
    substring,
    replace,
    padleft: padLeft,
    tolower: text_on(text => text.toLowerCase()),
    toupper: text_on(text => text.toUpperCase()),
    trim: text_on(text => text.trim()),
    startswith: text_folded((text, other) => text.startsWith(other)),
    endswith: text_folded((text, other) => text.endsWith(other)),
    indexof: inTextOrList(text_folded((text, other) => text.indexOf(other)), (items, matches) => items.findIndex(matches)),
    lastindexof: inTextOrList(text_folded((text, other) => text.lastIndexOf(other)), (items, matches) => items.findLastIndex(matches)),
};

;// CONCATENATED MODULE: ./src/policy/template/evaluate-expression.js













const functions = new Map(Object.entries({ ...logic, ...texts, ...numbers, ...lists, ...objects, ...resources, ...addresses, ...encodings }));
const MAX_TEXT = 2_000_000;
const evaluate_expression_MAX_ITEMS = 50_000;
/** What an expression comes to. Never throws on what a template may hold; what cannot be told is a hole. */
function evaluateExpression(expression, scope, place) {
    const { budget } = scope.shared;
    budget.spend();
    if (expression.kind === 'literal')
        return expression.value;
    return budget.deeper(() => expression.kind === 'index' ? indexed(expression, scope, place) : bounded(called(expression, scope, place), expression.name, place), () => new policy_hole/* Hole */.t1('this expression leads too deep, perhaps in a circle', `{... ${standpoint(scope, place, JSON.stringify(expression))}}`, place));
}
function indexed({ of, index, safe }, scope, place) {
    const value = evaluateExpression(of, scope, place);
    const key = evaluateExpression(index, scope, place);
    if ((0,policy_hole/* isHole */.$Q)(value))
        return new policy_hole/* Hole */.t1(value.because, `{${unbraced(value.text)}.${textOf(key)}}`, place ?? value.place);
    const text = `{${unbraced(textOf(value))}[${textOf(key)}]}`;
    if ((0,policy_hole/* isHole */.$Q)(key))
        return new policy_hole/* Hole */.t1(key.because, text, place ?? key.place);
    if (safe && value === null)
        return null;
    const found = step(value, key);
    if (found !== undefined)
        return found;
    const open = isList(value) ? value.find(policy_hole/* isHole */.$Q) : undefined;
    if (open)
        return new policy_hole/* Hole */.t1(open.because, text, place);
    if (safe)
        return null;
    const what = typeof key === 'number' ? `item ${key}` : `"${textOf(key)}"`;
    return new policy_hole/* Hole */.t1(`there is no ${what} in what it is looked for in`, text, place);
}
const unbraced = (text) => (/^\{[^{}]*\}$/.test(text) ? text.slice(1, -1) : text);
function called({ name, args }, scope, place) {
    const call = { name, scope, place };
    const lazy = lazyLogic[name];
    if (lazy) {
        const seen = [];
        const results = args.map(arg => () => {
            const value = evaluateExpression(arg, scope, place);
            seen.push(value);
            return value;
        });
        return known(lazy(results, call), call, seen);
    }
    if (lambdas[name])
        return overLambda(args, call);
    const values = args.map(arg => evaluateExpression(arg, scope, place));
    if (name === 'parameters' || name === 'variables' || name === 'lambdavariables')
        return named(call, values[0]);
    const own = scope.userFunctions.get(name);
    if (own)
        return own(values, place);
    const computes = functions.get(name);
    if (computes)
        return known(computes(values, call), call, values);
    if (derived.has(name) || name.startsWith('list')) {
        const inner = unknownCall(call, values);
        return new policy_hole/* Hole */.t1(values.some(policy_hole/* isHole */.$Q) ? inner.because : `only a deployment knows what ${name}() gives`, inner.text, place);
    }
    return new policy_hole/* Hole */.t1(`the function ${name}() is not known here`, callText(name, values), place);
}
/** Null is a value. */
const known = (value, call, args) => value === undefined ? unknownCall(call, args) : value;
function named({ name, scope, place }, key) {
    if (typeof key !== 'string')
        return new policy_hole/* Hole */.t1((0,policy_hole/* isHole */.$Q)(key) ? key.because : `${name}() needs a name`, `{${name}(${textOf(key ?? null)})}`, place);
    if (name === 'parameters')
        return scope.parameter(key);
    if (name === 'variables')
        return scope.variable(key);
    const value = scope.lambdas.get(key.toLowerCase());
    return value === undefined ? new policy_hole/* Hole */.t1(`there is no lambda variable "${key}"`, `{${key}}`, place) : value;
}
function overLambda(args, call) {
    const { name, scope, place } = call;
    const [first, ...rest] = args;
    const value = first ? evaluateExpression(first, scope, place) : null;
    const applies = rest.flatMap(arg => (arg.kind === 'call' && arg.name === 'lambda' ? [closure(arg.args, scope, place)] : []));
    const extra = rest.find(arg => !(arg.kind === 'call' && arg.name === 'lambda'));
    const start = extra && evaluateExpression(extra, scope, place);
    const result = lambdas[name]?.(value, applies, call, start);
    if (result !== undefined)
        return result;
    const hole = unknownCall(call, [value]);
    return new policy_hole/* Hole */.t1(hole.because, `{${name}(${unbraced(textOf(value))}, ${standpoint(scope, place, JSON.stringify(rest))})}`, hole.place);
}
const closure = (args, scope, place) => {
    const body = args.at(-1);
    const names = args.slice(0, -1).map(arg => (arg.kind === 'literal' ? String(arg.value).toLowerCase() : ''));
    return (...values) => {
        const bound = names.map((name, index) => [name, values[index] ?? null]);
        return body ? evaluateExpression(body, { ...scope, lambdas: new Map([...scope.lambdas, ...bound]) }, place) : null;
    };
};
/** Doubling a text twenty times is easily written; nobody's firewall needs the result. */
function bounded(value, name, place) {
    const tooLong = (typeof value === 'string' && value.length > MAX_TEXT) || (isList(value) && value.length > evaluate_expression_MAX_ITEMS);
    return tooLong ? new policy_hole/* Hole */.t1(`what ${name}() gives is too large`, `{${name}(...)}`, place) : value;
}

;// CONCATENATED MODULE: ./src/policy/template/expression.js
const expression_MAX_LENGTH = 200_000;
const expression_MAX_DEPTH = 100;
/** Whether a text of a template is an expression, and not a text: `[x]`, but neither `[[x]` nor `[x] y`. */
const isExpression = (text) => text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
/** A text that is none: `[[` stands for `[`. */
const unescaped = (text) => (text.startsWith('[[') ? text.slice(1) : text);
/** @param text with its brackets */
function parseExpression(text) {
    if (text.length > expression_MAX_LENGTH)
        return { complaint: `the expression has ${text.length} characters, at most ${expression_MAX_LENGTH} are read` };
    const tokens = tokenize(text.slice(1, -1));
    if (typeof tokens === 'string')
        return { complaint: tokens };
    try {
        return { expression: expression_parse(tokens) };
    }
    catch (error) {
        if (error instanceof Misread)
            return { complaint: error.message };
        throw error;
    }
}
class Misread extends Error {
}
const TOKEN = /\s+|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_$][\w$]*)|(\.\?|\[\?|[()[\],.])/y;
function tokenize(source) {
    const tokens = [];
    const pattern = new RegExp(TOKEN);
    while (pattern.lastIndex < source.length) {
        const at = pattern.lastIndex;
        const found = pattern.exec(source);
        if (!found)
            return source[at] === "'" ? 'a text in quotes does not end' : `"${source.slice(at, at + 12)}" cannot be read`;
        const [, text, number, name, sign] = found;
        if (text !== undefined)
            tokens.push({ kind: 'text', text: text.replaceAll("''", "'"), at });
        else if (number !== undefined)
            tokens.push({ kind: 'number', text: number, at });
        else if (name !== undefined)
            tokens.push({ kind: 'name', text: name, at });
        else if (sign !== undefined)
            tokens.push({ kind: 'sign', text: sign, at });
    }
    return [...tokens, { kind: 'end', text: 'the end', at: source.length }];
}
function expression_parse(tokens) {
    let at = 0;
    let depth = 0;
    const peek = () => tokens[at] ?? tokens.at(-1);
    const next = () => {
        const token = peek();
        at++;
        return token;
    };
    const isSign = (sign) => peek().kind === 'sign' && peek().text === sign;
    const expect = (sign) => {
        if (!isSign(sign))
            throw new Misread(`"${sign}" is missing before ${shown(peek())}`);
        at++;
    };
    const expression = () => {
        if (++depth > expression_MAX_DEPTH)
            throw new Misread(`it is nested more than ${expression_MAX_DEPTH} deep`);
        let value = primary();
        for (;;) {
            if (isSign('.') || isSign('.?')) {
                const safe = next().text === '.?';
                const name = next();
                if (name.kind !== 'name' && name.kind !== 'number')
                    throw new Misread(`a property name is missing before ${shown(name)}`);
                value = { kind: 'index', of: value, index: { kind: 'literal', value: name.text }, safe };
            }
            else if (isSign('[') || isSign('[?')) {
                const safe = next().text === '[?';
                const index = expression();
                expect(']');
                value = { kind: 'index', of: value, index, safe };
            }
            else
                break;
        }
        depth--;
        return value;
    };
    const primary = () => {
        const token = next();
        if (token.kind === 'text')
            return { kind: 'literal', value: token.text };
        if (token.kind === 'number')
            return { kind: 'literal', value: Number(token.text) };
        if (token.kind !== 'name')
            throw new Misread(`a value is missing before ${shown(token)}`);
        let name = token.text;
        // A function of the template's own carries its namespace: contoso.uniqueName('x').
        while (isSign('.') && tokens[at + 1]?.kind === 'name' && !isSign('(')) {
            at++;
            name += `.${next().text}`;
        }
        if (!isSign('('))
            return word(name);
        at++;
        const args = [];
        while (!isSign(')')) {
            if (args.length > 0)
                expect(',');
            args.push(expression());
        }
        at++;
        return { kind: 'call', name: name.toLowerCase(), args };
    };
    const whole = expression();
    if (peek().kind !== 'end')
        throw new Misread(`nothing can follow here, but ${shown(peek())} does`);
    return whole;
}
const shown = ({ kind, text }) => (kind === 'end' ? text : `"${text.slice(0, 20)}"`);
function word(name) {
    const values = { true: true, false: false, null: null };
    const value = values[name.toLowerCase()];
    if (value === undefined)
        throw new Misread(`"${name}" is no function call`);
    return { kind: 'literal', value };
}

;// CONCATENATED MODULE: ./src/policy/template/evaluate-node.js







/** Loops are limited to 800 rounds by Azure. */
const MOST_COPIES = 1000;
/** What a part of a template comes to: its expressions worked out, its loops unrolled. */
function evaluateNode({ node, placeOf }, scope) {
    scope.shared.budget.spend();
    const place = placeOf(node.offset);
    const value = scope.shared.budget.deeper(() => valueOfNode(node, placeOf, scope, place), () => new policy_hole/* Hole */.t1('this leads too deep, perhaps in a circle', `{... ${standpoint(scope, place)}}`, place));
    scope.shared.places.set(value, place);
    return value;
}
function valueOfNode(node, placeOf, scope, place) {
    if (node.type === 'string')
        return evaluateText(String(node.value), scope, place);
    if (node.type === 'array')
        return itemsOf(node).map(item => evaluateNode({ node: item, placeOf }, scope));
    if (node.type === 'object')
        return objectOf(node, placeOf, scope);
    return node.value;
}
function evaluateText(text, scope, place) {
    if (!isExpression(text))
        return unescaped(text);
    const parsed = parseExpression(text);
    if (parsed.complaint !== undefined)
        return new policy_hole/* Hole */.t1(`the expression cannot be read: ${parsed.complaint}`, `{${text.slice(1, -1).slice(0, 60)}}`, place);
    const value = evaluateExpression(parsed.expression, scope, place);
    // Objects that other places made keep them; what this expression made stands here.
    if (isList(value) || isObject(value))
        scope.shared.places.set(value, place);
    return value;
}
function objectOf(node, placeOf, scope) {
    const pairs = [];
    for (const { key, value, offset, twice } of uniqueEntries(node)) {
        if (key.toLowerCase() === 'copy' && value.type === 'array' && itemsOf(value).every(isLoop)) {
            for (const loop of itemsOf(value))
                pairs.push(copied(loop, placeOf, scope));
            continue;
        }
        const name = isExpression(key) ? evaluateText(key, scope, placeOf(offset)) : unescaped(key);
        if (twice && typeof name === 'string')
            pairs.push([name, writtenTwice(name, placeOf(offset))]);
        else if (typeof name === 'string')
            pairs.push([name, evaluateNode({ node: value, placeOf }, scope)]);
    }
    return Object.fromEntries(pairs);
}
const isLoop = (node) => childOf(node, 'name') !== undefined && childOf(node, 'input') !== undefined;
/** `{ name, count, input }`: a property with one item for each round. */
function copied(loop, placeOf, scope) {
    const name = textOfNode(childOf(loop, 'name')) ?? '';
    const place = placeOf(loop.offset);
    const count = countOf(childOf(loop, 'count'), placeOf, scope);
    const input = childOf(loop, 'input');
    const round = (index) => (input ? evaluateNode({ node: input, placeOf }, withCopy(scope, name, index)) : null);
    if (!(0,policy_hole/* isHole */.$Q)(count))
        return [name, Array.from({ length: count }, (_, index) => round(index))];
    const list = [new policy_hole/* Hole */.t1(count.because, `{${name}: ${count.text} ${standpoint(scope, place)}}`, place, true)];
    return [name, list];
}
/** How often a loop runs; a hole where only the deployment can say. */
function countOf(node, placeOf, scope) {
    const value = node ? evaluateNode({ node, placeOf }, scope) : 0;
    const place = node && placeOf(node.offset);
    const number = asNumber(value);
    if (number === undefined)
        return (0,policy_hole/* isHole */.$Q)(value) ? value : new policy_hole/* Hole */.t1('the count of a loop is no number', '{count}', place);
    return number >= 0 && number <= MOST_COPIES
        ? Math.trunc(number)
        : new policy_hole/* Hole */.t1(`a loop of ${number} rounds is not unrolled`, `{${number}}`, place);
}

;// CONCATENATED MODULE: ./src/policy/template/resources.js







/** The types whose properties matter here. Nothing else of a template is worked out. */
const firewallTypes = {
    policy: 'microsoft.network/firewallpolicies',
    group: 'microsoft.network/firewallpolicies/rulecollectiongroups',
    legacyGroup: 'microsoft.network/firewallpolicies/rulegroups',
    ipGroup: 'microsoft.network/ipgroups',
    firewall: 'microsoft.network/azurefirewalls',
    deployment: 'microsoft.resources/deployments',
};
const wanted = new Set(Object.values(firewallTypes));
/** The resources of a list or an object of them, loops unrolled and children after their parents. Absent ones are left out. */
function resourcesOf(node, placeOf, scope, parent) {
    const declared = node?.type === 'object'
        ? entriesOf(node).map(({ key, value }) => ({ resource: value, symbol: key }))
        : itemsOf(node).map(resource => ({ resource }));
    return declared.flatMap(({ resource, symbol }) => (resource.type === 'object' ? rounds(resource, placeOf, scope, symbol, parent) : []));
}
function rounds(node, placeOf, scope, symbol, parent) {
    const type = typeOf(node, placeOf, scope, parent);
    if (!wanted.has(type))
        return [];
    const loop = childOf(node, 'copy');
    if (loop?.type !== 'object')
        return one(node, placeOf, scope, type, symbol, parent, []);
    const name = textOfNode(childOf(loop, 'name')) ?? '';
    const count = countOf(childOf(loop, 'count'), placeOf, scope);
    if ((0,policy_hole/* isHole */.$Q)(count)) {
        const index = new policy_hole/* Hole */.t1(count.because, `{${name}[${count.text}]}`, placeOf(loop.offset));
        return one(node, placeOf, withResourceCopy(scope, name, index), type, symbol, parent, [count]);
    }
    return Array.from({ length: count }, (_, index) => index).flatMap(index => one(node, placeOf, withResourceCopy(scope, name, index), type, symbol && `${symbol}[${index}]`, parent, []));
}
function typeOf(node, placeOf, scope, parent) {
    const value = childOf(node, 'type');
    // Bicep's extensible resources spell it `Type@version`.
    const type = (value ? textOf(evaluateNode({ node: value, placeOf }, scope)) : '').toLowerCase().split('@')[0] ?? '';
    return parent && !type.startsWith(`${parent.type}/`) ? `${parent.type}/${type}` : type;
}
function one(node, placeOf, scope, type, symbol, parent, loops) {
    const place = placeOf(node.offset);
    const condition = childOf(node, 'condition');
    const answer = condition ? evaluateNode({ node: condition, placeOf }, scope) : true;
    const truth = truthOf(answer);
    const open = (0,policy_hole/* isHole */.$Q)(answer) ? [answer] : truth === true ? [] : [resources_closed(condition, truth, { placeOf, scope })];
    const nameNode = childOf(node, 'name');
    const own = nameNode ? textOf(evaluateNode({ node: nameNode, placeOf }, scope)) : (symbol ?? '');
    const name = parent && !own.toLowerCase().startsWith(`${parent.name.toLowerCase()}/`) ? `${parent.name}/${own}` : own;
    const target = targetOf(node, placeOf, scope);
    const resource = {
        type,
        name,
        id: (groupPath(target) + typedPath(type, [name])).toLowerCase(),
        place,
        existing: childOf(node, 'existing')?.value === true,
        conditions: [...loops, ...open],
        node,
        placeOf,
        scope: { ...scope, target },
        symbol,
    };
    // A condition is the resource's own and does not hold for its children: they go to what is there already under its name
    // (learn.microsoft.com/azure/azure-resource-manager/templates/conditional-resource-deployment).
    const children = type === firewallTypes.deployment ? [] : resourcesOf(childOf(node, 'resources'), placeOf, resource.scope, resource);
    return truth === false && scope.shared.undeployed === 'left out' ? children : [resource, ...children];
}
/** A condition that does not hold, or that is none, as what hangs on it. */
function resources_closed(condition, truth, { placeOf, scope }) {
    const place = placeOf(condition?.offset ?? 0);
    if (truth === undefined)
        return new policy_hole/* Hole */.t1('its condition is neither true nor false', `{condition ${standpoint(scope, place)}}`, place);
    const written = String(condition?.value);
    return new policy_hole/* Hole */.t1(IS_FALSE, `{${/^\[.*\]$/s.test(written) ? written.slice(1, -1) : written}${scope.symbols === TOP ? '' : ` ${standpoint(scope, undefined, written)}`}}`, place);
}
const IS_FALSE = 'which is false with the values that are given';
/** Deployments and existing resources may name another resource group. */
function targetOf(node, placeOf, scope) {
    const value = (name, otherwise) => {
        const child = childOf(node, name);
        return child ? evaluateNode({ node: child, placeOf }, scope) : otherwise;
    };
    return {
        subscription: value('subscriptionId', scope.target.subscription),
        resourceGroup: value('resourceGroup', scope.target.resourceGroup),
    };
}
/** A part of the resource, worked out. */
function partOf({ node, placeOf, scope }, name) {
    const child = childOf(node, name);
    return child && evaluateNode({ node: child, placeOf }, scope);
}
const identity = ({ id, name, type }) => ({ id, name, type });

;// CONCATENATED MODULE: ./src/policy/template/template-scope.js




/** What names mean in a template: its parameters, variables and functions, each worked out when it is first asked for. */
function templateScope(template, given, shared, target, symbols) {
    const { node, placeOf } = template;
    const scope = {
        shared,
        target,
        symbols,
        parameter: remembered('parameter', name => parameter(name)),
        variable: remembered('variable', name => variable(name)),
        userFunctions: userFunctions(template, shared, target),
        copies: new Map(),
        lambdas: new Map(),
    };
    const declared = byName(childOf(node, 'parameters'));
    const variables = byName(childOf(node, 'variables'));
    const loops = new Map(entriesOf(childOf(node, 'variables'))
        .filter(({ key }) => key.toLowerCase() === 'copy')
        .flatMap(({ value }) => itemsOf(value).map(loop => [textOfNode(childOf(loop, 'name'))?.toLowerCase() ?? '', loop])));
    const parameter = (name) => {
        const value = given(name);
        const declaration = declared.get(name.toLowerCase());
        // Nothing is passed on as nothing: then the default counts.
        const nothing = value === null && declaration !== undefined && childOf(declaration, 'defaultValue') !== undefined;
        if (value !== undefined && !nothing)
            return value;
        if (!declaration)
            return new policy_hole/* Hole */.t1(`there is no parameter "${name}"`, `{${name}}`, placeOf(node.offset));
        const standard = childOf(declaration, 'defaultValue');
        if (standard)
            return evaluateNode({ node: standard, placeOf }, scope);
        if (childOf(declaration, 'nullable')?.value === true)
            return null;
        return new policy_hole/* Hole */.t1(`parameter "${name}" has no value`, `{${symbols === TOP ? '' : `${symbols}:`}${name}}`, placeOf(declaration.offset));
    };
    const variable = (name) => {
        const loop = loops.get(name.toLowerCase());
        if (loop)
            return copied(loop, placeOf, scope)[1];
        const value = variables.get(name.toLowerCase());
        return value
            ? evaluateNode({ node: value, placeOf }, scope)
            : new policy_hole/* Hole */.t1(`there is no variable "${name}"`, `{${name}}`, placeOf(node.offset));
    };
    return scope;
}
const byName = (node) => new Map(entriesOf(node).map(({ key, value }) => [key.toLowerCase(), value]));
/** Each name is worked out once; one that needs itself is a hole. */
function remembered(kind, compute) {
    const known = new Map();
    const pending = new Set();
    return name => {
        const key = name.toLowerCase();
        const value = known.get(key);
        if (value !== undefined)
            return value;
        if (pending.has(key))
            return new policy_hole/* Hole */.t1(`${kind} "${name}" needs itself`, `{${name}}`, undefined);
        pending.add(key);
        try {
            const computed = compute(name);
            known.set(key, computed);
            return computed;
        }
        finally {
            pending.delete(key);
        }
    };
}
/** Functions that a template defines itself see their own parameters and nothing else. */
function userFunctions({ node, placeOf }, shared, target) {
    const found = new Map();
    for (const space of itemsOf(childOf(node, 'functions'))) {
        const prefix = textOfNode(childOf(space, 'namespace')) ?? '';
        for (const { key, value } of entriesOf(childOf(space, 'members'))) {
            const names = itemsOf(childOf(value, 'parameters')).map(parameter => textOfNode(childOf(parameter, 'name'))?.toLowerCase());
            const output = childOf(childOf(value, 'output'), 'value');
            found.set(`${prefix}.${key}`.toLowerCase(), (args, place) => {
                if (!output)
                    return new policy_hole/* Hole */.t1(`function ${prefix}.${key} gives nothing`, `{${key}}`, place);
                const parameter = (name) => {
                    const value = args[names.indexOf(name.toLowerCase())];
                    return value === undefined ? new policy_hole/* Hole */.t1(`there is no parameter "${name}"`, `{${name}}`, place) : value;
                };
                const variable = (name) => new policy_hole/* Hole */.t1(`there is no variable "${name}"`, `{${name}}`, place);
                const scope = {
                    shared,
                    target,
                    symbols: '',
                    parameter,
                    variable,
                    userFunctions: found,
                    copies: new Map(),
                    lambdas: new Map(),
                };
                return evaluateNode({ node: output, placeOf }, scope);
            });
        }
    }
    return found;
}
/** A value file: `{ parameters: { name: { value } } }`, or plainly `{ name: value }`. A secret from a key vault stays unknown. */
function givenParameters(file, plain) {
    const root = file.node;
    const wrapped = childOf(root, 'parameters');
    const values = byName(wrapped ?? root);
    return name => {
        const node = values.get(name.toLowerCase());
        if (!node)
            return undefined;
        const value = node.type === 'object' ? childOf(node, 'value') : undefined;
        if (value)
            return plain(value);
        if (childOf(node, 'reference'))
            return new policy_hole/* Hole */.t1(`parameter "${name}" is a secret of a key vault`, `{secret ${name}}`, file.placeOf(node.offset));
        return wrapped ? undefined : plain(node);
    };
}

;// CONCATENATED MODULE: ./src/policy/template/template.js







/** What a deployment template deploys. @throws TooMuchWork for templates that no deployment could work out either */
function readTemplate(template, given, places, undeployed = 'left out') {
    const known = new Map();
    const pending = new Set();
    const shared = {
        places,
        budget: makeBudget(),
        undeployed,
        referenced: (scope, key, what) => {
            const found = known.get(symbolKey(scope.symbols, key)) ?? known.get(key.toLowerCase());
            if (!found || what === 'identity')
                return found?.identity;
            if (!found.outputs || pending.has(found))
                return undefined;
            pending.add(found);
            try {
                return found.outputs();
            }
            finally {
                pending.delete(found);
            }
        },
    };
    const unknown = (what) => new policy_hole/* Hole */.t1(`only a deployment knows its ${what}`, `{${what.replace(' g', 'G')}}`, undefined);
    const target = { subscription: unknown('subscription'), resourceGroup: unknown('resource group') };
    const linked = [];
    const collect = (node, placeOf, scope, conditions) => {
        const found = resourcesOf(childOf(node, 'resources'), placeOf, scope).map(resource => ({
            ...resource,
            conditions: [...conditions, ...resource.conditions],
        }));
        const nested = new Map(found.flatMap(resource => (resource.type === firewallTypes.deployment ? [[resource, inner(resource)]] : [])));
        // All of a level are known by name before any of them is looked into: one may ask for what a later one gives.
        for (const resource of found) {
            const inside = nested.get(resource);
            const entry = { identity: identity(resource), ...(inside ? { outputs: () => outputsOf(inside) } : {}) };
            known.set(resource.id, entry);
            if (resource.symbol !== undefined)
                known.set(symbolKey(scope.symbols, resource.symbol), entry);
            if (inside)
                known.set(resource.name.toLowerCase(), entry);
        }
        return found.flatMap(resource => {
            if (resource.type !== firewallTypes.deployment)
                return [resource];
            const inside = nested.get(resource);
            if (inside)
                return collect(inside.node, inside.placeOf, inside.scope, resource.conditions);
            if (!resource.existing)
                linked.push(linkedOf(resource));
            return [];
        });
    };
    let scopes = 0;
    const inner = (resource) => {
        const { placeOf } = resource;
        const properties = childOf(resource.node, 'properties');
        const node = childOf(properties, 'template');
        if (node?.type !== 'object')
            return undefined;
        const option = childOf(childOf(properties, 'expressionEvaluationOptions'), 'scope');
        const symbols = `${++scopes}`;
        const isInner = (textOfNode(option) ?? '').toLowerCase() === 'inner';
        const scope = isInner
            ? templateScope({ node, placeOf }, handedDown(resource, childOf(properties, 'parameters')), shared, resource.scope.target, symbols)
            : { ...resource.scope, symbols };
        return { node, placeOf, scope };
    };
    const around = valuesAround(template, scope => templateScope(scope, () => undefined, shared, target, 'around'));
    const top = templateScope(template, name => given(name) ?? around(name), shared, target, TOP);
    return { resources: collect(template.node, template.placeOf, top, []), linked };
}
function linkedOf(resource) {
    const { name, place, conditions, node, placeOf, scope } = resource;
    const parameters = childOf(childOf(node, 'properties'), 'parameters');
    return { name, place, conditions, values: parameters ? textsIn(evaluateNode({ node: parameters, placeOf }, scope)) : [] };
}
const symbolKey = (symbols, symbol) => `${symbols}#${symbol.toLowerCase()}`;
/**
 * The values that stand beside a template which is part of something else: the body of a deployment, an artifact of a blueprint, a
 * definition of Azure Policy. The latter's values are made of the definition's own parameters, whose defaults count as a template's do.
 */
function valuesAround({ node, placeOf }, scopeOf) {
    const holder = node.parent?.type === 'property' ? node.parent.parent : undefined;
    const values = childOf(holder, 'parameters');
    if (!holder || values?.type !== 'object')
        return () => undefined;
    let declaring = holder.parent;
    while (declaring && !entriesOf(childOf(declaring, 'parameters')).some(({ value }) => childOf(value, 'type')))
        declaring = declaring.parent;
    return handedDown({ scope: scopeOf({ node: declaring ?? holder, placeOf }), placeOf }, values);
}
/** The values that a deployment gives to the parameters of its template, worked out in its own scope. */
function handedDown({ scope, placeOf }, parameters) {
    if (parameters?.type !== 'object') {
        const whole = parameters && evaluateNode({ node: parameters, placeOf }, scope);
        return name => {
            const given = whole !== undefined && isObject(whole) ? propertyOf(whole, name) : undefined;
            if (given === undefined)
                return whole === undefined || isObject(whole)
                    ? undefined
                    : new policy_hole/* Hole */.t1('its parameters are one expression', `{${textOf(whole)}.${name}}`, placeOf(parameters?.offset ?? 0));
            return isObject(given) ? propertyOf(given, 'value') : given;
        };
    }
    return name => {
        const given = childOf(parameters, name);
        if (!given)
            return undefined;
        const value = given.type === 'object' ? childOf(given, 'value') : undefined;
        if (value)
            return evaluateNode({ node: value, placeOf }, scope);
        if (childOf(given, 'reference'))
            return new policy_hole/* Hole */.t1(`parameter "${name}" is a secret of a key vault`, `{secret ${name} ${standpoint(scope, placeOf(given.offset))}}`, placeOf(given.offset));
        // One expression that gives `{ value }` as a whole: `[createObject('value', ...)]`, `[if(..., createObject('value', null()))]`.
        const whole = evaluateNode({ node: given, placeOf }, scope);
        return isObject(whole) ? propertyOf(whole, 'value') : whole;
    };
}
const outputsOf = ({ node, placeOf, scope }) => ({
    outputs: Object.fromEntries(entriesOf(childOf(node, 'outputs')).map(({ key, value }) => {
        const result = childOf(value, 'value');
        const loop = childOf(value, 'copy');
        if (loop)
            return [key, { value: copied(loop, placeOf, scope)[1] }];
        const text = `{${key}}`;
        return [
            key,
            {
                value: result
                    ? evaluateNode({ node: result, placeOf }, scope)
                    : new policy_hole/* Hole */.t1(`output "${key}" has no value`, text, placeOf(value.offset)),
            },
        ];
    })),
});

;// CONCATENATED MODULE: ./src/policy/source/from-template.js





/** What a deployment template says of firewalls. @throws TooMuchWork */
function partsOfTemplate(node, { placeOf }, given, places, file, undeployed = 'left out') {
    const { resources, linked } = readTemplate({ node, placeOf }, given, places, undeployed);
    const of = (type) => resources.filter(resource => resource.type === type);
    const firewalls = of(firewallTypes.firewall).filter(({ existing }) => !existing);
    const bodies = firewalls.map(firewall => ({ firewall, body: properties(firewall), policy: policyOf(properties(firewall)) }));
    const policies = of(firewallTypes.policy).map(policyPart);
    const withRules = bodies.filter(({ body, policy }) => (policy === undefined ? hasClassicRules : hasClassicRulesBesidePolicy)(body));
    // A firewall with neither rules nor a policy lets nothing through, which is an answer where nothing else is.
    const classic = withRules.length + policies.length > 0 ? withRules : bodies.filter(({ body, policy }) => isObject(body) && policy === undefined);
    const parts = {
        file,
        places,
        policies: [...policies, ...classic.map(({ firewall, body }) => classicPolicy(firewall, body))],
        inUse: new Set([...bodies.flatMap(({ policy }) => policy?.toLowerCase() ?? []), ...classic.map(({ firewall }) => firewall.id)]),
        groups: [
            ...[...of(firewallTypes.group), ...of(firewallTypes.legacyGroup)]
                .filter(({ existing }) => !existing)
                .map(group => groupPart(group, places)),
            ...classic.flatMap(({ firewall, body }) => classicGroups(firewall, body, places)),
            ...linked.flatMap(deployment => policies.flatMap(policy => perhapsGroups(deployment, policy))),
        ],
        ipGroups: of(firewallTypes.ipGroup)
            .filter(({ existing }) => !existing)
            .map(group => ({ ...about(group), body: properties(group) })),
    };
    const notes = linked.map(({ name, place }) => `${place.file}:${place.line}: the template of deployment "${name}" stands elsewhere and was not read`);
    const elsewhere = bodies.find(({ policy }) => policy !== undefined)?.policy;
    return { parts, notes, linked, ...(elsewhere === undefined ? {} : { elsewhere }) };
}
/** The id of the policy that rules a firewall. */
function policyOf(body) {
    const policy = isObject(body) ? (propertyOf(body, 'firewallPolicy') ?? null) : body;
    const id = isObject(policy) ? (propertyOf(policy, 'id') ?? null) : policy;
    return id === null || id === '' ? undefined : textOf(id);
}
const about = ({ name, id, place, conditions }) => ({ name: name.split('/').at(-1) ?? name, id, place, conditions });
/** A property that is missing is an empty one; one that is unknown is a hole, and stands in the text of its resource. */
const properties = (resource) => partOf(resource, 'properties') ?? {};
const policyPart = (policy) => ({
    ...about(policy),
    body: policy.existing ? null : properties(policy),
    elsewhere: policy.existing,
    ...from_template_location(policy),
});
const from_template_location = (resource) => {
    const value = partOf(resource, 'location');
    return typeof value === 'string' && value !== '' ? { location: value } : {};
};
function groupPart(group, places) {
    const body = properties(group);
    const today = group.type === firewallTypes.legacyGroup ? fromRuleGroup(body, places) : body;
    const { name, place, conditions, id } = about(group);
    const whole = { name, properties: today };
    places.set(whole, place);
    return { name, id, place, conditions, body: whole, policyId: id.slice(0, id.lastIndexOf('/', id.lastIndexOf('/') - 1)) };
}
/**
 * A template that stands elsewhere and is told the policy, by its name or its id, may give it rule collection groups. They keep their
 * place, as what nobody knows.
 */
function perhapsGroups({ name, place, conditions, values }, { id, name: policy }) {
    if (id === undefined || !values.some(text => text === policy.toLowerCase() || text === id))
        return [];
    const because = `the template of deployment "${name}", which is told policy "${policy}", stands elsewhere and was not read`;
    const group = `(deployment ${name})`;
    return [
        { name: group, place, conditions, body: { name: group, properties: new policy_hole/* Hole */.t1(because, `{deployment ${name}}`, place) }, policyId: id },
    ];
}
const classicPolicy = (firewall, body) => ({
    ...about(firewall),
    body: classicSettings(body),
    elsewhere: false,
    ...from_template_location(firewall),
});
/** Whether the firewall is there at all is not the question: they are there with it. */
const classicGroups = (firewall, body, places) => fromClassic(body, places).map(({ name, group }) => ({
    name,
    place: places.of(group) ?? firewall.place,
    conditions: [],
    body: group,
    policyId: firewall.id,
}));

;// CONCATENATED MODULE: ./src/policy/source/template-policy.js








/** The policy of a deployment template, and what a person should know about how it was read. @throws TooMuchWork */
function templatePolicy(template, document, { file }, options) {
    const places = makePlaces();
    const given = options.parameters ? readParameters(options.parameters, places) : { given: none, faults: [] };
    if (given.faults.length > 0)
        return { faults: given.faults };
    const read = (undeployed) => partsOfTemplate(template, document, given.given, places, file, undeployed);
    const deployed = read('left out');
    const kept = isEmpty(deployed) ? read('kept') : deployed;
    const place = document.placeOf(template.offset);
    if (isEmpty(kept)) {
        const message = nothingHere(kept);
        const [because] = options.incomplete === 'read' ? template_policy_elsewhere(kept) : [];
        return because === undefined
            ? { faults: [{ place, path: '', message }] }
            : { assembled: { policy: unreadPolicy(lastOf(kept.elsewhere ?? '(policy)'), { because, place }) }, notes: [message] };
    }
    const off = kept === deployed ? undefined : switchedOff(kept);
    if (off && options.incomplete !== 'read')
        return { faults: [{ ...off, path: '' }] };
    const assembled = assemble(kept.parts, options);
    const notes = [...kept.notes, ...(off ? [`${off.place.file}:${off.place.line}: ${off.message}; read as if it did`] : [])];
    return { assembled, notes: [...notes, ...(assembled.policy ? withoutValue(assembled.policy) : [])] };
}
/** What would have to be read to know the rules: the policy that the firewall has, the templates that this one deploys from elsewhere. */
const template_policy_elsewhere = ({ elsewhere, linked }) => [
    ...(elsewhere === undefined ? [] : [`policy "${lastOf(elsewhere)}", which is not in this template`]),
    ...linked.map(({ name }) => `the template of deployment "${name}", which stands elsewhere`),
];
const lastOf = (id) => id.split('/').at(-1) ?? id;
const isEmpty = ({ parts }) => parts.policies.length === 0 && parts.groups.length === 0;
/** Why the firewall of a template is not deployed, and where it says so. */
function switchedOff({ parts }) {
    for (const { name, place, conditions } of [...parts.policies, ...parts.groups]) {
        const condition = conditions.find(({ because }) => because === IS_FALSE);
        if (condition)
            return {
                message: `"${name}" is not deployed: it hangs on ${condition.text}, ${IS_FALSE}; give others with --parameters`,
                place: condition.place ?? place,
            };
    }
    return undefined;
}
function nothingHere({ notes, elsewhere }) {
    const linked = notes.length > 0 ? ` (${notes.join('; ')})` : '';
    return elsewhere === undefined
        ? `this template deploys no firewall policy, no rule collection group and no firewall with classic rules${linked}`
        : `the firewall of this template is ruled by policy ${elsewhere}, which is not in it: give the template of that policy, or its id${linked}`;
}
/** Parameters that somebody has to fill in before everything is known. */
function withoutValue(policy) {
    const names = new Set((0,unknown/* unknownsOf */.F9)(policy).flatMap(({ because }) => [...because.matchAll(/parameter "([^"]*)" has no value/g)].map(([, name]) => name)));
    return names.size === 0 ? [] : [`parameters without a value: ${[...names].join(', ')}; give them with --parameters`];
}
const none = () => undefined;
function readParameters({ text, file }, places) {
    const { root, placeOf, faults } = readJson(text, file);
    if (!root)
        return { given: none, faults };
    if (root.type !== 'object')
        return { given: none, faults: [{ place: placeOf(root.offset), path: '', message: 'must be an object of parameter values' }] };
    return { given: givenParameters({ node: root, placeOf }, node => plainValue(node, placeOf, places)), faults: [] };
}

;// CONCATENATED MODULE: ./src/policy/source/read-policy.js











/** What can be read, for people whose file is something else. */
const ACCEPTED = [
    'an egress.yaml',
    'ARM JSON (what `az network firewall policy rule-collection-group list` or `show` prints, the answer of a GET, or { policy, ruleCollectionGroups, parent } of such bodies)',
    'a firewall with classic rules (`az network firewall show`)',
    'an ARM deployment template (from Bicep: `az bicep build --file main.bicep`)',
].join('; ');
/**
 * Reads a firewall policy from whatever holds one, recognised by content and never by the file's name. Never throws. What stands in the
 * source but cannot be known is unknown in the policy, with its place; what is no policy at all is a fault that says what is.
 */
function readPolicy({ text, file }, options = {}) {
    const fault = (message) => ({ faults: [{ place: { file, line: 1, column: 1 }, path: '', message }] });
    const foreign = foreignLanguage(text);
    if (foreign)
        return fault(`${foreign}; what is read is ${ACCEPTED}`);
    if (!looksLikeJson(text))
        return readSpec({ text, file }, options);
    const document = readJson(text, file);
    if (!document.root)
        return { faults: document.faults };
    try {
        return readJsonPolicy(document.root, document, { text, file }, options);
    }
    catch (error) {
        if (error instanceof TooMuchWork || error instanceof RangeError)
            return fault(`this cannot be worked out: ${error.message}`);
        throw error;
    }
}
function readSpec({ text, file }, options) {
    const { spec, faults } = (0,parse.parseSpec)(text, file);
    if (!spec)
        return { faults };
    const idle = {
        ...(options.parameters ? { parameters: NO_TEMPLATE } : {}),
        ...(options.parent ? { parent: `${file} has no base policy: what an egress.yaml declares stands alone` } : {}),
    };
    return { policy: spec.firewall.policy, facts: spec.facts, notes: [], spec, idle, faults };
}
const NO_TEMPLATE = '--parameters needs a deployment template';
/** Comments may come first. */
const looksLikeJson = (text) => /^\uFEFF?(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*[[{]/.test(text.slice(0, 20_000));
/** Languages that describe firewalls, too, but that are not read. */
function foreignLanguage(text) {
    const start = text.slice(0, 200_000);
    if (/^\s*(?:resource|variable|module|provider|data|terraform|locals)\b[^:\n]*\{/m.test(start) &&
        /^\s*(?:resource|module|data)\s+"/m.test(start))
        return 'this is Terraform, which is not read: deploy it or plan it, and read the policy with `az network firewall policy rule-collection-group list`';
    if (/^\s*(?:targetScope\s*=|param\s+\w+\s+\w+|resource\s+\w+\s+'[\w.]+\/)/m.test(start) && !looksLikeJson(text))
        return 'this is Bicep: build it first with `az bicep build --file FILE`, and give the JSON';
    if (/"terraform_version"\s*:/.test(start) && /"(?:planned_values|values|resources)"\s*:/.test(start))
        return 'this is a plan or state of Terraform, which is not read: read the policy with `az network firewall policy rule-collection-group list`';
    return undefined;
}
function readJsonPolicy(root, document, source, options) {
    const template = templateIn(root);
    if (template) {
        const read = templatePolicy(template, document, source, options);
        return 'faults' in read ? read : finish(read.assembled, read.notes);
    }
    const fault = (message, node = root) => ({ faults: [{ place: document.placeOf(node.offset), path: '', message }] });
    const schema = (textOfNode(childOf(root, '$schema')) ?? '').toLowerCase();
    if (schema.includes('deploymentparameters'))
        return fault('these are values for parameters: give them with --parameters, beside the template');
    if (isSpec(root))
        return readSpec(source, options);
    const places = makePlaces();
    const value = plainValue(root, document.placeOf, places);
    const read = readBodies(value, places, source.file, options, 0);
    if (read === undefined)
        return fault(`this is no firewall policy that can be read; what is read is ${ACCEPTED}`);
    const what = isObject(value) ? ALONE[kindOf(value) ?? ''] : undefined;
    const found = finish(read, what ? [`this is one ${what}; others of its policy, if there are any, are not considered`] : []);
    return found.policy && options.parameters ? { ...found, idle: { parameters: NO_TEMPLATE } } : found;
}
const ALONE = {
    group: 'rule collection group',
    ruleGroup: 'rule collection group',
    collection: 'rule collection',
};
const MOST_WRAPPERS = 2000;
/** The template itself, or inside what wraps it: a deployment, a template spec, an export, a definition of Azure Policy. */
function templateIn(root) {
    const open = [root];
    for (let seen = 0; seen < MOST_WRAPPERS; seen++) {
        const node = open.shift();
        if (!node || isTemplate(node))
            return node;
        open.push(...entriesOf(node).flatMap(({ value }) => (value.type === 'object' ? [value] : [])));
    }
    return undefined;
}
function isTemplate(node) {
    const schema = (textOfNode(childOf(node, '$schema')) ?? '').toLowerCase();
    const resources = childOf(node, 'resources');
    const holds = resources?.type === 'array' || resources?.type === 'object';
    return (holds &&
        (/deploymenttemplate\.json/.test(schema) ||
            ['contentVersion', 'languageVersion'].some(name => childOf(node, name) !== undefined) ||
            [...itemsOf(resources), ...entriesOf(resources).map(({ value }) => value)].some(isDeclared)));
}
const isDeclared = (resource) => childOf(resource, 'type') !== undefined && childOf(resource, 'apiVersion') !== undefined;
/** An egress.yaml written as JSON. */
const isSpec = (root) => childOf(root, 'firewall')?.type === 'object' && childOf(root, 'name') !== undefined && childOf(root, 'type') === undefined;
const MAX_PARENTS = 20;
/** ARM bodies: one, a list, an answer's `{ value }`, or `{ policy, ruleCollectionGroups, parent }`. */
function readBodies(value, places, file, options, depth) {
    const at = places.of(value) ?? { file, line: 1, column: 1 };
    const fault = (message) => ({ fault: { place: at, path: '', message } });
    if (depth > MAX_PARENTS)
        return fault(`more than ${MAX_PARENTS} base policies stand one in the other`);
    if (isObject(value) && isCombined(value)) {
        const above = propertyOf(value, 'parent');
        const parent = above === undefined || above === null ? undefined : readBodies(above, places, file, {}, depth + 1);
        if (above !== undefined && above !== null && !parent)
            return fault('"parent" is no firewall policy that can be read');
        if (parent?.fault)
            return parent;
        const policy = propertyOf(value, 'policy');
        const bodies = [...bodiesIn(policy), ...bodiesIn(propertyOf(value, 'ruleCollectionGroups')), ...bodiesIn(propertyOf(value, 'ipGroups'))];
        const parts = partsOfBodies(bodies.map((body, index) => typed(body, index === 0 && isObject(policy ?? null) ? 'policy' : undefined, places)), places, file);
        return parts && assemble(parts, { ...options, ...(parent?.policy ? { parent: parent.policy } : {}) });
    }
    const bodies = bodiesIn(value);
    const [first] = bodies;
    const policyId = bodies.length === 1 && first !== undefined && isObject(first) ? ruledBy(first) : undefined;
    if (policyId !== undefined) {
        const message = `this firewall has no rules of its own: policy ${policyId} rules it; give that policy's rule collection groups, or its id`;
        if (options.incomplete !== 'read')
            return fault(message);
        const name = policyId.split('/').at(-1) ?? policyId;
        return { policy: unreadPolicy(name, { because: `policy "${name}", which is not here`, place: at }), notes: [message] };
    }
    if (bodies.length === 0)
        return isList(value) ? fault('the list is empty: there is no rule collection group in it') : undefined;
    const parts = partsOfBodies(bodies, places, file);
    return parts && assemble({ ...parts, alone: true }, options);
}
const isCombined = (value) => propertyOf(value, 'policy') !== undefined ||
    (propertyOf(value, 'ruleCollectionGroups') !== undefined && kindOf(value) === 'policy' && propertyOf(value, 'parent') !== undefined);
/** In a place that says what it holds, a body needs no field to tell. */
function typed(body, kind, places) {
    if (kind === undefined || !isObject(body) || kindOf(body) !== undefined)
        return body;
    const made = { ...body, type: 'Microsoft.Network/firewallPolicies' };
    places.set(made, places.of(body));
    return made;
}
const bodiesIn = (value) => {
    if (value === undefined || value === null)
        return [];
    if (isList(value))
        return value;
    if (!isObject(value))
        return [value];
    // The answer of a list, or of Azure Resource Graph.
    const answer = propertyOf(value, 'value') ?? propertyOf(value, 'data');
    return answer !== undefined && isList(answer) && kindOf(value) === undefined ? answer : [value];
};
function finish(assembled, notes) {
    if (assembled.fault)
        return { faults: [assembled.fault] };
    const { policy, location, alternatives = [] } = assembled;
    const others = alternatives.length > 0 ? { alternatives } : {};
    const told = [...notes, ...(assembled.notes ?? []), ...unread([policy, ...alternatives])];
    const region = location?.toLowerCase().replaceAll(' ', '');
    if (region !== undefined && /^[a-z0-9]+$/.test(region))
        return { policy, ...others, facts: { serviceTags: service_tags/* serviceTags */.T, ...(0,fqdn_tags/* fqdnTagsOf */.qL)(region) }, notes: told, faults: [] };
    const asked = ['AzureKubernetesService'].filter(tag => [policy, ...alternatives].some(each => names(each, tag)));
    const anywhere = asked.map(tag => `the region is not known: FQDN tag ${tag} is taken to cover the API servers of every region`);
    return { policy, ...others, facts: { serviceTags: service_tags/* serviceTags */.T, ...(0,fqdn_tags/* fqdnTagsOf */.qL)() }, notes: [...told, ...anywhere], faults: [] };
}
const MOST_NAMED = 3;
/** What keeps its place as something of which nothing is known: lints are silent about it, and that must not look like praise. */
function unread(policies) {
    const reasons = new Set(policies.flatMap(unknown/* unknownsOf */.F9).flatMap(({ field, because }) => (field === '*' ? [because] : [])));
    if (reasons.size === 0)
        return [];
    const more = reasons.size > MOST_NAMED ? ` and ${reasons.size - MOST_NAMED} more` : '';
    return [`rules of which nothing is known, and which may decide: ${[...reasons].slice(0, MOST_NAMED).join('; ')}${more}`];
}
const names = (policy, tag) => (policy.parent !== undefined && names(policy.parent, tag)) ||
    policy.ruleCollectionGroups.some(({ ruleCollections }) => ruleCollections.some(({ rules }) => rules.some(rule => rule.ruleType === 'ApplicationRule' && rule.fqdnTags.some(name => name.toLowerCase() === tag.toLowerCase()))));

// EXTERNAL MODULE: ./src/report/diff-markdown.js
var diff_markdown = __webpack_require__(8887);
// EXTERNAL MODULE: ./src/report/diff-text.js
var diff_text = __webpack_require__(4301);
// EXTERNAL MODULE: ./src/azure/faults.js
var faults = __webpack_require__(4316);
// EXTERNAL MODULE: ./src/azure/live-policy.js
var live_policy = __webpack_require__(4794);
// EXTERNAL MODULE: ./src/azure/staying-rules.js
var staying_rules = __webpack_require__(3488);
;// CONCATENATED MODULE: ./src/azure/live-difference.js








/** A comment of 65,000 characters holds three more reports. */
const MOST = 30_000;
/**
 * Which flows would be decided differently if the spec were applied now. What is compared with is what would stand then: applying
 * removes neither groups that the spec does not name nor a base policy, so they decide on, and are told.
 * @param id the deployed policy; undefined: there is none
 */
async function liveDifference(spec, id, world) {
    const declared = spec.firewall.policy;
    try {
        const live = id === undefined ? { ...declared, ruleCollectionGroups: [] } : await readLive(id, world);
        const foreign = live.ruleCollectionGroups.filter(({ name }) => !declared.ruleCollectionGroups.some(group => live_difference_same(group.name, name)));
        const next = {
            ...declared,
            ruleCollectionGroups: [...declared.ruleCollectionGroups, ...foreign],
            ...(live.parent ? { parent: live.parent } : {}),
        };
        const difference = (0,diff.diff)({ name: id === undefined ? 'no policy yet' : id, policy: live, facts: spec.facts }, { name: spec.file, policy: next, facts: spec.facts, spec }, spec.facts);
        const said = (0,diff_text.headline)(difference);
        return {
            comparison: {
                headline: id === undefined ? `No policy yet, everything is new: ${said}` : `Against the policy that is deployed: ${said}`,
                markdown: `${id === undefined ? 'There is no policy yet: everything is new.\n\n' : ''}${(0,diff_markdown.toDiffMarkdown)(difference, { most: MOST })}`,
            },
            findings: (0,staying_rules/* staying */.W)({ groups: foreign.map(({ name }) => name), ...(live.parent ? { parent: live.parent.name } : {}) }, spec),
            undeclared: [...foreign, ...(live.parent ? [live.parent] : [])].map(({ name }) => name),
        };
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        const fault = (0,faults.explainFault)(error);
        return {
            findings: [
                {
                    level: 'warning',
                    message: `Which flows this changes is not known, as the policy that is deployed could not be compared: ${(0,faults.faultLine)(fault)}`,
                    ...('advice' in fault && fault.advice ? { advice: String(fault.advice) } : {}),
                },
            ],
        };
    }
}
async function readLive(id, world) {
    const read = readPolicy({ text: JSON.stringify(await (0,live_policy/* livePolicy */.bd)(id, world)), file: id });
    if (!read.policy)
        throw new Error(read.faults.map(place/* describeFault */.Q).join('; '));
    return (0,place/* withoutPlaces */.B)(read.policy);
}
/** Names of resources are the same in any case. */
const live_difference_same = (one, other) => one.toLowerCase() === other.toLowerCase();


/***/ }),

/***/ 4794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sd: () => (/* binding */ idsIn),
/* harmony export */   bd: () => (/* binding */ livePolicy)
/* harmony export */ });
/* unused harmony export isPolicyId */
/* harmony import */ var _arm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1788);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9513);


const isPolicyId = (text) => parseId(text) !== undefined;
const ID = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/(firewallPolicies|ipGroups)\/([^/]+)\/?$/i;
function parseId(id, type = 'firewallPolicies') {
    const [, subscription = '', group = '', found = '', name = ''] = ID.exec(id) ?? [];
    return found.toLowerCase() === type.toLowerCase() ? { subscription, group, name } : undefined;
}
const MAX_PARENTS = 10;
/**
 * Reads a policy, its rule collection groups, its base policies and the IP groups that its rules name. Nothing is written. An IP group that
 * may not be read, or is gone, is left out: what it holds is then unknown.
 * @throws what the Azure clients throw, where the policy itself cannot be read
 */
async function livePolicy(id, world) {
    const [{ NetworkManagementClient }, credential] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(2158)]).then(__webpack_require__.bind(__webpack_require__, 2158)),
        world.credential ?? Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(1343), __webpack_require__.e(1141)]).then(__webpack_require__.bind(__webpack_require__, 1141)).then(({ DefaultAzureCredential }) => new DefaultAzureCredential()),
    ]);
    const { signal: abortSignal } = world;
    const read = async (policyId, children) => {
        const at = parseId(policyId);
        if (!at)
            throw new Error(`${policyId} is not the id of a firewall policy`);
        if (children.includes(policyId.toLowerCase()))
            throw new Error(`the base policies of ${children[0]} go round in a circle`);
        if (children.length > MAX_PARENTS)
            throw new Error(`more than ${MAX_PARENTS} base policies stand one above the other`);
        const wire = answers();
        const client = new NetworkManagementClient(credential, at.subscription, (0,_arm_js__WEBPACK_IMPORTED_MODULE_0__.clientOptions)(world, [wire.policy]));
        await client.firewallPolicies.get(at.group, at.name, { abortSignal });
        const [policy] = wire.take();
        // What the models leave out stands in the answers.
        await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .allOf */ .b)(client.firewallPolicyRuleCollectionGroups.list(at.group, at.name, { abortSignal }), 'rule collection groups');
        const ruleCollectionGroups = wire.take().flatMap(page => listIn(page));
        const base = baseOf(policy);
        return {
            policy,
            ruleCollectionGroups,
            ipGroups: await ipGroups(ruleCollectionGroups),
            ...(base === undefined ? {} : { parent: await read(base, [...children, policyId.toLowerCase()]) }),
        };
    };
    const ipGroups = async (groups) => {
        const found = await Promise.all([...idsIn(groups)].map(async (text) => {
            const at = parseId(text, 'ipGroups');
            if (!at)
                return [];
            const wire = answers();
            const client = new NetworkManagementClient(credential, at.subscription, (0,_arm_js__WEBPACK_IMPORTED_MODULE_0__.clientOptions)(world, [wire.policy]));
            try {
                await client.ipGroups.get(at.group, at.name, { abortSignal });
                return wire.take();
            }
            catch (error) {
                if (![403, 404].includes(error.statusCode ?? 0))
                    throw error;
                world.log(`IP group ${text} cannot be read, so what it holds is unknown`);
                return [];
            }
        }));
        return found.flat();
    };
    return await read(id, []);
}
/** Keeps answers as they are on the wire: the SDK's models drop what they do not know, and a rule of a new type is just what must not be lost. */
function answers() {
    let kept = [];
    return {
        policy: {
            name: 'egressGateAnswers',
            sendRequest: async (request, next) => {
                const response = await next(request);
                if (response.status === 200 && response.bodyAsText)
                    kept.push(JSON.parse(response.bodyAsText));
                return response;
            },
        },
        take: () => {
            const taken = kept;
            kept = [];
            return taken;
        },
    };
}
const listIn = (page) => {
    const { value } = page;
    return Array.isArray(value) ? value : [];
};
const baseOf = (policy) => {
    const id = policy?.properties?.basePolicy?.id;
    return typeof id === 'string' && id !== '' ? id : undefined;
};
/** Every id of an IP group, wherever the rules name it. */
function idsIn(value, found = new Set()) {
    if (typeof value === 'string' && /\/ipGroups\/[^/]+$/i.test(value))
        found.add(value);
    else if (typeof value === 'object' && value !== null)
        for (const item of Object.values(value))
            idsIn(item, found);
    return found;
}


/***/ }),

/***/ 4703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ about),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   gO: () => (/* binding */ severities),
/* harmony export */   p9: () => (/* binding */ seeAlso)
/* harmony export */ });
/* unused harmony export features */
const severities = ['error', 'warning', 'note'];
/** What a cluster uses, because its outbound needs differ. */
const features = (/* unused pure expression or super */ null && (['base', 'monitoring', 'key-vault', 'policy', 'private-cluster', 'file-share', 'registry']));
/** The part of a finding that says which rule it is about. */
const about = ({ rule, collection, group }) => ({
    subject: rule.name,
    rule: { group: group.name, collection: collection.name, rule: rule.name },
    ...(rule.place ? { place: rule.place } : {}),
});
/** Other rules that a finding speaks of, where they are written somewhere. */
const seeAlso = (entries) => {
    const related = entries.flatMap(({ rule }) => (rule.place ? [{ place: rule.place, text: `rule "${rule.name}"` }] : []));
    return related.length > 0 ? { related } : {};
};
/** `"a"`, `"a" and "b"`, `"a", "b" and 3 more`. */
const quoted = (names, most = 4) => {
    const shown = names.slice(0, names.length > most ? most - 1 : most).map(name => `"${name}"`);
    const rest = names.length - shown.length;
    const last = rest > 0 ? `${rest} more` : shown.pop();
    return shown.length === 0 ? `${last ?? ''}` : `${shown.join(', ')} and ${last}`;
};


/***/ }),

/***/ 423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GD: () => (/* binding */ expectedText),
/* harmony export */   TH: () => (/* binding */ documentation),
/* harmony export */   WE: () => (/* binding */ passes),
/* harmony export */   Z9: () => (/* binding */ placeText)
/* harmony export */ });
/* harmony import */ var _policy_lint_lint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4703);

/** All expectations hold, there is at least one, and no finding is as grave as it must not be. */
function passes({ spec, checked, findings, failOn }) {
    if (spec !== undefined && (checked.length === 0 || !checked.every(({ holds }) => holds)))
        return false;
    return failOn === undefined || !findings.some(({ severity }) => _policy_lint_lint_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO.indexOf(severity) <= _policy_lint_lint_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO.indexOf(failOn));
}
/** `allow, inspected, by rule "x"`: as much as the expectation says. */
function expectedText({ expect, inspected, rule }) {
    const how = inspected === undefined ? '' : inspected ? ', inspected' : ', not inspected';
    return `${expect}${how}${rule === undefined ? '' : `, by ${rule}`}`;
}
/** Where a lint is explained. */
const documentation = (id) => `docs/policy.md#${id}`;
const placeText = (place) => `${place.file}:${place.line}:${place.column}`;


/***/ }),

/***/ 8887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toDiffMarkdown: () => (/* binding */ toDiffMarkdown)
/* harmony export */ });
/* harmony import */ var _policy_regions_region_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(466);
/* harmony import */ var _check_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(423);
/* harmony import */ var _diff_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4301);
/* harmony import */ var _diff_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(430);
/* harmony import */ var _markdown_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(783);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3101);






/** GitHub takes 65,536 characters in a comment; whoever posts this one adds a marker and perhaps a line. */
const MOST = 60_000;
/** From here on it is told where the rows lie, too. */
const MANY = 40;
const icons = {
    'newly-allowed': '🔓',
    'no-longer-inspected': '🙈',
    'newly-denied': '⛔',
    'newly-inspected': '🔍',
    uncertain: '❔',
    'denied-otherwise': '⛔',
};
/** A comment for a pull request: the answer in one line, then tables, gravest first. What is too much is left out, and counted. */
function toDiffMarkdown(difference, { most = MOST } = {}) {
    const { old, next, regions, flips, edits, unfinished } = difference;
    const clean = regions.length === 0 && unfinished === undefined;
    const shown = (0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .told */ .Ev)(difference);
    const head = [
        `## ${clean && (0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__.beyond)(difference).length === 0 ? '✅' : '⚠️'} Egress: ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)((0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__.headline)(difference), 1000)}`,
        '',
        `${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)(old)} → ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)(next)}`,
        '',
    ];
    const sections = [
        {
            head: ['### Expectations', '', '| | expectation | |', '| --- | --- | --- |'],
            rows: flips.map(({ expectation, is }) => `| ${is.holds ? '✅ holds now' : '❌ **breaks**'} | ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)(expectation.name)} | ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)(is.cases.flatMap(({ breaches }) => breaches.map(({ says }) => says))[0] ?? '')} |`),
            tail: [''],
            noun: 'expectation',
        },
        ..._policy_regions_region_js__WEBPACK_IMPORTED_MODULE_0__/* .changes */ .Ao.map((change) => {
            const own = shown.filter(region => region.change === change);
            const folded = change === 'denied-otherwise';
            const title = _diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .titles */ .YC[change];
            const name = `${title[0]?.toUpperCase()}${title.slice(1)}`;
            return {
                head: [
                    ...(folded ? [`<details><summary>${icons[change]} ${name} (${own.length})</summary>`, ''] : [`### ${icons[change]} ${name}`, '']),
                    ...(own.length > MANY ? [`All within: ${said((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .surroundings */ .i5)(own, difference))}.`, ''] : []),
                    '| flows | was | is | example |',
                    '| --- | --- | --- | --- |',
                ],
                rows: own.map(region => row(region, difference)),
                tail: ['', ...(folded ? ['</details>', ''] : [])],
                noun: 'row',
            };
        }),
        {
            head: [`<details><summary>Written differently (${edits.length})${clean ? '; every flow is decided as before' : ''}</summary>`, ''],
            rows: edits.map(edit => `- ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)((0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__.editText)(edit), 600)}${edit.place ? ` ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)((0,_check_report_js__WEBPACK_IMPORTED_MODULE_5__/* .placeText */ .Z9)(edit.place))}` : ''}`),
            tail: ['', '</details>', ''],
            noun: 'edit',
        },
        {
            head: [],
            rows: (0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__.hints)(difference).map(hint => `_${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)(`${hint[0]?.toUpperCase()}${hint.slice(1)}`, 600)}._`),
            tail: [''],
            noun: 'note',
        },
    ];
    return fitted(head, sections, most);
}
function row(region, difference) {
    const { was, is } = region.example;
    const encrypted = (0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .isEncrypted */ .ph)(region);
    const cell = (decision) => `${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeText */ .EL)(decision, encrypted), 400)}${decision.place ? ` ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)((0,_check_report_js__WEBPACK_IMPORTED_MODULE_5__/* .placeText */ .Z9)(decision.place))}` : ''}`;
    return `| ${said((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .flowsText */ .fP)(region, difference))} | ${cell(was)} | ${cell(is)} | ${said((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .exampleText */ .kQ)(region))} |`;
}
/** Blanks at the ends of a piece stay as they are: what surrounds it is ours. */
const said = (words) => words.map(word => (typeof word === 'string' ? word : (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)(word.code))).join('');
const lengthOf = (lines) => lines.reduce((sum, line) => sum + line.length + 1, 0);
function fitted(head, sections, most) {
    const lines = [...head];
    let left = most - lengthOf(head);
    sections.forEach(({ head: start, rows, tail, noun }, index) => {
        if (rows.length === 0)
            return;
        const notice = (missing) => [
            '',
            `_${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(missing, `more ${noun}`)}: the comment would be too long. \`egress-gate diff --format json\` has them all._`,
        ];
        // Every section that follows keeps enough to say how much of it is missing.
        const others = sections.slice(index + 1).filter(({ rows }) => rows.length > 0);
        const reserve = others.reduce((sum, other) => sum + lengthOf(other.head) + lengthOf(other.tail) + lengthOf(notice(1e6)), 0);
        let room = left - reserve - lengthOf(start) - lengthOf(tail) - lengthOf(notice(1e6));
        const kept = [];
        for (const line of rows) {
            room -= line.length + 1;
            if (room < 0)
                break;
            kept.push(line);
        }
        const missing = rows.length - kept.length;
        const block = [...start, ...kept, ...(missing > 0 ? notice(missing) : []), ...tail];
        lines.push(...block);
        left -= lengthOf(block);
    });
    return `${lines.join('\n').trimEnd()}\n`;
}


/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ markdownCode),
/* harmony export */   p: () => (/* binding */ markdownText)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3101);

/** What can begin or end anything but text: and `.` or `:` only where a bare address would become a link. */
const structure = /[&<>|`*_~[\]\\@#$]|(?<=www)\.|(?<=\b(?:https?|ftp|mailto|xmpp)):/giu;
const entity = (character) => `&#${character.codePointAt(0)};`;
/**
 * Text of unknown origin as inline Markdown that renders as exactly that text: no table cell, link, image, HTML, mathematics,
 * code, mention or issue reference comes out of it. Markdown's structure cannot be written with character references, so every
 * character that could be one becomes one. A mention is recognised only after that, in the rendered text: a zero-width space
 * behind `@` and `#` keeps it from being one.
 */
const markdownText = (text, length = 300) => characters(text, length, character => entity(character) + (character === '@' || character === '#' ? '&#8203;' : ''));
/**
 * The same in code type, for paths, names and values. Inside `<code>` GitHub looks for no mentions (its filter leaves out what stands in
 * `pre`, `code`, `a`, `style` and `script`), and what is copied from there has to be what it was: nothing is put between.
 */
const markdownCode = (text, length = 300) => (text === '' ? '' : `<code>${characters(text, length, entity)}</code>`);
const characters = (text, length, reference) => (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text), length)
    .replace(structure, reference)
    // At the start of a line a sign, blanks or `1.` begin a block.
    .replace(/^[-+=\s]/, entity)
    .replace(/^(\d+)([.)])/, (_, number, sign) => number + entity(sign))
    .replace(/ $/, '&#32;');


/***/ })

};
