/** Distinguished names: as text for people, and in the form in which two of them are compared. */
import { DerError, type Element, expectTag, readElements, readOid, tags } from './der.ts'
import { attributes, nameOf } from './oids.ts'

type Attribute = { readonly type: string; readonly tag: number; readonly value: string | undefined; readonly raw: Uint8Array }
/** Relative names in the order of the certificate, each a set of attributes. */
export type Name = readonly (readonly Attribute[])[]

export function readName(element: Element | undefined, what: string): Name {
  return readElements(expectTag(element, tags.sequence, what).content).map(relative =>
    readElements(expectTag(relative, tags.set, `a part of ${what}`).content).map(attribute => {
      const [type, value, extra] = readElements(expectTag(attribute, tags.sequence, `an attribute of ${what}`).content)
      if (value === undefined || extra !== undefined) throw new DerError(`an attribute of ${what} is not a type and a value`)
      return { type: readOid(type), tag: value.tag, value: readText(value), raw: value.raw }
    }),
  )
}

/** The characters of a string element; undefined for what is no string, or not one in its own encoding. */
function readText({ tag, content }: Element): string | undefined {
  if (tag === tags.bmpString) return content.length % 2 === 0 ? Buffer.from(content).swap16().toString('utf16le') : undefined
  if (tag === tags.utf8String) {
    const value = Buffer.from(content).toString('utf8')
    return Buffer.from(value, 'utf8').equals(content) ? value : undefined
  }
  // PrintableString, TeletexString, IA5String, VisibleString: bytes are characters.
  return [tags.printableString, 0x14, tags.ia5String, 0x1a].some(known => known === tag)
    ? Buffer.from(content).toString('latin1')
    : undefined
}

/** RFC 4514: the last part first, `CN=a,O=b`. Control and direction characters are escaped too, for the text ends up in logs. */
export const nameText = (name: Name): string =>
  name
    .toReversed()
    .map(relative =>
      relative
        .map(
          ({ type, value, raw }) =>
            `${nameOf(attributes, type)}=${value === undefined ? `#${Buffer.from(raw).toString('hex')}` : escapeValue(value)}`,
        )
        .join('+'),
    )
    .join(',')

const escapeValue = (value: string): string => visible(value.replace(/[\\"+,;<>]|^[ #]| $/g, '\\$&'))

/** Text with every character that does not show itself written as the hex of its UTF-8 bytes: `\0a`. */
export const visible = (value: string): string =>
  value.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, character =>
    [...Buffer.from(character, 'utf8')].map(byte => `\\${byte.toString(16).padStart(2, '0')}`).join(''),
  )

/** All CNs, in their order: there may be none, or more than one. */
export const commonNames = (name: Name): string[] =>
  name.flat().flatMap(({ type, value }) => (nameOf(attributes, type) === 'CN' && value !== undefined ? [visible(value)] : []))

/** Two names are the same if these are: letters without case and runs of spaces as one, whatever string type was used (RFC 5280 7.1). */
export const canonicalName = (name: Name): string =>
  JSON.stringify(
    name.map(relative =>
      relative
        .map(
          ({ type, value, raw }) =>
            `${type}=${value === undefined ? `#${Buffer.from(raw).toString('hex')}` : `'${value.trim().replace(/\s+/g, ' ').toLowerCase()}`}`,
        )
        .sort(),
    ),
  )
