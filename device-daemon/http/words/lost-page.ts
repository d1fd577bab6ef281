/** Words of the page for an address at which nothing is. */
export const words = {
  lost: '没有这个页面',
  lead: '地址可能打错了。请从这里进去：',
  choose: '请选要打开的页面',
  phone: '这里只给手机看自己的号。请用手机扫小票上的二维码。',
  nothing: '这个地址上没有给人看的页面。',
} as const
