/** The doctor against the lab's Azure, by the real SDKs, in every state that it is to find. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { deallocate } from '../../src/actions/deallocate.ts'
import { deployAks } from '../../src/actions/deploy-aks.ts'
import { type DoctorInputs, doctor } from '../../src/actions/doctor.ts'
import { runDoctor } from '../../src/actions/doctor-run.ts'
import { importCa } from '../../src/actions/import-ca.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { askOverHttps } from '../../src/azure/doctor-ask.ts'
import { idTokenOf } from '../../src/azure/doctor-request.ts'
import { type DoctorWorld, ordinaryWorld } from '../../src/azure/doctor-world.ts'
import type { Action } from '../../src/github/action.ts'
import { type Emulated, emulate, subscriptionId } from '../azure/emulated.ts'
import { otherClient } from '../azure/other-client.ts'
import { apiServer } from '../kubernetes/api-server.ts'
import { weatherIds as ids } from '../plan/scene.ts'
import { bareSpec } from './bare-spec.ts'

const me = '33333333-3333-4333-8333-333333333333'
const client = '88888888-8888-4888-8888-888888888888'
const subscription = `/subscriptions/${subscriptionId}`

type Machine = Partial<Omit<DoctorWorld, 'idToken' | 'mask' | 'signal'>>

/** The doctor on a machine that is this one but for what is given: DNS knows every name, and the lab's root is a public one. */
const onMachine = (lab: Emulated, env: Readonly<Record<string, string>>, machine: Machine): Action<DoctorInputs> => ({
  ...doctor,
  run: (inputs, world) =>
    runDoctor(inputs, world, {
      ...ordinaryWorld(world.env),
      ask: askOverHttps(env, [lab.root]),
      lookUp: async () => {
        if (lab.azure.resources()[ids.vault]) return ['20.57.1.1']
        throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
      },
      seconds: { each: 10, all: 20 },
      ...machine,
    }),
})

/** Every finding as a line, and everything that was said anywhere. */
async function look(
  lab: Emulated,
  inputs: Readonly<Record<string, string>> = {},
  { env = {}, machine = {}, idToken = undefined as DoctorWorld['idToken'] } = {},
) {
  const ran = await lab.run(
    onMachine(lab, env, machine),
    { 'fail-on': 'none', spec: spec.file, ...inputs },
    { env, ...(idToken ? { idToken } : {}) },
  )
  const { report } = ran
  const lines = [
    ...report.findings.map(({ level, message, advice }) => `${level}: ${message} -> ${advice ?? ''}`),
    ...report.facts.map(({ name, value }) => `${name} = ${value}`),
  ]
  return { ...ran, lines, wrong: lines.filter(line => /^(error|warning):/.test(line)), all: JSON.stringify(ran.report) }
}

const has = (lines: readonly string[], ...patterns: readonly RegExp[]): void => {
  for (const pattern of patterns)
    assert.ok(
      lines.some(line => pattern.test(line)),
      `${pattern} is none of\n${lines.join('\n')}`,
    )
}

const spec = bareSpec()
after(() => spec.remove())

describe('with an application secret', () => {
  let lab: Emulated
  let server: Awaited<ReturnType<typeof apiServer>>
  let allowed = (_: { verb: string; resource: string }): boolean => true
  let bearers: (string | undefined)[] = []
  before(async () => {
    server = await apiServer({
      http: (request, response) => {
        bearers.push(request.headers.authorization)
        response.setHeader('content-type', 'application/json')
        if (request.url === '/version') return void response.end(JSON.stringify({ gitVersion: 'v1.34.1' }))
        const asked = JSON.parse(request.bodyText || '{}').spec?.resourceAttributes
        response.writeHead(201).end(JSON.stringify({ status: { allowed: allowed(asked) } }))
      },
    })
    lab = await emulate({ kubeconfig: () => server.kubeconfig })
    lab.azure.grant('Azure Kubernetes Service RBAC Cluster Admin', me, subscription)
  })
  after(async () => {
    assert.deepEqual(lab.azure.refusals, [], 'the lab was asked for what it does not emulate')
    await lab.close()
    await server[Symbol.asyncDispose]()
  })
  beforeEach(() => {
    lab.forget()
    allowed = () => true
    bearers = []
  })

  test('before anything is made: no group yet, and what makes it is told', async () => {
    const { report, lines, wrong, fails } = await look(lab)
    assert.equal(report.result, 'pass', wrong.join('\n'))
    assert.equal(fails, false)
    has(
      lines,
      /Roles: not checked = What "plan" needs cannot be looked at: the resource group rg-weather does not exist yet/,
      /Resource providers: ok = Registered: Microsoft\.Network, Microsoft\.KeyVault, .*Microsoft\.Compute/,
      /Quota: ok = 0 of 1000 public addresses are used in eastus2 \(\w+\); 1 has to be made/,
      /^warning: Key Vault: kv-weather-egress\.vault\.azure\.net does not resolve here \(ENOTFOUND\).* -> import-ca makes the vault/,
      /Cluster: not checked = There is no cluster aks-weather yet/,
    )
    assert.deepEqual(lab.calls('PUT', 'PATCH', 'DELETE'), [], 'it writes nothing')
  })

  test('all is well', async () => {
    await lab.run(importCa, { spec: spec.file })
    await lab.run(provisionFirewall, { spec: spec.file })
    await lab.run(deployAks, { spec: spec.file })
    lab.forget()
    const { report, wrong, lines, outputs } = await look(lab)
    assert.deepEqual(wrong, [])
    assert.equal(report.result, 'pass')
    assert.equal(outputs['failed'], '0')
    has(
      lines,
      /Spec: ok/,
      /Way out: ok = management\.azure\.com, login\.microsoftonline\.com, .* and kv-weather-egress\.vault\.azure\.net answer, as themselves/,
      /Clock: ok = The clock agrees with Azure's\./,
      /Sign-in: ok = Entra knows this job as the application 88888888-.*, object 33333333-.* in tenant 22222222-/,
      /Roles: ok = The identity may do all \d+ things that "plan" needs/,
      /Roles: ok = .* "apply" needs/,
      /Roles: ok = .* "verify" needs/,
      /Roles: ok = .* "power" needs/,
      /Quota: ok = \d+ of 1000 .*; none has to be made/,
      /Key Vault: ok = Key vault kv-weather-egress gives the certificate/,
      /Cluster: ok = The API server 127\.0\.0\.1:\d+ answers: Kubernetes v1\.34\.1/,
      /Cluster: ok = In namespace weather it may do what it takes to verify the pods/,
    )
    assert.deepEqual(lab.calls('PUT', 'PATCH', 'DELETE'), [], 'it writes nothing')
    // The cluster was asked as the identity, by a token of Entra in place of kubelogin, and that was masked.
    assert.ok(bearers.length > 0 && bearers.every(bearer => /^Bearer eyJ/.test(bearer ?? '')), String(bearers[0]?.slice(0, 20)))
  })

  test('no token is in what it says, and every token is masked', async () => {
    const { all, masks, lines } = await look(lab)
    assert.ok(masks.length >= 3, `management, vault and cluster: ${masks.length}`)
    for (const mask of masks) assert.ok(!all.includes(mask) && !lines.join().includes(mask))
    assert.doesNotMatch(all, /eyJ[\w-]{20,}/)
    assert.ok(!all.includes('lab-secret'))
  })

  test('a role that is missing: which, where, and the command that gives it', async () => {
    lab.azure.revoke('Role Based Access Control Administrator', me, subscription)
    const { wrong, report, outputs, fails } = await look(lab, { for: 'apply' })
    lab.azure.grant('Role Based Access Control Administrator', me, subscription)
    assert.equal(report.result, 'fail')
    assert.equal(fails, false, 'it found something, and the step does not fail')
    assert.equal(outputs['failed'], '1')
    has(
      wrong,
      /Roles: For "apply" the identity lacks the role "Role Based Access Control Administrator" on rg-weather\. It may not Microsoft\.Authorization\/roleAssignments\/write/,
    )
    has(
      report.facts.map(({ name, value }) => `${name} = ${value}`),
      new RegExp(
        `Roles: command = az role assignment create --assignee-object-id ${me} --assignee-principal-type ServicePrincipal --role 'Role Based Access Control Administrator' --scope ${ids.group}$`,
      ),
    )
  })

  test('fail-on decides whether the step fails', async () => {
    lab.azure.knobs.unregisteredProviders.add('Microsoft.Insights')
    assert.equal((await look(lab, { for: 'plan', 'fail-on': 'fail' })).fails, true)
    lab.azure.knobs.unregisteredProviders.clear()
    assert.equal((await look(lab, { for: 'plan', 'fail-on': 'fail' })).fails, false)
  })

  test('a provider that is not registered, and who makes nothing is not told of it', async () => {
    lab.azure.knobs.unregisteredProviders.add('microsoft.keyvault')
    const { wrong, lines } = await look(lab, { for: 'plan' })
    has(wrong, /^error: Resource providers: Not registered in the subscription: Microsoft\.KeyVault \(NotRegistered\)/)
    has(lines, new RegExp(`az provider register --namespace Microsoft.KeyVault --subscription ${subscriptionId}`))
    const verifying = await look(lab, { for: 'verify' })
    assert.ok(!verifying.lines.some(line => /Resource providers/.test(line)))
    lab.azure.knobs.unregisteredProviders.clear()
  })

  test('no room for the public addresses', async () => {
    lab.azure.knobs.publicAddressLimit = 2
    const more = bareSpec(document => document.setIn(['firewall', 'publicIps'], ['pip-afw-1', 'pip-other-1', 'pip-other-2']))
    const { wrong, lines } = await look(lab, { for: 'apply', spec: more.file })
    more.remove()
    lab.azure.knobs.publicAddressLimit = 1000
    has(
      wrong,
      /^error: Quota: 1 of 2 public addresses are used in eastus2 \(\w+\), and 3 have to be made\. Azure would refuse them with PublicIPCountLimitReached/,
    )
    has(lines, /az quota update --resource-name \w+ --scope \/subscriptions\/[^ ]+\/locations\/eastus2 --limit-object value=\d/)
  })

  describe('the vault', () => {
    const vault = { id: ids.vault, version: '2026-02-01' }
    /** Writes the vault's document as somebody at a portal would. */
    const change = async (properties: Record<string, unknown>): Promise<void> => {
      const client = await otherClient()
      const { properties: before, location } = (await client.getById(vault.id, vault.version)) as {
        location: string
        properties: Record<string, unknown>
      }
      const { vaultUri: _, provisioningState: __, ...kept } = before
      await client.createOrUpdateById(vault.id, vault.version, { location, properties: { ...kept, ...properties } } as never)
    }

    test('behind its firewall: the address that has to be let in', async () => {
      await change({ networkAcls: { defaultAction: 'Deny', bypass: 'None', ipRules: [], virtualNetworkRules: [] } })
      const { wrong, lines } = await look(lab, { for: 'verify' })
      await change({ networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices', ipRules: [], virtualNetworkRules: [] } })
      has(
        wrong,
        /^error: Key Vault: Key vault kv-weather-egress refuses certificate \S+ and secret \S+: ForbiddenByFirewall/,
        /^warning: Key Vault: Key vault kv-weather-egress has a firewall that denies by default\..*trusted service: let those pass/,
      )
      has(lines, /az keyvault network-rule add --name kv-weather-egress --ip-address 127\.0\.0\.1/)
    })

    test('without the roles in it: two commands, and of the secrets the root alone', async () => {
      const roles = ['Key Vault Certificates Officer', 'Key Vault Secrets Officer']
      for (const role of roles) lab.azure.revoke(role, me, ids.vault)
      const { wrong, lines } = await look(lab, { for: 'plan' })
      const applying = await look(lab, { for: 'apply' })
      for (const role of roles) lab.azure.grant(role, me, ids.vault)
      has(wrong, /^error: Key Vault: Key vault kv-weather-egress refuses certificate \S+ and secret \S+: ForbiddenByRbac/)
      has(
        lines,
        new RegExp(`--role 'Key Vault Reader' --scope ${ids.vault}\n.*--role 'Key Vault Secrets User' --scope ${ids.vault}/secrets/`, 's'),
      )
      has(applying.wrong, /^warning: Key Vault: .*import-ca gives itself the roles/)
    })

    test('with one role of the two: the other one', async () => {
      lab.azure.revoke('Key Vault Secrets Officer', me, ids.vault)
      const { wrong, lines } = await look(lab, { for: 'plan' })
      lab.azure.grant('Key Vault Secrets Officer', me, ids.vault)
      has(wrong, /^error: Key Vault: Key vault kv-weather-egress refuses secret \S+: ForbiddenByRbac/)
      assert.ok(!lines.some(line => /Key Vault Reader/.test(line)))
    })

    test('behind a private endpoint, and in a network that does not know its name', async () => {
      const inside = await look(lab, { for: 'verify' }, { machine: { lookUp: async () => ['10.1.2.3'] } })
      has(inside.lines, /Key Vault: ok = kv-weather-egress\.vault\.azure\.net resolves to 10\.1\.2\.3: a private endpoint/)
      const lost = async (): Promise<never> => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }))
      const outside = await look(lab, { for: 'verify' }, { machine: { lookUp: lost } })
      has(outside.wrong, /^warning: Key Vault: kv-weather-egress\.vault\.azure\.net does not resolve here \(ENOTFOUND\)/)
    })
  })

  test('a clock that is off, by little and by much', async () => {
    const by = (seconds: number) => look(lab, { for: 'power' }, { machine: { now: () => Date.now() + seconds * 1000 } })
    has((await by(45)).wrong, /^warning: Clock: The clock is 4\d s ahead of Azure's\./)
    has((await by(-3600)).wrong, /^error: Clock: The clock is 60 min behind Azure's\..*AADSTS700024/)
  })

  test('in the cluster: a verb that is missing, and the role that has it', async () => {
    allowed = ({ verb, resource }) => !(verb === 'create' && resource === 'pods')
    const { wrong, lines } = await look(lab, { for: 'verify' })
    has(wrong, /^error: Cluster: To verify the pods: The identity of this job may not create pods\/exec in namespace weather/)
    has(lines, new RegExp(`--role 'Azure Kubernetes Service RBAC Writer' --scope ${ids.cluster}`))
  })

  test('no kubeconfig from Azure: the role on the cluster that gives it', async () => {
    const roles = ['Contributor', 'Azure Kubernetes Service RBAC Cluster Admin']
    // The second one also where deploy-aks gave it.
    for (const role of roles) for (const scope of [subscription, ids.cluster]) lab.azure.revoke(role, me, scope)
    lab.azure.grant('Log Analytics Reader', me, ids.group)
    const { wrong, lines } = await look(lab, { for: 'verify' })
    lab.azure.revoke('Log Analytics Reader', me, ids.group)
    for (const role of roles) lab.azure.grant(role, me, subscription)
    has(wrong, /^error: Roles: For "verify" the identity lacks the role "Azure Kubernetes Service Cluster User Role" on aks-weather/)
    has(wrong, /^error: Cluster: Azure gives no kubeconfig of aks-weather: AuthorizationFailed/)
    has(
      lines,
      new RegExp(
        `^Cluster: command = az role assignment create .* --role 'Azure Kubernetes Service Cluster User Role' --scope ${ids.cluster}$`,
      ),
    )
  })

  test('a cluster that is stopped', async () => {
    await lab.run(deallocate, { spec: spec.file })
    const { wrong } = await look(lab, { for: 'verify' })
    await lab.run(deallocate, { spec: spec.file, operation: 'allocate' })
    has(wrong, /^error: Cluster: Cluster aks-weather is stopped: no API server answers\. -> Run deallocate with operation: allocate/)
  })

  test('a kubeconfig that was given is used as it is, and its server gets no token of ours', async () => {
    const { writeFileSync, mkdtempSync, rmSync } = await import('node:fs')
    const folder = mkdtempSync('/tmp/egress-gate-doctor-')
    writeFileSync(`${folder}/kubeconfig`, server.kubeconfig)
    const { lines } = await look(lab, { for: 'verify', kubeconfig: `${folder}/kubeconfig` })
    rmSync(folder, { recursive: true })
    has(lines, /Cluster: ok = The API server/)
    assert.deepEqual([...new Set(bearers)], ['Bearer secret-token'])
  })

  test('without a subscription, without a spec, with a spec that has faults: the rest is asked all the same', async () => {
    const none = await look(lab, {}, { env: { AZURE_SUBSCRIPTION_ID: '' } })
    has(none.lines, /Roles: not checked = .*No subscription is named/, /Sign-in: ok/, /Key Vault: ok/)
    const missing = await look(lab, { spec: '/nowhere/egress.yaml' })
    has(missing.lines, /Spec: not checked = \/nowhere\/egress\.yaml cannot be read: it does not exist/, /Roles: not checked/, /Sign-in: ok/)
    const broken = bareSpec(document => document.set('location', 7))
    const faulty = await look(lab, { spec: broken.file })
    broken.remove()
    has(faulty.wrong, /^error: Spec: .* has 1 fault; the first: .*location/)
  })

  test('a subscription that this identity does not see', async () => {
    const { wrong } = await look(lab, { for: 'plan', 'subscription-id': '99999999-9999-4999-8999-999999999999' })
    has(wrong, /^error: Roles: What "plan" needs cannot be looked at: SubscriptionNotFound/)
  })

  test('Azure that answers late, wrongly or not at all ends by the deadline, and is unchecked', async () => {
    const machine: Machine = {
      seconds: { each: 0.4, all: 2 },
      ask: async (url, options) => (/permissions|usages/.test(url) ? new Promise(() => {}) : askOverHttps({}, [lab.root])(url, options)),
    }
    const start = Date.now()
    const { lines, report } = await look(lab, { for: 'plan' }, { machine })
    assert.ok(Date.now() - start < 5000, `${Date.now() - start} ms`)
    has(
      lines,
      /Roles: not checked = What the identity may do could not be looked at: no answer within 0\.4 seconds\./,
      /Quota: not checked = .*no answer within/,
      /Resource providers: ok/,
    )
    assert.notEqual(report.result, 'inconclusive')
  })

  test('a machine from which nothing at all comes back ends by the deadline of all', async () => {
    const machine: Machine = { seconds: { each: 60, all: 0.5 }, ask: () => new Promise(() => {}), lookUp: () => new Promise(() => {}) }
    const start = Date.now()
    const { lines } = await look(lab, {}, { machine })
    assert.ok(Date.now() - start < 5000, `${Date.now() - start} ms`)
    has(lines, /Way out: not checked = Whether management\.azure\.com, .* can be reached is not known: the time for all questions was over/)
    assert.ok(!lines.some(line => /60/.test(line)), 'it did not wait for sixty seconds, and does not say so')
  })
})

describe('in a job with id-token: write', () => {
  const ask = async (options: NonNullable<Parameters<typeof emulate>[0]>, more: Readonly<Record<string, string>> = {}) => {
    const lab = await emulate(options)
    try {
      const env = { ...lab.job, ...more }
      const idToken = idTokenOf({ env, ask: askOverHttps(env, [lab.root]), signal: new AbortController().signal })
      const minted: string[] = []
      const found = await look(
        lab,
        { for: 'plan', 'client-id': client, 'tenant-id': '22222222-2222-4222-8222-222222222222' },
        {
          env,
          idToken:
            idToken &&
            (async audience => {
              const token = await idToken(audience)
              minted.push(token)
              return token
            }),
        },
      )
      assert.deepEqual(lab.azure.refusals, [])
      return { ...found, minted, lab }
    } finally {
      await lab.close()
    }
  }

  test('a credential that fits: the three values, and no command', async () => {
    const { lines, outputs, wrong, lab } = await ask({ github: {} })
    assert.deepEqual(
      wrong.filter(line => /token|Sign-in/.test(line)),
      [],
    )
    assert.match(lab.subject, /^repo:[\w-]+@\d+\/[\w-]+@\d+:environment:/)
    assert.deepEqual(
      [outputs['issuer'], outputs['subject'], outputs['audience']],
      ['https://token.actions.githubusercontent.com', lab.subject, 'api://AzureADTokenExchange'],
    )
    has(lines, /Sign-in: ok/, /GitHub's token: ok = GitHub gave a token, and a federated credential names these three/)
    assert.ok(!lines.some(line => /federated-credential create/.test(line)))
  })

  test('a credential of the name-based subject: AADSTS700213, and what to paste', async () => {
    const { lines, wrong, lab, all, minted } = await ask({ github: { trusts: 'repo:acme/platform:environment:egress-verify' } })
    has(wrong, /^error: Sign-in: Entra refuses the sign-in: AADSTS700213: .* None of its credentials names the subject "repo:/)
    has(
      lines,
      /GitHub's token: ok = .*It has numbers in it.*The job has an environment, so its subject names that and no branch/,
      new RegExp(`^subject = ${lab.subject.replaceAll('.', '\\.')}$`),
      new RegExp(
        `az identity federated-credential create --resource-group rg-weather --identity-name IDENTITY --name egress-gate --issuer https://token\\.actions\\.githubusercontent\\.com --subject ${lab.subject} --audiences api://AzureADTokenExchange`,
      ),
      new RegExp(`az ad app federated-credential create --id ${client} --parameters '\\{"name":"egress-gate"`),
      /Roles: not checked = .*Nobody is signed in/,
    )
    assert.ok(minted.length > 0)
    for (const token of minted) for (const part of token.split('.')) assert.ok(!all.includes(part), 'a part of the token was printed')
  })

  test('without id-token: write, and signed in by other means: nothing is wrong with that', async () => {
    const { wrong, lines } = await ask({}, { GITHUB_ACTIONS: 'true' })
    has(lines, /GitHub's token: ok = The job asks for no OIDC token: it is signed in to Azure by other means/)
    assert.deepEqual(
      wrong.filter(line => /token|Sign-in/.test(line)),
      [],
    )
  })

  test('without id-token: write, and nobody signed in: the permission is what is to be repaired', async () => {
    // The SDK reads the process's own environment; no other credential is tried than the one that is not there.
    const lab = await emulate()
    const { AZURE_CLIENT_SECRET: secret } = process.env
    delete process.env['AZURE_CLIENT_SECRET']
    process.env['AZURE_TOKEN_CREDENTIALS'] = 'EnvironmentCredential'
    try {
      const { wrong, lines } = await look(lab, { for: 'plan' }, { env: { GITHUB_ACTIONS: 'true' } })
      has(
        wrong,
        /^error: GitHub's token: The job may not ask for an OIDC token\..*-> Give the job `permissions: id-token: write`, in the calling workflow as well/,
        /^error: Sign-in: Nobody is signed in to Azure\..*-> Repair GitHub's token first/,
      )
      has(lines, /Roles: not checked = .*Nobody is signed in/)
      const desk = await look(lab, { for: 'plan' })
      has(desk.lines, /GitHub's token: not checked/, /Sign-in: not checked = Nobody is signed in to Azure/)
      assert.ok(!desk.wrong.some(line => /token|Sign-in/.test(line)), 'at a desk that is no fault')
    } finally {
      process.env['AZURE_CLIENT_SECRET'] = secret
      delete process.env['AZURE_TOKEN_CREDENTIALS']
      await lab.close()
    }
  })
})
