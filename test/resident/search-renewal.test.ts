import { effect, signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { GuideEntry, GuideList, GuideSearchReply } from '#contract/guide.ts'
import type { Api } from '../../kiosk-ui/link/api.ts'
import type { LiveMessage } from '../../kiosk-ui/link/live.ts'
import { journey } from '../../kiosk-ui/resident/journeys/guides/journey.ts'
import type { Contents } from '../../kiosk-ui/resident/shell/contents.ts'
import type { Shell } from '../../kiosk-ui/resident/shell/journey.ts'
import type { Screen, ScreenOf } from '../../kiosk-ui/resident/shell/screens.ts'

const hash = '0'.repeat(16)
const entry: GuideEntry = {
  seq: 18,
  name: '最低生活保障对象认定',
  plainTitle: '申请低保',
  kind: '承诺件',
  handling: '帮办代办',
  category: '社会救助',
  suspended: null,
  noTicket: null,
  portal: null,
  hash,
}
const listOf = (plainTitle: string): GuideList => ({
  guides: [{ ...entry, plainTitle }],
  domains: [],
  version: '1',
  hash,
  portal: null,
})
const finding = (...names: string[]): GuideSearchReply => ({
  results: names.map((name, i) => ({ seq: 18 + i, name, found: null })),
  elsewhere: null,
})
const home: Screen = { at: 'home' }
const gone: Screen = { at: 'notice-gone' }
const search: ScreenOf<'search'> = {
  at: 'search',
  list: listOf('申请低保'),
  typed: 'DIBAO',
  way: 'pinyin',
  answer: { at: 'found', reply: finding('申请低保', '低保年审') },
  from: 1,
}

/** What the screens are once the station, which answers with `found` now, has told that a guide was published. */
async function published(screens: readonly Screen[], found: GuideSearchReply): Promise<readonly Screen[]> {
  const stack = signal(screens)
  const api = (async () => ({ at: 'ok', value: found })) as Api
  const contents: Pick<Contents, 'guides'> = {
    guides: async () => ({ at: 'ok', value: listOf('低保怎么申请') }),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the shell this journey uses nothing else here
  const shell = { api, contents, stack, pending: () => new AbortController().signal } as unknown as Shell
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the message nothing but its kinds is looked at
  const message = { name: 'contents-changed', data: { kinds: ['guide'] } } as LiveMessage
  journey.start(shell).hear?.(message)
  return new Promise((resolve) =>
    effect(() => {
      if (stack.value !== screens) resolve(stack.value)
    }),
  )
}

test('a search that stands open follows a publication at once, and keeps what is typed', async () => {
  const list = listOf('低保怎么申请')
  const reply = finding('低保怎么申请')
  const renewed = { ...search, list, answer: { at: 'found', reply }, from: 0 }
  expect(await published([home, search], reply)).toEqual([home, renewed])
  // Under a screen that it led to, too: 返回 leads to what is so now.
  expect(await published([home, search, gone], reply)).toEqual([home, renewed, gone])
})

test('a search whose finds a publication does not touch stays at its page', async () => {
  const { answer } = search
  if (answer.at !== 'found') throw new Error('it has been answered')
  expect(await published([home, search], answer.reply)).toEqual([
    home,
    { ...search, list: listOf('低保怎么申请') },
  ])
})
