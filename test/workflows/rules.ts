/** The rules of the house for workflows, as functions of a file: each gives the breaches, one line each. */
import { actionFile, type Job, ourAction, ourWorkflow, type Step, textOf, textsIn, type Workflow, workflowFile } from './files.ts'

export type Rule = { readonly name: string; readonly breaches: (workflow: Workflow, text: string, reusable: boolean) => readonly string[] }

const jobsOf = (workflow: Workflow): readonly (readonly [name: string, job: Job])[] => Object.entries(workflow.jobs)
const stepsOf = (workflow: Workflow): readonly (readonly [where: string, step: Step])[] =>
  jobsOf(workflow).flatMap(([name, { steps = [] }]) =>
    steps.map((step, index) => [`${name}, step ${step.name ?? step.id ?? index + 1}`, step] as const),
  )
const needsOf = ({ needs = [] }: Job): readonly string[] => (typeof needs === 'string' ? [needs] : needs)

/** `needs.verify.outputs.verdict`, `steps.x.outputs.y`, in all of a value's texts. */
const references = (value: unknown, pattern: RegExp): readonly (readonly string[])[] =>
  textsIn(value).flatMap(text => [...text.matchAll(pattern)].map(match => match.slice(1)))

const outputsOfStep = ({ uses, run }: Step): readonly string[] | undefined => {
  const action = ourAction(uses)
  if (action !== undefined) return Object.keys(actionFile(action).outputs ?? {})
  if (run !== undefined) return [...run.matchAll(/(?:echo|printf) "([\w-]+)(?:=|<<)/g)].map(([, name]) => name ?? '')
  return undefined
}

export const rules: readonly Rule[] = [
  {
    name: 'no right by default, and every job says which it has',
    breaches: workflow => [
      ...(JSON.stringify(workflow.permissions) === '{}' ? [] : ['permissions: {} is missing at the top']),
      ...jobsOf(workflow).flatMap(([name, { permissions }]) =>
        permissions !== undefined && typeof permissions === 'object' ? [] : [`${name} does not list its permissions`],
      ),
    ],
  },
  {
    name: 'every job ends',
    breaches: workflow =>
      jobsOf(workflow).flatMap(([name, job]) =>
        job.uses !== undefined || job['timeout-minutes'] ? [] : [`${name} has no timeout-minutes`],
      ),
  },
  {
    name: "others' actions are pinned to a commit, with the version behind it",
    breaches: (workflow, text) => [
      ...stepsOf(workflow).flatMap(([where, { uses }]) =>
        uses === undefined || ourAction(uses) !== undefined || /^[\w./-]+@[0-9a-f]{40}$/.test(uses) ? [] : [`${where}: ${uses}`],
      ),
      ...text
        .split('\n')
        .filter(line => /@[0-9a-f]{40}/.test(line) && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
        .map(line => `no version behind ${line.trim()}`),
    ],
  },
  {
    name: 'reusable workflows name what is theirs by $/, which is found in their own repository and commit',
    breaches: (workflow, _text, reusable) =>
      reusable
        ? [...jobsOf(workflow), ...stepsOf(workflow)].flatMap(([where, { uses }]) =>
            uses?.startsWith('./') || uses?.includes('egress-gate') ? [`${where}: ${uses}`] : [],
          )
        : [],
  },
  {
    name: 'what is named by $/ exists',
    breaches: workflow =>
      [...jobsOf(workflow), ...stepsOf(workflow)].flatMap(([where, { uses }]) =>
        uses?.startsWith('$/') && ourAction(uses) === undefined && ourWorkflow(uses) === undefined ? [`${where}: ${uses}`] : [],
      ),
  },
  {
    name: 'no expression in a script: values reach it through its environment',
    breaches: workflow => stepsOf(workflow).flatMap(([where, { run }]) => (run?.includes('${{') ? [where] : [])),
  },
  {
    name: 'what is passed to an action or a workflow of ours is one of its inputs',
    breaches: workflow => [
      ...stepsOf(workflow).flatMap(([where, { uses, with: given = {} }]) => {
        const action = ourAction(uses)
        const inputs = action === undefined ? undefined : Object.keys(actionFile(action).inputs ?? {})
        return inputs ? Object.keys(given).flatMap(key => (inputs.includes(key) ? [] : [`${where}: ${uses} has no input ${key}`])) : []
      }),
      ...jobsOf(workflow).flatMap(([name, { uses, with: given = {}, secrets = {} }]) => {
        const called = ourWorkflow(uses)
        if (called === undefined) return uses === undefined ? [] : [`${name}: ${uses} is not a workflow of ours`]
        const call = workflowFile(called).on['workflow_call']
        const known = (kind: 'inputs' | 'secrets', keys: readonly string[]) =>
          keys.flatMap(key => (call?.[kind]?.[key] ? [] : [`${name}: ${called} has no ${key} among its ${kind}`]))
        return [
          ...known('inputs', Object.keys(given)),
          ...(secrets === 'inherit' ? [`${name}: name the secrets`] : known('secrets', Object.keys(secrets as object))),
        ]
      }),
    ],
  },
  {
    name: 'a called workflow gets the rights that its jobs ask for: GitHub refuses to start it otherwise',
    breaches: workflow =>
      jobsOf(workflow).flatMap(([name, { uses, permissions = {} }]) => {
        const called = ourWorkflow(uses)
        if (called === undefined) return []
        return Object.entries(rightsOf(called)).flatMap(([right, level]) =>
          permissions[right] === level || permissions[right] === 'write' ? [] : [`${name}: ${called} asks for ${right}: ${level}`],
        )
      }),
  },
  {
    name: 'every output that is read is given',
    breaches: workflow => [
      ...jobsOf(workflow).flatMap(([name, job]) => {
        const steps = new Map((job.steps ?? []).map(step => [step.id ?? '', step]))
        return references(job, /\bsteps\.([\w-]+)\.(?:outputs\.([\w-]+)|outcome|conclusion)/g).flatMap(([id = '', output]) => {
          const step = steps.get(id)
          if (!step) return [`${name}: there is no step ${id}`]
          const outputs = outputsOfStep(step)
          return output === undefined || outputs === undefined || outputs.includes(output) ? [] : [`${name}: step ${id} gives no ${output}`]
        })
      }),
      ...jobsOf(workflow).flatMap(([name, job]) =>
        references(job, /\bneeds\.([\w-]+)\.(?:outputs\.([\w-]+)|result)/g).flatMap(([other = '', output]) => {
          if (!needsOf(job).includes(other)) return [`${name} does not need ${other}, which it reads`]
          return output === undefined || givesOutput(workflow, other, output) ? [] : [`${name}: ${other} gives no ${output}`]
        }),
      ),
      ...references(workflow.on, /\bjobs\.([\w-]+)\.outputs\.([\w-]+)/g).flatMap(([job = '', output = '']) =>
        givesOutput(workflow, job, output) ? [] : [`an output reads ${job}.${output}, which nobody gives`],
      ),
    ],
  },
  {
    name: 'every input and every secret is described and used, and every input that is used exists',
    breaches: (workflow, text) => {
      const declared = Object.values(workflow.on ?? {}).flatMap(trigger => [
        ...Object.entries(trigger?.inputs ?? {}).map(entry => ['inputs', ...entry] as const),
        ...Object.entries(trigger?.secrets ?? {}).map(entry => ['secrets', ...entry] as const),
      ])
      const names = new Set(declared.map(([kind, name]) => `${kind}.${name}`))
      const used = new Set([...text.matchAll(/\b(inputs|secrets)\.([\w-]+)/g)].map(([, kind, name]) => `${kind}.${name}`))
      return [
        ...declared.filter(([, , { description = '' }]) => description.length < 10).map(([, name]) => `${name} is not described`),
        ...[...names].filter(name => !used.has(name)).map(name => `${name} is never used`),
        ...[...used].filter(name => !names.has(name) && name.startsWith('inputs.')).map(name => `${name} is not declared`),
      ]
    },
  },
  {
    name: 'who writes is never cancelled, not even while it waits',
    breaches: (workflow, _text, reusable) =>
      [workflow.concurrency, ...jobsOf(workflow).map(([, { concurrency }]) => concurrency)].flatMap(concurrency =>
        concurrency === undefined || !reusable || (concurrency['cancel-in-progress'] === false && concurrency.queue === 'max')
          ? []
          : [`${concurrency.group} may be cancelled`],
      ),
  },
  {
    name: 'a job that signs in to Azure has an environment, which the federated credential names',
    breaches: (workflow, _text, reusable) =>
      jobsOf(workflow).flatMap(([name, { permissions = {}, environment, steps, uses }]) => {
        return reusable &&
          uses === undefined &&
          steps?.some(step => signsIn(step.uses)) &&
          (permissions['id-token'] !== 'write' || environment === undefined)
          ? [`${name} signs in without id-token: write or without an environment`]
          : []
      }),
  },
  {
    name: 'a job that signs in to Azure ends with the doctor, as the same identity, and it decides nothing',
    breaches: (workflow, _text, reusable) =>
      jobsOf(workflow).flatMap(([name, { steps = [] }]) => {
        const identities = steps.filter(({ uses }) => uses !== undefined && uses !== '$/actions/doctor' && signsIn(uses)).map(identityOf)
        const last = steps.at(-1)
        if (!reusable || identities.length === 0) return []
        if (last?.uses !== '$/actions/doctor') return [`${name} does not end with the doctor`]
        return [
          ...(last.if === 'failure()' ? [] : [`${name}: the doctor runs if ${last.if}`]),
          ...(last['continue-on-error'] === true && last['timeout-minutes'] ? [] : [`${name}: the doctor may fail or hold the job`]),
          ...(identities.includes(identityOf(last)) ? [] : [`${name}: the doctor is somebody else`]),
        ]
      }),
  },
  {
    name: 'a job that has an identity in Azure cannot write to GitHub',
    breaches: (workflow, _text, reusable) =>
      jobsOf(workflow).flatMap(([name, { permissions = {}, steps }]) => {
        const writes = ['actions', 'checks', 'contents', 'deployments', 'issues', 'pull-requests'].filter(
          scope => permissions[scope] === 'write',
        )
        return reusable && steps !== undefined && permissions['id-token'] === 'write'
          ? writes.map(scope => `${name} has ${scope}: write`)
          : []
      }),
  },
  {
    name: 'who is to plan applies nothing',
    breaches: workflow =>
      jobsOf(workflow).flatMap(([name, { environment, steps = [] }]) =>
        JSON.stringify(environment ?? '').includes('plan-environment')
          ? steps.flatMap(({ uses, with: given }) => {
              const action = ourAction(uses)
              const inputs = action === undefined ? {} : (actionFile(action).inputs ?? {})
              return 'mode' in inputs && given?.['mode'] !== 'plan' ? [`${name}: ${uses} is not told to plan`] : []
            })
          : [],
      ),
  },
  {
    name: 'what is checked out cannot push',
    breaches: workflow =>
      stepsOf(workflow).flatMap(([where, { uses, with: given }]) =>
        uses?.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false ? [where] : [],
      ),
  },
  {
    name: 'a checkout stands in for no report and leads nowhere: reports lie outside the workspace, and so does what is published',
    breaches: (workflow, _text, reusable) =>
      (reusable ? stepsOf(workflow) : []).flatMap(([where, { uses = '', with: given = {} }]) => {
        const paths =
          (uses.startsWith('actions/upload-artifact@') || uses.startsWith('actions/download-artifact@')) && String(given['path'])
        const outside = [given['report-directory'], given['evidence-directory'], ...(paths ? paths.trim().split('\n') : [])]
          .flatMap(path => (path === undefined ? [] : [String(path).trim()]))
          .filter(path => !path.startsWith(`\${{ runner.temp }}/`))
        const second = uses.startsWith('actions/checkout@') && given['path'] !== undefined
        return [...outside.map(path => `${where}: ${path}`), ...(second ? [`${where} checks out into a folder of another checkout`] : [])]
      }),
  },
  {
    name: 'what waits for a gate runs in the attempt in which that opened',
    breaches: (workflow, _text, reusable) =>
      reusable
        ? []
        : jobsOf(workflow).flatMap(([name, job]) =>
            needsOf(job).flatMap(gate =>
              givesOutput(workflow, gate, 'attempt') && !job.if?.includes(`needs.${gate}.outputs.attempt == github.run_attempt`)
                ? [`${name} does not compare the attempt of ${gate}`]
                : [],
            ),
          ),
  },
  {
    name: 'no trigger that runs with rights on code of strangers',
    breaches: workflow => ['pull_request_target', 'workflow_run', 'issue_comment'].filter(event => event in (workflow.on ?? {})),
  },
]

/** An action of ours that takes an identity. */
const signsIn = (uses: string | undefined): boolean => {
  const action = ourAction(uses)
  return action !== undefined && 'client-id' in (actionFile(action).inputs ?? {})
}

const identityOf = ({ with: given = {} }: Step): string =>
  ['tenant-id', 'client-id', 'subscription-id'].map(input => given[input] ?? '').join()

const givesOutput = (workflow: Workflow, name: string, output: string): boolean => {
  const job = workflow.jobs[name]
  const called = ourWorkflow(job?.uses)
  const outputs = called === undefined ? job?.outputs : workflowFile(called).on['workflow_call']?.outputs
  return outputs !== undefined && output in outputs
}

/** The most that any job of a workflow asks for, the workflows that it calls included. */
export const rightsOf = (file: string): Readonly<Record<string, string>> => {
  const all: Record<string, string> = {}
  for (const job of Object.values(workflowFile(file).jobs)) {
    const called = ourWorkflow(job.uses)
    for (const rights of [job.permissions ?? {}, called === undefined ? {} : rightsOf(called)])
      for (const [right, level] of Object.entries(rights)) if (all[right] !== 'write') all[right] = level
  }
  return all
}

export const breachesOf = (file: string, text = textOf(file), workflow = workflowFile(file)): readonly string[] =>
  rules.flatMap(({ name, breaches }) =>
    breaches(workflow, text, 'workflow_call' in (workflow.on ?? {})).map(breach => `${file}: ${name}: ${breach}`),
  )
