import type { Fault } from '../fault.ts'
import type { WrittenDocument } from '../source.ts'
import type { ParsedValues } from './parsed-values.ts'
import { readYaml } from './yaml-file.ts'

/** A whole YAML file as a document. `name` is what people know it by. */
export async function readYamlDocument(
  file: string,
  id: string,
  name: string,
  parsed: ParsedValues,
): Promise<WrittenDocument> {
  const read = await readYaml(file, name, parsed)
  if (read.at === 'read') {
    const { value, doubts, fault, asWritten } = read.file
    return { id, name, value, faults: [], doubts, fault, asWritten }
  }
  const fault = (_path: unknown, message: string): Fault => ({ file: name, path: '', line: null, message })
  return { id, name, value: undefined, faults: read.faults, doubts: [], fault, asWritten: () => undefined }
}
