/** A strict reader of the XML that we write: elements with attributes, text, nothing else. Throws at anything that is not well-formed. */
export type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }

const token = /<\?xml [^<>]*\?>|<(\/?)([a-z-]+)((?: [a-z-]+="[^"<]*")*)(\/?)>|[^<]+/y

export function elements(xml: string): readonly Element[] {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) || !xml.isWellFormed())
    throw new Error('a character that XML cannot hold')
  if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(xml)) throw new Error('an ampersand that begins nothing')
  const found: Element[] = []
  const open: string[] = []
  token.lastIndex = 0
  for (let at = 0; at < xml.length; at = token.lastIndex) {
    token.lastIndex = at
    const match = token.exec(xml)
    if (!match) throw new Error(`not well-formed at ${xml.slice(at, at + 60)}`)
    const [, closing, name, attributes = '', empty] = match
    if (name === undefined) continue
    if (closing) {
      const last = open.pop()
      if (last !== name) throw new Error(`</${name}> closes <${last}>`)
      continue
    }
    found.push({
      name,
      attributes: Object.fromEntries([...attributes.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
    })
    if (!empty) open.push(name)
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> left open`)
  return found
}
