/** A code of six digits as it is read out: 「48 21 73」, with blanks at which no line ends. */
export const inPairs = (code: string): string => (code.match(/.{2}/g) ?? []).join('\u00a0')
