import * as v from 'valibot';
import { categoryJson, categoryToJson } from '../categories/json.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { galleryJson, galleryToJson, pictureJson, pictureToJson } from '../pictures/json.ts';
import { businessStatuses } from './status.ts';
import type { Business, FoundBusiness } from './types.ts';

/** A business in the API. */
export const businessJson = v.object({
	id: wholeNumber,
	slug: v.string(),
	/** Its address is `/@short_name`. */
	short_name: v.nullable(v.string()),
	name: v.string(),
	description: v.string(),
	contact_email: v.nullable(v.string()),
	contact_phone: v.nullable(v.string()),
	website: v.nullable(v.string()),
	instagram_url: v.nullable(v.string()),
	tiktok_url: v.nullable(v.string()),
	cover: pictureJson,
	gallery: galleryJson,
	logo: pictureJson,
	categories: v.array(categoryJson),
	is_verified: v.boolean(),
	status: v.picklist(businessStatuses),
	review_note: v.nullable(v.string()),
	/** Whether it is public and has no owner, so that its owner can claim it. */
	claimable: v.boolean(),
	version: wholeNumber,
	created_at: v.pipe(v.string(), v.isoTimestamp()),
	updated_at: v.pipe(v.string(), v.isoTimestamp())
});

/** The same with where it says that it is now. */
export const foundBusinessJson = v.object({
	...businessJson.entries,
	here_now: v.array(
		v.object({
			event: v.object({ id: wholeNumber, slug: v.string(), title: v.string() }),
			until: v.pipe(v.string(), v.isoTimestamp())
		})
	)
});

export const foundBusinessToJson = (
	business: FoundBusiness
): v.InferOutput<typeof foundBusinessJson> => ({
	...businessToJson(business),
	here_now: business.here.map(({ event: { id, slug, title }, until }) => ({
		event: { id, slug, title },
		until
	}))
});

/** Converts a business to the API's JSON. */
export const businessToJson = (business: Business): v.InferOutput<typeof businessJson> => ({
	id: business.id,
	slug: business.slug,
	short_name: business.shortName,
	name: business.name,
	description: business.description,
	contact_email: business.contactEmail,
	contact_phone: business.contactPhone,
	website: business.website,
	instagram_url: business.instagramUrl,
	tiktok_url: business.tiktokUrl,
	cover: pictureToJson(business.cover),
	gallery: galleryToJson(business.gallery),
	logo: pictureToJson(business.logo),
	categories: business.categories.map(categoryToJson),
	is_verified: business.isVerified,
	status: business.status,
	review_note: business.reviewNote,
	claimable: business.isClaimable,
	version: business.version,
	created_at: business.createdAt,
	updated_at: business.updatedAt
});
