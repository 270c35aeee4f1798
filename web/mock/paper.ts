import { readFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import type { Block, BlockKind, Segment } from '../src/api/types'
import { provisions } from './provisions'

const source = fileURLToPath(new URL('../../plans/guangxi-145/source.txt', import.meta.url))

function kindOf(line: string): BlockKind {
  if (/^[一二三四五六七八九十]+、/.test(line)) return 'heading1'
  if (/^\([一二三四五六七八九十]+\)[^。]*。$/.test(line)) return 'heading2'
  return 'paragraph'
}

interface Quote {
  id: string
  from: number
  to: number
}

/** Cuts a line at every quote border, as the server does. */
function segments(line: string, quotes: Quote[]): Segment[] {
  const cuts = new Set([0, line.length])
  for (const quote of quotes) cuts.add(quote.from).add(quote.to)
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(1).map((to, i) => {
    const from = edges[i]!
    const over = quotes.filter((quote) => quote.from <= from && quote.to >= to)
    return { text: line.slice(from, to), provisions: over.map((quote) => quote.id) }
  })
}

/** Where the nth occurrence of a quote stands: line and column. */
function find(lines: readonly string[], quote: string, nth: number): { line: number; from: number } | null {
  let left = nth
  for (let line = 0; line < lines.length; line++)
    for (let from = lines[line]!.indexOf(quote); from >= 0; from = lines[line]!.indexOf(quote, from + 1))
      if (--left === 0) return { line, from }
  return null
}

export function readPaper(): Block[] {
  const lines = readFileSync(source, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const quotes: Quote[][] = lines.map(() => [])
  for (const { id, quote, nth } of provisions) {
    const at = find(lines, quote, nth)
    if (!at) throw new Error(`the quote of ${id} does not occur in the paper`)
    quotes[at.line]!.push({ id, from: at.from, to: at.from + quote.length })
  }
  return lines.map((line, i) => ({ kind: kindOf(line), segments: segments(line, quotes[i]!) }))
}
