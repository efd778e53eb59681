/**
 * Server-side apply: the API server merges what we declare, and knows which fields are ours. Each document is tried as a dry run first, so
 * that a run that changes nothing writes nothing and says so.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Json, Outcome, Resource } from '../plan/resource.ts'
import { type ApiRequest, ask, call, find } from './api.ts'
import { bounded } from './bounded.ts'
import type { Connection } from './connection.ts'
import { differences } from './differences.ts'
import { pathOfKind } from './discovery.ts'
import type { Doc } from './documents.ts'
import { faultOfAnswer, type KubernetesFault, kubernetesFault } from './faults.ts'

export const fieldManager = 'egress-gate'

type World = {
  readonly signal: AbortSignal
  readonly log: { info(line: string): void }
  /** Whose fields they become. What a manager applies no more is taken away, so one that declares a part of a document has a name of its own. */
  readonly manager?: string
}

/**
 * Applies documents (a `List` counts as its items): namespaces first, then custom resource definitions, then what pods need (accounts,
 * secrets, config), then everything else. Documents of one stage go in parallel. Every document ends as an outcome; what stands in a
 * namespace that could not be made is skipped.
 */
export async function applyManifests(connection: Connection, documents: readonly Json[], world: World): Promise<Outcome[]> {
  const docs = documents.flatMap(expand).map((doc, index) => ({ doc, index, stage: stageOf(doc) }))
  const outcomes = new Array<Outcome>(docs.length)
  const lostNamespaces = new Set<string>()
  for (const stage of [0, 1, 2, 3]) {
    await bounded(
      docs.filter(each => each.stage === stage),
      8,
      async ({ doc, index }) => {
        const namespace = doc.metadata?.namespace
        const outcome =
          namespace !== undefined && lostNamespaces.has(namespace)
            ? { change: changeOf(doc, titleOf(doc)), result: 'skipped' as const, because: `namespace ${namespace} could not be made` }
            : await applyOne(connection, doc, world)
        outcomes[index] = outcome
        if (stage === 0 && outcome.result === 'failed') lostNamespaces.add(doc.metadata?.name ?? '')
        world.log.info(`${outcome.result.padEnd(9)} ${titleOf(doc)}${outcome.result === 'failed' ? `: ${outcome.fault.message}` : ''}`)
      },
    )
  }
  return outcomes
}

function expand(document: Json): Doc[] {
  if (document === null) return []
  const doc = document as Doc & { items?: unknown }
  return doc.kind?.endsWith('List') && Array.isArray(doc.items) ? (doc.items as Json[]).flatMap(expand) : [doc]
}

const early = new Set([
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'SecretProviderClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'StorageClass',
  'Role',
  'RoleBinding',
])

const stageOf = (doc: Doc): number =>
  doc.kind === 'Namespace' ? 0 : doc.kind === 'CustomResourceDefinition' ? 1 : early.has(doc.kind ?? '') ? 2 : 3

const titleOf = ({ kind, metadata }: Doc): string =>
  `${kind ?? 'a document without a kind'} ${metadata?.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata?.name ?? ''}`

function changeOf(
  doc: Doc,
  id: string,
  action: 'create' | 'update' | 'none' = 'none',
  differs: Outcome['change']['differs'] = [],
): Outcome['change'] {
  const resource: Resource = { id, title: titleOf(doc), needs: [], desired: redact(doc) }
  return { action, resource, differs }
}

/** Outcomes go into reports; a secret's content must not. */
const redact = (doc: Doc): Json =>
  (doc.kind === 'Secret' ? { apiVersion: doc.apiVersion ?? '', kind: 'Secret', metadata: doc.metadata as Json } : doc) as Json

async function applyOne(connection: Connection, doc: Doc, world: World): Promise<Outcome> {
  const started = Date.now()
  let id = titleOf(doc)
  try {
    const path = await placeOf(connection, doc, world.signal)
    id = path
    const current = await find(connection, { method: 'GET', path, signal: world.signal })
    const dry = await patch(connection, path, doc, true, world)
    const differs = current === undefined || dry === undefined ? [] : differences(current, dry, doc.kind === 'Secret')
    if (current !== undefined && dry !== undefined && differs.length === 0)
      return { change: changeOf(doc, id), result: 'unchanged', milliseconds: Date.now() - started }
    const written = await patch(connection, path, doc, false, world)
    // Where a webhook forbids dry runs, an apply that changes nothing is known by its resource version.
    if (current !== undefined && dry === undefined && versionOf(current) !== undefined && versionOf(current) === versionOf(written))
      return { change: changeOf(doc, id), result: 'unchanged', milliseconds: Date.now() - started }
    if (doc.kind === 'CustomResourceDefinition') await established(connection, path, world.signal)
    return {
      change: changeOf(doc, id, current === undefined ? 'create' : 'update', differs),
      result: 'applied',
      milliseconds: Date.now() - started,
    }
  } catch (error) {
    if (world.signal.aborted) throw error
    return {
      change: changeOf(doc, id),
      result: 'failed',
      fault: error instanceof Error ? (error as KubernetesFault | Error) : new Error(String(error)),
    }
  }
}

const versionOf = (doc: Json | undefined): string | undefined => (doc as Doc | undefined)?.metadata?.resourceVersion

async function placeOf(connection: Connection, doc: Doc, signal: AbortSignal): Promise<string> {
  const { apiVersion, kind, metadata } = doc
  if (!apiVersion || !kind || !metadata?.name)
    throw kubernetesFault(
      'BadManifest',
      `A document lacks ${!apiVersion ? 'apiVersion' : !kind ? 'kind' : 'metadata.name'}.`,
      'Complete the manifest.',
    )
  const at = await pathOfKind(connection, apiVersion, kind, signal)
  if (at === undefined) throw unknownKind(apiVersion, kind)
  const namespace = at.namespaced ? `/namespaces/${encodeURIComponent(metadata.namespace ?? connection.namespace)}` : ''
  return `${at.root}${namespace}/${at.resource}/${encodeURIComponent(metadata.name)}`
}

/** Kinds whose absence means that an add-on is missing. */
const bringers: Readonly<Record<string, string>> = {
  SecretProviderClass:
    'The Secrets Store CSI driver brings it: enable the cluster\'s add-on "azure-keyvault-secrets-provider" (deploy-aks does).',
  AzureIdentity: 'Pod identity was retired; use workload identity instead (annotate the service account, label the pod template).',
  AzureIdentityBinding: 'Pod identity was retired; use workload identity instead (annotate the service account, label the pod template).',
}

const unknownKind = (apiVersion: string, kind: string) =>
  kubernetesFault(
    'UnknownKind',
    `The cluster knows no ${kind} in ${apiVersion}.`,
    bringers[kind] ?? 'Install what defines it first, or correct apiVersion and kind.',
  )

/** Undefined: only for a dry run that the server does not support for this kind. */
async function patch(
  connection: Connection,
  path: string,
  doc: Doc,
  dryRun: boolean,
  { signal, manager = fieldManager }: World,
): Promise<Json | undefined> {
  const request: ApiRequest = {
    method: 'PATCH',
    path,
    query: { fieldManager: manager, fieldValidation: 'Strict', force: 'false', ...(dryRun ? { dryRun: 'All' } : {}) },
    body: doc as Json,
    contentType: 'application/apply-patch+yaml',
    signal,
  }
  const { status, body } = await ask(connection, request)
  if (status >= 200 && status <= 299) return body
  const message = String((body as { message?: unknown } | null)?.message ?? '')
  if (dryRun && status === 400 && /dry ?run/i.test(message)) return undefined
  if (status === 409) throw conflict(path, doc, body, manager) ?? faultOfAnswer(request, status, body)
  throw faultOfAnswer(request, status, body)
}

/** Field conflicts, each with the field and the manager that owns it. */
function conflict(path: string, doc: Doc, body: Json | string, manager: string): KubernetesFault | undefined {
  const causes = (body as { details?: { causes?: unknown } } | null)?.details?.causes
  const fields = (Array.isArray(causes) ? (causes as { reason?: string; message?: string; field?: string }[]) : []).filter(
    cause => cause.reason === 'FieldManagerConflict',
  )
  if (fields.length === 0) return undefined
  const owners = fields.map(
    ({ field, message }) => `${field ?? '?'} (owned by ${/conflict with "?([^"]+)"?/.exec(message ?? '')?.[1] ?? 'somebody else'})`,
  )
  return kubernetesFault(
    'FieldConflict',
    `${titleOf(doc)}: other managers own ${owners.join(', ')} with other values.`,
    `Take these fields out of the manifest, or let the other owner give them up (kubectl apply --server-side --force-conflicts once, as ${manager}). Nothing was changed.`,
    { status: 409, cause: path },
  )
}

/** A definition serves its kind only a moment after it was made. */
async function established(connection: Connection, path: string, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const doc = (await call(connection, { method: 'GET', path, signal })) as {
      status?: { conditions?: { type?: string; status?: string }[] }
    }
    if (doc.status?.conditions?.some(each => each.type === 'Established' && each.status === 'True')) return
    await sleep(500, undefined, { signal })
  }
  throw kubernetesFault('NotEstablished', `${path} is still not established after 30 s.`, 'Look at its conditions: kubectl describe crd.')
}
