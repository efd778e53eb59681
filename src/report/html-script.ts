/**
 * The page's only script: it filters rows. It reads what stands on the page and writes no markup (`require-trusted-types-for` would refuse
 * it), so that text which came from a pod stays text. The page's policy names its hash, and no other script runs.
 */
import { sha256 } from '../pki/hash.ts'

export const pageScript = `
(() => {
  const by = id => document.getElementById(id)
  const list = by('rows')
  if (!list) return
  const rows = [...list.children].map(item => ({ item, text: undefined }))
  const fields = ['workload', 'host', 'words'].map(by)
  const radios = [...document.querySelectorAll('input[name=show]')]
  const pods = [...document.querySelectorAll('#pods tbody tr')].map(row => ({ workload: row.dataset.w, text: row.textContent.toLowerCase() }))
  const filter = () => {
    const [workload, host, words] = fields.map(field => field.value.trim().toLowerCase())
    const result = radios.find(radio => radio.checked).value
    const having = new Set(words ? pods.filter(pod => pod.text.includes(words)).map(pod => pod.workload) : [])
    let shown = 0
    for (const row of rows) {
      const { w, h, a } = row.item.dataset
      const has = () => (row.text ??= row.item.textContent.toLowerCase()).includes(words) || (a !== undefined && having.has(w))
      const fits = (!workload || w === workload) && (!host || h === host) && (result === 'all' || row.item.className === result) && (!words || has())
      row.item.hidden = !fits
      if (fits) shown++
    }
    by('count').textContent = shown === rows.length ? '' : shown === 0 ? 'No row is like this.' : shown + ' of ' + rows.length + ' rows shown'
  }
  const set = open => { for (const { item } of rows) if (!open || !item.hidden) item.firstElementChild.open = open }
  let waiting = 0
  const soon = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(filter) }
  for (const each of [...fields, ...radios]) each.addEventListener('input', soon)
  by('open').addEventListener('click', () => set(true))
  by('close').addEventListener('click', () => set(false))
  by('clear').addEventListener('click', () => { for (const field of fields) field.value = ''; radios[0].checked = true; filter(); fields[0].focus() })
  by('more').hidden = false
  filter()
})()
`

/** As a content security policy names what may stand in the page. */
export const sourceHash = (text: string): string => `'sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}'`
