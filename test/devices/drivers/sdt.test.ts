import { cardReaderConformance } from './card-reader-conformance.ts'

cardReaderConformance('sdt on a line that carries its frames as they are', {
  driver: 'sdt',
  simulator: 'card-reader',
})

cardReaderConformance('sdt wrapped in HID reports', {
  driver: 'sdt',
  simulator: 'card-reader-hid',
  options: { transport: 'hid-wrapped' },
})
