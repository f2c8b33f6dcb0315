import { Hono } from 'hono';
import { html } from 'hono/html';
import { issuerOf } from '../pool.ts';
import { page } from './page-layout.ts';
import { people, sharedPassword, totpSecret } from '../config/people.ts';
import { totpCode } from '../directory/totp.ts';
import type { Message } from '../directory/outbox.ts';
import type { Pool } from '../pool.ts';

/** What one sees on opening the local Cognito itself, and the messages it has “sent”. */
export const indexRoutes = (pool: Pool) =>
	new Hono()
		.get('/', (c) => c.html(page({ title: 'Who is here', wide: true, body: overview(pool) })))
		.get('/outbox', async (c) => {
			const code = await totpCode(totpSecret, pool.clock.seconds());
			return c.html(page({ title: 'Outbox', wide: true, body: outbox(pool, code) }));
		});

const overview = (pool: Pool) =>
	html`<p>
			A stand-in for an AWS Cognito user pool, with made-up people. Those who sign in by e-mail have
			the password <code>${sharedPassword}</code>.
		</p>
		<ul>
			<li><a href="/outbox">Outbox</a>: codes that would have been sent by e-mail</li>
			<li><a href="${issuerOf(pool)}/.well-known/openid-configuration">Discovery</a></li>
			<li><a href="${issuerOf(pool)}/.well-known/jwks.json">Signing keys</a></li>
		</ul>
		<h2 id="people">People</h2>
		<div class="scroll" role="region" aria-labelledby="people" tabindex="0">
			<table>
				<thead>
					<tr>
						<th scope="col">Name</th>
						<th scope="col">Signs in with</th>
						<th scope="col">E-mail</th>
						<th scope="col">What for</th>
					</tr>
				</thead>
				<tbody>
					${people.map(
						({ name, provider, email, purpose }) =>
							html`<tr>
								<td><bdi>${name}</bdi></td>
								<td>${provider === 'COGNITO' ? 'e-mail and password' : provider}</td>
								<td>${email ?? 'none'}</td>
								<td>${purpose}</td>
							</tr>`
					)}
				</tbody>
			</table>
		</div>
		<p>Theo’s authenticator secret: <code>${totpSecret}</code></p>`;

const outbox = (pool: Pool, code: string) => {
	const sent = pool.outbox.messages();
	return html`<p>Theo Two-Factor’s authenticator app shows <strong>${code}</strong> now.</p>
		${sent.length === 0 ? html`<p>No message has been sent yet.</p>` : sent.map(shown)}`;
};

const shown = ({ to, subject, text, sentAt }: Message) =>
	html`<article>
		<h2>${subject}</h2>
		<p class="quiet">To ${to}, ${sentAt.toISOString()}</p>
		<p>${text}</p>
	</article>`;
