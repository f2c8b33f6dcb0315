import type { Instant } from '../clock.ts';
import type { Gazetteer } from '../places/gazetteer.ts';

/** A page for search engines. */
export interface SitemapPage {
	/** On this site. */
	path: string;
	changedAt?: Instant;
}

/** A file of the sitemap. */
export interface SitemapFile {
	/** `pages`, `events-3` */
	file: string;
	/** RFC 3339, UTC: when something in it was changed last, if that is known. */
	changedAt?: string;
}

/** What search engines are told to look at. Everyone may see all of it. */
export interface SitemapService {
	/** The files that have something in them. */
	files(): Promise<SitemapFile[]>;
	/**
	 * What is in a file.
	 *
	 * @param townsIn finds the towns in a box, largest first
	 * @returns null if there is no such file
	 */
	pages(file: string, townsIn: TownsIn): Promise<SitemapPage[] | null>;
}

export type TownsIn = Gazetteer['within'];
