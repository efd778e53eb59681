/**
 * The runner's workflow commands (`::name key=value::message`), which an action prints to its standard output.
 * Written here, not taken from @actions/core, because that loads an HTTP client before the first line can be printed.
 */

/** The message part: the runner decodes these three and nothing else. */
export const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** A property's value: `:` and `,` would end it. */
export const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** One workflow command, without the line's end. Empty properties are left out. */
export const command = (name: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string => {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '')
  const list = given.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')
  return `::${name}${list ? ` ${list}` : ''}::${escapeData(message)}`
}

/**
 * Text as lines that the runner cannot take for a command, whoever wrote it. It looks for `::` at the start of a line (blanks
 * before it do not matter) and, in its older form, for `##[` anywhere; a line ends at CR as well as at LF. A zero-width space
 * breaks either. Escape sequences and other control characters are replaced, or they would repaint somebody's terminal.
 */
export const harmless = (text: string): string[] =>
  text.split(/\r\n|\r|\n/).map(line =>
    line
      .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, '\u{fffd}')
      .replace(/^(\s*):(?=:)/, '$1:\u200b')
      .replaceAll('##[', '#\u200b#['),
  )
