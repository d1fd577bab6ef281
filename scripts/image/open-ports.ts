// `open-ports.ts STATION.YAML`, on a machine of an image: the ports on which the station answers others, "8443, 8090".
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { StationConfig } from '#daemon/settings/station.ts'

const { listeners }: Partial<StationConfig> = parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const ports = [listeners?.staff, listeners?.phone].map((one) => one?.port)
process.stdout.write(ports.filter((port) => Number.isInteger(port)).join(', '))
