export * from './annotation.ts';
export * from './article.ts';
export * from './claim.ts';
export * from './problem.ts';
export * from './span.ts';
