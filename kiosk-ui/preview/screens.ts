import type { PreviewScreen } from './shown.ts'

/** Every screen that shows drafts, by the name in the address (`/preview?screen=notice`); one more is one line here. */
export const screens: Readonly<Record<string, () => Promise<PreviewScreen>>> = {
  notice: async () =>
    (await import('./resident.tsx')).residentScreen((await import('./notice.ts')).noticeScreen),
  guide: async () =>
    (await import('./resident.tsx')).residentScreen((await import('./guide.ts')).guideScreen),
  'hall-band': async () => (await import('./hall-band.tsx')).hallBand,
  board: async () => (await import('./lobby.tsx')).lobby,
}
