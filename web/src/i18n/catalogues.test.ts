import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pages } from '@/shell/router'
import { wordsKey } from '@/shell/waiting'
import en from './all-en'
import { i18n } from './index'

function flatten(tree: object, prefix = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(prefix + name, value)
    else for (const [key, text] of flatten(value, `${prefix}${name}.`)) all.set(key, text)
  }
  return all
}
const chinese = flatten(i18n.global.getLocaleMessage('zh-CN'))
const english = flatten(en)
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.(vue|ts)$/.test(path) && !path.includes('.test.') ? [path] : []
  })
}

const serverSources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return serverSources(path)
    return /(?<!_test)\.cpp$/.test(path) ? [path] : []
  })

describe('catalogues', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })
  it('can be read: @ and | have a meaning of their own and stand in quotes', () => {
    i18n.global.setLocaleMessage('en', en)
    const broken = (['zh-CN', 'en'] as const).flatMap((locale) =>
      [...chinese.keys()].filter((key) => {
        try {
          return i18n.global.t(key, {}, { locale }) === key
        } catch {
          return true
        }
      }),
    )
    expect(broken).toEqual([])
  })
  it('fill in the same places', () => {
    for (const [key, text] of chinese) expect([key, places(english.get(key)!)]).toEqual([key, places(text)])
  })
  it('do not leave Chinese in the English one', () => {
    const mixed = [...english].filter(([key, text]) => key !== 'nav.language' && /[\u4e00-\u9fff]/.test(text))
    expect(mixed).toEqual([])
  })
  it('do not leave English in the Chinese one', () => {
    const mixed = [...chinese].filter(
      ([key, text]) =>
        key !== 'nav.language' &&
        // Names of file formats have no Chinese.
        /[A-Za-z]/.test(text.replace(/\{\w+\}|\b(PDF|HEIC)\b/g, '')),
    )
    expect(mixed).toEqual([])
  })
  it('contain every key that the pages name', () => {
    const missing = sources('src').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bt\(\s*'([\w.]+)'/g)]
        .map((match) => match[1]!)
        .filter((key) => !chinese.has(key))
        .map((key) => `${path}: ${key}`),
    )
    expect(missing).toEqual([])
  })
  it('contain every group of which the pages name a part', () => {
    const missing = sources('src').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bt\(\s*`([\w.]+)\.\$\{/g)]
        .map((match) => match[1]!)
        .filter((group) => ![...chinese.keys()].some((key) => key.startsWith(`${group}.`)))
        .map((group) => `${path}: ${group}`),
    )
    expect(missing).toEqual([])
  })
  it('have the titles of all pages and the entries of the menu', () => {
    const wanted = pages.flatMap(({ meta }) => [meta.title, ...(meta.nav ? [meta.nav.label] : [])])
    expect(wanted.length).toBeGreaterThan(pages.length)
    expect(wanted.filter((key) => !chinese.has(key))).toEqual([])
  })
  it('have words for every kind of work that may wait', () => {
    const kinds = serverSources('../modules').flatMap((path) => {
      const text = readFileSync(path, 'utf8')
      if (!text.includes('access::Waiting')) return []
      return [...text.matchAll(/(?:push_back\(\{|Waiting \w+\{)"([a-z_]+\.[a-z_]+)"/g)].map(
        (match) => match[1]!,
      )
    })
    expect(kinds.length).toBeGreaterThan(0)
    expect(kinds.filter((kind) => !chinese.has(wordsKey(kind)))).toEqual([])
  })
  it('name every permission that a token may have', () => {
    const table = readFileSync('../modules/access/src/permissions.cpp', 'utf8')
    const names = [...table.matchAll(/Permission\{"([a-z_.]+)"/g)].map(([, name]) => name!.replace('.', '_'))
    expect(names.length).toBeGreaterThan(30)
    expect(names.filter((name) => !chinese.has(`permission.${name}`))).toEqual([])
  })
  it('keep Chinese out of the pages themselves', () => {
    const mixed = sources('src')
      .filter((path) => path.endsWith('.vue'))
      .filter((path) =>
        /[\u4e00-\u9fff]/.test(readFileSync(path, 'utf8').replace(/\/\/.*|\/\*[^]*?\*\//g, '')),
      )
    expect(mixed).toEqual([])
  })
})
