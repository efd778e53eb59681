/** What the tools in a pod said about one probe, as an observation. Pure. What cannot be told for certain is `unknown`. */
import { curlHttp, curlHttps, opensslHttps, wgetHttp } from './observe-curl.ts'
import { helper } from './observe-helper.ts'
import { tcp, udp } from './observe-transport.ts'
import type { Fields } from './parse-output.ts'
import { byIpv6, number, type Reach, text, unknown } from './said.ts'
import type { Observation, Probe } from './verdict.ts'

/**
 * One probe's words as an observation. `fields` undefined: the pod said nothing about it. `nonce`: this run's, which a UDP answer has to quote.
 * `reach`: what the address says that a curl was connected to.
 */
export function observe(probe: Probe, fields: Fields | undefined, nonce: string, reach: Reach = byIpv6): Observation {
  if (fields === undefined || fields.size === 0) return unknown('the pod said nothing about this probe')
  const said = { tool: text(fields, 'tool'), rc: number(fields, 'rc'), err: text(fields, 'err') }
  if (said.tool === 'none') return unknown(lacking(probe))
  if (said.tool === 'getent') return { kind: 'dns-failure', detail: 'getent finds no address for it' }
  const { target } = probe.expectation
  if (target.kind === 'port') return target.protocol === 'udp' ? udp(probe, fields, said, nonce) : tcp(fields, said)
  const secure = new URL(target.url).protocol === 'https:'
  switch (said.tool) {
    case 'curl':
      return secure ? curlHttps(fields, said, reach) : curlHttp(fields, said, reach)
    case 'openssl':
      return opensslHttps(fields, said)
    case 'python':
    case 'node':
      return helper(fields, said, secure)
    case 'wget':
      return secure ? unknown(lacking(probe)) : wgetHttp(fields, said)
    default:
      return unknown(`the pod names an unknown tool, ${JSON.stringify(said.tool.slice(0, 40))}`)
  }
}

const lacking = ({ expectation: { target } }: Probe): string =>
  target.kind === 'url'
    ? target.url.startsWith('https:')
      ? 'the container has neither curl, openssl, python3 nor node, so nothing in it can show the certificates that are served (busybox wget validates none)'
      : 'the container has neither curl, python3, node nor wget'
    : target.protocol === 'udp'
      ? 'the container has neither python3, node, perl, bash nor nc, so nothing in it speaks UDP'
      : 'the container has neither bash, python3, node, curl nor nc'
