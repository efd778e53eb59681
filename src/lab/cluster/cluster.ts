/** A Kubernetes cluster on one machine: the API server's protocol, the controllers, and pods as isolated processes. */
import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Cluster, type ClusterRequest, type FrontDoor, labNet, type PodNetwork, type Topology } from '../parts.ts'
import { reachableFrom } from './access/authorized-ranges.ts'
import { defaultRoles } from './access/default-roles.ts'
import { createTokenIssuer } from './access/service-account-tokens.ts'
import type { Authenticator } from './access/users.ts'
import { createObjectApi } from './api/objects.ts'
import type { ResourceRequest } from './api/request.ts'
import { createRegistry, types } from './api/resources.ts'
import { createApiServer, statusOf, writeJson } from './api/server.ts'
import { notFound } from './api/status.ts'
import { createStore } from './api/store.ts'
import { serveCustomResources } from './controllers/custom-resources.ts'
import { daemonSetController } from './controllers/daemon-set.ts'
import { deploymentController } from './controllers/deployment.ts'
import { startGarbageCollector } from './controllers/garbage.ts'
import { jobController } from './controllers/job.ts'
import { runController } from './controllers/loop.ts'
import { furnish, namespaceController } from './controllers/namespace.ts'
import { replicaSetController } from './controllers/replica-set.ts'
import { schedulerController } from './controllers/scheduler.ts'
import { serviceController } from './controllers/service.ts'
import { kubeconfigFor } from './kubeconfig.ts'
import { connectFrom } from './node-connection.ts'
import { createAdmission } from './objects/admission.ts'
import { eventRecorder } from './objects/events.ts'
import { nodeName, nodeObject } from './objects/nodes.ts'
import type { KubeObject } from './objects/object.ts'
import type { Pod } from './objects/pod.ts'
import { makeImage } from './pod/image.ts'
import { type Kubelet, startKubelet } from './pod/kubelet.ts'
import { limiter } from './pod/limit.ts'
import { keepDescriptorsToOurselves } from './pod/native.ts'
import { nodeRoot } from './pod/node-root.ts'
import { serveSession } from './session/exec.ts'
import { serveLog } from './session/log.ts'

export type ClusterWorld = {
  readonly topology: Topology
  readonly frontDoor: FrontDoor
  /** With this root the API server's name, Entra, the vaults and the internet's origins are verified. */
  readonly publicRootPem: string
  /** Something that is not emulated was asked for. */
  onRefusal(text: string): void
}

/** Pods that start at the same time; starting costs processor time, not patience. */
const startsAtOnce = 4

/** Creates the cluster and starts it. `/run` must be a tmpfs of the lab's own: pods live in `/run/egress-gate/<name>`. */
export const createCluster = async (request: ClusterRequest, world: ClusterWorld): Promise<Cluster> => {
  const folder = `/run/egress-gate/${request.name}`
  const store = createStore()
  const registry = createRegistry()
  const adminToken = randomBytes(32).toString('hex')
  await mkdir(folder, { recursive: true })
  keepDescriptorsToOurselves()
  const [tokens, image] = await Promise.all([
    createTokenIssuer(request.oidcIssuer, (namespace, name, uid) => store.get(types.serviceAccount, namespace, name)?.metadata.uid === uid),
    makeImage(`${folder}/image`, world.publicRootPem),
  ])
  const admin: Authenticator = token => (token === adminToken ? { name: 'clusterAdmin', groups: ['system:masters'] } : undefined)

  const admit = createAdmission(store, {
    furnish: namespace => furnish(api, namespace, world.publicRootPem),
    tenantId: request.tenantId,
    serviceCidr: request.serviceCidr,
    dnsServiceIp: request.dnsServiceIp,
  })
  const api = createObjectApi(store, admit)
  const record = eventRecorder(api)
  serveCustomResources(api, registry)

  for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease']) {
    api.create(types.namespace, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } } as unknown as KubeObject)
  }
  for (const { kind, object } of defaultRoles())
    api.create(kind === 'ClusterRole' ? types.clusterRole : types.clusterRoleBinding, object as KubeObject)

  const nodes = new Map<string, PodNetwork>()
  const nodeNetwork = async (name: string): Promise<PodNetwork> => {
    const network = nodes.get(name) ?? (await world.topology.addPod(`node-${name.slice(-6)}`))
    nodes.set(name, network)
    return network
  }
  const turn = limiter(startsAtOnce)
  const filesOfNodes = nodeRoot(`${folder}/node`, image)
  const onFault = (text: string): void => world.onRefusal(text)
  let podNumber = 0

  const kubeletWorld = {
    api,
    record,
    image,
    folder: `${folder}/pods`,
    dnsServers: request.dnsServers,
    apiServer: { host: request.fqdn, port: 443 },
    network: async (pod: Pod) => {
      if (pod.spec?.hostNetwork) return { network: await nodeNetwork(pod.spec.nodeName ?? ''), own: false }
      podNumber += 1
      return { network: await world.topology.addPod(`pod-${podNumber}`), own: true }
    },
    hostAddress: (node: string) => nodes.get(node)?.address ?? '',
    volumes: {
      store,
      tokens,
      tenantId: request.tenantId,
      roots: world.publicRootPem,
      nodeRoot: filesOfNodes.folder,
      connectFromNode: async (node: string, host: string, port: number) =>
        connectFrom({ namespace: (await nodeNetwork(node)).namespace, dnsServers: request.dnsServers(), folder }, host, port),
    },
    onFault,
    turn,
  }

  let kubelet: Kubelet | undefined
  let stops: (() => void)[] = []
  let reachable = reachableFrom([], labNet.frontDoor)
  const connections = new Set<Duplex>()

  const server = createApiServer({
    api,
    registry,
    authenticators: [admin, tokens.authenticator, token => request.entraUser?.(token)],
    onRefusal: world.onRefusal,
    tokenRequest: (asked, body) => tokenFor(asked, body),
    log: (asked, response) => serveLog(asked, response, store, kubelet),
    session: (asked, incoming, socket, head) => serveSession(asked, incoming, socket, head, store, kubelet),
  })

  const tokenFor = (asked: ResourceRequest, body: Record<string, unknown>): unknown => {
    const account = store.get(types.serviceAccount, asked.namespace, asked.name ?? '')
    if (!account) throw notFound(types.serviceAccount, asked.name ?? '')
    const spec = (body.spec ?? {}) as { audiences?: string[]; expirationSeconds?: number }
    const { token, expiresAt } = tokens.issue(account, spec.audiences ?? [], spec.expirationSeconds ?? 3600)
    return {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      metadata: { name: account.metadata.name, namespace: account.metadata.namespace, creationTimestamp: new Date().toISOString() },
      spec: { ...spec, audiences: spec.audiences ?? [request.oidcIssuer] },
      status: { token, expirationTimestamp: expiresAt },
    }
  }

  /** False, and the connection closed, where the caller's address is outside the authorized ranges. */
  const letIn = (incoming: IncomingMessage): boolean => {
    const { socket } = incoming
    if (!reachable(socket.remoteAddress)) {
      socket.destroy()
      return false
    }
    if (!connections.has(socket)) {
      connections.add(socket)
      socket.once('close', () => connections.delete(socket))
    }
    return true
  }

  const openDoors = (): (() => void)[] => {
    const issuer = new URL(request.oidcIssuer)
    const documents = tokens.documents()
    const remove = [
      world.frontDoor.add({
        host: request.fqdn,
        handle: (incoming, response) => {
          if (letIn(incoming)) server.handle(incoming, response)
        },
        upgrade: (incoming, socket, head) => {
          if (letIn(incoming)) server.upgrade(incoming, socket, head)
        },
      }),
    ]
    if (issuer.host !== request.fqdn) {
      remove.push(
        world.frontDoor.add({
          host: issuer.host,
          handle: (incoming: IncomingMessage, response: ServerResponse) => {
            const document = documents[new URL(incoming.url ?? '/', request.oidcIssuer).pathname]
            if (document) writeJson(response, 200, document)
            else writeJson(response, 404, statusOf(notFound({ group: '', plural: 'documents' }, incoming.url ?? '')))
          },
        }),
      )
    }
    return remove
  }

  const start = async (): Promise<void> => {
    if (kubelet) return
    for (let index = 0; index < request.nodeCount; index += 1) {
      const name = nodeName(index)
      const { address } = await nodeNetwork(name)
      if (!store.get(types.node, undefined, name)) {
        const node = nodeObject(name, address)
        const { status } = node
        const created = api.create(types.node, node)
        store.put(types.node, { ...created, status })
      }
    }
    kubelet = startKubelet(kubeletWorld)
    const controllers = [
      namespaceController(api, registry, world.publicRootPem),
      schedulerController(api, record),
      deploymentController(api, record),
      replicaSetController(api, record),
      daemonSetController(api, record),
      jobController(api, record),
      serviceController(api, record),
    ]
    stops = [...controllers.map(one => runController(one, store, onFault)), startGarbageCollector(api, registry, onFault), ...openDoors()]
  }

  const stop = async (): Promise<void> => {
    if (!kubelet) return
    for (const one of stops.splice(0)) one()
    for (const connection of connections) connection.destroy()
    const ending = kubelet
    kubelet = undefined
    await ending.stop()
    // Nodes are deallocated: no pod survives. Those of controllers come back at the start, with new names and UIDs.
    for (const pod of store.list<Pod>(types.pod)) store.remove(types.pod, pod.metadata.namespace, pod.metadata.name)
    for (const network of nodes.values()) await network.release()
    nodes.clear()
  }

  await start()
  return {
    start,
    stop,
    kubeconfig: kubeconfigFor(
      { name: request.name, fqdn: request.fqdn, roots: world.publicRootPem },
      { name: `clusterAdmin_${request.name}`, token: adminToken },
    ),
    setAuthorizedRanges: ranges => {
      reachable = reachableFrom(ranges, labNet.frontDoor)
    },
    close: async () => {
      await stop()
      await filesOfNodes.release()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
