import type { Json } from '../plan/resource.ts'
import type { Fault } from '../policy/place.ts'

/** What a manifest may ask for with `${...}`, and what stands there then. Undefined: known, but this spec has no such thing. */
export type Placeholders = Readonly<Record<string, string | undefined>>

/**
 * The documents of a manifest with its placeholders filled in. They are filled in the parsed values, never in the text, so that nothing that
 * is put in can become YAML. Every fault is told with its line.
 */
export async function readManifest(
  file: string,
  text: string,
  placeholders: Placeholders,
): Promise<{ readonly documents: readonly Json[]; readonly faults: readonly Fault[] }> {
  const { isMap, LineCounter, parseAllDocuments, visit } = await import('yaml')
  const lines = new LineCounter()
  const faults: Fault[] = []
  const fault = (offset: number, path: string, message: string): void => {
    const { line, col } = lines.linePos(offset)
    faults.push({ place: { file, line: Math.max(line, 1), column: Math.max(col, 1) }, path, message })
  }
  const parsed = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true })
  const documents: Json[] = []
  for (const document of Array.isArray(parsed) ? parsed : []) {
    for (const { pos, message } of document.errors) fault(pos[0], '', message.split('\n')[0] ?? message)
    if (document.errors.length > 0 || document.contents === null) continue
    visit(document, {
      Map(_, map) {
        // An unquoted ${name} is read as a scalar; in a flow map a careless one becomes a map with a key of that shape.
        for (const { key } of map.items) if (isMap(key)) fault(key.range?.[0] ?? 0, '', 'a key must be a text')
      },
      Scalar(_, node) {
        if (typeof node.value !== 'string') return
        node.value = node.value.replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
          if (!Object.hasOwn(placeholders, name)) {
            fault(
              node.range?.[0] ?? 0,
              whole,
              `is not known; known are ${Object.keys(placeholders)
                .map(known => `\${${known}}`)
                .join(', ')}`,
            )
            return whole
          }
          const value = placeholders[name]
          if (value === undefined) fault(node.range?.[0] ?? 0, whole, 'has no value: egress.yaml declares no such thing')
          return value ?? whole
        })
      },
    })
    if (!isMap(document.contents))
      fault(document.contents.range?.[0] ?? 0, '', 'a Kubernetes document is a mapping with apiVersion and kind')
    else documents.push(document.toJS() as Json)
  }
  return { documents, faults }
}
