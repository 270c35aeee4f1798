import type { BlockKind } from '@/api/types'

// The sources come from web pages that flattened Chinese punctuation to ASCII. An official paper is set with full-width
// punctuation, so the screen shows it so; every character maps to exactly one character, and the stored text is untouched.

const wide: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }
const isHan = (c: string | undefined): boolean =>
  c !== undefined && /[\u3400-\u9fff\uf900-\ufaff\u3001-\u3011\u2014\u201c\u201d\uff00-\uff60]/.test(c)
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9'

function widen(text: string): string {
  const out = [...text]
  const open: boolean[] = []
  for (let i = 0; i < out.length; i++) {
    const c = out[i]!
    const before = out[i - 1]
    const after = out[i + 1]
    if (c === '(') {
      const becomes = isHan(before) || isHan(after)
      open.push(becomes)
      if (becomes) out[i] = '（'
    } else if (c === ')') {
      if (open.pop() ?? isHan(before)) out[i] = '）'
    } else if (c in wide && !(isDigit(before) && isDigit(after))) {
      if (isHan(before) || isHan(after)) out[i] = wide[c]!
    }
  }
  return out.join('')
}

/** Widens the punctuation of a paragraph that is cut into segments; a segment's neighbours count as context. */
export function typeset(texts: readonly string[]): string[] {
  const whole = [...widen(texts.join(''))]
  let from = 0
  return texts.map((text) => {
    const length = [...text].length
    const part = whole.slice(from, from + length).join('')
    from += length
    return part
  })
}

const numbered: readonly [RegExp, BlockKind][] = [
  [/^[一二三四五六七八九十]+、/, 'heading1'],
  [/^[(（][一二三四五六七八九十]+[)）]/, 'heading2'],
  [/^\d{1,2}[.．、](?!\d)/, 'heading3'],
]

export interface Leading {
  kind: BlockKind
  /** Characters of the heading that opens the block; the rest is set as body text. */
  length: number
}

/**
 * Official papers number 一、 (一) 1. and often run the text on after a heading of the second and third rank: the words
 * up to the first full stop are the heading, what follows is body text.
 */
export function leading(kind: BlockKind, text: string): Leading {
  if (kind === 'title') return { kind, length: [...text].length }
  const found = numbered.find(([pattern]) => pattern.test(text))
  const rank = kind === 'paragraph' ? (found?.[1] ?? 'paragraph') : kind
  if (rank === 'paragraph') return { kind: rank, length: 0 }
  const stop = [...text].indexOf('。')
  const whole = [...text].length
  const length = stop >= 0 && stop + 1 < whole ? stop + 1 : whole
  // A numbered line that goes on for long before its first stop is a numbered paragraph, not a heading.
  if (length > 40) return { kind: 'paragraph', length: 0 }
  return { kind: rank, length }
}

/** One line of Chinese text (a title, a quote, a name from the data) with full-width punctuation. */
export const han = (text: string): string => typeset([text])[0]!

const opens = /^[“‘（《〈【(]$/
const closes = /^[”’）》〉】)，。、；：？！%]+$/

/** The places where a title may break: between words, never after an opening or before a closing mark. */
export function phrases(text: string): string[] {
  if (typeof Intl.Segmenter !== 'function' || ![...text].some(isHan)) return [text]
  const out: string[] = []
  let glue = false
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    if (out.length > 0 && (glue || closes.test(segment) || /\s/.test(segment))) out[out.length - 1] += segment
    else out.push(segment)
    glue = opens.test(segment) || /\d$/.test(segment)
  }
  return out
}
