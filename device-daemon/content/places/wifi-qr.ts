/**
 * Text of a code with which a phone's camera joins a network: `WIFI:T:WPA;S:<ssid>;P:<password>;;`, or `T:nopass` for
 * an open one. In both fields \ ; , : and " are written with a backslash before them, or the phone ends the field there.
 */
export function wifiQr(ssid: string, password: string | null): string {
  const access = password === null ? 'T:nopass;' : 'T:WPA;'
  const secret = password === null ? '' : `P:${escaped(password)};`
  return `WIFI:${access}S:${escaped(ssid)};${secret};`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,:"]/g, String.raw`\$&`)
}
