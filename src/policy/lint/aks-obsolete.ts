import type { NetworkRule } from '../model.ts'
import { inOrder } from '../order.ts'
import { hostsOf } from './destinations.ts'
import { about, type Found, type Lint, type LintContext } from './lint.ts'
import { allows } from './never-decides.ts'

export const aksObsolete: Lint = {
  id: 'aks-obsolete',
  severity: 'warning',
  title: 'what AKS needed once, and no longer does',
  means:
    'Older guides open these. Clusters whose nodes reach the API server by konnectivity (all current ones) use none of them, so they are open for everybody else.',
  fix: 'Remove the port, or the rule.',
  run: context => [...ports(context), ...names(context)],
}

/** Facts 5.1: the outbound page's own history. `to` keeps rules out of it that mean something else by the same port. */
const old: readonly { readonly protocol: 'TCP' | 'UDP'; readonly port: string; readonly to: RegExp; readonly was: string }[] = [
  { protocol: 'UDP', port: '1194', to: /^(AzureCloud(\..*)?|\*|0\.0\.0\.0\/0)$/i, was: "the old tunnel's port" },
  { protocol: 'TCP', port: '9000', to: /^(AzureCloud(\..*)?|\*|0\.0\.0\.0\/0)$/i, was: "the old tunnel's port" },
  {
    protocol: 'TCP',
    port: '22',
    to: /^AzureCloud(\..*)?$/i,
    was: "the tunnel before that, and today SSH to everybody's machines in Azure",
  },
  { protocol: 'UDP', port: '123', to: /^ntp\.ubuntu\.com$/i, was: "time for nodes older than March 2021; newer ones take the host's" },
]

const ports = ({ policy }: LintContext): readonly Found[] =>
  inOrder(policy, 'NetworkRule')
    .filter(({ collection }) => allows(collection))
    .flatMap(entry =>
      old
        .filter(each => matches(entry.rule, each))
        .map(({ protocol, port, was }) => ({
          ...about(entry),
          subject: `${entry.rule.name}: ${protocol} ${port}`,
          message: `"${entry.rule.name}" opens ${protocol} ${port}: ${was}`,
        })),
    )

const matches = (rule: NetworkRule, { protocol, port, to }: (typeof old)[number]): boolean =>
  (rule.ipProtocols.includes(protocol) || rule.ipProtocols.includes('Any')) &&
  rule.destinationPorts.includes(port) &&
  [...rule.destinationAddresses, ...rule.destinationFqdns].some(destination => to.test(destination))

const names = ({ policy }: LintContext): readonly Found[] =>
  inOrder(policy, 'ApplicationRule')
    .filter(({ collection }) => allows(collection))
    .flatMap(entry => {
      const hosts = hostsOf(entry.rule).filter(host => /^(\*\.)?k8s\.gcr\.io$/i.test(host))
      return hosts.length === 0
        ? []
        : [
            {
              ...about(entry),
              subject: `${entry.rule.name}: k8s.gcr.io`,
              message: `"${entry.rule.name}" names ${hosts.join(', ')}: superseded by registry.k8s.io`,
              fix: 'Name registry.k8s.io instead, if images come from there.',
            },
          ]
    })
