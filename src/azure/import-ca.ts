import { type KeyObject, randomBytes } from 'node:crypto'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import type { Certificate } from '../pki/certificate.ts'
import { planned } from '../plan/apply.ts'
import { idsOf } from '../plan/ids.ts'
import { plan } from '../plan/plan.ts'
import type { Outcome } from '../plan/resource.ts'
import { resourcesFor, select } from '../plan/resources.ts'
import type { EgressSpec } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import { carryOut, observe } from './converge.ts'
import { explainFault } from './faults.ts'
import { type CaDecision, type HeldCa, heldCa, judgeGivenCa, judgeHeldCa } from './find-ca.ts'
import { type GivenCa, readGivenCa } from './given-ca.ts'
import { grantMinutes } from './grants.ts'
import { bringCaToPolicy, costOfUpdate } from './policy-ca.ts'
import { type AzureInputs, openSession } from './session.ts'
import { putOnShare } from './share.ts'
import { readSpec } from './spec.ts'
import { anyFailed, azureReport, changedAnything } from './summary.ts'
import { openVault, type Vault } from './vault.ts'

type File = { readonly path: string; readonly content: Uint8Array }

export type ImportCaRequest = {
  readonly spec: File | undefined
  readonly where: AzureInputs
  readonly mode: 'apply' | 'plan'
  /** What somebody brings instead of letting us make a CA. */
  readonly given: { readonly file: File; readonly password: string; readonly root: File } | undefined
}

/** Ensures the vault, puts a good CA in it (the one there, the given one, or a new one), and tells the policy if it exists already. */
export async function runImportCa(request: ImportCaRequest, world: ActionWorld): Promise<ActionResult> {
  const spec = await readSpec(request.spec)
  const now = new Date()
  const given = request.given && readGivenCa(request.given.file, request.given.password, request.given.root, now)
  const session = await openSession(request.where, world, request.mode)
  const { context, credential, store } = session
  const log = (line: string): void => world.log.info(line)
  const ids = idsOf(spec, context.subscriptionId)
  const { owned } = select(resourcesFor(spec, context), ['base', 'vault', 'share'])
  try {
    const observed = await observe(owned, store, world.signal)
    const changes = plan(owned, observed)
    const done =
      request.mode === 'plan'
        ? { outcomes: planned(changes), observed }
        : await carryOut(changes, observed, { store, signal: world.signal, log })
    const findings: Finding[] = [...(given?.warnings ?? [])]
    if (anyFailed(done.outcomes)) return result(spec, { outcomes: done.outcomes, findings, changed: changedAnything(done.outcomes) })

    const minutes = request.mode === 'plan' ? 0 : grantMinutes(done.outcomes, context.runner !== undefined)
    const vault = await openVault(spec.certificateAuthority.keyVault, { credential, signal: world.signal, log, grantMinutes: minutes })
    const held = done.observed.has(ids.vault) ? await heldCa(vault, spec.certificateAuthority) : {}
    const decision = given ? judgeGivenCa(held, given) : judgeHeldCa(held, now, spec.certificateAuthority.renewBeforeDays)
    if (request.mode === 'plan') return planResult(spec, done.outcomes, findings, held, decision)

    const ca = decision.keep ? kept(held) : await replace(spec, vault, held, decision.because, given, world)
    const shared = await share(spec, ca.root, { credential, signal: world.signal, log, grantMinutes: minutes })
    const told = await bringCaToPolicy(spec, { ...context, ca: { secretId: ca.secretId } }, session, 'apply')
    const cost = costOfUpdate(told.outcomes, told.attached)
    // Where only the root's secret is gone, pods trust the root that was in it all the same.
    if (!decision.keep && (held.root || held.intermediate) && held.root?.fingerprint !== ca.root.fingerprint)
      findings.push({
        level: 'warning',
        message: 'The root is a new one: pods that trust the old one refuse inspected traffic until they trust the new one.',
        advice: 'Run install-ca-in-pod now, and verify-tls-inspection after it.',
      })
    return result(spec, {
      outcomes: [...done.outcomes, ...told.outcomes],
      findings,
      ca,
      changed: !decision.keep || shared || changedAnything([...done.outcomes, ...told.outcomes]),
      facts: [
        {
          name: 'Certificate authority',
          value: decision.keep ? 'the one in the vault stays' : `${given ? 'imported' : 'made and imported'}: ${decision.because}`,
        },
        ...(cost ? [{ name: 'Second update of the policy', value: cost }] : []),
      ],
      next: told.exists ? ['Verify from the pods: verify-tls-inspection.'] : ['Provision the firewall: provision-firewall.'],
    })
  } catch (error) {
    if (world.signal.aborted) throw error
    throw explainFault(error)
  }
}

type Ca = { readonly root: Certificate; readonly intermediate: Certificate; readonly secretId: string }

function kept({ root, intermediate, secretId }: HeldCa): Ca {
  if (!root || !intermediate || !secretId) throw new Error('a CA that is not complete was to be kept')
  return { root, intermediate, secretId }
}

/** A new version in the vault. The root is written first: a run that is cut off in between leaves a pair that the next run sees does not fit. */
async function replace(
  spec: EgressSpec,
  vault: Vault,
  held: HeldCa,
  because: string,
  given: GivenCa | undefined,
  world: ActionWorld,
): Promise<Ca> {
  const names = spec.certificateAuthority
  world.log.info(`${given ? 'Importing the given certificate authority' : 'Making a root and an intermediate (RSA 4096)'}: ${because}`)
  const { root, intermediate, key } = given ?? (await make(names.subject))
  if (held.root?.fingerprint !== root.fingerprint) await vault.setSecret(names.rootSecret, root.pem)
  // The same intermediate with another root: the certificate is right already.
  if (held.intermediate?.fingerprint === intermediate.fingerprint && held.secretId && !held.unusable)
    return { root, intermediate, secretId: held.secretId }
  const { writePkcs12 } = await import('../pki/pkcs12.ts')
  // Used once, for the way into the vault; the vault takes it off.
  const password = randomBytes(24).toString('base64url')
  world.mask(password)
  const { secretId } = await vault.importCertificate(names.certificate, writePkcs12({ key, certificate: intermediate, password }), password)
  world.log.info(`certificate ${names.certificate} is in key vault ${names.keyVault}`)
  return { root, intermediate, secretId }
}

async function make(
  subject: EgressSpec['certificateAuthority']['subject'],
): Promise<{ root: Certificate; intermediate: Certificate; key: KeyObject }> {
  const { makeAuthority } = await import('../pki/authority.ts')
  const { root, intermediate, intermediateKey } = await makeAuthority(subject, new Date())
  return { root, intermediate, key: intermediateKey }
}

/** The root's certificate on the file share, under the name at which the workloads look for it. Returns whether anything was written. */
async function share(spec: EgressSpec, root: Certificate, world: Parameters<typeof putOnShare>[2]): Promise<boolean> {
  const { fileShare } = spec.cluster
  if (!fileShare) return false
  const wanted = spec.workloads.flatMap(({ trust }) =>
    trust.source === 'file-share' && trust.path ? [trust.path.split('/').at(-1) ?? ''] : [],
  )
  const names = [...new Set(wanted.length > 0 ? wanted : ['rootCA.pem'])]
  const wrote = await Promise.all(
    names.map(file => putOnShare({ account: fileShare.storageAccount, share: fileShare.share, file }, root.pem, world)),
  )
  return wrote.some(Boolean)
}

function planResult(
  spec: EgressSpec,
  outcomes: readonly Outcome[],
  findings: readonly Finding[],
  held: HeldCa,
  decision: CaDecision,
): ActionResult {
  return result(spec, {
    outcomes,
    findings,
    changed: !decision.keep || changedAnything(outcomes),
    ...(decision.keep ? { ca: kept(held) } : {}),
    facts: [
      {
        name: 'Certificate authority',
        value: decision.keep ? 'the one in the vault would stay' : `a new one would be imported: ${decision.because}`,
      },
    ],
    next: ['Run it with mode: apply.'],
  })
}

function result(
  spec: EgressSpec,
  parts: {
    outcomes: readonly Outcome[]
    findings: readonly Finding[]
    ca?: Ca
    changed: boolean
    facts?: readonly { name: string; value: string }[]
    next?: readonly string[]
  },
): ActionResult {
  const { ca } = parts
  const until = ca && new Date(Math.min(ca.intermediate.notAfter.getTime(), ca.root.notAfter.getTime())).toISOString()
  return {
    report: azureReport({
      action: 'import-ca',
      title: `Certificate authority of ${spec.name}`,
      ...(ca
        ? {
            headline: parts.changed
              ? `The vault holds the certificate authority, valid until ${until?.slice(0, 10)}.`
              : `Nothing to do: the certificate authority is valid until ${until?.slice(0, 10)}.`,
          }
        : {}),
      outcomes: parts.outcomes,
      findings: parts.findings,
      facts: [
        ...(parts.facts ?? []),
        ...(ca
          ? [
              { name: 'Root (SHA-256)', value: ca.root.fingerprint },
              { name: 'Intermediate (SHA-256)', value: ca.intermediate.fingerprint },
              { name: 'Ends', value: until ?? '' },
            ]
          : []),
      ],
      next: parts.next ?? [],
    }),
    outputs: {
      'root-certificate': ca?.root.pem ?? '',
      'root-fingerprint': ca?.root.fingerprint ?? '',
      'intermediate-fingerprint': ca?.intermediate.fingerprint ?? '',
      'secret-id': ca?.secretId ?? '',
      'expires-at': until ?? '',
      changed: String(parts.changed),
    },
  }
}
