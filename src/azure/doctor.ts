/** The doctor: every question at once, each with its own deadline, all of them together with another one. Nothing is written anywhere. */
import { type Ids, idsOf } from '../plan/ids.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { type Diagnosis, type Question, tidy } from '../report/diagnosis.ts'
import { armReader, askDocument, askProviders, askQuota, askRights, type ReadArm } from './doctor-arm.ts'
import { type AskCluster, askAzureForCluster, namespacesOf } from './doctor-cluster.ts'
import { answered, type Deadline } from './doctor-deadline.ts'
import { tokenDiagnosis } from './doctor-identity.ts'
import { needsOf, rightsDiagnoses, type Work } from './doctor-rights.ts'
import { clockDiagnosis, egressDiagnoses, reach, runnerDiagnoses } from './doctor-runner.ts'
import { enter, type SignedIn, seeToken, signInDiagnoses } from './doctor-sign-in.ts'
import { namespacesFor, providersDiagnosis, quotaDiagnosis } from './doctor-subscription.ts'
import { readVault, wayToVault } from './doctor-vault-ask.ts'
import { type DoctorWorld, proxyOf } from './doctor-world.ts'
import type { AzureInputs } from './session.ts'

export type DoctorRequest = {
  /** Undefined: there is none that can be read, and `about` says so. */
  readonly spec: EgressSpec | undefined
  readonly about: Diagnosis
  /** What the identity is to do. */
  readonly works: readonly Work[]
  /** With the gaps filled from the environment; what is still empty is not known. */
  readonly where: AzureInputs
  /** The text of a kubeconfig that was given. Undefined: Azure is asked for one. */
  readonly kubeconfig: string | undefined
}

/**
 * Everything that can be found out about the runner, the identity and what they are to reach. It always ends, by the deadlines of its
 * world, and it does not throw for what it finds.
 * @param askCluster the questions to the API server: this folder knows no Kubernetes.
 */
export async function diagnose(request: DoctorRequest, world: DoctorWorld, askCluster: AskCluster): Promise<readonly Diagnosis[]> {
  const end = new AbortController()
  const timer = setTimeout(() => end.abort(), world.seconds.all * 1000)
  const secrets = new Set(secretsIn(world.env))
  const mask = (secret: string): void => {
    secrets.add(secret)
    world.mask(secret)
  }
  try {
    const deadline = { signal: AbortSignal.any([world.signal, end.signal]), seconds: world.seconds.each }
    const found = await Promise.all(questionsOf(request, { ...world, mask }, deadline, askCluster))
    return tidy(found.flat(), secrets)
  } finally {
    clearTimeout(timer)
    // What was left behind ends with it.
    end.abort()
  }
}

type Answer = Promise<readonly Diagnosis[]>
type Scene = { readonly spec: EgressSpec; readonly ids: Ids }

function questionsOf(request: DoctorRequest, world: DoctorWorld, deadline: Deadline, askCluster: AskCluster): readonly Answer[] {
  const { spec, works, where, kubeconfig } = request
  const scene = spec && { spec, ids: idsOf(spec, where.subscriptionId || 'SUBSCRIPTION_ID') }
  const doing = (...some: readonly Work[]): boolean => works.some(work => some.includes(work))
  const token = seeToken(world, deadline)
  const entry = enter(where, world, deadline)

  /** A question to Azure: asked when somebody is signed in, and only then does its deadline run. */
  const signedIn = async (about: Question, what: string, work: (who: SignedIn, signal: AbortSignal) => Answer): Answer => {
    const entered = await entry
    return entered.kind === 'in'
      ? answered(about, what, deadline, signal => work(entered, signal))
      : [unchecked(about, what, 'Nobody is signed in to Azure: see Sign-in.')]
  }
  /** The same, of resources, which only a spec and a subscription name. */
  const ofResources = async (
    about: Question,
    what: string,
    work: (scene: Scene, read: ReadArm, who: SignedIn, signal: AbortSignal) => Answer,
  ): Answer => {
    if (scene === undefined) return [unchecked(about, what, 'There is no spec that names the resources: see Spec.')]
    if (where.subscriptionId === '') return [noSubscription(about, what)]
    return signedIn(about, what, (who, signal) => work(scene, armReader(world.ask, who.token, signal), who, signal))
  }

  const hosts = hostsOf(world.env, doing('verify')).map(async each => ({
    ...each,
    reached: await reach(each.host, world.ask, deadline, world.now),
  }))
  const vaultWay = scene && doing('plan', 'apply', 'verify') ? wayToVault(scene.spec, world, deadline) : undefined

  return [
    Promise.resolve([request.about]),
    answered('runner', 'The runner', deadline, () => runnerDiagnoses(world.env, world.nodeVersion)),
    Promise.all([Promise.all(hosts), vaultWay]).then(([ways, vault]) =>
      egressDiagnoses([...ways, ...(vault?.way ? [vault.way] : [])], world.env),
    ),
    // Both of Azure; the others need not agree with it.
    Promise.all(hosts.slice(0, 2)).then(ways => [clockDiagnosis(ways.map(({ reached }) => reached))]),
    Promise.all([token, entry]).then(([seen, { kind }]) => [
      tokenDiagnosis(seen, { clientId: where.clientId, resourceGroup: spec?.resourceGroup ?? '', signedIn: kind === 'in' }),
    ]),
    Promise.all([token, entry]).then(([seen, entered]) => signInDiagnoses(entered, seen, where, world.env)),
    ofResources('rights', 'What the identity may do', async ({ spec, ids }, read, { who }) => {
      const needs = needsOf(spec, ids, where.subscriptionId, works)
      return rightsDiagnoses(needs, await askRights(read, needs, ids), ids.group, who)
    }),
    // Whoever makes nothing meets neither.
    ...(doing('plan', 'apply')
      ? [
          ofResources('providers', 'The registration of the resource providers', async ({ spec, ids }, read) =>
            providersDiagnosis(await askProviders(read, namespacesFor(spec), ids.subscription), where.subscriptionId),
          ),
          ofResources('quota', 'The quota of public addresses', async ({ spec, ids }, read) => [
            quotaDiagnosis(await askQuota(read, ids, spec.location), spec.location, where.subscriptionId),
          ]),
        ]
      : []),
    ...(scene && vaultWay
      ? [
          vaultWay.then(({ diagnoses }) => diagnoses),
          vaultWay.then(({ open }) =>
            open
              ? signedIn('vault', `Key vault ${scene.spec.certificateAuthority.keyVault}`, async (who, signal) => {
                  const read = armReader(world.ask, who.token, signal)
                  const known = where.subscriptionId === '' ? undefined : (await askDocument(read, scene.ids.vault, '2026-02-01')).document
                  return readVault(scene.spec, scene.ids.vault, known, works, who, signal)
                })
              : [],
          ),
        ]
      : []),
    ...(doing('apply', 'verify')
      ? [
          kubeconfig === undefined
            ? ofResources('cluster', 'The cluster', (scene, read, who, signal) =>
                askAzureForCluster(scene, read, who, { subscriptionId: where.subscriptionId, signal, mask: world.mask }, askCluster),
              )
            : answered('cluster', 'The cluster', deadline, signal =>
                askCluster({ kubeconfig, namespaces: namespacesOf(spec), grant: undefined, signal }),
              ),
        ]
      : []),
  ]
}

/** Variables whose value must not be said, whoever says it: an error of a library may quote what it was given. */
const secretVariables = [
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'AZURE_PASSWORD',
  'GITHUB_TOKEN',
  'GH_TOKEN',
]

function secretsIn(env: DoctorWorld['env']): readonly string[] {
  const proxy = proxyOf(env)
  const password = URL.canParse(proxy) ? new URL(proxy).password : ''
  return [...secretVariables.map(name => env[name] ?? ''), password, decoded(password)]
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Azure's first. */
function hostsOf(env: DoctorWorld['env'], verifies: boolean): readonly { readonly host: string; readonly purpose: string }[] {
  const tokens = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? ''
  const service = URL.canParse(tokens) && new URL(tokens).protocol === 'https:' ? new URL(tokens).host : ''
  return [
    { host: 'management.azure.com', purpose: 'for every resource of Azure' },
    { host: 'login.microsoftonline.com', purpose: 'to sign in' },
    ...(service ? [{ host: service, purpose: "to get GitHub's OIDC token" }] : []),
    ...(verifies ? [{ host: 'api.loganalytics.io', purpose: "to read the firewall's log" }] : []),
  ]
}

const unchecked = (about: Question, what: string, why: string): Diagnosis => ({
  about,
  state: 'unchecked',
  what: `${what} could not be looked at.`,
  why,
})

/** Said in full once. */
const noSubscription = (about: Question, what: string): Diagnosis =>
  about === 'rights'
    ? {
        ...unchecked(about, what, 'No subscription is named.'),
        advice: 'Give subscription-id, or set AZURE_SUBSCRIPTION_ID.',
        commands: ['az account show --query id --output tsv'],
      }
    : unchecked(about, what, 'No subscription is named: see Roles.')
