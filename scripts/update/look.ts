import type { Expected } from '#daemon/store/updates/update-state.ts'

/** How a station stands, seen from outside. `working`: ids of devices that are ready, or ask for paper and the like. */
export type Look =
  | { at: 'silent' }
  | { at: 'answers'; version: string; isReady: boolean; screens: number; working: readonly string[] }

const ANSWERS_WITHIN_MS = 2_000

/** `station`: its address on this machine. */
export async function lookAt(station: string): Promise<Look> {
  try {
    const [alive, ready] = await Promise.all([answer(station, '/healthz'), answer(station, '/readyz')])
    const devices = Array.isArray(ready.fields['devices']) ? ready.fields['devices'].map(fieldsOf) : []
    return {
      at: 'answers',
      version: String(alive.fields['version']),
      isReady: alive.status === 200 && ready.status === 200,
      screens: Number(ready.fields['screens']),
      working: devices.flatMap(({ id, health }) =>
        ['ready', 'attention'].includes(String(fieldsOf(health)['at'])) ? [String(id)] : [],
      ),
    }
  } catch {
    return { at: 'silent' }
  }
}

/** What has to work after a switch, by what worked before it. */
export const expectedOf = (look: Look): Expected =>
  look.at === 'silent'
    ? { screens: false, devices: [] }
    : { screens: look.screens > 0, devices: [...look.working] }

async function answer(station: string, path: string) {
  const reply = await fetch(new URL(path, station), { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })
  return { status: reply.status, fields: fieldsOf(await reply.json()) }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
