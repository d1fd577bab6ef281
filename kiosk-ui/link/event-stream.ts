export type StreamEvent = { name: string; id: string | null; data: string }

/**
 * Reads the text/event-stream format as it arrives (WHATWG HTML 9.2), chunk by chunk; returns the events that each
 * chunk completed. The browser's own EventSource hides heartbeat comments, so a screen could not tell a silent daemon
 * from a quiet one.
 */
export function createEventStreamReader(): (chunk: string) => StreamEvent[] {
  let rest = ''
  let name = ''
  let id: string | null = null
  let data: string[] = []

  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    const events: StreamEvent[] = []
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) events.push({ name: name || 'message', id, data: data.join('\n') })
        name = ''
        id = null
        data = []
        continue
      }
      const colon = line.indexOf(':')
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'event') name = value
      else if (field === 'id') id = value
      else if (field === 'data') data.push(value)
    }
    return events
  }
}
