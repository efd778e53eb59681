import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usedNames } from '../../scripts/used-names.ts'

for (const [title, source, expected] of [
  ['named imports', "import { a, b as c } from 'lib'", ['a', 'b']],
  ['names taken lazily', "const { d, e: f } = await import('lib')\nlet { g } = await import('lib')", ['d', 'e', 'g']],
  ['names on several lines', "import {\n  a,\n  b,\n} from 'lib'", ['a', 'b']],
  ['names passed on', "export { a } from 'lib'", ['a']],
  ['another library of a longer name', "import { a } from 'lib'\nimport { b } from 'lib/sub'", ['a']],
  ['the whole of it', "import * as lib from 'lib'", undefined],
  ['its default', "import lib from 'lib'", undefined],
  ['its default and a name', "import lib, { a } from 'lib'", undefined],
  ['a name, and the whole elsewhere', "const { a } = await import('lib')\nconst all = await import('lib')", undefined],
  ['one of its members', "const { a } = (await import('lib')).inner", undefined],
  ['a member of a member', "const { a } = await import('lib').then(l => l.inner)", undefined],
  ['a default value', "const { a = 1 } = await import('lib')", undefined],
  ['the rest', "const { a, ...rest } = await import('lib')", undefined],
  ['several at once', "const [{ a }, { b }] = await Promise.all([import('lib'), import('other')])", undefined],
  ['its effects alone', "import 'lib'", undefined],
  ['a mention in a comment', "// see 'lib'\nconst { a } = await import('lib')", undefined],
  ['a comment that begins in a text', "const glob = '/*'\nconst { a } = await import('lib') /* end */", ['a']],
] as [string, string, string[] | undefined][])
  test(title, () => assert.deepEqual(usedNames('lib', [source]), expected))

test('one uncertain file makes the library whole for all', () =>
  assert.equal(usedNames('lib', ["import { a } from 'lib'", "const all = await import('lib')"]), undefined))
