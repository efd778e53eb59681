/** The protobuf tables against the published client's models, which are generated from Kubernetes' own OpenAPI; and what they refuse. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeProtobuf } from '../../../src/lab/cluster/access/protobuf.ts'
import { type Scalar, type Shape, shapes } from '../../../src/lab/cluster/access/protobuf-shapes.ts'
import { StatusError } from '../../../src/lab/cluster/api/status.ts'

type Attribute = { readonly baseName: string; readonly type: string }
const attributesOf = async (model: string): Promise<readonly Attribute[]> => {
  const module = (await import(`@kubernetes/client-node/dist/gen/models/${model}.js`)) as Record<
    string,
    { getAttributeTypeMap(): readonly Attribute[] }
  >
  return module[model]?.getAttributeTypeMap() ?? []
}
const scalarTypes: Readonly<Record<Exclude<Scalar, 'ignored' | 'refused'>, string>> = {
  string: 'string',
  base64: 'string',
  int: 'number',
  '*int': 'number',
  bool: 'boolean',
  '*bool': 'boolean',
  quantity: 'string',
  intOrString: 'IntOrString',
}

/** Fields that Kubernetes got after release 1.32: the client's models have them, this cluster's kubectl cannot send them. */
const later = ['fileKeyRef', 'hostnameOverride', 'podCertificate', 'restartPolicyRules', 'schedulingGroup', 'stopSignal']

/** What in the table is not as the model has it, and what of the model is missing in the table. */
const differences = async (shape: Shape, model: string, path: string): Promise<string[]> => {
  const attributes = await attributesOf(model)
  const seen = new Set<string>()
  const found: string[] = []
  const visit = async (fields: Shape): Promise<void> => {
    for (const [name, type, form] of Object.values(fields)) {
      if (name === '') {
        await visit(type as Shape)
        continue
      }
      seen.add(name)
      const attribute = attributes.find(({ baseName }) => baseName === name)
      if (!attribute) found.push(`${path}.${name}: ${model} has no such field`)
      else if (type !== 'ignored' && type !== 'refused') {
        const whole = attribute.type
        const inner = (form === 'list' ? /^Array<(.*)>$/ : form === 'map' ? /^\{ \[key: string\]: (.*); \}$/ : /^(.*)$/).exec(whole)?.[1]
        if (typeof type !== 'string') found.push(...(await differences(type, inner ?? whole, `${path}.${name}`)))
        else if (inner !== scalarTypes[type])
          found.push(`${path}.${name}: ${type}${form ? ` in a ${form}` : ''}, but ${model} says ${whole}`)
      }
    }
  }
  await visit(shape)
  const outside = ['apiVersion', 'kind', ...later]
  return [
    ...found,
    ...attributes
      .filter(({ baseName }) => !seen.has(baseName) && !outside.includes(baseName))
      .map(one => `${path}.${one.baseName} is missing`),
  ]
}

for (const [kind, shape] of Object.entries(shapes)) {
  const model = { Eviction: 'V1Eviction', TokenRequest: 'AuthenticationV1TokenRequest' }[kind] ?? `V1${kind}`
  test(`protobuf: the table of ${kind} is ${model}`, async () => assert.deepEqual(await differences(shape, model, kind), []))
}

const varint = (value: number): Buffer => Buffer.from(value < 128 ? [value] : [(value & 127) | 128, value >> 7])
const bytes = (field: number, value: Buffer | string): Buffer =>
  Buffer.concat([varint((field << 3) | 2), varint(Buffer.byteLength(value)), Buffer.from(value)])
const number = (field: number, value: number): Buffer => Buffer.concat([varint(field << 3), varint(value)])
const posted = (kind: string, ...fields: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('k8s\0'), bytes(1, Buffer.concat([bytes(1, 'v1'), bytes(2, kind)])), bytes(2, Buffer.concat(fields))])
const pod = (...spec: Buffer[]): Buffer => posted('Pod', bytes(2, Buffer.concat(spec)))

const refused: [what: string, body: Buffer, by: RegExp][] = [
  ['a kind without a table', posted('Binding'), /protobuf bodies of kind "Binding"/],
  [
    'a volume that no node has',
    pod(bytes(1, Buffer.concat([bytes(1, 'v'), bytes(2, bytes(7, bytes(1, 'server')))]))),
    /emulate Pod\.spec\.volumes\.nfs in/,
  ],
  ['a setting that is not known', pod(bytes(29, 'gvisor')), /emulate Pod\.spec\.runtimeClassName in/],
  ['a no that means something', pod(number(37, 0)), /emulate Pod\.spec\.hostUsers in/],
  ['a field that came later', pod(number(99, 1)), /emulate field 99 of Pod\.spec in/],
]
for (const [what, body, by] of refused)
  test(`protobuf: ${what} is refused by name`, () =>
    assert.throws(
      () => decodeProtobuf(body),
      (error: StatusError) => error.status.code === 501 && by.test(error.message),
    ))

const kept: [what: string, body: Buffer, expected: object][] = [
  ['what nobody said stays away', pod(number(11, 0), bytes(16, ''), bytes(29, ''), number(99, 0)), {}],
  [
    'a zero that was meant stays',
    pod(number(4, 0), number(21, 0)),
    { terminationGracePeriodSeconds: 0, automountServiceAccountToken: false },
  ],
  [
    'numbers or texts',
    posted(
      'Service',
      bytes(2, Buffer.concat([bytes(1, bytes(4, number(2, 8080))), bytes(1, bytes(4, Buffer.concat([number(1, 1), bytes(3, 'web')])))])),
    ),
    { ports: [{ targetPort: 8080 }, { targetPort: 'web' }] },
  ],
]
for (const [what, body, spec] of kept) test(`protobuf: ${what}`, () => assert.deepEqual(decodeProtobuf(body).spec, spec))

test('protobuf: a pod of any bytes is an object or a refusal, never a crash', () => {
  const noise = fc.array(fc.tuple(fc.integer({ min: 1, max: 42 }), fc.oneof(fc.nat(300), fc.uint8Array({ maxLength: 60 }))), {
    maxLength: 8,
  })
  const field = ([tag, value]: [number, number | Uint8Array]): Buffer =>
    typeof value === 'number' ? number(tag, value) : bytes(tag, Buffer.from(value))
  fc.assert(
    fc.property(noise, noise, (inSpec, inContainer) => {
      try {
        decodeProtobuf(pod(...inSpec.map(field), bytes(2, Buffer.concat(inContainer.map(field)).subarray(0, 120))))
      } catch (error) {
        assert.ok(error instanceof StatusError, (error as Error).stack)
      }
    }),
    { numRuns: 500 },
  )
})
