import type { ClerkPlate } from '#contract/window.ts'
import { PlateForm } from '../../staff/plate/plate-form.tsx'
import { words } from '../../staff/plate/words.ts'
import type { Clerk } from '../clerk.ts'

type Props = { clerk: Clerk; plate: ClerkPlate; onClose: () => void }

/** One's own 座牌. */
export function OwnPlate({ clerk: { api, session, place }, plate, onClose }: Props) {
  const at = place.value
  return (
    <PlateForm
      plate={plate}
      title={words.plate.title}
      send={{
        plate: (body) => api.ask('PUT /api/session/plate', { params: {}, body }),
        photo: (picture) => api.photo(picture),
        noPhoto: () => api.ask('DELETE /api/session/photo', { params: {} }),
      }}
      onSaved={session.ask}
      print={at.at === 'chosen' ? `/window/${encodeURIComponent(at.window)}?plate=a4` : null}
      onClose={onClose}
    />
  )
}
