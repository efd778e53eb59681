/** GitHub's own parser of workflows. It imports JSON in a way that Node refuses, so it is bundled before it is loaded. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

type Package = typeof import('@actions/workflow-parser')
type Actions = typeof import('@actions/workflow-parser/actions/index')
export type Parser = Pick<Package, 'parseWorkflow' | 'convertWorkflowTemplate' | 'NoOperationTraceWriter'> &
  Pick<Actions, 'parseAction' | 'convertActionTemplate'>

const root = resolve(import.meta.dirname, '../..')

export const loadParser = async (): Promise<Parser> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } from '@actions/workflow-parser'
        export { parseAction, convertActionTemplate } from '@actions/workflow-parser/actions/index'`,
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
  })
  const folder = await mkdtemp(join(tmpdir(), 'egress-gate-parser-'))
  try {
    const file = join(folder, 'parser.mjs')
    await writeFile(file, outputFiles[0]?.contents ?? '')
    return (await import(pathToFileURL(file).href)) as Parser
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The errors that GitHub's parser finds in a workflow and in the workflows that it calls, as `line:column message`. */
export const errorsIn = async (parser: Parser, name: string, content: string, read = ours): Promise<readonly string[]> => {
  const { context, value } = parser.parseWorkflow({ name, content }, new parser.NoOperationTraceWriter())
  const found = () => context.errors.getErrors().map(({ message }) => message)
  if (value === undefined || found().length > 0) return found()
  const template = await parser.convertWorkflowTemplate(
    context,
    value,
    { getFileContent: async reference => ({ name: reference.path, content: await read(reference) }) },
    { fetchReusableWorkflowDepth: 1, errorPolicy: 1 },
  )
  return [...found(), ...(template.errors ?? []).map(({ Message }) => Message)]
}

type Reference = { readonly path: string; readonly owner?: string; readonly repository?: string; readonly version?: string }

/** `$/…`, and what callers name by our repository's name. */
const ours = async ({ path, owner = 'OWNER', repository = 'egress-gate', version = 'v1' }: Reference): Promise<string> => {
  if (owner !== 'OWNER' || repository !== 'egress-gate' || version !== 'v1')
    throw new Error(`${owner}/${repository}@${version} is not ours`)
  return readFile(join(root, path), 'utf8')
}
