import { isHole } from '../../hole.ts'
import { type Call, same, type TemplateFunction } from '../call.ts'
import type { Value } from '../value.ts'

/** Arguments that are worked out only when they are asked for. */
export type Lazy = readonly (() => Value)[]
export type LazyFunction = (args: Lazy, call: Call) => Value | undefined

const truth = (value: Value | undefined): boolean | undefined =>
  typeof value === 'boolean'
    ? value
    : typeof value === 'string'
      ? { true: true, false: false }[value.toLowerCase()]
      : typeof value === 'number'
        ? value !== 0
        : undefined

export const truthOf = truth

/** Where the condition is not known, the answer is known only if both branches agree. */
const choose: LazyFunction = ([condition, yes, no], call) => {
  if (!condition || !yes || !no) return undefined
  const answer = truth(condition())
  if (answer !== undefined) return answer ? yes() : no()
  const [first, second] = [yes(), no()]
  return same(first, second, call) === true ? first : undefined
}

const and: LazyFunction = args => {
  let open = false
  for (const arg of args) {
    const answer = truth(arg())
    if (answer === false) return false
    open ||= answer === undefined
  }
  return open ? undefined : true
}

const or: LazyFunction = args => {
  let open = false
  for (const arg of args) {
    const answer = truth(arg())
    if (answer === true) return true
    open ||= answer === undefined
  }
  return open ? undefined : false
}

const coalesce: LazyFunction = args => {
  for (const [index, arg] of args.entries()) {
    const value = arg()
    if (value !== null && !isHole(value)) return value
    if (isHole(value)) {
      // What stands in its place, if it is nothing, is part of what it is.
      for (const other of args.slice(index + 1)) other()
      return undefined
    }
  }
  return null
}

export const lazyLogic: Readonly<Record<string, LazyFunction>> = { if: choose, and, or, coalesce }

export const logic: Readonly<Record<string, TemplateFunction>> = {
  equals: ([a, b], call) => {
    if (a === undefined || b === undefined) return undefined
    const answer = same(a, b, call)
    // The same number may be written as text in one place and as a number in the other.
    return answer === false && typeof a !== typeof b && typeof a !== 'object' && typeof b !== 'object' ? String(a) === String(b) : answer
  },
  not: ([value]) => {
    const answer = truth(value)
    return answer === undefined ? undefined : !answer
  },
  xor: ([a, b]) => {
    const [one, other] = [truth(a), truth(b)]
    return one === undefined || other === undefined ? undefined : one !== other
  },
}
