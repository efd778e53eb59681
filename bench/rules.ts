/** What a decision costs: the compiled policy against the evaluators that ask every rule, against a blocker of the web, and against one lookup in a map. */
import { FiltersEngine, Request } from '@ghostery/adblocker'
import { compile } from '../src/policy/compile/compile.ts'
import { ruleIndexOf } from '../src/policy/compile/verdict.ts'
import type { Flow } from '../src/policy/decision.ts'
import { evaluate } from '../src/policy/evaluate.ts'
import type { Policy } from '../src/policy/model.ts'
import { inOrder } from '../src/policy/order.ts'
import { compare } from '../test/policy/oracle/compare.ts'
import { oracle } from '../test/policy/oracle/oracle.ts'
import { random } from '../test/policy/oracle/random.ts'
import { type Bench, CannotMeasure, type Row, takeTurns } from './measure.ts'
import { flat, syntheticPolicy } from './rule-policies.ts'

const FLOWS = 20_000

export const rules = (cases: number): Bench => ({
  name: 'rules',
  says: `decide ${FLOWS} distinct flows by a synthetic policy (rates per second, one core; what is compared takes turns)`,
  run: async () => {
    if (!Number.isInteger(cases) || cases < 0) throw new CannotMeasure('--cases wants a number')
    const rows: Row[] = []
    for (const size of [1000, 10_000, 20_000]) rows.push(...(await against(size)))
    return [...rows, agreement(cases)]
  },
})

async function against(size: number): Promise<Row[]> {
  const { policy, flows: draw } = syntheticPolicy(size)
  const flows = draw(FLOWS)
  const compiled = compile(policy)
  const decided = flows.filter(flow => ruleIndexOf(compiled.decide(flow)) >= 0).length
  const known = new Map(shuffled(flows).map(({ host = '' }, index) => [flat(host), index]))
  const engine = FiltersEngine.parse(filtersOf(policy).join('\n'), { loadCosmeticFilters: false })
  const requests = flows.map(flow => Request.fromRawDetails({ url: urlOf(flow), type: 'xhr', sourceUrl: 'https://client.example/' }))
  const scan = prepareScan(policy)

  // A flow is new when it is decided, and so are its strings. V8 keeps the hash of a string that it has looked up once: with the same
  // strings again a map need not even read them.
  const anew = () => flows.map(flow => ({ ...flow, source: flat(flow.source), host: flat(flow.host ?? ''), path: flat(flow.path ?? '') }))
  const ask = (flow: Flow) => compiled.decide(flow)
  const lookUp = ({ host = '' }: Flow) => known.get(host) ?? 0
  const block = (request: Request) => (engine.match(request).match ? 1 : 0)
  const quick = bySlices({ ours: turn(anew, ask), map: turn(anew, lookUp) })
  const again = bySlices({ ours: turn(() => flows, ask), map: turn(() => flows, lookUp) })
  // Its requests are parsed, so their strings have been read; ours are new.
  const peers = bySlices({ ours: turn(anew, ask), blocker: turn(() => requests, block) })

  // Of the slow ones a few flows have to stand for all.
  const few = (count: number, ask: (flow: Flow) => unknown) => () => {
    const started = performance.now()
    for (let index = 0; index < count; index++) ask(flows[(index * 7919) % FLOWS] as Flow)
    return ((performance.now() - started) / count) * FLOWS
  }
  const slow = await takeTurns(
    {
      oracle: few(3, flow => oracle(policy, flow, {})),
      explaining: few(3, flow => evaluate(policy, flow)),
      scan: few(40, scan),
    },
    5,
    2,
  )
  const times = FLOWS / size
  const { building } = await takeTurns(
    {
      building: () => {
        // Too long to be over before the machine turns to something else: what all threads of the process spend, collecting garbage included.
        const started = process.cpuUsage()
        for (let time = 0; time < times; time++) compile(policy)
        const { user, system } = process.cpuUsage(started)
        return (user + system) / 1000 / times
      },
    },
    20,
    3,
  )

  const what = `${size} rules (${Math.round((decided / FLOWS) * 100)} % hits)`
  const ours = perSecond(quick.ours)
  const ratio = (other: number, limit?: number, own = quick.ours) =>
    ({ result: other / own, unit: 'x', ...(limit === undefined ? {} : { atLeast: limit }) }) as const
  const largest = size === 20_000
  return [
    { what, ours, against: `Map.get(host) ${perSecond(quick.map)}`, ...ratio(quick.map, 0.25) },
    {
      what: `${what}, the same strings again`,
      ours: perSecond(again.ours),
      against: `Map.get(host) ${perSecond(again.map)}`,
      ...ratio(again.map, undefined, again.ours),
    },
    {
      what,
      ours: perSecond(peers.ours),
      against: `@ghostery/adblocker, requests parsed ${perSecond(peers.blocker)}`,
      ...ratio(peers.blocker, largest ? 5 : undefined, peers.ours),
    },
    { what, ours, against: `regular expressions in order ${perSecond(slow.scan)}`, ...ratio(slow.scan, largest ? 500 : undefined) },
    { what, ours, against: `evaluate ${perSecond(slow.explaining)}`, ...ratio(slow.explaining, 500) },
    { what, ours, against: `the oracle ${perSecond(slow.oracle)}`, ...ratio(slow.oracle, 500) },
    {
      what: `${what}: building`,
      ours: `${building.toFixed(1)} ms`,
      against: 'a rule',
      result: (building / size) * 1000,
      unit: 'us',
      atMost: 5,
    },
  ]
}

/** What one task does with its turn: makes its items, and is timed while it asks about them. */
type Turn = { readonly prepare: () => (from: number, to: number) => number }

function turn<T>(items: () => readonly T[], ask: (item: T) => number): Turn {
  return {
    prepare: () => {
      const all = items()
      return (from, to) => {
        let sum = 0
        for (let index = from; index < to; index++) sum += ask(all[index] as T)
        return sum
      }
    },
  }
}

/**
 * Milliseconds for all items of each task: the shortest time of each slice of them, added up. A slice is over before the machine turns to
 * something else, and between two turns of a slice all others have had theirs, so that nothing is warmer than in one pass over all.
 */
function bySlices<Name extends string>(tasks: Readonly<Record<Name, Turn>>, rounds = 40, size = 500): Record<Name, number> {
  const names = Object.keys(tasks) as Name[]
  const times = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>
  let sum = 0
  for (let round = -4; round < rounds; round++)
    for (const name of names) {
      const slice = tasks[name].prepare()
      for (let from = 0; from < FLOWS; from += size) {
        const started = performance.now()
        sum += slice(from, from + size)
        const took = performance.now() - started
        if (round >= 0) times[name][from / size] = Math.min(took, times[name][from / size] ?? took)
      }
    }
  if (Number.isNaN(sum)) throw new Error('an answer that is none')
  return Object.fromEntries(names.map(name => [name, times[name].reduce((total, time) => total + time, 0)])) as Record<Name, number>
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  const dice = random(1)
  return items
    .map(item => ({ item, place: dice.below(2 ** 30) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

const perSecond = (milliseconds: number): string => {
  const rate = FLOWS / (milliseconds / 1000)
  return rate >= 1e6 ? `${(rate / 1e6).toFixed(2)} M` : rate >= 1e3 ? `${(rate / 1e3).toFixed(1)} k` : rate.toFixed(1)
}

const urlOf = ({ application, host, port, path }: Flow): string =>
  `${application}://${host}${port === (application === 'http' ? 80 : 443) ? '' : `:${port}`}${path}`

/**
 * The targets as a blocker writes them. It knows no sources, no ports and no order, so it has less to do. `*name` may begin inside a label,
 * which it can say only of a filter that is slow to find: it may take that for `*.name` and the name itself.
 */
const filtersOf = (policy: Policy): readonly string[] =>
  inOrder(policy, 'ApplicationRule').flatMap(({ rule }) => [
    ...rule.targetFqdns.map(name => `||${name.replace(/^\*\.?/, '')}^`),
    ...rule.targetUrls.map(url => `||${url}`),
  ])

/** What one would write first: all rules in order, each with its expressions made beforehand. */
function prepareScan(policy: Policy): (flow: Flow) => boolean | undefined {
  const pattern = (text: string) => text.replace(/[.+?^${}()|[\]\\/-]/g, '\\$&').replaceAll('*', '.*')
  const prepared = inOrder(policy, 'ApplicationRule').map(({ rule, collection }) => ({
    deny: collection.action === 'Deny',
    from: rule.sourceAddresses.map(text => (text === '*' ? '' : text.replace(/(\.0)+\/\d+$/, '.'))),
    spoken: new Set(rule.protocols.map(({ protocolType, port }) => `${protocolType.toLowerCase()}:${port}`)),
    names: rule.targetFqdns.map(text => new RegExp(`^${pattern(text)}$`, 'i')),
    urls: rule.targetUrls.map(text => new RegExp(`^${pattern(text)}$`)),
  }))
  return ({ source, host = '', path = '', application, port }) => {
    const spoken = `${application}:${port}`
    const url = `${host}${path}`
    for (const { deny, from, spoken: its, names, urls } of prepared)
      if (
        its.has(spoken) &&
        from.some(prefix => source.startsWith(prefix)) &&
        (names.some(each => each.test(host)) || urls.some(each => each.test(url)))
      )
        return !deny
    return undefined
  }
}

/** Oracle, evaluator and index on generated cases: not one may differ. */
function agreement(cases: number): Row {
  const { disagreements, answers } = compare(cases)
  for (const { seed, flow, oracle, evaluate, compile } of disagreements)
    process.stdout.write(`  seed ${seed}, ${JSON.stringify(flow)}: oracle ${oracle}; evaluate ${evaluate}; compile ${compile}\n`)
  const kinds = [...answers].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${Math.round((count / cases) * 1000) / 10} % ${kind}`)
  process.stdout.write(`  answers of the oracle: ${kinds.join(', ')}\n`)
  return {
    what: 'cases on which oracle, evaluate and index differ',
    ours: '',
    against: `${cases} cases`,
    result: disagreements.length,
    unit: 'n',
    atMost: 0,
  }
}
