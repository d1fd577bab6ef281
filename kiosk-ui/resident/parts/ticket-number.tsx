/** One huge number; the width it fills depends only on how many characters it has. */
export function TicketNumber({ number }: { number: string }) {
  return (
    <p class="number" data-length={Math.min(number.length, 8)}>
      {number}
    </p>
  )
}
