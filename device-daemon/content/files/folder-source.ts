import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '../fault.ts'
import type { ContentSource, Written, WrittenDocument } from '../source.ts'
import { readNotice, unreadableNotice } from './notice-file.ts'
import { NOTHING_KEPT, type ParsedValues } from './parsed-values.ts'
import { rememberDocuments } from './unchanged.ts'
import { markOf, watchFolder } from './watch-folder.ts'
import { readYamlDocument } from './yaml-document.ts'
import { unreadable } from './yaml-file.ts'

/** Slugs go into addresses, so they are plain letters; a sample's days move along, so it has none in its name. */
const NOTICE_NAME = /^(?:\d{4}-\d{2}-\d{2}|sample)-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/
const NAME_WORDS = '文件名应为：发布日期-拼音或英文.md，如 2026-11-12-dibao.md（示例为 sample-拼音.md）'
/** What editors and file managers leave behind, and the folder's own explanation, are no notices. */
const mayBeNotice = (file: string) => !/^\.|~$|^README\.md$/.test(file)
/** A station may do without it. */
const EXPRESSIONS = 'expressions.yaml'
const YAML_NAME = /\.ya?ml$/

/**
 * The contents that stand as files in `folder`. `shown` makes the names that people know the files by. A file that has
 * not changed gives the same document again.
 */
export function folderSource(
  folder: string,
  shown: (name: string) => string,
  parsed: ParsedValues = NOTHING_KEPT,
): ContentSource {
  const remembered = rememberDocuments(Date.now)
  let known = ''

  /** Names are those in the folder, e.g. `catalogue/items`. */
  function yaml(name: string, id: string): Promise<WrittenDocument> {
    const file = join(folder, name)
    return remembered(file, () => readYamlDocument(file, id, shown(name), parsed))
  }

  async function readNotices(): Promise<Omit<Written['notice'], 'board'>> {
    const { entries, faults } = await listed('notices', mayBeNotice)
    const folders = entries.filter((entry) => entry.isDirectory())
    const read = await Promise.all(folders.map((entry) => readClass(entry.name)))
    return {
      classes: folders.map(({ name }) => ({ name, fault: (words) => whole(`notices/${name}`, words) })),
      notices: read.flatMap(({ notices }) => notices),
      faults: [
        ...faults,
        ...entries
          .filter((entry) => !entry.isDirectory())
          .map(({ name }) => whole(`notices/${name}`, '应放在类别的文件夹里，如 notices/通知公告/')),
        ...read.flatMap((of) => of.faults),
      ],
    }
  }

  async function readClass(of: string): Promise<Pick<Written['notice'], 'notices' | 'faults'>> {
    const { entries, faults } = await listed(`notices/${of}`, mayBeNotice)
    const isNotice = (entry: Dirent) => !entry.isDirectory() && NOTICE_NAME.test(entry.name)
    return {
      notices: await Promise.all(entries.filter(isNotice).map(({ name }) => notice(of, name))),
      faults: [
        ...faults,
        ...entries
          .filter((entry) => !isNotice(entry))
          .map(({ name }) => whole(`notices/${of}/${name}`, NAME_WORDS)),
      ],
    }
  }

  function notice(of: string, name: string): Promise<WrittenDocument> {
    const file = join(folder, 'notices', of, name)
    const place = { class: of, id: name.slice(0, -'.md'.length), name: shown(`notices/${of}/${name}`) }
    return remembered(file, async () => {
      try {
        return readNotice(await readFile(file), place, parsed)
      } catch (error) {
        return unreadableNotice(place, [whole(`notices/${of}/${name}`, unreadable(error))])
      }
    })
  }

  async function readCatalogue(): Promise<Written['guide']> {
    const { entries, faults } = await listed('catalogue/items', (file) => YAML_NAME.test(file))
    const said = await listed('catalogue', (file) => file === EXPRESSIONS)
    const [expressions, index, ...items] = await Promise.all([
      said.entries.length > 0 ? yaml(`catalogue/${EXPRESSIONS}`, 'expressions') : null,
      yaml('catalogue/catalogue.yaml', 'catalogue'),
      ...entries.map(({ name }) => yaml(`catalogue/items/${name}`, name.replace(YAML_NAME, ''))),
    ])
    const isEmpty = entries.length === 0 && faults.length === 0
    const none = isEmpty ? [whole('catalogue/items', '这里没有事项，应当一件事一个 .yaml 文件')] : []
    return { index, expressions, items, faults: [...faults, ...none] }
  }

  async function readHolidays(): Promise<readonly WrittenDocument[]> {
    const { entries } = await listed('holidays', (file) => YAML_NAME.test(file))
    return Promise.all(entries.map(({ name }) => yaml(`holidays/${name}`, name.replace(YAML_NAME, ''))))
  }

  /** In the order of their names. */
  async function listed(
    name: string,
    counts: (file: string) => boolean,
  ): Promise<{ entries: Dirent[]; faults: Fault[] }> {
    try {
      const entries = await readdir(join(folder, name), { withFileTypes: true })
      const written = entries.filter((entry) => counts(entry.name))
      return { entries: written.toSorted((a, b) => (a.name < b.name ? -1 : 1)), faults: [] }
    } catch (error) {
      // Without the folder nothing has been written yet; the board warns of every class that is empty.
      const isThere = !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { entries: [], faults: isThere ? [whole(name, unreadable(error))] : [] }
    }
  }

  function whole(name: string, message: string): Fault {
    return { file: shown(name), path: '', line: null, message }
  }

  return {
    async read() {
      // Before anything is read, so that what changes in the meantime is read once more.
      known = (await markOf(folder)).text
      const [board, notices, guide, places, holidays] = await Promise.all([
        yaml('board.yaml', 'board'),
        readNotices(),
        readCatalogue(),
        yaml('places.yaml', 'places'),
        readHolidays(),
      ])
      return { notice: { board, ...notices }, guide, places, holidays }
    },
    watch: (clock, changed) => watchFolder(folder, () => known, clock, changed),
  }
}
