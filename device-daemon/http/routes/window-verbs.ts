import type { Permission } from '#contract/permission.ts'
import type { WindowVerb, WindowVerbs } from '#contract/window-verb.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import type { LedgerEvent } from '#daemon/store/ledger/port.ts'

/** Where a press was made, by whom. */
type At = { window: string; clerk: string }

/** `kiosk`: where a slip comes out unless the clerk says. */
type Slips = { kiosk: string; printsAt(kiosk: string): boolean }

/** What a verb does. */
type Press<Body> = {
  summary: string
  command(body: Body, at: At, slips: Slips): QueueCommand
  /** What an entry of this verb holds; anything else under the same commandId was another command. */
  events: readonly LedgerEvent['type'][]
  /** `queue.serve` unless it says. */
  permission?: Permission
}

/** The command behind each press at a window. */
export const presses: { readonly [Verb in WindowVerb]: Press<WindowVerbs[Verb]['body']> } = {
  open: {
    summary: '开窗',
    events: ['window-opened', 'take-over-asked'],
    command: ({ takeOver = false }, at) => ({ type: 'open-window', ...at, takeOver }),
  },
  'take-over': {
    summary: '立即接替',
    events: ['window-opened'],
    permission: 'window.take-over',
    command: (_, at) => ({ type: 'take-over-window', ...at }),
  },
  'allow-take-over': {
    summary: '同意接替',
    events: ['take-over-allowed'],
    command: ({ asker }, at) => ({ type: 'allow-take-over', ...at, asker }),
  },
  'refuse-take-over': {
    summary: '不同意接替',
    events: ['take-over-refused'],
    command: ({ asker }, at) => ({ type: 'refuse-take-over', ...at, asker }),
  },
  'withdraw-take-over': {
    summary: '不接替了',
    events: ['take-over-withdrawn'],
    command: (_, at) => ({ type: 'withdraw-take-over', ...at }),
  },
  pause: {
    summary: '暂停服务',
    events: ['window-paused'],
    command: ({ notice }, at) => ({ type: 'pause-window', ...at, notice: notice.trim() }),
  },
  resume: {
    summary: '恢复服务',
    events: ['window-resumed'],
    command: (_, at) => ({ type: 'resume-window', ...at }),
  },
  close: {
    summary: '关窗',
    events: ['window-closed'],
    command: (_, at) => ({ type: 'close-window', ...at }),
  },
  'call-next': {
    summary: '叫下一位',
    events: ['ticket-called'],
    command: (_, at) => ({ type: 'call-next', ...at }),
  },
  call: {
    summary: '先叫这个号',
    events: ['ticket-called'],
    command: ({ ticketId, reason }, at) => ({ type: 'call-ticket', ticketId, ...at, reason: reason.trim() }),
  },
  issue: {
    summary: '在窗口发号',
    events: ['ticket-taken'],
    command: (body, at, slips) => {
      const { commandId: _commandId, print, kiosk = slips.kiosk, serve = false, ...more } = body
      return {
        type: 'issue-ticket',
        ...at,
        ...more,
        kiosk,
        print: print !== 'none' && slips.printsAt(kiosk),
        serve,
      }
    },
  },
  recall: {
    summary: '再叫一次',
    events: ['ticket-recalled'],
    command: ({ ticketId }, at) => ({ type: 'recall-ticket', ticketId, ...at }),
  },
  serve: {
    summary: '开始办理',
    events: ['ticket-serving'],
    command: ({ ticketId }, at) => ({ type: 'serve-ticket', ticketId, ...at }),
  },
  finish: {
    summary: '办完',
    events: ['ticket-done'],
    command: ({ ticketId }, at) => ({ type: 'finish-ticket', ticketId, ...at }),
  },
  'finish-and-call': {
    summary: '办完并叫下一位',
    events: ['ticket-done'],
    command: ({ ticketId }, at) => ({ type: 'finish-and-call', ticketId, ...at }),
  },
  'no-show': {
    summary: '过号',
    events: ['ticket-no-show'],
    command: ({ ticketId }, at) => ({ type: 'mark-no-show', ticketId, ...at }),
  },
  hold: {
    summary: '暂时放下',
    events: ['ticket-held'],
    command: ({ ticketId, reason }, at) => ({ type: 'hold-ticket', ticketId, ...at, reason }),
  },
  return: {
    summary: '放回队里',
    events: ['ticket-returned'],
    command: ({ ticketId }, { clerk }) => ({ type: 'return-ticket', ticketId, by: clerk }),
  },
  transfer: {
    summary: '转办',
    events: ['ticket-transferred'],
    command: ({ ticketId, to }, { clerk }) => ({ type: 'transfer-ticket', ticketId, to, by: clerk }),
  },
  cancel: {
    summary: '取消',
    events: ['ticket-cancelled'],
    command: ({ ticketId }, { window }) => ({ type: 'cancel-ticket', ticketId, by: 'clerk', window }),
  },
  undo: {
    summary: '撤销办完或取消',
    events: ['ticket-ending-undone'],
    command: ({ ticketId }, at) => ({ type: 'undo-ending', ticketId, ...at }),
  },
  'take-up': {
    summary: '再办',
    events: ['ticket-taken-up'],
    command: ({ ticketId }, at) => ({ type: 'take-up-ticket', ticketId, ...at }),
  },
  'refuse-priority': {
    summary: '不符合优先',
    events: ['ticket-priority-refused'],
    command: ({ ticketId, serve = false }, { window, clerk }) => ({
      type: 'refuse-priority',
      ticketId,
      window,
      by: clerk,
      serve,
    }),
  },
  reprint: {
    summary: '补打小票',
    events: ['ticket-print-begun'],
    command: ({ ticketId, kiosk }, _, slips) => ({
      type: 'reprint-for-clerk',
      ticketId,
      kiosk: kiosk ?? slips.kiosk,
    }),
  },
}

/** The command of a verb; `body` has passed the verb's schema. */
export function commandOf(verb: WindowVerb, body: unknown, at: At, slips: Slips): QueueCommand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route has checked it against this very schema
  const press = presses[verb] as Press<unknown>
  return press.command(body, at, slips)
}
