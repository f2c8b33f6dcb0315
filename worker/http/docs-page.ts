import { html, raw } from 'hono/html';
import { isRecord } from '../input/is-record.ts';
import { exampleOf } from './example.ts';
import type { RouterRoute } from 'hono/types';
import { describedRoutes, errorSchema, bodySchema, parametersOf, responsesOf } from './openapi.ts';
import type {
	DescribedResponse,
	DescribedParameter,
	DescribedRoute,
	JsonObject
} from './openapi.ts';

const stylesheet = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; --line: light-dark(oklch(.88 .035 80), oklch(.35 .027 40)); --soft: light-dark(oklch(.4 .035 40), oklch(.81 .025 75)); --stall: light-dark(oklch(.665 .22 31), oklch(.7 .205 32)); }
body { max-inline-size: 54rem; margin: 0 auto; padding: 2rem min(5vw, 2rem) 5rem; background: light-dark(oklch(.97 .021 86), oklch(.18 .018 35)); color: light-dark(oklch(.21 .035 32), oklch(.95 .02 86)); overflow-wrap: anywhere; }
header, footer { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; padding-block: .75rem; }
header { justify-content: space-between; border-block-end: .375rem solid var(--stall); }
header > a { font-size: 1.5rem; font-weight: 800; letter-spacing: -.02em; text-decoration: none; }
header nav a { display: inline-block; padding: .75rem .5rem; }
[aria-current] { font-weight: 700; }
footer { margin-block-start: 3rem; border-block-start: 1px solid var(--line); color: var(--soft); }
h1 { font-size: 2.25rem; line-height: 1.1; }
.contents { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-block-start: 1.5rem; }
.contents a { padding-block: .6rem; }
h2 { margin-block: 2.5rem 1rem; padding-block-end: .25rem; border-block-end: .25rem solid var(--stall); }
h3 { margin-block: 1.5rem .5rem; font-size: 1rem; }
a { color: inherit; text-decoration-color: var(--stall); text-underline-offset: .2em; }
details { border: 1px solid var(--line); border-radius: .75rem; margin-block: .5rem; padding-inline: 1rem; background: light-dark(oklch(.995 .007 90), oklch(.23 .022 37)); }
details[open] { padding-block-end: 1rem; }
summary { padding-block: .75rem; cursor: pointer; }
summary span { display: block; color: var(--soft); }
summary b { text-transform: uppercase; }
dd details { margin-block: .5rem 0; background: none; }
@media (min-width: 48rem) { summary span { float: inline-end; } dd summary span { float: none; } }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
pre { margin: .5rem 0 0; padding: .75rem; border-radius: .5rem; max-block-size: 26rem; overflow: auto; background: light-dark(oklch(.93 .03 80), oklch(.18 .018 35)); white-space: pre-wrap; }
dl { margin: 0; }
dt { margin-block-start: .5rem; }
dd { margin: 0; color: var(--soft); }
dd pre { color: light-dark(oklch(.21 .035 32), oklch(.95 .02 86)); }
:focus-visible { outline: .1875rem solid; outline-offset: .125rem; }
`;

const accessTexts = {
	anyone: 'Open to anyone.',
	'signed-in': 'Requires signing in.',
	moderators: 'For moderators only.'
};

const schemaHtml = (schema: JsonObject) =>
	html`<pre tabindex="0"><code>${JSON.stringify(schema, null, 2)}</code></pre>`;

/** A schema repeats what the example shows, at length. */
const collapsed = (schema: JsonObject) =>
	html`<details>
		<summary>Schema</summary>
		${schemaHtml(schema)}
	</details>`;

/** The type of a value in words: `string, at most 60 characters`. */
function describeType({ type, maxLength, format, pattern }: JsonObject): string {
	return [
		type,
		format,
		maxLength && `at most ${maxLength} characters`,
		pattern && `like ${pattern}`
	]
		.filter(Boolean)
		.join(', ');
}

const parameterHtml = ({ name, in: place, required, schema, description }: DescribedParameter) =>
	html`<dt>
			<code>${name}</code> in the ${place}${required ? '' : ', optional'}: ${describeType(schema)}
		</dt>
		<dd>${description ?? schema['description'] ?? ''}</dd>`;

/** All errors have one schema, which the page shows once. */
function responseHtml([status, { description, content }]: [string, DescribedResponse]) {
	const schema = content?.['application/json']?.schema;
	const isError = schema && '$ref' in schema;
	return html`<dt><code>${status}</code> ${isError ? html`<a href="#error">Error</a>` : ''}</dt>
		<dd>${description}${schema && !isError ? collapsed(schema) : ''}</dd>`;
}

/** The text as one argument of a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** A request of curl, with a token in the environment variable TOKEN. */
export function curlOf({ path, method, operation }: DescribedRoute, origin: string): string {
	const body = bodySchema(operation);
	const query = parametersOf(path, operation)
		.filter((parameter) => parameter.in === 'query' && parameter.required)
		.map(({ name, schema }) => `${name}=${encodeURIComponent(String(exampleOf(schema, name)))}`)
		.join('&');
	const url = `${origin}${path.replaceAll(/\{\w+\}/g, '12')}${query && `?${query}`}`;
	return [
		`curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${quoted(url)}`,
		...(operation.access === 'anyone' ? [] : [`-H "Authorization: Bearer $TOKEN"`]),
		...(body ? [`-H 'Content-Type: application/json'`] : []),
		...(operation.upload ? [`-H 'Content-Type: image/jpeg'`, '--data-binary @picture.jpg'] : []),
		...(body ? [`-d ${quoted(JSON.stringify(exampleOf(body), null, 2))}`] : [])
	].join(' \\\n  ');
}

const codeHtml = (code: string) => html`<pre tabindex="0"><code>${code}</code></pre>`;

/** The request as curl sends it, and the response to it. */
function exampleHtml(route: DescribedRoute, origin: string) {
	const { success } = route.operation;
	const [response] = Object.values(responsesOf(route.operation));
	const schema = response?.content?.['application/json']?.schema;
	return html`<h3>Example</h3>
		${codeHtml(curlOf(route, origin))}
		${codeHtml(
			isRecord(schema)
				? `${success.status}\n${JSON.stringify(exampleOf(schema), null, 2)}`
				: String(success.status)
		)}`;
}

function operationHtml(route: DescribedRoute, origin: string) {
	const { path, method, operation } = route;
	const { summary, description = '', access } = operation;
	const body = bodySchema(operation);
	const parameters = parametersOf(path, operation);
	return html`<details>
		<summary><b>${method}</b> <code>${path}</code> <span>${summary}</span></summary>
		<p>${description} ${accessTexts[access]}</p>
		${exampleHtml(route, origin)}
		${
			parameters.length > 0
				? html`<h3>Parameters</h3>
						<dl>${parameters.map(parameterHtml)}</dl>`
				: ''
		}
		${
			body
				? html`<h3>Body</h3>
						${schemaHtml(body)}`
				: operation.upload
					? html`<h3>Body</h3>
							<p>The bytes of a JPEG, PNG or WebP file, up to 10 MB.</p>`
					: ''
		}
		<h3>Responses</h3>
		<dl>${Object.entries(responsesOf(operation)).map(responseHtml)}</dl>
	</details>`;
}

const anchorOf = (tag: string) => tag.toLowerCase().replaceAll(/[^a-z]+/g, '-');

/** The API's documentation: HTML and a stylesheet, without JavaScript. */
export function docsPage(routes: readonly RouterRoute[], origin: string, nonce: string) {
	const described = describedRoutes(routes);
	const tags = [...new Set(described.map(({ operation }) => operation.tag))];
	const ofTag = (tag: string) => described.filter(({ operation }) => operation.tag === tag);
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
				<header>
					<a href="/">Popmap</a>
					<nav aria-label="Main">
						<a href="/">Events</a> <a href="/businesses">Businesses</a>
						<a href="/api/docs" aria-current="page">API</a>
					</nav>
				</header>
				<main>
					<h1>The Popmap API</h1>
					<p>
						Send a Cognito access token as <code>Authorization: Bearer …</code>:
						<a href="/api/auth/config">/api/auth/config</a> names the app client to sign in with. A
						program of your own can send an <a href="/account/tokens">API token</a> instead. Pages
						of any origin may call the API. Times are RFC 3339 in UTC. Lists have
						<code>items</code> and <code>next_cursor</code>. The machine-readable description is
						<a href="/api/openapi.json">openapi.json</a>.
					</p>
					<nav class="contents" aria-label="Contents">
						${tags.map((tag) => html`<a href="#${anchorOf(tag)}">${tag}</a>`)}
						<a href="#error">Error</a>
					</nav>
					${tags.map(
						(tag) =>
							html`<h2 id="${anchorOf(tag)}">${tag}</h2>
								${ofTag(tag).map((route) => operationHtml(route, origin))}`
					)}
					<h2 id="error">Error</h2>
					<p>Every error response has this body.</p>
					${schemaHtml(errorSchema)}
				</main>
				<footer><a href="/">Popmap</a> · <a href="/api/openapi.json">openapi.json</a></footer>
			</body>
		</html>`;
}
