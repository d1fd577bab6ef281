import type { ComponentChildren } from 'preact'
import type { Admin } from '../admin.ts'
import type { Bound } from '../editing/bound.ts'
import { EditorFrame } from '../editing/editor-frame.tsx'
import type { Opened } from '../editing/opened.ts'
import { Preview } from '../editing/preview.tsx'
import { type EditorKeeper, useEditor } from '../editing/use-editor.ts'
import { words } from './words.ts'

type Props<Doc extends object> = {
  admin: Admin
  keeper: EditorKeeper<Doc>
  /** Of the document. */
  id: string
  title: string
  /** In a sentence, what residents will see of it. */
  see: string
  /** Screens of kiosk-ui/preview that show the draft, with a name for each. */
  previews?: readonly { screen: string; title: string }[]
  children: (document: Bound<Doc>) => ComponentChildren
}

/** One part of the station in its form, under a sentence that says what residents will see. */
export function SectionFrame<Doc extends object>(props: Props<Doc>) {
  const { admin, keeper, id, title, see, previews, children } = props
  const editor = useEditor(keeper, admin.editing, id)
  return (
    <EditorFrame
      admin={admin}
      editor={editor}
      title={title}
      back={{ href: '#station', words: words.title }}
      form={(document: Bound<Doc>) => (
        <>
          <p class="section-see">
            <b>{words.seen}</b> {see}
          </p>
          {children(document)}
        </>
      )}
      {...(previews && {
        preview: ({ view }: Opened<Doc>) => (
          <aside class="previews whole" aria-label={words.preview.title}>
            {previews.map((one) => (
              <Preview
                key={one.screen}
                {...one}
                width={1080}
                height={1920}
                snapshot={admin.snapshot.value}
                view={view}
              />
            ))}
          </aside>
        ),
      })}
    />
  )
}
