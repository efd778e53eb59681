/** What a container has that trust depends on: its distribution's bundle, what its variables say now, its Java. One exec that only reads. */

import { bundles } from '../verify/bundles.ts'
import type { PodRef } from '../verify/verdict.ts'
import type { Connection } from './connection.ts'
import { type InstallLines, openingScript, readInstallLine } from './install-script.ts'
import { printable } from './printable.ts'
import { runScript } from './run-script.ts'

export type Bundle = (typeof bundles)[number]

/** Where a Java keeps its roots, and the tool of the same Java that adds to them. */
export type JavaStore = { readonly cacerts: string; readonly keytool: string }

export type Look = {
  readonly os: string
  readonly bundle: Bundle
  /** Of the variables that were asked for, the ones that are set in the container: by its declaration, its image or a config map. */
  readonly environment: ReadonlyMap<string, string>
  /** `unusable`: there is a Java, and why its store cannot be filled. */
  readonly java: JavaStore | { readonly unusable: string } | undefined
  /** What the opening says of the mounted root, for `decideRoots`. */
  readonly words: InstallLines
}

export type Looked = { readonly ok: true; readonly look: Look } | { readonly ok: false; readonly because: string; readonly advice: string }

/** `path`: where the root is mounted, if it is. */
export const lookScript = (nonce: string, path: string | undefined, variables: readonly string[]): string => `${openingScript(nonce, path)}
for b in ${bundles.join(' ')}; do
  [ -s "$b" ] && [ -r "$b" ] && { say bundle "$b"; break; }
done
set=
for v in ${variables.join(' ')}; do
  eval "[ -n \\"\\\${$v+x}\\" ]" && set="$set$v=$(eval "printf %s \\"\\$$v\\"" | tr '\\n' ' ')
"
done
printf 'egress-gate %s variables ' "$n"; printf '%s' "$set" | head -c 8000 | to_text; printf '\\n'
java=$(command -v java 2>/dev/null) || java=\${JAVA_HOME:+$JAVA_HOME/bin/java}
if [ -n "$java" ] && [ -x "$java" ]; then
  home=$(readlink -f "$java"); home=\${home%/bin/*}
  for c in "$home/lib/security/cacerts" "$home/jre/lib/security/cacerts"; do
    [ -s "$c" ] && [ -r "$c" ] && { say cacerts "$(readlink -f "$c")"; break; }
  done
  if [ -x "$home/bin/keytool" ]; then say keytool "$home/bin/keytool"; fi
  say java yes
fi
return 0`

/** Looks through one container without changing it, in one exec. */
export async function look(
  connection: Connection,
  pod: PodRef,
  request: { readonly path: string | undefined; readonly variables: readonly string[]; readonly signal: AbortSignal },
): Promise<Looked> {
  const result = await runScript(connection, pod, {
    script: nonce => lookScript(nonce, request.path, request.variables),
    deadlineSeconds: 30,
    maxBytes: 1_048_576,
    signal: request.signal,
  })
  if (!result.ok)
    return {
      ok: false,
      because: printable(`it could not be looked into: ${result.fault.message}`).slice(0, 600),
      advice: `Nothing was changed. ${result.fault.advice} An image without a shell cannot build its own bundle: give it one that holds the root, and the variables of docs/trust.md.`,
    }
  const words = new Map<string, string>()
  for (const line of result.output.split('\n')) readInstallLine(line, result.nonce, words)
  return readLook(words, request.variables)
}

/** What the words say. They come from the container, so nothing but known paths and names is taken from them. */
export function readLook(words: InstallLines, variables: readonly string[]): Looked {
  const bundle = bundles.find(each => each === words.get('bundle'))
  const os = printable(words.get('os') ?? '')
    .trim()
    .slice(0, 60)
  if (bundle === undefined)
    return {
      ok: false,
      because: `the container has no bundle of public roots (${bundles.join(', ')})${os === '' ? '' : ` (${os})`}`,
      advice:
        'Add the package ca-certificates to the image: a bundle with our root alone would break every connection that is not inspected.',
    }
  const environment = new Map<string, string>()
  for (const line of Buffer.from(words.get('variables') ?? '', 'base64')
    .toString('utf8')
    .split('\n')) {
    const at = line.indexOf('=')
    if (at > 0 && variables.includes(line.slice(0, at))) environment.set(line.slice(0, at), printable(line.slice(at + 1)).slice(0, 300))
  }
  return { ok: true, look: { os, bundle, environment, java: javaOf(words), words } }
}

/** A path that may stand in a mount: a container that lies about it must not get a file of another name covered. */
const safe = (path: string | undefined, name: string): path is string =>
  path !== undefined && path.length < 200 && /^(?:\/[A-Za-z0-9_+-][A-Za-z0-9._+-]*)+$/.test(path) && path.endsWith(`/${name}`)

function javaOf(words: InstallLines): Look['java'] {
  if (words.get('java') !== 'yes') return undefined
  const [cacerts, keytool] = [words.get('cacerts'), words.get('keytool')]
  if (!safe(cacerts, 'cacerts')) return { unusable: 'it has no store of its own (lib/security/cacerts) that could be copied' }
  if (!safe(keytool, 'keytool')) return { unusable: 'it comes without keytool' }
  return { cacerts, keytool }
}
