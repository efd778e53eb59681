import { inOrder } from '../order.ts'
import { about, type Lint } from './lint.ts'

export const urlWithoutPath: Lint = {
  id: 'url-without-path',
  severity: 'warning',
  title: 'a URL pattern that names a host and no path',
  means:
    'It is documented to cover the root of the host, and of other paths nothing is said. Answers for them are "unknown", and a denial that was meant for the host may let most of it through.',
  fix: 'Write HOST/ for the root, both HOST/ and HOST/* for everything, or give the host in targetFqdns.',
  run: ({ policy }) =>
    inOrder(policy, 'ApplicationRule').flatMap(entry => {
      const bare = entry.rule.targetUrls.filter(url => url !== '' && !url.includes('/') && !url.startsWith('['))
      return bare.length === 0
        ? []
        : [
            {
              ...about(entry),
              message: `"${entry.rule.name}" ${entry.collection.action === 'Deny' ? 'denies' : 'allows'} ${bare.join(', ')}`,
            },
          ]
    }),
}
