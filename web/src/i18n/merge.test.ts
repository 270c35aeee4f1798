import { describe, expect, it } from 'vitest'
import { mergeWords } from './merge'

describe('merging catalogues', () => {
  it('lets rooms add to shared groups', () => {
    const merged = mergeWords([{ reason: { a: '1' } }, { reason: { b: '2' }, own: { c: '3' } }])
    expect(merged).toEqual({ reason: { a: '1', b: '2' }, own: { c: '3' } })
  })
  it('refuses two rooms that say the same', () => {
    expect(() => mergeWords([{ reason: { a: '1' } }, { reason: { a: '2' } }])).toThrow('a')
  })
})
