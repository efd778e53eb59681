/** Pods from the inside: what they see, what they cannot do, how they end; and exec as client-node drives it. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { Exec, KubeConfig, KubernetesObjectApi, PatchStrategy, type V1Status, Watch } from '@kubernetes/client-node'
import { enterPrivateNamespaces } from '../network/private-namespaces.ts'
import { deployment, openWorld, type TestWorld } from './world.ts'

enterPrivateNamespaces(import.meta, ['kubectl'])

let world: TestWorld
const config = new KubeConfig()
const hostStore = (): string => readFileSync('/etc/ssl/certs/ca-certificates.crt', 'utf8')
const hostStoreBefore = hostStore()

before(async () => {
  world = await openWorld()
  config.loadFromString(world.cluster.kubeconfig)
  for (const cluster of config.clusters) Object.assign(cluster, { caData: Buffer.from(world.publicRoot.certificatePem).toString('base64') })
  await apply(deployment('web', 1))
  await kubectl('rollout', 'status', 'deploy/web', '--timeout=20s')
})
after(async () => {
  await world.close()
  assert.deepEqual(world.refusals, [], 'nothing was refused')
})

const kubectl = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await world.kubectl(...args)
  assert.equal(code, 0, `kubectl ${args.join(' ')}: ${stderr}`)
  return stdout
}
const apply = async (manifest: string): Promise<void> => {
  const { code, stderr } = await world.kubectlWith(manifest, 'apply', '-f', '-')
  assert.equal(code, 0, stderr)
}
const podOf = async (app: string): Promise<string> =>
  (await kubectl('get', 'pods', '-l', `app=${app}`, '-o', 'name')).split('\n')[0]?.replace('pod/', '') ?? ''

type Outcome = { status: V1Status | undefined; stdout: string; stderr: string; closed: number }
const exec = (
  pod: string,
  command: string[],
  options: {
    input?: string
    tty?: boolean
    onSocket?: (socket: { on(event: string, listener: (code: number) => void): void }) => void
  } = {},
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const [out, err] = [new PassThrough(), new PassThrough()]
    const texts = { stdout: '', stderr: '' }
    out.on('data', chunk => {
      texts.stdout += String(chunk)
    })
    err.on('data', chunk => {
      texts.stderr += String(chunk)
    })
    let status: V1Status | undefined
    new Exec(config)
      .exec(
        'default',
        pod,
        'app',
        command,
        out,
        options.tty ? null : err,
        options.input === undefined ? null : Readable.from([options.input]),
        options.tty ?? false,
        one => {
          status = one
        },
      )
      .then(socket => {
        options.onSocket?.(socket as never)
        socket.on('close', (closed: number) => resolve({ status, ...texts, closed }))
      }, reject)
  })
const inside = async (script: string): Promise<string> => {
  const { stdout, stderr } = await exec(await podOf('web'), ['sh', '-c', script])
  return stdout + stderr
}

const isolation: [name: string, script: string, expected: RegExp][] = [
  ['nobody is at home', 'ls -A /root /home', /^\/home:\n\n\/root:\n$/],
  [
    "no folders but the system's",
    'ls -A /',
    /^(bin|boot|dev|etc|home|lib|lib32|lib64|libx32|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var|\n)+$/,
  ],
  [
    "the lab's own files are not there",
    'ls /media /mnt; ls -A /run | grep -Ev "^(lock|mount|secrets)$"; ls /run/mount',
    /^\/media:\n\n\/mnt:\n$/,
  ],
  ['no host process', 'ls -d /proc/[0-9]* | wc -l', /^[1-9]\n$/],
  ['the first process has a clean environment', 'tr "\\0" "\\n" < /proc/1/environ', /^PATH=[^\n]*\n$/],
  ['no inherited descriptors', 'for fd in /proc/self/fd/*; do [ -e $fd ] && basename $fd; done; true', /^0\n1\n2\n$/],
  ['mounts are refused', 'mount -t tmpfs none /mnt 2>&1; echo $?', /permission denied[\s\S]*32\n$/],
  ['unmounts are refused', 'umount /proc/sys 2>&1; echo $?', /(permission denied|must be superuser)[\s\S]*32\n$/],
  ['namespaces are refused', 'unshare --net true 2>&1; unshare --mount true 2>&1', /(Operation not permitted[\s\S]*){2}/],
  ['device nodes are refused', 'mknod /tmp/disk b 254 0 2>&1', /Operation not permitted/],
  ['no capability that reaches the host', 'grep CapBnd /proc/self/status', /\b00000000800405fb\n$/],
  ['no new privileges', 'grep NoNewPrivs /proc/self/status', /1\n$/],
  [
    'kernel settings are read-only',
    'echo 1 > /proc/sys/vm/drop_caches 2>&1; touch /sys/x 2>&1',
    /Read-only file system[\s\S]*Read-only file system/,
  ],
  ['kernel memory is masked', 'head -c 10 /proc/kallsyms | wc -c; head -c 10 /proc/kcore 2>/dev/null | wc -c', /^0\n0\n$/],
  ['the network has only what the topology gave', 'ls /sys/class/net', /^lo\n$/],
  ['its own host name', 'hostname; cat /etc/hostname', /^(web-\w+-\w+)\n\1\n$/],
  ["the network's name servers", 'cat /etc/resolv.conf', /^nameserver 10\.42\.2\.4\n$/],
  [
    "nothing of the host's authorities",
    'ls /usr/local/share/ca-certificates /etc/ca-certificates/update.d /etc/ssl/private 2>&1',
    /^ls: cannot access '\/etc\/ssl\/private'[^\n]*\n\/etc\/ca-certificates\/update.d:\n\n\/usr\/local\/share\/ca-certificates:\n$/,
  ],
  ["nothing that only the host's root may read", 'find /etc ! -type l ! -perm -004', /^\/etc\/shadow\n$/],
  [
    'the distribution can be reconfigured',
    'DEBIAN_FRONTEND=noninteractive dpkg-reconfigure ca-certificates 2>&1; echo $?',
    /Updating certificates in \/etc\/ssl\/certs\.\.\.\n0 added, 0 removed; done\.[\s\S]*\n0\n$/,
  ],
  ['no passwords', 'grep -v ":\\*:" /etc/shadow | wc -l', /^0\n$/],
  ['temporary folders are writable by all', 'stat -c %a /tmp /var/tmp /dev/shm', /^1777\n1777\n1777\n$/],
  [
    'a user namespace of its own',
    '[ "$(readlink /proc/1/ns/user)" = "$(readlink /proc/self/ns/user)" ] && cat /proc/self/setgroups',
    /^allow\n$/,
  ],
  [
    'a replaced setpriv gets nothing that the pod does not have',
    'cp /usr/bin/setpriv /tmp/real; printf "#!/bin/sh\\nmount -t tmpfs none /mnt 2>/tmp/stolen; exec /tmp/real \\"\\$@\\"\\n" > /usr/bin/setpriv; echo ready',
    /^ready\n$/,
  ],
  ['even when a command enters through it', 'cat /tmp/stolen; ls -A /mnt; cp /tmp/real /usr/bin/setpriv', /permission denied/],
  ['orphans are reaped', '(sleep 0.05 &) ; sleep 0.3; ps -eo stat,comm | grep -c "^Z" || true', /^0\n$/],
  ['standard streams can be reopened by name', 'echo out > /dev/stdout; echo err > /dev/stderr', /^out\nerr\n$/],
]
for (const [name, script, expected] of isolation) test(`isolation: ${name}`, async () => assert.match(await inside(script), expected))

test("the trust store is the distribution's and the lab's root, and a real update-ca-certificates keeps it so", async () => {
  const marker = world.publicRoot.certificatePem.split('\n')[2] ?? ''
  const before = await inside(`grep -c BEGIN /etc/ssl/certs/ca-certificates.crt; grep -c "${marker}" /etc/ssl/certs/ca-certificates.crt`)
  const [count = '', ours] = before.trim().split('\n')
  assert.equal(ours, '1')
  assert.match(
    await inside(
      `cat > /tmp/root.pem <<'END'\n${world.publicRoot.certificatePem}\nEND\nopenssl verify -CApath /etc/ssl/certs /tmp/root.pem`,
    ),
    /OK/,
  )
  const added = await inside(
    'openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout /dev/null -subj "/O=Try/CN=Try Root" -days 2 -out /usr/local/share/ca-certificates/try.crt 2>/dev/null; update-ca-certificates 2>&1',
  )
  assert.match(added, /1 added, 0 removed/)
  const after = await inside(`grep -c BEGIN /etc/ssl/certs/ca-certificates.crt; grep -c "${marker}" /etc/ssl/certs/ca-certificates.crt`)
  assert.equal(after, `${Number(count) + 1}\n1\n`)
  assert.equal(hostStore(), hostStoreBefore, 'the host trusts what it trusted before')
})

test('client-node: output, exit code, standard input to its end', async () => {
  const pod = await podOf('web')
  const seven = await exec(pod, ['sh', '-c', 'echo hi; exit 7'])
  assert.equal(seven.stdout, 'hi\n')
  assert.deepEqual(seven.status?.details?.causes, [{ reason: 'ExitCode', message: '7' }])
  const counted = await exec(pod, ['wc', '-c'], { input: 'x'.repeat(200_000) })
  assert.equal(counted.stdout.trim(), '200000')
  assert.equal(counted.status?.status, 'Success')
})

test('client-node: 5 MB of output', async () => {
  const { stdout, status } = await exec(await podOf('web'), ['sh', '-c', 'head -c 5000000 /dev/zero | tr "\\0" a'])
  assert.equal(stdout.length, 5_000_000)
  assert.equal(status?.status, 'Success')
})

test('a terminal is a terminal', async () => {
  const { stdout, status } = await exec(
    await podOf('web'),
    ['bash', '-c', 'tty; test -t 0 && test -t 1 && echo yes; read line; echo "got $line"; exit 4'],
    { tty: true, input: 'word\n' },
  )
  assert.match(stdout, /\/dev\/pts\/\d+\r\nyes\r\n/)
  assert.match(stdout, /got word\r\n/)
  assert.deepEqual(status?.details?.causes, [{ reason: 'ExitCode', message: '4' }])
})

test('a process that outlives its command does not hold the exec', async () => {
  const started = performance.now()
  const { stdout, status } = await exec(await podOf('web'), ['sh', '-c', 'sleep 30 & echo done'])
  assert.equal(stdout, 'done\n')
  assert.equal(status?.status, 'Success')
  assert.ok(performance.now() - started < 5000)
})

test('killed from inside: 137, and the container lives on', async () => {
  const { status } = await exec(await podOf('web'), ['sh', '-c', 'kill -9 $$'])
  assert.deepEqual(status?.details?.causes, [{ reason: 'ExitCode', message: '137' }])
})

test('the pod dies in the middle of an exec: the connection breaks, no status says success', async () => {
  await apply(deployment('victim', 1))
  await kubectl('rollout', 'status', 'deploy/victim', '--timeout=20s')
  const pod = await podOf('victim')
  const outcome = await exec(pod, ['sh', '-c', 'echo begun; sleep 20'], {
    onSocket: () => setTimeout(() => void world.kubectl('delete', 'pod', pod, '--grace-period=0', '--force'), 300),
  })
  assert.equal(outcome.stdout, 'begun\n')
  assert.equal(outcome.status, undefined)
  assert.equal(outcome.closed, 1006)
  await kubectl('delete', 'deploy', 'victim')
})

test('a container that ends is restarted with a fresh root; what exec installed is gone', async () => {
  await apply(deployment('phoenix', 1))
  await kubectl('rollout', 'status', 'deploy/phoenix', '--timeout=20s')
  const pod = await podOf('phoenix')
  const read = async () =>
    JSON.parse(await kubectl('get', 'pod', pod, '-o', 'jsonpath={.status.containerStatuses[0]}')) as {
      restartCount: number
      containerID: string
      lastState: { terminated?: { exitCode: number } }
    }
  const before = await read()
  assert.equal((await exec(pod, ['sh', '-c', 'echo here > /usr/local/share/mark; cat /usr/local/share/mark'])).stdout, 'here\n')
  const killed = await exec(pod, ['kill', '1'])
  assert.ok(killed.status === undefined || killed.status.status === 'Success')
  await kubectl('wait', `pod/${pod}`, '--for=jsonpath={.status.containerStatuses[0].restartCount}=1', '--timeout=10s')
  await kubectl('wait', `pod/${pod}`, '--for=condition=Ready', '--timeout=10s')
  const after = await read()
  assert.equal(after.restartCount, 1)
  assert.notEqual(after.containerID, before.containerID)
  assert.equal(after.lastState.terminated?.exitCode, 0)
  assert.match((await exec(pod, ['cat', '/usr/local/share/mark'])).stderr, /No such file/)
  assert.equal((await world.kubectl('logs', pod, '--previous')).stdout, 'ready\n')
  await kubectl('delete', 'deploy', 'phoenix')
})

test('client-node: list, watch, server-side apply', async () => {
  const objects = KubernetesObjectApi.makeApiClient(config)
  const seen: string[] = []
  const watching = await new Watch(config).watch(
    '/api/v1/namespaces/default/configmaps',
    { labelSelector: 'try=yes' },
    (type, object: { metadata: { name: string } }) => void seen.push(`${type} ${object.metadata.name}`),
    () => {},
  )
  const map = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'default', labels: { try: 'yes' } },
    data: { a: '1' },
  }
  await objects.patch(map, undefined, undefined, 'egress-gate', true, PatchStrategy.ServerSideApply)
  await objects.patch(
    { ...map, data: { b: '2' } } as unknown as typeof map,
    undefined,
    undefined,
    'egress-gate',
    true,
    PatchStrategy.ServerSideApply,
  )
  const stored = (await objects.read(map)) as unknown as {
    data: object
    metadata: { managedFields: { manager: string; operation: string }[] }
  }
  assert.deepEqual(stored.data, { b: '2' }, 'a field that is no longer applied goes')
  assert.deepEqual(
    stored.metadata.managedFields.map(one => [one.manager, one.operation]),
    [['egress-gate', 'Apply']],
  )
  await objects.delete(map)
  for (let tries = 0; seen.length < 3 && tries < 50; tries += 1) await new Promise(resolve => setTimeout(resolve, 20))
  watching.abort()
  assert.deepEqual(seen, ['ADDED settings', 'MODIFIED settings', 'DELETED settings'])
})

test('two containers share network, host name and volumes, not their roots; init comes first', async () => {
  await apply(`
apiVersion: v1
kind: Pod
metadata: { name: pair, labels: { app: pair } }
spec:
  terminationGracePeriodSeconds: 1
  volumes: [{ name: shared, emptyDir: {} }]
  initContainers:
    - { name: first, image: ubuntu, command: [sh, -c, "echo from init > /shared/init"], volumeMounts: [{ name: shared, mountPath: /shared }] }
  containers:
    - { name: app, image: ubuntu, command: [sleep, infinity], volumeMounts: [{ name: shared, mountPath: /shared }] }
    - { name: side, image: ubuntu, command: [sleep, infinity], securityContext: { runAsUser: 1000, readOnlyRootFilesystem: true }, volumeMounts: [{ name: shared, mountPath: /shared }] }
`)
  await kubectl('wait', 'pod/pair', '--for=condition=Ready', '--timeout=10s')
  const run = async (container: string, script: string) =>
    (await world.kubectl('exec', 'pair', '-c', container, '--', 'sh', '-c', script)).stdout
  assert.equal(await run('app', 'cat /shared/init; touch /root/mine; hostname'), 'from init\npair\n')
  assert.equal(
    await run(
      'side',
      'id -u; hostname; ls /root 2>/dev/null; touch /tmp/x 2>/dev/null || echo read-only; echo shared > /shared/side 2>/dev/null; cat /shared/side',
    ),
    '1000\npair\nread-only\nshared\n',
  )
  assert.equal(await run('app', 'readlink /proc/self/ns/net'), await run('side', 'readlink /proc/self/ns/net'))
  await kubectl('delete', 'pod', 'pair')
})

test('config maps, secrets, the token and the environment', async () => {
  await kubectl('create', 'configmap', 'words', '--from-literal=greeting=hello')
  await kubectl('create', 'secret', 'generic', 'keys', '--from-literal=password=s3cret')
  await apply(`
apiVersion: v1
kind: Pod
metadata: { name: full }
spec:
  terminationGracePeriodSeconds: 1
  volumes: [{ name: words, configMap: { name: words } }, { name: keys, secret: { secretName: keys, defaultMode: 256 } }]
  containers:
    - name: app
      image: ubuntu
      command: [sleep, infinity]
      envFrom: [{ configMapRef: { name: words } }]
      env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: keys, key: password } } }, { name: BOTH, value: "$(greeting)-$(PASSWORD)" }, { name: IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }]
      volumeMounts: [{ name: words, mountPath: /etc/words }, { name: keys, mountPath: /keys, readOnly: true }]
`)
  await kubectl('wait', 'pod/full', '--for=condition=Ready', '--timeout=10s')
  const address = await kubectl('get', 'pod', 'full', '-o', 'jsonpath={.status.podIP}')
  const seen = await kubectl(
    'exec',
    'full',
    '--',
    'sh',
    '-c',
    'cat /etc/words/greeting /keys/password; echo; echo $BOTH $IP; stat -L -c %a /keys/password; touch /etc/words/x 2>&1; cut -d. -f2 /var/run/secrets/kubernetes.io/serviceaccount/token | wc -c; cat /var/run/secrets/kubernetes.io/serviceaccount/namespace',
  )
  assert.match(seen, new RegExp(`^hellos3cret\\nhello-s3cret ${address}\\n400\\ntouch: [^\\n]*Read-only file system\\n\\d{3,}\\ndefault$`))
  await kubectl('delete', 'pod', 'full')
})

test('a stop ends everything; a start brings back what a controller owns, with new UIDs', async () => {
  await kubectl('run', 'alone', '--image=ubuntu', '--command', '--', 'sleep', 'infinity')
  await kubectl('wait', 'pod/alone', '--for=condition=Ready', '--timeout=10s')
  const uid = await kubectl('get', 'pod', '-l', 'app=web', '-o', 'jsonpath={.items[0].metadata.uid}')
  await world.cluster.stop()
  const refused = await world.kubectl('get', 'pods', '--request-timeout=3s')
  assert.equal(refused.code, 1)
  await world.cluster.start()
  await kubectl('rollout', 'status', 'deploy/web', '--timeout=20s')
  assert.notEqual(await kubectl('get', 'pod', '-l', 'app=web', '-o', 'jsonpath={.items[0].metadata.uid}'), uid)
  assert.match((await world.kubectl('get', 'pod', 'alone')).stderr, /not found/)
})

test('fifty pods at once', async () => {
  const started = performance.now()
  await apply(deployment('many', 50))
  await kubectl('rollout', 'status', 'deploy/many', '--timeout=60s')
  const milliseconds = performance.now() - started
  const processes = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  /** Processes come and go while we look. */
  const orGone = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch {
      return undefined
    }
  }
  const ours = readlinkSync('/proc/self/ns/mnt')
  const inPods = processes.filter(pid => (orGone(() => readlinkSync(`/proc/${pid}/ns/mnt`)) ?? ours) !== ours)
  const share = (pid: string): number =>
    Number(/^Pss: +(\d+)/m.exec(orGone(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? '')?.[1] ?? 0)
  const perPod = inPods.reduce((sum, pid) => sum + share(pid), 0) / 1024 / 50
  assert.ok(inPods.length >= 100 && perPod < 5)
  console.log(`# 50 pods after ${milliseconds.toFixed(0)} ms, ${perPod.toFixed(2)} MB of memory each`)
  assert.ok(milliseconds < 30_000)
  await kubectl('delete', 'deploy', 'many', '--timeout=60s')
  await kubectl('wait', 'pod', '-l', 'app=many', '--for=delete', '--timeout=60s')
})

test('probes: ready when the command says so, restarted when it is not alive', async () => {
  await apply(`
apiVersion: v1
kind: Pod
metadata: { name: probed }
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: app
      image: ubuntu
      command: [sh, -c, "touch /tmp/alive; exec sleep infinity"]
      lifecycle: { postStart: { exec: { command: [sh, -c, "echo hooked > /tmp/hook"] } } }
      readinessProbe: { exec: { command: [test, -e, /tmp/ready] }, periodSeconds: 1 }
      livenessProbe: { exec: { command: [test, -e, /tmp/alive] }, periodSeconds: 1, failureThreshold: 1, initialDelaySeconds: 1 }
`)
  await kubectl('wait', 'pod/probed', '--for=jsonpath={.status.containerStatuses[0].started}=true', '--timeout=10s')
  assert.match(await kubectl('get', 'pod', 'probed'), /0\/1 +Running/)
  assert.equal(await kubectl('exec', 'probed', '--', 'sh', '-c', 'cat /tmp/hook; touch /tmp/ready'), 'hooked\n')
  await kubectl('wait', 'pod/probed', '--for=condition=Ready', '--timeout=10s')
  await kubectl('exec', 'probed', '--', 'rm', '/tmp/alive')
  await kubectl('wait', 'pod/probed', '--for=jsonpath={.status.containerStatuses[0].restartCount}=1', '--timeout=15s')
  assert.match(await kubectl('describe', 'pod', 'probed'), /Liveness probe failed/)
  await kubectl('delete', 'pod', 'probed')
})

test('a program that is not there, a missing secret: told in the status and the events, and over when mended', async () => {
  await kubectl('run', 'nothing', '--image=ubuntu', '--command', '--', '/no/such/program')
  await kubectl(
    'wait',
    'pod/nothing',
    '--for=jsonpath={.status.containerStatuses[0].state.waiting.reason}=CrashLoopBackOff',
    '--timeout=10s',
  )
  assert.match(
    await kubectl('get', 'pod', 'nothing', '-o', 'jsonpath={.status.containerStatuses[0].lastState.terminated}'),
    /"reason":"StartError".*|executable file not found/,
  )
  await kubectl('delete', 'pod', 'nothing')
  await apply(`
apiVersion: v1
kind: Pod
metadata: { name: waiting }
spec:
  terminationGracePeriodSeconds: 1
  containers: [{ name: app, image: ubuntu, command: [sleep, infinity], volumeMounts: [{ name: late, mountPath: /late }] }]
  volumes: [{ name: late, secret: { secretName: late } }]
`)
  await new Promise(resolve => setTimeout(resolve, 300))
  assert.match(await kubectl('describe', 'pod', 'waiting'), /FailedMount.*secret "late" not found/)
  await kubectl('create', 'secret', 'generic', 'late', '--from-literal=a=b')
  await kubectl('wait', 'pod/waiting', '--for=condition=Ready', '--timeout=10s')
  await kubectl('delete', 'pod', 'waiting')
})

test('a daemon set has a pod on every node, and replaces them one by one', async () => {
  const daemon = (image: string): string => `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: everywhere }
spec:
  selector: { matchLabels: { app: everywhere } }
  template:
    metadata: { labels: { app: everywhere } }
    spec: { terminationGracePeriodSeconds: 1, containers: [{ name: app, image: ${image}, command: [sleep, infinity] }] }
`
  await apply(daemon('ubuntu'))
  await kubectl('rollout', 'status', 'ds/everywhere', '--timeout=20s')
  const nodes = async () =>
    (await kubectl('get', 'pods', '-l', 'app=everywhere', '-o', 'jsonpath={.items[*].spec.nodeName}')).split(' ').sort()
  assert.equal(new Set(await nodes()).size, 2)
  await apply(daemon('debian'))
  await kubectl('rollout', 'status', 'ds/everywhere', '--timeout=20s')
  assert.equal(await kubectl('get', 'pods', '-l', 'app=everywhere', '-o', 'jsonpath={.items[*].spec.containers[0].image}'), 'debian debian')
  await kubectl('delete', 'ds', 'everywhere', '--timeout=20s')
})
