/** Text that others control (pod output, HTTP answers, names in files), made harmless to show. */

/** Characters that nobody sees or that change what others look like: controls, formats, bidirectional overrides, fillers, separators, lone surrogates. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

const spelled: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** One line in which every invisible character is spelled out (`\n`, `\u{1b}`), so that nothing hides and nothing acts. */
export const visible = (text: string): string =>
  text.replace(unseen, character => spelled[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`)

/** At most `length` UTF-16 units, with `…` for what was left out. Never cuts a surrogate pair in two. */
export const shortened = (text: string, length: number): string => {
  if (text.length <= length) return text
  const cut = Math.max(0, length - 1)
  const code = text.charCodeAt(cut - 1)
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut)}…`
}

/** `1 pod`, `3 pods`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
