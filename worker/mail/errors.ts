import { err } from '../http/result.ts';

export const linkUnknown = err(
	404,
	'link_unknown',
	'This link doesn’t work any more',
	'Links in our e-mails work for 90 days. Sign in to choose what we e-mail you.'
);
