import type { Facts } from './decision.ts'
import { lookup } from './match.ts'

/** Two layers of facts as one; where both speak of the same name, however it is written, the upper one's word counts. */
export const layered = (lower: Facts, upper: Facts): Facts => {
  const otherNames = upper.otherNames ?? lower.otherNames
  return {
    ...(otherNames === undefined ? {} : { otherNames }),
    dns: over(lower.dns, upper.dns),
    serviceTags: over(lower.serviceTags, upper.serviceTags),
    fqdnTags: over(lower.fqdnTags, upper.fqdnTags),
    perhapsTagged: over(without(lower.perhapsTagged, upper.fqdnTags), upper.perhapsTagged),
  }
}

type Table = Readonly<Record<string, readonly string[]>>

const over = (lower?: Table, upper?: Table): Table => ({ ...without(lower, upper), ...upper })

const without = (lower: Table = {}, upper: Table = {}): Table =>
  Object.fromEntries(Object.entries(lower).filter(([key]) => lookup(upper, key) === undefined))
