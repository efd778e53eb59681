/** RFC 6902: JSON patch. */
import { isDeepStrictEqual } from 'node:util'
import { badRequest, StatusError } from '../api/status.ts'
import { isRecord } from '../objects/object.ts'

type Parent = Record<string, unknown> | unknown[]

const steps = (pointer: unknown): string[] => {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/')))
    throw badRequest(`invalid JSON pointer ${JSON.stringify(pointer)}`)
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

const missing = (operation: string, pointer: unknown): StatusError =>
  new StatusError(
    422,
    'Invalid',
    `the server rejected our request due to an error in our request: ${operation} operation does not apply: doc is missing path: ${String(pointer)}`,
  )

const child = (parent: unknown, step: string): unknown => {
  if (Array.isArray(parent)) return /^\d+$/.test(step) ? parent[Number(step)] : undefined
  return isRecord(parent) && Object.hasOwn(parent, step) ? parent[step] : undefined
}

const read = (document: unknown, path: readonly string[]): unknown => path.reduce(child, document)

const add = (parent: Parent, step: string, value: unknown, pointer: unknown): void => {
  if (!Array.isArray(parent)) parent[step] = value
  else if (step === '-') parent.push(value)
  else if (/^\d+$/.test(step) && Number(step) <= parent.length) parent.splice(Number(step), 0, value)
  else throw missing('add', pointer)
}

const remove = (parent: Parent, step: string, pointer: unknown): void => {
  if (child(parent, step) === undefined) throw missing('remove', pointer)
  if (Array.isArray(parent)) parent.splice(Number(step), 1)
  else delete parent[step]
}

export const jsonPatch = (target: unknown, operations: unknown): unknown => {
  if (!Array.isArray(operations)) throw badRequest('a JSON patch is a list of operations')
  let document = structuredClone(target)
  for (const operation of operations as unknown[]) {
    if (!isRecord(operation)) throw badRequest('an operation of a JSON patch is an object')
    const { op, path, from, value } = operation
    const at = steps(path)
    const last = at.at(-1)
    const parentAt = (way: readonly string[], pointer: unknown): Parent => {
      const parent = read(document, way.slice(0, -1))
      if (!isRecord(parent) && !Array.isArray(parent)) throw missing(String(op), pointer)
      return parent
    }
    if (op === 'test') {
      if (!isDeepStrictEqual(read(document, at) ?? null, value ?? null)) {
        throw new StatusError(
          422,
          'Invalid',
          `the server rejected our request due to an error in our request: testing value ${String(path)} failed`,
        )
      }
    } else if (last === undefined) {
      if (op !== 'replace' && op !== 'add') throw badRequest(`${String(op)} of the whole document`)
      document = value
    } else if (op === 'add') add(parentAt(at, path), last, structuredClone(value), path)
    else if (op === 'remove') remove(parentAt(at, path), last, path)
    else if (op === 'replace') {
      const parent = parentAt(at, path)
      if (child(parent, last) === undefined) throw missing('replace', path)
      if (Array.isArray(parent)) parent[Number(last)] = structuredClone(value)
      else parent[last] = structuredClone(value)
    } else if (op === 'move' || op === 'copy') {
      const source = steps(from)
      const moved = structuredClone(read(document, source))
      if (moved === undefined) throw missing(op, from)
      if (op === 'move') remove(parentAt(source, from), source.at(-1) ?? '', from)
      add(parentAt(at, path), last, moved, path)
    } else throw badRequest(`unknown operation ${JSON.stringify(op)} in a JSON patch`)
  }
  return document
}
