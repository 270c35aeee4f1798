import { get } from '@/api/client'
import type { EntriesAnswer, Teacher } from '@/api/types'

export const fetchTeacher = (id: string, signal?: AbortSignal): Promise<Teacher> =>
  get(`/api/teachers/${encodeURIComponent(id)}`, {}, signal)

export const fetchEntries = (
  id: string,
  query: { cursor?: string | null; year?: string | null; limit?: number },
  signal?: AbortSignal,
): Promise<EntriesAnswer> => get(`/api/teachers/${encodeURIComponent(id)}/entries`, { ...query }, signal)
