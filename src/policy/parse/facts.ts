import type { Facts } from '../decision.ts'
import { type Cursor, fault, type Read } from './cursor.ts'
import { fields, listOf, oneOf, optional, present, recordOf } from './fields.ts'
import { address, fqdnComplaint, fqdnPattern, prefix } from './values.ts'

/** Keys are compared as names are: two that are one name would leave open which of them counts. */
const once = (check: (key: string, at: Cursor) => void = () => {}): ((key: string, at: Cursor) => void) => {
  const seen = new Map<string, number>()
  return (key, at) => {
    const name = key.toLowerCase().replace(/\.$/, '')
    const before = seen.get(name)
    if (before === undefined) seen.set(name, at.place.line)
    else fault(at, `this is the same name as in line ${before}; write it once`)
    check(key, at)
  }
}

const namePattern = (key: string, at: Cursor): void => {
  const complaint = fqdnComplaint(key)
  if (complaint !== undefined) fault(at, complaint)
}

/** What the author says of the world outside the policy, as `egress.yaml` and a facts file hold it. */
export const declaredFacts: Read<Facts> = at => {
  const found = fields(at, {
    dns: optional(recordOf(listOf(address, 1), once(namePattern))),
    otherNames: optional(oneOf('outside-service-tags')),
    serviceTags: optional(recordOf(listOf(prefix, 1), once())),
    fqdnTags: optional(recordOf(listOf(fqdnPattern, 1), once())),
  })
  return found?.whole && present(found.whole)
}
