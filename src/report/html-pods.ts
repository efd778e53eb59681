/** The pods of a run, once: rows name them shortly. */
import type { PodRef, Verdict } from '../verify/verdict.ts'
import { tally } from './groups.ts'
import { podKey } from './html-rows.ts'
import { escapeHtml as e, fitting } from './html-text.ts'
import { count } from './text.ts'

export type PodNames = {
  /** The pods of these verdicts, or that they are all of the workload. */
  list(verdicts: readonly Verdict[], workload: string): string
  /** Whether these are all pods of the workload that were asked. */
  areAll(pods: readonly PodRef[], workload: string): boolean
}

const mostListed = 60
/** Fewer are named. */
const fewest = 4

export function podNames(verdicts: readonly Verdict[]): PodNames {
  const byWorkload = new Map<string, Set<string>>()
  const bearers = new Map<string, Set<string>>()
  for (const { pod, probe } of verdicts) {
    if (pod === undefined) continue
    byWorkload.set(probe.workload, (byWorkload.get(probe.workload) ?? new Set()).add(podKey(pod)))
    bearers.set(pod.name, (bearers.get(pod.name) ?? new Set()).add(podKey(pod)))
  }
  const short = ({ namespace, name, container }: PodRef): string =>
    bearers.get(name)?.size === 1 ? name : `${namespace}/${name} (${container})`
  const areAll = (pods: readonly PodRef[], workload: string): boolean => {
    const all = byWorkload.get(workload)?.size ?? 0
    return all >= fewest && new Set(pods.map(podKey)).size === all
  }
  return {
    areAll,
    list: (verdicts, workload) => {
      const pods = verdicts.flatMap(({ pod }) => pod ?? [])
      if (pods.length === 0) return 'no pod could be asked'
      if (areAll(pods, workload)) return `all ${pods.length} of ${e(workload, 200)}`
      const named = pods.slice(0, mostListed).map(pod => e(short(pod), 200))
      return `${named.join(', ')}${pods.length > mostListed ? `, and ${pods.length - mostListed} more, named in report.json` : ''}`
    },
  }
}

/** All pods, those with most failures first. `numberOf`: the workload's number, by which the page's filter finds it. */
export function podTable(verdicts: readonly Verdict[], numberOf: (workload: string) => number, room: number): string {
  const byPod = new Map<string, Verdict[]>()
  for (const verdict of verdicts) {
    if (verdict.pod === undefined) continue
    const key = `${podKey(verdict.pod)} ${verdict.probe.workload}`
    byPod.set(key, [...(byPod.get(key) ?? []), verdict])
  }
  if (byPod.size === 0) return ''
  const counted = [...byPod.values()].map(own => ({ first: own[0] as Verdict, counts: tally(own) }))
  counted.sort((one, other) => other.counts.fail - one.counts.fail || other.counts.inconclusive - one.counts.inconclusive)
  const rows = counted.map(({ first: { pod, probe }, counts }) => {
    const { namespace, name, container, node = '', address = '', restartCount } = pod as PodRef
    const number = (result: Verdict['result']): string =>
      counts[result] === 0 ? '<td class="quiet">0</td>' : `<td class="badge ${result}">${counts[result]}</td>`
    return `<tr data-w="${numberOf(probe.workload)}"><th scope="row">${e(name, 253)}</th><td>${e(namespace, 63)}</td><td>${e(container, 63)}</td><td>${e(probe.workload, 200)}</td><td>${e(node, 253)}</td><td>${e(address, 45)}</td><td>${restartCount}</td>${number('fail')}${number('inconclusive')}${number('pass')}</tr>`
  })
  const { kept, left } = fitting(rows, room)
  const heads = ['pod', 'namespace', 'container', 'workload', 'node', 'address', 'restarts', 'fail', 'inconclusive', 'pass']
  const table = `<div class="scroll" tabindex="0" role="region" aria-label="Pods"><table id="pods"><thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${kept.join('\n')}</tbody></table></div>`
  return `<section><h2>Pods</h2><details><summary>${count(byPod.size, 'pod')}, those with most failures first</summary>${table}${left > 0 ? `<p class="left">${count(left, 'pod')} left out of this page: see report.json.</p>` : ''}</details></section>`
}
