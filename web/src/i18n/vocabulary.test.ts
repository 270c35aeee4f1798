// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { vocabulary } from '../../tools/vocabulary.mjs'
import { vocabularyWord } from './words'

describe('vocabulary', () => {
  it('is what the server speaks (npm run vocabulary)', () => {
    expect(readFileSync('src/i18n/vocabulary.gen.json', 'utf8')).toBe(vocabulary())
  })
  it('knows both languages and admits what it does not know', () => {
    expect(vocabularyWord('mode', 'school_based', 'zh-CN')).toBe('校本研修')
    expect(vocabularyWord('item_kind', 'development_plan', 'en')).toBe('Personal development plan')
    expect(vocabularyWord('item_kind', 'nothing', 'en')).toBeNull()
  })
})
