/** What KQL's expressions mean for one row. Comparisons with null are false. */
import { notInLab } from '../refusal.ts'
import type { Expression } from './kql-parser.ts'

export type Value = string | number | boolean | Date | { readonly milliseconds: number } | null
export type Row = ReadonlyMap<string, Value>

export class SemanticError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export function evaluate(expression: Expression, row: Row, now: Date): Value {
  const of = (inner: Expression) => evaluate(inner, row, now)
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'timespan':
      return { milliseconds: expression.milliseconds }
    case 'column': {
      const value = row.get(expression.name)
      if (value === undefined)
        throw new SemanticError('SEM0100', `'where' operator: Failed to resolve column or scalar expression named '${expression.name}'`)
      return value
    }
    case 'and':
      return of(expression.left) === true && of(expression.right) === true
    case 'or':
      return of(expression.left) === true || of(expression.right) === true
    case 'plus':
    case 'minus':
      return add(of(expression.left), of(expression.right), expression.kind === 'plus' ? 1 : -1)
    case 'compare':
      return compare(expression.operator, of(expression.left), expression.right.map(of))
    case 'call':
      return call(expression.name, expression.args, row, now)
  }
}

function add(left: Value, right: Value, sign: 1 | -1): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + sign * right
  if (left instanceof Date && isSpan(right)) return new Date(left.getTime() + sign * right.milliseconds)
  if (left instanceof Date && right instanceof Date && sign < 0) return { milliseconds: left.getTime() - right.getTime() }
  throw notInLab('this KQL arithmetic')
}

const isSpan = (value: Value): value is { milliseconds: number } => typeof value === 'object' && value !== null && 'milliseconds' in value

function call(name: string, args: readonly Expression[], row: Row, now: Date): Value {
  const of = (index: number): Value => {
    const arg = args[index]
    return arg ? evaluate(arg, row, now) : null
  }
  switch (name.toLowerCase()) {
    case 'ago':
      return add(now, of(0), -1)
    case 'now':
      return args.length ? add(now, of(0), 1) : now
    case 'not':
      return of(0) !== true
    case 'isempty':
      return of(0) === null || of(0) === ''
    case 'isnotempty':
      return of(0) !== null && of(0) !== ''
    case 'isnull':
      return of(0) === null
    case 'isnotnull':
      return of(0) !== null
    case 'tolower':
      return asText(of(0)).toLowerCase()
    case 'toupper':
      return asText(of(0)).toUpperCase()
    case 'tostring':
      return asText(of(0))
    case 'toint':
    case 'tolong':
      return Number.isFinite(Number(of(0))) ? Math.trunc(Number(of(0))) : null
    case 'todatetime':
    case 'datetime':
      return new Date(asText(of(0)))
    case 'strcat':
      return args.map((_, index) => asText(of(index))).join('')
    case 'iff':
    case 'iif':
      return of(0) === true ? of(1) : of(2)
    case 'coalesce':
      return args.map((_, index) => of(index)).find(value => value !== null && value !== '') ?? null
    case 'column_ifexists':
    case 'columnifexists': {
      const column = row.get(asText(of(0)))
      return column === undefined ? of(1) : column
    }
    default:
      throw notInLab(`the KQL function ${name}()`)
  }
}

export const asText = (value: Value): string =>
  value === null ? '' : value instanceof Date ? value.toISOString() : isSpan(value) ? `${value.milliseconds}ms` : String(value)

function compare(operator: string, left: Value, right: readonly Value[]): boolean {
  if (operator.startsWith('!') && operator !== '!=' && operator !== '!~') return left !== null && !compare(operator.slice(1), left, right)
  const [first = null] = right
  const [text, other] = [asText(left), asText(first)]
  switch (operator) {
    case '==':
      return same(left, first)
    case '!=':
      return !same(left, first)
    case '=~':
      return text.toLowerCase() === other.toLowerCase()
    case '!~':
      return text.toLowerCase() !== other.toLowerCase()
    case '<':
      return order(left, first, sign => sign < 0)
    case '<=':
      return order(left, first, sign => sign <= 0)
    case '>':
      return order(left, first, sign => sign > 0)
    case '>=':
      return order(left, first, sign => sign >= 0)
    case 'between':
      return order(left, first, sign => sign >= 0) && order(left, right[1] ?? null, sign => sign <= 0)
    case 'in':
      return right.some(value => same(left, value))
    case 'in~':
      return right.some(value => text.toLowerCase() === asText(value).toLowerCase())
    case 'has':
      return hasTerm(text, other, 'i')
    case 'has_cs':
      return hasTerm(text, other, '')
    case 'has_any':
      return right.some(value => hasTerm(text, asText(value), 'i'))
    case 'has_all':
      return right.every(value => hasTerm(text, asText(value), 'i'))
    case 'contains':
      return text.toLowerCase().includes(other.toLowerCase())
    case 'contains_cs':
      return text.includes(other)
    case 'startswith':
      return text.toLowerCase().startsWith(other.toLowerCase())
    case 'endswith':
      return text.toLowerCase().endsWith(other.toLowerCase())
    default:
      throw notInLab(`the KQL comparison ${operator}`)
  }
}

/** Whole terms: what stands before and after must not be a letter or a digit. */
function hasTerm(text: string, term: string, flags: string): boolean {
  const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const start = /^[A-Za-z0-9]/.test(term) ? '(?<![A-Za-z0-9])' : ''
  const end = /[A-Za-z0-9]$/.test(term) ? '(?![A-Za-z0-9])' : ''
  return new RegExp(`${start}${escaped}${end}`, flags).test(text)
}

const numeric = (value: Value): number | undefined =>
  typeof value === 'number'
    ? value
    : value instanceof Date
      ? value.getTime()
      : isSpan(value)
        ? value.milliseconds
        : typeof value === 'boolean'
          ? Number(value)
          : undefined

function same(left: Value, right: Value): boolean {
  if (left === null || right === null) return false
  const [one, other] = [numeric(left), numeric(right)]
  return one !== undefined && other !== undefined ? one === other : asText(left) === asText(right)
}

function order(left: Value, right: Value, holds: (sign: number) => boolean): boolean {
  if (left === null || right === null) return false
  return holds(sortOrder(left, right))
}

export function sortOrder(left: Value, right: Value): number {
  const [one, other] = [numeric(left), numeric(right)]
  if (one !== undefined && other !== undefined) return one - other
  const [text, second] = [asText(left), asText(right)]
  return text < second ? -1 : text > second ? 1 : 0
}
