/** What a thing to bring looks like, from the station's own drawings; its name stands beside it. */
export function Drawing({ path }: { path: string }) {
  return (
    <svg class="drawing" viewBox="0 0 120 84" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
