/** Unknown fields of built-in types, found with the models of the published client, which are generated from Kubernetes' own OpenAPI. Loaded one by one, when somebody asks for strictness. */
import { isRecord } from '../objects/object.ts'
import type { ResourceType } from './resources.ts'
import { badRequest } from './status.ts'

type Attributes = readonly { readonly baseName: string; readonly type: string }[]

const models = new Map<string, Promise<Attributes | undefined>>()

const attributesOf = (model: string): Promise<Attributes | undefined> => {
  const known = models.get(model)
  if (known) return known
  const loaded = import(`@kubernetes/client-node/dist/gen/models/${model}.js`).then(
    (module: Record<string, { getAttributeTypeMap?: () => Attributes }>) => module[model]?.getAttributeTypeMap?.(),
    () => undefined,
  )
  models.set(model, loaded)
  return loaded
}

const unknownIn = async (value: unknown, type: string, path: string): Promise<string[]> => {
  const item = /^Array<(.*)>$/.exec(type)?.[1]
  if (item !== undefined) {
    if (!Array.isArray(value)) return []
    return (await Promise.all(value.map((one: unknown, index) => unknownIn(one, item, `${path}[${index}]`)))).flat()
  }
  if (!isRecord(value)) return []
  const mapped = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1]
  if (mapped !== undefined)
    return (await Promise.all(Object.entries(value).map(([key, one]) => unknownIn(one, mapped, `${path}.${key}`)))).flat()
  const attributes = /^[A-Z]\w*$/.test(type) ? await attributesOf(type) : undefined
  if (!attributes) return []
  const found = await Promise.all(
    Object.entries(value)
      .filter(([field]) => !field.startsWith('$'))
      .map(([field, inner]) => {
        const here = path === '' ? field : `${path}.${field}`
        const attribute = attributes.find(one => one.baseName === field)
        return attribute ? unknownIn(inner, attribute.type, here) : [here]
      }),
  )
  return found.flat()
}

const modelOf = (type: ResourceType): string => (type.kind === 'Event' ? 'CoreV1Event' : `V1${type.kind}`)

/** Paths of fields that the type does not have; of custom resources nothing is known. */
export const unknownFields = (type: ResourceType, object: unknown): Promise<string[]> => unknownIn(object, modelOf(type), '')

/**
 * What `fieldValidation` asks for. `Strict` throws, `Warn` returns the texts of the warnings. Without the parameter
 * the real server warns; nobody here reads warnings that were not asked for.
 */
export const validateFields = async (type: ResourceType, object: unknown, asked: string | null): Promise<string[]> => {
  if (asked !== 'Strict' && asked !== 'Warn') return []
  const unknown = (await unknownFields(type, object)).map(path => `unknown field ${JSON.stringify(path)}`)
  if (unknown.length === 0 || asked === 'Warn') return unknown
  throw badRequest(
    `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: strict decoding error: ${unknown.join(', ')}`,
  )
}
