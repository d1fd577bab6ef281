import { effect } from '@preact/signals'
import type { BookingKind } from '#contract/bookings.ts'
import type { Guide, GuideList, GuideSearchReply, RestingGuide } from '#contract/guide.ts'
import { cannotTake } from '../../parts/cannot-take.ts'
import type { Way } from '../../input/way.ts'
import { journeyOf } from '../../shell/journey.ts'
import type { Screen } from '../../shell/screens.ts'
import { searchRenewal } from './search-renewal.ts'

/** What a tap on an errand in a list opens. */
type LeadsTo = 'confirm-errand' | 'guide'

/** What is written so far has found; while asking, the answer to what was written before stays in sight. */
type SearchAnswer =
  | { at: 'none' }
  | { at: 'asking'; before: GuideSearchReply | null }
  | { at: 'found'; reply: GuideSearchReply }

declare module '../../shell/screens.ts' {
  interface Screens {
    guides: { shows: { list: GuideList }; asks: object }
    /** In 大字版 only, on the way to a ticket: there the domains do not fit beside what 取号 offers. */
    'choose-domain': { shows: { list: GuideList; from: number }; asks: object }
    'domain-items': {
      shows: { list: GuideList; domain: string; leadsTo: LeadsTo; from: number }
      asks: { domain: string; leadsTo: LeadsTo }
    }
    /** `bookable`: how it can be arranged beforehand; left out where it cannot. */
    guide: { shows: { guide: Guide; bookable?: BookingKind[]; from: number }; asks: { seq: number } }
    /** Withdrawn, or not in force yet. */
    'guide-resting': { shows: { resting: RestingGuide } }
    search: {
      shows: { list: GuideList; typed: string; way: Way; answer: SearchAnswer; from: number }
      asks: object
    }
  }
}

/** 办事指南 and 找一件事: an errand by its domain or by letters, and its guide. */
export const journey = journeyOf({
  screens: {
    guides: {
      load: async () => (await import('./guides.tsx')).Guides,
      question: true,
      renewed: { by: ['guide'], as: () => ({ at: 'guides' }) },
    },
    'choose-domain': {
      load: async () => (await import('./choose-domain.tsx')).ChooseDomain,
      question: true,
      renewed: { by: ['guide'], as: () => ({ at: 'choose-domain' }) },
    },
    'domain-items': {
      load: async () => (await import('./domain-items.tsx')).DomainItems,
      question: true,
      renewed: { by: ['guide'], as: ({ domain, leadsTo }) => ({ at: 'domain-items', domain, leadsTo }) },
    },
    guide: {
      load: async () => (await import('./guide.tsx')).GuideScreen,
      renewed: { by: ['guide', 'station', 'rules'], as: ({ guide: { seq } }) => ({ at: 'guide', seq }) },
    },
    'guide-resting': {
      load: async () => (await import('./guide-resting.tsx')).GuideResting,
      renewed: { by: ['guide'], as: ({ resting: { seq } }) => ({ at: 'guide', seq }) },
    },
    search: { load: async () => (await import('./search.tsx')).Search, question: true },
  },
  start(shell) {
    const { contents, stack } = shell
    /** The way last used by this resident; the next one begins with the finger again. */
    let way: Way = 'hand'
    effect(() => {
      const shown = stack.value.at(-1)
      if (shown?.at === 'search') ({ way } = shown)
    })

    async function listed(show: (list: GuideList) => Screen, signal: AbortSignal): Promise<Screen> {
      const reply = await contents.guides(signal)
      return reply.at === 'ok' ? show(reply.value) : cannotTake(reply)
    }
    return {
      hear: searchRenewal(shell),
      leave(how) {
        if (how === 'quiet') way = 'hand'
        return null
      },
      open: {
        guides: (to, signal) => listed((list) => ({ ...to, list }), signal),
        'choose-domain': (to, signal) => listed((list) => ({ ...to, list, from: 0 }), signal),
        'domain-items': (to, signal) => listed((list) => ({ ...to, list, from: 0 }), signal),
        search: (to, signal) =>
          listed((list) => ({ ...to, list, typed: '', way, answer: { at: 'none' }, from: 0 }), signal),
        async guide({ seq }, signal) {
          const reply = await contents.guide(seq, signal)
          return reply.at === 'ok' ? { at: 'guide', ...reply.value, from: 0 } : cannotTake(reply)
        },
      },
    }
  },
})
