import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { check as checkExpectations } from '../policy/check.ts'
import type { Facts } from '../policy/decision.ts'
import { readAllowances } from '../policy/lint/allowances.ts'
import { type Feature, features, type Severity, severities } from '../policy/lint/lint.ts'
import { lint } from '../policy/lint/run.ts'
import type { Policy } from '../policy/model.ts'
import { parseSpec } from '../policy/parse.ts'
import { describeFault } from '../policy/place.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { type CheckReport, passes } from '../report/check-report.ts'
import type { Io } from './io.ts'

const USAGE = `usage: egress-gate check SPEC [--policy FILE] [--format text|json|sarif|junit|github] [--fail-on error|warning|note] [--uses FEATURE] [--verbose]

  SPEC             the egress.yaml whose expectations are held against its policy
  --policy FILE    another policy in its place
  --format FORMAT  text (default), json, sarif, junit, or github (annotations)
  --fail-on LEVEL  fail on findings of this severity or worse, too: error, warning or note
  --uses FEATURE   what the cluster uses beyond what the spec says (once for each): ${features.join(', ')}
  --verbose        explain every kind of finding in the text, not the errors alone

Exit code 0: every expectation holds. 1: some do not, or there are none. 2: bad input.
`

type Terminal = Io['stdout'] & { readonly columns?: number }

/** Each is loaded when it is asked for. */
const formats = {
  text: async (report: CheckReport, { isTTY = false, columns }: Terminal, verbose: boolean) =>
    (await import('../report/check-text.ts')).toCheckText(report, {
      color: isTTY,
      verbose,
      ...(columns === undefined ? {} : { width: columns }),
    }),
  json: async (report: CheckReport) => (await import('../report/check-json.ts')).toCheckJson(report),
  sarif: async (report: CheckReport) => (await import('../report/sarif.ts')).toSarif(report),
  junit: async (report: CheckReport) => (await import('../report/junit.ts')).toJunit(report),
  github: async (report: CheckReport) => (await import('../report/check-github.ts')).toCheckGithub(report),
}

/** `egress-gate check`: whether a policy does what is expected of it, and what is wrong with it. */
export async function check(args: string[], io: Io): Promise<number> {
  const asked = await read(args)
  if ('help' in asked) {
    io.stdout.write(USAGE)
    return 0
  }
  if ('faults' in asked) {
    io.stderr.write(`${asked.faults.join('\n')}\n`)
    return 2
  }
  const report = reportOf(asked)
  io.stdout.write(await formats[asked.format](report, io.stdout, asked.verbose))
  return passes(report) ? 0 : 1
}

type Asked = {
  readonly spec?: EgressSpec
  readonly policy: Policy
  readonly policyName: string
  readonly facts: Facts
  readonly texts: readonly { readonly file: string; readonly text: string }[]
  readonly format: keyof typeof formats
  readonly failOn?: Severity
  readonly uses: readonly Feature[]
  readonly verbose: boolean
}

function reportOf({ spec, policy, policyName, facts, texts, failOn, uses }: Asked): CheckReport {
  const subnet = spec?.network.aksSubnet.prefix
  const checked = spec && subnet ? checkExpectations(spec.expectations, policy, facts, subnet) : []
  const read = texts.map(({ file, text }) => readAllowances(text, file))
  const allowances = { all: read.flatMap(({ all }) => all), malformed: read.flatMap(({ malformed }) => malformed) }
  const linted = lint({ policy, facts, ...(spec ? { spec } : {}), checked, features: uses, allowances })
  return {
    ...linted,
    ...(spec ? { spec: spec.file } : {}),
    policy: policyName,
    ...(subnet === undefined ? {} : { subnet }),
    checked,
    ...(failOn ? { failOn } : {}),
  }
}

/** Everything that was given, checked at once. */
async function read(args: string[]): Promise<Asked | { readonly faults: readonly string[] } | { readonly help: true }> {
  const options = parseOptions(args)
  if ('fault' in options) return { faults: [options.fault, '', USAGE.trimEnd()] }
  const { values, positionals } = options
  if (values.help) return { help: true }
  const [file, ...more] = [...positionals, ...(values.spec === undefined ? [] : [values.spec])]
  const faults: string[] = []
  if (file === undefined) faults.push('SPEC is missing: the egress.yaml whose expectations are checked')
  if (more.length > 0) faults.push(`one SPEC at a time: ${more.join(', ')} is too much`)
  const format = oneOf('--format', values.format ?? 'text', Object.keys(formats) as (keyof typeof formats)[], faults)
  const failOn = values['fail-on'] === undefined ? undefined : oneOf('--fail-on', values['fail-on'], severities, faults)
  const uses = (values.uses ?? []).map(feature => oneOf('--uses', feature, features, faults)).filter(feature => feature !== undefined)
  if (file === undefined || faults.length > 0) return { faults: [...faults, '', USAGE.trimEnd()] }

  const text = await readText('SPEC', file, faults)
  const spec = text === undefined ? undefined : parsed(text, file, faults)
  const other = values.policy === undefined ? undefined : await readPolicy(values.policy, faults)
  if (faults.length > 0 || !spec || text === undefined || !format) return { faults }
  return {
    spec,
    policy: other?.policy ?? spec.firewall.policy,
    policyName: other?.name ?? file,
    facts: spec.facts,
    texts: [{ file, text }, ...(other?.text === undefined ? [] : [{ file: other.name, text: other.text }])],
    format,
    ...(failOn ? { failOn } : {}),
    uses,
    verbose: values.verbose === true,
  }
}

function parseOptions(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        spec: text,
        policy: text,
        format: text,
        'fail-on': text,
        uses: { ...text, multiple: true },
        verbose: flag,
        help: { ...flag, short: 'h' },
      },
    })
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

function oneOf<W extends string>(option: string, word: string, allowed: readonly W[], faults: string[]): W | undefined {
  const known = allowed.find(candidate => candidate === word)
  if (known === undefined) faults.push(`${option}: ${JSON.stringify(word)} is none of ${allowed.join(', ')}`)
  return known
}

async function readText(option: string, file: string, faults: string[]): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    faults.push(`${option}: ${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
    return undefined
  }
}

function parsed(text: string, file: string, faults: string[]): EgressSpec | undefined {
  const { spec, faults: found } = parseSpec(text, file)
  faults.push(...found.map(describeFault))
  return spec
}

type GivenPolicy = { readonly policy: Policy; readonly name: string; readonly text?: string }

async function readPolicy(file: string, faults: string[]): Promise<GivenPolicy | undefined> {
  const text = await readText('--policy', file, faults)
  const spec = text === undefined ? undefined : parsed(text, file, faults)
  return spec && text !== undefined ? { policy: spec.firewall.policy, name: file, text } : undefined
}
