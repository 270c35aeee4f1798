import { describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { ApiError } from './client'
import { useLoad } from './load'
import { forget } from './memory'

const settle = () => new Promise((done) => setTimeout(done))

describe('useLoad with a name', () => {
  it('shows the last answer at once to whoever comes back, then the new one', async () => {
    let round = 0
    const open = () => {
      const scope = effectScope()
      const loaded = scope.run(() =>
        useLoad(
          () => 'key',
          async () => `answer ${(round += 1)}`,
          false,
          'page',
        ),
      )!
      return { loaded, close: () => scope.stop() }
    }
    const first = open()
    expect(first.loaded.data.value).toBeNull()
    await settle()
    first.close()
    const second = open()
    expect(second.loaded.data.value).toBe('answer 1')
    expect(second.loaded.loading.value).toBe(true)
    await settle()
    expect(second.loaded.data.value).toBe('answer 2')
    second.close()
    forget()
    const third = open()
    expect(third.loaded.data.value).toBeNull()
    await settle()
    third.close()
  })
})

describe('useLoad', () => {
  it('keeps the answer of the last question, whichever comes first', async () => {
    const scope = effectScope()
    const key = ref<string | null>('slow')
    const release: Record<string, (text: string) => void> = {}
    const loaded = scope.run(() =>
      useLoad(
        () => key.value,
        () => new Promise<string>((done) => (release[key.value!] = done)),
      ),
    )!
    key.value = 'fast'
    await nextTick()
    release.fast!('fast answer')
    await settle()
    release.slow!('slow answer')
    await settle()
    expect(loaded.data.value).toBe('fast answer')
    expect(loaded.loading.value).toBe(false)
    scope.stop()
  })
  it('reports a failure and forgets it when it is asked again', async () => {
    const scope = effectScope()
    let fail = true
    const loaded = scope.run(() =>
      useLoad(
        () => 'key',
        async () => {
          if (fail) throw new ApiError(503, 'app.database_lost')
          return 'answer'
        },
      ),
    )!
    await settle()
    expect(loaded.error.value?.reason).toBe('app.database_lost')
    fail = false
    loaded.reload()
    await settle()
    expect([loaded.error.value, loaded.data.value]).toEqual([null, 'answer'])
    scope.stop()
  })
  it('has nothing to do without a key', async () => {
    const scope = effectScope()
    const loaded = scope.run(() =>
      useLoad(
        () => null,
        async () => 'answer',
      ),
    )!
    await settle()
    expect([loaded.data.value, loaded.loading.value]).toEqual([null, false])
    scope.stop()
  })

  it('asks again by itself while the server loads its ledger, and says so until then', async () => {
    vi.useFakeTimers()
    const scope = effectScope()
    let asked = 0
    const loaded = scope.run(() =>
      useLoad(
        () => 'key',
        async () => {
          if ((asked += 1) < 3) throw new ApiError(503, 'plans.loading')
          return 'answer'
        },
      ),
    )!
    await vi.advanceTimersByTimeAsync(0)
    expect(loaded.error.value?.reason).toBe('plans.loading')
    await vi.advanceTimersByTimeAsync(2000)
    expect([asked, loaded.error.value?.reason]).toEqual([2, 'plans.loading'])
    await vi.advanceTimersByTimeAsync(2000)
    expect([loaded.data.value, loaded.error.value]).toEqual(['answer', null])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toBe(3)
    scope.stop()
    vi.useRealTimers()
  })
})
