/** api.loganalytics.io: `POST /v1/workspaces/{customer id}/query`. */
import type { Cloud } from '../cloud.ts'
import { textAt } from '../document.ts'
import { isFault } from '../entra/tokens.ts'
import { type Answer, type Call, type Handler, jsonBody } from '../http.ts'
import { notInLab, Refusal } from '../refusal.ts'
import type { Resource } from '../store.ts'
import { parseQuery } from './kql-parser.ts'
import { run, type Table } from './kql-run.ts'
import { SemanticError, type Value } from './kql-values.ts'
import type { Logs } from './logs.ts'
import { tableOf } from './tables.ts'

type World = Pick<Cloud, 'tokens' | 'rbac' | 'store' | 'now'>

const audiences = ['https://api.loganalytics.io', 'https://api.loganalytics.azure.com']

export const logsHost =
  (world: World, logs: Logs): Handler =>
  async call => {
    const caller = await world.tokens.read(call.headers.authorization, audiences)
    if (isFault(caller)) throw new Refusal(401, 'AuthorizationRequiredError', `Valid authentication was not provided: ${caller.detail}`)
    const [, id] = /^\/v1\/workspaces\/([^/]+)\/query$/i.exec(call.path) ?? []
    if (!id || call.method !== 'POST') throw notInLab(`Log Analytics' ${call.method} ${call.path}`)
    const workspace = world.store
      .list('Microsoft.OperationalInsights/workspaces')
      .find(({ body }) => textAt(body, 'properties.customerId') === id.toLowerCase())
    if (!workspace || !world.rbac.allows(caller.objectId, 'Microsoft.OperationalInsights/workspaces/query/read', workspace.id)) {
      throw new Refusal(
        workspace ? 403 : 404,
        workspace ? 'InsufficientAccessError' : 'WorkspaceNotFoundError',
        workspace
          ? 'The provided credentials have insufficient access to perform the requested operation'
          : 'The workspace could not be found.',
      )
    }
    return answer(call, workspace, world, logs)
  }

function answer(call: Call, workspace: Resource, { now }: World, logs: Logs): Answer {
  const body = jsonBody(call)
  const query = textAt(body, 'query')
  if (!query?.trim()) throw new Refusal(400, 'BadArgumentError', 'The request had some invalid properties: query must not be empty')
  const { from, to } = timespan(textAt(body, 'timespan'), now())
  const id = textAt(workspace.body, 'properties.customerId') ?? ''
  try {
    const table = run(
      parseQuery(query),
      name => {
        const all = tableOf(name, logs.rows(id, name))
        return all && { ...all, rows: all.rows.filter(row => isWithin(row.get('TimeGenerated'), from, to)) }
      },
      now(),
    )
    return { status: 200, body: { tables: [shown(table)] } }
  } catch (error) {
    if (!(error instanceof SemanticError)) throw error
    throw new Refusal(400, 'BadArgumentError', 'The request had some invalid properties', {
      extra: {
        innererror: {
          code: 'SemanticError',
          message: 'A semantic error occurred.',
          innererror: { code: error.code, message: error.message },
        },
      },
    })
  }
}

const isWithin = (time: Value | undefined, from: Date, to: Date) => time instanceof Date && time >= from && time <= to

const shown = ({ columns, rows }: Table) => ({
  name: 'PrimaryResult',
  columns,
  rows: rows.map(row => columns.map(({ name }) => plain(row.get(name) ?? null))),
})

const plain = (value: Value) =>
  value instanceof Date
    ? value.toISOString()
    : typeof value === 'object' && value !== null
      ? new Date(value.milliseconds).toISOString().slice(11, 23)
      : value

/** ISO 8601: `start/end`, `start/duration`, `duration/end` or a duration that ends now. Absent: all. */
function timespan(text: string | undefined, now: Date): { from: Date; to: Date } {
  const always = { from: new Date(0), to: new Date(8.64e15) }
  if (!text) return always
  const [first = '', second] = text.split('/')
  if (second === undefined) return { from: new Date(now.getTime() - duration(first)), to: now }
  if (first.startsWith('P')) return { from: new Date(new Date(second).getTime() - duration(first)), to: new Date(second) }
  const from = new Date(first)
  return { from, to: second.startsWith('P') ? new Date(from.getTime() + duration(second)) : new Date(second) }
}

function duration(text: string): number {
  const [match, days = 0, hours = 0, minutes = 0, seconds = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text) ?? []
  if (match === undefined) throw notInLab(`the timespan ${text}`)
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
}
