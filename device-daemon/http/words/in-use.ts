type Found = { path: string[]; words: string; blocks: boolean }

/** Who is where now; `label` and `name`: as people know the window and the queue. */
type InUse = {
  windows: readonly { id: string; label: string }[]
  queues: readonly { id: string; name: string; waiting: number }[]
}

/** What cannot be taken away now, because people wait there or a clerk is at it. `rules`: the document, unchecked. */
export function takenAwayInUse(rules: unknown, { windows, queues }: InUse): Found[] {
  const kept = (list: 'windows' | 'queues') => idsIn(rules, list)
  const [keptWindows, keptQueues] = [kept('windows'), kept('queues')]
  const gone = <Place extends { id: string }>(places: readonly Place[], ids: readonly string[] | null) =>
    ids === null ? [] : places.filter(({ id }) => !ids.includes(id))
  return [
    ...gone(windows, keptWindows).map(({ label }) => ({
      path: ['windows'],
      words: `${label}现在开着，或者还有人等着去那里，暂时不能去掉；办完关了窗口再来去掉`,
      blocks: true,
    })),
    ...gone(queues, keptQueues).map(({ name, waiting }) => ({
      path: ['queues'],
      words: `“${name}”里还有 ${waiting} 人在等，暂时不能去掉；叫完了再来去掉`,
      blocks: true,
    })),
  ]
}

/** Null where the document does not say; then its other checks do. */
function idsIn(rules: unknown, list: 'windows' | 'queues'): string[] | null {
  if (typeof rules !== 'object' || rules === null || !(list in rules)) return null
  const entries: unknown = Object.entries(rules).find(([key]) => key === list)?.[1]
  if (!Array.isArray(entries)) return null
  return entries.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string'
      ? [entry.id]
      : [],
  )
}
