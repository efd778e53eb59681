import type { EgressSpec } from '../policy/spec.ts'
import { specFaults } from '../report/fault.ts'

/** The spec in a file's content, or every fault of it at once. */
export async function readSpec(file: { readonly path: string; readonly content: Uint8Array } | undefined): Promise<EgressSpec> {
  const { parseSpec } = await import('../policy/parse.ts')
  const path = file?.path ?? 'egress.yaml'
  const { spec, faults } = parseSpec(Buffer.from(file?.content ?? []).toString('utf8'), path)
  if (!spec) throw specFaults(path, faults)
  return spec
}
