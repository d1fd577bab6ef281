import { KIOSK, SCANNER } from '../../parts/kiosk-picture.ts'
import { words } from './words.ts'

/** The slip, held by its upper edge, its code to the scanner. */
const SLIP = 'M52 112h36v96H52z'
const CODE = 'M59 119h9v9h-9zM72 119h9v9h-9zM59 132h9v9h-9zM74 134h5v5h-5z'
const LINES = 'M59 150h14M59 158h12M59 166h14'
const HAND = 'M98 200v-38l-10-10h-8l-4 8M60 200v-16'
const ARROW = 'M124 166v-46M110 134l14-14 14 14'

/** Where the slip is held: this kiosk from above, with the hand and one arrow; the words beside it say the same. */
export function SlipPicture() {
  return (
    <figure class="slip-picture">
      <svg viewBox="14 2 232 210" aria-hidden="true">
        <path d={KIOSK} />
        <path class="slip-on" d={SCANNER} />
        <path class="slip-on" d={SLIP} />
        <path d={CODE} />
        <path d={LINES} />
        <path d={HAND} />
        <path class="slip-arrow" d={ARROW} />
      </svg>
      <figcaption>{words.scanner}</figcaption>
    </figure>
  )
}
