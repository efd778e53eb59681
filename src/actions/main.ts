/** The entry of the bundle. `actions/<name>/index.js` calls `main`, `post.js` calls `post`; each action is a chunk that loads when it is named. */
import type { Action } from '../github/action.ts'
import { runPost } from '../github/post.ts'
import { runAction } from '../github/runner.ts'

/** A definition that loads when it is wanted, with its runner beside it: what its inputs are concerns nobody else. */
const lazy = <Inputs>(load: () => Promise<Action<Inputs>>) => ({
  load,
  run: async (directory: string): Promise<void> => runAction(await load(), directory),
})

export const actions = {
  'import-ca': lazy(async () => (await import('./import-ca.ts')).importCa),
  'provision-firewall': lazy(async () => (await import('./provision-firewall.ts')).provisionFirewall),
  'deploy-aks': lazy(async () => (await import('./deploy-aks.ts')).deployAks),
  'install-ca-in-pod': lazy(async () => (await import('./install-ca-in-pod.ts')).installCaInPod),
  'verify-tls-inspection': lazy(async () => (await import('./verify-tls-inspection.ts')).verifyTlsInspection),
  deallocate: lazy(async () => (await import('./deallocate.ts')).deallocate),
  check: lazy(async () => (await import('./check.ts')).check),
  connect: lazy(async () => (await import('./connect.ts')).connect),
  comment: lazy(async () => (await import('./comment.ts')).comment),
  issue: lazy(async () => (await import('./issue.ts')).issue),
  question: lazy(async () => (await import('./question.ts')).question),
  fleet: lazy(async () => (await import('./fleet.ts')).fleet),
  doctor: lazy(async () => (await import('./doctor.ts')).doctor),
  'reuse-evidence': lazy(async () => (await import('./reuse-evidence.ts')).reuseEvidence),
  'last-proof': lazy(async () => (await import('./last-proof.ts')).lastProof),
  'fleet-verdict': lazy(async () => (await import('./fleet-verdict.ts')).fleetVerdict),
}

export type ActionName = keyof typeof actions

/** @param directory the folder of the action's action.yml. */
export const main = (name: ActionName, directory: string): Promise<void> => actions[name].run(directory)

export const post = (name: ActionName): void => runPost(name)
