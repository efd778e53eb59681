/** An action is a value: a name, how its inputs are read, and what it does. `runner.ts` alone connects it to GitHub. */
import type { Report } from '../report/report.ts'

export type Action<Inputs> = {
  readonly name: string
  /** Reads and checks every input, before anything heavy is loaded. Faults are collected, not thrown one by one. */
  readonly inputs: (read: InputReader) => Inputs
  /** Loads what it needs itself (`await import`), so that bad input fails without loading an SDK. */
  readonly run: (inputs: Inputs, world: ActionWorld) => Promise<ActionResult>
  /** Outputs of a run that threw: never empty where an empty one could be taken for good news. */
  readonly outputsOfFailure?: Readonly<Record<string, string>>
}

export type ActionResult = {
  readonly report: Report
  /** Every output that action.yml declares. */
  readonly outputs: Readonly<Record<string, string>>
  /** Whether the step fails. Absent: when the report's result is not `pass`. For an action that looks for what failed, and is no gate. */
  readonly fails?: boolean
}

/** Everything that an action may touch of its runner. */
export type ActionWorld = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Log
  /** Aborted on SIGINT, SIGTERM and SIGHUP, and when the input `timeout-minutes` has passed. Pass it to every wait. */
  readonly signal: AbortSignal
  /** A GitHub OIDC token for the audience, minted anew at each call. Undefined when the job has no `id-token: write`. */
  readonly idToken: ((audience: string) => Promise<string>) | undefined
  /** Keeps a value out of the log from now on, line by line and in its derived forms. */
  readonly mask: (secret: string) => void
  /** Kept for the post step and written at once (a long-running operation's URL, say). */
  readonly saveState: (name: string, value: string) => void
  /** Sets a variable for the following steps of the job. */
  readonly exportVariable: (name: string, value: string) => void
  /** A directory for files of this job. */
  readonly temp: string
}

export interface Log {
  info(line: string): void
  debug(line: string): void
  warning(message: string, place?: { readonly file: string; readonly line: number; readonly column?: number }): void
  /** Runs `body` inside a folded group. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>
}

export interface InputReader {
  /** The trimmed text, or the default from action.yml. Required without a default: a fault if empty. */
  text(name: string, options?: { readonly required?: boolean }): string
  oneOf<const T extends string>(name: string, allowed: readonly T[]): T
  boolean(name: string): boolean
  /** A whole number within bounds. */
  integer(name: string, bounds: { readonly min: number; readonly max: number }): number
  /** Comma or newline separated, trimmed, without empty entries. */
  list(name: string): readonly string[]
  /** The content of the file named by the input, relative to the workspace. A missing file is a fault that names the path. */
  file(name: string, options?: { readonly required?: boolean }): { readonly path: string; readonly content: Uint8Array } | undefined
  /** Reports that an input is wrong in a way that only the caller knows. */
  fault(name: string, message: string): never
}
