/**
 * The address that Azure gives the first user of an empty subnet: the fourth after its base, since Azure keeps the first three and the base
 * for itself. Azure does not promise it; what the firewall tells once it exists replaces it.
 */
export function predictedPrivateIp(prefix: string): string {
  const [base = ''] = prefix.split('/')
  const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + 4
  return [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.')
}
