/** Storage's errors are XML with the code in a header. */
import type { Answer } from '../http.ts'
import type { Refusal } from '../refusal.ts'

export const xmlText = (text: string) =>
  text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

export const filesAnswer = ({ status, code, message, headers }: Refusal): Answer => ({
  status,
  headers: { ...headers, 'x-ms-error-code': code, 'content-type': 'application/xml' },
  body: Buffer.from(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${xmlText(message)}</Message></Error>`),
})
