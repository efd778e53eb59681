/** The life of an action whose inputs are right: signals, deadline, the run itself, its report, the exit code. */
import { failureReport } from '../report/failure.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { Report } from '../report/report.ts'
import type { Action, ActionResult } from './action.ts'
import { annotationsPerLevel, type Console } from './console.ts'
import { createPending } from './pending.ts'
import type { CommonInputs } from './runner.ts'
import { createWorld } from './world.ts'

/** How long a run may take to notice that it was aborted, and to write its report. A second after SIGINT the runner has to see us gone. */
const grace = { signal: 900, deadline: 10_000 }

/** Runs an action to its report, its outputs and its exit code, before its deadline. What it throws becomes a report, too. */
export const runJob = async <Inputs>(action: Action<Inputs>, inputs: Inputs, common: CommonInputs, console: Console): Promise<void> => {
  const controller = new AbortController()
  const pending = createPending()
  let interrupted: NodeJS.Signals | undefined
  let finished = false

  const exit = (code: number): void => {
    finished = true
    process.exitCode = code
    // Open keep-alive connections would hold the process for minutes. The callback runs when the output has been handed over.
    process.stdout.write('', () => process.exit(code))
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    if (interrupted) process.exit(130)
    interrupted = signal
    console.endGroup()
    console.annotate({ level: 'error', title: action.name, message: `${signal}: the job was cancelled. ${pending.describe()}` })
    controller.abort(new KnownFaultError({ code: 'Cancelled', message: `cancelled by ${signal}`, advice: pending.describe() }))
    setTimeout(() => process.exit(130), grace.signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)

  const deadline = new Promise<never>((_, reject) => {
    setTimeout(() => {
      const fault = timedOut(common.timeoutMinutes, pending.describe())
      controller.abort(fault)
      // The run's own rejection says where it stood; it is waited for, but not for long.
      setTimeout(() => reject(fault), grace.deadline)
    }, common.timeoutMinutes * 60_000).unref()
  })
  // A run that waits for something that can no longer happen would otherwise end the process with code 0: a pass that nobody gave.
  process.once('beforeExit', () => {
    if (finished) return
    console.annotate({
      level: 'error',
      title: action.name,
      message: 'The action stopped without a result: it waits for something that cannot come any more. This is a defect of the action.',
    })
    process.exit(1)
  })
  process.on('uncaughtException', error => {
    console.endGroup()
    console.annotate({ level: 'error', title: action.name, message: `Unexpected: ${error instanceof Error ? error.message : error}` })
    console.info(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exit(interrupted ? 130 : 1)
  })

  let result: ActionResult
  let failure: unknown
  try {
    const { world, answers } = await createWorld(controller.signal, console, pending)
    try {
      result = await Promise.race([action.run(inputs, world), deadline])
      if (!interrupted) answers.setOutputs(result.outputs)
    } catch (error) {
      const cause = controller.signal.aborted && !interrupted ? controller.signal.reason : error
      result = { report: failureReport(action.name, new Date().toISOString(), cause), outputs: {} }
      failure = cause
    }
    if ((failure !== undefined || interrupted) && action.outputsOfFailure) answers.setOutputs(action.outputsOfFailure)
    const { publish } = await import('./publish.ts')
    const report = interrupted ? cancelled(result.report, interrupted, pending.describe()) : result.report
    const published = await publish(report, common, console, answers)
    if (failure !== undefined && !interrupted) explain(console, report)
    if (!interrupted) answers.finished()
    exit(interrupted ? 130 : published && !(result.fails ?? report.result !== 'pass') ? 0 : 1)
  } catch (error) {
    showError(console, action.name, error)
    exit(interrupted ? 130 : 1)
  }
}

const timedOut = (minutes: number, state: string): KnownFaultError =>
  new KnownFaultError({
    code: 'Timeout',
    message: `The action did not end within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (input timeout-minutes). ${state}`,
    advice: 'Run it again, with a higher timeout-minutes if it was still making progress.',
  })

const cancelled = (report: Report, signal: string, state: string): Report => ({
  ...report,
  result: report.result === 'pass' ? 'inconclusive' : report.result,
  headline: `Cancelled (${signal}) before it was done.`,
  next: [state, ...report.next],
})

/** For what goes wrong outside the run: there is no report that could be published. */
const showError = (console: Console, title: string, error: unknown): void => {
  const report = failureReport(title, '', error)
  console.endGroup()
  for (const finding of report.findings.slice(0, annotationsPerLevel)) console.annotate({ ...finding, title })
  console.info(report.headline)
  explain(console, report)
}

/** Known faults say what to do; unknown ones show their stack. */
const explain = (console: Console, report: Report): void => {
  for (const finding of report.findings.slice(annotationsPerLevel - 1))
    console.info(`  ${[finding.file, finding.line, finding.column].filter(Boolean).join(':')} ${finding.message}`)
  for (const step of report.next) console.info(`What to do: ${step}`)
  for (const fact of report.facts) if (fact.name === 'stack') console.info(fact.value)
}
