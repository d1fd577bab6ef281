import { useState } from 'preact/hooks'
import { type Picture, type PictureRoom, pictureBox } from './picture-box.ts'
import { words } from './words/picture.ts'

type Props = {
  picture: Picture
  place: { slice: number; of: number; opens: boolean }
  piece: number
  /** Null while the page is being measured. */
  room: PictureRoom | null
}

/** A picture of a notice, or a slice of it; where it does not come, its description stands there. */
export function NoticePicture({ picture, place, piece, room }: Props) {
  const [missing, setMissing] = useState(false)
  const { media, width, height, description } = picture
  const box = room && pictureBox(picture, place, room)
  return (
    <figure
      data-piece={piece}
      role="img"
      aria-label={place.slice === 0 ? description : words.goesOn}
      style={box ? { width: `${box.width}px`, height: `${box.height}px` } : undefined}
    >
      {missing ? (
        <p>{place.slice === 0 ? description : words.goesOn}</p>
      ) : (
        <img
          src={`/api/media/${media}`}
          width={width}
          height={height}
          alt=""
          style={box ? { objectPosition: `0 ${-box.from}px` } : undefined}
          onError={() => setMissing(true)}
        />
      )}
    </figure>
  )
}
