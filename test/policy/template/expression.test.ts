import assert from 'node:assert/strict'
import test from 'node:test'
import { isHole } from '../../../src/policy/hole.ts'
import { readJson } from '../../../src/policy/source/json.ts'
import { evaluateText } from '../../../src/policy/template/evaluate-node.ts'
import { makeBudget, type Shared } from '../../../src/policy/template/scope.ts'
import { templateScope } from '../../../src/policy/template/template-scope.ts'
import { makePlaces, type Value } from '../../../src/policy/template/value.ts'

const template = {
  parameters: {
    name: { type: 'string', defaultValue: 'Hub' },
    none: { type: 'string' },
    nothing: { type: 'array', nullable: true },
    list: { type: 'array', defaultValue: ['a', 'b', 'c'] },
    object: { type: 'object', defaultValue: { Inner: { list: [{ x: 1 }, { x: 2 }] }, b: 2, a: 1 } },
    built: { type: 'string', defaultValue: "[concat(parameters('name'), '-', variables('suffix'))]" },
    location: { type: 'string', defaultValue: '[resourceGroup().location]' },
  },
  variables: {
    suffix: 'x',
    circle: "[variables('round')]",
    round: "[concat('a', variables('circle'))]",
    partly: ['known', "[parameters('none')]"],
    copy: [{ name: 'ports', count: 3, input: "[string(add(copyIndex('ports', 8000), 1))]" }],
    nested: {
      copy: [{ name: 'inside', count: "[length(parameters('list'))]", input: { n: "[parameters('list')[copyIndex('inside')]]" } }],
    },
  },
  functions: [
    {
      namespace: 'own',
      members: {
        twice: {
          parameters: [{ name: 'of', type: 'string' }],
          output: { type: 'string', value: "[concat(parameters('of'), parameters('of'))]" },
        },
      },
    },
  ],
  resources: [],
}

function evaluate(text: string): Value {
  const { root, placeOf } = readJson(JSON.stringify(template), 'template.json')
  assert(root)
  const shared: Shared = { places: makePlaces(), budget: makeBudget(), referenced: () => undefined, undeployed: 'left out' }
  const target = { subscription: evaluateNothing('{subscription}'), resourceGroup: evaluateNothing('{resourceGroup}') }
  return evaluateText(
    text,
    templateScope({ node: root, placeOf }, () => undefined, shared, target, '0'),
    undefined,
  )
}
const evaluateNothing = (text: string): Value => text

const id = '/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers'

for (const [expression, value] of [
  // Texts that are none, and that look like expressions.
  ['plain', 'plain'],
  ['[[not one]', '[not one]'],
  ['[not] one', '[not] one'],
  ["['it''s']", "it's"],
  ["[ concat( 'a' ,\n 'b' ) ]", 'ab'],
  // Parameters, variables, functions of the template's own.
  ["[parameters('NAME')]", 'Hub'],
  ["[parameters('built')]", 'Hub-x'],
  ["[variables('ports')]", ['8001', '8002', '8003']],
  ["[variables('nested').inside[1].n]", 'b'],
  ["[parameters('object').inner.LIST[1].x]", 2],
  ["[parameters('object')['Inner']['list'][0]]", { x: 1 }],
  ["[own.twice('ab')]", 'abab'],
  ["[parameters('nothing')]", null],
  // Texts.
  ["[concat('a', 1, true)]", 'a1True'],
  ["[concat(parameters('list'), createArray('d'))]", ['a', 'b', 'c', 'd']],
  ["[format('{0}/{1}', parameters('name'), 'rules')]", 'Hub/rules'],
  ["[format('{0:D3}-{1,4}-{{x}}', 7, 'r')]", '007-   r-{x}'],
  ['[json(format(\'{{"id": "{0}"}}\', \'i\')).id]', 'i'],
  ["[toLower(parameters('name'))]", 'hub'],
  ["[toUpper('a')]", 'A'],
  ["[trim(' a ')]", 'a'],
  ["[split('10.0.0.0/16', '/')[1]]", '16'],
  ["[split('a,b;c', createArray(',', ';'))]", ['a', 'b', 'c']],
  ["[last(split('a/b/c', '/'))]", 'c'],
  ["[first('abc')]", 'a'],
  ["[join(parameters('list'), ',')]", 'a,b,c'],
  ["[substring('abcdef', 2, 3)]", 'cde'],
  ["[replace('a.b.c', '.', '-')]", 'a-b-c'],
  ["[startsWith('Abc', 'aB')]", true],
  ["[endsWith('abc', 'BC')]", true],
  ["[indexOf('abcABC', 'C')]", 2],
  ["[lastIndexOf('abcABC', 'c')]", 5],
  ["[contains('abc', 'b')]", true],
  ["[contains('abc', 'B')]", false],
  ["[padLeft('7', 3, '0')]", '007'],
  ["[string(parameters('list'))]", '["a","b","c"]'],
  ["[base64ToString(base64('ü'))]", 'ü'],
  ["[uri('http://a.example/x/', 'y')]", 'http://a.example/x/y'],
  // Logic.
  ["[if(equals(parameters('name'), 'Hub'), 'yes', variables('missing'))]", 'yes'],
  ["[if(false, 'yes', 'no')]", 'no'],
  ['[and(true(), not(false()), or(false(), true()))]', true],
  ['[not(equals(1, 2))]', true],
  ["[equals('a', 'A')]", false],
  ["[equals(createObject('a', 1), createObject('A', 1))]", true],
  ["[empty('')]", true],
  ['[empty(createArray())]', true],
  ["[empty(createObject('a', 1))]", false],
  ['[empty(null())]', true],
  ["[coalesce(null(), parameters('nothing'), 'x')]", 'x'],
  ['[greater(2, 1)]', true],
  ["[less('a', 'b')]", true],
  ["[bool('true')]", true],
  // Numbers.
  ["[add(1, int('2'))]", 3],
  ['[sub(5, 2)]', 3],
  ['[mul(-2, 3)]', -6],
  ['[div(7, 2)]', 3],
  ['[mod(7, 2)]', 1],
  ['[min(3, 1, 2)]', 1],
  ['[max(createArray(3, 1))]', 3],
  // Lists and objects.
  ["[length(parameters('list'))]", 3],
  ["[length('abcd')]", 4],
  ['[range(5, 3)]', [5, 6, 7]],
  ["[skip(parameters('list'), 1)]", ['b', 'c']],
  ["[take(parameters('list'), 2)]", ['a', 'b']],
  ["[union(parameters('list'), createArray('c', 'd'))]", ['a', 'b', 'c', 'd']],
  ["[union(createObject('a', createObject('x', 1)), createObject('A', createObject('y', 2)))]", { a: { x: 1, y: 2 } }],
  ["[intersection(parameters('list'), createArray('c', 'z'))]", ['c']],
  ["[intersection(parameters('object'), createObject('A', 1, 'b', 3))]", { a: 1 }],
  ["[indexOf(parameters('list'), 'b')]", 1],
  ['[lastIndexOf(createArray(1, 2, 1), 1)]', 2],
  ["[indexOf(parameters('list'), 'B')]", -1],
  ['[base64ToJson(base64(\'{"ports": [22]}\')).ports]', [22]],
  ["[contains(parameters('object'), 'inner')]", true],
  ["[contains(parameters('list'), 'c')]", true],
  ["[tryGet(parameters('object'), 'missing')]", null],
  ["[tryGet(parameters('object'), 'inner', 'list', 0, 'x')]", 1],
  ["[parameters('object').?missing]", null],
  [
    "[items(createObject('b', 2, 'a', 1))]",
    [
      { key: 'a', value: 1 },
      { key: 'b', value: 2 },
    ],
  ],
  ["[objectKeys(createObject('b', 2, 'a', 1))]", ['a', 'b']],
  ["[shallowMerge(createArray(createObject('a', 1), createObject('b', 2)))]", { a: 1, b: 2 }],
  ['[flatten(createArray(createArray(1), createArray(2, 3)))]', [1, 2, 3]],
  ["[map(parameters('list'), lambda('x', toUpper(lambdaVariables('x'))))]", ['A', 'B', 'C']],
  ["[map(parameters('list'), lambda('x', 'i', lambdaVariables('i')))]", [0, 1, 2]],
  ["[filter(range(0, 5), lambda('x', greater(lambdaVariables('x'), 2)))]", [3, 4]],
  ["[reduce(range(1, 4), 0, lambda('sum', 'x', add(lambdaVariables('sum'), lambdaVariables('x'))))]", 10],
  ["[sort(createArray(3, 1, 2), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))]", [1, 2, 3]],
  ["[toObject(parameters('list'), lambda('x', lambdaVariables('x')), lambda('x', 1))]", { a: 1, b: 1, c: 1 }],
  ["[mapValues(createObject('a', 1), lambda('v', add(lambdaVariables('v'), 1)))]", { a: 2 }],
  // Addresses.
  ["[cidrHost('10.0.0.0/24', 3)]", '10.0.0.4'],
  ["[cidrSubnet('10.0.0.0/16', 24, 2)]", '10.0.2.0/24'],
  ["[parseCidr('10.0.0.0/24').lastUsable]", '10.0.0.254'],
  // Ids.
  ["[resourceId('Microsoft.Network/ipGroups', 'pods')]", `${id}/Microsoft.Network/ipGroups/pods`],
  [
    "[resourceId('hub', 'Microsoft.Network/firewallPolicies/ruleCollectionGroups', 'p', 'g')]",
    '/subscriptions/{subscription}/resourceGroups/hub/providers/Microsoft.Network/firewallPolicies/p/ruleCollectionGroups/g',
  ],
  [
    "[resourceId('s', 'hub', 'Microsoft.Network/ipGroups', 'x')]",
    '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/ipGroups/x',
  ],
  [
    "[extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', 's', 'g'), 'Microsoft.Network/ipGroups', 'x')]",
    '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/ipGroups/x',
  ],
  ["[subscriptionResourceId('Microsoft.X/y', 'z')]", '/subscriptions/{subscription}/providers/Microsoft.X/y/z'],
  ['[environment().suffixes.storage]', 'core.windows.net'],
] as const)
  test(`${expression} is ${JSON.stringify(value)}`, () => assert.deepEqual(evaluate(expression), value))

for (const [expression, text, because] of [
  ["[parameters('none')]", '{none}', /parameter "none" has no value/],
  ["[concat('10.', parameters('none'), '/24')]", '10.{none}/24', /parameter "none"/],
  ["[format('{0}/x', parameters('none'))]", '{none}/x', /parameter "none"/],
  ["[parameters('none').a[0].b]", '{none.a.0.b}', /parameter "none"/],
  ["[if(parameters('none'), 'a', 'b')]", '{if(none, a, b)}', /parameter "none"/],
  ["[length(parameters('none'))]", '{length(none)}', /parameter "none"/],
  ["[resourceId('Microsoft.Network/ipGroups', parameters('none'))]", `${id}/Microsoft.Network/ipGroups/{none}`, /parameter "none"/],
  ["[reference('x').outputs.y.value]", '{reference(x).outputs.y.value}', /only a deployment knows what reference\(\) gives/],
  ["[listKeys('x', '2020-01-01').keys[0]]", '{listkeys(x, 2020-01-01).keys.0}', /only a deployment knows/],
  ['[utcNow()]', '{utcNow()}', /when it runs/],
  ["[uniqueString('a')]", '{uniquestring(a)}', /only a deployment knows/],
  ['[deployment().name]', '{deployment().name}', /its own name/],
  ["[parameters('location')]", '{location}', /location of its resource group/],
  ["[variables('circle')]", 'a{circle}', /variable "circle" needs itself/],
  ["[variables('nowhere')]", '{nowhere}', /there is no variable "nowhere"/],
  ["[parameters('list')[7]]", '{[a, b, c][7]}', /there is no item 7/],
  ["[parameters('object').missing]", '{{Inner: {list: [{x: 1}, {x: 2}]}, b: 2, a: 1}[missing]}', /there is no "missing"/],
  ["[frobnicate('a')]", '{frobnicate(a)}', /frobnicate\(\) is not known here/],
  ["[concat('a'", "[concat('a'", /./],
  ["[concat('a']", "{concat('a'}", /cannot be read: "," is missing before the end/],
  ["[concat('a))]", "{concat('a))}", /a text in quotes does not end/],
  ['[add(1, two)]', '{add(1, two)}', /"two" is no function call/],
  ['[div(1, 0)]', '{div(1, 0)}', /cannot be worked out/],
] as const)
  test(`${expression} is not known: ${text}`, () => {
    const value = evaluate(expression)
    if (!expression.endsWith(']')) return assert.equal(value, text)
    assert(isHole(value), JSON.stringify(value))
    assert.equal(value.text, text)
    assert.match(value.because, because)
  })

test('what is not known stays a hole among what is', () => {
  const list = evaluate("[concat(variables('partly'), parameters('list'))]") as readonly Value[]
  assert.deepEqual(
    list.map(item => (isHole(item) ? item.text : item)),
    ['known', '{none}', 'a', 'b', 'c'],
  )
  assert.equal(evaluate("[length(variables('partly'))]"), 2)
  assert.equal(evaluate("[contains(variables('partly'), 'known')]"), true)
  assert(isHole(evaluate("[contains(variables('partly'), 'other')]")))
  const open = evaluate("[union(parameters('list'), parameters('none'))]") as readonly Value[]
  assert.equal(open.length, 4)
  assert(isHole(open[3]) && open[3].many)
  assert(isHole(evaluate("[length(union(parameters('list'), parameters('none')))]")))
  assert.equal(evaluate("[union(parameters('list'), parameters('none'))[1]]"), 'b')
  assert.equal(evaluate("[if(parameters('none'), 'same', 'same')]"), 'same')
  assert.equal(evaluate("[or(parameters('none'), true())]"), true)
  assert.equal(evaluate("[and(parameters('none'), false())]"), false)
})

test('different unknowns have different texts: the same text is taken for the same value', () => {
  const pairs = [
    [
      "[map(parameters('none'), lambda('x', concat(lambdaVariables('x'), '/24')))]",
      "[map(parameters('none'), lambda('x', lambdaVariables('x')))]",
    ],
    ["[coalesce(parameters('none'), 'a')]", "[coalesce(parameters('none'), 'b')]"],
    ["[if(parameters('none'), 'a', 'b')]", "[if(parameters('none'), 'b', 'a')]"],
    ["[parameters('list')[parameters('none')]]", "[parameters('object')[parameters('none')]]"],
    ["[concat(parameters('none'), 'a')]", "[concat(parameters('none'), 'b')]"],
    ["[utcNow('u')]", "[utcNow('yyyy')]"],
    ["[uniqueString('a')]", "[uniqueString('b')]"],
    ["[and(parameters('none'), variables('nowhere'))]", "[and(parameters('none'), true())]"],
  ] as const
  for (const pair of pairs) {
    const [one, other] = pair.map(evaluate)
    assert(isHole(one) && isHole(other), pair.join())
    assert.notEqual(one.text, other.text)
    const again = evaluate(pair[0])
    assert(isHole(again) && again.text === one.text, `${pair[0]} is not the same twice`)
  }
})
