import type { Schema } from '@/api/schema'

export type DraftHead = Schema<'PlanDraft'>
export type DraftText = Schema<'PlanDraftText'>
export type Diagnostic = Schema<'PlanDiagnostic'>
export type PaperSentence = Schema<'PaperSentence'>
export type PaperBlock = Schema<'PaperBlock'>
export type CheckedProvision = Schema<'CheckedProvision'> & { facts: Record<string, string> }
export type Check = Omit<Schema<'PlanCheck'>, 'provisions'> & { provisions: CheckedProvision[] }
export type Proposal = Schema<'PlanProposal'>
export type Proposals = Schema<'PlanProposals'>
export type Trial = Schema<'PlanTrial'>
export type CaseOutcome = Schema<'CaseOutcome'>
export type FieldChange = Schema<'FieldChange'>
/** Between two versions, or between a draft and its base. */
export type Difference = Omit<Schema<'PlanDifference'>, 'before' | 'after'>
export type DraftChanges = Schema<'DraftChanges'>
export type PlanVersion = Schema<'PlanVersion'>
export interface Term {
  key: string
  zh: string
  en: string
}
export type Words = Schema<'PlanWords'> & { vocabularies: Record<string, Term[]> }
