import { invalid } from '../http/errors.ts';
import { err, retryAfter } from '../http/result.ts';
import type { Err } from '../http/result.ts';
import { limits } from '../limits.ts';

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

const tooManyToday = err(
	429,
	'too_many_addresses',
	'That’s enough for today',
	`We look up ${limits.addressSearchesPerDay} addresses a day for one person. Place the pin yourself, or try again tomorrow. What you typed is still here.`,
	[]
);

/** @param seconds until the next address may be looked up */
export const tooManyAddressesUntil = (seconds: number): Err => retryAfter(tooManyToday, seconds);

export const geocoderUnavailable = err(
	503,
	'geocoder_unavailable',
	'We couldn’t look up the address',
	'The address search doesn’t answer. Try again later, or place the pin yourself. What you typed is still here.',
	[]
);
