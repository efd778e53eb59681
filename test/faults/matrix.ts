/**
 * The faults that a verify run has to tell by name and never may take for a pass, a row each, injected where they happen: in the API server,
 * in the exec stream, in the container, on the way. One table for the tests (a few seeds) and for the campaign (bench/faults.ts).
 */
import type { WebSocket } from 'ws'
import type { FaultRule } from '../../src/lab/azure/faults.ts'
import type { Emulated } from '../azure/emulated.ts'
import { success as ended, frame } from '../kubernetes/api-server.ts'
import type { TestPod } from '../kubernetes/cluster.ts'
import { http, leafOf, loopbackName, ourFirewall, plainOrigin, signer, tlsOrigin } from '../verify/lab.ts'
import type { VerifyOptions, VerifyWorld } from './world.ts'

/** A number from 0 to below `below`; the same seed gives the same ones. */
export type Draw = (below: number) => number

/** A linear congruential generator. */
export const seeded = (seed: number): Draw => {
  let state = (Math.imul(seed, 2654435761) + 1) >>> 0
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export type Case = {
  readonly pods: TestPod[]
  readonly options?: VerifyOptions
  /** What some verdict, the headline or a finding has to say. */
  readonly name: RegExp
  /** What the run has to come to. */
  readonly verdict: 'fail' | 'inconclusive' | 'pass'
  /** Verdicts of these pods must all pass, whatever strikes the others. */
  readonly unhurt?: readonly string[]
  /** Nothing of this may appear in what the run says. */
  readonly unsaid?: RegExp
}

export type Row = {
  readonly row: string
  readonly title: string
  /** A run must be over by then. Seconds. */
  readonly within: number
  /** What runs at the same time: `waits` for a deadline, doing nothing; `alone`, one after the other. Else it starts shells. */
  readonly pace?: 'waits' | 'alone'
  readonly inject: (world: VerifyWorld, draw: Draw) => Case | Promise<Case>
}

/** Long enough for a shell on a busy machine. */
const usual = 40
const short = { 'probe-timeout-seconds': '4', 'deny-timeout-seconds': '4' }
/** What such a run may take by its own limits (verify/script.ts), and the way to the end of it. */
const hanging = 4 * 4 + 10 + 10 + 4

const success = frame(3, ended)
const noise = (draw: Draw): Buffer => frame(1, Buffer.alloc(draw(50_000), draw(256)))
const pick = <T>(draw: Draw, all: readonly T[]): T => all[draw(all.length)] as T

/** One pod whose exec does this, and now and then a sound one beside it, before it or after it. */
const struck = (world: VerifyWorld, draw: Draw, more: Partial<TestPod>): Pick<Case, 'pods' | 'unhurt'> => {
  const broken = world.pod('weather-2', more)
  const sound = world.pod('weather-1')
  return pick(draw, [
    { pods: [broken] },
    { pods: [sound, broken], unhurt: ['weather-1'] },
    { pods: [broken, sound], unhurt: ['weather-1'] },
  ])
}
const exec = (act: (socket: WebSocket) => void) => ({ exec: act })
/** Another expectation in place of the first one, which is allowed and inspected. */
const asking = (world: VerifyWorld, first: string): VerifyOptions => ({
  expectations: world.standard.replace(/ {2}- \{ name: allowed and inspected.*\n/, `  - ${first}\n`),
})
const allowedAt = (port: number): string => `{ name: allowed, url: "https://origin.example:${port}/", expect: allow, inspected: true }`

const tools = (present: readonly string[]): Record<string, string> => ({
  ...(present.includes('curl') ? {} : { 'have curl': 'false' }),
  ...(present.includes('openssl') ? {} : { 'have openssl': 'false' }),
  ...(present.includes('python') ? {} : { 'in python3 python': 'in nopython' }),
  ...(present.includes('node') ? {} : { 'have node': 'false' }),
})

/** Knows neither --parallel nor %{certs}. */
const oldCurl = `curl() {
  case " $* " in *" --parallel "*) return 2;; esac
  left=$#
  while [ "$left" -gt 0 ]; do
    word=$1; shift; left=$((left - 1))
    case $word in *%{certs}*) word='%{http_code} %{http_version} %{ssl_verify_result} %{remote_ip}\\n';; esac
    set -- "$@" "$word"
  done
  command curl "$@"
}`

const reading = { inputs: { 'logs-deadline-seconds': '6' } } as const

type LogIt = (port: number, action: 'Allow' | 'Deny', tlsInspected: boolean) => void

/** The firewall logs when its log was asked so often: rows come after a while. */
const logging =
  (rules: readonly FaultRule[], after: number, write: (row: LogIt) => void) =>
  (lab: Emulated): void => {
    let asked = 0
    lab.azure.knobs.faults = { seed: 1, rules: [...rules] }
    lab.onExchange = () => {
      if (!lab.pairs.at(-1)?.request.url.includes('loganalytics')) return
      asked += 1
      if (asked !== after) return
      write((destinationPort, action, tlsInspected) =>
        lab.azure.log({
          kind: 'application',
          time: new Date().toISOString(),
          protocol: 'HTTPS',
          sourceIp: '10.42.1.7',
          sourcePort: 5123,
          fqdn: loopbackName,
          ...(tlsInspected ? { targetUrl: 'origin.example/' } : {}),
          destinationPort,
          action,
          tlsInspected,
        }),
      )
    }
  }

export const matrix: readonly Row[] = [
  {
    row: 'K1',
    title: 'the session is closed in good order, without a status',
    within: usual,
    inject: (world, draw) => ({
      ...struck(
        world,
        draw,
        exec(socket => socket.send(noise(draw), () => socket.close(1000))),
      ),
      verdict: 'inconclusive',
      name: /was closed \(1000\) without a status/,
    }),
  },
  {
    row: 'K2',
    title: 'the connection breaks while the command runs',
    within: usual,
    inject: (world, draw) => ({
      ...struck(
        world,
        draw,
        exec(socket => socket.send(noise(draw), () => setTimeout(() => socket.terminate(), draw(50)))),
      ),
      verdict: 'inconclusive',
      name: /the connection (?:broke|ended \(\d+\)) while the command ran/,
    }),
  },
  {
    row: 'K3',
    title: 'the status is cut off',
    within: usual,
    inject: (world, draw) => ({
      ...struck(
        world,
        draw,
        // The channel's byte and at least one of the status.
        exec(socket => socket.send(success.subarray(0, 2 + draw(success.length - 2)), () => socket.close(1000))),
      ),
      verdict: 'inconclusive',
      name: /the status was cut off/,
    }),
  },
  {
    row: 'K4',
    title: 'nothing comes after the upgrade',
    within: hanging,
    pace: 'waits',
    inject: (world, draw) => ({
      ...struck(
        world,
        draw,
        exec(socket => socket.send(noise(draw))),
      ),
      options: { inputs: short },
      verdict: 'inconclusive',
      name: /the command did not end within \d+ s/,
    }),
  },
  {
    row: 'K5',
    title: 'Success is said, and nothing ran',
    within: usual,
    inject: (world, draw) => ({
      ...struck(
        world,
        draw,
        exec(socket => socket.send(noise(draw), () => socket.send(success))),
      ),
      verdict: 'inconclusive',
      name: /its last line does not carry this run's nonce/,
    }),
  },
  {
    row: 'K6',
    title: 'the command ends with an error',
    within: usual,
    inject: (world, draw) => {
      const code = 2 + draw(120)
      return {
        ...struck(world, draw, { paths: { 'umask 077': `exit ${code}` } }),
        verdict: 'inconclusive',
        name: new RegExp(`the shell ended with ${code}`),
      }
    },
  },
  {
    row: 'K6',
    title: 'the upgrade is refused: the pod is gone, the server fails',
    within: usual,
    inject: (world, draw) => {
      const [status, message, name] = pick(draw, [
        [404, 'pods "weather-2" not found', /pods "weather-2" not found/],
        [500, 'error dialing backend: dial tcp 10.42.1.5:10250: i/o timeout', /error dialing backend/],
      ] as const)
      return { ...struck(world, draw, { refuse: { status, message, times: 9 } }), verdict: 'inconclusive', name }
    },
  },
  {
    row: 'K6',
    title: 'the server never answers the upgrade',
    within: hanging,
    pace: 'waits',
    inject: (world, draw) => ({
      ...struck(world, draw, { stalls: true }),
      options: { inputs: short },
      verdict: 'inconclusive',
      name: /never answered the upgrade, within \d+ s/,
    }),
  },
  {
    row: 'K7',
    title: 'the container restarted between install and verify, and the root is lost',
    within: usual,
    inject: (world, draw) => {
      const restarts = 1 + draw(3)
      return {
        pods: [],
        options: {
          change: cluster => {
            cluster.restarts = restarts
            cluster.pods = [world.pod('weather-1', { env: world.distrusting })]
          },
        },
        verdict: 'fail',
        name: new RegExp(`lost when the container restarted: it did ${restarts === 1 ? 'once' : `${restarts} times`}`),
      }
    },
  },
  {
    row: 'K7',
    title: 'the container restarts, or another pod comes, while it is asked',
    within: usual,
    inject: (world, draw) => {
      const comes = draw(2) === 0
      return {
        pods: [],
        options: {
          change: cluster => {
            const afterExec = () => {
              if (comes) cluster.pods.push(world.pod('weather-2'))
              else cluster.restarts++
            }
            cluster.pods = [world.pod('weather-1', { afterExec })]
          },
        },
        verdict: 'inconclusive',
        name: comes ? /this pod came while the others were verified/ : /the container restarted, was replaced or stopped being ready/,
      }
    },
  },
  {
    row: 'K7',
    title: 'the pod is deleted while it is asked',
    within: usual,
    inject: world => ({
      pods: [],
      options: {
        change: cluster => {
          const afterExec = () => {
            cluster.pods = []
          }
          cluster.pods = [world.pod('weather-1', { afterExec })]
        },
      },
      verdict: 'inconclusive',
      name: /the container restarted, was replaced or stopped being ready/,
    }),
  },
  {
    row: 'K8',
    title: 'no tool in the container shows certificates',
    within: usual,
    inject: (world, draw) => ({
      ...struck(world, draw, { paths: tools([]) }),
      verdict: 'inconclusive',
      name: /neither curl, openssl, python3 nor node/,
    }),
  },
  {
    row: 'K8',
    title: 'nothing can be written in the container',
    within: usual,
    inject: (world, draw) => ({
      ...struck(world, draw, { paths: { 'mkdir "$d"': 'false' } }),
      verdict: 'inconclusive',
      name: /no directory of this container can be written to/,
    }),
  },
  {
    row: 'K8',
    title: 'no shell in the container',
    within: usual,
    inject: (world, draw) => {
      const message = 'OCI runtime exec failed: exec: "sh": executable file not found in $PATH: unknown'
      const status = { status: 'Failure', reason: 'InternalError', code: 500, message: `command terminated: ${message}` }
      return {
        ...struck(
          world,
          draw,
          exec(socket => socket.send(Buffer.concat([Buffer.of(3), Buffer.from(JSON.stringify(status))]))),
        ),
        verdict: 'inconclusive',
        name: /executable file not found|no shell|has no sh/,
      }
    },
  },
  {
    row: 'K8',
    title: 'a curl that shows no certificates (7.58): by openssl, and without it not known',
    within: usual,
    inject: (world, draw) => {
      const alone = draw(2) === 0
      const paths = { ...tools(alone ? ['curl'] : ['curl', 'openssl']), 'umask 077': `umask 077\n${oldCurl}` }
      return alone
        ? { ...struck(world, draw, { paths }), verdict: 'inconclusive', name: /curl is older than 7\.88 and there is no openssl/ }
        : {
            pods: [world.pod('weather-2', { env: world.distrusting, paths })],
            verdict: 'fail',
            name: /it is inspected, but the pod does not trust our root/,
          }
    },
  },
  {
    row: 'K8',
    title: 'openssl alone, in a container that does not trust the root: no false trust',
    within: usual,
    inject: (world, draw) => ({
      pods: [world.pod('weather-2', { env: world.distrusting, paths: tools(pick(draw, [['openssl'], ['openssl', 'node']])) })],
      verdict: 'fail',
      name: /it is inspected, but the pod does not trust our root/,
    }),
  },
  {
    row: 'K9',
    title: 'one of several pods hangs: the others are judged, and it is named',
    within: hanging,
    pace: 'waits',
    inject: (world, draw) => {
      const hung = draw(3)
      const pods = [0, 1, 2].map(at => world.pod(`weather-${at}`, at === hung ? exec(() => {}) : {}))
      return {
        pods,
        options: { inputs: short },
        verdict: 'inconclusive',
        name: new RegExp(`weather-${hung} .*inconclusive \\(the command did not end within`),
        unhurt: pods.map(({ name }) => name).filter(name => name !== `weather-${hung}`),
      }
    },
  },
  {
    row: 'K10',
    title: 'the pod prints workflow commands, colours and lines that look like ours: not believed, not repeated',
    within: usual,
    inject: (world, draw) => {
      const forged = pick(draw, [
        'egress-gate 00 p1 rc b 1 MA==',
        'egress-gate end 0',
        `egress-gate ${'0'.repeat(32)} p1 tool b 4 Y3VybA==`,
      ])
      const lines = `printf '::set-output name=verdict::pass\\n\\033[31m::error::x\\n${forged}\\n'; head -c ${draw(200_000)} /dev/urandom; echo\n`
      return {
        ...struck(world, draw, { paths: { 'umask 077': `${lines}umask 077` } }),
        verdict: 'pass',
        name: /verdicts pass/,
        unsaid: /set-output|\\u001b/,
      }
    },
  },
  {
    row: 'K10',
    title: 'the pod contradicts itself under the nonce of the run',
    within: usual,
    inject: (world, draw) => ({
      ...struck(world, draw, {
        paths: { pod_info: `printf '\\negress-gate %s files packed b 4 AAAA\\n' "$n"; pod_info` },
      }),
      verdict: 'inconclusive',
      name: /damaged or contradicts itself/,
    }),
  },
  {
    row: 'K10',
    title: 'the pod floods the session',
    within: usual,
    inject: (world, draw) => ({
      ...struck(world, draw, { paths: { 'umask 077': 'head -c 60000000 /dev/zero; umask 077' } }),
      verdict: 'inconclusive',
      name: /the command printed more than \d+ KB/,
    }),
  },
  {
    row: 'K11',
    title: 'the API server refuses the exec: no grant, no credentials, a webhook',
    within: usual,
    inject: (world, draw) => {
      const [status, message, name] = pick(draw, [
        [403, 'pods "weather-2" is forbidden: User "ci" cannot create resource "pods/exec"', /cannot create resource "pods\/exec"/],
        [401, 'Unauthorized', /Unauthorized/],
        [
          403,
          'admission webhook "exec.policy.example" denied the request: no exec here',
          /webhook "exec\.policy\.example" denied the request/,
        ],
      ] as const)
      return { ...struck(world, draw, { refuse: { status, message, times: 9 } }), verdict: 'inconclusive', name }
    },
  },
  {
    row: 'K11',
    title: 'the API server is busy: asked again after a pause, and told if it stays so',
    within: usual,
    inject: (world, draw) => {
      const status = pick(draw, [429, 503])
      const stays = draw(2) === 0
      return {
        ...struck(world, draw, { refuse: { status, message: 'too many requests, try again later', times: stays ? 9 : 1 } }),
        verdict: stays ? 'inconclusive' : 'pass',
        name: stays ? /too many requests, try again later/ : /verdicts pass/,
      }
    },
  },
  {
    row: 'V1',
    title: 'the traffic goes around the firewall',
    within: usual,
    inject: world => ({
      pods: [world.pod('weather-1')],
      options: asking(world, allowedAt(world.ports.direct)),
      verdict: 'fail',
      name: /it was not inspected: the pod saw the origin's own certificate, by Public Root/,
    }),
  },
  {
    row: 'V2',
    title: 'somebody else inspects, or ours wrongly: another CA, expired ones, another name, an address alone: by its issuer',
    within: usual,
    inject: async (world, draw) => {
      const { root, subCa, intermediate } = world.authority
      const [make, name] = pick(draw, [
        [
          async () => {
            const other = await ourFirewall()
            return [await leafOf(loopbackName, other.subCa), other.subCa, other.intermediate]
          },
          /issued by an Azure Firewall that does not use our intermediate/,
        ],
        [
          async () => [await leafOf(loopbackName, await signer('Corporate Proxy CA', 'self'), { subject: 'Proxy' })],
          /issued by Corporate Proxy CA, which is no public authority/,
        ],
        [
          async () => {
            const expired = await signer('Azure Firewall Manager CA', intermediate, 30, 0, Date.now() - 40 * 86_400_000)
            return [await leafOf(loopbackName, expired), expired, intermediate]
          },
          /issued by Azure Firewall Manager CA; our certificates were served with it, but .* expired on/,
        ],
        [
          async () => {
            const expired = await signer('Weather Egress Intermediate CA', root, 30, 1, Date.now() - 40 * 86_400_000)
            const below = await signer('Azure Firewall Manager CA', expired, 30, 0)
            return [await leafOf(loopbackName, below), below, expired]
          },
          /issued by .*Azure Firewall.*Weather Egress Intermediate CA expired on/,
        ],
        [
          async () => [await leafOf('elsewhere.example', subCa), subCa, intermediate],
          /issued by Azure Firewall Manager CA; .* is not for origin.example: it names elsewhere\.example/,
        ],
        [
          async () => [await leafOf('127.0.0.1', subCa), subCa, intermediate],
          /issued by Azure Firewall Manager CA; .* is not for origin.example: it names 127\.0\.0\.1/,
        ],
      ] as const)
      const [leaf, ...above] = await make()
      if (leaf === undefined) throw new Error('no leaf')
      const port = world.open(await tlsOrigin(leaf, above, http(200, 'sunny')))
      return { pods: [world.pod('weather-1')], options: asking(world, allowedAt(port)), verdict: 'fail', name }
    },
  },
  {
    row: 'V3',
    title: 'inspected by us, but the pod does not trust the root',
    within: usual,
    inject: (world, draw) => ({
      ...struck(world, draw, { env: world.distrusting }),
      verdict: 'fail',
      name: /it is inspected, but the pod does not trust our root \(not installed\?\)/,
    }),
  },
  {
    row: 'V4',
    title: 'no address, a reset, silence, a denial, nobody there: each by its own name',
    within: usual,
    inject: async (world, draw) => {
      const [name, url, verdict] = await pick<() => Promise<readonly [RegExp, string, Case['verdict']]>>(draw, [
        async () => [/the name did not resolve in the pod/, 'https://nothing.invalid/', 'inconclusive'],
        async () => {
          const port = world.open(await plainOrigin(socket => socket.resetAndDestroy()))
          return [/the connection was reset/, `https://origin.example:${port}/`, 'fail']
        },
        async () => {
          const port = world.open(await plainOrigin(() => {}))
          return [/nothing answered in time/, `https://origin.example:${port}/`, 'fail']
        },
        async () => [/the connection was closed after the ClientHello/, `https://origin.example:${world.ports.closed}/`, 'fail'],
        async () => [/470 with its own text inside the inspected session/, `https://origin.example:${world.ports.denied}/`, 'fail'],
        async () => {
          const gone = await plainOrigin(() => {})
          gone.close()
          return [/the connection was refused/, `https://origin.example:${gone.port}/`, 'fail']
        },
      ])()
      return {
        pods: [world.pod('weather-1')],
        options: {
          ...asking(world, `{ name: allowed, url: "${url}", expect: allow, inspected: true }`),
          inputs: { 'probe-timeout-seconds': '5' },
        },
        verdict,
        name,
      }
    },
  },
  {
    row: 'V4',
    title: 'an answer is no denial, and an error is none where one is expected',
    within: usual,
    inject: async (world, draw) => {
      const { subCa, intermediate } = world.authority
      const forbidden = async (status: number, body: string) =>
        world.open(await tlsOrigin(await leafOf(loopbackName, subCa), [subCa, intermediate], http(status, body)))
      const [url, expect, name, verdict] = await pick<() => Promise<readonly [string, string, RegExp, Case['verdict']]>>(draw, [
        async () => [
          `https://origin.example:${await forbidden(403, 'no')}/`,
          'allow, status: 200',
          /status 200 was expected, not 403/,
          'fail',
        ],
        async () => [
          `https://origin.example:${await forbidden(403, 'no')}/`,
          'deny',
          /it was let through: the origin answered 403/,
          'fail',
        ],
        async () => [
          `https://origin.example:${await forbidden(470, 'no')}/`,
          'deny',
          /470 came without the firewall's text/,
          'inconclusive',
        ],
        async () => {
          const port = world.open(await plainOrigin(socket => socket.resetAndDestroy()))
          return [`https://origin.example:${port}/`, 'deny', /not proven to be denied: the connection was reset/, 'inconclusive']
        },
        async () => ['https://nothing.invalid/', 'deny', /not proven to be denied: the name did not resolve/, 'inconclusive'],
      ])()
      return {
        pods: [world.pod('weather-1')],
        options: { expectations: `${world.standard}  - { name: struck, url: "${url}", expect: ${expect} }\n` },
        verdict,
        name,
      }
    },
  },
  {
    row: 'V5',
    title: 'a public chain, in a store that holds our root too, is no inspection',
    within: usual,
    inject: (world, draw) => ({
      pods: [world.pod('weather-1', { paths: tools(pick(draw, [['curl'], ['openssl'], ['curl', 'openssl']])) })],
      options: asking(world, allowedAt(world.ports.direct)),
      verdict: 'fail',
      name: /it was not inspected/,
    }),
  },
  {
    row: 'V6',
    title: 'no pods, none that is ready, no expectations, none that says something, no controls: nothing is proven',
    within: usual,
    inject: (world, draw) =>
      pick<Case>(draw, [
        {
          pods: [world.pod('weather-1')],
          options: { expectations: world.standard.replace(/expect: (?:allow|deny)[^}]*/g, 'expect: unknown ') },
          verdict: 'fail',
          name: /no expectation speaks of workload weather/,
        },
        {
          pods: [
            world.pod('weather-1', {
              document: { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'False', message: 'the probe fails' }] } },
            }),
          ],
          verdict: 'fail',
          name: /no pod of workload weather was asked/,
        },
        { pods: [], verdict: 'fail', name: /nothing was asked.*no pod of workload weather/ },
        {
          pods: [world.pod('weather-1')],
          options: { expectations: '  []' },
          verdict: 'fail',
          name: /no expectation speaks of workload weather/,
        },
        {
          pods: [world.pod('weather-1')],
          options: { expectations: world.standard.split('\n').slice(0, 2).join('\n') },
          verdict: 'inconclusive',
          name: /control: \S+ (?:passes through uninspected|is denied): /,
        },
        {
          pods: [world.pod('weather-1')],
          options: {
            expectations: world.standard
              .split('\n')
              .filter(line => !/inspected: true/.test(line))
              .join('\n'),
          },
          verdict: 'inconclusive',
          name: /nothing was seen to be inspected/,
        },
      ]),
  },
  {
    row: 'L1',
    title: 'the log answers late, or is busy at first: waited for, up to its deadline',
    within: usual,
    pace: 'alone',
    inject: (world, draw) => {
      const logs = /POST api\.loganalytics\.io/
      const rules = pick<FaultRule[]>(draw, [
        [],
        [{ match: logs, skip: 3, times: 1, fault: { kind: 'throttled', retryAfter: 1 } }],
        [{ match: logs, skip: draw(2) * 3, times: 1, fault: { kind: 'wrong', status: 504, body: {} } }],
      ])
      return {
        pods: [world.pod('weather-1')],
        options: { ...reading, log: logging(rules, 6 + draw(3), row => row(world.ports.allowed, 'Allow', true)) },
        verdict: 'pass',
        name: /firewall log: 1 probes agree, 0 disagree/,
      }
    },
  },
  {
    row: 'L1',
    title: 'the log answers only in part, or not at all: told, and no agreement',
    within: usual,
    pace: 'alone',
    inject: (world, draw) => {
      const error = { code: 'PartialError', message: 'There were some errors when processing your query.', details: [] }
      const [status, body, name] = pick(draw, [
        [
          200,
          { tables: [{ name: 'PrimaryResult', columns: [], rows: [] }], error },
          /could not be read: the log workspace answered only in part/,
        ],
        [403, { error: { code: 'InsufficientAccessError', message: 'no access' } }, /could not be read: .*no access/],
        [504, '<html>gateway timeout</html>', /could not be read: the log workspace answered 504/],
        [504, {}, /could not be read: the log workspace answered 504/],
      ] as const)
      const rules: FaultRule[] = [{ match: /POST api\.loganalytics\.io/, skip: 3 * draw(2), fault: { kind: 'wrong', status, body } }]
      return {
        pods: [world.pod('weather-1')],
        options: { ...reading, log: logging(rules, 1, row => row(world.ports.allowed, 'Allow', true)) },
        verdict: 'pass',
        name,
        unsaid: /[1-9] probes agree/,
      }
    },
  },
  {
    row: 'L1',
    title: 'the log says something else than the pod',
    within: usual,
    pace: 'alone',
    inject: (world, draw) => ({
      pods: [world.pod('weather-1')],
      options: {
        ...reading,
        log: logging([], 3 + 3 * draw(2), row =>
          draw(2) === 0 ? row(world.ports.allowed, 'Deny', true) : row(world.ports.denied, 'Allow', true),
        ),
      },
      verdict: 'inconclusive',
      name: /the log says (?:Deny, and the pod got through|Allow, and the pod was denied)/,
    }),
  },
]

export type Told = {
  /** In words, empty when it is as it must be. */
  readonly fault: string
  readonly kind: 'right' | 'hang' | 'false pass' | 'wrong name'
  readonly seconds: number
}

/** Runs one row under one seed and holds the run to what the row says. */
export async function strike(world: VerifyWorld, row: Row, seed: number): Promise<Told> {
  const { pods, options = {}, name, verdict, unhurt = [], unsaid } = await row.inject(world, seeded(seed))
  const started = performance.now()
  const run = world.verify(pods, options)
  const late = new Promise<undefined>(resolve => setTimeout(resolve, row.within * 1000, undefined).unref())
  const result = await Promise.race([run, late])
  const seconds = (performance.now() - started) / 1000
  const told = (kind: Told['kind'], fault = ''): Told => ({ kind, fault, seconds })
  if (result === undefined) return told('hang', `not over after ${row.within} s`)
  const facts = result.report.facts.map(({ name: fact, value }) => `${fact}: ${value}`)
  const said = [...result.told, ...facts, result.report.headline, ...result.report.findings.map(({ message }) => message)].join('\n')
  const came = result.outputs['verdict'] ?? 'nothing'
  if (came === 'pass' && verdict !== 'pass') return told('false pass', said)
  if (came !== verdict) return told('wrong name', `the run came to ${came}, not ${verdict}\n${said}`)
  if (!name.test(said)) return told('wrong name', `nothing says ${name}\n${said}`)
  if (unsaid?.test(JSON.stringify([result.report, result.lines]))) return told('wrong name', `${unsaid} was repeated`)
  const hurt = result.told.filter(line => unhurt.some(pod => line.startsWith(`${pod} `)) && !/: pass \(/.test(line))
  return hurt.length > 0 ? told('wrong name', `a sound pod was hurt\n${hurt.join('\n')}`) : told('right')
}
