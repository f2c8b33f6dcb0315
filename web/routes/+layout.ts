/**
 * Pages are HTML, rendered on the server, and never hydrate: `onclick`, `$state`, `bind:` and `use:`
 * do nothing in a component. A page that gains from JavaScript adds a small script. See
 * web/README.md.
 */
export const csr = false;
