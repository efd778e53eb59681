/** Inside namespaces of its own (bench/lab.ts starts it): how long until the first pod is ready, and what each further pod costs. */
import { labMemory } from '../src/lab/memory.ts'
import { benchPods } from './pods.ts'

const further = 20
const began = Number(process.env['BENCH_BEGAN'])

const pods = await benchPods(2, AbortSignal.timeout(120_000))
await pods.scaleTo(1)
const firstReady = Date.now() - began
const before = labMemory()
await pods.scaleTo(1 + further)
const perPod = (labMemory() - before) / further
process.stdout.write(JSON.stringify({ firstReady, perPod }))
process.exit(0)
