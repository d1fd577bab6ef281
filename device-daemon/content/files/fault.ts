/** One thing wrong with the configuration, in words for whoever edits it. */
export type SettingsFault = {
  /** File as the person knows it, e.g. `config/station.yaml`, or the name of a flag or variable. */
  file: string
  /** Path inside the file, e.g. `queues[0].letter`; '' for the file as a whole. */
  path: string
  line: number | null
  /** What is wrong and what is allowed. */
  message: string
}

/** Where something stands in a YAML file: keys and indexes from the top. */
export type Path = readonly (string | number)[]

/** `['queues', 0, 'letter']` → `queues[0].letter`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text ? `${text}.${part}` : part
  }, '')
}

/** The faults as one text for a terminal: a block a file, in the order of its lines, each with place and remedy. */
export function formatFaults(faults: readonly SettingsFault[]): string {
  const byFile = Map.groupBy(faults, (fault) => fault.file)
  const blocks = [...byFile].map(([file, list]) => {
    const sorted = list.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    return [file, ...sorted.map(faultLines)].join('\n')
  })
  const heading = `配置有 ${faults.length} 处要改，改好再启动（faults in the configuration: ${faults.length}）`
  return [heading, ...blocks].join('\n\n')
}

function faultLines(fault: SettingsFault): string {
  const place = [fault.line === null ? '' : `第 ${fault.line} 行`, fault.path].filter(Boolean).join('  ')
  return place ? `  ${place}\n      ${fault.message}` : `  ${fault.message}`
}
