import type { MailContext } from '../mail/send-due.ts';
import type { Delivery, Message } from '../mail/mail-service.ts';
import { openDatabase } from '../database/client.ts';
import { env } from 'cloudflare:workers';
import type { LogFields } from '../observability/log.ts';
import { testPictures } from './pictures.ts';
import { readTestTexts } from './static-files.ts';

/** A mail service that keeps what it gets, and a context of the cron that sends through it. */
export function createMailbox(startAt = 1_000_000) {
	const clock = { now: startAt };
	const received: Message[] = [];
	const logged: (LogFields & { event: string })[] = [];
	/** What the service answers to the next messages. */
	const service: { answer: (message: Message) => Promise<Delivery> } = {
		answer: async () => ({ kind: 'sent' })
	};
	const context: MailContext = {
		database: openDatabase(env.DB),
		pictures: testPictures,
		readTexts: readTestTexts,
		now: () => clock.now,
		log: (event, fields) => void logged.push({ event, ...fields }),
		config: {
			origin: 'https://popmap.test',
			operator: {
				name: null,
				address: null,
				contactEmail: 'operator@popmap.test',
				securityContact: null
			}
		},
		async sendMail(message) {
			const delivery = await service.answer(message);
			if (delivery.kind === 'sent') received.push(message);
			return delivery;
		}
	};
	return { clock, received, logged, service, context };
}
