import * as v from 'valibot';
import {
	categorySlugs,
	decision,
	email,
	line,
	paragraphs,
	phone,
	profileOn,
	submissionId,
	version,
	website
} from '../input/fields.ts';

const entries = {
	name: line(100, 'Please give the business a name.'),
	description: paragraphs(5000),
	contact_email: v.nullish(email, null),
	contact_phone: v.nullish(phone, null),
	website: v.nullish(website, null),
	instagram_url: v.nullish(profileOn('instagram.com', 'Instagram', 'yourname'), null),
	tiktok_url: v.nullish(profileOn('tiktok.com', 'TikTok', '@yourname'), null),
	categories: categorySlugs
};

export const newBusiness = v.object({ ...entries, submission_id: v.optional(submissionId) });

/** What is left out stays as it is. */
export const businessChanges = v.object({
	...v.partial(v.object(entries)).entries,
	version: v.optional(version)
});

/** The business's name, typed to confirm that this is meant. */
export const removal = v.object({ name: v.nullish(v.string(), ''), ...decision.entries });

export type NewBusiness = v.InferOutput<typeof newBusiness>;
export type BusinessChanges = v.InferOutput<typeof businessChanges>;
