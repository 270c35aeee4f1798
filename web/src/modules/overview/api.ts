import { get } from '@/api/client'
import type { TeacherStanding } from './types'

export const fetchStanding = (
  teacher: string,
  at: string | null,
  signal?: AbortSignal,
): Promise<TeacherStanding> => get(`/api/teachers/${encodeURIComponent(teacher)}/standing`, { at }, signal)
