import * as v from 'valibot';
import {
	categorySlugs,
	decision,
	email,
	line,
	paragraphs,
	phone,
	requiredParagraphs,
	submissionId,
	version
} from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';
import { shortName } from '../input/short-name.ts';
import { instagramProfile, tiktokProfile, website } from '../input/web-address.ts';

const entries = {
	name: line(lengths.businessName, 'Please give the business a name.'),
	description: paragraphs(lengths.description),
	contact_email: v.nullish(email, null),
	contact_phone: v.nullish(phone, null),
	website: v.nullish(website, null),
	instagram_url: v.nullish(instagramProfile, null),
	tiktok_url: v.nullish(tiktokProfile, null),
	categories: categorySlugs
};

export const newBusiness = v.object({ ...entries, submission_id: v.optional(submissionId) });

/** A field that is left out keeps its value. */
export const businessChanges = v.object({
	...v.partial(v.object({ ...entries, short_name: v.nullable(shortName) })).entries,
	version: v.optional(version)
});

/** Why a business is declined or suspended. */
export const requiredReason = v.object({
	reason: requiredParagraphs(lengths.reason, 'Please tell the owner why, so that they can fix it.'),
	...decision.entries
});

export const optionalReason = v.object({
	reason: v.nullish(
		v.pipe(
			paragraphs(lengths.reason),
			v.transform((text) => text || null)
		),
		null
	),
	...decision.entries
});

/** The business's name, typed to confirm the deletion. */
export const removal = v.object({ name: v.nullish(v.string(), ''), ...decision.entries });

/** Converts input to columns. `undefined` leaves a column unchanged. */
export const toColumns = (input: BusinessChanges) => ({
	name: input.name,
	description: input.description,
	contactEmail: input.contact_email,
	contactPhone: input.contact_phone,
	website: input.website,
	instagramUrl: input.instagram_url,
	tiktokUrl: input.tiktok_url,
	shortName: input.short_name
});

export type NewBusiness = v.InferOutput<typeof newBusiness>;
export type BusinessChanges = v.InferOutput<typeof businessChanges>;
