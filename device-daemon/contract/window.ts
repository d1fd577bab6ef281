import { Type, type Static } from 'typebox'

const Strict = { additionalProperties: false }

/**
 * Whether a clerk serves at a window. `notice`: the clerk's own words on the 暂停服务 plate, e.g. 「取件，约 10 分钟」,
 * '' where nothing was said. Instants are ISO 8601 UTC.
 */
export const WindowService = Type.Union([
  Type.Object({ at: Type.Literal('closed') }),
  Type.Object({ at: Type.Literal('open'), clerk: Type.String(), since: Type.String() }),
  Type.Object({
    at: Type.Literal('paused'),
    clerk: Type.String(),
    since: Type.String(),
    notice: Type.String(),
  }),
])
export type WindowService = Static<typeof WindowService>

/** 工作人员座牌: what a clerk shows in public. `photo`: address of the picture, null without one. */
export const ClerkPlate = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** 职务, e.g. 「综合窗口工作人员」; '' = none. */
  title: Type.String(),
  /** 工号; '' = none. */
  number: Type.String(),
  party: Type.Union([
    Type.Object({ at: Type.Literal('member') }, Strict),
    Type.Object({ at: Type.Literal('none') }, Strict),
  ]),
  photo: Type.Union([Type.String(), Type.Null()]),
})
export type ClerkPlate = Static<typeof ClerkPlate>

/** 窗口显示牌: one window as the hall and its own screen show it. Nothing of an errand or a person who waits. */
export const WindowView = Type.Object({
  id: Type.String(),
  label: Type.String(),
  title: Type.String(),
  /** 进驻部门; '' = not named. */
  department: Type.String(),
  /** 服务项目, in the station's own words. */
  services: Type.Array(Type.String()),
  service: WindowService,
  /** Who serves; null while the window is closed. */
  clerk: Type.Union([ClerkPlate, Type.Null()]),
  current: Type.Union([
    Type.Object({
      ticketId: Type.String(),
      number: Type.String(),
      at: Type.Union([Type.Literal('called'), Type.Literal('serving')]),
      since: Type.String(),
    }),
    Type.Null(),
  ]),
})
export type WindowView = Static<typeof WindowView>

export const WindowsReply = Type.Object({ windows: Type.Array(WindowView) })
export type WindowsReply = Static<typeof WindowsReply>

/** What the live stream tells of windows. */
export const WindowLive = Type.Object({
  'windows-changed': Type.Object({ windows: Type.Array(WindowView) }),
  /** For staff alone: 接替 of this window is asked for, or has been settled. */
  'take-over-changed': Type.Object({ window: Type.String() }),
})
