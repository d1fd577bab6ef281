/** Where a class stands on the online site, too; null until that has been confirmed. */
export const online = (name: string) => (name === '待核定' ? null : `网上也能看：${name}`)
