import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { evaluate } from '../../../src/policy/evaluate.ts'
import { describeFault } from '../../../src/policy/place.ts'
import { readPolicy } from '../../../src/policy/source/read-policy.ts'
import { parseExpression } from '../../../src/policy/template/expression.ts'
import { ask, collection, group, groupResource, type Json, net, policyResource, ssh, template, web } from './sources.ts'

/** Whatever the text: a policy that answers, or faults with a place. Nothing else, and not for long. */
function survives(text: string, options: Parameters<typeof readPolicy>[1] = {}): boolean {
  const started = performance.now()
  const found = readPolicy({ text, file: 'f.json' }, options)
  if (found.policy) for (const flow of [ssh, web('a.example')]) evaluate(found.policy, flow, found.facts)
  else {
    assert(found.faults.length > 0)
    for (const fault of found.faults) assert.match(describeFault(fault), /^[^:]+:\d+:\d+ ./)
  }
  const took = performance.now() - started
  assert(took < 8000, `${took} ms for ${text.length} characters`)
  return found.policy !== undefined
}

const sources = [
  readFileSync('examples/recipe-2022/azuredeploy.json', 'utf8'),
  JSON.stringify(
    template(
      [
        policyResource("[parameters('hub')]"),
        groupResource(
          "[concat(parameters('hub'), '/', variables('names')[copyIndex()])]",
          group(
            '[add(100, copyIndex())]',
            collection(
              'c',
              100,
              'Allow',
              net("[toUpper('ssh')]", { sourceAddresses: "[if(equals(1, 1), createArray('*'), parameters('none'))]" }),
            ),
          ),
          {
            copy: { name: 'loop', count: "[length(variables('names'))]" },
            condition: "[not(empty(parameters('hub')))]",
          },
        ),
      ],
      { parameters: { hub: { type: 'string', defaultValue: 'p' }, none: { type: 'array' } }, variables: { names: ['a', 'b'] } },
    ),
  ),
]

test('templates with a piece cut out, doubled or put elsewhere are read or refused', () => {
  let read = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.nat(),
      fc.nat(40),
      fc.nat(),
      fc.constantFrom('cut', 'double', 'move'),
      (source, at, length, to, how) => {
        const from = at % source.length
        const piece = source.slice(from, from + length)
        const rest = source.slice(0, from) + source.slice(from + (how === 'double' ? 0 : length))
        const target = to % (rest.length + 1)
        if (survives(how === 'cut' ? rest : rest.slice(0, target) + piece + rest.slice(target))) read++
      },
    ),
    { numRuns: 400 },
  )
  assert(read > 10, `only ${read} could still be read`)
})

const word = fc.constantFrom(
  ...[
    'concat',
    'parameters',
    'variables',
    'resourceId',
    'format',
    'if',
    'equals',
    'union',
    'length',
    'copyIndex',
    'split',
    'json',
    'range',
    'map',
    'lambda',
  ],
  ...[
    'lambdaVariables',
    'filter',
    'reduce',
    'sort',
    'items',
    'tryGet',
    'coalesce',
    'reference',
    'first',
    'cidrHost',
    'padLeft',
    'substring',
    'string',
    'nonsense',
  ],
)
const expression: fc.Arbitrary<string> = fc.letrec<{ value: string }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom("'a'", "'none'", "'list'", "''", "'it''s'", '0', '-1', '7', '99999999999999999999', 'true', 'null'),
    fc.tuple(word, fc.array(tie('value'), { maxLength: 4 })).map(([name, args]) => `${name}(${args.join(', ')})`),
    fc.tuple(tie('value'), fc.constantFrom('.x', '[0]', '.?y', "['z']", '[-1]')).map(([of, step]) => of + step),
    fc.tuple(tie('value'), tie('value')).map(([of, index]) => `${of}[${index}]`),
  ),
})).value

const around = (text: string): Json =>
  template(
    [
      policyResource(text),
      groupResource('p/g', group(text, collection('c', text, text, net('n', { sourceAddresses: text, destinationPorts: [text] }), text))),
      groupResource('p/h', text, { condition: text }),
      { type: text, name: text, properties: text },
    ],
    {
      parameters: { list: { type: 'array', defaultValue: ['a', text] }, none: { type: 'string' } },
      variables: { a: text, copy: [{ name: 'none', count: text, input: text }] },
      outputs: { x: { value: text } },
    },
  )

test('random expressions in every place are worked out or told', () => {
  fc.assert(
    fc.property(expression, text => void survives(JSON.stringify(around(`[${text}]`)))),
    { numRuns: 400 },
  )
})

test('random texts between brackets are parsed or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        expression,
        fc.string().map(text => `concat(${text})`),
        fc.stringMatching(/^[a-z()'[\],. 0-9]{0,40}$/),
      ),
      text => {
        const parsed = parseExpression(`[${text}]`)
        assert(parsed.complaint === undefined || parsed.complaint.length > 0)
      },
    ),
    { numRuns: 3000 },
  )
  for (const deep of [
    'concat('.repeat(50_000),
    `${'('.repeat(10_000)}`,
    `a${'[0]'.repeat(10_000)}`,
    `a()${'.b'.repeat(20_000)}`,
    "'".repeat(9999),
  ])
    survives(JSON.stringify(around(`[${deep}]`)))
})

test('any JSON in any place of a template or a body is read or refused', () => {
  const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
  fc.assert(
    fc.property(
      json,
      json,
      fc.constantFrom('resources', 'properties', 'rules', 'body', 'policy', 'parameters', 'root'),
      (value, other, where) => {
        const sources: Readonly<Record<string, Json>> = {
          resources: template([policyResource(), value, groupResource('p/g', other)]),
          properties: template([policyResource('p', value), groupResource('p/g', value)]),
          rules: template([policyResource(), groupResource('p/g', group(100, value, collection('c', 100, 'Allow', value, other)))]),
          body: [{ name: 'g', priority: 100, ruleCollections: [value, { name: 'c', rules: other }] }],
          policy: { policy: value, ruleCollectionGroups: other, parent: value },
          parameters: template(value, { parameters: other, variables: value, functions: value, outputs: other }),
          root: value,
        }
        survives(JSON.stringify(sources[where] ?? null))
        survives(JSON.stringify(template([policyResource()])), { parameters: { text: JSON.stringify(value) ?? '', file: 'v.json' } })
      },
    ),
    { numRuns: 500 },
  )
})

test('variables, parameters and modules that need each other in a circle are unknown, not endless', () => {
  const circles = [
    template([policyResource(), groupResource('p/g', "[variables('a')]")], { variables: { a: "[variables('b')]", b: "[variables('a')]" } }),
    template([policyResource(), groupResource('p/g', "[parameters('a')]")], {
      parameters: { a: { type: 'object', defaultValue: "[parameters('a')]" } },
    }),
    template([
      policyResource(),
      ...['a', 'b'].map(
        (name, index): Json => ({
          type: 'Microsoft.Resources/deployments',
          name,
          properties: {
            expressionEvaluationOptions: { scope: 'inner' },
            parameters: { x: { value: `[reference('${['b', 'a'][index]}').outputs.y.value]` } },
            template: template([groupResource(`p/${name}`, "[parameters('x')]")], {
              parameters: { x: { type: 'object' } },
              outputs: { y: { type: 'object', value: "[parameters('x')]" } },
            }),
          },
        }),
      ),
    ]),
  ]
  for (const circle of circles) assert.equal(ask(circle, ssh).effect, 'unknown')
})
