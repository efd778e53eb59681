import type { Place } from './place.ts'

/**
 * A value that was written but is not known here: a parameter without a value, what only a deployment can compute, a word that could not
 * be read. It stands in the place of the value, so that only what depends on it becomes unknown.
 */
export class Hole {
  /** What would have to be known, for people: `parameter "sources", which has no value`. */
  readonly because: string
  /**
   * The value as far as it can be told, holes in braces (`{hub}/rules`). Two holes of one template with the same text have the same value,
   * whatever it is: that is what lets a rule collection group find its policy when only the policy's name is a parameter.
   */
  readonly text: string
  readonly place: Place | undefined
  /** In a list: any number of items, none included. */
  readonly many: boolean

  constructor(because: string, text: string, place: Place | undefined, many = false) {
    this.because = because
    this.text = shortened(text, MOST_CHARACTERS)
    this.place = place
    this.many = many
  }

  /** The same hole, as what stands for any number of items of a list. */
  get asItems(): Hole {
    return this.many ? this : new Hole(this.because, this.text, this.place, true)
  }
}

export const isHole = (value: unknown): value is Hole => value instanceof Hole

/** Ids are shorter; what a template doubles again and again is not. */
const MOST_CHARACTERS = 2000

/** Cut and marked, so that different texts stay different. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}...#${checksum(text).toString(36)}`

/** FNV-1a: only tells two long texts apart. */
export function checksum(text: string): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0
  return sum
}
