/** What can go wrong when a container is put beside another: told by its name, within its time, and never as a container. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '../../src/kubernetes/connection.ts'
import { ephemeralContainer } from '../../src/kubernetes/ephemeral.ts'
import { apiServer } from './api-server.ts'

const pod = { namespace: 'weather', name: 'weather-1', container: 'app', uid: 'u1' }
const status = (state: object, name: string) => ({ ephemeralContainerStatuses: [{ name, state }] })

/** `patched`: the answer to the PATCH; `state`: what the container's state is afterwards. */
async function put({ uid = 'u1', patched = 200, state = { running: {} } as object, had = [] as { name: string; state: object }[] }) {
  const patches: { query: string | undefined; type: string | undefined; body: Record<string, unknown> }[] = []
  let added = ''
  await using server = await apiServer({
    http: (request, response) => {
      const answer = (code: number, body: object) =>
        response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      if (request.method === 'PATCH') {
        const body = JSON.parse(request.bodyText)
        patches.push({ query: request.url, type: request.headers['content-type'], body })
        added = body.spec.ephemeralContainers[0].name
        return answer(
          patched,
          patched === 200 ? {} : { reason: 'Refused', message: 'pods "weather-1" is forbidden: cannot patch pods/ephemeralcontainers' },
        )
      }
      const known = had.map(({ name }) => ({ name }))
      answer(200, {
        metadata: { uid },
        spec: { ephemeralContainers: added === '' ? known : [...known, { name: added }] },
        status: {
          ephemeralContainerStatuses: [...had, ...(added === '' ? [] : status(state, added).ephemeralContainerStatuses)],
        },
      })
    },
  })
  const connection = await connect(server.kubeconfig)
  try {
    const name = await ephemeralContainer(connection, pod, 'tools.example/curl:1', AbortSignal.timeout(5000))
    return { name, patches }
  } catch (error) {
    return { error: error as Error & { code: string; advice: string }, patches }
  } finally {
    connection.close()
  }
}

test('it is added through its own subresource, unprivileged', async () => {
  const { name, patches } = await put({})
  assert.match(name ?? '', /^egress-gate-[0-9a-f]{8}-1$/)
  assert.equal(patches.length, 1)
  assert.match(patches[0]?.query ?? '', /\/pods\/weather-1\/ephemeralcontainers\?fieldManager=egress-gate$/)
  assert.equal(patches[0]?.type, 'application/strategic-merge-patch+json')
  const spec = patches[0]?.body['spec']
  const { ephemeralContainers } = spec as { ephemeralContainers: { securityContext: object; image: string }[] }
  const [made] = ephemeralContainers
  assert.equal(made?.image, 'tools.example/curl:1')
  assert.deepEqual(made?.securityContext, {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    runAsUser: 65_532,
    seccompProfile: { type: 'RuntimeDefault' },
  })
})

test('one that runs is used again; beside one that ended another is made', async () => {
  const { name } = await put({})
  const first = name as string
  const again = await put({ had: [{ name: first, state: { running: {} } }] })
  assert.deepEqual([again.name, again.patches.length], [first, 0])
  const ended = await put({ had: [{ name: first, state: { terminated: { exitCode: 0 } } }] })
  assert.equal(ended.name, first.replace(/1$/, '2'))
})

const faults: [string, Parameters<typeof put>[0], string, RegExp][] = [
  ['not allowed', { patched: 403 }, 'Refused', /cannot patch pods\/ephemeralcontainers/],
  ['a webhook denies it', { patched: 422 }, 'Refused', /ephemeralcontainers/],
  ['another pod by that name', { uid: 'u2' }, 'PodReplaced', /Another pod has its name/],
  [
    'no image',
    { state: { waiting: { reason: 'ErrImagePull', message: 'dial tcp: i/o timeout' } } },
    'EphemeralContainerFailed',
    /ErrImagePull: dial tcp/,
  ],
  ['an image that is never pulled', { state: { waiting: { reason: 'ImagePullBackOff' } } }, 'EphemeralContainerFailed', /ImagePullBackOff/],
  [
    'an image without sleep',
    { state: { terminated: { exitCode: 128, reason: 'StartError', message: '\u001b[31mno such file' } } },
    'EphemeralContainerFailed',
    /ended with 128: {2}\[31mno such file/,
  ],
]
for (const [what, world, code, message] of faults)
  test(`${what}: told`, async () => {
    const { error, name } = await put(world)
    assert.equal(name, undefined)
    assert.equal(error?.code, code)
    assert.match(error?.message ?? '', message)
    assert.notEqual(error?.advice ?? '', '')
  })
