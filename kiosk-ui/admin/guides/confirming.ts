import type { CatalogueItem } from '#contract/guide-document.ts'
import type { GuideElement } from '#contract/guide.ts'
import { newCommandId } from '../../link/command-id.ts'
import type { StaffApi } from '../../staff/staff-api.ts'

export type Confirmation = NonNullable<CatalogueItem['confirmed']>[number]

/** A guide with an element confirmed; one that was confirmed before is confirmed anew. */
export function withConfirmation(guide: CatalogueItem, confirmation: Confirmation): CatalogueItem {
  const others = (guide.confirmed ?? []).filter(({ element }) => element !== confirmation.element)
  return { ...guide, confirmed: [...others, confirmation] }
}

export function withoutConfirmation(guide: CatalogueItem, element: GuideElement): CatalogueItem {
  const { confirmed = [], ...rest } = guide
  const others = confirmed.filter((one) => one.element !== element)
  return others.length === 0 ? rest : { ...rest, confirmed: others }
}

/**
 * Confirms an element of one guide as it is shown, and shows it so at once. Not done where a colleague's draft would be
 * published with it, or where something in it has to be mended first.
 */
export async function confirmShown(
  api: StaffApi,
  seq: number,
  confirmation: Confirmation,
): Promise<'done' | 'left'> {
  const params = { kind: 'guide', id: `${seq}` } as const
  const opened = await api.ask('GET /api/contents/:kind/:id', { params })
  if (opened.at !== 'ok') return 'left'
  const { document, version, published, at } = opened.value
  const isDraft = version !== null && (at !== 'shown' || version !== published)
  if (isDraft) return 'left'
  const kept = await api.ask('PUT /api/contents/:kind/:id', {
    params,
    body: {
      commandId: newCommandId(),
      base: version,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is shown has passed its check
      document: withConfirmation(document as CatalogueItem, confirmation),
    },
  })
  if (kept.at !== 'ok' || kept.value.findings.some(({ blocks }) => blocks)) return 'left'
  const shown = await api.ask('POST /api/contents/:kind/:id/publish', {
    params,
    body: { commandId: newCommandId(), version: kept.value.version },
  })
  return shown.at === 'ok' ? 'done' : 'left'
}
