import { useEffect } from 'preact/hooks'
import type { Admin } from '../admin.ts'
import { useAnswer } from '../use-answer.ts'
import { MaskingForm } from './masking-form.tsx'
import { newId } from './notice.ts'
import { NoticeForm } from './notice-form.tsx'
import { NoticeList } from './notice-list.tsx'
import { words } from './words.ts'

/**
 * The board as a list, or the notice that the address names in its form: `2026-11-28-1`, or `2026-11-28-1/低保公示` for a new
 * one. `new/低保公示` begins one with the first id that is free.
 */
export function Notices({ admin, place }: { admin: Admin; place: string }) {
  const [id = '', of = ''] = place.split('/')
  if (id === '') return <NoticeList admin={admin} />
  if (id === 'masking') return <MaskingForm admin={admin} />
  if (id === 'new') return <NewNotice admin={admin} of={of} />
  return <NoticeForm key={id} admin={admin} id={id} of={of} />
}

function NewNotice({ admin, of }: { admin: Admin; of: string }) {
  const list = useAnswer(() => admin.api.ask('GET /api/contents/:kind', { params: { kind: 'notice' } }), of)
  const today = admin.clock.wall.value?.day
  useEffect(() => {
    if (list === null || today === undefined) return
    const begun = [...admin.editing.unsaved.peek()].map((key) => key.replace(/^notice\//, ''))
    const id = newId(today, [...list.contents.map(({ id }) => id), ...begun])
    // The way back leads to where the person came from.
    location.replace(`#notices/${id}/${encodeURIComponent(of)}`)
  }, [list, today])
  return <p class="opening">{words.opening}</p>
}
