import { stringify } from 'yaml';
import type { SignInStyle } from './sign-in-style.ts';

const begin =
	'      # Made by npm run branding from the colours, the logo and the icon of the site.\n';
const end = '      # Until here.\n';

/**
 * The template with another style of the sign-in pages.
 *
 * @throws {RangeError} when the template has no place for it
 */
export function withStyle(template: string, style: SignInStyle): string {
	const [before, rest] = template.split(begin);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) {
		throw new RangeError('The template has no place for the style of the sign-in pages');
	}
	const text = stringify(style, { lineWidth: 0, singleQuote: true });
	const lines = text.trimEnd().split('\n');
	return `${before}${begin}${lines.map((line) => `      ${line}\n`).join('')}${end}${after}`;
}
