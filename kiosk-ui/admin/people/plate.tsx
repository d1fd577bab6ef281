import type { StaffAccountView } from '#contract/staff.ts'
import { PlateForm } from '../../staff/plate/plate-form.tsx'
import { words } from '../../staff/plate/words.ts'
import type { Admin } from '../admin.ts'

type Props = { admin: Admin; account: StaffAccountView; onSaved: () => void; onClose: () => void }

/** The 座牌 of anybody who works here, on its sheet at the window where they are, or without a window. */
export function Plate({ admin: { api, station }, account, onSaved, onClose }: Props) {
  const { id, name } = account
  const windows = station.value?.windows ?? []
  const at = windows.find(({ clerk }) => clerk?.id === id) ?? windows[0]
  return (
    <PlateForm
      key={account.photo}
      plate={account}
      title={words.plate.titleOf(name)}
      send={{
        plate: (body) => api.ask('PUT /api/staff/:id/plate', { params: { id }, body }),
        photo: (picture) => api.photo(picture, id),
        noPhoto: () => api.ask('DELETE /api/staff/:id/photo', { params: { id } }),
      }}
      onSaved={onSaved}
      print={at ? `/window/${encodeURIComponent(at.id)}?plate=a4&clerk=${encodeURIComponent(id)}` : null}
      onClose={onClose}
    />
  )
}
