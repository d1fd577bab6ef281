import type { BenchAction, BenchDevice } from '#contract/bench.ts'

/** The host's end of the wire, as the device sees it. */
export type HostEnd = {
  /** Bytes from the device to the host. Never called from inside `fromHost`: answers take at least a moment. */
  toHost(bytes: Uint8Array): void
  /** The device is gone (unplugged, switched off); nothing comes after. `reason` is for logs. */
  onVanish(reason: string): void
}

/** The device's end of an open wire. */
export type DeviceEnd = {
  /** Resolves when the device has taken all bytes into its buffer; a stuck device never does. Never rejects. */
  fromHost(bytes: Uint8Array): Promise<void>
  /** The host closed the wire. Idempotent. */
  detach(): void
}

/** A device that is not there: it speaks the real bytes on a wire and shows itself on the bench. */
export type Simulator = {
  /** As in devices.yaml: `wire: {simulated: NAME}`. */
  readonly name: string
  /** Undefined when it is unplugged or another host holds it. */
  attach(host: HostEnd): DeviceEnd | undefined
  /** What a person sees who stands in front of it. */
  view(): BenchDevice['device']
  /** What a person does to it; a string is why it cannot be done. */
  act(action: BenchAction): { at: 'done' } | { at: 'refused'; reason: string }
  /** Told after every visible change; returns a way to stop. */
  watch(changed: () => void): () => void
}
