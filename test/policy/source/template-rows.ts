import type { Flow } from '../../../src/policy/decision.ts'
import type { Options } from '../../../src/policy/source/options.ts'
import { app, collection, group, groupResource, type Json, net, parameters, policyResource, ssh, template, web } from './sources.ts'

export const allowSsh = group(100, collection('c', 100, 'Allow', net('ssh')))
export const ipGroup = (name: Json, ipAddresses: Json, more: { readonly [key: string]: Json } = {}): Json => ({
  type: 'Microsoft.Network/ipGroups',
  apiVersion: '2023-04-01',
  name,
  properties: { ipAddresses },
  ...more,
})
const grouped = (id: string): Json => group(100, collection('c', 100, 'Allow', net('ssh', { sourceAddresses: [], sourceIpGroups: [id] })))
export const nested = (
  inner: Json,
  properties: { readonly [key: string]: Json } = {},
  more: { readonly [key: string]: Json } = {},
): Json => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2022-09-01',
  name: 'module',
  ...more,
  properties: { mode: 'Incremental', ...properties, template: inner },
})
/** Collections in the form of resources. */
export const wrapped = (rule: Json, action = 'Allow', ...others: readonly Json[]): Json => ({
  priority: 100,
  ruleCollections: [{ priority: 300, action: { type: action }, rules: [rule] }, ...others].map((properties, index) => ({
    name: `c${index}`,
    ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
    properties,
  })),
})
const inner = { expressionEvaluationOptions: { scope: 'inner' } }

export type Row = readonly [title: string, template: Json, flow: Flow, answer: string, options?: Options]
export const templateRows: readonly Row[] = [
  ['a policy and its group', template([policyResource(), groupResource('p/g', allowSsh)]), ssh, 'allow by ssh'],
  [
    'names by parameters, some without a value',
    template([policyResource("[parameters('hub')]"), groupResource("[concat(parameters('hub'), '/', variables('g'))]", allowSsh)], {
      parameters: { hub: { type: 'string' } },
      variables: { g: 'rules' },
    }),
    ssh,
    'allow by ssh',
  ],
  [
    'a group inside its policy',
    template([{ ...(policyResource() as object), resources: [{ type: 'ruleCollectionGroups', name: 'g', properties: allowSsh }] } as Json]),
    ssh,
    'allow by ssh',
  ],
  [
    'a group inside its policy, by its whole type and name',
    template([
      { ...(policyResource() as object), resources: [groupResource("[concat('p', '/g')]", allowSsh)] } as Json,
      policyResource('q', { basePolicy: { id: "[resourceId('Microsoft.Network/firewallPolicies', 'p')]" } }),
    ]),
    ssh,
    'allow by ssh',
    { policyName: 'q' },
  ],
  ['a collection with properties of its own', template([policyResource(), groupResource('p/g', wrapped(net('ssh')))]), ssh, 'allow by ssh'],
  [
    'a collection whose properties are not known, beside one that denies',
    template([policyResource(), groupResource('p/g', wrapped(net('ssh'), 'Deny', "[parameters('more')]"))], {
      parameters: { more: { type: 'object' } },
    }),
    ssh,
    'unknown by rules {more}',
  ],
  [
    'resources by symbolic names, an existing policy',
    template(
      {
        hub: { existing: true, type: 'Microsoft.Network/firewallPolicies', apiVersion: '2024-05-01', name: 'p' },
        rules: groupResource("[format('{0}/{1}', 'p', 'g')]", allowSsh),
      },
      { languageVersion: '2.0' },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'IP groups beside the rules',
    template(
      [
        ipGroup("[parameters('pods')]", ['10.0.0.0/24']),
        policyResource(),
        groupResource('p/g', grouped("[resourceId('Microsoft.Network/ipGroups', parameters('pods'))]")),
      ],
      {
        parameters: { pods: { type: 'string' } },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'an IP group that leaves the source out',
    template([
      ipGroup('pods', ['10.1.0.0/24', '10.0.0.10-10.0.0.20']),
      policyResource(),
      groupResource('p/g', grouped("[resourceId('Microsoft.Network/ipGroups', 'pods')]")),
    ]),
    ssh,
    'deny',
  ],
  [
    'an IP group elsewhere',
    template([
      ipGroup('pods', ['10.0.0.0/24']),
      policyResource(),
      groupResource('p/g', grouped("[resourceId('other', 'Microsoft.Network/ipGroups', 'pods')]")),
    ]),
    ssh,
    'unknown by ssh',
  ],
  [
    'an empty IP group: the rule is passed over',
    template([
      ipGroup('none', []),
      policyResource(),
      groupResource(
        'p/g',
        group(
          100,
          collection('c', 100, 'Deny', net('no', { sourceIpGroups: ["[resourceId('Microsoft.Network/ipGroups', 'none')]"] })),
          collection('d', 200, 'Allow', net('ssh')),
        ),
      ),
    ]),
    ssh,
    'allow by ssh',
  ],
  [
    'an IP group whose addresses have no value',
    template(
      [
        ipGroup('pods', "[parameters('addresses')]" as Json),
        policyResource(),
        groupResource('p/g', grouped("[resourceId('Microsoft.Network/ipGroups', 'pods')]")),
      ],
      {
        parameters: { addresses: { type: 'array' } },
      },
    ),
    ssh,
    'unknown by ssh',
  ],
  [
    'the same with a value file',
    template(
      [
        ipGroup('pods', "[parameters('addresses')]" as Json),
        policyResource(),
        groupResource('p/g', grouped("[resourceId('Microsoft.Network/ipGroups', 'pods')]")),
      ],
      {
        parameters: { addresses: { type: 'array' } },
      },
    ),
    ssh,
    'allow by ssh',
    parameters({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
      parameters: { Addresses: { value: ['10.0.0.0/8'] } },
    }),
  ],
  [
    'and with a plain one',
    template([policyResource(), groupResource('p/g', "[parameters('rules')]")], { parameters: { rules: { type: 'object' } } }),
    ssh,
    'allow by ssh',
    parameters({ rules: allowSsh }),
  ],
  [
    'a source without a value: unknown for flows that the rule could match',
    template(
      [
        policyResource(),
        groupResource('p/g', group(100, collection('c', 100, 'Allow', net('ssh', { sourceAddresses: "[parameters('s')]" })))),
      ],
      {
        parameters: { s: { type: 'array' } },
      },
    ),
    ssh,
    'unknown by ssh',
  ],
  [
    'and irrelevant for others',
    template(
      [
        policyResource(),
        groupResource('p/g', group(100, collection('c', 100, 'Allow', net('ssh', { sourceAddresses: "[parameters('s')]" })))),
      ],
      {
        parameters: { s: { type: 'array' } },
      },
    ),
    { ...ssh, port: 23 },
    'deny',
  ],
  [
    'one source of several without a value, another that covers',
    template(
      [
        policyResource(),
        groupResource(
          'p/g',
          group(100, collection('c', 100, 'Allow', net('ssh', { sourceAddresses: ["[parameters('s')]", '10.0.0.0/24'] }))),
        ),
      ],
      { parameters: { s: { type: 'string' } } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'a condition that is false',
    template([policyResource(), groupResource('p/g', allowSsh, { condition: "[equals(parameters('on'), 'yes')]" })], {
      parameters: { on: { type: 'string', defaultValue: 'no' } },
    }),
    ssh,
    'deny',
  ],
  [
    'a condition that is not known',
    template([policyResource(), groupResource('p/g', allowSsh, { condition: "[parameters('on')]" })], {
      parameters: { on: { type: 'bool' } },
    }),
    ssh,
    'unknown by ssh',
  ],
  [
    'a condition that changes nothing',
    template(
      [
        policyResource(),
        groupResource('p/g', allowSsh, { condition: "[parameters('on')]" }),
        groupResource('p/h', group(200, collection('c', 100, 'Allow', net('also')))),
      ],
      { parameters: { on: { type: 'bool' } } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'the policy hangs on the same condition as its group',
    template(
      [
        { ...(policyResource() as object), condition: "[parameters('on')]" } as Json,
        groupResource('p/g', allowSsh, { condition: "[parameters('on')]" }),
      ],
      { parameters: { on: { type: 'bool' } } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'groups in a loop',
    template(
      [
        policyResource(),
        groupResource(
          "[concat('p/', variables('names')[copyIndex()])]",
          group(
            '[add(100, copyIndex())]',
            collection('c', 100, "[if(equals(copyIndex(), 0), 'Deny', 'Allow')]", net("[variables('names')[copyIndex('loop')]]")),
          ),
          {
            copy: { name: 'loop', count: "[length(variables('names'))]" },
          },
        ),
      ],
      { variables: { names: ['first', 'second'] } },
    ),
    ssh,
    'deny by first',
  ],
  [
    'a loop in a loop as Bicep compiles it: the inner one by name, the resource without one',
    template(
      [
        policyResource(),
        groupResource(
          "[format('{0}/{1}', 'p', variables('groups')[copyIndex()].name)]",
          {
            copy: [
              {
                name: 'ruleCollections',
                count: "[length(variables('groups')[copyIndex()].actions)]",
                input: collection(
                  'c',
                  "[add(100, copyIndex('ruleCollections'))]",
                  "[variables('groups')[copyIndex()].actions[copyIndex('ruleCollections')]]",
                  net("[format('{0}-{1}', variables('groups')[copyIndex()].name, copyIndex('ruleCollections'))]", {
                    destinationPorts: ["[variables('groups')[copyIndex()].ports[copyIndex('ruleCollections')]]"],
                  }),
                ),
              },
            ],
            priority: '[add(200, copyIndex())]',
          },
          { copy: { name: 'every', count: "[length(variables('groups'))]", mode: 'serial', batchSize: 1 } },
        ),
      ],
      {
        variables: {
          groups: [
            { name: 'first', actions: ['Allow'], ports: ['80'] },
            { name: 'second', actions: ['Deny', 'Allow'], ports: ['22', '22'] },
          ],
        },
      },
    ),
    ssh,
    'deny by second-0',
  ],
  [
    'the loop of an output inside a nested deployment that loops itself',
    template([
      policyResource(),
      nested(
        template([], {
          outputs: { ports: { type: 'array', copy: { count: 2, input: '[string(add(21, copyIndex()))]' } } },
        }),
        {},
        { name: "[concat('outer-', copyIndex())]", copy: { name: 'outer', count: 1 } },
      ),
      groupResource(
        'p/g',
        group(
          100,
          collection(
            'c',
            100,
            'Allow',
            net('ssh', { destinationPorts: "[reference(resourceId('Microsoft.Resources/deployments', 'outer-0')).outputs.ports.value]" }),
          ),
        ),
      ),
    ]),
    ssh,
    'allow by ssh',
  ],
  [
    'loops in loops: collections, rules and ports',
    template([
      policyResource(),
      groupResource('p/g', {
        priority: 100,
        copy: [
          {
            name: 'ruleCollections',
            count: 2,
            input: {
              ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
              name: "[concat('c', copyIndex('ruleCollections'))]",
              priority: "[add(100, copyIndex('ruleCollections'))]",
              action: { type: 'Allow' },
              copy: [
                {
                  name: 'rules',
                  count: 3,
                  input: net("[format('r{0}{1}', copyIndex('ruleCollections'), copyIndex('rules'))]", {
                    destinationPorts: ["[string(add(mul(10, copyIndex('ruleCollections')), add(11, copyIndex('rules'))))]"],
                  }),
                },
              ],
            },
          },
        ],
      }),
    ]),
    ssh,
    'allow by r11',
  ],
  [
    'a loop whose count is not known may hold any rule',
    template(
      [
        policyResource(),
        groupResource('p/g', {
          priority: 100,
          ruleCollections: [
            {
              ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
              name: 'c',
              priority: 100,
              action: { type: 'Allow' },
              copy: [{ name: 'rules', count: "[length(parameters('list'))]", input: net('x') }],
            },
          ],
        }),
      ],
      {
        parameters: { list: { type: 'array' } },
      },
    ),
    ssh,
    'unknown by rules {rules: {length(list)} @32:15}',
  ],
  [
    'whole rules as one expression',
    template(
      [
        policyResource(),
        groupResource('p/g', group(100, { ...(collection('c', 100, 'Allow') as object), rules: "[variables('rules')]" } as Json)),
      ],
      {
        variables: { rules: [net('ssh')] },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'one rule of many as an expression that nobody knows, behind one that decides',
    template([policyResource(), groupResource('p/g', group(100, collection('c', 100, 'Allow', net('ssh'), "[parameters('rule')]")))], {
      parameters: { rule: { type: 'object' } },
    }),
    ssh,
    'allow by ssh',
  ],
  [
    'and in front of it, in a collection that denies',
    template(
      [
        policyResource(),
        groupResource('p/g', group(100, collection('c', 100, 'Deny', "[parameters('rule')]"), collection('d', 200, 'Allow', net('ssh')))),
      ],
      {
        parameters: { rule: { type: 'object' } },
      },
    ),
    ssh,
    'unknown by rule {rule}',
  ],
  [
    'names in another case',
    template([
      { Type: 'microsoft.network/FirewallPolicies', Name: 'P', Properties: { ThreatIntelMode: 'alert' } },
      {
        TYPE: 'Microsoft.Network/firewallpolicies/RuleCollectionGroups',
        Name: 'p/g',
        Properties: {
          Priority: 100,
          RuleCollections: [
            {
              Name: 'c',
              Priority: 100,
              Action: { Type: 'ALLOW' },
              RuleCollectionType: 'FirewallPolicyFilterRuleCollection',
              Rules: [
                {
                  RuleType: 'networkrule',
                  Name: 'ssh',
                  IpProtocols: ['tcp'],
                  SourceAddresses: ['*'],
                  DestinationAddresses: ['*'],
                  DestinationPorts: [22],
                },
              ],
            },
          ],
        },
      },
    ]),
    ssh,
    'allow by ssh',
  ],
  [
    'numbers as texts and texts as numbers',
    template([
      policyResource(),
      groupResource(
        'p/g',
        group(
          '100',
          collection(
            'c',
            '100',
            'Allow',
            app('web', { protocols: [{ protocolType: 'https', port: '443' }] }),
            net('ssh', { destinationPorts: [22, '80, 443'] }),
          ),
        ),
      ),
    ]),
    { ...ssh, port: 443 },
    'allow by ssh',
  ],
  [
    'protocols as texts',
    template([
      policyResource(),
      groupResource('p/g', group(100, collection('c', 100, 'Allow', app('web', { protocols: ['Http:80', 'Https'] })))),
    ]),
    web('a.example'),
    'allow by web',
  ],
  [
    'a nested deployment, inner scope, values handed down',
    template(
      [
        nested(
          template(
            [
              policyResource("[parameters('name')]"),
              groupResource(
                "[concat(parameters('name'), '/g')]",
                group(100, collection('c', 100, 'Allow', net('ssh', { destinationPorts: "[parameters('ports')]" }))),
              ),
            ],
            {
              parameters: { name: { type: 'string' }, ports: { type: 'array', defaultValue: ['23'] } },
            },
          ),
          { ...inner, parameters: { name: { value: "[parameters('outer')]" }, ports: { value: "[createArray('22')]" } } },
        ),
      ],
      { parameters: { outer: { type: 'string', defaultValue: 'p' }, name: { type: 'string', defaultValue: 'wrong' } } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'a nested deployment, outer scope: names mean what they mean outside',
    template(
      [
        nested(
          template(
            [
              policyResource(),
              groupResource('p/g', group(100, collection('c', 100, 'Allow', net('ssh', { destinationPorts: ["[variables('port')]"] })))),
            ],
            { variables: { port: '23' } },
          ),
        ),
      ],
      { variables: { port: '22' } },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'nested in nested, in a loop, over a parameter',
    template(
      [
        policyResource(),
        nested(
          template(
            [
              nested(
                template([groupResource("[format('p/{0}', parameters('group').name)]", "[parameters('group').properties]")], {
                  parameters: { group: { type: 'object' } },
                }),
                {
                  ...inner,
                  parameters: { group: { value: "[parameters('group')]" } },
                },
              ),
            ],
            { parameters: { group: { type: 'object' } } },
          ),
          { ...inner, parameters: { group: { value: "[parameters('groups')[copyIndex()]]" } } },
          { copy: { name: 'each', count: "[length(parameters('groups'))]" } },
        ),
      ],
      {
        parameters: {
          groups: {
            type: 'array',
            defaultValue: [
              { name: 'a', properties: group(200, collection('c', 100, 'Allow', net('late'))) },
              { name: 'b', properties: allowSsh },
            ],
          },
        },
      },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'an IP group made by one module, named by its output in another',
    template([
      nested(
        template([ipGroup('pods', ['10.0.0.0/24'])], {
          outputs: { id: { type: 'string', value: "[resourceId('Microsoft.Network/ipGroups', 'pods')]" } },
        }),
        inner,
        { name: 'groups' },
      ),
      nested(
        template([policyResource(), groupResource('p/g', grouped("[parameters('id')]"))], { parameters: { id: { type: 'string' } } }),
        {
          ...inner,
          parameters: {
            id: { value: "[reference(resourceId('Microsoft.Resources/deployments', 'groups'), '2022-09-01').outputs.id.value]" },
          },
        },
      ),
    ]),
    ssh,
    'allow by ssh',
  ],
  [
    'the same by symbolic names',
    template(
      {
        rules: nested(
          template([policyResource(), groupResource('p/g', grouped("[parameters('id')]"))], { parameters: { id: { type: 'string' } } }),
          {
            ...inner,
            parameters: { id: { value: "[reference('groups').outputs.id.value]" } },
          },
        ),
        groups: nested(
          template(
            { pods: ipGroup('pods', ['10.0.0.0/24']) },
            { languageVersion: '2.0', outputs: { id: { type: 'string', value: "[resourceInfo('pods').id]" } } },
          ),
          inner,
          { name: 'groups' },
        ),
      },
      { languageVersion: '2.0' },
    ),
    ssh,
    'allow by ssh',
  ],
  [
    'a module that gets nothing for a parameter with a default',
    template([
      policyResource(),
      nested(
        template([groupResource('p/g', group("[parameters('priority')]", collection('c', 100, 'Allow', net('ssh'))))], {
          parameters: { priority: { type: 'int', defaultValue: 300 } },
        }),
        {
          ...inner,
          parameters: { priority: "[if(false(), createObject('value', 1), createObject('value', null()))]" as Json },
        },
      ),
    ]),
    ssh,
    'allow by ssh',
  ],
  [
    'groups handed to a module that may be given none (AVM)',
    template(
      {
        policy: policyResource("[parameters('name')]", {
          basePolicy: "[if(not(empty(parameters('base'))), createObject('id', parameters('base')), null())]",
        }),
        groups: {
          ...(nested(
            template(
              {
                policy: { existing: true, type: 'Microsoft.Network/firewallPolicies', name: "[parameters('policy')]" },
                group: groupResource("[format('{0}/{1}', parameters('policy'), parameters('name'))]", {
                  priority: "[parameters('priority')]",
                  ruleCollections: "[coalesce(parameters('collections'), createArray())]",
                }),
              },
              {
                languageVersion: '2.0',
                parameters: {
                  policy: { type: 'string' },
                  name: { type: 'string' },
                  priority: { type: 'int' },
                  collections: { type: 'array', nullable: true },
                },
              },
            ),
            {
              ...inner,
              parameters: {
                policy: { value: "[parameters('name')]" },
                name: { value: "[coalesce(parameters('groups'), createArray())[copyIndex()].name]" },
                priority: { value: "[coalesce(parameters('groups'), createArray())[copyIndex()].priority]" },
                collections: { value: "[tryGet(coalesce(parameters('groups'), createArray())[copyIndex()], 'ruleCollections')]" },
              },
            },
          ) as object),
          copy: { name: 'groups', count: "[length(coalesce(parameters('groups'), createArray()))]", mode: 'serial', batchSize: 1 },
        } as Json,
      },
      {
        languageVersion: '2.0',
        parameters: { name: { type: 'string' }, base: { type: 'string', nullable: true }, groups: { type: 'array', nullable: true } },
      },
    ),
    ssh,
    'allow by ssh',
    parameters({ groups: [{ name: 'g', ...(allowSsh as object) } as Json] }),
  ],
  [
    'base and child in one template: the base first',
    template([
      policyResource('base'),
      policyResource('child', { basePolicy: { id: "[resourceId('Microsoft.Network/firewallPolicies', 'base')]" } }),
      groupResource('base/g', group(900, collection('c', 100, 'Deny', net('never')))),
      groupResource('child/g', allowSsh),
    ]),
    ssh,
    'deny by never',
  ],
  [
    'a base that is not there may decide anything',
    template([policyResource('child', { basePolicy: { id: "[parameters('base')]" } }), groupResource('child/g', allowSsh)], {
      parameters: { base: { type: 'string' } },
    }),
    ssh,
    'unknown by base policy {base}',
  ],
  [
    'a base whose id is empty is none',
    template([policyResource('child', { basePolicy: { id: "[parameters('base')]" } }), groupResource('child/g', allowSsh)], {
      parameters: { base: { type: 'string', defaultValue: '' } },
    }),
    ssh,
    'allow by ssh',
  ],
  [
    'rule groups of the API of 2019',
    template([
      policyResource(),
      {
        type: 'Microsoft.Network/firewallPolicies/ruleGroups',
        apiVersion: '2019-08-01',
        name: 'p/g',
        properties: {
          priority: 300,
          rules: [
            {
              name: 'no',
              priority: 90,
              ruleType: 'FirewallPolicyFilterRule',
              action: { type: 'Deny' },
              ruleConditions: [
                {
                  ruleConditionType: 'NetworkRuleCondition',
                  name: 'telnet',
                  ipProtocols: ['TCP'],
                  sourceAddresses: ['*'],
                  destinationAddresses: ['*'],
                  destinationPorts: ['23'],
                },
              ],
            },
            {
              name: 'rc',
              priority: 100,
              ruleType: 'FirewallPolicyFilterRule',
              action: { type: 'Allow' },
              ruleConditions: [
                {
                  ruleConditionType: 'ApplicationRuleCondition',
                  name: 'web',
                  protocols: [{ protocolType: 'https', port: 443 }],
                  sourceAddresses: ['*'],
                  targetFqdns: ['*.example'],
                },
              ],
            },
          ],
        },
      },
    ]),
    web('a.example'),
    'allow by web',
  ],
  [
    'a firewall with classic rules',
    template([
      {
        type: 'Microsoft.Network/azureFirewalls',
        apiVersion: '2023-04-01',
        name: 'fw',
        properties: {
          applicationRuleCollections: [
            {
              name: 'late',
              properties: {
                priority: 200,
                action: { type: 'Allow' },
                rules: [{ name: 'all', protocols: [{ protocolType: 'Https', port: 443 }], sourceAddresses: ['*'], targetFqdns: ['*'] }],
              },
            },
            {
              name: 'early',
              properties: {
                priority: 100,
                action: { type: 'Deny' },
                rules: [
                  { name: 'a', protocols: [{ protocolType: 'Https', port: 443 }], sourceAddresses: ['*'], targetFqdns: ['a.example'] },
                ],
              },
            },
          ],
          networkRuleCollections: [
            {
              name: 'n',
              properties: {
                priority: 100,
                action: { type: 'Allow' },
                rules: [{ name: 'ssh', protocols: ['TCP'], sourceAddresses: ['*'], destinationAddresses: ['*'], destinationPorts: ['22'] }],
              },
            },
          ],
        },
      },
    ]),
    web('a.example'),
    'deny by a',
  ],
]
