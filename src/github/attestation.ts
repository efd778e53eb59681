/** Asks GitHub's own client whether a file was attested by the gate's workflow. Its word is taken; its absence is a no. */
import { execFile } from 'node:child_process'

export type Attested = {
  readonly file: string
  /** Whose attestation it must be, and at which commits of the gate and of the caller. */
  readonly repository: string
  readonly signer: { readonly path: string; readonly sha: string }
  readonly sourceSha: string
}

const deadline = 60_000

/** Why it is not attested. Undefined: it is. `gh attestation verify` needs `attestations: read`. */
export async function whyNotAttested(
  { file, repository, signer, sourceSha }: Attested,
  world: { readonly token: string; readonly env: Readonly<Record<string, string | undefined>>; readonly signal: AbortSignal },
): Promise<string | undefined> {
  const args = ['attestation', 'verify', file, '--repo', repository, '--signer-workflow', signer.path]
  const commits = ['--signer-digest', signer.sha, '--source-digest', sourceSha]
  const { env, token, signal } = world
  const host = new URL(env['GITHUB_SERVER_URL'] || 'https://github.com').host
  const own = host === 'github.com' ? { GH_TOKEN: token } : { GH_ENTERPRISE_TOKEN: token, GH_HOST: host }
  return await new Promise((resolve, reject) => {
    const options = {
      env: { ...env, ...own, GH_PROMPT_DISABLED: '1', NO_COLOR: '1' },
      signal,
      timeout: deadline,
      maxBuffer: 8 * 1024 * 1024,
    }
    execFile('gh', [...args, ...commits], options, (error, _, stderr) => {
      if (error === null) resolve(undefined)
      else if (signal.aborted) reject(error)
      else if ('code' in error && error.code === 'ENOENT') resolve('gh is not installed here')
      else resolve(error.killed ? 'gh did not answer in time' : `gh says no: ${lastLine(stderr) || 'nothing more'}`)
    })
  })
}

const lastLine = (text: string): string => (text.trim().split('\n').at(-1) ?? '').replace(/[^\x20-\x7e]/g, '?').slice(0, 300)
