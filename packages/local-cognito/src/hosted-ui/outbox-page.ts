import { html } from 'hono/html';
import type { Message, OtherMessage } from '../directory/outbox.ts';
import { totpCode } from '../directory/totp.ts';
import type { Pool } from '../pool.ts';
import type { Html } from './page-layout.ts';

/** What the pool and the application would have sent, newest first, and the codes of authenticators. */
export async function outboxPage({ directory, clock, outbox }: Pool): Promise<Html> {
	const codes = await Promise.all(
		directory.people.map(async ({ name, totp_secret: secret }) =>
			secret === null ? '' : authenticator(name, secret, await totpCode(secret, clock.seconds()))
		)
	);
	const own = outbox.messages().map((message) => ({ message, shown: show(message) }));
	const others = (await outbox.otherMessages()).map((message) => ({
		message,
		shown: showOther(message)
	}));
	const messages = [...own, ...others].sort(
		(one, other) => other.message.sentAt.getTime() - one.message.sentAt.getTime()
	);
	return html`${codes}
	${messages.length === 0 ? html`<p>No messages yet.</p>` : messages.map(({ shown }) => shown)}`;
}

const authenticator = (name: string, secret: string, code: string) =>
	html`<p>
		${name}’s authenticator app shows <strong>${code}</strong> now. The secret is
		<code>${secret}</code>.
	</p>`;

const show = ({ to, subject, text, sentAt }: Message) =>
	html`<article>
		<h2>${subject}</h2>
		<p class="quiet">To ${to}, ${sentAt.toISOString()}</p>
		<p>${text}</p>
	</article>`;

/** Its HTML is shown without scripts, forms and links that lead anywhere. */
const showOther = ({ to, from, subject, text, html: body, headers, sentAt }: OtherMessage) =>
	html`<article>
		<h2>${subject}</h2>
		<p class="quiet">From ${from} to ${to}, ${sentAt.toISOString()}</p>
		${Object.entries(headers).map(([name, value]) => html`<p class="quiet">${name}: ${value}</p>`)}
		<p class="message">${withLinks(text)}</p>
		${
			body === null
				? ''
				: html`<details>
						<summary>As HTML</summary>
						<iframe sandbox title="${subject}" srcdoc="${body}"></iframe>
					</details>`
		}
	</article>`;

const withLinks = (text: string) =>
	text
		.split(/(https?:\/\/[^\s<>"]+)/)
		.map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));
