/**
 * The API: every answer as a zod schema with its type, and every route. The pages import the types from here (`import type`), the server
 * checks requests and documents itself by the schemas.
 */
export * from './contract/articles.ts';
export * from './contract/claims.ts';
export * from './contract/common.ts';
export * from './contract/entities.ts';
export * from './contract/incidents.ts';
export * from './contract/queries.ts';
export * from './contract/review.ts';
export * from './contract/routes.ts';
