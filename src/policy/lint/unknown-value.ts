import { unknownsOf } from '../unknown.ts'
import type { Found, Lint } from './lint.ts'

export const unknownValue: Lint = {
  id: 'unknown-value',
  severity: 'warning',
  title: 'what is not known of the policy',
  means:
    'It is written in a form that is not read here, or it stands elsewhere, or only a deployment can tell it. Answers that hang on it are "unknown", and no lint says anything of it.',
  fix: 'Write it as ARM documents it. Give a base policy with --parent, and values of parameters with --parameters.',
  run: ({ policy }) => {
    const all = unknownsOf(policy)
    const distinct = [...new Map(all.map(unknown => [`${unknown.place?.file} ${unknown.because}`, unknown])).values()]
    const wrong = distinct.filter(({ because }) => isWrong.test(because))
    const open = distinct.filter(({ because }) => !isWrong.test(because))
    const [first] = open
    return [
      ...wrong.map(({ because, place }): Found => ({ subject: because, ...(place ? { place } : {}), message: because })),
      ...(first
        ? [
            {
              subject: 'known elsewhere',
              severity: 'note' as const,
              ...(first.place ? { place: first.place } : {}),
              message: `known only elsewhere or at deployment: ${open
                .slice(0, 5)
                .map(({ because }) => because)
                .join('; ')}${open.length > 5 ? `; and ${open.length - 5} more` : ''}`,
            },
          ]
        : []),
    ]
  },
}

/** How the readers word what is not as ARM writes it, apart from what is merely not here. */
const isWrong = /which cannot be read|which is not known here|is of no type|no action is given|that is no object/
