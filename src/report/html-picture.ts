/** The picture of a request's way: drawn once as symbols, used wherever a row opens. Positions are shares of the width, so it needs no script. */
import type { Hop } from './html-hops.ts'
import { escapeHtml as e } from './html-text.ts'

const icons: Readonly<Record<Hop['at'], string>> = {
  pod: '<path d="M22 9l11 6v13l-11 6-11-6V15z"/><path d="M11 15l11 6 11-6M22 21v13"/>',
  route: '<path d="M22 35V23l-9-9M22 23l9-9"/><path d="M13 20v-6h6M25 14h6v6"/>',
  firewall: '<path d="M10 12h24v20H10zM10 19h24M10 25.500h24M22 12v7M16 19v6.500M28 19v6.500M22 25.500V32"/>',
  origin: '<path d="M11 11h22v9H11zM11 24h22v9H11z"/><path d="M15.500 15.500h.010M15.500 28.500h.010M21 15.500h8M21 28.500h8"/>',
}

const marks: Readonly<Record<Hop['state'], string>> = {
  seen: '<path d="M33 38l3 3 5-6"/>',
  stopped: '<path d="M34 35l6 6m0-6l-6 6"/>',
  other: '<path d="M37 33.500v5M37 41.500v.010"/>',
  unclear: '<path d="M35 36.300c0-3 4-3 4-.300 0 2-2 1.700-2 3.500M37 42v.010"/>',
  unseen: '<path d="M34 38h6"/>',
}

const symbol = (id: string, body: string): string => `<symbol id="${id}" overflow="visible">${body}</symbol>`

/** Stands once on the page. */
export const pictureSymbols = `<svg class="symbols" aria-hidden="true" width="0" height="0">${[
  ...Object.entries(icons).map(([name, body]) => symbol(`at-${name}`, `<circle class="disc" cx="22" cy="22" r="21"/>${body}`)),
  ...Object.entries(marks).map(([name, body]) =>
    symbol(`is-${name}`, `<circle class="mark" cx="37" cy="38" r="8"/><g class="sign">${body}</g>`),
  ),
]
  .join('')
  .replace(/(\.\d*?)0+(?=\D)/g, '$1')}</svg>`

export const stateWords: Readonly<Record<Hop['state'], string>> = {
  seen: 'seen',
  stopped: 'stopped here',
  other: 'somebody else',
  unclear: 'not proven',
  unseen: 'not reached',
}

/** The picture, and the same in words below it. */
export function picture(hops: readonly Hop[]): string {
  const alternative = hops.map(({ at, state }) => `${at}: ${stateWords[state]}`).join(', ')
  const share = (index: number): string => `${(index * 100) / hops.length}%`
  const ways = hops
    .slice(1)
    .map(({ state }, index) => `<line class="${state}" x1="${share(index)}" x2="${share(index + 1)}" y1="22" y2="22"/>`)
  const places = hops.map(
    ({ at, state }, index) =>
      `<g class="${state}"><use href="#at-${at}" x="${share(index)}"/><use href="#is-${state}" x="${share(index)}"/></g>`,
  )
  const words = hops.map(
    ({ at, state, said }) => `<li class="${state}"><b>${at}</b> <i>${stateWords[state]}</i><p>${e(said, 400)}</p></li>`,
  )
  return `<figure class="way"><svg role="img" aria-label="${alternative}">${ways.join('')}${places.join('')}</svg><ol>${words.join('')}</ol></figure>`
}
