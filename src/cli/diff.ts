import type { Facts } from '../policy/decision.ts'
import { type Difference, diff as differenceBetween, type Given } from '../policy/diff.ts'
import { layered } from '../policy/layered.ts'
import { parseFacts } from '../policy/parse.ts'
import { Disagreement } from '../policy/regions/region.ts'
import { type GivenPolicy, policyAmong } from './given-policy.ts'
import type { Io } from './io.ts'
import { optionsOf, type Read, readOrExit } from './options.ts'
import { looksOf } from './terminal.ts'
import { readText } from './text-of.ts'
import { faultText, noteLine, tell } from './told.ts'

const USAGE = `usage: egress-gate diff OLD NEW [--facts FILE] [--format text|json|markdown]

  OLD, NEW            an egress.yaml, ARM JSON, a deployment template, or the resource id of a policy that is deployed
  --parent FILE       the base policy, where neither names it by value
  --parameters FILE   values for the parameters of templates
  --policy-name NAME  which policy, where a file holds several
  --facts FILE        more facts (dns, otherNames, serviceTags, fqdnTags), on top of those of the files
  --format FORMAT     text (default), json, or markdown (for a comment on a pull request)

Says which flows are decided differently, gravest first, and which expectations flip.
Exit code 0: no flow changes. 1: flows change. 2: bad input, or too much to compare.
`

/** Each is loaded when it is asked for. */
const formats = {
  text: async (difference: Difference, stdout: Io['stdout']) =>
    (await import('../report/diff-text.ts')).toDiffText(difference, looksOf(stdout)),
  json: async (difference: Difference) => (await import('../report/diff-json.ts')).toDiffJson(difference),
  markdown: async (difference: Difference) => (await import('../report/diff-markdown.ts')).toDiffMarkdown(difference),
}

/** `egress-gate diff`: what a change to a policy changes. */
export async function diff(args: string[], io: Io): Promise<number> {
  const asked = readOrExit(await read(args, line => tell(io, line)), USAGE, io)
  if (typeof asked === 'number') return asked
  const { old, next, facts, format } = asked
  try {
    const difference = differenceBetween(old, next, facts)
    io.stdout.write(await formats[format](difference, io.stdout))
    return difference.unfinished !== undefined ? 2 : difference.regions.length > 0 ? 1 : 0
  } catch (error) {
    // Node would end with 1, which here means that flows change.
    tell(io, error instanceof Disagreement ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 2
  }
}

type Asked = { readonly old: Given; readonly next: Given; readonly facts: Facts; readonly format: keyof typeof formats }

async function read(args: string[], log: (line: string) => void): Promise<Read<Asked>> {
  const options = parseOptions(args)
  if ('fault' in options) return { faults: [options.fault], misused: true }
  const { values, positionals } = options
  if (values.help) return { help: true }
  const [first, second, ...more] = positionals
  const faults: string[] = []
  if (first === undefined || second === undefined)
    faults.push(`${first === undefined ? 'OLD and NEW are' : 'NEW is'} missing: two policies are compared`)
  if (more.length > 0) faults.push(`two policies are compared; ${more.join(', ')} is too much`)
  const { format = 'text' } = values
  if (!isFormat(format)) faults.push(`--format: ${JSON.stringify(format)} is none of ${Object.keys(formats).join(', ')}`)
  if (first === undefined || second === undefined || faults.length > 0 || !isFormat(format)) return { faults, misused: true }

  const extra = await readFacts(values.facts, faults)
  const old = await given('OLD', first, values, faults, log)
  const next = await given('NEW', second, values, faults, log)
  // An option may be meant for one of the two; one that neither has a use for is a mistake.
  for (const [option, reason] of Object.entries(old?.idle ?? {}))
    if (Object.hasOwn(next?.idle ?? {}, option)) faults.push(`--${option} goes with neither: ${reason}`)
  if (!old || !next || faults.length > 0) return { faults }
  // Both are asked in one world. What an author declares counts more than snapshots alone, the new file's word more than the old one's.
  const world = next.spec || !old.spec ? next.facts : old.facts
  return { old, next, facts: extra ? layered(world, extra) : world, format }
}

const isFormat = (text: string): text is keyof typeof formats => Object.hasOwn(formats, text)

function parseOptions(args: string[]) {
  const text = { type: 'string' } as const
  return optionsOf({
    args,
    allowPositionals: true,
    options: { parent: text, parameters: text, 'policy-name': text, facts: text, format: text, help: { type: 'boolean', short: 'h' } },
  })
}

type Choice = { readonly parent?: string; readonly parameters?: string; readonly 'policy-name'?: string }

async function given(
  which: string,
  policy: string,
  choice: Choice,
  faults: string[],
  log: (line: string) => void,
): Promise<(Given & Pick<GivenPolicy, 'idle'>) | undefined> {
  const { parent, parameters, 'policy-name': name } = choice
  const own: string[] = []
  const found = await policyAmong({ policy, parent, parameters, 'policy-name': name }, own, log)
  faults.push(...own.map(fault => fault.replace(/^--policy: /, `${which}: `)))
  for (const note of found?.notes ?? []) log(noteLine(`${which}: ${note}`))
  return (
    found && {
      name: policy,
      policy: found.policy,
      facts: found.facts,
      ...(found.spec ? { spec: found.spec } : {}),
      ...(found.idle ? { idle: found.idle } : {}),
    }
  )
}

async function readFacts(file: string | undefined, faults: string[]): Promise<Facts | undefined> {
  const text = file === undefined ? undefined : await readText('--facts', file, faults)
  if (file === undefined || text === undefined) return undefined
  const parsed = parseFacts(text, file)
  faults.push(...parsed.faults.map(faultText))
  return parsed.facts
}
