import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The licence of every package of which at least one file is in the bundle. `inputs` are paths relative to `root`. */
export const licences = (root: string, inputs: readonly string[]): string => {
  const folders = new Set(
    inputs.map(path => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(folder => folder !== undefined),
  )
  const entries = [...folders].map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<string, unknown>
    return { title: `${name} ${version}`, license: licenceName(license), text: licenceText(join(root, folder)) }
  })
  entries.sort((one, other) => (one.title < other.title ? -1 : 1))
  const unique = entries.filter((entry, index) => entry.title !== entries[index - 1]?.title)
  return `This folder contains code of the following packages.\n\n${unique.map(({ title, license, text }) => `${'-'.repeat(100)}\n${title} (${license})\n\n${text}\n`).join('\n')}`
}

const licenceName = (license: unknown): string =>
  typeof license === 'string'
    ? license
    : typeof license === 'object' && license !== null && 'type' in license
      ? String(license.type)
      : 'see its text'

const licenceText = (folder: string): string => {
  const files = readdirSync(folder).filter(name => /^(licen[cs]e|copying|notice|copyright)/i.test(name) && !/\.[cm]?[jt]s$/.test(name))
  const texts = files.sort().map(name => readFileSync(join(folder, name), 'utf8').trim().replaceAll('\r\n', '\n'))
  return texts.join('\n\n') || 'The package contains no licence text of its own.'
}
