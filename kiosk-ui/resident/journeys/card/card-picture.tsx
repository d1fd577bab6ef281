import { KIOSK } from '../../parts/kiosk-picture.ts'

/**
 * What the hand should do. `place`: put the card down. `still`: leave it alone. `again`: lift it and put it down once
 * more. `two`: take one of two away. `take`: take it away. `down`: the reader cannot be used.
 */
export type CardPose = 'place' | 'still' | 'again' | 'two' | 'take' | 'down'

/** The reader, at the lower right of the kiosk. */
const READER = 'M140 52h88v54h-88z'
/** Where a card belongs, on a reader without one. */
const EMPTY = 'M149 70v-9h9M210 61h9v9M219 88v9h-9M158 97h-9v-9'
/** Lines and the picture on a card whose upper left corner is at 148, 57. */
const PRINTED = 'M157 69h26M157 78h20M196 67h15v20h-15z'
/** How far a hand holds the card below the reader. */
const HELD = 'translate(0 66)'
/** A hand that holds the card by its lower edge; the card's own edge is open where the thumb lies on it. */
const HAND = 'M160 204v-51l3-4h8l3 4v14M208 167v37'
const HELD_CARD = 'M160 101h-12V57h72v44h-46'
const PALM = 'M166 204v-30l-13-15 7-8 8 8v-28h10v-6h10v4h10v8h9v40l-4 8v19M178 131v26M188 129v28M198 137v20'
const UP = 'M122 182v-52M108 144l14-14 14 14'
const DOWN = 'M122 130v52M108 168l14 14 14-14'
/** Down, and up again. */
const DOWN_AND_UP = 'M96 128v52h28v-50M110 144l14-14 14 14'
const CROSS = 'M158 60l52 38M210 60l-52 38'

/** The forearm runs out of the picture at its lower edge. */
const WITH_HAND = '12 0 236 204'
const WITHOUT_HAND = '12 -8 236 138'

/** A drawing of it; the words beside it say the same. */
export function CardPicture({ pose }: { pose: CardPose }) {
  return (
    <div class="card-picture">
      <svg viewBox={pose === 'down' ? WITHOUT_HAND : WITH_HAND} aria-hidden="true">
        <path d={KIOSK} />
        <path d={READER} />
        {drawing(pose)}
      </svg>
    </div>
  )
}

function drawing(pose: CardPose) {
  switch (pose) {
    case 'place':
      return <HeldCard arrow={UP} />
    case 'still':
      return (
        <>
          <LyingCard />
          <path d={PALM} />
        </>
      )
    case 'again':
      return <HeldCard arrow={DOWN_AND_UP} />
    case 'two':
      return (
        <>
          <LyingCard />
          <HeldCard arrow={DOWN} beside />
        </>
      )
    case 'take':
      return <HeldCard arrow={DOWN} />
    case 'down':
      return <path class="card-not" d={CROSS} />
  }
}

/** `beside`: another card lies on the reader. */
function HeldCard({ arrow, beside = false }: { arrow: string; beside?: boolean }) {
  return (
    <>
      {!beside && <path class="card-place" d={EMPTY} />}
      <g transform={HELD}>
        <path class="card-body" d={HELD_CARD} />
        <path d={PRINTED} />
      </g>
      <path d={HAND} />
      <path class="card-arrow" d={arrow} />
    </>
  )
}

function LyingCard() {
  return (
    <>
      <path class="card-body" d="M148 57h72v44h-72z" />
      <path d={PRINTED} />
    </>
  )
}
