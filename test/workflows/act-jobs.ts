/**
 * What GitHub gives to each job and act to all of them alike: a token with the permissions that the job declared, the identity service with
 * `id-token: write` alone, the variables of the job's environment. Written into a scratch copy as variables of the run.
 */
import { parse, stringify } from 'yaml'
import type { Permissions } from '../../src/lab/github/api/permissions.ts'
import { actionFile, type Job, type Step, type Workflow } from './files.ts'

/** By this name act finds our actions. */
export const own = { repository: 'OWNER/egress-gate', commit: 'e'.repeat(40) } as const

export type Adapted = {
  readonly text: string
  /** By the name of the variable, what the jobs that read it declared. */
  readonly tokens: ReadonlyMap<string, Permissions>
}

type Declared = Readonly<Record<string, string>>

/** The names under which a run passes the address and the bearer of the identity service. */
export const identityVariables = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'] as const

export const adaptForAct = (original: string): Adapted => {
  const text = original
    .replaceAll(/uses: \$\/(actions\/[\w-]+)/g, `uses: ${own.repository}/$1@${own.commit}`)
    .replaceAll('uses: $/.github', 'uses: ./.github')
    .replaceAll(/OWNER\/egress-gate\/(\.github\/workflows\/[\w-]+\.yml)@v1/g, './$1')
    .replaceAll(/^ +(queue: max|deployment: false|spec-repository: .*)\n/gm, '')
  const workflow = parse(text) as Workflow
  const tokens = new Map<string, Permissions>()
  const jobs = Object.entries(workflow.jobs).map(([name, job]) => [name, job.steps ? jobForAct(job, workflow.permissions, tokens) : job])
  return { text: stringify({ ...workflow, jobs: Object.fromEntries(jobs) }, { lineWidth: 0 }), tokens }
}

const jobForAct = (job: Job, inherited: unknown, tokens: Map<string, Permissions>): unknown => {
  const permissions = job.permissions ?? (inherited as Declared | undefined) ?? {}
  const token = tokenVariable(permissions)
  tokens.set(token, permissions as Permissions)
  const identity = permissions['id-token'] === 'write' ? identityVariables.map(name => [name, `\${{ vars.${name} }}`]) : []
  const steps = job.steps?.map(step =>
    takesToken(step) ? { ...step, with: { 'github-token': `\${{ github.token }}`, ...step.with } } : step,
  )
  const whole = { ...job, steps, env: { ...Object.fromEntries(identity), ...(job as { env?: object }).env } }
  const text = JSON.stringify(whole).replaceAll('github.token', `vars.${token}`)
  const environment = /\$\{\{ *(.+?) *\}\}/.exec(environmentOf(job))?.[1]
  return JSON.parse(
    environment === undefined ? text : text.replaceAll('vars.AZURE_CLIENT_ID', `vars[format('AZURE_CLIENT_ID_{0}', ${environment})]`),
  )
}

const tokenVariable = (permissions: Declared): string =>
  ['TOKEN', ...Object.entries(permissions).map(([scope, level]) => `${scope}_${level}`)].join('__').replaceAll('-', '_').toUpperCase()

/** An action of ours whose token is the job's own unless another is given. */
const takesToken = ({ uses }: Step): boolean => {
  const action = uses?.startsWith(`${own.repository}/`) ? uses.slice(own.repository.length + 1).split('@')[0] : undefined
  return action !== undefined && 'github-token' in (actionFile(action).inputs ?? {})
}

const environmentOf = ({ environment }: Job): string =>
  typeof environment === 'string' ? environment : String((environment as { name?: unknown } | undefined)?.name ?? '')
