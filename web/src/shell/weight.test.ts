// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

// What a browser fetches before the first page of a role stands, each file compressed as the server sends it. Needs a
// build (`./xt test` makes one first).
const most = 300_000
const manifestFile = 'dist/.vite/manifest.json'

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}
const landings = {
  administrators: ['index.html', 'src/shell/home/HomePage.vue'],
  teachers: ['index.html', 'src/modules/people/TeacherPage.vue'],
  visitors: ['index.html', 'src/modules/access/SignInPage.vue'],
}
const english = 'src/i18n/all-en.ts'

describe.skipIf(!existsSync(manifestFile))('the first load', () => {
  const manifest = (): Record<string, Chunk> => JSON.parse(readFileSync(manifestFile, 'utf8'))

  function filesOf(keys: readonly string[], chunks: Record<string, Chunk>): Set<string> {
    const files = new Set<string>()
    const seen = new Set<string>()
    const add = (key: string): void => {
      if (seen.has(key)) return
      seen.add(key)
      const chunk = chunks[key]
      if (!chunk) throw new Error(`the build has no ${key}`)
      for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
      chunk.imports?.forEach(add)
    }
    keys.forEach(add)
    return files
  }
  const weight = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0)

  it.each(Object.entries(landings))('of %s is under 300 kB', (who, keys) => {
    const bytes = weight(filesOf([...keys, english], manifest()))
    process.stdout.write(`first load of ${who}, English included: ${Math.round(bytes / 1000)} kB gzip\n`)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(most)
  })
})
