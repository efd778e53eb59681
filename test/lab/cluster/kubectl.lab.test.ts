/** The cluster as an unmodified kubectl sees it. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { enterPrivateNamespaces } from '../network/private-namespaces.ts'
import { deployment, openWorld, type TestWorld } from './world.ts'

enterPrivateNamespaces(import.meta, ['kubectl'])

let world: TestWorld
const ok = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await world.kubectl(...args)
  assert.equal(code, 0, `kubectl ${args.join(' ')}: ${stderr}`)
  return stdout
}

before(async () => {
  world = await openWorld()
  const started = performance.now()
  const applied = await world.kubectlWith(deployment('web', 2), 'apply', '-f', '-')
  assert.equal(applied.stdout, 'deployment.apps/web created\n', applied.stderr)
  await ok('rollout', 'status', 'deploy/web', '--timeout=20s')
  console.log(`# two pods after ${(performance.now() - started).toFixed(0)} ms`)
})
after(async () => {
  await world.close()
  assert.deepEqual(world.refusals, [], 'nothing was refused')
})

const podName = async (): Promise<string> =>
  (await ok('get', 'pods', '-l', 'app=web', '-o', 'name')).split('\n')[0]?.replace('pod/', '') ?? ''

test('get shows real columns', async () => {
  const lines = (await ok('get', 'pods')).trim().split('\n')
  assert.match(lines[0] ?? '', /^NAME +READY +STATUS +RESTARTS +AGE$/)
  assert.match(lines[1] ?? '', /^web-\w+-\w+ +1\/1 +Running +0 +\d+s$/)
  assert.match(await ok('get', 'deploy,rs,nodes'), /deployment\.apps\/web +2\/2 +2 +2/)
})

test('apply is idempotent; apply --server-side finds the conflict, names the field, and may force it', async () => {
  const again = await world.kubectlWith(deployment('web', 2), 'apply', '-f', '-')
  assert.equal(again.stdout, 'deployment.apps/web unchanged\n', again.stderr)
  const refused = await world.kubectlWith(deployment('web', 3), 'apply', '--server-side', '-f', '-')
  assert.equal(refused.code, 1)
  assert.match(refused.stderr, /Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps\/v1: \.spec\.replicas/)
  const forced = await world.kubectlWith(deployment('web', 3), 'apply', '--server-side', '--force-conflicts', '-f', '-')
  assert.equal(forced.stdout, 'deployment.apps/web serverside-applied\n', forced.stderr)
  await ok('rollout', 'status', 'deploy/web', '--timeout=20s')
  assert.equal((await ok('get', 'pods', '-l', 'app=web', '-o', 'name')).trim().split('\n').length, 3)
  await ok('scale', 'deploy/web', '--replicas=2')
  await ok('wait', 'deploy/web', '--for=jsonpath={.status.replicas}=2', '--timeout=20s')
})

test('wait for conditions, and for a deletion', async () => {
  await ok('wait', 'pod', '-l', 'app=web', '--for=condition=Ready', '--timeout=10s')
  await ok('run', 'shortlived', '--image=ubuntu', '--command', '--', 'sleep', 'infinity')
  await ok('wait', 'pod/shortlived', '--for=condition=Ready', '--timeout=10s')
  await ok('delete', 'pod', 'shortlived', '--wait=false')
  await ok('wait', 'pod/shortlived', '--for=delete', '--timeout=10s')
})

test('exec hands on exit codes, output, standard error and a missing program', async () => {
  const pod = await podName()
  const ran = await world.kubectl('exec', pod, '--', 'sh', '-c', 'echo out; echo err >&2; exit 7')
  assert.deepEqual([ran.code, ran.stdout, ran.stderr], [7, 'out\n', 'err\ncommand terminated with exit code 7\n'])
  const missing = await world.kubectl('exec', pod, '--', 'no-such-program')
  assert.equal(missing.code, 1)
  assert.match(missing.stderr, /exec: "no-such-program": executable file not found in \$PATH/)
  const gone = await world.kubectl('exec', 'no-such-pod', '--', 'true')
  assert.match(gone.stderr, /pods "no-such-pod" not found/)
  const nobody = await world.kubectl('exec', pod, '-c', 'nobody', '--', 'true')
  assert.match(nobody.stderr, /container nobody is not valid for pod/)
})

test('exec -i reads standard input to its end, -t gives a terminal', async () => {
  const pod = await podName()
  const text = 'x'.repeat(1_000_000)
  const counted = await world.kubectlWith(text, 'exec', '-i', pod, '--', 'wc', '-c')
  assert.equal(counted.stdout.trim(), '1000000', counted.stderr)
  const terminal = await world.kubectlWith('tty; stty size; exit 3\n', 'exec', '-i', '-t', pod, '--', 'bash')
  assert.ok(terminal.code === 3 || /not a terminal/.test(terminal.stderr), terminal.stderr)
})

test('5 MB through exec arrive whole and quickly', async () => {
  const started = performance.now()
  const { stdout, code } = await world.kubectl('exec', await podName(), '--', 'sh', '-c', 'head -c 5000000 /dev/zero | tr "\\0" a')
  assert.equal(code, 0)
  assert.equal(stdout.length, 5_000_000)
  assert.match(stdout, /^a+$/)
  assert.ok(performance.now() - started < 5000)
})

test('cp both ways, byte for byte', async () => {
  const pod = await podName()
  mkdirSync('/run/home/cp', { recursive: true })
  const bytes = randomBytes(300_000)
  writeFileSync('/run/home/cp/there', bytes)
  await ok('cp', '/run/home/cp/there', `${pod}:/tmp/there`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  assert.equal((await ok('exec', pod, '--', 'sha256sum', '/tmp/there')).split(' ')[0], hash)
  await ok('cp', `${pod}:/tmp/there`, '/run/home/cp/back')
  assert.ok(readFileSync('/run/home/cp/back').equals(bytes))
})

test('logs: all, the tail, and followed until the end', async () => {
  assert.equal(await ok('logs', await podName()), 'ready\n')
  await ok(
    'run',
    'talker',
    '--image=ubuntu',
    '--restart=Never',
    '--command',
    '--',
    'sh',
    '-c',
    'for i in 1 2 3 4 5; do echo line $i; sleep 0.1; done',
  )
  await ok('wait', 'pod/talker', '--for=jsonpath={.status.phase}=Running', '--timeout=10s')
  assert.equal(await ok('logs', '-f', 'talker'), 'line 1\nline 2\nline 3\nline 4\nline 5\n')
  await ok('wait', 'pod/talker', '--for=jsonpath={.status.phase}=Succeeded', '--timeout=10s')
  assert.equal(await ok('logs', 'talker', '--tail=2'), 'line 4\nline 5\n')
  await ok('delete', 'pod', 'talker')
})

test('debug adds an ephemeral container beside the others', async () => {
  const pod = await podName()
  await ok('debug', pod, '--image=ubuntu', '--container=probe', '--profile=general', '--', 'sh', '-c', 'hostname; sleep 60')
  await ok('wait', `pod/${pod}`, '--for=jsonpath={.status.ephemeralContainerStatuses[0].state.running}', '--timeout=10s').catch(
    () => undefined,
  )
  assert.equal(await ok('exec', pod, '-c', 'probe', '--', 'hostname'), `${pod}\n`)
  const changed = await world.kubectl(
    'patch',
    'pod',
    pod,
    '--subresource=ephemeralcontainers',
    '--type=json',
    '-p',
    '[{"op":"remove","path":"/spec/ephemeralContainers/0"}]',
  )
  assert.match(changed.stderr, /existing ephemeral containers "probe" may not be removed/)
})

test('auth can-i answers for the admin and for a service account with a role', async () => {
  assert.equal(await ok('auth', 'can-i', 'create', 'pods/exec'), 'yes\n')
  await ok('create', 'serviceaccount', 'reader')
  await ok('create', 'role', 'read', '--verb=get,list', '--resource=pods')
  await ok('create', 'rolebinding', 'read', '--role=read', '--serviceaccount=default:reader')
  const token = (await ok('create', 'token', 'reader')).trim()
  // A kubeconfig without users of its own, so that the token alone speaks.
  const as = (...args: string[]) => world.kubectl('--kubeconfig', '/run/home/anonymous', '--token', token, ...args)
  writeFileSync(
    '/run/home/anonymous',
    world.cluster.kubeconfig.replace(/users:[\s\S]*?contexts:/, 'contexts:').replace(/user: .*/, 'user: ""'),
  )
  assert.equal((await as('auth', 'can-i', 'list', 'pods')).stdout, 'yes\n')
  assert.equal((await as('auth', 'can-i', 'create', 'pods/exec')).stdout, 'no\n')
  assert.equal((await as('get', 'pods', '-o', 'name')).code, 0)
  const denied = await as('get', 'secrets')
  assert.equal(
    denied.stderr,
    'Error from server (Forbidden): secrets is forbidden: User "system:serviceaccount:default:reader" cannot list resource "secrets" in API group "" in the namespace "default"\n',
  )
  const exec = await as('exec', await podName(), '--', 'true')
  assert.match(exec.stderr, /cannot (get|create) resource "pods\/exec"/)
})

test('create, restart, undo, set image, jobs', async () => {
  await ok('create', 'deployment', 'rolled', '--image=ubuntu', '--replicas=2', '--', 'sleep', 'infinity')
  await ok('rollout', 'status', 'deploy/rolled', '--timeout=20s')
  await ok('set', 'image', 'deploy/rolled', 'ubuntu=debian')
  await ok('rollout', 'status', 'deploy/rolled', '--timeout=20s')
  await ok('rollout', 'undo', 'deploy/rolled')
  await ok('rollout', 'status', 'deploy/rolled', '--timeout=20s')
  assert.equal(
    await ok('get', 'deploy', 'rolled', '-o', 'jsonpath={.spec.template.spec.containers[0].image} {.metadata.annotations}'),
    'ubuntu {"deployment.kubernetes.io/revision":"3"}',
  )
  await ok('delete', 'deploy', 'rolled', '--cascade=foreground', '--timeout=20s')
  await ok('create', 'job', 'once', '--image=ubuntu', '--', 'sh', '-c', 'echo done')
  await ok('wait', 'job/once', '--for=condition=complete', '--timeout=10s')
  assert.equal(await ok('logs', 'job/once'), 'done\n')
  await ok('delete', 'job', 'once')
})

test('attach gives a container its input', async () => {
  const ran = await world.kubectlWith(
    'one\ntwo\n',
    'run',
    'asked',
    '-i',
    '--quiet',
    '--rm',
    '--restart=Never',
    '--image=ubuntu',
    '--command',
    '--',
    'sh',
    '-c',
    'read a; read b; sleep 0.3; echo "$b $a"; exit 3',
  )
  assert.equal(ran.stdout, 'two one\n', ran.stderr)
  assert.equal(ran.code, 3)
})

test('a custom resource definition makes a type', async () => {
  const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.try.example.com }
spec:
  group: try.example.com
  scope: Namespaced
  names: { plural: widgets, singular: widget, kind: Widget, shortNames: [wd] }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } }, additionalPrinterColumns: [{ name: Size, type: string, jsonPath: .spec.size }] }]
`
  assert.equal((await world.kubectlWith(definition, 'apply', '-f', '-')).code, 0)
  await ok('wait', 'crd/widgets.try.example.com', '--for=condition=Established', '--timeout=5s')
  const made = await world.kubectlWith(
    'apiVersion: try.example.com/v1\nkind: Widget\nmetadata: { name: one }\nspec: { size: large }\n',
    'apply',
    '-f',
    '-',
  )
  assert.equal(made.code, 0, made.stderr)
  assert.match(await ok('get', 'wd'), /NAME +SIZE +AGE\none +large/)
  await ok('delete', 'crd', 'widgets.try.example.com')
})

test('delete takes dependents along', async () => {
  await ok('delete', 'deploy', 'web', '--timeout=20s')
  await ok('wait', 'pod', '-l', 'app=web', '--for=delete', '--timeout=20s')
  assert.equal((await ok('get', 'rs,pods', '-o', 'name')).trim(), '')
})

test('a namespace goes with everything in it', async () => {
  await ok('create', 'namespace', 'gone')
  assert.equal((await world.kubectlWith(deployment('inside', 1), 'apply', '-n', 'gone', '-f', '-')).code, 0)
  await ok('-n', 'gone', 'rollout', 'status', 'deploy/inside', '--timeout=20s')
  await ok('delete', 'namespace', 'gone', '--timeout=20s')
  assert.match((await world.kubectl('get', 'namespace', 'gone')).stderr, /namespaces "gone" not found/)
})

test("mistakes are told in the API server's words", async () => {
  const bad = await world.kubectlWith(deployment('Bad_Name', 1), 'apply', '-f', '-')
  assert.match(
    bad.stderr,
    /Deployment "Bad_Name" is invalid: metadata.name: Invalid value: .*a lowercase RFC 1123 subdomain must consist of/,
  )
  const selector = await world.kubectlWith(
    deployment('odd', 1).replace('labels: { app: odd }', 'labels: { app: other }'),
    'apply',
    '-f',
    '-',
  )
  assert.match(selector.stderr, /`selector` does not match template `labels`/)
  const misspelt = await world.kubectlWith(deployment('odd', 1).replace('command:', 'comand:'), 'apply', '-f', '-')
  assert.match(misspelt.stderr, /strict decoding error: unknown field "spec.template.spec.containers\[0\].comand"/)
  assert.match((await world.kubectl('get', 'nonsense')).stderr, /the server doesn't have a resource type "nonsense"/)
})
