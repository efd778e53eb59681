/** The middle of the converge pipeline: documents that should exist, what differs, and what became of it. All are values. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A document that should exist. In `desired`, `{ $from, path }` stands for a value that another document will tell (`reference.ts`). `id` is a path (an ARM id, a Kubernetes object's path); `needs` are ids that must come before. */
export type Resource = {
  readonly id: string
  /** What people call it: `firewall policy afwp-weather`. */
  readonly title: string
  readonly needs: readonly string[]
  readonly desired: Json
  /** Which part of the whole it belongs to; an action converges some parts and only reads the others. */
  readonly part?: string
  /** Paths that are compared as sets by a key, or ignored, when the service reorders or hides them. */
  readonly compare?: Comparison
  /** Resources with the same key are written one at a time (rule collection groups of one policy). */
  readonly exclusive?: string
}

export type Comparison = {
  /** JSON pointers whose arrays have no order, with the property that identifies an element (or '' for plain values). */
  readonly unordered?: Readonly<Record<string, string>>
  /** JSON pointers that the service does not give back (secrets) or fills in its own way. */
  readonly ignore?: readonly string[]
  /**
   * JSON pointers at which what others added stays: members of an object, elements of an array that `unordered` names, or a single member
   * that is not declared. Such additions are no difference, and an update writes them back.
   */
  readonly keep?: readonly string[]
  /**
   * JSON pointers at which there must be nothing unless it is declared, each with the values that the service itself may fill in. An update
   * does not write them, and so takes away what is there.
   */
  readonly absent?: Readonly<Record<string, readonly Json[]>>
  /** Names of members that the service alone writes (`etag`); they are left out of what `keep` writes back. */
  readonly readOnly?: readonly string[]
  /** JSON pointers that count only when the document is made (switches that cannot be turned back). */
  readonly createOnly?: readonly string[]
  /** JSON pointers, each with a member beside it: while that is true in what is there, what is there counts (a count that an autoscaler steers). */
  readonly steered?: Readonly<Record<string, string>>
  /** JSON pointers with the value that the service must report, or the document is written again (`provisioningState`). */
  readonly settled?: Readonly<Record<string, string>>
}

export type Change = {
  readonly action: 'create' | 'update' | 'none'
  readonly resource: Resource
  /** JSON pointers that differ, with both sides, shortened for people. */
  readonly differs: readonly { readonly path: string; readonly desired: string; readonly current: string }[]
}

/** Ordered: what a change needs stands before it. */
export type Plan = readonly Change[]

export type Outcome =
  | { readonly change: Change; readonly result: 'applied' | 'unchanged' | 'planned'; readonly milliseconds: number }
  | { readonly change: Change; readonly result: 'skipped'; readonly because: string }
  | { readonly change: Change; readonly result: 'failed'; readonly fault: KnownFault | Error }

/** A failure that we know how to explain. `advice` says what to do. */
export type KnownFault = { readonly code: string; readonly message: string; readonly advice: string }

/** Where documents are kept. ARM and Kubernetes both are such a place; the core knows no more about them. */
export interface Store {
  read(id: string, signal: AbortSignal): Promise<Json | undefined>
  /** Writes the whole document and waits until the service says that it is done. Returns what the service now holds. */
  write(resource: Resource, signal: AbortSignal): Promise<Json>
}
