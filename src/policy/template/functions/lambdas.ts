import { isHole } from '../../hole.ts'
import { asString, type Call } from '../call.ts'
import { isList, isObject, type Value } from '../value.ts'
import { truthOf } from './logic.ts'

export type Apply = (...args: readonly Value[]) => Value
type LambdaFunction = (value: Value, apply: readonly Apply[], call: Call, extra: Value | undefined) => Value | undefined

/** What is not known of the items stays a hole among the results. */
const overItems =
  (each: (item: Value, index: number, apply: Apply) => readonly Value[]): LambdaFunction =>
  (value, [apply]) =>
    isList(value) && apply ? value.flatMap((item, index) => (isHole(item) && item.many ? [item] : each(item, index, apply))) : undefined

const map = overItems((item, index, apply) => [apply(item, index)])

const filter = overItems((item, index, apply) => {
  const answer = apply(item, index)
  const kept = truthOf(answer)
  return kept === undefined ? (isHole(answer) ? [answer.asItems] : []) : kept ? [item] : []
})

const reduce: LambdaFunction = (value, [apply], _, start) => {
  if (!isList(value) || !apply || start === undefined || value.some(isHole)) return undefined
  return value.reduce<Value>((sum, item, index) => apply(sum, item, index), start)
}

const sort: LambdaFunction = (value, [apply]) => {
  if (!isList(value) || !apply || value.some(isHole) || value.length > 2000) return undefined
  let open = false
  const result = [...value].sort((a, b) => {
    const before = truthOf(apply(a, b))
    open ||= before === undefined
    return before === true ? -1 : truthOf(apply(b, a)) === true ? 1 : 0
  })
  return open ? undefined : result
}

const toObject: LambdaFunction = (value, [keyOf, itemOf]) => {
  if (!isList(value) || !keyOf || value.some(isHole)) return undefined
  const pairs = value.map(item => [asString(keyOf(item)), itemOf ? itemOf(item) : item] as const)
  return pairs.every(([key]) => key !== undefined) ? Object.fromEntries(pairs.map(([key, item]) => [key ?? '', item])) : undefined
}

const groupBy: LambdaFunction = (value, [keyOf]) => {
  if (!isList(value) || !keyOf || value.some(isHole)) return undefined
  const groups = new Map<string, Value[]>()
  for (const item of value) {
    const key = asString(keyOf(item))
    if (key === undefined) return undefined
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return Object.fromEntries(groups)
}

const mapValues: LambdaFunction = (value, [apply]) =>
  isObject(value) && apply ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, apply(item)])) : undefined

export const lambdas: Readonly<Record<string, LambdaFunction>> = {
  map,
  filter,
  reduce,
  sort,
  toobject: toObject,
  groupby: groupBy,
  mapvalues: mapValues,
}
