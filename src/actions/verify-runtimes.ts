/** What the runtimes in the pods would make of our certificates, as findings: each once for a workload. They warn, and decide nothing. */
import { buildChain } from '../pki/chain.ts'
import { whyNotStrict } from '../pki/strict.ts'
import type { Workload } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import { type RuntimeTrust, runtimeTrust } from '../verify/runtime-trust.ts'
import { sessionProbes } from '../verify/session.ts'
import type { OurAuthority, PodRef, Verdict } from '../verify/verdict.ts'

/** `said`: what each pod's runtimes said, by the pod's uid. */
export function runtimeFindings(
  ready: readonly { readonly workload: Workload; readonly pod: PodRef }[],
  verdicts: readonly Verdict[],
  said: ReadonlyMap<string, string>,
  authority: OurAuthority,
  at: Date,
): Finding[] {
  const told = new Set<string>()
  const findings: Finding[] = []
  for (const { workload, pod } of ready) {
    const own = verdicts.filter(each => each.pod?.uid === pod.uid && each.probe.workload === workload.name)
    const tried = sessionProbes(own.map(({ probe }) => probe)).at(0)
    const around = {
      system: systemTrust(own),
      inspected: own.some(({ probe, path }) => probe.id === tried?.id && path.kind === 'inspected'),
    }
    for (const each of runtimeTrust(said.get(pod.uid) ?? '', authority.root.fingerprint, around)) {
      const key = `${workload.name} ${each.runtime} ${each.process} ${each.trusts}`
      if (each.trusts === 'yes' || told.has(key)) continue
      told.add(key)
      findings.push({ ...wordsOf(each, workload.name, pod.name), ...workload.place })
    }
  }
  return [...findings, ...strictFinding(verdicts, authority, at)]
}

const systemTrust = (own: readonly Verdict[]): boolean | 'unknown' => {
  const words = own.flatMap(({ path, observation }) =>
    path.kind === 'inspected' && observation.kind === 'tls' ? [observation.trusted] : [],
  )
  return words.includes(false) ? false : words.includes(true) ? true : 'unknown'
}

function wordsOf({ runtime, version, process, trusts, how, because, missing }: RuntimeTrust, workload: string, pod: string): Finding {
  const who = [runtime, version, process === '' ? '' : `(${process})`].filter(Boolean).join(' ')
  const would = trusts === 'no' ? 'does not trust our root' : 'may not trust our root'
  return {
    level: trusts === 'no' ? 'warning' : 'notice',
    message: `${who} in workload ${workload} (${pod}) ${would}: ${because} (${how}).`,
    advice: `Where it makes connections that are inspected, it lacks: ${missing}.`,
  }
}

/** Judged here, from what was served, whatever Python there is in a pod: the next image may bring a newer one. */
function strictFinding(verdicts: readonly Verdict[], { root }: OurAuthority, at: Date): Finding[] {
  for (const { path, observation } of verdicts) {
    if (path.kind !== 'inspected' || observation.kind !== 'tls') continue
    const chain = buildChain(observation.flight, [root], { at })
    const because = chain.ok ? whyNotStrict(chain.path) : undefined
    return because === undefined
      ? []
      : [
          {
            level: 'warning',
            message: `Clients that check strictly (Python 3.13 and later do) refuse what the firewall serves: ${because}.`,
            advice: 'Make a new CA with import-ca, which writes what they ask for.',
          },
        ]
  }
  return []
}
