/** Where the root comes from, and what may be taken from there. Pure: it judges what a container said. */
import type { Certificate } from '../pki/certificate.ts'
import type { InstallLines } from './install-script.ts'
import { checkRoots } from './mounted-root.ts'

export type RootSource =
  /** Mounted by a volume at this path of the container. */
  { readonly kind: 'mounted'; readonly path: string; readonly volume: 'vault' | 'file-share' } | { readonly kind: 'given' }

export type Roots = readonly [Certificate, ...Certificate[]]

export type RootDecision =
  | { readonly ok: true; readonly roots: Roots }
  /** `secret`: something was there that must never be in a pod, and no other source makes that good. */
  | { readonly ok: false; readonly because: string; readonly advice: string; readonly secret?: true }

const failed = (because: string, advice: string): RootDecision => ({ ok: false, because, advice })

/** `given`: what is installed. Each mounted root must be one of them; where none was given, the mounted ones are installed. */
export function decideRoots(words: InstallLines, source: RootSource, given: readonly Certificate[], at: Date): RootDecision {
  if (source.kind === 'given') {
    const [first, ...others] = given
    return first === undefined
      ? failed('no root certificate was given', 'Give the input root-certificate, or mount it and name its path in egress.yaml.')
      : { ok: true, roots: [first, ...others] }
  }
  const { path, volume } = source
  const bring =
    volume === 'vault'
      ? "its SecretProviderClass must name the root's secret (objectType: secret)"
      : 'the file share must hold it under that name'
  const content = words.get('content')
  if (content === undefined)
    switch (words.get('mount')) {
      case 'missing':
        return failed(
          `${path} does not exist in the container`,
          `Mount the ${volume === 'vault' ? 'Key Vault' : 'file share'} volume there: ${bring}. Or correct trust.path in egress.yaml.`,
        )
      case 'private-key':
        return {
          ok: false,
          because: `${path} holds a PRIVATE KEY; it was not read`,
          advice:
            'Hand out the public certificate alone, and replace the CA: a key that was mounted in pods is known to whoever could read them.',
          secret: true,
        }
      case 'not-pem':
        return failed(
          `${path} holds no PEM certificate; it was not read, for it may be a PKCS#12 file with a private key`,
          `Put the root's public certificate there, as PEM: ${bring}.`,
        )
      case 'too-large':
        return failed(
          `${path} is larger than 64 KB, and a root certificate has about 2`,
          `Put the root's public certificate there alone: ${bring}.`,
        )
      case 'unreadable':
        return failed(`${path} cannot be read by the container's user`, 'Check fsGroup and the modes of the mount.')
      default:
        return failed(`what ${path} holds could not be told`, 'Look at the pod: its sh or its tools may be replaced.')
    }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(content))
    return failed(`what ${path} holds came back damaged`, 'Run again; look at what else prints into the session.')
  const check = checkRoots(Buffer.from(content, 'base64').toString('latin1'), path, at)
  if (!check.ok) return failed(check.because, check.advice)
  const [first, ...others] = given
  if (first === undefined) return check
  const strange = check.roots.find(root => !given.some(({ fingerprint }) => fingerprint === root.fingerprint))
  if (strange === undefined) return { ok: true, roots: [first, ...others] }
  return failed(
    `${path} holds ${strange.subject} (SHA-256 ${strange.fingerprint.slice(0, 16)}), not the root that was given (${given.map(({ fingerprint }) => fingerprint.slice(0, 16)).join(', ')})`,
    'The vault or the share holds another root, or the mount is stale (rotation polls every 2 minutes, and a subPath mount never changes): restart the pod.',
  )
}
