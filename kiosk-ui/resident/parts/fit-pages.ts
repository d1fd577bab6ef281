/**
 * Heights in px as laid out: the label beside the rows, each row, and what the section has around them. A label that
 * stands above its rows belongs to `chrome`; `continued` is the chrome where the section goes on, if it is another.
 */
export type SectionHeights = { chrome: number; continued?: number; label: number; rows: readonly number[] }

/** Rows `from` up to, not including, `to` of a section. */
export type Slice = { section: number; from: number; to: number }

/** A section of `whole` rows or fewer is not cut, and of a longer one `together` stay together on either side. */
export type Cutting = { whole: number; together: number }

const RUNNING_TEXT: Cutting = { whole: 3, together: 2 }

/**
 * Puts sections on pages of a height, in order, each row once. Cuts long sections between rows; a single row higher
 * than a page gets one of its own.
 */
export function fitPages(
  sections: readonly SectionHeights[],
  height: number,
  { whole, together }: Cutting = RUNNING_TEXT,
): Slice[][] {
  const pages: Slice[][] = []
  let page: Slice[] = []
  let left = height

  function turn(): void {
    if (page.length > 0) pages.push(page)
    page = []
    left = height
  }

  sections.forEach((heights, section) => {
    const { rows } = heights
    let from = 0
    while (from < rows.length) {
      const fitting = countFitting(heights, from, left)
      const all = from + fitting === rows.length
      const kept = all ? fitting : Math.min(fitting, rows.length - from - together)
      const good = all || (rows.length > whole && kept >= together)
      if (!good && page.length > 0) {
        turn()
        continue
      }
      // On an empty page there is nothing to wait for.
      const to = from + (good ? kept : Math.max(1, fitting))
      page.push({ section, from, to })
      left -= sliceHeight(heights, from, to)
      from = to
      if (from < rows.length) turn()
    }
  })
  turn()
  return pages
}

function countFitting(heights: SectionHeights, from: number, room: number): number {
  let to = from
  while (to < heights.rows.length && sliceHeight(heights, from, to + 1) <= room) to++
  return to - from
}

function sliceHeight(
  { chrome, continued = chrome, label, rows }: SectionHeights,
  from: number,
  to: number,
): number {
  // A label that goes on has a line more, which says so.
  const beside = from > 0 ? 2 * label : label
  const text = rows.slice(from, to).reduce((sum, row) => sum + row, 0)
  return (from > 0 ? continued : chrome) + Math.max(beside, text)
}
