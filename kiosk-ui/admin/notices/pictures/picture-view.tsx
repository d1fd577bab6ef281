import { pictureOf } from './picture-line.ts'

/** A line of the text that is not written by hand, as its writer knows it: a picture with what is said of it. */
export function SourceView({ text }: { text: string }) {
  const picture = pictureOf(text)
  if (picture === null) return <p class="text-source">{text}</p>
  return (
    <figure class="text-picture">
      <img src={`/api/media/${picture.media}`} alt="" />
      <figcaption>{picture.description}</figcaption>
    </figure>
  )
}
