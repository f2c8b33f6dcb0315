import * as v from 'valibot';
import { categoryQuery, pageQuery, searchQuery } from '../http/query.ts';

/** The query parameters that filter the list of businesses. */
export const listFilter = v.object({ q: searchQuery, category: categoryQuery, ...pageQuery });
