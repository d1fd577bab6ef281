/** Words of a telephone's keys. */
export const words = { keys: '号码按键', delete: '删除' } as const
