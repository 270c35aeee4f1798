import { describe, expect, it } from 'vitest'
import { fileSize, refusal, works } from './words'

describe('a file before it is sent', () => {
  const most = 64 * 1024 * 1024
  it('is told apart by its name and size', () => {
    expect(refusal({ name: '教师.xlsx', size: 10 }, most)).toBe('')
    expect(refusal({ name: '教师.CSV', size: 10 }, most)).toBe('')
    expect(refusal({ name: '教师.xls', size: 10 }, most)).toBe('oldExcel')
    expect(refusal({ name: '通知.docx', size: 10 }, most)).toBe('wrongType')
    expect(refusal({ name: '教师.xlsx', size: most + 1 }, most)).toBe('tooLarge')
    expect(refusal({ name: '教师.xlsx', size: 0 }, most)).toBe('empty')
  })
  it('has a size that can be read', () => {
    expect(fileSize(900)).toBe('900 B')
    expect(fileSize(20 * 1024)).toBe('20 KB')
    expect(fileSize(2.5 * 1024 * 1024)).toBe('2.5 MB')
  })
})

describe('a state', () => {
  it('is one that goes on by itself, or one that waits for a person', () => {
    expect(works('applying')).toBe(true)
    expect(works('checked')).toBe(false)
  })
})
