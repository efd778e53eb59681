import type { Facts } from './decision.ts'
export const serviceTags: NonNullable<Facts['serviceTags']> = {}
