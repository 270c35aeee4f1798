export interface PlacedMark<T> {
  item: T
  /** Pixels from the top of the block to the middle of the line. */
  top: number
  /** 0 for the first mark of a line, then 1, 2 … */
  step: number
}

interface Line {
  top: number
  height: number
}

/** Puts marks beside the line where their sentence begins; several on one line stand one after the other. */
export function placeMarks<T>(
  block: { getBoundingClientRect(): { top: number } },
  found: readonly { item: T; element: { getClientRects(): ArrayLike<Line> } }[],
): PlacedMark<T>[] {
  const origin = block.getBoundingClientRect().top
  const onLine = new Map<number, number>()
  return found.map(({ item, element }) => {
    const first = element.getClientRects()[0]
    const top = first ? Math.round(first.top + first.height / 2 - origin) : 0
    // Parts of one line in different fonts may differ by a few pixels.
    const line = Math.round(top / 12)
    const neighbour = [line, line - 1, line + 1].find((key) => onLine.has(key)) ?? line
    const step = onLine.get(neighbour) ?? 0
    onLine.set(neighbour, step + 1)
    return { item, top, step }
  })
}
