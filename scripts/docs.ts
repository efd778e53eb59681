/** Writes the tables of inputs and outputs into README.md and docs/workflows.md, from the yml files themselves (`npm run docs`). Tests compare them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { workflowsWithTables } from './docs-workflows.ts'

const root = resolve(import.meta.dirname, '..')
const order = ['import-ca', 'provision-firewall', 'deploy-aks', 'install-ca-in-pod', 'verify-tls-inspection', 'deallocate']
const markers = /(<!-- actions:begin[^>]*-->)[\s\S]*?(<!-- actions:end -->)/

type Metadata = {
  readonly description: string
  readonly inputs?: Readonly<Record<string, { readonly description: string; readonly default?: unknown; readonly required?: boolean }>>
  readonly outputs?: Readonly<Record<string, { readonly description: string }>>
}

/** README.md as it should read. */
export function readmeWithTables(readme: string): string {
  if (!markers.test(readme)) throw new Error('README.md has lost its markers <!-- actions:begin --> and <!-- actions:end -->')
  return readme.replace(markers, (_all, begin: string, end: string) => `${begin}\n\n${order.map(actionSection).join('\n')}\n${end}`)
}

function actionSection(name: string): string {
  const { description, inputs = {}, outputs = {} } = parse(readFileSync(resolve(root, 'actions', name, 'action.yml'), 'utf8')) as Metadata
  const inputRows = Object.entries(inputs).map(([input, { description, default: value, required }]) => {
    const otherwise = value === undefined || value === '' ? (required ? '**required**' : '') : `\`${String(value)}\``
    return `| \`${input}\` | ${cell(description)} | ${otherwise} |`
  })
  const outputRows = Object.entries(outputs).map(([output, { description }]) => `| \`${output}\` | ${cell(description)} |`)
  return [
    `### ${name}`,
    '',
    cell(description),
    '',
    '<details><summary>Inputs and outputs</summary>',
    '',
    '| Input | | Default |',
    '|---|---|---|',
    ...inputRows,
    '',
    '| Output | |',
    '|---|---|',
    ...outputRows,
    '',
    '</details>',
    '',
  ].join('\n')
}

const cell = (text: string): string => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')

if (import.meta.main) {
  const path = resolve(root, 'README.md')
  writeFileSync(path, readmeWithTables(readFileSync(path, 'utf8')))
  const workflows = resolve(root, 'docs/workflows.md')
  writeFileSync(workflows, workflowsWithTables(readFileSync(workflows, 'utf8')))
}
