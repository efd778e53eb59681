/** Text of others in the page: always text, never an element, and never longer than its place. */
import { shortened, visible } from './text.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/** Text as text, in an element or in a quoted attribute. */
export const escapeHtml = (text: string, length = 4000): string =>
  shortened(visible(text), length).replace(/[&<>"'`]/g, character => entities[character] ?? '')

/** The same, with its line breaks kept. */
export const escapeLines = (text: string, length = 4000): string =>
  shortened(text, length)
    .split('\n')
    .map(line => escapeHtml(line))
    .join('\n')

/** A list of terms; nothing for no term. */
export const terms = (entries: readonly (readonly [name: string, html: string])[]): string =>
  entries.length === 0 ? '' : `<dl>${entries.map(([name, html]) => `<dt>${name}</dt><dd>${html}</dd>`).join('')}</dl>`

const utf8 = new TextEncoder()
export const bytesOf = (text: string): number => utf8.encode(text).length

/** The first ones that fit into so many bytes, and how many do not. */
export const fitting = (items: readonly string[], bytes: number): { readonly kept: readonly string[]; readonly left: number } => {
  let room = bytes
  const end = items.findIndex(item => {
    room -= bytesOf(item) + 1
    return room < 0
  })
  const kept = end === -1 ? items : items.slice(0, end)
  return { kept, left: items.length - kept.length }
}
