import { writeLongBoard } from './long-board.ts'
import type { ConfigChanges } from './station-config.ts'

/** The longest contents that real stations have, all at once: what every screen must hold without clipping. */
export const longStation: ConfigChanges = {
  station: (config) => {
    config.name = '石埠子镇召忽管理区召忽社区便民服务站'
    config.address = '石埠子镇召忽管理区召忽社区党群服务中心一楼大厅（召忽小学东邻）'
    config.phone = '0536-4321234 转 8016'
    config.townCentre = '石埠子镇人民政府便民服务中心'
    config.hours.text = [
      '周一至周五 上午 8:30–11:30，下午 14:00–17:00',
      '周六 上午 9:00–11:30（法定节假日除外）',
    ]
    config.commonItems = [
      { seq: 12, title: '医疗救助大病' },
      { seq: 15, title: '计生奖励扶助' },
      { seq: 33, title: '农村危房改造' },
      { seq: 26, title: '残疾学生助学金' },
      { seq: 23, title: '困境儿童生活费' },
      { seq: 30, title: '退役士兵补助认' },
    ]
  },
  files: writeLongBoard,
  item: (item) => {
    // An errand that the station does not take now, with a reason as long as they get.
    if (item.seq === SUSPENDED_SEQ)
      item['suspended'] =
        '上级业务系统升级，预计 2026 年 12 月 15 日恢复，期间请到石埠子镇人民政府便民服务中心办理'
  },
}

const SUSPENDED_SEQ = 28
