let loading: Promise<void> | null = null

/** The sheet's styles, which home does not carry. Rejects when they cannot be had. */
export function loadStyles(): Promise<void> {
  loading ??= new Promise<void>((done, fail) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = new URL('input.css', import.meta.url).href
    link.addEventListener('load', () => done())
    link.addEventListener('error', () => {
      link.remove()
      loading = null
      fail(new Error('the styles of the input sheet cannot be had'))
    })
    document.head.append(link)
  })
  return loading
}
