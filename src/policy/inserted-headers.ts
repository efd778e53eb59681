/** Headers that Azure Firewall inserts into requests: what it takes (facts 1.3; learn.microsoft.com/azure/firewall, HTTP header insertion, 2026-07-20). */

/** Azure reserves these for itself. */
const RESERVED =
  /^(host|authorization|cookie|set-cookie|via|te|trailer|transfer-encoding|content-length|connection|upgrade|keep-alive|proxy-.*|x-forwarded-.*)$/i

const mostOfValue = 16_000
/** Names and values of one rule together, in bytes. */
const mostOfRule = 16_384

export const headerNameComplaint = (name: string): string | undefined =>
  !/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(name)
    ? 'is not a header name; use up to 100 letters, digits and "-"'
    : RESERVED.test(name)
      ? 'is reserved; Azure Firewall does not insert it'
      : undefined

export const headerValueComplaint = (value: string): string | undefined =>
  value.length > mostOfValue ? `must be at most ${mostOfValue} characters long` : /[\r\n\0]/.test(value) ? 'must be one line' : undefined

const encoder = new TextEncoder()

/** What is wrong with all headers of a rule together. */
export function headersComplaint(headers: readonly { readonly headerName: string; readonly headerValue: string }[]): string | undefined {
  const bytes = headers.reduce((sum, { headerName, headerValue }) => sum + encoder.encode(headerName + headerValue).length, 0)
  return bytes > mostOfRule ? `the headers of a rule are ${bytes} bytes together; at most ${mostOfRule} are taken` : undefined
}
