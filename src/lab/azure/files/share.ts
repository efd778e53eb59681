/** A share's contents: lower-case paths without a leading slash, to directories and files. */
type Entry = {
  readonly name: string
  metadata: Record<string, string>
  modified: Date
  readonly created: Date
  etag: string
  readonly id: string
}
export type File = Entry & { readonly kind: 'file'; content: Buffer; contentType: string }
export type Directory = Entry & { readonly kind: 'directory' }
export type Share = { readonly created: Date; readonly entries: Map<string, File | Directory> }
