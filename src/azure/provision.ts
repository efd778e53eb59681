import type { ActionResult, ActionWorld } from '../github/action.ts'
import { predictedPrivateIp } from '../plan/address.ts'
import { planned } from '../plan/apply.ts'
import { inspectedRules } from '../plan/closed.ts'
import type { Context } from '../plan/context.ts'
import { type Ids, idsOf } from '../plan/ids.ts'
import { type Observed, plan } from '../plan/plan.ts'
import { privateIpOf } from '../plan/power.ts'
import { at } from '../plan/reference.ts'
import type { Outcome, Resource } from '../plan/resource.ts'
import { resourcesFor, select } from '../plan/resources.ts'
import { undeclaredRules } from '../plan/undeclared-rules.ts'
import type { EgressSpec } from '../policy/spec.ts'
import type { Finding, Report } from '../report/report.ts'
import { carryOut, observe } from './converge.ts'
import { explainFault } from './faults.ts'
import { heldCa, judgeHeldCa } from './find-ca.ts'
import { grantMinutes } from './grants.ts'
import { refuseManaged } from './managed-policy.ts'
import { serviceError } from './retry.ts'
import { routesPast } from './routes-past.ts'
import { type AzureInputs, openSession, type Session } from './session.ts'
import { readSpec } from './spec.ts'
import { staying } from './staying-rules.ts'
import { anyFailed, azureReport, changedAnything, planOutput } from './summary.ts'
import { openVault } from './vault.ts'

export type ProvisionRequest = {
  readonly spec: { readonly path: string; readonly content: Uint8Array } | undefined
  readonly where: AzureInputs
  readonly mode: 'apply' | 'plan'
  /** Names of what decides flows, is not in the spec and is meant to be there. */
  readonly known: readonly string[]
}

/**
 * Converges everything but the cluster. What does not need to know the CA comes first, since whether a CA is there can be asked only of a
 * vault that exists and lets us in; then the policy, its rule groups, and the firewall; last, if the firewall's address is not the
 * predicted one, the routes and the DNS servers again.
 */
export async function runProvision(request: ProvisionRequest, world: ActionWorld): Promise<ActionResult> {
  const spec = await readSpec(request.spec)
  const session = await openSession(request.where, world, request.mode)
  const ids = idsOf(spec, session.context.subscriptionId)
  const pick = (context: Context): readonly Resource[] =>
    select(resourcesFor(spec, context), ['base', 'vault', 'network', 'firewall']).owned
  const isLate = ({ id }: Resource): boolean =>
    id === ids.policy || id.startsWith(`${ids.policy}/`) || id === ids.firewall || id === ids.diagnostics
  try {
    let observed = await observe(pick(session.context), session.store, world.signal)
    refuseManaged(observed.get(ids.policy), ids.policy)
    const known = privateIpOf(observed.get(ids.firewall))
    const context: Context = { ...session.context, ...(known === undefined ? {} : { privateIp: known }) }
    const outcomes: Outcome[] = []
    const findings: Finding[] = []
    if (observed.has(ids.firewall) && known === undefined)
      findings.push({
        level: 'notice',
        message: 'The firewall was deallocated; provisioning allocates it again.',
        advice: 'deallocate with operation: allocate also starts the cluster.',
      })
    /** Carries out, or only plans, and keeps the books. */
    const step = async (resources: readonly Resource[]): Promise<boolean> => {
      const changes = plan(resources, observed)
      const done =
        request.mode === 'plan'
          ? { outcomes: planned(changes), observed }
          : await carryOut(changes, observed, { store: session.store, signal: world.signal, log: line => world.log.info(line) })
      outcomes.push(...done.outcomes)
      observed = done.observed
      return !anyFailed(done.outcomes)
    }

    const early = await step(pick(context).filter(resource => !isLate(resource)))
    if (early) {
      const ca = await findCa(spec, ids, observed, outcomes, session, world, request.mode, findings)
      const complete: Context = { ...context, ...(ca ? { ca } : {}) }
      await step(pick(complete).filter(isLate))
      const told = privateIpOf(observed.get(ids.firewall))
      if (told !== undefined && told !== (known ?? predictedPrivateIp(spec.network.firewallSubnet.prefix))) {
        world.log.info(`the firewall's address is ${told}, not the predicted one: correcting the routes`)
        findings.push({
          level: 'notice',
          message: `The firewall got ${told} instead of the predicted address; the route table and the DNS servers were corrected.`,
        })
        await step(pick({ ...complete, privateIp: told }).filter(({ id }) => id === ids.routeTable || id === ids.network))
      }
    }
    const routes = routesPast(spec, ids, pick(context), observed)
    const meant = new Set(request.known.map(name => name.toLowerCase()))
    const unmeant = (names: readonly string[]): readonly string[] => names.filter(name => !meant.has(name.toLowerCase()))
    if (request.mode === 'apply') {
      const rules = undeclaredRules(
        observed.get(ids.policy),
        spec.firewall.policy.ruleCollectionGroups.map(({ name }) => name),
      )
      const others = unmeant([...rules.groups, ...(rules.parent === undefined ? [] : [rules.parent]), ...routes.names])
      return result(spec, ids, observed, merged(outcomes), [...findings, ...staying(rules, spec), ...routes.findings], request.mode, {
        undeclared: others,
      })
    }
    const { liveDifference } = await import('./live-difference.ts')
    const {
      comparison,
      findings: told,
      undeclared,
    } = await liveDifference(spec, observed.has(ids.policy) ? ids.policy : undefined, {
      credential: session.credential,
      signal: world.signal,
      log: line => world.log.info(line),
    })
    return result(spec, ids, observed, merged(outcomes), [...findings, ...told, ...routes.findings], request.mode, {
      comparison,
      undeclared: undeclared && unmeant([...undeclared, ...routes.names]),
    })
  } catch (error) {
    if (world.signal.aborted) throw error
    throw explainFault(error)
  }
}

/** The CA to inspect with, if the vault holds one that fits; says so when it does not. */
async function findCa(
  spec: EgressSpec,
  ids: Ids,
  observed: Observed,
  outcomes: readonly Outcome[],
  { context, credential }: Session,
  world: ActionWorld,
  mode: 'apply' | 'plan',
  findings: Finding[],
): Promise<Context['ca']> {
  const waiting = inspectedRules(spec.firewall.policy)
  const without = (why: string): undefined => {
    if (waiting.length === 0) return undefined
    findings.push({
      level: 'warning',
      message: `The policy inspects no TLS: ${why}. Until a CA is there, nothing passes that was to be inspected (${waiting.join(', ')}).`,
      advice:
        'Run import-ca: it brings the CA to the policy and these rules with it. Run before provision-firewall it costs nothing extra; now each update of the policy takes about 4 minutes.',
    })
    return undefined
  }
  if (!observed.has(ids.vault)) return without('the key vault does not exist yet')
  const vault = await openVault(spec.certificateAuthority.keyVault, {
    credential,
    signal: world.signal,
    log: line => world.log.info(line),
    grantMinutes: mode === 'plan' ? 0 : grantMinutes(outcomes, context.runner !== undefined),
  })
  try {
    const held = await heldCa(vault, spec.certificateAuthority)
    if (!held.intermediate || !held.secretId) return without('the key vault holds no CA')
    const judged = judgeHeldCa(held, new Date(), spec.certificateAuthority.renewBeforeDays)
    if (!judged.keep)
      findings.push({ level: 'warning', message: `The CA in the vault needs attention: ${judged.because}.`, advice: 'Run import-ca.' })
    return { secretId: held.secretId }
  } catch (error) {
    // A dry run grants nothing, so it may not be let in. What the policy has is then the best that is known.
    const current = at(observed.get(ids.policy), '/properties/transportSecurity/certificateAuthority/keyVaultSecretId')
    if (mode === 'plan' && serviceError(error).status === 403)
      return typeof current === 'string' ? { secretId: current } : without('this run may not look into the key vault')
    throw error
  }
}

/** One outcome for each resource: what was done to it last, unless that was nothing. */
function merged(outcomes: readonly Outcome[]): readonly Outcome[] {
  const byId = new Map<string, Outcome>()
  for (const outcome of outcomes) {
    const { id } = outcome.change.resource
    if (outcome.result !== 'unchanged' || !byId.has(id)) byId.set(id, outcome)
  }
  return [...byId.values()]
}

function result(
  spec: EgressSpec,
  ids: Ids,
  observed: Observed,
  outcomes: readonly Outcome[],
  findings: readonly Finding[],
  mode: 'apply' | 'plan',
  { comparison, undeclared }: { readonly comparison?: Report['comparison']; readonly undeclared?: readonly string[] | undefined },
): ActionResult {
  const firewall = observed.get(ids.firewall)
  const privateIp = privateIpOf(firewall) ?? ''
  const publicIps = ids.publicIps.flatMap(id => {
    const address = at(observed.get(id), '/properties/ipAddress')
    return typeof address === 'string' ? [address] : []
  })
  const inspects = at(observed.get(ids.policy), '/properties/transportSecurity/certificateAuthority/keyVaultSecretId')
  const failed = anyFailed(outcomes)
  return {
    report: azureReport({
      action: 'provision-firewall',
      title: `Firewall of ${spec.name}`,
      ...(mode === 'apply' && !failed
        ? {
            headline: `${
              changedAnything(outcomes)
                ? `The firewall stands at ${privateIp}, and the cluster's subnet is routed to it.`
                : `Nothing to do: everything ${undeclared?.length ? 'that is declared is so' : 'is as declared'}.`
            }${undeclared?.length ? ` What is not declared decides traffic, too: ${undeclared.join(', ')}.` : ''}`,
          }
        : {}),
      outcomes,
      findings,
      facts: [
        ...(privateIp ? [{ name: 'Private address', value: privateIp }] : []),
        ...(publicIps.length > 0 ? [{ name: 'Public addresses', value: publicIps.join(', ') }] : []),
        { name: 'TLS inspection', value: inspects ? `with ${inspects}` : 'off' },
        ...(comparison ? [{ name: 'Flows', value: comparison.headline }] : []),
      ],
      comparison,
      next:
        mode === 'plan'
          ? ['Run it with mode: apply.']
          : inspects
            ? ['Deploy the cluster: deploy-aks.']
            : ['Import a CA: import-ca.', 'Deploy the cluster: deploy-aks.'],
    }),
    outputs: {
      'firewall-id': firewall === undefined ? '' : ids.firewall,
      'policy-id': observed.has(ids.policy) ? ids.policy : '',
      'private-ip': privateIp,
      'public-ips': JSON.stringify(publicIps),
      'workspace-id': String(at(observed.get(ids.workspace), '/properties/customerId') ?? ''),
      changed: String(changedAnything(outcomes)),
      undeclared: undeclared === undefined ? '' : JSON.stringify(undeclared),
      plan: planOutput(outcomes),
    },
  }
}
