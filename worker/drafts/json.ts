import * as v from 'valibot';
import { accessFeatures, settings } from '../database/event-facts.ts';
import { joiningWays } from '../events/schema.ts';
import { rhythms } from '../events/rhythms.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { galleryJson, galleryToJson, pictureJson, pictureToJson } from '../pictures/json.ts';
import type { Draft } from './types.ts';

const text = v.nullable(v.string());
const number = v.nullable(v.number());
const instant = v.pipe(v.string(), v.isoTimestamp());

/** A draft in the API: its fields have the names that they are sent with. */
export const draftJson = v.object({
	id: wholeNumber,
	status: v.literal('draft'),
	host: v.object({ id: wholeNumber, slug: v.string(), name: v.string() }),
	title: v.string(),
	description: v.string(),
	location_name: text,
	address: v.string(),
	latitude: number,
	longitude: number,
	categories: v.array(v.string()),
	/** As it was sent. */
	start_at: text,
	end_at: text,
	time_zone: text,
	repeat: v.nullable(
		v.object({
			every: v.picklist(rhythms),
			times: wholeNumber,
			except: v.nullish(v.union([v.string(), v.array(v.string())]))
		})
	),
	joining: v.picklist(joiningWays),
	capacity: v.nullable(wholeNumber),
	price_amount: number,
	price_currency: text,
	ticket_url: text,
	setting: v.nullable(v.picklist(settings)),
	min_age: number,
	rain_plan: v.string(),
	accessibility: v.array(v.picklist(accessFeatures)),
	accessibility_note: v.string(),
	/** Its files are for those who see the draft. */
	cover: pictureJson,
	gallery: galleryJson,
	version: wholeNumber,
	created_at: instant,
	updated_at: instant
});

/** The path of a draft, which those of its pictures begin with. */
const folderOf = (id: number) => `/api/drafts/${id}`;

/** Converts a draft to the API's JSON. */
export const draftToJson = (draft: Draft): v.InferOutput<typeof draftJson> => ({
	id: draft.id,
	status: 'draft',
	host: draft.host,
	...draft.fields,
	cover: pictureToJson(draft.cover, folderOf(draft.id)),
	gallery: galleryToJson(draft.gallery, folderOf(draft.id)),
	version: draft.version,
	created_at: draft.createdAt,
	updated_at: draft.updatedAt
});
