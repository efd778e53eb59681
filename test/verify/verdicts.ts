/** Verdicts as values, for those who conclude from them: one of each kind that a run which holds has. */
import type { Expectation } from '../../src/policy/spec.ts'
import type { Observation, Path, PodRef, Probe, Verdict } from '../../src/verify/verdict.ts'
import { probe } from './lab.ts'

export const pod = (name: string): PodRef => ({
  namespace: 'weather',
  name,
  container: 'app',
  uid: name,
  containerId: `c://${name}`,
  restartCount: 0,
  address: '10.42.1.7',
})
export const http = { status: 200, body: 'ok', headers: {} }

/** Of probe `p1` and a pod of workload weather: what was expected, seen and made of it. */
export function verdict(
  target: string | Expectation['target'],
  expectation: Partial<Expectation>,
  observation: Observation,
  path: Path,
  result: Verdict['result'] = 'pass',
  predicted: Partial<Probe['predicted']> = {},
  name = 'weather-1',
): Verdict {
  return {
    probe: probe('p1', target, expectation, predicted),
    pod: pod(name),
    observation,
    path,
    expected: 'x',
    observed: 'y',
    result,
    because: 'z',
  }
}
export const tls: Observation & { kind: 'tls' } = { kind: 'tls', flight: [], trusted: true, http }
export const passthrough = verdict('https://mcr.microsoft.com/', { expect: 'allow', inspected: false }, tls, {
  kind: 'passthrough',
  issuer: 'X',
})
export const denied = verdict(
  'https://example.org/',
  { expect: 'deny' },
  { kind: 'blocked', how: 'closed-after-hello', detail: '', stage: 'handshake' },
  { kind: 'blocked', how: 'closed-after-hello' },
)
export const inspected = verdict('https://a.example/', { expect: 'allow', inspected: true }, tls, { kind: 'inspected', by: 'us' })
export const silent = verdict(
  { kind: 'port', host: '203.0.113.22', port: 22, protocol: 'tcp' },
  { expect: 'deny' },
  { kind: 'blocked', how: 'timeout', detail: '', stage: 'connect' },
  { kind: 'blocked', how: 'timeout' },
  'pass',
  { effect: 'deny', inspected: false, by: 'network' },
)
