/**
 * How what a decision hangs on becomes known: for each service tag the command that lists its prefixes, to be written under
 * `facts.serviceTags`. (`az network list-service-tags` gives all tags, whatever its location; IPv6, which it also lists, facts do not take.)
 */
export function toKnow(dependsOn: readonly string[]): readonly string[] {
  const tags = dependsOn.flatMap(what => /^the prefixes of service tag ([A-Za-z0-9.]+)$/.exec(what)?.[1] ?? [])
  return [...new Set(tags)].map(tag => {
    const location = /\.([A-Za-z0-9]+)$/.exec(tag)?.[1]?.toLowerCase() ?? 'eastus2'
    return `facts.serviceTags, "${tag}": az network list-service-tags --location ${location} --query "values[?name=='${tag}'].properties.addressPrefixes[] | [?contains(@, '.')]"`
  })
}
