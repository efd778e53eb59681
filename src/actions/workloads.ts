import { dirname, resolve } from 'node:path'
import type { Arm } from '../azure/arm.ts'
import { post } from '../azure/post.ts'
import { readGivenFile } from '../github/given-file.ts'
import { type Placeholders, readManifest } from '../kubernetes/manifests.ts'
import type { Ids } from '../plan/ids.ts'
import { at } from '../plan/reference.ts'
import type { Json } from '../plan/resource.ts'
import type { Fault } from '../policy/place.ts'
import type { EgressSpec, Workload } from '../policy/spec.ts'
import { KnownFaultError, specFaults } from '../report/fault.ts'

/** The text of every manifest that the workloads name, each once, by its path. Read before anything is done, so that a missing file costs nothing. */
export async function loadManifests(spec: EgressSpec, workspace: string): Promise<ReadonlyMap<string, string>> {
  const folder = dirname(resolve(workspace, spec.file))
  const faults: Fault[] = []
  const texts = new Map<string, string>()
  for (const workload of spec.workloads)
    for (const manifest of workload.manifests) {
      if (texts.has(manifest)) continue
      try {
        texts.set(manifest, readGivenFile(resolve(folder, manifest)).toString('utf8'))
      } catch (error) {
        faults.push(fault(workload, manifest, error))
      }
    }
  if (faults.length > 0) throw specFaults(spec.file, faults)
  return texts
}

const fault = (workload: Workload, manifest: string, error: unknown): Fault => ({
  place: workload.place,
  path: `workloads.${workload.name}.manifests`,
  message: `${manifest} ${(error as { code?: unknown }).code === 'ENOENT' ? 'does not exist beside the spec' : `cannot be read: ${(error as Error).message}`}`,
})

/** All documents to apply: the namespaces, the share's secret where it is mounted, and the manifests with their placeholders filled in. */
export async function workloadDocuments(
  spec: EgressSpec,
  texts: ReadonlyMap<string, string>,
  placeholders: Placeholders,
  shareSecret: ((namespace: string) => Json) | undefined,
): Promise<readonly Json[]> {
  const read = await Promise.all([...texts].map(([file, text]) => readManifest(file, text, placeholders)))
  const faults = read.flatMap(({ faults }) => faults)
  if (faults.length > 0) throw specFaults(spec.file, faults)
  const namespaces = [...new Set(spec.workloads.map(({ namespace }) => namespace))].filter(name => name !== 'default')
  const mounting = [...new Set(spec.workloads.flatMap(({ namespace, trust }) => (trust.source === 'file-share' ? [namespace] : [])))]
  return [
    ...namespaces.map((name): Json => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
    ...(shareSecret ? mounting.map(shareSecret) : []),
    ...read.flatMap(({ documents }) => documents),
  ]
}

/** What manifests may ask for. */
export const placeholdersOf = (spec: EgressSpec, tenantId: string, workloadIdentityClientId: string): Placeholders => ({
  workloadIdentityClientId,
  keyVault: spec.certificateAuthority.keyVault,
  rootSecret: spec.certificateAuthority.rootSecret,
  tenantId,
  fileShareSecret: spec.cluster.fileShare?.secret,
  fileShare: spec.cluster.fileShare?.share,
})

/** The secret with which Azure Files' CSI driver mounts the share: the account's name and its first key, which is masked before anything else. */
export async function shareSecretOf(
  spec: EgressSpec,
  ids: Ids,
  arm: Arm,
  mask: (secret: string) => void,
  signal: AbortSignal,
): Promise<((namespace: string) => Json) | undefined> {
  const { fileShare } = spec.cluster
  if (!fileShare || !ids.storage || !spec.workloads.some(({ trust }) => trust.source === 'file-share')) return undefined
  const key = at(await post(arm, ids.storage, 'listKeys', signal), '/keys/0/value')
  if (typeof key !== 'string' || key === '')
    throw new KnownFaultError({
      code: 'NoStorageKey',
      message: `storage account ${fileShare.storageAccount} gave no key`,
      advice: 'See that its shared keys are allowed: the Azure Files driver mounts with one.',
    })
  mask(key)
  const encode = (text: string): string => Buffer.from(text).toString('base64')
  mask(encode(key))
  return namespace => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: fileShare.secret, namespace },
    type: 'Opaque',
    data: { azurestorageaccountname: encode(fileShare.storageAccount), azurestorageaccountkey: encode(key) },
  })
}
