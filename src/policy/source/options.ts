import type { Choice } from './assemble.ts'

export type SourceFile = { readonly text: string; readonly file: string }

export type Options = Choice & {
  /** Values for the parameters of a template. */
  readonly parameters?: SourceFile
}
