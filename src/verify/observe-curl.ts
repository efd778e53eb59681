/** What curl, or openssl in its place, said of an HTTP or HTTPS probe. */
import { certificatesIn } from './flight.ts'
import { answerFrom, answerOfWire } from './http-answer.ts'
import { redirectStatuses } from './location.ts'
import type { Fields } from './parse-output.ts'
import { detailOf, dnsWords, howStopped, notTrusted, type Reach, type Said, text, unknown } from './said.ts'
import { alpnIn } from './together.ts'
import type { Observation } from './verdict.ts'

/** From a curl that brought no answer and no certificates. `err` is its `-v` output. */
export function curlStopped({ rc, err }: Said): Observation {
  const detail = detailOf(err, `curl ended with ${rc ?? '?'}`)
  const connected = /^\* Connected to /m.test(err)
  const last = err.split('\n').findLast(line => line.startsWith('curl: ')) ?? ''
  switch (rc) {
    case 6:
      return { kind: 'dns-failure', detail }
    case 28:
      // Curl resolves before it connects, and says which of the two took too long.
      if (/resolving timed out/i.test(err)) return { kind: 'dns-failure', detail }
      return {
        kind: 'blocked',
        how: 'timeout',
        detail,
        ...(connected ? { stage: 'handshake' } : /^\* +Trying /m.test(err) ? { stage: 'connect' } : {}),
      }
    case 7: {
      const how = howStopped(err)
      return how === 'refused' || how === 'unreachable' || how === 'timeout'
        ? { kind: 'blocked', how, detail, stage: 'connect' }
        : unknown(detail)
    }
    case 35: {
      const how = howStopped(last)
      // Whoever answers the ClientHello, if only by half, speaks TLS; the firewall says nothing to what it denies.
      const answered = /^\* TLSv?[\d.]+ \(IN\), TLS /m.test(err)
      return how === 'reset' || how === 'closed-after-hello'
        ? { kind: 'blocked', how, detail, stage: answered ? 'answer' : 'handshake' }
        : unknown(detail)
    }
    case 52:
    case 56:
      return { kind: 'blocked', how: howStopped(last) === 'reset' ? 'reset' : 'closed-after-hello', detail, stage: 'answer' }
    default:
      return unknown(detail)
  }
}

/**
 * A curl that does not verify (an image's own script around it that says -k) ends well, whatever it was served. That its store took the
 * certificate is told only by the result of the verification, the third word of what it writes out. Undefined: it took it, or did not say.
 */
export function notVerified(out: string): string | undefined {
  const [, result] = /^\s*\d{3} \S+ (\d{1,6}) /.exec(out) ?? []
  return result === undefined ? undefined : wentOn(Number(result))
}

/** The fourth word of what it writes out: the address that it was connected to. */
const addressIn = (out: string): string | undefined => /^\s*\d{3} \S+ \d{1,6} (\S{1,100})/.exec(out)?.[1]

/** The same, of the result itself. */
export function wentOn(result: number): string | undefined {
  return result === 0
    ? undefined
    : `curl went on although its store does not take the certificate (verify result ${result}): it is set not to verify`
}

/** From the files of `https` (script-probes.ts), asked by curl. */
export function curlHttps(fields: Fields, said: Said, reach: Reach): Observation {
  const again = fields.has('krc')
  const around = reach(addressIn(text(fields, again ? 'kout' : 'out')))
  if (around !== undefined) return around
  const flight = certificatesIn(fields, again ? 'kout' : 'out', 'flight')
  const err = again ? text(fields, 'kerr') : said.err
  const http = answerFrom(fields.get(again ? 'khead' : 'head'), fields.get(again ? 'kbody' : 'body'))
  const handshake = /SSL connection using /.test(err) || http !== undefined
  if (said.rc === undefined) return unknown('curl did not say how it ended')
  if (!handshake && flight.length === 0) {
    if (notTrusted.has(said.rc)) return unknown(`the certificate was refused, and could not be looked at: ${detailOf(said.err, '')}`)
    return curlStopped(said)
  }
  if (flight.length === 0)
    return unknown(
      'the handshake succeeded, but nothing in the container can show what was served: curl is older than 7.88 and there is no openssl',
    )
  const protocol = /SSL connection using (TLSv?[\d.]+)/.exec(err)?.[1]
  const alpn = alpnIn(err)
  const unverified = again ? undefined : notVerified(text(fields, 'out'))
  return {
    kind: 'tls',
    flight,
    trusted: !notTrusted.has(said.rc) && unverified === undefined,
    ...(notTrusted.has(said.rc) ? { trustDetail: detailOf(said.err, 'refused') } : {}),
    ...(unverified === undefined ? {} : { trustDetail: unverified }),
    ...(protocol === undefined ? {} : { protocol: protocol.replace(/^TLS(\d)/, 'TLSv$1') }),
    ...(alpn === undefined ? {} : { alpn }),
    ...(http === undefined ? { httpDetail: detailOf(err, `curl ended with ${said.rc}`) } : { http }),
  }
}

/** From the files of `http`, asked by curl. */
export function curlHttp(fields: Fields, said: Said, reach: Reach): Observation {
  const around = reach(addressIn(text(fields, 'out')))
  if (around !== undefined) return around
  const http = answerFrom(fields.get('head'), fields.get('body'))
  return http === undefined ? curlStopped(said) : { kind: 'http', http }
}

/** From the files of `https`, asked by `openssl s_client`. */
export function opensslHttps(fields: Fields, said: Said): Observation {
  const out = Buffer.from(fields.get('flight') ?? []).toString('latin1')
  const flight = certificatesIn(fields, 'flight')
  if (flight.length === 0) {
    const detail = detailOf(said.err, `openssl ended with ${said.rc ?? '?'}`)
    if (dnsWords.test(said.err)) return { kind: 'dns-failure', detail }
    const connected = /^CONNECTED\(/m.test(out)
    if (said.rc === 124)
      return { kind: 'blocked', how: 'timeout', detail: 'no answer in time', ...(connected ? { stage: 'handshake' } : {}) }
    const how = howStopped(said.err)
    const answered = /^SSL handshake has read [1-9]/m.test(out)
    return how === undefined
      ? unknown(detail)
      : { kind: 'blocked', how, detail, stage: answered ? 'answer' : connected ? 'handshake' : 'connect' }
  }
  const verify = [...out.matchAll(/^[ \t]{0,20}Verify return code: (\d+) \((.*)\)/gm)].at(0)
  const protocol = /^(?:New, (TLSv[\d.]+)|[ \t]{0,20}Protocol[ \t]{0,20}: (TLSv[\d.]+))/m.exec(out)
  const start = out.search(/^HTTP\/\d/m)
  const http = start < 0 ? undefined : answerOfWire(Buffer.from(out.slice(start), 'latin1'))
  const version = /^[ \t]{0,20}Protocol[ \t]{0,20}: (TLSv[\d.]+)/m.exec(out)?.[1] ?? protocol?.[1]
  return {
    kind: 'tls',
    flight,
    trusted: verify === undefined ? 'unknown' : verify[1] === '0',
    ...(verify === undefined || verify[1] === '0' ? {} : { trustDetail: `openssl: ${verify[2]?.slice(0, 100)} (${verify[1]})` }),
    ...(version === undefined ? {} : { protocol: version }),
    ...(http === undefined ? { httpDetail: said.rc === 124 ? 'no answer in time' : detailOf(said.err, 'no answer') } : { http }),
  }
}

/** From the files of `http`, asked by wget. */
export function wgetHttp(fields: Fields, said: Said): Observation {
  // It follows redirects, whatever it is told: only the first answer is of what was asked, and the body it brings may be anybody's.
  const status = Number(/HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(said.err)?.[1] ?? 0)
  if (status !== 0) return { kind: 'http', http: { status, body: redirectStatuses.has(status) ? '' : text(fields, 'body'), headers: {} } }
  const detail = detailOf(said.err, `wget ended with ${said.rc ?? '?'}`)
  if (dnsWords.test(said.err)) return { kind: 'dns-failure', detail }
  const how = said.rc === 124 ? 'timeout' : howStopped(said.err)
  return how === undefined || how === 'closed-after-hello' ? unknown(detail) : { kind: 'blocked', how, detail, stage: 'connect' }
}
