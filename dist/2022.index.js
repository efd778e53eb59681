export const id = 2022;
export const ids = [2022];
export const modules = {

/***/ 8395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ fqdnTags),
/* harmony export */   q: () => (/* binding */ fqdnTagsOf)
/* harmony export */ });
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
/** The same for one region: the API servers' names carry it. */
const fqdnTagsOf = (location) => ({
    ...fqdnTags,
    AzureKubernetesService: [`*.hcp.${location}.azmk8s.io`, ...(fqdnTags.AzureKubernetesService ?? [])],
});


/***/ }),

/***/ 6832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JF: () => (/* binding */ hostPattern),
/* harmony export */   Sm: () => (/* binding */ hostName),
/* harmony export */   qC: () => (/* binding */ matchesHost),
/* harmony export */   xn: () => (/* binding */ bestPattern)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);

/**
 * A host name as the firewall compares it: lower case, no trailing dot, Unicode as punycode. Undefined where there is no
 * name at all, or an address stands in its place: neither can match an application rule (facts 1.1, "No SNI / IP literal").
 */
function hostName(text) {
    if (text === undefined)
        return undefined;
    const name = toAscii(text.trim()).toLowerCase().replace(/\.$/, '');
    const literal = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(name) !== undefined || name.startsWith('[') || name.includes(':');
    // A second dot at the end, or a blank before the dot: no such name can be asked for, and it must not be taken for the one without.
    const malformed = name === '' || /[.\s]$/.test(name);
    return malformed || literal ? undefined : name;
}
/**
 * Whether an FQDN pattern covers a host. `*` is only ever the first character and stands for any string, so `*c.com` covers
 * `c.com` and `evilc.com`, and `*.c.com` covers every depth below `c.com` but not `c.com` itself (facts 1.3).
 * A pattern with a `*` elsewhere is invalid in Azure and covers nothing.
 */
function matchesHost(pattern, host) {
    const wanted = hostPattern(pattern);
    const name = hostName(host);
    if (name === undefined || wanted === '' || wanted.includes('*', 1))
        return false;
    return wanted.startsWith('*') ? name.endsWith(wanted.slice(1)) : name === wanted;
}
/** A pattern as it is compared: lower case, no trailing dot, Unicode as punycode, with its `*` in front. */
const hostPattern = (pattern) => {
    const star = pattern.startsWith('*') ? '*' : '';
    const [, dot = '', rest = ''] = /^(\.?)(.*)$/s.exec(pattern.slice(star.length)) ?? [];
    return (star + dot + toAscii(rest)).toLowerCase().replace(/\.$/, '');
};
/**
 * Only names with characters outside ASCII go through the URL parser, which would read much else (`0x7f.1`) as an address; and only
 * those that hold nothing but a name, because it would take `ü@a.example` for `a.example` and drop what follows a slash.
 */
function toAscii(name) {
    if (/^[\x00-\x7f]*$/.test(name) || !/^[a-z0-9._\u{80}-\u{10ffff}-]*$/iu.test(name))
        return name;
    try {
        return new URL(`http://${name}`).hostname;
    }
    catch {
        return name;
    }
}
/** The pattern that decides a name among the keys of a record: the exact name first, else the longest `*` pattern. */
function bestPattern(patterns, host) {
    const fitting = patterns.filter(pattern => matchesHost(pattern, host));
    return fitting.find(pattern => !pattern.startsWith('*')) ?? fitting.sort((a, b) => b.length - a.length)[0];
}


/***/ }),

/***/ 5485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ readings),
/* harmony export */   Kn: () => (/* binding */ splitUrlPattern),
/* harmony export */   OJ: () => (/* binding */ urlPatternCoversHost),
/* harmony export */   Vv: () => (/* binding */ matchesUrl)
/* harmony export */ });
/* unused harmony export coversPath */
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6832);

/** A URL pattern of a rule: `host/path`, no scheme, port or query. `*` may open the host and close the path (facts 1.3). */
function splitUrlPattern(pattern) {
    const slash = pattern.indexOf('/');
    return slash < 0 ? { host: pattern, path: '' } : { host: pattern.slice(0, slash), path: pattern.slice(slash) };
}
/** Whether a name (an SNI) can lead to a URL that the pattern covers. */
const urlPatternCoversHost = (pattern, host) => (0,_match_host_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesHost */ .qC)(splitUrlPattern(pattern).host, host);
/**
 * Whether a pattern covers a URL. `unknown`: the answer hangs on something that Microsoft documents nowhere, namely whether the
 * firewall folds case, decodes `%xx`, or resolves `..` before it compares. Where every reading agrees, that is the answer.
 * @param path with or without a query, `/a/b?c=d`
 */
function matchesUrl(pattern, host, path) {
    const wanted = splitUrlPattern(pattern);
    if (!(0,_match_host_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesHost */ .qC)(wanted.host, host))
        return 'no';
    const asked = path.replace(/[?#].*$/s, '');
    const answers = new Set(readings.map(read => coversPath(read(wanted.path), read(asked))));
    if (answers.size > 1)
        return 'unknown';
    return answers.has(true) ? 'yes' : 'no';
}
/** `/test` covers `/test` and `/test/`; `/test/*` covers what is below; no path at all covers only the root. */
function coversPath(pattern, path) {
    if (pattern.endsWith('*'))
        return (path === '' ? '/' : path).startsWith(pattern.slice(0, -1));
    return withoutSlash(pattern) === withoutSlash(path);
}
const withoutSlash = (path) => path.replace(/\/$/, '');
const asIs = (path) => path;
const folded = (path) => path.toLowerCase();
function decoded(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
function resolved(path) {
    const kept = [];
    const segments = path.split('/');
    segments.forEach((segment, index) => {
        const last = index === segments.length - 1;
        if (segment === '..')
            kept.pop();
        else if (segment !== '.' && (segment !== '' || last))
            kept.push(segment);
        if (last && (segment === '..' || segment === '.'))
            kept.push('');
    });
    return path.startsWith('/') ? `/${kept.join('/')}` : kept.join('/');
}
const chain = (...steps) => (path) => steps.reduce((text, step) => step(text), path);
/** Every way in which the firewall may read a path, as far as nobody says which. */
const readings = [asIs, folded].flatMap(fold => [asIs, decoded].flatMap(decode => [asIs, resolved].map(resolve => chain(decode, resolve, fold))));


/***/ }),

/***/ 4337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ lookup),
/* harmony export */   b1: () => (/* binding */ question),
/* harmony export */   no: () => (/* binding */ no),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   sO: () => (/* binding */ addressesOf)
/* harmony export */ });
/* unused harmony export point */
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);


/** Undefined where the source is not an IPv4 address or the destination is given but is none. */
function question(flow, facts, dnsProxy) {
    const source = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(flow.source);
    const host = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(flow.host);
    const literal = flow.host === undefined ? undefined : (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(flow.host);
    const given = flow.address === undefined ? literal : (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(flow.address);
    if (source === undefined || (flow.address !== undefined && given === undefined))
        return undefined;
    const resolved = given === undefined && host !== undefined ? addressesOf(host, facts) : undefined;
    const destination = given !== undefined ? [point(given)] : (resolved ?? _addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .everywhere */ .fC);
    const outsideTags = given === undefined && resolved === undefined && host !== undefined && facts.otherNames === 'outside-service-tags';
    return {
        asked: { flow, source, ...(host === undefined ? {} : { host }), facts, dnsProxy, outsideTags },
        possible: { destination, ruledOut: new Set() },
    };
}
/** What `facts.dns` says of a name; undefined where it says nothing. */
function addressesOf(name, facts) {
    const dns = facts.dns ?? {};
    const key = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .bestPattern */ .xn)(Object.keys(dns), name);
    const addresses = key === undefined ? undefined : dns[key]?.map(_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or).filter(address => address !== undefined);
    return addresses && addresses.length > 0 ? addresses.map(point) : undefined;
}
const point = (address) => ({ first: address, last: address });
/** The value of a record whose keys are compared without regard to case. */
function lookup(record, key) {
    if (!record)
        return undefined;
    const own = Object.keys(record).find(name => name.toLowerCase() === key.toLowerCase());
    return own === undefined ? undefined : record[own];
}
const no = (because, possible) => ({ matched: 'no', because, waitsFor: [], otherwise: possible });
const list = (items) => items.length <= 3 ? items.join(', ') : `${items.slice(0, 3).join(', ')} and ${items.length - 3} more`;


/***/ }),

/***/ 1676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ parsePorts),
/* harmony export */   q: () => (/* binding */ portCovered)
/* harmony export */ });
/** Ports as rules write them: `443`, `1000-2000`, or `*`. */
/** Undefined for anything else, a port outside 1..65535, or a range that runs backwards. */
function parsePorts(text) {
    if (text === '*')
        return { from: 1, to: 65_535 };
    const [, first = '', last = first] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(text) ?? [];
    const [from, to] = [Number(first), Number(last)];
    return from >= 1 && to <= 65_535 && from <= to ? { from, to } : undefined;
}
const portCovered = (ports, port) => ports.some(text => {
    const range = parsePorts(text);
    return range !== undefined && range.from <= port && port <= range.to;
});


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



/***/ })

};
