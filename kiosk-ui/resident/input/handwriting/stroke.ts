/** A point of a stroke, x to the right and y down, in any unit. */
export type Point = readonly [x: number, y: number]
/** One movement of the finger, from where it comes down to where it is lifted. */
export type Stroke = readonly Point[]
