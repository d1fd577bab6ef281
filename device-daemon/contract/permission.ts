import { Type, type Static } from 'typebox'

/** What an account may do; which roles may what stands in domain/people/permissions.ts. A screen offers no more. */
export const Permission = Type.Union([
  /** Call, serve and move tickets at a window. */
  Type.Literal('queue.serve'),
  /** Take the place of a clerk who has somebody in hand, without asking. */
  Type.Literal('window.take-over'),
  /** 叫工作人员: go there, hand over, end. */
  Type.Literal('staff-call.answer'),
  /** What is wrong with devices, contents and the machine. */
  Type.Literal('devices.see'),
  /** Try a device: print a slip, light a display, speak, look for a card. */
  Type.Literal('devices.test'),
  /** Change a device: what it is connected with, its driver and where it stands. */
  Type.Literal('devices.edit'),
  /** Say that the machine's clock shows the right day. */
  Type.Literal('day.confirm'),
  /** One's own 座牌 and picture. */
  Type.Literal('own-plate.edit'),
  /** 停止取号, and days on which the hours differ. */
  Type.Literal('opening.edit'),
  /** What a day has come to: figures by window and person. */
  Type.Literal('report.read'),
  /** Look at what the station writes, and keep versions of it. */
  Type.Literal('content.edit'),
  /** Show a version to everybody, or withdraw it. */
  Type.Literal('content.publish'),
  /** Change in a guide what the city sets for all its stations. */
  Type.Literal('catalogue.edit'),
  /** What residents have told the station: 有误、异议、咨询、投诉. */
  Type.Literal('feedback.read'),
  /** Answer it, and see whom to call back. */
  Type.Literal('feedback.reply'),
  /** 办件: take them in and carry them on, one's own and those of one's window. */
  Type.Literal('case.accept'),
  /** 帮办代办: carry on the cases that were entrusted to oneself. */
  Type.Literal('case.carry'),
  /** 办件 of everybody. */
  Type.Literal('case.all'),
  /** Stand on another 全市目录. */
  Type.Literal('content.import'),
  /** Make a backup, and see when the last one was made. */
  Type.Literal('station.back-up'),
  /** Take another release of the program. */
  Type.Literal('station.update'),
  /** Accounts, their PINs and sessions. */
  Type.Literal('people.manage'),
])
export type Permission = Static<typeof Permission>
