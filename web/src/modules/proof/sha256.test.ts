import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256, sha256Plain, toHex } from './sha256'

const node = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('SHA-256', () => {
  it('gives the digests of FIPS 180-4', () => {
    const text = (words: string): string => toHex(sha256Plain(new TextEncoder().encode(words)))
    expect(text('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(text('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })
  it('agrees with another implementation at every length around a block', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255)
      expect(toHex(sha256Plain(bytes))).toBe(node(bytes))
    }
  })
  it('does the same with and without the browser’s own', async () => {
    const bytes = new Uint8Array(100_000).fill(7)
    expect(toHex(await sha256(bytes))).toBe(toHex(sha256Plain(bytes)))
  })
})
