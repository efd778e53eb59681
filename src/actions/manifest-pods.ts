/**
 * Pods that a spec has made and does not ask. A proof of the pods of before says nothing of those that a manifest makes under other labels,
 * and nobody would miss them.
 */
import { type Placeholders, readManifest } from '../kubernetes/manifests.ts'
import { mayMakePods, podTemplates } from '../kubernetes/pod-templates.ts'
import { selects } from '../kubernetes/selector.ts'
import type { Fault } from '../policy/place.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { specFaults } from '../report/fault.ts'
import type { Finding } from '../report/report.ts'

/**
 * Throws where a workload selects none of the pods that its own manifests make, as far as that can be known (a custom resource's pods are its
 * controller's). What no workload selects besides is a warning.
 */
export async function manifestPods(
  spec: EgressSpec,
  texts: ReadonlyMap<string, string>,
  placeholders: Placeholders,
): Promise<readonly Finding[]> {
  const faults: Fault[] = []
  const findings = new Map<string, Finding>()
  for (const workload of spec.workloads) {
    const read = await Promise.all(workload.manifests.map(file => readManifest(file, texts.get(file) ?? '', placeholders)))
    const documents = read.flatMap(({ documents }) => documents)
    const templates = podTemplates(documents)
    const { namespace, selector } = workload
    if (
      templates.length > 0 &&
      !mayMakePods(documents) &&
      !templates.some(each => each.namespace === namespace && selects(selector, each.labels))
    )
      faults.push({
        place: workload.place,
        path: `workloads.${workload.name}.selector`,
        message: `"${selector}" in namespace ${namespace} selects none of the pods that its manifests make (${templates
          .map(({ of }) => of)
          .slice(0, 3)
          .join(', ')}): others would be asked in their place`,
      })
    for (const { of, namespace, labels } of templates)
      if (!spec.workloads.some(each => each.namespace === namespace && selects(each.selector, labels)))
        findings.set(of, {
          level: 'warning',
          message: `${of} of the manifests makes pods that no workload of the spec selects: nothing will be proven of them.`,
          advice: 'Declare a workload for them, or leave them out of the manifests.',
          ...workload.place,
        })
  }
  if (faults.length > 0) throw specFaults(spec.file, faults)
  return [...findings.values()]
}
