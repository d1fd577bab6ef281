/** Why no number leads to a window now although it is the hour for it; home and the machine at rest say it alike. */
export const words = { full: '今天不再放号了', noWindow: '窗口还没开', allPaused: '窗口暂停一会儿' } as const
