/** Runs a query over the tables of a workspace: a table in, a table out, operator by operator. */
import { notInLab } from '../refusal.ts'
import type { Expression, NamedExpression, Operator, Query } from './kql-parser.ts'
import { asText, evaluate, type Row, SemanticError, sortOrder, type Value } from './kql-values.ts'

export type ColumnType = 'string' | 'datetime' | 'int' | 'long' | 'real' | 'bool' | 'timespan'
export type Column = { readonly name: string; readonly type: ColumnType }
export type Table = { readonly columns: readonly Column[]; readonly rows: readonly Row[] }

/** Throws a SemanticError for tables and columns that are not there. */
export function run(query: Query, tableOf: (name: string) => Table | undefined, now: Date): Table {
  const named = (name: string): Table => {
    const table = tableOf(name)
    if (!table) throw new SemanticError('SEM0100', `'where' operator: Failed to resolve table or column expression named '${name}'`)
    return table
  }
  let table = merge(query.tables.map(named))
  for (const operator of query.operators) table = apply(operator, table, named, now)
  return table
}

function apply(operator: Operator, table: Table, named: (name: string) => Table, now: Date): Table {
  switch (operator.kind) {
    case 'where':
      checkColumns(operator.condition, table)
      return { ...table, rows: table.rows.filter(row => evaluate(operator.condition, row, now) === true) }
    case 'project':
      return computed(operator.items, table, now, [])
    case 'extend':
      return computed(operator.items, table, now, table.columns)
    case 'order':
      for (const { value } of operator.by) checkColumns(value, table)
      return {
        ...table,
        rows: [...table.rows].sort((one, other) => {
          for (const { value, descending } of operator.by) {
            const sign = sortOrder(evaluate(value, one, now), evaluate(value, other, now))
            if (sign !== 0) return descending ? -sign : sign
          }
          return 0
        }),
      }
    case 'take':
      return { ...table, rows: table.rows.slice(0, operator.count) }
    case 'distinct': {
      const items = operator.names.map((name): NamedExpression => ({ name, value: { kind: 'column', name } }))
      const projected = computed(items, table, now, [])
      return { ...projected, rows: [...new Map(projected.rows.map(row => [keyOf(row), row])).values()] }
    }
    case 'count':
      return { columns: [{ name: 'Count', type: 'long' }], rows: [new Map([['Count', table.rows.length]])] }
    case 'union':
      return merge([table, ...operator.tables.map(named)])
    case 'summarize':
      return summarize(operator.items, operator.by, table, now)
  }
}

function merge(tables: readonly Table[]): Table {
  const columns = [...new Map(tables.flatMap(table => table.columns).map(column => [column.name, column])).values()]
  const rows = tables.flatMap(table =>
    table.rows.map(row => new Map(columns.map(({ name }): [string, Value] => [name, row.get(name) ?? null]))),
  )
  return { columns, rows }
}

function computed(items: readonly NamedExpression[], table: Table, now: Date, kept: readonly Column[]): Table {
  for (const { value } of items) checkColumns(value, table)
  const own = items.map(({ name, value }): Column => ({ name, type: typeOf(value, table) }))
  const columns = [...kept.filter(({ name }) => !own.some(column => column.name === name)), ...own]
  const rows = table.rows.map(row => {
    const values = new Map(items.map(({ name, value }): [string, Value] => [name, evaluate(value, row, now)]))
    return new Map(
      columns.map(({ name }): [string, Value] => [name, values.get(name) ?? (values.has(name) ? null : (row.get(name) ?? null))]),
    )
  })
  return { columns, rows }
}

const aggregates = ['count', 'countif', 'dcount', 'min', 'max']

function summarize(items: readonly NamedExpression[], by: readonly NamedExpression[], table: Table, now: Date): Table {
  const groups = new Map<string, { keys: Row; rows: Row[] }>()
  for (const { value } of by) checkColumns(value, table)
  for (const row of table.rows) {
    const keys = new Map(by.map(({ name, value }): [string, Value] => [name, evaluate(value, row, now)]))
    const group = groups.get(keyOf(keys)) ?? { keys, rows: [] }
    group.rows.push(row)
    groups.set(keyOf(keys), group)
  }
  if (by.length === 0 && groups.size === 0) groups.set('', { keys: new Map(), rows: [] })
  const columns: Column[] = [
    ...by.map(({ name, value }): Column => ({ name, type: typeOf(value, table) })),
    ...items.map(
      ({ name, value }): Column => ({
        name,
        type: value.kind === 'call' && /^m(in|ax)$/.test(value.name) ? typeOf(value.args[0], table) : 'long',
      }),
    ),
  ]
  const rows = [...groups.values()].map(
    ({ keys, rows }) => new Map([...keys, ...items.map(({ name, value }): [string, Value] => [name, aggregate(value, rows, table, now)])]),
  )
  return { columns, rows }
}

function aggregate(value: Expression, rows: readonly Row[], table: Table, now: Date): Value {
  if (value.kind !== 'call' || !aggregates.includes(value.name))
    throw notInLab(`the KQL aggregation ${value.kind === 'call' ? `${value.name}()` : value.kind}`)
  const [arg] = value.args
  if (arg) checkColumns(arg, table)
  const values = arg ? rows.map(row => evaluate(arg, row, now)) : []
  const sorted = () => values.filter(item => item !== null).sort(sortOrder)
  switch (value.name) {
    case 'count':
      return rows.length
    case 'countif':
      return values.filter(item => item === true).length
    case 'dcount':
      return new Set(values.map(asText)).size
    case 'min':
      return sorted()[0] ?? null
    default:
      return sorted().at(-1) ?? null
  }
}

const keyOf = (row: Row) => JSON.stringify([...row].map(([name, value]) => [name, asText(value)]))

/** Names are resolved before any row is looked at, so a wrong one fails on an empty table too. */
function checkColumns(expression: Expression, table: Table): void {
  switch (expression.kind) {
    case 'column':
      if (!table.columns.some(({ name }) => name === expression.name)) {
        throw new SemanticError('SEM0100', `Failed to resolve column or scalar expression named '${expression.name}'`)
      }
      return
    case 'call':
      for (const arg of expression.args) checkColumns(arg, table)
      return
    case 'compare':
      for (const inner of [expression.left, ...expression.right]) checkColumns(inner, table)
      return
    case 'literal':
    case 'timespan':
      return
    default:
      checkColumns(expression.left, table)
      checkColumns(expression.right, table)
  }
}

function typeOf(expression: Expression | undefined, table: Table): ColumnType {
  switch (expression?.kind) {
    case 'column':
      return table.columns.find(({ name }) => name === expression.name)?.type ?? 'string'
    case 'literal':
      return expression.value instanceof Date
        ? 'datetime'
        : typeof expression.value === 'number'
          ? 'long'
          : typeof expression.value === 'boolean'
            ? 'bool'
            : 'string'
    case 'compare':
    case 'and':
    case 'or':
      return 'bool'
    case 'call':
      return /^(ago|now|todatetime)$/.test(expression.name)
        ? 'datetime'
        : /^(toint|tolong)$/.test(expression.name)
          ? 'long'
          : /^(not|is(not)?(empty|null))$/.test(expression.name)
            ? 'bool'
            : 'string'
    default:
      return 'string'
  }
}
