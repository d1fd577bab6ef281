/** Words of the hall map, and of the way to a window on it. */
export const words = {
  map: (station: string) => `${station}大厅平面图`,
  here: '您在这里',
  entrance: '入口',
  goTo: '请到',
  goToWindow: (window: string) => `请到 ${window}。`,
  lit: (window: string) => `地图上画着从这里到 ${window} 怎么走。`,
  ask: '请看窗口上方的牌子；找不到，请问服务台。',
} as const
