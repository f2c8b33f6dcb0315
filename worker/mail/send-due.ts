import type { Config } from '../config.ts';
import type { JobContext } from '../jobs/run.ts';
import { textsOrEnglish } from '../text/text.ts';
import type { ReadTexts, Text } from '../text/text.ts';
import { defaultLanguage } from '../languages/languages.ts';
import { addressHash } from './address-hash.ts';
import { compose } from './compose.ts';
import { mailKinds } from './kinds.ts';
import type { Delivery, SendMail } from './mail-service.ts';
import { messageOf } from './messages.ts';
import { isProvenHere } from './proven-address.ts';
import { claimDue, finish, finishUnsent, isSuppressed, suppress } from './outbox-rows.ts';
import type { ClaimedMail, FinalState, Update } from './outbox-rows.ts';
import { createUnsubscribeLinks } from './unsubscribe-links.ts';

/** What sending needs of the cron. `sendMail` is null while the site sends no mail. */
export interface MailContext extends JobContext {
	config: Pick<Config, 'origin' | 'operator'>;
	readTexts: ReadTexts;
	sendMail: SendMail | null;
}

/** Messages that one run sends at the same time. */
const chunk = 10;

/** Chunks of one run: a run takes less than a minute, and few of D1's statements. */
const maxChunks = 50;

/** A message that could not be sent for so long is given up. */
const givenUpAfterMs = 7 * 86_400_000;

/** What becomes of a message after one attempt: it is finished, tried later, or left to its lease. */
type Outcome =
	| { kind: 'finished'; state: FinalState }
	| { kind: 'retry'; isOutage: boolean }
	| { kind: 'leased' };

/**
 * Sends what is due, in chunks, until nothing is left or the mail service is down. Runs may overlap:
 * each message is leased to one of them.
 */
export async function sendDueMail(context: MailContext): Promise<void> {
	const { database, log, now, sendMail } = context;
	if (sendMail === null) {
		await finishUnsent(database, now());
		return;
	}
	const counts = new Map<string, number>();
	for (let round = 0; round < maxChunks; round++) {
		const claimed = await claimDue(database, now(), chunk);
		const outcomes = await sendChunk(context, sendMail, claimed, counts);
		const isOutage = outcomes.some((outcome) => outcome.kind === 'retry' && outcome.isOutage);
		if (claimed.length < chunk || isOutage) break;
		if (round === maxChunks - 1) log('mail_remains', {});
	}
	for (const [reason, count] of counts) log('mail', { reason, count });
}

async function sendChunk(
	context: MailContext,
	sendMail: SendMail,
	claimed: readonly ClaimedMail[],
	counts: Map<string, number>
): Promise<Outcome[]> {
	if (claimed.length === 0) return [];
	const { database, now } = context;
	const links = await createUnsubscribeLinks(database, context.config.origin, claimed);
	const outcomes = await Promise.all(
		claimed.map((mail) => sendOne(context, sendMail, mail, links.get(mail.id) ?? null))
	);
	await finish(
		database,
		claimed.flatMap((mail, index) => toUpdate(mail, outcomes[index])),
		now()
	);
	for (const outcome of outcomes) {
		const name = outcome.kind === 'finished' ? outcome.state : outcome.kind;
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return outcomes;
}

function toUpdate({ id, attempts }: ClaimedMail, outcome: Outcome | undefined): Update[] {
	if (!outcome || outcome.kind === 'leased') return [];
	return outcome.kind === 'finished'
		? [{ id, state: outcome.state, retryAfterMs: null }]
		: [{ id, state: 'waiting', retryAfterMs: retryAfterMs(attempts) }];
}

/** From a minute to an hour. */
const retryAfterMs = (attempts: number) => Math.min(60_000 * 2 ** (attempts - 1), 3_600_000);

async function sendOne(
	context: MailContext,
	sendMail: SendMail,
	mail: ClaimedMail,
	unsubscribeUrl: string | null
): Promise<Outcome> {
	try {
		const to = await recipientOf(context, mail);
		return 'kind' in to ? to : await deliver(context, sendMail, { ...mail, ...to }, unsubscribeUrl);
	} catch (error) {
		context.log('mail_failed', { kind: mail.kind, reason: 'exception', message: String(error) });
		return toOutcome({ kind: 'failed', code: 'exception', isOutage: false }, ageOf(context, mail));
	}
}

/** Who gets a message, or why nobody does. */
async function recipientOf(
	{ config, database, now }: MailContext,
	{ kind, state, address, isUnwanted }: ClaimedMail
): Promise<Outcome | { to: string; hash: string }> {
	const { isSecurity } = mailKinds[kind];
	const to = kind === 'alert' ? config.operator.contactEmail : address;
	if (state === 'lapsed' && !isSecurity) return finished('unknown');
	if (to === null) return finished('unproven');
	// Somebody typed it who need not know whose it is.
	if (kind === 'team_invitation' && !(await isProvenHere(database, to))) {
		return finished('unproven');
	}
	if (isUnwanted && !isSecurity) return finished('unwanted');
	const hash = await addressHash(to);
	return (await isSuppressed(database, hash, now())) ? finished('suppressed') : { to, hash };
}

async function deliver(
	context: MailContext,
	sendMail: SendMail,
	{ to, hash, ...mail }: ClaimedMail & { to: string; hash: string },
	unsubscribeUrl: string | null
): Promise<Outcome> {
	const { config, database, log, now } = context;
	const language = mail.language ?? defaultLanguage;
	const { text } = await textsOrEnglish(context.readTexts, language, log);
	const composed = await compose(messageOf(mail.kind, mail.data, text), {
		origin: config.origin,
		language,
		text,
		reason: reasonFor(mail.kind, text.mail),
		unsubscribeUrl
	});
	const delivery = await sendMail({ to, ...composed, unsubscribeUrl });
	if (delivery.kind === 'suppressed') await suppress(database, hash, now());
	if ('code' in delivery) log('mail_failed', { kind: mail.kind, reason: delivery.code });
	return toOutcome(delivery, ageOf(context, mail));
}

const ageOf = ({ now }: MailContext, { createdAt }: ClaimedMail) => now() - createdAt;

const finished = (state: FinalState): Outcome => ({ kind: 'finished', state });

function toOutcome(delivery: Delivery, ageMs: number): Outcome {
	if (delivery.kind === 'unknown') return { kind: 'leased' };
	if (delivery.kind !== 'failed') return finished(delivery.kind);
	return ageMs > givenUpAfterMs
		? finished('failed')
		: { kind: 'retry', isOutage: delivery.isOutage };
}

type Reasons = Text['mail'];

function reasonFor(kind: ClaimedMail['kind'], text: Reasons): string {
	if (kind === 'alert') return text.toOperator;
	if (kind === 'team_invitation') return text.toInvited;
	return mailKinds[kind].isSecurity ? text.aboutSecurity : text.aboutAccount;
}
