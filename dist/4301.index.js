export const id = 4301;
export const ids = [4301];
export const modules = {

/***/ 4301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   beyond: () => (/* binding */ beyond),
/* harmony export */   editText: () => (/* binding */ editText),
/* harmony export */   headline: () => (/* binding */ headline),
/* harmony export */   hints: () => (/* binding */ hints),
/* harmony export */   toDiffText: () => (/* binding */ toDiffText)
/* harmony export */ });
/* harmony import */ var _policy_regions_axis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4589);
/* harmony import */ var _policy_regions_region_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(466);
/* harmony import */ var _policy_regions_space_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1635);
/* harmony import */ var _check_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(423);
/* harmony import */ var _diff_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(430);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3101);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1329);







const inks = { red: '1;31', yellow: '33', green: '32', cyan: '36', bold: '1', dim: '2' };
const inkOf = {
    'newly-allowed': 'red',
    'no-longer-inspected': 'red',
    'newly-denied': 'yellow',
    'newly-inspected': 'green',
    uncertain: 'cyan',
    'denied-otherwise': 'dim',
};
/** Beyond so many of one kind a list is no help; then it is told where they lie, too. */
const MOST_REGIONS = 40;
/** The first line of every format: what a reviewer wants to know. */
function headline(difference) {
    const { regions, unfinished } = difference;
    if (unfinished !== undefined)
        return `not everything could be compared: ${unfinished}`;
    if (regions.length === 0)
        return ['no flow changes', ...beyond(difference)].join(' by rules; ');
    const shown = (0,_diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .told */ .Ev)(difference);
    const said = _policy_regions_region_js__WEBPACK_IMPORTED_MODULE_1__/* .changes */ .Ao.flatMap(change => {
        const number = shown.filter(region => region.change === change).length;
        return number === 0 ? [] : [`${_diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .titles */ .YC[change]} (${number})`];
    });
    return `flows change: ${said.join('; ')}`;
}
/** What changes though no decision does. */
function beyond({ edits }) {
    const what = edits.filter(({ beyond }) => beyond).map(({ what }) => what);
    return what.length === 0 ? [] : [`beyond what rules decide, changed: ${what.slice(0, 3).join(', ')}${what.length > 3 ? ' and more' : ''}`];
}
/** For people, gravest first. */
function toDiffText(difference, { color = false, width } = {}) {
    const paint = (ink, text) => (color ? `\u001b[${inks[ink]}m${text}\u001b[0m` : text);
    const said = (words) => words.map(word => (typeof word === 'string' ? (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(word) : paint('bold', (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(word.code)))).join('');
    const { old, next, regions, flips, edits, unfinished } = difference;
    const shown = (0,_diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .told */ .Ev)(difference);
    const head = `${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(old)} -> ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(next)}: ${paint(unfinished !== undefined || regions.length > 0 ? 'red' : beyond(difference).length > 0 ? 'yellow' : 'green', (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(headline(difference)))}`;
    const sections = _policy_regions_region_js__WEBPACK_IMPORTED_MODULE_1__/* .changes */ .Ao.flatMap(change => {
        const own = shown.filter(region => region.change === change);
        if (own.length === 0)
            return [];
        const title = _diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .titles */ .YC[change];
        const most = own.length <= MOST_REGIONS ? own.length : MOST_REGIONS - 10;
        const more = own.length - most;
        return [
            '',
            paint(inkOf[change], `${title[0]?.toUpperCase()}${title.slice(1)}`),
            ...(more > 0 ? [`  all within: ${said((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .surroundings */ .i5)(own, difference))}`] : []),
            ...own.slice(0, most).flatMap(region => paragraph(region, difference, said, text => paint('dim', text))),
            ...(more > 0 ? [`  and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(more, 'kind')} of flows more; --format json has them all`] : []),
        ];
    });
    const lines = [
        head,
        ...sections,
        ...flipLines(flips),
        ...editLines(edits, regions.length),
        ...hints(difference).flatMap(note => ['', `Note: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(note)}.`]),
    ];
    return `${(width === undefined ? lines : lines.map(line => hung(line, Math.max(40, width)))).join('\n')}\n`;
}
/** What does not fit goes on below, deeper than the line began. */
function hung(line, width) {
    const start = /^ */.exec(line)?.[0] ?? '';
    const deeper = `${start}      `;
    return start + (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .wrapped */ .ky)(line.slice(start.length), width - deeper.length).join(`\n${deeper}`);
}
/** What a reader should know, and where addresses are named, why. */
function hints(difference) {
    const byAddress = difference.regions.some(({ address }) => (0,_policy_regions_axis_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .T)(address) !== (0,_policy_regions_axis_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .T)(_policy_regions_space_js__WEBPACK_IMPORTED_MODULE_2__/* .everyAddress */ ._C));
    return [
        ...difference.notes,
        ...(byAddress ? ['addresses are named where network rules go by them: these decide before any application rule'] : []),
    ];
}
function paragraph(region, difference, said, dim) {
    const { example } = region;
    const encrypted = (0,_diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .isEncrypted */ .ph)(region);
    const at = ({ place }) => (place ? `  ${dim((0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)((0,_check_report_js__WEBPACK_IMPORTED_MODULE_5__/* .placeText */ .Z9)(place)))}` : '');
    return [
        `  ${said((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .flowsText */ .fP)(region, difference))}`,
        `      was ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeText */ .EL)(example.was, encrypted))}${at(example.was)}`,
        `      is  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeText */ .EL)(example.is, encrypted))}${at(example.is)}`,
        `      for example ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)((0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .plain */ .pj)((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_3__/* .exampleText */ .kQ)(region)))}`,
    ];
}
function flipLines(flips) {
    if (flips.length === 0)
        return [];
    return [
        '',
        'Expectations',
        ...flips.map(({ expectation, is, status }) => {
            const others = status === 'kept' ? '' : ` (${status})`;
            const why = is.holds ? '' : `: ${is.cases.flatMap(({ breaches }) => breaches.map(({ says }) => says))[0] ?? 'nobody can ask'}`;
            return `  ${is.holds ? 'holds now' : 'BREAKS   '}  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(expectation.name)}${others}${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(why)}  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)((0,_check_report_js__WEBPACK_IMPORTED_MODULE_5__/* .placeText */ .Z9)(expectation.place))}`;
        }),
    ];
}
const editText = ({ kind, what, within, detail }) => `${what}${within === '' || kind === 'reordered' ? '' : ` (${within})`} ${kind === 'setting' ? 'changed' : `${kind === 'reordered' ? 'stand in another order' : `was ${kind}`}`}${detail === '' ? '' : `: ${detail}`}`;
const MOST_EDITS = 40;
function editLines(edits, regions) {
    if (edits.length === 0)
        return [];
    const shown = edits.slice(0, MOST_EDITS);
    const more = edits.length - shown.length;
    return [
        '',
        regions === 0 ? 'Written differently; every flow is decided as before:' : 'Written differently:',
        ...shown.map(edit => `  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(editText(edit))}${edit.place ? `  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)((0,_check_report_js__WEBPACK_IMPORTED_MODULE_5__/* .placeText */ .Z9)(edit.place))}` : ''}`),
        ...(more > 0 ? [`  and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(more, 'edit')} more`] : []),
    ];
}


/***/ }),

/***/ 430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kQ: () => (/* binding */ exampleText),
  fP: () => (/* binding */ flowsText),
  ph: () => (/* binding */ isEncrypted),
  EL: () => (/* binding */ outcomeText),
  i5: () => (/* binding */ surroundings),
  YC: () => (/* binding */ titles),
  Ev: () => (/* binding */ told)
});

// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/regions/axis.js
var axis = __webpack_require__(4589);
// EXTERNAL MODULE: ./src/policy/regions/paths.js
var regions_paths = __webpack_require__(9898);
// EXTERNAL MODULE: ./src/policy/regions/services.js
var services = __webpack_require__(6048);
// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/regions/side.js + 1 modules
var side = __webpack_require__(6409);
// EXTERNAL MODULE: ./src/policy/regions/space.js
var regions_space = __webpack_require__(1635);
;// CONCATENATED MODULE: ./src/report/diff-words-rules.js
/** All rules of a policy, those of its parents first. Asked for each region, so remembered. */
function rulesOf(policy) {
    const known = rulesBefore.get(policy);
    if (known)
        return known;
    const own = policy.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections.flatMap(({ rules }) => rules));
    const rules = policy.parent ? [...rulesOf(policy.parent), ...own] : own;
    rulesBefore.set(policy, rules);
    return rules;
}
const rulesBefore = new WeakMap();

// EXTERNAL MODULE: ./src/report/words.js
var report_words = __webpack_require__(1329);
;// CONCATENATED MODULE: ./src/report/diff-words-address.js
/** Addresses of a region in the words of people: service tags that the policies name, and CIDR ranges for what is left. */







/** Nothing, where the address makes no difference. */
function addressWords({ address, host }, difference) {
    const known = (0,intervals/* intersect */.y$)(address, regions_space/* knownAddresses */.eU);
    const unknown = (0,intervals/* includes */.mK)(address, [{ first: regions_space/* UNKNOWN_ADDRESS */.q1, last: regions_space/* UNKNOWN_ADDRESS */.q1 }]);
    if (known.length === 0)
        return [isResolved(host, difference) ? 'at the addresses that the facts give' : 'as long as the address is not known'];
    const everything = (0,axis/* keyOf */.T)(known) === (0,axis/* keyOf */.T)(regions_space/* knownAddresses */.eU);
    if (everything)
        return unknown ? [] : ['at whatever address is known'];
    const sets = setsOf(difference);
    const inside = described(known, sets);
    const outside = described((0,intervals/* subtract */.Re)(regions_space/* knownAddresses */.eU, known), sets);
    return outside.length < inside.length || (outside.length === inside.length && unknown)
        ? ['outside ', ...(0,report_words/* series */.Ul)(brief(outside))]
        : ['at ', ...(0,report_words/* series */.Ul)(brief(inside))];
}
const isResolved = (host, { space }) => host.every(({ first, last }) => space.resolution.slice(first, last + 1).every(resolved => resolved !== ''));
const brief = (items) => items.length <= 5 ? items : [...items.slice(0, 4), [`${items.length - 4} more ranges`]];
/** The tags that either policy names, as sets of addresses. */
function setsOf({ policies, space }) {
    const known = remembered.get(space);
    if (known)
        return known;
    const texts = new Set(policies.flatMap(rulesOf).flatMap(({ destinationAddresses }) => destinationAddresses));
    const tags = [...texts].filter(text => !/^[\d*]/.test(text));
    const sets = tags.map(name => ({ name, axis: (0,side/* addressesOfText */.ts)(name, space.facts) })).filter(({ axis }) => axis.length > 0);
    remembered.set(space, sets);
    return sets;
}
const remembered = new WeakMap();
/** A set of addresses as tags and ranges that make it up: tags that lie within it first, less what they share with one outside. */
function described(axis, sets) {
    const words = [];
    let left = axis;
    const candidates = [
        ...sets.map(({ name, axis }) => ({ words: [(0,report_words/* code */.aY)(name)], axis })),
        ...sets.flatMap(one => sets
            .filter(other => other !== one && (0,intervals/* intersect */.y$)(one.axis, other.axis).length > 0)
            .map(other => ({ words: [(0,report_words/* code */.aY)(one.name), ' but not ', (0,report_words/* code */.aY)(other.name)], axis: (0,intervals/* subtract */.Re)(one.axis, other.axis) }))),
        ...sets.flatMap((one, at) => sets.slice(at + 1).map(other => ({
            words: ['what ', (0,report_words/* code */.aY)(one.name), ' and ', (0,report_words/* code */.aY)(other.name), ' share'],
            axis: (0,intervals/* intersect */.y$)(one.axis, other.axis),
        }))),
    ].sort((a, b) => b.axis.length - a.axis.length);
    for (const candidate of candidates)
        if (candidate.axis.length > 1 && (0,intervals/* intersect */.y$)(candidate.axis, left).length > 0 && (0,intervals/* includes */.mK)(axis, candidate.axis)) {
            words.push(candidate.words);
            left = (0,intervals/* subtract */.Re)(left, candidate.axis);
        }
    return [...words, ...left.map((block) => [(0,report_words/* code */.aY)(blockText(block))])];
}
/** A range of IPv4 addresses as people write it: `*`, one address, CIDR, or first-last. */
function blockText({ first, last }) {
    if (first === 0 && last === 2 ** 32 - 1)
        return '*';
    if (first === last)
        return (0,addresses/* formatAddress */.M0)(first);
    const size = last - first + 1;
    const bits = Math.log2(size);
    return Number.isInteger(bits) && first % size === 0
        ? `${(0,addresses/* formatAddress */.M0)(first)}/${32 - bits}`
        : `${(0,addresses/* formatAddress */.M0)(first)}-${(0,addresses/* formatAddress */.M0)(last)}`;
}
/** From where. Nothing, where it is from anywhere. */
function sourceWords(source) {
    if ((0,axis/* keyOf */.T)(source) === (0,axis/* keyOf */.T)(regions_space/* knownAddresses */.eU))
        return [];
    const rest = (0,intervals/* subtract */.Re)(regions_space/* knownAddresses */.eU, source);
    if (rest.length < source.length)
        return ['anywhere but ', ...(0,report_words/* shortCodes */.$V)(rest.map(blockText), 4)];
    return (0,report_words/* series */.Ul)(brief(source.map((block) => [(0,report_words/* code */.aY)(blockText(block))])));
}

// EXTERNAL MODULE: ./src/policy/infrastructure.js
var infrastructure = __webpack_require__(6105);
// EXTERNAL MODULE: ./src/policy/regions/names.js
var regions_names = __webpack_require__(9790);
;// CONCATENATED MODULE: ./src/report/diff-words-name.js







/** Which names: at most `most` of them, or of the exceptions of all names. */
function hostWords({ host, address }, { space, policies }, most) {
    const { names } = space;
    const anonymous = (0,intervals/* intersect */.y$)(host, [{ first: names.nameless, last: names.nameless }]).length > 0;
    const all = (0,regions_names/* itemsOf */.S3)(names, (0,intervals/* intersect */.y$)(host, (0,regions_names/* namedOf */.Z7)(names)));
    if (all.length === 0)
        return ['addresses without a name'];
    if (all.every(({ pattern }) => isAzures(pattern)))
        return ["names of Azure's own infrastructure"];
    const items = all
        .map(({ pattern, except }) => ({ pattern, except: except.filter(name => !isAzures(name)) }))
        .filter(({ pattern }) => !isAzures(pattern));
    const [first] = items;
    const rest = items.slice(1);
    if (first?.pattern === '*') {
        const { except } = first;
        const known = (0,intervals/* intersect */.y$)(address, regions_space/* knownAddresses */.eU);
        const any = anonymous && known.length > 0 ? 'any destination' : 'any name';
        if (except.length === 0)
            return [any];
        const kept = except.length <= most
            ? (0,report_words/* series */.Ul)(except.map(pattern => [(0,report_words/* code */.aY)(pattern)]))
            : [`${except.length} (`, (0,report_words/* code */.aY)(except[0] ?? ''), ', ', (0,report_words/* code */.aY)(except[1] ?? ''), ' ...)'];
        return [`${any} but `, ...kept, ...(rest.length > 0 ? [', and to ', ...listed(rest, most)] : [])];
    }
    const tag = tagOf(items.map(({ pattern }) => pattern), policies.flatMap(rulesOf), space.facts.fqdnTags ?? {});
    const others = tag ? items.filter(({ pattern }) => !tag.patterns.includes(pattern)) : items;
    return [
        ...(tag ? [`the ${tag.patterns.length} names of FQDN tag `, (0,report_words/* code */.aY)(tag.name), ...(others.length > 0 ? [', and to '] : [])] : []),
        ...(others.length > 0 ? listed(others, most) : []),
        ...(anonymous ? [', or to no name at all'] : []),
    ];
}
/**
 * Names that Azure may let through whatever the rules say. They are told in a line of their own, where the answer is not certain, and not
 * as exceptions of every other region.
 */
const isAzures = (pattern) => pattern.startsWith('md-*') || infrastructure/* infrastructurePatterns */.fl.includes(pattern);
function listed(items, most) {
    const shown = items.slice(0, items.length <= most ? most : most - 1);
    const words = shown.map(({ pattern, except }) => [(0,report_words/* code */.aY)(pattern), ...(except.length > 0 ? [' (but not ', ...(0,report_words/* shortCodes */.$V)(except, 4), ')'] : [])]);
    const more = items.length - shown.length;
    return (0,report_words/* series */.Ul)([...words, ...(more > 0 ? [[`${more} more`]] : [])]);
}
/** An FQDN tag of a rule, all of whose names are there. */
function tagOf(patterns, rules, tags) {
    const used = new Set(rules.flatMap(rule => (rule.ruleType === 'ApplicationRule' ? rule.fqdnTags.map(tag => tag.toLowerCase()) : [])));
    for (const [name, own] of Object.entries(tags))
        if (used.has(name.toLowerCase()) && own.length > 2 && own.every(pattern => patterns.includes(pattern)))
            return { name, patterns: own };
    return undefined;
}
/** Which paths. Nothing, where none is told from another. */
function pathWords({ paths }, most) {
    if (paths.patterns.length === 0)
        return [];
    const { items, unclear } = (0,regions_paths/* pathText */.LF)(paths);
    if (items.length === 0)
        return ['paths that the firewall may or may not read as ', ...(0,report_words/* shortCodes */.$V)(unclear, 4), ' (case, %xx, dots)'];
    const [first] = items;
    if (first?.pattern === '/*' && items.length === 1)
        return ['every path but ', ...(0,report_words/* shortCodes */.$V)(first.except, 4)];
    return [items.length === 1 && !(first?.pattern ?? '').endsWith('*') ? 'path ' : 'paths ', ...listed(items, most)];
}

;// CONCATENATED MODULE: ./src/report/diff-words-service.js
/** What is spoken, and on which ports, in the words of people: `HTTPS and UDP 123`. */




/** A set of services, by protocol and port. */
function serviceWords(service) {
    if ((0,axis/* keyOf */.T)(service) === (0,axis/* keyOf */.T)(services/* everyService */.nu))
        return ['everything'];
    const ports = new Map(services/* kinds */.EZ.map(kind => [kind, portsOf(service, kind)]));
    const [https, http, tcp] = [ports.get('https'), ports.get('http'), ports.get('tcp')];
    const spoken = [];
    const say = (label, of) => of !== undefined && of !== '' && spoken.push([label, of]);
    if (https === http && http === tcp)
        say('TCP', tcp);
    else {
        say('HTTPS', https);
        if (http === tcp)
            say('TCP other than HTTPS', tcp);
        else {
            say('HTTP', http);
            say('other TCP', tcp);
        }
    }
    say('UDP', ports.get('udp'));
    say('ICMP', ports.get('icmp'));
    const groups = Map.groupBy(spoken, ([label, of]) => (of === standard[label] ? label : of));
    return (0,report_words/* series */.Ul)([...groups.values()].map((group) => {
        const [, of = ''] = group[0] ?? [];
        const who = group.map(([label]) => label).join(' and ');
        if (group.some(([label, own]) => own === standard[label]))
            return [who];
        if (of === '*')
            return [`${who} on any port`];
        return [`${who} ${group.every(([label]) => label === 'TCP' || label === 'UDP') ? '' : 'on '}${shortList(of.split(', '), 6)}`];
    }));
}
const standard = { HTTPS: '443', HTTP: '80', ICMP: '0' };
const portsOf = (service, kind) => (0,intervals/* intersect */.y$)(service, (0,services/* spaceOf */.UN)(kind))
    .map(({ first, last }) => [(0,services/* serviceAt */.xQ)(first).port, (0,services/* serviceAt */.xQ)(last).port])
    .map(([first, last]) => (first === last ? `${first}` : first === 1 && last === 65_535 ? '*' : `${first}-${last}`))
    .join(', ');
const shortList = (items, most) => items.length <= most ? items.join(', ') : `${items.slice(0, most - 1).join(', ')} and ${items.length - most + 1} more`;

// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(3101);
;// CONCATENATED MODULE: ./src/report/diff-words.js









const titles = {
    'newly-allowed': 'newly allowed',
    'no-longer-inspected': 'no longer inspected',
    'newly-denied': 'newly denied',
    'newly-inspected': 'newly inspected',
    uncertain: 'not certain, before or after',
    'denied-otherwise': 'denied as before, at another point',
};
/**
 * Regions of which the same is to be told, but for what is spoken, are told together. On a port that is not the web's nobody thinks of HTTPS
 * first, so the example is another where there is one.
 */
function told(difference) {
    const known = toldBefore.get(difference);
    if (known)
        return known;
    const groups = new Map();
    for (const region of difference.regions) {
        const { change, was, is, source, address, paths, example } = region;
        const hosts = (0,report_words/* plain */.pj)(hostWords(region, difference, Number.POSITIVE_INFINITY));
        const rules = [example.was, example.is].map(({ rule, ruleCollection, ruleCollectionGroup }) => [
            rule,
            ruleCollection,
            ruleCollectionGroup,
        ]);
        const key = JSON.stringify([
            change,
            was,
            is,
            (0,axis/* keyOf */.T)(source),
            (0,axis/* keyOf */.T)(address),
            hosts,
            (0,report_words/* plain */.pj)(pathWords({ paths }, Number.POSITIVE_INFINITY)),
            rules,
        ]);
        const same = groups.get(key);
        const shown = same && example.neither && ![80, 443].includes(example.flow.port) ? example : (same?.example ?? example);
        groups.set(key, same ? { ...same, service: (0,intervals/* join */.fj)([same.service, region.service]), example: shown } : region);
    }
    const regions = [...groups.values()];
    toldBefore.set(difference, regions);
    return regions;
}
const toldBefore = new WeakMap();
/** Where many regions lie, taken together: no flow outside changes so, but many inside may not either. */
function surroundings(regions, difference) {
    const [first] = regions;
    if (!first)
        return [];
    const around = (of) => (0,intervals/* join */.fj)(regions.map(of));
    const hull = {
        ...first,
        source: around(({ source }) => source),
        service: around(({ service }) => service),
        address: around(({ address }) => address),
        host: around(({ host }) => host),
        paths: regions.every(({ paths }) => paths.patterns.length === 0) ? first.paths : regions_paths/* everyPath */.dr,
    };
    return flowsText(hull, difference);
}
/** What a region covers: `HTTPS to *.github.com, outside Storage.EastUS2, from 10.42.1.0/24`. */
function flowsText(region, difference, most = 6) {
    const host = hostWords(region, difference, most);
    const path = pathWords(region, most);
    const address = addressWords(region, difference);
    const source = sourceWords(region.source);
    const [first, ...where] = address;
    const anything = host.length === 1 && host[0] === 'any destination' && first === 'at ';
    return [
        ...serviceWords(region.service),
        ' to ',
        ...(anything ? where : host),
        ...(path.length > 0 ? [', ', ...path] : []),
        ...(address.length > 0 && !anything ? [', ', ...address] : []),
        ...(source.length > 0 ? [', from ', ...source] : []),
    ];
}
/** What becomes of it, and who says so: `allowed without inspection by rule "time"`. */
function outcomeText(decision, encrypted) {
    const { effect, inspected, rule, by, dependsOn } = decision;
    const waits = dependsOn.length === 0
        ? ''
        : `: it depends on ${(0,report_text/* shortened */.vI)(dependsOn.slice(0, 2).join(' and '), 200)}${dependsOn.length > 2 ? ' and more' : ''}`;
    if (effect === 'unknown')
        return `not certain${waits}`;
    if (inspected === 'unknown')
        return `${effect === 'allow' ? 'allowed' : 'denied'}, but inspected or not is not certain${waits}`;
    const how = {
        allow: inspected ? 'allowed and inspected' : encrypted ? 'allowed without inspection' : 'allowed',
        deny: inspected ? 'denied inside the inspected session' : 'denied',
    }[effect];
    if (rule !== undefined)
        return `${how} by rule "${rule}"`;
    return by === 'infrastructure' ? `${how} by Azure's own rules` : `${how}, as no rule covers it`;
}
const isEncrypted = ({ service }) => (0,intervals/* intersect */.y$)(service, (0,services/* spaceOf */.UN)('https')).length > 0;
/** `https://www.github.com/ from 10.42.1.4`. */
function exampleText({ example: { flow, neither } }) {
    const { application, host, address, port, protocol, path = '', source } = flow;
    const standard = application === 'https' ? 443 : 80;
    const to = host ?? address ?? '';
    const target = application
        ? `${application}://${to}${port === standard ? '' : `:${port}`}${path}`
        : protocol === 'icmp'
            ? `${to}/icmp`
            : `${to}:${port}/${protocol}`;
    return [
        (0,report_words/* code */.aY)(target),
        ...(host !== undefined && address !== undefined ? [' at ', (0,report_words/* code */.aY)(address)] : []),
        ...(neither ? [' (neither HTTP nor HTTPS)'] : []),
        ' from ',
        (0,report_words/* code */.aY)(source),
    ];
}


/***/ }),

/***/ 3101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ky: () => (/* binding */ wrapped),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* unused harmony exports fitted, hanging */
/** Text that others control (pod output, HTTP answers, names in files), made harmless to show. */
/** Characters that nobody sees or that change what others look like: controls, formats, bidirectional overrides, fillers, separators, lone surrogates. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Writing puts a few marks on a letter; a pile of them grows over the lines around it. */
const piled = /(?<=\p{M}{8})\p{M}/gu;
const spelled = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** One line in which every invisible character is spelled out (`\n`, `\u{1b}`), so that nothing hides and nothing acts. */
const visible = (text) => text.replace(unseen, spell).replace(piled, spell);
const spell = (character) => spelled[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
/** At most `length` UTF-16 units, with `…` for what was left out. Never cuts a surrogate pair in two. */
const shortened = (text, length) => {
    if (text.length <= length)
        return text;
    const cut = Math.max(0, length - 1);
    const code = text.charCodeAt(cut - 1);
    return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut)}…`;
};
const inked = /\u001b\[[0-9;]*m/g;
/** Lines of at most `width` characters, broken between words; colours count for nothing. A word that is longer than a line has one of its own. */
function wrapped(text, width) {
    const lines = [];
    let line = '';
    let length = 0;
    for (const word of text.split(' ')) {
        const own = word.replace(inked, '').length;
        if (line !== '' && length + 1 + own > width) {
            lines.push(line.trimEnd());
            line = word;
            length = own;
        }
        else {
            length += (line === '' ? 0 : 1) + own;
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return [...lines, line];
}
/** The start of a line: what it is indented by, and its label, if two blanks end one. */
const startOf = /^((?:\u001b\[[0-9;]*m| )*)((?:\u001b\[[0-9;]*m|[^ \u001b]| (?=[^ ]))+ {2,}(?=\S))?/;
/**
 * Each line at most `width` characters: what runs over goes on below the line's own text, behind its label, or a little deeper where it has
 * none. Nothing is cut: a word that is longer (a path, a URL) stays whole.
 */
function fitted(text, width) {
    return text
        .split('\n')
        .map(line => (bareLength(line) <= width ? line : hung(line, width)))
        .join('\n');
}
function hung(line, width) {
    const [all = '', indent = ''] = startOf.exec(line) ?? [];
    const labelled = bareLength(all) <= Math.min(34, width / 2);
    const start = labelled ? all : indent;
    const column = bareLength(start) + (labelled && all !== indent ? 0 : 2);
    const [first = '', ...rest] = wrapped(line.slice(start.length), Math.max(20, width - column));
    return [start + first, ...rest.map(more => ' '.repeat(column) + more)].join('\n');
}
/** Text behind a label, its further lines below its first; where that would leave too little room, the terminal breaks it. */
function hanging(label, text, width) {
    const column = bareLength(label);
    return width - column < 30 ? label + text : label + wrapped(text, width - column).join(`\n${' '.repeat(column)}`);
}
const bareLength = (text) => text.replace(inked, '').length;
/** `1 pod`, `3 pods`. */
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;


/***/ }),

/***/ 1329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ shortCodes),
/* harmony export */   Ul: () => (/* binding */ series),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/** Sentences as values, for formats that show what people would type in a type of its own, and for those that do not. */
/** What people would type. */
const code = (text) => ({ code: text });
/** The sentence as bare text. */
const plain = (words) => words.map(word => (typeof word === 'string' ? word : word.code)).join('');
/** `a, b and c`. */
const series = (items, last = 'and') => items.flatMap((item, index) => [index === 0 ? '' : index === items.length - 1 ? ` ${last} ` : ', ', ...item]);
/** At most `most` of them, and how many more there are. */
const shortCodes = (items, most) => series([...items.slice(0, most).map((item) => [code(item)]), ...(items.length > most ? [[`${items.length - most} more`]] : [])], 'or');


/***/ })

};
