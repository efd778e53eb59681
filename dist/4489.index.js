export const id = 4489;
export const ids = [4489];
export const modules = {

/***/ 2433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ predictedPrivateIp)
/* harmony export */ });
/**
 * The address that Azure gives the first user of an empty subnet: the fourth after its base, since Azure keeps the first three and the base
 * for itself. Azure does not promise it; what the firewall tells once it exists replaces it.
 */
function predictedPrivateIp(prefix) {
    const [base = ''] = prefix.split('/');
    const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + 4;
    return [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.');
}


/***/ }),

/***/ 4077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ inspectedRules),
/* harmony export */   j: () => (/* binding */ withoutInspection)
/* harmony export */ });
/**
 * The policy while there is no CA: nothing that was to be inspected passes. Rules that allow with inspection are left out, and rules that deny
 * with inspection deny the whole host, since the path cannot be seen. No public text says whether Azure takes `terminateTLS` in a policy without
 * a CA, and writing the rules without inspection would let traffic through that nobody looked at; this is safe either way.
 */
const withoutInspection = (policy) => ({
    ...policy,
    ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
        ...group,
        ruleCollections: group.ruleCollections.map(closed).filter(({ rules }) => rules.length > 0),
    })),
});
const closed = (collection) => ({
    ...collection,
    rules: collection.rules.flatMap((rule) => {
        if (!inspects(rule))
            return [rule];
        return collection.action === 'Deny' ? [wholeHost(rule)] : [];
    }),
});
const inspects = (rule) => rule.ruleType === 'ApplicationRule' && rule.terminateTLS;
const wholeHost = (rule) => ({
    ...rule,
    terminateTLS: false,
    targetUrls: [],
    targetFqdns: [...new Set([...rule.targetFqdns, ...rule.targetUrls.map(url => url.split('/')[0] ?? url)])],
    httpHeadersToInsert: [],
});
/** Names of the rules that wait for a CA. */
const inspectedRules = (policy) => policy.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections.flatMap(({ rules }) => rules.filter(inspects).map(({ name }) => name)));


/***/ }),

/***/ 274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ document),
/* harmony export */   Tu: () => (/* binding */ readOnly),
/* harmony export */   gu: () => (/* binding */ settled)
/* harmony export */ });
/** Members that ARM alone writes. */
const readOnly = [
    'etag',
    'eTag',
    'type',
    'provisioningState',
    'resourceGuid',
    'ipConfigurations',
    'ipConfiguration',
    'ipConfigurationProfiles',
    'privateEndpoints',
    'purpose',
];
/** ARM reports the state of most types here; anything but `Succeeded` at rest means: write it again. */
const settled = { '/properties/provisioningState': 'Succeeded' };
/** The members that most ARM documents have. Tags that others put on a resource stay. */
function document(scene, part, id, title, needs, body, compare = {}) {
    return {
        id,
        title,
        part,
        needs,
        desired: { location: scene.spec.location, tags: scene.spec.tags, ...body },
        compare: { settled, ...compare, keep: ['/tags', ...(compare.keep ?? [])] },
    };
}


/***/ }),

/***/ 5541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ firewallResources),
/* harmony export */   p: () => (/* binding */ ipConfigurations)
/* harmony export */ });
/* harmony import */ var _policy_arm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(198);
/* harmony import */ var _closed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4077);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(274);



/** The policy with its rule groups, the firewall, the workspace and what is logged there. */
function firewallResources(scene) {
    const { spec, ids } = scene;
    const policy = policyOf(scene);
    const arm = (0,_policy_arm_js__WEBPACK_IMPORTED_MODULE_0__/* .toArm */ .m)(policy);
    const groups = arm.ruleCollectionGroups.map(({ name, properties }) => ({
        id: ids.ruleCollectionGroup(name),
        title: `rule collection group ${name}`,
        part: 'firewall',
        needs: [ids.policy],
        desired: { properties: properties },
        compare: {
            settled: _context_js__WEBPACK_IMPORTED_MODULE_1__/* .settled */ .gu,
            unordered: {
                '/properties/ruleCollections': 'name',
                ...Object.fromEntries(lists.map(list => [`/properties/ruleCollections/*/rules/*/${list}`, ''])),
            },
        },
        // Azure takes one rule collection group of a policy at a time.
        exclusive: ids.policy,
    }));
    return [
        (0,_context_js__WEBPACK_IMPORTED_MODULE_1__/* .document */ .Al)(scene, 'firewall', ids.workspace, `log workspace ${spec.logs.workspace}`, [ids.group], { properties: { sku: { name: 'PerGB2018' }, retentionInDays: spec.logs.retentionDays } }, 
        // Old API versions answer `pergb2018`.
        {
            ignore: ['/properties/sku'],
            keep: ['/properties'],
            readOnly: [
                ..._context_js__WEBPACK_IMPORTED_MODULE_1__/* .readOnly */ .Tu,
                'customerId',
                'createdDate',
                'modifiedDate',
                'privateLinkScopedResources',
                'quotaNextResetTime',
                'dataIngestionStatus',
            ],
        }),
        (0,_context_js__WEBPACK_IMPORTED_MODULE_1__/* .document */ .Al)(scene, 'firewall', ids.policy, `firewall policy ${spec.firewall.policyName}`, [ids.group, ids.policyIdentity], {
            properties: { sku: { tier: 'Premium' }, ...arm.policy },
            identity: { type: 'UserAssigned', userAssignedIdentities: { [ids.policyIdentity]: {} } },
        }, {
            unordered: {
                '/properties/intrusionDetection/configuration/signatureOverrides': 'id',
                '/properties/intrusionDetection/configuration/bypassTrafficSettings': 'name',
            },
            absent: {
                '/properties/threatIntelWhitelist/ipAddresses': [],
                '/properties/threatIntelWhitelist/fqdns': [],
                '/properties/intrusionDetection/configuration/privateRanges': [],
                '/properties/snat/privateRanges': ['IANAPrivateRanges'],
            },
            // What a spec has no words for. A PUT that leaves the base policy out would take it off.
            keep: [
                '/properties/basePolicy',
                '/properties/insights',
                '/properties/sql',
                '/properties/explicitProxy',
                '/properties/dnsSettings/requireProxyForNetworkRules',
                '/properties/intrusionDetection/profile',
            ],
        }),
        ...groups,
        (0,_context_js__WEBPACK_IMPORTED_MODULE_1__/* .document */ .Al)(scene, 'firewall', ids.firewall, `firewall ${spec.firewall.name}`, 
        // After its rule groups: written before the policy is attached they take seconds, afterwards minutes each.
        [ids.group, ids.network, ...ids.publicIps, ids.policy, ...groups.map(({ id }) => id)], {
            ...(spec.firewall.zones.length > 0 ? { zones: spec.firewall.zones } : {}),
            properties: {
                sku: { name: 'AZFW_VNet', tier: 'Premium' },
                firewallPolicy: { id: ids.policy },
                ipConfigurations: ipConfigurations(scene),
            },
        }, {
            unordered: { '/zones': '', '/properties/ipConfigurations': 'name' },
            keep: ['/properties'],
            readOnly: [..._context_js__WEBPACK_IMPORTED_MODULE_1__/* .readOnly */ .Tu, 'ipGroups', 'hubIPAddresses', 'privateIPAddress'],
        }),
        {
            id: ids.diagnostics,
            title: `diagnostic settings of ${spec.firewall.name}`,
            part: 'firewall',
            needs: [ids.firewall, ids.workspace],
            desired: {
                properties: {
                    workspaceId: ids.workspace,
                    // `Dedicated` sends the AZFW categories to tables of their own; the old ones go to AzureDiagnostics either way.
                    ...(spec.logs.tables === 'legacy' ? {} : { logAnalyticsDestinationType: 'Dedicated' }),
                    logs: categories[spec.logs.tables].map(category => ({ category, enabled: true })),
                },
            },
            compare: { unordered: { '/properties/logs': 'category' }, keep: ['/properties/logs'] },
        },
    ];
}
/** The policy as it can be now: bound to the CA when there is one, and closed where it would need one that is not there. */
function policyOf({ spec, context }) {
    const { certificateAuthority: _, ...policy } = spec.firewall.policy;
    if (!context.ca)
        return (0,_closed_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutInspection */ .j)(policy);
    return { ...policy, certificateAuthority: { name: spec.certificateAuthority.certificate, keyVaultSecretId: context.ca.secretId } };
}
/** The names that Azure's own tools give; only the first carries the subnet. */
const ipConfigurations = ({ ids }) => ids.publicIps.map((id, index) => ({
    name: `AzureFirewallIpConfiguration${index}`,
    properties: { ...(index === 0 ? { subnet: { id: ids.firewallSubnet } } : {}), publicIPAddress: { id } },
}));
const lists = [
    'sourceAddresses',
    'destinationAddresses',
    'targetFqdns',
    'targetUrls',
    'fqdnTags',
    'webCategories',
    'ipProtocols',
    'destinationFqdns',
    'destinationPorts',
];
const structured = [
    'AZFWApplicationRule',
    'AZFWNetworkRule',
    'AZFWNatRule',
    'AZFWThreatIntel',
    'AZFWIdpsSignature',
    'AZFWDnsQuery',
    'AZFWFqdnResolveFailure',
];
const legacy = ['AzureFirewallApplicationRule', 'AzureFirewallNetworkRule', 'AzureFirewallDnsProxy'];
const categories = { structured, legacy, both: [...structured, ...legacy] };


/***/ }),

/***/ 4489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ resourcesFor),
  L: () => (/* binding */ resources_select)
});

// EXTERNAL MODULE: ./src/plan/ids.js
var ids = __webpack_require__(7087);
// EXTERNAL MODULE: ./src/plan/order.js
var order = __webpack_require__(5121);
// EXTERNAL MODULE: ./src/plan/context.js
var plan_context = __webpack_require__(274);
// EXTERNAL MODULE: ./src/plan/node-trust.js
var node_trust = __webpack_require__(1718);
// EXTERNAL MODULE: ./src/plan/reference.js
var reference = __webpack_require__(7016);
;// CONCATENATED MODULE: ./src/plan/guid.js
/**
 * A GUID that is always the same for the same text, so that a role assignment has one name for ever. It is a UUID of version 8 (RFC 9562:
 * contents of the maker's choice), filled with the 128-bit FNV-1a hash of the text.
 */
function guidOf(text) {
    const mask = (1n << 128n) - 1n;
    let hash = 0x6c62272e07bb014262b821756295c58dn;
    for (const byte of new TextEncoder().encode(text))
        hash = ((hash ^ BigInt(byte)) * 0x0000000001000000000000000000013bn) & mask;
    const hex = hash.toString(16).padStart(32, '0');
    const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

;// CONCATENATED MODULE: ./src/plan/roles.js


/** Azure's built-in roles that we grant, by their names. The ids are the same in every tenant. */
const roles = {
    'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
    'Key Vault Certificates Officer': 'a4417e6f-fecd-4de8-b567-7b0420556985',
    'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    'Storage File Data Privileged Contributor': '69566ab7-960f-475b-8e7c-b3118f30c6bd',
    'Network Contributor': '4d97b98b-1d4f-4787-a291-c67834d212e7',
    AcrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
    'Azure Kubernetes Service RBAC Cluster Admin': 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
};
/**
 * A role for one principal on one scope. Its name depends on who it is for by `holder` (an ARM id, or an object id), not on the principal's
 * object id, so it is known before the principal exists. `principalType` spares the wait for Entra's replicas.
 */
function grant(scene, part, request) {
    const { role, scope, scopeTitle, holder, principalId, who, principalType = 'ServicePrincipal' } = request;
    return {
        id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${guidOf([scope, role, holder].join('\n').toLowerCase())}`,
        title: `role "${role}" for ${who} on ${scopeTitle}`,
        part,
        needs: [scope],
        desired: {
            properties: {
                roleDefinitionId: `${scene.ids.subscription}/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`,
                principalId,
                principalType,
            },
        },
    };
}
/** A role for a user-assigned identity. */
const grantIdentity = (scene, part, role, identity, scope, scopeTitle) => grant(scene, part, {
    role,
    scope,
    scopeTitle,
    holder: identity,
    principalId: (0,reference.from)(identity, '/properties/principalId'),
    who: `identity ${identity.split('/').at(-1)}`,
});
/** A role for whoever runs this; nothing when that is not known. */
const grantRunner = (scene, part, role, scope, scopeTitle) => {
    const { runner } = scene.context;
    if (!runner)
        return [];
    return [
        grant(scene, part, {
            role,
            scope,
            scopeTitle,
            holder: runner.objectId,
            principalId: runner.objectId,
            who: 'the runner',
            principalType: runner.principalType,
        }),
    ];
};

;// CONCATENATED MODULE: ./src/plan/resources-cluster.js




/** The cluster, its registry, and the identities of its control plane and of its pods. */
function clusterResources(scene) {
    const { spec, context, ids } = scene;
    const { cluster } = spec;
    const { keyVault, rootSecret } = spec.certificateAuthority;
    const title = `cluster ${cluster.name}`;
    const control = grantIdentity(scene, 'cluster', 'Network Contributor', ids.clusterIdentity, ids.network, `virtual network ${spec.network.virtualNetwork}`);
    const routes = grantIdentity(scene, 'cluster', 'Network Contributor', ids.clusterIdentity, ids.routeTable, `route table ${spec.network.routeTable}`);
    const accounts = [...new Set(spec.workloads.map(({ namespace, serviceAccount }) => `${namespace}:${serviceAccount}`))].filter(account => !account.endsWith(':'));
    return [
        ...(ids.registry && cluster.registry
            ? [
                (0,plan_context/* document */.Al)(scene, 'cluster', ids.registry, `registry ${cluster.registry}`, [ids.group], { sku: { name: 'Standard' }, properties: { adminUserEnabled: false } }, { keep: registryMembers.map(name => `/properties/${name}`) }),
            ]
            : []),
        (0,plan_context/* document */.Al)(scene, 'cluster', ids.clusterIdentity, `identity id-${cluster.name}`, [ids.group], {}),
        control,
        routes,
        (0,plan_context/* document */.Al)(scene, 'cluster', ids.cluster, title, 
        // The identity must be able to join the subnet and read the routes before the cluster is made; nodes need the firewall's egress.
        [
            ids.group,
            ids.network,
            ids.routeTable,
            ids.clusterIdentity,
            control.id,
            routes.id,
            ids.firewall,
            ...(cluster.monitoring ? [ids.workspace] : []),
        ], {
            sku: { name: 'Base', tier: 'Free' },
            identity: { type: 'UserAssigned', userAssignedIdentities: { [ids.clusterIdentity]: {} } },
            properties: {
                dnsPrefix: cluster.dnsPrefix,
                ...(cluster.kubernetesVersion === undefined ? {} : { kubernetesVersion: cluster.kubernetesVersion }),
                enableRBAC: true,
                agentPoolProfiles: [
                    {
                        name: 'system',
                        mode: 'System',
                        count: cluster.nodeCount,
                        vmSize: cluster.nodeSize,
                        type: 'VirtualMachineScaleSets',
                        osType: 'Linux',
                        vnetSubnetID: ids.aksSubnet,
                    },
                ],
                networkProfile: {
                    networkPlugin: 'azure',
                    outboundType: 'userDefinedRouting',
                    loadBalancerSku: 'standard',
                    serviceCidr: cluster.serviceCidr,
                    dnsServiceIP: cluster.dnsServiceIp,
                },
                aadProfile: { managed: true, enableAzureRBAC: true, tenantID: context.tenantId },
                ...(cluster.authorizedIpRanges.length > 0
                    ? {
                        apiServerAccessProfile: {
                            authorizedIPRanges: [...cluster.authorizedIpRanges, ...ids.publicIps.map(id => (0,reference.from)(id, '/properties/ipAddress', '/32'))],
                        },
                    }
                    : {}),
                addonProfiles: {
                    azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: 'true' } },
                    ...(cluster.monitoring ? { omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: ids.workspace } } } : {}),
                },
                oidcIssuerProfile: { enabled: true },
                securityProfile: { workloadIdentity: { enabled: true } },
            },
        }, {
            unordered: { '/properties/agentPoolProfiles': 'name', '/properties/apiServerAccessProfile/authorizedIPRanges': '' },
            // Ranges, pools, add-ons, and whatever closes the cluster further (no local accounts) stay where others set them: a PUT replaces the whole.
            keep: [
                '/properties',
                '/properties/agentPoolProfiles',
                ...poolMembers.map(name => `/properties/agentPoolProfiles/*/${name}`),
                '/properties/apiServerAccessProfile',
                '/properties/apiServerAccessProfile/authorizedIPRanges',
                '/properties/aadProfile',
                '/properties/networkProfile',
                '/properties/addonProfiles',
                '/properties/addonProfiles/azureKeyvaultSecretsProvider/config',
                '/properties/addonProfiles/omsagent/config',
                '/properties/securityProfile',
            ],
            readOnly: node_trust/* clusterReadOnly */.LK,
            steered: { '/properties/agentPoolProfiles/*/count': autoscaler },
        }),
        ...grantRunner(scene, 'cluster', 'Azure Kubernetes Service RBAC Cluster Admin', ids.cluster, title),
        ...spotPool(scene),
        ...(ids.registry && cluster.registry
            ? [
                grant(scene, 'cluster', {
                    role: 'AcrPull',
                    scope: ids.registry,
                    scopeTitle: `registry ${cluster.registry}`,
                    holder: `${ids.cluster}/kubelet`,
                    principalId: (0,reference.from)(ids.cluster, '/properties/identityProfile/kubeletidentity/objectId'),
                    who: 'the nodes',
                }),
            ]
            : []),
        (0,plan_context/* document */.Al)(scene, 'cluster', ids.workloadIdentity, `identity ${cluster.workloadIdentity}`, [ids.group], {}),
        // On that one secret: the role reads certificates' private keys as well (learn.microsoft.com/azure/key-vault/general/rbac-guide), and a pod
        // that had the intermediate's could pass for the firewall.
        {
            ...grantIdentity(scene, 'cluster', 'Key Vault Secrets User', ids.workloadIdentity, ids.rootSecret, `secret ${rootSecret} of key vault ${keyVault}`),
            needs: [ids.vault],
        },
        ...accounts.map((account) => {
            const [namespace, name] = account.split(':');
            return {
                id: `${ids.workloadIdentity}/federatedIdentityCredentials/${namespace}-${name}`,
                title: `federated credential of service account ${namespace}/${name}`,
                part: 'cluster',
                needs: [ids.workloadIdentity],
                desired: {
                    properties: {
                        issuer: (0,reference.from)(ids.cluster, '/properties/oidcIssuerProfile/issuerURL'),
                        subject: `system:serviceaccount:${account}`,
                        audiences: ['api://AzureADTokenExchange'],
                    },
                },
                // Entra refuses two at once on one identity.
                exclusive: ids.workloadIdentity,
            };
        }),
    ];
}
/** Members of a registry by which somebody closed it further. */
const registryMembers = [
    'anonymousPullEnabled',
    'encryption',
    'networkRuleBypassOptions',
    'networkRuleSet',
    'policies',
    'publicNetworkAccess',
];
/**
 * With it on, the number of nodes is the cluster autoscaler's, between `minCount` and `maxCount` (learn.microsoft.com/azure/aks/cluster-autoscaler),
 * and AKS refuses to scale such a pool by hand in the same request (Azure/AKS#1248). A spec's count is then where a new pool starts.
 */
const autoscaler = 'enableAutoScaling';
/** Members of a node pool that a spec has no words for. Without a version: nodes follow their cluster's. */
const poolMembers = [
    'availabilityZones',
    'enableAutoScaling',
    'enableEncryptionAtHost',
    'enableFIPS',
    'enableNodePublicIP',
    'kubeletDiskType',
    'maxCount',
    'maxPods',
    'minCount',
    'nodeLabels',
    'nodeTaints',
    'osDiskSizeGB',
    'osDiskType',
    'osSKU',
    'securityProfile',
    'upgradeSettings',
];
function spotPool({ spec, ids }) {
    const { spotPool: pool } = spec.cluster;
    if (!pool || !ids.spotPool)
        return [];
    const properties = {
        mode: 'User',
        count: pool.count,
        vmSize: pool.nodeSize,
        type: 'VirtualMachineScaleSets',
        osType: 'Linux',
        vnetSubnetID: ids.aksSubnet,
        scaleSetPriority: 'Spot',
        scaleSetEvictionPolicy: 'Delete',
        spotMaxPrice: -1,
        // AKS adds both itself; declared so that a change of them is seen.
        nodeTaints: ['kubernetes.azure.com/scalesetpriority=spot:NoSchedule'],
        nodeLabels: { 'kubernetes.azure.com/scalesetpriority': 'spot' },
    };
    return [
        {
            id: ids.spotPool,
            title: `spot pool ${pool.name}`,
            part: 'cluster',
            needs: [ids.cluster],
            desired: { properties },
            compare: {
                settled: { '/properties/provisioningState': 'Succeeded' },
                unordered: { '/properties/nodeTaints': '' },
                keep: ['/properties/nodeTaints', '/properties/nodeLabels', ...poolMembers.map(name => `/properties/${name}`)],
                readOnly: node_trust/* clusterReadOnly */.LK,
                steered: { '/properties/count': autoscaler },
            },
        },
    ];
}

// EXTERNAL MODULE: ./src/plan/resources-firewall.js
var resources_firewall = __webpack_require__(5541);
// EXTERNAL MODULE: ./src/plan/address.js
var address = __webpack_require__(2433);
;// CONCATENATED MODULE: ./src/plan/resources-network.js



/** Public addresses, the route table and the virtual network. Their only tie to the firewall is its private address, predicted until it tells. */
function networkResources(scene) {
    const { spec, context, ids } = scene;
    const { network, firewall } = spec;
    const privateIp = context.privateIp ?? (0,address/* predictedPrivateIp */.P)(network.firewallSubnet.prefix);
    const publicIps = firewall.publicIps.map((name, index) => (0,plan_context/* document */.Al)(scene, 'network', ids.publicIps[index] ?? '', `public address ${name}`, [ids.group], {
        sku: { name: 'Standard' },
        ...(firewall.zones.length > 0 ? { zones: firewall.zones } : {}),
        properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
    }, {
        unordered: { '/zones': '' },
        keep: ['/properties'],
        readOnly: [...plan_context/* readOnly */.Tu, 'natGateway', 'linkedPublicIPAddress', 'servicePublicIPAddress'],
    }));
    const routeTable = (0,plan_context/* document */.Al)(scene, 'network', ids.routeTable, `route table ${network.routeTable}`, [ids.group], {
        properties: {
            routes: [
                { name: 'to-firewall', properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: privateIp } },
                // Answers to what comes in through the firewall's public addresses must leave by the same way.
                ...ids.publicIps.map((id, index) => ({
                    name: `firewall-public-ip-${firewall.publicIps[index]}`,
                    properties: { addressPrefix: (0,reference.from)(id, '/properties/ipAddress', '/32'), nextHopType: 'Internet' },
                })),
            ],
        },
    }, {
        unordered: { '/properties/routes': 'name' },
        keep: ['/properties', '/properties/routes'],
        readOnly: [...plan_context/* readOnly */.Tu, 'hasBgpOverride', 'subnets'],
    });
    const virtualNetwork = (0,plan_context/* document */.Al)(scene, 'network', ids.network, `virtual network ${network.virtualNetwork}`, [ids.group, ids.routeTable], {
        properties: {
            addressSpace: { addressPrefixes: network.addressSpace },
            dhcpOptions: { dnsServers: network.dns === 'firewall' ? [privateIp] : [] },
            subnets: [
                { name: network.aksSubnet.name, properties: { addressPrefix: network.aksSubnet.prefix, routeTable: { id: ids.routeTable } } },
                { name: 'AzureFirewallSubnet', properties: { addressPrefix: network.firewallSubnet.prefix } },
            ],
        },
    }, {
        unordered: { '/properties/subnets': 'name', '/properties/addressSpace/addressPrefixes': '' },
        // A PUT without a subnet would delete it: those of others are written back, and so are their protection, encryption and peerings.
        keep: ['/properties', '/properties/subnets', '/properties/subnets/*/properties'],
        readOnly: [
            ...plan_context/* readOnly */.Tu,
            'resourceNavigationLinks',
            'serviceAssociationLinks',
            'applicationGatewayIPConfigurations',
            'flowLogs',
            'ipAllocations',
            'defaultPublicNatGateway',
        ],
    });
    return [...publicIps, routeTable, virtualNetwork];
}

;// CONCATENATED MODULE: ./src/plan/resources-share.js


/** The file share that hands the root certificate to pods. Azure Files' CSI driver mounts it with the account's key, so keys stay allowed. */
function shareResources(scene) {
    const { spec, ids } = scene;
    const { fileShare } = spec.cluster;
    if (!fileShare || !ids.storage || !ids.share)
        return [];
    const account = `storage account ${fileShare.storageAccount}`;
    return [
        (0,plan_context/* document */.Al)(scene, 'share', ids.storage, account, [ids.group], {
            sku: { name: 'Standard_LRS' },
            kind: 'StorageV2',
            properties: {
                minimumTlsVersion: 'TLS1_2',
                supportsHttpsTrafficOnly: true,
                allowBlobPublicAccess: false,
                allowSharedKeyAccess: true,
            },
        }, 
        // Who may reach it, and by which keys, as somebody may have closed it further.
        {
            keep: [
                '/properties/allowCrossTenantReplication',
                '/properties/encryption',
                '/properties/keyPolicy',
                '/properties/networkAcls',
                '/properties/publicNetworkAccess',
                '/properties/sasPolicy',
            ],
        }),
        {
            id: ids.share,
            title: `file share ${fileShare.share}`,
            part: 'share',
            needs: [ids.storage],
            desired: { properties: { shareQuota: 1, enabledProtocols: 'SMB' } },
            compare: { createOnly: ['/properties/shareQuota'] },
        },
        ...grantRunner(scene, 'share', 'Storage File Data Privileged Contributor', ids.storage, account),
    ];
}

;// CONCATENATED MODULE: ./src/plan/resources-vault.js


/**
 * The resource group's location is where Azure keeps what it knows of the group; its resources may be elsewhere, and it cannot be changed
 * (learn.microsoft.com/azure/azure-resource-manager/management/overview; ARM: InvalidResourceGroupLocation). So that of a group that exists stays.
 *
 * The resource group, the vault and the identity with which the firewall reads it. The vault uses Azure RBAC. Purge protection is switched on
 * when the vault is made: deleted vaults and certificates of ours are recovered, so a name that cannot be purged costs nothing. It cannot be
 * switched off again, so a vault that was made without it is left so.
 */
function vaultResources(scene) {
    const { spec, context, ids } = scene;
    const vault = `key vault ${spec.certificateAuthority.keyVault}`;
    return [
        (0,plan_context/* document */.Al)(scene, 'base', ids.group, `resource group ${spec.resourceGroup}`, [], {}, { createOnly: ['/location'] }),
        (0,plan_context/* document */.Al)(scene, 'vault', ids.vault, vault, [ids.group], {
            properties: {
                tenantId: context.tenantId,
                sku: { family: 'A', name: 'standard' },
                enableRbacAuthorization: true,
                enableSoftDelete: true,
                softDeleteRetentionInDays: 90,
                enablePurgeProtection: true,
            },
        }, {
            createOnly: ['/properties/enablePurgeProtection', '/properties/softDeleteRetentionInDays'],
            keep: ['/properties'],
            readOnly: ['provisioningState', 'hsmPoolResourceId', 'privateEndpointConnections', 'vaultUri', 'accessPolicies', 'createMode'],
        }),
        (0,plan_context/* document */.Al)(scene, 'vault', ids.policyIdentity, `identity ${spec.certificateAuthority.identity}`, [ids.group], {}),
        grantIdentity(scene, 'vault', 'Key Vault Secrets User', ids.policyIdentity, ids.vault, vault),
        ...grantRunner(scene, 'vault', 'Key Vault Certificates Officer', ids.vault, vault),
        ...grantRunner(scene, 'vault', 'Key Vault Secrets Officer', ids.vault, vault),
    ];
}

;// CONCATENATED MODULE: ./src/plan/resources.js







/** Every document of the spec's environment. */
function resourcesFor(spec, context) {
    const scene = { spec, context, ids: (0,ids.idsOf)(spec, context.subscriptionId) };
    return [
        ...vaultResources(scene),
        ...shareResources(scene),
        ...networkResources(scene),
        ...(0,resources_firewall/* firewallResources */.U)(scene),
        ...clusterResources(scene),
    ];
}
/** The documents of some parts (`owned`), and those of other parts that they build upon (`assumed`), which are only read. */
function resources_select(resources, parts) {
    const owned = resources.filter(({ part }) => parts.includes(part));
    const mine = new Set(owned.map(({ id }) => id));
    const needed = new Set(owned.flatMap(order/* needsOf */.h));
    return { owned, assumed: resources.filter(({ id }) => needed.has(id) && !mine.has(id)) };
}


/***/ })

};
