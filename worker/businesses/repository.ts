import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { categoriesColumn } from '../categories/category-queries.ts';
import type { Category } from '../categories/types.ts';
import type { Viewer } from '../users/viewer.ts';
import type { Business } from './types.ts';

export interface BusinessRow {
	id: number;
	owner_id: string | null;
	slug: string;
	name: string;
	description: string;
	contact_email: string | null;
	contact_phone: string | null;
	website: string | null;
	instagram_url: string | null;
	tiktok_url: string | null;
	is_verified: 0 | 1;
	version: number;
	created_at: number;
	updated_at: number;
	/** JSON. */
	categories: string;
}

/** Of a table that is called `b`. */
export const businessColumns: SQL = sql`b.id, b.owner_id, b.slug, b.name, b.description,
	b.contact_email, b.contact_phone, b.website, b.instagram_url, b.tiktok_url, b.is_verified,
	b.version, b.created_at, b.updated_at,
	${categoriesColumn(sql`business_categories`, sql`l.business_id = b.id`)} AS categories`;

/** An id in an address is digits alone, which a slug never is. */
export const isNamed = (idOrSlug: string): SQL =>
	/^\d{1,15}$/.test(idOrSlug) ? sql`b.id = ${Number(idOrSlug)}` : sql`b.slug = ${idOrSlug}`;

/** The id of the business with this id or slug, or nothing: for a statement that has yet to find it. */
export const idOfNamed = (idOrSlug: string): SQL =>
	sql`(SELECT b.id FROM businesses b WHERE ${isNamed(idOrSlug)})`;

export const selectBusiness = (which: SQL, limit = 1): SQL =>
	sql`SELECT ${businessColumns} FROM businesses b WHERE ${which} LIMIT ${limit}`;

export function toBusiness(row: BusinessRow, viewer: Viewer | null): Business {
	const categories: Category[] = JSON.parse(row.categories);
	return {
		id: row.id,
		slug: row.slug,
		name: row.name,
		description: row.description,
		contactEmail: row.contact_email,
		contactPhone: row.contact_phone,
		website: row.website,
		instagramUrl: row.instagram_url,
		tiktokUrl: row.tiktok_url,
		categories,
		isVerified: row.is_verified === 1,
		isMine: isOwner(row, viewer),
		ownerId: viewer?.isModerator ? row.owner_id : null,
		version: row.version,
		createdAt: new Date(row.created_at).toISOString(),
		updatedAt: new Date(row.updated_at).toISOString()
	};
}

export const isOwner = (row: Pick<BusinessRow, 'owner_id'>, viewer: Viewer | null): boolean =>
	viewer !== null && row.owner_id === viewer.id;

/** Whether this viewer may know that the business exists. */
export const maySee = (
	row: Pick<BusinessRow, 'owner_id' | 'is_verified'>,
	viewer: Viewer | null
): boolean => row.is_verified === 1 || isOwner(row, viewer) || viewer?.isModerator === true;
