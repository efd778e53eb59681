/** Runs tasks one after the other, in the order in which they were given; a failure is that task's own and does not stop those that follow. */
export function serial(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return task => {
    const run = last.then(task, task)
    last = run.catch(() => {})
    return run
  }
}
