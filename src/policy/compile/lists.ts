/**
 * Many short lists in one block of memory: list `i` is `items` from `start[i]` up to `start[i + 1]`. An array for each list would cost more
 * in headers and cache misses than in content.
 */
export type Lists = { readonly start: Int32Array; readonly items: Int32Array }

export function packed(lists: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(lists.length + 1)
  lists.forEach((list, index) => {
    start[index + 1] = (start[index] as number) + list.length
  })
  const items = new Int32Array(start[lists.length] as number)
  lists.forEach((list, index) => {
    items.set(list, start[index])
  })
  return { start, items }
}
