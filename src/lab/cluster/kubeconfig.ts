/** A kubeconfig with one context and a bearer token; the server's certificate is verified with the given roots. */
import { stringify } from 'yaml'

export const kubeconfigFor = (cluster: { name: string; fqdn: string; roots: string }, user: { name: string; token: string }): string =>
  stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster.name,
        cluster: { server: `https://${cluster.fqdn}:443`, 'certificate-authority-data': Buffer.from(cluster.roots).toString('base64') },
      },
    ],
    users: [{ name: user.name, user: { token: user.token } }],
    contexts: [{ name: cluster.name, context: { cluster: cluster.name, user: user.name } }],
    'current-context': cluster.name,
  })
