import type { Writable } from 'node:stream'

/** Where a command writes: its answer, and what is wrong. */
export type Io = { readonly stdout: Writable & { readonly isTTY?: boolean }; readonly stderr: Writable }
