import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maskedForms } from '../../src/github/masks.ts'

test('nothing is registered for nothing', () => {
  assert.deepEqual(maskedForms(''), [])
  assert.deepEqual(maskedForms(' \n '), [])
})

test('no form has several lines, is armour or is short enough to hide words of the log', () => {
  const line = fc.oneof(fc.constant('-----BEGIN PRIVATE KEY-----'), fc.constant('-----END PRIVATE KEY-----'), fc.constant('{'), fc.string())
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), lines => {
      const secret = lines.join('\n')
      for (const form of maskedForms(secret)) {
        assert.ok(!/[\r\n]/.test(form))
        assert.ok(!/^-----(BEGIN|END) [A-Z ]+-----$/.test(form))
        if (secret.trim().includes('\n')) assert.ok(form.length >= 6)
      }
    }),
  )
})

test('masking removes the secret, each of its longer lines and its base64 from any text', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9+/=]{12,40}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.boolean(), (lines, ended) => {
      const secret = lines.join('\n') + (ended ? '\n' : '')
      const shown = [...lines, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('base64url'), lines.join('')].join('\n')
      let masked = shown
      for (const form of [...maskedForms(secret)].sort((one, other) => other.length - one.length)) masked = masked.replaceAll(form, '***')
      for (const line of lines) assert.ok(!masked.includes(line))
      assert.ok(!masked.includes(Buffer.from(secret).toString('base64').replace(/=+$/, '')))
    }),
  )
})
