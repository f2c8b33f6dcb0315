import { html, raw } from 'hono/html';
import { stylesheet } from './stylesheet.ts';

export type Html = ReturnType<typeof html>;

interface Page {
	title: string;
	body: Html;
	wide?: boolean;
}

/** A page, with a notice at its top that it is a local stand-in. */
export const page = ({ title, body, wide = false }: Page): Html =>
	html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="robots" content="noindex" />
				<title>${title} – Local Cognito</title>
				<link rel="icon" href="data:," />
				<style>
					${raw(stylesheet)}
				</style>
			</head>
			<body>
				<header class="notice">Local Cognito – nothing here is real</header>
				<main class="${wide ? 'wide' : ''}">
					<h1>${title}</h1>
					${body}
				</main>
			</body>
		</html>`;

/** An error message that screen readers announce; nothing for null. */
export const errorMessage = (problem: string | null): Html | '' =>
	problem ? html`<p class="problem" role="alert">${problem}</p>` : '';
