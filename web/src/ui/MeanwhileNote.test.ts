import { mount, flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/client'
import { i18n } from '@/i18n'
import MeanwhileNote, { type Standing } from './MeanwhileNote.vue'

const changed = (by: string): ApiError =>
  new ApiError(412, 'access.changed_meanwhile', [
    { name: 'changed_by', reason: 'changed_meanwhile', detail: by },
    { name: 'changed_ms', reason: 'changed_meanwhile', detail: '1750000000000' },
  ])
const note = (error: ApiError | null, look: () => Promise<Standing | null>) =>
  mount(MeanwhileNote, { props: { error, look }, global: { plugins: [i18n] } })

describe('what was changed meanwhile', () => {
  it('says who and when, and shows what stands there now when asked', async () => {
    const look = vi.fn(async () => [['姓名', '莫秀英']] as const)
    const box = note(changed('覃志强'), look)
    expect(box.text()).toContain('覃志强')
    expect(box.text()).toContain('2025年6月15日')
    expect(look).not.toHaveBeenCalled()
    await box.get('button').trigger('click')
    await flushPromises()
    expect(box.get('[data-now]').text()).toContain('莫秀英')
    expect(box.find('button').exists()).toBe(false)
    await box.setProps({ error: changed('李新') })
    expect(box.text()).toContain('李新')
    expect(box.find('[data-now]').exists()).toBe(false)
    expect(box.find('button').exists()).toBe(true)
  })
  it('tells that it is gone', async () => {
    const box = note(changed('覃志强'), async () => null)
    await box.get('button').trigger('click')
    await flushPromises()
    expect(box.text()).toContain(i18n.global.t('meanwhile.gone'))
  })
  it('tells that looking failed, and lets try again', async () => {
    const look = vi
      .fn<() => Promise<Standing | null>>()
      .mockRejectedValueOnce(new ApiError(0, 'client.unreachable'))
    look.mockResolvedValueOnce([])
    const box = note(changed('覃志强'), look)
    await box.get('button').trigger('click')
    await flushPromises()
    expect(box.text()).toContain(i18n.global.t('reason.client_unreachable'))
    await box.get('button').trigger('click')
    await flushPromises()
    expect(box.find('[data-now]').exists()).toBe(true)
  })
  it('names no command or job as a person', () => {
    expect(note(changed('cli:root'), async () => null).text()).not.toContain('cli')
  })
  it('leaves other problems to their own words', () => {
    const box = note(new ApiError(403, 'access.own_account'), async () => null)
    expect(box.find('[data-meanwhile]').exists()).toBe(false)
    expect(box.text()).toContain(i18n.global.t('reason.access_own_account'))
    expect(note(null, async () => null).text()).toBe('')
  })
})
