import type { ActionFailure } from '@sveltejs/kit';
import type { FoundAddress } from '../../../worker/geocoder/types.ts';
import { failInvalid } from './fail-form.ts';
import type { FormResult } from './form-result.ts';
import type { FormValues } from './form-values.ts';

/** A form that was sent to look up its address, with what was found. */
export interface AddressLookup {
	values: FormValues;
	/** Empty once one is chosen. */
	found: FoundAddress[];
}

/** The name of the buttons. Their value is empty, or the point that was chosen: `52.5 13.4`. */
const lookUp = 'look_up';

const withPoint = ({ text, categories }: FormValues, latitude: string, longitude: string) => ({
	text: { ...text, latitude, longitude },
	categories
});

/**
 * Answers a form that was sent by the button that looks up its address, or that chooses a place.
 *
 * @returns null when another button sent it
 */
export async function respondToLookUp(
	{ geocoder }: App.Locals,
	{ text, categories }: FormValues
): Promise<AddressLookup | ActionFailure<FormResult> | null> {
	const { [lookUp]: chosen, ...others } = text;
	if (chosen === undefined || !geocoder) return null;
	const values = { text: others, categories };
	const [latitude, longitude] = chosen.split(' ');
	if (latitude && longitude) {
		return { values: withPoint(values, latitude, longitude), found: [] };
	}
	const result = await geocoder.find(others['address'] ?? '');
	if (result.kind === 'error') return failInvalid(result, values);
	const [first, ...rest] = result.value;
	const isSure = first && rest.length === 0;
	return {
		values: isSure ? withPoint(values, String(first.latitude), String(first.longitude)) : values,
		found: result.value
	};
}
