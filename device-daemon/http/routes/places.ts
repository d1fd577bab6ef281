import type { Places } from '#contract/places.ts'
import { PlacesReply } from '#contract/places.ts'
import type { App } from '../server/app.ts'

/** 在哪里: what there is at the station and where, for everybody. */
export function placeRoutes(app: App, places: () => Places): void {
  app.get(
    '/api/places',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['station'],
        summary: '在哪里 (facilities, areas, hall map, Wi-Fi)',
        response: { 200: PlacesReply },
      },
    },
    async () => ({ places: places() }),
  )
}
