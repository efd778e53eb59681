/** The orderly end of a container: its hook, a request, and after the grace period force. */
import { pause } from './limit.ts'
import { programBeside, type Slot } from './pod-context.ts'
import { runInside } from './probes.ts'

export const terminate = async (slot: Slot, seconds: number): Promise<void> => {
  const { running, container } = slot
  if (!running) return
  const until = Date.now() + seconds * 1000
  const hook = container.lifecycle?.preStop?.exec?.command
  if (hook && seconds > 0) await runInside(running, programBeside(slot, hook), seconds * 1000)
  if (seconds > 0) running.signal('SIGTERM')
  const inTime = new AbortController()
  await Promise.race([running.ended, pause(Math.max(0, until - Date.now()), inTime.signal)])
  inTime.abort()
  running.signal('SIGKILL')
  await running.ended
}
