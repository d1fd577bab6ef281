import { useEffect, useState } from 'preact/hooks'

const UPRIGHT = '(orientation: portrait)'

/** Whether the screen stands upright, also after it has been turned. */
export function useUpright(): boolean {
  const [upright, setUpright] = useState(() => matchMedia(UPRIGHT).matches)
  useEffect(() => {
    const query = matchMedia(UPRIGHT)
    const turned = () => setUpright(query.matches)
    query.addEventListener('change', turned)
    return () => query.removeEventListener('change', turned)
  }, [])
  return upright
}
