import { useState } from 'preact/hooks'
import type { CatalogueItem } from '#contract/guide-document.ts'
import type { GuideDraft } from '#contract/guide-upkeep.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import type { Bound } from '../editing/bound.ts'
import { EditorFrame } from '../editing/editor-frame.tsx'
import type { Opened } from '../editing/opened.ts'
import { Preview } from '../editing/preview.tsx'
import { useEditor } from '../editing/use-editor.ts'
import { emptyGuide, guideEditors } from './guide.ts'
import { OtherFields } from './other-fields.tsx'
import type { LockOf } from './part.ts'
import { SevenElements } from './seven-elements.tsx'
import { StationFields } from './station-fields.tsx'
import { words } from './words.ts'

const upright = { width: 1080, height: 1920 }

/** One guide in its form: the seven elements first, then the rest, and what only this station says of it. */
export function GuideForm({ admin, id }: { admin: Admin; id: string }) {
  const editor = useEditor(guideEditors, admin.editing, id, emptyGuide(Number(id)))
  const [unlocked, setUnlocked] = useState(false)
  const lockOf =
    ({ view }: Opened<CatalogueItem>): LockOf =>
    (field) =>
      unlocked ? undefined : draftOf(view)?.locked[field]
  return (
    <EditorFrame
      admin={admin}
      editor={editor}
      title={words.form.title(id, titleOf(editor.state.value))}
      back={{ href: '#guides', words: words.title }}
      acts={(opened) =>
        admin.editing.may('catalogue.edit') &&
        Object.keys(draftOf(opened.view)?.locked ?? {}).length > 0 && (
          <TouchButton data-act="unlock" aria-pressed={unlocked} onPress={() => setUnlocked(!unlocked)}>
            {words.form.unlock}
          </TouchButton>
        )
      }
      preview={({ view }) => {
        const shown = { snapshot: admin.snapshot.value, view: draftOf(view)?.guide ?? undefined }
        return (
          <aside class="previews two" aria-label={words.preview.title}>
            <Preview {...upright} {...shown} screen="guide" title={words.preview.kiosk} />
            <Preview {...upright} {...shown} screen="guide&type=large" title={words.preview.large} />
          </aside>
        )
      }}
      form={(guide: Bound<CatalogueItem>, opened) => {
        const part = { admin, guide, lockOf: lockOf(opened) }
        return (
          <>
            {unlocked && <p class="guide-unlocked">{words.form.unlocked}</p>}
            <SevenElements {...part} />
            <OtherFields {...part} />
            <StationFields {...part} />
          </>
        )
      }}
    />
  )
}

function draftOf(view: unknown): GuideDraft | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the check of a guide hands out this
  return (view ?? null) as GuideDraft | null
}

function titleOf(state: ReturnType<typeof guideEditors.open>['state']['value']): string {
  return state.at === 'open' ? state.document.plainTitle : ''
}
