/**
 * The version of the terms that signing in accepts: the day on which their text last changed. It is
 * stored with each person, so a change of worker/text/en/legal.ts needs a new one.
 */
export const termsVersion = '2026-11-30';
