import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type EditedDocument, editedDocument, guideId } from '#daemon/content/edited.ts'
import { smallConfig } from './small-config.ts'
import { DAY, changed, notice, published, written } from './written-contents.ts'

describe('what was written in a browser', () => {
  test('stands over its file, and what is new stands beside the files', async () => {
    const of = await written()
    const edited = [
      published('notice', '2026-11-12-tingdian', notice),
      published('guide', '10', changed(of, 'guide', '10', { plainTitle: '交新居民医保' })),
      published('places', 'places', changed(of, 'places', 'places', { wifi: null })),
      published('station', 'station', changed(of, 'station', 'station', { phone: '0536-4221100' })),
      published('plates', 'W1', { title: '帮办窗口', services: ['社保'] }),
      published('rules', 'rules', {
        ...changed(of, 'rules', 'rules', { callsBeforeNoShow: 5 }),
        queues: of.contents.rules.queues.map((queue) => ({ ...queue, dailyQuota: 7 })),
      }),
    ]
    const { contents, leftOut, shadowed } = of.under(edited)
    expect([leftOut, shadowed]).toEqual([[], []])
    expect(contents.notice.notices.map(({ title }) => title)).toContain('明天停电')
    expect(contents.notice.notices).toHaveLength(of.contents.notice.notices.length + 1)
    expect(contents.guide.items.find(({ seq }) => seq === 10)?.plainTitle).toBe('交新居民医保')
    expect(contents.guide.items).toHaveLength(of.contents.guide.items.length)
    expect(contents.places.wifi).toBeNull()
    expect(contents.station).toEqual({ ...of.contents.station, phone: '0536-4221100' })
    expect(contents.plates[0]).toEqual({
      window: 'W1',
      title: '帮办窗口',
      department: '',
      services: ['社保'],
    })
    expect(contents.plates.slice(1)).toEqual(of.contents.plates.slice(1))
    expect(contents.rules).toMatchObject({
      callsBeforeNoShow: 5,
      queues: [{ id: 'general', dailyQuota: 7 }],
    })
    expect(of.under([]).contents).toEqual(of.contents)
  })

  test('every document is found in the files as it can be edited, and put back as it is it changes nothing', async () => {
    const of = await written()
    const kinds = ['notice', 'guide', 'places', 'station', 'plates', 'rules'] as const
    const all = kinds.flatMap((kind) => of.files(kind).map(({ id, value }) => ({ kind, id, value })))
    expect(all.filter(({ kind }) => kind === 'guide').map(({ id }) => id)).toContain('18')
    for (const one of all)
      expect(
        of.check(one, [], false).filter(({ blocks }) => blocks),
        `${one.kind}/${one.id}`,
      ).toEqual([])
    const { contents } = of.under(all.map(({ kind, id, value }) => published(kind, id, value)))
    const guides = all.filter(({ kind }) => kind === 'guide')
    const terms = Object.fromEntries(guides.map(({ id }) => [id, { since: DAY, until: null }]))
    expect(contents).toEqual({
      ...of.contents,
      guide: { ...of.contents.guide, version: '2026.12.1', terms },
    })
  })

  test('that is hidden is gone with its file, and with all that leads to it', async () => {
    const of = await written()
    const { contents, leftOut, shadowed } = of.under([
      { kind: 'notice', id: 'sample-yibao-jiaofei', day: DAY, at: 'hidden', rest: null },
      { kind: 'guide', id: '10', day: DAY, at: 'hidden', rest: null },
    ])
    expect(contents.notice.notices.map(({ id }) => id)).not.toContain('sample-yibao-jiaofei')
    expect(contents.guide.items.map(({ seq }) => seq)).not.toContain(10)
    expect(contents.guide.domains.flatMap(({ items }) => items)).not.toContain(10)
    expect(contents.guide.expressions.here).toEqual([])
    // The version on every slip is the day of the newest change.
    expect(contents.guide.version).toBe('2026.12.1')
    expect(contents.station.commonItems.map(({ seq }) => seq)).not.toContain(10)
    expect([leftOut, shadowed]).toEqual([[], []])
  })

  test('that is no guide in force is told with its day, where this station would offer it', async () => {
    const of = await written()
    const own = (seq: number, by: object = {}) => {
      const value = changed(of, 'guide', '10', { seq, name: `本站的第${seq}件事`, of: 'station', ...by })
      return editedDocument({ kind: 'guide', id: String(seq) }, 1, value)
    }
    const later = (seq: number, by?: object): EditedDocument => ({
      kind: 'guide',
      id: String(seq),
      day: '',
      at: 'to-come',
      rest: { at: 'not-yet', from: '2026-12-10', document: own(seq, by) },
    })
    const { contents } = of.under([
      {
        kind: 'guide',
        id: '10',
        day: DAY,
        at: 'hidden',
        rest: { at: 'withdrawn', on: DAY, document: null },
      },
      later(63),
      later(64, { payment: { payee: null, place: null, number: null } }),
      // A new version of one that is in force takes nothing away.
      later(18),
    ])
    expect(contents.guide.resting?.map(({ seq, ...rest }) => [seq, rest])).toEqual([
      [10, expect.objectContaining({ at: 'withdrawn', on: DAY, plainTitle: expect.any(String) })],
      [63, expect.objectContaining({ at: 'not-yet', from: '2026-12-10', name: '本站的第63件事' })],
    ])
    const seqs = contents.guide.items.map(({ seq }) => seq)
    expect([10, 63, 64].filter((seq) => seqs.includes(seq))).toEqual([])
    expect(seqs).toContain(18)

    // The city's next catalogue has one errand less.
    const { guide, notices } = of.city()
    const items = guide.items.filter((item) => guideId(item) !== '18')
    of.standOn({ guide: { ...guide, items }, notices })
    const [year, ...rest] = of.contents.guide.version.split('.')
    const on = [year, ...rest.map((part) => part.padStart(2, '0'))].join('-')
    expect(of.under([]).contents.guide.resting).toEqual([
      expect.objectContaining({ seq: 18, at: 'withdrawn', on }),
    ])
  })

  test('gives way to the version before it, or to the file, where it cannot be shown any more', async () => {
    const of = await written()
    const broken = { ...notice, body: '<b>明天</b>停电' }
    const bad = changed(of, 'guide', '10', { conditions: '都行' })
    const { contents, leftOut } = of.under([
      published('notice', '2026-11-12-tingdian', broken, notice),
      published('guide', '10', bad),
      published('rules', 'rules', { callsBeforeNoShow: 99 }),
    ])
    expect(contents.notice.notices.map(({ title }) => title)).toContain('明天停电')
    expect(contents.guide.items.find(({ seq }) => seq === 10)).toEqual(
      of.contents.guide.items.find(({ seq }) => seq === 10),
    )
    expect(contents.rules).toEqual(of.contents.rules)
    expect(leftOut.map(({ kind, id, version }) => `${kind}/${id} ${version}`)).toEqual([
      'rules/rules 1',
      'guide/10 1',
      'notice/2026-11-12-tingdian 2',
    ])
  })

  test('of the time before windows and queues were edited there keeps its quotas, beside windows and queues of the file', async () => {
    const of = await written()
    const {
      windows: _windows,
      queues: _queues,
      skills: _skills,
      defaultQueue: _default,
      ...old
    } = changed(of, 'rules', 'rules', { quotas: [{ queue: 'general', dailyQuota: 7 }] })
    const { contents, leftOut } = of.under([published('rules', 'rules', old)])
    expect(leftOut).toEqual([])
    const { queues, ...others } = of.contents.rules
    expect(contents.rules).toEqual({
      ...others,
      queues: queues.map((queue) => Object.assign({}, queue, { dailyQuota: 7 })),
    })
  })

  test('adds a window, which bears its own name until it has a plate, and takes one away with its place on the map', async () => {
    const of = await written()
    const more = changed(of, 'rules', 'rules', {
      windows: [...of.contents.rules.windows, { id: 'W9', label: '9 号窗口' }],
    })
    expect(of.under([published('rules', 'rules', more)]).contents.plates.at(-1)).toEqual({
      window: 'W9',
      title: '9 号窗口',
      department: '',
      services: [],
    })
    const plate = published('plates', 'W9', { title: '帮办窗口' })
    expect(of.under([published('rules', 'rules', more), plate]).contents.plates.at(-1)?.title).toBe(
      '帮办窗口',
    )
    // A plate whose window is gone is nobody's trouble.
    expect(of.under([plate])).toMatchObject({ leftOut: [], contents: { plates: of.contents.plates } })
  })

  test('names the documents of files that it keeps from being shown', async () => {
    const of = await written()
    const { contents, shadowed } = of.under([
      published('station', 'station', changed(of, 'station', 'station', { sample: false })),
    ])
    expect(contents.station.sample).toBe(false)
    expect(contents.notice.notices.map(({ id }) => id)).toEqual(['2026-11-08-01-shouwen-fuze'])
    expect(shadowed.map(({ file }) => file.split('/').at(-1))).toContain('sample-yibao-jiaofei.md')
  })

  test('stays over a file that changes, and a file that is changed wrongly leaves it as it is', async () => {
    const folder = await smallConfig()
    const of = await written(folder)
    const edited = [published('notice', '2026-11-12-tingdian', notice)]
    const file = join(folder, 'notices/通知公告/sample-yibao-jiaofei.md')
    await writeFile(file, '<b>没有开头</b>')
    expect((await of.readAnew()).at).toBe('faults')
    expect(of.under(edited).contents.notice.notices).toHaveLength(of.contents.notice.notices.length + 1)
    await rm(file)
    expect((await of.readAnew()).at).toBe('sound')
    expect(of.under(edited).contents.notice.notices).toHaveLength(of.contents.notice.notices.length)
  })
})
