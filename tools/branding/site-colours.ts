import { readFileSync } from 'node:fs';
import { transform } from 'lightningcss';

/** Colours of one scheme as `rrggbb`, by the name of their token. */
export type Colours = ReturnType<typeof coloursOf>;

export interface SiteColours {
	light: Colours;
	dark: Colours;
	/** The corners of fields and buttons, and of cards, in pixels. */
	radii: { small: number; large: number };
}

/** Browsers without OKLCH get hexadecimal colours of sRGB. */
const oldBrowser = { chrome: 80 << 16 };

/** @throws {RangeError} for a colour that sRGB cannot show */
function toHex(colour: string): string {
	const code = new TextEncoder().encode(`a{color:${colour}}`);
	const css = transform({ filename: 'colour.css', code, minify: true, targets: oldBrowser });
	const hex = /^a\{color:#([0-9a-f]{3}|[0-9a-f]{6})[;}]/.exec(css.code.toString())?.[1];
	if (hex === undefined) throw new RangeError(`${colour} is no colour of sRGB`);
	return hex.length === 6 ? hex : hex.replace(/./g, '$&$&');
}

/** @throws {RangeError} when the tokens of the site have no such name */
function valueOf(css: string, name: string): string {
	const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1];
	if (value === undefined) throw new RangeError(`There is no token --${name}`);
	return value;
}

function coloursOf(css: string) {
	const colour = (name: string) => toHex(valueOf(css, name));
	return {
		paper: colour('paper'),
		surface: colour('surface'),
		ink: colour('ink'),
		'ink-soft': colour('ink-soft'),
		line: colour('line'),
		edge: colour('edge'),
		stall: colour('stall'),
		'stall-soft': colour('stall-soft'),
		canvas: colour('canvas'),
		bad: colour('bad'),
		good: colour('good'),
		'good-soft': colour('good-soft')
	};
}

/** The colours and corners of the site. @param css the text of web/styles/tokens.css */
export function siteColours(css = readFileSync('web/styles/tokens.css', 'utf8')): SiteColours {
	const [light = '', dark = ''] = css.split(/@media[^{]*prefers-color-scheme: dark[^{]*\{/);
	const pixels = (name: string) => Number.parseFloat(valueOf(light, name)) * 16;
	return {
		light: coloursOf(light),
		dark: coloursOf(dark),
		radii: { small: pixels('radius-1'), large: pixels('radius-2') }
	};
}
