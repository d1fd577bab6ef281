import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { AreaProjection, Projection } from '#daemon/domain/projection.ts'
import type { Log } from '#daemon/log.ts'
import type { EntryMark } from '../ledger/entry-mark.ts'
import type { Ledger } from '../ledger/port.ts'
import { type LookThrough, lookThrough } from '../soundness/look-through.ts'
import { type Database, diskReason, openDatabase } from '../sqlite.ts'
import { removeDatabase } from './tables.ts'
import { type CaughtUp, openView, type View } from './view.ts'

/**
 * Tables for questions about the past, one projection an area, outside the path of a command. Each follows the ledger by
 * itself, in a file of its own that can be thrown away at any time: a fault of one leaves the others.
 */
export type Views = {
  /** The questions of a projection, answered as far as its tables have come: `catchUp` first where the newest matters. */
  of<Queries>(projection: Projection<never, Queries>): Queries
  /**
   * Catches up and asks, once the file that a start found has been looked through. Where the answer cannot be read (a file
   * that was damaged since), the tables are built again and asked once more.
   */
  ask<Queries, Answer>(
    projection: Projection<never, Queries>,
    question: (queries: Queries) => Answer,
  ): Promise<Answer>
  /** Takes in everything up to the ledger's head at the time of the call; begins again after a fault. */
  catchUp(projection: Projection<never, unknown>): Promise<CaughtUp>
  /** Deletes the tables of one projection and builds them again. Seconds for a million entries; yields in between. */
  rebuild(projection: Projection<never, unknown>): Promise<CaughtUp>
  /** Looks through every file, and builds again what is damaged, whose names are given. */
  lookThrough(): Promise<readonly string[]>
  /** What each file had seen of the ledger when it was opened. */
  found: readonly EntryMark[]
  close(): void
}

/** Opens a file for each projection in `folder`/views. `open` and `look` are there for tests that need faults. */
export async function openViews(options: {
  folder: string
  projections: readonly AreaProjection[]
  ledger: Pick<Ledger, 'head' | 'read' | 'watch'>
  clock: Clock
  log?: Log
  open?: (path: string) => Database
  look?: LookThrough
}): Promise<Views> {
  const { projections, ledger, clock, log, open = openDatabase, look = lookThrough } = options
  const folder = join(options.folder, 'views')
  const names = new Set(projections.map(({ projection }) => projection.name))
  if (names.size < projections.length) throw new Error('two projections have one name')
  try {
    // An earlier program kept everything in one file.
    removeDatabase(join(options.folder, 'views.db'))
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const file of readdirSync(folder)) {
      const name = /^([a-z-]+)\.db$/.exec(file)?.[1]
      if (name !== undefined && !names.has(name)) removeDatabase(join(folder, file))
    }
  } catch (error) {
    // What it means for each view, that view says when it is opened.
    if (diskReason(error) === null) throw error
  }
  const views = new Map<string, View>()
  for (const area of projections) {
    const { name } = area.projection
    const path = join(folder, `${name}.db`)
    views.set(name, await openView({ path, area, ledger, clock, log, open, look }))
  }
  const viewOf = ({ name }: { name: string }): View => {
    const view = views.get(name)
    if (view === undefined) throw new Error(`no area of this station has the projection ${name}`)
    return view
  }

  return {
    of: (projection) => projection.queries(viewOf(projection).reading),
    async ask(projection, question) {
      const view = viewOf(projection)
      // A damaged index answers that there is nothing, and nobody would doubt it.
      await view.lookedThrough()
      await view.catchUp()
      try {
        return question(projection.queries(view.reading))
      } catch (error) {
        log?.error({ view: projection.name, error }, 'view cannot be read and is made anew')
        await view.rebuild()
        return question(projection.queries(view.reading))
      }
    },
    catchUp: (projection) => viewOf(projection).catchUp(),
    rebuild: (projection) => viewOf(projection).rebuild(),
    async lookThrough() {
      const damaged: string[] = []
      for (const [name, view] of views) if (await view.lookThrough()) damaged.push(name)
      return damaged
    },
    found: [...views.values()].flatMap(({ found }) => (found === null ? [] : [found])),
    close: () => views.forEach((view) => view.close()),
  }
}
