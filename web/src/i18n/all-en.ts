import en from './en'

const rooms = import.meta.glob<Record<string, object>>('../modules/*/i18n/en.ts', {
  eager: true,
  import: 'default',
})

/** The whole English catalogue: the house's and every room's. */
export default Object.assign({}, en, ...Object.values(rooms)) as typeof en
