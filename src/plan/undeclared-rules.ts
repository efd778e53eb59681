/** What decides flows beside the groups of the spec: rule collection groups of others, and a base policy. Applying leaves both, so they have to be told. */
import { at } from './reference.ts'
import type { Json } from './resource.ts'

export type UndeclaredRules = { readonly groups: readonly string[]; readonly parent?: string }

/**
 * @param policy the policy as ARM answers it; it names its groups and its base policy by id
 * @param declared names of the spec's own groups
 */
export function undeclaredRules(policy: Json | undefined, declared: readonly string[]): UndeclaredRules {
  const groups = at(policy, '/properties/ruleCollectionGroups')
  const parent = nameIn(at(policy, '/properties/basePolicy'))
  const own = new Set(declared.map(name => name.toLowerCase()))
  return {
    groups: (Array.isArray(groups) ? (groups as readonly Json[]) : [])
      .map(group => nameIn(group) ?? '')
      .filter(name => !own.has(name.toLowerCase())),
    ...(parent === undefined ? {} : { parent }),
  }
}

const nameIn = (reference: Json | undefined): string | undefined => {
  const id = at(reference, '/id')
  return typeof id === 'string' && id !== '' ? (id.split('/').at(-1) ?? '') : undefined
}
