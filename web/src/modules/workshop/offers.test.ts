import { describe, expect, it } from 'vitest'
import { offersOf } from './offers'
import type { PaperBlock, Proposal } from './types'

const proposal = (id: string): Proposal => ({ id, block: 0, sentence: 0 }) as Proposal
const paper = (provisions: string[]): PaperBlock[] =>
  [
    { kind: 'text', sentences: [{ text: '每年不少于72学时', body: true, provisions }] },
  ] as unknown as PaperBlock[]
const both = [proposal('hours'), proposal('share')]

describe('what a sentence still offers', () => {
  const cases: [string, string[], string[], string[]][] = [
    ['nothing was adopted', [], [], ['hours', 'share']],
    ['one was adopted', ['hours'], [], ['share']],
    ['one was adopted, its id was taken elsewhere', ['hours-2'], [], ['share']],
    ['both were adopted', ['hours', 'share'], [], []],
    ['somebody wrote one by hand', ['item-1'], [], []],
    ['one was adopted, another written by hand', ['share', 'item-1'], [], ['hours']],
    ['one was put aside', [], ['hours'], ['share']],
    ['one was adopted, the other put aside', ['hours'], ['share'], []],
    ['an id that only begins alike', ['hours-a-week'], [], []],
  ]
  for (const [name, provisions, ignored, left] of cases) {
    it(name, () => {
      const offers = offersOf(both, paper(provisions), new Set(ignored))
      expect((offers.get('0.0') ?? []).map((one) => one.id)).toEqual(left)
    })
  }
  it('nothing for a sentence that is not there any more', () => {
    expect(offersOf(both, [], new Set()).size).toBe(0)
  })
})
