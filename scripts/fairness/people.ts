import { oneOf, type Random, seeded } from '#test/support/seeded.ts'

/** One who comes on a day. Minutes count from the opening of the station. */
export type Person = {
  comesAt: number
  /** Who has priority, and who says so without having it. Everybody else is ordinary. */
  claim: 'has-priority' | 'claims-wrongly' | 'ordinary'
  /** What a clerk makes of a wrong claim at the window. */
  caught: boolean
  /** `absent`: left without a word; `leaves`: takes the ticket back at the kiosk once they have waited so many minutes. */
  stays: { at: 'to-the-end' } | { at: 'absent' } | { at: 'leaves'; afterMinutes: number }
  serviceMinutes: number
}

/** A clerk who leaves the window for a while. */
type Break = { window: number; from: number; minutes: number }

/** Everything that is so on a day whatever the rule of the queue is. */
export type DayOfPeople = { people: readonly Person[]; breaks: readonly Break[] }

/** What a crowd is made of, as shares of 1. */
export type Crowd = {
  windows: number
  /** Persons without priority who say that they have it. */
  wrongClaims: number
}

/** 8:30–11:30 and 14:00–17:00, as most stations are open. */
const HALVES = [
  { from: 0, minutes: 180, rush: 0.3 },
  { from: 330, minutes: 180, rush: 0.15 },
] as const
const RUSH_MINUTES = 15
/** Mean and spread of a service at a window where everything is done, in minutes. */
const SERVICE = { mean: 7, spread: 0.6, least: 1, most: 40 }
/** How much of what the windows can do is asked for. Market days and the last days of a payment are beyond it. */
const LOADS = [0.6, 0.75, 0.85, 0.95, 1.1]
const HAS_PRIORITY = 0.2
const CAUGHT = 0.5
const ABSENT = 0.06
const LEAVES = 0.03
const BREAKS_A_HALF = 0.4

/** The same day for the same seed. */
export function dayOfPeople(crowd: Crowd, seed: number): DayOfPeople {
  const random = seeded(seed * 7919 + crowd.windows)
  const load = oneOf(random, LOADS)
  const people = HALVES.flatMap(({ from, minutes, rush }) => {
    const expected = (load * crowd.windows * minutes) / SERVICE.mean
    return Array.from({ length: poisson(random, expected) }, () => {
      const isEarly = random() < rush
      return aPerson(random, from + random() * (isEarly ? RUSH_MINUTES : minutes), crowd)
    })
  })
  return { people: people.toSorted((a, b) => a.comesAt - b.comesAt), breaks: breaksOf(random, crowd.windows) }
}

function aPerson(random: Random, comesAt: number, { wrongClaims }: Crowd): Person {
  // Drawn in the same order for everybody, so that a day differs between crowds in nothing but the claims.
  const [right, wrong, caught, staying, patience] = [random(), random(), random(), random(), random()]
  const claim = right < HAS_PRIORITY ? 'has-priority' : wrong < wrongClaims ? 'claims-wrongly' : 'ordinary'
  const stays: Person['stays'] =
    staying < ABSENT
      ? { at: 'absent' }
      : staying < ABSENT + LEAVES
        ? { at: 'leaves', afterMinutes: 15 + patience * 45 }
        : { at: 'to-the-end' }
  return { comesAt, claim, caught: caught < CAUGHT, stays, serviceMinutes: serviceMinutes(random) }
}

/** Log-normal, as times of service are: most are short, a few are very long. */
function serviceMinutes(random: Random): number {
  const { mean, spread, least, most } = SERVICE
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const minutes = mean * Math.exp(spread * normal - spread ** 2 / 2)
  return Math.min(most, Math.max(least, minutes))
}

function breaksOf(random: Random, windows: number): Break[] {
  return HALVES.flatMap(({ from, minutes }) =>
    Array.from({ length: windows }, (_, window): Break[] =>
      random() < BREAKS_A_HALF
        ? [{ window, from: from + random() * (minutes - 30), minutes: 10 + random() * 20 }]
        : [],
    ).flat(),
  )
}

function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}
