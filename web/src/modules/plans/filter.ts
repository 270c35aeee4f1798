import type { Provision, ProvisionState } from '@/api/types'
import type { PlanAddress } from './address'
import { stateOf } from './states'

export type Filter = Pick<PlanAddress, 'show' | 'strength' | 'find'>

export const isFiltered = ({ show, strength, find }: Filter): boolean =>
  show.length > 0 || strength.length > 0 || find !== ''

const plain = (text: string): string => text.replace(/\s+/g, '').toLowerCase()

/** Whether a requirement is among those the page was asked for: by state, by how binding, by words of its sentence. */
export function isShown(judged: ProvisionState, provision: Provision | undefined, filter: Filter): boolean {
  if (filter.show.length > 0 && !filter.show.includes(stateOf(judged))) return false
  if (filter.strength.length > 0 && !filter.strength.includes(judged.strength)) return false
  if (!filter.find) return true
  const text = provision ? `${provision.title} ${provision.title_en ?? ''} ${provision.quote}` : judged.title
  return plain(text).includes(plain(filter.find))
}
