/** The machine itself: Node, what lies between it and Azure, and its clock. */
import { readFile } from 'node:fs/promises'
import type { Diagnosis } from '../report/diagnosis.ts'
import { shellCommand } from '../report/diagnosis.ts'
import type { Ask, Shown } from './doctor-ask.ts'
import { type Deadline, inTime, TooLate } from './doctor-deadline.ts'
import { proxyOf } from './doctor-world.ts'

/** What was seen of a host. */
export type Reached =
  | { readonly kind: 'verified'; readonly shown: Shown; readonly aheadSeconds: number | undefined }
  /** It answers, with a certificate that this Node does not trust. */
  | { readonly kind: 'untrusted'; readonly code: string; readonly issuer: string; readonly aheadSeconds: number | undefined }
  | { readonly kind: 'unreachable'; readonly code: string; readonly message: string }
  /** The doctor's own time was over. */
  | { readonly kind: 'unanswered'; readonly why: string }

const tlsFault = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|DEPTH_ZERO|SIGNATURE/

/**
 * Asks a host's front page for its headers; when the certificate is not trusted, looks once more whose it is. No token goes along. A host
 * that does not answer in time is out of reach for the actions, too.
 */
export async function reach(host: string, ask: Ask, deadline: Deadline, now: () => number): Promise<Reached> {
  const url = `https://${host}/`
  const look = (unverified: boolean) => inTime(deadline, signal => timed(() => ask(url, { signal, method: 'HEAD', unverified }), now))
  try {
    const { headers, shown, ahead } = await look(false)
    return { kind: 'verified', shown, aheadSeconds: ahead(headers['date']) }
  } catch (error) {
    if (error instanceof TooLate)
      return error.own ? { kind: 'unreachable', code: 'ETIMEDOUT', message: error.message } : { kind: 'unanswered', why: error.message }
    const { code, message } = said(error)
    if (!tlsFault.test(code)) return { kind: 'unreachable', code, message }
    try {
      const { headers, shown, ahead } = await look(true)
      return { kind: 'untrusted', code, issuer: shown.leafIssuer, aheadSeconds: ahead(headers['date']) }
    } catch {
      return { kind: 'untrusted', code, issuer: '', aheadSeconds: undefined }
    }
  }
}

/** By how much this machine's clock is ahead of a Date header: the header is of the middle of the exchange, give or take, and has whole seconds. */
async function timed<T extends object>(
  work: () => Promise<T>,
  now: () => number,
): Promise<T & { ahead: (date: string | undefined) => number | undefined }> {
  const start = now()
  const result = await work()
  const end = now()
  return {
    ...result,
    ahead: date => {
      const theirs = Date.parse(date ?? '')
      return Number.isNaN(theirs) ? undefined : Math.round(((start + end) / 2 - theirs - 500) / 1000)
    },
  }
}

const said = (error: unknown): { code: string; message: string } => {
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: { code?: unknown } }
  return { code: String(code ?? cause?.code ?? 'Error'), message: String(message ?? error) }
}

/** Entra lets tokens be five minutes off; an OIDC token of GitHub's lives for about as long. Seconds. */
const clockLimits = { warn: 30, fail: 240 }

/** By the first of the hosts that told its time, a verified one before all others. */
export function clockDiagnosis(hosts: readonly Reached[]): Diagnosis {
  const told = hosts.flatMap(host => ('aheadSeconds' in host && host.aheadSeconds !== undefined ? [host] : []))
  const reached = told.find(({ kind }) => kind === 'verified') ?? told[0]
  if (reached?.aheadSeconds === undefined)
    return {
      about: 'clock',
      state: 'unchecked',
      what: 'There is no time to compare with.',
      why: 'None of the hosts of Azure that were asked gave a Date.',
    }
  const { aheadSeconds } = reached
  const off = Math.abs(aheadSeconds)
  const unproven = reached.kind === 'untrusted' ? ' (by an answer whose certificate is not trusted)' : ''
  const what =
    off < 2
      ? `The clock agrees with Azure's${unproven}.`
      : `The clock is ${span(off)} ${aheadSeconds > 0 ? 'ahead of' : 'behind'} Azure's${unproven}.`
  if (off < clockLimits.warn) return { about: 'clock', state: 'ok', what }
  return {
    about: 'clock',
    state: off < clockLimits.fail ? 'warn' : 'fail',
    what,
    why: 'Tokens and certificates hold from one time to another: Entra refuses what is not valid yet, or not any more (AADSTS700024, AADSTS50013).',
    advice: 'Let the machine follow a time server.',
    commands: ['sudo timedatectl set-ntp true'],
  }
}

const span = (seconds: number): string => (seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`)

/** A host, why it is needed, and what came of asking it. */
export type Way = { readonly host: string; readonly purpose: string; readonly reached: Reached }

/** What it means that hosts were reached so. Those of which the same is to be said are told together. */
export function egressDiagnoses(ways: readonly Way[], env: Env): readonly Diagnosis[] {
  const groups = Map.groupBy(ways, ({ reached }) => {
    const { kind } = reached
    if (kind === 'verified') return [kind, reached.shown.publicRoot, reached.shown.publicRoot ? '' : reached.shown.root].join()
    return [kind, kind === 'untrusted' ? `${reached.code} ${reached.issuer}` : kind === 'unreachable' ? reached.code : reached.why].join()
  })
  return [...groups.values()].flatMap(group => (group[0] ? [egressDiagnosis(group, group[0], env)] : []))
}

function egressDiagnosis(group: readonly Way[], { host, reached }: Way, env: Env): Diagnosis {
  const about = 'egress' as const
  const proxy = proxyOf(env) ? ' It goes through the proxy of HTTPS_PROXY.' : ''
  const hosts = listed(group.map(way => way.host))
  const needed = `Needed ${listed(group.map(({ purpose }) => purpose))}.${proxy}`
  const one = group.length === 1
  switch (reached.kind) {
    case 'unanswered':
      return { about, state: 'unchecked', what: `Whether ${hosts} can be reached is not known: ${reached.why}.` }
    case 'unreachable':
      return {
        about,
        state: 'fail',
        what: `${hosts} cannot be reached: ${reached.code}${reached.message === '' ? '' : ` (${reached.message})`}.`,
        why: needed,
        advice: /ENOTFOUND|EAI_AGAIN/.test(reached.code)
          ? `${one ? 'The name does' : 'The names do'} not resolve here: check ${one ? 'it' : 'them'}, and the runner's DNS.`
          : `Let the runner reach ${one ? 'it' : 'them'} on TCP 443: its own firewall, proxy or network security group stands in the way.`,
        commands: group.map(way => shellCommand('curl', '--head', '--verbose', `https://${way.host}/`)),
      }
    case 'untrusted':
      return {
        about,
        state: 'fail',
        what: `${hosts} ${one ? 'shows' : 'show'} a certificate that this Node does not trust (${reached.code})${reached.issuer ? `; its issuer is "${reached.issuer}"` : ''}.`,
        why: /EXPIRED|NOT_YET_VALID/.test(reached.code)
          ? 'Either the clock is wrong, or the certificate of something in between is out of date.'
          : `Something between the runner and Azure opens TLS. ${needed}`,
        advice: `Exempt ${hosts} from inspection, or give the root of that issuer to Node: it reads a PEM file that NODE_EXTRA_CA_CERTS names when it starts, so set it in the runner's own environment (its .env file), not in a step.`,
        commands: [
          shellCommand('openssl', 's_client', '-connect', `${host}:443`, '-servername', host, '-showcerts'),
          'echo NODE_EXTRA_CA_CERTS=/etc/ssl/certs/your-root.pem >> .env # in the folder of the self-hosted runner; then restart it',
        ],
      }
    case 'verified':
      return reached.shown.publicRoot
        ? {
            about,
            state: 'ok',
            what: `${hosts} ${one ? 'answers, as itself' : 'answer, as themselves'}: by a public authority.`,
            ...(proxy ? { why: proxy.trim() } : {}),
          }
        : {
            about,
            state: 'warn',
            what: `${hosts} ${one ? 'answers' : 'answer'} with a certificate of "${reached.shown.leafIssuer}", whose root is none of those that Node.js brings along: TLS is opened on the way.`,
            why: `Node trusts the root "${reached.shown.root}" by ${env['NODE_EXTRA_CA_CERTS'] ? `NODE_EXTRA_CA_CERTS (${env['NODE_EXTRA_CA_CERTS']})` : 'the settings of this machine'}. Whoever holds its key reads the tokens of this job.`,
            advice: `Azure's own names are better exempt from inspection. It works as it is, where every program of the job trusts that root.`,
          }
  }
}

/** `a`, `a and b`, `a, b and c`. */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

type Env = Readonly<Record<string, string | undefined>>

/** Node and its trust, as this process has them. */
export async function runnerDiagnoses(env: Env, version: string): Promise<readonly Diagnosis[]> {
  const about = 'runner' as const
  const where = env['GITHUB_ACTIONS'] === 'true' ? 'a job of GitHub Actions' : 'outside GitHub Actions'
  const image = [env['RUNNER_ENVIRONMENT'], env['RUNNER_OS'], env['RUNNER_ARCH'], env['ImageOS'], env['ImageVersion']].filter(Boolean)
  const major = Number(version.split('.')[0])
  const found: Diagnosis[] = [
    major >= 24
      ? { about, state: 'ok', what: `Node.js ${version}, ${where}${image.length > 0 ? ` (${image.join(', ')})` : ''}.` }
      : {
          about,
          state: 'fail',
          what: `Node.js ${version} is older than 24.`,
          why: 'The actions and the sources are written for Node.js 24.',
          advice: 'Update the self-hosted runner, which brings its own Node.js; on a laptop install Node.js 24.',
        },
  ]
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    found.push({
      about,
      state: 'fail',
      what: 'NODE_TLS_REJECT_UNAUTHORIZED=0 is set: Node.js believes every certificate.',
      why: "Anybody on the way can answer in Azure's name and take the tokens.",
      advice: 'Remove it, and give Node.js the root that it lacks by NODE_EXTRA_CA_CERTS.',
      commands: ['unset NODE_TLS_REJECT_UNAUTHORIZED'],
    })
  const extra = env['NODE_EXTRA_CA_CERTS']
  if (extra) found.push(await extraRoots(extra))
  return found
}

/** Node.js only warns when it cannot use this file, and warnings of a start are read by nobody. */
async function extraRoots(path: string): Promise<Diagnosis> {
  const about = 'runner' as const
  try {
    const { readCertificates } = await import('../pki/read.ts')
    const count = readCertificates(await readFile(path)).length
    return {
      about,
      state: 'ok',
      what: `NODE_EXTRA_CA_CERTS names ${path}, which holds ${count} ${count === 1 ? 'certificate' : 'certificates'}.`,
    }
  } catch (error) {
    return {
      about,
      state: 'fail',
      what: `NODE_EXTRA_CA_CERTS names ${path}, and Node.js cannot use it: ${(error as Error).message}.`,
      why: 'It goes on without those roots, and says so once, where nobody looks.',
      advice: 'Name a file that exists on the runner, with certificates as PEM.',
    }
  }
}
