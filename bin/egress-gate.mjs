#!/usr/bin/env node
// The only JavaScript here: with the cache on before the first TypeScript is read, a short command does not even load what strips types.
// It is also what an older Node can still read, and say so.
import * as module from 'node:module'
import { fileURLToPath } from 'node:url'

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`egress-gate needs Node 24 or later, and this is ${process.version}. In the repository: npm run -s cli -- COMMAND, which brings its own.\n`)
  process.exit(2)
}
// Beside the libraries and not in the machine's temporary folder, where others could put something in its place.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/egress-gate', import.meta.url)))
// npm runs a script in this folder; a file that somebody names is meant from where they called npm.
if (['cli', 'lab'].includes(process.env['npm_lifecycle_event'] ?? '') && process.env['INIT_CWD']) process.chdir(process.env['INIT_CWD'])
await import('../src/cli/main.ts')
