import { html, raw } from 'hono/html';
import type { RouterRoute } from 'hono/types';
import { describedRoutes, openapi } from './openapi.ts';
import type { DescribedRoute, JsonObject } from './openapi.ts';

const stylesheet = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-inline-size: 52rem; margin: 0 auto; padding: 2rem 1rem 6rem; background: light-dark(oklch(98% .01 85), oklch(20% .01 85)); color: light-dark(oklch(25% .02 60), oklch(93% .01 85)); }
h1 { font-size: 2.25rem; line-height: 1.1; }
h2 { margin-block-start: 3rem; border-block-end: 2px solid; }
a { color: inherit; }
details { border: 1px solid color-mix(in oklch, currentColor 25%, transparent); border-radius: .5rem; margin-block: .75rem; padding: .5rem 1rem; }
summary { cursor: pointer; min-block-size: 2rem; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
pre { overflow-x: auto; }
.method { font-weight: 700; text-transform: uppercase; }
`;

const accessWords = {
	anyone: 'For anyone.',
	'signed-in': 'For people who are signed in.',
	moderators: 'For moderators.'
};

const pretty = (value: unknown) => JSON.stringify(value, null, 2);

function operationHtml({ path, method, operation }: DescribedRoute, described: JsonObject) {
	const { summary, description, access } = operation;
	const { parameters, requestBody, responses } = described;
	const parts = { Parameters: parameters, Body: requestBody, Answers: responses };
	return html`<details>
		<summary><span class="method">${method}</span> <code>${path}</code> · ${summary}</summary>
		<p>${description ? `${description} ` : ''}${accessWords[access]}</p>
		${Object.entries(parts)
			.filter(([, part]) => part && (!Array.isArray(part) || part.length > 0))
			.map(
				([name, part]) =>
					html`<h3>${name}</h3>
						<pre tabindex="0"><code>${pretty(part)}</code></pre>`
			)}
	</details>`;
}

/** The API for people to read: HTML and one stylesheet, nothing to run. */
export function docsPage(
	routes: readonly RouterRoute[],
	origin: string,
	cookieName: string,
	nonce: string
) {
	const { paths } = openapi(routes, origin, cookieName);
	const described = describedRoutes(routes);
	const tags = [...new Set(described.map(({ operation }) => operation.tag))];
	const ofTag = (tag: string) => described.filter(({ operation }) => operation.tag === tag);
	const lookUp = ({ path, method }: DescribedRoute): JsonObject => dig(dig(paths, path), method);
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>Popmap API</title>
				<style nonce="${nonce}">
					${raw(stylesheet)}
				</style>
			</head>
			<body>
				<main>
					<h1>Popmap API</h1>
					<p>
						Sign in on the site and use its cookie, or send a Cognito access token as
						<code>Authorization: Bearer …</code>. Times are RFC 3339 in UTC. Lists answer
						<code>items</code> and <code>next_cursor</code>. The same, for programs:
						<a href="/api/openapi.json">openapi.json</a>.
					</p>
					${tags.map(
						(tag) =>
							html`<h2>${tag}</h2>
								${ofTag(tag).map((route) => operationHtml(route, lookUp(route)))}`
					)}
				</main>
			</body>
		</html>`;
}

function dig(value: unknown, name: string): JsonObject {
	const isRecord = (one: unknown): one is JsonObject => typeof one === 'object' && one !== null;
	const inner = isRecord(value) ? value[name] : null;
	return isRecord(inner) ? inner : {};
}
