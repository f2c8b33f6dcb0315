import type { SavedKind } from '../database/sql/saves.ts';

/** What cached pages show of a viewer beside who they are. */
export interface ViewerState {
	/** Notifications that they have not read. */
	unread: number;
	/** The event or the business that the page is about, and whether they have saved it. */
	thing: SavedThing | null;
}

export interface SavedThing {
	kind: SavedKind;
	slug: string;
	isSaved: boolean;
}
