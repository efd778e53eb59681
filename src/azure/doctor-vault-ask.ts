/** Asks the vault itself: whether it can be reached, and whether it gives what plan and verify read. */
import type { Json } from '../plan/resource.ts'
import type { EgressSpec } from '../policy/spec.ts'
import type { Diagnosis } from '../report/diagnosis.ts'
import { type Deadline, inTime, TooLate } from './doctor-deadline.ts'
import type { Work } from './doctor-rights.ts'
import { egressDiagnoses, reach, type Way } from './doctor-runner.ts'
import type { SignedIn } from './doctor-sign-in.ts'
import { documentDiagnoses, nameDiagnosis, type Read, readDiagnoses } from './doctor-vault.ts'
import { type DoctorWorld, proxyOf } from './doctor-world.ts'
import { explainFault } from './faults.ts'
import { openVault } from './vault.ts'

/** Whether connections to it arrive. `way`: what is to be said with the other hosts; absent where its name is all that there is to say. */
export async function wayToVault(
  { certificateAuthority: { keyVault } }: EgressSpec,
  world: DoctorWorld,
  deadline: Deadline,
): Promise<{ readonly diagnoses: readonly Diagnosis[]; readonly way?: Way; readonly open: boolean }> {
  const host = `${keyVault}.vault.azure.net`
  // A proxy resolves names itself, by another DNS.
  const proxied = proxyOf(world.env) !== ''
  const named = proxied ? undefined : nameDiagnosis(keyVault, await addressesOf(host, world, deadline))
  const diagnoses = named ? [named] : []
  if (named !== undefined && named.state !== 'ok') return { diagnoses, open: false }
  const reached = await reach(host, world.ask, deadline, world.now)
  const way = { host, purpose: 'to read the certificate authority', reached }
  if (reached.kind !== 'unreachable' || !proxied) return { diagnoses, way, open: reached.kind === 'verified' }
  // What a proxy makes of a name that does not exist differs from proxy to proxy.
  const told = egressDiagnoses([way], world.env).map(
    (diagnosis): Diagnosis => ({
      ...diagnosis,
      about: 'vault',
      state: 'warn',
      advice: `If the vault does not exist yet, import-ca makes it. If it does: ${diagnosis.advice}`,
    }),
  )
  return { diagnoses: told, open: false }
}

async function addressesOf(host: string, { lookUp }: DoctorWorld, deadline: Deadline) {
  try {
    return await inTime(deadline, () => lookUp(host))
  } catch (error) {
    if (error instanceof TooLate && !error.own) return []
    return { code: error instanceof TooLate ? error.message : String((error as { code?: unknown }).code ?? error) }
  }
}

/** @param document the vault as Resource Manager knows it, where it may be read. */
export async function readVault(
  { certificateAuthority }: EgressSpec,
  id: string,
  document: Json | undefined,
  works: readonly Work[],
  { credential, who }: SignedIn,
  signal: AbortSignal,
): Promise<readonly Diagnosis[]> {
  const { keyVault: name, certificate, rootSecret } = certificateAuthority
  const vault = await openVault(name, { credential, signal, log: () => {}, grantMinutes: 0 })
  const [held, root] = await Promise.all([
    outcome(() => vault.certificate(certificate), signal),
    outcome(() => vault.secret(rootSecret), signal),
  ])
  return [
    ...(document === undefined ? [] : documentDiagnoses(name, document)),
    ...readDiagnoses({ name, id, certificate, rootSecret }, { certificate: held, root }, who, works),
  ]
}

/** The value itself is of no interest, and goes no further. */
async function outcome(work: () => Promise<unknown>, signal: AbortSignal): Promise<Read> {
  try {
    return (await work()) !== undefined
  } catch (error) {
    if (signal.aborted) throw error
    return { fault: explainFault(error) }
  }
}
