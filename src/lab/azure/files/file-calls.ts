/** Calls on files: create, write a range, read, properties, delete. */
import { createHash } from 'node:crypto'
import type { Answer, Call } from '../http.ts'
import { notInLab, Refusal } from '../refusal.ts'
import { checkParent, find, headersOf, metadataOf, newFileEtag, notFound } from './entries.ts'
import type { File, Share } from './share.ts'

type Place = { share: Share; path: string; now: Date }

const largest = 64 * 1024 * 1024

export function fileCall(call: Call, place: Place): Answer {
  const { share, path, now } = place
  const comp = call.query.get('comp')
  const found = find(share, path)
  const file = found?.kind === 'file' ? found : undefined
  if (call.method === 'PUT' && comp === null) return create(call, place, found?.kind)
  if (!file) throw notFound()
  if (call.method === 'PUT' && comp === 'range') return writeRange(call, file, now)
  if (call.method === 'PUT' && comp === 'metadata') {
    file.metadata = metadataOf(call)
    return touched(file, now, 200)
  }
  if (call.method === 'PUT' && comp === 'properties') {
    const length = call.headers['x-ms-content-length']
    if (length !== undefined) file.content = resized(file.content, Number(length))
    file.contentType = call.headers['x-ms-content-type'] ?? file.contentType
    return touched(file, now, 200)
  }
  if (comp !== null) throw notInLab(`the file service's ${call.method} of a file with comp=${comp}`)
  switch (call.method) {
    case 'HEAD':
      return {
        status: 200,
        headers: {
          ...headersOf(file),
          'content-length': String(file.content.length),
          'content-type': file.contentType,
          'x-ms-type': 'File',
        },
      }
    case 'GET':
      return read(call, file)
    case 'DELETE':
      share.entries.delete(path.toLowerCase())
      return { status: 202 }
    default:
      throw notInLab(`the file service's ${call.method} of a file`)
  }
}

function create(call: Call, { share, path, now }: Place, existing: 'file' | 'directory' | undefined): Answer {
  checkParent(share, path)
  if (existing === 'directory')
    throw new Refusal(409, 'ResourceTypeMismatch', 'The specified resource type does not match the type of the existing resource.')
  const length = Number(call.headers['x-ms-content-length'])
  if (!Number.isInteger(length) || length < 0 || length > largest)
    throw new Refusal(400, 'InvalidHeaderValue', 'The value for one of the HTTP headers is not in the correct format: x-ms-content-length.')
  const file: File = {
    kind: 'file',
    name: path.split('/').at(-1) ?? '',
    content: resized(Buffer.alloc(0), length),
    contentType: call.headers['x-ms-content-type'] ?? 'application/octet-stream',
    metadata: metadataOf(call),
    created: now,
    modified: now,
    etag: newFileEtag(),
    id: String(share.entries.size + 1),
  }
  share.entries.set(path.toLowerCase(), file)
  if (call.bytes.length > 0) call.bytes.copy(file.content)
  return { status: 201, headers: headersOf(file) }
}

function writeRange(call: Call, file: File, now: Date): Answer {
  const { first, last } = rangeOf(call.headers['x-ms-range'] ?? call.headers.range, file.content.length) ?? {}
  if (first === undefined || last === undefined || last >= file.content.length) throw invalidRange()
  if (call.headers['x-ms-write'] === 'clear') file.content.fill(0, first, last + 1)
  else if (call.headers['x-ms-structured-body'] !== undefined) throw notInLab('structured bodies of file ranges')
  else if (call.bytes.length !== last - first + 1)
    throw new Refusal(400, 'InvalidInput', `The range has ${last - first + 1} bytes, the body ${call.bytes.length}.`)
  else call.bytes.copy(file.content, first)
  const answer = touched(file, now, 201)
  return { ...answer, headers: { ...answer.headers, 'content-md5': createHash('md5').update(call.bytes).digest('base64') } }
}

function read(call: Call, file: File): Answer {
  const asked = call.headers['x-ms-range'] ?? call.headers.range
  const headers = { ...headersOf(file), 'content-type': file.contentType, 'accept-ranges': 'bytes' }
  if (asked === undefined) return { status: 200, headers, body: file.content }
  const range = rangeOf(asked, file.content.length)
  if (!range || range.first >= file.content.length) throw invalidRange()
  const last = Math.min(range.last, file.content.length - 1)
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.first}-${last}/${file.content.length}` },
    body: file.content.subarray(range.first, last + 1),
  }
}

function rangeOf(text: string | undefined, length: number): { first: number; last: number } | undefined {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(text ?? '') ?? []
  if (first === undefined) return undefined
  return { first: Number(first), last: last ? Number(last) : length - 1 }
}

const invalidRange = () => new Refusal(416, 'InvalidRange', 'The range specified is invalid for the current size of the resource.')

function resized(content: Buffer, length: number): Buffer {
  const next = Buffer.alloc(length)
  content.copy(next)
  return next
}

function touched(file: File, now: Date, status: number): Answer {
  file.modified = now
  file.etag = newFileEtag()
  return { status, headers: headersOf(file) }
}
