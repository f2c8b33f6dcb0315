const inWords = new Intl.DateTimeFormat('en-GB', {
	dateStyle: 'long',
	timeStyle: 'short',
	timeZone: 'UTC'
});

/** A moment for people to read, from RFC 3339: the zone is named because it is not theirs. */
export const momentInWords = (rfc3339: string): string =>
	`${inWords.format(new Date(rfc3339))} UTC`;
