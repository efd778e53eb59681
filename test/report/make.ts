import type { Certificate } from '../../src/pki/certificate.ts'
import type { Outcome } from '../../src/plan/resource.ts'
import type { Report } from '../../src/report/report.ts'
import type { Observation, Verdict } from '../../src/verify/verdict.ts'

/** Values for reports, with everything that a test does not care about filled in. */
export const makeReport = (parts: Partial<Report> = {}): Report => ({
  action: 'verify-tls-inspection',
  title: 'Egress of weather',
  at: '2026-11-23T09:00:00.000Z',
  result: 'pass',
  headline: 'Every probe came out as expected.',
  outcomes: [],
  verdicts: [],
  facts: [],
  findings: [],
  next: [],
  ...parts,
})

export type VerdictParts = Partial<Omit<Verdict, 'probe' | 'pod'>> & {
  readonly workload?: string
  readonly probe?: string
  readonly pod?: string | undefined
  readonly rule?: string
}

export const makeVerdict = ({
  workload = 'weather',
  probe = 'locations',
  rule = 'AllowWeatherService',
  ...parts
}: VerdictParts = {}): Verdict => {
  const pod = 'pod' in parts ? parts.pod : 'weather-1'
  const place = { file: 'egress.yaml', line: 12, column: 5 }
  const url = 'https://dataservice.accuweather.com/locations'
  return {
    expected: 'allow, inspected',
    observed: 'allow, inspected',
    result: 'pass',
    because: 'The flight ends in our root and carries our intermediate.',
    path: { kind: 'inspected', by: 'Weather Egress Intermediate CA' },
    observation: { kind: 'unknown', detail: '' },
    ...parts,
    probe: {
      id: probe,
      name: probe,
      workload,
      flow: { source: '10.42.1.4', protocol: 'tcp', port: 443, host: 'dataservice.accuweather.com', application: 'https' },
      expectation: { name: probe, from: [], target: { kind: 'url', url, method: 'GET' }, expect: 'allow', inspected: true, place },
      predicted: {
        effect: 'allow',
        inspected: true,
        by: 'application',
        rule,
        ruleCollection: 'weather',
        ruleCollectionGroup: 'application',
        because: 'The rule allows it and inspects.',
        dependsOn: [],
        trace: [],
      },
    },
    ...(pod === undefined
      ? { pod: undefined as never }
      : {
          pod: { namespace: 'default', name: pod, container: 'app', uid: `uid-${pod}`, containerId: 'c', restartCount: 0, node: 'node-1' },
        }),
  }
}

export const makeCertificate = (name: string): Certificate => ({
  pem: `-----BEGIN CERTIFICATE-----\n${Buffer.from(name).toString('base64')}\n-----END CERTIFICATE-----\n`,
  der: new Uint8Array([1, 2, 3]),
  subject: `CN=${name}`,
  issuer: `CN=issuer of ${name}`,
  commonNames: [name],
  issuerCommonNames: [`issuer of ${name}`],
  serialNumber: '01',
  notBefore: new Date('2026-01-01'),
  notAfter: new Date('2027-01-01'),
  keyType: 'rsa',
  keyBits: 2048,
  signatureAlgorithm: 'sha256WithRSAEncryption',
  fingerprint: Buffer.from(name.padEnd(32)).toString('hex').slice(0, 64),
  keyFingerprint: Buffer.from(name.padStart(32)).toString('hex').slice(0, 64),
  dnsNames: [name],
  ipAddresses: [],
  selfIssued: false,
})

export const tls = (names: readonly string[], parts: Partial<Extract<Observation, { kind: 'tls' }>> = {}): Observation => ({
  kind: 'tls',
  flight: names.map(makeCertificate),
  protocol: 'TLSv1.2',
  trusted: true,
  ...parts,
})

export const makeOutcome = (title: string, result: Outcome['result'], differs: Outcome['change']['differs'] = []): Outcome => {
  const change = { action: 'update' as const, resource: { id: `/${title}`, title, needs: [], desired: {} }, differs }
  if (result === 'failed')
    return { change, result, fault: { code: 'Conflict', message: 'somebody else writes', advice: 'Wait and run again.' } }
  return result === 'skipped' ? { change, result, because: 'what it needs failed' } : { change, result, milliseconds: 5 }
}
