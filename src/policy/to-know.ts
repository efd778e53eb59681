/**
 * How what a decision hangs on becomes known: what to write, and the command that tells it. Nothing is asked here. Names come from
 * policies, so only what looks like one goes into a command.
 */
export type Way = { readonly how: string; readonly command?: string }

type Row = readonly [dependsOn: RegExp, way: (name: string) => string | readonly [how: string, command: string]]

const name = '([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+)'

const rows: readonly Row[] = [
  [
    // It gives all tags, whatever its location; facts do not take the IPv6 that it also lists.
    /^the prefixes of service tag ([A-Za-z0-9.]+)$/,
    tag => [
      `say it under facts, serviceTags: { "${tag}": [...] }, with what this lists`,
      `az network list-service-tags --location ${locationOf(tag)} --query "values[?name=='${tag}'].properties.addressPrefixes[] | [?contains(@, '.')]"`,
    ],
  ],
  [
    new RegExp(`^the address(?:es)? of ${name}$`),
    host => [
      `say it under facts, dns: { "${host}": [...] }, with what this lists; or of all names that lie in no service tag, otherNames: outside-service-tags`,
      `dig +short ${host}`,
    ],
  ],
  [
    /^the names behind FQDN tag ([A-Za-z0-9.]+)$/,
    tag =>
      `say it under facts, fqdnTags: { "${tag}": [...] } (no command lists it; see learn.microsoft.com/azure/firewall/fqdn-tags), or name the hosts in a rule`,
  ],
  [
    new RegExp(`^whether FQDN tag [A-Za-z0-9.]+ covers ${name}, which only options of AKS need$`),
    host => `name ${host} in an application rule: whether the tag holds what only options of AKS need is documented nowhere`,
  ],
  [
    new RegExp(`^whether ${name} is in web category `),
    host => `decide ${host} by its name, in a rule before this one: what the categories hold is not public`,
  ],
  [
    new RegExp(`^whether ${name} is one of Azure's infrastructure FQDNs `),
    host => `decide ${host} by a rule of your own: the list is not public`,
  ],
  [/\{([A-Za-z_]\w*)\}/, parameter => `if it is a parameter of the template: --parameters FILE with { "${parameter}": VALUE }`],
  [/^(the URL)$/, () => 'ask with a path: --url https://HOST/PATH'],
  [/not documented\)?$/, () => 'nobody can tell: write the rule so that it does not matter, or expect: unknown'],
]

/** For each thing that can become known, once, how. */
export function toKnow(dependsOn: readonly string[]): readonly Way[] {
  const found = dependsOn.flatMap(what => {
    for (const [pattern, way] of rows) {
      const match = pattern.exec(what)
      if (match) return [way(match[1] ?? '')]
    }
    return []
  })
  const ways = found.map((way): Way => (typeof way === 'string' ? { how: way } : { how: way[0], command: way[1] }))
  return [...new Map(ways.map(way => [way.how, way])).values()]
}

/** In one line. */
export const wayText = ({ how, command }: Way): string => (command === undefined ? how : `${how}: ${command}`)

const locationOf = (tag: string): string => /\.([A-Za-z0-9]+)$/.exec(tag)?.[1]?.toLowerCase() ?? 'eastus2'
