/** Runs an action's bundle as GitHub's runner does, from inside a lab's network. Takes what to run as JSON, prints what came of it as JSON. */
import { type RunActionOptions, runAction } from '../../src/lab/github/run-action.ts'

const options = JSON.parse(process.env['RUN_ACTION'] ?? '{}') as RunActionOptions
const { exitCode, outputs, exportedEnv, lines, complaints } = await runAction(options)
process.stdout.write(JSON.stringify({ exitCode, outputs, exportedEnv, lines, complaints }))
