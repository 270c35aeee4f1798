// Reads a leaver's statement (docs/portfolio.md): the JSON itself, or the archive, whose files are stored as they are.
export interface Stated {
  place: string
  statement: string
  stated_from: string
  stated_to: string
  hours: string
  credits: string
}

function entryOf(bytes: Uint8Array, wanted: string): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 30 <= bytes.length && view.getUint32(at, true) === 0x04034b50; ) {
    const stored = view.getUint16(at + 8, true) === 0
    const size = view.getUint32(at + 18, true)
    const nameEnd = at + 30 + view.getUint16(at + 26, true)
    const begin = nameEnd + view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 30, nameEnd))
    if (name === wanted) return stored ? bytes.subarray(begin, begin + size) : null
    at = begin + size
  }
  return null
}

/** null where it is not a statement of version 1. */
export function readStatement(bytes: Uint8Array): Stated | null {
  const found = bytes[0] === 0x50 && bytes[1] === 0x4b ? entryOf(bytes, 'statement.json') : bytes
  if (!found) return null
  try {
    const data = JSON.parse(new TextDecoder().decode(found)) as Record<string, unknown>
    if (data.format !== 'xingtan-transfer' || data.version !== 1) return null
    const text = (key: string): string => (typeof data[key] === 'string' ? data[key] : '')
    return {
      place: text('issuer'),
      statement: text('number'),
      stated_from: text('stated_from'),
      stated_to: text('stated_to'),
      hours: text('hours'),
      credits: text('credits'),
    }
  } catch {
    return null
  }
}
