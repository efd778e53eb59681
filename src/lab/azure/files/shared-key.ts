/** The SharedKey signature of storage requests, computed as the service does and compared. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Call } from '../http.ts'

const signed = [
  'content-encoding',
  'content-language',
  'content-length',
  'content-md5',
  'content-type',
  'date',
  'if-modified-since',
  'if-match',
  'if-none-match',
  'if-unmodified-since',
  'range',
]

export function stringToSign(call: Pick<Call, 'method' | 'url' | 'headers'>, account: string): string {
  const header = (name: string) => (name === 'content-length' && call.headers[name] === '0' ? '' : (call.headers[name] ?? ''))
  // .NET's culture compares names first as if hyphens were not there.
  const key = (name: string) => name.replaceAll('-', '')
  const own = Object.keys(call.headers)
    .filter(name => name.startsWith('x-ms-'))
    .sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0))
    .map(name => `${name}:${(call.headers[name] ?? '').trimStart()}\n`)
  const queries = new Map<string, string[]>()
  for (const [name, value] of call.url.searchParams) queries.set(name.toLowerCase(), [...(queries.get(name.toLowerCase()) ?? []), value])
  const resource = [...queries]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, values]) => `\n${name}:${values.sort().join(',')}`)
  return [call.method, ...signed.map(header)].join('\n').concat('\n', ...own, `/${account}${call.url.pathname}`, ...resource)
}

export function signedWith(call: Pick<Call, 'method' | 'url' | 'headers'>, account: string, keys: readonly string[]): boolean {
  const [, name, signature] = /^SharedKey ([^:]+):(.+)$/.exec(call.headers.authorization ?? '') ?? []
  if (name !== account || !signature) return false
  const text = stringToSign(call, account)
  return keys.some(key => {
    const expected = createHmac('sha256', Buffer.from(key, 'base64')).update(text, 'utf8').digest()
    const given = Buffer.from(signature, 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
