import { describe, expect, it } from 'vitest'
import type { Provision, ProvisionState } from '@/api/types'
import { isFiltered, isShown } from './filter'

const judged = { id: 'a', title: '全员培训', strength: 'must', status: 'behind' } as ProvisionState
const provision = { title: '全员培训', title_en: 'All staff', quote: '每人不少于 360 学时。' } as Provision
const none = { show: [], strength: [], find: '' }

describe('filter', () => {
  it('shows everything where nothing is asked', () => {
    expect(isFiltered(none)).toBe(false)
    expect(isShown(judged, provision, none)).toBe(true)
  })
  it('asks for state, strength and words at once', () => {
    expect(isShown(judged, provision, { ...none, show: ['missed'] })).toBe(false)
    expect(isShown(judged, provision, { ...none, strength: ['should', 'may'] })).toBe(false)
    expect(isShown(judged, provision, { show: ['behind'], strength: ['must'], find: '360学时' })).toBe(true)
  })
  it('finds words of the sentence and of both titles', () => {
    expect(isShown(judged, provision, { ...none, find: 'all STAFF' })).toBe(true)
    expect(isShown(judged, provision, { ...none, find: '骨干' })).toBe(false)
    expect(isShown(judged, undefined, { ...none, find: '全员' })).toBe(true)
  })
})
