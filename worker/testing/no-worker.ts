/**
 * Replaces worker/index.ts as the main module in tests. They create the app themselves, so that the
 * pages need not be built first.
 */
export default {};
