import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disagreement } from '../../src/verify/disagree.ts'
import type { Verdict } from '../../src/verify/verdict.ts'
import { denied, inspected, passthrough, silent, tls, verdict } from './verdicts.ts'

const x509 = { status: 500, body: 'x509: certificate signed by unknown authority', headers: {} }

const predictions: [string, Verdict, RegExp | undefined][] = [
  [
    'inspected as predicted',
    { ...inspected, probe: { ...inspected.probe, predicted: { ...inspected.probe.predicted, effect: 'allow', inspected: true } } },
    undefined,
  ],
  [
    'predicted inspected, passed through',
    { ...passthrough, probe: { ...passthrough.probe, predicted: { ...passthrough.probe.predicted, effect: 'allow', inspected: true } } },
    /network rule takes the flow/,
  ],
  [
    'predicted passthrough, inspected',
    { ...inspected, probe: { ...inspected.probe, predicted: { ...inspected.probe.predicted, effect: 'allow', inspected: false } } },
    /not the one in this spec/,
  ],
  [
    'predicted deny, let through',
    { ...passthrough, probe: { ...passthrough.probe, predicted: { ...passthrough.probe.predicted, effect: 'deny', inspected: false } } },
    /goes around the firewall/,
  ],
  [
    'predicted allow, denied',
    { ...denied, probe: { ...denied.probe, predicted: { ...denied.probe.predicted, effect: 'allow', inspected: false } } },
    /not taken over/,
  ],
  [
    'predicted allow, silence',
    { ...silent, probe: { ...silent.probe, predicted: { ...silent.probe.predicted, effect: 'allow' } } },
    undefined,
  ],
  [
    'predicted passthrough, passed through',
    { ...passthrough, probe: { ...passthrough.probe, predicted: { ...passthrough.probe.predicted, effect: 'allow', inspected: false } } },
    undefined,
  ],
  [
    'predicted deny, a handshake with the origin and no more',
    verdict('https://a.example/', {}, { kind: 'tls', flight: [], trusted: true }, passthrough.path, 'pass', { effect: 'deny' }),
    /goes around the firewall/,
  ],
  [
    'predicted deny, opened by the firewall, which refused the origin',
    verdict('https://a.example/', {}, { ...tls, http: x509 }, inspected.path, 'pass', { effect: 'deny' }),
    /goes around the firewall/,
  ],
  [
    'predicted deny, let through by somebody else',
    verdict('https://a.example/', {}, tls, { kind: 'intercepted', by: 'Y' }, 'fail', { effect: 'deny' }),
    undefined,
  ],
  [
    'predicted inspected, intercepted',
    verdict('https://a.example/', {}, tls, { kind: 'intercepted', by: 'Y' }, 'fail', { effect: 'allow', inspected: true }),
    undefined,
  ],
  [
    'predicted allow, silence that a network rule makes',
    verdict('https://a.example/', {}, silent.observation, silent.path, 'pass', { effect: 'allow', by: 'network' }),
    undefined,
  ],
  ['not predicted', inspected, undefined],
]
for (const [name, each, causes] of predictions)
  test(`disagreement: ${name}`, () => {
    const found = disagreement(each)
    if (causes === undefined) assert.equal(found, undefined)
    else assert.match(found?.causes[0] ?? '', causes)
  })
