/** What a browser would do beside touching: its menus, zoom, drags, and the way back out of the page. */
export function stayOnThePage(): void {
  const prevent = (event: Event) => event.preventDefault()
  for (const name of ['contextmenu', 'dragstart', 'selectstart']) document.addEventListener(name, prevent)
  document.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault()
    },
    { passive: false },
  )
  // One entry to go back from, put there again each time: back stays here and nothing piles up.
  const stay = () => history.pushState(null, '')
  stay()
  addEventListener('popstate', stay)
}
