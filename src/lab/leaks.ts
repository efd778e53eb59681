/** Whether anything can leave the AKS subnet: asked from a machine that is wired like a node which somebody forgot to stop. */
import { spawn } from 'node:child_process'
import type { Topology } from './parts.ts'

/** Each way out that a policy of ours ever lets through, by address, so that no name service is needed. */
const waysOut = [
  { name: 'https to 203.0.113.10', url: 'https://203.0.113.10/' },
  { name: 'http to 203.0.113.10', url: 'http://203.0.113.10/' },
  { name: 'tcp 22 to 203.0.113.22', url: 'telnet://203.0.113.22:22' },
] as const

/** Connection attempts that got an answer; empty when nothing leaves. Takes about a second and a half. */
export async function leaks(topology: Topology): Promise<readonly string[]> {
  const stray = await topology.addPod('left-behind')
  try {
    const tried = await Promise.all(waysOut.map(async way => ((await connects(stray.namespace, way.url)) ? [way.name] : [])))
    return tried.flat()
  } finally {
    await stray.release()
  }
}

/** curl's own count of connections is the answer: whatever the far side said, it was reached. */
function connects(namespace: string, url: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const curl = spawn(
      'nsenter',
      [
        `--net=/run/netns/${namespace}`,
        'curl',
        '-ksS',
        '--noproxy',
        '*',
        '--connect-timeout',
        '1',
        '--max-time',
        '2',
        '-o',
        '/dev/null',
        '-w',
        '%{time_connect}',
        url,
      ],
      { stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env['PATH'] ?? '' } },
    )
    let text = ''
    curl.stdout.on('data', chunk => {
      text += chunk
    })
    curl.on('error', reject)
    curl.on('close', () => resolve(Number(text) > 0))
  })
}
