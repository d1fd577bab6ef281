import type { ContentKind } from '#contract/contents.ts'
import type { WrittenContents } from '#daemon/content/contents.ts'
import { type EditedDocument, editedDocument } from '#daemon/content/edited.ts'
import { isRecord } from '#daemon/content/check/shape.ts'
import { readToStart, smallConfig } from './small-config.ts'

export const DAY = '2026-12-01'

export async function written(folder?: string): Promise<WrittenContents> {
  const read = await readToStart(folder ?? (await smallConfig()))
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  return read.settings.written
}

/** A document of a file with other fields. */
export function changed(
  of: WrittenContents,
  kind: ContentKind,
  id: string,
  by: object,
): Record<string, unknown> {
  const value = of.files(kind).find((file) => file.id === id)?.value
  if (!isRecord(value)) throw new Error(`no ${kind}/${id} in the files`)
  return { ...value, ...by }
}

/** The newest version comes first; null stands for the file. */
export const published = (kind: ContentKind, id: string, ...values: readonly unknown[]): EditedDocument => ({
  kind,
  id,
  day: DAY,
  at: 'published',
  until: null,
  choices: values.map((value, i) => {
    const version = values.length - i
    return value === null
      ? { version: null, document: null }
      : { version, document: editedDocument({ kind, id }, version, value) }
  }),
})

export const QUEUE = {
  id: 'general',
  name: '综合业务',
  letter: 'A',
  dailyQuota: null,
  windows: 'all',
  items: [],
}
export const notice = {
  class: '通知公告',
  title: '明天停电',
  publisher: '本站',
  publishedAt: '2026-11-12',
  body: '明天上午停电。',
}
