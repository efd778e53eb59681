export const id = 8113;
export const ids = [8113];
export const modules = {

/***/ 629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eU: () => (/* binding */ atom),
/* harmony export */   gi: () => (/* binding */ addressesAtom),
/* harmony export */   pW: () => (/* binding */ holdersOf),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
/* unused harmony export tagWithin */
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7714);
/**
 * What a rule names and nobody can enumerate: service tags, names in network rules, IP groups, FQDN tags, web categories. An atom
 * stands for a set of which only this is known: whether one such set lies inside another.
 */


const atom = (kind, text) => ({ kind, text });
const addressesAtom = (texts) => ({
    kind: 'addresses',
    text: texts.join(', '),
    blocks: (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .blocksOf */ .SH)(texts),
    tags: texts.filter(text => !(0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)(text)),
});
/** Certain inclusion only. A regional tag lies within the tag of its service (`Storage.EastUS2` in `Storage`). */
function within(inner, outer) {
    if (inner.kind === 'addresses' || outer.kind === 'addresses')
        return (inner.kind === 'addresses' &&
            outer.kind === 'addresses' &&
            (0,_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .subtract */ .Re)(inner.blocks, outer.blocks).length === 0 &&
            inner.tags.every(tag => outer.tags.some(other => tagWithin(tag, other))));
    if (inner.kind !== outer.kind)
        return false;
    return inner.kind === 'service-tag' ? tagWithin(inner.text, outer.text) : inner.text.toLowerCase() === outer.text.toLowerCase();
}
const tagWithin = (inner, outer) => inner.toLowerCase() === outer.toLowerCase() || inner.toLowerCase().startsWith(`${outer.toLowerCase()}.`);
/** Finds the sets that certainly hold what an atom stands for, by position. */
function holdersOf(atoms) {
    const byText = new Map();
    const others = [];
    atoms.forEach((all, position) => {
        if (all.some(({ kind }) => kind === 'addresses'))
            others.push(position);
        for (const { kind, text } of all) {
            const key = `${kind} ${text.toLowerCase()}`;
            byText.set(key, [...(byText.get(key) ?? []), position]);
        }
    });
    return inner => {
        if (inner.kind === 'addresses')
            return others.filter(position => atoms[position]?.some(outer => within(inner, outer)));
        const labels = inner.kind === 'service-tag' ? inner.text.toLowerCase().split('.') : [inner.text.toLowerCase()];
        const found = labels.flatMap((_, index) => byText.get(`${inner.kind} ${labels.slice(0, index + 1).join('.')}`) ?? []);
        return [...new Set(found)].sort((a, b) => a - b);
    };
}


/***/ }),

/***/ 1614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ overlap),
/* harmony export */   Im: () => (/* binding */ isEmpty),
/* harmony export */   gu: () => (/* binding */ takeOut)
/* harmony export */ });
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7714);
/**
 * Sets of flows as unions of boxes: a box has one set of numbers for each axis (source address, service, destination ...), and
 * stands for every combination of them. Taking one box out of another leaves boxes, so "what is left of this rule when those
 * before it have had their turn" is computed and not sampled.
 */

const isEmpty = (box) => box.some(axis => axis.length === 0);
function overlap(one, other) {
    if (!near(one, other))
        return undefined;
    const both = [];
    for (let index = 0; index < one.length; index++) {
        const axis = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .intersect */ .y$)(one[index] ?? [], other[index] ?? []);
        if (axis.length === 0)
            return undefined;
        both.push(axis);
    }
    return both;
}
/** A quick "no" for most pairs: the extents of the two do not even touch on some axis. */
function near(one, other) {
    for (let index = 0; index < one.length; index++) {
        const [a, b] = [one[index] ?? [], other[index] ?? []];
        const [aFirst, aLast, bFirst, bLast] = [a[0], a[a.length - 1], b[0], b[b.length - 1]];
        if (!aFirst || !aLast || !bFirst || !bLast || aFirst.first > bLast.last || bFirst.first > aLast.last)
            return false;
    }
    return true;
}
/**
 * The part of a box that lies outside another: at most one box for each axis, none of which overlap. The last axis is cut first: what
 * rules are most particular about (destination, host, path) stands there, so that one large piece stays and the others are small.
 */
function outside(box, taken) {
    const common = overlap(box, taken);
    if (!common)
        return undefined;
    const pieces = [];
    for (let index = box.length - 1; index >= 0; index--) {
        const left = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .subtract */ .Re)(box[index] ?? [], taken[index] ?? []);
        if (left.length > 0)
            pieces.push([...box.slice(0, index), left, ...common.slice(index + 1)]);
    }
    return pieces;
}
/** Beyond this many pieces the rules are too interwoven to go on; the caller is told, and claims nothing. */
const MOST_PIECES = 5_000;
function takeOut(boxes, taken) {
    let took = false;
    const left = [];
    for (const box of boxes) {
        const pieces = outside(box, taken);
        if (pieces)
            took = true;
        left.push(...(pieces ?? [box]));
        if (left.length > MOST_PIECES)
            return 'too many pieces';
    }
    return { left: took ? left : boxes, took };
}


/***/ }),

/***/ 6092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ nearby)
/* harmony export */ });
/**
 * Which of many sets may have something in common with a given one, without comparing it with all of them: the axis is cut into cells,
 * and each cell knows the sets that lie in it. Sets over many cells are few in practice, and always candidates.
 * @returns ascending positions; all that overlap are among them
 */
function nearby(sets, length) {
    const size = Math.max(1, Math.ceil(length / CELLS));
    const cells = new Map();
    const wide = [];
    const some = [];
    sets.forEach((axis, position) => {
        if (axis.length === 0)
            return;
        some.push(position);
        const covered = cellsOf(axis, size, MOST);
        if (!covered)
            wide.push(position);
        else
            for (const cell of covered) {
                const there = cells.get(cell);
                if (there)
                    there.push(position);
                else
                    cells.set(cell, [position]);
            }
    });
    return axis => {
        const covered = cellsOf(axis, size, cells.size);
        if (!covered)
            return some;
        return [...new Set([...wide, ...[...covered].flatMap(cell => cells.get(cell) ?? [])])].sort((a, b) => a - b);
    };
}
const CELLS = 65_536;
/** A set over more cells than these is wide. */
const MOST = 64;
function cellsOf(axis, size, most) {
    const found = new Set();
    for (const { first, last } of axis) {
        const [from, to] = [Math.floor(first / size), Math.floor(last / size)];
        if (to - from + found.size > most)
            return undefined;
        for (let cell = from; cell <= to; cell++)
            found.add(cell);
    }
    return found;
}


/***/ }),

/***/ 1110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ services),
/* harmony export */   JP: () => (/* binding */ sourceCover),
/* harmony export */   KY: () => (/* binding */ networkCover),
/* harmony export */   YI: () => (/* binding */ sourceParts),
/* harmony export */   q7: () => (/* binding */ wholeTogether),
/* harmony export */   rD: () => (/* binding */ networkParts),
/* harmony export */   xV: () => (/* binding */ networkCandidates)
/* harmony export */ });
/* unused harmony exports TCP, sourceAtoms, destinationAtoms */
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7714);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1676);
/* harmony import */ var _unknown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5106);
/* harmony import */ var _atoms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(629);
/* harmony import */ var _box_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1614);
/* harmony import */ var _nearby_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6092);
/** Network and NAT rules as boxes over source address, service and destination address. */







/** The service axis: TCP ports, UDP ports, ICMP, and every other IP protocol. */
const TCP = 0;
const UDP = 65_536;
const ICMP = { first: 131_072, last: 131_072 };
const OTHER = { first: 131_073, last: 131_073 };
function services({ ipProtocols, destinationPorts }) {
    const any = ipProtocols.includes('Any');
    const ports = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KC)(destinationPorts
        .map(_ports_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePorts */ .K)
        .filter(range => range !== undefined)
        .map(({ from, to }) => ({ first: from, last: to })));
    const shifted = (by) => ports.map(({ first, last }) => ({ first: first + by, last: last + by }));
    const everything = any && destinationPorts.includes('*');
    return (0,_intervals_js__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KC)([
        ...(any || ipProtocols.includes('TCP') ? shifted(TCP) : []),
        ...(any || ipProtocols.includes('UDP') ? shifted(UDP) : []),
        ...(ipProtocols.includes('ICMP') || everything ? [ICMP] : []),
        ...(everything ? [OTHER] : []),
    ]);
}
const sourceAtoms = (rule) => [
    ...(rule.sourceIpGroups ?? []),
    ...(rule.sourceKubeSelectorGroups ?? []),
    ...(rule.sourceGeoLocations ?? []),
].map(id => (0,_atoms_js__WEBPACK_IMPORTED_MODULE_2__/* .atom */ .eU)('group', id));
const destinationAtoms = (rule) => {
    const network = rule.ruleType === 'NetworkRule' ? rule : {};
    return [
        ...rule.destinationAddresses.filter(text => !(0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)(text)).map(text => (0,_atoms_js__WEBPACK_IMPORTED_MODULE_2__/* .atom */ .eU)('service-tag', text)),
        ...(network.destinationFqdns ?? []).map(text => (0,_atoms_js__WEBPACK_IMPORTED_MODULE_2__/* .atom */ .eU)('name', text)),
        ...[...(network.destinationIpGroups ?? []), ...(network.destinationGeoLocations ?? [])].map(id => (0,_atoms_js__WEBPACK_IMPORTED_MODULE_2__/* .atom */ .eU)('group', id)),
    ];
};
const everyService = [{ first: 1, last: OTHER.last }];
const isOpen = (rule, fields) => fields.some(field => (0,_unknown_js__WEBPACK_IMPORTED_MODULE_1__/* .unknownOf */ .KO)(rule, field).length > 0);
/** The sources that a rule may have: all, where something about them could not be read. */
const sourceParts = (rule) => [
    [undefined, isOpen(rule, SOURCES) ? _addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC : (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .blocksOf */ .SH)(rule.sourceAddresses)],
    ...sourceAtoms(rule).map((source) => [source, _addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC]),
];
const SOURCES = ['sourceAddresses', 'sourceIpGroups', 'sourceKubeSelectorGroups', 'sourceGeoLocations'];
const DESTINATIONS = ['destinationAddresses', 'destinationFqdns', 'destinationIpGroups', 'destinationGeoLocations'];
/** All that a rule may cover, with the whole axis in place of each set that nobody can enumerate. */
function networkParts(rule) {
    if (rule.skipped !== undefined)
        return [];
    const service = isOpen(rule, ['ipProtocols', 'destinationPorts']) ? everyService : services(rule);
    const sources = sourceParts(rule);
    const targets = [
        [undefined, isOpen(rule, DESTINATIONS) ? _addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC : (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .blocksOf */ .SH)(rule.destinationAddresses)],
        ...destinationAtoms(rule).map((target) => [target, _addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC]),
    ];
    return sources
        .flatMap(([sourceAtom, source]) => targets.map(([targetAtom, target]) => ({
        ...(sourceAtom ? { sourceAtom } : {}),
        ...(targetAtom ? { targetAtom } : {}),
        box: [source, service, target],
    })))
        .filter(({ box }) => !(0,_box_js__WEBPACK_IMPORTED_MODULE_5__/* .isEmpty */ .Im)(box));
}
/** What a rule covers for certain, as seen by a part: everything, where the rule names the very thing that the part stands for. */
function networkCover(rule, seenBy) {
    return [
        sourceCover(rule, seenBy.sourceAtom),
        services(rule),
        axisCover(destinationAtoms(rule), rule.destinationAddresses, seenBy.targetAtom),
    ];
}
const sourceCover = (rule, seenBy) => axisCover(sourceAtoms(rule), rule.sourceAddresses, seenBy);
const axisCover = (atoms, texts, seenBy) => seenBy !== undefined && atoms.some(one => (0,_atoms_js__WEBPACK_IMPORTED_MODULE_2__/* .within */ .ux)(seenBy, one)) ? _addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC : (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .blocksOf */ .SH)(texts);
/** Finds the rules that may take something from a part: their positions, ascending. */
function networkCandidates(rules) {
    const destinations = rules.map(rule => (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .blocksOf */ .SH)(rule.destinationAddresses));
    const near = (0,_nearby_js__WEBPACK_IMPORTED_MODULE_6__/* .nearby */ .c)(destinations, 2 ** 32);
    const holders = (0,_atoms_js__WEBPACK_IMPORTED_MODULE_2__/* .holdersOf */ .pW)(rules.map(destinationAtoms));
    const everything = wholeTogether(destinations);
    return ({ targetAtom, box }) => {
        if (targetAtom)
            return [...new Set([...holders(targetAtom), ...everything])].sort((a, b) => a - b);
        return near(box[2] ?? []);
    };
}
/** The positions of those that cover every address, alone or, if it takes them all, together: only they cover what nobody can enumerate. */
function wholeTogether(destinations) {
    const isWhole = (axis) => (0,_intervals_js__WEBPACK_IMPORTED_MODULE_3__/* .subtract */ .Re)(_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC, axis).length === 0;
    const alone = destinations.map(isWhole);
    const rest = destinations.filter((_, position) => !alone[position]);
    const together = isWhole((0,_intervals_js__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KC)(rest.flat()));
    return destinations.flatMap((axis, position) => (alone[position] || (together && axis.length > 0) ? [position] : []));
}


/***/ }),

/***/ 511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EW: () => (/* binding */ isWide),
/* harmony export */   PP: () => (/* binding */ hostsOf),
/* harmony export */   P_: () => (/* binding */ atomText),
/* harmony export */   T4: () => (/* binding */ isEverywhere),
/* harmony export */   X2: () => (/* binding */ isAnyHost),
/* harmony export */   c7: () => (/* binding */ namesHostOf)
/* harmony export */ });
/* unused harmony export publicPart */
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7714);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/* harmony import */ var _match_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5485);
/** How far a rule reaches: the questions that several lints ask of destinations. */




const special = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KC)([
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '168.63.129.16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '224.0.0.0/3',
]
    .map(_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)
    .filter(block => block !== undefined));
/** The part of a destination that is on the internet. The firewall inspects towards public certificates only (facts 1.4). */
const publicPart = (destination) => (0,_intervals_js__WEBPACK_IMPORTED_MODULE_3__/* .subtract */ .Re)(destination, special);
const isEverywhere = (destination) => (0,_intervals_js__WEBPACK_IMPORTED_MODULE_3__/* .subtract */ .Re)(_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC, destination).length === 0;
const size = (blocks) => blocks.reduce((sum, { first, last }) => sum + last - first + 1, 0);
/** A few addresses that somebody wrote down stand for hosts that somebody knows; a tag, a country or a large network does not. */
const isWide = (destination) => size(publicPart(destination)) > 1024;
const hostsOf = (rule) => [
    ...rule.targetFqdns,
    ...rule.targetUrls.map(url => (0,_match_url_js__WEBPACK_IMPORTED_MODULE_2__/* .splitUrlPattern */ .Kn)(url).host),
];
/** Whether a name in a network rule is one that an application rule speaks of. */
const namesHostOf = (rule, name) => hostsOf(rule).some(pattern => (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesHost */ .qC)(pattern, name));
const atomText = (atom) => (atom.kind === 'group' ? atom.text.slice(atom.text.lastIndexOf('/') + 1) : atom.text);
const isAnyHost = (pattern) => (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostPattern */ .JF)(pattern) === '*';


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

/***/ 455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ lints)
});

// EXTERNAL MODULE: ./src/policy/to-know.js
var to_know = __webpack_require__(7607);
;// CONCATENATED MODULE: ./src/policy/lint/aks-needs.js
/** Stands for any name below: no rule names it, so only a pattern can cover it. */
const ANY = 'egress-gate-any-name';
const https = (name) => ({ shown: name, host: anyNameOf(name), port: 443, application: 'https' });
const inRegion = (location, make) => location === undefined ? [] : [https(make(location))];
const nodes = [
    ...['mcr.microsoft.com', '*.data.mcr.microsoft.com', 'mcr-0001.mcr-msedge.net', 'management.azure.com', 'login.microsoftonline.com'],
    ...['packages.microsoft.com', 'acs-mirror.azureedge.net', 'packages.aks.azure.com'],
];
const monitoring = [
    ...['*.ods.opinsights.azure.com', '*.oms.opinsights.azure.com', '*.monitoring.azure.com', 'dc.services.visualstudio.com'],
    ...['global.handler.control.monitor.azure.com', '*.ingest.monitor.azure.com', '*.metrics.ingest.monitor.azure.com'],
    '*.in.applicationinsights.azure.com',
];
const needs = {
    base: {
        title: 'AKS itself',
        of: ({ location }) => [...inRegion(location, region => `*.hcp.${region}.azmk8s.io`), ...nodes.map(https)],
    },
    // The API server is reached inside the network then.
    'private-cluster': { title: 'AKS itself', of: () => nodes.map(https) },
    monitoring: {
        title: 'the monitoring add-on',
        of: ({ location }) => [...monitoring.map(https), ...inRegion(location, region => `${region}.handler.control.monitor.azure.com`)],
    },
    'key-vault': {
        title: 'the Key Vault provider',
        of: ({ keyVault }) => [https(keyVault === undefined ? '*.vault.azure.net' : `${keyVault}.vault.azure.net`)],
    },
    policy: { title: 'the Azure Policy add-on', of: () => ['data.policy.core.windows.net', 'store.policy.core.windows.net'].map(https) },
    registry: {
        title: 'the container registry',
        of: ({ registry }) => [...(registry === undefined ? [] : [https(`${registry}.azurecr.io`)]), https('*.blob.core.windows.net')],
    },
    'file-share': {
        title: 'the file share',
        of: ({ storageAccount }) => {
            const host = `${storageAccount}.file.core.windows.net`;
            return storageAccount === undefined ? [] : [{ shown: `${host}:445/tcp`, host, port: 445, protocol: 'tcp' }];
        },
    },
};
const needsOf = (feature, cluster) => ({ title: needs[feature].title, needs: needs[feature].of(cluster) });
const tunnel = "the nodes' tunnel to the API server needs ALPN";
const bootstrap = 'nodes fetch from there before they trust any CA but the public ones';
const pinned = 'its clients pin certificates';
/** learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-network-configuration asks for HTTPS inspection to be off. */
const agent = "Azure Monitor's agents refuse inspection";
const devices = 'its clients may show a certificate of their own';
const aks_needs_images = "nodes pull images from there, and trust the firewall's CA only where it was given to them";
/** Names of facts 0.6, 1.4 and 5.3; those of clients that pin or show certificates are the best known of each product [K]. */
const mustNotBeInspected = (location) => [
    ...inRegion(location ?? 'eastus', region => `*.hcp.${region}.azmk8s.io`).map(need => ({ ...fragile(tunnel)(need), below: '.azmk8s.io' })),
    ...nodes.map(https).map(fragile(bootstrap)),
    ...['global.handler.control.monitor.azure.com', '*.ods.opinsights.azure.com', '*.monitoring.azure.com', '*.ingest.monitor.azure.com']
        .map(https)
        .map(fragile(agent)),
    ...[
        '*.update.microsoft.com',
        '*.delivery.mp.microsoft.com',
        '*.wvd.microsoft.com',
        'msedge.api.cdp.microsoft.com',
        'outlook.office365.com',
    ]
        .map(https)
        .map(fragile(pinned)),
    ...['*.azure-devices.net', 'global.azure-devices-provisioning.net'].map(https).map(fragile(devices, 'warning')),
    ...['*.azurecr.io'].map(https).map(fragile(aks_needs_images, 'warning')),
];
const fragile = (why, severity) => (need) => ({
    ...need,
    why,
    ...(need.shown.startsWith('*') ? { below: need.shown.slice(1) } : {}),
    ...(severity ? { severity } : {}),
});
/** A name that a pattern covers, and that no rule is likely to name. */
const anyNameOf = (pattern) => pattern.replace('*', ANY);
const uninspectableTags = [
    { pattern: /^AzureKubernetesService$/i, why: tunnel },
    {
        pattern: /^(Windows(Update|VirtualDesktop|Diagnostics|365)|MicrosoftActiveProtectionService|Office365\..*\.Optimize\..*|citrixHdx.*)$/i,
        why: pinned,
    },
];

;// CONCATENATED MODULE: ./src/policy/lint/aks-missing.js


const aksMissing = {
    id: 'aks-missing',
    severity: 'error',
    title: 'what AKS needs today, and the policy denies',
    means: 'Without these names nodes do not come up or updates, images and add-ons fail, often months after the rule was forgotten.',
    fix: 'Allow them in an application rule without TLS inspection.',
    run: context => [...context.features].flatMap(feature => missing(context, feature)),
};
function missing(context, feature) {
    const { spec, location, place } = context;
    const { title, needs } = needsOf(feature, {
        ...(location === undefined ? {} : { location }),
        ...(spec ? { keyVault: spec.certificateAuthority.keyVault } : {}),
        ...(spec?.cluster.registry === undefined ? {} : { registry: spec.cluster.registry }),
        ...(spec?.cluster.fileShare === undefined ? {} : { storageAccount: spec.cluster.fileShare.storageAccount }),
    });
    const worst = (need) => context.ask(need)[0];
    const denied = needs.filter(need => worst(need)?.effect === 'deny');
    const open = needs.filter(need => worst(need)?.effect === 'unknown');
    const at = place ? { place } : {};
    const found = [];
    if (denied.length > 0)
        found.push({
            ...at,
            subject: `${feature}: ${names(denied)}`,
            severity: feature === 'base' || feature === 'private-cluster' ? 'error' : 'warning',
            message: `${title} needs ${names(denied)}`,
        });
    if (open.length > 0) {
        const waits = [...new Set(open.flatMap(need => worst(need)?.dependsOn ?? []))];
        const byTag = waits.every(what => ofOptions.test(what));
        found.push({
            ...at,
            subject: `${feature}, open: ${names(open)}`,
            severity: 'note',
            message: byTag
                ? `${title} needs ${names(open)}; whether FQDN tag AzureKubernetesService covers them is documented nowhere`
                : `whether ${title} gets to ${names(open)} is not known: it depends on ${waits.slice(0, 2).join(', ')}${waits.length > 2 ? ' ...' : ''}`,
            ...(byTag ? {} : { fix: `Say what is known: ${(0,to_know/* toKnow */.N)(waits).map(to_know/* wayText */.x)[0] ?? 'facts.dns, facts.serviceTags, facts.fqdnTags'}` }),
        });
    }
    return found;
}
/** What the tag may cover besides what AKS needs by itself. */
const ofOptions = /^whether FQDN tag .*, which only options of AKS need$/;
const names = (needs) => needs.map(({ shown }) => shown).join(', ');

// EXTERNAL MODULE: ./src/policy/order.js
var order = __webpack_require__(4604);
// EXTERNAL MODULE: ./src/policy/lint/destinations.js
var destinations = __webpack_require__(511);
// EXTERNAL MODULE: ./src/policy/lint/lint.js
var lint = __webpack_require__(4703);
// EXTERNAL MODULE: ./src/policy/unknown.js
var unknown = __webpack_require__(5106);
;// CONCATENATED MODULE: ./src/policy/lint/never-decides.js

/** Sorted into kinds, so that each rule is told of once. Remembered, because four lints ask. */
function idleRules(context) {
    const known = remembered.get(context.policy);
    if (known)
        return known;
    const { nat, network, application } = context.reach();
    const reaches = [...nat, ...network, ...application];
    const idle = reaches.flatMap(reach => reach.reached === 'no' && !(0,unknown/* isUnread */.KJ)(reach.entry.rule) ? [{ entry: reach.entry, takers: reach.takers, kind: kindOf(reach) }] : []);
    remembered.set(context.policy, idle);
    return idle;
}
const remembered = new WeakMap();
function kindOf({ entry, takers, empty }) {
    if (empty)
        return 'empty';
    const [first] = takers;
    const against = takers.filter(taker => differs(taker, entry));
    // Where the others do as the rule would, those that deny a part of it are exceptions from it.
    if (opens(entry, against) || (against.length > 0 && against.length === takers.length))
        return 'contradicted';
    if (takers.some(taker => taker.rule.ruleType !== entry.rule.ruleType))
        return 'taken-by-network';
    return takers.length === 1 && first && sameFlows(first.rule, entry.rule) ? 'duplicate' : 'shadowed';
}
/** Whether two rules would treat the same flow differently: one lets through what the other stops, or only one of them inspects. */
function differs(taker, entry) {
    // What could not be read contradicts nothing.
    if ([taker, entry].some(({ collection, rule }) => (0,unknown/* effectsOf */.w7)(collection).length > 1 || (0,unknown/* unknownOf */.KO)(rule, 'terminateTLS').length > 0))
        return false;
    if (taker.collection.action !== entry.collection.action)
        return true;
    if (entry.collection.action === 'Deny')
        return false;
    if (entry.rule.ruleType === 'NatRule')
        return taker.rule.ruleType === 'NatRule' && translation(taker.rule) !== translation(entry.rule);
    return inspects(taker.rule) !== inspects(entry.rule);
}
/** Whether one of those who do otherwise lets through what the rule stops, or unseen what it inspects: worse than what fails closed. */
const opens = (entry, against) => against.some(({ collection, rule }) => collection.action !== 'Deny' && (entry.collection.action === 'Deny' || !inspects(rule)));
const translation = (rule) => `${rule.translatedAddress ?? rule.translatedFqdn}:${rule.translatedPort}`;
/** Whether a collection lets through what its rules match, for certain. */
const allows = (collection) => (0,unknown/* effectsOf */.w7)(collection).every(({ effect }) => effect === 'allow');
const inspects = (rule) => rule.ruleType === 'ApplicationRule' && rule.terminateTLS && rule.protocols.some(({ protocolType }) => protocolType === 'Https');
/** Written with the same values, in whatever order. Anything less is "covered by", which is as useful to know. */
function sameFlows(one, other) {
    const { name: _, description: __, place: ___, ...a } = one;
    const { name: ____, description: _____, place: ______, ...b } = other;
    return normal(a) === normal(b);
}
const normal = (value) => JSON.stringify(value, (_, item) => Array.isArray(item)
    ? [...new Set(item.map(each => (typeof each === 'string' ? each.toLowerCase() : JSON.stringify(each))))].sort()
    : item && typeof item === 'object'
        ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
        : item);
/** What the takers do, in words, for a sentence that ends with it. */
const doing = ({ rule, collection }) => {
    if (collection.action === 'Deny')
        return 'denied';
    if (rule.ruleType === 'NatRule')
        return 'translated';
    if (rule.ruleType === 'NetworkRule')
        return 'allowed as a network rule, uninspected';
    return rule.terminateTLS ? 'allowed and inspected' : 'allowed uninspected';
};

;// CONCATENATED MODULE: ./src/policy/lint/aks-obsolete.js




const aksObsolete = {
    id: 'aks-obsolete',
    severity: 'warning',
    title: 'what AKS needed once, and no longer does',
    means: 'Older guides open these. Clusters whose nodes reach the API server by konnectivity (all current ones) use none of them, so they are open for everybody else.',
    fix: 'Remove the port, or the rule.',
    run: context => [...ports(context), ...aks_obsolete_names(context)],
};
/** Facts 5.1: the outbound page's own history. `to` keeps rules out of it that mean something else by the same port. */
const old = [
    { protocol: 'UDP', port: '1194', to: /^(AzureCloud(\..*)?|\*|0\.0\.0\.0\/0)$/i, was: "the old tunnel's port" },
    { protocol: 'TCP', port: '9000', to: /^(AzureCloud(\..*)?|\*|0\.0\.0\.0\/0)$/i, was: "the old tunnel's port" },
    {
        protocol: 'TCP',
        port: '22',
        to: /^AzureCloud(\..*)?$/i,
        was: "the tunnel before that, and today SSH to everybody's machines in Azure",
    },
    { protocol: 'UDP', port: '123', to: /^ntp\.ubuntu\.com$/i, was: "time for nodes older than March 2021; newer ones take the host's" },
];
const ports = ({ policy }) => (0,order/* inOrder */.a)(policy, 'NetworkRule')
    .filter(({ collection }) => allows(collection))
    .flatMap(entry => old
    .filter(each => matches(entry.rule, each))
    .map(({ protocol, port, was }) => ({
    ...(0,lint/* about */.Cv)(entry),
    subject: `${entry.rule.name}: ${protocol} ${port}`,
    message: `"${entry.rule.name}" opens ${protocol} ${port}: ${was}`,
})));
const matches = (rule, { protocol, port, to }) => (rule.ipProtocols.includes(protocol) || rule.ipProtocols.includes('Any')) &&
    rule.destinationPorts.includes(port) &&
    [...rule.destinationAddresses, ...rule.destinationFqdns].some(destination => to.test(destination));
const aks_obsolete_names = ({ policy }) => (0,order/* inOrder */.a)(policy, 'ApplicationRule')
    .filter(({ collection }) => allows(collection))
    .flatMap(entry => {
    const hosts = (0,destinations/* hostsOf */.PP)(entry.rule).filter(host => /^(\*\.)?k8s\.gcr\.io$/i.test(host));
    return hosts.length === 0
        ? []
        : [
            {
                ...(0,lint/* about */.Cv)(entry),
                subject: `${entry.rule.name}: k8s.gcr.io`,
                message: `"${entry.rule.name}" names ${hosts.join(', ')}: superseded by registry.k8s.io`,
                fix: 'Name registry.k8s.io instead, if images come from there.',
            },
        ];
});

// EXTERNAL MODULE: ./src/policy/addresses.js
var policy_addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/lint/algebra/network-space.js
var network_space = __webpack_require__(1110);
;// CONCATENATED MODULE: ./src/policy/lint/any-destination.js






const anyDestination = {
    id: 'any-destination',
    severity: 'error',
    title: 'a rule that allows every destination',
    means: 'Whoever gets to run code in a pod can send data anywhere. Rules after it that deny or inspect have nothing left to decide.',
    fix: 'Name the destinations. What else is refused can be read in the log, and added.',
    run: ({ policy }) => [...network(policy), ...application(policy)],
};
const network = (policy) => (0,order/* inOrder */.a)(policy, 'NetworkRule')
    .filter(({ rule, collection }) => allows(collection) && (0,destinations/* isEverywhere */.T4)((0,policy_addresses/* blocksOf */.SH)(rule.destinationAddresses)))
    .map(entry => {
    const web = (0,network_space/* services */.$p)(entry.rule).some(({ first, last }) => [80, 443].some(port => first <= port && port <= last));
    const what = `${entry.rule.ipProtocols.join(' and ')}${entry.rule.ipProtocols.every(one => one === 'ICMP') ? '' : ` ${entry.rule.destinationPorts.join(', ')}`}`;
    return {
        ...(0,lint/* about */.Cv)(entry),
        severity: web ? 'error' : 'warning',
        message: `"${entry.rule.name}" allows ${what} to every address`,
    };
});
const application = (policy) => (0,order/* inOrder */.a)(policy, 'ApplicationRule')
    .filter(({ rule, collection }) => allows(collection) && ((0,destinations/* hostsOf */.PP)(rule).some(destinations/* isAnyHost */.X2) || (0,destinations/* isEverywhere */.T4)((0,policy_addresses/* blocksOf */.SH)(rule.destinationAddresses))))
    .map(entry => ({
    ...(0,lint/* about */.Cv)(entry),
    severity: entry.rule.terminateTLS ? 'warning' : 'error',
    message: `"${entry.rule.name}" allows every host${entry.rule.terminateTLS ? ', inspected' : ', and inspects none'}`,
}));

// EXTERNAL MODULE: ./src/policy/web-categories.js
var web_categories = __webpack_require__(9999);
;// CONCATENATED MODULE: ./src/policy/lint/cannot-inspect.js





const cannotInspect = {
    id: 'cannot-inspect',
    severity: 'warning',
    title: 'a rule asks for an inspection that does not happen',
    means: 'Azure Firewall inspects HTTPS only, never what it takes for one of four protected web categories, and only towards origins whose certificate a public authority signed.',
    fix: 'Take TLS inspection out of the rule, or write a rule that can be inspected.',
    run: ({ policy }) => (0,order/* inOrder */.a)(policy, 'ApplicationRule')
        .filter(({ rule }) => rule.terminateTLS)
        .flatMap(entry => reasons(entry.rule).map(({ says, severity }) => ({
        ...(0,lint/* about */.Cv)(entry),
        subject: `${entry.rule.name}: ${says}`,
        message: `"${entry.rule.name}" asks for inspection, but ${says}`,
        ...(severity ? { severity } : {}),
    }))),
};
/** No public authority may sign for these: they are nobody's, or for use inside (RFC 6761, RFC 6762, ICANN's .internal). */
const INTERNAL = /(^|\.)(local|internal|intranet|lan|corp|home\.arpa|private|localhost)$/i;
function reasons(rule) {
    const https = rule.protocols.filter(({ protocolType }) => protocolType === 'Https');
    const categories = rule.webCategories.filter(web_categories/* isProtectedCategory */.x);
    const internal = (0,destinations/* hostsOf */.PP)(rule).filter(host => INTERNAL.test(host.replace(/\.$/, '')));
    const odd = https.map(({ port }) => port).filter(port => port !== 443);
    return [
        ...(https.length === 0 && rule.protocols.length > 0 && (0,unknown/* unknownOf */.KO)(rule, 'protocols').length === 0
            ? [{ says: 'none of its protocols is Https' }]
            : []),
        ...(https.length > 0 && rule.protocols.some(({ protocolType }) => protocolType === 'Mssql')
            ? [{ says: 'Mssql cannot be inspected' }]
            : []),
        ...(categories.length > 0 ? [{ says: `web category ${categories.join(', ')} is never inspected` }] : []),
        ...(internal.length > 0
            ? [{ says: `no public authority signs for ${internal.join(', ')}, so the firewall answers 500 instead of the origin` }]
            : []),
        ...(odd.length > 0 ? [{ says: `inspection of port ${odd.join(', ')} is not confirmed: only 443 is`, severity: 'note' }] : []),
    ];
}

;// CONCATENATED MODULE: ./src/policy/lint/contradicting-rule.js


const contradictingRule = {
    id: 'contradicting-rule',
    severity: 'error',
    title: 'a rule whose word never counts',
    means: 'All that the rule covers is decided before it, and otherwise: what it denies is allowed, what it inspects passes uninspected, or what it allows is denied.',
    fix: 'Put the rule into a collection or group with a lower priority number than those before it, or narrow them.',
    run: context => idleRules(context)
        .filter(({ kind }) => kind === 'contradicted')
        .map(({ entry, takers }) => {
        const against = takers.filter(taker => differs(taker, entry));
        // Those that do as the rule would are named, too: together they leave it nothing.
        const outcomes = [...new Set(takers.map(doing))];
        return {
            ...(0,lint/* about */.Cv)(entry),
            ...(0,lint/* seeAlso */.p9)(takers),
            severity: opens(entry, against) ? 'error' : 'warning',
            message: `"${entry.rule.name}" never ${verb(entry)}: ${(0,lint/* quoted */.TL)(takers.map(({ rule }) => rule.name))} ${takers.length > 1 ? 'come' : 'comes'} first, so its flows are ${outcomes.join(', or ')}`,
        };
    }),
};
const verb = ({ rule, collection }) => collection.action === 'Deny' ? 'denies' : rule.ruleType === 'NatRule' ? 'translates' : inspects(rule) ? 'inspects' : 'allows as it says';

;// CONCATENATED MODULE: ./src/policy/lint/duplicate-rule.js


const duplicateRule = {
    id: 'duplicate-rule',
    severity: 'warning',
    title: 'a rule says what another already says',
    means: 'The two cover the same flows in the same way, and only the first is ever asked. Whoever edits the second changes nothing.',
    fix: 'Remove the second.',
    run: context => idleRules(context)
        .filter(({ kind }) => kind === 'duplicate')
        .map(({ entry, takers }) => ({
        ...(0,lint/* about */.Cv)(entry),
        ...(0,lint/* seeAlso */.p9)(takers),
        message: `"${entry.rule.name}" repeats ${(0,lint/* quoted */.TL)(takers.map(({ rule }) => rule.name))}`,
    })),
};

// EXTERNAL MODULE: ./src/policy/evaluate.js + 6 modules
var evaluate = __webpack_require__(6056);
;// CONCATENATED MODULE: ./src/policy/lint/idle-expectation.js

const idleExpectation = {
    id: 'idle-expectation',
    severity: 'note',
    title: 'expectations that hold without any rule',
    means: 'What no rule allows is denied anyway. Such an expectation guards against rules that are added, which is worth having; it proves nothing about those that are there.',
    fix: 'Nothing, if that is what it is for. If a rule was meant to make it so, name the rule: then removing it breaks the expectation.',
    run: context => context.checked
        .filter(one => one.holds && holdsWithoutRules(one, context))
        .map(({ expectation }) => ({
        subject: expectation.name,
        place: expectation.place,
        message: `"${expectation.name}" holds without any rule`,
    })),
};
/** The same answer without all rules, and without each of those that had a part in it: the others make no difference anyway. */
function holdsWithoutRules({ cases, expectation }, { policy, facts }) {
    if (expectation.rule !== undefined)
        return false;
    return cases.every(({ flow, decision }) => {
        const parts = decision.trace.filter(({ matched }) => matched !== 'no');
        const poorer = [without(policy, () => true), ...parts.map(part => without(policy, isThat(part)))];
        return poorer.every(rest => {
            const answer = (0,evaluate/* evaluate */._)(rest, flow, facts);
            return answer.effect === decision.effect && (expectation.inspected === undefined || answer.inspected === decision.inspected);
        });
    });
}
const isThat = (one) => (other) => one.rule === other.rule && one.ruleCollection === other.ruleCollection && one.ruleCollectionGroup === other.ruleCollectionGroup;
const without = (policy, gone) => ({
    ...policy,
    ...(policy.parent ? { parent: without(policy.parent, gone) } : {}),
    ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
        ...group,
        ruleCollections: group.ruleCollections.map(collection => ({
            ...collection,
            rules: collection.rules.filter(({ name }) => !gone({ rule: name, ruleCollection: collection.name, ruleCollectionGroup: group.name })),
        })),
    })),
});

// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/match.js
var match = __webpack_require__(4337);
// EXTERNAL MODULE: ./src/policy/match-host.js
var match_host = __webpack_require__(6832);
;// CONCATENATED MODULE: ./src/policy/lint/inspection-bypassed.js








const inspectionBypassed = {
    id: 'inspection-bypassed',
    severity: 'error',
    title: 'a network rule takes traffic away from TLS inspection',
    means: 'Network rules are asked first and end the matter. A host whose address lies in what such a rule allows is let through unseen, and so is every other host in it: application rules, inspection, URL rules and their logs never come into play.',
    fix: 'Take the HTTPS port out of the network rule, and allow the hosts in application rules.',
    run: context => {
        const inspecting = (0,order/* inOrder */.a)(context.policy, 'ApplicationRule')
            .filter(({ rule }) => inspects(rule))
            .map((entry) => ({ entry, ports: httpsPorts(entry.rule), addresses: addressesOfAll((0,destinations/* hostsOf */.PP)(entry.rule), context.facts) }));
        if (inspecting.length === 0)
            return [];
        const ports = [...new Set(inspecting.flatMap(each => each.ports))];
        const dns = Object.keys(context.facts.dns ?? {}).length > 0;
        return context
            .reach()
            .network.filter(({ entry }) => allows(entry.collection))
            .flatMap(({ entry, left }) => {
            const open = left.filter(part => ports.some(port => onPort(part, port))).map((part) => ({ part, reaches: reachesText(part) }));
            const serious = open.filter(({ reaches }) => dns || reaches !== undefined);
            return serious.length === 0 ? [] : bypass(entry, serious, inspecting, context.facts);
        });
    },
};
function reachesText({ targetAtom, box }) {
    if (targetAtom)
        return (0,destinations/* atomText */.P_)(targetAtom);
    const blocks = box[2] ?? [];
    return (0,destinations/* isEverywhere */.T4)(blocks) ? 'every address' : (0,destinations/* isWide */.EW)(blocks) ? 'large networks' : undefined;
}
function bypass(entry, ways, inspecting, facts) {
    const taken = inspecting.flatMap(victim => {
        const hits = ways.filter(({ part }) => victim.ports.some(port => onPort(part, port)) && sameClients(part, victim.entry.rule));
        const where = [...new Set(hits.flatMap(way => destination(way, victim, facts) ?? []))];
        return where.length > 0
            ? [{ victim: victim.entry, where, ports: victim.ports.filter(port => hits.some(({ part }) => onPort(part, port))) }]
            : [];
    });
    if (taken.length === 0)
        return [];
    const where = [...new Set(taken.flatMap(one => one.where))];
    const ports = [...new Set(taken.flatMap(one => one.ports))];
    const victims = taken.map(({ victim }) => victim);
    const smb = entry.rule.ruleType === 'NetworkRule' && entry.rule.destinationPorts.includes('445');
    return [
        {
            ...(0,lint/* about */.Cv)(entry),
            ...(0,lint/* seeAlso */.p9)(victims.slice(0, 10)),
            message: `"${entry.rule.name}" allows TCP ${ports.join(', ')} to ${where.join(', ')} before ${(0,lint/* quoted */.TL)(victims.map(({ rule }) => rule.name))} can inspect`,
            ...(smb ? { fix: `Remove port ${ports.join(', ')} from "${entry.rule.name}": SMB needs 445 only.` } : {}),
        },
    ];
}
const httpsPorts = (rule) => [
    ...new Set(rule.protocols.filter(({ protocolType }) => protocolType === 'Https').map(({ port }) => port)),
];
const onPort = ({ box }, port) => box[1]?.some(({ first, last }) => first <= port && port <= last) ?? false;
/** Clients that nobody can enumerate may be the same. */
function sameClients(part, rule) {
    const opaque = (rule.sourceIpGroups ?? []).length + (rule.sourceKubeSelectorGroups ?? []).length > 0;
    return opaque || (0,intervals/* intersect */.y$)(part.box[0] ?? [], (0,policy_addresses/* blocksOf */.SH)(rule.sourceAddresses)).length > 0;
}
/** Where the two may meet, in words; nothing where they cannot, or where it would take a coincidence. */
function destination({ part: { targetAtom, box }, reaches }, { entry, addresses }, facts) {
    if (targetAtom?.kind === 'name')
        return (0,destinations/* namesHostOf */.c7)(entry.rule, targetAtom.text) ? targetAtom.text : undefined;
    if (!addresses)
        return reaches;
    if (!targetAtom)
        return (0,intervals/* intersect */.y$)(addresses, box[2] ?? []).length > 0 ? 'their addresses' : undefined;
    const prefixes = (0,match/* lookup */.$I)(facts.serviceTags, targetAtom.text);
    return prefixes && (0,intervals/* intersect */.y$)(addresses, (0,policy_addresses/* blocksOf */.SH)(prefixes)).length === 0 ? undefined : reaches;
}
/** All addresses that hosts can have, as the facts tell; undefined where they say nothing about one of them. */
function addressesOfAll(hosts, facts) {
    const known = hosts.map(host => {
        const any = (0,match/* addressesOf */.sO)(host.startsWith('*') ? `egress-gate-any-name${host.slice(1)}` : host, facts);
        const narrower = Object.keys(facts.dns ?? {}).filter(key => host.startsWith('*') && (0,match_host/* matchesHost */.qC)(host, key.replace(/^\*/, 'x')));
        return any && [...any, ...narrower.flatMap(key => facts.dns?.[key] ?? []).flatMap(address => (0,policy_addresses/* parseBlock */.rT)(address) ?? [])];
    });
    return known.length > 0 && known.every(each => each !== undefined) ? (0,intervals/* union */.KC)(known.flat()) : undefined;
}

;// CONCATENATED MODULE: ./src/policy/lint/inspection-without-ca.js




const inspectionWithoutCa = {
    id: 'inspection-without-ca',
    severity: 'error',
    title: 'a policy that inspects without a certificate authority',
    means: 'The firewall signs what it inspects with an intermediate from Key Vault. Without one it cannot, and what happens to these flows is documented nowhere.',
    fix: 'Give the policy transportSecurity.certificateAuthority: the vault secret of an intermediate, and an identity that may read it.',
    run: ({ policy }) => {
        const family = policy.parent ? [policy, policy.parent] : [policy];
        if (family.some(each => each.certificateAuthority || (0,unknown/* unknownOf */.KO)(each, 'transportSecurity').length > 0))
            return [];
        const inspecting = (0,order/* inOrder */.a)(policy, 'ApplicationRule').filter(({ rule }) => inspects(rule));
        const [first] = inspecting;
        return first
            ? [
                {
                    ...(0,lint/* about */.Cv)(first),
                    subject: 'certificate authority',
                    message: `${(0,lint/* quoted */.TL)(inspecting.map(({ rule }) => rule.name))} cannot inspect: the policy names no certificate authority`,
                },
            ]
            : [];
    },
};

// EXTERNAL MODULE: ./src/policy/inserted-headers.js
var inserted_headers = __webpack_require__(6249);
// EXTERNAL MODULE: ./src/policy/parse/cursor.js
var cursor = __webpack_require__(1104);
// EXTERNAL MODULE: ./src/policy/parse/values.js
var values = __webpack_require__(5380);
// EXTERNAL MODULE: ./src/policy/ports.js
var policy_ports = __webpack_require__(1676);
;// CONCATENATED MODULE: ./src/policy/lint/invalid-value.js







const invalidValue = {
    id: 'invalid-value',
    severity: 'error',
    title: 'a value that Azure Firewall refuses or never matches',
    means: '"*" may only open a host and close a URL\'s path; network rules take no wildcards at all. Such a value covers nothing, and deployments fail on it.',
    fix: 'Write it in a form that the message names.',
    run: ({ policy }) => [
        ...(0,order/* inOrder */.a)(policy, 'ApplicationRule').flatMap(entry => complaints([
            ...entry.rule.targetFqdns.map(fqdn),
            ...entry.rule.targetUrls.map(url),
            ...addresses(entry.rule.sourceAddresses, false),
            ...addresses(entry.rule.destinationAddresses, true),
            ...headers(entry.rule.httpHeadersToInsert),
        ]).map(message => ({ ...(0,lint/* about */.Cv)(entry), subject: `${entry.rule.name}: ${message}`, message: `"${entry.rule.name}": ${message}` }))),
        ...[...(0,order/* inOrder */.a)(policy, 'NetworkRule'), ...(0,order/* inOrder */.a)(policy, 'NatRule')].flatMap(entry => complaints([
            ...invalid_value_names(entry.rule),
            ...addresses(entry.rule.sourceAddresses, false),
            ...addresses(entry.rule.destinationAddresses, true),
            ...entry.rule.destinationPorts.map(port),
        ]).map(message => ({ ...(0,lint/* about */.Cv)(entry), subject: `${entry.rule.name}: ${message}`, message: `"${entry.rule.name}": ${message}` }))),
    ],
};
const complaints = (all) => all.filter(message => message !== undefined);
/** What a template could not compute is not the author's mistake. */
const isOpen = (value) => value.startsWith('[');
const fqdn = (value) => (isOpen(value) ? undefined : (0,values/* fqdnComplaint */.tZ)(value));
const url = (value) => (isOpen(value) ? undefined : (0,values/* urlComplaint */.n0)(value));
const invalid_value_names = (rule) => rule.ruleType === 'NetworkRule'
    ? rule.destinationFqdns.map(name => name.includes('*') ? `${JSON.stringify(name)} has a wildcard, which network rules do not take; name the host` : fqdn(name))
    : [];
/** IPv6 has a lint of its own. Any word may be a service tag. */
const addresses = (texts, tagsToo) => texts.map(text => isOpen(text) || (0,policy_addresses/* parseBlock */.rT)(text) || (0,policy_addresses/* looksLikeIpv6 */.zP)(text) || (tagsToo && /^[A-Za-z][\w.]*$/.test(text))
    ? undefined
    : `${JSON.stringify(text)} is not an IPv4 address, a prefix, a range or "*"${tagsToo ? ', nor a service tag' : ''}`);
const headers = (all) => [
    ...all.flatMap(({ headerName, headerValue }) => [
        isOpen(headerName) ? undefined : header(headerName, (0,inserted_headers/* headerNameComplaint */.ID)(headerName)),
        header(headerName, (0,inserted_headers/* headerValueComplaint */.uv)(headerValue)),
    ]),
    (0,inserted_headers/* headersComplaint */.W3)(all),
];
const header = (headerName, complaint) => complaint && `header ${JSON.stringify((0,cursor/* shorten */.ml)(headerName))} ${complaint}`;
const port = (text) => isOpen(text) || (0,policy_ports/* parsePorts */.K)(text) ? undefined : `${JSON.stringify(text)} is not a port from 1 to 65535, a range or "*"`;

;// CONCATENATED MODULE: ./src/policy/lint/ipv6-address.js



const ipv6Address = {
    id: 'ipv6-address',
    severity: 'error',
    title: 'IPv6 in a rule',
    means: 'Azure Firewall is IPv4 only, and a rule with an IPv6 address puts the whole firewall into a failed state.',
    fix: 'Remove the address.',
    run: ({ policy }) => [...(0,order/* inOrder */.a)(policy, 'NatRule'), ...(0,order/* inOrder */.a)(policy, 'NetworkRule'), ...(0,order/* inOrder */.a)(policy, 'ApplicationRule')].flatMap(entry => {
        const found = ipv6_address_addresses(entry.rule).filter(policy_addresses/* looksLikeIpv6 */.zP);
        return found.length === 0 ? [] : [{ ...(0,lint/* about */.Cv)(entry), message: `"${entry.rule.name}" holds ${found.slice(0, 3).join(', ')}` }];
    }),
};
const ipv6_address_addresses = (rule) => [
    ...rule.sourceAddresses,
    ...rule.destinationAddresses,
    ...(rule.ruleType === 'NatRule' && rule.translatedAddress !== undefined ? [rule.translatedAddress] : []),
];

// EXTERNAL MODULE: ./src/policy/arm.js + 1 modules
var arm = __webpack_require__(198);
;// CONCATENATED MODULE: ./src/policy/lint/limits.js




const limits = {
    id: 'limits',
    severity: 'error',
    title: 'more than Azure Firewall takes',
    means: 'Beyond these numbers a deployment is refused, or the firewall fails when it is updated. The numbers are those of 2026.',
    fix: 'Split the policy, use IP groups for addresses (a group counts once), or remove rules that never decide.',
    run: ({ policy }) => [...groupSizes(policy), ...counts(policy), ...limits_ports(policy)],
};
const MB = 1024 * 1024;
const encoder = new TextEncoder();
const own = (policy) => (policy.parent ? [policy, ...own(policy.parent)] : [policy]);
function groupSizes(policy) {
    return own(policy).flatMap(one => (0,arm/* toArm */.m)(readable(one)).ruleCollectionGroups.flatMap(({ name, properties }, index) => {
        const bytes = encoder.encode(JSON.stringify({ properties })).length;
        const place = one.ruleCollectionGroups[index]?.place;
        if (bytes <= MB)
            return [];
        const says = `group "${name}" is ${(bytes / MB).toFixed(1)} MB as ARM sends it`;
        return [
            {
                subject: `size of ${name}`,
                ...(place ? { place } : {}),
                ...(bytes > 2 * MB
                    ? { message: `${says}; at most 2 MB are taken` }
                    : { severity: 'note', message: `${says}; policies from before July 2022 take 1 MB, newer ones 2 MB` }),
            },
        ];
    }));
}
/** What could not be read has no size; then the group is at least as large as what could. */
function readable(policy) {
    const { parent: _, unknown: __, ...rest } = policy;
    const known = ({ unknown: _, ...item }) => item;
    return {
        ...rest,
        ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
            ...known(group),
            ruleCollections: group.ruleCollections.map(collection => ({
                ...known(collection),
                rules: collection.rules.map(rule => known(rule)),
            })),
        })),
    };
}
/** Facts 3. The number of groups is 60 in one page of Microsoft's and 90 in a later one. */
function counts(policy) {
    const networkRules = (0,order/* inOrder */.a)(policy, 'NetworkRule').map(({ rule }) => rule);
    const natRules = (0,order/* inOrder */.a)(policy, 'NatRule').map(({ rule }) => rule);
    const groups = own(policy).reduce((sum, { ruleCollectionGroups }) => sum + ruleCollectionGroups.length, 0);
    const collections = own(policy).reduce((sum, one) => sum + one.ruleCollectionGroups.reduce((all, group) => all + group.ruleCollections.length, 0), 0);
    const pairs = networkRules.reduce((sum, rule) => sum + sources(rule) * (unique(rule.destinationAddresses) + unique(rule.destinationFqdns) + unique(rule.destinationIpGroups)), 0);
    const names = new Set(networkRules.flatMap(({ destinationFqdns }) => destinationFqdns.map(name => name.toLowerCase()))).size;
    const targets = new Set(natRules.flatMap(({ destinationAddresses }) => destinationAddresses)).size;
    const ipGroups = new Set([...networkRules, ...natRules, ...(0,order/* inOrder */.a)(policy, 'ApplicationRule').map(({ rule }) => rule)]
        .flatMap(rule => [...(rule.sourceIpGroups ?? []), ...('destinationIpGroups' in rule ? (rule.destinationIpGroups ?? []) : [])])
        .map(id => id.toLowerCase())).size;
    return [
        ...over('rule collection groups', groups, 90, 'error'),
        ...(groups <= 90 ? over('rule collection groups', groups, 60, 'warning') : []),
        ...over('rule collections', collections, 2_000, 'error'),
        ...over('combinations of source and destination in network rules', pairs, 20_000, 'error'),
        ...over('host names in network rules', names, 1_000, 'warning'),
        ...over('destinations of DNAT rules', targets, 250, 'error'),
        ...over('IP groups', ipGroups, 200, 'error'),
    ];
}
const unique = (texts = []) => new Set(texts.map(text => text.toLowerCase())).size;
const sources = (rule) => unique(rule.sourceAddresses) + unique(rule.sourceIpGroups);
const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
const over = (what, count, most, severity) => count <= most
    ? []
    : [
        {
            subject: what,
            severity,
            message: `${number(count)} ${what}; at most ${number(most)} are ${severity === 'error' ? 'taken' : 'recommended'}`,
        },
    ];
/** Application rules take ports to 64000, DNAT to 63999 (facts 1.2, 3). */
const limits_ports = (policy) => [
    ...(0,order/* inOrder */.a)(policy, 'ApplicationRule')
        .filter(({ rule }) => rule.protocols.some(({ port }) => port < 1 || port > 64_000))
        .map(entry => ({
        ...(0,lint/* about */.Cv)(entry),
        subject: `ports of ${entry.rule.name}`,
        message: `"${entry.rule.name}" has a port outside 1 to 64000`,
        fix: 'Use a port from 1 to 64000, or a network rule.',
    })),
    ...(0,order/* inOrder */.a)(policy, 'NatRule')
        .filter(({ rule }) => [...rule.destinationPorts, rule.translatedPort].some(port => ((0,policy_ports/* parsePorts */.K)(port)?.to ?? 0) > 63_999 && port !== '*'))
        .map(entry => ({
        ...(0,lint/* about */.Cv)(entry),
        subject: `ports of ${entry.rule.name}`,
        message: `"${entry.rule.name}" has a port above 63999`,
        fix: 'Use a port from 1 to 63999.',
    })),
];

;// CONCATENATED MODULE: ./src/policy/lint/must-not-inspect.js






const mustNotInspect = {
    id: 'must-not-inspect',
    severity: 'error',
    title: 'a rule inspects what does not survive inspection',
    means: 'An inspected session is TLS 1.2 without ALPN, under a certificate of the firewall: tunnels that need ALPN, clients that pin certificates or show one of their own, and nodes that do not trust the CA yet all break.',
    fix: 'Allow these names in a rule without TLS inspection that comes before.',
    run: context => [...byName(context), ...byTag(context)],
};
function byName(context) {
    const inspected = [...new Set(inspectedHosts(context.policy))];
    const candidates = mustNotBeInspected(context.location)
        .flatMap(fragile => [fragile, ...named(inspected, fragile)])
        .filter(({ host }) => mayInspect(context.policy, host));
    const asked = new Map(candidates.map(candidate => [candidate.host, candidate]));
    const hits = [...asked.values()].flatMap(({ shown, host, why, severity }) => context
        .ask({ host, port: 443, application: 'https' })
        .filter(({ inspected, effect }) => inspected === true && effect !== 'deny')
        .slice(0, 1)
        .map(decision => ({ shown, why, by: inspector(decision), ...(severity ? { severity } : {}) })));
    const groups = Map.groupBy(hits, ({ by, why }) => JSON.stringify([by?.rule, by?.ruleCollection, by?.ruleCollectionGroup, why]));
    return [...groups.values()].flatMap(group => {
        const [first] = group;
        if (!first?.by)
            return [];
        const { rule, ruleCollection: collection, ruleCollectionGroup, place } = first.by;
        return [
            {
                subject: `${rule}: ${first.why}`,
                rule: { rule, collection, group: ruleCollectionGroup },
                ...(place ? { place } : {}),
                ...(first.severity ? { severity: first.severity } : {}),
                message: `"${rule}" inspects ${group.map(({ shown }) => shown).join(', ')}: ${first.why}`,
            },
        ];
    });
}
const inspectedHosts = (policy) => (0,order/* inOrder */.a)(policy, 'ApplicationRule').flatMap(({ rule }) => (rule.terminateTLS ? (0,destinations/* hostsOf */.PP)(rule).map(host => host.toLowerCase()) : []));
/** What rules that inspect name themselves, of what one of these names stands for. */
const named = (hosts, { below, ...fragile }) => below === undefined ? [] : hosts.filter(host => host.endsWith(below)).map(host => ({ ...fragile, shown: host, host: anyNameOf(host) }));
/** Most names are spoken of by no rule that inspects, and need not be asked about. */
const mayInspect = (policy, host) => (0,order/* inOrder */.a)(policy, 'ApplicationRule').some(({ rule }) => rule.terminateTLS &&
    (rule.fqdnTags.length + rule.webCategories.length + rule.destinationAddresses.length > 0 ||
        (0,destinations/* hostsOf */.PP)(rule).some(pattern => (0,match_host/* matchesHost */.qC)(pattern, host))));
/** The rule that made the firewall decrypt: the one that the ClientHello matched. */
const inspector = ({ trace }) => trace.find(({ matched, because }) => matched === 'yes' && because.startsWith('SNI: '));
const byTag = ({ policy }) => (0,order/* inOrder */.a)(policy, 'ApplicationRule')
    .filter(({ rule, collection }) => rule.terminateTLS && allows(collection))
    .flatMap(entry => entry.rule.fqdnTags.flatMap(tag => {
    const why = uninspectableTags.find(({ pattern }) => pattern.test(tag))?.why;
    return why
        ? [{ ...(0,lint/* about */.Cv)(entry), subject: `${entry.rule.name}: ${tag}`, message: `"${entry.rule.name}" inspects FQDN tag ${tag}: ${why}` }]
        : [];
}));

;// CONCATENATED MODULE: ./src/policy/lint/names-without-dns-proxy.js



const namesWithoutDnsProxy = {
    id: 'names-without-dns-proxy',
    severity: 'error',
    title: 'host names in network rules without the DNS proxy',
    means: 'The firewall resolves such names itself. Unless clients ask the firewall for DNS, the two get different addresses, and the rule matches now and then.',
    fix: 'Turn on the DNS proxy (dnsSettings.enableProxy) and make the firewall the DNS server of the virtual network.',
    run: ({ policy }) => policy.dnsSettings?.enableProxy === true || (0,unknown/* unknownOf */.KO)(policy, 'dnsSettings').length > 0
        ? []
        : (0,order/* inOrder */.a)(policy, 'NetworkRule')
            .filter(({ rule }) => rule.destinationFqdns.length > 0)
            .map(entry => ({
            ...(0,lint/* about */.Cv)(entry),
            message: `"${entry.rule.name}" names ${entry.rule.destinationFqdns.slice(0, 3).join(', ')}, and the DNS proxy is off`,
        })),
};

;// CONCATENATED MODULE: ./src/policy/lint/no-expectations.js
const noExpectations = {
    id: 'no-expectations',
    severity: 'error',
    title: 'nothing is expected of the policy',
    means: 'Without expectations there is nothing that a change could break, and a check that checks nothing is not passed.',
    fix: 'Add "expectations": what must be allowed, what must be inspected, what must be denied.',
    run: ({ spec }) => spec && spec.expectations.length === 0
        ? [
            {
                subject: 'expectations',
                place: { file: spec.file, line: 1, column: 1 },
                message: `${spec.file} has no expectations, so nothing was checked`,
            },
        ]
        : [],
};

;// CONCATENATED MODULE: ./src/policy/lint/priorities.js

const priorities = {
    id: 'priorities',
    severity: 'error',
    title: 'priorities that are out of range or taken twice',
    means: 'Priorities run from 100 (asked first) to 65000. Azure refuses others, and between two that are equal no order is defined.',
    fix: 'Give each group of a policy, and each collection of a group, a number of its own from 100 to 65000.',
    run: ({ policy }) => ofPolicy(policy),
};
function ofPolicy(policy) {
    const { ruleCollectionGroups, parent } = policy;
    return [
        ...numbered('group', '', ruleCollectionGroups),
        ...ruleCollectionGroups.flatMap(group => numbered('collection', `${group.name}/`, group.ruleCollections)),
        ...(parent ? ofPolicy(parent) : []),
    ];
}
function numbered(kind, within, items) {
    const all = items.filter(item => (0,unknown/* unknownOf */.KO)(item, 'priority').length === 0);
    return all.flatMap(({ name, priority, place }, index) => {
        const at = { subject: `${kind} ${within}${name}`, ...(place ? { place } : {}) };
        const before = all.slice(0, index).find(other => other.priority === priority);
        if (!Number.isInteger(priority) || priority < 100 || priority > 65_000)
            return [{ ...at, message: `${kind} "${name}" has priority ${priority}` }];
        return before ? [{ ...at, message: `${kind}s "${before.name}" and "${name}" both have priority ${priority}` }] : [];
    });
}

;// CONCATENATED MODULE: ./src/policy/lint/quic-open.js




const QUIC = 65_536 + 443;
const quicOpen = {
    id: 'quic-open',
    severity: 'warning',
    title: 'QUIC is open, and QUIC is never inspected',
    means: 'HTTP/3 runs over UDP 443, which only network rules see. Clients switch to it by themselves where it is open, past TLS inspection; where it is closed they fall back.',
    fix: 'Take UDP 443 out of the rule.',
    run: ({ policy, reach }) => (0,order/* inOrder */.a)(policy, 'ApplicationRule').some(({ rule }) => inspects(rule))
        ? reach()
            .network.filter(({ entry }) => allows(entry.collection))
            .flatMap(({ entry, left }) => {
            const open = left.filter(({ box }) => box[1]?.some(({ first, last }) => first <= QUIC && QUIC <= last));
            const everywhere = open.some(({ targetAtom, box }) => !targetAtom && (0,destinations/* isEverywhere */.T4)(box[2] ?? []));
            const wide = open.filter(({ targetAtom, box }) => targetAtom || (0,destinations/* isWide */.EW)(box[2] ?? []));
            if (wide.length === 0)
                return [];
            const where = everywhere
                ? ['every address']
                : [...new Set(wide.map(({ targetAtom }) => (targetAtom ? (0,destinations/* atomText */.P_)(targetAtom) : 'large networks')))];
            return [
                {
                    ...(0,lint/* about */.Cv)(entry),
                    ...(everywhere ? { severity: 'error' } : {}),
                    message: `"${entry.rule.name}" allows UDP 443 to ${where.join(', ')}`,
                },
            ];
        })
        : [],
};

;// CONCATENATED MODULE: ./src/policy/lint/service-without-name.js



const serviceWithoutName = {
    id: 'service-without-name',
    severity: 'warning',
    title: "a service's domain where the name of a resource belongs",
    means: "Each vault, account or registry has a name of its own below this domain. The domain itself is nobody's, so the entry covers nothing.",
    fix: 'Name the resource, or put "*." in front.',
    run: ({ policy }) => (0,order/* inOrder */.a)(policy, 'ApplicationRule').flatMap(entry => [...new Set((0,destinations/* hostsOf */.PP)(entry.rule))]
        .filter(host => domains.has(host.toLowerCase().replace(/\.$/, '')))
        .map(host => ({
        ...(0,lint/* about */.Cv)(entry),
        subject: `${entry.rule.name}: ${host}`,
        message: `"${entry.rule.name}": ${host} is the name of no ${domains.get(host.toLowerCase().replace(/\.$/, ''))}`,
    }))),
};
const domains = new Map([
    ['vault.azure.net', 'vault'],
    ['managedhsm.azure.net', 'HSM'],
    ...['blob', 'file', 'queue', 'table', 'dfs'].map((service) => [`${service}.core.windows.net`, 'storage account']),
    ['azurecr.io', 'registry'],
    ['database.windows.net', 'server'],
    ['servicebus.windows.net', 'namespace'],
    ['documents.azure.com', 'account'],
    ['redis.cache.windows.net', 'cache'],
    ['azurewebsites.net', 'app'],
    ['ods.opinsights.azure.com', 'workspace'],
    ['oms.opinsights.azure.com', 'workspace'],
]);

;// CONCATENATED MODULE: ./src/policy/lint/shadowed-rule.js


const shadowedRule = {
    id: 'shadowed-rule',
    severity: 'warning',
    title: 'a rule that earlier rules leave nothing to',
    means: 'Everything that the rule covers is decided before it, and in the same way. It is dead text; the logs will never name it.',
    fix: 'Remove it, or narrow the rules before it if it was meant to decide.',
    run: context => idleRules(context)
        .filter(({ kind }) => kind === 'shadowed')
        .map(({ entry, takers }) => ({
        ...(0,lint/* about */.Cv)(entry),
        ...(0,lint/* seeAlso */.p9)(takers),
        message: `"${entry.rule.name}" never decides: ${(0,lint/* quoted */.TL)(takers.map(({ rule }) => rule.name))} ${takers.length > 1 ? 'together cover' : 'covers'} all of it before`,
    })),
};

;// CONCATENATED MODULE: ./src/policy/lint/unknown-value.js

const unknownValue = {
    id: 'unknown-value',
    severity: 'warning',
    title: 'what is not known of the policy',
    means: 'It is written in a form that is not read here, or it stands elsewhere, or only a deployment can tell it. Answers that hang on it are "unknown", and no lint says anything of it.',
    fix: 'Write it as ARM documents it. Give a base policy with --parent, and values of parameters with --parameters.',
    run: ({ policy }) => {
        const all = (0,unknown/* unknownsOf */.F9)(policy);
        const distinct = [...new Map(all.map(unknown => [`${unknown.place?.file} ${unknown.because}`, unknown])).values()];
        const wrong = distinct.filter(({ because }) => isWrong.test(because));
        const open = distinct.filter(({ because }) => !isWrong.test(because));
        const [first] = open;
        return [
            ...wrong.map(({ because, place }) => ({ subject: because, ...(place ? { place } : {}), message: because })),
            ...(first
                ? [
                    {
                        subject: 'known elsewhere',
                        severity: 'note',
                        ...(first.place ? { place: first.place } : {}),
                        message: `known only elsewhere or at deployment: ${open
                            .slice(0, 5)
                            .map(({ because }) => because)
                            .join('; ')}${open.length > 5 ? `; and ${open.length - 5} more` : ''}`,
                    },
                ]
                : []),
        ];
    },
};
/** How the readers word what is not as ARM writes it, apart from what is merely not here. */
const isWrong = /which cannot be read|which is not known here|is of no type|no action is given|that is no object/;

;// CONCATENATED MODULE: ./src/policy/lint/unreachable-rule.js


const unreachableRule = {
    id: 'unreachable-rule',
    severity: 'warning',
    title: 'a rule that no flow can come to',
    means: 'Network rules are asked before all application rules, whatever the priorities; and a rule without a source, a destination or a port that can be read covers nothing.',
    fix: 'Narrow the network rules, or remove the rule.',
    run: context => [...taken(context), ...empty(context), ...tooInterwoven(context)],
};
const taken = context => idleRules(context)
    .filter(({ kind }) => kind === 'taken-by-network')
    .map(({ entry, takers }) => ({
    ...(0,lint/* about */.Cv)(entry),
    ...(0,lint/* seeAlso */.p9)(takers),
    message: `"${entry.rule.name}" is never asked: ${(0,lint/* quoted */.TL)(takers.map(({ rule }) => rule.name))} ${takers.length > 1 ? 'take' : 'takes'} its ports to every address first`,
}));
const empty = context => idleRules(context)
    .filter(({ kind }) => kind === 'empty')
    .map(({ entry }) => ({
    ...(0,lint/* about */.Cv)(entry),
    message: `"${entry.rule.name}" covers no flow at all: ${entry.rule.skipped ?? 'a source, a destination, a port or a protocol is missing or cannot be read'}`,
    fix: 'Complete the rule, or remove it.',
}));
const tooInterwoven = context => {
    const { nat, network, application } = context.reach();
    const open = [...nat, ...network, ...application].filter(({ reached }) => reached === 'unknown').map(({ entry }) => entry);
    const [first] = open;
    if (!first)
        return [];
    const found = {
        ...(0,lint/* about */.Cv)(first),
        subject: 'not settled',
        severity: 'note',
        message: `whether ${(0,lint/* quoted */.TL)(open.map(({ rule }) => rule.name))} ever ${open.length > 1 ? 'decide' : 'decides'} was not settled: the rules before cut too much into pieces`,
        fix: 'Write fewer and larger sources and destinations.',
    };
    return [found];
};

;// CONCATENATED MODULE: ./src/policy/lint/untested-rule.js


const untestedRule = {
    id: 'untested-rule',
    severity: 'note',
    title: 'rules that no expectation asks for',
    means: 'These rules could be removed, and every expectation would still hold.',
    fix: 'Write an expectation for each rule that matters, and name the rule in it.',
    run: ({ policy, checked }) => {
        if (checked.length === 0)
            return [];
        const asked = new Set(checked.flatMap(({ cases }) => cases.flatMap(({ decision }) => [
            key(decision.ruleCollectionGroup, decision.ruleCollection, decision.rule),
            // The rule that made the firewall decrypt has a part in it as well.
            ...decision.trace
                .filter(({ matched, because }) => matched === 'yes' && because.startsWith('SNI: '))
                .map(({ ruleCollectionGroup, ruleCollection, rule }) => key(ruleCollectionGroup, ruleCollection, rule)),
        ])));
        const all = [...(0,order/* inOrder */.a)(policy, 'NetworkRule'), ...(0,order/* inOrder */.a)(policy, 'ApplicationRule')];
        return all
            .filter(({ group, collection, rule }) => !asked.has(key(group.name, collection.name, rule.name)))
            .map(entry => ({ ...(0,lint/* about */.Cv)(entry), message: `"${entry.rule.name}" decides no expectation` }));
    },
};
const key = (...parts) => JSON.stringify(parts);

// EXTERNAL MODULE: ./src/policy/lint/unused-allow.js
var unused_allow = __webpack_require__(3712);
;// CONCATENATED MODULE: ./src/policy/lint/url-without-inspection.js



const urlWithoutInspection = {
    id: 'url-without-inspection',
    severity: 'error',
    title: 'a URL rule that cannot see URLs',
    means: 'The path of an HTTPS request is inside TLS. Without inspection the firewall sees the host alone, and what the rule then does is documented nowhere.',
    fix: 'Set terminateTLS on the rule, or give hosts (targetFqdns) in place of URLs.',
    run: ({ policy }) => (0,order/* inOrder */.a)(policy, 'ApplicationRule')
        .filter(({ rule }) => rule.targetUrls.length > 0 &&
        !rule.terminateTLS &&
        (0,unknown/* unknownOf */.KO)(rule, 'terminateTLS').length === 0 &&
        rule.protocols.some(({ protocolType }) => protocolType === 'Https'))
        .map(entry => ({
        ...(0,lint/* about */.Cv)(entry),
        message: `"${entry.rule.name}" ${entry.collection.action === 'Deny' ? 'denies' : 'allows'} ${entry.rule.targetUrls.slice(0, 2).join(', ')}${entry.rule.targetUrls.length > 2 ? ' ...' : ''} over HTTPS without terminateTLS`,
    })),
};

;// CONCATENATED MODULE: ./src/policy/lint/url-without-path.js


const urlWithoutPath = {
    id: 'url-without-path',
    severity: 'warning',
    title: 'a URL pattern that names a host and no path',
    means: 'It is documented to cover the root of the host, and of other paths nothing is said. Answers for them are "unknown", and a denial that was meant for the host may let most of it through.',
    fix: 'Write HOST/ for the root, both HOST/ and HOST/* for everything, or give the host in targetFqdns.',
    run: ({ policy }) => (0,order/* inOrder */.a)(policy, 'ApplicationRule').flatMap(entry => {
        const bare = entry.rule.targetUrls.filter(url => url !== '' && !url.includes('/') && !url.startsWith('['));
        return bare.length === 0
            ? []
            : [
                {
                    ...(0,lint/* about */.Cv)(entry),
                    message: `"${entry.rule.name}" ${entry.collection.action === 'Deny' ? 'denies' : 'allows'} ${bare.join(', ')}`,
                },
            ];
    }),
};

;// CONCATENATED MODULE: ./src/policy/lint/wildcard-without-dot.js




const wildcardWithoutDot = {
    id: 'wildcard-without-dot',
    severity: 'warning',
    title: 'a wildcard that also covers look-alikes',
    means: '"*" stands for any text, not for a label. Without a dot behind it, the pattern ends in the middle of a name, and covers every name with that ending.',
    fix: 'Put a dot behind the "*".',
    run: ({ policy }) => (0,order/* inOrder */.a)(policy, 'ApplicationRule')
        .filter(({ collection }) => allows(collection))
        .flatMap(entry => [...new Set((0,destinations/* hostsOf */.PP)(entry.rule))]
        .filter(pattern => /^\*[a-z0-9-]+\./i.test(pattern))
        .map(pattern => ({
        ...(0,lint/* about */.Cv)(entry),
        subject: `${entry.rule.name}: ${pattern}`,
        message: `"${entry.rule.name}": ${pattern} also covers not${pattern.slice(1)}`,
        fix: `Write *.${pattern.slice(1)}.`,
    }))),
};

;// CONCATENATED MODULE: ./src/policy/lint/lints.js


























/** Every lint, in the order in which findings of equal severity are told. Each has a line in `docs/policy.md`. */
const lints = [
    noExpectations,
    anyDestination,
    inspectionBypassed,
    contradictingRule,
    inspectionWithoutCa,
    urlWithoutInspection,
    mustNotInspect,
    cannotInspect,
    quicOpen,
    aksMissing,
    invalidValue,
    namesWithoutDnsProxy,
    ipv6Address,
    priorities,
    limits,
    unknownValue,
    urlWithoutPath,
    unreachableRule,
    shadowedRule,
    duplicateRule,
    wildcardWithoutDot,
    serviceWithoutName,
    aksObsolete,
    unused_allow/* unusedAllow */.w,
    untestedRule,
    idleExpectation,
];


/***/ }),

/***/ 3712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ unusedAllow)
/* harmony export */ });
/** Found by `run.ts` itself, once all others have spoken. */
const unusedAllow = {
    id: 'unused-allow',
    severity: 'warning',
    title: 'a comment that turns off nothing',
    means: 'A comment "egress-gate: allow LINT: REASON" needs a lint that exists, a reason, and a finding on its line or the next. What it once allowed is gone, or it never worked.',
    fix: 'Remove the comment, or correct it.',
    run: () => [],
};


/***/ }),

/***/ 7607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ toKnow),
/* harmony export */   x: () => (/* binding */ wayText)
/* harmony export */ });
const name = '([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+)';
const rows = [
    [
        // It gives all tags, whatever its location; facts do not take the IPv6 that it also lists.
        /^the prefixes of service tag ([A-Za-z0-9.]+)$/,
        tag => [
            `say it under facts, serviceTags: { "${tag}": [...] }, with what this lists`,
            `az network list-service-tags --location ${locationOf(tag)} --query "values[?name=='${tag}'].properties.addressPrefixes[] | [?contains(@, '.')]"`,
        ],
    ],
    [
        new RegExp(`^the address(?:es)? of ${name}$`),
        host => [
            `say it under facts, dns: { "${host}": [...] }, with what this lists; or of all names that lie in no service tag, otherNames: outside-service-tags`,
            `dig +short ${host}`,
        ],
    ],
    [
        /^the names behind FQDN tag ([A-Za-z0-9.]+)$/,
        tag => `say it under facts, fqdnTags: { "${tag}": [...] } (no command lists it; see learn.microsoft.com/azure/firewall/fqdn-tags), or name the hosts in a rule`,
    ],
    [
        new RegExp(`^whether FQDN tag [A-Za-z0-9.]+ covers ${name}, which only options of AKS need$`),
        host => `name ${host} in an application rule: whether the tag holds what only options of AKS need is documented nowhere`,
    ],
    [
        new RegExp(`^whether ${name} is in web category `),
        host => `decide ${host} by its name, in a rule before this one: what the categories hold is not public`,
    ],
    [
        new RegExp(`^whether ${name} is one of Azure's infrastructure FQDNs `),
        host => `decide ${host} by a rule of your own: the list is not public`,
    ],
    [/\{([A-Za-z_]\w*)\}/, parameter => `if it is a parameter of the template: --parameters FILE with { "${parameter}": VALUE }`],
    [/^(the URL)$/, () => 'ask with a path: --url https://HOST/PATH'],
    [/not documented\)?$/, () => 'nobody can tell: write the rule so that it does not matter, or expect: unknown'],
];
/** For each thing that can become known, once, how. */
function toKnow(dependsOn) {
    const found = dependsOn.flatMap(what => {
        for (const [pattern, way] of rows) {
            const match = pattern.exec(what);
            if (match)
                return [way(match[1] ?? '')];
        }
        return [];
    });
    const ways = found.map((way) => (typeof way === 'string' ? { how: way } : { how: way[0], command: way[1] }));
    return [...new Map(ways.map(way => [way.how, way])).values()];
}
/** In one line. */
const wayText = ({ how, command }) => (command === undefined ? how : `${how}: ${command}`);
const locationOf = (tag) => /\.([A-Za-z0-9]+)$/.exec(tag)?.[1]?.toLowerCase() ?? 'eastus2';


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


/***/ })

};
