import { get } from '@/api/client'
import type { Schema } from '@/api/schema'

export type Rule = Schema<'Rule'>
export type RuleLine = Schema<'RuleLine'>
export type RuleConversion = Schema<'RuleConversion'>
export type RuleWord = Schema<'RuleWord'>

export interface Here {
  place: string
  place_name: string | null
  day: string
  rules: Rule[]
}
export interface Words {
  kinds: RuleWord[]
  results: RuleWord[]
  units: RuleWord[]
}

export const fetchRules = (signal?: AbortSignal): Promise<{ rules: RuleLine[] }> =>
  get('/api/rules', {}, signal)

export const fetchHere = (query: { rule?: string; place?: string }, signal?: AbortSignal): Promise<Here> =>
  get('/api/rules/here', query, signal)

export const fetchWords = (signal?: AbortSignal): Promise<Words> => get('/api/rules/words', {}, signal)

export const tryRule = (query: Record<string, string>, signal?: AbortSignal): Promise<RuleConversion> =>
  get('/api/rules/try', query, signal)
