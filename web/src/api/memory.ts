// The last answers that pages got: shown at once when somebody comes back, while the server is asked again.
const most = 80
const kept = new Map<string, unknown>()

export function remember(name: string, answer: unknown): void {
  kept.delete(name)
  kept.set(name, answer)
  const oldest = kept.keys().next().value
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
}

export const remembered = <T>(name: string): T | null => (kept.get(name) as T | undefined) ?? null

/** After a write nothing of it may be shown again, and after signing in or out nothing of another person's. */
export const forget = (): void => kept.clear()
