import type { Lint } from './lint.ts'

/** Found by `run.ts` itself, once all others have spoken. */
export const unusedAllow: Lint = {
  id: 'unused-allow',
  severity: 'warning',
  title: 'a comment that turns off nothing',
  means:
    'A comment "egress-gate: allow LINT: REASON" needs a lint that exists, a reason, and a finding on its line or the next. What it once allowed is gone, or it never worked.',
  fix: 'Remove the comment, or correct it.',
  run: () => [],
}
