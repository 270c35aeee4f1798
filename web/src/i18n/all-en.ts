import en from './en'
import { mergeWords, type Words } from './merge'

const rooms = import.meta.glob<Words>('../modules/*/i18n/en.ts', { eager: true, import: 'default' })

/** The whole English catalogue: the house's and every room's. */
export default mergeWords([en, ...Object.values(rooms)]) as typeof en
