/** What GitHub's runner makes of the lines that a step prints: commands are obeyed, secrets are masked, the rest is shown. */

export type Annotation = {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title?: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** A line belongs to one of them, however their pieces arrive. */
export type Stream = 'stdout' | 'stderr'

export type StepLog = {
  /** Text as it comes from the process, cut anywhere. */
  write(chunk: string, stream: Stream): void
  end(): void
  readonly lines: readonly string[]
  readonly masks: readonly string[]
  readonly annotations: readonly Annotation[]
  /** Commands that the runner no longer obeys, or never did: a step that prints one has a defect. */
  readonly refused: readonly string[]
}

/** @param masks secrets that earlier steps registered. */
export const createStepLog = (onLine: (line: string) => void, masks: readonly string[], debug: boolean): StepLog => {
  const secrets = new Set(masks)
  const lines: string[] = []
  const annotations: Annotation[] = []
  const refused: string[] = []
  const rest = new Map<Stream, string>()
  let stopped: string | undefined

  const show = (text: string): void => {
    let masked = text
    for (const secret of [...secrets].sort((one, other) => other.length - one.length)) masked = masked.replaceAll(secret, '***')
    lines.push(masked)
    onLine(masked)
  }
  const mask = (value: string): void => {
    // The runner registers the value and each of its lines.
    for (const each of [value, ...value.split(/\r?\n/).map(line => line.trim())]) if (each !== '') secrets.add(each)
  }
  const annotate = (level: Annotation['level'], properties: Readonly<Record<string, string>>, message: string): void => {
    const { title, file } = properties
    const line = Number(properties['line'])
    const column = Number(properties['col'])
    annotations.push({
      level,
      message,
      ...(title ? { title } : {}),
      ...(file ? { file } : {}),
      ...(line ? { line } : {}),
      ...(column ? { column } : {}),
    })
    for (const each of message.split(/\r?\n/)) show(`${level}: ${each}`)
  }
  const obey = ({ name, properties, message }: Command, line: string): void => {
    if (name === 'add-mask') mask(message)
    else if (name === 'group') show(`▸ ${message}`)
    else if (name === 'stop-commands') stopped = message
    else if (name === 'error' || name === 'warning' || name === 'notice') annotate(name, properties, message)
    else if (disabled.has(name)) {
      refused.push(line)
      show(`The command '${name}' is disabled: it has to go through its file.`)
    } else if (name === 'debug') {
      if (debug) show(`debug: ${message}`)
    } else if (name !== 'endgroup') show(line)
  }
  const take = (line: string): void => {
    if (stopped !== undefined) {
      if (line.trim() === `::${stopped}::`) stopped = undefined
      else show(line)
      return
    }
    const found = parseCommand(line)
    if (found) obey(found, line)
    else show(line)
  }
  return {
    lines,
    annotations,
    refused,
    get masks() {
      return [...secrets]
    },
    write: (chunk, stream) => {
      const text = (rest.get(stream) ?? '') + chunk
      // A carriage return at the end may be half of a line's end.
      const held = text.endsWith('\r') ? '\r' : ''
      const parts = text.slice(0, text.length - held.length).split(/\r\n|\r|\n/)
      rest.set(stream, (parts.pop() ?? '') + held)
      for (const part of parts) take(part)
    },
    end: () => {
      for (const line of rest.values()) if (line !== '') take(line.replace(/\r$/, ''))
      rest.clear()
    },
  }
}

/** Commands that go through files since 2022; what a step printed could forge them. */
const disabled = new Set(['set-env', 'add-path', 'set-output', 'save-state'])

const decode = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
const decodeProperty = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')

export type Command = { readonly name: string; readonly properties: Readonly<Record<string, string>>; readonly message: string }

/** Both forms that the runner knows: `::name a=b,c=d::message` at the start of a line, and `##[name a=b;c=d]message` anywhere. */
export const parseCommand = (line: string): Command | undefined => {
  const text = line.trimStart()
  const older = text.indexOf('##[')
  const [start, middle, separator] = text.startsWith('::') ? [2, '::', ','] : older >= 0 ? [older + 3, ']', ';'] : [-1, '', '']
  const end = start < 0 ? -1 : text.indexOf(middle, start)
  if (end < 0) return undefined
  const [name = '', ...list] = text.slice(start, end).split(' ')
  if (name === '') return undefined
  const pairs = list
    .join(' ')
    .split(separator)
    .filter(pair => pair.includes('='))
  const properties = pairs.map(pair => [pair.slice(0, pair.indexOf('=')).trim(), decodeProperty(pair.slice(pair.indexOf('=') + 1))])
  return { name: name.toLowerCase(), properties: Object.fromEntries(properties), message: decode(text.slice(end + middle.length)) }
}
