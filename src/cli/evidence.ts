import * as tls from 'node:tls'
import type { Certificate } from '../pki/certificate.ts'
import { readCertificate } from '../pki/read.ts'
import { parseSpec } from '../policy/parse.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { visible } from '../report/text.ts'
import { BadEvidence } from '../verify/evidence-fields.ts'
import { mostEvidenceBytes, readEvidence } from '../verify/evidence-read.ts'
import { holds, verifyEvidence } from '../verify/evidence-verify.ts'
import type { Io } from './io.ts'
import { optionsOf } from './options.ts'
import { asWideAs } from './terminal.ts'
import { textOf } from './text-of.ts'
import { faultText, tell, tellMisuse, tellUsage } from './told.ts'

const USAGE = `usage: egress-gate evidence verify FILE [--root PEM] [--spec egress.yaml] [--at TIME] [--json]

  FILE         evidence.json, as verify-tls-inspection writes it
  --root PEM   the root certificate that must be the file's: without it the file vouches only for itself
  --spec FILE  the egress.yaml that must be the one verified, each expectation asked in every pod of the file
  --at TIME    when it has to hold, as 2026-01-31T12:00:00Z (default: now)
  --json       for programs

Exit code 0: everything holds and the run passed. 1: it does not. 2: something cannot be read.
`

/** `egress-gate evidence verify`: judges a run again from what its pods saw. */
export async function evidence(args: string[], io: Io): Promise<number> {
  try {
    return await verify(args, io)
  } catch (error) {
    if (error instanceof Misused) tellMisuse(io, [error.message], USAGE)
    else tell(io, error instanceof Error ? error.message : String(error))
    return 2
  }
}

async function verify(args: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const given = optionsOf({
    args,
    allowPositionals: true,
    options: { root: text, spec: text, at: text, json: flag, help: { ...flag, short: 'h' } },
  })
  if ('fault' in given) throw new Misused(given.fault)
  const { values, positionals } = given
  if (values.help) {
    tellUsage(io, USAGE)
    return 0
  }
  const [operation, file, ...more] = positionals
  if (operation === undefined) throw new Misused('what to do is missing: verify')
  if (operation !== 'verify') throw new Misused(`"${operation}" is none of: verify`)
  if (file === undefined) throw new Misused('FILE is missing: the evidence.json that is judged')
  if (more.length > 0) throw new Misused(`one FILE at a time: ${more.join(', ')} is too much`)
  const at = values.at === undefined ? new Date() : momentOf(values.at)
  const root = values.root === undefined ? undefined : certificate(values.root, await read('--root: ', values.root))
  const spec = values.spec === undefined ? undefined : specOf(await read('--spec: ', values.spec), values.spec)
  const recorded = evidenceOf(file, await read('', file))
  const checked = verifyEvidence(recorded, {
    at,
    publicRoots: publicRoots(),
    ...(root && { root }),
    ...(spec && { spec, facts: spec.facts }),
  })
  const valid = holds(checked)
  if (values.json) io.stdout.write(`${JSON.stringify({ valid, ...checked }, null, 2)}\n`)
  else {
    const lines = checked.checks.map(({ what, ok, detail }) => `${ok ? 'ok  ' : 'FAIL'}  ${what.padEnd(9)}  ${visible(detail)}`)
    const said = valid ? 'The evidence holds, and the run passed.' : 'This is no proof.'
    io.stdout.write(asWideAs(io.stdout, `${[...lines, '', ...checked.notes.map(note => `note: ${note}`), said].join('\n')}\n`))
  }
  return valid ? 0 : 1
}

/** Other texts are times, too, for JavaScript (`1`, `2026-02-31T00:00:00Z`), and what names no zone is another one on another machine. */
function momentOf(text: string): Date {
  const at = new Date(text)
  const day = /^\d{4}-\d\d-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|([+-])(\d\d):(\d\d))$/.exec(text)
  const zone = day?.[2] === undefined ? 0 : Number(`${day[2]}1`) * (Number(day[3]) * 60 + Number(day[4])) * 60_000
  if (day === null || Number.isNaN(at.getTime()) || new Date(at.getTime() + zone).getUTCDate() !== Number(day[1]))
    throw new BadEvidence(`--at: ${text} is not a time; write it as 2026-01-31T12:00:00Z`)
  return at
}

/** The public authorities that this Node knows, as the action takes those of its own. */
const publicRoots = (): Certificate[] =>
  tls.getCACertificates('default').flatMap(pem => {
    try {
      return [readCertificate(pem)]
    } catch {
      return []
    }
  })

async function read(option: string, path: string): Promise<string> {
  const text = await textOf(path, mostEvidenceBytes)
  if (typeof text !== 'string') throw new BadEvidence(`${option}${path} cannot be read: ${text.unreadable}`)
  return text
}

function evidenceOf(path: string, text: string): ReturnType<typeof readEvidence> {
  try {
    return readEvidence(text)
  } catch (error) {
    throw error instanceof BadEvidence ? new BadEvidence(visible(`${path} is not the evidence of a run: ${error.message}`)) : error
  }
}

/** The command itself was given wrongly: how it is given comes with it. */
class Misused extends Error {}

function certificate(path: string, pem: string): Certificate {
  try {
    return readCertificate(pem)
  } catch (error) {
    throw new BadEvidence(visible(`--root: ${path} is no certificate: ${error instanceof Error ? error.message : error}`))
  }
}

function specOf(text: string, file: string): EgressSpec {
  const { spec, faults } = parseSpec(text, file)
  if (spec === undefined || faults.length > 0) throw new BadEvidence(faults.map(faultText).join('\n'))
  return spec
}
