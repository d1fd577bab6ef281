import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'
import { ContentKind } from './contents.ts'
import { DonePlace } from './todo.ts'

/** What turns the sample into one's own station, one after another. */
export const FirstUseStep = Type.Union([
  Type.Literal('name'),
  Type.Literal('contact'),
  Type.Literal('holidays'),
  Type.Literal('windows'),
  Type.Literal('devices'),
  Type.Literal('places'),
  Type.Literal('people'),
  Type.Literal('notices'),
  Type.Literal('rules'),
  Type.Literal('guides'),
  Type.Literal('utilities'),
  /** The sample ends: the station is a real one. */
  Type.Literal('end'),
])
export type FirstUseStep = Static<typeof FirstUseStep>

/** What a person says of a step: it is right as it stands, it comes later, or neither any more. */
export const FirstUseMark = Type.Union([Type.Literal('done'), Type.Literal('later'), Type.Literal('open')])
export type FirstUseMark = Static<typeof FirstUseMark>

/** Something invented that a real station may not show, as the document it stands in. */
export const SampleLeft = Type.Object({
  /** The step that it belongs to. */
  step: FirstUseStep,
  kind: ContentKind,
  id: Type.String(),
  /** How people know it: a notice's title, or which field of the station it is. */
  name: Type.String(),
  /** Where it is changed. */
  place: DonePlace,
})
export type SampleLeft = Static<typeof SampleLeft>

/** `GET /api/first-use` */
export const FirstUseReply = Type.Object({
  /** A sample station still; `ended`: its own. */
  sample: Type.Union([Type.Literal('sample'), Type.Literal('ended')]),
  steps: Type.Array(
    Type.Object({
      step: FirstUseStep,
      at: Type.Union([Type.Literal('done'), Type.Literal('todo'), Type.Literal('later')]),
      /** How much of it is still to do, where it can be counted; 0 where it cannot. */
      left: Type.Integer({ minimum: 0 }),
      of: Type.Union([Type.Integer(), Type.Null()]),
      /** Whether a person's word makes it done; otherwise it is done once nothing of it is left. */
      by: Type.Union([Type.Literal('word'), Type.Literal('itself')]),
    }),
  ),
  /** What is left of the sample, by name. */
  left: Type.Array(SampleLeft),
})
export type FirstUseReply = Static<typeof FirstUseReply>

/** `POST /api/first-use/:step` → 200 `FirstUseReply` */
export const MarkStepBody = Type.Object(
  { commandId: CommandId, as: FirstUseMark },
  { additionalProperties: false },
)
export type MarkStepBody = Static<typeof MarkStepBody>
