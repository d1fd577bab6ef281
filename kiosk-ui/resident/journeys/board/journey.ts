import type { Notice, NoticesReply } from '#contract/notice.ts'
import { journeyOf } from '../../shell/journey.ts'
import type { Screen } from '../../shell/screens.ts'

declare module '../../shell/screens.ts' {
  interface Screens {
    board: { shows: { board: NoticesReply; from: number }; asks: object }
    /** The classes beside the five, where they do not all fit on the board's first screen. */
    'board-classes': { shows: { board: NoticesReply; from: number }; asks: object }
    'board-class': { shows: { board: NoticesReply; name: string; from: number }; asks: { name: string } }
    notice: { shows: { notice: Notice; from: number }; asks: { id: string } }
    /** Taken down since the list was read. */
    'notice-gone': { shows: object }
  }
}

/** The board counts the errands of the catalogue. */
const HUNG = ['notice', 'guide'] as const
const GONE: Screen = { at: 'notice-gone' }

/** 信息公开: the board as it hangs now, its classes, and one of its notices. */
export const journey = journeyOf({
  screens: {
    board: {
      load: async () => (await import('./board.tsx')).Board,
      question: true,
      renewed: { by: HUNG, as: () => ({ at: 'board' }) },
    },
    'board-classes': {
      load: async () => (await import('./board-classes.tsx')).BoardClasses,
      question: true,
      renewed: { by: HUNG, as: () => ({ at: 'board-classes' }) },
    },
    'board-class': {
      load: async () => (await import('./board-class.tsx')).BoardClass,
      question: true,
      renewed: { by: HUNG, as: ({ name }) => ({ at: 'board-class', name }) },
    },
    notice: {
      load: async () => (await import('./notice.tsx')).NoticeScreen,
      renewed: { by: ['notice'], as: ({ notice: { id } }) => ({ at: 'notice', id }) },
    },
    'notice-gone': { load: async () => (await import('./notice-gone.tsx')).NoticeGone },
  },
  speech: { load: async () => (await import('./words/speech.ts')).speech },
  start({ contents }) {
    async function hanging(show: (board: NoticesReply) => Screen, signal: AbortSignal): Promise<Screen> {
      const reply = await contents.board(signal)
      return reply.at === 'ok' ? show(reply.value) : GONE
    }
    return {
      open: {
        board: (to, signal) => hanging((board) => ({ ...to, board, from: 0 }), signal),
        'board-classes': (to, signal) => hanging((board) => ({ ...to, board, from: 0 }), signal),
        'board-class': (to, signal) => hanging((board) => ({ ...to, board, from: 0 }), signal),
        async notice({ id }, signal) {
          const reply = await contents.notice(id, signal)
          return reply.at === 'ok' ? { at: 'notice', notice: reply.value.notice, from: 0 } : GONE
        },
      },
    }
  },
})
