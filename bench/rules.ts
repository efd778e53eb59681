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
import { type Bench, CannotMeasure, type Row, takeTurns } from './measure.ts'
import { syntheticPolicy } from './rule-policies.ts'

const FLOWS = 20_000
const ROUNDS = 15

export const rules = (cases: number): Bench => ({
  name: 'rules',
  says: `decide ${FLOWS} distinct flows by a synthetic policy (rates per second; what is compared takes turns)`,
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
  const known = new Map(flows.map(({ host = '' }, index) => [Buffer.from(host).toString('latin1'), index]))
  const engine = FiltersEngine.parse(filtersOf(policy).join('\n'), { loadCosmeticFilters: false })
  const requests = flows.map(flow => Request.fromRawDetails({ url: urlOf(flow), type: 'xhr', sourceUrl: 'https://client.example/' }))
  const scan = prepareScan(policy)

  const quick = await takeTurns(
    {
      ours: () => each(flows, flow => compiled.decide(flow)),
      map: () => each(flows, ({ host = '' }) => known.get(host) ?? 0),
      blocker: () => each(requests, request => (engine.match(request).match ? 1 : 0)),
    },
    ROUNDS,
    4,
  )
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
      building: () => {
        const started = performance.now()
        compile(policy)
        return performance.now() - started
      },
    },
    5,
    2,
  )

  const what = `${size} rules (${Math.round((decided / FLOWS) * 100)} % hits)`
  const ours = perSecond(quick.ours)
  const times = (other: number) => other / quick.ours
  return [
    { what, ours, against: `Map.get(host) ${perSecond(quick.map)}`, result: times(quick.map), unit: 'x', atLeast: 0.25 },
    { what, ours, against: `@ghostery/adblocker ${perSecond(quick.blocker)}`, result: times(quick.blocker), unit: 'x', atLeast: 5 },
    { what, ours, against: `regular expressions in order ${perSecond(slow.scan)}`, result: times(slow.scan), unit: 'x', atLeast: 500 },
    { what, ours, against: `evaluate ${perSecond(slow.explaining)}`, result: times(slow.explaining), unit: 'x', atLeast: 500 },
    { what, ours, against: `the oracle ${perSecond(slow.oracle)}`, result: times(slow.oracle), unit: 'x', atLeast: 500 },
    {
      what: `${what}: building`,
      ours: `${slow.building.toFixed(1)} ms`,
      against: 'a rule',
      result: (slow.building / size) * 1000,
      unit: 'us',
      atMost: 5,
    },
  ]
}

function each<T>(items: readonly T[], ask: (item: T) => number): void {
  let sum = 0
  for (const item of items) sum += ask(item)
  if (Number.isNaN(sum)) throw new Error('an answer that is none')
}

const perSecond = (milliseconds: number): string => {
  const rate = FLOWS / (milliseconds / 1000)
  return rate >= 1e6 ? `${(rate / 1e6).toFixed(2)} M` : rate >= 1e3 ? `${(rate / 1e3).toFixed(1)} k` : rate.toFixed(1)
}

const urlOf = ({ application, host, port, path }: Flow): string =>
  `${application}://${host}${port === (application === 'http' ? 80 : 443) ? '' : `:${port}`}${path}`

/** The targets as a blocker writes them. It knows no sources, no ports and no order, so it has less to do. */
const filtersOf = (policy: Policy): readonly string[] =>
  inOrder(policy, 'ApplicationRule').flatMap(({ rule }) => [
    ...rule.targetFqdns.map(name =>
      name.startsWith('*.') ? `||${name.slice(2)}^` : name.startsWith('*') ? `${name.slice(1)}^` : `||${name}^`,
    ),
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
