import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '../fault.ts'
import type { ContentSource, Written, WrittenDocument } from '../source.ts'
import { markOf, watchFolder } from './watch-folder.ts'
import { readNotice, unreadableNotice } from './notice-file.ts'
import { readYamlDocument } from './yaml-document.ts'
import { unreadable } from './yaml-file.ts'

/** Slugs go into addresses, so they are plain letters; a sample's days move along, so it has none in its name. */
const NOTICE_NAME = /^(?:\d{4}-\d{2}-\d{2}|sample)-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/
const NAME_WORDS = '文件名应为：发布日期-拼音或英文.md，如 2026-11-12-dibao.md（示例为 sample-拼音.md）'
/** What editors and file managers leave behind, and the folder's own explanation. */
const NO_NOTICE = /^\.|~$|^README\.md$/

/** The contents that stand as files in `folder`. `shown` makes the names that people know the files by. */
export function folderSource(folder: string, shown: (name: string) => string): ContentSource {
  let known = ''
  return {
    async read() {
      // Before anything is read, so that what changes in the meantime is read once more.
      known = (await markOf(folder)).text
      const [board, notices, guide, places] = await Promise.all([
        readYamlDocument(join(folder, 'board.yaml'), 'board', shown('board.yaml')),
        readNotices(join(folder, 'notices'), shown('notices')),
        readCatalogue(join(folder, 'catalogue'), shown('catalogue')),
        readYamlDocument(join(folder, 'places.yaml'), 'places', shown('places.yaml')),
      ])
      return { notice: { board, ...notices }, guide, places }
    },
    watch: (clock, changed) => watchFolder(folder, () => known, clock, changed),
  }
}

type Notices = Omit<Written['notice'], 'board'>

async function readNotices(folder: string, name: string): Promise<Notices> {
  const list = await listed(folder, name)
  const entries = list.entries.filter((entry) => !NO_NOTICE.test(entry.name))
  const folders = entries.filter((entry) => entry.isDirectory())
  const read = await Promise.all(
    folders.map((entry) => readClass(join(folder, entry.name), `${name}/${entry.name}`, entry.name)),
  )
  return {
    classes: folders.map((entry) => ({
      name: entry.name,
      fault: (words) => whole(`${name}/${entry.name}`, words),
    })),
    notices: read.flatMap(({ notices }) => notices),
    faults: [
      ...list.faults,
      ...entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => whole(`${name}/${entry.name}`, '应放在类别的文件夹里，如 notices/通知公告/')),
      ...read.flatMap(({ faults }) => faults),
    ],
  }
}

async function readClass(
  folder: string,
  name: string,
  of: string,
): Promise<Pick<Notices, 'notices' | 'faults'>> {
  const list = await listed(folder, name)
  const entries = list.entries.filter((entry) => !NO_NOTICE.test(entry.name))
  const isNotice = (entry: Dirent) => !entry.isDirectory() && NOTICE_NAME.test(entry.name)
  return {
    notices: await Promise.all(
      entries
        .filter(isNotice)
        .map((entry) => readNoticeFile(join(folder, entry.name), `${name}/${entry.name}`, of)),
    ),
    faults: [
      ...list.faults,
      ...entries
        .filter((entry) => !isNotice(entry))
        .map((entry) => whole(`${name}/${entry.name}`, NAME_WORDS)),
    ],
  }
}

async function readNoticeFile(file: string, name: string, of: string): Promise<WrittenDocument> {
  const place = { class: of, id: name.slice(name.lastIndexOf('/') + 1, -'.md'.length), name }
  try {
    return readNotice(await readFile(file), place)
  } catch (error) {
    return unreadableNotice(place, [whole(name, unreadable(error))])
  }
}

async function readCatalogue(folder: string, name: string): Promise<Written['guide']> {
  const items = join(folder, 'items')
  const list = await listed(items, `${name}/items`)
  const files = list.entries.map((entry) => entry.name).filter((file) => /\.ya?ml$/.test(file))
  const [index, documents] = await Promise.all([
    readYamlDocument(join(folder, 'catalogue.yaml'), 'catalogue', `${name}/catalogue.yaml`),
    Promise.all(
      files.map((file) =>
        readYamlDocument(join(items, file), file.replace(/\.ya?ml$/, ''), `${name}/items/${file}`),
      ),
    ),
  ])
  const none = files.length === 0 ? [whole(`${name}/items`, '这里没有事项，应当一件事一个 .yaml 文件')] : []
  return { index, items: documents, faults: list.faults.length > 0 ? list.faults : none }
}

type Listed = { entries: Dirent[]; faults: Fault[] }

/** In the order of their names. */
async function listed(folder: string, name: string): Promise<Listed> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return { entries: entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)), faults: [] }
  } catch (error) {
    // Without the folder nothing has been written yet; the board warns of every class that is empty.
    const isThere = !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return { entries: [], faults: isThere ? [whole(name, unreadable(error))] : [] }
  }
}

function whole(file: string, message: string): Fault {
  return { file, path: '', line: null, message }
}
