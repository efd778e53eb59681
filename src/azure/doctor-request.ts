/** From what was given to what is asked: the same for the command and the action. */
import { parseSpec } from '../policy/parse.ts'
import { describeFault } from '../policy/place.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { type Diagnosis, shellCommand } from '../report/diagnosis.ts'
import { KnownFaultError } from '../report/fault.ts'
import { visible } from '../report/text.ts'
import { type Work, works } from './doctor-rights.ts'
import type { DoctorWorld } from './doctor-world.ts'

/** The kinds of work that were named, in their own order; what is none of them is given back. */
export function worksIn(names: readonly string[]): { readonly works: readonly Work[]; readonly unknown: readonly string[] } {
  const known: readonly string[] = works
  return {
    works: names.length === 0 ? works : works.filter(work => names.includes(work)),
    unknown: names.filter(name => !known.includes(name)),
  }
}

export type SpecSeen = { readonly spec: EgressSpec | undefined; readonly about: Diagnosis; readonly faults: readonly string[] }

/** A spec as the doctor takes it: one that cannot be read is a finding, and the questions that need none are asked all the same. */
export function specSeen(file: string, content: string | { readonly unreadable: string }): SpecSeen {
  const about = 'spec' as const
  if (typeof content !== 'string')
    return {
      spec: undefined,
      about: {
        about,
        state: 'unchecked',
        what: `${file} cannot be read: ${content.unreadable}.`,
        why: 'Without it nobody knows which resources are meant: roles, quota, vault and cluster are not looked at.',
        advice: 'Name the spec (--spec FILE, or the input spec); in a job, check it out before this step.',
      },
      faults: [`${file} cannot be read: ${content.unreadable}`],
    }
  const { spec, faults } = parseSpec(content, file)
  if (spec !== undefined)
    return {
      spec,
      about: { about, state: 'ok', what: `${file} is a spec: ${spec.name}, in resource group ${spec.resourceGroup}, ${spec.location}.` },
      faults: [],
    }
  const told = faults.map(fault => visible(describeFault(fault)))
  return {
    spec: undefined,
    about: {
      about,
      state: 'fail',
      what: `${file} has ${told.length} ${told.length === 1 ? 'fault' : 'faults'}; the first: ${told[0] ?? '(none is named)'}`,
      why: 'Every action stops at a spec with faults, before it does anything.',
      advice: 'Correct them; this shows them all:',
      commands: [shellCommand('egress-gate', 'check', file)],
    },
    faults: told,
  }
}

/** A token request as the runner's own library makes it, for a command in a step of a job. Undefined where there is none to be had. */
export function idTokenOf({ env, ask, signal }: Pick<DoctorWorld, 'env' | 'ask' | 'signal'>): DoctorWorld['idToken'] {
  const [url, bearer] = [env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '', env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '']
  if (!URL.canParse(url) || bearer === '') return undefined
  return async audience => {
    const asked = new URL(url)
    asked.searchParams.set('audience', audience)
    const { status, body } = await ask(asked.href, { token: bearer, signal })
    const value = (body as { value?: unknown } | undefined)?.value
    if (status !== 200 || typeof value !== 'string')
      throw new KnownFaultError({
        code: 'IdToken',
        message: `its token service answered with status ${status} and no token`,
        advice: 'The request token holds for this job alone, and not after its end. Look at what answers at ACTIONS_ID_TOKEN_REQUEST_URL.',
      })
    return value
  }
}
