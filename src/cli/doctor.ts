import { diagnose } from '../azure/doctor.ts'
import { idTokenOf, specSeen, worksIn } from '../azure/doctor-request.ts'
import { ordinaryWorld } from '../azure/doctor-world.ts'
import { clusterDiagnoses } from '../kubernetes/doctor.ts'
import { diagnosisJson, diagnosisText, exitCodeOf } from '../report/diagnosis.ts'
import type { Io } from './io.ts'
import { optionsOf } from './options.ts'
import { looksOf } from './terminal.ts'
import { textOf } from './text-of.ts'
import { tell, tellMisuse, tellUsage } from './told.ts'

const USAGE = `usage: egress-gate doctor [--spec FILE] [--for plan,apply,verify,power] [--kubeconfig FILE] [--json]

  --spec FILE            the egress.yaml that names the resources (default: egress.yaml, if there is one)
  --for WORK             what the identity is to do, separated by commas (default: all of it):
                           plan    compare with Azure
                           apply   make what the spec declares
                           verify  ask the pods
                           power   stop and start firewall and cluster
  --kubeconfig FILE      how to reach the cluster (default: KUBECONFIG, else the one that Azure gives)
  --tenant-id ID         the Entra tenant (default: AZURE_TENANT_ID)
  --client-id ID         the identity, in a job with id-token: write (default: AZURE_CLIENT_ID)
  --subscription-id ID   the subscription of the resource group (default: AZURE_SUBSCRIPTION_ID)
  --timeout SECONDS      when all questions end, answered or not (default: 90)
  --json                 one JSON object instead of text

Looks at the runner, its clock and its way out, at GitHub's token, the sign-in,
roles, resource providers, quota, the vault and the cluster, and says what to
do. It changes nothing, and shows no token. What cannot be asked is said to be
unchecked, and why.

Exit code 0: nothing to repair. 1: something is. 2: bad input.
`

/** `egress-gate doctor`: what stands between this machine, this identity, and a gate that opens. */
export async function doctor(args: string[], io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const options = read(args)
  if ('fault' in options) return refuse(io, [options.fault], USAGE)
  const given = options.values
  if (given.help) {
    tellUsage(io, USAGE)
    return 0
  }
  const faults: string[] = []
  const asked = worksIn((given.for ?? '').split(/[\s,]+/).filter(word => word !== ''))
  if (asked.unknown.length > 0) faults.push(`--for: ${asked.unknown.join(', ')} is none of plan, apply, verify, power`)
  const ids = (['tenant-id', 'client-id', 'subscription-id'] as const).map(name => {
    const value = given[name]
    if (value !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
      faults.push(`--${name}: must be a GUID (8-4-4-4-12 hexadecimal digits)`)
    return value ?? env[`AZURE_${name.replaceAll('-', '_').toUpperCase()}`] ?? ''
  })
  const all = Number(given.timeout ?? 90)
  if (!(all >= 1 && all <= 3600)) faults.push('--timeout: must be a number of seconds from 1 to 3600')
  const misused = faults.length > 0
  const file = given.spec ?? 'egress.yaml'
  const seen = specSeen(file, await textOf(file))
  // One that nobody named may be missing; one with faults is bad input, whoever named it.
  if (seen.spec === undefined && (given.spec !== undefined || seen.about.state === 'fail')) faults.push(...seen.faults)
  const kubeconfig = await kubeconfigOf(given.kubeconfig, env, faults)
  if (faults.length > 0) return refuse(io, faults, misused ? USAGE : undefined)

  const [tenantId = '', clientId = '', subscriptionId = ''] = ids
  const ordinary = ordinaryWorld(env)
  const signal = new AbortController().signal
  const found = await diagnose(
    { spec: seen.spec, about: seen.about, works: asked.works, where: { tenantId, clientId, subscriptionId }, kubeconfig },
    {
      ...ordinary,
      seconds: { each: Math.min(ordinary.seconds.each, all), all },
      signal,
      mask: () => {},
      idToken: idTokenOf({ ...ordinary, signal }),
    },
    clusterDiagnoses,
  )
  io.stdout.write(given.json ? diagnosisJson(found, new Date().toISOString()) : diagnosisText(found, looksOf(io.stdout)))
  return exitCodeOf(found)
}

function read(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  return optionsOf({
    args,
    options: {
      spec: text,
      for: text,
      kubeconfig: text,
      'tenant-id': text,
      'client-id': text,
      'subscription-id': text,
      timeout: text,
      json: flag,
      help: { ...flag, short: 'h' },
    },
  })
}

/** The usage helps whoever called it wrongly, and buries the faults of a file. */
function refuse(io: Io, faults: readonly string[], usage?: string): number {
  if (usage === undefined) tell(io, ...faults)
  else tellMisuse(io, faults, usage)
  return 2
}

async function kubeconfigOf(given: string | undefined, env: NodeJS.ProcessEnv, faults: string[]): Promise<string | undefined> {
  const file = given ?? (env['KUBECONFIG'] ?? '').split(':').find(path => path !== '')
  if (file === undefined) return undefined
  const text = await textOf(file)
  if (typeof text === 'string') return text
  faults.push(`${given === undefined ? 'KUBECONFIG' : '--kubeconfig'}: ${file} cannot be read: ${text.unreadable}`)
  return undefined
}
