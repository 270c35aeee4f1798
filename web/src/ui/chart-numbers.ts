import { formatNumber, formatShare } from '@/modules/plans/numbers'
import type { ChartData } from './chart'

/** A value as people read it: 86.3%, 1,204学时 (Chinese sets the unit close, other languages apart). */
export function chartNumber(
  value: number | null | undefined,
  data: Pick<ChartData, 'share' | 'unit'>,
  locale: string,
): string {
  if (value === null || value === undefined) return '—'
  if (data.share) return formatShare(value, locale)
  const gap = data.unit && data.unit !== '%' && !locale.startsWith('zh') ? ' ' : ''
  return `${formatNumber(value, locale)}${data.unit ? gap + data.unit : ''}`
}
