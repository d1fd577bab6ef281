/** How people call a part of the station that still stands there as an example. */
export const sampleFieldWords = {
  name: '站名',
  address: '地址',
  phone: '电话',
  townCentre: '镇街便民服务中心的名称',
  hours: '服务时间',
  places: '办事地图和便民设施',
} as const
