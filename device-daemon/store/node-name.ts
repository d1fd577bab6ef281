import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Type } from 'typebox'
import type { Log } from '#daemon/log.ts'
import { openDocument } from './documents/document.ts'
import type { StoreFault } from './fault.ts'
import { codeOrThrow, systemFiles } from './file-system.ts'
import { setAside, WITH_PREVIOUS } from './set-aside.ts'

const NodeDocument = Type.Object({ id: Type.String({ minLength: 1 }) })

/**
 * This daemon's own name in the ledger, drawn once for each data folder. A name that cannot be read any more is set aside
 * and another one drawn: nothing but the log of who wrote depends on it.
 */
export async function nodeName(
  folder: string,
  log?: Log,
): Promise<{ at: 'ok'; id: string; aside: string | null } | { at: 'failed'; fault: StoreFault }> {
  const open = () =>
    openDocument({
      folder,
      name: 'node',
      schema: NodeDocument,
      version: 1,
      migrations: {},
      initial: { id: '' },
      ...(log === undefined ? {} : { log }),
    })
  let opened = await open()
  let aside: string | null = null
  if (opened.at === 'fault') {
    try {
      aside = await setAside(systemFiles, opened.path, { why: 'broken', companions: WITH_PREVIOUS })
    } catch (error) {
      return failed({ at: 'file-immovable', path: opened.path, reason: codeOrThrow(error) })
    }
    opened = await open()
    if (opened.at === 'fault')
      return failed({ at: 'file-unreadable', path: opened.path, reason: opened.reason })
  }
  const { document } = opened
  if (document.data().id === '') {
    const written = await document.update(() => ({ id: randomUUID() }))
    if (written.at === 'failed')
      return failed({ at: 'file-unwritable', path: join(folder, 'node.json'), reason: written.reason })
  }
  return { at: 'ok', id: document.data().id, aside }
}

const failed = (fault: StoreFault) => ({ at: 'failed' as const, fault })
