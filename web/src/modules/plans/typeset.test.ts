import { describe, expect, it } from 'vitest'
import { leading, phrases, typeset } from './typeset'

describe('typeset', () => {
  it('widens punctuation among Chinese characters', () => {
    expect(typeset(['校(园)长,名师:谁?'])).toEqual(['校（园）长，名师：谁？'])
  })
  it('leaves numbers and Latin text alone', () => {
    expect(typeset(['共1,238人;see (a, b)'])).toEqual(['共1,238人；see (a, b)'])
  })
  it('closes the bracket that it opened', () => {
    expect(typeset(['计划(2020---2023年)完成'])).toEqual(['计划（2020---2023年）完成'])
  })
  it('looks across the borders of segments and keeps their lengths', () => {
    const parts = ['提质增效', ',', '建设队伍']
    const set = typeset(parts)
    expect(set).toEqual(['提质增效', '，', '建设队伍'])
    expect(set.map((part) => [...part].length)).toEqual(parts.map((part) => [...part].length))
  })
})

describe('leading', () => {
  it('takes a whole line as heading', () => {
    expect(leading('heading1', '一、发展背景')).toEqual({ kind: 'heading1', length: 6 })
  })
  it('takes the words before the first stop of a run-on paragraph', () => {
    expect(leading('paragraph', '1.全员培训提质增效行动。持续推进新一轮')).toEqual({
      kind: 'heading3',
      length: 13,
    })
    expect(leading('paragraph', '(一)强化组织领导。各地各单位').kind).toBe('heading2')
  })
  it('does not take a decimal or a long numbered sentence for a heading', () => {
    expect(leading('paragraph', '2.5%的经费用于培训。').length).toBe(0)
    expect(leading('paragraph', `1.${'很长的一句话'.repeat(10)}。完`).length).toBe(0)
  })
  it('leaves plain paragraphs alone', () => {
    expect(leading('paragraph', '为持续推进培训。')).toEqual({ kind: 'paragraph', length: 0 })
  })
})

describe('phrases', () => {
  it('leaves English to the browser', () => {
    expect(phrases('Teachers: 20% of them')).toEqual(['Teachers: 20% of them'])
  })
  it('breaks a title between words only and loses nothing', () => {
    const title = '广西中小学幼儿园教师培训“十四五”规划'
    const parts = phrases(title)
    expect(parts.join('')).toBe(title)
    expect(parts.some((part) => part.includes('教师'))).toBe(true)
    expect(parts.every((part) => !/^[”，]/.test(part) && !/“$/.test(part))).toBe(true)
  })
})
