import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import type { Admin } from '../admin.ts'
import type { Bound } from './bound.ts'
import type { Editor, Times } from './editor.ts'
import type { Opened } from './opened.ts'
import { History } from './history.tsx'
import { MeanwhilePanel } from './meanwhile.tsx'
import { PublishBar } from './publish-bar.tsx'
import { whenWords, words } from './words.ts'

type Props<Doc extends object> = {
  admin: Admin
  editor: Editor<Doc>
  /** 「写公示」. */
  title: string
  /** Where the way back leads: the panel's address and its name. */
  back: { href: string; words: string }
  form: (document: Bound<Doc>, opened: Opened<Doc>) => ComponentChildren
  /** Stands beside the form. */
  preview?: (opened: Opened<Doc>) => ComponentChildren
  /** Where the document itself says from when to when it is shown. */
  times?: (document: Doc) => Times
  /** What a kind offers besides, in the bar at the foot. */
  acts?: (opened: Opened<Doc>) => ComponentChildren
}

/** A document in its form, on the whole page: what it is and who else changed it, the form, the preview, the bar. */
export function EditorFrame<Doc extends object>(props: Props<Doc>) {
  const { admin, editor, title, back, form, preview, times, acts } = props
  const state = editor.state.value
  useSaveKey(editor)
  return (
    <div class="editing panel-column" data-at={state.at}>
      <header class="editing-head">
        <a class="button" data-act="back" href={back.href}>
          ‹ {back.words}
        </a>
        <h2>{title}</h2>
        {state.at === 'open' && <Saved admin={admin} editor={editor} opened={state} />}
        <TouchButton data-act="lock" onPress={admin.session.lock}>
          {words.lock}
        </TouchButton>
      </header>
      {state.at === 'opening' && <p class="opening">{words.opening}</p>}
      {state.at === 'not-opened' && (
        <div class="editing-none">
          <h3>{words.notOpened}</h3>
          <p>{state.said}</p>
        </div>
      )}
      {state.at === 'open' && (
        <>
          <div class={preview ? 'editing-body beside' : 'editing-body'}>
            {/* Nothing is sent by Enter: a form is published by its own press. */}
            <form
              class="editing-form scrolls"
              aria-label={title}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
              tabIndex={0}
              onSubmit={(event) => event.preventDefault()}
            >
              {form(editor.bound(state), state)}
            </form>
            {preview?.(state)}
          </div>
          <PublishBar
            admin={admin}
            editor={editor}
            opened={state}
            {...(times && { times: times(state.document) })}
          >
            {acts?.(state)}
          </PublishBar>
        </>
      )}
    </div>
  )
}

/** What is kept, who else changed it, and the way to everything before. */
function Saved<Doc extends object>({
  admin,
  editor,
  opened,
}: {
  admin: Admin
  editor: Editor<Doc>
  opened: Opened<Doc>
}) {
  const [shows, setShows] = useState<'nothing' | 'history'>('nothing')
  const { versions, base, newest, meanwhile, document, kept, standing } = opened
  const today = admin.clock.wall.value?.day ?? ''
  const when = (time: string) => whenWords(today, admin.clock.dayOf(time), admin.clock.timeOf(time))
  const own = versions.find(({ version }) => version === base)
  const isTheirs = newest !== null && newest.version > (base ?? 0)
  const saved =
    document !== kept
      ? words.saved.unsaved
      : own
        ? words.saved.kept(when(own.time))
        : words.saved[standing.at === 'new' ? 'new' : 'file']
  return (
    <>
      <p class="editing-saved" role="status" data-unsaved={document !== kept}>
        {saved}
      </p>
      {document !== kept && <SurelyButton words={words.drop} onPress={editor.dropChanges} />}
      {isTheirs && (
        <TouchButton
          class="editing-theirs"
          data-act="look-at-theirs"
          onPress={() => void editor.lookAtTheirs()}
        >
          {words.meanwhile.told(newest.by, when(newest.time))}
        </TouchButton>
      )}
      <TouchButton data-act="history" onPress={() => setShows('history')}>
        {words.history.open(versions.length)}
      </TouchButton>
      {shows === 'history' && (
        <History admin={admin} editor={editor} opened={opened} onClose={() => setShows('nothing')} />
      )}
      {meanwhile !== null && (
        <MeanwhilePanel editor={editor} meanwhile={meanwhile} onClose={editor.leaveMeanwhile} />
      )}
    </>
  )
}

/** Ctrl+S keeps a draft, also while something is being written. */
function useSaveKey<Doc extends object>(editor: Editor<Doc>): void {
  useLayoutEffect(() => {
    function down(event: KeyboardEvent): void {
      if (event.code !== 'KeyS' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      if (!event.repeat && editor.state.peek().at === 'open') void editor.keep()
    }
    addEventListener('keydown', down)
    return () => removeEventListener('keydown', down)
  }, [editor])
}
