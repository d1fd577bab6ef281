import { Type, type Static } from 'typebox'

/**
 * A picture that a document may hold, by its name: SHA-256 of its bytes, its sides in pixels, its kind. The sides stand in
 * the name, so that a page is laid out before the picture has come, and nothing has to be asked for them.
 */
export const MEDIA_NAME = '^[0-9a-f]{64}-[1-9][0-9]{0,3}x[1-9][0-9]{0,3}\\.(jpg|png)$'

/** `GET /api/media/:name` is the picture. */
export const MediaParams = Type.Object({ name: Type.String({ pattern: MEDIA_NAME }) })

/** `POST /api/media`, the bytes of a JPEG or PNG: what was kept, without anything but the picture. The same again gives the same name. */
export const MediaReply = Type.Object({
  media: Type.Object({ name: Type.String(), width: Type.Integer(), height: Type.Integer() }),
})
export type MediaReply = Static<typeof MediaReply>
