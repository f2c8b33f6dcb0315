/** What an API token may be used for: to read, to change events, and to change businesses. */
export const apiScopes = ['read', 'events', 'businesses'] as const;

export type ApiScope = (typeof apiScopes)[number];
