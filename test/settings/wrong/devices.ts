import type { Wrong } from './wrong.ts'

export const devices: Wrong[] = [
  {
    wrong: 'a driver that does not exist',
    from: 'driver: escpos',
    to: 'driver: escpoz',
    path: 'devices[0].driver',
    allowed: '应为其中之一：escpos',
  },
  {
    wrong: 'a kind of device that does not exist',
    from: 'port: ticket-printer',
    to: 'port: tiket-printer',
    path: 'devices[0].port',
    allowed: '是不是 ticket-printer？',
  },
  {
    wrong: 'a simulated device that does not exist',
    from: 'simulated: thermal-80',
    to: 'simulated: thermal-81',
    path: 'devices[0].wire.simulated',
    allowed: '应为其中之一：thermal-80',
  },
  {
    wrong: 'a kiosk that does not exist',
    from: 'at: {kiosk: kiosk-1}',
    to: 'at: {kiosk: kiosk-2}',
    path: 'devices[0].at.kiosk',
    allowed: '应为其中之一：kiosk-1',
  },
  {
    wrong: 'a window that does not exist',
    from: 'at: {window: W1}',
    to: 'at: {window: W4}',
    path: 'devices[3].at.window',
    allowed: '应为其中之一：W1、W2、W3',
  },
  {
    wrong: 'a printer at a window',
    from: 'at: {kiosk: kiosk-1}',
    to: 'at: {window: W1}',
    path: 'devices[0].at.window',
    allowed: '应为：{kiosk: 终端编号}',
  },
  {
    wrong: 'a window’s display at a kiosk',
    from: 'wire: {simulated: cd5220}\n    at: {window: W1}',
    to: 'wire: {simulated: cd5220}\n    at: {kiosk: kiosk-1}',
    path: 'devices[3].at.kiosk',
    allowed: '应为：{window: 窗口编号}',
  },
  {
    wrong: 'a display without its window, of three',
    from: 'wire: {simulated: cd5220}\n    at: {window: W1}',
    to: 'wire: {simulated: cd5220}',
    path: 'devices[3].at',
    allowed: '应为：{window: 窗口编号}，窗口有 W1、W2、W3',
  },
  {
    wrong: 'a caller pad at a kiosk',
    from: 'wire: {simulated: caller-pad}\n    at: {window: W1}',
    to: 'wire: {simulated: caller-pad}\n    at: {kiosk: kiosk-1}',
    path: 'devices[4].at.kiosk',
    allowed: '应为：{window: 窗口编号}',
  },
  {
    wrong: 'a caller pad without its window',
    from: 'wire: {simulated: keypad}\n    at: {window: W1}',
    to: 'wire: {simulated: keypad}',
    path: 'devices[5].at',
    allowed: '应为：{window: 窗口编号}，窗口有 W1、W2、W3',
  },
  {
    wrong: 'a second voice module',
    from: 'devices:\n',
    to: 'devices:\n  - {id: voice-2, port: announcer, driver: syn6288, wire: {simulated: syn6288}}\n',
    path: 'devices[7].port',
    allowed: '全站应只有一台',
  },
  {
    wrong: 'a second display at the same window',
    from: 'devices:\n',
    to: [
      'devices:',
      '  - {id: d-1, port: window-display, driver: cd5220, wire: {simulated: cd5220}, at: {window: W2}}',
      '  - {id: d-2, port: window-display, driver: cd5220, wire: {simulated: cd5220}, at: {window: W2}}',
      '',
    ].join('\n'),
    path: 'devices[1].port',
    allowed: '同一个地方应只有一台',
  },
  {
    wrong: 'a wire that the driver does not speak',
    from: 'wire: {simulated: thermal-80}',
    to: 'wire: {hid: {vendorId: 0x0483, productId: 0x5750}}',
    path: 'devices[0].wire',
    allowed: '应为其中之一：serial、tcp、usbPrinter、simulated',
  },
  {
    wrong: 'a wire of a kind that does not exist',
    from: 'wire: {simulated: thermal-80}',
    to: 'wire: {usb: printer}',
    path: 'devices[0].wire',
    allowed: '{serial: 设备文件, baudRate: 波特率}',
  },
  {
    wrong: 'a serial line without its speed',
    from: 'wire: {simulated: thermal-80}',
    to: 'wire: {serial: /dev/ttyUSB0}',
    path: 'devices[0].wire.baudRate',
    allowed: '1200–921600 的整数',
  },
  {
    wrong: 'a network printer without a port',
    from: 'wire: {simulated: thermal-80}',
    to: 'wire: {tcp: 192.168.1.50}',
    path: 'devices[0].wire.tcp',
    allowed: '如 192.168.1.50:9100',
  },
  {
    wrong: 'a network port out of range',
    from: 'wire: {simulated: thermal-80}',
    to: "wire: {tcp: '192.168.1.50:99999'}",
    path: 'devices[0].wire.tcp',
    allowed: '1 到 65535',
  },
  {
    wrong: 'a misspelt field of the driver',
    from: 'driver: escpos',
    to: 'driver: escpos\n    modle: generic-58',
    path: 'devices[0].modle',
    allowed: '应为：model',
  },
  {
    wrong: 'a model of printer that is no file',
    from: 'driver: escpos',
    to: 'driver: escpos\n    model: generic-85',
    path: 'devices[0].model',
    allowed:
      '没有 config/printers/ 里的文件 generic-85（是不是 generic-58？），应为其中之一：generic-58、generic-80',
  },
  {
    wrong: 'a value that the driver does not allow',
    from: 'driver: escpos',
    to: 'driver: escpos\n    deadlineMs: 1',
    path: 'devices[0].deadlineMs',
    allowed: '100 到 5000 的整数',
  },
  {
    wrong: 'two devices of one id',
    from: 'devices:\n',
    to: 'devices:\n  - {id: printer-1, port: ticket-printer, driver: escpos, wire: {simulated: thermal-80}}\n',
    path: 'devices[1].id',
    allowed: '应当各不相同',
  },
  {
    wrong: 'two devices on one serial line',
    from: 'devices:\n  - id: printer-1\n    port: ticket-printer\n    driver: escpos\n    wire: {simulated: thermal-80}',
    to:
      'devices:\n' +
      '  - {id: p-2, port: ticket-printer, driver: escpos, wire: {serial: /dev/ttyS0, baudRate: 9600}}\n' +
      '  - id: printer-1\n    port: ticket-printer\n    driver: escpos\n' +
      '    wire: {serial: /dev/ttyS0, baudRate: 9600}',
    path: 'devices[1].wire.serial',
    allowed: '一条线应只接一台设备',
  },
  {
    wrong: 'two printers at one USB printer',
    from: 'devices:\n  - id: printer-1\n    port: ticket-printer\n    driver: escpos\n    wire: {simulated: thermal-80}',
    to:
      'devices:\n' +
      '  - {id: p-2, port: ticket-printer, driver: escpos, wire: {usbPrinter: /dev/usb/lp0}}\n' +
      '  - id: printer-1\n    port: ticket-printer\n    driver: escpos\n' +
      '    wire: {usbPrinter: /dev/usb/lp0}',
    path: 'devices[1].wire.usbPrinter',
    allowed: '一条线应只接一台设备',
  },
  {
    wrong: 'a USB printer that is no device file',
    from: 'wire: {simulated: thermal-80}',
    to: 'wire: {usbPrinter: lp0}',
    path: 'devices[0].wire.usbPrinter',
    allowed: '如 /dev/usb/lp0',
  },
  {
    wrong: 'no list of devices',
    from: 'devices:',
    to: 'device:',
    path: 'device',
    allowed: '应为：devices',
  },
  {
    wrong: 'the name of a daemon that does not exist',
    from: 'devices:\n',
    to: 'daemon: hall\ndevices:\n',
    path: 'daemon',
    allowed: '应为其中之一：main',
  },
]
