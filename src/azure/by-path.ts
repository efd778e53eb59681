/** ARM by path, for what no client of the SDKs has: the actions of a resource, and what is listed at one. */
import type { Arm } from './arm.ts'
import { AzureError } from './azure-error.ts'
import { innermost } from './retry.ts'

/** Microsoft's own client for any path, with the options that every other client of ours has. Paths are absolute, or whole URLs that Azure gave. */
export async function byPath(arm: Arm) {
  const { getClient } = await import('@azure-rest/core-client')
  return getClient('https://management.azure.com', arm.credential, {
    ...arm.options,
    credentials: { scopes: ['https://management.azure.com/.default'] },
  })
}

/** Throws an AzureError with what Azure answered, where its status is none of `wanted`. */
export function checkStatus({ status, body }: { readonly status: string; readonly body: unknown }, wanted: readonly string[]): void {
  if (wanted.includes(status)) return
  const { code, message } = innermost(body) ?? { code: `Http${status}`, message: `Azure answered ${status} without a reason` }
  throw new AzureError({ code, message, status: Number(status) })
}
