/** Where a lab run may read and write on this machine. */
import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { steps } from '../lab/chain.ts'

/** Inside, `/run` is the lab's own: what lies there on the machine cannot be read, and what is written there is gone with the lab. */
export function hiddenPlaces(places: readonly (readonly [what: string, path: string])[]): readonly string[] {
  return places.flatMap(([what, path]) =>
    /^\/run(?:\/|$)/.test(realPlace(path))
      ? [`${what} lies below /run, which the lab has of its own while it runs: take another place`]
      : [],
  )
}

/** Of what does not exist yet, where it would come to lie. */
function realPlace(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const above = dirname(path)
    return above === path ? path : join(realPlace(above), path.slice(above.length))
  }
}

const actions = [...new Set(steps.map(({ action }) => action))].join('|')
const ours = new RegExp(`^(?:\\d\\d-(?:${actions})|summary\\.md|report\\.json|report\\.html|(?:public-)?root\\.pem)$`)

/** Takes away what an earlier run left in the report folder, by its names; whatever else is in there is somebody's. */
export function clearReport(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (ours.test(name)) rmSync(join(folder, name), { recursive: true })
}
