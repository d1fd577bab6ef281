import { hostileMarkup } from '#test/content/hostile-markup.ts'

/** Where nothing of a station may ever ask for anything. */
export const OUTSIDE = 'outside.invalid'

/** A text that would run `executed(n)`, or ask `OUTSIDE` for something, if a browser took any of it for markup. */
export type HostileDocument = { family: string; text: string }

const HANDLERS =
  'abort animationend animationiteration animationstart auxclick beforeinput beforetoggle blur canplay change click close contextmenu copy cut dblclick drag drop durationchange emptied ended error focus focusin formdata input invalid keydown load loadeddata loadstart mousedown mouseenter mouseover paste pause play pointerdown pointerenter pointerover progress ratechange reset resize scroll scrollend select selectstart slotchange stalled submit suspend timeupdate toggle touchstart transitionend transitionrun unhandledrejection volumechange waiting wheel'.split(
    ' ',
  )

/** Each with every attribute that may lead somewhere, by itself and inside another namespace. */
const TAGS =
  'a animate area audio base body button embed feimage form foreignobject frame frameset iframe image img input link maction math meta object portal script set source style svg track use video xss'.split(
    ' ',
  )
const LEADING = (probe: string) =>
  ['src', 'href', 'xlink:href', 'data', 'action', 'formaction', 'poster', 'background', 'values', 'to']
    .map((name) => `${name}="javascript:${probe}"`)
    .join(' ')

const SCHEMES = (probe: string) => [
  `javascript:${probe}`,
  `JaVaScRiPt:${probe}`,
  ` javascript:${probe}`,
  `java\tscript:${probe}`,
  `java%0ascript:${probe}`,
  `java&#10;script:${probe}`,
  `&#106;&#97;vascript:${probe}`,
  `&#x6a;avascript&colon;${probe}`,
  `\u0001javascript:${probe}`,
  `javascript://%0a${probe}`,
  `vbscript:${probe}`,
  `data:text/html,<script>${probe}</script>`,
  `data:text/html;base64,${Buffer.from(`<script>${probe}</script>`).toString('base64')}`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${probe}'/>`,
  `view-source:javascript:${probe}`,
  `media:javascript:${probe}`,
  `//${OUTSIDE}/a`,
  `http://${OUTSIDE}/b.png`,
  `https:\\\\${OUTSIDE}\\c`,
]

const IN_MARKDOWN = [
  (url: string) => `[x](${url})`,
  (url: string) => `![x](${url})`,
  (url: string) => `<${url}>`,
  (url: string) => `[x]: ${url}\n\n[x]`,
  (url: string) => `<a href="${url}">x</a><img src="${url}"><iframe src="${url}"></iframe>`,
]

/** Tricks with letters that look like others, take no room or turn the direction. */
const DISGUISES: readonly ((markup: string) => string)[] = [
  (markup) => markup.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e'),
  (markup) => markup.replaceAll('s', '\u017f'),
  (markup) => markup.replaceAll('i', '\u0131'),
  (markup) => `\u202e${markup}\u202c`,
  (markup) => `\u2066${markup}\u2069`,
  (markup) => markup.split('').join('\u200b'),
  (markup) => markup.replaceAll('<', '<\u0000'),
  (markup) => markup.replaceAll(' ', '\u00a0'),
  (markup) => markup.replaceAll(' ', '\u2028'),
  (markup) => markup.replaceAll(' ', '/'),
  (markup) => markup.replaceAll(' ', '\f'),
  (markup) => `\ufeff${markup}`,
  (markup) => `\ud800${markup}`,
  (markup) => markup.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (markup) => markup.replaceAll('<', '&amp;lt;'),
  (markup) => markup.replaceAll('<', '\\u003c'),
  (markup) => markup.replaceAll('<', '%3c'),
  (markup) => markup.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
  (markup) => markup.toUpperCase().replace('EXECUTED', 'executed'),
]

const ESCAPES: readonly ((markup: string) => string)[] = [
  (markup) => `</p></span></td></main>${markup}`,
  (markup) => `"'>${markup}`,
  (markup) => `--></style></script></title></textarea>${markup}`,
  (markup) => `]]>${markup}`,
  (markup) => `\`${markup}\``,
  (markup) => `**${markup}**`,
  (markup) => `| a | ${markup} |\n|---|---|\n| ${markup} | b |`,
  (markup) => `1. ${markup}`,
  (markup) => `![${markup}](media:${'0'.repeat(64)}-16x16.png)`,
  (markup) => `![x](media:${'0'.repeat(64)}-16x16.png"${markup})`,
  (markup) => `{{${markup}}} \${${markup}} <%= ${markup} %>`,
]

/** Texts of every family, each with a number of its own. */
export function hostileDocuments(): readonly HostileDocument[] {
  const documents: HostileDocument[] = []
  const add = (family: string, textOf: (probe: string) => string) =>
    documents.push({ family, text: textOf(`executed(${documents.length})`) })
  hostileMarkup('').forEach((_, i) => add('markup', (probe) => hostileMarkup(probe)[i] ?? ''))
  for (const name of HANDLERS) {
    add('handler', (probe) => `<img src=x tabindex=0 autofocus on${name}=${probe}>`)
    add('handler', (probe) => `<svg><animate attributeName=x dur=1s on${name}="${probe}"/></svg>`)
  }
  for (const tag of TAGS) {
    add('tag', (probe) => `<${tag} ${LEADING(probe)} autofocus>x</${tag}>`)
    add('tag', (probe) => `<svg><${tag} attributeName=href ${LEADING(probe)}>x</${tag}></svg>`)
    add('tag', (probe) => `<math><${tag} ${LEADING(probe)}><img src=x onerror=${probe}></${tag}></math>`)
  }
  SCHEMES('').forEach((_, i) => {
    for (const form of IN_MARKDOWN) add('scheme', (probe) => form(SCHEMES(probe)[i] ?? ''))
  })
  for (const disguise of DISGUISES) {
    add('letters', (probe) => disguise(`<img src=x onerror=${probe}>`))
    add('letters', (probe) => disguise(`<svg onload=${probe}>`))
    add('letters', (probe) => disguise(`[x](javascript:${probe})`))
  }
  for (const escape of ESCAPES) {
    add('escape', (probe) => escape(`<img src=x onerror=${probe}>`))
    add('escape', (probe) => escape(`<script>${probe}</script>`))
    add('escape', (probe) => escape(`<math><mi xlink:href="javascript:${probe}">x</mi></math>`))
    add('escape', () => escape(`<link rel=stylesheet href=//${OUTSIDE}/s.css>`))
  }
  return documents
}
