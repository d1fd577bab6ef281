import { expect, test } from 'vitest'
import type { CaseView } from '#contract/cases.ts'
import { caseSheet } from '#daemon/desks/cases/case-a4.ts'
import { casePaper } from '#daemon/desks/cases/case-paper.ts'

const FACTS = {
  stationName: '示例社区便民服务站',
  address: '示例路 0 号',
  hours: ['周一至周五 8:30—17:00'],
  phone: '0536-0000000',
  sample: true,
  clerk: '李示例',
  follow: null,
}
const A4_FACTS = { ...FACTS, signature: null }
const TOLD = { kind: 'told', year: 2026, ordinal: 17, on: '2026-11-16', by: '李示例', void: false } as const
const ACCEPTED = { ...TOLD, kind: 'accepted', ordinal: 42, on: '2026-11-23' } as const
const VIEW: CaseView = {
  id: 'case-1',
  number: '2026-0058',
  itemSeq: 18,
  item: '最低生活保障',
  state: { at: 'accepted', on: '2026-11-23' },
  acceptedOn: '2026-11-23',
  dueOn: '2026-12-18',
  code: '4829130557',
  openedAt: '2026-11-16T01:00:00.000Z',
  by: '李示例',
  window: 'W1',
  applicant: { at: 'named', name: '赵某某', hasContact: true },
  materials: [{ name: '申请书（表）', state: 'received', original: 1 }],
  due: { date: '2026-12-18', basis: '街道民政办电话答复' },
  light: 'green',
  agency: null,
  exclusions: [],
  visits: 2,
  forgottenOn: null,
  documents: [TOLD, ACCEPTED],
  acts: [
    {
      at: 'told',
      time: '2026-11-16T01:00:00.000Z',
      by: '李示例',
      missing: ['申请书（表）', '授权书'],
      text: null,
    },
    { at: 'accepted', time: '2026-11-23T01:00:00.000Z', by: '李示例' },
  ],
}

test('a 一次性告知书 tells in one go everything that is missing, also when it is printed again after 受理', () => {
  const paper = JSON.stringify(casePaper(VIEW, TOLD, undefined, FACTS))
  for (const words of [
    '〔2026〕告字第 0017 号',
    '还缺 2 样',
    '授权书',
    '示例路 0 号',
    '李示例',
    '2026年11月16日',
    '4829 130 557',
    '【示例】',
  ])
    expect(paper).toContain(words)
  expect(paper).not.toContain('作废')
})

test('a 受理单 says by when there will be an answer, and on whose word; a void one says that it is void', () => {
  const paper = JSON.stringify(casePaper(VIEW, ACCEPTED, undefined, FACTS))
  for (const words of [
    '〔2026〕受字第 0042 号',
    '2026年12月18日',
    '以受理单为准。依据：街道民政办电话答复',
    '1 / 0',
  ])
    expect(paper).toContain(words)
  expect(paper).not.toContain('"qr"')
  const facts = { ...FACTS, follow: 'http://10.0.0.1/t/abc' }
  expect(JSON.stringify(casePaper(VIEW, ACCEPTED, undefined, facts))).toContain('http://10.0.0.1/t/abc')
  const isVoid = JSON.stringify(casePaper(VIEW, { ...ACCEPTED, void: true }, undefined, facts))
  expect(isVoid).toContain('【作废】')
  expect(isVoid).not.toContain('"qr"')
})

test('A4 says the same as the slip, and a void one can neither be taken for a good one nor followed', () => {
  const told = caseSheet(VIEW, TOLD, undefined, { ...A4_FACTS, follow: 'http://10.0.0.1/t/abc' })
  expect(told).toMatchObject({
    title: '一次性告知书',
    number: '〔2026〕告字第 0017 号',
    missing: [{ name: '申请书（表）' }, { name: '授权书' }],
    code: '4829 130 557',
    void: false,
    follow: 'http://10.0.0.1/t/abc',
  })
  expect(told.rest.find(({ name }) => name === '到哪里补')?.lines).toContain(FACTS.address)
  const accepted = caseSheet({ ...VIEW, exclusions: ['publicity'] }, ACCEPTED, undefined, A4_FACTS)
  expect(accepted.missing).toEqual([])
  expect(JSON.stringify(accepted.rest)).toMatch(/2026年12月18日以前.*街道民政办电话答复.*公示的时间不算在内/)
  const isVoid = caseSheet(VIEW, { ...ACCEPTED, void: true }, undefined, {
    ...A4_FACTS,
    follow: 'http://x/t/a',
  })
  expect(isVoid).toMatchObject({ void: true, follow: null })
})

test('papers of 代办 name what was agreed, what changed hands and what was signed, and each finds its own act', () => {
  const ordinals = { year: 2026, on: '2026-11-24', by: '李示例', void: false }
  const entrusted = { ...ordinals, kind: 'entrusted', ordinal: 3 } as const
  const delivered = { ...ordinals, kind: 'delivered', ordinal: 9 } as const
  const act = { time: '2026-11-24T01:00:00.000Z', by: '李示例' }
  const view: CaseView = {
    ...VIEW,
    documents: [...VIEW.documents, entrusted, delivered],
    acts: [
      ...VIEW.acts,
      { ...act, at: 'entrusted', why: '王代办', signed: 'on-screen', paper: entrusted },
      { ...act, at: 'decided', granted: true, text: '每月发放' },
      // One of an earlier version gave no paper.
      { ...act, at: 'delivered', why: 'posted' },
      {
        ...act,
        at: 'delivered',
        why: 'brought-home',
        things: [{ name: '低保证', original: 1, copy: 0 }],
        signed: 'on-paper',
        paper: delivered,
      },
    ],
  }
  const consent = JSON.stringify(casePaper(view, entrusted, undefined, FACTS))
  for (const words of ['代办委托书', '〔2026〕委字第 0003 号', '代办不收费', '随时可以收回', '已在屏上签字'])
    expect(consent).toContain(words)
  const slip = JSON.stringify(casePaper(view, delivered, undefined, FACTS))
  for (const words of ['送达回证', '送到了家里', '每月发放', '低保证', '1 / 0', '____'])
    expect(slip).toContain(words)
  const sheet = caseSheet(view, entrusted, undefined, { ...FACTS, signature: 'M1 2l3 4' })
  expect(sheet).toMatchObject({ signer: '委托人', signature: 'M1 2l3 4', missing: [] })
  expect(sheet.rest).toContainEqual({ name: '代办员', lines: ['王代办'] })
})
