/**
 * This kiosk from above, as its resident stands before it: the screen and the slot that tickets come from. What lies on
 * its front, the scanner at the left and the reader of cards at the right, is drawn by whom it concerns.
 */
export const KIOSK = 'M20 8h220v106H20zM34 20h192v20H34M34 20v20M38 66h64v9H38z'
/** The scanner's window, below the slot. */
export const SCANNER = 'M50 84h40v20H50zM58 90h24v8H58z'
