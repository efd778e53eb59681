/** More than Azure has of anything that is listed here; a page holds a hundred and more. */
const mostPages = 100

/** All that is listed. The SDKs follow `nextLink` for as long as there is one, and one that leads back to its own page has no end. */
export async function allOf<T>(list: { byPage(): AsyncIterable<readonly T[]> }, what: string): Promise<readonly T[]> {
  const found: T[] = []
  let pages = 0
  for await (const page of list.byPage()) {
    pages += 1
    if (pages > mostPages) throw new Error(`Azure lists ${what} on more than ${mostPages} pages: this is not a list that ends`)
    found.push(...page)
  }
  return found
}
