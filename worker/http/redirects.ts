/** RFC 9110, 15.4. */
const redirects = new Set([301, 302, 303, 307, 308]);

/** Whether a response of this status leads to its `Location`. */
export const isRedirect = (status: number): boolean => redirects.has(status);
