#!/usr/bin/env node
// The only JavaScript here: with the cache on before the first TypeScript is read, a short command does not even load what strips types.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Beside the libraries and not in the machine's temporary folder, where others could put something in its place.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/egress-gate', import.meta.url)))
await import('../src/cli/main.ts')
