import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useList } from './list'

const settle = () => new Promise((done) => setTimeout(done))
type Page = { names: string[]; next_cursor: string | null }

function opened(fetch: (cursor: string | null) => Promise<Page>, key = ref('a')) {
  const scope = effectScope()
  const list = scope.run(() =>
    useList(
      () => key.value,
      fetch,
      (answer) => answer.names,
    ),
  )!
  return { list, key, close: () => scope.stop() }
}

describe('useList', () => {
  it('puts the pages one behind the other, up to the end', async () => {
    const asked: (string | null)[] = []
    const { list, close } = opened(async (cursor) => {
      asked.push(cursor)
      return cursor ? { names: ['c'], next_cursor: null } : { names: ['a', 'b'], next_cursor: '2' }
    })
    await settle()
    expect(list.rows.value).toEqual(['a', 'b'])
    await Promise.all([list.further(), list.further()])
    expect(list.rows.value).toEqual(['a', 'b', 'c'])
    await list.further()
    expect(asked).toEqual([null, '2'])
    close()
  })
  it('drops a page of the question before', async () => {
    const late: ((page: Page) => void)[] = []
    const key = ref('a')
    const { list, close } = opened(
      (cursor) =>
        cursor
          ? new Promise((found) => late.push(found))
          : Promise.resolve({ names: [`first of ${key.value}`], next_cursor: '2' }),
      key,
    )
    await settle()
    const further = list.further()
    key.value = 'b'
    await nextTick()
    await settle()
    late[0]!({ names: ['second of a'], next_cursor: null })
    await further
    expect(list.rows.value).toEqual(['first of b'])
    expect(list.cursor.value).toBe('2')
    close()
  })
  it('begins anew where a page cannot be had', async () => {
    let round = 0
    const { list, close } = opened(async (cursor) => {
      if (cursor) throw new Error('gone')
      return { names: [`round ${(round += 1)}`], next_cursor: '2' }
    })
    await settle()
    await list.further()
    await settle()
    expect(list.rows.value).toEqual(['round 2'])
    expect(list.fetching.value).toBe(false)
    close()
  })
})
