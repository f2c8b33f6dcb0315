const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a method is safe (RFC 9110, 9.2.1). Unknown methods count as unsafe. */
export const isSafe = (method: string): boolean => safe.has(method);
