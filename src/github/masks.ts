/** The lines of PEM armour. They are the same in every file: masking one would turn half the log into asterisks. */
const armour = /^-----(BEGIN|END) [A-Z0-9 ]+-----$/

/** Shorter pieces of a secret say nothing and occur everywhere. */
const shortest = 6

/**
 * What to register with the runner so that a secret does not show: the value, each of its lines, and its base64 forms.
 * A text of several lines is never registered whole, because the runner then masks each of its lines itself, armour included.
 */
export const maskedForms = (secret: string): readonly string[] => {
  const whole = secret.trim()
  if (whole === '') return []
  const lines = whole
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !armour.test(line))
  const several = lines.length !== 1 || lines[0] !== whole
  // A PEM body is also seen unwrapped, as one base64 text.
  const unwrapped = several ? lines.join('') : ''
  const encoded = [secret, whole, `${whole}\n`].flatMap(text => {
    const base64 = Buffer.from(text, 'utf8').toString('base64')
    return [base64, base64.replace(/=+$/, ''), Buffer.from(text, 'utf8').toString('base64url')]
  })
  const escaped = several ? [] : [encodeURIComponent(whole), JSON.stringify(whole).slice(1, -1)]
  const pieces = [...lines, unwrapped, ...encoded, ...escaped].filter(form => form.length >= shortest)
  return [...new Set(several ? pieces : [whole, ...pieces])]
}
