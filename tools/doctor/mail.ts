import { resolveTxt } from 'node:dns/promises';
import type { Sender } from '../../worker/config.ts';
import { fail, type Finding, pass, unknown } from './finding.ts';

const off =
	'No e-mail is sent, because MAIL_FROM is not set: nobody is told when somebody else signs in to their account.';

/** Says whether the site sends mail, and as whom. */
export const checkMail = (from: Sender | null): Finding =>
	from === null
		? pass('mail', off)
		: pass('mail', `E-mail is sent as ${from.name} <${from.email}>.`);

/**
 * Checks that the domain of the sender has a DMARC policy, without which large providers refuse mail
 * or mark it as spam. https://support.google.com/mail/answer/81126
 *
 * @param findTxt finds the TXT records of a name
 */
export async function checkSenderDomain(
	from: Sender | null,
	findTxt: (name: string) => Promise<string[][]> = resolveTxt
): Promise<Finding> {
	if (from === null) return checkMail(null);
	const domain = from.email.slice(from.email.lastIndexOf('@') + 1);
	const name = `_dmarc.${domain}`;
	const records = await findTxt(name).catch((error: unknown) => (isAbsent(error) ? [] : null));
	if (records === null) return unknown('mail', `DNS could not be asked for ${name}.`);
	return records.some((record) => record.join('').startsWith('v=DMARC1'))
		? checkMail(from)
		: fail(
				'mail',
				`${domain}, from which e-mail is sent, has no DMARC record.`,
				`Onboard ${domain} in Cloudflare's Email Service, which adds its records: see docs/mail.md.`
			);
}

const isAbsent = (error: unknown) =>
	error instanceof Error &&
	'code' in error &&
	['ENOTFOUND', 'ENODATA'].includes(String(error.code));
