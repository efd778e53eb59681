import { isHole } from '../hole.ts'
import type { IntrusionDetection, Policy, Unknown } from '../model.ts'
import { type Fields, fieldsOf, isRecord, propertiesOf, type Reading, unknownFrom } from './fields.ts'

const MODES = ['Off', 'Alert', 'Deny'] as const

type Settings = Pick<
  Policy,
  'threatIntelMode' | 'threatIntelWhitelist' | 'dnsSettings' | 'intrusionDetection' | 'snat' | 'certificateAuthority'
>

/** What a policy says besides its rules. */
export function readSettings(body: unknown, reading: Reading): { readonly policy: Settings; readonly unknown: readonly Unknown[] } {
  const properties = propertiesOf(body)
  if (isHole(properties)) {
    const unknown = ['threatIntelMode', 'dnsSettings', 'transportSecurity'].map(field => unknownFrom(field, properties))
    return { policy: { threatIntelMode: 'Alert' }, unknown }
  }
  const policy = fieldsOf(properties, reading)
  const [whitelist, dns, intrusion, snat] = ['threatIntelWhitelist', 'dnsSettings', 'intrusionDetection', 'snat'].map(key =>
    policy.inside(key),
  )
  const security = policy.inside('transportSecurity')
  const authority = security.inside('certificateAuthority')
  const secret = authority.text('keyVaultSecretId')
  const secretIsHole = isHole(authority.raw('keyVaultSecretId'))
  const proxy = dns?.raw('enableProxy')
  const settings: Settings = {
    threatIntelMode: policy.word('threatIntelMode', MODES) ?? 'Alert',
    ...(whitelist && isRecord(policy.raw('threatIntelWhitelist'))
      ? { threatIntelWhitelist: { ipAddresses: whitelist.texts('ipAddresses'), fqdns: whitelist.texts('fqdns') } }
      : {}),
    ...(dns && isRecord(policy.raw('dnsSettings'))
      ? { dnsSettings: { servers: dns.texts('servers'), enableProxy: dns.flag('enableProxy') } }
      : {}),
    ...(intrusion && isRecord(policy.raw('intrusionDetection')) ? { intrusionDetection: readIntrusionDetection(intrusion, reading) } : {}),
    ...(snat && isRecord(policy.raw('snat')) && snat.raw('privateRanges') !== undefined
      ? { snat: { privateRanges: snat.texts('privateRanges') } }
      : {}),
    ...(secret !== undefined || secretIsHole
      ? // That there is a secret is enough to inspect; which one is the deployment's business.
        { certificateAuthority: { name: authority.text('name') ?? '', keyVaultSecretId: secret ?? '' } }
      : {}),
  }
  const unknown = [
    ...policy.unknown.filter(({ field }) => relevant.has(field)),
    ...(isHole(proxy) ? [unknownFrom('dnsSettings', proxy)] : []),
    ...(settings.certificateAuthority ? [] : security.unknown.map(entry => ({ ...entry, field: 'transportSecurity' }))),
  ]
  return { policy: settings, unknown }
}

const relevant: ReadonlySet<string> = new Set(['threatIntelMode', 'dnsSettings', 'transportSecurity'])

function readIntrusionDetection(from: Fields, reading: Reading): IntrusionDetection {
  const configuration = from.inside('configuration')
  const records = (key: string): readonly Fields[] =>
    configuration
      .items(key)
      .filter(isRecord)
      .map(item => fieldsOf(item, reading))
  return {
    mode: from.word('mode', MODES) ?? 'Off',
    ...(Array.isArray(configuration.raw('privateRanges')) ? { privateRanges: configuration.texts('privateRanges') } : {}),
    signatureOverrides: records('signatureOverrides').map(override => ({
      id: override.text('id') ?? '',
      mode: override.word('mode', MODES) ?? 'Off',
    })),
    bypassTrafficSettings: records('bypassTrafficSettings').map(bypass => ({
      name: bypass.text('name') ?? '',
      protocol: bypass.word('protocol', ['TCP', 'UDP', 'ICMP', 'ANY']) ?? 'ANY',
      sourceAddresses: bypass.texts('sourceAddresses'),
      destinationAddresses: bypass.texts('destinationAddresses'),
      destinationPorts: bypass.texts('destinationPorts'),
    })),
  }
}
