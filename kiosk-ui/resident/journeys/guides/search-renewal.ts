import type { GuideSearchReply } from '#contract/guide.ts'
import type { LiveMessage } from '../../../link/live.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import type { Shell } from '../../shell/journey.ts'
import type { Screen, ScreenOf } from '../../shell/screens.ts'

/**
 * Lets 找一件事 follow a publication. It is not loaded again like other screens, because that would take away what is
 * half written on it: the list and what was found are put in place of the old ones, and the rest stays.
 */
export function searchRenewal({ api, contents, stack, pending }: Shell): (message: LiveMessage) => void {
  async function renew(typed: string, signal: AbortSignal): Promise<void> {
    const [list, found] = await Promise.all([
      contents.guides(signal),
      typed === ''
        ? null
        : untilAnswered(() => api('GET /api/guides/search?q=:q', { params: { q: typed } }), signal),
    ])
    if (signal.aborted || list.at !== 'ok') return
    const renewed = (screen: Screen): Screen => {
      if (screen.at !== 'search') return screen
      const listed = { ...screen, list: list.value }
      // Letters typed meanwhile are asked for by the screen itself.
      return screen.typed === typed && found?.at === 'ok' ? withFinds(listed, found.value) : listed
    }
    stack.value = stack.peek().map(renewed)
  }

  return (message) => {
    if (message.name !== 'contents-changed' || !message.data.kinds.includes('guide')) return
    const search = stack.peek().findLast((screen) => screen.at === 'search')
    if (search) void renew(search.typed, pending())
  }
}

/** The old page has no place among other finds. */
function withFinds(screen: ScreenOf<'search'>, reply: GuideSearchReply): Screen {
  const { answer, from } = screen
  const isSame = answer.at === 'found' && JSON.stringify(answer.reply) === JSON.stringify(reply)
  return { ...screen, answer: { at: 'found', reply }, from: isSame ? from : 0 }
}
