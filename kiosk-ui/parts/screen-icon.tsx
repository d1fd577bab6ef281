import { Icon, type IconName, Pictogram } from './icon.tsx'

/** Pictograms that home does not need, so that its first load does not carry them; drawn like icon.tsx. */
const paths = {
  arrow: 'M6 16h19M18 9l7 7-7 7',
  check: 'M6 17l7 7L26 9',
  print: 'M9 12V5h14v7M9 22H5V12h22v10h-4M9 18h14v9H9z',
  warn: 'M16 4 29 27H3zM16 13v6M16 22.500v1',
  'service-counter':
    'M16 4.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM8 20a8 8 0 0 1 16 0M3 20h26M5 20v7M27 20v7',
} as const

export type ScreenIconName = IconName | keyof typeof paths

export function ScreenIcon({ name }: { name: ScreenIconName }) {
  return isOwn(name) ? <Pictogram path={paths[name]} /> : <Icon name={name} />
}

function isOwn(name: ScreenIconName): name is keyof typeof paths {
  return name in paths
}
