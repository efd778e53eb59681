import { Hole, isHole } from '../../hole.ts'
import { asNumber, asString, type Call, callText, type TemplateFunction } from '../call.ts'
import { standpoint, type Target, unnamedIndex } from '../scope.ts'
import { textOf, type Value } from '../value.ts'

/** `Microsoft.Network/ipGroups` and the like: what tells the type among the arguments of resourceId. */
const isType = (text: string): boolean => /^[\w-]+(\.[\w-]+)+\/[\w./-]+$/.test(text)

/** `/providers/Microsoft.Network/firewallPolicies/hub/ruleCollectionGroups/rules` from a type and its names, each of which may hold several. */
export function typedPath(type: string, names: readonly string[]): string {
  const [provider = '', ...types] = type.split('/')
  const flat = names.flatMap(name => name.split('/'))
  const pairs = types.map((segment, index) => `/${segment}/${flat[index] ?? ''}`)
  const rest = flat.slice(types.length).map(name => `/${name}`)
  return `/providers/${provider}${[...pairs, ...rest].join('')}`
}

export const groupPath = ({ subscription, resourceGroup }: Target): string =>
  `/subscriptions/${textOf(subscription)}/resourceGroups/${textOf(resourceGroup)}`

/** An id is known as far as its parts are; where the deployment goes is written in braces, and is the same wherever it stands. */
const id = (text: string, parts: readonly Value[], { place }: Call): Value => {
  const hole = parts.find(isHole)
  return hole ? new Hole(hole.because, text, place ?? hole.place) : text
}

const resourceId: TemplateFunction = (args, call) => {
  const at = args.findIndex(arg => typeof arg === 'string' && isType(arg))
  const type = asString(args[at])
  if (at < 0 || at > 2 || type === undefined) return undefined
  const { target } = call.scope
  const [subscription, resourceGroup] = at === 2 ? [args[0], args[1]] : [target.subscription, at === 1 ? args[0] : target.resourceGroup]
  const where = groupPath({ subscription: subscription ?? null, resourceGroup: resourceGroup ?? null })
  return id(
    where +
      typedPath(
        type,
        args.slice(at + 1).map(name => textOf(name)),
      ),
    args,
    call,
  )
}

const subscriptionResourceId: TemplateFunction = (args, call) => {
  const at = args.findIndex(arg => typeof arg === 'string' && isType(arg))
  const type = asString(args[at])
  if (at < 0 || at > 1 || type === undefined) return undefined
  const subscription = textOf((at === 1 ? args[0] : call.scope.target.subscription) ?? null)
  return id(
    `/subscriptions/${subscription}${typedPath(
      type,
      args.slice(at + 1).map(name => textOf(name)),
    )}`,
    args,
    call,
  )
}

const extensionResourceId: TemplateFunction = (args, call) => {
  const [base, type, ...names] = args
  const typeText = asString(type)
  return base === undefined || typeText === undefined
    ? undefined
    : id(
        textOf(base) +
          typedPath(
            typeText,
            names.map(name => textOf(name)),
          ),
        args,
        call,
      )
}

const tenantLike: TemplateFunction = (args, call) => {
  const type = asString(args[0])
  return type === undefined
    ? undefined
    : id(
        typedPath(
          type,
          args.slice(1).map(name => textOf(name)),
        ),
        args,
        call,
      )
}

const deploymentOnly = (what: string, text: string) =>
  ((_: readonly Value[], { place }: Call) => new Hole(`only a deployment knows ${what}`, text, place)) satisfies TemplateFunction

const resourceGroup: TemplateFunction = (_, call) => {
  const { target } = call.scope
  const known = typeof target.resourceGroup === 'string' && typeof target.subscription === 'string'
  const path = groupPath(target)
  return {
    id: known ? path : new Hole('only a deployment knows its resource group', path, call.place),
    name: target.resourceGroup,
    type: 'Microsoft.Resources/resourceGroups',
    location: new Hole('only a deployment knows the location of its resource group', '{location}', call.place),
    tags: new Hole('only a deployment knows the tags of its resource group', '{resourceGroup().tags}', call.place),
  }
}

const subscription: TemplateFunction = (_, call) => {
  const { subscription: own } = call.scope.target
  const hole = isHole(own) ? own : undefined
  return {
    id: hole ? new Hole(hole.because, `/subscriptions/${hole.text}`, call.place) : `/subscriptions/${textOf(own)}`,
    subscriptionId: own,
    tenantId: new Hole('only a deployment knows its tenant', '{tenant}', call.place),
    displayName: new Hole('only a deployment knows its subscription', '{subscription().displayName}', call.place),
  }
}

/**
 * Azure's public cloud, which the snapshots of service tags and FQDN tags speak of, too
 * (learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-deployment#environment).
 */
const environment: TemplateFunction = () => ({
  name: 'AzureCloud',
  gallery: 'https://gallery.azure.com/',
  graph: 'https://graph.windows.net/',
  portal: 'https://portal.azure.com',
  graphAudience: 'https://graph.windows.net/',
  activeDirectoryDataLake: 'https://datalake.azure.net/',
  batch: 'https://batch.core.windows.net/',
  media: 'https://rest.media.azure.net',
  sqlManagement: 'https://management.core.windows.net:8443/',
  vmImageAliasDoc: 'https://raw.githubusercontent.com/Azure/azure-rest-api-specs/master/arm-compute/quickstart-templates/aliases.json',
  resourceManager: 'https://management.azure.com/',
  authentication: {
    loginEndpoint: 'https://login.microsoftonline.com/',
    audiences: ['https://management.core.windows.net/', 'https://management.azure.com/'],
    tenant: 'common',
    identityProvider: 'AAD',
  },
  suffixes: {
    acrLoginServer: '.azurecr.io',
    azureDatalakeAnalyticsCatalogAndJob: 'azuredatalakeanalytics.net',
    azureDatalakeStoreFileSystem: 'azuredatalakestore.net',
    keyvaultDns: '.vault.azure.net',
    sqlServerHostname: '.database.windows.net',
    storage: 'core.windows.net',
  },
})

/** A resource that this template deploys may be known in part: outputs of nested deployments, ids. Everything else is only known once deployed. */
const reference: TemplateFunction = (args, call) => {
  const [key] = args
  if (key === undefined) return undefined
  const known = call.scope.shared.referenced(call.scope, textOf(key), call.name === 'resourceinfo' ? 'identity' : 'outputs')
  if (known) return known
  const text = `{${call.name}(${textOf(key)})}`
  return new Hole(`only a deployment knows what ${call.name}() gives`, text, call.place)
}

const copyIndex: TemplateFunction = ([first, second], { scope, place }) => {
  const name = asString(first) ?? ''
  const offset = asNumber(typeof first === 'string' ? second : first) ?? 0
  const index = name === '' ? unnamedIndex(scope) : scope.copies.get(name.toLowerCase())
  if (isHole(index)) return new Hole(index.because, offset === 0 ? index.text : `{${index.text} + ${offset}}`, place)
  return typeof index === 'number' ? index + offset : undefined
}

export const resources: Readonly<Record<string, TemplateFunction>> = {
  resourceid: resourceId,
  subscriptionresourceid: subscriptionResourceId,
  extensionresourceid: extensionResourceId,
  tenantresourceid: tenantLike,
  managementgroupresourceid: tenantLike,
  resourcegroup: resourceGroup,
  subscription,
  environment,
  reference,
  references: reference,
  resourceinfo: reference,
  copyindex: copyIndex,
  tenant: deploymentOnly('its tenant', '{tenant()}'),
  managementgroup: deploymentOnly('its management group', '{managementGroup()}'),
  deployment: deploymentOnly('its own name', '{deployment()}'),
  deployer: deploymentOnly('who deploys', '{deployer()}'),
  utcnow: (args, { place }) => new Hole('only a deployment knows when it runs', callText('utcNow', args), place),
  newguid: (_, { scope, place }) => new Hole('only a deployment makes a new GUID', `{newGuid() ${standpoint(scope, place)}}`, place),
}

/** Made from their arguments in ways that are not worth repeating here, or asked of Azure; the same arguments give the same value. */
export const derived: ReadonlySet<string> = new Set([
  'uniquestring',
  'guid',
  'providers',
  'pickzones',
  'tologicalzone',
  'tophysicalzone',
  'tologicalzones',
  'tophysicalzones',
  'datetimeadd',
  'datetimefromepoch',
  'datetimetoepoch',
  'datauri',
  'datauritostring',
  'externalinput',
  'externalinputs',
  'builduri',
  'parseuri',
  'fail',
])
