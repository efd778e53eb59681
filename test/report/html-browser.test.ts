/** The page in a real browser: nothing is refused by its own policy, it fits a telephone, the keyboard reaches all of it, and it turns dark. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { toHtml } from '../../src/report/html.ts'
import type { LogRow } from '../../src/verify/corroborate.ts'
import { makeReport, makeVerdict, tls } from './make.ts'
import { sampleReport } from './sample.ts'

const executablePath = ['chromium', 'chromium-browser', 'google-chrome'].map(name => `/usr/bin/${name}`).find(existsSync)
const skip = executablePath === undefined && 'there is no Chromium here (package chromium)'
const folder = mkdtempSync(join(tmpdir(), 'egress-gate-page-'))
const file = join(folder, 'report.html')
let browser: Browser | undefined
const row: LogRow = {
  kind: 'application',
  time: '2026-11-30T03:12:56.484Z',
  sourceIp: '10.42.1.6',
  url: `dataservice.accuweather.com/locations/${'v1/cities/search'.repeat(9)}`,
  action: 'Allow',
  tlsInspected: true,
  rule: 'AllowWeatherService',
}

before(async () => {
  if (executablePath === undefined) return
  const report = await sampleReport()
  const verdicts = report.verdicts.map(verdict => ({ ...verdict, logged: { kind: 'agrees', row } as const }))
  writeFileSync(file, toHtml({ ...report, verdicts }))
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})
after(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The page, opened without any network, and what its console said. */
async function opened(
  options: { width?: number; colorScheme?: 'light' | 'dark'; page?: string } = {},
): Promise<{ page: Page; said: string[] }> {
  assert.ok(browser)
  const { width = 1280, colorScheme = 'light' } = options
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', message => said.push(message.text()))
  page.on('pageerror', error => said.push(String(error)))
  page.on('request', request => request.url().startsWith('file:') || said.push(request.url()))
  await page.goto(pathToFileURL(options.page ?? file).href)
  return { page, said }
}
const shown = (page: Page): Promise<number> => page.locator('#rows > li:visible').count()

for (const width of [390, 768, 1280])
  test(`page: at ${width} pixels nothing is cut off, nor with all rows open`, { skip }, async () => {
    const { page, said } = await opened({ width })
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.equal(await overflow(), 0)
    await page.click('#open')
    assert.equal(await overflow(), 0)
    assert.deepEqual(said, [])
  })

/** A word without a blank in it, and letters under a pile of marks: what a pod or a certificate may be called. */
for (const [what, text] of [
  ['a word without an end', 'x'.repeat(3000)],
  ['a pile of marks', `e${'\u0301\u0316\u0334'.repeat(300)}`.repeat(4)],
] as const)
  for (const width of [390, 1280])
    test(`page: at ${width} pixels ${what} stays in its place, wherever it stands`, { skip }, async () => {
      const verdict = {
        workload: text,
        observed: text,
        because: text,
        pod: text,
        rule: text,
        observation: tls([text], { trustDetail: text }),
      }
      const report = makeReport({
        title: text,
        headline: text,
        verdicts: [makeVerdict({ ...verdict, probe: text, result: 'fail' }), makeVerdict()],
        findings: [{ level: 'error', message: text, advice: text, file: text, line: 1 }],
        next: [text],
        facts: [{ name: text, value: text }],
      })
      const long = join(folder, 'long.html')
      writeFileSync(long, toHtml(report))
      const { page } = await opened({ width, page: long })
      const out = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
      assert.equal(await out(), 0)
      await page.click('#open')
      assert.equal(await out(), 0)
      // What is served is compared by its dates and fingerprint: nothing in a name may push these out of sight.
      const wide =
        'Math.max(...[...document.querySelectorAll(".flight")].map(each => each.parentElement.scrollWidth - each.parentElement.clientWidth))'
      assert.equal(await page.evaluate(wide), 0)
    })

/** Asked from here again and again: the page's own policy lets nothing be evaluated that waits inside it. */
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 10_000; !(await holds()); await sleep(50)) assert.ok(Date.now() < end, 'it never came to hold')
}

test('page: a long URL in the log of the firewall stays in its column', { skip }, async () => {
  const { page } = await opened()
  await page.click('#open')
  const out = await page.evaluate(
    'Math.max(...[...document.querySelectorAll(".sides section")].map(side => side.scrollWidth - side.clientWidth))',
  )
  assert.equal(out, 0)
})

test('page: its filters show what fits, together', { skip }, async () => {
  const { page } = await opened()
  const all = await shown(page)
  await page.click('label[for=show-fail]')
  await until(async () => (await page.textContent('#count')) !== '')
  const failing = await shown(page)
  assert.ok(failing > 0 && failing < all, `${failing} of ${all}`)
  await page.fill('#words', 'zscaler')
  await until(async () => (await shown(page)) < failing)
  assert.equal(await shown(page), 1)
  await page.click('#clear')
  assert.equal(await shown(page), all)
})

test('page: the keyboard alone gets to a row and opens it, and what has the focus is seen', { skip }, async () => {
  const { page } = await opened()
  let summary = false
  for (let presses = 0; presses < 40 && !summary; presses++) {
    await page.keyboard.press('Tab')
    summary = await page.evaluate('document.activeElement.tagName === "SUMMARY" && document.activeElement.closest("#rows") !== null')
  }
  assert.ok(summary, 'no row is reached by Tab')
  assert.notEqual(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), 'none')
  await page.keyboard.press('Enter')
  assert.equal(await page.locator('#rows details[open]').count(), 1)
  assert.ok(
    await page
      .locator('#rows details[open]')
      .getByText('Azure Firewall Manager CA')
      .or(page.locator('#rows details[open] svg'))
      .first()
      .isVisible(),
  )
})

test('page: dark where the reader wants it, and text stands out on both', { skip }, async () => {
  const light = await opened()
  const dark = await opened({ colorScheme: 'dark' })
  const luminance = `(() => {
    const value = (text) => { const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b }
    const back = value(getComputedStyle(document.body).backgroundColor)
    return [back, ...['h1', '.quiet', '.badge.fail', '.badge.pass'].map(each => { const front = value(getComputedStyle(document.querySelector(each)).color); return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05) })]
  })()`
  const [bright = 0, ...onLight] = (await light.page.evaluate(luminance)) as number[]
  const [night = 1, ...onDark] = (await dark.page.evaluate(luminance)) as number[]
  assert.ok(bright > 0.8 && night < 0.1, `${bright} ${night}`)
  for (const ratio of [...onLight, ...onDark]) assert.ok(ratio >= 4.5, `a contrast of ${ratio}`)
})
