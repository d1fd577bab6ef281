/** Words of the sheet of 叫工作人员; those of its button stand with the bar's. */
export const words = {
  waiting: {
    title: '已经叫了工作人员',
    note: '请在这里稍等',
    long: (phone: string) => `还没有人来？请直接到窗口找工作人员，或打电话 ${phone}`,
  },
  answered: {
    title: (name: string) => `${name}马上过来`,
    note: (window: string | null) => `${window === null ? '' : `从 ${window} 过来，`}请在这里稍等`,
    long: (phone: string) => `还没有过来？请直接到窗口找工作人员，或打电话 ${phone}`,
  },
  asking: {
    title: '正在叫工作人员',
    note: (phone: string) => `机器一时连不上，连上就叫。着急的，请直接到窗口，或打电话 ${phone}`,
  },
  refused: {
    title: '现在叫不到',
    note: (phone: string) => `请直接到窗口找工作人员，或打电话 ${phone}`,
  },
  end: '不用了',
  understood: '知道了',
  tellUs: '不叫人，咨询或投诉',
  forStaff: (codes: readonly string[]) => `给工作人员看：${codes.join(' · ')}`,
} as const
