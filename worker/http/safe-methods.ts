const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request by this method asks for no change (RFC 9110, 9.2.1); one unheard of may. */
export const isSafe = (method: string): boolean => safe.has(method);
