import { createConsole } from '../../../src/github/console.ts'
import { runJob } from '../../../src/github/job.ts'
import { sample } from './sample.ts'

const inputs = { behaviour: 'wait', word: '', number: 1, names: [], document: '' } as const
const common = { summary: true, reportDirectory: '', timeoutMinutes: 0.01 }
runJob(
  sample,
  inputs,
  common,
  createConsole(text => process.stdout.write(text)),
)
