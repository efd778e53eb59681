/** Who the job is: to GitHub, by its OIDC token, and to Entra, by what it made of it. */
import { type Diagnosis, shellCommand } from '../report/diagnosis.ts'
import { audience, claimsOf } from './credential.ts'

type Claims = Readonly<Record<string, unknown>>

const textOf = (claims: Claims, name: string): string => (typeof claims[name] === 'string' ? claims[name] : '')

export type TokenSeen =
  | { readonly kind: 'claims'; readonly claims: Claims }
  /** The job has no right to one, or there is no job. */
  | { readonly kind: 'none'; readonly inActions: boolean }
  | { readonly kind: 'refused'; readonly message: string; readonly advice: string }

/** The token's claims and nothing else of it; a text that is no token is said to be none. */
export function tokenSeen(token: string): TokenSeen {
  const claims = claimsOf(token)
  return textOf(claims, 'sub') && textOf(claims, 'iss')
    ? { kind: 'claims', claims }
    : {
        kind: 'refused',
        message: 'the token service answered with something that is no OIDC token',
        advice: 'Look at what answers at ACTIONS_ID_TOKEN_REQUEST_URL: a proxy may have answered for it.',
      }
}

/**
 * What to write into the federated credential, as values, and as commands while nobody is signed in. Nothing of the token but three claims
 * is shown.
 */
export function tokenDiagnosis(
  seen: TokenSeen,
  identity: { readonly clientId: string; readonly resourceGroup: string; readonly signedIn: boolean },
): Diagnosis {
  const about = 'token' as const
  switch (seen.kind) {
    case 'none':
      if (seen.inActions && identity.signedIn)
        return { about, state: 'ok', what: 'The job asks for no OIDC token: it is signed in to Azure by other means.' }
      return seen.inActions
        ? {
            about,
            state: 'fail',
            what: 'The job may not ask for an OIDC token.',
            why: 'GitHub gives one only to a job that says so, and a called workflow cannot have more than its caller gives.',
            advice:
              'Give the job `permissions: id-token: write`, in the calling workflow as well as in the called one. A pull request from a fork never gets one.',
          }
        : {
            about,
            state: 'unchecked',
            what: 'No OIDC token can be asked for here.',
            why: 'Only a job of GitHub Actions has one. What a federated credential has to say is told by the doctor in a job.',
          }
    case 'refused':
      return { about, state: 'fail', what: `GitHub gave no OIDC token: ${seen.message}.`, advice: seen.advice }
    case 'claims':
      break
  }
  const { claims } = seen
  const [issuer, subject, asked] = [textOf(claims, 'iss'), textOf(claims, 'sub'), audienceOf(claims)]
  const values = [
    ['issuer', issuer],
    ['subject', subject],
    ['audience', asked],
  ] as const
  const commands = [
    `${shellCommand('az', 'identity', 'federated-credential', 'create', '--resource-group', identity.resourceGroup || 'GROUP', '--identity-name')} IDENTITY ${shellCommand('--name', 'egress-gate', '--issuer', issuer, '--subject', subject, '--audiences', asked)}`,
    shellCommand(
      'az',
      'ad',
      'app',
      'federated-credential',
      'create',
      '--id',
      identity.clientId || 'CLIENT_ID',
      '--parameters',
      JSON.stringify({ name: 'egress-gate', issuer, subject, audiences: [asked] }),
    ),
  ]
  return asked === audience
    ? {
        about,
        state: 'ok',
        what: identity.signedIn
          ? 'GitHub gave a token, and a federated credential names these three.'
          : 'GitHub gave a token. A federated credential has to name these three, exactly.',
        values,
        ...(identity.signedIn
          ? {}
          : {
              why: shapeOf(subject, claims),
              advice: 'Of these commands the first makes one for a managed identity, the second for an app registration.',
              commands,
            }),
      }
    : {
        about,
        state: 'fail',
        what: `GitHub gave a token for the audience "${asked}", and "${audience}" was asked for.`,
        values,
        advice: 'Something between the job and GitHub answers for its token service.',
      }
}

const audienceOf = (claims: Claims): string => (Array.isArray(claims['aud']) ? claims['aud'].join(', ') : textOf(claims, 'aud'))

/** What people take the subject for, and it is not. */
function shapeOf(subject: string, claims: Claims): string {
  const notes = [
    /^repo:[^/:]*@\d+\/[^/:]*@\d+:/.test(subject)
      ? `It has numbers in it, as all repositories have that were made, renamed or transferred since 2026-07-15: a credential for "${subject.replace(/@\d+/g, '')}" does not fit.`
      : '',
    textOf(claims, 'environment') !== '' || /:environment:/.test(subject)
      ? `The job has an environment, so its subject names that and no branch: one for "${subject.replace(/:environment:.*/, '')}:ref:${textOf(claims, 'ref') || 'refs/heads/main'}" does not fit.`
      : /:ref:/.test(subject)
        ? 'The job has no environment, so its subject names the branch or tag: a run on another one has another subject.'
        : /:pull_request$/.test(subject)
          ? 'Every pull request of the repository has this subject, whatever its branch.'
          : '',
    /^repo:/.test(subject) ? '' : "The repository's subject was customised (its OIDC settings): Entra compares it as it stands.",
  ].filter(Boolean)
  return notes.join(' ')
}

/** Why Entra did not take the token, claim by claim; the command is the token's own. */
export function refusalDiagnosis(
  fault: { readonly code: string; readonly message: string; readonly advice: string },
  seen: TokenSeen,
  ids: { readonly tenantId: string; readonly clientId: string },
): Diagnosis {
  const about = 'sign-in' as const
  const claims = seen.kind === 'claims' ? seen.claims : {}
  const [issuer, subject] = [textOf(claims, 'iss'), textOf(claims, 'sub')]
  const presented = /(?:assertion|presented) subject '([^']*)'/i.exec(fault.message)?.[1]
  const differs =
    seen.kind !== 'claims'
      ? undefined
      : fault.code === 'AADSTS700211'
        ? `The credentials of ${ids.clientId || 'the app'} trust other issuers than "${issuer}".`
        : fault.code === 'AADSTS700212'
          ? `None of its credentials takes the audience "${audienceOf(claims)}".`
          : /^AADSTS(70021|700213|7002138)$/.test(fault.code)
            ? `None of its credentials names the subject "${presented ?? subject}" with the issuer "${issuer}". Upper and lower case count, and nothing stands for anything.`
            : fault.code === 'AADSTS70025'
              ? `${ids.clientId || 'The app'} has no federated credential at all.`
              : undefined
  return {
    about,
    state: 'fail',
    what: /^AADSTS/.test(fault.code)
      ? `Entra refuses the sign-in: ${fault.code}: ${fault.message.replace(/^AADSTS\d+:\s*/, '').replace(/\s*(Trace|Correlation) ID:.*$/s, '')}`
      : `The sign-in failed: ${fault.code}: ${fault.message}`,
    ...(differs === undefined ? {} : { why: differs }),
    advice:
      differs === undefined
        ? fault.advice
        : "Make the federated credential with one of the commands under GitHub's token; it counts after a minute or so.",
    commands:
      differs === undefined
        ? []
        : [
            // Lists what is there, to be compared.
            `${shellCommand('az', 'ad', 'app', 'federated-credential', 'list', '--id', ids.clientId || 'CLIENT_ID', '--output', 'table')} # of an app registration`,
            `az identity federated-credential list --resource-group GROUP --identity-name IDENTITY --output table # of a managed identity`,
          ],
  }
}

/** No credential at all was found. In a job that is a fault; at a desk it is a matter of signing in. */
export function nobodyDiagnosis(
  token: TokenSeen,
  where: { readonly tenantId: string; readonly clientId: string },
  inActions: boolean,
): Diagnosis {
  const about = 'sign-in' as const
  const what = 'Nobody is signed in to Azure.'
  if (!inActions)
    return {
      about,
      state: 'unchecked',
      what,
      why: 'There is no credential in the environment, no managed identity, and no sign-in of az, azd or Azure PowerShell.',
      advice: 'Sign in, and run this again: what Azure alone can say is not checked.',
      commands: ['az login'],
    }
  const empty = [...(where.tenantId ? [] : ['tenant-id (AZURE_TENANT_ID)']), ...(where.clientId ? [] : ['client-id (AZURE_CLIENT_ID)'])]
  return {
    about,
    state: 'fail',
    what,
    ...(empty.length > 0 ? { why: `The job names no ${empty.join(' and no ')}.` } : {}),
    advice:
      token.kind === 'none'
        ? "Repair GitHub's token first, or sign in before this step (azure/login)."
        : 'Give the inputs, or set the variables: AZURE_CLIENT_ID belongs to the environment of the job, the others to the repository. A variable of an environment is empty in a job that does not name that environment.',
    ...(empty.length > 0 ? { commands: ['gh variable list', 'gh variable list --env ENVIRONMENT'] } : {}),
  }
}

export type Somebody = {
  readonly tenantId: string
  readonly objectId: string
  readonly clientId: string
  readonly kind: 'ServicePrincipal' | 'User'
}

/** Who a management token is of, by its claims; they decide nothing, Azure does. */
export function somebodyOf(token: string): Somebody {
  const claims = claimsOf(token)
  return {
    tenantId: textOf(claims, 'tid'),
    objectId: textOf(claims, 'oid'),
    clientId: textOf(claims, 'appid') || textOf(claims, 'azp'),
    kind: claims['idtyp'] === 'user' || (claims['idtyp'] === undefined && textOf(claims, 'upn') !== '') ? 'User' : 'ServicePrincipal',
  }
}

/** Who is signed in, and to which tenant. */
export function signInDiagnosis(who: Somebody, asked: { readonly tenantId: string }): Diagnosis {
  const about = 'sign-in' as const
  const what = `Entra knows this job as ${who.kind === 'User' ? 'the user' : 'the application'} ${[who.clientId, who.objectId && `object ${who.objectId}`].filter(Boolean).join(', ') || '(without a name)'} in tenant ${who.tenantId || '(not told)'}.`
  return asked.tenantId !== '' && who.tenantId !== '' && who.tenantId.toLowerCase() !== asked.tenantId.toLowerCase()
    ? {
        about,
        state: 'fail',
        what,
        why: `The tenant that was named is ${asked.tenantId}.`,
        advice: 'Sign in to that tenant, or correct tenant-id (AZURE_TENANT_ID).',
      }
    : { about, state: 'ok', what }
}
