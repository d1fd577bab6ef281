import type { Showing } from './address.ts'
import { adminStates } from './admin/states.ts'
import { benchStates } from './bench/states.ts'
import { boardStates } from './board/states.ts'
import { clerkStates } from './clerk/states.ts'
import { hallStates } from './hall/states.ts'
import { keeperStates } from './keeper/states.ts'
import { phoneStates } from './phone/states.ts'
import { residentStates } from './resident/states.ts'
import type { GalleryState } from './state.ts'
import { windowStates } from './window/states.ts'

/** Every state that can be looked at, by surface; the gate, the screenshots and the index read it. */
export const gallery = {
  resident: residentStates,
  hall: hallStates,
  window: windowStates,
  board: boardStates,
  phone: phoneStates,
  bench: benchStates,
  keeper: keeperStates,
  clerk: clerkStates,
  admin: adminStates,
} as const

type AnyState = Pick<GalleryState<never>, 'name' | 'screen' | 'only' | 'atRest' | 'lookedAtBy'>

export type Surface = keyof typeof gallery

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object written out here has no other keys
export const surfaces = Object.keys(gallery) as Surface[]

/** The states of a surface that exist in this mode. */
export function statesOf(
  surface: Surface,
  type: Showing['type'],
  reach: Showing['reach'] = 'standing',
): readonly AnyState[] {
  const states: readonly AnyState[] = gallery[surface]
  const usual = type === 'normal' && reach === 'standing'
  return states.filter(({ only, atRest }) => (only === undefined || only === type) && (usual || !atRest))
}
