/** Whether a value is an object in the sense of JSON. */
export const isRecord = (raw: unknown): raw is Record<string, unknown> =>
	typeof raw === 'object' && raw !== null && !Array.isArray(raw);
