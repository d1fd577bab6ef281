import { Pictogram } from '../../parts/icon.tsx'

/** A pictogram for each life domain of the city catalogue, by a word of its name; others get a plain sheet. */
const drawings: readonly (readonly [word: string, path: string])[] = [
  // Umbrella: insurance for old age.
  ['养老', 'M16 4v2M4 17a12 11 0 0 1 24 0zM16 17v8a3 3 0 0 1-6 0'],
  // Cross in a shield.
  ['医疗', 'M16 4l10 3v9c0 6-4 10-10 12C10 26 6 22 6 16V7zM16 11v10M11 16h10'],
  // Heart on an open hand.
  [
    '救助',
    'M16 15l-5-5a3.300 3.300 0 0 1 5-4.200A3.300 3.300 0 0 1 21 10zM4 19h6l4 3h7M10 28l13 0 6-7-3-2-5 4',
  ],
  // Person with a stick.
  ['老年', 'M14 4.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 28l2-8v-6h4l5 5M16 16v5l3 7M24 17v11M21.500 17H26'],
  // Wheelchair.
  [
    '残疾',
    'M14 3.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM14 10v8h8l3 8M14 14h6M11 16a6.500 6.500 0 1 0 8 8',
  ],
  // Heartbeat.
  ['卫生', 'M16 27C9 22 4 18 4 12a6 6 0 0 1 12-2 6 6 0 0 1 12 2c0 6-5 10-12 15zM4 15h7l2-4 3 7 2-3h10'],
  // Ear of grain.
  [
    '惠农',
    'M16 28V12M16 12c-3-2-3-5 0-8 3 3 3 6 0 8zM16 19c-5 0-7-2-7-6 4 0 7 2 7 6zM16 19c5 0 7-2 7-6-4 0-7 2-7 6zM16 26c-5 0-7-2-7-6 4 0 7 2 7 6zM16 26c5 0 7-2 7-6-4 0-7 2-7 6z',
  ],
  // Briefcase.
  ['就业', 'M4 10h24v16H4zM12 10V6h8v4M4 17h24M16 15v4'],
  // Medal.
  [
    '军人',
    'M11 4l3 9M21 4l-3 9M16 12a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15zM16 16l1.200 2.500 2.800.300-2 2 .600 2.700-2.600-1.300-2.600 1.300.600-2.700-2-2 2.800-.300z',
  ],
  // Scales.
  ['法律', 'M16 5v22M9 27h14M6 9h20M7 9l-4 9h8zM25 9l-4 9h8zM3 18a4 4 0 0 0 8 0M21 18a4 4 0 0 0 8 0'],
  // Flag.
  ['党', 'M7 4v24M7 6h18l-4 6 4 6H7'],
  // Seal.
  ['便民', 'M12.500 16c2-3-1.500-5-1.500-8a5 5 0 0 1 10 0c0 3-3.500 5-1.500 8H26v6H6v-6zM6 27h20'],
]

const SHEET = 'M7 5h14l4 4v18H7zM11 13h10M11 18h10M11 23h6'

export function DomainIcon({ domain }: { domain: string }) {
  const [, path = SHEET] = drawings.find(([word]) => domain.includes(word)) ?? []
  return <Pictogram path={path} />
}
