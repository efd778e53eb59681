/**
 * A GUID that is always the same for the same text, so that a role assignment has one name for ever. It is a UUID of version 8 (RFC 9562:
 * contents of the maker's choice), filled with the 128-bit FNV-1a hash of the text.
 */
export function guidOf(text: string): string {
  const mask = (1n << 128n) - 1n
  let hash = 0x6c62272e07bb014262b821756295c58dn
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x0000000001000000000000000000013bn) & mask
  const hex = hash.toString(16).padStart(32, '0')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
