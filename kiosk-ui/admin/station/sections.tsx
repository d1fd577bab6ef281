import type { ComponentType } from 'preact'
import type { Admin } from '../admin.ts'
import { BookingsForm } from './bookings-form.tsx'
import { CasesForm } from './cases-form.tsx'
import { CommonForm } from './common-form.tsx'
import { FacilitiesForm } from './facilities-form.tsx'
import { HallForm } from './hall-form.tsx'
import { HolidaysForm } from './holidays-form.tsx'
import { HoursForm } from './hours-form.tsx'
import { MapForm } from './map-form.tsx'
import { NameForm } from './name-form.tsx'
import { PriorityForm } from './priority-form.tsx'
import { WifiForm } from './wifi-form.tsx'
import { WindowsForm } from './windows-form.tsx'
import type { words } from './words.ts'

/** A part of the station with a form of its own. `document`: where it stands, `kind/id`. */
type Section = {
  id: keyof typeof words.sections
  document: 'station/station' | 'rules/rules' | 'places/places'
  Form: ComponentType<{ admin: Admin }>
}

/** Everything that can be changed of the station, in the order in which a new one is set up. */
export const sections: readonly Section[] = [
  { id: 'name', document: 'station/station', Form: NameForm },
  { id: 'hours', document: 'station/station', Form: HoursForm },
  { id: 'holidays', document: 'station/station', Form: HolidaysForm },
  { id: 'common', document: 'station/station', Form: CommonForm },
  { id: 'windows', document: 'rules/rules', Form: WindowsForm },
  { id: 'priority', document: 'rules/rules', Form: PriorityForm },
  { id: 'bookings', document: 'rules/rules', Form: BookingsForm },
  { id: 'hall', document: 'station/station', Form: HallForm },
  { id: 'cases', document: 'station/station', Form: CasesForm },
  { id: 'facilities', document: 'places/places', Form: FacilitiesForm },
  { id: 'map', document: 'places/places', Form: MapForm },
  { id: 'wifi', document: 'places/places', Form: WifiForm },
]
