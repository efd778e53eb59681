/** The certificates in what a tool printed: whoever made one of them may have written another one's PEM into its names. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { certificatesIn, certificatesInText, type Memory } from '../../src/verify/flight.ts'
import { signer } from './lab.ts'

const pems: Record<string, string> = {}
const fingerprints: Record<string, string> = {}
const make = async (name: string, subject: string) => {
  const { certificate } = await signer(subject, 'self')
  pems[name] = `${certificate.pem.trim()}\n`
  fingerprints[certificate.fingerprint] = name
}
before(async () => {
  await Promise.all([make('a', 'A'), make('b', 'B'), make('c', 'C')])
  await make('smuggler', `x\n${pems['b']}`)
  await make('wide', [...`x\n${pems['b']}`].join('\0'))
})

/** `{a}` is the PEM of a. */
const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => pems[name] as string)
const read = (text: string, memory?: Memory): string =>
  certificatesInText(filled(text), memory)
    .map(({ fingerprint }) => fingerprints[fingerprint])
    .join(' ')

const texts: [string, string, string][] = [
  ['nothing', '', ''],
  ['one', '{a}', 'a'],
  ['a chain, in the order in which it was served', '0 s:A\n{a}1 s:B\n{b}2 s:C\n{c}', 'a b c'],
  ['one that is served twice', '{a}{b}{a}', 'a b'],
  ['one that cannot be read among others', '{a}-----BEGIN CERTIFICATE-----\nMAAA\n-----END CERTIFICATE-----\n{b}', 'a b'],
  ['lines that end with CR and LF', '{a}'.repeat(2), 'a'],
  ['as many as there may be', '{a}'.repeat(20), 'a'],
  ['one more', '{a}'.repeat(21), ''],
  ['a beginning without its end', '{a}-----BEGIN CERTIFICATE-----\n', ''],
  ['a beginning inside another one', `-----BEGIN CERTIFICATE-----\nMAAA\n{a}`, ''],
  ['one that carries another, alone', '{smuggler}', 'smuggler'],
  ['one that carries another, and what it carries', '{smuggler}{b}', 'smuggler'],
  ['one that carries another, after what it carries', '{b}{a}{smuggler}', 'smuggler'],
  ['one that carries another in wide letters', '{b}{wide}', 'wide'],
  ['two that carry others', '{wide}{smuggler}{b}', 'wide'],
  ['one that carries another, and a beginning without its end', '-----BEGIN CERTIFICATE-----\n!{smuggler}{b}', 'smuggler'],
]
for (const [name, text, certificates] of texts)
  test(`flight: ${name}`, () => {
    assert.equal(read(text), certificates)
    assert.equal(read(text.replaceAll('\n', '\r\n')), certificates, 'with CR and LF')
    const memory: Memory = new Map()
    for (const time of ['first', 'second']) assert.equal(read(text, memory), certificates, `by memory, the ${time} time`)
  })

test('flight: what was read before is the same certificate, and is not read again', () => {
  const memory: Memory = new Map()
  const [first] = certificatesInText(filled('{a}'), memory)
  assert.equal(certificatesInText(filled('{a}'), memory)[0], first)
  assert.notEqual(certificatesInText(filled('{a}'))[0], first)
})

test('flight: of a run that shows ever new certificates, two thousand are remembered', () => {
  const memory: Memory = new Map()
  for (let at = 0; at < 2100; at += 1) {
    const der = Buffer.alloc(6)
    der.writeUInt32BE(at)
    certificatesInText(`-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----`, memory)
  }
  assert.equal(memory.size, 2000)
})

const printed: [string, Record<string, string>, string[], string][] = [
  ['the first field that has any', { out: '{a}', flight: '{b}' }, ['out', 'flight'], 'a'],
  ['the next, where the first has none', { out: '200 1.1', flight: '{b}' }, ['out', 'flight'], 'b'],
  ['none of a field that is not asked for', { kout: '{a}' }, ['out'], ''],
  ['none where there is no field', {}, ['out', 'flight'], ''],
  ['of openssl, what stands before the word of the origin', { flight: '{a}{b}---\nServer certificate\n{c}' }, ['flight'], 'a b'],
  ['of openssl, nothing where all stands after it', { flight: 'Server certificate\n{c}' }, ['flight'], ''],
  ['of openssl, a line that only goes on with these words', { flight: '{a}no Server certificate\n{b}' }, ['flight'], 'a b'],
  ['of curl, all', { out: '{a}\nServer certificate\n{b}' }, ['out'], 'a b'],
]
for (const [name, fields, names, certificates] of printed)
  test(`flight: ${name}`, () => {
    const given = new Map(Object.entries(fields).map(([field, text]) => [field, Buffer.from(filled(text))]))
    const found = certificatesIn(given, ...names).map(({ fingerprint }) => fingerprints[fingerprint])
    assert.equal(found.join(' '), certificates)
  })
