import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { command, harmless } from '../../src/github/commands.ts'
import { createStepLog, parseCommand } from '../../src/lab/github/log.ts'

const nasty = fc.string({
  unit: fc.constantFrom('::', '##[', 'error', ']', '%0A', '%', ',', '=', ':', ' ', '\n', '\r', '\u001b', 'x', 'add-mask'),
})

test('a command means the same to the runner as to us, whatever is in it', () => {
  fc.assert(
    fc.property(nasty, nasty, nasty, (title, file, message) => {
      const parsed = parseCommand(command('error', { title, file }, message))
      assert.equal(parsed?.name, 'error')
      assert.equal(parsed?.message, message)
      assert.equal(parsed?.properties['title'] ?? '', title)
      assert.equal(parsed?.properties['file'] ?? '', file)
    }),
  )
})

test('a harmless line is no command, and stays one line', () => {
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string()), text => {
      for (const line of harmless(text)) {
        assert.equal(parseCommand(line), undefined)
        assert.ok(!/[\r\n\u001b]/.test(line))
      }
    }),
  )
})

test("the runner's log obeys nothing in hostile text, however it is cut into pieces", () => {
  fc.assert(
    fc.property(nasty, fc.integer({ min: 1, max: 5 }), (text, size) => {
      const log = createStepLog(() => {}, [], false)
      const printed = harmless(text)
        .map(line => `${line}\n`)
        .join('')
      for (let at = 0; at < printed.length; at += size) log.write(printed.slice(at, at + size), 'stdout')
      log.end()
      assert.deepEqual([log.annotations, log.masks, log.refused], [[], [], []])
      assert.equal(log.lines.length, harmless(text).length)
    }),
  )
})
