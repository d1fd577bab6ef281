import { type Import, readImports } from './read-imports.ts'
import { type Room, rooms } from './rooms.ts'
import type { Tree } from './sources.ts'

/** Modules loaded by a computed name cannot be judged, so only the scan of the drivers' folder may do that. */
const mayLoadByName = /^device-daemon\/devices\/driver-files\.ts$/

/** One line for each import in `tree` that the table of rooms does not allow, and for each file of no room. */
export function importFaults(tree: Tree): string[] {
  return [...tree].flatMap(([path, source]) => {
    const room = roomOf(path)
    if (!room) return [`${path}: belongs to no room of the house`]
    return readImports(path, source)
      .filter((found) => !isAllowed(room, path, found))
      .map(
        ({ line, text, typeOnly }) =>
          `${path}:${line}: ${room.name} may not import ${typeOnly ? 'type ' : ''}${text}`,
      )
  })
}

function roomOf(path: string): Room | undefined {
  return rooms.find(({ files }) => files.test(path))
}

function isAllowed(room: Room, path: string, { target, typeOnly, names }: Import): boolean {
  if (room.code.includes('anything')) return true
  if (target === null) return mayLoadByName.test(path)
  const isPath = !/^(npm:|node$|node:)/.test(target)
  const wanted = isPath ? roomOf(target)?.name : target
  if (wanted === undefined) return false
  if (wanted === room.name || (typeOnly && wanted === 'contract')) return true
  if (room.code.some((allowed) => matches(allowed, wanted))) return true
  if (!typeOnly || !room.types.some((allowed) => matches(allowed, wanted))) return false
  const { typeNames } = room
  return typeNames === undefined || names?.every((name) => typeNames.test(name)) === true
}

/** `npm:@scope/*` stands for every package of a scope. */
function matches(allowed: string, wanted: string): boolean {
  return allowed.endsWith('/*') ? wanted.startsWith(allowed.slice(0, -1)) : allowed === wanted
}
