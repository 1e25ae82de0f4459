export * from './accounts.ts';
export * from './annotation.ts';
export * from './article.ts';
export * from './claim.ts';
export * from './journal.ts';
export * from './judgement.ts';
export * from './problem.ts';
export * from './span.ts';
