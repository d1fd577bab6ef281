import { StationPanel } from './station.tsx'
import { words } from './words.ts'

/** 本站: what people are told of the station, when it is open, at which windows and in which queues, and what is where. */
export const station = {
  id: 'station',
  title: words.title,
  note: words.note,
  permission: 'content.edit',
  kinds: ['station', 'rules', 'places', 'plates'],
  Page: StationPanel,
} as const
