/** The entry of the bundle. `actions/<name>/index.js` calls `main`, `post.js` calls `post`; each action is a chunk that loads when it is named. */
import type { Action } from '../github/action.ts'
import { runPost } from '../github/post.ts'
import { runAction } from '../github/runner.ts'

const actions = {
  'import-ca': async () => (await import('./import-ca.ts')).importCa,
  'provision-firewall': async () => (await import('./provision-firewall.ts')).provisionFirewall,
  'deploy-aks': async () => (await import('./deploy-aks.ts')).deployAks,
  'install-ca-in-pod': async () => (await import('./install-ca-in-pod.ts')).installCaInPod,
  'verify-tls-inspection': async () => (await import('./verify-tls-inspection.ts')).verifyTlsInspection,
  deallocate: async () => (await import('./deallocate.ts')).deallocate,
}

export type ActionName = keyof typeof actions
export const actionNames = Object.keys(actions) as readonly ActionName[]

/** The action's definition, loaded now. */
export const loadAction = async (name: ActionName): Promise<Action<never>> => (await actions[name]()) as Action<never>

/** @param directory the folder of the action's action.yml. */
export const main = async (name: ActionName, directory: string): Promise<void> => runAction(await loadAction(name), directory)

export const post = (name: ActionName): void => runPost(name)
