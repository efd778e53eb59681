/** The rules of docs and design as a function of the sources: who may import whom, what pure means, what loads early. */
import { dirname, join } from 'node:path/posix'

/** Paths relative to the repository (`src/policy/parse.ts`), with their text. */
export type Sources = ReadonlyMap<string, string>

const core = ['policy', 'pki', 'plan', 'verify', 'report']

/** Imports run one way. A folder that is missing here may import nothing of ours. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  policy: [],
  pki: [],
  plan: ['policy', 'pki'],
  verify: ['policy', 'pki'],
  report: ['policy', 'pki', 'plan', 'verify'],
  github: core,
  azure: core,
  kubernetes: core,
  actions: [...core, 'github', 'azure', 'kubernetes'],
  lab: ['policy', 'pki'],
  cli: [...core, 'azure', 'kubernetes', 'lab'],
}

/** Words that a folder may speak without depending on what is behind them: types only, and who may import them. */
const sharedTypes: Readonly<Record<string, readonly string[]>> = {
  'src/github/action.ts': ['azure', 'kubernetes'],
  'src/report/report.ts': ['plan', 'verify'],
}

/** No network, no clock, no files, no process. */
const pure = new Set(core)
const pureMayUse: Readonly<Record<string, readonly string[]>> = { pki: ['node:crypto', 'node:util'] }
const impure: Readonly<Record<string, RegExp>> = {
  'the process': /(?<![.\w])process\./,
  'the clock': /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|(?<![.\w])set(?:Timeout|Interval|Immediate)\(/,
  'the network': /(?<![.\w])fetch\(|\bnew (?:WebSocket|EventSource)\b/,
  'the console': /(?<![.\w])console\./,
  chance: /\bMath\.random\b/,
}

/** Which part of the tree may name a library. A library that is missing here may be named nowhere in `src/`. */
const libraries: readonly (readonly [library: RegExp, folders: readonly string[]])[] = [
  [/^@azure(-rest)?\//, ['src/azure/']],
  // The Azure Files driver of the lab's nodes reads shares with the real client.
  [/^@azure\/storage-file-share$/, ['src/azure/', 'src/lab/cluster/volumes/']],
  [/^@kubernetes\/client-node(\/|$)/, ['src/kubernetes/']],
  // The lab's API server knows a type's fields by the client's generated models, one small file each.
  [/^@kubernetes\/client-node\/dist\/gen\/models\//, ['src/kubernetes/', 'src/lab/cluster/api/']],
  [/^@actions\//, ['src/github/']],
  [/^ws$/, ['src/kubernetes/', 'src/lab/cluster/']],
  [/^yaml$/, ['src/policy/', 'src/azure/', 'src/kubernetes/', 'src/actions/', 'src/lab/', 'src/cli/']],
  [/^jsonc-parser$/, ['src/policy/']],
  [/^re2js$/, ['src/policy/']],
  [/^koffi$/, ['src/lab/']],
  [/^dns-packet$/, ['src/lab/']],
]

type Import = { readonly target: string; readonly kind: 'type' | 'static' | 'lazy' | 'everything' }

/** Over code in which every text is `'number'`. */
const patterns: readonly (readonly [RegExp, Import['kind']])[] = [
  [/\bexport\s*\*\s*(?:as\s+\w+\s*)?from\s*'(\d+)'/g, 'everything'],
  [/\b(?:import|export)\s+type\b[^;']*?\bfrom\s*'(\d+)'/g, 'type'],
  [/\b(?:import|export)\s+(?!type\b)(?:[\w$]+|\{[^}]*\}|\*\s*as\s+\w+)(?:\s*,\s*(?:\{[^}]*\}|\*\s*as\s+\w+))?\s*from\s*'(\d+)'/g, 'static'],
  [/(?<![\w.$])import\s*'(\d+)'/g, 'static'],
  [/(?<![\w.$])import\(\s*'(\d+)'\s*\)\.[A-Z]/g, 'type'],
  [/(?<![\w.$])import\(\s*'(\d+)'\s*\)(?!\.[A-Z])/g, 'lazy'],
]

const textOrComment = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

/** The code without comments and with numbers in place of its texts. */
const withoutTexts = (source: string): { readonly code: string; readonly texts: readonly string[] } => {
  const texts: string[] = []
  const code = source.replace(textOrComment, (_, text?: string) => (text === undefined ? ' ' : `'${texts.push(text.slice(1, -1)) - 1}'`))
  return { code, texts }
}

export const importsOf = (source: string): readonly Import[] => {
  const { code, texts } = withoutTexts(source)
  return patterns.flatMap(([pattern, kind]) => [...code.matchAll(pattern)].map(([, text]) => ({ target: texts[Number(text)] ?? '', kind })))
}

const isLocal = (target: string): boolean => target.startsWith('.')
const folderOf = (path: string): string => /^src\/(\w+)\//.exec(path)?.[1] ?? ''

/** Every breach of the rules, one line each, with the file that commits it. */
export const violations = (sources: Sources): readonly string[] => [
  ...[...sources].flatMap(([path, source]) => [
    ...names(path),
    ...everywhere(path, source),
    ...(path.startsWith('src/') ? inSource(path, source) : []),
  ]),
  ...earlyLibraries(sources),
]

const names = (path: string): string[] =>
  /(^|\/)(utils?|helpers?|misc|common)(\/|\.)/.test(path) ? [`${path}: a name that says nothing: call it what it is about`] : []

const everywhere = (path: string, source: string): string[] =>
  importsOf(source).flatMap(({ target, kind }) => [
    ...(kind === 'everything' ? [`${path}: export * hides where a name comes from: import ${target} where it is used`] : []),
    ...(isLocal(target) && !/\.(ts|json)$/.test(target) ? [`${path}: ${target} must end in .ts`] : []),
  ])

const inSource = (path: string, source: string): string[] => {
  const folder = folderOf(path)
  const imports = importsOf(source).flatMap(each => (isLocal(each.target) ? ours(path, folder, each) : theirs(path, folder, each.target)))
  if (!pure.has(folder)) return imports
  const { code } = withoutTexts(source)
  const touched = Object.entries(impure).filter(([, sign]) => sign.test(code))
  return [...imports, ...touched.map(([what]) => `${path}: ${folder} is pure: it must not touch ${what}`)]
}

const ours = (path: string, folder: string, { target, kind }: Import): string[] => {
  const file = join(dirname(path), target)
  const to = folderOf(file)
  if (to === folder || mayImport[folder]?.includes(to)) return []
  if (kind === 'type' && sharedTypes[file]?.includes(folder)) return []
  return [`${path}: ${folder} must not import ${to || file}`]
}

const theirs = (path: string, folder: string, target: string): string[] => {
  if (target.startsWith('node:'))
    return pure.has(folder) && !pureMayUse[folder]?.includes(target) ? [`${path}: ${folder} is pure: it must not import ${target}`] : []
  const where = libraries.filter(([library]) => library.test(target)).flatMap(([, folders]) => folders)
  return where.some(prefix => path.startsWith(prefix))
    ? []
    : [`${path}: ${target} may only be imported in ${where.join(', ') || 'no file of src/'}`]
}

const entry = 'src/actions/main.ts'

/** What loads before an action's inputs are checked: the entry, the definitions that it names, and what they import statically. No library is among it. */
const earlyLibraries = (sources: Sources): string[] => {
  const early = new Set<string>()
  const visit = (path: string): void => {
    const source = sources.get(path)
    if (early.has(path) || source === undefined) return
    early.add(path)
    for (const { target, kind } of importsOf(source))
      if (isLocal(target) && (kind === 'static' || (kind === 'lazy' && path === entry))) visit(join(dirname(path), target))
  }
  visit(entry)
  return [...early].flatMap(path =>
    importsOf(sources.get(path) ?? '')
      .filter(({ target, kind }) => kind === 'static' && !isLocal(target) && !target.startsWith('node:'))
      .map(({ target }) => `${path}: ${target} would load before the inputs are checked: use await import()`),
  )
}
