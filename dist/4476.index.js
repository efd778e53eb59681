export const id = 4476;
export const ids = [4476];
export const modules = {

/***/ 4476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fD: () => (/* binding */ rulesOf),
/* harmony export */   mT: () => (/* binding */ sourcesWithin),
/* harmony export */   n_: () => (/* binding */ ruleIsCertain),
/* harmony export */   z6: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6056);
/* harmony import */ var _expectation_flow_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9759);



/**
 * Holds expectations against a policy, for every address that a workload in the subnet can have: the subnet is cut wherever the
 * policy's source ranges begin or end, and each piece is asked once. "Unknown" breaks an expectation that does not say `unknown`.
 */
function check(expectations, policy, facts, subnet) {
    const pieces = sourcesWithin(subnet, policy);
    return expectations.map(expectation => {
        const cases = joined(pieces.map(piece => ask(expectation, policy, facts, piece)));
        return { expectation, cases, holds: cases.length > 0 && cases.every(({ breaches }) => breaches.length === 0) };
    });
}
function ask(expectation, policy, facts, piece) {
    const flow = (0,_expectation_flow_js__WEBPACK_IMPORTED_MODULE_2__/* .expectationFlow */ .b)(expectation.target, (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(piece.first));
    const decision = (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)(policy, flow, facts);
    return { piece, flow, decision, breaches: breachesOf(expectation, decision, flow) };
}
function breachesOf({ expect, inspected, rule }, decision, flow) {
    const breaches = [];
    if (decision.effect !== expect)
        breaches.push({ of: 'effect', says: `${expect} was expected, it is ${decision.effect}` });
    if (inspected !== undefined && decision.inspected !== inspected)
        breaches.push({ of: 'inspected', says: `${inspection(inspected)} was expected, it is ${inspection(decision.inspected)}` });
    if (rule !== undefined && decision.rule !== rule)
        breaches.push({
            of: 'rule',
            says: `rule "${rule}" was to decide, ${decision.rule === undefined ? 'no rule does' : `"${decision.rule}" does`}`,
        });
    else if (rule !== undefined && !ruleIsCertain(decision, flow))
        breaches.push({ of: 'rule', says: `rule "${rule}" was to decide, and whether it does is not certain` });
    return breaches;
}
const inspection = (inspected) => inspected === 'unknown' ? 'unknown whether inspected' : inspected ? 'inspected' : 'not inspected';
/**
 * Several rules may lead to one answer; then a decision names the first that may, and which one it is stays open. It does where any
 * rule on the way may or may not have matched, and where an application rule takes TCP of which nobody knows what is spoken.
 */
const ruleIsCertain = ({ by, trace }, flow) => by !== 'undecided' && !(by === 'application' && flow.application === undefined) && trace.every(({ matched }) => matched !== 'unknown');
/** Azure keeps the first four addresses of a subnet and the last one: no pod has them. */
const usable = ({ first, last }) => (last - first >= 5 ? { first: first + 4, last: last - 1 } : { first, last });
/** The subnet's addresses in pieces, none of which a rule's source cuts in two. */
function sourcesWithin(subnet, policy) {
    const whole = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)(subnet);
    if (!whole)
        return [];
    const { first, last } = usable(whole);
    const starts = new Set([first]);
    for (const text of new Set(rulesOf(policy).flatMap(({ sourceAddresses }) => sourceAddresses))) {
        const block = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)(text);
        for (const start of block ? [block.first, block.last + 1] : [])
            if (first < start && start <= last)
                starts.add(start);
    }
    const sorted = [...starts].sort((a, b) => a - b);
    return sorted.map((start, index) => ({ first: start, last: (sorted[index + 1] ?? last + 1) - 1 }));
}
function rulesOf(policy) {
    const own = policy.ruleCollectionGroups.flatMap(group => group.ruleCollections.flatMap(({ rules }) => rules));
    return policy.parent ? [...rulesOf(policy.parent), ...own] : own;
}
/** Pieces that get the same answer from the same rule, told together. */
function joined(asked) {
    const groups = new Map();
    for (const one of asked) {
        const { effect, inspected, by, rule, ruleCollection, ruleCollectionGroup, dependsOn } = one.decision;
        const key = JSON.stringify([effect, inspected, by, rule, ruleCollection, ruleCollectionGroup, dependsOn, one.breaches]);
        const group = groups.get(key);
        if (!group)
            groups.set(key, { first: one, blocks: [one.piece] });
        else {
            const before = group.blocks.at(-1);
            if (before && before.last + 1 === one.piece.first)
                group.blocks[group.blocks.length - 1] = { first: before.first, last: one.piece.last };
            else
                group.blocks.push(one.piece);
        }
    }
    return [...groups.values()].map(({ first: { flow, decision, breaches }, blocks }) => ({
        from: blocks.map(rangeText).join(', '),
        flow,
        decision,
        breaches,
    }));
}
const rangeText = ({ first, last }) => first === last ? (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(first) : `${(0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(first)}-${(0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(last)}`;


/***/ }),

/***/ 8080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ whatIsSpoken)
/* harmony export */ });
/** What a decision waits for where an application rule may take TCP of which nobody says what is spoken. */
const whatIsSpoken = 'what is spoken (HTTP, HTTPS or neither)';


/***/ }),

/***/ 6056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ evaluate)
});

// EXTERNAL MODULE: ./src/policy/decision.js
var decision = __webpack_require__(8080);
// EXTERNAL MODULE: ./src/policy/infrastructure.js
var infrastructure = __webpack_require__(6105);
// EXTERNAL MODULE: ./src/policy/addresses.js
var policy_addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/match.js
var match = __webpack_require__(4337);
// EXTERNAL MODULE: ./src/policy/match-host.js
var match_host = __webpack_require__(6832);
// EXTERNAL MODULE: ./src/policy/match-source.js
var match_source = __webpack_require__(6955);
// EXTERNAL MODULE: ./src/policy/match-url.js
var match_url = __webpack_require__(5485);
// EXTERNAL MODULE: ./src/policy/unknown.js
var policy_unknown = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/policy/web-categories.js
var web_categories = __webpack_require__(9999);
;// CONCATENATED MODULE: ./src/policy/match-application.js








/** Whether an application rule covers a request to a name (`asked.host` must be known). */
function matchApplication(rule, asked, possible, sight) {
    if (rule.skipped !== undefined)
        return (0,match.no)(rule.skipped, possible);
    const source = (0,match_source/* matchesSource */.Hm)(rule, asked);
    if (source.matched === 'no')
        return (0,match.no)((0,match_source/* sourceMiss */.KI)(rule, asked), possible);
    const protocol = protocolMatch(rule, asked);
    if (protocol.matched === 'no') {
        const protocols = rule.protocols.map(({ protocolType, port }) => `${protocolType}:${port}`);
        return (0,match.no)(`it covers ${(0,match/* list */.p_)(protocols)}, not ${asked.flow.application} on ${asked.flow.port}`, possible);
    }
    const kinds = kindsOf(rule, asked, sight).filter(({ key }) => key === undefined || !possible.ruledOut.has(key));
    const sure = kinds.find(({ matched }) => matched === 'yes');
    const reached = source.matched === 'yes' && protocol.matched === 'yes';
    if (sure && reached)
        return { matched: 'yes', because: sure.because, waitsFor: [], otherwise: possible };
    const open = kinds.filter(({ matched }) => matched === 'unknown');
    if (!sure && open.length === 0)
        return (0,match.no)(kinds.find(kind => kind.because)?.because ?? `it names no destination that covers ${asked.host}`, possible);
    const waitsFor = [...source.waitsFor, ...protocol.waitsFor, ...(sure ? [] : open.map(({ because }) => because))];
    const keys = open.map(({ key }) => key).filter(key => key !== undefined);
    const exact = reached && keys.length === open.length;
    const otherwise = exact ? { ...possible, ruledOut: new Set([...possible.ruledOut, ...keys]) } : possible;
    const unseen = sure ? 0 : open.filter(kind => kind.unseen).length;
    return {
        matched: 'unknown',
        because: `it depends on ${(0,match/* list */.p_)(waitsFor)}`,
        waitsFor,
        otherwise,
        ...(unseen > 0 ? { unseen: unseen === open.length ? 'certainly' : 'perhaps' } : {}),
    };
}
/** Whether the rule's protocols include, or may include, this one on this port. */
const coversProtocol = (rule, asked) => protocolMatch(rule, asked).matched !== 'no';
function protocolMatch(rule, { flow }) {
    if (rule.protocols.some(({ protocolType, port }) => protocolType.toLowerCase() === flow.application && port === flow.port))
        return { matched: 'yes', waitsFor: [] };
    const waitsFor = (0,policy_unknown/* unknownOf */.KO)(rule, 'protocols').map(({ because }) => `whether ${because} covers ${flow.application} on ${flow.port}`);
    return { matched: waitsFor.length > 0 ? 'unknown' : 'no', waitsFor };
}
/** One answer for each destination that the rule names; any of them suffices. */
function kindsOf(rule, asked, sight) {
    const host = asked.host ?? '';
    return [
        ...rule.targetFqdns.map(pattern => fqdn(pattern, host)),
        ...rule.targetUrls.map(pattern => url(pattern, rule, asked, host, sight)),
        ...rule.fqdnTags.map(tag => fqdnTag(tag, asked, host)),
        ...rule.webCategories.map(category => webCategory(category, host)),
        ...addresses(rule.destinationAddresses, asked, host),
        ...unknownKinds(rule, host),
    ];
}
const KINDS = ['targetFqdns', 'targetUrls', 'fqdnTags', 'webCategories', 'destinationAddresses'];
const unknownKinds = (rule, host) => KINDS.flatMap(field => {
    return (0,policy_unknown/* unknownOf */.KO)(rule, field).map((unknown) => {
        const because = `whether ${unknown.because} covers ${host}`;
        return { matched: 'unknown', because, key: `unknown:${field}:${(0,policy_unknown/* keyOf */.TN)(unknown)}` };
    });
});
const fqdn = (pattern, host) => (0,match_host/* matchesHost */.qC)(pattern, host)
    ? { matched: 'yes', because: pattern.startsWith('*') ? `${pattern} covers ${host}` : `it names ${host}` }
    : { matched: 'no', because: '' };
function url(pattern, rule, { flow }, host, sight) {
    if (!(0,match_url/* urlPatternCoversHost */.OJ)(pattern, host))
        return { matched: 'no', because: '' };
    if (sight === 'sni') {
        if (rule.terminateTLS)
            return { matched: 'yes', because: `${pattern} needs the URL, so the session is decrypted` };
        // Azure asks for terminateTLS with targetUrls on HTTPS; what a rule without it does is documented nowhere.
        const because = `what a URL rule without TLS inspection does with HTTPS (not documented)`;
        return { matched: 'unknown', because };
    }
    if (flow.path === undefined)
        return { matched: 'unknown', because: 'the URL', key: urlKey(pattern) };
    const matched = (0,match_url/* matchesUrl */.Vv)(pattern, host, flow.path);
    const shown = `${host}${flow.path.replace(/\?.*$/s, '')}`;
    if (matched === 'yes')
        return { matched, because: `${pattern} covers ${shown}` };
    if (matched === 'no')
        return { matched, because: `${pattern} does not cover ${shown}` };
    const because = pattern.includes('/')
        ? `how the firewall compares ${shown} with ${pattern} (case, encoding and dots: not documented)`
        : `whether URL pattern ${pattern}, which has no path, covers ${shown} (not documented)`;
    // However the firewall reads it, it reads the same path alike in the next rule.
    return { matched, because, key: urlKey(pattern) };
}
/** Of patterns that cover the host the path alone counts. It counts as it stands: a firewall that minds case takes `/a` and `/A` for two. */
const urlKey = (pattern) => `url:${(0,match_url/* splitUrlPattern */.Kn)(pattern).path}`;
/** Tags speak of standard ports only (facts 1.3). */
function fqdnTag(tag, { flow, facts }, host) {
    if (flow.port !== (flow.application === 'http' ? 80 : 443))
        return { matched: 'no', because: `FQDN tags cover standard ports only` };
    const patterns = (0,match/* lookup */.$I)(facts.fqdnTags, tag);
    if (!patterns) {
        const because = `the names behind FQDN tag ${tag}`;
        return { matched: 'unknown', because, key: `fqdn-tag:${tag.toLowerCase()}` };
    }
    const pattern = patterns.find(pattern => (0,match_host/* matchesHost */.qC)(pattern, host));
    if (pattern !== undefined)
        return { matched: 'yes', because: `FQDN tag ${tag} covers ${host} (${pattern})` };
    if (!((0,match/* lookup */.$I)(facts.perhapsTagged, tag) ?? []).some(pattern => (0,match_host/* matchesHost */.qC)(pattern, host)))
        return { matched: 'no', because: `FQDN tag ${tag}, as far as it is known, does not cover ${host}` };
    const because = `whether FQDN tag ${tag} covers ${host}, which only options of AKS need`;
    return { matched: 'unknown', because, key: `fqdn-tag:${tag.toLowerCase()}` };
}
const webCategory = (category, host) => {
    const because = `whether ${host} is in web category ${category}`;
    const key = `category:${category.toLowerCase()}`;
    return { matched: 'unknown', because, key, ...((0,web_categories/* isProtectedCategory */.x)(category) ? { unseen: true } : {}) };
};
/** The packet's address does not count here: the firewall resolves the name itself (facts 1.1, HTTP and inspected HTTPS). */
function addresses(texts, asked, host) {
    if (texts.length === 0)
        return [];
    const resolved = (0,match/* addressesOf */.sO)(host, asked.facts);
    const known = resolved && (0,intervals/* union */.KC)(resolved);
    const because = `the addresses of ${host}`;
    const open = { matched: 'unknown', because };
    const tags = texts.filter(text => !(0,policy_addresses/* parseBlock */.rT)(text));
    const prefixes = tags.map(tag => (0,match/* lookup */.$I)(asked.facts.serviceTags, tag));
    const blocks = (0,intervals/* union */.KC)([...texts, ...prefixes.flatMap(all => all ?? [])].map(policy_addresses/* parseBlock */.rT).filter(block => block !== undefined));
    if ((0,intervals/* subtract */.Re)(known ?? policy_addresses/* everywhere */.fC, blocks).length === 0)
        return [{ matched: 'yes', because: known ? `it covers the addresses of ${host}` : 'it covers every address' }];
    if (!known)
        return [open];
    const missing = tags.filter((_, index) => !prefixes[index]).map(unknownTag);
    if ((0,intervals/* intersect */.y$)(known, blocks).length > 0)
        return [...missing, open];
    return missing.length > 0 ? missing : [{ matched: 'no', because: `it leaves out the addresses of ${host}` }];
}
const unknownTag = (tag) => {
    const because = `the prefixes of service tag ${tag}`;
    return { matched: 'unknown', because, key: `tag:${tag.toLowerCase()}` };
};

// EXTERNAL MODULE: ./src/policy/order.js
var order = __webpack_require__(4604);
;// CONCATENATED MODULE: ./src/policy/sentences.js
/** `rule "time" (network/aks-network)`: enough to find it in the portal, in the file and in the log. */
const ruleText = ({ rule, collection, group }) => `rule "${rule.name}" (${group.name}/${collection.name})`;
/** What was asked for, as short as it can be said. */
function targetText({ flow, host }) {
    const where = host ?? flow.address ?? flow.host ?? 'an unknown address';
    if (flow.protocol === 'icmp')
        return `ICMP to ${where}`;
    if (flow.application === undefined)
        return `${where}:${flow.port}/${flow.protocol}`;
    return `${flow.application}://${where}${flow.port === (flow.application === 'http' ? 80 : 443) ? '' : `:${flow.port}`}${flow.path ?? ''}`;
}

// EXTERNAL MODULE: ./src/policy/walk.js
var walk = __webpack_require__(7511);
;// CONCATENATED MODULE: ./src/policy/evaluate-application.js









const nothingExcluded = { destination: [], ruledOut: new Set() };
/** The application rules' word on an HTTP request or an HTTPS session that no network rule decided. */
function evaluateApplication(policy, asked) {
    if (asked.host === undefined)
        return ended({ effect: 'deny', inspected: false, by: 'default', because: nameless(asked), waitsFor: [] });
    const rules = (0,order/* inOrder */.a)(policy, 'ApplicationRule');
    return asked.flow.application === 'https' ? https(policy, rules, asked) : request(rules, asked, false);
}
const ended = (outcome) => ({ outcomes: [outcome], trace: [] });
const nameless = (asked) => asked.flow.application === 'https'
    ? `${targetText(asked)} is asked for by address, and no application rule can match an address: denied because the SNI TLS extension was missing`
    : `${targetText(asked)} is asked for by address, and no application rule can match an address, so it is denied`;
/** A request whose URL the firewall can see: plain HTTP, or HTTPS that it has decrypted. */
function request(rules, asked, decrypted) {
    const { hits, settled, trace } = (0,walk/* walk */.G)(rules, nothingExcluded, (rule, possible) => matchApplication(rule, asked, possible, 'url'), decrypted ? 'URL: ' : '');
    const outcomes = hits.flatMap(({ entry, match }) => ruled(entry, match, asked, decrypted));
    return { outcomes: settled ? outcomes : [...outcomes, ...unlisted(asked, decrypted)], trace };
}
function ruled(entry, match, asked, inspected) {
    const how = inspected ? ', inspected' : asked.flow.application === 'https' ? ', not inspected' : '';
    return (0,policy_unknown/* effectsOf */.w7)(entry.collection).map(({ effect, waitsFor }) => ({
        effect,
        inspected,
        by: 'application',
        because: `${ruleText(entry)} ${effect === 'allow' ? 'allows' : 'denies'} ${targetText(asked)}${how}: ${match.because}`,
        from: entry,
        waitsFor: [...match.waitsFor, ...waitsFor],
    }));
}
/** No rule matched: Azure's own names pass, everything else is denied. */
function unlisted(asked, inspected) {
    const host = asked.host ?? '';
    const how = inspected ? ', inside the inspected session' : asked.flow.application === 'https' ? ', before the handshake' : '';
    const denied = {
        effect: 'deny',
        inspected,
        by: 'default',
        because: `no rule covers ${targetText(asked)}, so it is denied${how}`,
        waitsFor: [],
    };
    if (!(0,infrastructure/* isInfrastructureName */.nV)(host))
        return [denied];
    const because = `${host} looks like one of the names that Azure lets through for its own infrastructure`;
    const waitsFor = [`whether ${host} is one of Azure's infrastructure FQDNs (the list is not public)`];
    return [{ effect: 'allow', inspected, by: 'infrastructure', because, waitsFor }, denied];
}
/**
 * HTTPS is decided by SNI unless a rule wants TLS inspection: the first rule that the SNI fits and that inspects makes the
 * firewall decrypt, and then all rules are asked again with the URL. Where rules that fit one SNI differ in inspection, the
 * firewall's exact choice is documented nowhere; this is the facts' model of it (facts 1.1, tagged [?]). A rule that fits by a protected
 * web category takes the flow as it is (facts 1.3).
 */
function https(policy, rules, asked) {
    const sni = (0,walk/* walk */.G)(rules, nothingExcluded, (rule, possible) => matchApplication(rule, asked, possible, 'sni'), asksTls(rules) ? 'SNI: ' : '');
    const decrypts = sni.hits.some(({ entry, match }) => match.unseen !== 'certainly' && asksTls([entry]));
    const decrypted = decrypts ? request(rules, asked, true) : undefined;
    const outcomes = sni.hits.flatMap(hit => {
        const open = mayTerminate(hit.entry.rule);
        const match = { ...hit.match, waitsFor: [...hit.match.waitsFor, ...open] };
        const plain = hit.entry.rule.terminateTLS && match.unseen === undefined ? [] : ruled(hit.entry, match, asked, false);
        const inspected = match.unseen !== 'certainly' && asksTls([hit.entry]) && decrypted;
        return inspected ? [...plain, ...inspectedOutcomes(policy, { ...hit, match }, inspected.outcomes)] : plain;
    });
    return {
        outcomes: sni.settled ? outcomes : [...outcomes, ...unlisted(asked, false)],
        trace: [...sni.trace, ...(decrypted?.trace ?? [])],
    };
}
/** What would have to be known to say whether a rule inspects; nothing where its word is known. */
const mayTerminate = (rule) => rule.terminateTLS ? [] : (0,policy_unknown/* unknownOf */.KO)(rule, 'terminateTLS').map(({ because }) => `whether ${because} asks for TLS inspection`);
const asksTls = (rules) => rules.some(({ rule }) => rule.terminateTLS || mayTerminate(rule).length > 0);
function inspectedOutcomes(policy, { entry, match }, outcomes) {
    // That rules are inherited is documented; that a base policy's certificate authority is, is not.
    if (!policy.certificateAuthority) {
        const because = `${ruleText(entry)} wants TLS inspection, but the policy has no certificate authority to sign with, as far as it is known`;
        const open = [policy, ...(policy.parent ? [policy.parent] : [])].flatMap(each => (0,policy_unknown/* unknownOf */.KO)(each, 'transportSecurity'));
        const waitsFor = open.length > 0
            ? open.map(unknown => `whether the policy has a certificate authority (${unknown.because})`)
            : policy.parent?.certificateAuthority
                ? ["whether a base policy's certificate authority counts for the policy below it (not documented)"]
                : ['a certificate authority on the policy, without which rules cannot inspect'];
        const stuck = { inspected: 'unknown', by: 'application', because, from: entry, waitsFor };
        return [
            { ...stuck, effect: 'allow' },
            { ...stuck, effect: 'deny' },
        ];
    }
    return outcomes.map(outcome => ({ ...outcome, waitsFor: [...new Set([...match.waitsFor, ...outcome.waitsFor])] }));
}
/**
 * TCP of which only the port is known. If it turns out to be HTTP or HTTPS on a port of an application rule, that rule may take
 * it; whatever else it is, no network rule covers it.
 */
function evaluateUnspoken(policy, asked) {
    const spoken = ['https', 'http'].map(application => ({ ...asked, flow: { ...asked.flow, application } }));
    const mayMatch = (rule) => rule.skipped === undefined &&
        (0,match_source/* matchesSource */.Hm)(rule, asked).matched !== 'no' &&
        (rule.protocols.some(({ protocolType, port }) => protocolType === 'Mssql' && port === asked.flow.port) ||
            spoken.some(as => coversProtocol(rule, as) && (asked.host === undefined || matchApplication(rule, as, nothingExcluded, 'url').matched !== 'no')));
    const waitsFor = [asked.host === undefined ? `${decision/* whatIsSpoken */.d} and which name is asked for` : decision/* whatIsSpoken */.d];
    const taken = (0,order/* inOrder */.a)(policy, 'ApplicationRule').filter(({ rule }) => mayMatch(rule));
    const outcomes = taken.flatMap((entry) => {
        const match = { matched: 'unknown', because: `it depends on ${waitsFor[0]}`, waitsFor, otherwise: nothingExcluded };
        return ruled(entry, match, asked, entry.rule.terminateTLS && !onlyProtected(entry.rule));
    });
    const because = `no network rule covers ${targetText(asked)}, so it is denied`;
    return { outcomes: [...outcomes, { effect: 'deny', inspected: false, by: 'default', because, waitsFor: [] }], trace: [] };
}
const onlyProtected = ({ targetFqdns, targetUrls, fqdnTags, destinationAddresses, webCategories, unknown = [], }) => webCategories.length > 0 &&
    webCategories.every(web_categories/* isProtectedCategory */.x) &&
    [targetFqdns, targetUrls, fqdnTags, destinationAddresses, unknown].every(list => list.length === 0);

// EXTERNAL MODULE: ./src/policy/match-network.js
var match_network = __webpack_require__(8154);
;// CONCATENATED MODULE: ./src/policy/outcomes.js

/**
 * One decision from all the ways in which a flow may end, first possible first. Where they agree there is nothing unknown about
 * the answer, whichever rule gives it; where they do not, the first rule that may decide is named, and what it waits for.
 */
function decide(outcomes, trace) {
    const [first, ...others] = outcomes;
    const effect = outcomes.every(outcome => outcome.effect === first.effect) ? first.effect : 'unknown';
    const inspected = outcomes.every(outcome => outcome.inspected === first.inspected) ? first.inspected : 'unknown';
    const open = effect === 'unknown' || inspected === 'unknown';
    const waitsFor = (0,policy_unknown/* withoutDetails */.DA)([...new Set(outcomes.flatMap(outcome => outcome.waitsFor))]);
    return {
        effect,
        inspected,
        by: open ? 'undecided' : first.by,
        ...named(first.from),
        because: others.length === 0 ? first.because : open ? undecided(outcomes, waitsFor) : agreed(outcomes),
        dependsOn: open ? waitsFor : [],
        trace,
        ...(others.length === 0 && first.effect === 'allow' ? headers(first.from) : {}),
    };
}
const named = (from) => from === undefined
    ? {}
    : {
        rule: from.rule.name,
        ruleCollection: from.collection.name,
        ruleCollectionGroup: from.group.name,
        ...(from.rule.place ? { place: from.rule.place } : {}),
    };
const headers = (from) => from?.rule.ruleType === 'ApplicationRule' && from.rule.httpHeadersToInsert.length > 0
    ? { insertedHeaders: from.rule.httpHeadersToInsert }
    : {};
const undecided = (outcomes, waitsFor) => `it depends on ${enumerate(waitsFor)}: ${endings(outcomes)}`;
const agreed = (outcomes) => `whatever is not known, the answer is the same: ${endings(outcomes)}`;
const endings = (outcomes) => {
    const texts = [...new Set(outcomes.map(ending))];
    return texts.length <= 4 ? texts.join(', or ') : `${texts.slice(0, 3).join(', or ')}, or ${texts.length - 3} further rules decide`;
};
const ending = ({ from, effect, inspected }) => {
    const verb = `${effect === 'allow' ? 'allows' : 'denies'} it${inspected === true ? ' (inspected)' : ''}`;
    return from ? `rule "${from.rule.name}" ${verb}` : `no rule matches, which ${verb}`;
};
const enumerate = (items) => items.length <= 1 ? (items[0] ?? 'something unknown') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

;// CONCATENATED MODULE: ./src/policy/threat-intelligence.js


/**
 * A note for the trace where threat intelligence may deny before any rule is asked. Microsoft's feed is not public, so no
 * prediction can use it: a flow is taken as not listed, and the note says so. A child's mode may only be stricter than its parent's.
 */
function threatIntelligence(policy, { flow, host }) {
    const family = policy.parent ? [policy.parent, policy] : [policy];
    if (!family.some(({ threatIntelMode }) => threatIntelMode === 'Deny'))
        return [];
    const addresses = family.flatMap(({ threatIntelWhitelist }) => threatIntelWhitelist?.ipAddresses ?? []);
    const names = family.flatMap(({ threatIntelWhitelist }) => threatIntelWhitelist?.fqdns ?? []);
    const destination = (0,policy_addresses/* parseAddress */.or)(flow.address ?? '');
    const allowlisted = (host !== undefined && names.some(pattern => (0,match_host/* matchesHost */.qC)(pattern, host))) ||
        (destination !== undefined && addresses.map(policy_addresses/* parseBlock */.rT).some(block => block && block.first <= destination && destination <= block.last));
    const because = allowlisted
        ? 'its allowlist names this destination'
        : 'a destination on its list would be denied first; the list is not public, so this one is taken as not listed';
    return [{ rule: 'threat intelligence', ruleCollection: '', ruleCollectionGroup: '', matched: 'no', because }];
}

;// CONCATENATED MODULE: ./src/policy/worlds.js

/** Beyond this, what could stand anywhere stands first and may or may not decide: never wrong, but less often certain. */
const MOST_WORLDS = 64;
/** @param matters whether a collection could decide the flow that is asked about: the place of the others changes nothing */
function worldsOf(policy, matters) {
    const parents = policy.parent ? worldsOf(policy.parent, matters) : [{ policy, supposes: [] }];
    const withParent = parents.map(({ policy: parent, supposes }) => ({
        policy: policy.parent ? { ...policy, parent } : policy,
        supposes,
    }));
    const ordered = product(withParent, ordersOf(policy, matters), (world, order) => ({
        policy: { ...world.policy, ruleCollectionGroups: order.groups },
        supposes: [...world.supposes, ...order.supposes],
    }));
    return (0,policy_unknown/* unknownOf */.KO)(policy, 'dnsSettings').reduce((worlds, { because }) => worlds.flatMap(proxies(because)), ordered);
}
const proxies = (because) => ({ policy, supposes }) => [true, false].map(enableProxy => ({
    policy: { ...policy, dnsSettings: { servers: policy.dnsSettings?.servers ?? [], enableProxy } },
    supposes: [...supposes, `whether the firewall is a DNS proxy (${because})`],
}));
function ordersOf(policy, matters) {
    const groups = policy.ruleCollectionGroups;
    const inside = groups.map(group => orders(group.ruleCollections, collection => matters(collection, group)));
    const across = orders(groups, group => group.ruleCollections.some(collection => matters(collection, group)));
    const count = inside.reduce((product, { sequences }) => product * sequences.length, across.sequences.length);
    const open = [across, ...inside].flatMap(({ floating }) => floating);
    const supposes = [...new Set(open.map(({ because }) => because))].map(because => `the order of what has the priority ${because}`);
    if (count > MOST_WORLDS)
        return [
            {
                groups: openTies(groups)
                    .map(anywhereInside)
                    .map(group => anywhere(group)),
                supposes,
            },
        ];
    const variants = inside.reduce((made, { sequences }, index) => made.flatMap(before => sequences.map(sequence => [...before, { ...groups[index], ruleCollections: numbered(sequence) }])), [[]]);
    return variants.flatMap(variant => across.sequences.map(sequence => ({
        groups: numbered(sequence.map(group => variant[groups.indexOf(group)])),
        supposes,
    })));
}
/** Every order that is possible among the items that matter; those that do not keep their place, or stand last. */
function orders(items, matters) {
    const open = items.filter(item => (0,policy_unknown/* unknownOf */.KO)(item, 'priority').length > 0);
    const known = items.filter(item => !open.includes(item)).sort((a, b) => a.priority - b.priority);
    const mattering = new Set(items.filter(matters));
    const floating = open.filter(item => mattering.has(item));
    const idle = open.filter(item => !mattering.has(item));
    const ties = tiesAmong(known, mattering);
    let sequences = ties.reduce((made, tie) => (made.length > MOST_WORLDS ? made : product(made, permutations(tie), (sequence, order) => inPlace(sequence, order))), [known]);
    for (const item of floating) {
        sequences = sequences.flatMap(sequence => {
            const places = [0, ...sequence.flatMap((before, index) => (mattering.has(before) ? [index + 1] : []))];
            return places.map(place => [...sequence.slice(0, place), item, ...sequence.slice(place)]);
        });
        if (sequences.length > MOST_WORLDS)
            break;
    }
    // A sequence that was cut short only has to be counted; it is not used.
    const result = sequences.map(sequence => [...sequence, ...idle]);
    const loose = mattering.size > 1 ? floating.flatMap(item => (0,policy_unknown/* unknownOf */.KO)(item, 'priority')) : [];
    return { sequences: result, floating: [...loose, ...ties.map(tie)] };
}
/** Those that matter among the items of one priority. Nobody documents who comes first (learn.microsoft.com/answers/questions/2283292: not to be relied upon). */
function tiesAmong(sorted, mattering) {
    const among = sorted.filter(item => mattering.has(item));
    return [...new Set(among.map(({ priority }) => priority))]
        .map(priority => among.filter(item => item.priority === priority))
        .filter(({ length }) => length > 1);
}
const tie = (items) => ({
    field: 'priority',
    because: `${items[0]?.priority}, which ${items.map(({ name }) => `"${name}"`).join(' and ')} share`,
});
/** Of many, only so many that they are seen to be too many. */
function permutations(items) {
    if (items.length > 4)
        return Array.from({ length: MOST_WORLDS + 1 }, () => items);
    return items.length <= 1
        ? [items]
        : items.flatMap((first, index) => permutations(items.filter((_, other) => other !== index)).map(rest => [first, ...rest]));
}
/** The same sequence, in which these items stand in this order in the places that they share. */
function inPlace(sequence, order) {
    let next = 0;
    return sequence.map(item => (order.includes(item) ? order[next++] : item));
}
const numbered = (sequence) => sequence.map((item, priority) => ({ ...item, priority }));
const anywhereInside = (group) => ({
    ...group,
    ruleCollections: openTies(group.ruleCollections).map(collection => anywhere(collection)),
});
/** What shares its priority has none that is known. */
const openTies = (items) => items.map(item => {
    const same = items.filter(other => other.priority === item.priority && (0,policy_unknown/* unknownOf */.KO)(other, 'priority').length === 0);
    return same.length > 1 && same.includes(item) ? { ...item, unknown: [...(item.unknown ?? []), tie(same)] } : item;
});
/** Before everything else, and perhaps not deciding there. */
const anywhere = (item) => {
    const open = (0,policy_unknown/* unknownOf */.KO)(item, 'priority');
    if (open.length === 0)
        return item;
    const because = `whether "${item.name}" comes first (its priority is ${open.map(unknown => unknown.because).join(', ')})`;
    return { ...item, priority: -1, unknown: [...(item.unknown ?? []), { field: 'condition', because }] };
};
const product = (some, others, make) => some.flatMap(a => others.map(b => make(a, b)));
/** One decision from those of all worlds: theirs if they agree, else unknown, with what they hang on. */
function agreement(decisions, supposes, otherwise = 'in another order') {
    const [first, ...others] = decisions;
    if (!first)
        throw new Error('a policy that may be nothing at all');
    if (others.length === 0)
        return first;
    const sameEffect = others.every(({ effect }) => effect === first.effect);
    const sameInspected = others.every(({ inspected }) => inspected === first.inspected);
    const sameRule = others.every(({ rule, ruleCollection, ruleCollectionGroup }) => [rule, ruleCollection, ruleCollectionGroup].every((name, index) => name === [first.rule, first.ruleCollection, first.ruleCollectionGroup][index]));
    if (sameEffect && sameInspected) {
        const because = sameRule ? first.because : `${first.because} (or, ${otherwise}, another rule with the same effect)`;
        return { ...first, because, dependsOn: first.effect === 'unknown' || first.inspected === 'unknown' ? worlds_all(decisions) : [] };
    }
    const dependsOn = [...new Set([...supposes, ...worlds_all(decisions)])];
    const endings = [...new Set(decisions.map(({ effect, rule }) => (rule === undefined ? effect : `${effect} by rule "${rule}"`)))];
    const { insertedHeaders: _, ...rest } = first;
    return {
        ...rest,
        effect: sameEffect ? first.effect : 'unknown',
        inspected: sameInspected ? first.inspected : 'unknown',
        by: 'undecided',
        because: `it depends on ${supposes.join(' and ')}: ${endings.slice(0, 4).join(', or ')}`,
        dependsOn,
    };
}
const worlds_all = (decisions) => [...new Set(decisions.flatMap(({ dependsOn }) => dependsOn))];

;// CONCATENATED MODULE: ./src/policy/evaluate.js










/**
 * What Azure Firewall does with a flow under a policy, by which rule, and why: threat intelligence, DNAT, network rules,
 * application rules, Azure's own infrastructure names, and denial at last (facts 1.1). Pure and three-valued: what is not known
 * makes the answer `unknown` only where it could change it.
 *
 * HTTPS is asked twice by the firewall. Without `flow.path` the answer is that of the ClientHello: `inspected` says whether the
 * session is decrypted, and `effect` may still wait for the URL. With `flow.path` it is the answer to the request.
 */
function evaluate(policy, flow, facts = {}) {
    if ((0,policy_unknown/* isWhole */.wP)(policy))
        return assumptions(policy, ask(policy, flow, facts));
    const base = { ...policy, ruleCollectionGroups: [], unknown: [] };
    const matters = (collection, group) => {
        const alone = { ...base, ruleCollectionGroups: [{ ...group, ruleCollections: [collection] }] };
        const { parent: _, ...single } = alone;
        return ask(single, flow, facts).rule !== undefined;
    };
    const worlds = worldsOf(policy, matters);
    const supposes = [...new Set(worlds.flatMap(world => world.supposes))];
    return assumptions(policy, agreement(worlds.map(world => ask(world.policy, flow, facts)), supposes));
}
/** What was taken for granted because the file does not say it, where the answer leans on it. */
function assumptions(policy, decision) {
    const { assumed = {} } = policy;
    const leansOn = [
        decision.inspected === true ? assumed.certificateAuthority : undefined,
        decision.by === 'network' ? assumed.dnsProxy : undefined,
    ].filter(text => text !== undefined);
    return leansOn.length === 0 ? decision : { ...decision, because: `${decision.because} (assumed: ${leansOn.join('; ')})` };
}
/** One order, settings that are known; rules may still be unknown in part. */
function ask(policy, flow, facts) {
    const prepared = (0,match/* question */.b1)(flow, facts, policy.dnsSettings?.enableProxy === true);
    if (!prepared)
        return unreadable(flow);
    const { asked, possible } = prepared;
    const notes = threatIntelligence(policy, asked);
    const nat = (0,walk/* walk */.G)((0,order/* inOrder */.a)(policy, 'NatRule'), possible, (rule, left) => (0,match_network/* matchNetwork */.K)(rule, asked, left));
    const translated = nat.hits.map(({ entry, match }) => {
        const to = `${entry.rule.translatedAddress ?? entry.rule.translatedFqdn ?? ''}:${entry.rule.translatedPort}`;
        const because = `${ruleText(entry)} translates ${targetText(asked)} to ${to} and lets it in`;
        return { effect: 'allow', inspected: false, by: 'dnat', because, from: entry, waitsFor: match.waitsFor };
    });
    if (nat.settled)
        return conclude(translated, [...notes, ...nat.trace]);
    const network = (0,walk/* walk */.G)((0,order/* inOrder */.a)(policy, 'NetworkRule'), nat.possible, (rule, left) => (0,match_network/* matchNetwork */.K)(rule, asked, left));
    const routed = [...translated, ...networkOutcomes(network, asked)];
    const trace = [...notes, ...nat.trace, ...network.trace];
    if (network.settled)
        return conclude(routed, trace);
    const rest = beyondNetwork(policy, asked);
    const assumption = network.assumed ? ` (assumed: ${asked.host} resolves outside every service tag)` : '';
    const outcomes = rest.outcomes.map(outcome => ({ ...outcome, because: outcome.because + assumption }));
    return conclude([...routed, ...outcomes], [...trace, ...rest.trace]);
}
const networkOutcomes = ({ hits }, asked) => hits.flatMap(({ entry, match }) => (0,policy_unknown/* effectsOf */.w7)(entry.collection).map(({ effect, waitsFor }) => {
    const allow = effect === 'allow';
    const encrypted = allow && asked.flow.application === 'https' ? ', and no application rule is asked, so it is not inspected' : '';
    const because = `${ruleText(entry)} ${allow ? 'allows' : 'denies'} ${targetText(asked)}: ${match.because}${encrypted}`;
    return { effect, inspected: false, by: 'network', because, from: entry, waitsFor: [...match.waitsFor, ...waitsFor] };
}));
/** Only HTTP, HTTPS and what may turn out to be either reach the application rules. */
function beyondNetwork(policy, asked) {
    const { protocol, application } = asked.flow;
    if (protocol === 'tcp' && application !== undefined)
        return evaluateApplication(policy, asked);
    if (protocol === 'tcp')
        return evaluateUnspoken(policy, asked);
    const because = `no network rule covers ${targetText(asked)}, so it is denied`;
    return { outcomes: [{ effect: 'deny', inspected: false, by: 'default', because, waitsFor: [] }], trace: [] };
}
function conclude(outcomes, trace) {
    const [first, ...others] = outcomes;
    if (!first)
        throw new Error('a walk through the rules ended nowhere');
    return decide([first, ...others], trace);
}
const unreadable = ({ source, address }) => ({
    effect: 'unknown',
    inspected: 'unknown',
    by: 'undecided',
    because: `a flow goes from an IPv4 address to an IPv4 address or a name, not from "${source}"${address === undefined ? '' : ` to "${address}"`}`,
    dependsOn: ['an IPv4 address'],
    trace: [],
});


/***/ }),

/***/ 9759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ expectationFlow)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);

/** What an expectation asks, as the flow of a client with this address. */
function expectationFlow(target, source) {
    if (target.kind === 'port') {
        const { host, port, protocol } = target;
        return { source, protocol, port, ...hostOrAddress(host) };
    }
    const url = new URL(target.url);
    const application = url.protocol === 'https:' ? 'https' : 'http';
    const port = url.port === '' ? (application === 'https' ? 443 : 80) : Number(url.port);
    return { source, protocol: 'tcp', port, application, path: `${url.pathname}${url.search}`, ...hostOrAddress(url.hostname) };
}
/** IPv6 addresses are addresses, too, with or without the brackets of a URL: what the policy makes of them is the evaluator's to say. */
function hostOrAddress(text) {
    const host = text.replace(/^\[|\]$/g, '');
    return (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(host) === undefined && !host.includes(':') ? { host } : { address: host };
}


/***/ }),

/***/ 6105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HK: () => (/* binding */ isManagedDisk),
/* harmony export */   fl: () => (/* binding */ infrastructurePatterns),
/* harmony export */   nV: () => (/* binding */ isInfrastructureName)
/* harmony export */ });
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6832);

/**
 * Azure Firewall lets through, after all rules, the names of its built-in infrastructure collection: the platform image
 * repository, the status storage of managed disks, and Azure Diagnostics (facts 1.1). Which names these are is not public. These
 * are the forms in which such names are known to occur [K]; a name of such a form is therefore "unknown", and never "allowed".
 */
const disks = [/^md-[a-z0-9-]+(\.z\d+)?\.blob\.(core\.windows\.net|storage\.azure\.net)$/];
const infrastructurePatterns = [
    '*.monitoring.core.windows.net',
    '*.prod.warm.ingest.monitor.core.windows.net',
    '*.prod.hot.ingest.monitor.core.windows.net',
];
const isManagedDisk = (host) => disks.some(form => form.test(host));
const isInfrastructureName = (host) => isManagedDisk(host) || infrastructurePatterns.some(pattern => (0,_match_host_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesHost */ .qC)(pattern, host));


/***/ }),

/***/ 8154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ matchNetwork)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7714);
/* harmony import */ var _match_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4337);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6832);
/* harmony import */ var _match_source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6955);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1676);
/* harmony import */ var _unknown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5106);







/** Whether a network or NAT rule covers a flow. What is behind tags, names and groups comes from the facts, or is unknown. */
function matchNetwork(rule, asked, possible) {
    if (rule.skipped !== undefined)
        return (0,_match_js__WEBPACK_IMPORTED_MODULE_1__.no)(rule.skipped, possible);
    const source = (0,_match_source_js__WEBPACK_IMPORTED_MODULE_3__/* .matchesSource */ .Hm)(rule, asked);
    if (source.matched === 'no')
        return (0,_match_js__WEBPACK_IMPORTED_MODULE_1__.no)((0,_match_source_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceMiss */ .KI)(rule, asked), possible);
    const transport = coversTransport(rule, asked);
    if (transport.matched === 'no')
        return (0,_match_js__WEBPACK_IMPORTED_MODULE_1__.no)(`it covers ${rule.ipProtocols.join(', ')} on ${(0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(rule.destinationPorts)}`, possible);
    const exact = source.matched === 'yes' && transport.matched === 'yes';
    const { known, conditions, assumed } = destinations(rule, asked);
    const blocks = known.length === 1 && known[0] ? known[0].blocks : (0,_intervals_js__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KC)(known.flatMap(destination => destination.blocks));
    const open = conditions.filter(({ key }) => !possible.ruledOut.has(key));
    const inside = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_5__/* .intersect */ .y$)(possible.destination, blocks);
    const covered = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_5__/* .subtract */ .Re)(possible.destination, blocks).length === 0;
    const whither = destinationText(asked);
    if (covered && exact)
        return { ...(0,_match_js__WEBPACK_IMPORTED_MODULE_1__.no)(`${coveredBy(known, possible)} ${whither}`, possible), matched: 'yes' };
    if (!covered && inside.length === 0 && open.length === 0) {
        const because = assumed ? `${whither} is assumed to be outside every service tag` : `its destinations leave out ${whither}`;
        return { ...(0,_match_js__WEBPACK_IMPORTED_MODULE_1__.no)(because, possible), ...(assumed ? { assumed } : {}) };
    }
    const waitsFor = [
        ...source.waitsFor,
        ...transport.waitsFor,
        ...open.map(({ text }) => text),
        ...(covered || inside.length === 0 ? [] : [`the address of ${asked.host ?? 'the destination'}`]),
    ];
    // Only when the destination is the one thing unknown does "not matched" say anything about it.
    const otherwise = exact
        ? { destination: (0,_intervals_js__WEBPACK_IMPORTED_MODULE_5__/* .subtract */ .Re)(possible.destination, blocks), ruledOut: new Set([...possible.ruledOut, ...open.map(({ key }) => key)]) }
        : possible;
    return { matched: 'unknown', because: `it depends on ${(0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(waitsFor)}`, waitsFor, otherwise };
}
/** `Any` with a port is TCP and UDP; `Any` with `*` is every IP protocol. ICMP knows no ports (facts 1.1). */
function coversTransport(rule, { flow }) {
    const { ipProtocols, destinationPorts } = rule;
    const protocols = ipProtocols.map(protocol => protocol.toLowerCase());
    const [otherProtocols, otherPorts] = [(0,_unknown_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownOf */ .KO)(rule, 'ipProtocols'), (0,_unknown_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownOf */ .KO)(rule, 'destinationPorts')];
    const icmp = flow.protocol === 'icmp';
    const named = protocols.includes(flow.protocol);
    const everyPort = destinationPorts.includes('*');
    const covered = icmp
        ? named || (protocols.includes('any') && everyPort)
        : (named || protocols.includes('any')) && (0,_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .portCovered */ .q)(destinationPorts, flow.port);
    if (covered)
        return { matched: 'yes', waitsFor: [] };
    const portsMay = otherPorts.length > 0 || (icmp ? everyPort : (0,_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .portCovered */ .q)(destinationPorts, flow.port));
    const may = icmp
        ? otherProtocols.length > 0 || (protocols.includes('any') && portsMay)
        : (named || protocols.includes('any') || otherProtocols.length > 0) && portsMay;
    if (!may)
        return { matched: 'no', waitsFor: [] };
    const what = icmp ? 'ICMP' : `${flow.port}/${flow.protocol}`;
    return {
        matched: 'unknown',
        waitsFor: [...new Set([...otherProtocols, ...otherPorts].map(({ because }) => `whether ${because} covers ${what}`))],
    };
}
/** The one destination that covers all that is possible, or all of them together. */
function coveredBy(known, possible) {
    const one = known.find(({ blocks }) => (0,_intervals_js__WEBPACK_IMPORTED_MODULE_5__/* .subtract */ .Re)(possible.destination, blocks).length === 0);
    return one === undefined ? 'its destinations cover' : `${one.text} covers`;
}
/** Where a rule leads: the addresses that are known, and what stands for addresses that are not. */
function destinations(rule, asked) {
    const known = [];
    const conditions = [];
    let assumed = false;
    for (const text of rule.destinationAddresses) {
        const block = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)(text);
        if (block)
            known.push({ text, blocks: [block] });
        else if (asked.outsideTags)
            assumed = true;
        else {
            const prefixes = (0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .lookup */ .$I)(asked.facts.serviceTags, text);
            if (prefixes)
                known.push({ text, blocks: (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .blocksOf */ .SH)(prefixes) });
            else
                conditions.push({ key: `tag:${text.toLowerCase()}`, text: `the prefixes of service tag ${text}` });
        }
    }
    const network = rule.ruleType === 'NetworkRule' ? rule : {};
    for (const name of network.destinationFqdns ?? []) {
        const resolved = (0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .addressesOf */ .sO)(name, asked.facts);
        // The name itself was asked for, and both sides resolve it at the firewall: the flow goes where the rule leads.
        if (asked.dnsProxy && asked.host !== undefined && (0,_match_host_js__WEBPACK_IMPORTED_MODULE_2__/* .hostName */ .Sm)(name) === asked.host && resolvesAlike(asked))
            known.push({ text: name, blocks: _addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC });
        else if (resolved)
            known.push({ text: name, blocks: (0,_intervals_js__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KC)(resolved) });
        else
            conditions.push({ key: `name:${(0,_match_host_js__WEBPACK_IMPORTED_MODULE_2__/* .hostName */ .Sm)(name) ?? name}`, text: `the addresses of ${name}` });
    }
    for (const id of [...(network.destinationIpGroups ?? []), ...(network.destinationGeoLocations ?? [])])
        conditions.push({ key: `group:${id.toLowerCase()}`, text: `the addresses in ${(0,_match_source_js__WEBPACK_IMPORTED_MODULE_3__/* .shortId */ .m_)(id)}` });
    // The same words are the same value, but only of the same field: a name and an address may be written alike.
    for (const field of DESTINATIONS)
        for (const unknown of (0,_unknown_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownOf */ .KO)(rule, field))
            conditions.push({ key: `unknown:${field}:${(0,_unknown_js__WEBPACK_IMPORTED_MODULE_4__/* .keyOf */ .TN)(unknown)}`, text: `the destinations in ${unknown.because}` });
    return { known, conditions, assumed };
}
/** A TLS or HTTP client may write any name on a packet to any address; whoever only resolves a name goes where it leads. */
const resolvesAlike = ({ flow }) => flow.application === undefined || flow.address === undefined;
const DESTINATIONS = ['destinationAddresses', 'destinationFqdns', 'destinationIpGroups', 'destinationGeoLocations'];
const destinationText = ({ flow, host }) => flow.address ?? host ?? flow.host ?? 'the destination';


/***/ }),

/***/ 6955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hm: () => (/* binding */ matchesSource),
/* harmony export */   KI: () => (/* binding */ sourceMiss),
/* harmony export */   m_: () => (/* binding */ shortId)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _match_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4337);
/* harmony import */ var _unknown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5106);



/** Whether a rule covers the client. IP groups, selectors and countries of a live policy are ids whose content is not known here. */
function matchesSource(rule, asked) {
    const known = rule.sourceAddresses.some(text => {
        const block = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)(text);
        return block !== undefined && block.first <= asked.source && asked.source <= block.last;
    });
    if (known)
        return { matched: 'yes', waitsFor: [] };
    const opaque = [
        ...(rule.sourceIpGroups ?? []),
        ...(rule.sourceKubeSelectorGroups ?? []),
        ...(rule.sourceGeoLocations ?? []),
    ];
    const waitsFor = [
        ...opaque.map(id => `whether ${asked.flow.source} is in ${shortId(id)}`),
        ...unknownSources(rule).map(because => `whether ${asked.flow.source} is in ${because}`),
    ];
    return waitsFor.length === 0 ? { matched: 'no', waitsFor } : { matched: 'unknown', waitsFor };
}
const SOURCES = ['sourceAddresses', 'sourceIpGroups', 'sourceKubeSelectorGroups', 'sourceGeoLocations'];
const unknownSources = (rule) => [
    ...new Set(SOURCES.flatMap(field => (0,_unknown_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownOf */ .KO)(rule, field)).map(({ because }) => because)),
];
const sourceMiss = (rule, asked) => `its sources (${(0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(rule.sourceAddresses)}) leave out ${asked.flow.source}`;
/** The last segment of an ARM id. */
const shortId = (id) => id.slice(id.lastIndexOf('/') + 1);


/***/ }),

/***/ 4604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ inOrder)
/* harmony export */ });
/* harmony import */ var _unknown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);

/**
 * The rules of one type in the order in which the firewall asks them: the parent's groups first whatever their numbers, then
 * groups by priority, collections by priority, rules as they stand (facts 1.1). Type order (DNAT, network, application) is the
 * caller's, because it beats inheritance.
 */
function inOrder(policy, ruleType) {
    const own = byPriority(policy.ruleCollectionGroups).flatMap(group => byPriority(group.ruleCollections).flatMap(collection => collection.rules.flatMap(rule => {
        const stands = (0,_unknown_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnread */ .KJ)(rule) ? unread(rule, collection, ruleType) : rule.ruleType === ruleType ? rule : undefined;
        return stands ? [{ rule: stands, collection, group, policy: policy.name }] : [];
    })));
    return policy.parent ? [...inOrder(policy.parent, ruleType), ...own] : own;
}
/** What could not be read may be of any type that its collection can hold. */
function unread(rule, collection, ruleType) {
    const anyType = (0,_unknown_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownOf */ .KO)(collection, 'ruleCollectionType').length > 0;
    return anyType || (collection.action === 'DNAT') === (ruleType === 'NatRule') ? (0,_unknown_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadRule */ .Gk)(ruleType, rule) : undefined;
}
const byPriority = (items) => [...items].sort((a, b) => a.priority - b.priority);


/***/ }),

/***/ 7511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ walk)
/* harmony export */ });
/* harmony import */ var _unknown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);

/** Asks rules in order until one matches for certain. */
function walk(entries, start, match, label = '') {
    const hits = [];
    const trace = [];
    let possible = start;
    let assumed = false;
    for (const entry of entries) {
        const answer = ifPresent(entry, asWhole(entry.rule, match(entry.rule, possible)), possible);
        trace.push(considered(entry, answer, label));
        assumed ||= answer.assumed === true;
        if (answer.matched !== 'no')
            hits.push({ entry, match: answer });
        if (answer.matched === 'yes')
            return { hits, settled: true, possible, trace, assumed };
        possible = answer.otherwise;
    }
    return { hits, settled: false, possible, trace, assumed };
}
/**
 * The answer of a rule whose collection or group may not be there at all. If it would have matched, then what comes later knows that it
 * is not there; and so do the other rules that hang on the same condition.
 */
function ifPresent({ group, collection }, answer, possible) {
    const open = [...(0,_unknown_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownOf */ .KO)(group, 'condition'), ...(0,_unknown_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownOf */ .KO)(collection, 'condition')];
    if (open.length === 0 || answer.matched === 'no')
        return answer;
    const conditions = [...new Set(open.map(({ because }) => because))];
    const keys = [...new Set(open.map(unknown => `condition:${(0,_unknown_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(unknown)}`))];
    const joint = [...keys].sort().join(' and ');
    if ([...keys, joint].some(key => possible.ruledOut.has(key)))
        return { matched: 'no', because: 'it stands under a condition that is already ruled out here', waitsFor: [], otherwise: possible };
    const waitsFor = [...answer.waitsFor, ...conditions];
    const because = `it depends on ${waitsFor.join(', ')}`;
    if (answer.matched === 'unknown')
        return { ...answer, because, waitsFor, otherwise: possible };
    return { ...answer, matched: 'unknown', because, waitsFor, otherwise: { ...possible, ruledOut: new Set([...possible.ruledOut, joint]) } };
}
function asWhole(rule, answer) {
    if (answer.matched !== 'unknown' || !(0,_unknown_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnread */ .KJ)(rule))
        return answer;
    const waitsFor = [(0,_unknown_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadText */ .pY)(rule)];
    return { ...answer, waitsFor, because: `it depends on ${waitsFor[0]}` };
}
const considered = ({ rule, collection, group }, { matched, because }, label) => ({
    rule: rule.name,
    ruleCollection: collection.name,
    ruleCollectionGroup: group.name,
    matched,
    because: label + because,
    ...(rule.place ? { place: rule.place } : {}),
});


/***/ }),

/***/ 9999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ isProtectedCategory)
/* harmony export */ });
/**
 * Four categories in which Azure Firewall never terminates TLS, whatever the rule says: Education, Finance, Government, Health and medicine.
 * A rule that names their hosts or URLs does (facts 1.3).
 */
const isProtectedCategory = (category) => /^(education|finance|government|health\s*and\s*medicine)$/i.test(category.trim());


/***/ })

};
