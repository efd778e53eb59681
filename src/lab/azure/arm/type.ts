/** What the router must know of a resource type. One file per type fills this in; everything that types have in common is the router's. */
import type { Cloud } from '../cloud.ts'
import type { Document } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import type { Answer, Call } from '../http.ts'
import type { ResourceId } from '../ids.ts'
import type { Resource } from '../store.ts'

export type Write = {
  readonly cloud: Cloud
  readonly id: ResourceId
  readonly name: string
  /** What the client sent, checked to be an object. */
  readonly body: Document
  readonly existing: Resource | undefined
  /** The parent of a child resource; it exists. */
  readonly parent: Resource | undefined
  readonly caller: Caller
}

export type ResourceType = {
  readonly type: string
  readonly apiVersions: readonly string[]
  /** Lives below any other resource (`{scope}/providers/...`), not in a resource group of its own. */
  readonly extension?: boolean
  /** Has a location, which cannot change. */
  readonly tracked?: boolean
  /** Checks what was sent and returns what is kept. Throws a Refusal. Must not wait: two writers would pass each other. */
  readonly write: (write: Write) => Document
  /** After it is kept, before the answer: children in the body, routes at the front door. */
  readonly written?: (resource: Resource, cloud: Cloud, before: Document | undefined) => void
  /** What takes its time. A rejection makes the operation fail. */
  readonly provision?: (resource: Resource, cloud: Cloud, before: Document | undefined) => Promise<void>
  /** What the service adds when it is read. */
  readonly read?: (resource: Resource, cloud: Cloud) => Document
  /** Throws a Refusal when something still uses it. */
  readonly removable?: (resource: Resource, cloud: Cloud) => void
  /** What must be undone; the resource is gone from the store afterwards. */
  readonly remove?: (resource: Resource, cloud: Cloud) => Promise<void> | void
  /** Units of `operationMilliseconds`. Absent: synchronous. */
  readonly duration?: { readonly write: (resource: Resource, cloud: Cloud) => number; readonly remove: number }
  /** How the client learns the end of a write: polling an operation, a Location, or the resource's own state. */
  readonly follow?: 'operation' | 'location' | 'resource'
  /** provisioningState while it is made; `Updating` when absent. Null: the type has no provisioningState. */
  readonly busy?: { readonly creating: string; readonly updating: string } | null
  readonly createdStatus?: number
  readonly deletedStatus?: number
  /** PATCH: tags alone, or a merge of the body followed by the checks of a write. */
  readonly patch?: 'tags' | 'merge'
  readonly actions?: Readonly<Record<string, (resource: Resource, cloud: Cloud, call: Call, caller: Caller) => Answer | Promise<Answer>>>
  /** Resources that change together: a write to one while another is busy is refused by `conflict`. */
  readonly conflict?: (write: { cloud: Cloud; id: string; existing: Resource | undefined; parent: Resource | undefined }) => void
  /** Synchronous, but held back for so many units, during which the parent takes no other write (`parent.hidden.writing`). */
  readonly held?: number
  /** Has an `etag` in its body and honours If-Match. */
  readonly etag?: 'etag' | 'eTag'
  /** No PUT/DELETE by clients. */
  readonly readOnly?: boolean
}
