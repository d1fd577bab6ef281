import type { Inhabitant } from '#daemon/daemon.ts'
import { lostAndFoundArea } from './area.ts'
import { lostAndFoundFeature } from './feature.ts'

/** 失物招领, whole: a sample of everything that an area may bring along. */
export const lostAndFound: Inhabitant = { area: lostAndFoundArea, feature: lostAndFoundFeature }
