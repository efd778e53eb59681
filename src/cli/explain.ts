import { readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { parseAddress } from '../policy/addresses.ts'
import type { Facts, Flow } from '../policy/decision.ts'
import { evaluate } from '../policy/evaluate.ts'
import { explain as explainDecision, verdict } from '../policy/explain.ts'
import { layered } from '../policy/parse/facts.ts'
import { parseTarget, parseUrl } from '../policy/parse/target.ts'
import { parseFacts, parseSpec } from '../policy/parse.ts'
import { describeFault } from '../policy/place.ts'
import type { EgressSpec } from '../policy/spec.ts'

const USAGE = `usage: egress-gate explain --spec FILE --from ADDRESS (--url URL | --to HOST:PORT/tcp|udp) [--ip ADDRESS] [--facts FILE] [--json] [--trace]

  --spec FILE     the egress.yaml whose policy is asked
  --from ADDRESS  the client's IPv4 address, as the firewall sees it (a pod's)
  --url URL       an http:// or https:// request
  --to TARGET     a port: ADDRESS:PORT/tcp, HOST:PORT/udp, or ADDRESS/icmp
  --ip ADDRESS    the address that the packet goes to, where the name does not say it
  --facts FILE    more facts (dns, otherNames, serviceTags, fqdnTags), on top of the spec's
  --json          one JSON object instead of text
  --trace         every rule that was asked, and why it did or did not match
`

type Io = { readonly stdout: Writable & { readonly isTTY?: boolean }; readonly stderr: Writable }
type Question = { readonly spec: EgressSpec; readonly flow: Flow; readonly facts: Facts; readonly json: boolean; readonly trace: boolean }

/** `egress-gate explain`: what the firewall would do with one flow, and why. Exit code 0 for any answer, 2 for bad input. */
export async function explain(args: string[], io: Io): Promise<number> {
  const asked = await read(args)
  if ('help' in asked) {
    io.stdout.write(USAGE)
    return 0
  }
  if ('faults' in asked) {
    io.stderr.write(`${asked.faults.join('\n')}\n`)
    return 2
  }
  const { spec, flow, facts, json, trace } = asked
  const decision = evaluate(spec.firewall.policy, flow, facts)
  if (json) {
    const { effect, inspected, by, because, dependsOn } = decision
    const { rule = null, ruleCollection = null, ruleCollectionGroup = null, place = null, insertedHeaders = [] } = decision
    const answer = {
      effect,
      inspected,
      rule,
      ruleCollection,
      ruleCollectionGroup,
      because,
      by,
      dependsOn,
      place,
      insertedHeaders,
      trace: decision.trace,
    }
    io.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
    return 0
  }
  const text = explainDecision(decision, flow)
  const first = verdict(decision)
  const colour = { allow: 32, deny: 31, unknown: 33 }[decision.effect]
  io.stdout.write(`${io.stdout.isTTY ? `\x1b[1;${colour}m${first}\x1b[0m${text.slice(first.length)}` : text}\n`)
  if (trace) io.stdout.write(`\n${traceText(decision.trace)}\n`)
  return 0
}

const traceText = (
  trace: readonly { readonly matched: string; readonly ruleCollectionGroup: string; readonly rule: string; readonly because: string }[],
): string => {
  const names = trace.map(({ ruleCollectionGroup, rule }) => (ruleCollectionGroup ? `${ruleCollectionGroup}/${rule}` : rule))
  const width = Math.min(60, Math.max(0, ...names.map(name => name.length)))
  return trace.map(({ matched, because }, index) => `  ${matched.padEnd(7)}  ${(names[index] ?? '').padEnd(width)}  ${because}`).join('\n')
}

/** Everything that was given, checked at once: faults of the arguments and of the files come together. */
async function read(args: string[]): Promise<Question | { readonly faults: readonly string[] } | { readonly help: true }> {
  const options = parseOptions(args)
  if ('fault' in options) return { faults: [options.fault, USAGE.trimEnd()] }
  const { values } = options
  if (values.help) return { help: true }
  const faults: string[] = []
  const spec = await readSpec(values.spec, faults)
  const extra = await readFacts(values.facts, faults)
  const flow = readFlow(values, faults)
  if (faults.length > 0 || !spec || !flow) return { faults }
  return { spec, flow, facts: extra ? layered(spec.facts, extra) : spec.facts, json: values.json === true, trace: values.trace === true }
}

function parseOptions(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args,
      options: {
        spec: text,
        from: text,
        url: text,
        to: text,
        ip: text,
        facts: text,
        json: flag,
        trace: flag,
        help: { ...flag, short: 'h' },
      },
    })
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

async function readSpec(file: string | undefined, faults: string[]): Promise<EgressSpec | undefined> {
  const text = await readText('--spec', file, faults)
  if (file === undefined) faults.push('--spec is missing: the egress.yaml whose policy is asked')
  if (file === undefined || text === undefined) return undefined
  const parsed = parseSpec(text, file)
  faults.push(...parsed.faults.map(describeFault))
  return parsed.spec
}

async function readFacts(file: string | undefined, faults: string[]): Promise<Facts | undefined> {
  const text = await readText('--facts', file, faults)
  if (file === undefined || text === undefined) return undefined
  const parsed = parseFacts(text, file)
  faults.push(...parsed.faults.map(describeFault))
  return parsed.facts
}

async function readText(option: string, file: string | undefined, faults: string[]): Promise<string | undefined> {
  if (file === undefined) return undefined
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    faults.push(`${option}: ${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
    return undefined
  }
}

type Given = { readonly from?: string; readonly url?: string; readonly to?: string; readonly ip?: string }

function readFlow({ from, url, to, ip }: Given, faults: string[]): Flow | undefined {
  const before = faults.length
  if (from === undefined) faults.push("--from is missing: the client's IPv4 address")
  else if (parseAddress(from) === undefined) faults.push(`--from: ${JSON.stringify(from)} is not an IPv4 address`)
  if (ip !== undefined && parseAddress(ip) === undefined) faults.push(`--ip: ${JSON.stringify(ip)} is not an IPv4 address`)
  if ((url === undefined) === (to === undefined))
    faults.push(url === undefined ? 'what is asked for is missing: give --url or --to' : 'give --url or --to, not both')
  const target = url === undefined ? (to === undefined ? undefined : portFlow(to, faults)) : urlFlow(url, faults)
  if (target?.address !== undefined && ip !== undefined && ip !== target.address)
    faults.push(`--ip: the target already is an address, ${target.address}`)
  if (faults.length > before || from === undefined || !target) return undefined
  return { source: from, ...target, ...(ip === undefined ? {} : { address: ip }) }
}

function urlFlow(text: string, faults: string[]): Omit<Flow, 'source'> | undefined {
  const { value: url, complaint } = parseUrl(text)
  if (!url) {
    faults.push(`--url: ${complaint}`)
    return undefined
  }
  const application = url.protocol === 'http:' ? 'http' : 'https'
  const port = url.port === '' ? (application === 'http' ? 80 : 443) : Number(url.port)
  return { protocol: 'tcp', port, application, path: url.pathname + url.search, ...named(url.hostname) }
}

function portFlow(text: string, faults: string[]): Omit<Flow, 'source'> | undefined {
  const { value, complaint } = parseTarget(text)
  if (!value) {
    faults.push(`--to: ${complaint}`)
    return undefined
  }
  return { protocol: value.protocol, port: value.port, ...named(value.host) }
}

const named = (host: string): Pick<Flow, 'host' | 'address'> => (parseAddress(host) === undefined ? { host } : { address: host })
