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

export function readPaper(): Block[] {
  const taken = new Set<string>()
  const lines = readFileSync(source, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const blocks = lines.map((line): Block => {
    const quotes: Quote[] = []
    for (const { id, quote } of provisions) {
      const from = line.indexOf(quote)
      if (from < 0 || taken.has(id)) continue
      taken.add(id)
      quotes.push({ id, from, to: from + quote.length })
    }
    return { kind: kindOf(line), segments: segments(line, quotes) }
  })
  const lost = provisions.filter(({ id }) => !taken.has(id)).map(({ id }) => id)
  if (lost.length > 0) throw new Error(`quotes that do not occur in the paper: ${lost.join(', ')}`)
  return blocks
}
