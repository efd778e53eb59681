import type { Action } from '../github/action.ts'
import type { InputFile } from './cluster.ts'

export type QuestionRequest = {
  readonly spec: InputFile | undefined
  /** Words: a target, and behind it what is expected of it. A form of one line has no line breaks. */
  readonly targets: readonly string[]
  readonly expectations: string
}

/** Makes a spec that asks something else. */
export const question: Action<QuestionRequest> = {
  name: 'question',
  inputs: read => {
    const request = {
      spec: read.file('spec', { required: true }),
      targets: read
        .text('targets')
        .split(/[\s,]+/)
        .filter(word => word !== ''),
      expectations: read.text('expectations'),
    }
    if (request.targets.length === 0 && request.expectations === '')
      read.fault('targets', 'is empty, and so is expectations: ask something')
    return request
  },
  run: async (request, world) => {
    const { runQuestion } = await import('./question-spec.ts')
    return runQuestion(request, world)
  },
}
