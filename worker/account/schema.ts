import * as v from 'valibot';
import { apiScopes } from '../database/api-scope.ts';
import { email, line, optionalLine } from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';
import { isRecord } from '../input/is-record.ts';

/** A box that was ticked when the form was sent. */
const ticked = v.pipe(
	v.optional(v.unknown()),
	v.transform((value) => value === 'on' || value === true)
);

/** Whether the person's other sessions stay. */
const keep = { keep_sessions: ticked };

/** A password goes to Cognito exactly as it was typed, so it is not normalised. */
const password = (whenEmpty: string) =>
	v.pipe(
		v.string(whenEmpty),
		v.nonEmpty(whenEmpty),
		v.maxLength(256, 'Please use at most 256 characters.')
	);

/** Digits with blanks, as apps and mails show them. */
const code = v.pipe(
	v.string('Please enter the code.'),
	v.transform((text) => text.replace(/[\s-]/g, '')),
	v.regex(/^\d{6}$/, 'The code has six digits.')
);

export const passwordChange = v.object({
	current_password: password('Please enter your current password.'),
	password: password('Please enter a new password.'),
	...keep
});

export const authenticatorCode = v.object({
	code,
	name: optionalLine(lengths.factorName),
	...keep
});

export const keptSessions = v.object(keep);

/** Days for which an API token may work. */
export const tokenDays = [30, 90, 365] as const;

const scopeFields = { scope_read: ticked, scope_events: ticked, scope_businesses: ticked };

/** The name, the scopes and the days of a new API token. */
export const newApiTokenForm = v.pipe(
	v.object({
		name: line(lengths.tokenName, 'Please give it a name.'),
		...scopeFields,
		days: v.pipe(
			v.union([v.string(), v.number()], 'Please choose how long it works.'),
			v.transform(Number),
			v.picklist(tokenDays, 'Please choose how long it works.')
		)
	}),
	v.transform(({ name, days, ...ticks }) => ({
		name,
		days,
		scopes: apiScopes.filter((scope) => ticks[`scope_${scope}`])
	})),
	v.forward(
		v.check(({ scopes }) => scopes.length > 0, 'Please choose at least one.'),
		['scopes']
	)
);

/** What the browser's authenticator has made, as the page's script writes it. */
const credential = v.pipe(
	v.string('Your browser has made no passkey. Please try again.'),
	v.maxLength(16_384, 'This passkey is too large. Please try another device.'),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const parsed = parseRecord(dataset.value);
		if (parsed && typeof parsed['id'] === 'string') return { ...parsed, id: parsed['id'] };
		addIssue({ message: 'Your browser has made no passkey. Please try again.' });
		return NEVER;
	})
);

function parseRecord(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : null;
	} catch {
		return null;
	}
}

export const newPasskey = v.object({
	credential,
	name: line(lengths.factorName, 'Please give this passkey a name, such as “My phone”.'),
	...keep
});

/** As long as users.name is at Cognito. */

export const names = v.object({
	name: line(lengths.name, 'Please enter your name.'),
	given_name: optionalLine(lengths.name),
	family_name: optionalLine(lengths.name)
});

export const newEmail = v.object({ email, ...keep });
export const emailCode = v.object({ code, ...keep });
export const newMailAddress = v.object({ email });
export const mailAddressCode = v.object({ code });
