export interface Words {
  [key: string]: string | Words
}

/** One catalogue out of many; rooms may add to shared groups (reason, inbox), but not change each other's words. */
export function mergeWords(catalogues: Words[]): Words {
  const all: Words = {}
  for (const words of catalogues)
    for (const [key, value] of Object.entries(words)) {
      const known = all[key]
      if (known === undefined) all[key] = typeof value === 'string' ? value : mergeWords([value])
      else if (typeof known === 'object' && typeof value === 'object') all[key] = mergeWords([known, value])
      else throw new Error(`two rooms say ${key}`)
    }
  return all
}
