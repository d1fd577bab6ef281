import type { DevicePlace, DeviceTrouble } from '#daemon/desks/devices/device-troubles.ts'
import type { PortName } from '#daemon/devices/ports.ts'
import { kioskWords } from './kiosk.ts'
import type { TroubleWords } from './words.ts'

export function deviceTroubleWords(trouble: DeviceTrouble): TroubleWords {
  const { port, device } = trouble
  const { name, meanwhile } = trouble.reads === 'presence' ? presenceReader : ports[port]
  const what = `${placeWords(trouble.place)}${name}`
  const place = { panel: 'devices', open: device }
  switch (trouble.code) {
    case 'paper-near-end':
      return {
        place,
        urgency: 'soon',
        brief: `${name}的纸快用完了`,
        words: `${what}的纸快用完了。`,
        remedy: '请备好新的纸卷，用完了马上换。',
      }
    case 'device-attention':
      return {
        place,
        urgency: 'now',
        brief: `${name}${conditionsOf(trouble.conditions)}`,
        words: `${what}${conditionsOf(trouble.conditions)}。${meanwhile}`,
        ...(trouble.conditions.includes('paper-out') && { going: '我去换纸' }),
        remedy: [...new Set(faultsIn(trouble.conditions).map(conditionRemedy))].join(''),
      }
    case 'device-astray':
      return {
        place,
        urgency: 'soon',
        brief: `${name}放在没有的窗口`,
        words: `${what}用不上：本站没有这个窗口。`,
        remedy: '请在“设备”里改它放在哪个窗口，或在“本站”里加上这个窗口。',
      }
    case 'device-down':
      return {
        place,
        urgency: 'now',
        brief: `${name}连不上了`,
        words: `${what}连不上了。${meanwhile}`,
        remedy: `请看一看它的电源和数据线。还是不行，请联系维护人员，告诉他设备编号 ${device}（${trouble.reason}）。`,
      }
  }
}

/** What each device is called, and what people have to do without while it does not work. */
const ports: Readonly<Record<PortName, { name: string; meanwhile: string }>> = {
  'ticket-printer': { name: '小票打印机', meanwhile: '取号照常，号码只显示在屏幕上，没有小票。' },
  'card-reader': { name: '身份证读卡器', meanwhile: '群众刷不了身份证，不用身份证也能取号。' },
  'code-scanner': { name: '扫码器', meanwhile: '群众扫不了小票，可以输入号码查询。' },
  'window-display': { name: '窗口显示屏', meanwhile: '窗口前看不到叫号，叫号请看大厅大屏。' },
  'caller-pad': { name: '叫号器', meanwhile: '按了不算，请在电脑上叫号。' },
  announcer: { name: '语音模块', meanwhile: '开着声音的大屏会接着念，没有的请口头叫一叫。' },
}

/** Nothing of residents goes by it. */
const presenceReader = { name: '读卡器（只看有没有卡）', meanwhile: '取号、办事都照常，用不着它。' }

function placeWords(place: DevicePlace): string {
  switch (place.at) {
    case 'station':
      return ''
    case 'kiosk':
      return `${kioskWords(place.kiosk)}的`
    case 'window':
      return `${place.label}的`
  }
}

/** By what a device says of itself; one that is not known here is told as it is. */
const conditions: Readonly<Record<string, { words: string; remedy: string }>> = {
  'paper-out': { words: '没纸了', remedy: '请换上新的纸卷。' },
  'near-end': { words: '的纸快用完了', remedy: '请备好新的纸卷。' },
  'cover-open': { words: '的盖子开着', remedy: '请把盖子合好。' },
  cutter: { words: '的切刀卡住了', remedy: '请打开盖子，取出卡住的纸，再合好。' },
  offline: { words: '停住了', remedy: '请看一看它的指示灯和按键，关掉电源再打开。' },
  error: { words: '报了故障', remedy: '请关掉电源再打开。还是不行，请联系维护人员。' },
  missing: { words: '没有插着', remedy: '请插好它的 USB 线。还是不行，请联系维护人员。' },
  unresponsive: { words: '没有回话', remedy: '请看一看它的电源和数据线，关掉电源再打开。' },
}

/** `presence-only` is what a reader is and no fault of it. */
const faultsIn = (all: readonly string[]) => all.filter((condition) => condition !== 'presence-only')

const conditionsOf = (all: readonly string[]): string => faultsIn(all).map(conditionWords).join('，')

const conditionWords = (condition: string): string => conditions[condition]?.words ?? `报了“${condition}”`

const conditionRemedy = (condition: string): string => conditions[condition]?.remedy ?? '请联系维护人员。'
