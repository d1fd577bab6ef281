import type { Notice } from '#contract/notice.ts'

/** A Chromium that has to start on a slow box. */
const MADE_WITHIN_MS = 90_000

/** Saves the sheet as the station's own browser makes it; false where there is none, or this page may not ask. */
export async function saveSheet(
  { id, title }: Pick<Notice, 'id' | 'title'>,
  as: 'pdf' | 'png',
): Promise<boolean> {
  try {
    const reply = await fetch(`/api/notices/${encodeURIComponent(id)}/sheet?as=${as}`, {
      signal: AbortSignal.timeout(MADE_WITHIN_MS),
    })
    if (!reply.ok) return false
    saveAs(await reply.blob(), `${title}.${as}`)
    return true
  } catch {
    // No answer: this browser makes it.
    return false
  }
}

export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
