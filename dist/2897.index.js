export const id = 2897;
export const ids = [2897];
export const modules = {

/***/ 2897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCheck: () => (/* binding */ runCheck)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/azure/spec.js
var azure_spec = __webpack_require__(8310);
// EXTERNAL MODULE: ./src/github/given-file.js
var given_file = __webpack_require__(3843);
// EXTERNAL MODULE: ./src/policy/check.js
var check = __webpack_require__(4476);
;// CONCATENATED MODULE: ./src/policy/less-proven.js
const lessProven = (before, after) => [
    ...ofEach(before.workloads, after.workloads, workloadChange, name => `Workload ${name} is declared no more: its pods are not asked from now on.`),
    ...ofEach(before.expectations, after.expectations, expectationChange, name => `"${name}" is expected no more: nothing proves it from now on.`),
];
function ofEach(before, after, change, gone) {
    return before.flatMap((old) => {
        const now = after.find(({ name }) => name === old.name);
        if (now === undefined)
            return [{ message: gone(old.name) }];
        const message = change(old, now);
        return message === undefined ? [] : [{ message, place: now.place }];
    });
}
function workloadChange(old, now) {
    const changes = ['namespace', 'selector', 'container'].flatMap(key => old[key] === now[key] ? [] : [`${key} ${now[key] ?? '(none)'} instead of ${old[key] ?? '(none)'}`]);
    return changes.length === 0 ? undefined : `Workload ${now.name} asks other pods than before: ${changes.join(', ')}.`;
}
const asserted = ['inspected', 'rule', 'upstream', 'status', 'body', 'nonce', 'insertedHeader', 'redirects'];
function expectationChange(old, now) {
    const dropped = asserted.filter(key => old[key] !== undefined && now[key] === undefined);
    const narrowed = now.from.length > 0 && (old.from.length === 0 || old.from.some(name => !now.from.includes(name)));
    const changes = [
        ...(old.expect !== 'unknown' && now.expect === 'unknown' ? ['it says unknown, so nobody is asked'] : []),
        ...(JSON.stringify(old.target) === JSON.stringify(now.target)
            ? []
            : [`it asks for ${targetText(now.target)} instead of ${targetText(old.target)}`]),
        ...(dropped.length === 0 ? [] : [`it says nothing of ${dropped.join(', ')} any more`]),
        ...(old.redirects === undefined && now.redirects !== undefined
            ? ['it follows redirects, so what it says of the answer is about the last one']
            : []),
        ...(narrowed ? [`it is asked of ${now.from.join(', ')} alone`] : []),
    ];
    return changes.length === 0 ? undefined : `"${now.name}" proves something else than before: ${changes.join('; ')}.`;
}
/** Hosts as they are asked for: letters that look like others show. */
const targetText = (target) => target.kind === 'url'
    ? `${target.method === 'GET' ? '' : `${target.method} `}${new URL(target.url).href}`
    : `${target.host}:${target.port}/${target.protocol}`;

// EXTERNAL MODULE: ./node_modules/yaml.js
var yaml = __webpack_require__(7164);
;// CONCATENATED MODULE: ./src/policy/lint/allowances.js
/**
 * Findings turned off where they stand, with a reason that others can read:
 *
 *     # egress-gate: allow LINT: REASON                on the line, or on lines of its own right above
 *     # egress-gate: allow LINT for "RULE": REASON     anywhere in the spec, for policies that are read from elsewhere
 *
 * `//` in place of `#` in JSON.
 */

const FORM = /^(?:#|\/\/)\s*egress-gate:\s*allow\s+([\w-]+)(?:\s+for\s+(?:"([^"]*)"|(\S+?)))?\s*(?::\s*(.*?))?\s*$/;
/** Enough to find those that are written wrongly, too: they must not be passed over in silence. */
const SIGN = /^(?:#|\/\/)\s*egress-gate\s*:/;
function readAllowances(text, file) {
    if (!text.includes('egress-gate'))
        return { all: [], malformed: [] };
    const json = /^\uFEFF?\s*(?:\/[/*]|[{[])/.test(text);
    const lines = text.split(/\r\n|[\r\n]/);
    const comments = (json ? jsonComments(text) : yamlComments(text)).filter(({ body }) => SIGN.test(body));
    const all = [];
    const malformed = [];
    for (const { body, line, column } of comments) {
        const place = { file, line, column };
        const [, lint, quotedRule, bareRule, reason = ''] = FORM.exec(body) ?? [];
        const rule = quotedRule ?? bareRule;
        if (lint === undefined)
            malformed.push(place);
        else
            all.push({ lint, reason, place, line: targetLine(lines, line), ...(rule === undefined ? {} : { rule }) });
    }
    return { all, malformed };
}
/** A comment behind something speaks of its own line; one that stands alone, of the next line that is not a comment. */
function targetLine(lines, line) {
    const alone = (text) => text !== undefined && /^\s*(#|\/\/|$)/.test(text);
    if (!alone(lines[line - 1]))
        return line;
    for (let next = line; next < lines.length; next++)
        if (!alone(lines[next]))
            return next + 1;
    return line;
}
/** By the YAML reader's own lexer: what stands in quotes or in a block of text is no comment. */
function yamlComments(text) {
    const comments = [];
    let line = 1;
    let column = 1;
    let before = '';
    for (const token of new yaml/* Lexer */.JG().lex(text)) {
        // Control characters announce what follows and are not in the text; behind \x1f comes a scalar, whatever it begins with.
        if (token === '\x02' || token === '\x18' || token === '\x1f') {
            before = token;
            continue;
        }
        if (token.startsWith('#') && before !== '\x1f')
            comments.push({ body: token.trimEnd(), line, column });
        before = token;
        const parts = token.split('\n');
        line += parts.length - 1;
        column = parts.length > 1 ? (parts.at(-1) ?? '').length + 1 : column + token.length;
    }
    return comments;
}
function jsonComments(text) {
    const comments = [];
    const tokens = /"(?:\\.|[^"\\\n])*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|\n/g;
    let line = 1;
    let start = 0;
    for (const { 0: token, index } of text.matchAll(tokens)) {
        if (token === '\n') {
            line += 1;
            start = index + 1;
        }
        else if (token.startsWith('//'))
            comments.push({ body: token.trimEnd(), line, column: index - start + 1 });
        else if (token.startsWith('/*'))
            line += token.split('\n').length - 1;
    }
    return comments;
}

// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/evaluate.js + 6 modules
var evaluate = __webpack_require__(6056);
// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/order.js
var order = __webpack_require__(4604);
// EXTERNAL MODULE: ./src/policy/match-url.js
var match_url = __webpack_require__(5485);
// EXTERNAL MODULE: ./src/policy/unknown.js
var unknown = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/policy/web-categories.js
var web_categories = __webpack_require__(9999);
// EXTERNAL MODULE: ./src/policy/match-host.js
var match_host = __webpack_require__(6832);
// EXTERNAL MODULE: ./src/policy/lint/algebra/atoms.js
var atoms = __webpack_require__(629);
// EXTERNAL MODULE: ./src/policy/lint/algebra/box.js
var algebra_box = __webpack_require__(1614);
;// CONCATENATED MODULE: ./src/policy/lint/algebra/laminar.js
/** @param beginning what every text begins with */
function laminarOrder(patterns, beginning = '') {
    const root = { prefix: beginning, whole: true };
    const keys = new Map([root, ...patterns].map(pattern => [keyOf(pattern), pattern]));
    const sorted = [...keys.values()].sort((a, b) => compare(a.prefix, b.prefix) || Number(b.whole) - Number(a.whole));
    const blocks = new Map();
    const open = [];
    const close = (last) => {
        const done = open.pop();
        if (done)
            blocks.set(keyOf(done.pattern), { first: done.first, last });
    };
    sorted.forEach((pattern, index) => {
        while (open.length > 0 && !contains(open[open.length - 1]?.pattern, pattern))
            close(index - 1);
        open.push({ pattern, first: index });
    });
    while (open.length > 0)
        close(sorted.length - 1);
    const all = { first: 0, last: sorted.length - 1 };
    return { all, blockOf: pattern => blocks.get(keyOf(pattern)) ?? all };
}
const keyOf = ({ prefix, whole }) => `${whole ? '*' : '='}${prefix}`;
/** By code unit, whatever the locale: texts with a common beginning must stand together. */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const contains = (outer, inner) => outer?.whole === true && inner.prefix.startsWith(outer.prefix);

// EXTERNAL MODULE: ./src/policy/lint/algebra/nearby.js
var nearby = __webpack_require__(6092);
// EXTERNAL MODULE: ./src/policy/lint/algebra/network-space.js
var network_space = __webpack_require__(1110);
;// CONCATENATED MODULE: ./src/policy/lint/algebra/application-space.js
/** Application rules as boxes over source address, service, host and path. */










/** The service axis: ports of HTTPS, of HTTP, of the SQL protocol. */
const base = { Https: 0, Http: 65_536, Mssql: 131_072 };
const httpsOnly = [{ first: 1, last: 65_535 }];
const everyService = [{ first: 1, last: base.Mssql + 65_535 }];
const TARGETS = ['targetFqdns', 'targetUrls', 'fqdnTags', 'webCategories', 'destinationAddresses'];
/** FQDN tags speak of standard ports only (facts 1.3). */
const standard = [443, base.Http + 80].map(port => ({ first: port, last: port }));
/** @param reading how the firewall reads paths (`match-url.ts`); what is claimed must hold in every reading */
function applicationSpace(rules, reading) {
    const urls = rules.flatMap(({ targetUrls }) => targetUrls.map(match_url/* splitUrlPattern */.Kn));
    const hosts = laminarOrder([...rules.flatMap(({ targetFqdns }) => targetFqdns), ...urls.map(({ host }) => host)].flatMap(hostLanguage));
    const paths = laminarOrder(urls.flatMap(({ path }) => pathLanguage(path, reading)), '/');
    const anyPath = [paths.all];
    const hostAxis = (patterns) => axis(hosts, patterns.flatMap(hostLanguage));
    /** Host and path of what a rule names in plain words. `certain` leaves out what Azure documents nowhere. */
    const named = (rule, sight, certain) => {
        const fqdns = [hostAxis(rule.targetFqdns), anyPath];
        const targets = rule.targetUrls.map((url) => {
            const { host, path } = (0,match_url/* splitUrlPattern */.Kn)(url);
            if (sight === 'sni')
                return [certain && !rule.terminateTLS ? [] : hostAxis([host]), anyPath];
            return [hostAxis([host]), axis(paths, pathLanguage(path, reading))];
        });
        const anything = everyAddress(rule) ? [[[hosts.all], anyPath]] : [];
        return [fqdns, ...targets, ...anything];
    };
    const hostsCovered = rules.map(rule => (0,intervals/* union */.KC)(named(rule, 'url', true).flatMap(([host]) => host)));
    const nearHosts = (0,nearby/* nearby */.c)(hostsCovered, hosts.all.last + 1);
    const holders = (0,atoms/* holdersOf */.pW)(rules.map(targetAtoms));
    // No list of names fills all names: only a rule for every host covers what nobody can enumerate.
    const everyHost = hostsCovered.flatMap((host, position) => ((0,intervals/* subtract */.Re)([hosts.all], host).length === 0 ? [position] : []));
    return {
        candidates: ({ targetAtom, box }) => targetAtom ? [...new Set([...holders(targetAtom), ...everyHost])].sort((a, b) => a - b) : nearHosts(box[2] ?? []),
        parts(rule, sight) {
            if (rule.skipped !== undefined)
                return [];
            const own = (0,unknown/* unknownOf */.KO)(rule, 'protocols').length > 0 ? everyService : serviceAxis(rule);
            const targets = [
                ...(TARGETS.some(field => (0,unknown/* unknownOf */.KO)(rule, field).length > 0) ? [[undefined, own, [hosts.all], anyPath]] : []),
                ...named(rule, sight, false).map(([host, path]) => [undefined, own, host, path]),
                ...targetAtoms(rule).map(target => [target, serviceOf(target, own), [hosts.all], anyPath]),
            ];
            const sources = (0,network_space/* sourceParts */.YI)(rule);
            return sources
                .flatMap(([sourceAtom, source]) => targets.map(([targetAtom, service, host, path]) => ({
                ...(sourceAtom ? { sourceAtom } : {}),
                ...(targetAtom ? { targetAtom } : {}),
                box: [source, service, host, path],
            })))
                .filter(({ box }) => !(0,algebra_box/* isEmpty */.Im)(box));
        },
        cover(rule, seenBy, sight) {
            const source = (0,network_space/* sourceCover */.JP)(rule, seenBy.sourceAtom);
            const own = serviceAxis(rule);
            const { targetAtom } = seenBy;
            const same = targetAtom ? targetAtoms(rule).find(target => (0,atoms/* within */.ux)(targetAtom, target)) : undefined;
            if (same)
                return [[source, serviceOf(same, own), [hosts.all], anyPath]];
            return named(rule, sight, true)
                .map(([host, path]) => [source, own, host, path])
                .filter(box => !(0,algebra_box/* isEmpty */.Im)(box));
        },
    };
}
const serviceAxis = ({ protocols }) => (0,intervals/* union */.KC)(protocols.map(({ protocolType, port }) => ({ first: base[protocolType] + port, last: base[protocolType] + port })));
const serviceOf = (target, own) => (target.kind === 'fqdn-tag' ? (0,intervals/* intersect */.y$)(own, standard) : own);
const everyAddress = ({ destinationAddresses }) => destinationAddresses.length > 0 && (0,intervals/* subtract */.Re)(addresses/* everywhere */.fC, (0,addresses/* blocksOf */.SH)(destinationAddresses)).length === 0;
function targetAtoms(rule) {
    return [
        ...rule.fqdnTags.map(tag => (0,atoms/* atom */.eU)('fqdn-tag', tag)),
        ...rule.webCategories.map(category => (0,atoms/* atom */.eU)('category', category)),
        ...(rule.destinationAddresses.length > 0 && !everyAddress(rule) ? [(0,atoms/* addressesAtom */.gi)(rule.destinationAddresses)] : []),
    ];
}
/** From TCP ports, as network rules know them, to the services of application rules on them, and back. */
const portsOf = (service) => (0,intervals/* union */.KC)(service.map(({ first, last }) => ({ first: first % base.Http, last: last % base.Http })));
const servicesOn = (ports) => (0,intervals/* union */.KC)([0, base.Http, base.Mssql].flatMap(by => ports.map(({ first, last }) => ({ first: first + by, last: last + by }))));
const axis = (order, patterns) => (0,intervals/* union */.KC)(patterns.map(order.blockOf));
/** Backwards, so that a common ending is a common beginning. What Azure takes for invalid covers nothing. */
function hostLanguage(pattern) {
    const wanted = (0,match_host/* hostPattern */.JF)(pattern);
    if (wanted === '' || wanted.includes('*', 1))
        return [];
    const whole = wanted.startsWith('*');
    return [{ prefix: [...wanted.slice(whole ? 1 : 0)].reverse().join(''), whole }];
}
/** `/test` is `/test` and `/test/`; `/test/*` all that begins so; no path at all the root, or whatever the reading says (facts 1.3). */
function pathLanguage(path, reading) {
    const wanted = reading.pattern(path);
    if (wanted.endsWith('*'))
        return [{ prefix: wanted.slice(0, -1), whole: true }];
    const bare = wanted.replace(/\/$/, '');
    return [...(bare === '' ? [] : [bare]), `${bare}/`].map(prefix => ({ prefix, whole: false }));
}

;// CONCATENATED MODULE: ./src/policy/lint/algebra/reach.js









/**
 * Who decides what, for every rule of a policy, by taking earlier rules out of later ones. Three-valued: a rule counts as never
 * reached only if that holds whatever is behind tags, groups and names, and however the firewall reads paths.
 */
function reachOf(policy) {
    const network = (0,order/* inOrder */.a)(policy, 'NetworkRule');
    const work = { left: MOST_WORK };
    return {
        nat: amongThemselves((0,order/* inOrder */.a)(policy, 'NatRule'), work),
        network: amongThemselves(network, work),
        application: reachOfApplication((0,order/* inOrder */.a)(policy, 'ApplicationRule'), network.filter(isPresent), work),
    };
}
/** Steps that all rules together may take, each about a microsecond. What is left open then is said to be open. */
const MOST_WORK = 5_000_000;
/** Whether a rule is there for certain, and is not passed over. */
const isPresent = ({ rule, collection, group }) => rule.skipped === undefined && [rule, collection, group].every(part => (0,unknown/* unknownOf */.KO)(part, 'condition').length === 0);
/** Whether one rule is asked before another whatever the priorities that nobody knows turn out to be. */
function standsBefore(other, entry) {
    if (!isPresent(other))
        return false;
    const open = (part) => (0,unknown/* unknownOf */.KO)(part, 'priority').length > 0;
    if (other.policy !== entry.policy)
        return true;
    if (other.group !== entry.group)
        return !open(other.group) && !open(entry.group);
    return other.collection === entry.collection || (!open(other.collection) && !open(entry.collection));
}
function amongThemselves(entries, work) {
    const candidates = (0,network_space/* networkCandidates */.xV)(entries.map(({ rule }) => rule));
    return entries.map((entry, index) => {
        const rests = (0,network_space/* networkParts */.rD)(entry.rule).map(part => {
            const earlier = before(entries, entry, index, candidates(part));
            return { part, rest: remaining(part, earlier, other => [(0,network_space/* networkCover */.KY)(other.rule, part)], work) };
        });
        const left = rests.flatMap(({ part, rest }) => rest.left.map(box => ({ ...part, box })));
        const all = rests.map(({ rest }) => rest);
        return { ...summary(entry, all, entries), left };
    });
}
/** Those at the positions that are certainly asked before. */
const before = (entries, entry, index, positions) => positions
    .filter(position => position < index)
    .map(position => entries[position])
    .filter(other => other !== undefined && standsBefore(other, entry));
function remaining(part, earlier, cover, work) {
    let left = [part.box];
    const takers = new Set();
    for (const other of earlier) {
        for (const box of cover(other)) {
            work.left -= 1 + left.length;
            const remainder = work.left < 0 ? 'too many pieces' : (0,algebra_box/* takeOut */.gu)(left, box);
            if (remainder === 'too many pieces')
                return { left, takers, gaveUp: true };
            if (remainder.took)
                takers.add(other);
            left = remainder.left;
        }
        if (left.length === 0)
            break;
    }
    return { left, takers, gaveUp: false };
}
function summary(entry, rests, order) {
    const taken = new Set(rests.flatMap(({ takers }) => [...takers]));
    const gaveUp = rests.some(rest => rest.gaveUp);
    const reached = rests.every(rest => !rest.gaveUp && rest.left.length === 0) ? 'no' : gaveUp ? 'unknown' : 'yes';
    return { entry, reached, takers: reached === 'no' ? order.filter(other => taken.has(other)) : [], empty: rests.length === 0 };
}
function reachOfApplication(entries, network, work) {
    const rules = entries.map(({ rule }) => rule);
    const spaces = distinctReadings(rules).map(reading => applicationSpace(rules, reading));
    const positions = (0,network_space/* wholeTogether */.q7)(network.map(({ rule }) => (0,addresses/* blocksOf */.SH)(rule.destinationAddresses)));
    const whole = positions.map(position => network[position]).filter(entry => entry !== undefined);
    const order = [...network, ...entries];
    return entries.map((entry, index) => {
        const reaches = spaces.map(space => {
            const rests = sights(entry.rule).flatMap(sight => space.parts(entry.rule, sight).flatMap(part => {
                const seen = sight === 'sni' ? { ...part, box: part.box.map((axis, at) => (at === 1 ? (0,intervals/* intersect */.y$)(axis, httpsOnly) : axis)) } : part;
                if ((0,algebra_box/* isEmpty */.Im)(seen.box))
                    return [];
                const earlier = before(entries, entry, index, space.candidates(seen));
                const then = (rest) => remaining(rest, earlier, other => space.cover(other.rule, rest, sight), work);
                return [beyondNetwork(seen, whole, then, work)];
            }));
            return summary(entry, rests, order);
        });
        const [first, ...others] = reaches;
        const certain = first && others.every(({ reached }) => reached === first.reached) ? first : reaches.find(({ reached }) => reached !== 'no');
        return { ...(certain ?? { entry, reached: 'yes', takers: [], empty: false }), left: [] };
    });
}
/** A rule that inspects decides by URL; one that does not, or not always, may also decide by the name in the ClientHello alone. */
const sights = ({ terminateTLS, webCategories }) => terminateTLS && !webCategories.some(web_categories/* isProtectedCategory */.x) ? ['url'] : ['sni', 'url'];
/**
 * What network rules leave: the flows of those sources and ports for which some address is not theirs.
 * @param network those that cover every address, alone or together: the others leave some, whatever they take
 */
function beyondNetwork(part, network, then, work) {
    const [source = [], service = [], host = [], path = []] = part.box;
    const packets = { ...(part.sourceAtom ? { sourceAtom: part.sourceAtom } : {}), box: [source, portsOf(service), addresses/* everywhere */.fC] };
    const { left, takers, gaveUp } = remaining(packets, network, other => [(0,network_space/* networkCover */.KY)(other.rule, packets)], work);
    if (gaveUp)
        return { left: [part.box], takers, gaveUp };
    if (takers.size === 0)
        return then(part);
    // Addresses that network rules take are of no account as long as others are left: which address a name has is not known.
    const kept = left.map(([sources = [], ports = []]) => [sources, ports]);
    const lost = remainderOf([[source, portsOf(service)]], kept);
    if (lost.length === 0)
        return then(part);
    const boxes = kept
        .map(([sources = [], ports = []]) => [sources, (0,intervals/* intersect */.y$)(service, servicesOn(ports)), host, path])
        .filter(box => !(0,algebra_box/* isEmpty */.Im)(box));
    const firsts = [...takers].filter(({ rule }) => lost.some(([sources = [], ports = []]) => (0,algebra_box/* overlap */.EF)((0,network_space/* networkCover */.KY)(rule, packets), [sources, ports, addresses/* everywhere */.fC])));
    const rests = boxes.map(box => then({ ...part, box }));
    return {
        left: rests.flatMap(rest => rest.left),
        takers: new Set([...firsts, ...rests.flatMap(rest => [...rest.takers])]),
        gaveUp: rests.some(rest => rest.gaveUp),
    };
}
const remainderOf = (boxes, taken) => taken.reduce((left, box) => {
    const remainder = (0,algebra_box/* takeOut */.gu)(left, box);
    return remainder === 'too many pieces' ? left : remainder.left;
}, boxes);
/** Where all paths are plain, the readings agree and one is enough. */
function distinctReadings(rules) {
    const paths = [...new Set(rules.flatMap(({ targetUrls }) => targetUrls.map(url => (0,match_url/* splitUrlPattern */.Kn)(url).path)))];
    const seen = new Set();
    return match_url/* readings */.CQ.filter(reading => {
        const read = JSON.stringify(paths.map(reading.pattern));
        const isNew = !seen.has(read);
        seen.add(read);
        return isNew;
    });
}

// EXTERNAL MODULE: ./src/policy/lint/destinations.js
var destinations = __webpack_require__(511);
// EXTERNAL MODULE: ./src/policy/lint/lint.js
var lint = __webpack_require__(4703);
// EXTERNAL MODULE: ./src/policy/lint/lints.js + 27 modules
var lints = __webpack_require__(455);
// EXTERNAL MODULE: ./src/policy/lint/unused-allow.js
var unused_allow = __webpack_require__(3712);
;// CONCATENATED MODULE: ./src/policy/lint/run.js










/** All that the lints find. Pure: everything they know stands in the policy, the spec and the facts. */
function run_lint({ policy, facts, spec, checked = [], features = [], allowances = { all: [], malformed: [] } }) {
    const context = contextOf(policy, facts, spec, checked, features);
    const findings = lints/* lints */.f.flatMap(each => each.run(context).map(found => complete(each, found)));
    return sorted(withoutAllowed(findings, allowances, placesOf(policy, spec)));
}
const complete = (lint, found) => ({ severity: lint.severity, fix: lint.fix, ...found, lint });
function contextOf(policy, facts, spec, checked, more) {
    let reach;
    const location = spec?.location ?? locationIn(policy);
    const place = placeFor(policy);
    const sources = clusterSources(policy, spec);
    return {
        policy,
        facts,
        ...(spec ? { spec } : {}),
        ...(location === undefined ? {} : { location }),
        ...(place ? { place } : {}),
        checked,
        features: featuresOf(policy, spec, more),
        reach: () => (reach ??= reachOf(policy)),
        ask: request => worstFirst(sources.map(source => (0,evaluate/* evaluate */._)(policy, flowTo(request, source), facts))),
    };
}
const flowTo = ({ host, port, application, protocol = 'tcp' }, source) => ({
    source,
    host,
    port,
    protocol,
    ...(application ? { application } : {}),
});
const badness = { deny: 0, unknown: 1, allow: 2 };
const worstFirst = (decisions) => [...decisions].sort((a, b) => badness[a.effect] - badness[b.effect]);
const MOST_SOURCES = 64;
/** One address for each part of the cluster's subnet that rules tell apart; without a spec, for each source that rules name. */
function clusterSources(policy, spec) {
    if (spec)
        return (0,check/* sourcesWithin */.mT)(spec.network.aksSubnet.prefix, policy)
            .slice(0, MOST_SOURCES)
            .map(({ first }) => (0,addresses/* formatAddress */.M0)(first));
    const named = (0,intervals/* union */.KC)((0,check/* rulesOf */.fD)(policy).flatMap(({ sourceAddresses }) => (0,addresses/* blocksOf */.SH)(sourceAddresses).filter(isSome)));
    const starts = named.slice(0, MOST_SOURCES).map(({ first }) => (0,addresses/* formatAddress */.M0)(first));
    const others = (0,intervals/* subtract */.Re)([{ first: 0x0a00_0004, last: 0x0aff_fffe }], named)[0];
    return starts.length > 0 ? starts : others ? [(0,addresses/* formatAddress */.M0)(others.first)] : [];
}
const isSome = ({ first, last }) => first > 0 || last < 0xffff_ffff;
/** AKS puts the region into the names of its API servers. */
const locationIn = (policy) => (0,order/* inOrder */.a)(policy, 'ApplicationRule')
    .flatMap(({ rule }) => (0,destinations/* hostsOf */.PP)(rule))
    .map(host => /\bhcp\.([a-z0-9]+)\.azmk8s\.io$/i.exec(host)?.[1])
    .find(region => region !== undefined);
/** What concerns the whole policy is shown at the rules for AKS, or at the first application rules, or at the first rules. */
function placeFor(policy) {
    const rules = (0,order/* inOrder */.a)(policy, 'ApplicationRule');
    const aks = rules.find(({ rule }) => [...rule.fqdnTags, ...(0,destinations/* hostsOf */.PP)(rule)].some(name => /AzureKubernetesService|azmk8s\.io$/i.test(name)));
    return [aks?.rule, rules[0]?.rule, policy.ruleCollectionGroups[0]].map(thing => thing?.place).find(found => found !== undefined);
}
/** The spec says what the cluster uses; a policy alone shows it by the names that it mentions. */
function featuresOf(policy, spec, more) {
    const mentions = (name) => (0,order/* inOrder */.a)(policy, 'ApplicationRule').some(({ rule }) => [...rule.fqdnTags, ...(0,destinations/* hostsOf */.PP)(rule)].some(host => name.test(host)));
    const uses = {
        base: spec !== undefined || mentions(/^AzureKubernetesService$|\.azmk8s\.io$/i),
        'private-cluster': false,
        monitoring: spec ? spec.cluster.monitoring : mentions(/\.opinsights\.azure\.com$/i),
        'key-vault': spec?.workloads.some(({ trust }) => trust.source === 'vault') ?? false,
        policy: mentions(/^(data|store)\.policy\.core\.windows\.net$/i),
        registry: spec?.cluster.registry !== undefined,
        'file-share': spec?.cluster.fileShare !== undefined,
    };
    const used = new Set([...more, ...Object.keys(uses).filter(feature => uses[feature])]);
    if (used.has('private-cluster'))
        used.delete('base');
    return used;
}
/** Where anything begins: the next of these ends what a finding's place stands for. */
function placesOf(policy, spec) {
    const own = policy.ruleCollectionGroups.flatMap(group => [
        group.place,
        ...group.ruleCollections.flatMap(collection => [collection.place, ...collection.rules.map(({ place }) => place)]),
    ]);
    const others = [...(spec?.expectations ?? []), ...(spec?.workloads ?? [])].map(({ place }) => place);
    return [...own, ...others, ...(policy.parent ? placesOf(policy.parent, undefined) : [])].filter(place => place !== undefined);
}
function withoutAllowed(findings, { all, malformed }, places) {
    const known = new Set(lints/* lints */.f.map(({ id }) => id));
    const valid = all.filter(({ lint, reason }) => known.has(lint) && reason !== '');
    const used = new Set();
    const allowed = [];
    const standing = findings.filter(finding => {
        const allowance = valid.find(each => allows(each, finding, places));
        if (!allowance)
            return true;
        for (const each of valid)
            if (allows(each, finding, places))
                used.add(each);
        allowed.push({ ...finding, reason: allowance.reason, allowance: allowance.place });
        return false;
    });
    const complaints = all
        .filter(each => !used.has(each))
        .map(({ lint, rule, reason, place }) => {
        const message = !known.has(lint)
            ? `no lint is called "${lint}"`
            : reason === ''
                ? `"${lint}" is not turned off, because no reason is given`
                : `nothing ${rule === undefined ? 'here' : `about rule "${rule}"`} is found by "${lint}"`;
        return { subject: `allow ${lint} ${rule ?? ''} ${reason}`.trim(), place, message };
    });
    const unread = malformed.map((place) => ({ subject: 'malformed', place, message: 'this comment cannot be read: write "egress-gate: allow LINT: REASON"' }));
    return { findings: [...standing, ...[...complaints, ...unread].map(found => complete(unused_allow/* unusedAllow */.w, found))], allowed };
}
function allows({ lint, rule, line, place }, finding, places) {
    if (lint !== finding.lint.id)
        return false;
    if (rule !== undefined)
        return finding.rule?.rule === rule || finding.subject === rule || finding.subject.startsWith(`${rule}:`);
    const at = finding.place;
    if (!at || at.file !== place.file)
        return false;
    const next = Math.min(...places.filter(other => other.file === at.file && other.line > at.line).map(other => other.line));
    return at.line === line || (at.line < line && line < next);
}
const sorted = ({ findings, allowed }) => ({
    findings: [...findings].sort((a, b) => lint/* severities */.gO.indexOf(a.severity) - lint/* severities */.gO.indexOf(b.severity) || lints/* lints */.f.indexOf(a.lint) - lints/* lints */.f.indexOf(b.lint)),
    allowed,
});

// EXTERNAL MODULE: ./src/policy/parse.js + 13 modules
var parse = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/report/check-report.js
var check_report = __webpack_require__(423);
;// CONCATENATED MODULE: ./src/actions/check-contract.js









/** Checks the contract, lints the policy, and compares with the spec before the change. */
async function runCheck(request, world) {
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const text = Buffer.from(request.spec?.content ?? []).toString('utf8');
    const checked = checkedBy(spec, spec.expectations);
    const { policy } = spec.firewall;
    const linted = run_lint({ policy, facts: spec.facts, spec, checked, allowances: readAllowances(text, spec.file) });
    const failOn = request.failOn === 'none' ? {} : { failOn: request.failOn };
    const contract = { ...linted, ...failOn, spec: spec.file, policy: spec.file, subnet: spec.network.aksSubnet.prefix, checked };
    const before = await oldSpec(request.oldSpec, world);
    const changes = before.spec ? changesBetween(before.spec, spec, checked) : [];
    const report = reportOf(spec, contract, changes, [...before.findings, ...lessened(before.spec, spec)]);
    const comparison = before.spec && (await comparisonOf(before.spec, spec));
    return {
        report: comparison ? { ...report, comparison, facts: [...report.facts, { name: 'flows', value: comparison.headline }] } : report,
        outputs: {
            holds: String(checked.length > 0 && checked.every(({ holds }) => holds)),
            broken: String(checked.filter(({ holds }) => !holds).length),
            changes: JSON.stringify(changes),
            'aks-missing': String(linted.findings.some(({ lint: { id }, severity }) => id === 'aks-missing' && severity === 'error')),
        },
    };
}
const checkedBy = (spec, expectations) => (0,check/* check */.z6)(expectations, spec.firewall.policy, spec.facts, spec.network.aksSubnet.prefix);
/** The spec before the change. One that does not exist or cannot be read is told, and compared with nothing: the new one is what counts. */
async function oldSpec(path, world) {
    if (path === '')
        return { spec: undefined, findings: [] };
    const nothing = (message) => ({ spec: undefined, findings: [{ level: 'notice', message }] });
    let text;
    try {
        text = (0,given_file/* readGivenFile */.M)((0,external_node_path_.resolve)(world.env['GITHUB_WORKSPACE'] || process.cwd(), path)).toString('utf8');
    }
    catch (error) {
        return error.code === 'ENOENT'
            ? nothing('There was no spec before this change.')
            : nothing(`The spec before this change could not be read: ${error.message}`);
    }
    const { spec, faults } = (0,parse.parseSpec)(text, path);
    return spec ? { spec, findings: [] } : nothing(`The spec before this change has ${faults.length} faults, so nothing is compared with it.`);
}
/** A comment of 65,000 characters holds three more reports. */
const MOST = 20_000;
/** Which flows the change flips, whether or not anybody expects something of them. */
async function comparisonOf(before, after) {
    const [{ diff }, { headline }, { toDiffMarkdown }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(8630), __webpack_require__.e(5453)]).then(__webpack_require__.bind(__webpack_require__, 5453)),
        Promise.all(/* import() */[__webpack_require__.e(8630), __webpack_require__.e(4301)]).then(__webpack_require__.bind(__webpack_require__, 4301)),
        Promise.all(/* import() */[__webpack_require__.e(8630), __webpack_require__.e(4301), __webpack_require__.e(8887)]).then(__webpack_require__.bind(__webpack_require__, 8887)),
    ]);
    const given = (spec) => ({ name: spec.file, policy: spec.firewall.policy, facts: spec.facts, spec });
    const difference = diff(given(before), given(after), after.facts);
    return { headline: `Against the spec before this change: ${headline(difference)}`, markdown: toDiffMarkdown(difference, { most: MOST }) };
}
/** Every expectation of the new spec, asked of both policies. */
function changesBetween(before, after, checked) {
    const old = checkedBy(before, after.expectations);
    return checked.flatMap(({ expectation: { name }, cases }, index) => {
        const answers = { before: answer(old[index]?.cases), after: answer(cases) };
        return answers.before === answers.after ? [] : [{ name, ...answers }];
    });
}
const answer = (cases = []) => [...new Set(cases.map(({ decision }) => decisionText(decision)))].join(' or ') || 'not asked';
const decisionText = ({ effect, inspected, rule }) => {
    const how = inspected === 'unknown' ? ', unknown whether inspected' : inspected ? ', inspected' : '';
    return `${effect}${how}${rule === undefined ? '' : ` by ${rule}`}`;
};
/** A proof of less still is one: a reviewer has to see it. */
const lessened = (before, after) => (before ? lessProven(before, after) : []).map(({ message, place }) => ({
    level: 'warning',
    message,
    advice: 'See that this is meant.',
    ...place,
}));
function reportOf(spec, contract, changes, told) {
    const broken = contract.checked.filter(({ holds }) => !holds);
    const count = contract.checked.length;
    const grave = contract.findings.filter(({ severity }) => severity === 'error').length;
    const pass = (0,check_report/* passes */.WE)(contract);
    return {
        action: 'check',
        title: `Contract of ${spec.name}`,
        at: new Date().toISOString(),
        result: pass ? 'pass' : 'fail',
        headline: count === 0
            ? `${spec.file} expects nothing, so nothing is proven.`
            : broken.length > 0
                ? `${broken.length} of ${count} expectations do not hold.`
                : pass
                    ? `All ${count} expectations hold.`
                    : `All ${count} expectations hold, but ${contract.failOn} findings fail this check.`,
        outcomes: [],
        verdicts: [],
        facts: [
            { name: 'expectations', value: `${count - broken.length} of ${count} hold` },
            { name: 'findings', value: `${contract.findings.length}, of which ${grave} are errors` },
            ...changes.map(({ name, before, after }) => ({ name: `changed: ${name}`, value: `${before} → ${after}` })),
        ],
        findings: [...broken.map(brokenFinding), ...told, ...contract.findings.map(lintFinding)],
        next: pass ? [] : [`Correct ${spec.file}: its policy, or what it expects.`],
    };
}
function brokenFinding({ expectation, cases }) {
    const { decision, breaches = [] } = cases.find(one => one.breaches.length > 0) ?? {};
    return {
        level: 'error',
        message: `"${expectation.name}": expected ${(0,check_report/* expectedText */.GD)(expectation)}; ${breaches.map(({ says }) => says).join('; ') || 'it could not be asked'}.`,
        ...(decision ? { advice: decision.because } : {}),
        ...expectation.place,
    };
}
const levels = { error: 'error', warning: 'warning', note: 'notice' };
const lintFinding = ({ severity, lint, message, fix, place }) => ({
    level: levels[severity],
    message: `${message} (${lint.id}, ${(0,check_report/* documentation */.TH)(lint.id)})`,
    advice: fix,
    ...place,
});


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
