import { text } from 'drizzle-orm/sqlite-core';
import type { Picture } from '../picture.ts';

/** A picture that is shown. The table `pictures` has its files. */
export const picture = (name: string) => text(name, { mode: 'json' }).$type<Picture>();

/** The pictures beside the cover, in their order. Null for none. */
export const gallery = () => text('gallery', { mode: 'json' }).$type<readonly Picture[]>();
