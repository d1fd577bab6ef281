import type { DeviceView } from '#contract/device.ts'
import type { ScreensReply } from '#contract/screens.ts'

/** What the person who tries it has to do meanwhile. */
const waiting: Readonly<Record<string, string>> = {
  'card-reader': '请在 20 秒内放上一张卡…',
  'code-scanner': '请在 30 秒内扫一个码…',
  'caller-pad': '请在 30 秒内按叫号器上随便一个键，这一下不叫号…',
}

/** Words of the panel 设备. */
export const words = {
  title: '设备',
  note: '一体机、打印、大屏',
  opening: '正在看设备…',
  none: '没有接设备。接好以后，请维护人员写进 devices.yaml。',
  about: '每台设备按一下“试一试”，看它做不做；没有动静的，先看电源和连线。',
  ports: {
    'ticket-printer': '小票打印机',
    'card-reader': '读卡器',
    'code-scanner': '扫码器',
    'window-display': '窗口显示屏',
    'caller-pad': '叫号器',
    announcer: '语音模块',
  } as Readonly<Record<string, string>>,
  place: (place: string, windowLabel: string | undefined) =>
    place === 'station' ? '全站' : (windowLabel ?? `自助机 ${place}`),
  health: ({ health }: DeviceView): string => {
    switch (health.at) {
      case 'opening':
        return '正在连接'
      case 'ready':
        if (health.conditions.includes('presence-only')) return '正常，只看有没有卡'
        return health.conditions.includes('near-end') ? '正常，纸快用完了' : '正常'
      case 'attention':
        return '要处理'
      case 'down':
        return '连不上'
    }
  },
  test: {
    'ticket-printer': '打一张',
    'card-reader': '看一看卡',
    'window-display': '亮一下',
    announcer: '念一句',
    'code-scanner': '扫一扫',
    'caller-pad': '按一下',
  } as Readonly<Record<string, string>>,
  testOther: '试一试',
  thisCode: '对着这个码扫，或者扫一张小票',
  tested: {
    worked: (by: string, when: string) => `${when} ${by}试过，设备自己说好了。`,
    look: (by: string, when: string) => `${when} ${by}试过，要人看或听才知道。`,
    failed: (by: string, when: string) => `${when} ${by}试过，没有成。`,
  },
  change: '改',
  drivers: {
    escpos: '热敏打印机（ESC/POS）',
    sdt: '身份证读卡器（SDT）',
    pcsc: '社保卡、IC 卡读卡器（PC/SC），只看有没有卡，读不出姓名和号码',
    'hid-pos': '扫码器，HID-POS',
    'serial-text': '扫码器，串口',
    'keyboard-wedge': '扫码器，当键盘用',
    cd5220: '客显屏（CD5220）',
    'hid-keypad': '数字小键盘',
    'serial-frame': '串口叫号器',
    syn6288: '语音模块 SYN6288',
  } as Readonly<Record<string, string>>,
  wires: {
    serial: '串口',
    tcp: '网口',
    socket: '本机的 pcscd',
    usbPrinter: 'USB 打印机',
    hid: 'USB（HID）',
    simulated: '模拟的',
  },
  form: {
    driver: '是哪一种',
    wire: '怎么接',
    serial: '串口',
    serialHint: '可以选现在接着的；用 by-id 的名字，换个插口也不会变。',
    noSerial: '现在没有看到接着的串口设备；可以照设备文件的名字填。',
    baudRate: '波特率',
    baudRateHint: '看设备的自检页或说明书，如 115200、9600。',
    tcp: '地址和端口',
    tcpHint: '如 192.168.1.50:9100。',
    socket: '套接字文件',
    socketHint: 'Debian 的 pcscd 在 /run/pcscd/pcscd.comm；要先装 pcscd。',
    usbPrinter: '哪一台 USB 打印机',
    usbPrinterHint: '可以选现在接着的。',
    noUsbPrinter: '现在没有看到接着的 USB 打印机；可以照设备文件的名字填，如 /dev/usb/lp0。',
    hid: '哪一个 USB 设备',
    hidHint: '这里是现在接着的。',
    noHid: '现在没有看到接着的 HID 设备；请先插上，再重新打开。',
    simulated: '哪一个模拟设备',
    place: '放在哪里',
    anywhere: '不分地方',
    choose: '请选',
    more: '驱动的其他设置',
    byDefault: (value: string) => `不写就是 ${value}`,
    inFile: (label: string, file: string) => `${label}：在 ${file} 里改。`,
    note: (file: string) =>
      `只有这一台重新连接，其他的不停；这时正在打的一张算“说不准”，请看出纸口。写进 ${file}，里面的说明不动。`,
    changed: (by: string, day: string, time: string) => `上次是 ${by} 在 ${day} ${time} 换的。`,
    apply: '换上并重新连接',
    close: '不改',
  },
  screens: {
    title: '屏幕',
    hall: '大厅大屏',
    open: '开着',
    halls: (count: number) => `开着 ${count} 块`,
    last: (when: string) => `现在没有开，最后一次在 ${when}`,
    never: '程序启动以后还没有开过',
  },
  displays: {
    title: '局域网上的屏',
    about:
      '大厅大屏、窗口屏第一次打开时，屏上有一个六位的登记码。站在屏前看清，在这里输一次，以后不用再登记；登记过的大屏才会念号。',
    kind: { hall: '大厅大屏', window: '窗口屏' },
    none: '还没有登记过。',
    paired: (by: string, when: string) => `${by} ${when}登记`,
    at: { open: '连着', gone: '没有连着' },
    asking: (kind: string, address: string) => `${kind}（${address}）在等登记。`,
    code: '屏上的登记码（六位数）',
    name: '这块屏叫什么，如 大厅东墙',
    pair: '登记',
    pairedNow: '登记好了，那块屏马上接着用。',
    wrongCode: '登记码是六位数字，请照屏上的再输一遍。',
    wrongName: '请写这块屏叫什么，最多 20 个字。',
    remove: '不再信任',
    removed: '已经不信任这块屏，它上面会出来新的登记码。',
    fingerprint: '本站证书的指纹',
    fingerprintNote: '在显示屏那台机器上运行 station-kiosk show-station 时，两边八组数字要一样。',
  },
  listeners: {
    title: '谁能连上这台机器',
    of: ({ at, tls, networks }: ScreensReply['listeners'][number], isOnly: boolean): string => {
      const secure = {
        none: '不加密',
        'self-signed': '加密（自己签的证书，浏览器会提醒一次）',
        own: '加密（本站的证书）',
      }
      switch (at) {
        case 'kiosk':
          return isOnly
            ? '只有这台机器自己：自助机、大屏、窗口、工作人员的页面都在这里。'
            : '只有这台机器自己：自助机。'
        case 'staff':
          return `大屏、窗口屏和工作人员的电脑，${secure[tls]}；${networks.length > 0 ? `只许 ${networks.join('、')}。` : '没有限定网段，连得上的机器都能打开。'}`
        case 'phone':
          return `群众的手机，只看自己的号，${secure[tls]}。`
      }
    },
    note: '要改，请维护人员写在 station.yaml 的 listeners 里，下次启动后生效。',
  },
  elsewhere: '添一台、去掉一台，请维护人员写在 devices.yaml 里，下次启动后生效。',
  waiting: (port: string) => waiting[port] ?? '正在试…',
} as const
