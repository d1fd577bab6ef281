import { type TodoDesk, openTodoDesk } from '#daemon/desks/todo/todo-desk.ts'
import { todoTopic } from '#daemon/http/live/topics/todo.ts'
import { todoRoutes } from '#daemon/http/routes/todo.ts'
import { todoInOrder, troubleTodo } from '#daemon/http/words/todo.ts'
import type { Feature, Ground } from './feature.ts'
import { staffGate } from './staff.ts'
import { troublesDesk } from './troubles.ts'

/** 要办的事: what needs a person, from every part of the station. */
export const todo: Feature = (ground) => {
  const { contents, devices, board, station } = ground
  const desk = ground.use(todoDesk)
  const gate = ground.use(staffGate)
  return {
    routes: [{ group: 'staff', register: (app) => todoRoutes(app, { desk, gate }) }],
    topics: [
      todoTopic(desk.all, (look) => {
        devices.onChange(look)
        contents.onChanged(look)
        board.onChanged(look)
        station.onEntries((entries) => {
          // People come all day long, and leave nothing to do here.
          const isMore = entries.some(({ events }) => events.some(({ type }) => !type.startsWith('ticket-')))
          if (isMore) look()
        })
        // The clock, the disk and the calendar tell of nothing by themselves.
        station.onTick(look)
      }),
    ],
  }
}

/** The one list of it, wherever it is shown. */
function todoDesk(ground: Ground): TodoDesk {
  const troubles = ground.use(troublesDesk)
  return openTodoDesk({
    todo: ground.todo,
    troubles: () => troubles.troubles().map(troubleTodo),
    inOrder: todoInOrder,
  })
}
