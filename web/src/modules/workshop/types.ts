import type { Status, Strength } from '@/api/types'

export interface DraftHead {
  id: string
  plan: string
  base: number
  title: string
  region: string
  region_name: string
  errors: number
  revision: number
  created_by: string
  created_ms: number
  changed_by: string
  changed_ms: number
  published: number | null
}
export interface DraftText extends DraftHead {
  source: string
  toml: string
  cases: string
}
export interface Diagnostic {
  file: string
  line: number
  column: number
  reason: string
  message_zh: string
  message_en: string
  suggestion_zh: string
  suggestion_en: string
  fix: string
}
export interface PaperSentence {
  text: string
  body: boolean
  provisions: string[]
}
export interface PaperBlock {
  kind: string
  sentences: PaperSentence[]
}
export interface CheckedProvision {
  id: string
  title: string
  line: number
  judged: boolean
  facts: Record<string, string>
}
export interface Check {
  ok: boolean
  diagnostics: Diagnostic[]
  notices: Diagnostic[]
  head: { id: string; title: string; region: string; from: string; to: string } | null
  provisions: CheckedProvision[]
  blocks: PaperBlock[]
  case_diagnostics: Diagnostic[]
}
export interface Proposal {
  id: string
  title: string
  quote: string
  block: number
  sentence: number
  confidence: number
  toml: string
}
export interface Proposals {
  title: string
  from: string | null
  to: string | null
  notices: string[]
  proposals: Proposal[]
}
export interface Trial {
  id: string
  title: string
  strength: Strength
  status: Status
  entities: number
  met: number
  on_track: number
  behind: number
  missed: number
  no_data: number
  share: number | null
  required_share: number
  value: number | null
  target: number | [number, number] | null
  missing: string[]
  entity_values: {
    entity: string
    status: Status
    value: number | null
    target: number | [number, number] | null
  }[]
  labels: { name: string; school: string | null }[]
  under_name: string
  at: string
}
export interface CaseOutcome {
  name: string
  line: number
  outcome: 'holds' | 'differs' | 'cannot_run' | 'not_run'
  differences: { line: number; provision: string; what: string; expected: string; found: string }[]
}
export interface FieldChange {
  field: string
  before: string
  after: string
}
export interface Difference {
  plan: FieldChange[]
  provisions: {
    id: string
    title: string
    title_en: string
    change: 'changed' | 'added' | 'removed'
    fields: FieldChange[]
  }[]
  same: number
  text_added: string[]
  text_removed: string[]
}
export interface DraftChanges extends Difference {
  states: { id: string; title: string; change: string; before: Status | null; after: Status | null }[] | null
  at: string
}
export interface PlanVersion {
  number: number
  effective: string
  published: string | null
  published_by: string | null
  note: string
  title: string
  provisions: number
  in_force: boolean
}
export interface Term {
  key: string
  zh: string
  en: string
}
export interface Words {
  fields: {
    name: string
    object: string
    zh: string
    en: string
    type: 'word' | 'number' | 'flag' | 'text'
    words: string
    attribute: boolean
  }[]
  vocabularies: Record<string, Term[]>
  measures: { name: string; zh: string; argument: string }[]
}
