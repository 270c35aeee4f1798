// Which proposals a sentence still has. It depends on the text alone, so that undoing brings a proposal back.
import type { PaperBlock, Proposal } from './types'

/** Adopted under its own id, or under one with a number where that was taken. */
const isOf = (provision: string, proposal: string): boolean =>
  provision === proposal ||
  (provision.startsWith(`${proposal}-`) && /^\d+$/.test(provision.slice(proposal.length + 1)))

/**
 * By "block.sentence". A sentence that somebody marked by hand has nothing to add; one of which a proposal was adopted
 * still has the others.
 */
export function offersOf(
  proposals: readonly Proposal[],
  blocks: readonly PaperBlock[],
  ignored: ReadonlySet<string>,
): Map<string, Proposal[]> {
  const all = new Map<string, Proposal[]>()
  for (const one of proposals) {
    const key = `${one.block}.${one.sentence}`
    all.set(key, [...(all.get(key) ?? []), one])
  }
  const out = new Map<string, Proposal[]>()
  for (const [key, some] of all) {
    const provisions = blocks[some[0]!.block]?.sentences[some[0]!.sentence]?.provisions
    if (!provisions) continue
    const adopted = (one: Proposal): boolean => provisions.some((id) => isOf(id, one.id))
    if (provisions.length > 0 && !some.some(adopted)) continue
    const left = some.filter((one) => !adopted(one) && !ignored.has(one.id))
    if (left.length > 0) out.set(key, left)
  }
  return out
}
