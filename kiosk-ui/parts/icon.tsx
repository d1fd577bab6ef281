/** Pictograms of the frame and the home screen: 32 grid, one stroke, square ends; others are in screen-icon.tsx. */
const paths = {
  back: 'M20 6 10 16l10 10',
  home: 'M5 15 16 6l11 9M8 13v13h16V13M13 26v-8h6v8',
  size: 'M3 26 10 7l7 19M5.5 20h9M18 26l4.5-12L27 26M19.5 22h6',
  read: 'M4 12h6l7-6v20l-7-6H4zM21 12a5 5 0 0 1 0 8M24 8a10 10 0 0 1 0 16',
  sit: 'M14 3.5a2.5 2.5 0 1 0 .1 0zM14 10v8h8l3 8M14 14h6M11 16a6.5 6.5 0 1 0 8 8',
  stop: 'M8 8h16v16H8z',
  ticket: 'M4 8h24v5a3 3 0 0 0 0 6v5H4v-5a3 3 0 0 0 0-6zM20 8v3M20 14.5v3M20 21v3',
  guide: 'M8 4h12l5 5v19H8zM20 4v5h5M12 14h9M12 19h9M12 24h5',
  search: 'M14 5a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM21 21l7 7',
  board: 'M4 6h24v15H4zM11 21l-3 7M21 21l3 7M9 11h14M9 16h9',
  places: 'M16 4a9 9 0 0 0-9 9c0 6 9 15 9 15s9-9 9-15a9 9 0 0 0-9-9zM16 10a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  call: 'M7 23c2-2 2-5 2-9a7 7 0 0 1 14 0c0 4 0 7 2 9zM13.5 26.5h5',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { name: IconName }) {
  return <Pictogram path={paths[name]} />
}

export function Pictogram({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 32 32" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
