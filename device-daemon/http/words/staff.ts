/** What the accounts of the first start are called: the 站长, then a clerk for each window. */
export function firstAccountNames(windows: number): { lead: string; clerks: readonly string[] } {
  return { lead: '站长', clerks: Array.from({ length: windows }, (_, i) => `窗口${i + 1}员工`) }
}

/** Of an account whose own name is lost; `place`: where it stood in the roster, from 1. */
export const nameOfLost = (place: number): string => (place === 1 ? '站长' : `账号${place}`)
