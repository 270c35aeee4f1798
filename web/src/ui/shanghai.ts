/**
 * The civil day in Shanghai, YYYY-MM-DD, of a moment in milliseconds. China keeps one time without summer time, so that
 * eight hours are enough; what a locale writes (en-CA, sv-SE) changes with the browser's ICU.
 */
export function shanghaiDay(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
}
