export { type Bounds, boundsOf } from './bounds.ts';
export { inferPublished } from './published.ts';
export { readTimes } from './read.ts';
export type { TimeContext, TimeValue } from './value.ts';
