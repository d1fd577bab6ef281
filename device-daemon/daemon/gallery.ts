import { join } from 'node:path'
import { galleryPages } from '#daemon/http/server/gallery.ts'
import type { Feature } from './feature.ts'

/** `/gallery`: every screen in every state, where people work on the screens. */
export const gallery: Feature = ({ settings, uiDir }) =>
  settings.gallery === 'served'
    ? { routes: [{ group: 'keeper', register: (app) => galleryPages(app, join(uiDir, 'gallery')) }] }
    : {}
