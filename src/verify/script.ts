/**
 * The script that asks all questions of one pod, in one POSIX sh (dash, bash, busybox ash), in parallel, with what the container has.
 * Pure: text in, text out. It decides nothing: it reports what its tools said, byte by byte, and `observe.ts` makes sense of it here.
 * URLs are asked by one curl where that will do (together.ts), which makes it a dialogue: `ask <curl>` waits for a line on descriptor 3.
 *
 * Output lines: `egress-gate <nonce> <probe> <field> <b|h> <bytes> <base64 or hex>`; anything else that appears is noise. What tools wrote
 * is kept in files named ID.FIELD and sent at the end in one such line, for every program that is started costs a pod more than its answer.
 */
import { clientHello } from '../pki/handshake.ts'
import { hostOf, urlOf } from './probes.ts'
import { prelude } from './script-shell.ts'
import { sessionProbe, sessionRandom } from './session.ts'
import { quote } from './shell-quote.ts'
import { askedWithStore, isUrl, type Known, type Next, planner, urlsTogether } from './together.ts'
import type { Probe } from './verdict.ts'

export type ScriptTiming = {
  /** For probes that are expected to get through, and those that are expected to be denied. Seconds. */
  readonly allowSeconds: number
  readonly denySeconds: number
}

/** All that a pod can be made to say for so many probes, in the encoding of the lines, with some room for noise. */
export const outputCap = (probes: number): number => 262_144 + probes * 786_432

/** When the script must be over, by its own limits. Seconds. */
export const scriptSeconds = (timing: ScriptTiming, probes: number): number =>
  (Math.ceil(probes / urlsTogether) + 3) * Math.max(timing.allowSeconds, timing.denySeconds) + 10

/** `runtimes`: ask the container's language runtimes as well, which takes longer than all else. */
export function verifyScript(probes: readonly Probe[], timing: ScriptTiming, nonce: string, { runtimes = true } = {}): string {
  const others = probes.filter(probe => !isUrl(probe))
  const withStore = askedWithStore(probes)
  const urls = probes.filter(isUrl)
  const batches = batched(urls, urlsTogether).map((batch, at) => ({
    start: `many_start ${quote(together(batch, timing, withStore))}`,
    end: `many ${at + 1} ${quote(batch.map(({ id }) => id).join(' '))}`,
  }))
  const bound = sessionProbe(probes)
  return [
    prelude(nonce),
    ...oneByOne(urls, timing, nonce),
    // The network takes its time with what curl asks: meanwhile all else has the CPU.
    ...batches.slice(0, 1).map(({ start }) => start),
    ...batched(
      others.map(probe => `${start(probe, timing, nonce)} & o="$o $!"`),
      atOnce,
    ).map((lines, at, all) => (at < all.length - 1 ? `o=; ${lines.join('\n')}\nwait $o` : `o=; ${lines.join('\n')}`)),
    ...(bound === undefined ? [] : [`${sessionOf(bound, timing, nonce)} & o="$o $!"`]),
    ...(runtimes ? [`runtimes ${triedBy(bound)} & o="$o $!"`] : []),
    ...batches.flatMap(({ start, end }, at) => (at === 0 ? [end] : [start, end])),
    'for p in $o $q; do wait "$p"; done',
    'pod_info',
    'pack',
    'return 0',
  ].join('\n')
}

/**
 * The other side of the dialogue: what one run of the script is told to ask next.
 * Takes each line of its output, and returns the line to send, if one is waited for.
 */
export function verifyReply(probes: readonly Probe[], known: Known): (line: string, nonce: string) => string | undefined {
  const next = planner(probes, known)
  const batches = batched(probes.filter(isUrl), urlsTogether)
  const said = new Map<string, string>()
  const asked = new Set<string>()
  return (line, nonce) => {
    const [tag, own, id = '', field, encoding, , data = ''] = line.split(' ', 7)
    if (tag !== 'egress-gate' || own !== nonce) return undefined
    if (/^many\d{1,3}$/.test(id) && field === 'text')
      said.set(id, Buffer.from(data, encoding === 'h' ? 'hex' : 'base64').toString('latin1'))
    if (id !== 'ask' || field === undefined) return undefined
    // Each is asked once: a pod that asks on and on would have us read on and on.
    if (asked.has(field)) return undefined
    asked.add(field)
    const batch = batches[Number(/^many(\d{1,3})$/.exec(field)?.[1] ?? 0) - 1]
    return batch === undefined
      ? undefined
      : words(
          next(
            batch.map(each => each.id),
            said.get(field) ?? '',
          ),
        )
  }
}

const words = ({ trust, again }: Next): string => `${[...trust.map(id => `t:${id}`), ...again.map(id => `a:${id}`)].join(' ')}\n`

/** So many at once that their start does not starve each other. */
const atOnce = 32

const batched = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

/** How each URL is asked for alone: anew with all that the container has (`again`), or for what the container's own store says (`trust`). */
function oneByOne(urls: readonly Probe[], timing: ScriptTiming, nonce: string): string[] {
  const cases = (body: (probe: Probe) => string) => urls.map(probe => `${probe.id}) ${body(probe)} ;;`).join('\n')
  return [
    `again() { case $1 in\n${cases(probe => start(probe, timing, nonce))}\nesac; }`,
    // No more than the handshake is wanted, and a second request may not be made for everything.
    `trust() { case $1 in\n${cases(probe => `curl_to "$d/$1" t ${secondsFor(probe, timing)} HEAD ${quote(hrefOf(probe))}`)}\nesac; }`,
  ]
}

/**
 * Curl's configuration for all these URLs in one process. Most read no store, and nothing is believed: the certificates are looked at by us.
 * Sessions are not resumed, for a resumed one shows no certificates.
 */
function together(urls: readonly Probe[], timing: ScriptTiming, withStore: ReadonlySet<string>): string {
  const word = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  const operation = (probe: Probe): string => {
    const { id, expectation } = probe
    const method = expectation.target.kind === 'url' ? expectation.target.method : 'GET'
    const seconds = secondsFor(probe, timing)
    return [
      `url=${word(hrefOf(probe))}`,
      ...(method === 'HEAD' ? ['head'] : method === 'GET' ? [] : [`request=${word(method)}`]),
      `output="${id}.body"`,
      `dump-header="${id}.head"`,
      `write-out="\\negress-gate:${id} %{json}\\n"`,
      `connect-timeout=${seconds}`,
      `max-time=${seconds}`,
      'user-agent=egress-gate\nnoproxy="*"\ngloboff\nsilent\nshow-error\nno-sessionid',
      ...(withStore.has(id) ? [] : ['insecure\ncacert="/dev/null"\ncapath="/dev/null"']),
    ].join('\n')
  }
  // While the store is read, which takes long, the others have been asked and wait for their answers.
  const inOrder = [...urls.filter(({ id }) => !withStore.has(id)), ...urls.filter(({ id }) => withStore.has(id))]
  return `${inOrder.map(operation).join('\nnext\n')}\n`
}

const hrefOf = (probe: Probe): string => urlOf(probe)?.href ?? ''

const secondsFor = ({ expectation: { expect } }: Probe, { allowSeconds, denySeconds }: ScriptTiming): number =>
  expect === 'deny' ? denySeconds : allowSeconds

/** What is asked by UDP, in hex. The answer has to quote the nonce, so that nothing old or made up can be taken for one. */
export function udpQuery(probe: Probe, nonce: string): string {
  const { target } = probe.expectation
  const speaks = target.kind === 'port' ? target.speaks : undefined
  const [a, b] = udpTokens(probe, nonce)
  // NTP version 4, mode 3 (client); the transmit timestamp comes back as the originate timestamp.
  if (speaks === 'ntp') return `23${'00'.repeat(39)}${a}`
  // One question: the root's name servers, recursion desired.
  if (speaks === 'dns') return `${b}${'0100'}${'0001'}${'0000'.repeat(3)}${'00'}${'0002'}${'0001'}`
  return a
}

/** Eight and two bytes in hex, of this run and this probe. */
export function udpTokens(probe: Probe, nonce: string): [string, string] {
  const spice = [...probe.id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) & 0xffff, 7)
  return [
    `${nonce.slice(0, 12)}${spice.toString(16).padStart(4, '0')}`,
    (Number.parseInt(nonce.slice(12, 16), 16) ^ spice).toString(16).padStart(4, '0'),
  ]
}

const octal = (hex: string): string => hex.replace(/../g, byte => `\\${Number.parseInt(byte, 16).toString(8).padStart(3, '0')}`)

/** The host that runtimes try, where one should be inspected. */
function triedBy(bound: Probe | undefined): string {
  const url = bound && urlOf(bound)
  return url === undefined ? '' : `${quote(hostOf(url))} ${url.port === '' ? 443 : url.port}`
}

function sessionOf(probe: Probe, timing: ScriptTiming, nonce: string): string {
  const url = urlOf(probe) as URL
  const host = hostOf(url)
  const hello = Buffer.from(clientHello(host, sessionRandom(nonce, probe.id))).toString('hex')
  return ['session', probe.id, host, url.port === '' ? 443 : url.port, secondsFor(probe, timing), hello, octal(hello)]
    .map(each => quote(String(each)))
    .join(' ')
}

function start(probe: Probe, timing: ScriptTiming, nonce: string): string {
  const { target } = probe.expectation
  const seconds = secondsFor(probe, timing)
  if (target.kind === 'url') {
    const url = urlOf(probe) as URL
    const secure = url.protocol === 'https:'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port)
    const named = /^[\d.]+$|:/.test(host) ? '' : host
    const path = `${url.pathname}${url.search}`
    return [secure ? 'https' : 'http', probe.id, host, port, seconds, url.href, target.method, named, path, url.host]
      .map(each => quote(String(each)))
      .join(' ')
  }
  const query = target.protocol === 'udp' ? udpQuery(probe, nonce) : ''
  return [target.protocol, probe.id, target.host, target.port, seconds, query, octal(query)].map(each => quote(String(each))).join(' ')
}
