import { LONG_TITLE } from '../made-up/notices.ts'
import { waiting } from '../made-up/windows.ts'
import { type ResidentFixture, type ResidentState, closed, full } from './fixture.ts'

const atHome = (
  name: string,
  fixture:
    | Omit<ResidentFixture, 'shows'>
    | ((...of: Parameters<ResidentState['fixture']>) => Omit<ResidentFixture, 'shows'>) = {},
): ResidentState => ({
  name,
  screen: 'home',
  fixture: (contents) => ({ shows: [], ...(typeof fixture === 'function' ? fixture(contents) : fixture) }),
})

export const homeStates: readonly ResidentState[] = [
  atHome('home'),
  atHome('home-nobody-waits', { station: (now) => waiting(now, 0) }),
  atHome('home-closed', { station: closed }),
  atHome('home-full', { station: full }),
  atHome('home-restarting', { link: 'restarting' }),
  atHome('home-out-of-order', {
    station: (now) => ({
      ...now,
      kiosk: {
        ...now.kiosk,
        printer: { at: 'out-of-order', code: 'P-2' },
        cardReader: { at: 'out-of-order', code: 'R-1' },
      },
    }),
  }),
  { ...atHome('resting', { idle: { at: 'resting' } }), screen: 'above', only: 'normal' },
  {
    ...atHome('resting-longest-title', ({ board }) => ({
      idle: { at: 'resting' },
      answers: {
        'GET /api/notices': {
          ...board,
          latest: board.notices.find(({ title }) => title === LONG_TITLE) ?? board.latest,
        },
      },
    })),
    screen: 'above',
    only: 'normal',
  },
]
