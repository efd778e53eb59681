/** Who exists in the tenant: applications' service principals and managed identities, and whose tokens they may be exchanged for. */
export type FederatedCredential = {
  readonly name: string
  readonly issuer: string
  readonly subject: string
  readonly audiences: readonly string[]
}

export type Principal = {
  readonly objectId: string
  readonly clientId: string
  readonly name: string
  readonly secret?: string
  /** Read at each use, so that credentials that ARM adds or removes count at once. */
  readonly federated: () => readonly FederatedCredential[]
}

export type Directory = {
  add(principal: Principal): void
  remove(objectId: string): void
  byClientId(clientId: string): Principal | undefined
  byObjectId(objectId: string): Principal | undefined
}

export function makeDirectory(): Directory {
  const principals = new Map<string, Principal>()
  return {
    add: principal => void principals.set(principal.objectId.toLowerCase(), principal),
    remove: objectId => void principals.delete(objectId.toLowerCase()),
    byObjectId: objectId => principals.get(objectId.toLowerCase()),
    byClientId: clientId => [...principals.values()].find(principal => principal.clientId.toLowerCase() === clientId.toLowerCase()),
  }
}
