import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

const Backup = Type.Object({
  /** Instant, ISO 8601 UTC. */
  time: Type.String(),
  /** Name of who asked for it; null for one that was made by command. */
  by: Type.Union([Type.String(), Type.Null()]),
  /** Where it lies, as people know it. */
  place: Type.String(),
  /** Its name there. */
  file: Type.String(),
  bytes: Type.Integer(),
  /** Of the ledger in it. */
  entries: Type.Integer(),
})

/** `GET /api/backups` */
export const BackupsReply = Type.Object({
  /** Where one can be put now: the folder of station.yaml, and every stick that is plugged in. */
  places: Type.Array(
    Type.Object({
      id: Type.String(),
      at: Type.Union([Type.Literal('folder'), Type.Literal('stick')]),
      name: Type.String(),
      freeBytes: Type.Integer(),
    }),
  ),
  /** The newest that was made, by a press or by command, and read back whole; null before the first. */
  newest: Type.Union([Backup, Type.Null()]),
  /** Staff are told after so many days without one; null: they are not. */
  everyDays: Type.Union([Type.Integer(), Type.Null()]),
  /** One is being made. */
  running: Type.Boolean(),
})
export type BackupsReply = Static<typeof BackupsReply>

/** `POST /api/backups` → 200 once it is made and read back; 409 `wrong-state` while another is made. */
export const MakeBackupBody = Type.Object(
  { commandId: CommandId, place: Type.String({ minLength: 1, maxLength: 400 }) },
  { additionalProperties: false },
)
export type MakeBackupBody = Static<typeof MakeBackupBody>
