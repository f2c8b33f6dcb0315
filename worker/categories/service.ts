import { sql } from 'drizzle-orm';
import type { Ask } from '../database/batch.ts';
import type { Categories, Category } from './types.ts';

export const categoriesFor = ({ ask }: { ask: Ask }): Categories => ({
	list: () => ask<Category>(sql`SELECT id, slug, name FROM categories ORDER BY name`)
});
