import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Person } from '../config/person.ts';
import { issuerOf } from '../issuer.ts';
import type { Pool } from '../pool.ts';
import { outboxPage } from './outbox-page.ts';
import { page } from './page-layout.ts';

/** The start page, which lists the people of the pool, and the outbox. */
export const overviewRoutes = (pool: Pool) =>
	new Hono()
		.get('/', (c) => c.html(page({ title: 'Overview', wide: true, body: overview(pool) })))
		.get('/outbox', async (c) =>
			c.html(page({ title: 'Outbox', wide: true, body: await outboxPage(pool) }))
		);

const overview = (pool: Pool) =>
	html`<p>
			A stand-in for an AWS Cognito user pool, with made-up people. Everyone who signs in by e-mail
			has the password <code>${pool.config.default_password}</code>, unless the table names another.
		</p>
		<ul>
			<li><a href="/outbox">Outbox</a>: the codes that a real pool would send by e-mail</li>
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
						<th scope="col">Description</th>
					</tr>
				</thead>
				<tbody>
					${pool.directory.people.map(personRow)}
				</tbody>
			</table>
		</div>`;

const personRow = ({ name, provider, email, password, description }: Person) =>
	html`<tr>
		<td><bdi>${name}</bdi></td>
		<td>${provider === 'COGNITO' ? `password ${password ?? ''}` : provider}</td>
		<td>${email ?? 'none'}</td>
		<td>${description}</td>
	</tr>`;
