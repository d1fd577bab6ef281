/**
 * Every screen by its name. A journey enters its own in its journey.ts, by declaration merging: `shows` is what the
 * screen shows, `asks` what a tap must say to open it. A screen without `asks` opens only as the answer to another.
 *
 * @public
 */
export interface Screens {
  home: { shows: object }
}

/**
 * Sheets that stand before a screen, by name; entered like the screens.
 *
 * @public
 */
export interface Sheets {}

/** What a tap may ask of a journey beside opening a screen, by name; entered like the screens. */
export interface Acts {}

export type ScreenName = keyof Screens

/** What is on the screen, with everything it shows. `from`, where there is one, is the first thing of the page. */
export type ScreenOf<At extends ScreenName> = { at: At } & Screens[At]['shows']
export type Screen = { [At in ScreenName]: ScreenOf<At> }[ScreenName]

/** Screens that a tap opens by their name. */
export type Opened = {
  [At in ScreenName]: Screens[At] extends { asks: object } ? At : never
}[ScreenName]

/** Where a tap leads, and what it says. */
export type DestinationOf<At extends Opened> = { at: At } & (Screens[At] extends { asks: infer Asks }
  ? Asks
  : never)
export type Destination = { [At in Opened]: DestinationOf<At> }[Opened]

export type SheetName = keyof Sheets

/** What a sheet shows. `says` names what it tells the resident: another one begins the quiet time again. */
export type SheetOf<At extends SheetName> = { at: At; says: string } & Sheets[At]
export type Sheet = { [At in SheetName]: SheetOf<At> }[SheetName]
