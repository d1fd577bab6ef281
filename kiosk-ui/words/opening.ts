/** Whether the station takes people now, on every surface that says it. */
export const words = { open: '正在办理', closed: '现在不办理' } as const
