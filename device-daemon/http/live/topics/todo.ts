import type { Todo } from '#contract/todo.ts'
import { liveMessage } from '../message.ts'
import type { SharedTopic } from '../topic.ts'

/**
 * That what is to do reads otherwise. Each account may do something else of it, so screens ask for their own list
 * (`GET /api/todo`). `onLook` calls whenever something may have changed.
 */
export function todoTopic(all: () => readonly Todo[], onLook: (look: () => void) => void): SharedTopic {
  return {
    name: 'todo',
    audience: 'staff',
    changes(tell) {
      let told = JSON.stringify(all())
      onLook(() => {
        const text = JSON.stringify(all())
        if (text === told) return
        told = text
        tell(liveMessage('todo-changed', {}))
      })
    },
  }
}
