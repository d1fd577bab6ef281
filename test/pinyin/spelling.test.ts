import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sayText } from '#daemon/desks/voice/say-text.ts'
import { spell, syllables } from '#daemon/pinyin/spelling.ts'

const index = JSON.parse(readFileSync('kiosk-ui/voice/index.json', 'utf8')) as {
  packs: { clips: Record<string, unknown> }[]
}
const recorded = new Set(index.packs.flatMap(({ clips }) => Object.keys(clips)))

test.each([
  ['银行行长', 'yin2 hang2 hang2 zhang3'],
  ['重新办理重大疾病', 'chong2 xin1 ban4 li6 zhong4 da4 ji2 bing4'],
  ['一个、一起、第一', 'yi2 ge4 、 yi4 qi3 、 di4 yi1'],
  ['不是，不能', 'bu2 shi4 ， bu4 neng2'],
  ['您的', 'nin2 de5'],
  ['了解', 'liao2 jie3'],
  ['请到', 'qing6 dao4'],
  ['女，绿', 'nv3 ， lv4'],
  ['A0', 'A 0'],
])('%s is said %s', (text, said) => {
  expect(syllables(text).join(' ')).toBe(said)
})

test.each([
  ['本人参加', '参', 'can1'],
  ['取重号', '重', 'chong2'],
  ['重设密码', '重', 'chong2'],
  ['领取重度残疾补贴', '重', 'zhong4'],
  ['受到严重影响', '重', 'zhong4'],
  ['种植面积', '种', 'zhong4'],
  ['代耕代种', '种', 'zhong4'],
  ['任一种植物', '种', 'zhong6'],
  ['上报的品种', '种', 'zhong3'],
  ['看清利率和还款', '还', 'huan2'],
  ['还有人', '还', 'hai2'],
  ['履行情况', '行', 'xing2'],
  ['现行规定', '行', 'xing2'],
  ['换银行卡', '行', 'hang2'],
  ['银行规定', '行', 'hang2'],
  ['但不外传', '传', 'chuan2'],
  ['开门时间请看门口', '看', 'kan4'],
  ['请人看门', '看', 'kan1'],
  ['应交金额', '应', 'ying1'],
  ['站点应张贴', '应', 'ying1'],
  ['不应出具', '应', 'ying1'],
  ['应急管理', '应', 'ying4'],
  ['网上对应栏目', '应', 'ying4'],
  ['对应当公开的', '应', 'ying1'],
  ['均为示例', '为', 'wei2'],
  ['登记为农村居民', '为', 'wei2'],
  ['被鉴定为', '为', 'wei2'],
  ['确认为特困人员', '为', 'wei2'],
  ['费用为十元', '为', 'wei2'],
  ['可以为辖区居民', '为', 'wei4'],
  ['本站，为保护孩子', '为', 'wei4'],
  ['为您办', '为', 'wei4'],
  ['为什么', '为', 'wei4'],
  ['只办两件', '只', 'zhi6'],
  ['周一只办', '只', 'zhi6'],
  ['两只羊', '只', 'zhi1'],
  ['特困供养', '供', 'gong1'],
  ['答得更准', '得', 'de5'],
  ['补贴谁得看文件', '得', 'dei6'],
  ['不得由他人代签', '得', 'de2'],
  ['睡不着', '着', 'zhao2'],
  ['着装整洁', '着', 'zhuo2'],
  ['持项目的条件', '的', 'de5'],
  ['调查目的', '的', 'di4'],
  ['函调信', '调', 'diao4'],
  ['急难救助', '难', 'nan4'],
  ['家里穷，没收入', '没', 'mei2'],
  ['没收非法所得', '没', 'mo4'],
  ['参保长效机制', '长', 'chang2'],
  ['棚圈', '圈', 'juan4'],
  ['登记簿', '簿', 'bu4'],
  ['村委会计划', '会', 'hui4'],
  ['心脏病', '脏', 'zang4'],
])('in %s, %s is said %s', (text, character, said) => {
  expect(syllables(text)[text.indexOf(character)]).toBe(said)
})

test.each([
  ['不应', 'bu4 ying1'],
  ['不种', 'bu4 zhong3'],
  ['不还款', 'bu4 huan2 kuan3'],
  ['不供', 'bu4 gong1'],
  ['同意应交', 'tong2 yi4 ying1 jiao1'],
])('不 and 一 go along with what comes after them, nothing else does: %s', (text, said) => {
  expect(syllables(text).join(' ')).toBe(said)
})

test('what is said otherwise than the dictionary has it is looked for as before', () => {
  expect(spell('取重号还款').join(' ')).toBe('qu zhong hao hai kuan')
})

test('every guide and every notice can be said with the clips there are', () => {
  const files = globSync(['config/catalogue/items/*.yaml', 'config/notices/**/*.md'])
  const missing = new Set(
    files
      .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
      .flatMap((line) => syllables(sayText(line)))
      .filter((syllable) => !/^[，。]$/.test(syllable) && !recorded.has(syllable)),
  )
  expect(files.length).toBeGreaterThan(60)
  expect([...missing]).toEqual([])
})

test('every character that is read has its syllable among the clips, in any place', () => {
  const missing = new Set<string>()
  for (let code = 0x4e00; code <= 0x9fa5; code++) {
    const character = String.fromCodePoint(code)
    for (const text of [character, `${character}好`, `${character}的`])
      for (const syllable of syllables(text).slice(0, 1))
        if (/^[a-z]+[1-6]$/.test(syllable) && !recorded.has(syllable)) missing.add(syllable)
  }
  // 呒、嗯: sounds without a vowel, which no text of a station has.
  expect([...missing].filter((syllable) => /[aeiouv]/.test(syllable))).toEqual([])
})
