import { useEffect, useMemo } from 'preact/hooks'
import type { Editing } from './editing.ts'
import { type EditedKind, type Editor, openEditor } from './editor.ts'

/** Editors that hold changes outlive their form: a person who looks at another panel, or locks the page, finds them again. */
export type EditorKeeper<Doc extends object> = {
  open(editing: Editing, id: string, fresh: Doc | null): Editor<Doc>
  /** Lets an editor go that has nothing to lose. */
  leave(editing: Editing, editor: Editor<Doc>): void
}

export function keepEditors<Doc extends object>(kind: EditedKind<Doc>): EditorKeeper<Doc> {
  const all = new WeakMap<Editing, Map<string, Editor<Doc>>>()

  function of(editing: Editing): Map<string, Editor<Doc>> {
    const known = all.get(editing)
    if (known) return known
    const editors = new Map<string, Editor<Doc>>()
    all.set(editing, editors)
    editing.person.subscribe(() => {
      for (const editor of editors.values()) editor.close()
      editors.clear()
    })
    return editors
  }

  return {
    open(editing, id, fresh) {
      const known = of(editing).get(id)
      if (known) return known
      const editor = openEditor(editing, kind, id, fresh)
      of(editing).set(id, editor)
      return editor
    },
    leave(editing, editor) {
      if (editing.unsaved.peek().has(`${kind.kind}/${editor.id}`)) return
      editor.close()
      if (of(editing).get(editor.id) === editor) of(editing).delete(editor.id)
    },
  }
}

/** The editor of a document for as long as its form is on the screen, and longer where it holds changes. */
export function useEditor<Doc extends object>(
  keeper: EditorKeeper<Doc>,
  editing: Editing,
  id: string,
  fresh: Doc | null = null,
): Editor<Doc> {
  const editor = useMemo(() => keeper.open(editing, id, fresh), [editing, id])
  useEffect(() => () => keeper.leave(editing, editor), [editor])
  return editor
}
