/** All of the world that the doctor touches, so that a test can be another one. */
import { lookup } from 'node:dns/promises'
import { type Ask, askOverHttps } from './doctor-ask.ts'

export type DoctorWorld = {
  readonly env: Readonly<Record<string, string | undefined>>
  /** A GitHub OIDC token for the audience. Undefined: none can be asked for. */
  readonly idToken: ((audience: string) => Promise<string>) | undefined
  /** Told of every secret that is met, before anything is said. */
  readonly mask: (secret: string) => void
  readonly signal: AbortSignal
  readonly ask: Ask
  /** The addresses of a host, by this machine's DNS. */
  readonly lookUp: (host: string) => Promise<readonly string[]>
  readonly now: () => number
  readonly nodeVersion: string
  /** Deadlines: of each question, and of all together. */
  readonly seconds: { readonly each: number; readonly all: number }
}

/** This machine. A sign-in may try several credentials one after the other, and exec plugins of a kubeconfig take their time. */
export const ordinaryWorld = (env: DoctorWorld['env']) => ({
  env,
  ask: askOverHttps(env),
  lookUp: async (host: string): Promise<readonly string[]> => (await lookup(host, { all: true })).map(({ address }) => address),
  now: Date.now,
  nodeVersion: process.versions.node,
  seconds: { each: 30, all: 90 },
})

/** The variable of the environment that sends HTTPS through a proxy, which then resolves names itself. */
export const proxyOf = (env: DoctorWorld['env']): string => env['HTTPS_PROXY'] || env['https_proxy'] || ''
