import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { check } from '../../../src/policy/check.ts'
import { readAllowances } from '../../../src/policy/lint/allowances.ts'
import { lint } from '../../../src/policy/lint/run.ts'
import { parseSpec } from '../../../src/policy/parse.ts'

const example = readFileSync('examples/weather/egress.yaml', 'utf8')

/** The findings of one lint that stand, those that are turned off, and what is said about comments. */
function run(text: string, id: string) {
  const { spec, faults } = parseSpec(text, 'egress.yaml')
  assert(spec, JSON.stringify(faults))
  const checked = check(spec.expectations, spec.firewall.policy, spec.facts, spec.network.aksSubnet.prefix)
  const { findings, allowed } = lint({
    policy: spec.firewall.policy,
    facts: spec.facts,
    spec,
    checked,
    allowances: readAllowances(text, 'egress.yaml'),
  })
  return {
    standing: findings.filter(each => each.lint.id === id).map(({ subject }) => subject),
    allowed: allowed.map(each => `${each.subject}: ${each.reason}`),
    complaints: findings.filter(each => each.lint.id === 'unused-allow').map(({ message, place }) => `${place?.line}: ${message}`),
  }
}

const share = '            - { name: fileshare,'
const above = (comment: string) => example.replace(share, `            ${comment}\n${share}`)
const behind = (comment: string) => example.replace('destinations: [Storage.EastUS2] }', `destinations: [Storage.EastUS2] } ${comment}`)
const bypassed = 'inspection-bypassed'
const line = example.split('\n').findIndex(each => each.includes('name: fileshare')) + 1

for (const [what, text, standing, allowed, complaints] of [
  ['nothing', example, ['fileshare'], [], []],
  ['above', above(`# egress-gate: allow ${bypassed}: SMB over QUIC`), [], ['fileshare: SMB over QUIC'], []],
  ['above, with more lines between', above(`# egress-gate: allow ${bypassed}: why\n            # and more\n`), [], ['fileshare: why'], []],
  ['behind', behind(`# egress-gate: allow ${bypassed}: why not: because`), [], ['fileshare: why not: because'], []],
  ['by name, from anywhere', `# egress-gate: allow ${bypassed} for "fileshare": why\n${example}`, [], ['fileshare: why'], []],
  ['by a bare name', `# egress-gate: allow ${bypassed} for fileshare: why\n${example}`, [], ['fileshare: why'], []],
  [
    'without a reason',
    above(`# egress-gate: allow ${bypassed}`),
    ['fileshare'],
    [],
    [`${line}: "${bypassed}" is not turned off, because no reason is given`],
  ],
  [
    'with an empty reason',
    above(`# egress-gate: allow ${bypassed}:  `),
    ['fileshare'],
    [],
    [`${line}: "${bypassed}" is not turned off, because no reason is given`],
  ],
  [
    'a lint that does not exist',
    above('# egress-gate: allow inspection: why'),
    ['fileshare'],
    [],
    [`${line}: no lint is called "inspection"`],
  ],
  ['another lint', above('# egress-gate: allow quic-open: why'), ['fileshare'], [], [`${line}: nothing here is found by "quic-open"`]],
  [
    'another rule',
    `# egress-gate: allow ${bypassed} for ssh: why\n${example}`,
    ['fileshare'],
    [],
    [`1: nothing about rule "ssh" is found by "${bypassed}"`],
  ],
  ['elsewhere', example.replace('logs:', `# egress-gate: allow ${bypassed}: why\nlogs:`), ['fileshare'], [], [/nothing here is found/]],
  [
    'not readable',
    above('# egress-gate: allow'),
    ['fileshare'],
    [],
    [`${line}: this comment cannot be read: write "egress-gate: allow LINT: REASON"`],
  ],
  [
    'in a text, not in a comment',
    example.replace(
      '- name: city search',
      `- name: "a # egress-gate: allow ${bypassed} for fileshare: why"\n    url: https://example.org/\n    expect: deny\n  - name: city search`,
    ),
    ['fileshare'],
    [],
    [],
  ],
] as const)
  test(`turned off: ${what}`, () => {
    const result = run(text, bypassed)
    assert.deepEqual(result.standing, standing)
    assert.deepEqual(result.allowed, allowed)
    assert.equal(result.complaints.length, complaints.length, result.complaints.join('\n'))
    complaints.forEach((complaint, index) => {
      if (typeof complaint === 'string') assert.equal(result.complaints[index], complaint)
      else assert.match(result.complaints[index] ?? '', complaint)
    })
  })

test('inside a rule of several lines', () => {
  const text = example.replace(
    '- registry.hub.docker.com',
    '- registry.hub.docker.com # egress-gate: allow untested-rule: images are pulled by nodes',
  )
  assert(!run(text, 'untested-rule').standing.includes('AllowSecureContainerRegistries'))
  assert(run(text, 'untested-rule').standing.includes('AllowUbuntuRequests'))
})

test('in JSON, behind //, and not in its texts', () => {
  const text =
    '{\n  // egress-gate: allow any-destination: why\n  "a": "// egress-gate: allow limits: no", /* egress-gate: allow limits: no\n */ "b": 1 // egress-gate: allow limits: yes\n}'
  assert.deepEqual(
    readAllowances(text, 'f.json').all.map(({ lint, reason, line }) => [lint, reason, line]),
    [
      ['any-destination', 'why', 3],
      ['limits', 'yes', 4],
    ],
  )
})

test('any text at all', () => {
  const token = fc.constantFrom(
    '# egress-gate: allow ',
    'limits',
    ': why',
    '\n',
    '"',
    "'",
    '|\n  ',
    '- ',
    '//',
    '{',
    '}',
    'a: ',
    '/*',
    '*/',
    '\r\n',
    '\ufeff',
    '\x02',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(token, { maxLength: 20 }).map(tokens => tokens.join('')),
      ),
      text => {
        const { all, malformed } = readAllowances(`egress-gate${text}`, 'f')
        for (const { place, line } of all) assert(place.line >= 1 && line >= 1)
        for (const place of malformed) assert(place.line >= 1)
      },
    ),
    { numRuns: 500 },
  )
})
