import { Type, type Static } from 'typebox'

/** The longest sentence that is read aloud in one piece; the screens cut theirs shorter. */
const MAX_CHARACTERS = 400

/** `POST /api/speech`: one sentence of a screen, as it stands there. Kept nowhere. */
export const SpeechBody = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: MAX_CHARACTERS }) },
  { additionalProperties: false },
)
export type SpeechBody = Static<typeof SpeechBody>

/**
 * What to play, in order: names of clips, and `pause-short` and `pause-long` for silence. Empty when there is nothing
 * to say.
 */
export const SpeechReply = Type.Object({ clips: Type.Array(Type.String()) })
export type SpeechReply = Static<typeof SpeechReply>

/**
 * `GET /voice/index`: where each clip is. `packs`: sound files with many clips, each with its start and length in ms.
 * `own`: the station's recordings, a file each, which are played instead of the clip of that name.
 */
export const VoiceIndex = Type.Object({
  packs: Type.Array(
    Type.Object({
      url: Type.String(),
      clips: Type.Record(Type.String(), Type.Tuple([Type.Integer(), Type.Integer()])),
    }),
  ),
  own: Type.Record(Type.String(), Type.String()),
})
export type VoiceIndex = Static<typeof VoiceIndex>
