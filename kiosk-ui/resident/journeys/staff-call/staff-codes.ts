import type { App } from '../../shell/app.ts'

/** For the clerk who comes: which machine, and what is wrong with it. */
export function staffCodes(app: App): string[] {
  const { kiosk, version } = app.model.value
  const screen = app.screen.value
  return [
    kiosk.id,
    version,
    ...(kiosk.printer.at === 'out-of-order' ? [kiosk.printer.code] : []),
    ...('code' in screen ? [screen.code] : []),
  ]
}
