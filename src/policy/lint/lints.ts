import { aksMissing } from './aks-missing.ts'
import { aksObsolete } from './aks-obsolete.ts'
import { anyDestination } from './any-destination.ts'
import { cannotInspect } from './cannot-inspect.ts'
import { contradictingRule } from './contradicting-rule.ts'
import { duplicateRule } from './duplicate-rule.ts'
import { idleExpectation } from './idle-expectation.ts'
import { inspectionBypassed } from './inspection-bypassed.ts'
import { inspectionWithoutCa } from './inspection-without-ca.ts'
import { invalidValue } from './invalid-value.ts'
import { ipv6Address } from './ipv6-address.ts'
import { limits } from './limits.ts'
import type { Lint } from './lint.ts'
import { mustNotInspect } from './must-not-inspect.ts'
import { namesWithoutDnsProxy } from './names-without-dns-proxy.ts'
import { noExpectations } from './no-expectations.ts'
import { priorities } from './priorities.ts'
import { quicOpen } from './quic-open.ts'
import { serviceWithoutName } from './service-without-name.ts'
import { shadowedRule } from './shadowed-rule.ts'
import { unknownValue } from './unknown-value.ts'
import { unreachableRule } from './unreachable-rule.ts'
import { untestedRule } from './untested-rule.ts'
import { unusedAllow } from './unused-allow.ts'
import { urlWithoutInspection } from './url-without-inspection.ts'
import { urlWithoutPath } from './url-without-path.ts'
import { wildcardWithoutDot } from './wildcard-without-dot.ts'

/** Every lint, in the order in which findings of equal severity are told. Each has a line in `docs/policy.md`. */
export const lints: readonly Lint[] = [
  noExpectations,
  anyDestination,
  inspectionBypassed,
  contradictingRule,
  inspectionWithoutCa,
  urlWithoutInspection,
  mustNotInspect,
  cannotInspect,
  quicOpen,
  aksMissing,
  invalidValue,
  namesWithoutDnsProxy,
  ipv6Address,
  priorities,
  limits,
  unknownValue,
  urlWithoutPath,
  unreachableRule,
  shadowedRule,
  duplicateRule,
  wildcardWithoutDot,
  serviceWithoutName,
  aksObsolete,
  unusedAllow,
  untestedRule,
  idleExpectation,
]
