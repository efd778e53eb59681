/** Edits of the example that people make, as text. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const weather = readFileSync(resolve(import.meta.dirname, '../../examples/weather/egress.yaml'), 'utf8')

/** A part of the example, written otherwise. It must be there, so that no test compares a file with itself. */
export function edited(...changes: readonly (readonly [what: string | RegExp, by: string])[]): string {
  return changes.reduce((text, [what, by]) => {
    const next = text.replace(what, by)
    if (next === text) throw new Error(`the example does not say ${what}`)
    return next
  }, weather)
}

const ubuntu = '            - { name: AllowUbuntuRequests,'
const weatherRule = /.*name: AllowWeatherService.*\n/
const ubuntuRule = /.*name: AllowUbuntuRequests.*\n/

export const edits = {
  addRule: edited([ubuntu, `            - { name: AllowGithub, protocols: ["Https:443"], fqdns: ["*.github.com"] }\n${ubuntu}`]),
  dropInspect: edited([/(name: AllowWeatherService, protocols: \["Https:443"\],) inspect: true,/, '$1']),
  widen: edited([/"\*\.docker\.io"/, '"*docker.io"']),
  dropDeny: edited(
    [/ {8}- name: weather-denied-paths[\s\S]*?(?= {8}- name: aks-application)/, ''],
    ['    rule: DenyWeatherForecasts\n', ''],
  ),
  network443: edited(['ports: [9000], destinations: [AzureCloud.eastus2]', 'ports: [9000, 443], destinations: [AzureCloud.eastus2]']),
  narrowSource: edited([ubuntu, `${ubuntu} sources: [10.42.1.0/25],`]),
  path: edited([
    'dataservice.accuweather.com/forecasts/*]',
    'dataservice.accuweather.com/forecasts/*, dataservice.accuweather.com/alarms/*]',
  ]),
  unknownTag: edited(['fqdnTags: [AzureKubernetesService]', 'fqdnTags: [AzureKubernetesService, WindowsUpdate]']),
  rename: edited([/AllowUbuntuRequests/g, 'AllowUbuntu']),
  renameExpected: edited([/AllowWeatherService/g, 'AllowAccuweather']),
  reorder: edited([weatherRule, ''], [ubuntuRule, `$&${weather.match(weatherRule)?.[0]}`]),
  split: edited([
    /( +)- \{ name: AllowKeyVaultAccess.*\n/,
    '$1- { name: VaultHttps, protocols: ["Https:443"], fqdns: [vault.azure.net, "*vault.azure.net"] }\n$1- { name: VaultHttp, protocols: ["Http:80"], fqdns: ["*vault.azure.net"] }\n',
  ]),
  threatIntel: edited(['threatIntelMode: Alert', 'threatIntelMode: Deny']),
  facts: edited(['"*.blob.core.windows.net": [20.60.56.4]', '"*.blob.core.windows.net": [203.0.113.4]']),
} as const
