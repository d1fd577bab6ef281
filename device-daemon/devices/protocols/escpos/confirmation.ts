/** Four characters 0x21–0x7E that name one job in the printer's own answer (GS ( H, function 48). */
export type ProcessId = string

/** What the end of a job asks the printer, so that it says when everything before is on paper; `none` asks nothing. */
export type Confirmation = { at: 'process-id'; id: ProcessId } | { at: 'fence' } | { at: 'none' }

const FIRST = 0x21
const COUNT = 94 // 0x21–0x7E; the manual allows 0x20 too, left out because logs trim it

/** The process id of the n-th job (n ≥ 0); it repeats after 94⁴ jobs. */
export function processId(n: number): ProcessId {
  let rest = Math.trunc(Math.abs(n))
  let id = ''
  for (let place = 0; place < 4; place += 1) {
    id = String.fromCharCode(FIRST + (rest % COUNT)) + id
    rest = Math.floor(rest / COUNT)
  }
  return id
}

/** GS ( H fn 48: answered `37 22 d1 d2 d3 d4 00` when everything sent before has been printed. */
export function processIdRequest(id: ProcessId): Uint8Array {
  return Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(id, 'latin1').subarray(0, 4))
}

/** GS r 1: queued behind what was sent before; answered by one paper status byte. */
export function fenceRequest(): Uint8Array {
  return Uint8Array.of(0x1d, 0x72, 0x01)
}

export function confirmationRequest(confirmation: Confirmation): Uint8Array {
  switch (confirmation.at) {
    case 'process-id':
      return processIdRequest(confirmation.id)
    case 'fence':
      return fenceRequest()
    case 'none':
      return new Uint8Array()
  }
}
