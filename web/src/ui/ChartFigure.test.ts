import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import ChartFigure from './ChartFigure.vue'

const show = (props: Record<string, unknown>) =>
  mount(ChartFigure, {
    props: { title: '各县达标', kind: 'bar', categories: ['甲县', '乙县'], series: [], ...props } as never,
    global: { plugins: [i18n], stubs: { ChartDrawing: true } },
  })
const series = [{ name: '达标', values: [3, null] }]

describe('ChartFigure', () => {
  it('keeps a table behind the picture for those who cannot see it', () => {
    const page = show({ series, unit: '人' })
    expect(page.find('table').element.closest('.vh')).not.toBeNull()
    expect(page.findAll('tbody tr').map((row) => row.text())).toEqual(['甲县3人', '乙县—'])
  })
  it('shows the table when asked, and its rows lead where the bars do', async () => {
    const page = show({ series, choosable: true })
    await page.find('.toggle').trigger('click')
    expect(page.find('table').element.closest('.vh')).toBeNull()
    await page.findAll('tbody button')[1]!.trigger('click')
    expect(page.emitted('choose')).toEqual([[1]])
  })
  it('says so when there is nothing to draw', () => {
    const page = show({ series: [{ name: '达标', values: [null, null] }], none: '还没有记录' })
    expect(page.text()).toContain('还没有记录')
    expect(page.find('table').exists()).toBe(false)
  })
  it('sets tiles as elements with their state in words', async () => {
    const places = [
      { code: '1', state: 'met' },
      { code: '2', state: 'missed' },
    ]
    const page = show({ kind: 'tiles', series, places, choosable: true })
    expect(page.findAll('li button').map((one) => one.text())).toEqual(['甲县✓3已达标', '乙县✗—到期未完成'])
    await page.findAll('li button')[0]!.trigger('click')
    expect(page.emitted('choose')).toEqual([[0]])
  })
})
