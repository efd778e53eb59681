import type { Report } from '../report/report.ts'

/**
 * The words of our own that formats look up. What is exactly one of them stays: a secret that is called `pass` is not kept by hiding every
 * verdict, and a format that meets `***` where a verdict belongs would fail instead of telling what is wrong.
 */
const words: ReadonlySet<string> = new Set(
  [
    'pass fail inconclusive error warning notice allow deny unknown',
    'tls http https answered blocked dns-failure closed-after-hello reset refused timeout unreachable connect handshake answer',
    'inspected intercepted passthrough plain url port tcp udp icmp ntp dns yes no agrees disagrees silent',
    'threat-intelligence dnat network application infrastructure default undecided',
    'create update delete replace failed skipped planned applied unchanged rsa ec ed25519 other',
  ].flatMap(line => line.split(' ')),
)

/**
 * The report without the texts that `redact` hides. Before any format sees it: a secret with `&`, `<`, `"`, `|` or a tab is another text
 * once it is escaped, or cut in two where a line has to end, and is then not found any more.
 */
export const redactReport = (report: Report, redact: (text: string) => string): Report => {
  // The certificates of a flight are the same values in hundreds of verdicts, and stay so.
  const known = new WeakMap<object, unknown>()
  const hidden = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return words.has(value) ? value : redact(value)
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Date) return value
    const made = known.get(value) ?? (Array.isArray(value) ? value.map(each => hidden(each, '')) : hiddenIn(value, key))
    known.set(value, made)
    return made
  }
  const hiddenIn = (value: object, key: string): unknown => {
    // An error's message is no property that is listed; nothing else of it is shown.
    const entries = Object.entries(value instanceof Error ? { ...value, name: value.name, message: value.message } : value)
    // The names of HTTP headers are the origin's words, all other names are ours.
    return Object.fromEntries(entries.map(([name, each]) => [key === 'headers' ? redact(name) : name, hidden(each, name)]))
  }
  return hidden(report, '') as Report
}
