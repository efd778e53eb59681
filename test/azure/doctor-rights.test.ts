import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  allows,
  fits,
  needsOf,
  type Permission,
  permissionsIn,
  rightsDiagnoses,
  type Told,
  type Work,
  works,
} from '../../src/azure/doctor-rights.ts'
import { covers } from '../../src/lab/azure/rbac.ts'
import { findRole } from '../../src/lab/azure/roles.ts'
import { weatherIds as ids, weather } from '../plan/scene.ts'

const spec = weather()
const subscription = ids.subscription.split('/').at(-1) ?? ''
const who = { tenantId: 't', objectId: 'me', clientId: 'c', kind: 'ServicePrincipal' } as const
const permission = (role: string): Permission => {
  const found = findRole(role)
  assert.ok(found, role)
  return { actions: found.actions, notActions: found.notActions ?? [] }
}

/** The roles of docs/workflows.md and workflows/set-up.sh, where each kind of identity has them. */
const roles: Readonly<Record<Work, Readonly<Record<string, readonly string[]>>>> = {
  plan: { [ids.group]: ['Reader'] },
  apply: { [ids.group]: ['Contributor', 'Role Based Access Control Administrator'] },
  verify: { [ids.cluster]: ['Azure Kubernetes Service Cluster User Role'], [ids.group]: ['Log Analytics Reader'] },
  power: { [ids.group]: ['Network Contributor', 'Azure Kubernetes Service Contributor Role'] },
}

const inherited = (work: Work, scope: string): Told => ({
  kind: 'told',
  permissions: Object.entries(roles[work]).flatMap(([at, given]) => (scope.startsWith(at) ? given.map(permission) : [])),
})

const diagnose = (work: Work, told: (scope: string) => Told) => {
  const needs = needsOf(spec, ids, subscription, [work])
  const scopes = [...new Set([ids.group, ...needs.map(({ scope }) => scope)])]
  const found = rightsDiagnoses(needs, new Map(scopes.map(scope => [scope, told(scope)])), ids.group, who)
  assert.equal(found.length, 1)
  return found[0] ?? assert.fail()
}

describe('the roles that the documentation names are enough, and none of them is too many', () => {
  for (const work of works) {
    test(`${work}: enough`, () => {
      const found = diagnose(work, scope => inherited(work, scope))
      assert.equal(found.state, 'ok', found.why)
    })
    // A role of the data plane, which nobody lists here.
    for (const [at, given] of Object.entries(roles[work]))
      for (const left of given.filter(role => role !== 'Log Analytics Reader'))
        test(`${work}: not without ${left}`, () => {
          const found = diagnose(work, scope => ({
            kind: 'told',
            permissions: Object.entries(roles[work]).flatMap(([where, some]) =>
              scope.startsWith(where) ? some.filter(role => where !== at || role !== left).map(permission) : [],
            ),
          }))
          assert.equal(found.state, 'fail')
          assert.ok(found.what.includes(`"${left}"`), found.what)
          assert.ok(
            found.commands?.some(command => command.includes(left) && command.includes(`--assignee-object-id me `)),
            String(found.commands),
          )
        })
  }

  test('set-up.sh gives them', () => {
    const script = readFileSync('workflows/set-up.sh', 'utf8')
    for (const given of Object.values(roles)) for (const role of Object.values(given).flat()) assert.ok(script.includes(role), role)
  })
})

test('a role that takes away what another grants takes away nothing: roles add up', () => {
  const contributor = permission('Contributor')
  const action = 'Microsoft.Authorization/roleAssignments/write'
  assert.equal(allows([contributor], action), false)
  assert.equal(allows([contributor, permission('Role Based Access Control Administrator')], action), true)
  assert.equal(allows([], action), false)
})

describe('what Azure said', () => {
  const rows: readonly (readonly [work: Work, told: Told, state: string, says: RegExp])[] = [
    ['plan', { kind: 'absent' }, 'unchecked', /resource group rg-weather does not exist yet.*az group create/],
    ['plan', { kind: 'silent' }, 'fail', /lacks the role "Reader".*does not even tell it/],
    ['verify', { kind: 'silent' }, 'unchecked', /asked for real instead/],
    ['plan', { kind: 'unknown', why: 'HTTP 503' }, 'unchecked', /HTTP 503/],
    [
      'power',
      { kind: 'unknown', why: "SubscriptionNotFound: The subscription 'x' could not be found." },
      'fail',
      /Correct subscription-id/,
    ],
    [
      'power',
      { kind: 'told', permissions: [] },
      'fail',
      /"Network Contributor" on rg-weather and the role "Azure Kubernetes Service Contributor Role"/,
    ],
  ]
  for (const [work, told, state, says] of rows)
    test(`${work}: ${JSON.stringify(told)}`, () => {
      const found = diagnose(work, () => told)
      assert.equal(found.state, state)
      assert.match([found.what, found.why, found.advice, ...(found.commands ?? [])].filter(Boolean).join(' '), says)
    })

  test('a cluster that is not there yet: what the group gives it', () => {
    const at = (scope: string): Told =>
      scope === ids.cluster ? { kind: 'absent' } : { kind: 'told', permissions: [permission('Contributor')] }
    assert.equal(diagnose('verify', at).state, 'ok')
  })

  test('a cluster that is not there yet, and a group that gives nothing: the role comes later', () => {
    const at = (scope: string): Told =>
      scope === ids.cluster ? { kind: 'absent' } : { kind: 'told', permissions: [permission('Log Analytics Reader')] }
    const found = diagnose('verify', at)
    assert.equal(found.state, 'unchecked')
    assert.match(`${found.what} ${found.advice}`, /aks-weather .* does not exist yet.*Azure Kubernetes Service Cluster User Role/)
  })

  test('two kinds of work, two diagnoses', () => {
    const needs = needsOf(spec, ids, subscription, ['plan', 'power'])
    assert.equal(rightsDiagnoses(needs, new Map(), ids.group, who).length, 2)
  })
})

describe('patterns', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'B', '/', '.', '*'), maxLength: 12 })
  test('as the lab’s Azure reads them', () => {
    fc.assert(
      fc.property(word, word, (pattern, action) => fits(pattern, action) === covers([pattern], action)),
      { numRuns: 3000 },
    )
  })
  test('in linear time, whatever the pattern', () => {
    const start = performance.now()
    assert.equal(fits(`${'*a'.repeat(200)}b`, 'a'.repeat(4000)), false)
    assert.ok(performance.now() - start < 1000)
  })
})

test('an answer that is no list of permissions is none, and grants nothing', () => {
  for (const body of [undefined, null, 7, 'x', [], {}, { value: {} }, { value: 'x' }]) assert.deepEqual(permissionsIn(body), [])
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (actions, notActions) => {
      const [read] = permissionsIn({ value: [{ actions, notActions }] })
      return read !== undefined && [...read.actions, ...read.notActions].every(text => typeof text === 'string')
    }),
  )
  assert.equal(permissionsIn({ value: Array.from({ length: 9999 }, () => null) }).length, 2000)
})
