// The only file that knows ECharts; fetched when the first chart comes into view.
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ECharts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

export type Drawing = ECharts
export const drawOn = (element: HTMLElement): Drawing => init(element, null, { renderer: 'svg' })
