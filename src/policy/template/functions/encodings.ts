import { asString, holeIn, type TemplateFunction } from '../call.ts'
import { json } from './objects.ts'

const bytes = (text: string): string => [...new TextEncoder().encode(text)].map(byte => String.fromCharCode(byte)).join('')
const fromBytes = (binary: string): string => new TextDecoder().decode(Uint8Array.from(binary, character => character.charCodeAt(0)))

const on =
  (change: (text: string) => string): TemplateFunction =>
  ([value]) => {
    const text = asString(value)
    if (text === undefined) return undefined
    try {
      return change(text)
    } catch {
      return undefined
    }
  }

const decode = on(text => fromBytes(atob(text)))

export const encodings: Readonly<Record<string, TemplateFunction>> = {
  base64: on(text => btoa(bytes(text))),
  base64tostring: decode,
  base64tojson: (args, call) => {
    const text = decode(args, call)
    return text === undefined ? undefined : json([text], call)
  },
  uricomponent: on(text => encodeURIComponent(text)),
  uricomponenttostring: on(text => decodeURIComponent(text)),
  uri: ([base, relative]) => {
    const [from, to] = [asString(base), asString(relative)]
    return from === undefined || to === undefined || holeIn([from, to]) ? undefined : (URL.parse(to, from)?.href ?? undefined)
  },
}
