/** What the runtimes in the pods would make of our certificates, as findings: each once for a workload. They warn, and decide nothing. */
import { buildChain } from '../pki/chain.ts'
import { whyNotStrict } from '../pki/strict.ts'
import type { Workload } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import { type RuntimeTrust, runtimeTrust } from '../verify/runtime-trust.ts'
import { sessionProbe } from '../verify/session.ts'
import type { OurAuthority, PodRef, Verdict } from '../verify/verdict.ts'

/** What pods said, by their uid: of their runtimes, and of themselves. */
type Said = { readonly runtimes: ReadonlyMap<string, string>; readonly info: ReadonlyMap<string, readonly string[]> }

export function runtimeFindings(
  ready: readonly { readonly workload: Workload; readonly pod: PodRef }[],
  verdicts: readonly Verdict[],
  { runtimes, info }: Said,
  authority: OurAuthority,
  at: Date,
): Finding[] {
  const told = new Set<string>()
  const findings: Finding[] = []
  for (const { workload, pod } of ready) {
    const own = verdicts.filter(each => each.pod?.uid === pod.uid && each.probe.workload === workload.name)
    const tried = sessionProbe(own.map(({ probe }) => probe))
    const around = {
      system: systemTrust(own),
      inspected: own.some(({ probe, path }) => probe.id === tried?.id && path.kind === 'inspected'),
    }
    // The probes were asked with it, so it has tried already.
    const bundle = info.get(pod.uid)?.find(line => line.startsWith('curl-bundle='))
    const curl =
      bundle === undefined || around.system === 'unknown'
        ? ''
        : JSON.stringify({ runtime: 'curl', store: bundle.slice(12), tried: around.system ? 'ok' : 'refused' })
    for (const each of runtimeTrust(`${runtimes.get(pod.uid) ?? ''}\n${curl}`, authority.root.fingerprint, {
      ...around,
      inspected: around.inspected || curl !== '',
    })) {
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
