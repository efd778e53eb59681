/** What the documents name is there: links and anchors, scripts, commands, options, actions, folders; and what they show to copy works. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path/posix'
import { test } from 'node:test'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const folders = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))

/** Every page that is kept in the repository, and those that are about to be. */
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(path => path !== '' && existsSync(join(root, path)))

const fence = /^( *)```(\w*)\n([\s\S]*?)^ *```$/gm
const prose = (page: string): string => page.replace(fence, '')
const blocks = (page: string, language: string): string[] =>
  [...page.matchAll(fence)].flatMap(([, indent = '', lang, body = '']) =>
    lang === language ? [body.replaceAll(new RegExp(`^${indent}`, 'gm'), '')] : [],
  )

/** As GitHub makes them from headings: letters, digits, hyphens and underscores; a number behind what was there before. */
function anchorsOf(page: string): ReadonlySet<string> {
  const anchors = new Set([...page.matchAll(/<a id="([^"]+)"/g)].map(([, id = '']) => id))
  for (const [, heading = ''] of prose(page).matchAll(/^#{1,6} (.*)$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const slug = plain
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-')
    let name = slug
    for (let number = 1; anchors.has(name); number++) name = `${slug}-${number}`
    anchors.add(name)
  }
  return anchors
}

/** Links within the repository that lead nowhere. */
function deadLinks(path: string, page: string): string[] {
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/i.test(link)) return []
    const [file = '', anchor] = link.split('#')
    const target = file === '' ? path : normalize(join(path, '..', file))
    if (target !== path && !existsSync(join(root, target))) return [`${link}: there is no ${target}`]
    return anchor === undefined || anchorsOf(file === '' ? page : text(target)).has(anchor)
      ? []
      : [`${link}: ${target} has no such heading`]
  })
}

for (const path of pages)
  test(`${path}: links lead somewhere, and scripts that are named exist`, () => {
    const page = text(path)
    assert.deepEqual(deadLinks(path, page), [])
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Readonly<Record<string, string>> }
    // A name in a person's own repository stands behind no flag of ours.
    const named = [...page.matchAll(/npm (?:--silent --prefix \S+ )?run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name)
    assert.deepEqual(
      named.filter(name => scripts[name] === undefined),
      [],
    )
  })

test('a dead link is found, and a good one is not', () => {
  const page = '# A `b` (c)\n\n## A\n## A\n```\n[x](none.md)\n```\n[1](#a-b-c) [2](#a-1) [3](../SECURITY.md) [4](https://x.example/y)'
  assert.deepEqual(deadLinks('docs/x.md', page), [])
  for (const link of ['#b', 'none.md', '../README.md#none']) assert.equal(deadLinks('docs/x.md', `${page} [5](${link})`).length, 1, link)
})

const workflowsPage = text('docs/workflows.md')

test('README names every document; README and docs/workflows.md describe every action', () => {
  const readme = text('README.md')
  const documents = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md'))
  assert.deepEqual(
    documents.filter(name => !readme.includes(`(docs/${name})`)),
    [],
  )
  assert.deepEqual(
    folders('actions').filter(name => ![readme, workflowsPage].some(page => page.includes(`\n### ${name}\n`))),
    [],
  )
  assert.deepEqual(
    folders('actions').filter(name => !readme.includes(`\`${name}\``) && !readme.includes(`\n### ${name}\n`)),
    [],
  )
})

test('docs/architecture.md has the tree as it is', () => {
  const page = text('docs/architecture.md')
  const tree = blocks(page, '').find(block => block.includes('src/\n')) ?? ''
  const named = [...tree.matchAll(/^ {2}(\w+)\/ /gm)].map(([, name = '']) => name)
  assert.deepEqual(named.toSorted(), folders('src').toSorted())
  const top = [...tree.matchAll(/^(\.?\w+)\//gm)].map(([, name = '']) => name)
  const kept = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')
  const own = [...new Set(kept.flatMap(path => (path.includes('/') && !/^\.(?!github\/)/.test(path) ? [path.split('/')[0] ?? ''] : [])))]
  assert.deepEqual(new Set(top), new Set(own))
  const commands = [...text('src/cli/main.ts').matchAll(/^ {2}(\w+): \{$/gm)].map(([, name]) => name)
  assert.ok(commands.length >= 7 && tree.includes(`egress-gate ${commands.join(' | ')}`), commands.join(' | '))
})

/** `uses:` lines of YAML that somebody is to copy, with the permissions that are given there. */
type Job = { readonly uses?: string; readonly permissions?: Readonly<Record<string, string>> }
const level = (given: string | undefined): number => ['none', 'read', 'write'].indexOf(given ?? 'none')

for (const path of pages)
  for (const [index, block] of blocks(text(path), 'yaml').entries()) {
    if (!/^ *(- )?uses:/m.test(block)) continue
    test(`${path}: example ${index + 1} pins what the workflows pin, and gives the permissions that are asked for`, () => {
      const pinned = readdirSync(join(root, '.github/workflows'))
        .map(name => text(`.github/workflows/${name}`))
        .join('\n')
      for (const [, action = '', version = ''] of block.matchAll(/uses: (actions\/[\w-]+)@v(\d+)/g))
        assert.match(pinned, new RegExp(`uses: ${action}@[0-9a-f]{40} # v${version}\\.`), `${action}@v${version}`)
      const { jobs = {} } = (parse(block) ?? {}) as { jobs?: Readonly<Record<string, Job>> }
      for (const { uses, permissions: given } of Object.values(jobs)) {
        const called = /^OWNER\/egress-gate\/(\.github\/workflows\/[\w-]+\.yml)@v1$/.exec(uses ?? '')?.[1]
        if (called === undefined) continue
        const asked = (parse(text(called)) as { jobs: Readonly<Record<string, Job>> }).jobs
        for (const [name, { permissions = {} }] of Object.entries(asked))
          for (const [scope, wanted] of Object.entries(permissions))
            assert.ok(level(given?.[scope]) >= level(wanted), `${called}, job ${name}: ${scope}: ${wanted} is asked for and not given`)
      }
    })
  }
