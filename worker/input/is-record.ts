/** Whether it is what JSON calls an object. */
export const isRecord = (raw: unknown): raw is Record<string, unknown> =>
	typeof raw === 'object' && raw !== null && !Array.isArray(raw);
