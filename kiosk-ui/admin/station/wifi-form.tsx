import type { Admin } from '../admin.ts'
import { type Bound, member } from '../editing/bound.ts'
import { CheckField, TextField } from '../editing/fields.tsx'
import type { PlacesDocument } from './documents.ts'
import { PlacesSection } from './places-section.tsx'
import { words } from './words.ts'

const NEW: NonNullable<PlacesDocument['wifi']> = { ssid: '', password: '' }

/** The network that residents may use. */
export function WifiForm({ admin }: { admin: Admin }) {
  return (
    <PlacesSection admin={admin} id="wifi" preview="reach">
      {(places) => <WifiFields places={places} />}
    </PlacesSection>
  )
}

function WifiFields({ places }: { places: Bound<PlacesDocument> }) {
  const wifi = member(places, 'wifi')
  const field = words.wifi
  return (
    <>
      <CheckField
        of={{
          ...wifi,
          value: wifi.value !== null,
          change: (update) => wifi.change((before) => (update(before !== null) ? (before ?? NEW) : null)),
        }}
        label={field.has}
      />
      {wifi.value !== null && (
        <NetworkFields
          of={{
            ...wifi,
            value: wifi.value,
            change: (update) => wifi.change((before) => update(before ?? NEW)),
          }}
        />
      )}
    </>
  )
}

function NetworkFields({ of }: { of: Bound<{ ssid: string; password: string | null }> }) {
  const password = member(of, 'password')
  const field = words.wifi
  return (
    <>
      <TextField of={member(of, 'ssid')} label={field.ssid} limit={32} />
      <CheckField
        of={{
          ...password,
          path: [...password.path, 'is'],
          value: password.value !== null,
          change: (update) => password.change((before) => (update(before !== null) ? (before ?? '') : null)),
        }}
        label={field.hasPassword}
      />
      {password.value !== null && (
        <TextField
          of={{
            ...password,
            value: password.value,
            change: (update) => password.change((before) => update(before ?? '')),
          }}
          label={field.password}
          limit={63}
        />
      )}
    </>
  )
}
