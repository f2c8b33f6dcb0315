import { searchableText } from '../listing/full-text.ts';
import type { NewEvent } from './schema.ts';

/** The text that the search index holds for an event. */
export const searchTextOf = (
	event: Pick<NewEvent, 'title' | 'description' | 'location_name' | 'address'>
): string => searchableText(event.title, event.location_name, event.address, event.description);
