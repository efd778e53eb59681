/**
 * The language between the brackets of a template: calls, texts in single quotes, numbers, properties and indexes on anything.
 * `[concat(parameters('name'), '/rules')]`, `[variables('hubs')[copyIndex()].address]`.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression; readonly safe: boolean }

export type Parsed = { readonly expression: Expression; readonly complaint?: undefined } | { readonly complaint: string }

const MAX_LENGTH = 200_000
const MAX_DEPTH = 100

/** Whether a text of a template is an expression, and not a text: `[x]`, but neither `[[x]` nor `[x] y`. */
export const isExpression = (text: string): boolean => text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[')

/** A text that is none: `[[` stands for `[`. */
export const unescaped = (text: string): string => (text.startsWith('[[') ? text.slice(1) : text)

/** @param text with its brackets */
export function parseExpression(text: string): Parsed {
  if (text.length > MAX_LENGTH) return { complaint: `the expression has ${text.length} characters, at most ${MAX_LENGTH} are read` }
  const tokens = tokenize(text.slice(1, -1))
  if (typeof tokens === 'string') return { complaint: tokens }
  try {
    return { expression: parse(tokens) }
  } catch (error) {
    if (error instanceof Misread) return { complaint: error.message }
    throw error
  }
}

class Misread extends Error {}

type Token = { readonly kind: 'text' | 'number' | 'name' | 'sign' | 'end'; readonly text: string; readonly at: number }

const TOKEN = /\s+|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_$][\w$]*)|(\.\?|\[\?|[()[\],.])/y

function tokenize(source: string): readonly Token[] | string {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex
    const found = pattern.exec(source)
    if (!found) return source[at] === "'" ? 'a text in quotes does not end' : `"${source.slice(at, at + 12)}" cannot be read`
    const [, text, number, name, sign] = found
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'"), at })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at })
  }
  return [...tokens, { kind: 'end', text: 'the end', at: source.length }]
}

function parse(tokens: readonly Token[]): Expression {
  let at = 0
  let depth = 0
  const peek = (): Token => tokens[at] ?? (tokens.at(-1) as Token)
  const next = (): Token => {
    const token = peek()
    at++
    return token
  }
  const isSign = (sign: string): boolean => peek().kind === 'sign' && peek().text === sign
  const expect = (sign: string): void => {
    if (!isSign(sign)) throw new Misread(`"${sign}" is missing before ${shown(peek())}`)
    at++
  }

  const expression = (): Expression => {
    if (++depth > MAX_DEPTH) throw new Misread(`it is nested more than ${MAX_DEPTH} deep`)
    let value = primary()
    for (;;) {
      if (isSign('.') || isSign('.?')) {
        const safe = next().text === '.?'
        const name = next()
        if (name.kind !== 'name' && name.kind !== 'number') throw new Misread(`a property name is missing before ${shown(name)}`)
        value = { kind: 'index', of: value, index: { kind: 'literal', value: name.text }, safe }
      } else if (isSign('[') || isSign('[?')) {
        const safe = next().text === '[?'
        const index = expression()
        expect(']')
        value = { kind: 'index', of: value, index, safe }
      } else break
    }
    depth--
    return value
  }

  const primary = (): Expression => {
    const token = next()
    if (token.kind === 'text') return { kind: 'literal', value: token.text }
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
    if (token.kind !== 'name') throw new Misread(`a value is missing before ${shown(token)}`)
    let name = token.text
    // A function of the template's own carries its namespace: contoso.uniqueName('x').
    while (isSign('.') && tokens[at + 1]?.kind === 'name' && !isSign('(')) {
      at++
      name += `.${next().text}`
    }
    if (!isSign('(')) return word(name)
    at++
    const args: Expression[] = []
    while (!isSign(')')) {
      if (args.length > 0) expect(',')
      args.push(expression())
    }
    at++
    return { kind: 'call', name: name.toLowerCase(), args }
  }

  const whole = expression()
  if (peek().kind !== 'end') throw new Misread(`nothing can follow here, but ${shown(peek())} does`)
  return whole
}

const shown = ({ kind, text }: Token): string => (kind === 'end' ? text : `"${text.slice(0, 20)}"`)

function word(name: string): Expression {
  const values: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }
  const value = values[name.toLowerCase()]
  if (value === undefined) throw new Misread(`"${name}" is no function call`)
  return { kind: 'literal', value }
}
