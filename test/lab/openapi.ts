/**
 * Microsoft's own OpenAPI files as the referee of what the lab's Azure says and what we say to it. `oav` does the checking; this file
 * knows what it must be told, what it cannot judge, and that its silence is no verdict.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Pair } from '../../src/lab/azure/http.ts'
import type { Deviation } from './openapi-deviations.ts'

/** One thing that is not as the specification says. `at` is where in the request or the response. */
export type SpecFault = { readonly code: string; readonly message: string; readonly at: string }

export type Checker = (pair: Pair) => Promise<readonly SpecFault[]>

export type Judgement = {
  readonly checked: number
  /** Exchanges that no specification covers, counted by the reason. */
  readonly notCovered: ReadonlyMap<string, number>
  readonly faults: readonly { readonly pair: Pair; readonly fault: SpecFault }[]
  /** Deviations that never occurred: to be taken off the list. */
  readonly stale: readonly Deviation[]
}

const network = 'specification/network/resource-manager/Microsoft.Network'

const specifications = [
  `${network}/Network/stable/2026-01-01/firewallPolicy.json`,
  ...[
    'azureFirewall',
    'azureFirewallFqdnTag',
    'ipGroups',
    'virtualNetwork',
    'routeTable',
    'publicIpAddress',
    'natGateway',
    'serviceTags',
  ].map(name => `${network}/stable/2024-10-01/${name}.json`),
  'specification/keyvault/resource-manager/**/2026-02-01/openapi.json',
  'specification/keyvault/data-plane/Microsoft.KeyVault/stable/2025-07-01/{certificates,secrets}.json',
  'specification/keyvault/data-plane/Secrets/stable/2026-04-01/secrets.json',
  'specification/containerservice/**/managedClusters.json',
  'specification/msi/**/ManagedIdentity.json',
  'specification/authorization/**/authorization-Role*.json',
  'specification/operationalinsights/**/Workspaces.json',
  'specification/monitor/**/diagnosticsSettings_API.json',
  'specification/resources/**/resources.json',
  'specification/storage/**/{storage,file}.json',
  'specification/containerregistry/**/containerregistry.json',
]

/** The version that is judged by, for providers of which the version that our clients send was not to be had. */
const nearestVersions: Readonly<Record<string, string>> = {
  'microsoft.network': '2024-10-01',
  'microsoft.containerservice': '2025-07-01',
  'microsoft.storage': '2025-01-01',
  'microsoft.containerregistry': '2025-04-01',
}

/** Exchanges for which Microsoft publishes no specification, or none that could say anything. */
const uncovered: readonly (readonly [reason: string, applies: (pair: Pair, url: URL) => boolean])[] = [
  ['the token endpoint of Entra', (_, { hostname }) => hostname.startsWith('login.')],
  ['queries of Log Analytics', (_, { hostname }) => hostname.startsWith('api.loganalytics.') || hostname.startsWith('api.monitor.')],
  ['the data plane of Azure Files', (_, { hostname }) => hostname.includes('.file.core.')],
  ['the data plane of a registry', (_, { hostname }) => hostname.endsWith('.azurecr.io')],
  ['the Kubernetes API', (_, { hostname }) => hostname.endsWith('.azmk8s.io')],
  [
    'polling of a long-running operation',
    (_, { pathname }) => /\/(operations|operationresults|operationstatuses|asyncoperations)\//i.test(pathname),
  ],
  // The file with the counters of a region is not among those that were to be had.
  ['counters of a region', (_, { pathname }) => /\/Microsoft\.Network\/locations\/[^/]+\/usages$/i.test(pathname)],
  // A HEAD of a host's front page, to see who answers: no operation of anybody.
  ['the front page of a host', ({ request }, { pathname }) => request.method === 'HEAD' && pathname === '/'],
  [
    // The first request carries neither a token nor its body; the answer says where tokens are to be had.
    'the challenge of Key Vault',
    ({ request, response }, { hostname }) =>
      hostname.endsWith('.vault.azure.net') && response.statusCode === 401 && request.body === undefined,
  ],
]

/** The folder that holds `specification/`, or undefined: it is no part of this repository. */
export function specificationFolder(): string | undefined {
  const folder = process.env['AZURE_REST_API_SPECS'] ?? resolve(import.meta.dirname, '../../../shared/specs')
  return existsSync(resolve(folder, 'specification')) ? folder : undefined
}

/** Loads the specifications (about a second, 250 MB) and returns what compares one exchange with them. */
export async function checker(directory: string): Promise<Checker> {
  const { LiveValidator } = await import('oav')
  const validator = new LiveValidator(
    {
      directory,
      swaggerPathsPattern: specifications,
      // The default leaves out data planes, which is where Key Vault is.
      excludedSwaggerPathsPattern: ['**/examples/**'],
      git: { shouldClone: false },
      isPathCaseSensitive: false,
      isArmCall: true,
      loadValidatorInBackground: false,
    },
    () => {},
  )
  await validator.initialize()
  // A pattern without a match is silent.
  if (validator.swaggerList.length < specifications.length)
    throw new Error(
      `${directory} holds ${validator.swaggerList.length} of the specifications that are needed; a pattern of test/lab/openapi.ts matches no file`,
    )
  preferLiteralPaths(validator.operationSearcher)
  return async pair => {
    const result = await validator.validateLiveRequestResponse(structuredClone(asJudged(pair)))
    if (result.runtimeException)
      return [{ code: result.runtimeException.code, message: result.runtimeException.message, at: 'the exchange' }]
    return [...faultsOf(result.requestValidationResult, 'request'), ...faultsOf(result.responseValidationResult, 'response')]
  }
}

/** `/certificates/{name}/versions` fits `/certificates/{name}/{version}` too: the fewest parameters win. */
function preferLiteralPaths(searcher: Validator['operationSearcher']): void {
  const candidates = searcher.getPotentialOperations.bind(searcher)
  searcher.getPotentialOperations = (...args) => {
    const found = candidates(...args)
    const parameters = ({ operation }: (typeof found.matches)[number]): number => operation._path._pathTemplate.split('{').length
    const least = Math.min(...found.matches.map(parameters))
    return { ...found, matches: found.matches.filter(match => parameters(match) === least) }
  }
}

type Validator = InstanceType<typeof import('oav').LiveValidator>
type Validated = Awaited<ReturnType<Validator['validateLiveRequestResponse']>>
type Judged = Parameters<Validator['validateLiveRequestResponse']>[0]

function asJudged({ request, response }: Pair): Judged {
  const url = new URL(request.url)
  const provider = url.pathname.toLowerCase().split('/providers/').at(-1)?.split('/')[0] ?? ''
  const nearest = /\/providers\/[^/]+$/.test(url.pathname) ? undefined : nearestVersions[provider]
  if (nearest !== undefined && !/\/firewallPolicies(\/|$)/i.test(url.pathname)) url.searchParams.set('api-version', nearest)
  // "The latest version" has an empty last segment, which oav does not know.
  if (request.method === 'GET' && url.hostname.endsWith('.vault.azure.net'))
    url.pathname = url.pathname.replace(/^(\/(?:certificates|secrets)\/[^/]+)\/?$/, '$1/latest')
  // Whom a path names that is nobody's resource, oav keeps under this name.
  url.pathname = url.pathname.replace(/^(\/subscriptions\/[^/]+\/providers\/)[^/]+$/i, '$1Microsoft.Unknown')
  // The path of a resource's parent may be empty, which oav does not know.
  url.pathname = url.pathname.replace(
    /(\/providers\/[^/]+)(\/[^/]+\/[^/]+\/providers\/Microsoft\.Authorization\/permissions)$/i,
    '$1/none$2',
  )
  // On the wire every header is text; oav holds it against the type that the specification gives the header.
  const headers = Object.entries(response.headers).map(([name, value]) => [
    name,
    name === 'retry-after' && /^\d+$/.test(value) ? Number(value) : value,
  ])
  return {
    liveRequest: { ...request, url: String(url) },
    liveResponse: { ...response, headers: Object.fromEntries(headers), statusCode: String(response.statusCode) },
  } as Judged
}

/** An unknown operation leaves `errors` empty too, so only `isSuccessful: true` is a pass. */
function faultsOf(result: Validated['requestValidationResult'], side: 'request' | 'response'): SpecFault[] {
  if (result.isSuccessful) return []
  if (result.runtimeException) return [{ code: result.runtimeException.code, message: result.runtimeException.message, at: side }]
  if (result.errors.length === 0) return [{ code: 'NOT_VALIDATED', message: 'oav neither accepted nor refused it', at: side }]
  return result.errors.map(({ code, message, pathsInPayload }) => ({ code, message, at: [side, ...(pathsInPayload ?? [])].join(' ') }))
}

/** Compares a whole recording with the specifications. */
export async function judge(pairs: readonly Pair[], check: Checker, deviations: readonly Deviation[]): Promise<Judgement> {
  const notCovered = new Map<string, number>()
  const faults: { pair: Pair; fault: SpecFault }[] = []
  const used = new Set<Deviation>()
  let checked = 0
  for (const pair of pairs) {
    const url = new URL(pair.request.url)
    const reason = uncovered.find(([, applies]) => applies(pair, url))?.[0]
    if (reason !== undefined) {
      notCovered.set(reason, (notCovered.get(reason) ?? 0) + 1)
      continue
    }
    checked++
    for (const fault of await check(pair)) {
      const known = deviations.find(deviation => covers(deviation, pair, url, fault))
      if (known) used.add(known)
      else faults.push({ pair, fault })
    }
  }
  return { checked, notCovered, faults, stale: deviations.filter(deviation => !used.has(deviation)) }
}

const covers = (deviation: Deviation, { request, response }: Pair, url: URL, fault: SpecFault): boolean =>
  deviation.method === request.method &&
  deviation.path.test(url.pathname) &&
  deviation.code === fault.code &&
  (deviation.status === undefined || deviation.status === response.statusCode) &&
  (deviation.at === undefined || deviation.at.test(fault.at))

/** Reads a recording: one exchange per line, as `lab --record FILE` writes it. */
export const readRecording = (text: string): Pair[] =>
  text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as Pair]
    } catch {
      throw new Error(`line ${index + 1} of the recording is not JSON: the run that wrote it was cut off`)
    }
  })

/** The judgement for people: one line per fault and exchange, the same faults together. */
export function describe({ checked, notCovered, faults, stale }: Judgement): string {
  const lines = new Map<string, number>()
  for (const { pair, fault } of faults) {
    const line = `${pair.request.method} ${new URL(pair.request.url).pathname} (${pair.response.statusCode}): ${fault.code} at ${fault.at}: ${fault.message}`
    lines.set(line, (lines.get(line) ?? 0) + 1)
  }
  return [
    `${checked} exchanges checked, ${[...notCovered.values()].reduce((sum, count) => sum + count, 0)} not covered by a specification`,
    ...[...notCovered].map(([reason, count]) => `  not covered: ${reason} (${count})`),
    ...[...lines].map(([line, count]) => `  ${count > 1 ? `${count} times ` : ''}${line}`),
    ...stale.map(({ method, path, code }) => `  the deviation ${method} ${path} ${code} never occurred: take it off the list`),
  ].join('\n')
}
