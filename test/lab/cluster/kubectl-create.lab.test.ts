/** What kubectl posts as protobuf, with an unmodified kubectl: debugging a node, running, creating; and what is refused, by name. */
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { enterPrivateNamespaces } from '../network/private-namespaces.ts'
import { openWorld, type Ran, type TestWorld } from './world.ts'

enterPrivateNamespaces(import.meta, ['kubectl'])

let world: TestWorld
const ok = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await world.kubectl(...args)
  assert.equal(code, 0, `kubectl ${args.join(' ')}: ${stderr}`)
  return stdout
}
const apply = async (manifest: object): Promise<void> => {
  const { code, stderr } = await world.kubectlWith(JSON.stringify(manifest), 'apply', '-f', '-')
  assert.equal(code, 0, stderr)
}
/** Runs it, and says what the lab noted as not emulated meanwhile. */
const refused = async (...args: string[]): Promise<Ran & { noted: string[] }> => {
  const before = world.refusals.length
  const ran = await world.kubectl(...args)
  return { ...ran, noted: world.refusals.splice(before) }
}
const node = 'aks-nodepool1-20000000-vmss000000'
const json = async (...args: string[]): Promise<Record<string, unknown>> => JSON.parse(await ok('get', ...args, '-o', 'json'))
const events = async (kind: string, name: string): Promise<string> =>
  ok(
    'get',
    'events',
    '--field-selector',
    `involvedObject.kind=${kind},involvedObject.name=${name}`,
    '-o',
    'jsonpath={range .items[*]}{.type} {.reason} {.message}{"\\n"}{end}',
  )

before(async () => {
  world = await openWorld()
})
after(async () => {
  await world.close()
  assert.deepEqual(world.refusals, [], 'nothing else was refused')
})

const debugNode = async (profile: string, ...command: string[]): Promise<string> => {
  const { code, stdout, stderr } = await world.kubectl('debug', `node/${node}`, '--image=ubuntu', `--profile=${profile}`, '--', ...command)
  assert.equal(code, 0, stderr)
  return /debugging pod (\S+) with/.exec(stdout)?.[1] ?? ''
}
const phase = async (pod: string, wanted: string): Promise<string> =>
  ok('wait', `pod/${pod}`, `--for=jsonpath={.status.phase}=${wanted}`, '--timeout=10s')

const nodeSees: [what: string, script: string, expected: RegExp][] = [
  ["the node's files are at /host", 'ls -1d /host/etc/os-release /host/usr/bin', /^\/host\/etc\/os-release\n\/host\/usr\/bin\n$/],
  [
    'in which nobody is at home',
    'ls -A /host/root /host/home /host/tmp /host/media',
    /^\/host\/home:\n\n\/host\/media:\n\n\/host\/root:\n\n\/host\/tmp:\n$/,
  ],
  ["nothing of the lab's", 'ls -A /host/run /host/proc /host/sys', /^\/host\/proc:\n\n\/host\/run:\nlock\n\n\/host\/sys:\n$/],
  ['which nobody can write to', 'touch /host/etc/x /host/tmp/x /host/x 2>&1', /^(touch: [^\n]*: Read-only file system\n){3}$/],
  [
    'or remount',
    'mount -o remount,rw /host 2>&1; umount /host 2>&1',
    /(permission denied|must be superuser)[\s\S]*(permission denied|must be superuser)/,
  ],
  ["whose passwords are not the machine's", 'grep -v ":\\*:" /host/etc/shadow | wc -l', /^0\n$/],
  ['and which can be a root of its own', 'chroot /host cat /etc/os-release | grep -c ^ID=', /^1\n$/],
  [
    "the network is the node's, and its name",
    'hostname; ip -4 -o addr show dev lo | grep -o "10\\.42\\.1\\.[0-9]*"',
    new RegExp(`^${node}\\n10\\.42\\.1\\.4\\n$`),
  ],
]
test('debug node: what it sees', async t => {
  const pod = await debugNode('general', 'sleep', 'infinity')
  await ok('wait', `pod/${pod}`, '--for=condition=Ready', '--timeout=10s')
  for (const [what, script, expected] of nodeSees)
    await t.test(what, async () => assert.match(await ok('exec', pod, '--', 'sh', '-c', `${script}; true`), expected))
  await ok('delete', 'pod', pod, '--now')
})

test('debug node -it: input, output, the end', async () => {
  const typed = [
    'debug',
    `node/${node}`,
    '-it',
    '--image=ubuntu',
    '--profile=general',
    '--',
    'sh',
    '-c',
    'read word; echo "on $(hostname): $word"',
  ]
  const ran = await world.kubectlWith('hello\n', ...typed)
  assert.equal(ran.code, 0, ran.stderr)
  assert.match(ran.stdout, new RegExp(`on ${node}: hello`))
  await phase(/debugging pod (\S+) with/.exec(ran.stdout)?.[1] ?? '', 'Succeeded')
})

test('debug node: every profile but the privileged one runs; what a pod asked for and did not get is an event', async () => {
  const pods = await Promise.all(['legacy', 'general', 'baseline', 'netadmin'].map(profile => debugNode(profile, 'echo', 'here')))
  for (const pod of pods) {
    await phase(pod, 'Succeeded')
    assert.equal(await ok('logs', pod), 'here\n')
  }
  assert.match(
    await events('Pod', pods.at(-1) ?? ''),
    /Warning NotEmulatedInLab hostPID: [\s\S]*Warning NotEmulatedInLab capabilities NET_ADMIN, NET_RAW of container debugger/,
  )
  const never = await debugNode('sysadmin', 'true')
  await phase(never, 'Failed')
  assert.match(await events('Pod', never), /Warning Failed Error: the lab runs no privileged containers/)
})

const probeDefaults = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }
test('a pod with everything that the tables know comes through debug --copy-to as it was', async () => {
  const spec = {
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 0,
    securityContext: {
      runAsUser: 0,
      fsGroup: 7,
      supplementalGroups: [0, 8],
      runAsNonRoot: false,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    tolerations: [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 0 }],
    hostAliases: [{ ip: '192.0.2.1', hostnames: ['one.example', 'two.example'] }],
    dnsConfig: { nameservers: ['192.0.2.53'], searches: ['example.com'], options: [{ name: 'ndots', value: '2' }] },
    imagePullSecrets: [{ name: 'registry' }],
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    volumes: [
      { name: 'cm', configMap: { name: 'cm', items: [{ key: 'a', path: 'sub/a', mode: 0o400 }], optional: false, defaultMode: 0o644 } },
      { name: 'sec', secret: { secretName: 'sec', optional: true, defaultMode: 0o440 } },
      { name: 'empty', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
      {
        name: 'down',
        downwardAPI: { items: [{ path: 'labels', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.labels' } }], defaultMode: 420 },
      },
      { name: 'etc', hostPath: { path: '/etc', type: 'Directory' } },
      {
        name: 'all',
        projected: {
          defaultMode: 420,
          sources: [
            { serviceAccountToken: { audience: 'x', expirationSeconds: 600, path: 't' } },
            { configMap: { name: 'cm', optional: true } },
          ],
        },
      },
    ],
    containers: [
      {
        name: 'app',
        image: 'ubuntu:24.04',
        imagePullPolicy: 'IfNotPresent',
        command: ['sh', '-c', 'sleep infinity'],
        workingDir: '/tmp',
        env: [
          { name: 'PLAIN', value: 'ünï' },
          { name: 'FIELD', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
          { name: 'KEY', valueFrom: { configMapKeyRef: { name: 'cm', key: 'a', optional: false } } },
          { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'sec', key: 'a', optional: true } } },
        ],
        envFrom: [{ prefix: 'P_', configMapRef: { name: 'cm' } }],
        ports: [{ name: 'web', containerPort: 80, protocol: 'TCP' }],
        resources: { limits: { cpu: '500m', memory: '64Mi' }, requests: { cpu: '100m' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          privileged: false,
          capabilities: { drop: ['ALL'] },
          runAsGroup: 0,
        },
        volumeMounts: [
          { name: 'cm', mountPath: '/cm' },
          { name: 'etc', mountPath: '/node-etc', readOnly: true },
          { name: 'empty', mountPath: '/empty', subPath: 'below' },
        ],
        readinessProbe: {
          exec: { command: ['true'] },
          initialDelaySeconds: 1,
          timeoutSeconds: 1,
          periodSeconds: 1,
          successThreshold: 1,
          failureThreshold: 3,
        },
        lifecycle: { preStop: { exec: { command: ['true'] } }, postStart: { httpGet: { port: 'web', path: '/x', scheme: 'HTTP' } } },
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ],
  }
  await ok('create', 'configmap', 'cm', '--from-literal=a=b')
  await apply({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'rich', annotations: { note: 'n' } }, spec })
  await ok('wait', 'pod/rich', '--for=jsonpath={.spec.nodeName}', '--timeout=10s')
  const custom = {
    readinessProbe: { httpGet: { port: 8080, path: '/r', scheme: 'HTTP', httpHeaders: [{ name: 'h', value: 'v' }] }, periodSeconds: 5 },
    livenessProbe: { tcpSocket: { port: 'web' }, terminationGracePeriodSeconds: 0 },
    env: [{ name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } }],
    volumeMounts: [{ name: 'cm', mountPath: '/cm', subPath: 'sub', readOnly: true }],
  }
  writeFileSync('/run/home/custom.json', JSON.stringify(custom))
  const kept = ['--share-processes=false', '--same-node', '--keep-annotations', '--keep-readiness']
  const added = ['--image=ubuntu', '--container=added', '--profile=general', '--custom=/run/home/custom.json']
  await ok('debug', 'rich', '--copy-to=copied', ...kept, ...added, '--', 'true')
  type Spec = Record<string, unknown> & { containers: Record<string, unknown>[] }
  const { containers: before, ...original } = ((await json('pod', 'rich')) as { spec: Spec }).spec
  const { containers: after, shareProcessNamespace, ...copy } = ((await json('pod', 'copied')) as { spec: Spec }).spec
  assert.equal(shareProcessNamespace, false, 'a no that was said')
  assert.deepEqual(copy, original)
  assert.deepEqual(after[0], before[0])
  assert.deepEqual(Object.fromEntries(Object.keys(custom).map(field => [field, after[1]?.[field]])), {
    ...custom,
    readinessProbe: { ...probeDefaults, ...custom.readinessProbe },
    livenessProbe: { ...probeDefaults, ...custom.livenessProbe },
  })
  await ok('delete', 'pod', 'rich', 'copied', '--now')
})

test('run: environment, labels, ports, and a service beside it', async () => {
  await ok(
    'run',
    'ran',
    '--image=ubuntu',
    '--env=WORD=one',
    '--port=80',
    '--labels=app=ran',
    '--expose',
    '--',
    'sh',
    '-c',
    'echo $WORD; sleep 60',
  )
  await ok('wait', 'pod/ran', '--for=condition=Ready', '--timeout=10s')
  assert.equal(await ok('logs', 'ran'), 'one\n')
  const { spec } = (await json('pod', 'ran')) as { spec: Record<string, unknown> }
  for (const absent of ['hostNetwork', 'hostPID', 'hostIPC', 'priority']) assert.ok(!(absent in spec), `${absent} was never said`)
  await ok('delete', 'pod/ran', 'svc/ran', '--now')
})

test('create: each kind holds what was given', async () => {
  mkdirSync('/run/home', { recursive: true })
  const bytes = Buffer.from([0, 255, 1, 254])
  writeFileSync('/run/home/bytes', bytes)
  await ok('create', 'namespace', 'made')
  await ok('create', 'configmap', 'both', '-n', 'made', '--from-literal=a=b', '--from-file=/run/home/bytes')
  await ok('create', 'secret', 'generic', 'hidden', '-n', 'made', '--from-file=/run/home/bytes', '--type=lab/try')
  await ok('create', 'serviceaccount', 'robot', '-n', 'made')
  await ok('create', 'deployment', 'none', '-n', 'made', '--image=ubuntu', '--replicas=0', '--port=80')
  await ok('create', 'service', 'clusterip', 'web', '-n', 'made', '--tcp=80:http')
  await ok('create', 'service', 'nodeport', 'outside', '-n', 'made', '--tcp=80:8080', '--node-port=30080')
  await ok('create', 'clusterrole', 'reads', '--verb=get', '--resource=pods', '--non-resource-url=/healthz')
  const of = async (kind: string, name: string, path: string): Promise<string> =>
    ok('get', '-n', 'made', kind, name, '-o', `jsonpath=${path}`)
  assert.equal(await of('configmap', 'both', '{.data.a} {.binaryData.bytes}'), `b ${bytes.toString('base64')}`)
  assert.equal(await of('secret', 'hidden', '{.type} {.data.bytes}'), `lab/try ${bytes.toString('base64')}`)
  assert.equal(await of('deployment', 'none', '{.spec.replicas}'), '0', 'a zero that was meant')
  assert.equal(await of('service', 'web', '{.spec.ports[0].targetPort}'), 'http')
  assert.equal(await of('service', 'outside', '{.spec.type} {.spec.ports[0].targetPort} {.spec.ports[0].nodePort}'), 'NodePort 8080 30080')
  assert.equal(await of('clusterrole', 'reads', '{.rules[*].nonResourceURLs[0]}'), '/healthz')
  await ok('delete', 'namespace', 'made', '--timeout=20s')
})

test('a service has an address of the service network, and an event that says that nothing answers on it', async () => {
  await ok('create', 'service', 'clusterip', 'quiet', '--tcp=80:80')
  await ok('create', 'service', 'clusterip', 'headless', '--clusterip=None')
  const address = await ok('get', 'svc', 'quiet', '-o', 'jsonpath={.spec.clusterIP}')
  assert.match(address, /^10\.41\.\d+\.\d+$/)
  assert.equal(
    await events('Service', 'quiet'),
    `Warning NotEmulatedInLab nothing answers on ${address} in the lab and no name server knows its name: reach its pods by their addresses\n`,
  )
  assert.match(await events('Service', 'headless'), /^Warning NotEmulatedInLab no name server knows its name/)
  await ok('delete', 'svc', 'quiet', 'headless')
})

const notThere: [what: string, args: string[], name: RegExp][] = [
  ['port-forward to a pod', ['port-forward', 'pod/target', '18080:80'], /port forwarding \(pods\/portforward\)/],
  ['port-forward to a service', ['port-forward', 'svc/target', '18080:80'], /port forwarding \(pods\/portforward\)/],
  ['the proxy of a pod', ['get', '--raw', '/api/v1/namespaces/default/pods/target/proxy/'], /the proxy of pods/],
  ['the proxy of a service', ['get', '--raw', '/api/v1/namespaces/default/services/http:target:80/proxy/a/b?c=d'], /the proxy of services/],
  ['the proxy of a node', ['get', '--raw', `/api/v1/nodes/${node}/proxy/metrics`], /the proxy of nodes/],
  ['a cron job', ['create', 'cronjob', 'nightly', '--image=ubuntu', '--schedule=0 0 * * *'], /cronjobs \(batch\/v1\)/],
  ['a quota', ['create', 'quota', 'little'], /resourcequotas \(v1\)/],
  ['an ingress', ['create', 'ingress', 'in', '--rule=a.example/=web:80'], /ingresses \(networking\.k8s\.io\/v1\)/],
]
test('what is not emulated is refused by name, with 501, and noted', async t => {
  await ok('run', 'target', '--image=ubuntu', '--port=80', '--expose', '--', 'sleep', 'infinity')
  await ok('wait', 'pod/target', '--for=condition=Ready', '--timeout=10s')
  for (const [what, args, name] of notThere) {
    await t.test(what, async () => {
      const { code, stderr, noted } = await refused(...args)
      assert.equal(code, 1)
      assert.match(stderr, new RegExp(`the lab's cluster does not emulate .*${name.source}`))
      assert.ok(noted.length > 0 && noted.every(text => name.test(text)), noted.join('\n'))
    })
  }
  assert.match(await ok('describe', 'node', node), /Lease: +<unset>|Lease:/)
  await ok('describe', 'namespace', 'default')
  await ok('delete', 'pod/target', 'svc/target', '--now')
})

test('a volume path that leads out of the volume is not mounted', async () => {
  const pod = (name: string, subPath: string, first = 'true') => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      restartPolicy: 'Never',
      volumes: [{ name: 'v', emptyDir: {} }],
      initContainers: [{ name: 'first', image: 'ubuntu', command: ['sh', '-c', first], volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
      containers: [
        { name: 'app', image: 'ubuntu', command: ['ls', '-A', '/seen'], volumeMounts: [{ name: 'v', mountPath: '/seen', subPath }] },
      ],
    },
  })
  await apply(pod('inside', 'a/b', 'mkdir -p /v/a/b; touch /v/a/b/file'))
  await apply(pod('made', 'new/one'))
  for (const [subPath, because] of [
    ['../../../..', /subPath: Invalid value: .*must not contain '\.\.'/],
    ['/etc', /subPath: Invalid value: .*must be a relative path/],
  ] as const) {
    const { code, stderr } = await world.kubectlWith(JSON.stringify(pod('above', subPath)), 'apply', '-f', '-')
    assert.equal(code, 1)
    assert.match(stderr, because)
  }
  for (const [name, subPath, first] of [
    ['linked', 'way', 'ln -s / /v/way'],
    ['deeper', 'way/etc', 'ln -s / /v/way'],
    ['old-root', 'way', 'ln -s /media/root /v/way'],
  ] as const) {
    await apply(pod(name, subPath, first))
    await ok('wait', `pod/${name}`, '--for=jsonpath={.status.phase}=Failed', '--timeout=10s')
    assert.match(await events('Pod', name), /Warning Failed Error: failed to prepare subPath .* of volume "v": it is not in the volume/)
  }
  for (const [name, log] of [
    ['inside', 'file\n'],
    ['made', ''],
  ] as const) {
    await ok('wait', `pod/${name}`, '--for=jsonpath={.status.phase}=Succeeded', '--timeout=10s')
    assert.equal(await ok('logs', name), log)
  }
})

const hostPaths: [name: string, hostPath: { path: string; type?: string }, because: RegExp][] = [
  ['missing', { path: '/no/such', type: 'Directory' }, /hostPath type check failed: \/no\/such is not a directory/],
  [
    'to-make',
    { path: '/data', type: 'DirectoryOrCreate' },
    /hostPath \/data does not exist on the node, and the lab's nodes are read-only/,
  ],
  ['other-kind', { path: '/etc/passwd', type: 'Directory' }, /hostPath type check failed: \/etc\/passwd is not a directory/],
  ['of-the-lab', { path: '/run/egress-gate' }, /hostPath \/run\/egress-gate does not exist on the node/],
  ['by-a-link', { path: '/var/run/egress-gate' }, /hostPath \/var\/run\/egress-gate does not exist on the node/],
]
for (const [name, hostPath, because] of hostPaths)
  test(`hostPath ${hostPath.path} ${hostPath.type ?? ''} is not mounted`, async () => {
    await apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `path-${name}` },
      spec: {
        volumes: [{ name: 'v', hostPath }],
        containers: [{ name: 'app', image: 'ubuntu', volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
      },
    })
    const until = Date.now() + 10_000
    while (!because.test(await events('Pod', `path-${name}`)) && Date.now() < until) await new Promise(resolve => setTimeout(resolve, 100))
    assert.match(await events('Pod', `path-${name}`), because)
    await ok('delete', 'pod', `path-${name}`, '--now')
  })
