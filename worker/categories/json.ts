import * as v from 'valibot';

export const categoryJson = v.object({ id: v.number(), slug: v.string(), name: v.string() });
