import type { Context } from '../plan/context.ts'
import { type Observed, plan as planOf } from '../plan/plan.ts'
import type { Change, Plan } from '../plan/resource.ts'
import { resourcesFor } from '../plan/resources.ts'
import { parseSpec } from '../policy/parse.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { visible } from '../report/text.ts'
import type { Io } from './io.ts'
import { optionsOf } from './options.ts'
import { asWideAs } from './terminal.ts'
import { textOf } from './text-of.ts'
import { faultText, tell, tellMisuse, tellUsage } from './told.ts'

const USAGE = `usage: egress-gate plan [--spec FILE] [--subscription ID] [--offline] [--json]

  --spec FILE        the egress.yaml to plan for (default: egress.yaml)
  --subscription ID  compare with this subscription (default: AZURE_SUBSCRIPTION_ID); signs in as DefaultAzureCredential does
  --offline          do not ask Azure: show everything that the spec stands for, as if nothing existed (so it is without a subscription)
  --json             one JSON object instead of text

Exit code 0: planned. 1: Azure could not be asked. 2: bad input.
`

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const nowhere = '00000000-0000-0000-0000-000000000000'

/** `egress-gate plan`: what a spec stands for in Azure, in the order in which it is made, and what would change. Changes nothing. */
export async function plan(args: string[], { stdout, stderr }: Io): Promise<number> {
  const given = read(args)
  if ('fault' in given) {
    tellMisuse({ stderr }, [given.fault], USAGE)
    return 2
  }
  const options = given.values
  if (options.help) {
    tellUsage({ stdout }, USAGE)
    return 0
  }
  const spec = await specOf(options.spec, stderr)
  if (!spec) return 2
  const subscriptionId = options.subscription ?? (process.env.AZURE_SUBSCRIPTION_ID || undefined)
  if (subscriptionId !== undefined && !guid.test(subscriptionId)) {
    const named = options.subscription === undefined ? 'AZURE_SUBSCRIPTION_ID' : '--subscription'
    tell({ stderr }, `${named}: must be a GUID (8-4-4-4-12 hexadecimal digits)`)
    return 2
  }
  if (subscriptionId === undefined && !options.offline)
    tell({ stderr }, 'note: without a subscription Azure is not asked; give --subscription ID or set AZURE_SUBSCRIPTION_ID to compare')
  try {
    const { changes, against } =
      options.offline || subscriptionId === undefined
        ? { changes: offline(spec, subscriptionId ?? nowhere), against: 'nothing (offline)' }
        : { changes: await online(spec, subscriptionId, line => tell({ stderr }, line)), against: `subscription ${subscriptionId}` }
    stdout.write(options.json ? `${JSON.stringify(document(changes, against), null, 2)}\n` : asWideAs(stdout, text(changes, against)))
    return 0
  } catch (error) {
    const { explainFault, faultLine } = await import('../azure/faults.ts')
    const fault = explainFault(error)
    tell(
      { stderr },
      `Azure could not be asked: ${faultLine(fault)}`,
      ...('advice' in fault ? [`${fault.advice}`] : []),
      'With --offline it is not asked.',
    )
    return 1
  }
}

const read = (args: string[]) =>
  optionsOf({
    args,
    options: {
      spec: { type: 'string', default: 'egress.yaml' },
      subscription: { type: 'string' },
      offline: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })

async function specOf(file: string, stderr: Io['stderr']): Promise<EgressSpec | undefined> {
  const content = await textOf(file)
  if (typeof content !== 'string') {
    tell({ stderr }, `--spec: ${file} cannot be read: ${content.unreadable}`)
    return undefined
  }
  const { spec, faults } = parseSpec(content, file)
  if (!spec) tell({ stderr }, ...faults.map(faultText))
  return spec
}

/** As if nothing existed. */
const offline = (spec: EgressSpec, subscriptionId: string): Plan =>
  planOf(resourcesFor(spec, { subscriptionId, tenantId: nowhere, ca: { secretId: caToBe(spec) } }), new Map())

const caToBe = ({ certificateAuthority: { keyVault, certificate } }: EgressSpec): string =>
  `https://${keyVault}.vault.azure.net/secrets/${certificate}/(version)`

async function online(spec: EgressSpec, subscriptionId: string, log: (line: string) => void): Promise<Plan> {
  const [{ openSession }, { observe }, { idsOf }, { privateIpOf }, { at }] = await Promise.all([
    import('../azure/session.ts'),
    import('../azure/converge.ts'),
    import('../plan/ids.ts'),
    import('../plan/power.ts'),
    import('../plan/reference.ts'),
  ])
  const session = await openSession(
    { subscriptionId, tenantId: process.env.AZURE_TENANT_ID ?? '', clientId: process.env.AZURE_CLIENT_ID ?? '' },
    {
      env: process.env,
      log: { info: log, debug: () => {}, warning: log, group: (_, body) => body() },
      signal: AbortSignal.timeout(5 * 60_000),
      idToken: undefined,
      mask: () => {},
      saveState: () => {},
      exportVariable: () => {},
      temp: '',
    },
    'plan',
  )
  const observed: Observed = await observe(resourcesFor(spec, session.context), session.store, session.arm.signal)
  const ids = idsOf(spec, subscriptionId)
  const privateIp = privateIpOf(observed.get(ids.firewall))
  const secretId = at(observed.get(ids.policy), '/properties/transportSecurity/certificateAuthority/keyVaultSecretId')
  const context: Context = {
    ...session.context,
    ...(privateIp ? { privateIp } : {}),
    ca: { secretId: typeof secretId === 'string' ? secretId : caToBe(spec) },
  }
  return planOf(resourcesFor(spec, context), observed)
}

const document = (changes: Plan, against: string) => ({
  against,
  changes: changes.map(({ action, resource, differs }) => ({
    action,
    id: resource.id,
    title: resource.title,
    part: resource.part,
    needs: resource.needs,
    differs,
    desired: resource.desired,
  })),
})

function text(changes: Plan, against: string): string {
  const sign = { create: '+', update: '~', none: ' ' } as const
  // What is deployed is in the words of whoever deployed it.
  const line = ({ action, resource, differs }: Change): string =>
    [`${sign[action]} ${resource.title}`, ...differs.map(({ path, desired, current }) => `    ${path}: ${current} -> ${desired}`)]
      .map(visible)
      .join('\n')
  const count = (action: Change['action']): number => changes.filter(change => change.action === action).length
  return `Compared with ${against}:\n\n${changes.map(line).join('\n')}\n\n${count('create')} to create, ${count('update')} to update, ${count('none')} as declared.\n`
}
