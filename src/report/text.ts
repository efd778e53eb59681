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

/** The start of a line: what it is indented by, and its label, if two blanks end one. */
const startOf = /^((?:\u001b\[[0-9;]*m| )*)((?:\u001b\[[0-9;]*m|[^ \u001b]| (?=[^ ]))+ {2,}(?=\S))?/

/**
 * Each line at most `width` characters: what runs over goes on below the line's own text, behind its label, or a little deeper where it has
 * none. Nothing is cut: a word that is longer (a path, a URL) stays whole.
 */
export function fitted(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => (bareLength(line) <= width ? line : hung(line, width)))
    .join('\n')
}

function hung(line: string, width: number): string {
  const [all = '', indent = ''] = startOf.exec(line) ?? []
  const labelled = bareLength(all) <= Math.min(34, width / 2)
  const start = labelled ? all : indent
  const column = bareLength(start) + (labelled && all !== indent ? 0 : 2)
  const [first = '', ...rest] = wrapped(line.slice(start.length), Math.max(20, width - column))
  return [start + first, ...rest.map(more => ' '.repeat(column) + more)].join('\n')
}

/** Text behind a label, its further lines below its first; where that would leave too little room, the terminal breaks it. */
export function hanging(label: string, text: string, width: number): string {
  const column = bareLength(label)
  return width - column < 30 ? label + text : label + wrapped(text, width - column).join(`\n${' '.repeat(column)}`)
}

const bareLength = (text: string): number => text.replace(inked, '').length

/** `1 pod`, `3 pods`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
