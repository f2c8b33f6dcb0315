import { invalid } from '../http/errors.ts';
import { err } from '../http/result.ts';

export const addressMissing = invalid({ address: 'Please enter the address to look up.' });

export const addressUnknown = invalid({
	address: 'We can’t find this address. Check it, or place the pin yourself.'
});

/** Someone else's turn: one address is looked up each second. */
export const geocoderBusy = err(
	503,
	'geocoder_busy',
	'Many addresses are being looked up',
	'Try again in a few seconds, or place the pin yourself. What you typed is still here.',
	[]
);

export const geocoderUnavailable = err(
	503,
	'geocoder_unavailable',
	'We couldn’t look up the address',
	'The address search doesn’t answer. Try again later, or place the pin yourself. What you typed is still here.',
	[]
);
