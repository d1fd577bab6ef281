// What a PIN costs is seen at a whole station (station/command-line). Hashing those of all other tests took a quarter of
// the computing that desks and routes need.
import { hashCheaply } from '#daemon/desks/staff/pins.ts'

hashCheaply()
