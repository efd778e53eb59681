import { runAction } from '../../../src/github/runner.ts'
import { sample } from './sample.ts'

runAction(sample, import.meta.dirname)
