/** Version of PGlite that database directories are made with; they do not open across its versions. As pinned in package.json. */
export const PGLITE = '0.5.16';
