/** The last word of an exec session: a `Status` of the Kubernetes API (meta/v1), which says whether the command ended, and with which code. */
import { type ExecFault, fault } from './exec-fault.ts'
import { printable } from './printable.ts'

type Status = {
  status?: unknown
  message?: unknown
  details?: { causes?: unknown }
}

/** From the text of channel 3 to how the command ended. Undefined while the JSON is not complete. */
export function parseStatus(text: string): { exitCode: number } | { fault: ExecFault } | undefined {
  let status: Status
  try {
    status = JSON.parse(text) as Status
  } catch {
    return undefined
  }
  if (typeof status !== 'object' || status === null)
    return { fault: fault('bad-status', `this is not a status: ${printable(text.slice(0, 80))}`) }
  if (status.status === 'Success') return { exitCode: 0 }
  if (status.status !== 'Failure') return { fault: fault('bad-status', `this is not a status: ${printable(text.slice(0, 80))}`) }
  const causes = Array.isArray(status.details?.causes) ? (status.details.causes as { reason?: unknown; message?: unknown }[]) : []
  const exit = causes.find(cause => cause?.reason === 'ExitCode')
  const exitCode = Number(exit?.message)
  if (exit !== undefined && Number.isInteger(exitCode) && exitCode !== 0) return { exitCode }
  const message = printable(typeof status.message === 'string' ? status.message : 'no reason given').slice(0, 400)
  return {
    fault: /executable file not found|no such file or directory|not found in \$PATH/i.test(message)
      ? fault('no-shell', message)
      : fault('not-run', message),
  }
}
