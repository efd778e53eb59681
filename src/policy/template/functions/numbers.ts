import { asNumber, knownItems, type TemplateFunction } from '../call.ts'
import type { Value } from '../value.ts'

const two =
  (compute: (a: number, b: number) => number | undefined): TemplateFunction =>
  ([first, second]) => {
    const [a, b] = [asNumber(first), asNumber(second)]
    return a === undefined || b === undefined ? undefined : compute(a, b)
  }

const compare =
  (numbers: (a: number, b: number) => boolean): TemplateFunction =>
  ([a, b]) => {
    if (typeof a === 'number' && typeof b === 'number') return numbers(a, b)
    return typeof a === 'string' && typeof b === 'string' ? numbers(a < b ? -1 : a > b ? 1 : 0, 0) : undefined
  }

const extreme =
  (choose: (...numbers: readonly number[]) => number): TemplateFunction =>
  args => {
    const items: readonly Value[] | undefined = args.length === 1 && typeof args[0] === 'object' ? knownItems(args[0]) : args
    const numbers = items?.map(asNumber).filter(number => number !== undefined) ?? []
    return items && numbers.length === items.length && numbers.length > 0 && numbers.length < 10_000 ? choose(...numbers) : undefined
  }

/** Whole numbers, as the template language counts. */
export const numbers: Readonly<Record<string, TemplateFunction>> = {
  add: two((a, b) => a + b),
  sub: two((a, b) => a - b),
  mul: two((a, b) => a * b),
  div: two((a, b) => (b === 0 ? undefined : Math.trunc(a / b))),
  mod: two((a, b) => (b === 0 ? undefined : a % b)),
  min: extreme(Math.min),
  max: extreme(Math.max),
  less: compare((a, b) => a < b),
  lessorequals: compare((a, b) => a <= b),
  greater: compare((a, b) => a > b),
  greaterorequals: compare((a, b) => a >= b),
  int: ([value]) => {
    const number = asNumber(value)
    return number === undefined ? undefined : Math.trunc(number)
  },
  float: ([value]) => asNumber(value),
}
