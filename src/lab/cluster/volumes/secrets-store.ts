/**
 * The Secrets Store CSI driver with its Azure provider: objects of a Key Vault as files, read with the pod's own identity
 * (workload identity: the service account's token is exchanged at Entra).
 */
import { parse as parseYaml } from 'yaml'
import { groupVersion, types } from '../api/resources.ts'
import { isRecord, type KubeObject, now } from '../objects/object.ts'
import type { Pod } from '../objects/pod.ts'
import { identityAudience } from '../objects/pod-admission.ts'
import { writePayload } from './files.ts'
import { https } from './https.ts'
import { podToken } from './sources.ts'
import { type Fill, MountFailed, type VolumeWorld } from './volume.ts'

type VaultObject = {
  objectName: string
  objectType: 'secret' | 'cert' | 'key'
  objectAlias?: string
  objectVersion?: string
  objectEncoding?: string
}
type Parameters = Record<string, string | undefined>

const failed = (pod: Pod, because: string): MountFailed =>
  new MountFailed(
    `rpc error: code = Unknown desc = failed to mount secrets store objects for pod ${pod.metadata.namespace}/${pod.metadata.name}, err: rpc error: code = Unknown desc = ${because}`,
  )

/** `objects` is YAML whose `array` holds YAML texts (or, in hand-written files, plain objects). */
export const parseObjects = (text: string | undefined): VaultObject[] => {
  const outer: unknown = parseYaml(text ?? '')
  const list = isRecord(outer) && Array.isArray(outer.array) ? (outer.array as unknown[]) : []
  if (list.length === 0) throw new Error('objects is not set or has no array')
  return list.map((item, index) => {
    const object: unknown = typeof item === 'string' ? parseYaml(item) : item
    if (!isRecord(object) || typeof object.objectName !== 'string') throw new Error(`objectName is not set (objects.array[${index}])`)
    if (!['secret', 'cert', 'key'].includes(String(object.objectType)))
      throw new Error(`invalid objectType: ${String(object.objectType)}, should be one of [secret cert key]`)
    return object as VaultObject
  })
}

const tokenFor = async (pod: Pod, parameters: Parameters, world: VolumeWorld): Promise<string> => {
  const tenant = parameters.tenantId ?? parameters.tenantID ?? world.tenantId
  if (parameters.usePodIdentity === 'true') {
    // Pod identity was retired: nothing listens where its NMI did.
    throw new Error(
      'nmi response failed with status code: 500, response body: Get "http://localhost:2579/host/token/?resource=https://vault.azure.net": dial tcp 127.0.0.1:2579: connect: connection refused',
    )
  }
  if (parameters.useVMManagedIdentity === 'true')
    throw new Error('the lab does not emulate useVMManagedIdentity: use workload identity (clientID)')
  if (!parameters.clientID)
    throw new Error('clientID is not set: workload identity needs it, and usePodIdentity and useVMManagedIdentity are false')
  const body = new URLSearchParams({
    client_id: parameters.clientID,
    client_assertion: podToken(world, pod, identityAudience, 3600),
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    grant_type: 'client_credentials',
    scope: 'https://vault.azure.net/.default',
  }).toString()
  const url = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`
  const answer = await https(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) },
    body,
    roots: world.roots,
  })
  const parsed = JSON.parse(answer.text) as { access_token?: string; error?: string; error_description?: string }
  if (answer.status !== 200 || !parsed.access_token) {
    throw new Error(
      `failed to acquire token: FromAssertion(): http call(${url})(POST) error: reply status code was ${answer.status}:\n${answer.text.slice(0, 2000)}`,
    )
  }
  return parsed.access_token
}

const folders = { secret: 'secrets', cert: 'certificates', key: 'keys' } as const

const wrapped = (der: string): string =>
  `-----BEGIN CERTIFICATE-----\n${der.replace(/.{64}/g, '$&\n').replace(/\n?$/, '\n')}-----END CERTIFICATE-----\n`

const readObject = async (
  object: VaultObject,
  vault: string,
  token: string,
  world: VolumeWorld,
): Promise<{ bytes: Buffer; version: string }> => {
  const { objectName, objectType, objectVersion } = object
  const url = `https://${vault}.vault.azure.net/${folders[objectType]}/${objectName}${objectVersion ? `/${objectVersion}` : '/'}?api-version=2025-07-01`
  const answer = await https(url, { headers: { authorization: `Bearer ${token}` }, roots: world.roots })
  if (answer.status !== 200) {
    const { error } = JSON.parse(answer.text || '{}') as { error?: { code?: string; message?: string } }
    throw new Error(
      `failed to get objectType:${objectType}, objectName:${objectName}, objectVersion:${objectVersion ?? ''}: GET ${url.split('?')[0]} RESPONSE ${answer.status} ERROR CODE: ${error?.code ?? 'Unknown'} ${error?.message ?? ''}`,
    )
  }
  const parsed = JSON.parse(answer.text) as { value?: string; cer?: string; id?: string; key?: object; kid?: string }
  const version = (parsed.id ?? '').split('/').at(-1) ?? ''
  if (objectType === 'secret')
    return { bytes: Buffer.from(parsed.value ?? '', object.objectEncoding === 'base64' ? 'base64' : 'utf8'), version }
  if (objectType === 'cert') return { bytes: Buffer.from(wrapped(parsed.cer ?? '')), version }
  return { bytes: Buffer.from(JSON.stringify(parsed.key ?? {})), version }
}

type ProviderClass = KubeObject & { spec?: { provider?: string; parameters?: Parameters } }

export const fillSecretsStore: Fill = async ({ csi }, folder, pod, world) => {
  const name = csi?.volumeAttributes?.secretProviderClass
  if (!name) throw failed(pod, 'failed to get secretproviderclass: secretProviderClass is not set in volumeAttributes')
  if (csi?.readOnly !== true) throw new MountFailed('rpc error: code = InvalidArgument desc = Readonly is not true in request')
  const found = world.store.get<ProviderClass>(types.secretProviderClass, pod.metadata.namespace, name)
  if (!found) {
    throw new MountFailed(
      `rpc error: code = Unknown desc = failed to get secretproviderclass ${pod.metadata.namespace}/${name}, error: secretproviderclasses.secrets-store.csi.x-k8s.io "${name}" not found`,
    )
  }
  const { provider, parameters = {} } = found.spec ?? {}
  if (provider !== 'azure')
    throw new MountFailed(
      `rpc error: code = Unknown desc = failed to mount secrets store objects for pod ${pod.metadata.namespace}/${pod.metadata.name}, err: error connecting to provider "${provider}": provider not found`,
    )
  try {
    const vault = parameters.keyvaultName
    if (!vault) throw new Error('keyvaultName is not set')
    const objects = parseObjects(parameters.objects)
    const token = await tokenFor(pod, parameters, world)
    const files: Record<string, { bytes: Buffer }> = {}
    const versions: { id: string; version: string }[] = []
    for (const object of objects) {
      const { bytes, version } = await readObject(object, vault, token, world)
      files[object.objectAlias || object.objectName] = { bytes }
      versions.push({ id: `${object.objectType}/${object.objectName}`, version })
    }
    await writePayload(folder, files, 0o644)
    report(world, pod, found, versions)
  } catch (error) {
    throw error instanceof MountFailed ? error : failed(pod, `failed to mount objects, error: ${(error as Error).message}`)
  }
  return { readOnly: true }
}

/** The driver tells what it mounted in an object of its own. */
const report = (world: VolumeWorld, pod: Pod, providerClass: KubeObject, objects: readonly { id: string; version: string }[]): void => {
  const type = types.secretProviderClassPodStatus
  const { name, namespace, uid } = pod.metadata
  world.store.put(type, {
    apiVersion: groupVersion(type),
    kind: type.kind,
    metadata: {
      name: `${name}-${namespace}-${providerClass.metadata.name}`,
      ...(namespace === undefined ? {} : { namespace }),
      uid: `${uid}-spc`,
      resourceVersion: '',
      creationTimestamp: now(),
      labels: { 'internal.secrets-store.csi.k8s.io/node-name': pod.spec?.nodeName ?? '' },
      ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name, uid }],
    },
    status: { mounted: true, podName: name, secretProviderClassName: providerClass.metadata.name, objects: [...objects] },
  })
}
