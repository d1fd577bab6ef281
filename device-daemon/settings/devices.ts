import { Type, type Static } from 'typebox'

const Strict = { additionalProperties: false }

const UsbId = (description: string) => Type.Integer({ minimum: 0, maximum: 0xffff, description })

export const WireConfig = Type.Union(
  [
    Type.Object(
      {
        serial: Type.String({ minLength: 1, description: '串口设备文件，如 /dev/serial/by-id/…' }),
        baudRate: Type.Integer({
          minimum: 1200,
          maximum: 921_600,
          description: '波特率：1200–921600 的整数，如 115200',
        }),
      },
      Strict,
    ),
    Type.Object(
      {
        hid: Type.Object(
          {
            vendorId: UsbId('USB 厂商号，0–0xffff，如 0x0483'),
            productId: UsbId('USB 产品号，0–0xffff，如 0x5750'),
            path: Type.Optional(
              Type.String({
                pattern: '^/dev/\\S+$',
                description: '设备文件，如 /dev/kiosk-pad-1；两台一样的靠它分清，只有一台不用写',
              }),
            ),
          },
          Strict,
        ),
      },
      Strict,
    ),
    Type.Object(
      {
        tcp: Type.String({ pattern: '^[^:\\s]+:\\d{1,5}$', description: '主机:端口，如 192.168.1.50:9100' }),
      },
      Strict,
    ),
    Type.Object(
      {
        socket: Type.String({
          pattern: '^/\\S+$',
          description: '本机程序的 Unix 套接字，如 pcscd 的 /run/pcscd/pcscd.comm',
        }),
      },
      Strict,
    ),
    Type.Object(
      {
        usbPrinter: Type.String({
          pattern: '^/dev/\\S+$',
          description: 'USB 打印机（打印类）的设备文件，如 /dev/usb/lp0',
        }),
      },
      Strict,
    ),
    Type.Object({ simulated: Type.String({ minLength: 1, description: '模拟设备的名字' }) }, Strict),
  ],
  {
    description:
      '接线方式，六选一：{serial: 设备文件, baudRate: 波特率}、{hid: {vendorId, productId, path?}}、{tcp: 主机:端口}、{socket: 套接字文件}、{usbPrinter: 设备文件}、{simulated: 模拟设备名}',
  },
)
export type WireConfig = Static<typeof WireConfig>

/** Fields beyond these belong to the driver and are checked by its own schema. */
export const DeviceConfig = Type.Object({
  id: Type.String({
    pattern: '^[a-z0-9-]{1,32}$',
    description: '设备编号：1–32 个小写字母、数字或短横',
  }),
  port: Type.Union([
    Type.Literal('ticket-printer'),
    Type.Literal('card-reader'),
    Type.Literal('code-scanner'),
    Type.Literal('window-display'),
    Type.Literal('caller-pad'),
    Type.Literal('announcer'),
  ]),
  driver: Type.String({
    pattern: '^[a-z0-9-]{1,32}$',
    description: '驱动名：drivers/<port>/ 里的文件名，不带 .ts',
  }),
  wire: WireConfig,
  at: Type.Optional(
    Type.Union(
      [Type.Object({ kiosk: Type.String() }, Strict), Type.Object({ window: Type.String() }, Strict)],
      { description: '设备在哪里：{kiosk: 终端编号} 或 {window: 窗口编号}' },
    ),
  ),
})
export type DeviceConfig = Static<typeof DeviceConfig>

export const DevicesConfig = Type.Object(
  {
    daemon: Type.Optional(
      Type.String({ description: '本机是 station.yaml 里 daemons 的哪一个；全站只有一台机器时不用写' }),
    ),
    devices: Type.Array(DeviceConfig),
  },
  Strict,
)
export type DevicesConfig = Static<typeof DevicesConfig>
