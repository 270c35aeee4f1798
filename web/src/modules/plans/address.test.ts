import { describe, expect, it } from 'vitest'
import { readAddress, step, writeAddress, type PlanAddress } from './address'

const full: PlanAddress = {
  provision: 'hours-cycle',
  under: '450100',
  at: '2025-06-30',
  known: '2025-07-05',
  show: ['behind', 'missed'],
  strength: ['must'],
  find: '骨干',
  view: 'list',
  vs: '2025-01-31',
  status: 'behind',
  q: '韦',
}

describe('address', () => {
  it('survives the way into the address and back', () => {
    const query = writeAddress(full)
    expect(readAddress(Object.fromEntries(Object.entries(query).map(([k, v]) => [k, String(v)])))).toEqual(
      full,
    )
  })
  it('leaves out what says nothing', () => {
    expect(writeAddress(readAddress({}))).toEqual({})
  })
  it('drops broken parts instead of failing', () => {
    const read = readAddress({
      at: '2025-02-30',
      known: 'yesterday',
      under: "1' or 1",
      show: 'behind,worse',
      view: 'x',
    })
    expect(read).toMatchObject({ at: null, known: null, under: null, show: ['behind'], view: null })
  })
  it('opens the list of requirements on a phone, until one is chosen', () => {
    const open = readAddress({ view: 'index' })
    expect(open.view).toBe('index')
    expect(step(open, { provision: 'studios' })).toEqual({ provision: 'studios' })
  })
  it('takes the first of a repeated parameter', () => {
    expect(readAddress({ provision: ['a', 'b'] }).provision).toBe('a')
  })
  it('starts the lists anew at another provision and keeps the dates', () => {
    expect(step(full, { provision: 'studios' })).toEqual({
      provision: 'studios',
      under: '450100',
      at: '2025-06-30',
      known: '2025-07-05',
      show: 'behind,missed',
      strength: 'must',
      find: '骨干',
      vs: '2025-01-31',
    })
  })
  it('keeps tiles and views of the whole plan on the way down', () => {
    expect(step({ ...full, view: 'tiles' }, { under: '450102' })).toMatchObject({ view: 'tiles' })
    expect(step({ ...full, provision: null, view: 'changes' }, { under: '450102' })).toMatchObject({
      view: 'changes',
    })
  })
  it('keeps the chosen state on the way down, but not the search', () => {
    expect(step(full, { under: '450102' })).toMatchObject({ under: '450102', status: 'behind' })
    expect(step(full, { under: '450102' })).not.toHaveProperty('q')
  })
  it('keeps what a step itself asks for', () => {
    expect(step(full, { provision: 'studios', view: 'list' })).toMatchObject({ view: 'list' })
  })
})
