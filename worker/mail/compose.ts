import { html } from 'hono/html';
import { inLanguage } from '../languages/address.ts';
import type { Language } from '../languages/languages.ts';
import type { MailText } from './mail-text.ts';
import type { Text } from '../text/text.ts';

/** The parts of a message that do not depend on its recipient. */
export interface ComposedMail {
	subject: string;
	text: string;
	html: string;
}

interface Surroundings {
	/** The site's own origin, for links. */
	origin: string;
	language: Language;
	text: Text;
	/** Why its recipient gets it. */
	reason: string;
	/** null for messages that cannot be turned off. */
	unsubscribeUrl: string | null;
}

/** Makes the text and the HTML of a message from one source. */
export async function compose(
	content: MailText,
	surroundings: Surroundings
): Promise<ComposedMail> {
	return {
		subject: toSubject(content.subject),
		text: toPlainText(content, surroundings),
		html: String(await toHtml(content, surroundings))
	};
}

const maxSubject = 150;

/** Where people choose what they get. */
const preferences = '/account/mail';

/** On one line, and without characters that turn the direction of the rest. */
function toSubject(subject: string): string {
	const line = subject.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
	const characters = [...line];
	return characters.length > maxSubject ? `${characters.slice(0, maxSubject).join('')}…` : line;
}

function toPlainText(content: MailText, surroundings: Surroundings) {
	const { language, origin, text, reason, unsubscribeUrl } = surroundings;
	const { paragraphs, facts = [], link } = content;
	const footer = unsubscribeUrl
		? [
				reason,
				`${text.mail.unsubscribe}: ${unsubscribeUrl}`,
				`${text.mail.preferences}: ${origin}${inLanguage(language, preferences)}`
			]
		: [reason];
	const parts = [
		...paragraphs,
		...(facts.length > 0 ? [facts.map(({ label, value }) => `${label}: ${value}`).join('\n')] : []),
		...(link ? [`${link.label}:\n${origin}${inLanguage(language, link.path)}`] : []),
		`-- \nPopmap, ${origin}\n${footer.join('\n')}`
	];
	return `${parts.join('\n\n')}\n`;
}

const style = {
	body: 'margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif',
	page: 'max-width:560px;margin:0 auto',
	name: 'font-size:20px;font-weight:700;margin:0 0 24px',
	fact: 'padding:2px 16px 2px 0;text-align:start;vertical-align:top;font-weight:400',
	button:
		'display:inline-block;padding:12px 20px;border-radius:8px;background:#b3261e;color:#fff;font-weight:600;text-decoration:none',
	footer: 'margin-top:32px;padding-top:16px;border-top:1px solid #8886;font-size:13px'
};

/** Every value is escaped by `html`. Mail programs ignore stylesheets, so each element has its style. */
const toHtml = (
	{ subject, paragraphs, facts = [], link }: MailText,
	{ language, origin, text, reason, unsubscribeUrl }: Surroundings
) =>
	html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="color-scheme" content="light dark" />
				<title>${toSubject(subject)}</title>
			</head>
			<body style="${style.body}">
				<div style="${style.page}">
					<p style="${style.name}">Popmap</p>
					${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
					${
						facts.length > 0
							? html`<table>
									${facts.map(
										({ label, value }) =>
											html`<tr>
												<th scope="row" style="${style.fact}">${label}</th>
												<td>${value}</td>
											</tr>`
									)}
								</table>`
							: ''
					}
					${link ? html`<p><a href="${origin}${inLanguage(language, link.path)}" style="${style.button}">${link.label}</a></p>` : ''}
					<div style="${style.footer}">
						<p>${reason}</p>
						${
							unsubscribeUrl
								? html`<p>
										<a href="${unsubscribeUrl}">${text.mail.unsubscribe}</a> ·
										<a href="${origin}${inLanguage(language, preferences)}"
											>${text.mail.preferences}</a
										>
									</p>`
								: ''
						}
					</div>
				</div>
			</body>
		</html> `;
