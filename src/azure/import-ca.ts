import type { ActionResult, ActionWorld } from '../github/action.ts'
import type { Certificate } from '../pki/certificate.ts'
import { planned } from '../plan/apply.ts'
import { idsOf } from '../plan/ids.ts'
import { plan } from '../plan/plan.ts'
import type { Outcome } from '../plan/resource.ts'
import { resourcesFor, select } from '../plan/resources.ts'
import type { EgressSpec } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import { announcedCa, bringCa, type Ca } from './ca-in-vault.ts'
import { carryOut, observe } from './converge.ts'
import { explainFault } from './faults.ts'
import { type CaDecision, type HeldCa, heldCa, judgeGivenCa, judgeHeldCa } from './find-ca.ts'
import { type GivenCa, readGivenCa } from './given-ca.ts'
import { grantMinutes } from './grants.ts'
import { refuseManaged } from './managed-policy.ts'
import { type ComingCa, type NewRootWish, otherRoots, pemOf, rootInUse, sayBeside, sayWay, type Way, wayOf } from './new-root.ts'
import { bringCaToPolicy, costOfUpdate } from './policy-ca.ts'
import { type AzureInputs, openSession } from './session.ts'
import { putOnShare } from './share.ts'
import { readSpec } from './spec.ts'
import { anyFailed, azureReport, changedAnything } from './summary.ts'
import { openVault } from './vault.ts'

type File = { readonly path: string; readonly content: Uint8Array }

export type ImportCaRequest = {
  readonly spec: File | undefined
  readonly where: AzureInputs
  readonly mode: 'apply' | 'plan'
  /** What somebody brings instead of letting us make a CA. */
  readonly given: { readonly file: File; readonly password: string; readonly root: File } | undefined
  /** What is to become of a CA whose root is not the one that pods trust now. */
  readonly newRoot: NewRootWish
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
    const [observed, policy] = await Promise.all([observe(owned, store, world.signal), store.read(ids.policy, world.signal)])
    refuseManaged(policy, ids.policy)
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
    const names = spec.certificateAuthority
    const decision = given ? judgeGivenCa(held, given) : judgeHeldCa(held, now, names.renewBeforeDays)
    const asked = async () => held.intermediate && announcedCa(vault, names, held, now)
    const coming = decision.keep ? undefined : given ? announcedBefore(held, given) : await asked()
    const way = decision.keep ? 'keep' : wayOf(held, coming, request.newRoot, now)
    if (!decision.keep) findings.push(...sayWay(way, held, decision.because, request.mode))
    const beside = way === 'keep' ? otherRoots(held, kept(held).root, 'announce', now) : []
    if (request.newRoot !== 'retire') findings.push(...sayBeside(beside))
    const value = wordsFor(way, request.mode, given, decision)
    if (request.mode === 'plan') {
      const fewer = way === 'keep' && otherRoots(held, kept(held).root, request.newRoot, now).length + 1 < (held.roots?.length ?? 0)
      // Whoever looks with switch asks whether a rotation is at its end: it is not while two roots are given out.
      const halfway = request.newRoot === 'switch' && beside.length > 0
      return result(spec, {
        outcomes: done.outcomes,
        findings,
        changed: !['keep', 'wait'].includes(way) || fewer || halfway || changedAnything(done.outcomes),
        ...(rootInUse(held) ? { ca: kept(held) } : {}),
        facts: [{ name: 'Certificate authority', value }],
        next: ['Run it with mode: apply.'],
      })
    }
    if (way !== 'keep') log(value)
    const brought = await bringCa(way, { vault, names, held, given, coming, wish: request.newRoot }, now, world)
    const shared = await share(spec, pemOf(brought.roots), { credential, signal: world.signal, log, grantMinutes: minutes })
    const told = brought.secretId
      ? await bringCaToPolicy(spec, { ...context, ca: { secretId: brought.secretId } }, session, 'apply')
      : { exists: false, attached: false, outcomes: [] }
    const cost = costOfUpdate(told.outcomes, told.attached)
    // Where only the root's secret is gone, pods trust the root that was in it all the same.
    if (way === 'replace' && (held.root || held.intermediate) && held.root?.fingerprint !== brought.ca?.root.fingerprint)
      findings.push({
        level: 'warning',
        message: 'The root is a new one: pods that trust the old one refuse inspected traffic until they trust the new one.',
        advice: 'Run install-ca-in-pod now, and verify-tls-inspection after it.',
      })
    return result(spec, {
      outcomes: [...done.outcomes, ...told.outcomes],
      findings,
      ca: brought.ca,
      trusted: brought.trusted,
      changed: brought.changed || shared || changedAnything([...done.outcomes, ...told.outcomes]),
      facts: [{ name: 'Certificate authority', value }, ...(cost ? [{ name: 'Second update of the policy', value: cost }] : [])],
      next:
        way === 'announce' || way === 'wait'
          ? ['Give the pods both roots: install-ca-in-pod.']
          : told.exists
            ? ['Verify from the pods: verify-tls-inspection.']
            : ['Provision the firewall: provision-firewall.'],
    })
  } catch (error) {
    if (world.signal.aborted) throw error
    throw explainFault(error)
  }
}

function kept({ root, intermediate, secretId }: HeldCa): Ca {
  if (!root || !intermediate || !secretId) throw new Error('a CA that is not complete was to be kept')
  return { root, intermediate, secretId }
}

/** Of a CA that somebody brings, only the root can have been given out before. */
const announcedBefore = ({ roots = [] }: HeldCa, { root }: GivenCa): ComingCa => ({
  root,
  announced: roots.some(({ fingerprint }) => fingerprint === root.fingerprint),
})

function wordsFor(way: Way | 'keep', mode: 'apply' | 'plan', given: GivenCa | undefined, decision: CaDecision): string {
  const planned = mode === 'plan'
  const because = decision.keep ? '' : `: ${decision.because}`
  switch (way) {
    case 'keep':
      return planned ? 'the one in the vault would stay' : 'the one in the vault stays'
    case 'announce':
      return `the one in the vault ${planned ? 'would stay, and a new root would be' : 'stays, and a new root is'} announced${because}`
    case 'wait':
      return `the one in the vault ${planned ? 'would stay' : 'stays'}, and the announced one waits for new-root: switch${because}`
    case 'switch':
      return `${planned ? 'the announced one would be taken' : 'the announced one is taken'}${because}`
    default:
      return planned
        ? `${given ? 'the given one would be imported' : 'a new one would be made and imported'}${because}`
        : `${given ? 'imported' : 'made and imported'}${because}`
  }
}

/** The roots' certificates on the file share, under the name at which the workloads look for them. Returns whether anything was written. */
async function share(spec: EgressSpec, pem: string, world: Parameters<typeof putOnShare>[2]): Promise<boolean> {
  const { fileShare } = spec.cluster
  if (!fileShare) return false
  const wanted = spec.workloads.flatMap(({ trust }) =>
    trust.source === 'file-share' && trust.path ? [trust.path.split('/').at(-1) ?? ''] : [],
  )
  const names = [...new Set(wanted.length > 0 ? wanted : ['rootCA.pem'])]
  const wrote = await Promise.all(
    names.map(file => putOnShare({ account: fileShare.storageAccount, share: fileShare.share, file }, pem, world)),
  )
  return wrote.some(Boolean)
}

function result(
  spec: EgressSpec,
  parts: {
    outcomes: readonly Outcome[]
    findings: readonly Finding[]
    ca?: Ca | undefined
    /** What pods have to trust, where that is more than the root in use. */
    trusted?: readonly Certificate[]
    changed: boolean
    facts?: readonly { name: string; value: string }[]
    next?: readonly string[]
  },
): ActionResult {
  const { ca, trusted = ca ? [ca.root] : [] } = parts
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
        ...trusted.flatMap(root =>
          root.fingerprint === ca?.root.fingerprint ? [] : [{ name: 'Announced root (SHA-256)', value: root.fingerprint }],
        ),
      ],
      next: parts.next ?? [],
    }),
    outputs: {
      'root-certificate': pemOf(trusted),
      'root-fingerprint': ca?.root.fingerprint ?? '',
      'intermediate-fingerprint': ca?.intermediate.fingerprint ?? '',
      'secret-id': ca?.secretId ?? '',
      'expires-at': until ?? '',
      changed: String(parts.changed),
    },
  }
}
