import type { State } from '@/modules/plans/states'

/** What a chart shows, as plain data; ChartFigure.vue draws it and sets the table behind it. */
export type ChartKind = 'line' | 'bar' | 'stacked' | 'tiles'

export interface ChartSeries {
  name: string
  /** One value a category; null where nothing is known (a gap, never a zero). */
  values: readonly (number | null)[]
  /** The colour, sign and pattern of a state; series without one take the house's colours in turn. */
  state?: State
  /** A line that is held against the others (target, pace): thin, dashed, without marks. */
  guide?: boolean
}

/** A square of a tile chart, or what stands behind one bar. */
export interface ChartPlace {
  /** What `choose` reports; a code of an organisation, say. */
  code: string
  state?: State
  /** Column and row of the tile, from 0, where the places have an order on the map; else they flow. */
  at?: readonly [number, number]
}

export interface ChartData {
  kind: ChartKind
  /** Names along the axis: months, units. */
  categories: readonly string[]
  series: readonly ChartSeries[]
  /** Same length as `categories`. With `code` the rows of the table become buttons. */
  places?: readonly ChartPlace[]
  /** Words after a number: 学时, 人; empty for none. */
  unit?: string
  /** Values are shares 0..1 and read as per cent. */
  share?: boolean
  /** Bars lie on their side: for names longer than a month. */
  lying?: boolean
  /** Upper end of the axis; by default what the values need, 1 for shares. */
  top?: number
}

export const isEmpty = (data: Pick<ChartData, 'series'>): boolean =>
  data.series.every((one) => one.values.every((value) => value === null))
