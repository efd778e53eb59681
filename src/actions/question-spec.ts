/** A spec with other expectations, typed by hand. What was typed is parsed as strictly as a spec; nothing of it reaches a shell. */
import { dirname, join, resolve } from 'node:path'
import { type Document, isSeq, parseDocument } from 'yaml'
import { readSpec } from '../azure/spec.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { writeFiles } from '../github/workspace-files.ts'
import { formatAddress } from '../policy/addresses.ts'
import { sourcesWithin } from '../policy/check.ts'
import { evaluate } from '../policy/evaluate.ts'
import { expectationFlow } from '../policy/expectation-flow.ts'
import { parseTarget, parseUrl } from '../policy/parse/target.ts'
import { parseSpec } from '../policy/parse.ts'
import type { EgressSpec, Target } from '../policy/spec.ts'
import { KnownFaultError, specFaults } from '../report/fault.ts'
import type { QuestionRequest } from './question.ts'

/** More than this is a contract, and belongs into the spec. */
const most = 200

/** Beside the spec, so that what it names is found. */
const fileName = '.egress-gate-question.yaml'

type Asked = { readonly name: string; readonly url?: string; readonly to?: string; readonly expect: string; readonly inspected?: boolean }

export async function runQuestion(request: QuestionRequest, world: ActionWorld): Promise<ActionResult> {
  const spec = await readSpec(request.spec)
  const faults: string[] = []
  const typed = questions(request.targets).map((words, index) => readQuestion(words, index + 1, spec, faults))
  const given = readList(request.expectations, faults)
  if (typed.length + given.length > most) faults.push(`${typed.length + given.length} questions are too many: at most ${most}`)
  if (faults.length > 0)
    throw new KnownFaultError(
      { code: 'BadQuestion', message: faults.join('\n'), advice: 'Correct what was typed and ask again: nobody was asked anything.' },
      { findings: faults.map(message => ({ level: 'error', message })) },
    )
  const document: Document = parseDocument(Buffer.from(request.spec?.content ?? []).toString('utf8'))
  document.set('expectations', document.createNode([...typed, ...given]))
  const text = document.toString({ lineWidth: 0 })
  const path = join(dirname(spec.file), fileName)
  const parsed = parseSpec(text, path)
  if (!parsed.spec) throw specFaults(path, parsed.faults)
  const workspace = world.env['GITHUB_WORKSPACE'] || process.cwd()
  await writeFiles(resolve(workspace, dirname(spec.file)), { [fileName]: text }, workspace)
  const count = parsed.spec.expectations.length
  return {
    report: {
      action: 'question',
      title: `A question to ${spec.name}`,
      at: new Date().toISOString(),
      result: 'pass',
      headline: `${count} ${count === 1 ? 'question' : 'questions'}; the spec's own ${spec.expectations.length} expectations are left out.`,
      outcomes: [],
      verdicts: [],
      facts: parsed.spec.expectations.map(({ name, expect, inspected }) => ({
        name,
        value: `${expect}${inspected === undefined ? '' : inspected ? ', inspected' : ', passed through'}`,
      })),
      findings: [],
      next: [],
    },
    outputs: { spec: path, questions: String(count) },
  }
}

const words = ['allow', 'deny', 'inspected', 'passthrough'] as const

const isWord = (text: string): boolean => (words as readonly string[]).includes(text)

/** `https://example.org/ allow inspected`: a target, and the words behind it. */
const questions = (typed: readonly string[]): readonly (readonly [target: string, ...said: string[]])[] => {
  const found: [string, ...string[]][] = []
  for (const text of typed) {
    const last = found.at(-1)
    if (isWord(text) && last) last.push(text)
    else found.push([text])
  }
  return found
}

function readQuestion(
  [target, ...said]: readonly [string, ...string[]],
  number: number,
  spec: EgressSpec,
  faults: string[],
): Asked | undefined {
  const fault = (message: string): undefined => {
    faults.push(`question ${number}: ${message}`)
  }
  const says = (word: (typeof words)[number]): boolean => said.includes(word)
  if (says('allow') && says('deny')) return fault('it cannot be allowed and denied')
  if (says('inspected') && says('passthrough')) return fault('it cannot be inspected and passed through')
  const read = readTarget(target)
  if (typeof read === 'string') return fault(read)
  const inspected = says('inspected') ? true : says('passthrough') ? false : undefined
  const expect = says('deny') ? 'deny' : says('allow') || inspected !== undefined ? 'allow' : predicted(spec, read)
  if (expect === 'unknown')
    return fault(`what the policy does with ${target} is not known before it is asked: write allow or deny behind it`)
  return {
    name: `${number}: ${target}`.slice(0, 200),
    ...(read.kind === 'url' ? { url: target } : { to: target }),
    expect,
    ...(inspected === undefined ? {} : { inspected }),
  }
}

/** What is asked for, or what is wrong with it. */
function readTarget(text: string): Target | string {
  if (/^https?:\/\//i.test(text)) {
    const { value, complaint } = parseUrl(text)
    return value ? { kind: 'url', url: text, method: 'GET' } : `${JSON.stringify(text.slice(0, 80))}: ${complaint}`
  }
  const { value, complaint } = parseTarget(text)
  if (!value)
    return `${JSON.stringify(text.slice(0, 80))}: ${complaint}. Give a URL (https://…), HOST:PORT/tcp, or one of ${words.join(', ')} behind a target`
  const { host, port, protocol } = value
  return protocol === 'icmp' ? 'pods are asked by TCP and UDP only' : { kind: 'port', host, port, protocol }
}

/** What the policy says for every address that a pod can have; `unknown` where they differ. */
function predicted(spec: EgressSpec, target: Target): string {
  const { policy } = spec.firewall
  const effects = sourcesWithin(spec.network.aksSubnet.prefix, policy).map(
    ({ first }) => evaluate(policy, expectationFlow(target, formatAddress(first)), spec.facts).effect,
  )
  const [one, ...others] = [...new Set(effects)]
  return one === undefined || others.length > 0 ? 'unknown' : one
}

/** The list that was typed as YAML. Its content is checked with the whole spec. */
function readList(text: string, faults: string[]): readonly unknown[] {
  if (text === '') return []
  const document = parseDocument(text, { maxAliasCount: 0 } as object)
  for (const { message } of document.errors) faults.push(`expectations: ${message.split('\n', 1)[0]}`)
  if (document.errors.length > 0) return []
  if (!isSeq(document.contents)) {
    faults.push('expectations: must be a list, as under `expectations` in a spec: - name: …')
    return []
  }
  try {
    return document.toJS({ maxAliasCount: 0 }) as readonly unknown[]
  } catch (error) {
    faults.push(`expectations: ${(error as Error).message}`)
    return []
  }
}
