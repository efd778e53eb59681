/** Text that others control (pod output, HTTP answers, names in files), made harmless to show. */

/** Characters that nobody sees or that change what others look like: controls, formats, bidirectional overrides, fillers, separators, lone surrogates. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** Writing puts a few marks on a letter; a pile of them grows over the lines around it. */
const piled = /(?<=\p{M}{8})\p{M}/gu

const spelled: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** One line in which every invisible character is spelled out (`\n`, `\u{1b}`), so that nothing hides and nothing acts. */
export const visible = (text: string): string => text.replace(unseen, spell).replace(piled, spell)

const spell = (character: string): string => spelled[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`

/** At most `length` UTF-16 units, with `…` for what was left out. Never cuts a surrogate pair in two. */
export const shortened = (text: string, length: number): string => {
  if (text.length <= length) return text
  const cut = Math.max(0, length - 1)
  const code = text.charCodeAt(cut - 1)
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut)}…`
}

const inked = /\u001b\[[0-9;]*m/g

/** Lines of at most `width` characters, broken between words; colours count for nothing. A word that is longer than a line has one of its own. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let length = 0
  for (const word of text.split(' ')) {
    const own = word.replace(inked, '').length
    if (line !== '' && length + 1 + own > width) {
      lines.push(line.trimEnd())
      line = word
      length = own
    } else {
      length += (line === '' ? 0 : 1) + own
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

/** `1 pod`, `3 pods`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
