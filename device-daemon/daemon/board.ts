import { boardTopic } from '#daemon/http/live/topics/board.ts'
import { boardRoutes } from '#daemon/http/routes/board.ts'
import { filePages } from '#daemon/http/server/pages.ts'
import type { Feature } from './feature.ts'

/** 信息公开: what hangs on the board, and the screen that shows it. */
export const board: Feature = ({ board: published, uiDir }) => ({
  routes: [
    { group: 'public', register: (app) => boardRoutes(app, published) },
    {
      group: 'staff',
      register: (app) => filePages(app, uiDir, [{ path: '/board', file: 'board/index.html' }]),
    },
  ],
  topics: [boardTopic(published)],
  pages: [{ group: 'staff', path: '/board', title: '信息公开屏' }],
})
