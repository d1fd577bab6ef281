/** Words of a card that lies on the reader. */
export const words = {
  lying: (maskedName: string) => `${maskedName}，请拿走身份证`,
  perhaps: '别忘了拿走身份证',
} as const
