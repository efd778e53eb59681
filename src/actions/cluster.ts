/** What the two actions that work inside the cluster have in common: which kubeconfig, which workloads, which certificates. */

import { delimiter, resolve } from 'node:path'
import type { ActionWorld, InputReader } from '../github/action.ts'
import { readGivenFile } from '../github/given-file.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { EgressSpec, Workload } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'

export type InputFile = { readonly path: string; readonly content: Uint8Array }

export type ClusterInputs = {
  readonly spec: InputFile | undefined
  /** Undefined: KUBECONFIG of the environment. */
  readonly kubeconfig: InputFile | undefined
  /** Names; empty means all. */
  readonly workloads: readonly string[]
}

export const readClusterInputs = (read: InputReader): ClusterInputs => ({
  spec: read.file('spec', { required: true }),
  kubeconfig: read.file('kubeconfig'),
  workloads: read.list('workloads'),
})

/** A certificate that was given as PEM or as the path of a PEM file. A private key in it is a fault, whoever put it there. */
export function readCertificateInput(read: InputReader, name: string): InputFile | undefined {
  const text = read.text(name)
  const file =
    text === '' ? undefined : text.includes('-----BEGIN') ? { path: `input ${name}`, content: Buffer.from(text) } : read.file(name)
  if (file !== undefined) {
    const content = Buffer.from(file.content).toString('latin1')
    if (content.includes('PRIVATE KEY')) read.fault(name, 'holds a private key: give the public certificate alone')
    if (!content.includes('-----BEGIN CERTIFICATE-----'))
      read.fault(name, 'must be a certificate as PEM (-----BEGIN CERTIFICATE-----), or the path of such a file')
  }
  return file
}

/** Our root and our intermediate where they are given: both or neither, for one of the vault's and one of somebody else's need not be a pair. */
export function readAuthorityInputs(read: InputReader): {
  readonly root: InputFile | undefined
  readonly intermediate: InputFile | undefined
} {
  const root = readCertificateInput(read, 'root-certificate')
  const intermediate = readCertificateInput(read, 'intermediate-certificate')
  if ((root === undefined) !== (intermediate === undefined))
    read.fault(
      root === undefined ? 'root-certificate' : 'intermediate-certificate',
      'must be given together with the other of the two, or neither',
    )
  return { root, intermediate }
}

/** The one certificate in a file. */
export async function certificateOf(file: InputFile): Promise<Certificate> {
  const { readCertificates } = await import('../pki/read.ts')
  try {
    const certificates = readCertificates(file.content)
    if (certificates.length === 1) return certificates[0] as Certificate
    throw new Error(`it holds ${certificates.length} certificates, and one belongs there`)
  } catch (error) {
    throw new KnownFaultError({
      code: 'BadCertificate',
      message: `${file.path}: ${(error as Error).message}`,
      advice: 'Give one certificate, as PEM.',
    })
  }
}

/** The text of the kubeconfig: the input's, or that of the first file in KUBECONFIG. */
export async function kubeconfigOf(input: InputFile | undefined, env: ActionWorld['env']): Promise<string> {
  if (input !== undefined) return Buffer.from(input.content).toString('utf8')
  const named = (env['KUBECONFIG'] ?? '').split(delimiter).find(path => path !== '')
  if (named === undefined)
    throw new KnownFaultError({
      code: 'NoKubeconfig',
      message: 'There is no kubeconfig: the input kubeconfig is empty, and KUBECONFIG is not set.',
      advice: 'Run deploy-aks earlier in this job (it sets KUBECONFIG for the following steps), or give the input kubeconfig.',
    })
  const path = resolve(env['GITHUB_WORKSPACE'] || process.cwd(), named)
  try {
    return readGivenFile(path).toString('utf8')
  } catch (error) {
    throw new KnownFaultError({
      code: 'NoKubeconfig',
      message: `KUBECONFIG names ${path}, which cannot be read: ${(error as Error).message}`,
      advice: 'Files do not survive from one job to the next: run deploy-aks in this job, or give the input kubeconfig.',
    })
  }
}

/** The workloads that were named. A name that the spec does not know is a fault, and so is a spec without workloads. */
export function chosenWorkloads(spec: EgressSpec, names: readonly string[]): readonly Workload[] {
  const known = spec.workloads.map(({ name }) => name)
  const unknown = names.filter(name => !known.includes(name))
  if (unknown.length > 0)
    throw new KnownFaultError({
      code: 'UnknownWorkload',
      message: `${spec.file} declares no workload ${unknown.map(name => JSON.stringify(name)).join(', ')}`,
      advice: `Name some of ${known.join(', ') || '(it declares none)'} in the input workloads, or leave it empty for all.`,
    })
  if (known.length === 0)
    throw new KnownFaultError({
      code: 'NoWorkloads',
      message: `${spec.file} declares no workloads`,
      advice: 'Declare at least one: without a pod there is nothing to prove.',
    })
  return names.length === 0 ? spec.workloads : spec.workloads.filter(({ name }) => names.includes(name))
}

/** How many pods are worked on at once. */
export const podsAtOnce = 20
