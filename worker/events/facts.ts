import * as v from 'valibot';
import { accessFeatures, settings } from '../database/event-facts.ts';
import type { AccessFeature, EventFacts, Price, StoredFacts } from '../database/event-facts.ts';
import { ownFacts } from '../database/own-fields.ts';
import type { OwnFact } from '../database/own-fields.ts';
import { optionalLine } from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';
import { amount, currency } from '../input/price.ts';
import { secureWebsite } from '../input/web-address.ts';

const isFeature = (name: string): name is AccessFeature =>
	accessFeatures.some((feature) => feature === name);

const featuresMessage = 'Please choose from the list.';

const features = v.array(v.picklist(accessFeatures, featuresMessage), featuresMessage);

/** A form sends the chosen ones with spaces between them. */
const accessibility = v.pipe(
	v.union(
		[
			features,
			v.pipe(
				v.string(),
				v.check((text) => text.split(' ').every(isFeature), featuresMessage),
				v.transform((text) => text.split(' ').filter(isFeature))
			)
		],
		featuresMessage
	),
	v.transform((chosen) => accessFeatures.filter((feature) => chosen.includes(feature)))
);

const ageMessage = 'Please enter an age in years, from 0 for everybody to 99.';

const age = v.pipe(
	v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number))], ageMessage),
	v.integer(ageMessage),
	v.minValue(0, ageMessage),
	v.maxValue(99, ageMessage)
);

/** The facts among the fields of an event. */
export const factEntries = {
	price_amount: v.nullish(amount, null),
	price_currency: v.nullish(currency, null),
	ticket_url: v.nullish(secureWebsite, null),
	setting: v.nullish(v.picklist(settings, featuresMessage), null),
	min_age: v.nullish(age, null),
	rain_plan: optionalLine(lengths.fact),
	accessibility: v.nullish(accessibility, []),
	accessibility_note: optionalLine(lengths.fact)
};

type Entries = typeof factEntries;
type FactInput = { [Name in keyof Entries]?: v.InferOutput<Entries[Name]> | undefined };

const nothing: EventFacts = {
	price: null,
	ticketUrl: null,
	setting: null,
	minAge: null,
	rainPlan: '',
	accessibility: [],
	accessibilityNote: ''
};

/** The facts of an event, those too that nobody said. */
export function completeFacts(stored: StoredFacts | null): EventFacts {
	if (!stored) return nothing;
	const { price = null, ...others } = stored;
	const { amount = 0, currency = null } = price ?? {};
	return { ...nothing, ...others, price: price && { amount, currency } };
}

function changePrice(before: Price | null, input: FactInput): Price | null {
	const { price_amount = before?.amount ?? null, price_currency = before?.currency ?? null } =
		input;
	if (price_amount === null) return null;
	return { amount: price_amount, currency: price_amount === 0 ? null : price_currency };
}

const isStated = (value: unknown) =>
	value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/**
 * The facts to store after a change. A field that was left out stays as it was.
 *
 * @param before null for a new event, or one about which nothing is known
 */
export function changeFacts(before: StoredFacts | null, input: FactInput): StoredFacts {
	const facts = completeFacts(before);
	const changed: EventFacts = {
		price: changePrice(facts.price, input),
		ticketUrl: input.ticket_url === undefined ? facts.ticketUrl : input.ticket_url,
		setting: input.setting === undefined ? facts.setting : input.setting,
		minAge: input.min_age === undefined ? facts.minAge : input.min_age,
		rainPlan: input.rain_plan ?? facts.rainPlan,
		accessibility: input.accessibility ?? facts.accessibility,
		accessibilityNote: input.accessibility_note ?? facts.accessibilityNote
	};
	return statedFacts(changed);
}

/** Without those that nobody said. */
const statedFacts = (facts: StoredFacts): StoredFacts =>
	Object.fromEntries(Object.entries(facts).filter(([, value]) => isStated(value)));

/** The facts that differ. */
export function changedFacts(before: StoredFacts | null, after: StoredFacts | null): OwnFact[] {
	const [old, current] = [completeFacts(before), completeFacts(after)];
	return ownFacts.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(current[name]));
}

/** Some facts of an event, those too that nobody said: what a date of a series has of its own. */
export function onlyFacts(
	facts: StoredFacts | null,
	names: readonly OwnFact[]
): StoredFacts | null {
	const complete = completeFacts(facts);
	return names.length === 0
		? null
		: Object.fromEntries(names.map((name) => [name, complete[name]]));
}

/** With some facts of another event. */
export const withFacts = (
	facts: StoredFacts | null,
	others: StoredFacts | null,
	names: readonly OwnFact[]
): StoredFacts => statedFacts({ ...facts, ...onlyFacts(others, names) });

/** @returns a message if a price has no currency */
export function missingCurrency({ price }: StoredFacts): Record<string, string> | null {
	const isMissing = price && price.amount > 0 && !price.currency;
	return isMissing ? { price_currency: 'Please choose the currency of the price.' } : null;
}
