/** A share's contents: paths without a leading slash, directories and files. */
export type File = {
  readonly kind: 'file'
  content: Buffer
  contentType: string
  metadata: Record<string, string>
  modified: Date
  readonly created: Date
  etag: string
  readonly id: string
}
export type Directory = {
  readonly kind: 'directory'
  metadata: Record<string, string>
  modified: Date
  readonly created: Date
  etag: string
  readonly id: string
}
export type Share = { readonly created: Date; readonly entries: Map<string, File | Directory> }
