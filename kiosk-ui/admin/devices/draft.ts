/** How a device is connected, as devices.yaml has it; exactly one of the six. */
export type Wire = {
  serial?: string
  baudRate?: number
  tcp?: string
  socket?: string
  usbPrinter?: string
  hid?: { vendorId: number; productId: number; path?: string }
  simulated?: string
}

/** A device's entry without id and port, as the form holds it; the daemon checks it. */
export type DeviceDraft = {
  driver?: string
  wire?: Wire
  at?: { kiosk: string } | { window: string }
  [option: string]: unknown
}

export type WireKind = 'serial' | 'tcp' | 'socket' | 'usbPrinter' | 'hid' | 'simulated'

export function kindOf(wire: Wire | undefined): WireKind | null {
  if (wire === undefined) return null
  const kinds = ['serial', 'tcp', 'socket', 'usbPrinter', 'hid', 'simulated'] as const
  return kinds.find((kind) => kind in wire) ?? null
}
