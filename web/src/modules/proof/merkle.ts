// RFC 9162 in the browser: nothing here believes the server. Hashes are hex on the outside, octets within.
import { sha256, toHex } from './sha256'

export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2}){32}$/.test(text)) throw new Error('not a hash')
  return Uint8Array.from({ length: 32 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16))
}

const joined = (...parts: Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
export const leafHash = (entry: Uint8Array): Promise<Uint8Array> => sha256(joined(Uint8Array.of(0), entry))
export const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Uint8Array> =>
  sha256(joined(Uint8Array.of(1), left, right))

/** Numbers beyond 32 bits: the bit operators of the language cut them off. */
const odd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)

/** Section 2.1.3.2. */
export async function holdsInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly string[],
  root: string,
): Promise<boolean> {
  if (index >= size) return false
  let fn = index
  let sn = size - 1
  let r = leaf
  for (const text of path) {
    if (sn === 0) return false
    const p = fromHex(text)
    if (odd(fn) || fn === sn) {
      r = await nodeHash(p, r)
      while (!odd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else {
      r = await nodeHash(r, p)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && toHex(r) === root
}

/** Section 2.1.4.2. */
export async function holdsConsistency(
  first: number,
  second: number,
  firstRoot: string,
  secondRoot: string,
  path: readonly string[],
): Promise<boolean> {
  if (first <= 0 || first > second) return false
  if (first === second) return path.length === 0 && firstRoot === secondRoot
  let power = first
  while (power % 2 === 0) power /= 2
  const proof = power === 1 ? [firstRoot, ...path] : [...path]
  if (proof.length === 0) return false
  let fn = first - 1
  let sn = second - 1
  while (odd(fn)) {
    fn = half(fn)
    sn = half(sn)
  }
  let fr = fromHex(proof[0]!)
  let sr = fr
  for (const text of proof.slice(1)) {
    if (sn === 0) return false
    const c = fromHex(text)
    if (odd(fn) || fn === sn) {
      fr = await nodeHash(c, fr)
      sr = await nodeHash(c, sr)
      while (!odd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else {
      sr = await nodeHash(sr, c)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && toHex(fr) === firstRoot && toHex(sr) === secondRoot
}

export interface EntryProof {
  previous: string
  canonical: string
  hash: string
  index: number
  path: string[]
  root: { size: number; root: string }
}
/** From the entry's own words to the signed root: its chain hash, its leaf, its path. */
export async function holdsEntry(proof: EntryProof): Promise<boolean> {
  const hash = await sha256(new TextEncoder().encode(proof.previous + proof.canonical))
  if (toHex(hash) !== proof.hash) return false
  return holdsInclusion(await leafHash(hash), proof.index, proof.root.size, proof.path, proof.root.root)
}

export interface SignedRoot {
  size: number
  day: string
  root: string
  signature: string
}
const fromBase64url = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))

/** True where the signature holds and says the same; null where this browser cannot tell (no TLS). */
export async function holdsSignature(root: SignedRoot, keys: readonly JsonWebKey[]): Promise<boolean | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (!subtle) return null
  const [head, payload, signature] = root.signature.split('.')
  if (!head || !payload || !signature) return false
  const { alg, kid } = JSON.parse(new TextDecoder().decode(fromBase64url(head)))
  const key = keys.find((one) => (one as { kid?: string }).kid === kid)
  if (alg !== 'RS256' || !key) return false
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const imported = await subtle.importKey('jwk', { ...key, use: undefined }, algorithm, false, ['verify'])
  const good = await subtle.verify(
    algorithm,
    imported,
    fromBase64url(signature) as unknown as BufferSource,
    new TextEncoder().encode(`${head}.${payload}`),
  )
  const said = JSON.parse(new TextDecoder().decode(fromBase64url(payload)))
  return good && said.size === root.size && said.root === root.root && said.day === root.day
}

/** The values of the canonical form "xt1" + netstrings, in its order; lengths count bytes. Throws on anything else. */
export function fieldsOf(canonical: string): string[] {
  const bytes = new TextEncoder().encode(canonical)
  const text = (from: number, to: number): string => new TextDecoder().decode(bytes.subarray(from, to))
  if (text(0, 3) !== 'xt1') throw new Error('not an entry')
  const out: string[] = []
  for (let at = 3; at < bytes.length; ) {
    const colon = bytes.indexOf(58, at)
    const length = Number(text(at, colon))
    const end = colon + 1 + length
    if (colon < 0 || !Number.isInteger(length) || bytes[end] !== 44) throw new Error('not an entry')
    out.push(text(colon + 1, end))
    at = end + 1
  }
  return out
}
/** Whether what was hashed says the same of id and amounts as what is on the screen. */
export function saysTheSame(
  canonical: string,
  shown: { id: string; hours: number; credits: number },
): boolean {
  const fields = fieldsOf(canonical)
  const hundredths = (amount: number): string => String(Math.round(amount * 100))
  return (
    fields[2] === shown.id && fields[7] === hundredths(shown.hours) && fields[8] === hundredths(shown.credits)
  )
}
