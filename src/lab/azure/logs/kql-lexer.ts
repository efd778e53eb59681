/** KQL's tokens, as far as the lab reads the language. */
import { notInLab } from '../refusal.ts'

export type Token =
  | { readonly kind: 'name' | 'sign'; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  /** Milliseconds. */
  | { readonly kind: 'timespan'; readonly value: number }
  | { readonly kind: 'datetime'; readonly value: Date }

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

const patterns: readonly [RegExp, (match: RegExpExecArray) => Token | undefined][] = [
  [/(?:\s|\/\/[^\n]*)+/y, () => undefined],
  [/datetime\(\s*"?([^)"]*?)"?\s*\)/y, ([, text = '']) => ({ kind: 'datetime', value: datetime(text) })],
  [/(\d+(?:\.\d+)?)(ms|[smhd])\b/y, ([, amount, unit = '']) => ({ kind: 'timespan', value: Number(amount) * (units[unit] ?? 0) })],
  [/\d+(?:\.\d+)?/y, ([text]) => ({ kind: 'number', value: Number(text) })],
  [
    /@"((?:[^"]|"")*)"|@'((?:[^']|'')*)'/y,
    ([, double, single]) => ({ kind: 'text', value: (double ?? single ?? '').replaceAll('""', '"').replaceAll("''", "'") }),
  ],
  [/"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/y, ([, double, single]) => ({ kind: 'text', value: plainText(double ?? single ?? '') })],
  [
    /[!]?(?:project-away|project-keep|project-rename|project-reorder|mv-expand|in~|has_any|has_all)(?![\w])/y,
    ([text]) => ({ kind: 'name', text }),
  ],
  [/![A-Za-z_]\w*~?|[A-Za-z_]\w*/y, ([text]) => ({ kind: 'name', text })],
  [/==|!=|=~|!~|<=|>=|\.\.|[|(),=<>+*;[\].\-/]/y, ([text]) => ({ kind: 'sign', text })],
]

export function tokens(query: string): Token[] {
  const found: Token[] = []
  let index = 0
  next: while (index < query.length) {
    for (const [pattern, make] of patterns) {
      pattern.lastIndex = index
      const match = pattern.exec(query)
      if (!match) continue
      const token = make(match)
      if (token) found.push(token)
      index = pattern.lastIndex
      continue next
    }
    throw notInLab(`KQL at "${query.slice(index, index + 20)}"`)
  }
  return found
}

function datetime(text: string): Date {
  const date = new Date(/Z|[+-]\d\d:\d\d$/.test(text) ? text : /T|\s\d/.test(text) ? `${text}Z` : text)
  if (Number.isNaN(date.getTime())) throw notInLab(`the KQL datetime(${text})`)
  return date
}

const plainText = (text: string) => text.replace(/\\(.)/g, (_, sign: string) => ({ n: '\n', t: '\t', r: '\r' })[sign] ?? sign)
