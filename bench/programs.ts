/** Programs that are measured against. */
import { spawn } from 'node:child_process'

/** Runs a program that must succeed; its standard output. */
export const runner =
  (env: NodeJS.ProcessEnv) =>
  (program: string, args: readonly string[], input = ''): Promise<string> =>
    new Promise((done, failed) => {
      const child = spawn(program, args, { stdio: [input === '' ? 'ignore' : 'pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } })
      let [text, errors] = ['', '']
      child.stdout?.on('data', chunk => {
        text += chunk
      })
      child.stderr?.on('data', chunk => {
        errors += chunk
      })
      child.stdin?.on('error', () => {})
      child.stdin?.end(input)
      child.on('error', failed)
      child.on('close', code =>
        code === 0 ? done(text) : failed(new Error(`${program} ${args.join(' ')}: ${code} ${errors.slice(-300)}`)),
      )
    })

export const timed = async <T>(body: () => Promise<T>): Promise<readonly [number, T]> => {
  const started = performance.now()
  const result = await body()
  return [performance.now() - started, result]
}
