/** The scripts that say whether a gate is open, run for every combination of what can have happened before. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { workflowFile } from './files.ts'

type Case = Readonly<Record<string, string>>
type Ended = {
  readonly status: number
  readonly outputs: Readonly<Record<string, string>> /** All that was written. */
  readonly text: string
}

/** Every combination of the values. */
const combinations = (values: Readonly<Record<string, readonly string[]>>): readonly Case[] =>
  Object.entries(values).reduce<readonly Case[]>(
    (cases, [name, all]) => cases.flatMap(each => all.map(value => ({ ...each, [name]: value }))),
    [{}],
  )

const scriptOf = (file: string, job: string, step: string): string => {
  const found = workflowFile(file.includes('/') ? file : `.github/workflows/${file}`).jobs[job]?.steps?.find(({ name }) => name === step)
  assert.ok(found?.run, `${file} has a script ${step} in ${job}`)
  return found.run
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Runs a step's script once for each case, as the runner does (`bash -e`), all in one process. */
const runAll = (script: string, cases: readonly Case[]): readonly Ended[] => {
  // Where a case says nothing else, it is the first attempt of a run, in which all was done.
  const told = cases.map(each => ({ ATTEMPT: '1', ASKED_IN: '1', PROVEN_IN: '1', ...each }))
  const names = [...new Set(told.flatMap(each => Object.keys(each)))]
  const calls = told.map((each: Case) => `try ${names.map(name => quote(each[name] ?? '')).join(' ')}`)
  const driver = `
    try() {
      : > "$file"
      set +e
      ( set -e; export GITHUB_OUTPUT="$file" ${names.map((name, index) => `${name}="\${${index + 1}}"`).join(' ')}
${script}
      ) >/dev/null 2>&1
      echo "== $?"; IFS= read -r -d '' written < "$file" || true; printf '%s' "$written"
    }
    file=$(mktemp); trap 'rm -f "$file"' EXIT
    ${calls.join('\n')}`
  const { stdout, stderr, status } = spawnSync('bash', ['-s'], { input: driver, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  assert.equal(status, 0, stderr)
  const ended = stdout
    .split(/^== /m)
    .slice(1)
    .map(part => {
      const [code = '', ...lines] = part.trimEnd().split('\n')
      return {
        status: Number(code),
        text: lines.join('\n'),
        outputs: Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])),
      }
    })
  assert.equal(ended.length, cases.length)
  return ended
}

const results = ['success', 'failure', 'cancelled', 'skipped', '']
const verdicts = ['pass', 'inconclusive', '', 'PASS ']

/** Checks each case against what may be, and that both an open and a closed gate were among them. */
const expectAll = (script: string, cases: readonly Case[], wanted: (each: Case) => string, good: readonly string[]): readonly Ended[] => {
  const ended = runAll(script, cases)
  const seen = new Set<string>()
  for (const [index, each] of cases.entries()) {
    const { status, outputs } = ended[index] as Ended
    const name = 'drift' in outputs ? 'drift' : 'verdict'
    assert.equal(outputs[name], wanted(each), JSON.stringify(each))
    if (name === 'verdict') assert.equal(status === 0, good.includes(outputs[name] ?? ''), `${JSON.stringify(each)}: exit code ${status}`)
    seen.add(outputs[name] ?? '')
  }
  for (const each of good) assert.ok(seen.has(each), `${each} was possible`)
  return ended
}

/** What the gate's last script sees when no evidence was looked for. */
const asked = {
  RESULT: results,
  VERDICT: [...verdicts, 'fail'],
  PASSED: ['9', '0', '', 'x'],
  ATTEST: ['false', 'true'],
  ATTESTED: ['success', 'failure', 'skipped'],
  EXPIRES_AT: ['2126-12-01T00:00:00Z'],
}
const verdictOfAsking = ({ RESULT, VERDICT, PASSED, ATTEST, ATTESTED }: Case): string =>
  RESULT === 'success' && VERDICT === 'pass' && PASSED === '9' && (ATTEST === 'false' || ATTESTED === 'success')
    ? 'pass'
    : RESULT === 'failure' && VERDICT === 'inconclusive'
      ? 'inconclusive'
      : 'fail'

test('gate.yml opens after a proven pass alone, says inconclusive where that is so, and only a pass has an end', () => {
  const ended = expectAll(scriptOf('gate.yml', 'verdict', 'Verdict'), combinations(asked), verdictOfAsking, ['pass'])
  for (const { outputs } of ended) {
    assert.equal(outputs['expires-at'], outputs['verdict'] === 'pass' ? '2126-12-01T00:00:00Z' : undefined)
    assert.deepEqual([outputs['reused'], outputs['evidence-run']], ['false', undefined])
  }
})

/** What is no number of probes, also where a shell could take it for one, or run it. */
const noNumbers = [
  '1 || true',
  'a[$(touch /tmp/egress-gate-ran)]',
  '$(echo 9)',
  '9\n0',
  ' 9',
  '9 ',
  '+9',
  '-9',
  '09',
  '0x9',
  '9e3',
  '9.5',
  '٩',
  '９',
  'NaN',
]

test('gate.yml: what is no number of probes opens nothing, by a new proof or by a reused one', () => {
  const fresh = { RESULT: 'success', VERDICT: 'pass', ATTEST: 'false', EXPIRES_AT: '2126-12-01T00:00:00Z' }
  const reused = { RESULT: 'success', REUSE: 'true', REUSED: 'true', REUSED_VERDICT: 'pass', REUSED_UNTIL: until, EVIDENCE_RUN: run }
  const cases = [
    ...[...noNumbers, '9'].map(PASSED => ({ ...fresh, PASSED })),
    ...[...noNumbers, '9'].map(REUSED_PASSED => ({ ...reused, REUSED_PASSED })),
  ]
  expectAll(
    scriptOf('gate.yml', 'verdict', 'Verdict'),
    cases,
    each => (each['PASSED'] === '9' || each['REUSED_PASSED'] === '9' ? 'pass' : 'fail'),
    ['pass'],
  )
  assert.ok(!existsSync('/tmp/egress-gate-ran'))
})

const run = 'https://github.com/acme/weather/actions/runs/41'
const until = '2126-11-30T00:00:00.000Z'

test('gate.yml: evidence that is not reused changes nothing, whatever else the step that looked for it says', () =>
  void expectAll(
    scriptOf('gate.yml', 'verdict', 'Verdict'),
    combinations({
      ...asked,
      PASSED: ['9', '0'],
      ATTESTED: ['success', 'skipped'],
      REUSE: ['true'],
      REUSED: ['false', '', 'True', 'true '],
      REUSED_VERDICT: ['pass'],
      REUSED_PASSED: ['9'],
      REUSED_UNTIL: [until],
      REUSED_ATTESTED: ['true'],
      EVIDENCE_RUN: [run],
    }),
    verdictOfAsking,
    ['pass'],
  ))

test('gate.yml: reused evidence opens only if it was asked for, all of it is there, and nobody else spoke', () => {
  const good = {
    RESULT: ['success'],
    VERDICT: [''],
    PASSED: [''],
    // Of a verification that did not run. What an attesting job says about nothing decides nothing.
    EXPIRES_AT: ['2199-01-01T00:00:00Z'],
    ATTEST: ['false', 'true'],
    ATTESTED: ['skipped', 'success'],
    REUSE: ['true'],
    REUSED: ['true'],
    REUSED_VERDICT: ['pass'],
    REUSED_PASSED: ['7'],
    REUSED_UNTIL: [until],
    REUSED_ATTESTED: ['true', 'false'],
    EVIDENCE_RUN: [run],
  }
  const cases = [
    // What can have happened, all of it with all of it; then what the step that reused can have said.
    ...combinations({
      ...good,
      RESULT: results,
      VERDICT: ['', 'pass', 'fail', 'inconclusive'],
      PASSED: ['', '9'],
      REUSE: ['true', 'false', ''],
    }),
    ...combinations({
      ...good,
      ATTESTED: ['skipped'],
      REUSED_VERDICT: ['pass', '', 'inconclusive'],
      REUSED_PASSED: ['7', '0', 'x', ''],
      REUSED_UNTIL: [until, '2020-01-01T00:00:00.000Z', 'tomorrow', ''],
      EVIDENCE_RUN: [run, '', 'x'],
    }),
  ]
  const ended = expectAll(
    scriptOf('gate.yml', 'verdict', 'Verdict'),
    cases,
    each =>
      each['REUSE'] === 'true' &&
      each['RESULT'] === 'success' &&
      each['VERDICT'] === '' &&
      each['REUSED_VERDICT'] === 'pass' &&
      each['REUSED_PASSED'] === '7' &&
      each['REUSED_UNTIL'] === until &&
      each['EVIDENCE_RUN'] === run &&
      (each['ATTEST'] === 'false' || each['REUSED_ATTESTED'] === 'true')
        ? 'pass'
        : 'fail',
    ['pass'],
  )
  for (const { outputs } of ended) {
    const pass = outputs['verdict'] === 'pass'
    assert.deepEqual(
      [outputs['reused'], outputs['evidence-run'], outputs['expires-at']],
      pass ? ['true', run, until] : ['false', undefined, undefined],
    )
  }
})

test('gate.yml: what was asked in another attempt of the run, or is over, opens nothing', () => {
  const fresh = { RESULT: 'success', VERDICT: 'pass', PASSED: '9', ATTEST: 'false', EXPIRES_AT: '2126-12-01T00:00:00Z' }
  const reused = { RESULT: 'success', REUSE: 'true', REUSED: 'true', REUSED_VERDICT: 'pass', REUSED_PASSED: '9', REUSED_UNTIL: until }
  const attempts = combinations({ ATTEMPT: ['1', '2', '', 'x'], ASKED_IN: ['1', '2', '', 'x'] })
  const ends = combinations({ EXPIRES_AT: ['2126-12-01T00:00:00Z', '', '2020-01-01T00:00:00.000Z', 'nonsense', '9', '2126-12-01'] })
  const cases = [
    ...attempts.flatMap(each => [
      { ...fresh, ...each },
      { ...fresh, ATTEST: 'true', ATTESTED: 'success', ...each },
      { ...reused, EVIDENCE_RUN: run, ...each },
    ]),
    ...ends.map(each => ({ ...fresh, ...each })),
  ]
  const ended = expectAll(
    scriptOf('gate.yml', 'verdict', 'Verdict'),
    cases,
    ({ ATTEMPT = '1', ASKED_IN = '1', EXPIRES_AT = until }) =>
      ['1', '2'].includes(ATTEMPT) && ATTEMPT === ASKED_IN && [until, '2126-12-01T00:00:00Z'].includes(EXPIRES_AT) ? 'pass' : 'fail',
    ['pass'],
  )
  for (const [index, { ATTEMPT = '1' }] of (cases as readonly Case[]).entries()) {
    const { outputs } = ended[index] as Ended
    assert.equal(outputs['attempt'], outputs['verdict'] === 'pass' ? ATTEMPT : undefined)
    if (outputs['verdict'] === 'fail') assert.equal(outputs['reused'], 'false')
  }
})

test('the caller deploys while the proof holds, however long somebody took to approve it', () => {
  const times = [
    '2126-12-01T00:00:00.000Z',
    new Date(Date.now() + 60_000).toISOString(),
    new Date(Date.now() - 60_000).toISOString(),
    '',
    'tomorrow',
  ]
  const ended = runAll(
    scriptOf('workflows/application.yml', 'deploy', 'The proof still holds'),
    times.map(EXPIRES_AT => ({ EXPIRES_AT })),
  )
  assert.deepEqual(
    ended.map(({ status }) => status),
    [0, 0, 1, 1, 1],
  )
})

test('provision.yml: a pass is a proof, a plan is only a plan, and no other event is either', () =>
  void expectAll(
    scriptOf('provision.yml', 'verdict', 'Verdict'),
    combinations({
      EVENT: ['pull_request', 'push', 'pull_request_target', ''],
      MODE: ['apply', 'plan', 'Apply'],
      FORK: ['false', 'true'],
      CHECK: ['success', 'cancelled'],
      PLAN: ['success', 'failure', 'skipped'],
      PROOF: ['success', 'skipped'],
      PROVEN: ['pass', 'inconclusive', ''],
      PROVEN_IN: ['1', '2'],
      CHANGED: ['true'],
    }),
    ({ EVENT = '', MODE = '', FORK, CHECK, PLAN, PROOF, PROVEN, PROVEN_IN }) => {
      if (!['apply', 'plan'].includes(MODE) || !['pull_request', 'push', 'schedule', 'workflow_dispatch'].includes(EVENT)) return 'fail'
      if (EVENT === 'pull_request' || MODE === 'plan')
        return CHECK === 'success' && (PLAN === 'success' || (FORK === 'true' && PLAN === 'skipped')) ? 'planned' : 'fail'
      if (CHECK === 'success' && PROOF === 'success' && PROVEN === 'pass' && PROVEN_IN === '1') return 'pass'
      return PROVEN === 'inconclusive' ? 'inconclusive' : 'fail'
    },
    ['pass', 'planned'],
  ))

test('deallocate.yml: stopped is not proven, and the morning is proven or fails', () =>
  void expectAll(
    scriptOf('deallocate.yml', 'verdict', 'Verdict'),
    combinations({
      OPERATION: ['allocate', 'deallocate', ''],
      POWER: ['success', 'failure', 'skipped'],
      STATE: ['allocated', 'deallocated', ''],
      PROOF: ['success', 'failure', ''],
      PROVEN: verdicts,
      PROVEN_IN: ['1', '2'],
    }),
    ({ OPERATION, POWER, STATE, PROOF, PROVEN, PROVEN_IN }) => {
      if (POWER === 'success' && OPERATION === 'deallocate' && STATE === 'deallocated') return 'deallocated'
      if (POWER !== 'success' || OPERATION !== 'allocate' || STATE !== 'allocated') return 'fail'
      return PROOF === 'success' && PROVEN === 'pass' && PROVEN_IN === '1' ? 'pass' : PROVEN === 'inconclusive' ? 'inconclusive' : 'fail'
    },
    ['pass', 'deallocated'],
  ))

test('drift.yml: none is said only where everything was looked at, is as declared, and lasts', () => {
  const later = new Date(Date.now() + 90 * 86_400_000).toISOString()
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString()
  const all = 'success success success success'
  const cases = combinations({
    LOOK: ['success', 'failure', 'cancelled'],
    HOLDS: ['true', 'false', ''],
    OUTCOMES: [all, 'success success success '],
    CHANGED: ['false false false', 'false true false', 'false  false'],
    UNDECLARED: ['[]', '["by-hand"]', ''],
    POOLS: ['[]', '["gpu"]', ''],
    AKS_MISSING: ['false', 'true'],
    PROOF: ['not asked for'],
    PROOF_LASTS: ['not asked for'],
    EXPIRES_AT: [later, soon, 'nonsense'],
    WARN_DAYS: ['30'],
  })
  /** What speaks for drift, by the word that has to be said of it. */
  const seen = ({ CHANGED = '', UNDECLARED, POOLS, HOLDS, AKS_MISSING, EXPIRES_AT }: Case): readonly RegExp[] => [
    ...(CHANGED.includes('true') ? [/not as the spec declares/] : []),
    ...(UNDECLARED === '["by-hand"]' ? [/stands in no spec/] : []),
    ...(POOLS === '["gpu"]' ? [/stand in another subnet/] : []),
    ...(HOLDS === 'false' ? [/does not do what the spec expects/] : []),
    ...(AKS_MISSING === 'true' ? [/what AKS needs today/] : []),
    ...(EXPIRES_AT === soon ? [/certificate authority ends on \d{4}-\d\d-\d\d, in [45] days/] : []),
  ]
  const ended = expectAll(
    scriptOf('drift.yml', 'conclude', 'Conclude'),
    cases,
    each => {
      const { LOOK = '', HOLDS, OUTCOMES, CHANGED, UNDECLARED, POOLS, AKS_MISSING, EXPIRES_AT } = each
      if (!['success', 'failure'].includes(LOOK)) return 'unknown'
      if (seen(each).length > 0) return 'found'
      const whole =
        LOOK === 'success' &&
        OUTCOMES === all &&
        CHANGED === 'false false false' &&
        UNDECLARED === '[]' &&
        POOLS === '[]' &&
        HOLDS === 'true' &&
        AKS_MISSING === 'false'
      return whole && EXPIRES_AT === later ? 'none' : 'unknown'
    },
    ['none', 'found', 'unknown'],
  )
  const good = {
    LOOK: 'success',
    HOLDS: 'true',
    OUTCOMES: all,
    CHANGED: 'false false false',
    UNDECLARED: '[]',
    POOLS: '[]',
    AKS_MISSING: 'false',
  }
  expectAll(
    scriptOf('drift.yml', 'conclude', 'Conclude'),
    combinations({ PROOF: ['success', 'failure', 'skipped', ''], PROOF_LASTS: ['true', 'false', ''] }).map(each => ({
      ...good,
      EXPIRES_AT: later,
      WARN_DAYS: '30',
      ...each,
    })),
    ({ PROOF, PROOF_LASTS }) => (PROOF_LASTS === 'false' ? 'found' : PROOF === 'success' && PROOF_LASTS === 'true' ? 'none' : 'unknown'),
    ['none', 'found', 'unknown'],
  )
  for (const [index, each] of cases.entries()) {
    const text = ended[index]?.text ?? ''
    const drift = ended[index]?.outputs['drift']
    assert.equal(drift === 'unknown', text.includes('could not be told'), JSON.stringify(each))
    const whole =
      each['LOOK'] !== 'cancelled' && each['OUTCOMES'] === all && each['HOLDS'] !== '' && each['UNDECLARED'] !== '' && each['POOLS'] !== ''
    assert.equal(text.includes('looked=all'), whole, JSON.stringify(each))
    assert.equal(drift === 'found' && !whole, text.includes('Not everything could be looked at'), JSON.stringify(each))
    if (drift === 'found') for (const words of seen(each)) assert.match(text, words, JSON.stringify(each))
  }
})

/** A step's script by itself, with what it prints. */
const runOne = (
  script: string,
  env: Record<string, string>,
): { readonly printed: string; readonly outputs: Readonly<Record<string, string>> } => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-step-'))
  try {
    for (const name of ['report.json', 'evidence.json', 'output']) writeFileSync(join(folder, name), name === 'output' ? '' : name)
    const given = {
      ...env,
      GITHUB_OUTPUT: join(folder, 'output'),
      REPORT: join(folder, 'report.json'),
      EVIDENCE: join(folder, 'evidence.json'),
    }
    const { stdout } = spawnSync('bash', ['-e', '-c', script], { env: { PATH: process.env['PATH'] ?? '', ...given }, encoding: 'utf8' })
    const lines = readFileSync(join(folder, 'output'), 'utf8').trimEnd().split('\n')
    return {
      printed: stdout,
      outputs: Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('gate.yml: a name of several lines does not say which evidence is sealed', () => {
  const forged = 'f'.repeat(64)
  const script = scriptOf('gate.yml', 'verify', 'Name the evidence')
  const { outputs } = runOne(script, { NAME: `x\nevidence-sha256=${forged}\nreport-sha256=${forged}` })
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  assert.deepEqual(outputs, { evidence: 'x', 'report-sha256': sha256('report.json'), 'evidence-sha256': sha256('evidence.json') })
})

test('deallocate.yml: an operation that is none forms no command in the log', () => {
  const { printed } = runOne(scriptOf('deallocate.yml', 'verdict', 'Verdict'), {
    OPERATION: 'x\n::add-mask::deallocated',
    POWER: 'failure',
  })
  assert.equal(printed.trimEnd().split('\n').length, 1)
  assert.match(printed, /^::error title=Egress power::x\?\?\?add\?mask\?\?deallocated ended as "failure"/)
})
