import type { Permission } from '#contract/permission.ts'
import type { Todo } from '#contract/todo.ts'

export type TodoDesk = {
  /** All of it, in the order in which it is shown. */
  all(): readonly Todo[]
  /** What an account with these permissions can do. */
  of(permissions: readonly Permission[]): readonly Todo[]
}

type Parts = {
  /** What features hand over beside their troubles. */
  todo(): readonly Todo[]
  /** The troubles that stand, as things to do. */
  troubles(): readonly Todo[]
  inOrder(all: readonly Todo[]): readonly Todo[]
}

/** 要办的事: one list of what needs a person. A trouble that one of the things listed tells of is not listed again. */
export function openTodoDesk({ todo, troubles, inOrder }: Parts): TodoDesk {
  function listed(isTheirs: (one: Todo) => boolean): readonly Todo[] {
    const handed = todo().filter(isTheirs)
    const told = new Set(handed.map(({ trouble }) => trouble))
    return inOrder([...handed, ...troubles().filter((one) => isTheirs(one) && !told.has(one.trouble))])
  }

  return {
    all: () => listed(() => true),
    of: (permissions) => listed(({ permission }) => permissions.includes(permission)),
  }
}
