import fc from 'fast-check'

/** What pods, servers and certificates may say to break out of a table, a page or a log. */
export const attacks = [
  '| a | b |\n| --- | --- |\n| forged | ✅ pass |',
  '\\| still in the cell',
  '</td></tr></table><h1>forged</h1>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '\'"><svg onload=alert(1)>',
  '<!-- hidden',
  '</details></details>',
  '`code` ``two`` ```\nfence',
  '[link](https://evil.example) ![image](https://evil.example/x.png)',
  'https://evil.example/path?x=1 www.evil.example mail@evil.example',
  '@octocat #1 GH-1 octo-org/repo#2 octocat@0123456789012345678901234567890123456789',
  '$\\frac{1}{2}$ $$x$$ :tada: ~~gone~~ **bold** __bold__ *it* _it_',
  '- item\n1. item\n> quote\n# heading\n---\n===',
  '1. item',
  '- item',
  '::error::forged\n::set-output name=verdict::pass\n##[error]forged',
  '\u001b[2J\u001b[1;31mred\u0007\u0000',
  '\u202eevil\u202c \u200bzero\u200b \ud800 \u{e0041}',
  '&lt;b&gt; &amp; &#60;',
  '[^1] [x]: https://evil.example',
  '- [ ] task',
  ' leading and trailing ',
  '',
  'a'.repeat(5000),
]

const punctuation = fc.string({ unit: fc.constantFrom(...'|\\`*_~[](){}<>!#@$:"\'&;^-+=.\n\r\t /wab1'), maxLength: 40 })

export const hostile = fc.oneof(
  fc.constantFrom(...attacks),
  punctuation,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
)
