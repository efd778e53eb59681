/**
 * Builds what users run: `node scripts/build.ts [--out dist]`.
 *
 *   src/ --tsc--> build/src/ --ncc--> dist/        our own code, as written, one chunk per `await import()`
 *   node_modules/ --esbuild--> build/node_modules/ every library that the code reaches: only what is used of it, minified
 *
 * ncc does not shake trees and does not minify lazy chunks; alone it makes 18 MB of the Kubernetes client. It resolves libraries from
 * where the code lies, so the folder `build/node_modules` stands before the real one. Types are not checked here (`npm run check` does).
 * The same sources and lock file give the same bytes, wherever and whenever it runs.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleLibraries } from './libraries.ts'
import { licences } from './licences.ts'

/** GitHub downloads the repository for every job that uses an action: bytes here are seconds there. */
const mostBytes = 8_000_000

const root = resolve(import.meta.dirname, '..')

export type Built = { readonly files: Readonly<Record<string, number>>; readonly bytes: number; readonly milliseconds: number }

/** Builds into `out` (a folder that is replaced as a whole) and returns the size of every file in it. */
export const build = async (out: string): Promise<Built> => {
  const started = performance.now()
  const work = join(root, 'build', `work-${process.pid}`)
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  try {
    const code = join(work, 'src')
    run('tsc', ['-p', 'scripts/tsconfig.build.json', '--outDir', code], root)
    const entry = join(code, 'actions', 'main.js')
    const inputs = await bundleLibraries({ root, work, entry })
    // From the work folder: both bundlers number what they make by its path from where they stand.
    run('ncc', ['build', relative(work, entry), '--out', 'dist', '--no-cache', '--quiet'], work)
    writeFileSync(join(work, 'dist', 'licenses.txt'), licences(root, inputs))
    const dist = join(work, 'dist')
    const files = sizes(dist)
    const bytes = Object.values(files).reduce((sum, size) => sum + size, 0)
    for (const name of Object.keys(files)) {
      const text = readFileSync(join(dist, name), 'latin1')
      if (text.includes(root))
        throw new Error(`dist/${name} contains the path of this machine (${root}): it would differ on every other one`)
    }
    if (bytes > mostBytes) throw new Error(`dist/ would be ${bytes} bytes, more than ${mostBytes}:\n${describe(files)}`)
    replace(dist, out)
    return { files, bytes, milliseconds: Math.round(performance.now() - started) }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const run = (tool: string, args: readonly string[], cwd: string): void => {
  const path = join(root, 'node_modules', '.bin', tool)
  const { status, stdout, stderr, error } = spawnSync(path, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (error) throw new Error(`${tool} did not start: ${error.message}. Run \`npm ci\` first.`)
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')} failed:\n${stdout}${stderr}`)
}

const sizes = (folder: string): Record<string, number> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map(name => [name, statSync(join(folder, name))] as const)
      .filter(([, stat]) => stat.isFile())
      .map(([name, stat]) => [name, stat.size]),
  )

/** Moved when it is complete, so that nobody ever sees half a build. */
const replace = (from: string, to: string): void => {
  const partial = `${to}.partial`
  rmSync(partial, { recursive: true, force: true })
  cpSync(from, partial, { recursive: true })
  rmSync(to, { recursive: true, force: true })
  renameSync(partial, to)
}

const describe = (files: Readonly<Record<string, number>>): string =>
  Object.entries(files)
    .sort(([, one], [, other]) => other - one)
    .map(([name, size]) => `${String(Math.ceil(size / 1024)).padStart(7)} KB  ${name}`)
    .join('\n')

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') } } })
  try {
    const { files, bytes, milliseconds } = await build(resolve(values.out))
    process.stdout.write(
      `${describe(files)}\n${Math.ceil(bytes / 1024)} KB in ${Object.keys(files).length} files, ${(milliseconds / 1000).toFixed(1)} s\n`,
    )
  } catch (error) {
    process.stderr.write(`build: ${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
}
