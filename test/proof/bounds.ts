/** Standard normal quantile of a two-sided interval of 95 %. */
const Z = 1.96

/**
 * The upper end of the 95 % interval for how often something fails: the rule of three where nothing failed (Hanley and
 * Lippman-Hand, JAMA 1983), otherwise Wilson's score interval (JASA 1927).
 */
export function upperBound(failures: number, trials: number): number {
  if (trials === 0) return 1
  if (failures === 0) return Math.min(1, 3 / trials)
  const share = failures / trials
  const square = Z * Z
  const middle = share + square / (2 * trials)
  const reach = Z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials))
  return Math.min(1, (middle + reach) / (1 + square / trials))
}
