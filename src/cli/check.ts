import { check as checkExpectations } from '../policy/check.ts'
import type { Facts } from '../policy/decision.ts'
import { layered } from '../policy/layered.ts'
import { readAllowances } from '../policy/lint/allowances.ts'
import { type Feature, features, type Severity, severities } from '../policy/lint/lint.ts'
import { lint } from '../policy/lint/run.ts'
import type { Policy } from '../policy/model.ts'
import { parseSpec } from '../policy/parse.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { type CheckReport, passes } from '../report/check-report.ts'
import type { PolicyOptions } from './given-policy.ts'
import type { Io } from './io.ts'
import { optionsOf, type Read, readOrExit } from './options.ts'
import { looksOf } from './terminal.ts'
import { readText } from './text-of.ts'
import { faultText, noteLine, tell } from './told.ts'

const USAGE = `usage: egress-gate check SPEC [--policy FILE|ID] [--format text|json|sarif|junit|github] [--fail-on error|warning|note]

  SPEC               the egress.yaml whose expectations are held against its policy; or a policy alone, to be linted
  --policy FILE|ID   another policy in its place: an egress.yaml, ARM JSON, a deployment template, or the id of a deployed one
  --policy-name NAME which one, where the file holds several
  --parameters FILE  values for the parameters of a template
  --parent FILE      the base policy, where it stands elsewhere
  --format FORMAT    text (default), json, sarif, junit, or github (annotations)
  --fail-on LEVEL    fail on findings of this severity or worse, too: error, warning or note (a policy alone: error)
  --uses FEATURE     what the cluster uses beyond what the spec says, once for each: ${features.join(', ')}
  --verbose          explain every kind of finding in the text, not the errors alone

Exit code 0: every expectation holds. 1: some do not, or there are none, or findings are too grave. 2: bad input.
`

/** Each is loaded when it is asked for. */
const formats = {
  text: async (report: CheckReport, stdout: Io['stdout'], verbose: boolean) =>
    (await import('../report/check-text.ts')).toCheckText(report, { ...looksOf(stdout), verbose }),
  json: async (report: CheckReport) => (await import('../report/check-json.ts')).toCheckJson(report),
  sarif: async (report: CheckReport) => (await import('../report/sarif.ts')).toSarif(report),
  junit: async (report: CheckReport) => (await import('../report/junit.ts')).toJunit(report),
  github: async (report: CheckReport) => (await import('../report/check-github.ts')).toCheckGithub(report),
}

/** `egress-gate check`: whether a policy does what is expected of it, and what is wrong with it. */
export async function check(args: string[], io: Io): Promise<number> {
  const asked = readOrExit(await read(args, io), USAGE, io)
  if (typeof asked === 'number') return asked
  for (const note of asked.notes) tell(io, noteLine(note))
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
  /** How the policy was read. */
  readonly notes: readonly string[]
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
    // Where nothing is expected, findings are all that there is to fail on.
    ...(failOn ? { failOn } : spec ? {} : { failOn: 'error' as const }),
  }
}

/** Everything that was given, checked at once. */
async function read(args: string[], io: Io): Promise<Read<Asked>> {
  const options = parseOptions(args)
  if ('fault' in options) return { faults: [options.fault], misused: true }
  const { values, positionals } = options
  if (values.help) return { help: true }
  const [file, ...more] = [...positionals, ...(values.spec === undefined ? [] : [values.spec])]
  const faults: string[] = []
  if (file === undefined) faults.push('SPEC is missing: the egress.yaml whose expectations are checked')
  if (more.length > 0) faults.push(`one SPEC at a time: ${more.join(', ')} is too much`)
  const format = oneOf('--format', values.format ?? 'text', Object.keys(formats) as (keyof typeof formats)[], faults)
  const failOn = values['fail-on'] === undefined ? undefined : oneOf('--fail-on', values['fail-on'], severities, faults)
  const uses = (values.uses ?? []).map(feature => oneOf('--uses', feature, features, faults)).filter(feature => feature !== undefined)
  if (file === undefined || faults.length > 0) return { faults, misused: true }

  const given = await readSource(file, faults)
  const other = await readOther(values, faults, line => tell(io, line))
  if (other && given && !given.spec)
    faults.push(`SPEC: ${file} holds a policy and no expectations; with --policy, give the egress.yaml that has them`)
  if (faults.length > 0 || !given || !format) return { faults }
  const chosen = other ?? given
  return {
    ...(given.spec ? { spec: given.spec } : {}),
    policy: chosen.policy,
    policyName: chosen.file,
    facts: other ? layered(other.facts, given.facts) : given.facts,
    texts: other && other.file !== file ? [given, other] : [given],
    notes: [...given.notes, ...(other?.notes ?? [])],
    format,
    ...(failOn ? { failOn } : {}),
    uses,
    verbose: values.verbose === true,
  }
}

function parseOptions(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  return optionsOf({
    args,
    allowPositionals: true,
    options: {
      spec: text,
      policy: text,
      'policy-name': text,
      parameters: text,
      parent: text,
      format: text,
      'fail-on': text,
      uses: { ...text, multiple: true },
      verbose: flag,
      help: { ...flag, short: 'h' },
    },
  })
}

function oneOf<W extends string>(option: string, word: string, allowed: readonly W[], faults: string[]): W | undefined {
  const known = allowed.find(candidate => candidate === word)
  if (known === undefined) faults.push(`${option}: ${JSON.stringify(word)} is none of ${allowed.join(', ')}`)
  return known
}

type Source = {
  readonly file: string
  readonly text: string
  readonly policy: Policy
  readonly facts: Facts
  readonly notes: readonly string[]
  readonly spec?: EgressSpec
}

/** JSON may be many things, and what tells them apart is loaded only for it. */
async function readSource(file: string, faults: string[]): Promise<Source | undefined> {
  const text = await readText('SPEC', file, faults)
  if (text === undefined) return undefined
  if (!/^\uFEFF?\s*(?:[[{]|\/[/*])/.test(text)) {
    const { spec, faults: found } = parseSpec(text, file)
    faults.push(...found.map(faultText))
    return spec && { file, text, spec, policy: spec.firewall.policy, facts: spec.facts, notes: [] }
  }
  const { readPolicy } = await import('../policy/source/read-policy.ts')
  const { faults: found, ...read } = readPolicy({ text, file })
  faults.push(...found.map(faultText))
  return read.policy && { ...read, file, text }
}

/** The policy in place of the spec's own. */
async function readOther(options: PolicyOptions, faults: string[], log: (line: string) => void): Promise<Source | undefined> {
  const { policy: file } = options
  if (file === undefined) {
    const idle = (['parent', 'parameters', 'policy-name'] as const).filter(option => options[option] !== undefined)
    for (const option of idle) faults.push(`--${option} goes with --policy`)
    return undefined
  }
  const { givenPolicy } = await import('./given-policy.ts')
  const given = await givenPolicy(options, faults, log)
  if (!given) return undefined
  const { policy, facts, notes, text } = given
  return { policy, facts, notes, file, text }
}
