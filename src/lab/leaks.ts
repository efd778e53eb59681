/** Whether anything can leave the AKS subnet: asked from a machine that is wired like a node which somebody forgot to stop. */
import { spawn } from 'node:child_process'
import { labNet, type Topology } from './parts.ts'

/**
 * The ways out that answered, of HTTPS, HTTP and SSH by address and NTP by name. While a firewall is allocated it answers at least on 443 and
 * 80, whatever its policy; that makes an empty list afterwards mean something. Takes a second when something does not answer.
 */
export async function waysOut(topology: Topology): Promise<readonly string[]> {
  const stray = await topology.addPod('left-behind')
  try {
    return await askFrom(stray.namespace)
  } finally {
    await stray.release()
  }
}

const deadlineMilliseconds = 1000

/** A program of its own, because a process cannot move to another network. Prints a line for each way that answered. */
const program = `
const net = require('node:net'), dgram = require('node:dgram'), { Resolver } = require('node:dns')
const all = new Set()
// What no policy of ours lets out is not waited for once everything else has answered.
const answered = way => { console.log(way); all.add(way); if (['https', 'http', 'ntp'].every(each => all.has(each))) process.exit() }
for (const [way, host, port] of [['https', '203.0.113.10', 443], ['http', '203.0.113.10', 80], ['ssh', '203.0.113.22', 22]])
  net.connect({ host, port }, () => answered(way)).on('error', error => { if (error.code === 'ECONNREFUSED') answered(way) })
const resolver = new Resolver({ timeout: 500, tries: 1 })
resolver.setServers(['${labNet.platformDns}'])
resolver.resolve4('ntp.ubuntu.com', (error, [address] = []) => {
  if (!address) return
  const socket = dgram.createSocket('udp4').on('message', () => answered('ntp')).on('error', () => {})
  socket.send(Buffer.concat([Buffer.from([0x23]), Buffer.alloc(47)]), 123, address)
})
setTimeout(() => process.exit(), ${deadlineMilliseconds})
`

function askFrom(namespace: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn('nsenter', [`--net=/run/netns/${namespace}`, process.execPath, '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] ?? '' },
    })
    let text = ''
    child.stdout.on('data', chunk => {
      text += chunk
    })
    child.on('error', reject)
    child.on('close', code =>
      code === 0 ? resolve(text.split('\n').filter(Boolean).sort()) : reject(new Error(`the leak test ended with ${code}`)),
    )
  })
}
