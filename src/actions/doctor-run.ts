/** The doctor in a job: the questions of `azure/doctor.ts`, those of the cluster, and the report. */

import { resolve } from 'node:path'
import { diagnose } from '../azure/doctor.ts'
import { specSeen, worksIn } from '../azure/doctor-request.ts'
import { type DoctorWorld, ordinaryWorld } from '../azure/doctor-world.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { readGivenFile } from '../github/given-file.ts'
import { clusterDiagnoses } from '../kubernetes/doctor.ts'
import { diagnosisReport, diagnosisText, tally } from '../report/diagnosis.ts'
import { kubeconfigOf } from './cluster.ts'
import type { DoctorInputs } from './doctor.ts'

/** @param machine what it looks at, in place of this machine. */
export async function runDoctor(
  inputs: DoctorInputs,
  world: ActionWorld,
  machine: Omit<DoctorWorld, 'idToken' | 'mask' | 'signal'> = ordinaryWorld(world.env),
): Promise<ActionResult> {
  const { env } = world
  const { spec, about } = specSeen(inputs.spec, await textOf(resolve(env['GITHUB_WORKSPACE'] || process.cwd(), inputs.spec)))
  const found = await diagnose(
    {
      spec,
      about,
      works: worksIn(inputs.works).works,
      where: {
        tenantId: inputs.where.tenantId || env['AZURE_TENANT_ID'] || '',
        clientId: inputs.where.clientId || env['AZURE_CLIENT_ID'] || '',
        subscriptionId: inputs.where.subscriptionId || env['AZURE_SUBSCRIPTION_ID'] || '',
      },
      // Where none was made, that is just what is to be found out.
      kubeconfig: await kubeconfigOf(inputs.kubeconfig, env).catch(() => undefined),
    },
    { ...machine, idToken: world.idToken, mask: world.mask, signal: world.signal },
    clusterDiagnoses,
  )
  world.signal.throwIfAborted()
  // In the log, too: what is to be copied is there character by character.
  world.log.info(diagnosisText(found, { width: 160 }))
  const { fail, warn, unchecked } = tally(found)
  const token = new Map(found.flatMap(({ about, values = [] }) => (about === 'token' ? values : [])))
  return {
    report: diagnosisReport(found, new Date().toISOString()),
    outputs: {
      failed: String(fail),
      warned: String(warn),
      unchecked: String(unchecked),
      issuer: token.get('issuer') ?? '',
      subject: token.get('subject') ?? '',
      audience: token.get('audience') ?? '',
    },
    fails: inputs.failOn === 'none' ? false : fail > 0 || (inputs.failOn === 'warn' && warn > 0),
  }
}

async function textOf(path: string): Promise<string | { readonly unreadable: string }> {
  try {
    return readGivenFile(path).toString('utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { unreadable: code === 'ENOENT' ? 'it does not exist' : (code ?? message) }
  }
}
