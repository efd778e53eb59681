import type { Policy } from '../policy/model.ts'
import { withoutPlaces } from '../policy/place.ts'
import type { Options, SourceFile } from '../policy/source/options.ts'
import { type ReadPolicy, readPolicy } from '../policy/source/read-policy.ts'
import { readText } from './text-of.ts'
import { faultText } from './told.ts'

/** The options that say which policy is meant. Each value is a file, or the id of a policy that is deployed. */
export type PolicyOptions = {
  readonly policy?: string | undefined
  readonly parent?: string | undefined
  readonly parameters?: string | undefined
  readonly 'policy-name'?: string | undefined
}

type Reading = Pick<Options, 'incomplete'>

export type GivenPolicy = ReadPolicy & {
  readonly policy: Policy
  /** Of the file, which may be a pipe and is read once. A policy that is deployed has none. */
  readonly text: string
}

/** Reads `--policy`, with `--parent`, `--parameters` and `--policy-name`. Whatever is wrong is told in `faults`, and so is an option in vain. */
export async function givenPolicy(
  options: PolicyOptions,
  faults: string[],
  log: (line: string) => void,
  reading: Reading = {},
): Promise<GivenPolicy | undefined> {
  const found = await policyAmong(options, faults, log, reading)
  faults.push(...Object.values(found?.idle ?? {}).map(reason => `--policy: ${reason}`))
  return found
}

/** Where several policies are read with the same options, one that has no say in this policy may be meant for another: see `idle`. */
export async function policyAmong(
  options: PolicyOptions,
  faults: string[],
  log: (line: string) => void,
  reading: Reading = {},
): Promise<GivenPolicy | undefined> {
  const parameters = options.parameters === undefined ? undefined : await readSource('--parameters', options.parameters, faults, log)
  const parent = options.parent === undefined ? undefined : await read('--parent', options.parent, {}, faults, log)
  const name = options['policy-name']
  if (options.policy === undefined || faults.length > 0) return undefined
  return await read(
    '--policy',
    options.policy,
    {
      ...reading,
      ...(parameters ? { parameters } : {}),
      ...(parent ? { parent: parent.policy } : {}),
      ...(name === undefined ? {} : { policyName: name }),
    },
    faults,
    log,
  )
}

async function read(
  option: string,
  given: string,
  options: Options,
  faults: string[],
  log: (line: string) => void,
): Promise<GivenPolicy | undefined> {
  const source = await readSource(option, given, faults, log)
  if (!source) return undefined
  const found = readPolicy(source, options)
  faults.push(...found.faults.map(faultText))
  if (!found.policy) return undefined
  return isId(given) ? { ...found, policy: withoutPlaces(found.policy), text: '' } : { ...found, policy: found.policy, text: source.text }
}

const isId = (given: string): boolean => /^\/subscriptions\//i.test(given)

async function readSource(option: string, given: string, faults: string[], log: (line: string) => void): Promise<SourceFile | undefined> {
  if (isId(given)) return await readLive(option, given, faults, log)
  const text = await readText(option, given, faults)
  return text === undefined ? undefined : { text, file: given }
}

async function readLive(option: string, id: string, faults: string[], log: (line: string) => void): Promise<SourceFile | undefined> {
  const { isPolicyId, livePolicy } = await import('../azure/live-policy.ts')
  if (!isPolicyId(id)) {
    faults.push(
      `${option}: ${id} is not the id of a firewall policy: /subscriptions/ID/resourceGroups/NAME/providers/Microsoft.Network/firewallPolicies/NAME`,
    )
    return undefined
  }
  try {
    const live = await livePolicy(id, { signal: AbortSignal.timeout(120_000), log })
    return { text: JSON.stringify(live), file: id }
  } catch (error) {
    const { explainFault } = await import('../azure/faults.ts')
    const known: { readonly message: string; readonly advice?: string } = explainFault(error) as Error
    faults.push(`${option}: ${id} cannot be read: ${known.message}${known.advice === undefined ? '' : `\n${known.advice}`}`)
    return undefined
  }
}
