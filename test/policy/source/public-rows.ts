import { app, collection, group, groupResource, type Json, net, parameters, ping, policyResource, ssh, template, web } from './sources.ts'
import type { Row } from './template-rows.ts'

export type Properties = { readonly [key: string]: Json }

export const allowSsh = group(100, collection('c', 100, 'Allow', net('ssh')))
export const ipGroup = (name: Json, properties: Json): Json => ({
  type: 'Microsoft.Network/ipGroups',
  apiVersion: '2020-05-01',
  name,
  properties,
})
export const firewall = (properties: Json, more: Properties = {}): Json => ({
  type: 'Microsoft.Network/azureFirewalls',
  apiVersion: '2021-08-01',
  name: 'fw',
  location: '[resourceGroup().location]',
  properties,
  ...more,
})
export const ruledBy = (policy: string): Json => ({
  sku: { name: 'AZFW_Hub', tier: 'Standard' },
  hubIPAddresses: { publicIPs: { count: 1 } },
  firewallPolicy: { id: `[resourceId('Microsoft.Network/firewallPolicies', ${policy})]` },
})
/** A rule collection of a firewall of its own. */
export const classic = (name: string, priority: Json, action: string, ...rules: readonly Json[]): Json => ({
  name,
  properties: { priority, action: { type: action }, rules },
})
export const classicNet = (name: string, rule: Properties = {}): Json => ({
  name,
  protocols: ['TCP'],
  sourceAddresses: ['10.0.0.0/24'],
  destinationAddresses: ['*'],
  destinationPorts: ['22'],
  ...rule,
})
export const classicApp = (name: string, rule: Properties = {}): Json => ({
  name,
  protocols: [{ port: '443', protocolType: 'https' }],
  sourceAddresses: ['10.0.0.0/24'],
  targetFqdns: ['a.example'],
  ...rule,
})
export const deployment = (inner: Json, more: Properties = {}, properties: Properties = {}): Json => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2019-10-01',
  name: 'inside',
  ...more,
  properties: { mode: 'Incremental', ...properties, template: inner },
})
export const innerScope = { expressionEvaluationOptions: { scope: 'inner' } }
export const text = (defaultValue?: Json): Json => ({ type: 'string', ...(defaultValue === undefined ? {} : { defaultValue }) })

export const publicRows: readonly Row[] = [
  [
    'IP groups of addresses that are still to be filled in',
    template(
      [
        ipGroup("[variables('ipGroupname')]", { ipAddresses: "[parameters('pods')]" }),
        policyResource("[parameters('policy')]"),
        groupResource(
          "[concat(parameters('policy'), '/DefaultApplicationRuleCollectionGroup')]",
          group(
            300,
            collection(
              'c',
              200,
              'Allow',
              app('web', {
                fqdnTags: [],
                targetFqdns: [],
                targetUrls: "[parameters('urls')]",
                terminateTLS: true,
                sourceAddresses: [],
                sourceIpGroups: ["[resourceId('Microsoft.Network/ipGroups', variables('ipGroupName'))]"],
              }),
            ),
          ),
        ),
      ],
      {
        parameters: {
          policy: text('p'),
          pods: { type: 'Array', defaultValue: ['xx.xx.xx.xx-xx.xx.xx.xx', 'yy.yy.yy.yy', 'zz.zz.zz.zz/nn'] },
          urls: { type: 'Array', defaultValue: ['a.example/UNIQUE*'] },
        },
        variables: { ipGroupname: 'pods' },
      },
    ),
    web('a.example'),
    'unknown by web',
  ],
  [
    'no parameters at all, numbers and flags as texts, empty service tags beside the addresses',
    template(
      [
        policyResource('p', { dnsSettings: { enableProxy: 'true' }, sku: { tier: 'Standard' }, threatIntelMode: 'Alert' }),
        groupResource('p/imported', {
          priority: '10000',
          ruleCollections: [
            {
              name: 'c',
              priority: '10000',
              action: { type: 'allow' },
              ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
              rules: [
                net('ssh', {
                  ipProtocols: ['udp', 'tcp'],
                  sourceAddresses: ['10.0.0.0/27', '10.0.0.64/26'],
                  sourceServiceTags: [],
                  destinationServiceTags: [],
                  destinationFqdns: [],
                }),
              ],
            },
          ],
        }),
      ],
      { parameters: {}, variables: { location: '[resourceGroup().location]' } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'a premium policy whose secret is known to the vault alone',
    template([
      policyResource('p', {
        sku: { tier: 'Premium' },
        transportSecurity: {
          certificateAuthority: {
            name: 'ca',
            keyVaultSecretId: "[concat(reference(resourceId('Microsoft.KeyVault/vaults', 'v'), '2019-09-01').vaultUri, 'secrets/ca')]",
          },
        },
        intrusionDetection: {
          mode: 'Alert',
          configuration: { signatureOverrides: [{ id: '2024897', mode: 'Deny' }], bypassTrafficSettings: [] },
        },
      }),
      groupResource(
        'p/PolicyRules',
        group(
          200,
          collection('web', 101, 'Allow', app('all', { targetFqdns: ['*a.example', '*.b.example'], terminateTLS: true })),
          collection(
            'block',
            100,
            'Deny',
            app('path', { targetFqdns: [], targetUrls: ['a.example/events', 'a.example/events/*'], terminateTLS: true }),
          ),
        ),
      ),
      firewall(ruledBy("'p'")),
    ]),
    { ...web('a.example'), path: '/events/2' },
    'deny by path',
  ],
  [
    'destinations of DNAT rules that only the deployment knows',
    template(
      [
        firewall({
          sku: { name: 'AZFW_VNet', tier: 'Standard' },
          threatIntelMode: 'Alert',
          ipConfigurations: "[variables('configurations')]",
          applicationRuleCollections: [classic('web', 100, 'Allow', classicApp('a'))],
          natRuleCollections: [
            classic('nat', 100, 'Dnat', {
              name: 'rdp',
              protocols: ['TCP'],
              translatedAddress: '10.0.1.4',
              translatedPort: '3389',
              sourceAddresses: ['*'],
              destinationAddresses: [
                "[reference(resourceId('Microsoft.Network/publicIPAddresses', format('{0}{1}', variables('ip'), add(range(0, 2)[0], 1)))).ipAddress]",
              ],
              destinationPorts: ['3389'],
            }),
          ],
        }),
      ],
      {
        variables: {
          ip: 'ip',
          copy: [{ name: 'configurations', count: '[length(range(0, 2))]', input: { name: "[concat('c', copyIndex('configurations'))]" } }],
        },
      },
    ),
    web('a.example'),
    'allow by a',
  ],
  [
    'names of the resource group and the region in the names of IP groups',
    template(
      [
        ipGroup("[parameters('group')]", { ipAddresses: ['10.0.0.0/24'] }),
        policyResource("[parameters('policy')]"),
        groupResource(
          "[format('{0}/{1}', parameters('policy'), 'DefaultNetworkRuleCollectionGroup')]",
          group(
            200,
            collection(
              'c',
              1250,
              'Allow',
              net('ssh', {
                sourceAddresses: null,
                sourceIpGroups: ["[resourceId('Microsoft.Network/ipGroups', parameters('group'))]"],
              }),
            ),
          ),
        ),
        firewall(ruledBy("parameters('policy')")),
      ],
      {
        parameters: {
          location: text('[resourceGroup().location]'),
          firewall: text(''),
          group: text("[format('{0}-pods-{1}', parameters('location'), uniqueString(resourceGroup().id))]"),
          policy: text("[format('{0}-policy', parameters('firewall'))]"),
        },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'Mssql, a suffix of the cloud, protocols in one rule',
    template(
      [
        ipGroup("[parameters('one')]", { ipAddresses: ['10.0.0.0/24'] }),
        firewall({
          applicationRuleCollections: [
            classic(
              'apps',
              101,
              'Allow',
              classicApp('sql', {
                sourceAddresses: null,
                protocols: [{ protocolType: 'Mssql', port: 1433 }],
                targetFqdns: ["[format('sql1{0}', environment().suffixes.sqlServerHostname)]"],
                sourceIpGroups: ["[resourceId('Microsoft.Network/ipGroups', parameters('one'))]"],
              }),
            ),
          ],
          networkRuleCollections: [
            classic(
              'nets',
              200,
              'Allow',
              classicNet('some', {
                protocols: ['UDP', 'TCP', 'ICMP'],
                sourceIpGroups: ["[resourceId('Microsoft.Network/ipGroups', parameters('one'))]"],
                destinationIpGroups: ["[resourceId('Microsoft.Network/ipGroups', parameters('two'))]"],
                destinationAddresses: null,
              }),
            ),
          ],
        }),
      ],
      { parameters: { one: text('one'), two: text('two') } },
    ),
    { source: '10.0.0.9', protocol: 'tcp', port: 1433, host: 'sql1.database.windows.net' },
    'unknown by sql',
  ],
  [
    'addresses of an IP group by a loop over subnets, base and child with their groups inside',
    template(
      [
        ipGroup("[variables('nodes')]", {
          copy: [
            {
              name: 'ipAddresses',
              count: "[length(parameters('subnets'))]",
              input: "[reference(parameters('subnets')[copyIndex('ipAddresses')], '2020-05-01').addressPrefix]",
            },
          ],
        }),
        {
          ...(policyResource("[variables('base')]", { threatIntelMode: 'Deny' }) as Properties),
          resources: [
            groupResource(
              "[concat(variables('base'), '/g')]",
              group(200, collection('c', 100, 'Allow', net('dns', { destinationPorts: ['53'] }))),
            ),
          ],
        },
        {
          ...(policyResource("[variables('child')]", {
            basePolicy: { id: "[resourceId('Microsoft.Network/firewallPolicies', variables('base'))]" },
          }) as Properties),
          resources: [
            groupResource("[concat(variables('child'), '/DefaultDnatRuleCollectionGroup')]", { priority: 100, ruleCollections: [] }),
            groupResource(
              "[concat(variables('child'), '/DefaultApplicationRuleCollectionGroup')]",
              group(
                300,
                collection(
                  'c',
                  200,
                  'Allow',
                  app('a', { sourceAddresses: [], sourceIpGroups: ["[resourceId('Microsoft.Network/ipGroups', variables('nodes'))]"] }),
                ),
              ),
            ),
          ],
        },
      ],
      {
        parameters: { subnets: { type: 'array', defaultValue: ['/subscriptions/s/resourceGroups/g/providers/x/y/z'] } },
        variables: { nodes: 'nodes', base: 'base', child: 'child' },
      },
    ),
    { ...ssh, port: 53 },
    'allow by dns',
  ],
  [
    'a firewall without rules and without a policy denies',
    template(
      [
        firewall(
          {
            sku: { name: 'AZFW_VNet', tier: 'Standard' },
            threatIntelMode: 'Alert',
            additionalProperties: {},
            ipConfigurations: [],
          },
          {
            name: "[parameters('firewall').name]",
            resources: [{ type: 'providers/diagnosticSettings', name: 'Microsoft.Insights/default' }],
          },
        ),
      ],
      { parameters: { firewall: { type: 'object', defaultValue: { name: 'fw' } } } },
    ),
    ssh,
    'deny',
  ],
  [
    'firewalls by a loop and a condition, with empty lists of rules',
    template(
      [
        firewall(
          { networkRuleCollections: [], applicationRuleCollections: [], natRuleCollections: [] },
          {
            name: "[parameters('Firewall')[copyIndex('Firewall')].firewallName]",
            condition: "[parameters('Firewall')[copyIndex('Firewall')].firewallCondition]",
            copy: { name: 'Firewall', count: "[length(parameters('Firewall'))]", mode: 'Serial' },
          },
        ),
      ],
      { parameters: { Firewall: { type: 'Array', defaultValue: [{ firewallName: 'fw', firewallCondition: true }] } } },
    ),
    web('a.example'),
    'deny',
  ],
  [
    'the properties of a firewall as one expression (CARML)',
    template(
      [
        firewall(
          "[if(equals(variables('sku'), 'AZFW_VNet'), createObject('threatIntelMode', parameters('mode'), 'firewallPolicy', if(not(empty(parameters('policy'))), createObject('id', parameters('policy')), null()), 'ipConfigurations', concat(createArray(createObject('name', reference(resourceId('Microsoft.Resources/deployments', uniqueString(deployment().name))).outputs.name.value))), 'networkRuleCollections', parameters('nets'), 'applicationRuleCollections', parameters('apps')), createObject('firewallPolicy', null()))]",
        ),
      ],
      {
        parameters: {
          mode: text('Deny'),
          policy: text(''),
          hub: text(''),
          nets: { type: 'array', defaultValue: [classic('nets', 100, 'Allow', classicNet('ssh'))] },
          apps: { type: 'array', defaultValue: [] },
        },
        variables: { sku: "[if(empty(parameters('hub')), 'AZFW_VNet', 'AZFW_Hub')]" },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'rules that are parameters without a value',
    template(
      [
        firewall({
          ipConfigurations: [],
          applicationRuleCollections: "[parameters('apps')]",
          networkRuleCollections: "[parameters('nets')]",
        }),
      ],
      { parameters: { apps: { type: 'array' }, nets: { type: 'array' } } },
    ),
    ssh,
    'unknown by collections {nets}',
  ],
  [
    'and with their values',
    template([firewall({ applicationRuleCollections: "[parameters('apps')]", networkRuleCollections: "[parameters('nets')]" })], {
      parameters: { apps: { type: 'array' }, nets: { type: 'array' } },
    }),
    ssh,
    'allow by ssh',
    parameters({ parameters: { apps: { value: [] }, nets: { value: [classic('nets', 100, 'Allow', classicNet('ssh'))] } } }),
  ],
  [
    'a firewall at the tier of the hub, its policy beside it',
    template(
      [
        policyResource("[parameters('policy')]", { threatIntelMode: 'Alert' }),
        groupResource("[format('{0}/{1}', parameters('policy'), 'g')]", allowSsh),
        firewall(ruledBy("parameters('policy')")),
      ],
      { parameters: { policy: text('Policy-01') }, functions: [] },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'a policy without properties',
    template([{ type: 'Microsoft.Network/firewallPolicies', name: 'p' }, firewall(ruledBy("'p'"))]),
    ssh,
    'deny',
  ],
  [
    'two policies, of which the firewall names one',
    template([
      policyResource('spare'),
      groupResource('spare/g', group(100, collection('c', 100, 'Deny', net('never')))),
      policyResource('used'),
      groupResource('used/g', allowSsh),
      firewall(ruledBy("'used'")),
    ]),
    ssh,
    'allow by ssh',
  ],
  [
    'a firewall that names a policy and has empty lists of its own',
    template([
      policyResource('p'),
      groupResource('p/g', allowSsh),
      firewall({ ...(ruledBy("'p'") as Properties), networkRuleCollections: [], applicationRuleCollections: [], natRuleCollections: [] }),
    ]),
    ssh,
    'allow by ssh',
  ],
  [
    'deployments to a management group, a subscription and a resource group, one in the other',
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-08-01/managementGroupDeploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { prefix: text(), location: text('[deployment().location]'), subscription: text(''), proxy: text('Yes') },
      variables: {
        group: "[concat(parameters('prefix'), '-connectivity-', parameters('location'))]",
        policy: "[concat(parameters('prefix'), '-azfwpolicy-', parameters('location'))]",
        dns: { enableProxy: true },
      },
      resources: [
        deployment(
          {
            $schema: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
            contentVersion: '1.0.0.0',
            resources: [
              { type: 'Microsoft.Resources/resourceGroups', apiVersion: '2019-10-01', name: "[variables('group')]", properties: {} },
              deployment(
                template([
                  policyResource("[variables('policy')]", {
                    dnsSettings: "[if(equals(parameters('proxy'), 'Yes'), variables('dns'), json('null'))]",
                  }),
                  groupResource("[concat(variables('policy'), '/g')]", allowSsh),
                ]),
                { resourceGroup: "[variables('group')]", name: "[take(concat(deployment().name, '-policy'), 64)]" },
              ),
            ],
          },
          {
            name: "[concat('alz-', substring(uniqueString(parameters('subscription')), 0, 6))]",
            subscriptionId: "[parameters('subscription')]",
            location: "[parameters('location')]",
          },
        ),
      ],
    },
    ssh,
    'allow by ssh',
  ],
  [
    'modules with telemetry, an API version as parameter, tags of the deployment',
    template(
      [
        {
          ...(deployment(template([]), {
            condition: "[parameters('telemetry')]",
            name: "[format('pid-{0}', uniqueString(deployment().name))]",
          }) as Properties),
        },
        policyResource("[parameters('name')]", {
          basePolicy: "[if(not(empty(parameters('base'))), createObject('id', parameters('base')), null())]",
          transportSecurity:
            "[if(or(not(empty(parameters('secret'))), not(empty(parameters('certificate')))), createObject('certificateAuthority', createObject('keyVaultSecretId', if(not(empty(parameters('secret'))), parameters('secret'), null()), 'name', if(not(empty(parameters('certificate'))), parameters('certificate'), null()))), null())]",
        }),
        deployment(
          template(
            [
              groupResource("[format('{0}/{1}', parameters('policy'), parameters('name'))]", {
                priority: "[parameters('priority')]",
                ruleCollections: "[parameters('collections')]",
              }),
            ],
            {
              parameters: { policy: text(), name: text(), priority: { type: 'int' }, collections: { type: 'array', defaultValue: [] } },
            },
          ),
          {
            copy: { name: 'groups', count: "[length(parameters('groups'))]", mode: 'serial', batchSize: 1 },
            name: "[format('{0}-{1}', uniqueString(deployment().name), copyIndex())]",
          },
          {
            ...innerScope,
            parameters: {
              policy: { value: "[parameters('name')]" },
              name: { value: "[parameters('groups')[copyIndex()].name]" },
              priority: { value: "[parameters('groups')[copyIndex()].priority]" },
              collections: { value: "[parameters('groups')[copyIndex()].ruleCollections]" },
            },
          },
        ),
      ],
      {
        parameters: {
          name: text('p'),
          base: text(''),
          secret: text(''),
          certificate: text(''),
          telemetry: { type: 'bool', defaultValue: true },
          groups: { type: 'array', defaultValue: [{ name: 'g', ...(allowSsh as Properties) }] },
        },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'everything to everywhere, and sources by parameters without a value',
    template(
      [
        firewall(
          {
            additionalProperties: { 'Network.DNS.EnableProxy': 'false' },
            networkRuleCollections: [
              classic('all', 100, 'Allow', classicNet('any', { protocols: ['Any'], sourceAddresses: ['*'], destinationPorts: ['*'] })),
            ],
            applicationRuleCollections: [],
          },
          { apiVersion: "[parameters('api')]", name: "[parameters('name')]" },
        ),
      ],
      { parameters: { api: text(), name: text() } },
    ),
    ping,
    'allow by any',
  ],
  [
    'service tags of a region that is not known',
    template(
      [
        firewall({
          networkRuleCollections: [
            classic(
              'nets',
              100,
              'Allow',
              classicNet('tag', {
                destinationAddresses: ["[concat('AzureCloud.', parameters('region'))]"],
                sourceAddresses: ["[parameters('pods')]"],
                sourceIpGroups: [],
                destinationIpGroups: [],
                destinationFqdns: [],
              }),
            ),
          ],
          applicationRuleCollections: [classic('apps', 100, 'Allow', classicApp('a', { targetFqdns: "[parameters('servers')]" }))],
        }),
      ],
      { parameters: { region: text(), pods: text('10.0.0.0/24'), servers: { type: 'array' } } },
    ),
    ssh,
    'unknown by tag',
  ],
  [
    'user-defined functions and types, a nullable parameter',
    template(
      {
        policy: policyResource("[__bicep.nameOf('hub')]"),
        group: groupResource("[format('{0}/{1}', __bicep.nameOf('hub'), 'g')]", {
          priority: "[coalesce(tryGet(parameters('settings'), 'priority'), 200)]",
          ruleCollections: [
            collection(
              'c',
              100,
              'Allow',
              net('ssh', { destinationPorts: "[map(parameters('settings').ports, lambda('port', string(lambdaVariables('port'))))]" }),
            ),
          ],
        }),
      },
      {
        languageVersion: '2.0',
        definitions: {
          settings: {
            type: 'object',
            properties: { ports: { type: 'array', items: { type: 'int' } }, priority: { type: 'int', nullable: true } },
          },
        },
        functions: [
          {
            namespace: '__bicep',
            members: {
              nameOf: {
                parameters: [{ type: 'string', name: 'what' }],
                output: { type: 'string', value: "[format('afwp-{0}', parameters('what'))]" },
              },
            },
          },
        ],
        parameters: { settings: { $ref: '#/definitions/settings', defaultValue: { ports: [22, 2222] } } },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'rules from a file that was loaded into a variable, filtered and sorted',
    template(
      {
        policy: policyResource('p'),
        group: groupResource(
          'p/g',
          {
            priority: 200,
            ruleCollections:
              "[map(filter(variables('$fxv#0').collections, lambda('c', lambdaVariables('c').enabled)), lambda('c', createObject('ruleCollectionType', 'FirewallPolicyFilterRuleCollection', 'name', lambdaVariables('c').name, 'priority', lambdaVariables('c').priority, 'action', createObject('type', lambdaVariables('c').action), 'rules', map(lambdaVariables('c').rules, lambda('r', shallowMerge(createArray(createObject('ruleType', 'NetworkRule', 'sourceAddresses', createArray('*')), lambdaVariables('r'))))))))]",
          },
          { dependsOn: ['policy'] },
        ),
      },
      {
        languageVersion: '2.0',
        variables: {
          '$fxv#0': {
            collections: [
              { name: 'off', enabled: false, priority: 100, action: 'Deny', rules: [net('never')] },
              {
                name: 'on',
                enabled: true,
                priority: 200,
                action: 'Allow',
                rules: [{ name: 'ssh', ipProtocols: ['TCP'], destinationAddresses: ['*'], destinationPorts: ['22'] }],
              },
            ],
          },
        },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'the same as one text of JSON',
    template([policyResource('p'), groupResource('p/g', "[json(variables('$fxv#0'))]")], {
      variables: { '$fxv#0': JSON.stringify(allowSsh) },
    }),
    ssh,
    'allow by ssh',
  ],
  [
    'groups of one policy by items() of an object, keyed by name',
    template(
      [
        policyResource('p'),
        groupResource(
          "[format('{0}/{1}', 'p', items(variables('groups'))[copyIndex()].key)]",
          "[items(variables('groups'))[copyIndex()].value]",
          {
            copy: { name: 'groups', count: "[length(items(variables('groups')))]", mode: 'serial', batchSize: 1 },
          },
        ),
      ],
      { variables: { groups: { first: allowSsh, second: group(200, collection('c', 100, 'Deny', net('late'))) } } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'collections joined from several variables, some on a condition',
    template(
      [
        policyResource('p'),
        groupResource('p/g', {
          priority: 300,
          ruleCollections: "[union(variables('base'), if(parameters('aks'), variables('aks'), json('[]')))]",
        }),
      ],
      {
        parameters: { aks: { type: 'bool', defaultValue: true } },
        variables: { base: [collection('b', 100, 'Allow', app('a'))], aks: [collection('k', 200, 'Allow', net('ssh'))] },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'sources by cidrSubnet of the network',
    template(
      [
        policyResource('p'),
        groupResource(
          'p/g',
          group(100, collection('c', 100, 'Allow', net('ssh', { sourceAddresses: ["[cidrSubnet(parameters('network'), 24, 0)]"] }))),
        ),
      ],
      { parameters: { network: text('10.0.0.0/16') } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'sources from the network that the same template deploys',
    template([
      {
        type: 'Microsoft.Network/virtualNetworks',
        apiVersion: '2022-07-01',
        name: 'spoke',
        properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } },
      },
      policyResource('p'),
      groupResource(
        'p/g',
        group(
          100,
          collection(
            'c',
            100,
            'Allow',
            net('ssh', {
              sourceAddresses: "[reference(resourceId('Microsoft.Network/virtualNetworks', 'spoke')).addressSpace.addressPrefixes]",
            }),
          ),
        ),
      ),
    ]),
    ssh,
    'unknown by ssh',
  ],
  [
    'a group of the policy in another resource group, by the scope of a module',
    template(
      [
        deployment(
          template(
            {
              policy: {
                existing: true,
                type: 'Microsoft.Network/firewallPolicies',
                apiVersion: '2023-04-01',
                name: "[parameters('policy')]",
              },
              g: groupResource("[format('{0}/{1}', parameters('policy'), 'aks')]", allowSsh),
            },
            { languageVersion: '2.0', parameters: { policy: text() } },
          ),
          { resourceGroup: "[split(parameters('hub'), '/')[4]]", subscriptionId: "[split(parameters('hub'), '/')[2]]" },
          { ...innerScope, parameters: { policy: { value: "[last(split(parameters('hub'), '/'))]" } } },
        ),
      ],
      { parameters: { hub: text() } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'a group alone, for a policy that is there already',
    template([groupResource("[concat(parameters('firewallPolicyName'), '/workload3')]", allowSsh, { location: 'westeurope' })], {
      parameters: { firewallPolicyName: { defaultValue: 'hub-firewallpolicy', type: 'String' } },
    }),
    ssh,
    'allow by ssh',
  ],
  [
    'names from a table by the region, which is that of the deployment',
    template(
      [
        deployment(
          template([policyResource("[parameters('name')]"), groupResource("[format('{0}/{1}', parameters('name'), 'g')]", allowSsh)], {
            parameters: { name: text() },
          }),
          {},
          { ...innerScope, parameters: { name: { value: "[variables('names').policy]" } } },
        ),
      ],
      {
        parameters: { location: text('[deployment().location]'), tokens: { type: 'object', defaultValue: { resource: 'resource-token' } } },
        variables: {
          '$fxv#0': { AzureCloud: { westeurope: { abbreviation: 'euw' } } },
          locations: "[variables('$fxv#0')[environment().name]]",
          short: "[variables('locations')[parameters('location')].abbreviation]",
          convention: "[format('{0}-{1}-{2}', toLower('MLZ'), parameters('tokens').resource, variables('short'))]",
          names: { policy: "[replace(variables('convention'), parameters('tokens').resource, 'afwp')]" },
        },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'children by their short type, a secret of a vault whose name is made',
    template(
      [
        {
          ...(policyResource('p', {
            transportSecurity: { certificateAuthority: { name: 'cacert', keyVaultSecretId: "[variables('secret')]" } },
          }) as Properties),
          resources: [
            {
              type: 'ruleCollectionGroups',
              name: 'PolicyRules',
              apiVersion: '2020-05-01',
              properties: group(
                200,
                collection(
                  'c',
                  101,
                  'Allow',
                  app('maps', { targetFqdns: [], targetUrls: ['*a.example/maps*', 'b.example'], terminateTLS: true }),
                ),
              ),
            },
          ],
        },
      ],
      {
        parameters: {},
        variables: {
          vault: "[concat('fw-', uniqueString(resourceGroup().id))]",
          secret: "[concat('https://', variables('vault'), '.vault.azure.net/secrets/cacert')]",
        },
      },
    ),
    { ...web('www.a.example'), path: '/maps/1' },
    'allow by maps',
  ],
  [
    'the body of a deployment, whose values count before the defaults of its template',
    {
      location: 'eastus2',
      properties: {
        mode: 'Incremental',
        parameters: { action: { value: 'Deny' } },
        template: template(
          [policyResource(), groupResource('p/g', group(100, collection('c', 100, "[parameters('action')]", net('ssh'))))],
          { parameters: { action: text('Allow') } },
        ),
      },
    },
    ssh,
    'deny by ssh',
  ],
  [
    "a definition of Azure Policy that deploys, its template's values made of its own parameters",
    {
      properties: {
        parameters: { port: { type: 'String', defaultValue: '22' }, tag: { type: 'String' } },
        policyRule: {
          if: { field: 'type', equals: 'Microsoft.Resources/subscriptions' },
          // biome-ignore lint/suspicious/noThenProperty: that is its name in a definition of Azure Policy
          then: {
            effect: 'DeployIfNotExists',
            details: {
              deployment: {
                properties: {
                  mode: 'Incremental',
                  parameters: { ports: { value: "[createArray(parameters('port'))]" }, name: { value: "[parameters('tag')]" } },
                  template: template(
                    [
                      policyResource("[parameters('name')]"),
                      groupResource(
                        "[concat(parameters('name'), '/g')]",
                        group(100, collection('c', 100, 'Allow', net('ssh', { destinationPorts: "[parameters('ports')]" }))),
                      ),
                    ],
                    { parameters: { ports: { type: 'array' }, name: text('p') } },
                  ),
                },
              },
            },
          },
        },
      },
    },
    ssh,
    'allow by ssh',
  ],
  [
    'a rule without sources, as the first API took it',
    template([
      firewall({
        applicationRuleCollections: [
          classic('apps', 101, 'Allow', { name: 'web', protocols: [{ port: '443', protocolType: 'https' }], targetFqdns: ['*'] }),
        ],
      }),
    ]),
    web('a.example'),
    'unknown by web',
  ],
  [
    'a policy that is there already, by a condition that its children do not share',
    template(
      [
        {
          ...(policyResource('p') as Properties),
          condition: "[parameters('create')]",
          resources: [{ type: 'ruleCollectionGroups', apiVersion: '2021-08-01', name: 'g', properties: allowSsh }],
        },
      ],
      { parameters: { create: { type: 'bool', defaultValue: false } } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'a firewall that a policy rules, and that has collections of its own without a rule',
    template([
      policyResource('p'),
      groupResource('p/g', allowSsh),
      firewall({ ...(ruledBy("'p'") as Properties), networkRuleCollections: [{ name: 'old', properties: { priority: 100 } }] }),
    ]),
    ssh,
    'allow by ssh',
  ],
  [
    'rules by lambdas in lambdas, IP groups by their names',
    template(
      [
        ipGroup('pods', { ipAddresses: ['10.0.0.0/24'] }),
        groupResource(
          "[format('{0}/{1}', parameters('policy'), variables('groups')[copyIndex()].name)]",
          {
            copy: [
              {
                name: 'ruleCollections',
                count: "[length(variables('groups')[copyIndex()].collections)]",
                input:
                  "[union(createObject('ruleCollectionType', 'FirewallPolicyFilterRuleCollection', 'rules', map(variables('groups')[copyIndex()].collections[copyIndex('ruleCollections')].rules, lambda('r', shallowMerge(createArray(lambdaVariables('r'), createObject('ruleType', 'NetworkRule', 'sourceIpGroups', map(lambdaVariables('r').from, lambda('name', resourceId('Microsoft.Network/ipGroups', lambdaVariables('name'))))))))) ), variables('groups')[copyIndex()].collections[copyIndex('ruleCollections')].settings)]",
              },
            ],
            priority: "[variables('groups')[copyIndex()].priority]",
          },
          { copy: { name: 'groups', count: "[length(variables('groups'))]" } },
        ),
      ],
      {
        parameters: { policy: text() },
        variables: {
          groups: [
            { name: 'empty', priority: 100, collections: [] },
            {
              name: 'g',
              priority: 200,
              collections: [
                {
                  settings: { name: 'c', priority: 100, action: { type: 'Deny' } },
                  rules: [{ name: 'no', from: ['pods'], ipProtocols: ['TCP'], destinationAddresses: ['*'], destinationPorts: ['22'] }],
                },
              ],
            },
          ],
        },
      },
    ),
    ssh,
    'deny by no',
  ],
]
