import { hash } from 'node:crypto'
import { cleanPicture } from '#daemon/pictures/clean-picture.ts'
import { MOST_SIDE_PX } from '#daemon/pictures/picture.ts'
import type { PictureFiles } from '#daemon/store/documents/picture-files.ts'
import type { Staff, StaffRefusal } from './staff.ts'

/** `unfit`: no JPEG or PNG, or of a size or shape that no portrait has. */
export type PhotoChanged = { at: 'done' } | { at: 'unfit' } | StaffRefusal

/** Pictures on 工作人员座牌. */
export type StaffPhotos = {
  put(clerk: string, bytes: Buffer): Promise<PhotoChanged>
  remove(clerk: string): Promise<PhotoChanged>
  /** Null without one. */
  read(clerk: string): Promise<{ name: string; bytes: Uint8Array } | null>
}

/** Of a file in the data folder's photos/. */
export const PHOTO_NAME = /^[0-9a-f]{32}\.(jpg|png)$/

const LEAST_SIDE_PX = 64
const MOST_TIMES_AS_LONG = 3

export function openStaffPhotos(staff: Staff, photos: PictureFiles): StaffPhotos {
  // One change after another: tidying up must not delete a picture that has just been uploaded.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (change: () => Promise<PhotoChanged>): Promise<PhotoChanged> => {
    const changed = last.then(change)
    last = changed.catch(() => undefined)
    return changed
  }
  const change = async (clerk: string, photo: string | null): Promise<PhotoChanged> => {
    const changed = await staff.setPhoto(clerk, photo)
    if (changed.at !== 'done') return changed
    await photos.keepOnly(new Set(staff.all().flatMap((account) => account.photo ?? [])))
    return { at: 'done' }
  }
  return {
    put: (clerk, bytes) =>
      inTurn(async () => {
        const photo = cleanPicture(bytes)
        if (photo.at === 'unreadable' || !isPortrait(photo)) return { at: 'unfit' }
        const name = `${hash('sha256', photo.bytes).slice(0, 32)}.${photo.kind}`
        const saved = await photos.save(name, photo.bytes)
        if (saved.at !== 'saved') return { at: 'failed', reason: saved.reason }
        return change(clerk, name)
      }),
    remove: (clerk) => inTurn(() => change(clerk, null)),
    async read(clerk) {
      const name = staff.byId(clerk)?.photo ?? null
      const bytes = name === null ? null : await photos.read(name)
      return name === null || bytes === null ? null : { name, bytes }
    },
  }
}

function isPortrait({ width, height }: { width: number; height: number }): boolean {
  const [short, long] = width < height ? [width, height] : [height, width]
  return short >= LEAST_SIDE_PX && long <= MOST_SIDE_PX && long <= short * MOST_TIMES_AS_LONG
}
