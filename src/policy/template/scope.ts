import { checksum } from '../hole.ts'
import type { Place } from '../place.ts'
import { type ObjectValue, type Places, textOf, type Value } from './value.ts'

/** What the reading of one template shares, nested deployments included. */
export type Shared = {
  readonly places: Places
  /** Counts work, and ends the reading where it would never end. */
  readonly budget: Budget
  /** What `reference` knows of a resource that this template deploys: outputs of nested deployments, by lower-case id or symbolic name. */
  readonly referenced: (scope: Scope, key: string, what: 'outputs' | 'identity') => ObjectValue | undefined
  /** Whether resources whose condition is false are left out, or kept with that condition. */
  readonly undeployed: 'left out' | 'kept'
}

/** Where a deployment goes: `{subscription}` and `{resourceGroup}` where only the deployment knows. */
export type Target = { readonly subscription: Value; readonly resourceGroup: Value }

/** What names mean at one place of a template. */
export type Scope = {
  readonly shared: Shared
  readonly target: Target
  readonly parameter: (name: string) => Value
  readonly variable: (name: string) => Value
  readonly userFunctions: ReadonlyMap<string, (args: readonly Value[], place: Place | undefined) => Value>
  /** The index of every loop around this place, by its name in lower case; those that `copyIndex()` means without one, see `unnamed`. */
  readonly copies: ReadonlyMap<string, Value>
  readonly lambdas: ReadonlyMap<string, Value>
  /** Tells the symbolic names of nested deployments from those around them. */
  readonly symbols: string
}

export type Budget = { spend(steps?: number): void; deeper<T>(what: () => T, otherwise: () => T): T }

/** Thrown when a template asks for more work than any real one. Caught where the reading began. */
export class TooMuchWork extends Error {}

const MAX_DEPTH = 120

export function makeBudget(steps = 2_500_000): Budget {
  let left = steps
  let depth = 0
  return {
    spend: (count = 1) => {
      left -= count
      if (left < 0) throw new TooMuchWork(`it takes more than ${steps} steps to work out`)
    },
    deeper: (what, otherwise) => {
      if (depth >= MAX_DEPTH) return otherwise()
      depth++
      try {
        return what()
      } finally {
        depth--
      }
    },
  }
}

/** The symbols of the outermost template; nested ones are numbered. */
export const TOP = '0'

/**
 * What tells one working out of an expression from another: the place, the rounds of the loops around it, the nested deployment. For holes
 * whose text does not hold all that they are made of.
 */
export const standpoint = ({ symbols, copies, lambdas }: Scope, place: Place | undefined, source = ''): string => {
  const bound = [...copies, ...lambdas].map(([name, value]) => `${name}=${textOf(value)}`).join()
  const plain = bound === '' && source === '' && symbols === TOP
  return `@${place?.line ?? 0}:${place?.column ?? 0}${plain ? '' : `#${checksum(`${symbols}|${bound}|${source}`).toString(36)}`}`
}

/**
 * `copyIndex()` without a name is the round of the resource, also inside the loop of a property, which is asked for by its name: that is
 * how Bicep compiles a loop in a loop (learn.microsoft.com/azure/azure-resource-manager/templates/copy-properties, resource and property
 * iteration together). Only where no resource loops it can be nothing but the innermost.
 */
const RESOURCE = ''
const INNERMOST = ' '

export const unnamedIndex = ({ copies }: Scope): Value | undefined => copies.get(RESOURCE) ?? copies.get(INNERMOST)

/** The loops of outputs have no name. */
export const withCopy = (scope: Scope, name: string, index: Value): Scope => looped(scope, name === '' ? RESOURCE : INNERMOST, name, index)
export const withResourceCopy = (scope: Scope, name: string, index: Value): Scope => looped(scope, RESOURCE, name, index)

const looped = (scope: Scope, kind: string, name: string, index: Value): Scope => ({
  ...scope,
  copies: new Map([...scope.copies, [kind, index], ...(name === '' ? [] : [[name.toLowerCase(), index] as const])]),
})
