export const id = 2287;
export const ids = [2287];
export const modules = {

/***/ 8195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G3: () => (/* binding */ bodyText),
/* harmony export */   LB: () => (/* binding */ bodyFits),
/* harmony export */   UV: () => (/* binding */ expressionComplaint),
/* harmony export */   l7: () => (/* binding */ statusFits),
/* harmony export */   qS: () => (/* binding */ statusText)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3009);
/** What an HTTP answer has to look like: its status and its body. */

const each = (patterns) => (typeof patterns === 'object' ? patterns : [patterns]);
/** Whether a status is one of those, or of the class, that is expected. */
const statusFits = (patterns, status) => each(patterns).some(pattern => (typeof pattern === 'number' ? pattern === status : Number(pattern[0]) === Math.floor(status / 100)));
/** `200 or 3xx`. */
const statusText = (patterns) => each(patterns).join(' or ');
/**
 * Expressions are those of RE2: the body is whatever an origin likes to send, and RE2 reads it in linear time, whatever the expression
 * (no backreferences, no lookaround). JavaScript's own can be made to run for years by 40 letters.
 */
function bodyFits(pattern, body) {
    return typeof pattern === 'string' ? body.includes(pattern) : compiled(pattern.matches).matcher(body).find();
}
const bodyText = (pattern) => typeof pattern === 'string' ? `contain ${JSON.stringify(pattern)}` : `match /${pattern.matches}/`;
/** Characters of an expression, and instructions of the program that it becomes: `(a{1000}){1000}` is short as well. */
const longest = 500;
const largest = 1500;
/** Why this is no expression that can be asked for; undefined: it is one. */
function expressionComplaint(expression) {
    if (expression.length > longest)
        return `is longer than ${longest} characters`;
    try {
        const program = re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L.compile(expression);
        if (program.programSize() > largest)
            return 'is too large once its repetitions are written out';
        return program.matcher('').find() ? 'is found in an empty body too, so it asserts nothing' : undefined;
    }
    catch (error) {
        return `cannot be read: ${error instanceof Error ? error.message : String(error)} (RE2 syntax: no lookaround, no backreferences)`;
    }
}
const compiled = (expression) => re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L.compile(expression);


/***/ }),

/***/ 6335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ comingCertificate)
/* harmony export */ });
/** The certificate in which an intermediate waits that is to follow: a name of its own, so that nothing that reads the one in use can take it. */
const comingCertificate = (certificate) => `${certificate}-next`;


/***/ }),

/***/ 8395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iX: () => (/* binding */ fqdnTagNames),
/* harmony export */   qL: () => (/* binding */ fqdnTagsOf)
/* harmony export */ });
/* unused harmony export fqdnTags */
/** Every FQDN tag that Azure Firewall knows (facts 1.3; `az network firewall list-fqdn-tags`). */
const fqdnTagNames = [
    ...['AppServiceEnvironment', 'AzureBackup', 'AzureKubernetesService', 'HDInsight', 'MicrosoftActiveProtectionService', 'MicrosoftIntune'],
    ...['Windows365', 'WindowsDiagnostics', 'WindowsUpdate', 'WindowsVirtualDesktop', 'citrixHdxPlusForWindows365'],
    ...['Exchange', 'Skype', 'SharePoint', 'Common'].flatMap(product => ['Optimize', 'Allow', 'Default'].flatMap(level => ['Required', 'NotRequired'].map(need => `Office365.${product}.${level}.${need}`))),
];
/**
 * What FQDN tags stand for, as far as Microsoft documents it. No API tells; AzureKubernetesService is "all FQDNs of the AKS
 * outbound page" (facts 1.3), so this is that page's required list for Azure's public cloud, of 2026-06-18 (facts 5.1:
 * learn.microsoft.com/azure/aks/outbound-rules-control-egress). The tag itself has lagged behind the page before
 * (Azure/AKS#2215). Tags that are not here are unknown.
 */
const fqdnTags = {
    AzureKubernetesService: [
        'mcr.microsoft.com',
        '*.data.mcr.microsoft.com',
        'mcr-0001.mcr-msedge.net',
        'management.azure.com',
        'login.microsoftonline.com',
        'packages.microsoft.com',
        'acs-mirror.azureedge.net',
        'packages.aks.azure.com',
    ],
};
/** What else the page has, for add-ons and options. */
const ofOptions = [
    ...['*.ods.opinsights.azure.com', '*.oms.opinsights.azure.com', '*.monitoring.azure.com', 'dc.services.visualstudio.com'],
    ...['*.handler.control.monitor.azure.com', '*.ingest.monitor.azure.com', '*.in.applicationinsights.azure.com'],
    ...['security.ubuntu.com', 'azure.archive.ubuntu.com', 'changelogs.ubuntu.com', 'snapshot.ubuntu.com'],
    ...['data.policy.core.windows.net', 'store.policy.core.windows.net', '*.dp.kubernetesconfiguration.azure.com'],
    'vault.azure.net',
];
/** The tags of one region, for the API servers' names carry it; of none: whichever it is. */
const fqdnTagsOf = (location) => ({
    fqdnTags: {
        ...fqdnTags,
        AzureKubernetesService: [
            location === undefined ? '*.azmk8s.io' : `*.hcp.${location}.azmk8s.io`,
            ...(fqdnTags['AzureKubernetesService'] ?? []),
        ],
    },
    perhapsTagged: { AzureKubernetesService: ofOptions },
});


/***/ }),

/***/ 6249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ headerNameComplaint),
/* harmony export */   W3: () => (/* binding */ headersComplaint),
/* harmony export */   uv: () => (/* binding */ headerValueComplaint)
/* harmony export */ });
/** Headers that Azure Firewall inserts into requests: what it takes (facts 1.3; learn.microsoft.com/azure/firewall, HTTP header insertion, 2026-07-20). */
/** Azure reserves these for itself. */
const RESERVED = /^(host|authorization|cookie|set-cookie|via|te|trailer|transfer-encoding|content-length|connection|upgrade|keep-alive|proxy-.*|x-forwarded-.*)$/i;
const mostOfValue = 16_000;
/** Names and values of one rule together, in bytes. */
const mostOfRule = 16_384;
const headerNameComplaint = (name) => !/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(name)
    ? 'is not a header name; use up to 100 letters, digits and "-"'
    : RESERVED.test(name)
        ? 'is reserved; Azure Firewall does not insert it'
        : undefined;
const headerValueComplaint = (value) => value.length > mostOfValue ? `must be at most ${mostOfValue} characters long` : /[\r\n\0]/.test(value) ? 'must be one line' : undefined;
const encoder = new TextEncoder();
/** What is wrong with all headers of a rule together. */
function headersComplaint(headers) {
    const bytes = headers.reduce((sum, { headerName, headerValue }) => sum + encoder.encode(headerName + headerValue).length, 0);
    return bytes > mostOfRule ? `the headers of a rule are ${bytes} bytes together; at most ${mostOfRule} are taken` : undefined;
}


/***/ }),

/***/ 8214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GE: () => (/* binding */ goesOwnWay),
/* harmony export */   XE: () => (/* binding */ ownWayOf),
/* harmony export */   r3: () => (/* binding */ pastFirewall)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/** Hosts that pods reach without the firewall, whatever network they are in. */


/** Addresses that no route table sends to a firewall: a pod's own, its link's, Azure's platform address, several receivers at once. */
const ownWay = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '168.63.129.16', '224.0.0.0/4', '240.0.0.0/4'];
const itself = /^(?:.+\.)?localhost$/;
/** Kubernetes' own names, and names without a dot, which a pod's resolver looks for in the cluster first. */
const inCluster = /^[^.]+$|\.(?:svc|cluster\.local)$/;
/** The pod itself is left out: what stands in for the internet on one machine has no other address. */
const answeredAt = ownWay.filter(range => range !== '127.0.0.0/8');
/** The range in which an address lies that something in the pod was connected to, where pods of this network reach it by itself. */
const pastFirewall = (addressSpace, serviceCidr) => (address) => [...answeredAt, ...addressSpace, serviceCidr].find(range => (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(range, address));
/** The range of such an address. */
const ownWayOf = (address) => ownWay.find(range => (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(range, address));
/** Why this host, a name or an address, is one of them. What is seen of it says nothing of the firewall. */
function goesOwnWay(host) {
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(host) !== undefined) {
        const range = ownWayOf(host);
        return range === undefined ? undefined : `${host} lies in ${range}`;
    }
    const name = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(host);
    if (name !== undefined && itself.test(name))
        return `${host} is the pod itself`;
    return name !== undefined && inCluster.test(name) ? `${host} is a name of the pod's own cluster` : undefined;
}


/***/ }),

/***/ 2287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseSpec: () => (/* binding */ parseSpec)
});

// UNUSED EXPORTS: parseFacts

// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/fqdn-tags.js
var fqdn_tags = __webpack_require__(8395);
// EXTERNAL MODULE: ./src/policy/match.js
var match = __webpack_require__(4337);
;// CONCATENATED MODULE: ./src/policy/layered.js

/** Two layers of facts as one; where both speak of the same name, however it is written, the upper one's word counts. */
const layered = (lower, upper) => {
    const otherNames = upper.otherNames ?? lower.otherNames;
    return {
        ...(otherNames === undefined ? {} : { otherNames }),
        dns: over(lower.dns, upper.dns),
        serviceTags: over(lower.serviceTags, upper.serviceTags),
        fqdnTags: over(lower.fqdnTags, upper.fqdnTags),
        perhapsTagged: over(without(lower.perhapsTagged, upper.fqdnTags), upper.perhapsTagged),
    };
};
const over = (lower, upper) => ({ ...without(lower, upper), ...upper });
const without = (lower = {}, upper = {}) => Object.fromEntries(Object.entries(lower).filter(([key]) => (0,match/* lookup */.$I)(upper, key) === undefined));

// EXTERNAL MODULE: ./src/policy/coming-certificate.js
var coming_certificate = __webpack_require__(6335);
// EXTERNAL MODULE: ./src/policy/parse/cursor.js
var cursor = __webpack_require__(1104);
// EXTERNAL MODULE: ./src/policy/parse/fields.js
var fields = __webpack_require__(8055);
;// CONCATENATED MODULE: ./src/policy/parse/names.js


/** Azure's and Kubernetes' rules for names (learn.microsoft.com: "Naming rules and restrictions for Azure resources"). */
const names_name = (kind, pattern, allowed) => (0,fields/* checked */.KD)(fields/* text */.Qq, value => (pattern.test(value) ? undefined : `${JSON.stringify((0,cursor/* shorten */.ml)(value))} is not a name for ${kind}; use ${allowed}`));
const network = (kind, most) => names_name(kind, new RegExp(`^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,${most - 2}}[A-Za-z0-9_])?$`), `up to ${most} letters, digits, ".", "_" and "-", first a letter or digit, last not "." or "-"`);
const label = (kind, most) => names_name(kind, new RegExp(`^[a-z0-9](?:[a-z0-9-]{0,${most - 2}}[a-z0-9])?$`), `up to ${most} lower-case letters, digits and "-", first and last a letter or digit`);
const names = {
    /** The project's own: short enough that names made from it fit everywhere. */
    spec: names_name('a spec', /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/, '2 to 32 lower-case letters, digits and "-", first a letter, last not "-"'),
    location: names_name('a region', /^[a-z][a-z0-9]{1,40}$/, 'the short form in lower case, like eastus2'),
    resourceGroup: names_name('a resource group', /^(?=.{1,90}$)[\w().-]*[\w()-]$/, 'up to 90 letters, digits, ".", "_", "-", "(" and ")", last not "."'),
    virtualNetwork: network('a virtual network', 64),
    subnet: network('a subnet', 80),
    routeTable: network('a route table', 80),
    publicIp: network('a public IP address', 80),
    firewall: names_name('a firewall', /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,48}[A-Za-z0-9_])?$/, 'up to 50 letters, digits, ".", "_" and "-"; Azure Firewall refuses longer ones'),
    firewallPolicy: network('a firewall policy', 80),
    ruleCollectionGroup: network('a rule collection group', 80),
    ruleCollection: network('a rule collection', 80),
    rule: names_name('a rule', /^[^\s./\\#?%][^/\\#?%]{0,78}[^\s./\\#?%]$|^[A-Za-z0-9]$/, 'up to 80 characters, none of / \\ # ? %, neither space nor "." at the ends'),
    keyVault: names_name('a key vault', /^[A-Za-z](?!.*--)[A-Za-z0-9-]{1,22}[A-Za-z0-9]$/, '3 to 24 letters, digits and "-", first a letter, last not "-", no "--"'),
    keyVaultObject: names_name('a certificate or secret', /^[0-9A-Za-z-]{1,127}$/, 'up to 127 letters, digits and "-"'),
    identity: names_name('a managed identity', /^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$/, '3 to 128 letters, digits, "_" and "-", first a letter or digit'),
    workspace: names_name('a Log Analytics workspace', /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/, '4 to 63 letters, digits and "-", first and last a letter or digit'),
    cluster: names_name('an AKS cluster', /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$/, 'up to 63 letters, digits, "_" and "-", first and last a letter or digit'),
    dnsPrefix: names_name('a DNS prefix', /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,52}[A-Za-z0-9])?$/, 'up to 54 letters, digits and "-", first and last a letter or digit'),
    vmSize: names_name('a VM size', /^(Standard|Basic)_[A-Za-z0-9_-]{1,60}$/, 'one like Standard_D4s_v5'),
    nodePool: names_name('a Linux node pool', /^[a-z][a-z0-9]{0,11}$/, 'up to 12 lower-case letters and digits, first a letter'),
    registry: names_name('a container registry', /^[A-Za-z0-9]{5,50}$/, '5 to 50 letters and digits'),
    storageAccount: names_name('a storage account', /^[a-z0-9]{3,24}$/, '3 to 24 lower-case letters and digits'),
    share: names_name('a file share', /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, '3 to 63 lower-case letters, digits and single "-", first and last a letter or digit'),
    namespace: label('a namespace', 63),
    container: label('a container', 63),
    workload: label('a workload', 63),
    kubernetesObject: names_name('a Kubernetes object', /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, 'lower-case letters, digits, "-" and ".", first and last a letter or digit'),
};

;// CONCATENATED MODULE: ./src/policy/parse/certificate-authority.js




const defaultCertificateAuthority = (name) => ({
    keyVault: vaultName(name),
    certificate: 'egress-intermediate',
    rootSecret: 'egress-root',
    identity: `id-${name}-firewall`,
    subject: subjectOf(name),
    renewBeforeDays: 60,
});
/** Key vault names are unique in all of Azure and at most 24 long; this one is a guess that the author may have to correct. */
const vaultName = (name) => {
    const full = `kv-${name.replace(/-{2,}/g, '-')}-egress`;
    return full.length <= 24 ? full : full.slice(0, 24).replace(/-+$/, '');
};
const subjectOf = (name) => {
    const title = name.replace(/(^|-)([a-z])/g, (_, dash, letter) => (dash ? ' ' : '') + letter.toUpperCase());
    return { organization: title, root: `${title} Egress Root CA`, intermediate: `${title} Egress Intermediate CA` };
};
/** Names in a vault are the same in any case. */
const same = (one, other) => one.toLowerCase() === other?.toLowerCase();
/** X.520 gives a name at most 64 characters. */
const distinguished = (0,fields/* checked */.KD)(fields/* text */.Qq, value => (value.length <= 64 ? undefined : 'must be at most 64 characters long'));
const certificateAuthority = (name) => at => {
    const defaults = defaultCertificateAuthority(name);
    const { subject } = defaults;
    const found = (0,fields/* fields */.OA)(at, {
        keyVault: (0,fields/* defaulted */.P_)(names.keyVault, defaults.keyVault),
        certificate: (0,fields/* defaulted */.P_)(names.keyVaultObject, defaults.certificate),
        rootSecret: (0,fields/* defaulted */.P_)(names.keyVaultObject, defaults.rootSecret),
        identity: (0,fields/* defaulted */.P_)(names.identity, defaults.identity),
        subject: (0,fields/* defaulted */.P_)(at => (0,fields/* fields */.OA)(at, {
            organization: (0,fields/* defaulted */.P_)(distinguished, subject.organization),
            root: (0,fields/* defaulted */.P_)(distinguished, subject.root),
            intermediate: (0,fields/* defaulted */.P_)(distinguished, subject.intermediate),
        })?.whole, subject),
        renewBeforeDays: (0,fields/* defaulted */.P_)((0,fields/* integer */.nd)(1, 365), defaults.renewBeforeDays),
    });
    const { certificate, rootSecret } = found?.values ?? {};
    // A certificate's private key is a secret of its name, and pods may read the root's secret.
    if (certificate !== undefined && [certificate, (0,coming_certificate/* comingCertificate */.Z)(certificate)].some(name => same(name, rootSecret)))
        return (0,cursor/* fault */.DG)(found?.at(found.has('rootSecret') ? 'rootSecret' : 'certificate') ?? at, `the secret ${rootSecret} would hold the certificate's private key: give the root's secret a name of its own`);
    return found?.whole;
};

// EXTERNAL MODULE: ./src/policy/parse/values.js
var values = __webpack_require__(5380);
;// CONCATENATED MODULE: ./src/policy/parse/cluster.js





const SERVICE_CIDR = '10.41.0.0/16';
const NODE_SIZE = 'Standard_D4s_v5';
const defaultCluster = (name) => ({
    name: `aks-${name}`,
    dnsPrefix: `aks-${name}`,
    nodeCount: 2,
    nodeSize: NODE_SIZE,
    serviceCidr: SERVICE_CIDR,
    dnsServiceIp: tenthOf(SERVICE_CIDR),
    authorizedIpRanges: [],
    monitoring: true,
    workloadIdentity: `id-${name}-pods`,
});
/** AKS's own habit: the DNS service takes the tenth address. */
const tenthOf = (serviceCidr) => (0,addresses/* formatAddress */.M0)(((0,addresses/* parseBlock */.rT)(serviceCidr)?.first ?? 0) + 10);
const version = (0,fields/* checked */.KD)(fields/* text */.Qq, value => /^\d+\.\d+(\.\d+)?$/.test(value) ? undefined : `${JSON.stringify(value)} is not a Kubernetes version; use one like "1.34" or "1.34.2"`);
const spotPool = at => (0,fields/* fields */.OA)(at, {
    name: (0,fields/* defaulted */.P_)(names.nodePool, 'spot'),
    nodeSize: (0,fields/* defaulted */.P_)(names.vmSize, NODE_SIZE),
    count: (0,fields/* defaulted */.P_)((0,fields/* integer */.nd)(0, 1000), 1),
})?.whole;
const fileShare = at => (0,fields/* fields */.OA)(at, {
    storageAccount: (0,fields/* required */.mw)(names.storageAccount),
    share: (0,fields/* required */.mw)(names.share),
    secret: (0,fields/* required */.mw)((0,fields/* declared */.bu)('secret', names.kubernetesObject)),
})?.whole;
const cluster = (name) => at => {
    const defaults = defaultCluster(name);
    const found = (0,fields/* fields */.OA)(at, {
        name: (0,fields/* defaulted */.P_)(names.cluster, defaults.name),
        dnsPrefix: (0,fields/* defaulted */.P_)(names.dnsPrefix, defaults.dnsPrefix),
        nodeCount: (0,fields/* defaulted */.P_)((0,fields/* integer */.nd)(1, 1000), defaults.nodeCount),
        nodeSize: (0,fields/* defaulted */.P_)(names.vmSize, defaults.nodeSize),
        kubernetesVersion: (0,fields/* optional */.lq)(version),
        serviceCidr: (0,fields/* defaulted */.P_)(values/* cidr */.BF, defaults.serviceCidr),
        dnsServiceIp: (0,fields/* optional */.lq)(values/* address */.hl),
        authorizedIpRanges: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(values/* prefix */.Pl), []),
        monitoring: (0,fields/* defaulted */.P_)(fields/* boolean */.zM, true),
        registry: (0,fields/* optional */.lq)(names.registry),
        spotPool: (0,fields/* optional */.lq)(spotPool),
        fileShare: (0,fields/* optional */.lq)(fileShare),
        workloadIdentity: (0,fields/* defaulted */.P_)(names.identity, defaults.workloadIdentity),
    });
    if (!found)
        return undefined;
    const { serviceCidr, dnsServiceIp, authorizedIpRanges } = found.values;
    if (serviceCidr !== undefined) {
        const block = (0,addresses/* parseBlock */.rT)(serviceCidr);
        if (block && block.last - block.first + 1 < 16)
            (0,cursor/* fault */.DG)(found.at('serviceCidr'), `${serviceCidr} is too small: the DNS service alone needs a tenth address; use a /28 or larger`);
        if (block && block.last - block.first + 1 > 2 ** 20)
            (0,cursor/* fault */.DG)(found.at('serviceCidr'), `${serviceCidr} is too large: AKS takes a /12 or smaller`);
        if (dnsServiceIp !== undefined && !(0,addresses/* encloses */.t$)(serviceCidr, dnsServiceIp))
            (0,cursor/* fault */.DG)(found.at('dnsServiceIp'), `${dnsServiceIp} is outside the service CIDR ${serviceCidr}`);
        else if (block && dnsServiceIp !== undefined && ((0,addresses/* parseAddress */.or)(dnsServiceIp) ?? 0) <= block.first + 1)
            (0,cursor/* fault */.DG)(found.at('dnsServiceIp'), `${dnsServiceIp} is taken: the first address of the service CIDR belongs to the API server`);
    }
    // AKS takes at most 200 ranges (facts 5.2); the firewall's own addresses are added to these.
    if (authorizedIpRanges && authorizedIpRanges.length > 190)
        (0,cursor/* fault */.DG)(found.at('authorizedIpRanges'), 'too many ranges: AKS takes 200 in all');
    if (!found.whole || serviceCidr === undefined)
        return undefined;
    const { kubernetesVersion, registry, spotPool: spot, fileShare: share, dnsServiceIp: _, ...always } = found.whole;
    return {
        ...always,
        dnsServiceIp: dnsServiceIp ?? tenthOf(serviceCidr),
        ...(0,fields/* present */.Eb)({ kubernetesVersion, registry, spotPool: spot, fileShare: share }),
    };
};

// EXTERNAL MODULE: ./node_modules/yaml.js
var yaml = __webpack_require__(7164);
;// CONCATENATED MODULE: ./src/policy/parse/document.js

/** Characters. A rule collection group may hold 2 MB in Azure; a file that people review is far smaller. */
const MAX_LENGTH = 500_000;
const MAX_ALIASES = 100;
const MAX_DEPTH = 100;
/** One slip makes many complaints of the YAML reader; the first ones show it. */
const MAX_COMPLAINTS = 20;
/** Reads YAML (or JSON, which is YAML) as a tree with positions. Never throws; anchors are followed, within limits. */
function document_readDocument(text, file) {
    const lines = new yaml.LineCounter();
    const placeOf = (offset) => {
        const { line, col } = lines.linePos(Math.min(offset, text.length));
        return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    const refuse = (message) => ({
        root: undefined,
        placeOf,
        resolve: () => undefined,
        faults: [{ place: { file, line: 1, column: 1 }, path: '', message }],
        broken: true,
    });
    if (text.length > MAX_LENGTH)
        return refuse(`the file has ${text.length} characters, at most ${MAX_LENGTH} are read`);
    if (nesting(text) > MAX_DEPTH || /(?:[-?:][ \t]+){100}/.test(text))
        return refuse(`lists or mappings are nested more than ${MAX_DEPTH} deep`);
    let document;
    try {
        // Not silent: the YAML reader would then say nothing of a second document, and leave it out.
        document = (0,yaml/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error', version: '1.2', uniqueKeys: false });
    }
    catch (error) {
        return refuse(`this cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`);
    }
    const { targets, faults } = aliases(document, placeOf);
    const { version, explicit } = document.directives.yaml;
    if (explicit === true && version !== '1.2') {
        const place = placeOf(Math.max(0, text.search(/^%YAML/m)));
        faults.push({
            place,
            path: '',
            message: `this is read as YAML 1.2, where yes and no are words and 010 is ten, not as ${version}; take the line away`,
        });
    }
    const complaints = [...document.errors, ...document.warnings].slice(0, MAX_COMPLAINTS).map(({ code, pos, message }) => ({
        place: placeOf(pos[0]),
        path: '',
        message: code === 'MULTIPLE_DOCS'
            ? 'a second document begins here, and nothing in it would count; write one, without "---" or "..." in it'
            : `not valid YAML: ${message}`,
    }));
    return {
        root: document.contents ?? undefined,
        placeOf,
        resolve: node => ((0,yaml/* isAlias */.Vj)(node) ? targets.get(node) : node),
        faults: [...complaints, ...faults],
        broken: faults.length > 0 || document.errors.length > 0,
    };
}
/** A cheap upper bound of how deep brackets nest, so that nothing recursive is asked to go there. */
function nesting(text) {
    let depth = 0;
    let deepest = 0;
    for (const character of text) {
        if (character === '[' || character === '{')
            deepest = Math.max(deepest, ++depth);
        else if (character === ']' || character === '}')
            depth = Math.max(0, depth - 1);
    }
    return deepest;
}
/** What each alias stands for. An alias of an alias, of itself, or too many of them are refused: they are how small files grow huge. */
function aliases(document, placeOf) {
    const anchors = new Map();
    const targets = new Map();
    const faults = [];
    const fault = (node, message) => faults.push({ place: placeOf(node.range?.[0] ?? 0), path: '', message });
    (0,yaml.visit)(document, (_, node, path) => {
        if ((0,yaml/* isAlias */.Vj)(node)) {
            const target = anchors.get(node.source);
            if (!target)
                return; // yaml itself reports it
            if (path.includes(target))
                fault(node, `*${node.source} stands inside what it names`);
            else if (containsAlias(target))
                fault(node, `*${node.source} names something that holds another alias; write it out`);
            else if (targets.size >= MAX_ALIASES)
                fault(node, `more than ${MAX_ALIASES} aliases; write them out`);
            else
                targets.set(node, target);
            return faults.length > 10 ? yaml.visit.BREAK : undefined;
        }
        if (((0,yaml/* isScalar */.jn)(node) || (0,yaml/* isCollection */.P3)(node)) && node.anchor)
            anchors.set(node.anchor, node);
        return undefined;
    });
    return { targets, faults };
}
function containsAlias(node) {
    let found = false;
    (0,yaml.visit)(node, {
        Alias: () => {
            found = true;
            return yaml.visit.BREAK;
        },
    });
    return found;
}

// EXTERNAL MODULE: ./src/policy/answer-pattern.js
var answer_pattern = __webpack_require__(8195);
// EXTERNAL MODULE: ./src/policy/spec.js
var spec = __webpack_require__(5689);
// EXTERNAL MODULE: ./src/policy/parse/target.js
var target = __webpack_require__(59);
;// CONCATENATED MODULE: ./src/policy/parse/expectations.js






const title = (0,fields/* checked */.KD)(fields/* text */.Qq, value => (/^[^\n\r]{1,200}$/.test(value) ? undefined : 'must be one line of at most 200 characters'));
/** `from: [weather]` or `from: weather`. */
const from = at => {
    const named = at => {
        const name = (0,fields/* text */.Qq)(at);
        if (name !== undefined)
            (0,cursor/* refer */.Xv)(at, 'workload', name);
        return name;
    };
    if (typeof at.node?.value !== 'string')
        return (0,fields/* listOf */.c3)(named, 1)(at);
    const name = named(at);
    return name === undefined ? undefined : [name];
};
const rule = at => {
    const name = (0,fields/* text */.Qq)(at);
    if (name !== undefined)
        (0,cursor/* refer */.Xv)(at, 'rule', name);
    return name;
};
const method = (0,fields/* checked */.KD)(fields/* text */.Qq, value => /^[A-Z]{1,20}$/.test(value) ? undefined : `${JSON.stringify(value.slice(0, 60))} is not an HTTP method; use one like GET`);
const statusOne = at => {
    const value = (0,cursor/* scalar */.d_)(at);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599)
        return value;
    return typeof value === 'string' && /^[1-5]xx$/.test(value)
        ? value
        : (0,cursor/* wrongType */.gQ)(at, 'a whole number from 100 to 599, a class like 2xx, or a list of them');
};
/** `status: 200`, `status: 2xx` or `status: [200, 3xx]`. */
const statusPatterns = at => ((0,yaml/* isSeq */.oP)(at.node) ? (0,fields/* listOf */.c3)(statusOne, 1)(at) : statusOne(at));
/** `body: text` or `body: { matches: EXPRESSION }`. */
const bodyPattern = at => {
    if (!(0,yaml.isMap)(at.node))
        return (0,fields/* text */.Qq)(at);
    const matches = (0,fields/* checked */.KD)(fields/* text */.Qq, value => {
        const complaint = (0,answer_pattern/* expressionComplaint */.UV)(value);
        return complaint === undefined ? undefined : `${JSON.stringify(value.slice(0, 60))} ${complaint}`;
    });
    return (0,fields/* fields */.OA)(at, { matches: (0,fields/* required */.mw)(matches) })?.whole;
};
const parameter = (0,fields/* checked */.KD)(fields/* text */.Qq, value => /^[A-Za-z0-9_-]{1,40}$/.test(value) ? undefined : 'must be the name of a query parameter: up to 40 letters, digits, "-" and "_"');
const headerName = (0,fields/* checked */.KD)(fields/* text */.Qq, value => /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(value) ? undefined : 'is not a header name; use up to 100 letters, digits and "-"');
/** @param asked where the hosts are left that are asked for */
const expectation = (asked) => at => {
    const found = (0,fields/* fields */.OA)(at, {
        name: (0,fields/* required */.mw)((0,fields/* declared */.bu)('expectation', title)),
        from: (0,fields/* defaulted */.P_)(from, []),
        url: (0,fields/* optional */.lq)(fields/* text */.Qq),
        method: (0,fields/* optional */.lq)(method),
        to: (0,fields/* optional */.lq)(fields/* text */.Qq),
        speaks: (0,fields/* optional */.lq)((0,fields/* oneOf */.yL)('ntp', 'dns')),
        expect: (0,fields/* required */.mw)((0,fields/* oneOf */.yL)('allow', 'deny', 'unknown')),
        inspected: (0,fields/* optional */.lq)(fields/* boolean */.zM),
        rule: (0,fields/* optional */.lq)(rule),
        upstream: (0,fields/* optional */.lq)((0,fields/* oneOf */.yL)('refused')),
        status: (0,fields/* optional */.lq)(statusPatterns),
        body: (0,fields/* optional */.lq)(bodyPattern),
        nonce: (0,fields/* optional */.lq)(parameter),
        insertedHeader: (0,fields/* optional */.lq)(headerName),
        retries: (0,fields/* optional */.lq)((0,fields/* integer */.nd)(0, 5)),
        redirects: (0,fields/* optional */.lq)((0,fields/* integer */.nd)(1, spec/* mostRedirects */.d)),
    });
    if (!found)
        return undefined;
    const target = readTarget(found, at);
    checkSense(found, target);
    if (target)
        asked.push(target.kind === 'url' ? { host: new URL(target.url).hostname, at: found.at('url') } : { host: target.host, at: found.at('to') });
    if (!found.whole || !target)
        return undefined;
    const { name, from: workloads, expect, inspected, rule: ruleName, upstream, status, body, nonce, insertedHeader, retries, redirects, } = found.whole;
    const asserted = (0,fields/* present */.Eb)({ inspected, rule: ruleName, upstream, status, body, nonce, insertedHeader, retries, redirects });
    return { name, from: workloads, target, expect, ...asserted, place: at.place };
};
/** One question: a URL, or a port. */
function readTarget(found, at) {
    const { url, to, method: verb, speaks } = found.values;
    if (found.has('url') === found.has('to'))
        return (0,cursor/* fault */.DG)(found.has('to') ? found.at('to') : at, found.has('url') ? 'give "url" or "to", not both' : 'what is asked for is missing; give "url" or "to"');
    if (typeof url === 'string') {
        const parsed = (0,target/* parseUrl */.D)(url);
        if (parsed.value && url.includes('#'))
            return (0,cursor/* fault */.DG)(found.at('url'), 'has a fragment, which no client sends; what is asked for is the URL before the "#": write that');
        return parsed.value ? { kind: 'url', url, method: typeof verb === 'string' ? verb : 'GET' } : (0,cursor/* fault */.DG)(found.at('url'), parsed.complaint);
    }
    if (typeof to !== 'string')
        return undefined;
    const parsed = (0,target/* parseTarget */.h)(to);
    if (!parsed.value)
        return (0,cursor/* fault */.DG)(found.at('to'), parsed.complaint);
    const { host, port, protocol } = parsed.value;
    if (protocol === 'icmp')
        return (0,cursor/* fault */.DG)(found.at('to'), 'probes speak TCP and UDP only; use HOST:PORT/tcp or HOST:PORT/udp');
    return { kind: 'port', host, port, protocol, ...(speaks === 'ntp' || speaks === 'dns' ? { speaks } : {}) };
}
/** Claims that no observation could ever meet. */
function checkSense(found, target) {
    const { expect, inspected, upstream } = found.values;
    const https = target?.kind === 'url' && /^https:/i.test(target.url);
    if (found.has('url') && found.has('speaks'))
        (0,cursor/* fault */.DG)(found.at('speaks'), 'goes with "to" only; a URL already says what is spoken');
    for (const key of ['method', 'status', 'body', 'upstream', 'nonce', 'insertedHeader', 'redirects'])
        if (found.has('to') && !found.has('url') && found.has(key))
            (0,cursor/* fault */.DG)(found.at(key), 'goes with "url" only; a port gives no HTTP answer');
    if (target && inspected === true && !https)
        (0,cursor/* fault */.DG)(found.at('inspected'), 'only an https:// URL can be inspected');
    if (upstream !== undefined && (expect !== 'allow' || inspected !== true))
        (0,cursor/* fault */.DG)(found.at('upstream'), 'the firewall refuses an origin only where it inspects; say expect: allow and inspected: true');
    if (https && expect === 'deny' && inspected === false)
        for (const key of ['status', 'body'])
            if (found.has(key))
                (0,cursor/* fault */.DG)(found.at(key), 'a denial before the handshake gives no HTTP answer');
    if (found.has('nonce') && target?.kind === 'url') {
        if (new URL(target.url).searchParams.has(String(found.values.nonce)))
            (0,cursor/* fault */.DG)(found.at('nonce'), 'already stands in the URL; name a parameter that does not');
        if (https && inspected !== true)
            (0,cursor/* fault */.DG)(found.at('nonce'), 'the firewall logs the URL of HTTPS only where it inspects; say inspected: true, or ask by http://');
    }
    if (found.has('insertedHeader') && (expect !== 'allow' || upstream !== undefined || (https && inspected !== true)))
        (0,cursor/* fault */.DG)(found.at('insertedHeader'), 'only an origin that is reached through the firewall can show it; say expect: allow, and inspected: true for https');
    // More tries make a denial no surer, and an open door may well be closed once.
    if (found.has('retries') && expect !== 'allow')
        (0,cursor/* fault */.DG)(found.at('retries'), 'only what is expected to be allowed is tried again');
    if (!found.has('redirects'))
        return;
    if (expect !== 'allow')
        (0,cursor/* fault */.DG)(found.at('redirects'), 'only what is expected to be allowed is followed');
    for (const key of ['upstream', 'insertedHeader'])
        if (found.has(key))
            (0,cursor/* fault */.DG)(found.at('redirects'), `does not go with "${key}", which is about one answer; expect that of the last URL itself`);
}
const expectations = (asked) => (0,fields/* listOf */.c3)(expectation(asked));

;// CONCATENATED MODULE: ./src/policy/parse/facts.js



/** Keys are compared as names are: two that are one name would leave open which of them counts. */
const once = (check = () => { }) => {
    const seen = new Map();
    return (key, at) => {
        const name = key.toLowerCase().replace(/\.$/, '');
        const before = seen.get(name);
        if (before === undefined)
            seen.set(name, at.place.line);
        else
            (0,cursor/* fault */.DG)(at, `this is the same name as in line ${before}; write it once`);
        check(key, at);
    };
};
const namePattern = (key, at) => {
    const complaint = (0,values/* fqdnComplaint */.tZ)(key);
    if (complaint !== undefined)
        (0,cursor/* fault */.DG)(at, complaint);
};
/** What the author says of the world outside the policy, as `egress.yaml` and a facts file hold it. */
const facts_declaredFacts = at => {
    const found = (0,fields/* fields */.OA)(at, {
        dns: (0,fields/* optional */.lq)((0,fields/* recordOf */.zv)((0,fields/* listOf */.c3)(values/* address */.hl, 1), once(namePattern))),
        otherNames: (0,fields/* optional */.lq)((0,fields/* oneOf */.yL)('outside-service-tags')),
        serviceTags: (0,fields/* optional */.lq)((0,fields/* recordOf */.zv)((0,fields/* listOf */.c3)(values/* prefix */.Pl, 1), once())),
        fqdnTags: (0,fields/* optional */.lq)((0,fields/* recordOf */.zv)((0,fields/* listOf */.c3)(values/* fqdnPattern */.qE, 1), once())),
    });
    return found?.whole && (0,fields/* present */.Eb)(found.whole);
};

// EXTERNAL MODULE: ./src/policy/inserted-headers.js
var inserted_headers = __webpack_require__(6249);
// EXTERNAL MODULE: ./src/policy/parse/similar.js
var similar = __webpack_require__(1765);
;// CONCATENATED MODULE: ./src/policy/parse/rules.js







const description = (0,fields/* checked */.KD)(fields/* text */.Qq, value => (value.length <= 256 ? undefined : 'must be at most 256 characters long'));
/** The same words in ARM, the portal and the CLI, for people who come from there. */
const rules_aliases = {
    sourceAddresses: 'sources',
    source: 'sources',
    from: 'sources',
    destinationAddresses: 'destinations',
    destination: 'destinations',
    to: 'destinations',
    destinationPorts: 'ports',
    port: 'ports',
    ipProtocols: 'protocols',
    protocol: 'protocols',
    targetFqdns: 'fqdns',
    destinationFqdns: 'fqdns',
    targetUrls: 'urls',
    terminateTLS: 'inspect',
    tlsInspection: 'inspect',
    httpHeadersToInsert: 'headers',
};
const common = (context) => ({
    name: (0,fields/* required */.mw)(ruleName(context)),
    description: (0,fields/* optional */.lq)(description),
    sources: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(values/* source */.sP, 1), ['*']),
});
/** Unique within its collection, as Azure demands; an expectation may name it from anywhere. */
const ruleName = (context) => at => {
    const name = (0,fields/* declared */.bu)(`rule in collection "${(0,cursor/* shorten */.ml)(context.collection)}"`, names.rule, `${context.scope}/`)(at);
    if (name !== undefined)
        context.ruleNames.set(name, (context.ruleNames.get(name) ?? 0) + 1);
    return name;
};
const networkRule = (context) => at => {
    const found = (0,fields/* fields */.OA)(at, {
        ...common(context),
        protocols: (0,fields/* required */.mw)((0,fields/* listOf */.c3)((0,fields/* oneOf */.yL)('TCP', 'UDP', 'ICMP', 'Any'), 1)),
        ports: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(values/* ports */.X6, 1)),
        destinations: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(values/* destination */.j_, 1)),
        fqdns: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(values/* fqdn */.Y8, 1)),
    }, rules_aliases);
    if (!found)
        return undefined;
    exactlyOne(found, at, ['destinations', 'fqdns']);
    const icmpOnly = found.values.protocols?.every(protocol => protocol === 'ICMP') ?? false;
    if (!found.has('ports') && !icmpOnly && found.values.protocols)
        (0,cursor/* fault */.DG)(at, '"ports" is missing');
    if (found.has('fqdns'))
        context.fqdnRules.push(found.at('fqdns'));
    if (!found.whole)
        return undefined;
    const { name, sources, protocols, ports: portList = ['*'], destinations = [], fqdns = [] } = found.whole;
    return {
        ruleType: 'NetworkRule',
        name,
        ...(0,fields/* present */.Eb)({ description: found.whole.description }),
        sourceAddresses: sources,
        ipProtocols: protocols,
        destinationAddresses: destinations,
        destinationFqdns: fqdns,
        destinationPorts: portList,
        place: at.place,
    };
};
const KINDS = ['fqdns', 'urls', 'fqdnTags', 'webCategories', 'destinations'];
const applicationRule = (context) => at => {
    const found = (0,fields/* fields */.OA)(at, {
        ...common(context),
        protocols: (0,fields/* required */.mw)((0,fields/* listOf */.c3)(values/* protocolPort */.U2, 1)),
        inspect: (0,fields/* defaulted */.P_)(fields/* boolean */.zM, false),
        fqdns: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(values/* fqdnPattern */.qE, 1)),
        urls: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(values/* urlPattern */.AN, 1)),
        fqdnTags: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)((0,values/* listed */.KE)('FQDN tag', fqdn_tags/* fqdnTagNames */.iX, similar/* similar */.q), 1)),
        webCategories: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(fields/* text */.Qq, 1)),
        destinations: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(values/* destination */.j_, 1)),
        headers: (0,fields/* optional */.lq)(headers),
    }, rules_aliases);
    if (!found)
        return undefined;
    exactlyOne(found, at, KINDS);
    const { protocols = [], inspect } = found.values;
    const https = protocols.some(({ protocolType }) => protocolType === 'Https');
    if (inspect === true)
        context.inspected.push(at);
    if (found.has('inspect') && inspect === true && protocols.length > 0 && !https)
        (0,cursor/* fault */.DG)(found.at('inspect'), 'there is no TLS to inspect: none of the protocols is Https');
    if (inspect === false && https && found.has('urls'))
        (0,cursor/* fault */.DG)(found.at('urls'), 'the firewall sees the URL of HTTPS only when it inspects; add inspect: true, or use "fqdns"');
    if (inspect === false && https && found.has('headers') && protocols.every(({ protocolType }) => protocolType === 'Https'))
        (0,cursor/* fault */.DG)(found.at('headers'), 'the firewall can insert headers into HTTPS only when it inspects; add inspect: true');
    if (inspect === true)
        noInspection(found.at('fqdnTags'), found.values.fqdnTags);
    if (!found.whole)
        return undefined;
    const { name, sources, fqdns = [], urls = [], fqdnTags = [], webCategories = [], destinations = [], headers: inserted = [], } = found.whole;
    return {
        ruleType: 'ApplicationRule',
        name,
        ...(0,fields/* present */.Eb)({ description: found.whole.description }),
        sourceAddresses: sources,
        protocols,
        terminateTLS: found.whole.inspect,
        targetFqdns: fqdns,
        targetUrls: urls,
        fqdnTags,
        webCategories,
        destinationAddresses: destinations,
        httpHeadersToInsert: inserted,
        place: at.place,
    };
};
/** Konnectivity needs ALPN, which an inspected session does not have (facts 0.6). */
function noInspection(at, tags) {
    if (tags?.includes('AzureKubernetesService'))
        (0,cursor/* fault */.DG)(at, 'inspecting AzureKubernetesService cuts the nodes off from the API server, whose tunnel needs ALPN; leave inspect out');
}
const headers = at => {
    const found = (0,fields/* recordOf */.zv)((0,fields/* checked */.KD)(fields/* text */.Qq, inserted_headers/* headerValueComplaint */.uv), (key, keyAt) => {
        const complaint = (0,inserted_headers/* headerNameComplaint */.ID)(key);
        if (complaint !== undefined)
            (0,cursor/* fault */.DG)(keyAt, complaint);
    })(at);
    const all = found && Object.entries(found).map(([headerName, headerValue]) => ({ headerName, headerValue }));
    const complaint = all && (0,inserted_headers/* headersComplaint */.W3)(all);
    return complaint === undefined ? all : (0,cursor/* fault */.DG)(at, complaint);
};
const natRule = (context) => at => {
    const found = (0,fields/* fields */.OA)(at, {
        ...common(context),
        protocols: (0,fields/* required */.mw)((0,fields/* listOf */.c3)((0,fields/* oneOf */.yL)('TCP', 'UDP', 'Any'), 1)),
        ports: (0,fields/* required */.mw)((0,fields/* listOf */.c3)(values/* ports */.X6, 1)),
        destinations: (0,fields/* required */.mw)((0,fields/* listOf */.c3)(values/* address */.hl, 1)),
        translatedAddress: (0,fields/* optional */.lq)(values/* address */.hl),
        translatedFqdn: (0,fields/* optional */.lq)(values/* fqdn */.Y8),
        translatedPort: (0,fields/* required */.mw)(values/* ports */.X6),
    }, rules_aliases);
    if (!found)
        return undefined;
    exactlyOne(found, at, ['translatedAddress', 'translatedFqdn']);
    if (found.values.translatedPort !== undefined && !/^\d+$/.test(found.values.translatedPort))
        (0,cursor/* fault */.DG)(found.at('translatedPort'), 'must be one port from 1 to 63999');
    if (!found.whole)
        return undefined;
    const { name, sources, protocols, ports: portList, destinations, translatedAddress, translatedFqdn, translatedPort } = found.whole;
    return {
        ruleType: 'NatRule',
        name,
        ...(0,fields/* present */.Eb)({ description: found.whole.description, translatedAddress, translatedFqdn }),
        sourceAddresses: sources,
        ipProtocols: protocols,
        destinationAddresses: destinations,
        destinationPorts: portList,
        translatedPort,
        place: at.place,
    };
};
function exactlyOne(found, at, keys) {
    const given = keys.filter(key => found.has(key));
    const [first, second] = given;
    if (first === undefined)
        (0,cursor/* fault */.DG)(at, `names no destination; give one of ${keys.join(', ')}`);
    else if (second !== undefined)
        (0,cursor/* fault */.DG)(found.at(second), `"${first}" and "${second}" cannot stand in one rule; a rule has one kind of ${keys[0]?.startsWith('translated') ? 'translation' : 'destination'}, so write two rules`);
}

;// CONCATENATED MODULE: ./src/policy/parse/firewall.js





const mode = (0,fields/* oneOf */.yL)('Off', 'Alert', 'Deny');
const priority = (0,fields/* integer */.nd)(100, 65_000);
const firewall = (name, context) => at => {
    const found = (0,fields/* fields */.OA)(at, {
        name: (0,fields/* defaulted */.P_)(names.firewall, `afw-${name}`),
        policyName: (0,fields/* defaulted */.P_)(names.firewallPolicy, `afwp-${name}`),
        publicIps: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)((0,fields/* declared */.bu)('public IP', names.publicIp), 1), [`pip-${name}`]),
        zones: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(zone), []),
        threatIntelMode: (0,fields/* defaulted */.P_)(mode, 'Alert'),
        threatIntelAllowlist: (0,fields/* optional */.lq)(allowlist),
        dnsProxy: (0,fields/* defaulted */.P_)(fields/* boolean */.zM, true),
        dnsServers: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(values/* address */.hl), []),
        intrusionDetection: (0,fields/* optional */.lq)(intrusionDetection),
        ruleCollectionGroups: (0,fields/* required */.mw)(groups(context)),
    }, { threatIntelWhitelist: 'threatIntelAllowlist', policy: 'policyName', enableProxy: 'dnsProxy', idps: 'intrusionDetection' });
    if (!found?.whole)
        return undefined;
    const { name: firewallName, policyName, publicIps, zones, threatIntelMode, threatIntelAllowlist, dnsProxy, dnsServers } = found.whole;
    return {
        firewall: { name: firewallName, policyName, publicIps, zones },
        policy: {
            threatIntelMode,
            ...(0,fields/* present */.Eb)({ threatIntelWhitelist: threatIntelAllowlist, intrusionDetection: found.whole.intrusionDetection }),
            dnsSettings: { servers: dnsServers, enableProxy: dnsProxy },
            ruleCollectionGroups: found.whole.ruleCollectionGroups,
        },
        dnsProxyAt: found.at('dnsProxy'),
    };
};
const zone = at => {
    const value = at.node?.value;
    return value === 1 || value === 2 || value === 3 ? String(value) : (0,fields/* oneOf */.yL)('1', '2', '3')(at);
};
const allowlist = at => {
    const found = (0,fields/* fields */.OA)(at, { addresses: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(values/* source */.sP), []), fqdns: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(values/* fqdnPattern */.qE), []) }, { ipAddresses: 'addresses' });
    return found?.whole && { ipAddresses: found.whole.addresses, fqdns: found.whole.fqdns };
};
const signatureId = (0,fields/* checked */.KD)(fields/* text */.Qq, value => (/^\d{1,10}$/.test(value) ? undefined : 'must be the number of a signature, in quotes'));
const intrusionDetection = at => {
    const found = (0,fields/* fields */.OA)(at, { mode: (0,fields/* required */.mw)(mode), overrides: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(override), []), bypass: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(bypass), []) }, { signatureOverrides: 'overrides', bypassTrafficSettings: 'bypass' });
    return found?.whole && { mode: found.whole.mode, signatureOverrides: found.whole.overrides, bypassTrafficSettings: found.whole.bypass };
};
const override = at => (0,fields/* fields */.OA)(at, { id: (0,fields/* required */.mw)((0,fields/* declared */.bu)('signature override', signatureId)), mode: (0,fields/* required */.mw)(mode) })?.whole;
const bypass = at => {
    const found = (0,fields/* fields */.OA)(at, {
        name: (0,fields/* required */.mw)((0,fields/* declared */.bu)('bypass', names.rule)),
        protocol: (0,fields/* required */.mw)((0,fields/* oneOf */.yL)('TCP', 'UDP', 'ICMP', 'ANY')),
        sources: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(values/* source */.sP, 1), ['*']),
        destinations: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(values/* source */.sP, 1), ['*']),
        ports: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(values/* ports */.X6, 1), ['*']),
    });
    if (!found?.whole)
        return undefined;
    const { name, protocol, sources, destinations, ports: destinationPorts } = found.whole;
    return { name, protocol, sourceAddresses: sources, destinationAddresses: destinations, destinationPorts };
};
const groups = (context) => at => {
    const priorities = new Map();
    return (0,fields/* listOf */.c3)(at => {
        const scope = at.path;
        const found = (0,fields/* fields */.OA)(at, {
            name: (0,fields/* required */.mw)((0,fields/* declared */.bu)('rule collection group', names.ruleCollectionGroup)),
            priority: (0,fields/* required */.mw)(unique(priority, priorities, 'rule collection group')),
            ruleCollections: (0,fields/* required */.mw)(collections(context, scope)),
        }, { collections: 'ruleCollections' });
        return found?.whole && { ...found.whole, place: at.place };
    }, 1)(at);
};
const collections = (context, group) => {
    const priorities = new Map();
    return (0,fields/* listOf */.c3)(at => {
        const inside = { ...context, scope: at.path, collection: nameOf(at) };
        const found = (0,fields/* fields */.OA)(at, {
            name: (0,fields/* required */.mw)((0,fields/* declared */.bu)('rule collection', names.ruleCollection, `${group}/`)),
            priority: (0,fields/* required */.mw)(unique(priority, priorities, 'rule collection of this group')),
            action: (0,fields/* optional */.lq)((0,fields/* oneOf */.yL)('Allow', 'Deny', 'DNAT')),
            networkRules: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(networkRule(inside), 1)),
            applicationRules: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(applicationRule(inside), 1)),
            natRules: (0,fields/* optional */.lq)((0,fields/* listOf */.c3)(natRule(inside), 1)),
        }, { rules: 'networkRules, applicationRules or natRules', dnatRules: 'natRules' });
        if (!found)
            return undefined;
        const kinds = ['networkRules', 'applicationRules', 'natRules'].filter(kind => found.has(kind));
        const [kind, another] = kinds;
        if (kind === undefined)
            return (0,cursor/* fault */.DG)(at, 'holds no rules; give networkRules, applicationRules or natRules');
        if (another !== undefined)
            return (0,cursor/* fault */.DG)(found.at(another), `"${kind}" and "${another}" cannot stand in one collection; make two`);
        const { action } = found.values;
        if (kind === 'natRules' && action !== undefined && action !== 'DNAT')
            (0,cursor/* fault */.DG)(found.at('action'), 'a collection of natRules does DNAT');
        if (kind !== 'natRules' && action === 'DNAT')
            (0,cursor/* fault */.DG)(found.at('action'), `DNAT is for natRules; ${kind} are Allow or Deny`);
        if (kind !== 'natRules' && !found.has('action'))
            (0,cursor/* fault */.DG)(at, '"action" is missing: Allow or Deny');
        if (!found.whole)
            return undefined;
        const rules = [
            ...(found.whole.networkRules ?? []),
            ...(found.whole.applicationRules ?? []),
            ...(found.whole.natRules ?? []),
        ];
        return { name: found.whole.name, priority: found.whole.priority, action: action ?? 'DNAT', rules, place: at.place };
    }, 1);
};
/** For messages only; the name itself is read and checked in its place. */
const nameOf = (at) => {
    const node = at.node;
    const name = node?.get?.('name');
    return typeof name === 'string' ? name : 'without a name';
};
const unique = (read, taken, what) => at => {
    const value = read(at);
    if (value === undefined)
        return undefined;
    const before = taken.get(value);
    if (before !== undefined)
        return (0,cursor/* fault */.DG)(at, `priority ${value} is taken by another ${what} (${before}); each needs its own, from 100 (first) to 65000`);
    taken.set(value, `line ${at.place.line}`);
    return value;
};

;// CONCATENATED MODULE: ./src/policy/parse/logs.js


const defaultLogs = (name) => ({ workspace: `log-${name}`, retentionDays: 30, tables: 'structured' });
const logs = (name) => at => {
    const defaults = defaultLogs(name);
    return (0,fields/* fields */.OA)(at, {
        workspace: (0,fields/* defaulted */.P_)(names.workspace, defaults.workspace),
        retentionDays: (0,fields/* defaulted */.P_)((0,fields/* integer */.nd)(7, 730), defaults.retentionDays),
        tables: (0,fields/* defaulted */.P_)((0,fields/* oneOf */.yL)('structured', 'legacy', 'both'), defaults.tables),
    })?.whole;
};

;// CONCATENATED MODULE: ./src/policy/parse/network.js





const defaultSubnet = { name: 'aks-subnet', prefix: '10.42.1.0/24' };
const defaultFirewallSubnet = { prefix: '10.42.2.0/24' };
const defaultNetwork = (name) => ({
    virtualNetwork: `vnet-${name}`,
    addressSpace: ['10.42.0.0/16'],
    aksSubnet: defaultSubnet,
    firewallSubnet: defaultFirewallSubnet,
    routeTable: `rt-${name}`,
    dns: 'firewall',
});
const network_network = (name) => at => {
    const defaults = defaultNetwork(name);
    const found = (0,fields/* fields */.OA)(at, {
        virtualNetwork: (0,fields/* defaulted */.P_)(names.virtualNetwork, defaults.virtualNetwork),
        addressSpace: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(values/* cidr */.BF, 1), defaults.addressSpace),
        aksSubnet: (0,fields/* defaulted */.P_)(at => (0,fields/* fields */.OA)(at, { name: (0,fields/* defaulted */.P_)(names.subnet, 'aks-subnet'), prefix: (0,fields/* required */.mw)(values/* cidr */.BF) })?.whole, defaultSubnet),
        firewallSubnet: (0,fields/* defaulted */.P_)(at => (0,fields/* fields */.OA)(at, { prefix: (0,fields/* required */.mw)(values/* cidr */.BF) }, { name: 'nothing (Azure accepts no name but AzureFirewallSubnet)' })?.whole, defaultFirewallSubnet),
        routeTable: (0,fields/* defaulted */.P_)(names.routeTable, defaults.routeTable),
        dns: (0,fields/* defaulted */.P_)((0,fields/* oneOf */.yL)('firewall', 'azure'), 'firewall'),
    });
    if (!found)
        return undefined;
    const { addressSpace, aksSubnet, firewallSubnet } = found.values;
    if (addressSpace) {
        checkInside(found.at('aksSubnet'), aksSubnet?.prefix, addressSpace);
        checkInside(found.at('firewallSubnet'), firewallSubnet?.prefix, addressSpace);
    }
    checkSize(found.at('firewallSubnet'), firewallSubnet?.prefix, 26, 'the firewall subnet', 'Azure Firewall needs a /26 or larger to scale');
    checkSize(found.at('aksSubnet'), aksSubnet?.prefix, 28, 'the AKS subnet', 'a node and its pods need a /28 or larger');
    if (aksSubnet && firewallSubnet && (0,addresses/* overlaps */.$f)(aksSubnet.prefix, firewallSubnet.prefix))
        (0,cursor/* fault */.DG)(found.at('firewallSubnet'), `${firewallSubnet.prefix} overlaps the AKS subnet ${aksSubnet.prefix}; subnets must be apart`);
    return found.whole;
};
function checkInside(at, prefix, addressSpace) {
    if (prefix !== undefined && addressSpace.length > 0 && !addressSpace.some(space => (0,addresses/* encloses */.t$)(space, prefix)))
        (0,cursor/* fault */.DG)(at, `${prefix} is outside the address space (${addressSpace.join(', ')})`);
}
function checkSize(at, prefix, longest, what, because) {
    const block = prefix === undefined ? undefined : (0,addresses/* parseBlock */.rT)(prefix);
    if (block && block.last - block.first + 1 < 2 ** (32 - longest))
        (0,cursor/* fault */.DG)(at, `${what} ${prefix} is too small: ${because}`);
}

// EXTERNAL MODULE: ./src/policy/match-host.js
var match_host = __webpack_require__(6832);
// EXTERNAL MODULE: ./src/policy/own-way.js
var own_way = __webpack_require__(8214);
;// CONCATENATED MODULE: ./src/policy/parse/past-firewall.js





/**
 * Reports every host that pods reach without the firewall. Routes of the network itself come before the route table's 0.0.0.0/0, so whatever
 * is seen of such a host says nothing of the firewall: a closed port there would pass for a denial, and for the control of one.
 */
function refusePastFirewall(asked, { addressSpace }, { serviceCidr }, facts) {
    const inside = (address) => (0,own_way/* ownWayOf */.XE)(address) ?? addressSpace.find(range => (0,addresses/* contains */.gR)(range, address)) ?? ((0,addresses/* overlaps */.$f)(serviceCidr, address) ? serviceCidr : undefined);
    for (const { host, at } of asked) {
        const name = (0,match_host/* hostName */.Sm)(host);
        const known = name === undefined ? [] : ((0,match/* addressesOf */.sO)(name, facts) ?? []).map(({ first }) => (0,addresses/* formatAddress */.M0)(first));
        const ranges = ((0,addresses/* parseAddress */.or)(host) === undefined ? known : [host]).map(inside);
        const range = ranges.every(each => each !== undefined) ? ranges[0] : undefined;
        const why = range !== undefined ? `${host} lies in ${range}` : (0,own_way/* goesOwnWay */.GE)(host);
        if (why !== undefined)
            (0,cursor/* fault */.DG)(at, `${why}, which is reached without the firewall: what pods see of it proves nothing of egress`);
    }
}

;// CONCATENATED MODULE: ./src/policy/parse/workloads.js



/** `key=value` or `key==value` or `key!=value` or `key`, with commas between: what a label selector on the command line takes. */
const REQUIREMENT = /^\s*(?:[a-z0-9.-]+\/)?[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?\s*(?:(?:=|==|!=)\s*(?:[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)?)?\s*$/;
const selector = (0,fields/* checked */.KD)(fields/* text */.Qq, value => value.length <= 500 && value.split(',').every(part => REQUIREMENT.test(part))
    ? undefined
    : `${JSON.stringify(value.slice(0, 60))} is not a label selector; use one like app=weather,tier=web`);
/** Inside the spec's folder: what is applied to a cluster must be under review with the spec. */
const manifest = (0,fields/* checked */.KD)(fields/* text */.Qq, value => value.startsWith('/') || value.split(/[\\/]/).includes('..') || value.includes('\0') || /^[A-Za-z]:|:\/\//.test(value)
    ? 'must be a path inside the folder of the spec'
    : /\.(ya?ml|json)$/.test(value)
        ? undefined
        : 'must name a .yaml, .yml or .json file');
const containerPath = (0,fields/* checked */.KD)(fields/* text */.Qq, value => /^\/[^\0\n\r]*$/.test(value) && !value.split('/').includes('..')
    ? undefined
    : 'must be an absolute path in the container, like /mnt/secrets-store/egress-root');
const trust = (hasFileShare) => at => {
    const found = (0,fields/* fields */.OA)(at, { source: (0,fields/* required */.mw)((0,fields/* oneOf */.yL)('vault', 'file-share', 'input')), path: (0,fields/* optional */.lq)(containerPath) });
    if (!found)
        return undefined;
    const { source } = found.values;
    if (source !== undefined && source !== 'input' && !found.has('path'))
        (0,cursor/* fault */.DG)(at, `"path" is missing: where in the container the ${source} is mounted`);
    if (source === 'file-share' && !hasFileShare)
        (0,cursor/* fault */.DG)(found.at('source'), 'the cluster has no file share; declare cluster.fileShare, or use vault or input');
    if (!found.whole)
        return undefined;
    return { source: found.whole.source, ...(0,fields/* present */.Eb)({ path: found.whole.path }) };
};
const workload = (hasFileShare) => at => {
    const found = (0,fields/* fields */.OA)(at, {
        name: (0,fields/* required */.mw)((0,fields/* declared */.bu)('workload', names.workload)),
        namespace: (0,fields/* required */.mw)(names.namespace),
        selector: (0,fields/* required */.mw)(selector),
        container: (0,fields/* optional */.lq)(names.container),
        serviceAccount: (0,fields/* defaulted */.P_)(names.kubernetesObject, 'default'),
        manifests: (0,fields/* defaulted */.P_)((0,fields/* listOf */.c3)(manifest), []),
        trust: (0,fields/* defaulted */.P_)(trust(hasFileShare), { source: 'input' }),
    });
    if (!found?.whole)
        return undefined;
    const { container, ...always } = found.whole;
    return { ...always, ...(0,fields/* present */.Eb)({ container }), place: at.place };
};
const workloads = (hasFileShare) => (0,fields/* listOf */.c3)(workload(hasFileShare));

// EXTERNAL MODULE: ./src/policy/service-tags.js
var service_tags = __webpack_require__(7313);
;// CONCATENATED MODULE: ./src/policy/parse.js

















/**
 * Reads `egress.yaml` (or the same as JSON). Reports every fault at once, sorted by place, each with what is wrong and what is
 * allowed; a spec comes back only where there is none. Never throws, whatever the text.
 *
 * `name` and `firewall.ruleCollectionGroups` are required. Everything else has a default, most of them made from the name. The
 * spec's facts are the author's on top of this project's dated snapshots of service tags and FQDN tags.
 * @param file the name by which faults call it
 */
function parseSpec(text, file) {
    const document = document_readDocument(text, file);
    const at = (0,cursor/* start */.ni)(document);
    const spec = document.broken ? undefined : readSpec(at, file);
    return finish('spec', spec, at.context);
}
/** Reads a file of facts alone: what stands under `facts` in a spec. No snapshots are added. */
function parseFacts(text, file) {
    const document = readDocument(text, file);
    const at = start(document);
    return finish('facts', document.broken ? undefined : declaredFacts(at), at.context);
}
function finish(key, value, { faults }) {
    const sorted = [...faults].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
    if (value === undefined && sorted.length === 0)
        throw new Error('a value could not be read and nobody said why');
    return { [key]: sorted.length === 0 ? value : undefined, faults: sorted };
}
function readSpec(at, file) {
    const own = parse_nameOf(at);
    const rules = { ruleNames: new Map(), inspected: [], fqdnRules: [] };
    const asked = [];
    const found = (0,fields/* fields */.OA)(at, {
        name: (0,fields/* required */.mw)(names.spec),
        location: (0,fields/* defaulted */.P_)(names.location, 'eastus2'),
        resourceGroup: (0,fields/* defaulted */.P_)(names.resourceGroup, `rg-${own}`),
        tags: (0,fields/* defaulted */.P_)((0,fields/* recordOf */.zv)(fields/* text */.Qq), {}),
        network: (0,fields/* defaulted */.P_)(network_network(own), () => defaultNetwork(own)),
        certificateAuthority: (0,fields/* optional */.lq)(certificateAuthority(own)),
        firewall: (0,fields/* required */.mw)(firewall(own, rules)),
        logs: (0,fields/* defaulted */.P_)(logs(own), () => defaultLogs(own)),
        cluster: (0,fields/* defaulted */.P_)(cluster(own), () => defaultCluster(own)),
        workloads: (0,fields/* defaulted */.P_)(workloads(hasFileShare(at)), []),
        expectations: (0,fields/* defaulted */.P_)(expectations(asked), []),
        facts: (0,fields/* defaulted */.P_)(facts_declaredFacts, {}),
    });
    if (!found)
        return undefined;
    const { values } = found;
    rulesAreNames(at.context, rules.ruleNames);
    (0,cursor/* checkReferences */.$x)(at.context);
    if (!found.has('certificateAuthority'))
        for (const place of rules.inspected)
            (0,cursor/* fault */.DG)(place, 'wants TLS inspection, but the spec has no certificateAuthority; add one, even an empty one: certificateAuthority: {}');
    if (values.network && values.firewall)
        checkNames(rules.fqdnRules, values.network, values.firewall.policy.dnsSettings?.enableProxy === true, values.firewall.dnsProxyAt);
    if (values.network && values.cluster)
        checkServiceCidr(found.at(found.has('cluster') ? 'cluster' : 'network'), values.network, values.cluster);
    if (values.network && values.cluster && values.facts)
        refusePastFirewall(asked, values.network, values.cluster, values.facts);
    if (!found.whole)
        return undefined;
    const { name, location, firewall: parts, certificateAuthority: authority, facts, ...rest } = found.whole;
    const policy = {
        name: parts.firewall.policyName,
        ...parts.policy,
        ...(0,fields/* present */.Eb)({
            certificateAuthority: authority && {
                name: authority.certificate,
                keyVaultSecretId: `https://${authority.keyVault}.vault.azure.net/secrets/${authority.certificate}`,
            },
        }),
    };
    return {
        file,
        name,
        location,
        ...rest,
        certificateAuthority: authority ?? defaultCertificateAuthority(name),
        firewall: { ...parts.firewall, policy },
        facts: layered({ ...(0,fields/* present */.Eb)({ serviceTags: service_tags/* serviceTags */.T }), ...(0,fqdn_tags/* fqdnTagsOf */.qL)(location) }, facts),
    };
}
/** Defaults are made from the name even where it is faulty, so that one fault does not hide others. */
function parse_nameOf(at) {
    const name = at.node?.get?.('name');
    return typeof name === 'string' && /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/.test(name) ? name : 'egress';
}
const hasFileShare = (at) => {
    const node = at.node;
    return node?.hasIn?.(['cluster', 'fileShare']) ?? false;
};
/** Which rule decides is told by its name: where several have it, an expectation would hold by whichever of them. */
function rulesAreNames(context, ruleNames) {
    context.declared.set('rule', new Map([...ruleNames.keys()].map(name => [name, { name, place: { file: '', line: 0, column: 0 } }])));
    for (const { kind, name, at } of context.references) {
        const count = kind === 'rule' ? (ruleNames.get(name) ?? 0) : 0;
        if (count > 1)
            (0,cursor/* fault */.DG)(at, `${count} rules are named "${name}", in different collections; give the one that is meant a name of its own`);
    }
}
/** The firewall resolves the names of network rules itself; unless the pods ask it too, the two may get different addresses. */
function checkNames(fqdnRules, { dns }, dnsProxy, dnsProxyAt) {
    for (const place of fqdnRules) {
        if (!dnsProxy)
            (0,cursor/* fault */.DG)(place, 'host names in network rules need the DNS proxy; set firewall.dnsProxy: true, or use addresses');
        else if (dns !== 'firewall')
            (0,cursor/* fault */.DG)(place, 'host names in network rules need pods that resolve at the firewall; set network.dns: firewall, or use addresses');
    }
    if (!dnsProxy && dns === 'firewall')
        (0,cursor/* fault */.DG)(dnsProxyAt, 'network.dns sends every pod to the firewall for DNS, which answers only with dnsProxy: true; or set network.dns: azure');
}
function checkServiceCidr(at, { addressSpace }, { serviceCidr }) {
    const space = addressSpace.find(prefix => (0,addresses/* overlaps */.$f)(prefix, serviceCidr));
    if (space !== undefined)
        (0,cursor/* fault */.DG)(at, `serviceCidr ${serviceCidr} overlaps the network's address space ${space}; they must be apart`);
}


/***/ }),

/***/ 59:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseUrl),
/* harmony export */   h: () => (/* binding */ parseTarget)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5380);



/** `http(s)://host[:port]/path`, as a client would be given it. No credentials; a fragment never leaves the client. */
function parseUrl(text) {
    if (/[\s\\]/.test(text))
        return { complaint: `${JSON.stringify(text)} has spaces or backslashes; encode them as the client would` };
    const url = URL.parse(text);
    const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
    if (!url || authority === undefined)
        return { complaint: `${JSON.stringify(text)} is not a URL; use http://HOST/PATH or https://HOST/PATH` };
    if (authority.includes('@'))
        return { complaint: 'a URL with a user name or password does not belong here' };
    if (url.hostname.startsWith('['))
        return { complaint: `${url.hostname} is IPv6, which does not go through Azure Firewall; use IPv4` };
    // Clients differ in what they make of a port 0, of 0x7f.1 and of letters that do not show; a reviewer takes them for something else.
    if (url.port === '0')
        return { complaint: `${JSON.stringify(text)} needs a port from 1 to 65535` };
    if (authority.replace(/:\d*$/, '').toLowerCase() !== url.hostname)
        return { complaint: `the host of ${JSON.stringify(text)} stands for ${url.hostname}; write it so` };
    const complaint = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(url.hostname) === undefined ? hostComplaint(url.hostname) : undefined;
    return complaint === undefined ? { value: url } : { complaint };
}
/** `HOST:PORT/tcp`, `HOST:PORT/udp` or `HOST/icmp`; the host is a name or an IPv4 address. */
function parseTarget(text) {
    const [, host = '', port = '', protocol = ''] = /^([^\s:/]+)(?::(\d+))?\/(tcp|udp|icmp)$/.exec(text) ?? [];
    const allowed = 'use HOST:PORT/tcp or HOST:PORT/udp, like ntp.ubuntu.com:123/udp';
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(text.replace(/[[\]]|:\d+\/.*$/g, '')))
        return { complaint: `${JSON.stringify(text)} is IPv6, which does not go through Azure Firewall; ${allowed}` };
    if (host === '')
        return { complaint: `${JSON.stringify(text)} is not a target; ${allowed}` };
    const complaint = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(host) === undefined ? hostComplaint(host) : undefined;
    if (complaint !== undefined)
        return { complaint };
    if (protocol === 'icmp')
        return port === ''
            ? { value: { host, port: 0, protocol } }
            : { complaint: `${JSON.stringify(text)} has a port, which ICMP does not know` };
    const number = Number(port);
    if (port === '' || number < 1 || number > 65_535)
        return { complaint: `${JSON.stringify(text)} needs a port from 1 to 65535; ${allowed}` };
    return { value: { host, port: number, protocol: protocol } };
}
function hostComplaint(host) {
    if (host.includes('*'))
        return `${JSON.stringify(host)} has a wildcard; name one host`;
    if (/^[\d.]+$/.test(host))
        return `${JSON.stringify(host)} is not an IPv4 address; use four numbers from 0 to 255`;
    return (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(host) === undefined ? `${JSON.stringify(host)} is not a host name` : (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .fqdnComplaint */ .tZ)(host);
}


/***/ }),

/***/ 7313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ serviceTags)
/* harmony export */ });
/* harmony import */ var _fqdn_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8395);
/**
 * A snapshot of what service tags stand for, IPv4 only, from Microsoft's weekly file "Azure IP Ranges and Service Tags - Public
 * Cloud" (microsoft.com/download/details.aspx?id=56519). The file dates each tag by its change number:
 * - AzureCloud.eastus2, change number 213: as kept by the repository maciejporebski/azure-ips, commit 05a53e91.
 * - Storage.EastUS2, change number 46: as kept by the repository aeimer/terraform-azure-ip-ranges, commit 07f10246.
 *
 * Neither repository says in which week these were current; newer ones exist (AzureCloud.eastus2 has reached 228 at least).
 * Predictions that lean on a tag are as good as its number; a spec's own `facts.serviceTags` takes precedence. A tag that is not
 * here is unknown, never empty.
 *
 * Written as `a.b` followed by the rest of each prefix in it.
 */
const prefixes = (table) => table
    .trim()
    .split('\n')
    .flatMap(line => {
    const [network = '', ...rest] = line.trim().split(' ');
    return rest.map(suffix => `${network}.${suffix}`);
});
const serviceTags = {
    'AzureCloud.eastus2': prefixes(`
    4.150 64.0/18
    4.152 0.0/15
    9.169 128.0/17
    9.234 128.0/17
    13.68 0.0/17
    13.77 64.0/18
    13.104 147.0/25 208.64/27
    13.105 18.192/26 23.64/26 28.0/28 28.128/25 31.96/28 67.128/25 74.128/26 75.0/27 75.32/28 75.64/27 101.32/28
    20.1 128.0/17
    20.7 0.0/16
    20.10 0.0/16
    20.12 0.0/17
    20.14 128.0/17
    20.15 0.0/17
    20.20 130.0/24 132.0/23 135.0/24 139.0/24 141.0/24
    20.22 0.0/16
    20.33 157.0/24 191.0/24 205.0/24 222.0/23 246.0/24 254.0/24
    20.36 128.0/17
    20.38 100.0/23 208.0/22
    20.41 0.0/18
    20.44 16.0/21 64.0/18
    20.47 60.0/23 76.0/23
    20.49 0.0/18 96.0/21
    20.55 192.0/18
    20.57 0.0/17
    20.60 56.0/22 88.0/22 132.0/23 180.0/23 224.0/23 236.0/23
    20.62 0.0/17
    20.65 0.0/17
    20.69 192.0/18
    20.72 64.0/18
    20.75 0.0/17
    20.80 192.0/18
    20.81 128.0/17
    20.85 0.0/17
    20.88 96.0/19
    20.94 0.0/17
    20.95 22.0/24 25.0/24 35.0/24 36.0/24 53.0/24 56.0/24 60.0/24 255.0/29
    20.96 0.0/16
    20.97 128.0/17
    20.98 192.0/18
    20.109 0.0/17
    20.110 0.0/16
    20.114 128.0/17
    20.119 128.0/17
    20.122 0.0/16
    20.135 16.0/23 200.0/22 204.0/23
    20.136 0.0/25 1.0/24
    20.143 2.0/24 5.0/24 74.0/23 76.0/22
    20.150 29.0/24 36.0/24 50.0/23 72.0/24 82.0/24 88.0/24
    20.152 6.0/23 28.0/23 66.0/23 82.0/23 90.0/23
    20.153 12.0/24 17.0/24 32.0/24 40.0/24 49.0/24 51.0/24 63.0/24 65.0/24 84.0/23 165.0/24 166.0/23 168.0/21 176.0/22 180.0/24
    20.157 17.0/24 29.0/24 36.0/23 48.0/23 62.0/23 64.0/21 76.0/22 80.0/22 84.0/24 114.0/24 122.0/24 167.0/24 185.0/24 239.0/24 248.0/24 250.0/24
    20.161 0.0/16
    20.186 0.0/17 128.0/18
    20.190 131.0/24 152.0/24 192.0/18
    20.201 165.0/24 192.0/21 224.0/22 230.0/24
    20.202 21.0/24 31.0/24 32.0/23 34.0/24 84.0/24 89.0/24 93.0/24 97.0/24 125.0/24 194.0/23 196.0/22 200.0/23 226.0/24
    20.209 68.0/23 90.0/23 110.0/23 112.0/23 178.0/23
    20.230 0.0/17
    20.242 0.0/17
    20.246 0.0/17
    23.100 64.0/21
    23.101 32.0/21 80.0/21 144.0/20
    23.102 96.0/19 204.0/22 208.0/20
    40.64 144.192/29 145.0/28 148.32/27 165.0/25
    40.65 192.0/18
    40.67 128.0/19
    40.70 0.0/18 64.0/20 80.0/21 128.0/17
    40.75 0.0/19 64.0/18
    40.77 128.128/25 129.0/24 130.0/25 132.0/24 136.48/28 137.128/26 138.128/25 163.0/24 166.160/27 167.0/24 168.0/24 170.0/24 175.96/27
    40.77 182.0/28 182.32/27 184.0/25 198.0/26 199.192/26 224.128/25 228.0/24 233.0/24 234.192/27 236.80/28 237.64/26 240.0/25 245.0/24 248.0/25 251.0/24
    40.78 208.48/28 220.0/24
    40.79 0.0/21 8.0/27 8.32/28 8.64/27 8.96/28 9.0/24 16.0/20 32.0/20 48.0/27 48.32/28 49.0/24 56.0/21 64.0/20 80.0/21
    40.79 90.0/24 91.0/28 92.0/24 93.0/28 94.0/24 95.0/28 206.64/27 240.0/20
    40.80 161.2/31 161.4/30 161.8/29
    40.82 4.0/22 44.0/22
    40.84 0.0/17
    40.87 168.0/30 168.8/29 168.16/28 168.32/29 168.48/28 168.64/30 168.70/31 168.72/29 168.80/28 168.96/27 168.128/26 168.192/28
    40.87 168.210/31 168.212/30 168.216/29 168.224/27 169.0/27 169.32/29 169.40/31 169.44/30 169.48/29 169.56/31 169.60/30 169.64/27
    40.87 169.96/31 169.102/31 169.104/29 169.112/28 169.128/29 169.136/31 169.140/30 169.160/27 169.192/26 170.0/25 170.128/28 170.144/31
    40.87 170.152/29 170.160/28 170.176/29 170.184/30 170.194/31 170.196/30 170.202/31 170.204/30 170.208/30 170.214/31 170.216/30 170.228/30
    40.87 170.232/29 170.240/29 170.248/30 171.2/31 171.4/30 171.8/29 171.16/28 171.32/31 171.36/30 171.40/31 171.58/31 171.64/31 171.72/29
    40.87 171.80/28 171.96/27 171.128/27 171.160/31 171.166/31 171.168/29 171.176/28 171.192/27 171.224/28 171.240/29 171.248/31
    40.90 19.128/25 20.0/25 130.160/27 132.128/26 133.112/28 134.192/26 136.0/28 138.160/27 140.160/27 140.192/27 143.192/26 144.64/26
    40.90 145.32/27 145.64/27 148.96/27 155.128/26 157.128/26 158.128/25
    40.91 12.16/28 12.48/28 12.64/26 12.128/28 12.160/27 12.208/28 12.240/28 13.64/27 13.96/28 13.128/27 13.240/28 14.0/24
    40.93 12.0/24
    40.97 47.128/25 52.0/26
    40.120 156.0/28 156.16/29 156.24/30 156.28/31 156.40/30 156.48/29 156.56/30 156.72/29 156.80/28 156.96/31 156.102/31 156.104/29
    40.120 156.112/30 156.116/31 156.120/29 156.128/25 157.0/24 158.0/26 158.64/28 158.80/30 158.86/31 158.88/29 158.96/31 158.100/30
    40.120 158.104/30 158.124/30 158.128/26 158.192/27 158.224/28 158.240/29 158.248/30 158.254/31 159.0/29 159.10/31 159.12/30 159.18/31
    40.120 159.20/30 159.24/29 159.32/27 159.64/29 159.74/31 159.76/30 159.80/28 159.96/31 159.106/31 159.108/30 159.112/28 159.128/27
    40.120 159.160/31 159.176/29 159.196/30 159.200/29 159.208/29 159.220/30 159.224/27
    40.123 0.0/17 144.0/26 144.64/29 144.82/31 144.86/31 144.104/29 144.112/28 144.128/28 144.144/29 144.154/31 144.156/30 144.160/27
    40.123 144.192/27 144.224/28 144.240/29 144.248/30 144.252/31 145.6/31 145.8/30 145.12/31 145.22/31 145.24/29 145.32/28 145.48/29
    40.123 145.56/30 145.68/30 145.72/29 145.80/28 145.96/27 145.128/27 145.160/30 145.166/31 145.168/29 145.176/28 145.192/28 145.208/30
    40.123 145.212/31 145.222/31 145.224/27 146.0/27 146.36/31 146.42/31 146.44/30 146.48/31 146.54/31 146.56/29 146.64/26 146.128/27
    40.123 146.160/30 146.164/31 146.176/31 146.182/31 146.184/29 146.192/29 146.200/30 146.204/31 146.210/31 146.212/30 146.216/29 146.224/27
    40.123 147.0/27 147.32/31 147.36/30 147.40/29 147.48/28 147.64/28 147.80/30 147.84/31 147.104/29 147.112/29 147.122/31 147.124/31
    40.123 147.138/31 147.140/30 147.144/31 147.148/30 147.152/29 147.160/28 147.176/30 147.180/31 147.184/29 147.192/26
    40.123 184.0/26 184.64/28 184.80/29 184.88/31 184.98/31 184.100/30 184.104/29 184.112/28 184.128/27 184.168/29 184.176/29 184.184/31
    40.123 184.194/31 184.196/30 184.200/30 184.204/31 184.208/29 184.230/31 184.232/29 185.8/29 185.16/28 185.32/27 185.64/30 185.84/30
    40.123 185.94/31 185.100/30 185.104/30 185.110/31 185.112/28 185.128/27 185.162/31 185.168/30 185.176/29 185.190/31 185.192/27 185.224/28
    40.123 185.240/29 185.250/31 185.254/31 186.0/29 186.8/31 186.28/31 186.42/31 186.44/30 186.48/31 186.52/31 186.56/29 186.64/26 186.128/25
    40.123 187.0/25 187.128/27 187.160/30 187.170/31 187.172/30 187.176/29 187.188/30 187.192/29 187.200/31 187.204/30 187.208/28 187.226/31
    40.123 187.228/30 187.232/29 187.244/30 187.248/29
    40.126 3.0/24 24.0/24
    48.204 128.0/17
    48.205 168.0/24 199.0/24 209.0/24 213.0/24 216.0/24 218.0/24 220.0/24
    48.208 77.0/24 78.0/23 80.0/24 151.0/24 152.0/21 160.0/24
    48.211 128.0/17
    48.212 2.0/24 130.0/24
    48.213 2.0/24
    48.214 0.0/17
    51.5 2.0/23
    51.8 128.0/18
    52.101 10.0/24 36.0/22 56.0/22 60.0/24
    52.102 138.0/24
    52.103 12.0/24 138.0/24
    52.106 3.0/24 8.0/24 66.0/24
    52.108 186.0/24 216.0/22
    52.109 4.0/22
    52.111 230.0/24
    52.112 39.0/24 76.0/22 95.0/24 104.0/24 108.0/24 116.0/24 131.0/24 136.0/24 160.0/24 255.0/24
    52.114 1.0/24 136.0/21 180.0/22 186.0/23 206.0/23 208.0/24
    52.115 36.0/24 38.0/24 40.0/24 42.0/24 44.0/24 160.0/19 230.0/24
    52.120 64.0/19
    52.121 32.0/22
    52.122 12.0/22 56.0/21 64.0/21
    52.123 4.0/24 13.0/24 120.0/22 124.0/24 189.0/24
    52.125 136.0/24
    52.136 29.0/24
    52.138 80.0/21 96.0/19
    52.143 192.0/24
    52.147 160.0/19
    52.167 0.0/16
    52.177 0.0/16
    52.179 128.0/17
    52.184 128.0/19 160.0/21 168.0/28 168.80/28 168.96/27 168.128/28 169.0/24 170.0/24 176.0/20 192.0/18
    52.225 128.0/21 136.0/27 136.32/28 136.64/28 137.0/24 192.0/18
    52.232 151.0/24 160.0/19 192.0/18
    52.239 156.0/24 157.0/25 157.128/26 157.192/27 172.0/22 184.0/25 184.128/27 184.160/28 184.192/27 185.32/27 185.64/27
    52.239 192.0/26 192.64/28 192.96/27 192.160/27 192.192/26 198.0/25 198.160/27 198.192/26 206.0/24 207.32/28 207.64/26 207.128/26 222.0/23
    52.242 64.0/18
    52.245 44.0/24 45.0/25 45.128/28 45.160/27 45.192/26 46.0/27 46.48/28 46.64/28 46.112/28 46.128/28 46.160/27 46.192/26
    52.247 0.0/17
    52.250 128.0/18
    52.251 0.0/17
    52.252 0.0/17
    52.253 64.0/20 148.0/23 154.0/23
    52.254 0.0/18 64.0/19 96.0/20 112.0/21
    57.150 4.0/23 74.0/23 84.0/23 108.0/23 152.0/23 158.0/23 182.0/23 190.0/23 232.0/23 250.0/23
    57.157 0.0/25 0.128/26 0.192/27 1.24/30 1.76/30 1.80/28 1.96/29 1.106/31 1.108/30 1.112/28 1.128/31 1.138/31 1.140/30 1.144/29
    57.157 1.152/30 1.164/30 1.168/29 1.176/28 1.192/26 2.0/26 2.64/29 2.72/30 2.78/31 2.80/28 2.96/28 2.112/29 2.120/30 2.126/31
    57.157 2.128/25 3.0/25 3.128/27 3.160/28 3.176/29 3.184/30 3.188/31 3.202/31 3.204/30 3.208/28 3.224/27
    57.157 48.0/27 48.32/29 48.40/30 48.46/31 48.48/28 48.64/26 48.128/27 48.160/30 48.168/31 48.174/31 48.176/28 48.192/29 48.200/30
    57.157 48.204/31 48.210/31 48.212/30 48.216/29 48.224/27 49.0/26 49.64/28 49.80/30 49.86/31 49.88/29 49.96/27 49.128/27
    65.52 108.0/23 110.0/24
    65.55 44.16/28 44.32/27 44.64/27 44.96/28 44.128/27 60.188/30 105.0/26 105.96/27 105.224/27 106.0/26 106.64/27 106.128/26 107.48/28
    65.55 107.64/27 108.0/24 209.128/26 211.32/27 213.64/26 213.128/26 217.0/24 219.32/27 219.128/25
    68.154 0.0/17
    68.220 0.0/19 128.0/17
    70.152 9.0/24 121.0/24 122.0/23 124.0/22 128.0/21
    72.153 0.0/17
    74.249 0.0/17
    104.44 88.32/27 88.96/27 91.96/27 93.160/27 94.48/28
    104.46 0.0/21 96.0/19 192.0/20
    104.47 200.0/21
    104.208 128.0/17
    104.209 128.0/17
    104.210 0.0/20
    128.24 0.0/17
    128.85 128.0/17
    130.213 128.0/17
    131.253 12.208/28 12.224/30 13.16/29 13.48/28 13.72/29 13.80/29 13.96/30 14.16/28 14.208/28 14.224/28 15.8/29 15.16/28
    131.253 24.0/28 24.192/26 34.224/27 38.0/27 38.128/26 40.0/28
    132.196 128.0/17
    134.170 220.0/23
    135.18 128.0/17
    135.119 128.0/17
    135.130 6.0/23 10.0/23 38.0/23 62.0/23 158.0/23 168.0/23 180.0/22 184.0/23 206.0/23 217.0/24 218.0/24
    135.222 128.0/18
    135.224 128.0/17
    135.232 0.0/17
    135.237 128.0/17
    137.116 0.0/18 64.0/19 96.0/22
    145.132 0.0/17
    145.190 133.0/24 143.0/24
    151.206 108.0/23 130.0/24
    157.55 7.128/26 10.192/26 11.128/25 37.0/24 38.0/24 48.0/24 50.0/25 55.100/30 55.104/29 55.136/29 55.144/29 55.160/28
    157.56 2.128/25 3.0/25
    172.172 0.0/17
    172.175 0.0/16
    172.176 0.0/15
    172.193 0.0/17
    172.200 0.0/16
    172.203 0.0/17
    172.206 0.0/17
    172.210 128.0/17
    191.236 192.0/18
    191.237 128.0/18
    191.239 224.0/20
    193.149 64.0/21
    199.30 16.0/24 18.0/23 20.0/24 22.0/24 28.64/26 28.128/25 29.0/24
    209.199 21.128/25
  `),
    'Storage.EastUS2': prefixes(`
    13.68 120.64/28
    13.77 112.16/28 112.32/28 112.112/28 112.128/28 115.16/28 115.32/28
    20.33 157.0/24 191.0/24 205.0/24 222.0/23 246.0/24 254.0/24
    20.38 100.0/23
    20.47 60.0/23
    20.60 56.0/22 88.0/22 132.0/23 180.0/23 224.0/23 236.0/23
    20.150 29.0/24 36.0/24 50.0/23 72.0/24 82.0/24 88.0/24
    20.153 12.0/24 17.0/24 32.0/24 40.0/24 49.0/24 51.0/24 63.0/24 65.0/24 84.0/23
    20.157 36.0/23 48.0/23 62.0/23 167.0/24 185.0/24 239.0/24 248.0/24 250.0/24
    20.209 68.0/23 90.0/23 110.0/23 112.0/23 178.0/23
    23.102 206.0/28 206.128/28 206.192/28
    40.79 8.16/28 48.16/28
    40.84 8.32/28 11.80/28
    40.123 16.16/28
    52.167 88.80/28 88.112/28 240.16/28
    52.177 208.80/28
    52.179 144.32/28 144.64/28 240.16/28 240.48/28 240.64/28 240.96/27 240.144/28 240.160/28 240.192/27 240.240/28 241.0/28 241.32/27
    52.184 168.96/27
    52.225 136.16/28 136.32/28 240.0/28
    52.232 232.16/28 232.32/28 232.80/28 232.96/28 232.128/27 232.176/28 232.192/28
    52.239 156.0/24 157.0/25 157.128/26 157.192/27 172.0/22 184.0/25 184.128/27 184.160/28 184.192/27 185.32/27 185.64/27
    52.239 192.0/26 192.64/28 192.96/27 192.160/27 192.192/26 198.0/25 198.160/27 198.192/26 206.0/24 207.32/28 207.64/26 207.128/27 207.160/27 222.0/23
    57.150 4.0/23 74.0/23 84.0/23 108.0/23 152.0/23 158.0/23 182.0/23 190.0/23 232.0/23 250.0/23
    104.208 128.16/28 248.16/28
    135.130 6.0/23 10.0/23 38.0/23 62.0/23 158.0/23 168.0/23 180.0/23 182.0/23 184.0/23
    137.116 1.0/25 2.0/26 2.96/29 2.104/30 2.108/32 2.110/31 2.112/32 2.114/32 2.116/30 2.120/29 3.0/25 3.128/26 96.0/25 96.128/26
    145.190 133.0/24
    191.237 160.64/26 160.224/28
    191.239 224.0/26
  `),
};



/***/ }),

/***/ 5689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ mostRedirects)
/* harmony export */ });
/** So many redirects are followed, at most. */
const mostRedirects = 5;


/***/ })

};
