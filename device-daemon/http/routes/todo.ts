import { Problem } from '#contract/problem.ts'
import { TodoReply } from '#contract/todo.ts'
import type { TodoDesk } from '#daemon/desks/todo/todo-desk.ts'
import type { App } from '../server/app.ts'
import type { StaffGate } from '../staff/gate.ts'

/** 要办的事 of the account that asks. */
export function todoRoutes(app: App, { desk, gate }: { desk: Pick<TodoDesk, 'of'>; gate: StaffGate }): void {
  app.get(
    '/api/todo',
    {
      config: { permission: 'devices.see' },
      schema: {
        tags: ['staff'],
        summary: 'What needs a person and this account may do, the most urgent first, in words',
        response: { 200: TodoReply, '4xx': Problem },
      },
    },
    async (request) => ({ todo: [...desk.of(gate.sessionOf(request).permissions)] }),
  )
}
