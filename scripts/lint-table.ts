/** Writes the table of lints into docs/policy.md, from the lints themselves (`node scripts/lint-table.ts`). A test compares them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { lints } from '../src/policy/lint/lints.ts'

const markers = /(<!-- lints:begin[^>]*-->)[\s\S]*?(<!-- lints:end -->)/

/** docs/policy.md as it should read. */
export function pageWithLints(page: string): string {
  if (!markers.test(page)) throw new Error('docs/policy.md has lost its markers <!-- lints:begin --> and <!-- lints:end -->')
  const rows = lints.map(
    ({ id, severity, title, means, fix }) =>
      `| <a id="${id}"></a>\`${id}\` | ${severity} | **${cell(capital(title))}.** ${cell(means)} | ${cell(fix)} |`,
  )
  return page.replace(markers, (_all, begin: string, end: string) =>
    [begin, '', '| Lint | Severity | What it means | What to do |', '|---|---|---|---|', ...rows, '', end].join('\n'),
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '&lt;')

if (import.meta.main) {
  const path = resolve(import.meta.dirname, '../docs/policy.md')
  writeFileSync(path, pageWithLints(readFileSync(path, 'utf8')))
}
