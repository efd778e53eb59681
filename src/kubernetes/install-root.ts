/** Installs the roots in one pod, in one exec. */
import type { Certificate } from '../pki/certificate.ts'
import type { PodRef } from '../verify/verdict.ts'
import type { Connection } from './connection.ts'
import { type InstallLines, installScript, readInstallLine } from './install-script.ts'
import { printable } from './printable.ts'
import { decideRoots, type RootDecision, type RootSource, type Roots } from './root-source.ts'
import { runScript } from './run-script.ts'

export type Installed =
  | { readonly result: 'installed' | 'unchanged'; readonly roots: Roots; readonly because: string; readonly os: string }
  | {
      readonly result: 'failed'
      readonly because: string
      readonly advice: string
      /** `source`: the root could not be had from where it was looked for. `store`: it was there, and this container's store cannot be written. */
      readonly lacks?: 'source' | 'store'
    }

export type InstallRequest = {
  readonly source: RootSource
  readonly given: readonly Certificate[]
  readonly at: Date
  /** Nothing is written: what the store lacks is a failure. */
  readonly checkOnly?: true
  readonly signal: AbortSignal
}

const failed = (because: string, advice: string, lacks?: 'source' | 'store'): Installed => ({
  result: 'failed',
  because: printable(because).slice(0, 800),
  advice,
  ...(lacks === undefined ? {} : { lacks }),
})

/** The update tool takes about a second of CPU, and pods may have little of it. */
const deadlineSeconds = 120

/** Brings the root into one container's store by the distribution's own tool, in one exec, and looks whether it is there afterwards. */
export async function installRoot(connection: Connection, pod: PodRef, request: InstallRequest): Promise<Installed> {
  const { source, given, at, signal, checkOnly } = request
  let words = new Map<string, string>()
  if (source.kind === 'given') {
    const early = decideRoots(words, source, given, at)
    if (!early.ok) return refusedBy(early)
  }
  let decided: RootDecision | undefined
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
      decided = decideRoots(words, source, given, at)
      return decided.ok ? `${decided.roots.map(lineOf).join('\n')}\n${checkOnly ? 'check' : 'install'}\n` : 'stop\n'
    },
    deadlineSeconds,
    maxBytes: 1_048_576,
    signal,
  })
  const said = decided as RootDecision | undefined
  if (said?.ok === false) return refusedBy(said)
  if (!result.ok) return failed(result.fault.message, result.fault.advice)
  if (said === undefined || result.nonce !== conversation)
    return failed('the script ended before it asked', 'Look at the pod: its sh may be replaced or wrapped.')
  return outcome(words, said.roots)
}

const lineOf = ({ fingerprint, der }: Certificate): string => `root ${fingerprint.slice(0, 16)} ${Buffer.from(der).toString('base64')}`

const refusedBy = (decided: RootDecision & { ok: false }): Installed =>
  failed(decided.because, decided.advice, decided.secret ? undefined : 'source')

function outcome(words: InstallLines, roots: Roots): Installed {
  const os = printable(words.get('os') ?? '')
    .trim()
    .slice(0, 60)
  const on = os === '' ? '' : ` (${os})`
  const tool = words.get('tool')?.startsWith('update-ca-') ? printable(words.get('tool') ?? '').slice(0, 30) : 'the update tool'
  const place = printable(words.get('place') ?? 'its trust store').slice(0, 200)
  const mount =
    'Use `method: rollout` (it mounts a bundle over the store and needs neither root nor a writable file system), or run the container as root with a writable file system.'
  switch (words.get('state')) {
    case 'unchanged':
    case 'installed': {
      if (words.get('checked') === 'no')
        return failed(
          `the bundle holds the root, but openssl in the container does not trust it${on}`,
          'SSL_CERT_FILE or SSL_CERT_DIR of the container may point to another store.',
        )
      if (words.get('checked') === 'elsewhere')
        return failed(
          `the bundle holds the root, but SSL_CERT_FILE of the container names another file, which does not${on}`,
          'Put the root into the file that it names, or take the variable out of the workload.',
        )
      const fresh = words.get('state') === 'installed'
      return {
        result: fresh ? 'installed' : 'unchanged',
        roots,
        os,
        because: fresh ? `installed with ${tool}${on}, and the store holds it now` : `the store held it already${on}`,
      }
    }
    case 'absent':
      return failed(
        `the store of the container does not hold the root${on}`,
        'What was declared did not reach it: look at its mounts and at its init containers.',
      )
    case 'declared':
      return failed(
        `its store is a mount that its workload declares (method rollout), and it does not hold this root${on}`,
        'Run with `method: rollout`: it declares the new roots, too.',
        'store',
      )
    case 'no-tool':
      return failed(
        `the container has no update-ca-certificates and no update-ca-trust${on}`,
        words.get('os')?.includes('alpine') === true || /debian|ubuntu/.test(words.get('os') ?? '')
          ? 'Add the package ca-certificates to the image (it is not installed behind your back), or mount a bundle that holds the root.'
          : 'Add the package that brings the trust store (ca-certificates) to the image, or mount a bundle that holds the root.',
        'store',
      )
    case 'not-root':
      return failed(
        `${place} cannot be written: the container runs as uid ${printable(words.get('uid') ?? '?').slice(0, 10)}${on}`,
        mount,
        'store',
      )
    case 'read-only':
      return failed(`${place} cannot be written: its file system is read-only${on}`, mount, 'store')
    case 'update-failed': {
      const said = printable(Buffer.from(words.get('said') ?? '', 'base64').toString('latin1'))
        .trim()
        .slice(-400)
      return failed(
        `${tool} ended with ${printable(words.get('code') ?? '?').slice(0, 10)}, and the store does not hold the root${on}${said === '' ? '' : `: ${said}`}`,
        'Run it by hand in the pod and look at what it says.',
      )
    }
    default:
      return failed('the script did not say how it ended', 'Look at the pod: its sh or its tools may be replaced.')
  }
}
