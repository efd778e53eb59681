import type { Facts } from './decision.ts'
export const fqdnTagsOf = (_location: string): NonNullable<Facts['fqdnTags']> => ({})
