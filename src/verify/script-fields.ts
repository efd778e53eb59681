/** What the script in a pod brings back of a probe: files named ID.FIELD, and how much of each. */

/** Bytes of each field that are brought back. */
export const fieldCaps: Readonly<Record<string, number>> = {
  tool: 200,
  rc: 20,
  out: 65_536,
  head: 16_384,
  body: 65_536,
  err: 32_768,
  krc: 20,
  kout: 65_536,
  khead: 16_384,
  kbody: 65_536,
  kerr: 32_768,
  frc: 20,
  flight: 65_536,
  trc: 20,
  tout: 65_536,
  thead: 0,
  tbody: 0,
  terr: 32_768,
  json: 262_144,
  session: 65_536,
  info: 4096,
  runtimes: 65_536,
  // In base64 still one line of a dialogue (kubernetes/exec.ts).
  text: 700_000,
  packed: 67_108_864,
}

/** Bytes of each file in `packed`. */
export const fileCap = 262_144
