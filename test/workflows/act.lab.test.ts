/** The callers, run by act inside a kept lab: Azure, Entra, the vault, the cluster and GitHub answer, the bundles are unmodified. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { findAct, missingAct } from './act.ts'
import { driftCases } from './cases/drift.ts'
import { fleetCases } from './cases/fleet.ts'
import { gateCases, lostPodsCases } from './cases/gate.ts'
import { newRootCases } from './cases/new-root.ts'
import { nightCases } from './cases/night.ts'
import { pullRequestCases } from './cases/pull-request.ts'
import { pushCases } from './cases/push.ts'
import { questionCases } from './cases/question.ts'
import { type LabOfAct, startLabOfAct } from './lab-of-act.ts'

const skip = findAct() === undefined ? missingAct : process.getuid?.() !== 0 ? 'the lab needs root' : false

describe('by act, in the lab', { skip }, () => {
  // Filled before the first case; the cases follow each other in one lab, each leaving it as the next one finds it.
  const at = {} as LabOfAct
  before(async () => void Object.assign(at, await startLabOfAct()))
  after(() => at.end?.())

  gateCases(at)
  questionCases(at)
  fleetCases(at)
  pullRequestCases(at)
  driftCases(at)
  lostPodsCases(at)
  pushCases(at)
  nightCases(at)
  newRootCases(at)

  test('nothing of it is left: no process, no namespace, no mount, no file', async () => {
    const spaces = ['net', 'mnt', 'pid'].map(kind => readlinkSync(`/proc/${at.lab.first}/ns/${kind}`))
    const folders = [dirname(at.place.folder), at.report, dirname(at.lab.kubeconfig)]
    await at.end()
    /** Ours by what it was given, or by where it lives. */
    const ours = (pid: string): boolean => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
        return (
          folders.some(folder => environment.includes(folder)) ||
          ['net', 'mnt', 'pid'].some(kind => spaces.includes(readlinkSync(`/proc/${pid}/ns/${kind}`)))
        )
      } catch {
        return false // it ended meanwhile
      }
    }
    // A process without a living parent is taken by the machine's first one, a moment later.
    const processes = (): string[] => readdirSync('/proc').filter(entry => /^\d+$/.test(entry) && ours(entry))
    for (let tries = 0; processes().length > 0 && tries < 20; tries++) await sleep(100)
    assert.deepEqual(processes(), [])
    const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n')
    assert.deepEqual(
      mounts.filter(line => folders.some(folder => line.includes(folder)) || spaces.some(space => line.includes(space))),
      [],
    )
    assert.deepEqual(folders.filter(existsSync), [])
  })
})
