/**
 * Stands where wrangler.toml names worker/index.ts: tests build the app from its parts, so they need
 * no build of the pages first.
 */
export default {};
