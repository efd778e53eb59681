/** An HTTP/1.x answer from raw bytes, as far as a verdict needs it. Hostile input: never throws, always bounded. */
import { longestLocation, redirectStatuses } from './location.ts'
import type { HttpAnswer } from './verdict.ts'

const maxHeaders = 100
const maxBody = 65_536

/** The last header block of a `curl -D` file (proxies and 1xx answers come before it), with a body that was saved beside it. */
export function answerFrom(head: Uint8Array | undefined, body: Uint8Array | undefined): HttpAnswer | undefined {
  if (head === undefined) return undefined
  const blocks = latin1(head)
    .split(/\r?\n\r?\n/)
    .filter(block => /^HTTP\/\d/.test(block))
  const last = blocks.filter(block => !/^HTTP\/\S+ 1\d\d\b/.test(block)).at(-1)
  return last === undefined ? undefined : withBody(last, body ?? new Uint8Array())
}

/** A whole answer in one piece, as it came over the wire. */
export function answerOfWire(bytes: Uint8Array): HttpAnswer | undefined {
  let text = latin1(bytes)
  for (let rounds = 0; rounds < 10; rounds++) {
    const end = /\r?\n\r?\n/.exec(text)
    if (!/^HTTP\/\d/.test(text) || end === null) return undefined
    const head = text.slice(0, end.index)
    const rest = text.slice(end.index + end[0].length)
    if (/^HTTP\/\S+ 1\d\d\b/.test(head)) {
      text = rest
      continue
    }
    const chunked = /^transfer-encoding:.*chunked/im.test(head)
    // What follows the body on the wire is not the origin's (openssl s_client writes remarks of its own there).
    const length = Number(/^content-length: *(\d{1,12}) *$/im.exec(head)?.[1] ?? Number.POSITIVE_INFINITY)
    return withBody(head, Buffer.from(chunked ? dechunk(rest) : rest.slice(0, length), 'latin1'))
  }
  return undefined
}

function withBody(head: string, body: Uint8Array): HttpAnswer | undefined {
  const [first = '', ...lines] = head.split(/\r?\n/)
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(first)?.[1]
  if (status === undefined) return undefined
  const headers: Record<string, string> = Object.create(null)
  for (const line of lines.slice(0, maxHeaders)) {
    const colon = line.indexOf(':')
    if (colon > 0)
      headers[line.slice(0, colon).trim().toLowerCase().slice(0, 100)] = line
        .slice(colon + 1)
        .trim()
        .slice(0, 1000)
  }
  const locations = redirectStatuses.has(Number(status)) ? locationsIn(lines.slice(0, maxHeaders)) : []
  return {
    status: Number(status),
    body: new TextDecoder().decode(body.subarray(0, maxBody)),
    headers: { ...headers },
    ...(locations.length === 0 ? {} : { locations }),
  }
}

/** One character more than may be tells that it was too long. */
const locationsIn = (lines: readonly string[]): string[] =>
  [
    ...new Set(
      lines.flatMap(line =>
        /^location[ \t]*:/i.test(line)
          ? line
              .slice(line.indexOf(':') + 1)
              .trim()
              .slice(0, longestLocation + 1)
          : [],
      ),
    ),
  ].slice(0, 2)

function dechunk(text: string): string {
  let out = ''
  for (let at = 0; out.length < maxBody; ) {
    const size = /^([0-9a-f]{1,6})(?:;[^\r\n]*)?\r?\n/i.exec(text.slice(at, at + 200))
    if (size === null) break
    const length = Number.parseInt(size[1] as string, 16)
    if (length === 0) break
    at += size[0].length
    out += text.slice(at, at + length)
    at += length + 2
  }
  return out
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
