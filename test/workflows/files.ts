/** Every workflow and action of the repository, as plain values for the rules. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

export const root = resolve(import.meta.dirname, '../..')
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

export type Step = {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly 'continue-on-error'?: boolean
  readonly 'timeout-minutes'?: number
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, unknown>>
}
export type Job = {
  readonly name?: string
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly secrets?: unknown
  readonly outputs?: Readonly<Record<string, string>>
  readonly environment?: unknown
  readonly concurrency?: Concurrency
  readonly steps?: readonly Step[]
}
export type Concurrency = { readonly group: string; readonly 'cancel-in-progress'?: unknown; readonly queue?: string }
export type Declared = Readonly<Record<string, { readonly description?: string; readonly type?: string; readonly value?: string }>>
export type Workflow = {
  readonly name: string
  readonly on: Readonly<Record<string, { readonly inputs?: Declared; readonly secrets?: Declared; readonly outputs?: Declared } | null>>
  readonly permissions?: unknown
  readonly concurrency?: Concurrency
  readonly env?: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, Job>>
}
export type ActionFile = {
  readonly inputs?: Declared
  readonly outputs?: Declared
  readonly runs: { readonly using: string; readonly steps?: readonly Step[] }
}

export const workflowFile = (file: string): Workflow => parse(textOf(file)) as Workflow
export const actionFile = (folder: string): ActionFile => parse(textOf(join(folder, 'action.yml'))) as ActionFile

export const ourWorkflows = globSync('.github/workflows/*.yml', { cwd: root }).sort()
/** Those that other repositories call. */
export const reusable = ourWorkflows.filter(file => 'workflow_call' in (workflowFile(file).on ?? {}))
export const callers = globSync('workflows/*.yml', { cwd: root }).sort()

/** The folder of one of our own actions, named by `$/…` (the repository's root is an action too). */
export const ourAction = (uses: string | undefined): string | undefined =>
  uses?.startsWith('$/') && existsSync(join(root, uses.slice(2), 'action.yml')) ? uses.slice(2) : undefined

/** The reusable workflow that a job calls, by our own name or by that in the callers. */
export const ourWorkflow = (uses: string | undefined): string | undefined => {
  const path = /^(?:\$\/|OWNER\/egress-gate\/)(\.github\/workflows\/[\w-]+\.yml)(?:@v1)?$/.exec(uses ?? '')?.[1]
  return path !== undefined && existsSync(join(root, path)) ? path : undefined
}

/** Every text in a value, however deep. */
export const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
