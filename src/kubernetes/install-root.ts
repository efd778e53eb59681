/** Installs the root in one pod, in one exec. */
import type { Certificate } from '../pki/certificate.ts'
import type { PodRef } from '../verify/verdict.ts'
import type { Connection } from './connection.ts'
import { printable } from './exec.ts'
import { type InstallLines, installScript, readInstallLine } from './install-script.ts'
import { checkRoot } from './mounted-root.ts'
import { runScript } from './run-script.ts'

export type RootSource =
  /** Mounted by a volume at this path of the container. */
  { readonly kind: 'mounted'; readonly path: string; readonly volume: 'vault' | 'file-share' } | { readonly kind: 'given' }

export type Installed =
  | { readonly result: 'installed' | 'unchanged'; readonly root: Certificate; readonly because: string; readonly os: string }
  | { readonly result: 'failed'; readonly because: string; readonly advice: string }

export type InstallRequest = {
  readonly source: RootSource
  /** The root from an input: what is installed for `given`, what a mounted one must equal otherwise. */
  readonly given: Certificate | undefined
  readonly at: Date
  readonly signal: AbortSignal
}

const failed = (because: string, advice: string): Installed => ({ result: 'failed', because: printable(because).slice(0, 800), advice })

/** The update tool takes about a second of CPU, and pods may have little of it. */
const deadlineSeconds = 120

export async function installRoot(connection: Connection, pod: PodRef, request: InstallRequest): Promise<Installed> {
  const { source, given, at, signal } = request
  if (source.kind === 'given' && given === undefined)
    return failed('no root certificate was given', 'Give the input root-certificate, or mount it and name its path in egress.yaml.')
  let words = new Map<string, string>()
  let decided: { root: Certificate } | { failed: Installed } | undefined
  let conversation = ''
  const result = await runScript(connection, pod, {
    script: nonce => {
      words = new Map()
      decided = undefined
      conversation = nonce
      return installScript(nonce, source.kind === 'mounted' ? source.path : undefined)
    },
    reply: (line, nonce) => {
      if (readInstallLine(line, nonce, words) !== 'ask' || decided !== undefined) return undefined
      decided = decide(words, source, given, at)
      return 'root' in decided
        ? `install ${decided.root.fingerprint.slice(0, 16)} ${Buffer.from(decided.root.der).toString('base64')}\n`
        : 'stop\n'
    },
    deadlineSeconds,
    maxBytes: 1_048_576,
    signal,
  })
  if (decided !== undefined && 'failed' in decided) return decided.failed
  if (!result.ok) return failed(result.fault.message, result.fault.advice)
  if (decided === undefined || result.nonce !== conversation)
    return failed('the script ended before it asked', 'Look at the pod: its sh may be replaced or wrapped.')
  return outcome(words, decided.root)
}

function decide(
  words: InstallLines,
  source: RootSource,
  given: Certificate | undefined,
  at: Date,
): { root: Certificate } | { failed: Installed } {
  if (source.kind === 'given') return given === undefined ? { failed: failed('no root certificate was given', '') } : { root: given }
  const { path, volume } = source
  const bring =
    volume === 'vault'
      ? "its SecretProviderClass must name the root's secret (objectType: secret)"
      : 'the file share must hold it under that name'
  const content = words.get('content')
  if (content === undefined)
    switch (words.get('mount')) {
      case 'missing':
        return {
          failed: failed(
            `${path} does not exist in the container`,
            `Mount the ${volume === 'vault' ? 'Key Vault' : 'file share'} volume there: ${bring}. Or correct trust.path in egress.yaml.`,
          ),
        }
      case 'private-key':
        return {
          failed: failed(
            `${path} holds a PRIVATE KEY; it was not read`,
            'Hand out the public certificate alone, and replace the CA: a key that was mounted in pods is known to whoever could read them.',
          ),
        }
      case 'not-pem':
        return {
          failed: failed(
            `${path} holds no PEM certificate; it was not read, for it may be a PKCS#12 file with a private key`,
            `Put the root's public certificate there, as PEM: ${bring}.`,
          ),
        }
      case 'too-large':
        return {
          failed: failed(
            `${path} is larger than 64 KB, and a root certificate has about 2`,
            `Put the root's public certificate there alone: ${bring}.`,
          ),
        }
      case 'unreadable':
        return { failed: failed(`${path} cannot be read by the container's user`, 'Check fsGroup and the modes of the mount.') }
      default:
        return { failed: failed(`what ${path} holds could not be told`, 'Look at the pod: its sh or its tools may be replaced.') }
    }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(content))
    return { failed: failed(`what ${path} holds came back damaged`, 'Run again; look at what else prints into the session.') }
  const check = checkRoot(Buffer.from(content, 'base64').toString('latin1'), path, at)
  if (!check.ok) return { failed: failed(check.because, check.advice) }
  if (given !== undefined && check.root.fingerprint !== given.fingerprint)
    return {
      failed: failed(
        `${path} holds ${check.root.subject} (SHA-256 ${check.root.fingerprint.slice(0, 16)}), not the root that was given (${given.fingerprint.slice(0, 16)})`,
        'The vault or the share holds another root, or the mount is stale (rotation polls every 2 minutes, and a subPath mount never changes): restart the pod.',
      ),
    }
  return { root: check.root }
}

function outcome(words: InstallLines, root: Certificate): Installed {
  const os = printable(words.get('os') ?? '')
    .trim()
    .slice(0, 60)
  const on = os === '' ? '' : ` (${os})`
  const place = printable(words.get('place') ?? 'its trust store').slice(0, 200)
  const mount =
    "Mount the trust store's files instead (a volume over the bundle), or run the container as root with a writable file system."
  switch (words.get('state')) {
    case 'unchanged':
    case 'installed': {
      if (words.get('checked') === 'no')
        return failed(
          `the bundle holds the root, but openssl in the container does not trust it${on}`,
          'SSL_CERT_FILE or SSL_CERT_DIR of the container may point to another store.',
        )
      const fresh = words.get('state') === 'installed'
      return {
        result: fresh ? 'installed' : 'unchanged',
        root,
        os,
        because: fresh
          ? `installed with ${words.get('tool') ?? 'the update tool'}${on}, and the store holds it now`
          : `the store held it already${on}`,
      }
    }
    case 'no-tool':
      return failed(
        `the container has no update-ca-certificates and no update-ca-trust${on}`,
        words.get('os')?.includes('alpine') === true || /debian|ubuntu/.test(words.get('os') ?? '')
          ? 'Add the package ca-certificates to the image (it is not installed behind your back), or mount a bundle that holds the root.'
          : 'Add the package that brings the trust store (ca-certificates) to the image, or mount a bundle that holds the root.',
      )
    case 'not-root':
      return failed(`${place} cannot be written: the container runs as uid ${printable(words.get('uid') ?? '?').slice(0, 10)}${on}`, mount)
    case 'read-only':
      return failed(`${place} cannot be written: its file system is read-only${on}`, mount)
    case 'update-failed': {
      const said = printable(Buffer.from(words.get('said') ?? '', 'base64').toString('latin1'))
        .trim()
        .slice(-400)
      return failed(
        `${words.get('tool') ?? 'the update tool'} ended with ${printable(words.get('code') ?? '?').slice(0, 10)}, and the store does not hold the root${on}${said === '' ? '' : `: ${said}`}`,
        'Run it by hand in the pod and look at what it says.',
      )
    }
    default:
      return failed('the script did not say how it ended', 'Look at the pod: its sh or its tools may be replaced.')
  }
}
