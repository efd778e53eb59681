/** Bundles the libraries that the action code reaches, each under its own name, minified, with the parts that they share in common. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { usedNames } from './used-names.ts'

export type LibraryOptions = {
  /** The folder that holds `node_modules`. */
  readonly root: string
  /** The compiled entry; everything that it reaches is considered. */
  readonly entry: string
  /** The folder in which `node_modules` is made; `entry` is somewhere below it. */
  readonly work: string
}

/** Returns the source files that went into the bundles, relative to `root`, for their licences. */
export const bundleLibraries = async ({ root, work, entry }: LibraryOptions): Promise<readonly string[]> => {
  const into = join(work, 'node_modules')
  const specifiers = await reachedLibraries(entry)
  const entries = join(into, '.entries')
  mkdirSync(entries, { recursive: true })
  const sources = globSync(join(dirname(dirname(entry)), '**/*.js')).map(file => readFileSync(file, 'utf8'))
  const points = specifiers.map(specifier => {
    const file = join(entries, `${specifier.replaceAll('/', '__')}.js`)
    const names = usedNames(specifier, sources)
    const from = JSON.stringify(specifier)
    writeFileSync(
      file,
      names
        ? `export { ${names.join(', ')} } from ${from}\n`
        : `export * from ${from}\nimport * as all from ${from}\nexport default all.default\n`,
    )
    return { in: file, out: specifier }
  })
  const { metafile } = await build({
    entryPoints: points,
    outdir: into,
    bundle: true,
    splitting: true,
    chunkNames: '.shared/[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    absWorkingDir: work,
    logLevel: 'error',
    // Some libraries offer their ES module under this older name alone, and as `main` a form whose `require` no bundler can follow.
    mainFields: ['module', 'main'],
    // Such a call fails when it is reached, on a user's machine; here it fails the build.
    logOverride: { 'indirect-require': 'error', 'unsupported-require-call': 'error', 'require-resolve-not-external': 'error' },
    define: { __dirname: '""', __filename: '""' },
    plugins,
  })
  for (const specifier of specifiers) {
    const folder = join(into, packageName(specifier))
    mkdirSync(folder, { recursive: true })
    const exports = Object.fromEntries(
      specifiers
        .filter(other => packageName(other) === packageName(specifier))
        .map(other => [`.${other.slice(packageName(other).length)}`, `./${relative(folder, join(into, `${other}.js`))}`]),
    )
    // Nothing runs on import that anybody waits for, except where a library is imported for just that.
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: packageName(specifier), type: 'module', exports }))
  }
  return Object.keys(metafile.inputs)
    .map(path => relative(root, join(work, path)))
    .filter(path => path.startsWith('node_modules/'))
    .sort()
}

/** `@azure/core-rest-pipeline/x` is of the package `@azure/core-rest-pipeline`. */
export const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Every library that the entry imports, directly or through our own files, lazily or not. */
const reachedLibraries = async (entry: string): Promise<readonly string[]> => {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: '/',
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    metafile: true,
    logLevel: 'error',
  })
  const imports = Object.values(metafile.inputs).flatMap(input => input.imports)
  return [...new Set(imports.filter(({ external, path }) => external && !isBuiltin(path)).map(({ path }) => path))].sort()
}

/** Node's own modules by `process.getBuiltinModule`: no `require`, no `createRequire`, nothing for the next bundler to resolve, and none loads before it is used. */
const builtins: Plugin = {
  name: 'builtins',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path }) =>
      isBuiltin(path) ? { path: path.replace(/^node:/, ''), namespace: 'builtin', sideEffects: false } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(`node:${path}`)})`,
    }))
  },
}

/** `open` starts a browser for an interactive sign-in and carries a shell script for that. A job has nobody to sign in. */
const noBrowser: Plugin = {
  name: 'no-browser',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^open$/ }, () => ({ path: 'open', namespace: 'no-browser' }))
    onLoad({ filter: /.*/, namespace: 'no-browser' }, () => ({
      contents: `export default async () => { throw new Error('An action cannot open a browser to sign in.') }`,
    }))
  },
}

/**
 * The Kubernetes client's `config.js` reads a kubeconfig, and can besides make clients of its generated models, over undici. The actions ask
 * over node:https (docs/decisions/kubernetes-client.md), so neither is ever reached: 1 MB that every job would load, 80 ms of CPU.
 */
const kubeconfigOnly: Plugin = {
  name: 'kubeconfig-only',
  setup: ({ onResolve, onLoad }) => {
    const unused = (names: readonly string[]): string =>
      names
        .map(name => `export function ${name}() { throw new Error('${name} is not in this build of the Kubernetes client.') }`)
        .join('\n')
    const ofConfig = (importer: string): boolean => /@kubernetes[\\/]client-node[\\/]dist[\\/]config\.js$/.test(importer)
    onResolve({ filter: /^(undici|\.\/gen\/index\.js)$/ }, ({ path, importer }) =>
      ofConfig(importer) ? { path, namespace: 'kubeconfig-only' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'kubeconfig-only' }, ({ path }) => ({
      contents: unused(path === 'undici' ? ['Agent', 'ProxyAgent'] : ['createConfiguration', 'ServerConfiguration']),
    }))
  },
}

/** How libraries are bundled, here and wherever else the bundle of users is measured. */
export const plugins: Plugin[] = [builtins, noBrowser, kubeconfigOnly]
