import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BoardNotice } from '#daemon/domain/board/board.ts'
import { type Board, BoardConfig } from '../notice/schema.ts'
import { checkBoard } from '../notice/check-board.ts'
import { checkNotice, postedDay } from '../notice/check-notice.ts'
import type { SoundStation } from '#daemon/settings/check-station.ts'
import type { SettingsFault } from './fault.ts'
import { nearest } from '../check/nearest.ts'
import { type NoticeFile, readNotice } from './notice-file.ts'
import { checkShape, type Sound } from '../check/shape.ts'
import { readYaml } from './yaml-file.ts'

type Classes = Sound<BoardConfig>['classes']

export type BoardFiles = {
  faults: SettingsFault[]
  config: BoardConfig | null
  /** The classes as far as they can be read; undefined where nobody can tell which there are. */
  classes: Classes
  notices: readonly NoticeFile[]
}

/** Slugs go into addresses, so they are plain letters; a sample's days move along, so it has none in its name. */
const FILE_NAME = /^(?:\d{4}-\d{2}-\d{2}|sample)-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/
/** What editors and file managers leave behind, and the folder's own explanation. */
const NO_NOTICE = /^\.|~$|^README\.md$/

/** Reads `folder`/board.yaml and `folder`/notices. `shown` makes the names people know the files by. */
export async function readBoard(folder: string, shown: (name: string) => string): Promise<BoardFiles> {
  const read = await readYaml(join(folder, 'board.yaml'), shown('board.yaml'))
  let config: BoardConfig | null = null
  let classes: Classes
  const faults: SettingsFault[] = []
  if (read.at === 'faults') faults.push(...read.faults)
  else {
    const shape = checkShape(BoardConfig, read.file.value, read.file.fault)
    config = shape.whole
    ;({ classes } = shape.sound ?? {})
    faults.push(...shape.faults, ...(shape.sound ? checkBoard(shape.sound, read.file) : []))
  }
  const notices = await readNotices(join(folder, 'notices'), shown('notices'), classes)
  faults.push(...notices.faults, ...repeatedIds(notices.files))
  return { faults, config, classes, notices: notices.files }
}

/** What only the station can tell about the notices: whether samples may hang here. */
export function checkNotices({ classes, notices }: BoardFiles, station: SoundStation): SettingsFault[] {
  return notices.flatMap((notice) => {
    const rules = classes?.find((of) => of?.name === notice.class)
    const { kind, masking } = rules ?? {}
    return kind === undefined || masking === undefined
      ? []
      : checkNotice(notice, { kind, masking }, station.sample)
  })
}

/** The board of a station of this type, out of files without a fault. */
export function boardOf(
  { classes }: BoardConfig,
  files: readonly NoticeFile[],
  { type }: { type: string },
): Board {
  return {
    classes: classes.map(({ name, nameInCommunity, catalogue = false, ...rest }) => ({
      ...rest,
      id: name,
      name: type === '社区' ? (nameInCommunity ?? name) : name,
      catalogue,
    })),
    notices: files.flatMap((file) => noticeOf(file)),
  }
}

function noticeOf({ class: of, id, whole, blocks }: NoticeFile): BoardNotice[] {
  const publishedAt = whole && postedDay(whole.publishedAt)
  if (!whole || !publishedAt) return []
  const { title, publisher, until, objection = null, sample = false, source = null } = whole
  const last = until === undefined ? null : postedDay(until)
  return [{ id, class: of, title, publisher, publishedAt, until: last, objection, sample, source, blocks }]
}

type Files = { files: NoticeFile[]; faults: SettingsFault[] }

async function readNotices(folder: string, name: string, classes: Classes): Promise<Files> {
  const faults: SettingsFault[] = []
  const folders = (await listed(folder)).filter((entry) => !NO_NOTICE.test(entry.name))
  const names = classes?.map((of) => of?.name)
  const known = names?.every((name) => name !== undefined) ? names : null
  for (const entry of folders) {
    const wrong = entry.isDirectory()
      ? known && unknownClass(entry.name, known)
      : '应放在类别的文件夹里，如 notices/通知公告/'
    if (wrong) faults.push({ file: `${name}/${entry.name}`, path: '', line: null, message: wrong })
  }
  const reads = await Promise.all(
    folders
      .filter((entry) => entry.isDirectory())
      .map((entry) => {
        const rules = classes?.find((of) => of?.name === entry.name)
        return readClass(join(folder, entry.name), `${name}/${entry.name}`, entry.name, !rules?.masking)
      }),
  )
  return {
    files: reads.flatMap(({ files }) => files),
    faults: [...faults, ...reads.flatMap(({ faults }) => faults)],
  }
}

async function readClass(folder: string, name: string, of: string, bold: boolean): Promise<Files> {
  const entries = (await listed(folder)).filter((entry) => !NO_NOTICE.test(entry.name))
  const reads = await Promise.all(
    entries.map(async (entry) => {
      const file = `${name}/${entry.name}`
      if (entry.isDirectory() || !FILE_NAME.test(entry.name)) {
        const message = '文件名应为：发布日期-拼音或英文.md，如 2026-11-12-dibao.md（示例为 sample-拼音.md）'
        return { file: null, faults: [{ file, path: '', line: null, message }] }
      }
      const bytes = await readFile(join(folder, entry.name))
      return readNotice(bytes, { class: of, id: entry.name.slice(0, -'.md'.length), name: file, bold })
    }),
  )
  return {
    files: reads.flatMap(({ file }) => (file ? [file] : [])),
    faults: reads.flatMap(({ faults }) => faults),
  }
}

async function listed(folder: string): Promise<Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    // Nothing has been published yet; the board warns of every class that is empty.
    return []
  }
}

function unknownClass(name: string, known: readonly string[]): string | null {
  if (known.includes(name)) return null
  const meant = nearest(name, known)
  const hint = meant === undefined ? '' : `（是不是 ${meant}？）`
  return `board.yaml 里没有 ${name} 这个类别${hint}，文件夹应为其中之一：${known.join('、')}`
}

/** An id is the file's name, and the address of the notice. */
function repeatedIds(files: readonly NoticeFile[]): SettingsFault[] {
  const first = new Map<string, NoticeFile>()
  return files.flatMap((file) => {
    const other = first.get(file.id)
    if (!other) {
      first.set(file.id, file)
      return []
    }
    const message = `文件名和 ${other.head.name} 重复，应当各不相同`
    return [{ file: file.head.name, path: '', line: null, message }]
  })
}
