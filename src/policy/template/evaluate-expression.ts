import { Hole, isHole } from '../hole.ts'
import type { Place } from '../place.ts'
import { type Call, callText, type TemplateFunction, unknownCall } from './call.ts'
import type { Expression } from './expression.ts'
import { addresses } from './functions/addresses.ts'
import { encodings } from './functions/encodings.ts'
import { type Apply, lambdas } from './functions/lambdas.ts'
import { lists, step } from './functions/lists.ts'
import { lazyLogic, logic } from './functions/logic.ts'
import { numbers } from './functions/numbers.ts'
import { objects } from './functions/objects.ts'
import { derived, resources } from './functions/resources.ts'
import { texts } from './functions/text.ts'
import { type Scope, standpoint } from './scope.ts'
import { isList, textOf, type Value } from './value.ts'

const functions: ReadonlyMap<string, TemplateFunction> = new Map(
  Object.entries({ ...logic, ...texts, ...numbers, ...lists, ...objects, ...resources, ...addresses, ...encodings }),
)

const MAX_TEXT = 2_000_000
const MAX_ITEMS = 50_000

/** What an expression comes to. Never throws on what a template may hold; what cannot be told is a hole. */
export function evaluateExpression(expression: Expression, scope: Scope, place: Place | undefined): Value {
  const { budget } = scope.shared
  budget.spend()
  if (expression.kind === 'literal') return expression.value
  return budget.deeper(
    () =>
      expression.kind === 'index' ? indexed(expression, scope, place) : bounded(called(expression, scope, place), expression.name, place),
    () =>
      new Hole(
        'this expression leads too deep, perhaps in a circle',
        `{... ${standpoint(scope, place, JSON.stringify(expression))}}`,
        place,
      ),
  )
}

function indexed({ of, index, safe }: Expression & { readonly kind: 'index' }, scope: Scope, place: Place | undefined): Value {
  const value = evaluateExpression(of, scope, place)
  const key = evaluateExpression(index, scope, place)
  if (isHole(value)) return new Hole(value.because, `{${unbraced(value.text)}.${textOf(key)}}`, place ?? value.place)
  const text = `{${unbraced(textOf(value))}[${textOf(key)}]}`
  if (isHole(key)) return new Hole(key.because, text, place ?? key.place)
  if (safe && value === null) return null
  const found = step(value, key)
  if (found !== undefined) return found
  const open = isList(value) ? value.find(isHole) : undefined
  if (open) return new Hole(open.because, text, place)
  if (safe) return null
  const what = typeof key === 'number' ? `item ${key}` : `"${textOf(key)}"`
  return new Hole(`there is no ${what} in what it is looked for in`, text, place)
}

const unbraced = (text: string): string => (/^\{[^{}]*\}$/.test(text) ? text.slice(1, -1) : text)

function called({ name, args }: Expression & { readonly kind: 'call' }, scope: Scope, place: Place | undefined): Value {
  const call: Call = { name, scope, place }
  const lazy = lazyLogic[name]
  if (lazy) {
    const seen: Value[] = []
    const results = args.map(arg => () => {
      const value = evaluateExpression(arg, scope, place)
      seen.push(value)
      return value
    })
    return known(lazy(results, call), call, seen)
  }
  if (lambdas[name]) return overLambda(args, call)
  const values = args.map(arg => evaluateExpression(arg, scope, place))
  if (name === 'parameters' || name === 'variables' || name === 'lambdavariables') return named(call, values[0])
  const own = scope.userFunctions.get(name)
  if (own) return own(values, place)
  const computes = functions.get(name)
  if (computes) return known(computes(values, call), call, values)
  if (derived.has(name) || name.startsWith('list')) {
    const inner = unknownCall(call, values)
    return new Hole(values.some(isHole) ? inner.because : `only a deployment knows what ${name}() gives`, inner.text, place)
  }
  return new Hole(`the function ${name}() is not known here`, callText(name, values), place)
}

/** Null is a value. */
const known = (value: Value | undefined, call: Call, args: readonly Value[]): Value =>
  value === undefined ? unknownCall(call, args) : value

function named({ name, scope, place }: Call, key: Value | undefined): Value {
  if (typeof key !== 'string')
    return new Hole(isHole(key) ? key.because : `${name}() needs a name`, `{${name}(${textOf(key ?? null)})}`, place)
  if (name === 'parameters') return scope.parameter(key)
  if (name === 'variables') return scope.variable(key)
  const value = scope.lambdas.get(key.toLowerCase())
  return value === undefined ? new Hole(`there is no lambda variable "${key}"`, `{${key}}`, place) : value
}

function overLambda(args: readonly Expression[], call: Call): Value {
  const { name, scope, place } = call
  const [first, ...rest] = args
  const value = first ? evaluateExpression(first, scope, place) : null
  const applies = rest.flatMap(arg => (arg.kind === 'call' && arg.name === 'lambda' ? [closure(arg.args, scope, place)] : []))
  const extra = rest.find(arg => !(arg.kind === 'call' && arg.name === 'lambda'))
  const start = extra && evaluateExpression(extra, scope, place)
  const result = lambdas[name]?.(value, applies, call, start)
  if (result !== undefined) return result
  const hole = unknownCall(call, [value])
  return new Hole(hole.because, `{${name}(${unbraced(textOf(value))}, ${standpoint(scope, place, JSON.stringify(rest))})}`, hole.place)
}

const closure = (args: readonly Expression[], scope: Scope, place: Place | undefined): Apply => {
  const body = args.at(-1)
  const names = args.slice(0, -1).map(arg => (arg.kind === 'literal' ? String(arg.value).toLowerCase() : ''))
  return (...values) => {
    const bound = names.map((name, index) => [name, values[index] ?? null] as const)
    return body ? evaluateExpression(body, { ...scope, lambdas: new Map([...scope.lambdas, ...bound]) }, place) : null
  }
}

/** Doubling a text twenty times is easily written; nobody's firewall needs the result. */
function bounded(value: Value, name: string, place: Place | undefined): Value {
  const tooLong = (typeof value === 'string' && value.length > MAX_TEXT) || (isList(value) && value.length > MAX_ITEMS)
  return tooLong ? new Hole(`what ${name}() gives is too large`, `{${name}(...)}`, place) : value
}
