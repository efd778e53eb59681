/** What was begun in Azure and had not ended when the action was cut off: long-running operations, by the name they were saved under. */
export type Pending = {
  /** An empty value says that it has ended. */
  note(name: string, value: string): void
  describe(): string
}

/** A long-running operation's URL carries a signature in its query, which nobody has to see. */
export const withoutQuery = (value: string): string => value.replace(/\?.*$/s, '')

/** What goes on in Azure though the job is cut off, in a sentence for people. */
export const describePending = (operations: ReadonlyMap<string, string>): string => {
  const converges = 'Running the action again is safe: it finds what exists, joins what is still under way and goes on from there.'
  if (operations.size === 0) return `No long-running operation was under way. ${converges}`
  const list = [...operations].map(([name, value]) => `${name} (${withoutQuery(value)})`).join('; ')
  return `Azure goes on with what was begun: ${list}. ${converges}`
}

/** The long-running operations that are on their way, to be named when the job is cut off. */
export const createPending = (): Pending => {
  const operations = new Map<string, string>()
  return {
    note: (name, value) => {
      if (value === '') operations.delete(name)
      else operations.set(name, value)
    },
    describe: () => describePending(operations),
  }
}
