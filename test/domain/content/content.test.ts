import { describe, expect, test } from 'vitest'
import { type ContentCommand, type ContentState, content } from '#daemon/domain/content/content.ts'
import { type Publication, overRest, shownAt, toCome, withdrawnRest } from '#daemon/domain/content/shown.ts'
import { startedOn } from '#test/support/started-on.ts'

const TIME = '2026-11-23T04:00:00.000Z'
const AT = { time: TIME, day: '2026-11-23' }
const NOW = '2026-11-23T12:00'
const facts = {
  ...AT,
  clock: startedOn(TIME, AT.day),
  opening: { at: 'open', closesAt: null } as const,
  actor: { at: 'staff', account: 'staff-1', window: null } as const,
  commandId: 'command',
  rules: null,
  newId: () => 'id',
  newToken: () => 'token',
}
const notice = { kind: 'notice', id: '2026-11-23-ting-dian' } as const
const places = { kind: 'places', id: 'places' } as const

/** What a station has written, as it comes to be. */
function written() {
  let state: ContentState = content.empty
  const run = (command: ContentCommand) => {
    const decision = content.decide({ content: state }, command, facts)
    if (decision.at === 'accepted')
      state = decision.events.reduce((whole, event) => content.evolve(whole, event, AT), state)
    return decision
  }
  const edit = (which: typeof notice | typeof places, base: number | null, sha256: string) =>
    run({ type: 'edit-content', ...which, base, sha256 })
  const publish = (
    which: typeof notice | typeof places,
    version: number | null,
    sha256: string | null,
    times: { from?: string; until?: string } = {},
  ) =>
    run({
      type: 'publish-content',
      ...which,
      version,
      sha256,
      by: 'staff-1',
      from: times.from ?? null,
      until: times.until ?? null,
      now: NOW,
    })
  const shown = (which: typeof notice | typeof places, now = NOW) => {
    const document = state[`${which.kind}/${which.id}`]
    if (document?.at !== 'published') return document?.at ?? 'untouched'
    const what = shownAt(which.kind, document.publications, now, document.gone ? 'hidden' : 'as-file')
    return what.at === 'published' ? what.choices.map(({ version }) => version) : what.at
  }
  return { run, edit, publish, shown, state: () => state }
}

describe('an edited document', () => {
  test('has versions that count up, and the second of two editors is told that another came first', () => {
    const { edit } = written()
    expect(edit(notice, null, 'a')).toMatchObject({ events: [{ version: 1, base: null }] })
    expect(edit(notice, 1, 'b')).toMatchObject({ events: [{ version: 2, base: 1 }] })
    const late = { at: 'refused', refusal: { code: 'changed-meanwhile', newest: 2 } }
    expect(edit(notice, 1, 'c')).toMatchObject(late)
    expect(edit(notice, null, 'c')).toMatchObject(late)
    expect(edit(places, 3, 'c')).toMatchObject({ refusal: { code: 'changed-meanwhile', newest: null } })
  })

  test('that is kept as it was is no version more', () => {
    const { edit } = written()
    edit(notice, null, 'a')
    expect(edit(notice, 1, 'a')).toEqual({ at: 'accepted', events: [] })
  })

  test('is shown once it is published, and an earlier version is an undo', () => {
    const { edit, publish, shown } = written()
    edit(notice, null, 'a')
    expect(shown(notice)).toBe('draft')
    publish(notice, 1, 'a')
    edit(notice, 1, 'b')
    expect(shown(notice)).toEqual([1])
    publish(notice, 2, 'b')
    expect(shown(notice)).toEqual([2, 1])
    publish(notice, 1, 'a')
    expect(shown(notice)).toEqual([1, 2, 1])
  })

  test('is published in a version that there is, and by its own hash', () => {
    const { edit, publish } = written()
    const unknown = { refusal: { code: 'unknown-version' } }
    expect(publish(notice, 1, 'a')).toMatchObject(unknown)
    edit(notice, null, 'a')
    expect(publish(notice, 2, 'a')).toMatchObject(unknown)
    expect(publish(notice, 1, 'b')).toMatchObject(unknown)
    expect(publish(notice, 0, 'a')).toMatchObject(unknown)
    expect(publish(notice, null, 'a')).toMatchObject(unknown)
  })

  test('that is published twice in the same way is published once', () => {
    const { edit, publish } = written()
    edit(notice, null, 'a')
    publish(notice, 1, 'a', { until: '2026-12-01' })
    expect(publish(notice, 1, 'a', { until: '2026-12-01' })).toEqual({ at: 'accepted', events: [] })
    expect(publish(notice, 1, 'a')).toMatchObject({ events: [{ type: 'content-published' }] })
  })

  test('goes back to what its file says, where it has one', () => {
    const { edit, publish, shown } = written()
    edit(places, null, 'a')
    publish(places, 1, 'a')
    publish(places, null, null)
    expect(shown(places)).toEqual([null, 1])
  })

  test('that is withdrawn is gone with its file, if it is one that can be gone', () => {
    const { run, shown, edit, publish } = written()
    expect(run({ type: 'withdraw-content', ...notice, by: 'staff-1' })).toMatchObject({
      events: [{ type: 'content-withdrawn' }],
    })
    expect(shown(notice)).toBe('withdrawn')
    expect(run({ type: 'withdraw-content', ...notice, by: 'staff-1' })).toMatchObject({ events: [] })
    expect(run({ type: 'withdraw-content', ...places, by: 'staff-1' })).toMatchObject({ events: [] })
    edit(notice, null, 'a')
    expect(shown(notice)).toBe('withdrawn')
    publish(notice, 1, 'a')
    expect(shown(notice)).toEqual([1])
  })

  test('that is withdrawn and published for a later day stays gone until that day', () => {
    const { run, shown, edit, publish } = written()
    edit(notice, null, 'a')
    publish(notice, 1, 'a')
    run({ type: 'withdraw-content', ...notice, by: 'staff-1' })
    publish(notice, 1, 'a', { from: '2026-12-01' })
    expect(shown(notice)).toBe('hidden')
    expect(shown(notice, '2026-12-01T00:00')).toEqual([1])
  })

  test('keeps no more of its past in mind than can still be shown', () => {
    const { edit, publish, state } = written()
    for (let version = 1; version <= 50; version++) {
      edit(notice, version === 1 ? null : version - 1, `v${version}`)
      publish(notice, version, `v${version}`, version % 2 === 0 ? { from: '2026-12-01' } : {})
    }
    expect(JSON.stringify(state()).length).toBeLessThan(2_000)
  })
})

describe('the time of a publication', () => {
  const times = (from?: string, until?: string): Publication => ({
    version: 2,
    sha256: 'b',
    by: 'staff-1',
    time: TIME,
    from: from ?? null,
    until: until ?? null,
  })
  const plain: Publication = { ...times(), version: 1, sha256: 'a' }
  const versionAt = (kind: 'notice' | 'station', publications: readonly Publication[], now: string) => {
    const shown = shownAt(kind, publications, now)
    return shown.at === 'published' ? shown.choices[0]?.version : shown.at
  }

  test.for([
    ['2026-11-24', undefined, '2026-11-23T23:59', 1],
    ['2026-11-24', undefined, '2026-11-24T00:00', 2],
    ['2026-11-24T08:30', undefined, '2026-11-24T08:29', 1],
    ['2026-11-24T08:30', undefined, '2026-11-24T08:30', 2],
    [undefined, '2026-11-24', '2026-11-24T23:59', 2],
    [undefined, '2026-11-24', '2026-11-25T00:00', 'over'],
    [undefined, '2026-11-24T08:30', '2026-11-24T08:29', 2],
    [undefined, '2026-11-24T08:30', '2026-11-24T08:30', 'over'],
  ] as const)('from %s until %s is %4$s at %s', ([from, until, now, version]) => {
    const publications = [plain, times(from, until)]
    expect(versionAt('notice', publications, now)).toBe(version === 'over' ? 'hidden' : version)
    // Other hours for a week are over by themselves.
    expect(versionAt('station', publications, now)).toBe(version === 'over' ? 1 : version)
  })

  test('leaves the file as it is until it begins, and after it ends', () => {
    const publications = [times('2026-11-24', '2026-11-25')]
    expect(versionAt('station', publications, '2026-11-23T12:00')).toBe('as-file')
    expect(versionAt('station', publications, '2026-11-26T12:00')).toBe('as-file')
  })

  test('tells since when there is nothing of a document, or from when there will be', () => {
    const later = times('2026-12-01')
    const over = times('2026-11-01', '2026-11-22')
    expect(toCome([plain, times('2026-12-20'), later], '2026-11-23T12:00')).toEqual({
      at: 'not-yet',
      from: '2026-12-01',
      publication: later,
    })
    expect(toCome([plain], '2026-11-23T12:00')).toBeNull()
    expect(overRest([plain, over], '2026-11-23T12:00')).toEqual({
      at: 'withdrawn',
      on: '2026-11-23',
      publication: over,
    })
    expect(overRest([plain], '2026-11-23T12:00')).toBeNull()
    // What had not begun was never there.
    expect(withdrawnRest([plain, later], '2026-11-23T12:00')).toEqual({
      at: 'withdrawn',
      on: '2026-11-23',
      publication: plain,
    })
  })

  test('that never comes is refused', () => {
    const { edit, publish } = written()
    edit(notice, null, 'a')
    for (const wrong of [
      { until: '2026-11-22' },
      { until: '2026-11-23T11:59' },
      { from: '2026-11-25', until: '2026-11-24' },
      { from: '2026-11-25T10:00', until: '2026-11-25T10:00' },
      { from: '2026-02-30' },
      { until: 'tomorrow' },
    ])
      expect(publish(notice, 1, 'a', wrong), JSON.stringify(wrong)).toMatchObject({
        refusal: { code: 'never-shown' },
      })
    expect(publish(notice, 1, 'a', { from: '2026-11-25', until: '2026-11-25' })).toMatchObject({
      at: 'accepted',
    })
  })
})

test('a snapshot gives the same back, and nothing else is taken for one', () => {
  const { edit, publish, state } = written()
  edit(notice, null, 'a')
  publish(notice, 1, 'a')
  const { save, load } = content.snapshot
  expect(load(JSON.parse(JSON.stringify(save(state()))))).toEqual(state())
  expect(() => load([])).toThrow('no snapshot')
})
