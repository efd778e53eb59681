/** Where this machine has its programs, for tests that give a container some of them. */
import { execFileSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

const isThere = (path: string): boolean => {
  try {
    execFileSync('test', ['-x', path])
    return true
  } catch {
    return false
  }
}

/** The path of a program, where there is one. */
export const onPath = (tool: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map(path => join(path, tool))
    .find(isThere)
