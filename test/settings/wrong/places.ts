import type { Wrong } from './wrong.ts'

export const places: Wrong[] = [
  {
    wrong: 'an area that the document does not have',
    from: 'name: 休息等待',
    to: 'name: 休息等侯',
    path: 'areas[3].name',
    allowed: '是不是 休息等待？',
  },
  {
    wrong: 'an area that stands there twice',
    from: 'name: 休息等待',
    to: 'name: 窗口受理',
    path: 'areas[3].name',
    allowed: '写了两遍',
  },
  {
    wrong: 'two areas on the same cells',
    from: 'on: {x: 5, y: 4, width: 7, height: 2}',
    to: 'on: {x: 4, y: 4, width: 7, height: 2}',
    path: 'areas[5].on',
    allowed: '和 休息等待 叠在一起',
  },
  {
    wrong: 'an area beyond the map',
    from: 'on: {x: 5, y: 4, width: 7, height: 2}',
    to: 'on: {x: 5, y: 4, width: 8, height: 2}',
    path: 'areas[3].on',
    allowed: 'x 应为 0–11',
  },
  {
    wrong: 'an entrance beyond the map',
    from: 'entrance: {x: 10, y: 7}',
    to: 'entrance: {x: 10, y: 8}',
    path: 'map.entrance',
    allowed: 'y 应为 0–7',
  },
  {
    wrong: 'a kiosk that there is not',
    from: '{kiosk: kiosk-1,',
    to: '{kiosk: kiosk-7,',
    path: 'map.here[0].kiosk',
    allowed: '应为其中之一：kiosk-1',
  },
  {
    wrong: 'a kiosk in two places',
    from: '- {kiosk: kiosk-1, x: 2, y: 6}',
    to: '- {kiosk: kiosk-1, x: 2, y: 6}\n    - {kiosk: kiosk-1, x: 3, y: 6}',
    path: 'map.here[1].kiosk',
    allowed: '应只写一遍',
  },
  {
    wrong: 'a facility that is half there',
    from: 'available: true',
    to: 'available: 有',
    path: 'facilities[0].available',
    allowed: 'true 或 false',
  },
  {
    wrong: 'the name of a network that is too long for one',
    from: 'ssid: 示例无线网络',
    to: 'ssid: 示例社区便民服务站免费无线网络',
    path: 'wifi.ssid',
    allowed: '32 个字节',
  },
  {
    wrong: 'a password that no phone takes',
    from: 'password: shili-0000',
    to: 'password: shili',
    path: 'wifi.password',
    allowed: '8–63 个',
  },
]
