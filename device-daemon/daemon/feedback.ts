import { openFeedbackDesk } from '#daemon/desks/feedback/feedback-desk.ts'
import { feedbackSlip } from '#daemon/desks/feedback/feedback-slip.ts'
import { feedbackTodo } from '#daemon/desks/feedback/feedback-todo.ts'
import { forgetContacts } from '#daemon/desks/feedback/forget-contacts.ts'
import { feedbackTopic } from '#daemon/http/live/topics/feedback.ts'
import { feedbackRoutes } from '#daemon/http/routes/feedback-staff.ts'
import { kioskFeedbackRoutes } from '#daemon/http/routes/feedback.ts'
import { todoInWords } from '#daemon/http/words/todo.ts'
import { feedbackTodoWords } from '#daemon/http/words/todo/feedback.ts'
import type { Feature } from './feature.ts'
import { restingOn } from './resting-on.ts'
import { staffDesk, staffGate } from './staff.ts'

/** 有误、异议、咨询、投诉: what residents tell the station, and its reply. */
export const feedback: Feature = (ground) => {
  const { station, stores, settings, guides, board, contents, devices, kiosks, clock, log } = ground
  const { staff } = ground.use(staffDesk)
  const promise = () => contents.published('station').feedback
  const state = () => station.state().feedback
  const desk = openFeedbackDesk({
    station,
    views: stores.views,
    seal: stores.seal,
    guide: guides.guide,
    notice: board.notice,
    promise,
    clock,
    timeZone: settings.station.timeZone,
  })
  const forgetting = forgetContacts({
    station,
    views: stores.views,
    seal: stores.seal,
    owns: settings.owns.kiosk,
    log,
  })
  ground.atClose(forgetting.close)
  return {
    routes: [
      {
        group: 'residents',
        register: (app) =>
          kioskFeedbackRoutes(app, {
            desk,
            kiosks,
            paper(receipt) {
              const { name: stationName, phone, sample } = contents.published('station')
              return feedbackSlip(receipt, { stationName, phone, sample })
            },
            printerFor: devices.printerFor,
          }),
      },
      {
        group: 'staff',
        register: (app) =>
          feedbackRoutes(app, {
            desk,
            station,
            gate: ground.use(staffGate),
            promise,
            nameOf: (account) => staff.byId(account)?.name ?? account,
          }),
      },
    ],
    topics: [
      feedbackTopic(() => ({
        open: state().open.length,
        acts: state().open.reduce((sum, { acts }) => sum + acts.length, state().count),
      })),
    ],
    todo: restingOn(
      () => [state(), station.today()],
      (told, today) => todoInWords(feedbackTodo(told, today), feedbackTodoWords),
    ),
  }
}
