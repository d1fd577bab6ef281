import { MEDIA_NAME } from '#contract/media.ts'
import type { Block } from '#contract/notice.ts'
import { type Finding, wrong } from '../check/finding.ts'
import { isRecord } from '../check/shape.ts'

export type Picture = Extract<Block, { at: 'picture' }>

/** `![说明](media:NAME)`; brackets in the description are written with a backslash. */
const PICTURE = /^!\[((?:\\.|[^\\[\]\n])*)\]\(media:([^\s()]*)\)$/
const NAME = new RegExp(MEDIA_NAME, 'v')
/** A page of a PDF in words has some thousand characters. */
const MOST_CHARACTERS = 2_000

const NO_DESCRIPTION = '图片没有说明，请写上图里是什么、写了什么：念给我听念的就是它'
const NOT_OURS = '没有这张图片，请用编辑器里的“图片”重新放进来'

/** A picture as it stands in Markdown; null where it names anything but one of the station's own. */
export function readPicture(
  raw: string,
): { at: 'picture'; block: Picture } | { at: 'fault'; message: string } | null {
  const [matched, written = '', media = ''] = PICTURE.exec(raw) ?? []
  if (matched === undefined) return null
  const description = written.replaceAll(/\\(.)/g, '$1').trim()
  if (description === '') return { at: 'fault', message: NO_DESCRIPTION }
  if (description.length > MOST_CHARACTERS)
    return { at: 'fault', message: `图片的说明太长，应不超过 ${MOST_CHARACTERS} 个字` }
  const [, width, height] = NAME.test(media) ? (/-(\d+)x(\d+)\./.exec(media) ?? []) : []
  if (width === undefined || height === undefined) return { at: 'fault', message: NOT_OURS }
  const sides = { width: Number(width), height: Number(height) }
  return { at: 'picture', block: { at: 'picture', media, ...sides, description } }
}

/** Pictures that a document names and this station does not have. */
export function missingPictures(value: unknown, has: (name: string) => boolean): readonly Finding[] {
  const body = isRecord(value) ? value['body'] : undefined
  return picturesIn(body).flatMap(({ line, media }) => (has(media) ? [] : [wrong(['body', line], NOT_OURS)]))
}

/** The lines of a text that are pictures, counted from 0. */
export function picturesIn(body: unknown): readonly { line: number; media: string }[] {
  if (typeof body !== 'string') return []
  return body.split('\n').flatMap((text, line) => {
    const read = readPicture(text.trim())
    return read?.at === 'picture' ? [{ line, media: read.block.media }] : []
  })
}
