/**
 * The civil day in Shanghai, YYYY-MM-DD, of a moment in milliseconds. China keeps one time without summer time, so that
 * eight hours are enough; what a locale writes (en-CA, sv-SE) changes with the browser's ICU.
 */
export function shanghaiDay(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
}

const dayLength = 86_400_000
/** The civil day in Shanghai as a number that counts on by one a day. */
export const dayNumber = (ms: number): number => Math.floor((ms + 8 * 3_600_000) / dayLength)

/** Civil days since a moment: yesterday evening is one day ago, wherever an age is told. */
export const daysSince = (ms: number, now = Date.now()): number => Math.max(0, dayNumber(now) - dayNumber(ms))
