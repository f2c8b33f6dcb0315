import type { AccessFeature, Setting } from './event-facts.ts';

/** What a draft of an event has so far, as the API takes it. */
export interface DraftFields {
	title: string;
	description: string;
	location_name: string | null;
	address: string;
	latitude: number | null;
	longitude: number | null;
	categories: string[];
	/** As it was typed, like `end_at`: a local time, or one with an offset. */
	start_at: string | null;
	end_at: string | null;
	time_zone: string | null;
	joining: 'open' | 'on_request' | 'invitation';
	capacity: number | null;
	price_amount: number | null;
	price_currency: string | null;
	ticket_url: string | null;
	setting: Setting | null;
	min_age: number | null;
	rain_plan: string;
	accessibility: AccessFeature[];
	accessibility_note: string;
	repeat: DraftRepeat | null;
}

interface DraftRepeat {
	every: 'week' | 'two_weeks' | 'month_date' | 'month_weekday';
	times: number;
	/** Dates that are left out, as they were typed. */
	except?: string | string[] | null | undefined;
}
