import type { PreviewScreen } from './shown.ts'

/** Every screen that shows drafts, by the name in the address (`/preview?screen=notice`); one more is one line here. */
export const screens: Readonly<Record<string, () => Promise<PreviewScreen>>> = {
  hall: async () => (await import('./hall-now.tsx')).hallNow,
  notice: async () =>
    (await import('./resident.tsx')).residentScreen((await import('./notice.ts')).noticeScreen),
  guide: async () =>
    (await import('./resident.tsx')).residentScreen((await import('./guide.ts')).guideScreen),
  home: async () => (await import('./home.tsx')).homeScreen,
  map: async () => placesFrom(0),
  facilities: async () => placesFrom(1),
  reach: async () => placesFrom(9),
  'hall-band': async () => (await import('./hall-band.tsx')).hallBand,
  board: async () => (await import('./lobby.tsx')).lobby,
}

async function placesFrom(page: number): Promise<PreviewScreen> {
  return (await import('./resident.tsx')).residentScreen((await import('./places.ts')).placesScreen(page))
}
