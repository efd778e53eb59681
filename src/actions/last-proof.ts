import type { Action, ActionResult } from '../github/action.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { Finding } from '../report/report.ts'
import type { Evidence } from '../verify/evidence-read.ts'
import { tokenOf } from './announcement.ts'

export type LastProofRequest = { readonly name: string; readonly warnDays: number; readonly token: string }

/** When does the newest proof end? It asks nobody but GitHub, and opens nothing. */
export const lastProof: Action<LastProofRequest> = {
  name: 'last-proof',
  inputs: read => ({
    name: read.text('evidence-name', { required: true }),
    warnDays: read.integer('warn-days', { min: 0, max: 365 }),
    token: tokenOf(read),
  }),
  run: async (request, world) => {
    const [{ newestEvidence }, { mostEvidenceBytes, readEvidence }, { isRefusal }] = await Promise.all([
      import('../github/newest-evidence.ts'),
      import('../verify/evidence-read.ts'),
      import('../github/conversation.ts'),
    ])
    const wanted = { name: request.name, file: 'evidence.json', mostBytes: mostEvidenceBytes }
    const found = await newestEvidence(wanted, request.token, world)
      .then(newest => newest && { ...newest, evidence: whole(readEvidence(newest.text)) })
      .catch((error: unknown) => {
        if (world.signal.aborted) throw error
        throw new KnownFaultError(
          {
            code: 'NoEvidenceKnown',
            message: `When the newest proof ends is not known: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
            advice: isRefusal(error)
              ? 'Give the job `permissions: actions: read`.'
              : 'Run it again; see that nothing but the gate writes this artifact.',
          },
          { cause: error },
        )
      })
    if (found === undefined) return answer(request, `No run of the default branch left evidence named "${request.name}".`)
    const { result, expiresAt, at } = found.evidence
    const where = `run ${found.runId}, ${at.toISOString()}`
    if (result !== 'pass') return answer(request, `The newest evidence (${where}) is no proof: it says ${result}.`)
    if (expiresAt === undefined) return answer(request, `The newest evidence (${where}) has no end: nothing was seen inspected.`)
    return answer(request, `The newest proof (${where}) ends at ${expiresAt}.`, expiresAt)
  },
}

const whole = (evidence: Evidence): Evidence => {
  if (evidence.hash.given !== evidence.hash.actual) throw new Error('the evidence is not what its own hash says')
  return evidence
}

const answer = ({ warnDays }: LastProofRequest, headline: string, until?: string): ActionResult => {
  const days = until === undefined ? Number.NEGATIVE_INFINITY : Math.floor((Date.parse(until) - Date.now()) / 86_400_000)
  const lasts = days >= warnDays
  const finding: Finding = {
    level: 'warning',
    message: until === undefined ? headline : `${headline} That is ${days < 0 ? 'over' : `in ${days} days`}.`,
    advice: 'Run the gate: it proves the egress anew.',
  }
  return {
    report: {
      action: 'last-proof',
      title: 'The newest proof',
      at: new Date().toISOString(),
      result: 'pass',
      headline,
      outcomes: [],
      verdicts: [],
      facts: [],
      findings: lasts ? [] : [finding],
      next: [],
    },
    outputs: { lasts: String(lasts), 'proven-until': until ?? '' },
  }
}
