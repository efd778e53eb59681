/** What a pod may ask of its node and does not get here. It runs all the same, and an event says so. */
import type { Container, PodSpec } from '../objects/pod.ts'
import { capabilities } from './root.ts'

export const notGivenToPod = (spec: PodSpec | undefined): string[] => [
  ...(spec?.hostPID ? ["hostPID: the lab's nodes have no processes of their own, each container sees its own"] : []),
  ...(spec?.hostIPC ? ["hostIPC: the lab's nodes have no IPC of their own, the pod has its own"] : []),
  ...(spec?.shareProcessNamespace ? ["shareProcessNamespace: each container of the lab's pods sees its own processes"] : []),
]

export const notGivenToContainer = ({ name, securityContext }: Container): string[] => {
  const beyond = (securityContext?.capabilities?.add ?? []).filter(one => !capabilities.includes(one.toLowerCase().replace(/^cap_/, '')))
  return beyond.length === 0 ? [] : [`capabilities ${beyond.join(', ')} of container ${name}: the lab's containers never have them`]
}
