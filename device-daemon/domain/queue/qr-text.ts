/**
 * What stands in the QR code on paper and screen: a secret of the holder. `phoneUrl`: where phones on the hall's Wi-Fi
 * reach the station, e.g. `http://192.168.1.20:8090`; without it the code is for the station's own scanners only.
 */
export const qrText = (token: string, phoneUrl?: string): string =>
  phoneUrl === undefined ? `KT1:${token}` : `${phoneUrl}/t/${token}`

/** The token in the text of a slip's QR code, of either kind; undefined for any other code. */
export const tokenOfQr = (text: string): string | undefined =>
  /^(?:KT1:|https?:\/\/[^/\s]+\/t\/)([\w-]{1,64})$/.exec(text)?.[1]
