import { checkShape, isRecord } from '#daemon/content/check/shape.ts'
import { type Finding, wrong } from '#daemon/content/check/finding.ts'
import {
  type EditedDocument,
  type EditedRest,
  type LeftOut,
  type Which,
  editedDocument,
  guideId,
} from '#daemon/content/edited.ts'
import { oncePerObject } from '#daemon/content/check/once.ts'
import { checkEditedGuide } from '#daemon/content/guide/check-edited-guide.ts'
import { isKept, overCity } from '#daemon/content/guide/overlay.ts'
import { checkEditedNotice } from '#daemon/content/notice/check-edited-notice.ts'
import { placesFindings } from '#daemon/content/places/check-places-document.ts'
import type { Written, WrittenDocument } from '#daemon/content/source.ts'
import type { StationFacts } from '#daemon/content/station/facts.ts'
import { checkPart, partsOf, withPart, withWindowsAndQueues } from './station-parts.ts'
import { factsFrom } from './station-facts.ts'
import { StationConfig } from './station.ts'

/** Everything that is written: station.yaml as a value, and the contents beside it. */
export type Ground = { station: Record<string, unknown>; written: Written }

/** `hidden`: guides that are gone, by their 序号; `resting`: what is told of guides that are not there now. */
export type Laid = Ground & {
  hidden: ReadonlySet<number>
  resting: readonly LaidRest[]
  leftOut: readonly LeftOut[]
}
/** What is told of a guide that is not in force, and the document by which it is known. */
export type LaidRest = { document: WrittenDocument; rest: EditedRest }

/** What is checked against others comes after them. */
const ORDER = ['station', 'rules', 'plates', 'places', 'guide', 'notice'] as const

/** Lays what was written in a browser over the files. Of a document the first choice counts that passes its checks. */
export function layOver(base: Ground, edited: readonly EditedDocument[]): Laid {
  let ground = base
  const hidden = new Set<number>()
  const resting: LaidRest[] = []
  const leftOut: LeftOut[] = []
  const byKind = Map.groupBy(edited, ({ kind }) => kind)
  for (const kind of ORDER) {
    for (const document of byKind.get(kind) ?? []) {
      if (document.at !== 'published') {
        const { id, rest } = document
        const isThere = document.at === 'to-come' && fileDocument(base, id) !== undefined
        const known =
          rest &&
          !isThere &&
          (rest.document ? overFile(base, document, rest.document) : fileDocument(base, id))
        if (rest && known) resting.push({ document: known, rest })
        if (document.at === 'hidden' && kind === 'guide') hidden.add(Number(id))
        else if (document.at === 'hidden') ground = withoutNotice(ground, id)
        continue
      }
      for (const choice of document.choices) {
        if (choice.version === null) break
        const shown = overFile(base, document, choice.document)
        const findings = [
          ...goneFromCity(base, document, choice.document),
          ...checkEdited(ground, document, shown),
        ].filter(({ blocks }) => blocks)
        if (findings.length === 0) {
          ground = laid(ground, document, shown)
          break
        }
        leftOut.push({ kind, id: document.id, version: choice.version, findings })
      }
    }
  }
  return { ...ground, hidden, resting, leftOut }
}

/** The city's guide with an id as the files have it; undefined where there is none. */
export const fileGuide = (ground: Ground, id: string): unknown => fileDocument(ground, id)?.value

const fileDocument = ({ written }: Ground, id: string): WrittenDocument | undefined =>
  written.guide.items.find((document) => guideId(document) === id)

/** By the city's guide that it was laid over; the same object as long as neither changes, so that it is checked once. */
const laidBefore = oncePerObject((_document: WrittenDocument) => ({
  city: undefined as unknown,
  made: null as WrittenDocument | null,
}))

/** A guide is kept beside the city's, and rules may be of an earlier shape; any other document stands as it was written. */
function overFile(base: Ground, { kind, id }: Which, document: WrittenDocument): WrittenDocument {
  if (kind === 'rules') return ofToday(base, document)
  if (kind !== 'guide') return document
  const city = fileGuide(base, id)
  const known = laidBefore(document)
  if (known.made === null || known.city !== city) {
    known.city = city
    known.made = { ...document, value: overCity(document.value, city).document }
  }
  return known.made
}

/** What a station wrote over an errand of the city's is gone with it. */
function goneFromCity(base: Ground, { kind, id }: Which, { value }: WrittenDocument): readonly Finding[] {
  return kind === 'guide' && isKept(value) && fileGuide(base, id) === undefined
    ? [wrong([], '全市目录里已经没有这件事')]
    : []
}
const ofToday = ({ station }: Ground, document: WrittenDocument): WrittenDocument =>
  isRecord(document.value) ? { ...document, value: withWindowsAndQueues(station, document.value) } : document

/** What keeps a document from being shown, and what is only to be told. */
export function checkEdited(ground: Ground, which: Which, document: WrittenDocument): readonly Finding[] {
  const { station, written } = ground
  const { kind, id } = which
  switch (kind) {
    case 'station':
    case 'rules':
    case 'plates':
      return checkPart(station, { kind, id }, document.value)
    case 'places':
      return placesFindings(document, factsOf(station)).findings
    case 'guide':
      return checkEditedGuide(document, id, written.guide.items)
    case 'notice':
      return checkEditedNotice(document, written.notice.board, factsOf(station))
  }
}

/** Every document of a kind as the files have it. */
export function documentsIn(
  { station, written }: Ground,
  kind: Which['kind'],
): readonly { id: string; document: WrittenDocument }[] {
  switch (kind) {
    case 'notice':
      return written.notice.notices.map((document) => ({ id: document.id, document }))
    case 'guide':
      return written.guide.items.map((document) => ({ id: guideId(document), document }))
    case 'places':
      return [{ id: 'places', document: written.places }]
    case 'station':
    case 'rules':
    case 'plates':
      return partsOf(station).flatMap(({ which, value }) =>
        which.kind === kind ? [{ id: which.id, document: editedDocument(which, 0, value) }] : [],
      )
  }
}

/** The document in the place of the one with its id, or after all others. */
export function laid(ground: Ground, which: Which, document: WrittenDocument): Ground {
  const { station, written } = ground
  const { kind, id } = which
  switch (kind) {
    case 'station':
    case 'rules':
    case 'plates': {
      const { value } = document
      return isRecord(value) ? { ...ground, station: withPart(station, { kind, id }, value) } : ground
    }
    case 'places':
      return { ...ground, written: { ...written, places: document } }
    case 'guide': {
      const items = inPlace(written.guide.items, guideId, id, document)
      return { ...ground, written: { ...written, guide: { ...written.guide, items } } }
    }
    case 'notice': {
      const notices = inPlace(written.notice.notices, (one) => one.id, id, document)
      return { ...ground, written: { ...written, notice: { ...written.notice, notices } } }
    }
  }
}

function inPlace(
  documents: readonly WrittenDocument[],
  idOf: (document: WrittenDocument) => string,
  id: string,
  document: WrittenDocument,
): WrittenDocument[] {
  const isThere = documents.some((one) => idOf(one) === id)
  return isThere ? documents.map((one) => (idOf(one) === id ? document : one)) : [...documents, document]
}

function withoutNotice(ground: Ground, id: string): Ground {
  const { notice } = ground.written
  const notices = notice.notices.filter((one) => one.id !== id)
  return { ...ground, written: { ...ground.written, notice: { ...notice, notices } } }
}

/** What contents are checked against of station.yaml. */
export function factsOf(station: unknown): StationFacts {
  return typeof station === 'object' && station !== null ? factsOfObject(station) : factsFrom({})
}

/** It is asked for several times a publication, and seldom another. */
const factsOfObject = oncePerObject((station) => factsFrom(checkShape(StationConfig, station).sound ?? {}))
