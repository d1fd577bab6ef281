import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counted } from '#daemon/desks/voice/numbers.ts'
import { sayText } from '#daemon/desks/voice/say-text.ts'

describe('a text is read aloud', () => {
  test.each([
    ['上午 8:30 到 12:00，下午 14:05', '上午八点三十分到十二点，下午十四点05分'],
    ['8:30–11:30 开门', '八点三十分到十一点三十分开门'],
    ['2026年11月24日 星期二', '2026年十一月二十四日，星期二'],
    ['2026-11-24', '2026年十一月二十四日'],
    ['近期免冠照片 本站不能拍的才带', '近期免冠照片，本站不能拍的才带'],
    ['前面还有 3 人', '前面还有三人'],
    ['电话 0536-0000000', '电话0536，0000000'],
    ['0536-4321234 转 8016', '0536，432幺234转80幺6'],
    ['13800001234', '幺38，0000，幺234'],
    ['您的号是 A032', '您的号是A032'],
    ['拨打 12345', '拨打幺2345'],
    ['20 元', '二十元'],
    ['10010 元', '一万零一十元'],
    ['1,200 元', '一千二百元'],
    ['不少于 20 mm', '不少于二十毫米'],
    ['80㎡', '八十平方米'],
    ['占 12.5%', '占百分之十二点5'],
    ['安政办〔2020〕36号', '安政办2020三十六号'],
    ['2 个窗口，第 2 个，2 号窗口', '两个窗口，第二个，二号窗口'],
    ['3–5 天', '三到五天'],
    ['QQ 群', 'QQ群'],
    ['连 Wi-Fi', '连无线网'],
    ['李**，您好！请稍等…', '李某某，您好。请稍等'],
    ['（一）身份证；（二）户口簿。', '一，身份证。二，户口簿'],
    ['——', ''],
  ])('%s as %s', (written, said) => {
    expect(sayText(written)).toBe(said)
  })

  test.each([
    ['闹到动手先报110', '闹到动手先报幺幺0'],
    ['紧急情况打110、119、120', '紧急情况打幺幺0，幺幺9，幺20'],
    ['打110，119', '打幺幺0，幺幺9'],
    ['110/122', '幺幺0，幺22'],
    ['马上打12356心理援助热线或120。', '马上打幺2356心理援助热线或幺20'],
    ['“120”急救', '幺20急救'],
    ['火警119', '火警幺幺9'],
    ['12345平台', '幺2345平台'],
    ['12348公共法律服务', '幺2348公共法律服务'],
    ['12333、12315', '幺2333，幺23幺5'],
    ['拨打“12348”', '拨打幺2348'],
    ['400-810-1234', '400，8幺0，幺234'],
    ['4008101234', '400，8幺0，幺234'],
    ['010-12345678-801', '0幺0，幺2345678，80幺'],
    ['(0536)4321234', '0536，432幺234'],
    ['手机号码：4321234', '手机号码，432幺234'],
  ])('with every telephone number digit by digit: %s as %s', (written, said) => {
    expect(sayText(written)).toBe(said)
  })

  test.each([
    ['110元', '一百一十元'],
    ['打110元到卡上', '打一百一十元到卡上'],
    ['120平方米', '一百二十平方米'],
    ['第12条', '第十二条'],
    ['第110、119、120条', '第一百一十，一百一十九，一百二十条'],
    ['119人', '一百一十九人'],
    ['120、122户', '一百二十，一百二十二户'],
    ['上报120', '上报一百二十'],
    ['共120。', '共一百二十'],
    ['12345元', '一万二千三百四十五元'],
    ['12000多元', '一万二千多元'],
    ['打120%', '打百分之一百二十'],
    ['满20，300元以下', '满二十，三百元以下'],
  ])('with every amount counted, though it could be dialled: %s as %s', (written, said) => {
    expect(sayText(written)).toBe(said)
  })

  test.each([
    ['138****1234', '幺38，四个星号，幺234'],
    ['370782**********1234', '370782，十个星号，1234'],
    ['3707**', '3707，两个星号'],
    ['密码 123', '密码123'],
    ['编号2024-001', '编号2024，001'],
    ['验证码：8421', '验证码，8421'],
    ['密码要 6 到 12 位', '密码要六到十二位'],
    ['密码 100 元', '密码一百元'],
    ['尾号1234的卡', '尾号1234的卡'],
    ['GB 18030', 'GB18030'],
    ['CT 120 元', 'CT一百二十元'],
    ['GB18030-2022', 'GB18030，2022'],
    ['cd5220', 'CD5220'],
    ['PM2.5', 'PM二点5'],
  ])('with codes digit by digit and what is hidden named: %s as %s', (written, said) => {
    expect(sayText(written)).toBe(said)
  })

  test.each([
    ['8-12岁', '八到十二岁'],
    ['100-200元', '一百到二百元'],
    ['100元～1万元', '一百元到一万元'],
    ['￥100-200', '一百到二百元'],
    ['0.5-1公里', '零点5到一公里'],
    ['30%-50%', '百分之三十到百分之五十'],
    ['3.5~4.2万元', '三点5到四点2万元'],
    ['2-3天', '两到三天'],
    ['第3-5条', '第三到五条'],
    ['2-3年级', '二到三年级'],
    ['2021-2025年', '2021到2025年'],
    ['12月31日-1月5日', '十二月三十一日到一月五日'],
    ['周一-周五', '周一到周五'],
    ['9:00-11:30', '九点到十一点三十分'],
    ['8:30—12:00  14:00—17:30', '八点三十分到十二点，十四点到十七点三十分'],
    ['8:30-12:00 下午14:00-17:30', '八点三十分到十二点，下午十四点到十七点三十分'],
    ['2026-11', '2026年十一月'],
    ['3-2-101', '三，二，一百零一'],
    ['3号楼-101室', '三号楼，一百零一室'],
    ['1,234.56元', '一千二百三十四点56元'],
    ['35×45mm', '三十五乘四十五毫米'],
  ])('with a stroke between numbers said as what it means: %s as %s', (written, said) => {
    expect(sayText(written)).toBe(said)
  })

  test('with nothing left in it that has no sound, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(sayText(text)).toMatch(/^(?:[\p{Script=Han}A-Z0-9]+[，。]?)*$/u)
      }),
      { numRuns: 300 },
    )
  })
})

/** Counts back what `counted` has read. */
function meant(words: string): number {
  const digits = '零一二三四五六七八九'
  const value = (part: string): number => {
    let sum = 0
    let digit = 0
    for (const sign of part) {
      const place = { 十: 10, 百: 100, 千: 1000 }[sign]
      if (place === undefined) digit = digits.indexOf(sign)
      else {
        sum += (digit || 1) * place
        digit = 0
      }
    }
    return sum + digit
  }
  return words
    .split('亿')
    .map((part) => part.split('万').reduce((sum, four) => sum * 10_000 + value(four), 0))
    .reduce((sum, eight) => sum * 100_000_000 + eight, 0)
}

test('every number is counted so that it can be understood', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(999), fc.nat(99_999), fc.nat(2_000_000_000)), (number) => {
      expect(meant(counted(String(number)))).toBe(number)
    }),
    { numRuns: 500 },
  )
})
