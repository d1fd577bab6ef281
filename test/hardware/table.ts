import type { DevicesTried } from './try-devices.ts'

/** `tried`: wires by the names of the guest's tests, and as people say them. `source`: where its bytes come from. */
type Row = {
  device: string
  wires: string
  npmTest: string
  tried: readonly (readonly [of: string, words: string])[]
  source: string
}

const ACM = 'serial, CDC-ACM'
const ROWS: readonly Row[] = [
  {
    device: 'ESC/POS 小票打印机 80 mm（`generic-80`）',
    wires: 'USB 打印机、串口、网口',
    npmTest: '模拟器、伪终端',
    tried: [
      ['escpos over usbPrinter', 'USB 打印机（`/dev/usb/lp0`）'],
      [`escpos over ${ACM}`, 'USB 虚拟串口（`/dev/ttyACM0`）'],
      ['escpos over serial, USB to serial', 'USB 转串口（`/dev/ttyUSB0`）'],
    ],
    source: '未试',
  },
  {
    device: 'ESC/POS 小票打印机 58 mm（`generic-58`）',
    wires: 'USB 打印机、串口、网口',
    npmTest: '模拟器',
    tried: [],
    source: '未试',
  },
  {
    device: '芯烨 XP-S260M（`xprinter-xp-s260m`）',
    wires: 'USB 打印机、串口、网口',
    npmTest: '未试',
    tried: [],
    source: '未试；参数来自公开资料',
  },
  {
    device: '身份证读卡器（`sdt`，原始帧）',
    wires: '串口、网口',
    npmTest: '模拟器、伪终端',
    tried: [[`sdt over ${ACM}`, 'USB 虚拟串口']],
    source: '未试',
  },
  {
    device: '身份证读卡器（`sdt`，HID 封装）',
    wires: 'HID',
    npmTest: '模拟器',
    tried: [['sdt over hid', '`/dev/hidraw0`']],
    source: '未试；封装格式来自公开资料',
  },
  {
    device: '芯片卡读卡器（`pcsc`，只看有没有卡和 ATR，读不出姓名和号码）',
    wires: 'pcscd 的套接字',
    npmTest: '模拟器',
    tried: [['pcsc over pcscd', 'Debian 的 pcscd，虚拟读卡器 vpcd']],
    source: '未试',
  },
  {
    device: '扫码器 HID-POS（`hid-pos`，报文格式见 `config/scanners/`）',
    wires: 'HID',
    npmTest: '模拟器',
    tried: [['hid-pos over hid', '`/dev/hidraw0`']],
    source: '未试；格式来自公开资料',
  },
  {
    device: '扫码器 键盘口（`keyboard-wedge`）',
    wires: 'HID',
    npmTest: '模拟器',
    tried: [['keyboard-wedge over hid', '`/dev/hidraw0`']],
    source: '未试',
  },
  {
    device: '扫码器 串口或虚拟串口（`serial-text`）',
    wires: '串口、网口',
    npmTest: '模拟器、伪终端',
    tried: [[`serial-text over ${ACM}`, 'USB 虚拟串口']],
    source: '未试',
  },
  {
    device: '窗口客显屏（`cd5220`，两行各 20 格，汉字或纯字母数字）',
    wires: '串口、网口',
    npmTest: '模拟器、伪终端',
    tried: [[`cd5220 over ${ACM}`, 'USB 虚拟串口']],
    source: '未试；指令来自公开手册，汉字按 GBK',
  },
  {
    device: '叫号器 串口（`serial-frame`，报文格式见 `config/pads/`）',
    wires: '串口、网口',
    npmTest: '模拟器、伪终端',
    tried: [[`serial-frame over ${ACM}`, 'USB 虚拟串口']],
    source: '未试；键码是示例，要照说明书改',
  },
  {
    device: '叫号器 数字小键盘（`hid-keypad`）',
    wires: 'HID',
    npmTest: '模拟器',
    tried: [['hid-keypad over hid', '`/dev/hidraw0`']],
    source: '未试',
  },
  {
    device: '语音模块 SYN6288（`syn6288`）',
    wires: '串口、网口',
    npmTest: '模拟器、伪终端',
    tried: [[`syn6288 over ${ACM}`, 'USB 虚拟串口']],
    source: '未试；报文来自公开资料',
  },
]

/** The table of README.md: what was tried with which device, where. */
export function hardwareTable({ groups, facts }: DevicesTried): string {
  const cellOf = (of: string, words: string): string => {
    const found = groups.find((group) => group.of === of)
    if (found === undefined) return `${words}：未试`
    const ready = facts.filter((fact) => fact.of === of && fact.what === 'ready again').map(({ ms }) => ms)
    const again = ready.length > 0 ? `，插回 ${(Math.max(...ready) / 1000).toFixed(1)} 秒又能用` : ''
    const all = found.passed + found.failed.length
    if (found.end === 'cut' && found.failed.length === 0) return `${words}：${all} 项都过，没有试完`
    return found.failed.length === 0
      ? `${words}：${all} 项都过${again}`
      : `${words}：${all} 项里 ${found.failed.length} 项没过${again}`
  }
  return [
    '| 设备 | 接法 | `npm test` | QEMU 里的真内核 | 真机 |',
    '|---|---|---|---|---|',
    ...ROWS.map(({ device, wires, npmTest, tried, source }) => {
      const cells = tried.map(([of, words]) => cellOf(of, words))
      return `| ${device} | ${wires} | ${npmTest} | ${cells.join('；') || '未试'} | ${source} |`
    }),
  ].join('\n')
}
