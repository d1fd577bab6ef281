import type { DeviceTestReply } from '#contract/device.ts'
import type { Paper } from '#contract/paper.ts'
import type { PrintFault } from '#contract/ticket.ts'
import type { DeviceTested } from '#daemon/desks/devices/device-tests.ts'

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
export function testedWords(tested: DeviceTested): DeviceTestReply {
  switch (tested.at) {
    case 'printed':
      switch (tested.outcome.at) {
        case 'printed':
          return { at: 'worked', said: '打好了，打印机自己确认过。' }
        case 'failed':
          return { at: 'failed', said: `没有打出来：${faults[tested.outcome.reason]}。` }
        case 'unconfirmed':
          return { at: 'look', said: `说不准打没打出来，请看出纸口：${faults[tested.outcome.reason]}。` }
      }
    // oxlint-disable-next-line no-fallthrough -- every outcome has returned
    case 'spoken':
      switch (tested.outcome.at) {
        case 'spoken':
          return { at: 'worked', said: '念完了，语音模块自己确认过。' }
        case 'failed':
        case 'stopped':
          return { at: 'failed', said: '没有念出来，请看电源和连线。' }
        case 'unconfirmed':
          return { at: 'look', said: '说不准念没念，请听一听。' }
      }
    // oxlint-disable-next-line no-fallthrough -- every outcome has returned
    case 'look':
      return { at: 'look', said: '显示屏上写几秒钟 A000，请看一看。' }
    case 'card-seen':
      return { at: 'worked', said: '看到卡了，什么都没有记下来。' }
    case 'no-card':
      return { at: 'failed', said: '没有看到卡。请把身份证平放在读卡的地方再试。' }
    case 'reader-down':
      return { at: 'failed', said: '读卡器连不上，请看电源和数据线。' }
    case 'by-hand':
      return { at: 'look', said: '这个设备用一下就知道：扫一张小票，或者按一个键。' }
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
