/** Where the distributions keep the bundle that their programs read, the ones with a tree of their own first. */
export const bundles = [
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/var/lib/ca-certificates/ca-bundle.pem',
  '/etc/ssl/certs/ca-certificates.crt',
] as const
