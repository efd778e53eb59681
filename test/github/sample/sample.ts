import { setTimeout as sleep } from 'node:timers/promises'
import type { Action, ActionWorld } from '../../../src/github/action.ts'
import { KnownFaultError, specFaults } from '../../../src/report/fault.ts'
import type { Report } from '../../../src/report/report.ts'

const behaviours = {
  pass: async () => {},
  fail: async () => {},
  inconclusive: async () => {},
  known: async () => {
    throw new KnownFaultError({ code: 'AuthorizationFailed', message: 'may not write', advice: 'Grant the role Network Contributor.' })
  },
  unknown: async () => {
    throw new TypeError('something nobody planned', { cause: new Error('the root of it') })
  },
  spec: async () => {
    const place = (line: number) => ({ file: 'egress.yaml', line, column: 3 })
    throw specFaults(
      'egress.yaml',
      Array.from({ length: 12 }, (_, index) => ({ place: place(index + 1), path: `rules[${index}]`, message: `fault ${index}` })),
    )
  },
  hostile: async world => {
    world.log.info('::set-output name=echo::forged\n  ::error::forged\r##[error]forged\n\u001b[2Jcleared')
    world.log.warning('pod said: ::error::x\n::add-mask::a', { file: 'a,b:c.yaml', line: 7 })
    await world.log.group('title\n::error::forged', async () => world.log.group('inner', async () => world.log.info('inside')))
    world.log.debug('only with RUNNER_DEBUG')
  },
  secret: async world => {
    const key = `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(63)}b\n${'C'.repeat(64)}\n-----END PRIVATE KEY-----\n`
    world.mask(key)
    world.mask('hunter22')
    world.log.info(`password hunter22, encoded ${Buffer.from('hunter22').toString('base64')}`)
    world.log.info(key)
    world.log.info(`as one: ${Buffer.from(key).toString('base64')}`)
    world.log.info('-----BEGIN CERTIFICATE-----')
  },
  variables: async world => {
    world.exportVariable('KUBECONFIG', '/tmp/kubeconfig')
    world.exportVariable('TRICKY', 'a\nKUBECONFIG=/evil\nghadelimiter_x')
  },
  wait: async world => {
    world.saveState('firewall afw', 'https://management.azure.com/operations/1?api-version=1&t=signature')
    world.saveState('done already', 'https://management.azure.com/operations/2')
    world.saveState('done already', '')
    await world.log.group('waiting', async () => {
      world.log.info('waiting now')
      await sleep(60_000, undefined, { signal: world.signal })
    })
  },
  deaf: async world => {
    world.log.info('waiting now')
    await sleep(60_000)
  },
  stuck: async world => {
    world.log.info('waiting now')
    await new Promise(() => {})
  },
  hang: async world => {
    world.log.info('done')
    // A keep-alive connection that nobody closes.
    setInterval(() => {}, 1000)
  },
  token: async world => {
    world.log.info(`token ${world.idToken === undefined ? 'none' : await world.idToken('api://AzureADTokenExchange')}`)
  },
  warnings: async world => {
    for (let index = 0; index < 15; index++) world.log.warning(`warning ${index}`)
  },
} satisfies Record<string, (world: ActionWorld) => Promise<void>>

type Behaviour = keyof typeof behaviours

/** A real action that does on request what actions do, well and badly. */
export const sample: Action<{ behaviour: Behaviour; word: string; number: number; names: readonly string[]; document: string }> = {
  name: 'sample',
  inputs: read => ({
    behaviour: read.oneOf('behaviour', Object.keys(behaviours) as Behaviour[]),
    word: read.text('word', { required: true }),
    number: read.integer('number', { min: 1, max: 9 }),
    names: read.list('names'),
    document: Buffer.from(read.file('document')?.content ?? '').toString(),
  }),
  run: async (inputs, world) => {
    await behaviours[inputs.behaviour](world)
    const result = inputs.behaviour === 'fail' || inputs.behaviour === 'inconclusive' ? inputs.behaviour : 'pass'
    const report: Report = {
      action: 'sample',
      title: 'Sample',
      at: '2026-11-23T00:00:00.000Z',
      result,
      headline: `It was asked to ${inputs.behaviour}.`,
      outcomes: [],
      verdicts: [],
      facts: [{ name: 'word', value: inputs.word }],
      findings: [],
      next: [],
    }
    return { report, outputs: { echo: JSON.stringify(inputs), lines: 'one\ntwo' } }
  },
}
