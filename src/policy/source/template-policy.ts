import type { Node } from 'jsonc-parser'
import type { Policy } from '../model.ts'
import type { Fault, Place } from '../place.ts'
import { IS_FALSE } from '../template/resources.ts'
import { type Given, givenParameters } from '../template/template-scope.ts'
import { makePlaces, type Places } from '../template/value.ts'
import { unknownsOf } from '../unknown.ts'
import { type Assembled, assemble, unreadPolicy } from './assemble.ts'
import { partsOfTemplate, type TemplateParts } from './from-template.ts'
import { type JsonDocument, readJson } from './json.ts'
import { plainValue } from './nodes.ts'
import type { Options, SourceFile } from './options.ts'

/** The policy of a deployment template, and what a person should know about how it was read. @throws TooMuchWork */
export function templatePolicy(
  template: Node,
  document: JsonDocument,
  { file }: SourceFile,
  options: Options,
): { readonly assembled: Assembled; readonly notes: readonly string[] } | { readonly faults: readonly Fault[] } {
  const places = makePlaces()
  const given = options.parameters ? readParameters(options.parameters, places) : { given: none, faults: [] }
  if (given.faults.length > 0) return { faults: given.faults }
  const read = (undeployed: 'left out' | 'kept') => partsOfTemplate(template, document, given.given, places, file, undeployed)
  const deployed = read('left out')
  const kept = isEmpty(deployed) ? read('kept') : deployed
  const place = document.placeOf(template.offset)
  if (isEmpty(kept)) {
    const message = nothingHere(kept)
    const [because] = options.incomplete === 'read' ? elsewhere(kept) : []
    return because === undefined
      ? { faults: [{ place, path: '', message }] }
      : { assembled: { policy: unreadPolicy(lastOf(kept.elsewhere ?? '(policy)'), { because, place }) }, notes: [message] }
  }
  const off = kept === deployed ? undefined : switchedOff(kept)
  if (off && options.incomplete !== 'read') return { faults: [{ ...off, path: '' }] }
  const assembled = assemble(kept.parts, options)
  const notes = [...kept.notes, ...(off ? [`${off.place.file}:${off.place.line}: ${off.message}; read as if it did`] : [])]
  return { assembled, notes: [...notes, ...(assembled.policy ? withoutValue(assembled.policy) : [])] }
}

/** What would have to be read to know the rules: the policy that the firewall has, the templates that this one deploys from elsewhere. */
const elsewhere = ({ elsewhere, linked }: TemplateParts): readonly string[] => [
  ...(elsewhere === undefined ? [] : [`policy "${lastOf(elsewhere)}", which is not in this template`]),
  ...linked.map(({ name }) => `the template of deployment "${name}", which stands elsewhere`),
]

const lastOf = (id: string): string => id.split('/').at(-1) ?? id

const isEmpty = ({ parts }: TemplateParts): boolean => parts.policies.length === 0 && parts.groups.length === 0

/** Why the firewall of a template is not deployed, and where it says so. */
function switchedOff({ parts }: TemplateParts): { readonly message: string; readonly place: Place } | undefined {
  for (const { name, place, conditions } of [...parts.policies, ...parts.groups]) {
    const condition = conditions.find(({ because }) => because === IS_FALSE)
    if (condition)
      return {
        message: `"${name}" is not deployed: it hangs on ${condition.text}, ${IS_FALSE}; give others with --parameters`,
        place: condition.place ?? place,
      }
  }
  return undefined
}

function nothingHere({ notes, elsewhere }: TemplateParts): string {
  const linked = notes.length > 0 ? ` (${notes.join('; ')})` : ''
  return elsewhere === undefined
    ? `this template deploys no firewall policy, no rule collection group and no firewall with classic rules${linked}`
    : `the firewall of this template is ruled by policy ${elsewhere}, which is not in it: give the template of that policy, or its id${linked}`
}

/** Parameters that somebody has to fill in before everything is known. */
function withoutValue(policy: Policy): readonly string[] {
  const names = new Set(
    unknownsOf(policy).flatMap(({ because }) => [...because.matchAll(/parameter "([^"]*)" has no value/g)].map(([, name]) => name)),
  )
  return names.size === 0 ? [] : [`parameters without a value: ${[...names].join(', ')}; give them with --parameters`]
}

const none: Given = () => undefined

function readParameters({ text, file }: SourceFile, places: Places): { readonly given: Given; readonly faults: readonly Fault[] } {
  const { root, placeOf, faults } = readJson(text, file)
  if (!root) return { given: none, faults }
  if (root.type !== 'object')
    return { given: none, faults: [{ place: placeOf(root.offset), path: '', message: 'must be an object of parameter values' }] }
  return { given: givenParameters({ node: root, placeOf }, node => plainValue(node, placeOf, places)), faults: [] }
}
