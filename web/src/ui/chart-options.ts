// From plain data to what ECharts wants. Colours are the tokens of theme.css by name: the SVG takes var(--…) as it is, so
// dark mode, print and a change of theme need no new drawing.
import { signs } from '@/modules/plans/states'
import type { ChartData, ChartSeries } from './chart'
import { chartNumber } from './chart-numbers'

const houseColours = [
  'var(--chart-1)',
  'var(--chart-2)',
  'var(--chart-3)',
  'var(--chart-4)',
  'var(--chart-5)',
]
const marks = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'] as const

export const colourOf = (series: ChartSeries, index: number): string => {
  if (series.guide) return 'var(--ink-2)'
  return series.state ? `var(--${series.state}-fill)` : houseColours[index % houseColours.length]!
}

// A pattern for each state and each neighbour, so that areas differ without their colour.
const patterns = {
  met: null,
  on_track: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: 0 },
  behind: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  missed: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4 },
  no_data: { symbol: 'circle', dashArrayX: [[5, 5]], dashArrayY: [5, 5], symbolSize: 0.5 },
  may: { symbol: 'triangle', dashArrayX: [[7, 7]], dashArrayY: [7, 7], symbolSize: 0.6 },
} as const
const turns = [null, patterns.behind, patterns.on_track, patterns.no_data, patterns.may]

function patternOf(series: ChartSeries, index: number): object {
  const found = series.state ? patterns[series.state] : turns[index % turns.length]
  return found ? { decal: { color: 'var(--chart-pattern)', ...found } } : {}
}

const text = (font: string, colour = 'var(--ink-2)'): object => ({
  color: colour,
  fontFamily: font,
  fontSize: 12,
})

function lineSeries(
  data: ChartData,
  series: ChartSeries,
  index: number,
  font: string,
  locale: string,
): object {
  const colour = colourOf(series, index)
  return {
    type: 'line',
    name: series.name,
    data: series.values,
    symbol: series.guide ? 'none' : marks[index % marks.length],
    symbolSize: 7,
    showAllSymbol: 'auto',
    connectNulls: false,
    lineStyle: { color: colour, width: series.guide ? 1.5 : 2.5, type: series.guide ? [5, 4] : 'solid' },
    itemStyle: { color: colour },
    endLabel: {
      show: !series.guide,
      ...text(font, 'var(--ink)'),
      fontWeight: 700,
      formatter: ({ value }: { value: number | null }) => chartNumber(value, data, locale),
    },
    emphasis: { disabled: true },
  }
}

function barSeries(
  data: ChartData,
  series: ChartSeries,
  index: number,
  font: string,
  locale: string,
): object {
  if (series.guide) return lineSeries(data, series, index, font, locale)
  const places = data.places
  const alone = data.series.filter((one) => !one.guide).length === 1
  return {
    type: 'bar',
    name: series.name,
    stack: data.kind === 'stacked' ? 'all' : undefined,
    barMaxWidth: 28,
    data: series.values.map((value, i) => {
      const state = alone ? places?.[i]?.state : undefined
      const shown = state ? { ...series, state } : series
      return { value, itemStyle: { color: colourOf(shown, index), ...patternOf(shown, index) } }
    }),
    label: {
      show: alone && series.values.length <= 16,
      position: data.lying ? 'right' : 'top',
      ...text(font, 'var(--ink)'),
      formatter: ({ value, dataIndex }: { value: number | null; dataIndex: number }) => {
        const state = places?.[dataIndex]?.state
        return (state ? `${signs[state]} ` : '') + chartNumber(value, data, locale)
      },
    },
    emphasis: { disabled: true },
  }
}

/** What appears beside the pointer; built as elements, so that a name is never markup. */
function note(data: ChartData, index: number, locale: string): HTMLElement {
  const box = document.createElement('div')
  const head = document.createElement('strong')
  head.textContent = data.categories[index] ?? ''
  box.append(head)
  for (const series of data.series) {
    const line = document.createElement('div')
    const sign = series.state ? `${signs[series.state]} ` : ''
    line.textContent = `${sign}${series.name}  ${chartNumber(series.values[index], data, locale)}`
    box.append(line)
  }
  return box
}

export interface Look {
  font: string
  locale: string
  /** Pixels the drawing may use. */
  width: number
}

export function chartOptions(data: ChartData, { font, locale, width }: Look): Record<string, unknown> {
  const names = {
    type: 'category',
    data: data.categories,
    inverse: Boolean(data.lying),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: 'var(--control-line)' } },
    axisLabel: {
      ...text(font),
      hideOverlap: true,
      width: data.lying ? Math.min(140, width * 0.32) : undefined,
      overflow: data.lying ? 'truncate' : undefined,
    },
  }
  const highest = Math.max(0, ...data.series.flatMap((one) => one.values.map((value) => value ?? 0)))
  const whole = data.share && data.top === undefined && highest <= 1
  const numbers = {
    type: 'value',
    max: whole ? 1 : data.top,
    interval: whole ? 0.25 : undefined,
    splitNumber: 4,
    splitLine: { lineStyle: { color: 'var(--line)' } },
    axisLabel: {
      ...text(font, 'var(--ink-3)'),
      formatter: (value: number) => chartNumber(value, { share: data.share }, locale),
    },
  }
  const draw = data.kind === 'line' ? lineSeries : barSeries
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: {
      left: 4,
      right: data.kind === 'line' ? 64 : data.lying && data.kind === 'bar' ? 72 : 12,
      top: 20,
      bottom: 4,
      containLabel: true,
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: {
        type: data.kind === 'line' ? 'line' : 'none',
        lineStyle: { color: 'var(--control-line)' },
      },
      confine: true,
      transitionDuration: 0,
      backgroundColor: 'var(--raised)',
      borderColor: 'var(--control-line)',
      borderWidth: 1,
      padding: [8, 12],
      textStyle: { ...text(font, 'var(--ink)'), fontSize: 13 },
      extraCssText:
        'box-shadow: var(--shadow); border-radius: var(--radius); font-variant-numeric: tabular-nums;',
      formatter: (found: { dataIndex: number }[]) => note(data, found[0]?.dataIndex ?? 0, locale),
    },
    xAxis: data.lying ? numbers : names,
    yAxis: data.lying ? names : numbers,
    series: data.series.map((one, index) => draw(data, one, index, font, locale)),
  }
}
