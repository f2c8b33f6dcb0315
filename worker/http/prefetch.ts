import type { HonoRequest } from 'hono';

/** Headers that announce a prefetch: the standard one and its predecessors. */
const purposeHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** Whether a browser requests something that nobody has asked for yet. */
export const isPrefetch = (request: HonoRequest): boolean =>
	purposeHeaders.some((name) => /prefetch|prerender|preview/i.test(request.header(name) ?? ''));
