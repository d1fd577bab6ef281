/** A page on which one picture is taken after another. */
export type Taker<Picture> = { take(picture: Picture): Promise<void>; close(): Promise<void> }

/**
 * Takes every picture and answers with those that could not be taken, each by its name and its reason. The ones after it
 * are taken on a fresh page, because a page that failed may be gone, or still be busy.
 */
export async function takeEach<Picture extends { file: string }>(
  pictures: readonly Picture[],
  open: () => Promise<Taker<Picture>>,
): Promise<string[]> {
  const failed: string[] = []
  let taker: Taker<Picture> | null = null
  for (const picture of pictures) {
    try {
      taker ??= await open()
      await taker.take(picture)
    } catch (error) {
      failed.push(`${picture.file}: ${error instanceof Error ? error.message : String(error)}`)
      await taker?.close().catch(() => {})
      taker = null
    }
  }
  await taker?.close()
  return failed
}
