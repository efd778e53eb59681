import type { Logs } from '../spec.ts'
import type { Read } from './cursor.ts'
import { defaulted, fields, integer, oneOf } from './fields.ts'
import { names } from './names.ts'

export const defaultLogs = (name: string): Logs => ({ workspace: `log-${name}`, retentionDays: 30, tables: 'structured' })

export const logs =
  (name: string): Read<Logs> =>
  at => {
    const defaults = defaultLogs(name)
    return fields(at, {
      workspace: defaulted(names.workspace, defaults.workspace),
      retentionDays: defaulted(integer(7, 730), defaults.retentionDays),
      tables: defaulted(oneOf('structured', 'legacy', 'both'), defaults.tables),
    })?.whole
  }
