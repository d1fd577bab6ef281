/** A picture in Markdown, as content/notice/pictures.ts reads it: alone in its line, brackets with a backslash. */
const LINE = /^!\[((?:\\.|[^\\[\]\n])*)\]\(media:([^\s()]+)\)$/

export function pictureLine(media: string, description: string): string {
  const said = description
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\[\]]/g, '\\$&')
  return `![${said}](media:${media})`
}

/** Null for a line that is none. */
export function pictureOf(line: string): { media: string; description: string } | null {
  const [, said, media] = LINE.exec(line.trim()) ?? []
  return said === undefined || media === undefined
    ? null
    : { media, description: said.replaceAll(/\\(.)/g, '$1') }
}
