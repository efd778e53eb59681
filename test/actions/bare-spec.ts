/** The weather example without its workloads, for tests that have an Azure but no Kubernetes API. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDocument } from 'yaml'

export function bareSpec(change: (document: ReturnType<typeof parseDocument>) => void = () => {}): {
  readonly file: string
  readonly remove: () => void
} {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-spec-'))
  const document = parseDocument(readFileSync('examples/weather/egress.yaml', 'utf8'))
  document.set('workloads', document.createNode([]))
  document.set('expectations', document.createNode([]))
  change(document)
  const file = join(folder, 'egress.yaml')
  writeFileSync(file, String(document))
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
