import type { ImportRun } from './types'

/** How a state is shown: the tag's tone stands beside its word, never alone. */
export const tone: Record<ImportRun['state'], string> = {
  uploaded: '',
  checking: '',
  checked: 'warn',
  applying: '',
  applied: 'good',
  undoing: '',
  undone: 'off',
  failed: 'bad',
}

export const works = (state: ImportRun['state']): boolean =>
  state === 'checking' || state === 'applying' || state === 'undoing'

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** What a browser can say before anything is sent: a name that cannot be a sheet, or too much. */
export function refusal(file: { name: string; size: number }, most: number): string {
  if (file.size === 0) return 'empty'
  if (file.size > most) return 'tooLarge'
  if (/\.xls$/i.test(file.name)) return 'oldExcel'
  if (!/\.(xlsx|csv|txt)$/i.test(file.name)) return 'wrongType'
  return ''
}

/** The rows that came in, by what became of them; they add up to `rows`. */
export const outcomes = ['created', 'changed', 'unchanged', 'held', 'rejected'] as const
