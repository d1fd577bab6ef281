/** Whether node-hid could not be loaded because this machine lacks libusb, which a bare Debian does not have. */
export function lacksLibusb(error: unknown): boolean {
  return error instanceof Error && error.message.includes('libusb-1.0.so')
}
