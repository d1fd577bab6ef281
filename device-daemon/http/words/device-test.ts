import type { DeviceTestReply } from '#contract/device.ts'
import type { PadKey } from '#contract/pad.ts'
import type { Paper } from '#contract/paper.ts'
import type { PrintFault } from '#contract/ticket.ts'
import type { TestOutcome } from '#daemon/desks/devices/device-tests.ts'
import type { AnnounceOutcome, PrintOutcome } from '#daemon/devices/ports.ts'

const faults: Readonly<Record<PrintFault, string>> = {
  'no-printer': '没有找到打印机，请看电源和连线',
  'paper-out': '缺纸',
  'cover-open': '上盖没有合好',
  offline: '打印机停住了',
  cutter: '切刀卡住了',
  error: '打印机报了故障',
  unplugged: '打印机断开了',
  timeout: '打印机没有回话',
  restarted: '程序停止了',
}

/** What came back, for the person who stands beside the device. */
export function testedWords({ result, tested }: TestOutcome): DeviceTestReply {
  return { at: result, said: saidOf(tested) }
}

function saidOf(tested: TestOutcome['tested']): string {
  switch (tested.at) {
    case 'printed':
      return printed(tested.outcome)
    case 'spoken':
      return spoken(tested.outcome)
    case 'look':
      return '显示屏上写几秒钟 A000，请看一看。'
    case 'card-seen':
      return '看到卡了，什么都没有记下来。'
    case 'card-present':
      return '看到卡了，芯片也通了电。这种读卡器只能看出有没有卡，读不出姓名和号码。'
    case 'no-card':
      return '没有看到卡。请把卡放在读卡的地方再试。'
    case 'reader-down':
      return '读卡器连不上，请看电源和数据线。'
    case 'code-read':
      return tested.same ? '扫到了，就是页面上的这个码。' : '扫到了一个码，什么都没有记下来。'
    case 'no-code':
      return '30 秒里没有扫到码。请看扫码器亮不亮，码离它一拃远再试。'
    case 'key-pressed':
      return `收到了，按的是“${keys[tested.key]}”；这一下没有叫号。`
    case 'no-key':
      return '30 秒里没有收到按键。请看叫号器的线和地址，再试。'
    case 'unused':
      return '没有用得着它的窗口或自助机，试不了。'
  }
}

const keys: Readonly<Record<PadKey, string>> = {
  next: '下一位',
  recall: '再叫',
  serve: '办理',
  finish: '办结',
  'no-show': '过号',
  hold: '放下',
  pause: '暂停',
}

function printed(outcome: PrintOutcome): string {
  switch (outcome.at) {
    case 'printed':
      return '打好了，打印机自己确认过。'
    case 'failed':
      return `没有打出来：${faults[outcome.reason]}。`
    case 'unconfirmed':
      return `说不准打没打出来，请看出纸口：${faults[outcome.reason]}。`
  }
}

function spoken(outcome: AnnounceOutcome): string {
  switch (outcome.at) {
    case 'spoken':
      return '念完了，语音模块自己确认过。'
    case 'failed':
    case 'stopped':
      return '没有念出来，请看电源和连线。'
    case 'unconfirmed':
      return '说不准念没念，请听一听。'
  }
}

export const TEST_SPEECH = '语音试一试，听到了，就是好的。'

/** A slip that shows what matters: width, sizes, Chinese, the cut. */
export function testPaper(
  { id, wire }: { id: string; wire: string },
  stationName: string,
  time: string,
): Paper {
  return {
    blocks: [
      { at: 'text', text: stationName, align: 'center', size: 1, bold: false },
      { at: 'text', text: '试打', align: 'center', size: 4, bold: true },
      { at: 'rule', heavy: true },
      { at: 'ends', left: '打印机', right: id, bold: true },
      { at: 'ends', left: '接法', right: wire, bold: false },
      { at: 'ends', left: '时间', right: time, bold: false },
    ],
  }
}
