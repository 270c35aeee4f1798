import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  fieldsOf,
  fromHex,
  holdsConsistency,
  holdsEntry,
  holdsInclusion,
  leafHash,
  saysTheSame,
} from './merkle'
import { toHex } from './sha256'

// A second implementation, by the definitions of section 2.1 and another library.
const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
const leaf = (entry: Buffer): Buffer => sha(Buffer.of(0), entry)
const node = (left: Buffer, right: Buffer): Buffer => sha(Buffer.of(1), left, right)
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1)
const mth = (d: Buffer[]): Buffer =>
  d.length === 1 ? leaf(d[0]!) : node(mth(d.slice(0, split(d.length))), mth(d.slice(split(d.length))))
function path(m: number, d: Buffer[]): Buffer[] {
  if (d.length === 1) return []
  const k = split(d.length)
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))]
}
function subproof(m: number, d: Buffer[], known: boolean): Buffer[] {
  if (m === d.length) return known ? [] : [mth(d)]
  const k = split(d.length)
  return m <= k
    ? [...subproof(m, d.slice(0, k), known), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))]
}
const hex = (list: Buffer[]): string[] => list.map((one) => one.toString('hex'))
const entries = Array.from({ length: 20 }, (_, i) => Buffer.from(`entry ${i}`))

describe('the log in the browser', () => {
  it('knows the published root of eight entries', async () => {
    const published = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657']
    const all = [...published, '606162636465666768696a6b6c6d6e6f'].map((text) => Buffer.from(text, 'hex'))
    const root = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
    expect(mth(all).toString('hex')).toBe(root)
    expect(await holdsInclusion(await leafHash(all[5]!), 5, 8, hex(path(5, all)), root)).toBe(true)
  })
  it('accepts every inclusion proof of another implementation and no other', async () => {
    for (let n = 1; n <= entries.length; n++) {
      const d = entries.slice(0, n)
      const root = mth(d).toString('hex')
      for (let m = 0; m < n; m++) {
        const proof = hex(path(m, d))
        const mine = await leafHash(d[m]!)
        expect(await holdsInclusion(mine, m, n, proof, root)).toBe(true)
        expect(await holdsInclusion(mine, m + 1, n, proof, root)).toBe(false)
        expect(await holdsInclusion(mine, m, n, [...proof, root], root)).toBe(false)
        expect(await holdsInclusion(mine, m, n, proof, '0'.repeat(64))).toBe(false)
      }
    }
  })
  it('accepts every consistency proof of another implementation and no other', async () => {
    for (let n = 1; n <= entries.length; n++) {
      for (let m = 1; m <= n; m++) {
        const [from, to] = [
          mth(entries.slice(0, m)).toString('hex'),
          mth(entries.slice(0, n)).toString('hex'),
        ]
        const proof = hex(subproof(m, entries.slice(0, n), true))
        expect(await holdsConsistency(m, n, from, to, proof)).toBe(true)
        expect(await holdsConsistency(m, n, '0'.repeat(64), to, proof)).toBe(false)
        if (m < n) expect(await holdsConsistency(m, n, from, '0'.repeat(64), proof)).toBe(false)
        if (proof.length) expect(await holdsConsistency(m, n, from, to, proof.slice(1))).toBe(false)
      }
    }
    expect(await holdsConsistency(0, 1, '', '', [])).toBe(false)
  })
  it('leads from the words of an entry to the root', async () => {
    const previous = '0'.repeat(64)
    const canonical = 'xt11:7,6:研修,'
    const hash = sha(Buffer.from(previous + canonical))
    const d = [hash, ...entries]
    const root = { size: d.length, root: mth(d).toString('hex') }
    const proof = { previous, canonical, hash: hash.toString('hex'), index: 0, path: hex(path(0, d)), root }
    expect(await holdsEntry(proof)).toBe(true)
    expect(await holdsEntry({ ...proof, canonical: 'xt11:8,6:研修,' })).toBe(false)
  })
  it('reads what was hashed and holds it against the page', () => {
    expect(fieldsOf('xt11:7,0:,6:研修,3:a,b,')).toEqual(['7', '', '研修', 'a,b'])
    for (const bad of ['', 'xt2', 'xt11:7', 'xt19:7,', 'xt1x:7,']) expect(() => fieldsOf(bad)).toThrow()
    const words = 'xt11:7,1:1,2:42,5:award,1:0,1:0,1:0,4:1250,3:120,'
    expect(saysTheSame(words, { id: '42', hours: 12.5, credits: 1.2 })).toBe(true)
    expect(saysTheSame(words, { id: '43', hours: 12.5, credits: 1.2 })).toBe(false)
    expect(saysTheSame(words, { id: '42', hours: 12.6, credits: 1.2 })).toBe(false)
    expect(saysTheSame(words, { id: '42', hours: 12.5, credits: 1 })).toBe(false)
  })
  it('refuses what is no hash', () => {
    for (const bad of ['', 'ab', 'g'.repeat(64), 'a'.repeat(66)]) expect(() => fromHex(bad)).toThrow()
    expect(toHex(fromHex('a'.repeat(64)))).toBe('a'.repeat(64))
  })
})
