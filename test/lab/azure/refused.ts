import assert from 'node:assert/strict'

/** Asserts that something was refused, and that code, message and details together match. */
export async function refused(work: () => PromiseLike<unknown>, expected: RegExp): Promise<void> {
  const error = await Promise.resolve()
    .then(work)
    .then(
      () => undefined,
      (thrown: unknown) => thrown as { code?: string; statusCode?: number; message?: string; details?: unknown },
    )
  assert.ok(error, `nothing was refused; expected ${expected}`)
  assert.match(
    `${error.statusCode} ${error.code} ${error.message} ${JSON.stringify(error.details)}`,
    new RegExp(expected.source, `s${expected.flags}`),
  )
}
