/**
 * The names that our code takes from a library, or undefined when that cannot be told for certain: then the whole library is kept.
 * The compiler's output is regular enough to be read this way: named imports, and `const { a, b: c } = await import('library')`.
 * Every mention of the library has to be one of these; a mention in a comment or in a text makes it uncertain, never wrong.
 */
export const usedNames = (specifier: string, sources: readonly string[]): readonly string[] | undefined => {
  const quoted = `["'\`]${specifier.replace(/[/.]/g, '\\$&')}["'\`]`
  const named = new RegExp(`\\b(?:import|export)\\s*\\{([^}]*)\\}\\s*from\\s*${quoted}`, 'g')
  const lazy = new RegExp(`\\b(?:const|let)\\s*\\{([^{}]*)\\}\\s*=\\s*await import\\(\\s*${quoted}\\s*\\)(?!\\s*[.,[])`, 'g')
  const names = new Set<string>()
  for (const source of sources) {
    const lists = [...source.matchAll(named), ...source.matchAll(lazy)]
    const mentions = source.match(new RegExp(quoted, 'g'))?.length ?? 0
    if (mentions !== lists.length) return undefined
    for (const [, list = ''] of lists)
      for (const entry of list.split(',')) {
        const name = entry.trim().split(/\s+as\s+|\s*:\s*/)[0]
        if (name && !/^[\w$]+$/.test(name)) return undefined
        if (name) names.add(name)
      }
  }
  return names.size === 0 ? undefined : [...names].sort()
}
