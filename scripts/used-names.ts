/**
 * The names that our code takes from a library, or undefined when that cannot be told for certain: then the whole library is kept.
 * The compiler's output is regular enough to be read this way: named imports, and `const { a, b: c } = await import('library')`.
 */
export const usedNames = (specifier: string, sources: readonly string[]): readonly string[] | undefined => {
  const quoted = `["']${specifier.replace(/[/.]/g, '\\$&')}["']`
  const named = new RegExp(`(?:import|export)\\s*\\{([^}]*)\\}\\s*from\\s*${quoted}`, 'g')
  const lazy = new RegExp(`(?:const|let)\\s*\\{([^{}]*)\\}\\s*=\\s*await import\\(${quoted}\\)`, 'g')
  const names = new Set<string>()
  for (const source of sources) {
    const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
    const lists = [...code.matchAll(named), ...code.matchAll(lazy)]
    const mentions = code.match(new RegExp(quoted, 'g'))?.length ?? 0
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
