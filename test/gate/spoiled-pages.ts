/** A page without fault: the others are this one with one thing spoiled. */
export const GOOD_STYLE = `
  * { box-sizing: border-box; margin: 0 }
  html, body { background: #f7f3ea; color: #16202b; font: 32px/1.45 "Noto Sans CJK SC", sans-serif; overflow: hidden }
  main { width: 100vw; height: 100vh; padding: 56px; display: grid; align-content: start; gap: 28px }
  h1 { font-size: 56px; line-height: 1.2 }
  .number { font-size: 300px; line-height: 1.2; height: 400px }
  .row { display: grid; grid-template-columns: 1fr 1fr; gap: 28px }
  button { font: inherit; height: 140px; border: 3px solid #16202b; background: #fffdf8; color: #16202b; padding: 0 20px }
  button:focus-visible { outline: 6px solid #0b4a82; outline-offset: 4px }
  .blue { background: #0b4a82; color: #fff; border: 0 }
`
export const GOOD_BODY = `
  <main>
    <div class="title"><h1>请选择要办的事</h1></div>
    <div class="number">A9999</div>
    <p>前面还有 3 人，大约要等 10 分钟。请在大厅坐一会儿，大屏和广播会叫您的号码，叫到后请到显示的窗口。</p>
    <div class="row"><button class="blue">取号办事</button><button>办事指南</button></div>
  </main>
`
/** The same page on a screen of half as many CSS px. */
export const AT_HALF_THE_SIZE = `
  @media (width < 600px) {
    body { font-size: 16px } main { padding: 28px; gap: 14px } h1 { font-size: 28px }
    .number { font-size: 150px; height: 200px } .row { gap: 14px } button { height: 70px; padding: 0 10px }
  }
`

export type Spoiled = { style?: string; body?: (good: string) => string; lang?: string; landscape?: boolean }

const add = (markup: string) => (good: string) => good.replace('</main>', `${markup}</main>`)

/** What the gate is to find in each page. */
export const spoiled: [promise: string, page: Spoiled, finding: RegExp][] = [
  ['a button too flat to hit', { style: '.row button { height: 90px }' }, /^target size: .*取号办事.* 90 px/],
  [
    'a button large in pixels but small on a fine screen',
    { style: '.row { grid-template-columns: 95px 1fr }' },
    /^target size: .*95 ×|^target size: .*95 px ×/,
  ],
  [
    'buttons too close together',
    { style: '.row { gap: 20px }' },
    /^target gap: .*取号办事.*办事指南.* 20 px/,
  ],
  [
    'a button above the reach of a seated person',
    { style: '.row { order: -1 }' },
    /^out of reach: .*y = 56 px/,
  ],
  ['small print', { body: add('<p style="font-size:24px">版本 1</p>') }, /^small text: .*版本 1.* 24 px/],
  [
    'small print in a drawing',
    {
      body: add(
        '<svg role="img" aria-label="图" viewBox="0 0 200 20" width="100" height="10"><text x="0" y="20" font-size="30">字</text></svg>',
      ),
    },
    /^small text: .*15 px/,
  ],
  ['running text set solid', { style: 'p { line-height: 1.1 }' }, /^line height: .*1\.10, demanded 1\.3/],
  ['grey text', { style: 'p { color: #777 }' }, /^contrast: .*demanded 7\.00:1/],
  ['text made pale by opacity', { style: 'p { opacity: .5 }' }, /^contrast: .*demanded 7\.00:1/],
  ['a pale ticket number', { style: '.number { color: #4a4a4a }' }, /^number contrast: .*demanded 10\.00:1/],
  ['text on a gradient', { style: 'p { background: linear-gradient(#fff, #eee) }' }, /^contrast: .*picture/],
  [
    'a button without a visible edge',
    { style: 'button { border-color: #ddd }' },
    /^edge contrast: .*办事指南/,
  ],
  ['a button with three edges', { style: 'button { border-top: 0 }' }, /^edge contrast: .*办事指南/],
  [
    'text cut off by its box',
    { style: 'p { height: 40px; overflow: hidden }' },
    /^clipped: p|^clipped: .*前面还有/,
  ],
  [
    'a text that ends in an ellipsis',
    { style: 'p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }' },
    /^clipped: .*along x/,
  ],
  [
    'text that sticks out of its button',
    { style: '.row button { width: 120px; white-space: nowrap }' },
    /^clipped: .*取号办事/,
  ],
  [
    'a page longer than the screen',
    { style: 'main { padding-bottom: 1600px; height: auto }' },
    /^clipped: html/,
  ],
  [
    'text below the lower edge of the screen',
    { body: add('<p style="position:absolute;top:1910px">见大屏</p>') },
    /^clipped: .*见大屏.*the screen/,
  ],
  [
    'text on text',
    { body: add('<p style="position:absolute;top:590px;left:60px">另一行字</p>') },
    /^overlap: .*另一行字/,
  ],
  [
    'a tag that lies on text, though its own word does not',
    {
      body: add(
        '<p style="position:absolute;top:10px;left:60px;padding:12px 20px;line-height:1;border:3px solid">公示</p>',
      ),
    },
    /^overlap: the tag of .*公示.* lies on .*请选择/,
  ],
  ['text that runs into a button', { style: '.row { margin-top: -60px }' }, /^overlap: .*取号办事/],
  [
    'a word of a heading torn by the end of a line',
    { body: add('<h2 style="width:10em">打印机今天上午暂时不能用</h2>') },
    /^torn: .*不能用/,
  ],
  [
    'a word that reads wrongly in two halves, torn in running text',
    { body: add('<p style="width:9em">要带本人的有效的身份证来</p>') },
    /^torn: .*身份证/,
  ],
  [
    'a label of two lines that fills its button from edge to edge',
    {
      body: add(
        '<button type="button" style="width:200px;height:96px;padding:0 20px;font-size:38px;line-height:1.2">困境儿童<br>生活补助</button>',
      ),
    },
    /^air: .*困境儿童/,
  ],
  [
    'a number torn from what it counts, where only the number is set large',
    { body: add('<p style="width:10.6em">请您在大厅坐下再等<b>12</b>分钟，会叫您的号</p>') },
    /^torn: .*12分钟/,
  ],
  [
    'a sentence whose phrases stand as the parts of a list',
    {
      body: add(
        '<p style="display:flex;gap:12px"><span class="keep">请坐</span>下，等<span class="keep">叫号</span></p>',
      ),
    },
    /^apart: .*请坐/,
  ],
  [
    'text too close to the edge of its panel',
    { body: add('<p style="border:3px solid;padding:12px 8px">窗口会叫您的号码，请坐下等。</p>') },
    /^inset: .* 8\.0 px .*demanded 16 px/,
  ],
  [
    'a label that reaches to the edge of its button',
    { body: add('<button style="width:134px;padding:0">取号办事</button>') },
    /^inset: .*demanded 2 px/,
  ],
  [
    'a title lower than on the other screens',
    { style: 'h1 { margin-top: 12px }' },
    /^title: it begins at y = 68/,
  ],
  [
    'keys that Tab does not meet in the order in which they are read',
    {
      body: add(
        `<div role="group" aria-label="数字键" style="display:grid;grid-template-columns:repeat(5,140px);gap:28px">${[...'1234567890'].map((digit) => `<button${digit === '1' ? ' style="order:1"' : ''}>${digit}</button>`).join('')}</div>`,
      ),
    },
    /^key order: .*「1」.*「2」/,
  ],
  [
    'text under a panel',
    { body: add('<div style="position:absolute;inset:440px 0 auto;height:300px;background:#fff"></div>') },
    /^covered: .*前面还有/,
  ],
  [
    'a button without a name',
    { body: add('<button><svg aria-hidden="true" viewBox="0 0 1 1"></svg></button>') },
    /^axe button-name/,
  ],
  [
    'a picture without a name',
    { body: add('<svg viewBox="0 0 1 1" width="90" height="90"></svg>') },
    /^nameless: /,
  ],
  ['a page in another language', { lang: 'en' }, /^language: .*"en"/],
  [
    'a button that keys do not reach',
    { body: add('<button tabindex="-1">更多</button>') },
    /^keyboard: .*更多/,
  ],
  ['a focus that is not seen', { style: 'button:focus-visible { outline: none }' }, /^focus: .*0 px/],
  [
    'a focus too pale to be seen',
    { style: 'button:focus-visible { outline-color: #eee6d0 }' },
    /^focus: the ring/,
  ],
  [
    'a question before everything that keys can leave without an answer',
    {
      body: (good) =>
        `${good}<div role="alertdialog" aria-modal="true" aria-label="还在吗" style="position:fixed;inset:500px 100px auto;padding:40px;background:#fffdf8"><p>您还在看吗？</p><button autofocus>继续看</button></div>`,
    },
    /^focus: Tab leads behind/,
  ],
  [
    'a picture that can be touched without being a button',
    { body: add('<div id="d" style="height:200px">按这里</div><script>d.onclick = () => {}</script>') },
    /^hidden touchable: .*按这里/,
  ],
]

const list = (more: string) => add(`<ul><li>身份证</li>${more}</ul>`)
/** Likewise where the page has passed before something is brought in. */
export const broughtIn: [promise: string, before: Spoiled, now: Spoiled, finding: RegExp][] = [
  [
    'a control without a name',
    {},
    { body: add('<button aria-label="" style="width:200px"></button>') },
    /^axe button-name/,
  ],
  [
    'what may not stand in a list that passed',
    { body: list('') },
    { body: list('<p>户口簿</p>') },
    /^axe list: ul/,
  ],
  [
    'what may not stand in a button that passed',
    {},
    { body: (good) => good.replace('</button>', '<span tabindex="0" role="button">看</span></button>') },
    /^axe nested-interactive/,
  ],
  ['a colour', {}, { style: 'p { color: #777 }' }, /^axe color-contrast-enhanced/],
]

/** Likewise in the style of one mode. */
export const spoiledInHighContrast: [promise: string, style: string, finding: RegExp][] = [
  ['text', 'p { color: #777 }', /^contrast: .*demanded 7\.00:1/],
  ['text, as axe sees it', 'p { color: #777 }', /^axe color-contrast-enhanced/],
  ['an edge', 'button { border-color: #ddd }', /^edge contrast: .*办事指南/],
  ['a focus', 'button:focus-visible { outline-color: #eee6d0 }', /^focus: the ring/],
  ['a focus that is not seen', 'button:focus-visible { outline: none }', /^focus: .*0 px/],
]
