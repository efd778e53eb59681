import type { Action, InputReader } from '../github/action.ts'
import type { InputFile } from './cluster.ts'

export type FleetRequest = {
  readonly fleet: InputFile | undefined
  /** Names; empty means all. */
  readonly clusters: readonly string[]
  /** JSON of a label, or of a list of labels. */
  readonly runner: string
}

/** Gives the clusters of a file to a matrix. */
export const fleet: Action<FleetRequest> = {
  name: 'fleet',
  inputs: read => ({ fleet: read.file('fleet', { required: true }), clusters: read.list('clusters'), runner: runnerOf(read) }),
  run: async request => {
    const { runFleet } = await import('./fleet-file.ts')
    return runFleet(request)
  },
}

const runnerOf = (read: InputReader): string => {
  const text = read.text('runner')
  try {
    const value: unknown = JSON.parse(text)
    const labels = Array.isArray(value) ? value : [value]
    if (labels.length > 0 && labels.every(label => typeof label === 'string' && label !== '')) return JSON.stringify(value)
  } catch {
    // Told below, in the same words.
  }
  return read.fault('runner', `must be a label in quotes or a list of labels, as JSON, got ${text.slice(0, 60)}`)
}
