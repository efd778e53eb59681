import { consequencesOf } from '../policy/consequences.ts'
import type { Facts, Flow } from '../policy/decision.ts'
import { evaluateAmong } from '../policy/evaluate-among.ts'
import { layered } from '../policy/layered.ts'
import type { Policy } from '../policy/model.ts'
import { parseFacts, parseSpec } from '../policy/parse.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { askedFlow } from './asked-flow.ts'
import { answers } from './explain-flows.ts'
import { explainJson, explainText } from './explain-text.ts'
import { type GivenPolicy, givenPolicy } from './given-policy.ts'
import type { Io } from './io.ts'
import { optionsOf, type Read, readOrExit } from './options.ts'
import { looksOf } from './terminal.ts'
import { readText } from './text-of.ts'
import { faultText, noteLine, tell } from './told.ts'

const USAGE = `usage: egress-gate explain (--spec FILE | --policy FILE|ID) --from ADDRESS (--url URL | --to TARGET) [--ip ADDRESS] [--json] [--trace]
       egress-gate explain (--spec FILE | --policy FILE|ID) --flows FILE [--trace]

  --spec FILE        an egress.yaml: its policy (unless --policy names another), and its facts
  --policy FILE|ID   the policy that is asked: an egress.yaml, ARM JSON, a deployment template (Bicep: build it first), or the id of a
                     policy that is deployed (/subscriptions/...)
  --parent FILE|ID   its base policy, where the file does not hold it
  --parameters FILE  values for the parameters of a template
  --policy-name NAME which policy, where the file holds several
  --from ADDRESS     the client's IPv4 address, as the firewall sees it (a pod's)
  --url URL          an http:// or https:// request
  --to TARGET        other traffic: HOST:PORT/tcp, HOST:PORT/udp or HOST/icmp; HOST is a name or an IPv4 address
  --ip ADDRESS       the address that the packet goes to, where the name does not say it
  --facts FILE       what is known of the world (dns, otherNames, serviceTags, fqdnTags), on top of the spec's and of the snapshots
  --flows FILE       many questions: a JSON object on each line (from, url or to, ip, dns, serviceTags), answered in order as JSON lines
  --json             one JSON object instead of text
  --trace            every rule that was asked, and why it did or did not match, however many they are

Exit code 0: answered, whatever the answer is. 2: bad input.
`

type Asked = {
  /** More than one where the file holds several and none is named. */
  readonly policies: readonly Policy[]
  readonly facts: Facts
  readonly notes: readonly string[]
  readonly flow?: Flow
  readonly flows?: string
  readonly json: boolean
  readonly trace: boolean
}

/** `egress-gate explain`: what the firewall would do with a flow, and why. Exit code 0 for any answer, 2 for bad input. */
export async function explain(args: string[], io: Io): Promise<number> {
  const asked = readOrExit(await read(args, line => tell(io, line)), USAGE, io)
  if (typeof asked === 'number') return asked
  const { policies, facts, notes, flow, flows, json, trace } = asked
  if (flows !== undefined) return await answerAll(flows, asked, io)
  if (!flow) throw new Error('a question without a flow was let through')
  const decision = evaluateAmong(policies, flow, facts)
  const [first = [], ...others] = policies.map(policy => consequencesOf(policy, flow, decision, facts))
  const consequences = first.filter(what => others.every(told => told.includes(what)))
  io.stdout.write(
    json
      ? `${JSON.stringify({ ...explainJson(decision, true), consequences, notes }, null, 2)}\n`
      : explainText(decision, flow, { ...looksOf(io.stdout), trace: trace ? 'whole' : 'short', consequences, notes }),
  )
  return 0
}

async function answerAll(text: string, { policies, facts, notes, trace }: Asked, io: Io): Promise<number> {
  for (const note of notes) tell(io, noteLine(note))
  let bad = 0
  for (const answer of answers(text, policies, facts, trace)) {
    if (answer.bad) bad++
    if (!io.stdout.write(`${answer.line}\n`)) await new Promise(resolve => io.stdout.once('drain', resolve))
  }
  if (bad > 0) tell(io, `${bad} ${bad === 1 ? 'line' : 'lines'} could not be read; each is answered by an error in its place`)
  return bad > 0 ? 2 : 0
}

/** Everything that was given, checked at once: faults of the arguments and of the files come together. */
async function read(args: string[], log: (line: string) => void): Promise<Read<Asked>> {
  const options = parseOptions(args)
  if ('fault' in options) return { faults: [options.fault], misused: true }
  const { values } = options
  if (values.help) return { help: true }
  if (args.length === 0) return { faults: ['a policy and a question are missing'], misused: true }
  const faults: string[] = []
  const spec = await readSpec(values.spec, faults)
  if (values.spec === undefined && values.policy === undefined) faults.push('--policy or --spec is missing: the policy that is asked')
  if (values.policy === undefined)
    for (const option of ['parent', 'parameters', 'policy-name'] as const)
      if (values[option] !== undefined) faults.push(`--${option} goes with --policy`)
  const given = await givenPolicy(values, faults, log, { incomplete: 'read' })
  const extra = await readFacts(values.facts, faults)
  const flows = values.flows === undefined ? undefined : await readText('--flows', values.flows, faults)
  const flow = values.flows === undefined ? askedFlow(values, part => `--${part}`, faults) : undefined
  if (values.flows !== undefined)
    for (const part of ['from', 'url', 'to', 'ip'] as const)
      if (values[part] !== undefined) faults.push(`--${part} and --flows exclude each other`)
  const known = knownFrom(spec, given)
  if (faults.length > 0 || !known) return { faults }
  return {
    ...known,
    facts: extra ? layered(known.facts, extra) : known.facts,
    ...(flow ? { flow } : {}),
    ...(flows === undefined ? {} : { flows }),
    json: values.json === true,
    trace: values.trace === true,
  }
}

/** The policy that was given counts; a spec beside it says what is known of the world. */
function knownFrom(spec: EgressSpec | undefined, given: GivenPolicy | undefined): Pick<Asked, 'policies' | 'facts' | 'notes'> | undefined {
  if (given)
    return {
      policies: [given.policy, ...(given.alternatives ?? [])],
      facts: spec ? layered(given.facts, spec.facts) : given.facts,
      notes: given.notes,
    }
  return spec && { policies: [spec.firewall.policy], facts: spec.facts, notes: [] }
}

function parseOptions(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  return optionsOf({
    args,
    options: {
      spec: text,
      policy: text,
      parent: text,
      parameters: text,
      'policy-name': text,
      from: text,
      url: text,
      to: text,
      ip: text,
      facts: text,
      flows: text,
      json: flag,
      trace: flag,
      help: { ...flag, short: 'h' },
    },
  })
}

async function readSpec(file: string | undefined, faults: string[]): Promise<EgressSpec | undefined> {
  const text = file === undefined ? undefined : await readText('--spec', file, faults)
  if (file === undefined || text === undefined) return undefined
  const parsed = parseSpec(text, file)
  faults.push(...parsed.faults.map(faultText))
  return parsed.spec
}

async function readFacts(file: string | undefined, faults: string[]): Promise<Facts | undefined> {
  const text = file === undefined ? undefined : await readText('--facts', file, faults)
  if (file === undefined || text === undefined) return undefined
  const parsed = parseFacts(text, file)
  faults.push(...parsed.faults.map(faultText))
  return parsed.facts
}
