import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { Pager } from '../../parts/pager.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { App } from '../../shell/app.ts'
import { type Found, type FoundBy, waysToFind } from './find-person.ts'
import type { Table } from '../../../parts/notice/people-table.ts'
import { words } from './words/people.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; of: Table; onFound: (found: Found) => void; onClose: () => void }

/** 在名单里找: by group or by surname, whichever the list has. */
export function FindSheet({ app, of, onFound, onClose }: Props) {
  const ways = waysToFind(of)
  const [by, setBy] = useState<FoundBy>(ways[0]?.by ?? 'surname')
  const way = ways.find((one) => one.by === by)
  return (
    <Sheet title={words.find.title} reader={app}>
      {ways.length > 1 && (
        <div class="choices">
          {ways.map((one) => (
            <TouchButton key={one.by} aria-pressed={one.by === by} onPress={() => setBy(one.by)}>
              {words.find[one.by]}
            </TouchButton>
          ))}
        </div>
      )}
      {way && (
        <Values key={`${by} ${app.modes.layout.value}`} by={by} values={way.values} onFound={onFound} />
      )}
      <div class="sheet-actions">
        <TouchButton onPress={onClose}>{words.find.close}</TouchButton>
      </div>
    </Sheet>
  )
}

type ValuesProps = { by: FoundBy; values: ReadonlyMap<string, number>; onFound: (found: Found) => void }

/** As many at a time as the sheet truly has room for, the turning of pages included. */
function Values({ by, values, onFound }: ValuesProps) {
  const place = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(values.size)
  const [from, setFrom] = useState(0)
  useLayoutEffect(() => {
    if (place.current) setSize(Math.min(size, countFitting(place.current) ?? size))
  }, [size])
  return (
    <div class="find-values" data-by={by}>
      <div class="find-grid" ref={place}>
        {[...values].slice(from, from + size).map(([value, count]) => (
          <TouchButton key={value} onPress={() => onFound({ by, value })}>
            <b>{value}</b> <small>{withWholeWords(words.find.people(count))}</small>
          </TouchButton>
        ))}
      </div>
      <Pager from={from} size={size} count={values.size} onTurn={setFrom} />
    </div>
  )
}

/** Null where all that stands there fits. */
function countFitting(place: HTMLElement): number | null {
  const { bottom } = place.getBoundingClientRect()
  const fitting = [...place.children].filter((child) => child.getBoundingClientRect().bottom <= bottom + 1)
  return fitting.length === place.children.length ? null : Math.max(1, fitting.length)
}
