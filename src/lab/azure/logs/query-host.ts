import type { Cloud } from '../cloud.ts'
import type { Handler } from '../http.ts'
import { notInLab } from '../refusal.ts'
import type { Logs } from './logs.ts'

export const logsHost =
  (_cloud: Cloud, _logs: Logs): Handler =>
  call => {
    throw notInLab(`Log Analytics' ${call.method} ${call.path}`)
  }
