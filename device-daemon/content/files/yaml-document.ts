import type { Fault } from '../fault.ts'
import type { WrittenDocument } from '../source.ts'
import { readYaml } from './yaml-file.ts'

/** A whole YAML file as a document. `name` is what people know it by. */
export async function readYamlDocument(file: string, id: string, name: string): Promise<WrittenDocument> {
  const read = await readYaml(file, name)
  if (read.at === 'read') return { id, name, value: read.file.value, faults: [], fault: read.file.fault }
  const fault = (_path: unknown, message: string): Fault => ({ file: name, path: '', line: null, message })
  return { id, name, value: undefined, faults: read.faults, fault }
}
