/** Trust that is declared in workloads, in the lab's cluster: real pods, real restarts, and kubectl as the witness of who owns which field. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { parse, stringify } from 'yaml'
import { installCaInPod } from '../../src/actions/install-ca-in-pod.ts'
import { trustDocument } from '../../src/kubernetes/trust-patch.ts'
import { runAction } from '../actions/world.ts'
import { openWorld, type TestWorld } from '../lab/cluster/world.ts'
import { enterPrivateNamespaces } from '../lab/network/private-namespaces.ts'
import { leafOf, type Signer, signer } from '../verify/lab.ts'

enterPrivateNamespaces(import.meta, ['kubectl', 'openssl', 'curl', 'node'])

let world: TestWorld
let [root, next]: Signer[] = []
let [intermediate, nextIntermediate]: Signer[] = []

const workloads = ['web', 'agent', 'locked', 'stubborn', 'twin', 'alone']
const script = "trap 'exit 0' TERM; while :; do sleep 0.2; done"
const template = (app: string, more = '', pod = '') => `
    metadata: { labels: { app: ${app} } }
    spec:
      terminationGracePeriodSeconds: 1
      ${pod}
      containers:
        - name: app
          image: ubuntu:24.04
          command: [sh, -c, "${script}"]
          ${more}`
const deployment = (app: string, replicas: number, more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${app} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${app} } }
  template:${template(app, more)}
---`

before(async () => {
  world = await openWorld()
  ;[root, next] = await Promise.all([signer('Egress Root CA', 'self'), signer('Next Egress Root CA', 'self')])
  ;[intermediate, nextIntermediate] = await Promise.all([signer('Intermediate', root as Signer), signer('Next', next as Signer)])
  const spec = parse(readFileSync(new URL('../../examples/weather/egress.yaml', import.meta.url), 'utf8')) as Record<string, unknown>
  spec['workloads'] = workloads.map(name => ({
    name,
    namespace: 'default',
    selector: `app=${name}`,
    container: 'app',
    serviceAccount: 'default',
    trust: { source: 'input' },
  }))
  spec['expectations'] = [{ name: 'nothing', url: 'https://dataservice.accuweather.com/', expect: 'allow' }]
  writeFileSync('/run/home/egress.yaml', stringify(spec))
  await apply(`${deployment('web', 2)}${deployment('twin', 1)}
${deployment('locked', 1, 'securityContext: { runAsUser: 4000, runAsGroup: 4000, runAsNonRoot: true, readOnlyRootFilesystem: true }')}
${deployment('stubborn', 1, 'env: [{ name: SSL_CERT_FILE, value: /etc/mine.pem }]')}
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:${template('agent')}
---
apiVersion: v1
kind: Pod
metadata: { name: alone, labels: { app: alone } }
spec:
  terminationGracePeriodSeconds: 1
  containers: [{ name: app, image: ubuntu, command: [sh, -c, "${script}"] }]
`)
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
const install = (of: string, inputs: Record<string, string> = {}) =>
  runAction(installCaInPod, {
    workspace: '/run/home',
    kubeconfig: 'kubeconfig',
    workloads: of,
    method: 'rollout',
    'root-certificate': (root as Signer).certificate.pem,
    'wait-seconds': '40',
    ...inputs,
  })
const told = (result: Awaited<ReturnType<typeof install>>): string => `${result.report.headline} ${JSON.stringify(result.report.findings)}`
/** What openssl in a container says of a root, which is what every program of the system store is told. */
const trusts = async (what: string, of = root): Promise<boolean> =>
  (await world.kubectlWith((of as Signer).certificate.pem, 'exec', '-i', what, '--', 'openssl', 'verify')).code === 0
const podsOf = async (app: string): Promise<string[]> =>
  (await kubectl('get', 'pods', '-l', `app=${app}`, '-o', 'jsonpath={range .items[*]}{.metadata.name} {end}')).trim().split(' ')
const generation = (what: string): Promise<string> =>
  kubectl('get', what, '-o', 'jsonpath={.metadata.generation} {.metadata.resourceVersion}')
type Managed = { manager: string; operation: string; fieldsV1: unknown }
const managed = async (what: string): Promise<Managed[]> =>
  (JSON.parse(await kubectl('get', what, '-o', 'json', '--show-managed-fields')) as { metadata: { managedFields: Managed[] } }).metadata
    .managedFields

test('rollout: every pod of the deployment trusts the root, in the system store and by the variables', async () => {
  await kubectl('wait', '--for=condition=Available', 'deployment/web', '--timeout=20s')
  const before = await podsOf('web')
  assert.equal(await trusts(`pod/${before[0]}`), false, 'not before')
  const result = await install('web')
  assert.equal(result.report.result, 'pass', told(result))
  assert.deepEqual([result.outputs['installed'], result.outputs['unchanged'], result.outputs['failed']], ['2', '0', '0'])
  const now = await podsOf('web')
  assert.equal(now.length, 2)
  for (const pod of now) {
    assert.ok(!before.includes(pod), 'it was replaced')
    assert.equal(await trusts(`pod/${pod}`), true)
  }
  const environment = await kubectl(
    'exec',
    'deployment/web',
    '--',
    'sh',
    '-c',
    'echo $NODE_EXTRA_CA_CERTS $SSL_CERT_FILE $REQUESTS_CA_BUNDLE',
  )
  assert.equal(environment.trim(), '/egress-gate/trust/roots.pem /egress-gate/trust/bundle.pem /egress-gate/trust/bundle.pem')
})

/** Serves what the firewall would serve, in the container, and asks it with what is there. */
const asking = `
const { chain, key } = JSON.parse(require('fs').readFileSync(0))
const { execFile } = require('child_process')
const server = require('https').createServer({ key, cert: chain }, (_, response) => response.end('ok'))
server.listen(0, '127.0.0.1', async () => {
  const url = 'https://localhost:' + server.address().port + '/'
  const by = (program, ...args) => new Promise(resolve => execFile(program, args, error => resolve(error === null)))
  const node = await new Promise(resolve => require('https').get(url, () => resolve(true)).on('error', () => resolve(false)))
  console.log(JSON.stringify({
    node,
    curl: await by('curl', '-fsS', '--resolve', 'localhost:' + server.address().port + ':127.0.0.1', url),
    python: await by('/usr/bin/python3', '-c', 'import urllib.request,sys; urllib.request.urlopen(sys.argv[1])', url),
  }))
  process.exit()
})`

test('rollout: node, curl and python accept what the firewall serves, and did not before', async () => {
  const leaf = await leafOf('localhost', intermediate as Signer)
  const input = JSON.stringify({ chain: leaf.certificate.pem + (intermediate as Signer).certificate.pem, key: leaf.pem })
  const ask = async (deployment: string): Promise<unknown> => {
    const { stdout, stderr } = await world.kubectlWith(input, 'exec', '-i', `deployment/${deployment}`, '--', 'node', '-e', asking)
    assert.match(stdout, /^\{/, stderr)
    return JSON.parse(stdout)
  }
  assert.deepEqual(await ask('web'), { node: true, curl: true, python: true })
  assert.deepEqual(await ask('twin'), { node: false, curl: false, python: false })
})

test('rollout: a second run writes nothing', async () => {
  const before = [await generation('deployment/web'), await generation('configmap/egress-gate-root')]
  const result = await install('web')
  assert.equal(result.report.result, 'pass', told(result))
  assert.deepEqual([result.outputs['installed'], result.outputs['unchanged']], ['0', '2'])
  assert.deepEqual(
    result.report.outcomes.map(each => each.result),
    ['unchanged', 'unchanged'],
  )
  assert.deepEqual([await generation('deployment/web'), await generation('configmap/egress-gate-root')], before)
})

test('rollout: a restarted container still trusts it, and exec finds nothing to do', async () => {
  const [pod = ''] = await podsOf('web')
  await world.kubectl('exec', pod, '--', 'sh', '-c', 'kill -TERM 1')
  await eventually(async () =>
    assert.equal(
      await kubectl('get', 'pod', pod, '-o', 'jsonpath={.status.containerStatuses[0].restartCount}/{.status.containerStatuses[0].ready}'),
      '1/true',
    ),
  )
  assert.equal(await trusts(`pod/${pod}`), true)
  const byExec = await install('web', { method: 'exec' })
  assert.deepEqual([byExec.outputs['installed'], byExec.outputs['unchanged']], ['0', '2'], told(byExec))
})

test('rollout: the config map holds certificates and nothing else', async () => {
  const { data } = JSON.parse(await kubectl('get', 'configmap', 'egress-gate-root', '-o', 'json')) as { data: Record<string, string> }
  assert.deepEqual(Object.keys(data).sort(), [`${(root as Signer).certificate.fingerprint.slice(0, 16)}.crt`, 'roots.pem'])
  assert.doesNotMatch(JSON.stringify(data), /PRIVATE/)
  await assert.rejects(
    install('web', { 'root-certificate': `${(root as Signer).certificate.pem}\n${(root as Signer).pem}` }),
    /private key/,
  )
})

test('rollout: kubectl, applying the same document by the same manager, owns the same fields', async () => {
  const live = JSON.parse(await kubectl('get', 'deployment', 'twin', '-o', 'json'))
  const target = { kind: 'Deployment', namespace: 'default', name: 'twin', template: live.spec.template }
  const roots = [(root as Signer).certificate]
  const document = trustDocument(target, [{ container: 'app', bundle: '/etc/ssl/certs/ca-certificates.crt' }], roots)
  const applied = await world.kubectlWith(
    JSON.stringify(document),
    'apply',
    '--server-side',
    '--field-manager=egress-gate-trust',
    '-f',
    '-',
  )
  assert.equal(applied.code, 0, applied.stderr)
  const fields = async (what: string) => (await managed(what)).find(({ manager }) => manager === 'egress-gate-trust')?.fieldsV1
  assert.ok(await fields('deployment/twin'))
  assert.deepEqual(await fields('deployment/web'), await fields('deployment/twin'))
  // And ours, run over it, finds all of it done.
  const result = await install('twin')
  assert.equal(
    result.report.outcomes.every(each => each.result === 'unchanged'),
    true,
    told(result),
  )
})

test('rollout: a daemon set', async () => {
  const result = await install('agent')
  assert.equal(result.report.result, 'pass', told(result))
  for (const pod of await podsOf('agent')) assert.equal(await trusts(`pod/${pod}`), true)
})

test('auto: a container that cannot be written is done by rollout, and the report says why', async () => {
  const result = await install('locked', { method: 'auto' })
  assert.equal(result.report.result, 'pass', told(result))
  assert.match(told(result), /by rollout, because by exec .*(uid 4000|read-only)/)
  assert.equal(await trusts('deployment/locked'), true)
  assert.equal((await kubectl('exec', 'deployment/locked', '--', 'id', '-u')).trim(), '4000')
})

test('rollout: a variable of the workload’s own is told by its name, and nothing is changed', async () => {
  const before = await generation('deployment/stubborn')
  const result = await install('stubborn')
  assert.equal(result.report.result, 'fail')
  assert.match(told(result), /SSL_CERT_FILE is set by its own declaration \(\/etc\/mine\.pem\)/)
  assert.equal(await generation('deployment/stubborn'), before)
})

test('rollout: a pod that nothing declares is told', async () => {
  const result = await install('alone')
  assert.equal(result.report.result, 'fail')
  assert.match(told(result), /which no controller declares/)
})

test('rotation: the old root stays until the firewall’s intermediate is known not to be below it', async () => {
  const [old, fresh] = [(root as Signer).certificate.pem, (next as Signer).certificate.pem]
  const both = await install('web', { 'root-certificate': `${old}\n${fresh}` })
  assert.equal(both.report.result, 'pass', told(both))
  assert.deepEqual([await trusts('deployment/web'), await trusts('deployment/web', next)], [true, true])
  const unsure = await install('web', { 'root-certificate': fresh })
  assert.match(told(unsure), /Egress Root CA .* stays trusted .*not known to this run/)
  const byExec = await install('twin', { method: 'exec', 'root-certificate': fresh })
  assert.match(told(byExec), /a mount that its workload declares \(method rollout\)/)
  const signing = await install('web', { 'root-certificate': fresh, 'intermediate-certificate': (intermediate as Signer).certificate.pem })
  assert.match(told(signing), /stays trusted .*is signed by it/)
  const over = await install('web', { 'root-certificate': fresh, 'intermediate-certificate': (nextIntermediate as Signer).certificate.pem })
  assert.equal(over.report.result, 'pass', told(over))
  assert.match(told(over), /is not trusted any more/)
  assert.deepEqual([await trusts('deployment/web'), await trusts('deployment/web', next)], [false, true])
})

test('remove: what an exported manifest owns as well stays, is told, and goes once the manifest is without it', async () => {
  const serverSide = async (manifest: string): Promise<void> => {
    const { code, stderr } = await world.kubectlWith(
      manifest,
      'apply',
      '--server-side',
      '--force-conflicts',
      '--field-manager=gitops',
      '-f',
      '-',
    )
    assert.equal(code, 0, stderr)
  }
  await serverSide(await kubectl('get', 'deployment', 'twin', '-o', 'yaml'))
  const result = await install('twin', { operation: 'remove' })
  assert.equal(result.report.result, 'fail')
  assert.match(told(result), /twin still declares init container egress-gate-trust-app, .*owned by gitops/)
  assert.equal(await trusts('deployment/twin'), true)
  await serverSide(deployment('twin', 1))
  const again = await install('twin', { operation: 'remove' })
  assert.equal(again.report.result, 'pass', told(again))
  assert.doesNotMatch(await kubectl('get', 'deployment', 'twin', '-o', 'jsonpath={.spec.template}'), /egress-gate/)
})

test('remove: the pods come back without it, and nothing of it is left', async () => {
  const first = await install('web', { operation: 'remove' })
  assert.equal(first.report.result, 'pass', told(first))
  assert.match(JSON.stringify(first.report.facts), /stays: .*(agent|locked|twin)/)
  assert.deepEqual([await trusts('deployment/web'), await trusts('deployment/web', next)], [false, false])
  assert.equal(
    (await managed('deployment/web')).some(({ manager }) => manager === 'egress-gate-trust'),
    false,
  )
  const spec = await kubectl('get', 'deployment', 'web', '-o', 'jsonpath={.spec.template}')
  assert.doesNotMatch(spec, /egress-gate/)
  const others = await install('agent,locked,twin,web', { operation: 'remove' })
  assert.equal(others.report.result, 'pass', told(others))
  assert.match(JSON.stringify(others.report.facts), /egress-gate-root was deleted/)
  assert.equal((await world.kubectl('get', 'configmap', 'egress-gate-root')).code, 1)
  const again = await install('web', { operation: 'remove' })
  assert.match(again.report.headline, /No workload declares anything/)
})

const eventually = async (check: () => Promise<void>): Promise<void> => {
  const until = Date.now() + 15_000
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}
