/** Sets of pods are the same or they are not, in whatever order they come. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inOrder, notAskedIn, podsText, type SubjectPod } from '../../src/verify/subject.ts'

const word = fc.string({ maxLength: 6 })
const container = fc.record({ name: word, id: word, restarts: fc.nat(3) })
const pod = (uid: number) =>
  fc.record({
    workload: fc.constantFrom('a', 'b'),
    namespace: word,
    name: word,
    uid: fc.constant(`uid-${uid}`),
    address: word,
    containers: fc.uniqueArray(container, { minLength: 1, maxLength: 3, selector: each => each.name }),
  })
const pods = fc.integer({ min: 1, max: 6 }).chain(count => fc.tuple(...Array.from({ length: count }, (_, uid) => pod(uid))))

test('order says nothing: neither that of pods nor that of containers', () =>
  fc.assert(
    fc.property(
      pods.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([one, other]) => {
        const turned = other.map(each => ({ ...each, containers: [...each.containers].reverse() }))
        assert.equal(podsText(one), podsText(turned))
        assert.deepEqual(inOrder(one), inOrder(turned))
      },
    ),
  ))

test('a pod that two workloads select stands once for each, in one order', () =>
  fc.assert(
    fc.property(pod(1), one => {
      const both = ['a', 'b'].map(workload => ({ ...one, workload }))
      assert.equal(podsText(both), podsText([...both].reverse()))
      assert.notEqual(podsText(both), podsText(both.slice(1)))
    }),
  ))

test('a pod that two workloads select was asked for both, or for one of them it was not', () =>
  fc.assert(
    fc.property(pod(1), one => {
      const both = ['a', 'b'].map(workload => ({ ...one, workload }))
      const [first] = one.containers
      assert.ok(first)
      const asked = both.map(({ workload, containers: _, ...each }) => ({
        workload,
        pod: { ...each, container: first.name, containerId: first.id, restartCount: first.restarts },
      }))
      assert.equal(notAskedIn(both, asked), undefined)
      assert.match(notAskedIn(both, asked.slice(0, 1)) ?? '', /of workload b was not asked$/)
      assert.match(notAskedIn(both, asked.slice(1)) ?? '', /of workload a was not asked$/)
    }),
  ))

const changes: readonly (readonly [name: string, change: (pod: SubjectPod) => SubjectPod | undefined])[] = [
  ['gone', () => undefined],
  ['another workload', each => ({ ...each, workload: `${each.workload}x` })],
  ['another namespace', each => ({ ...each, namespace: `${each.namespace}x` })],
  ['another name', each => ({ ...each, name: `${each.name}x` })],
  ['another uid', each => ({ ...each, uid: `${each.uid}x` })],
  ['another address', each => ({ ...each, address: `${each.address}x` })],
  ['a container less', each => ({ ...each, containers: each.containers.slice(1) })],
  ['a container more', each => ({ ...each, containers: [...each.containers, { name: 'something new', id: 'x', restarts: 0 }] })],
  ['another container id', each => first(each, { id: `${each.containers[0]?.id}x` })],
  ['a restart', each => first(each, { restarts: (each.containers[0]?.restarts ?? 0) + 1 })],
]
const first = (each: SubjectPod, more: object): SubjectPod => {
  const [one, ...rest] = each.containers
  assert.ok(one)
  return { ...each, containers: [{ ...one, ...more }, ...rest] }
}
for (const [name, change] of changes)
  test(`not the same: ${name}`, () =>
    fc.assert(
      fc.property(pods, fc.nat(), (all, which) => {
        const at = which % all.length
        const changed = all.flatMap((each, index) => (index === at ? (change(each) ?? []) : [each]))
        assert.notEqual(podsText(all), podsText(changed))
      }),
    ))

test('the pods that are named are those that were asked, each in a container that is named', () =>
  fc.assert(
    fc.property(pods, all => {
      const asked = all.map(({ workload, containers: [one], ...each }) => {
        assert.ok(one)
        return { workload, pod: { ...each, container: one.name, containerId: one.id, restartCount: one.restarts } }
      })
      assert.equal(notAskedIn(all, asked), undefined)
      assert.match(notAskedIn(all.slice(1), asked) ?? '', /was asked and is not named/)
      assert.match(notAskedIn(all, asked.slice(1)) ?? '', /was not asked/)
      assert.match(notAskedIn(all, []) ?? '', /was not asked/)
      assert.equal(notAskedIn([], []), undefined)
      const [one, ...rest] = asked
      assert.ok(one)
      for (const more of [
        { containerId: `${one.pod.containerId}x` },
        { restartCount: 9 },
        { container: 'none' },
        { address: 'none at all' },
        { namespace: 'another one' },
        { name: 'another one' },
      ])
        assert.match(notAskedIn(all, [{ ...one, pod: { ...one.pod, ...more } }, ...rest]) ?? '', /another container/)
    }),
  ))
