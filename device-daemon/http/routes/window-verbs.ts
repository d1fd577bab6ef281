import type { Static, TSchema } from 'typebox'
import {
  ClerkReprintBody,
  HoldBody,
  OpenWindowBody,
  PauseWindowBody,
  TransferBody,
  WindowBody,
  WindowTicketBody,
} from '#contract/clerk.ts'
import type { Command } from '#daemon/domain/areas.ts'
import type { LedgerEvent } from '#daemon/store/ledger/port.ts'

/** Where a press was made, by whom. */
type At = { window: string; clerk: string }

/** One press of a clerk: `POST /api/windows/:id/<name>`. */
export type WindowVerb = {
  name: string
  summary: string
  body: TSchema
  /** `body` has passed the schema. `kiosk`: where a reprint comes out unless the clerk says. */
  command(body: unknown, at: At, kiosk: string): Command
  /** What an entry of this verb holds; anything else under the same commandId was another command. */
  event: LedgerEvent['type']
  /** What is answered: the ticket that was acted on, or the window. */
  answers: 'ticket' | 'window'
}

function verb<Body extends TSchema>(
  name: string,
  summary: string,
  answers: WindowVerb['answers'],
  event: LedgerEvent['type'],
  body: Body,
  command: (body: Static<Body>, at: At, kiosk: string) => Command,
): WindowVerb {
  return {
    name,
    summary,
    body,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route has checked it against this very schema
    command: (checked, at, kiosk) => command(checked as Static<Body>, at, kiosk),
    event,
    answers,
  }
}

/** Everything that is one press at a window. */
export const windowVerbs: readonly WindowVerb[] = [
  verb('open', '开窗', 'window', 'window-opened', OpenWindowBody, ({ takeOver = false }, at) => ({
    type: 'open-window',
    ...at,
    takeOver,
  })),
  verb('pause', '暂停服务', 'window', 'window-paused', PauseWindowBody, ({ notice }, at) => ({
    type: 'pause-window',
    ...at,
    notice: notice.trim(),
  })),
  verb('resume', '恢复服务', 'window', 'window-resumed', WindowBody, (_, at) => ({
    type: 'resume-window',
    ...at,
  })),
  verb('close', '关窗', 'window', 'window-closed', WindowBody, (_, at) => ({ type: 'close-window', ...at })),
  verb('call-next', '叫下一位', 'ticket', 'ticket-called', WindowBody, (_, at) => ({
    type: 'call-next',
    ...at,
  })),
  verb('recall', '再叫一次', 'ticket', 'ticket-recalled', WindowTicketBody, ({ ticketId }, at) => ({
    type: 'recall-ticket',
    ticketId,
    ...at,
  })),
  verb('serve', '开始办理', 'ticket', 'ticket-serving', WindowTicketBody, ({ ticketId }, at) => ({
    type: 'serve-ticket',
    ticketId,
    ...at,
  })),
  verb('finish', '办完', 'ticket', 'ticket-done', WindowTicketBody, ({ ticketId }, at) => ({
    type: 'finish-ticket',
    ticketId,
    ...at,
  })),
  verb(
    'finish-and-call',
    '办完并叫下一位',
    'ticket',
    'ticket-done',
    WindowTicketBody,
    ({ ticketId }, at) => ({
      type: 'finish-and-call',
      ticketId,
      ...at,
    }),
  ),
  verb('no-show', '过号', 'ticket', 'ticket-no-show', WindowTicketBody, ({ ticketId }, at) => ({
    type: 'mark-no-show',
    ticketId,
    ...at,
  })),
  verb('hold', '暂时放下', 'ticket', 'ticket-held', HoldBody, ({ ticketId, reason }, at) => ({
    type: 'hold-ticket',
    ticketId,
    ...at,
    reason,
  })),
  verb('return', '放回队里', 'ticket', 'ticket-returned', WindowTicketBody, ({ ticketId }, { clerk }) => ({
    type: 'return-ticket',
    ticketId,
    by: clerk,
  })),
  verb('transfer', '转办', 'ticket', 'ticket-transferred', TransferBody, ({ ticketId, to }, { clerk }) => ({
    type: 'transfer-ticket',
    ticketId,
    to,
    by: clerk,
  })),
  verb('cancel', '取消', 'ticket', 'ticket-cancelled', WindowTicketBody, ({ ticketId }, { window }) => ({
    type: 'cancel-ticket',
    ticketId,
    by: 'clerk',
    window,
  })),
  verb(
    'refuse-priority',
    '不符合优先',
    'ticket',
    'ticket-priority-refused',
    WindowTicketBody,
    ({ ticketId }, { window, clerk }) => ({ type: 'refuse-priority', ticketId, window, by: clerk }),
  ),
  verb('reprint', '补打小票', 'ticket', 'ticket-print-begun', ClerkReprintBody, (body, _, kiosk) => ({
    type: 'reprint-for-clerk',
    ticketId: body.ticketId,
    kiosk: body.kiosk ?? kiosk,
  })),
]
