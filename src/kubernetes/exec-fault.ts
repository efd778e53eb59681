/** The ways in which a command in a container can go wrong, each with what to do about it. */
import { faultOfAnswer, type KubernetesFault } from './faults.ts'
import { printable } from './printable.ts'

/** Each way in which a command in a container can end without its exit code being known. */
export type ExecFaultKind =
  /** The upgrade was refused: 401, 403, 404 (the pod is gone), anything else. */
  | 'unauthorized'
  | 'forbidden'
  | 'pod-gone'
  | 'rejected'
  | 'unreachable'
  /** TCP or TLS was answered, the upgrade was not. */
  | 'never-upgraded'
  /** The server closed in good order but never said how the command ended. */
  | 'no-status'
  /** The connection broke. */
  | 'reset'
  | 'bad-status'
  | 'deadline'
  | 'silent'
  | 'too-much-output'
  | 'no-shell'
  | 'not-run'
  | 'aborted'

export type ExecFault = { readonly kind: ExecFaultKind; readonly message: string; readonly advice: string; readonly transient: boolean }

/** The upgrade was answered with another status than 101. `text`: the answer's body. */
export function refusal(path: string, status: number, text: string): ExecFault {
  let body: unknown = text
  try {
    body = JSON.parse(text)
  } catch {}
  const kind: ExecFaultKind = status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : status === 404 ? 'pod-gone' : 'rejected'
  const known = fromKubernetes(kind, faultOfAnswer({ method: 'POST', path }, status, body))
  return { ...known, transient: status === 429 || status >= 500 }
}

/** What the API said, or that it could not be reached, as the fault of a command. */
export const fromKubernetes = (kind: ExecFaultKind, known: KubernetesFault): ExecFault => ({
  kind,
  message: printable(known.message).slice(0, 600),
  advice: known.advice,
  transient: kind === 'unreachable' && known.code === 'ApiServerUnreachable',
})

const advice: Readonly<Record<ExecFaultKind, string>> = {
  unauthorized: 'Write a fresh kubeconfig.',
  forbidden: 'Grant pods/exec.',
  'pod-gone': 'The pod was deleted or replaced meanwhile; run again.',
  rejected: 'See the message; a proxy in front of the API server must let WebSockets through.',
  unreachable: "Check that the cluster runs and that this runner's address is authorized.",
  'never-upgraded':
    'Something between here and the kubelet holds the connection: konnectivity, a proxy, an overloaded API server. Run again.',
  'no-status': 'The kubelet or a proxy cut the session; look at the pod, and run again.',
  reset: 'The node, the kubelet or the API server went away; look at the pod, and run again.',
  'bad-status': 'The session was cut in the middle of its last message; run again.',
  deadline: 'The pod hangs or is starved of CPU; look at it with kubectl exec, or raise the timeout.',
  silent: 'The node may have gone; look at it, and run again.',
  'too-much-output': 'Something in the pod prints into the session; look at its shell and its tools.',
  'no-shell': 'The image has no sh (distroless?). Trust has to be mounted there, not installed by a command.',
  'not-run': 'The container runtime could not start the command; see the message.',
  aborted: 'Run again; nothing is left behind.',
}

/** A fault of this kind, with its advice. The message is shown as it is: what came from outside in it must be printable already. */
export const fault = (kind: ExecFaultKind, message: string): ExecFault => ({
  kind,
  message,
  advice: advice[kind],
  transient: kind === 'reset' || kind === 'never-upgraded',
})
