import type { GuideList, Portal } from '#contract/guide.ts'

/** One entry where errands are done online, and which of this station's are. */
export type OnlineSlide = { portal: Portal; items: string[] }

/** More ways than these in the rotation would hide the publications. */
const MOST = 3

/** The station's own entry first, then those of single errands; none where none is known. */
export function onlineSlides({ guides, portal }: Pick<GuideList, 'guides' | 'portal'>): OnlineSlide[] {
  const slides = new Map<string, OnlineSlide>()
  if (portal) slides.set(portal.url, { portal, items: [] })
  for (const { portal: own, plainTitle, suspended } of guides) {
    if (own === null || suspended !== null) continue
    const slide = slides.get(own.url) ?? { portal: own, items: [] }
    slide.items.push(plainTitle)
    slides.set(own.url, slide)
  }
  return [...slides.values()].slice(0, MOST)
}
