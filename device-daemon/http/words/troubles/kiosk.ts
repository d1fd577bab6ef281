/** What people call a kiosk, as clerks' screens do where a resident calls from it. `id`: null where there is only one. */
export function kioskWords(id: string | null): string {
  if (id === null) return '自助机'
  const number = /^kiosk-(\d+)$/u.exec(id)?.[1]
  return number === undefined ? `自助机 ${id} ` : `${number} 号自助机`
}
