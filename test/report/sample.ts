/** Reports as a run makes them: real chains, judged by the real judge, so that pages show what users will see. */
import type { Decision } from '../../src/policy/decision.ts'
import type { Expectation } from '../../src/policy/spec.ts'
import type { Report } from '../../src/report/report.ts'
import { conclude } from '../../src/verify/conclude.ts'
import { judge } from '../../src/verify/judge.ts'
import { refusals } from '../../src/verify/refusals.ts'
import type { Observation, PodRef, Probe, Verdict } from '../../src/verify/verdict.ts'
import { boundSession, leafOf, ourFirewall, type Signer, signer } from '../verify/lab.ts'

type Question = {
  readonly name: string
  readonly target: string | Expectation['target']
  readonly expect: Partial<Expectation>
  readonly predicted: Partial<Decision>
  /** What each pod saw, by its number; the last one for all others. */
  readonly saw: readonly Observation[]
  readonly workloads?: readonly string[]
}

const denial =
  'HTTPS request for dataservice.accuweather.com:443/forecasts. Url: dataservice.accuweather.com/forecasts. Action: Deny. Policy: afwp-weather. Rule Collection Group: application. Rule Collection: weather-denied-paths. Rule: DenyWeatherForecasts.'
const allowed = (body = 'ok') => ({ status: 200, body, headers: { 'content-type': 'text/plain' } })

async function world() {
  const ours = await ourFirewall()
  const publicRoot = await signer('Example Public Root', 'self')
  const publicCa = await signer('Example Public TLS CA 2026', publicRoot)
  const proxyRoot = await signer('Zscaler Root CA', 'self')
  const origin = async (host: string): Promise<Observation> => ({
    kind: 'tls',
    flight: [(await leafOf(host, publicCa, { subject: 'origin' })).certificate, publicCa.certificate],
    protocol: 'TLSv1.3',
    alpn: 'h2',
    trusted: true,
    http: { status: 401, body: '{"errors":[{"code":"UNAUTHORIZED"}]}', headers: {} },
  })
  const inspected = async (host: string, parts: Partial<Extract<Observation, { kind: 'tls' }>> = {}): Promise<Observation> => {
    const leaf = await leafOf(host, ours.subCa)
    return {
      kind: 'tls',
      flight: [leaf.certificate, ours.subCa.certificate, ours.intermediate.certificate, ours.root.certificate],
      protocol: 'TLSv1.2',
      trusted: true,
      http: allowed(),
      session: await boundSession(leaf, [ours.subCa, ours.intermediate], 'sample', 'p1', host),
      ...parts,
    }
  }
  const proxied = async (host: string): Promise<Observation> => ({
    kind: 'tls',
    flight: [(await leafOf(host, proxyRoot, { subject: 'origin' })).certificate, proxyRoot.certificate],
    protocol: 'TLSv1.3',
    trusted: true,
    http: allowed(),
  })
  return { ...ours, publicRoot, origin, inspected, proxied }
}

const by = (rule: string, ruleCollection: string, parts: Partial<Decision> = {}): Partial<Decision> => ({
  effect: 'allow',
  inspected: true,
  by: 'application',
  rule,
  ruleCollection,
  ruleCollectionGroup: 'application',
  because: `rule ${rule} allows it and inspects`,
  ...parts,
})

/** A run with one of each thing that can go wrong, and what is right beside it. */
export async function sampleReport(pods = 3): Promise<Report> {
  const { authority, inspected, origin, proxied, publicRoot } = await world()
  const weather = 'dataservice.accuweather.com'
  const closed: Observation = {
    kind: 'blocked',
    how: 'closed-after-hello',
    stage: 'handshake',
    detail: 'TLS connect error: unexpected eof while reading',
  }
  const none: Partial<Decision> = { effect: 'deny', inspected: false, by: 'default', because: 'no rule mentions it, so it is denied' }
  const deny = by('DenyWeatherForecasts', 'weather-denied-paths', { effect: 'deny', because: 'rule DenyWeatherForecasts denies the path' })
  const services = by('AllowK8sOperationalServices', 'aks-application', {
    inspected: false,
    because: 'rule AllowK8sOperationalServices allows it without inspecting',
  })
  const questions: readonly Question[] = [
    {
      name: 'city search is allowed and inspected',
      target: `https://${weather}/locations/v1/cities/search?q=Redmond`,
      expect: { expect: 'allow', inspected: true, rule: 'AllowWeatherService', status: [200] as never },
      predicted: by('AllowWeatherService', 'aks-application'),
      saw: [await inspected(weather, { http: allowed('[{"Version":1,"Key":"341347"}]') })],
    },
    {
      name: 'forecasts are denied by their path',
      target: `https://${weather}/forecasts/v1/daily/1day/349727`,
      expect: { expect: 'deny', inspected: true },
      predicted: deny,
      saw: [await inspected(weather, { http: { status: 470, body: denial, headers: {} } })],
    },
    {
      name: 'the container registry passes through uninspected',
      target: 'https://mcr.microsoft.com/v2/',
      expect: { expect: 'allow', inspected: false },
      predicted: services,
      saw: [await origin('mcr.microsoft.com')],
    },
    {
      name: 'an unlisted host is denied before the handshake',
      target: 'https://example.com/',
      expect: { expect: 'deny', inspected: false },
      predicted: none,
      saw: [closed],
    },
    {
      name: 'air quality is allowed and inspected',
      target: 'https://air.accuweather.com/v1/observations',
      expect: { expect: 'allow', inspected: true },
      predicted: by('AllowWeatherService', 'aks-application'),
      saw: [
        await inspected('air.accuweather.com', { trusted: false, trustDetail: 'self-signed certificate in certificate chain' }),
        await inspected('air.accuweather.com'),
      ],
      workloads: ['forecast-batch'],
    },
    {
      name: 'alerts are allowed and inspected',
      target: 'https://alerts.accuweather.com/v2/',
      expect: { expect: 'allow', inspected: true },
      predicted: by('AllowWeatherService', 'aks-application'),
      saw: [await proxied('alerts.accuweather.com'), await origin('alerts.accuweather.com'), await inspected('alerts.accuweather.com')],
      workloads: ['weather'],
    },
    {
      name: 'the bank is refused by the firewall itself',
      target: 'https://expired.accuweather.com/',
      expect: { expect: 'allow', upstream: 'refused' },
      predicted: by('AllowWeatherService', 'aks-application'),
      saw: [
        await inspected('expired.accuweather.com', {
          http: { status: 500, body: 'x509: certificate has expired or is not yet valid', headers: {} },
        }),
      ],
    },
    {
      name: 'the status page is reachable',
      target: 'https://status.accuweather.com/',
      expect: { expect: 'allow', inspected: true },
      predicted: by('AllowWeatherService', 'aks-application'),
      saw: [{ kind: 'dns-failure', detail: 'Could not resolve host: status.accuweather.com' }],
      workloads: ['forecast-batch'],
    },
    {
      name: 'the time is kept',
      target: { kind: 'port', host: 'ntp.ubuntu.com', port: 123, protocol: 'udp', speaks: 'ntp' },
      expect: { expect: 'allow' },
      predicted: {
        effect: 'allow',
        inspected: false,
        by: 'network',
        rule: 'time',
        ruleCollection: 'aks-network',
        ruleCollectionGroup: 'network',
        because: 'rule time allows it',
      },
      saw: [{ kind: 'answered', detail: 'NTP, stratum 2' }],
    },
    {
      name: 'another resolver is out of reach',
      target: { kind: 'port', host: '8.8.8.8', port: 53, protocol: 'udp', speaks: 'dns' },
      expect: { expect: 'deny' },
      predicted: { ...none, by: 'network' },
      saw: [{ kind: 'blocked', how: 'timeout', detail: 'no answer in 3 s' }],
    },
  ]
  return reportOf(judged(questions, pods, authority, [publicRoot.certificate]), authority, [publicRoot.certificate])
}

type Authority = Awaited<ReturnType<typeof ourFirewall>>['authority']
type Roots = Parameters<typeof refusals>[3]

const judged = (questions: readonly Question[], pods: number, authority: Authority, publicRoots: Roots): Verdict[] =>
  ['weather', 'forecast-batch'].flatMap(workload =>
    questions
      .filter(({ workloads }) => workloads === undefined || workloads.includes(workload))
      .flatMap(question =>
        Array.from({ length: pods }, (_, index) => {
          const saw = question.saw[index] ?? (question.saw.at(-1) as Observation)
          return judge(probeOf(question, workload, questions.indexOf(question)), podOf(workload, index), saw, authority, new Date(), {
            publicRoots,
          })
        }),
      ),
  )

export const probeOf = ({ name, target, expect, predicted }: Omit<Question, 'saw'>, workload: string, index: number): Probe => ({
  id: `p${index}`,
  name,
  workload,
  flow: { source: '10.42.1.4', protocol: 'tcp', port: 443 },
  expectation: {
    name,
    from: [],
    target: typeof target === 'string' ? { kind: 'url', url: target, method: 'GET' } : target,
    expect: 'allow',
    place: { file: 'examples/weather/egress.yaml', line: 138 + index * 6, column: 5 },
    ...expect,
  },
  predicted: {
    effect: 'unknown',
    inspected: 'unknown',
    by: 'undecided',
    because: 'nothing is known',
    dependsOn: [],
    trace: [],
    ...predicted,
  },
})

export const podOf = (workload: string, index: number): PodRef => ({
  namespace: 'weather',
  name: `${workload}-7d9c6b5f48-${(60466176 + index * 7919).toString(36).slice(-5)}`,
  container: 'app',
  uid: `${workload}-${index}`,
  containerId: `containerd://${index}`,
  restartCount: index % 7 === 6 ? 2 : 0,
  node: `aks-nodepool1-31415926-vmss00000${index % 4}`,
  address: `10.42.1.${10 + (index % 240)}`,
})

export function reportOf(verdicts: readonly Verdict[], authority: Authority, publicRoots: Roots): Report {
  const at = new Date()
  const names = [...new Set(verdicts.map(({ probe }) => probe.workload))]
  const conclusion = conclude(verdicts, names, refusals(verdicts, authority, at, publicRoots))
  return {
    action: 'verify-tls-inspection',
    title: 'Egress of weather',
    at: at.toISOString(),
    result: conclusion.result,
    headline: conclusion.headline,
    outcomes: [],
    verdicts: conclusion.verdicts,
    facts: [
      { name: 'cluster', value: 'aks-weather-1a2b3c4d.hcp.eastus2.azmk8s.io:443' },
      { name: 'pods asked', value: String(new Set(verdicts.map(({ pod }) => pod?.uid)).size) },
      { name: 'our root', value: `${authority.root.subject}, SHA-256 ${authority.root.fingerprint}` },
      { name: 'our intermediate', value: `${authority.intermediate.subject}, key SHA-256 ${authority.intermediate.keyFingerprint}` },
    ],
    findings: conclusion.findings,
    next: ['Run install-ca-in-pod: some pods are inspected and do not trust the root.', 'Run verify-tls-inspection again.'],
  }
}

/** So many pods and probes, none of which says the same as another. */
export async function largeReport(pods = 200, probes = 20): Promise<Report> {
  const { authority, inspected, publicRoot, origin } = await world()
  const hosts = await Promise.all(
    Array.from({ length: probes }, async (_, index) => {
      const host = `service-${index}.accuweather.com`
      return { host, good: await inspected(host), other: await origin(host) }
    }),
  )
  const verdicts = hosts.flatMap(({ host, good, other }, index) =>
    Array.from({ length: pods }, (_, pod) => {
      const question = {
        name: `${host} is allowed and inspected`,
        target: `https://${host}/v1/`,
        expect: { expect: 'allow', inspected: true },
        predicted: by('AllowWeatherService', 'aks-application'),
      } as const
      const detail = `after ${pod * 7 + index} ms, ${pod} of connection ${pod * 31 + index}`
      const saw: Observation =
        pod % 10 === 1
          ? { kind: 'blocked', how: 'timeout', stage: 'connect', detail: `Connection timed out ${detail}` }
          : pod % 25 === 2
            ? { kind: 'unknown', detail: `curl ended by signal ${detail}` }
            : pod % 50 === 3
              ? other
              : good.kind === 'tls'
                ? { ...good, http: { status: 200, body: `request ${detail}`, headers: {} } }
                : good
      const verdict = judge(probeOf(question, 'weather', index), podOf('weather', pod), saw, authority, new Date(), {
        publicRoots: [publicRoot.certificate],
      })
      return { ...verdict, because: `${verdict.because} (${detail})` }
    }),
  )
  return reportOf(verdicts, authority, [publicRoot.certificate])
}

export type { Signer }
