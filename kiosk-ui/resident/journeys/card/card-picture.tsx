/** The reader: a low step on the counter. */
const READER = 'M10 104h180M28 104V92h144v12'
/** A card as it lies on the reader, and as a hand holds it above. */
const LYING = 'translate(0 14)'
const HELD = 'rotate(-6 100 52)'

export type CardPose = 'place' | 'lift' | 'steady' | 'one' | 'away' | 'down'

/** What the hand should do, as a drawing; the words beside it say the same. */
export function CardPicture({ pose }: { pose: CardPose }) {
  return (
    <div class="card-picture">
      <svg viewBox="0 0 200 116" aria-hidden="true">
        <path d={READER} />
        {drawing(pose)}
      </svg>
    </div>
  )
}

function drawing(pose: CardPose) {
  switch (pose) {
    case 'place':
      return (
        <>
          <OneCard transform={HELD} />
          <path d="M158 30v34M149 56l9 9 9-9" />
        </>
      )
    case 'steady':
      return (
        <>
          <OneCard transform={LYING} />
          <path d="M22 84V52M178 84V52M22 84l-6-7M22 84l6-7M178 84l-6-7M178 84l6-7" />
        </>
      )
    case 'lift':
      return (
        <>
          <OneCard transform={HELD} />
          <path d="M36 66V30M27 39l9-9 9 9M164 30v36M155 57l9 9 9-9" />
        </>
      )
    case 'one':
      return (
        <>
          <path class="card-body" d="M98 26h84v54H98z" />
          <path class="card-not" d="M138 38l30 30M168 38l-30 30" />
          <OneCard transform="translate(-28 14)" />
        </>
      )
    case 'away':
      return (
        <>
          <OneCard transform="translate(-14 -2)" />
          <path d="M142 50h44M176 40l10 10-10 10" />
        </>
      )
    case 'down':
      return <path class="card-not" d="M70 24l60 52M130 24L70 76" />
  }
}

function OneCard({ transform }: { transform: string }) {
  return (
    <g transform={transform}>
      <path class="card-body" d="M56 22h88v54H56z" />
      <path d="M66 36h34M66 46h26M66 56h34M114 34h20v26h-20z" />
    </g>
  )
}
