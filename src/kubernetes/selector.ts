/** The terms of a label selector: `a=b,c==d,e!=f,g,!h,i in (j,k),l notin (m)`. One that cannot be read is the server's to judge: taken as matching. */
export function selects(selector: string, labels: Readonly<Record<string, string>>): boolean {
  return selector
    .split(/,(?![^(]*\))/)
    .map(term => term.trim())
    .filter(term => term !== '')
    .every(term => {
      const [, name = '', word, list = ''] = /^([^=!\s()]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(term) ?? []
      if (word !== undefined) {
        const among = list.split(',').some(value => value.trim() === labels[name])
        return word === 'in' ? among : !among
      }
      if (/^![^=!\s()]+$/.test(term)) return !Object.hasOwn(labels, term.slice(1))
      const [, key = '', operator = '', value = ''] = /^([^=!\s()]+)\s*(==|=|!=)?\s*([^\s()]*)$/.exec(term) ?? []
      if (key === '') return true
      if (operator === '') return Object.hasOwn(labels, key)
      return operator === '!=' ? labels[key] !== value : labels[key] === value
    })
}
