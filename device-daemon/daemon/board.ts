import { boardTodo } from '#daemon/content/published/board-todo.ts'
import { boardTroubles } from '#daemon/content/published/board-troubles.ts'
import { noticePaper } from '#daemon/desks/board/notice-paper.ts'
import { openNoticeSheets } from '#daemon/desks/board/notice-sheets.ts'
import { boardTopic } from '#daemon/http/live/topics/board.ts'
import { boardRoutes } from '#daemon/http/routes/board.ts'
import { noticePrintRoutes } from '#daemon/http/routes/notice-print.ts'
import { noticeSheetRoutes } from '#daemon/http/routes/notice-sheet.ts'
import { filePages } from '#daemon/http/server/pages.ts'
import { todoInWords } from '#daemon/http/words/todo.ts'
import { boardTodoWords } from '#daemon/http/words/todo/board.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { boardTroubleWords } from '#daemon/http/words/troubles/board.ts'
import type { Feature } from './feature.ts'
import { restingOn } from './resting-on.ts'

/** 信息公开: what hangs on the board, and the screen that shows it. */
export const board: Feature = ({
  board: published,
  settings,
  contents,
  station,
  devices,
  kiosks,
  uiDir,
  clock,
}) => {
  const makeSheet = openNoticeSheets()
  const behind = boardTroubles(() => published.now().classes, clock)
  return {
    routes: [
      { group: 'public', register: (app) => boardRoutes(app, published) },
      {
        group: 'residents',
        register: (app) =>
          noticePrintRoutes(app, {
            notice: published.notice,
            paper(notice) {
              const { name: stationName, phone, sample } = contents.published('station')
              return noticePaper(notice, { stationName, phone, sample, day: station.today() })
            },
            kiosks,
            printerFor: devices.printerFor,
          }),
      },
      {
        group: 'public',
        register: (app) => filePages(app, uiDir, [{ path: '/print/notice/:id', file: 'print/index.html' }]),
      },
      {
        group: 'staff',
        register: (app, facing) =>
          noticeSheetRoutes(app, { facing, port: settings.port, notice: published.notice, make: makeSheet }),
      },
      {
        group: 'staff',
        register: (app) => filePages(app, uiDir, [{ path: '/board', file: 'board/index.html' }]),
      },
    ],
    topics: [boardTopic(published)],
    troubles: () => inWords(behind(), boardTroubleWords),
    todo: restingOn(
      () => [published.now()],
      (now) => todoInWords(boardTodo(now), boardTodoWords),
    ),
    pages: [{ group: 'staff', path: '/board', title: '信息公开屏' }],
  }
}
