/** What was said of a bare TCP or UDP probe. */
import { curlStopped } from './observe-curl.ts'
import { helperAnswer, stopped } from './observe-helper.ts'
import type { Fields } from './parse-output.ts'
import { detailOf, dnsWords, howStopped, type Said, unknown } from './said.ts'
import { udpTokens } from './script.ts'
import type { Observation, Probe } from './verdict.ts'

/** From the files of `tcp`: whether something took the connection. */
export function tcp(fields: Fields, said: Said): Observation {
  if (said.tool === 'python' || said.tool === 'node') {
    const answer = helperAnswer(fields)
    if (answer === undefined) return unknown(`${said.tool} brought no result: ${detailOf(said.err, '')}`)
    return answer.connected === true ? { kind: 'answered', detail: 'the connection was accepted' } : stopped(answer)
  }
  if (said.tool === 'curl' && /^\* Connected to /m.test(said.err)) return { kind: 'answered', detail: 'the connection was accepted' }
  if (said.tool === 'curl') return curlStopped(said)
  if (said.rc === 0) return { kind: 'answered', detail: 'the connection was accepted' }
  if (said.rc === 137 || said.rc === 124) return silence(said, 'connect')
  const detail = detailOf(said.err, `${said.tool} ended with ${said.rc ?? '?'}`)
  if (dnsWords.test(said.err)) return { kind: 'dns-failure', detail }
  const how = howStopped(said.err)
  return how === undefined || how === 'closed-after-hello' ? unknown(detail) : { kind: 'blocked', how, detail, stage: 'connect' }
}

/** A tool that had to be ended. It says `go` when it had an address and began to wait by its own clock; before that, nothing was asked. */
const silence = (said: Said, stage: 'connect' | 'answer'): Observation =>
  said.rc === 137 && /^go$/m.test(said.err)
    ? { kind: 'blocked', how: 'timeout', detail: 'no answer in time', stage }
    : unknown('the probe had no time to begin: the container is starved of CPU, or its resolver does not answer')

/** From the files of `udp`. Only what answers our own question (a number of this run) is an answer. */
export function udp(probe: Probe, fields: Fields, said: Said, nonce: string): Observation {
  const answer = said.tool === 'bash' || said.tool === 'nc' ? undefined : helperAnswer(fields)
  const hex =
    typeof answer?.answer === 'string' && /^[0-9a-f]*$/.test(answer.answer)
      ? answer.answer
      : Buffer.from(fields.get('out') ?? []).toString('hex')
  if (hex !== '') return udpAnswer(probe, hex, nonce)
  if (answer !== undefined) {
    const observation = stopped(answer)
    return observation.kind === 'blocked' && observation.how === 'timeout' ? { ...observation, stage: 'answer' } : observation
  }
  if (dnsWords.test(said.err)) return { kind: 'dns-failure', detail: detailOf(said.err, '') }
  const how = howStopped(said.err)
  if (how === 'refused' || how === 'unreachable') return { kind: 'blocked', how, detail: detailOf(said.err, ''), stage: 'connect' }
  if (said.rc === 137 || said.rc === 124) return silence(said, 'answer')
  // It ends without a word when it was refused, too, and has no clock of its own.
  if (said.tool === 'nc' && said.err === '') return unknown('nc brought no answer, and does not tell silence from a refusal')
  return unknown(detailOf(said.err, `${said.tool} ended with ${said.rc ?? '?'}`))
}

/** An answer counts only if it quotes what this run asked. */
function udpAnswer(probe: Probe, hex: string, nonce: string): Observation {
  const { target } = probe.expectation
  const [token, id] = udpTokens(probe, nonce)
  const bytes = Buffer.from(hex, 'hex')
  const speaks = target.kind === 'port' ? target.speaks : undefined
  if (speaks === 'ntp') {
    if (bytes.length < 48 || ((bytes[0] ?? 0) & 7) !== 4) return unknown('something answered, but not as a time server does')
    if (bytes.subarray(24, 32).toString('hex') !== token)
      return unknown('a time server answered, but not to this question: its originate timestamp differs')
    return { kind: 'answered', detail: `a time server of stratum ${bytes[1]} answered` }
  }
  if (speaks === 'dns') {
    if (bytes.length < 12 || bytes.subarray(0, 2).toString('hex') !== id || ((bytes[2] ?? 0) & 0x80) === 0)
      return unknown('something answered, but not as a name server does to this question')
    return { kind: 'answered', detail: `a name server answered (code ${(bytes[3] ?? 0) & 15})` }
  }
  return { kind: 'answered', detail: `${bytes.length} bytes came back` }
}
