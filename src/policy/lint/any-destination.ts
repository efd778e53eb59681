import { blocksOf } from '../addresses.ts'
import type { Policy } from '../model.ts'
import { inOrder } from '../order.ts'
import { services } from './algebra/network-space.ts'
import { hostsOf, isAnyHost, isEverywhere } from './destinations.ts'
import { about, type Found, type Lint } from './lint.ts'
import { allows } from './never-decides.ts'

export const anyDestination: Lint = {
  id: 'any-destination',
  severity: 'error',
  title: 'a rule that allows every destination',
  means: 'Whoever gets to run code in a pod can send data anywhere. Rules after it that deny or inspect have nothing left to decide.',
  fix: 'Name the destinations. What else is refused can be read in the log, and added.',
  run: ({ policy }) => [...network(policy), ...application(policy)],
}

const network = (policy: Policy): readonly Found[] =>
  inOrder(policy, 'NetworkRule')
    .filter(({ rule, collection }) => allows(collection) && isEverywhere(blocksOf(rule.destinationAddresses)))
    .map(entry => {
      const web = services(entry.rule).some(({ first, last }) => [80, 443].some(port => first <= port && port <= last))
      const what = `${entry.rule.ipProtocols.join(' and ')}${entry.rule.ipProtocols.every(one => one === 'ICMP') ? '' : ` ${entry.rule.destinationPorts.join(', ')}`}`
      return {
        ...about(entry),
        severity: web ? 'error' : 'warning',
        message: `"${entry.rule.name}" allows ${what} to every address`,
      }
    })

const application = (policy: Policy): readonly Found[] =>
  inOrder(policy, 'ApplicationRule')
    .filter(
      ({ rule, collection }) => allows(collection) && (hostsOf(rule).some(isAnyHost) || isEverywhere(blocksOf(rule.destinationAddresses))),
    )
    .map(entry => ({
      ...about(entry),
      severity: entry.rule.terminateTLS ? 'warning' : 'error',
      message: `"${entry.rule.name}" allows every host${entry.rule.terminateTLS ? ', inspected' : ', and inspects none'}`,
    }))
