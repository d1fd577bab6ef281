import type { NoticesReply } from '#contract/notice.ts'
import type { Trouble } from '#contract/trouble.ts'

export const NOTICE = {
  class: '通知公告',
  title: '明天停电',
  publisher: '本站',
  publishedAt: '2026-11-12',
  body: '明天上午停电。',
}
export const WHICH = 'notice/2026-11-12-tingdian'

type Running = { url: string }
export const get = async <T>({ url }: Running, path: string): Promise<T> =>
  (await (await fetch(url + path)).json()) as T
export const titles = async (running: Running) =>
  (await get<NoticesReply>(running, '/api/notices')).notices.map(({ title }) => title)
/** Without those of screens: a kiosk's page is open now and then, and how long a test takes must not matter. */
export const troubles = async (running: Running) => {
  const ready = await get<{ troubles: Trouble[] }>(running, '/readyz')
  return ready.troubles.filter(({ at }) => at !== 'screen')
}
