/** The tables of docs/workflows.md, from the reusable workflows, the action.yml of the root and those of the actions that workflows chain. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '..')
const marker = /(<!-- (workflow|action):([\w.-]*) begin -->)[\s\S]*?(<!-- end -->)/g

type Entry = { readonly description: string; readonly default?: unknown; readonly required?: boolean; readonly type?: string }
type Entries = Readonly<Record<string, Entry>>

/** docs/workflows.md as it should read: every marker is followed by its table. */
export function workflowsWithTables(page: string): string {
  const filled = page.replace(marker, (_all, begin: string, kind: string, name: string, end: string) => {
    const tables = kind === 'workflow' ? ofWorkflow(name) : ofAction(name)
    return `${begin}\n${tables}\n${end}`
  })
  return filled
}

/** What has a table on the page: `workflow:gate.yml`, `action:check`, `action:` for the root. */
export const tablesIn = (page: string): readonly string[] => [...page.matchAll(marker)].map(([, , kind, name]) => `${kind}:${name}`)

function ofWorkflow(name: string): string {
  const { on } = parse(readFileSync(resolve(root, '.github/workflows', name), 'utf8')) as {
    on: { workflow_call: { inputs?: Entries; secrets?: Entries; outputs?: Entries } }
  }
  const { inputs = {}, secrets = {}, outputs = {} } = on.workflow_call
  return [table('Input', inputs, true), table('Secret', secrets, false), table('Output', outputs, false)]
    .filter(each => each !== '')
    .join('\n')
}

function ofAction(name: string): string {
  const path = name === '' ? 'action.yml' : `actions/${name}/action.yml`
  const { inputs = {}, outputs = {} } = parse(readFileSync(resolve(root, path), 'utf8')) as { inputs?: Entries; outputs?: Entries }
  return [table('Input', inputs, true), table('Output', outputs, false)].filter(each => each !== '').join('\n')
}

function table(title: string, entries: Entries, withDefault: boolean): string {
  const rows = Object.entries(entries).map(([name, { description, default: value, required }]) => {
    const otherwise = value === undefined || value === '' ? (required ? '**required**' : '') : `\`${String(value).trim()}\``
    return `| \`${name}\` | ${cell(description)} |${withDefault ? ` ${otherwise} |` : ''}`
  })
  if (rows.length === 0) return ''
  return ['', `| ${title} | |${withDefault ? ' Default |' : ''}`, `|---|---|${withDefault ? '---|' : ''}`, ...rows, ''].join('\n')
}

const cell = (text: string): string => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')
