/** KQL's sentences, as far as our queries go. Everything else is refused by name: a query that is half understood would prove nothing. */
import { notInLab } from '../refusal.ts'
import { type Token, tokens } from './kql-lexer.ts'

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | Date }
  | { readonly kind: 'timespan'; readonly milliseconds: number }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'compare'; readonly operator: string; readonly left: Expression; readonly right: readonly Expression[] }
  | { readonly kind: 'and' | 'or' | 'plus' | 'minus'; readonly left: Expression; readonly right: Expression }

export type NamedExpression = { readonly name: string; readonly value: Expression }

export type Operator =
  | { readonly kind: 'where'; readonly condition: Expression }
  | { readonly kind: 'project' | 'extend'; readonly items: readonly NamedExpression[] }
  | { readonly kind: 'order'; readonly by: readonly { readonly value: Expression; readonly descending: boolean }[] }
  | { readonly kind: 'take'; readonly count: number }
  | { readonly kind: 'distinct'; readonly names: readonly string[] }
  | { readonly kind: 'count' }
  | { readonly kind: 'union'; readonly tables: readonly string[] }
  | { readonly kind: 'summarize'; readonly items: readonly NamedExpression[]; readonly by: readonly NamedExpression[] }

export type Query = { readonly tables: readonly string[]; readonly operators: readonly Operator[] }

const comparisons = new Set([
  '==',
  '!=',
  '=~',
  '!~',
  '<',
  '<=',
  '>',
  '>=',
  'has',
  '!has',
  'has_cs',
  'contains',
  '!contains',
  'contains_cs',
  'startswith',
  '!startswith',
  'endswith',
  '!endswith',
  'matches',
])
const lists = new Set(['in', 'in~', '!in', '!in~', 'has_any', 'has_all'])

export function parseQuery(text: string): Query {
  const all = tokens(text)
  let index = 0
  const peek = (): Token | undefined => all[index]
  const is = (token: Token | undefined, text: string) => token !== undefined && 'text' in token && token.text === text
  const take = (text: string) => is(peek(), text) && ++index > 0
  const unsupported = (): never => {
    const token = peek()
    throw notInLab(`KQL at ${token === undefined ? 'the end of the query' : `"${'text' in token ? token.text : token.value}"`}`)
  }
  const need = (text: string) => take(text) || unsupported()
  const name = (): string => {
    const token = peek()
    if (token?.kind !== 'name') return unsupported()
    index += 1
    return token.text
  }
  const number = (): number => {
    const token = peek()
    if (token?.kind !== 'number') return unsupported()
    index += 1
    return token.value
  }
  const listOf = <T>(item: () => T): T[] => {
    const items = [item()]
    while (take(',')) items.push(item())
    return items
  }

  function source(): string[] {
    if (!take('union')) return [name()]
    return unionTables()
  }

  function unionTables(): string[] {
    while (is(peek(), 'kind') || is(peek(), 'isfuzzy')) {
      index += 1
      need('=')
      index += 1
    }
    return listOf(() => {
      const wrapped = take('(')
      const table = name()
      if (wrapped) need(')')
      return table
    })
  }

  function operator(): Operator {
    const verb = name()
    switch (verb) {
      case 'where':
      case 'filter':
        return { kind: 'where', condition: expression() }
      case 'project':
      case 'extend':
        return { kind: verb, items: listOf(named) }
      case 'order':
      case 'sort':
        need('by')
        return { kind: 'order', by: listOf(ordering) }
      case 'take':
      case 'limit':
        return { kind: 'take', count: number() }
      case 'distinct':
        return { kind: 'distinct', names: listOf(name) }
      case 'count':
        return { kind: 'count' }
      case 'union':
        return { kind: 'union', tables: unionTables() }
      case 'summarize': {
        const items = is(peek(), 'by') ? [] : listOf(named)
        return { kind: 'summarize', items, by: take('by') ? listOf(named) : [] }
      }
      default:
        throw notInLab(`the KQL operator ${verb}`)
    }
  }

  function ordering() {
    const value = expression()
    const ascending = take('asc')
    if (!ascending) take('desc')
    return { value, descending: !ascending }
  }

  function named(): NamedExpression {
    const next = all[index + 1]
    if (peek()?.kind === 'name' && is(next, '=')) {
      const own = name()
      index += 1
      return { name: own, value: expression() }
    }
    const value = expression()
    const own = value.kind === 'column' ? value.name : value.kind === 'call' ? `${value.name}_` : 'Column1'
    return { name: own, value }
  }

  function expression(): Expression {
    let left = conjunction()
    while (take('or')) left = { kind: 'or', left, right: conjunction() }
    return left
  }

  function conjunction(): Expression {
    let left = comparison()
    while (take('and')) left = { kind: 'and', left, right: comparison() }
    return left
  }

  function comparison(): Expression {
    const left = sum()
    const token = peek()
    const text = token && 'text' in token ? token.text : ''
    if (comparisons.has(text)) {
      index += 1
      if (text === 'matches') need('regex')
      return { kind: 'compare', operator: text, left, right: [sum()] }
    }
    if (lists.has(text)) {
      index += 1
      need('(')
      const right = listOf(sum)
      need(')')
      return { kind: 'compare', operator: text, left, right }
    }
    if (text === 'between' || text === '!between') {
      index += 1
      need('(')
      const from = sum()
      need('..')
      const to = sum()
      need(')')
      return { kind: 'compare', operator: text, left, right: [from, to] }
    }
    return left
  }

  function sum(): Expression {
    let left = primary()
    for (;;) {
      if (take('+')) left = { kind: 'plus', left, right: primary() }
      else if (take('-')) left = { kind: 'minus', left, right: primary() }
      else return left
    }
  }

  function primary(): Expression {
    const token = peek()
    if (token === undefined) return unsupported()
    if (take('(')) {
      const inner = expression()
      need(')')
      return inner
    }
    switch (token.kind) {
      case 'sign':
        return unsupported()
      case 'timespan':
        index += 1
        return { kind: 'timespan', milliseconds: token.value }
      case 'name':
        return reference()
      default:
        index += 1
        return { kind: 'literal', value: token.value }
    }
  }

  function reference(): Expression {
    const own = name()
    if (own === 'true' || own === 'false') return { kind: 'literal', value: own === 'true' }
    if (!take('(')) return { kind: 'column', name: own }
    const args = is(peek(), ')') ? [] : listOf(expression)
    need(')')
    return { kind: 'call', name: own, args }
  }

  const tables = source()
  const operators: Operator[] = []
  while (take('|')) operators.push(operator())
  take(';')
  if (peek() !== undefined) unsupported()
  return { tables, operators }
}
