import type { ImportCaRequest } from '../azure/import-ca.ts'
import { readAzureInputs, whereTo } from '../azure/session.ts'
import type { Action, InputReader } from '../github/action.ts'

/** Makes or takes an inspection CA and puts it where the firewall and the pods find it. */
export const importCa: Action<ImportCaRequest> = {
  name: 'import-ca',
  inputs: read => ({
    spec: read.file('spec', { required: true }),
    where: readAzureInputs(read),
    mode: read.oneOf('mode', ['apply', 'plan']),
    given: readGiven(read),
    newRoot: read.oneOf('new-root', ['announce', 'switch', 'retire']),
  }),
  run: async (inputs, world) => {
    if (inputs.given?.password) world.mask(inputs.given.password)
    const where = whereTo(inputs.where, world.env)
    const { runImportCa } = await import('../azure/import-ca.ts')
    return runImportCa({ ...inputs, where }, world)
  },
}

function readGiven(read: InputReader): ImportCaRequest['given'] {
  const file = read.file('ca-certificate')
  const password = read.text('ca-password')
  const root = read.file('root-certificate', { required: file !== undefined })
  if (!file) {
    if (root) read.fault('root-certificate', 'goes with ca-certificate, which was not given: without it, import-ca makes a root of its own')
    if (password) read.fault('ca-password', 'goes with ca-certificate, which was not given')
    return undefined
  }
  return root && { file, password, root }
}
