export interface PlacedMark<T> {
  item: T
  /** Pixels from the top of the block to the middle of the line. */
  top: number
  /** 0 for the first mark of a line in reading order, then 1, 2 … */
  step: number
  /** How many marks stand beside this line. */
  count: number
}

interface Line {
  top: number
  height: number
}

/** Puts marks beside the line where their sentence begins; several on one line stand in the order of the text. */
export function placeMarks<T>(
  block: { getBoundingClientRect(): { top: number } },
  found: readonly { item: T; element: { getClientRects(): ArrayLike<Line> } }[],
): PlacedMark<T>[] {
  const origin = block.getBoundingClientRect().top
  const lines: PlacedMark<T>[][] = []
  for (const { item, element } of found) {
    const first = element.getClientRects()[0]
    const top = first ? Math.round(first.top + first.height / 2 - origin) : 0
    // Parts of one line in different fonts may differ by a few pixels.
    let line = lines.find((marks) => Math.abs(marks[0]!.top - top) < 10)
    if (!line) lines.push((line = []))
    line.push({ item, top: line[0]?.top ?? top, step: line.length, count: 0 })
  }
  for (const line of lines) for (const mark of line) mark.count = line.length
  return lines.flat()
}

/** Custom properties for the style sheet: beside each other on a desktop, in two columns in the narrow margin of a phone. */
export function markStyle(mark: { top: number; step: number; count: number }): Record<string, string> {
  const rows = Math.ceil(mark.count / 2)
  return {
    top: `${mark.top}px`,
    '--back': String(mark.count - 1 - mark.step),
    '--column': mark.count === 1 ? '0.5' : String(mark.step % 2),
    '--row': String(Math.floor(mark.step / 2) - (rows - 1) / 2),
  }
}
