import type { Todo } from '#contract/todo.ts'
import type { Trouble } from '#contract/trouble.ts'
import { compare } from '#daemon/compare.ts'
import type { StandingTodo } from '#daemon/domain/standing.ts'

/**
 * What staff read of a thing to do, and where they do it. Left out, there is no trouble that tells of it, and nothing of it
 * is done yet.
 */
export type TodoWords = Pick<Todo, 'title' | 'note' | 'act' | 'place' | 'permission'> &
  Partial<Pick<Todo, 'trouble' | 'progress'>>

/** Things to do as staff read them, by the words of the feature that has them. */
export function todoInWords<Each extends StandingTodo>(
  standing: readonly Each[],
  wordsOf: (each: Each) => TodoWords,
): Todo[] {
  return standing.map((each) => {
    const { id, code, when, since } = each
    return { id, code, when, since, trouble: null, progress: null, ...wordsOf(each) }
  })
}

/** A trouble among what is to do: it is done where the trouble is seen to. */
export function troubleTodo({ id, code, urgency, brief, words, remedy, going, place, since }: Trouble): Todo {
  return {
    id,
    code,
    when: { at: urgency === 'now' ? 'now' : 'today' },
    title: brief,
    note: `${words}${remedy}`,
    // 我去换纸 is what a clerk says; on the button that leads there it is 去换纸.
    act: going.replace(/^我/, ''),
    place: place ?? null,
    since,
    trouble: id,
    progress: null,
    permission: 'devices.see',
  }
}

/** As it is shown: the most urgent first; of the same urgency the newest first, and what is there all along last. */
export function todoInOrder(all: readonly Todo[]): Todo[] {
  return all.toSorted(
    (a, b) => urgency(a) - urgency(b) || compare(b.since ?? '', a.since ?? '') || compare(a.id, b.id),
  )
}

function urgency({ when }: Todo): number {
  switch (when.at) {
    case 'now':
      return -1
    case 'today':
      return 0
    case 'days':
      return when.days
    case 'sometime':
      return Number.MAX_SAFE_INTEGER
  }
}
