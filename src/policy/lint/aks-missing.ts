import { toKnow, wayText } from '../to-know.ts'
import { type Need, needsOf } from './aks-needs.ts'
import type { Found, Lint, LintContext } from './lint.ts'

export const aksMissing: Lint = {
  id: 'aks-missing',
  severity: 'error',
  title: 'what AKS needs today, and the policy denies',
  means: 'Without these names nodes do not come up or updates, images and add-ons fail, often months after the rule was forgotten.',
  fix: 'Allow them in an application rule without TLS inspection.',
  run: context => [...context.features].flatMap(feature => missing(context, feature)),
}

function missing(context: LintContext, feature: Parameters<typeof needsOf>[0]): readonly Found[] {
  const { spec, location, place } = context
  const { title, needs } = needsOf(feature, {
    ...(location === undefined ? {} : { location }),
    ...(spec ? { keyVault: spec.certificateAuthority.keyVault } : {}),
    ...(spec?.cluster.registry === undefined ? {} : { registry: spec.cluster.registry }),
    ...(spec?.cluster.fileShare === undefined ? {} : { storageAccount: spec.cluster.fileShare.storageAccount }),
  })
  const worst = (need: Need) => context.ask(need)[0]
  const denied = needs.filter(need => worst(need)?.effect === 'deny')
  const open = needs.filter(need => worst(need)?.effect === 'unknown')
  const at = place ? { place } : {}
  const found: Found[] = []
  if (denied.length > 0)
    found.push({
      ...at,
      subject: `${feature}: ${names(denied)}`,
      severity: feature === 'base' || feature === 'private-cluster' ? 'error' : 'warning',
      message: `${title} needs ${names(denied)}`,
    })
  if (open.length > 0) {
    const waits = [...new Set(open.flatMap(need => worst(need)?.dependsOn ?? []))]
    const byTag = waits.every(what => ofOptions.test(what))
    found.push({
      ...at,
      subject: `${feature}, open: ${names(open)}`,
      severity: 'note',
      message: byTag
        ? `${title} needs ${names(open)}; whether FQDN tag AzureKubernetesService covers them is documented nowhere`
        : `whether ${title} gets to ${names(open)} is not known: it depends on ${waits.slice(0, 2).join(', ')}${waits.length > 2 ? ' ...' : ''}`,
      ...(byTag ? {} : { fix: `Say what is known: ${toKnow(waits).map(wayText)[0] ?? 'facts.dns, facts.serviceTags, facts.fqdnTags'}` }),
    })
  }
  return found
}

/** What the tag may cover besides what AKS needs by itself. */
const ofOptions = /^whether FQDN tag .*, which only options of AKS need$/

const names = (needs: readonly Need[]): string => needs.map(({ shown }) => shown).join(', ')
