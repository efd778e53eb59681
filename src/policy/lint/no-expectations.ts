import type { Lint } from './lint.ts'

export const noExpectations: Lint = {
  id: 'no-expectations',
  severity: 'error',
  title: 'nothing is expected of the policy',
  means: 'Without expectations there is nothing that a change could break, and a check that checks nothing is not passed.',
  fix: 'Add "expectations": what must be allowed, what must be inspected, what must be denied.',
  run: ({ spec }) =>
    spec && spec.expectations.length === 0
      ? [
          {
            subject: 'expectations',
            place: { file: spec.file, line: 1, column: 1 },
            message: `${spec.file} has no expectations, so nothing was checked`,
          },
        ]
      : [],
}
