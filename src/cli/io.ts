import type { Writable } from 'node:stream'

/** Where a command writes: its answer, and what is wrong. */
export type Io = { readonly stdout: Output; readonly stderr: Output }

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }
