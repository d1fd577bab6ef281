/** One thing wrong with what a person wrote, in words for that person, with the place in the file. */
export type Fault = {
  /** File as the person knows it, e.g. `config/station.yaml`, or the name of a flag or variable. */
  file: string
  /** Path inside the file, e.g. `queues[0].letter`; '' for the file as a whole. */
  path: string
  line: number | null
  /** What is wrong and what is allowed. */
  message: string
}

/** The faults as one text for a terminal: a block a file, in the order of its lines, each with place and remedy. */
export function formatFaults(faults: readonly Fault[]): string {
  const byFile = Map.groupBy(faults, (fault) => fault.file)
  const blocks = [...byFile].map(([file, list]) => {
    const sorted = list.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    return [file, ...sorted.map(faultLines)].join('\n')
  })
  const heading = `配置有 ${faults.length} 处要改，改好再启动（faults in the configuration: ${faults.length}）`
  return [heading, ...blocks].join('\n\n')
}

/** Where in its file, e.g. `第 3 行  until`; '' for the file as a whole. */
export function placeWords({ line, path }: Fault): string {
  return [line === null ? '' : `第 ${line} 行`, path].filter(Boolean).join('  ')
}

/** One line for what is allowed but not as it should be. */
export function warningWords(warning: Fault): string {
  return `${[warning.file, placeWords(warning)].filter(Boolean).join(' ')}：${warning.message}`
}

function faultLines(fault: Fault): string {
  const place = placeWords(fault)
  return place ? `  ${place}\n      ${fault.message}` : `  ${fault.message}`
}
