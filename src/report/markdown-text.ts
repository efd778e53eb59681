import { shortened, visible } from './text.ts'

/** What can begin or end anything but text: and `.` or `:` only where a bare address would become a link. */
const structure = /[&<>|`*_~[\]\\@#$]|(?<=www)\.|(?<=\b(?:https?|ftp|mailto|xmpp)):/giu

const entity = (character: string): string => `&#${character.codePointAt(0)};`

/**
 * Text of unknown origin as inline Markdown that renders as exactly that text: no table cell, link, image, HTML, mathematics,
 * code, mention or issue reference comes out of it. Markdown's structure cannot be written with character references, so every
 * character that could be one becomes one. A mention is recognised only after that, in the rendered text: a zero-width space
 * behind `@` and `#` keeps it from being one.
 */
export const markdownText = (text: string, length = 300): string =>
  characters(text, length, character => entity(character) + (character === '@' || character === '#' ? '&#8203;' : ''))

/**
 * The same in code type, for paths, names and values. Inside `<code>` GitHub looks for no mentions (its filter leaves out what stands in
 * `pre`, `code`, `a`, `style` and `script`), and what is copied from there has to be what it was: nothing is put between.
 */
export const markdownCode = (text: string, length = 300): string => (text === '' ? '' : `<code>${characters(text, length, entity)}</code>`)

const characters = (text: string, length: number, reference: (character: string) => string): string =>
  shortened(visible(text), length)
    .replace(structure, reference)
    // At the start of a line a sign, blanks or `1.` begin a block.
    .replace(/^[-+=\s]/, entity)
    .replace(/^(\d+)([.)])/, (_, number: string, sign: string) => number + entity(sign))
    .replace(/ $/, '&#32;')
