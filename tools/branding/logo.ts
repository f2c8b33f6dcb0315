import { readFileSync } from 'node:fs';
import type { Colours } from './site-colours.ts';

/**
 * The site's logo as a picture of its own, in the colours of one scheme. The sign-in pages are not
 * the site's, so the picture can use none of its styles.
 *
 * @param component the source of web/lib/ui/StallPin.svelte
 * @throws {RangeError} when the component has no such shapes
 */
export function logoSvg(
	colours: Colours,
	component = readFileSync('web/lib/ui/StallPin.svelte', 'utf8')
): string {
	const shape = (name: string) => {
		const path = new RegExp(`class="${name}"\\s+d="([^"]+)"`).exec(component)?.[1];
		if (path === undefined) throw new RangeError(`The logo has no shape “${name}”`);
		return path;
	};
	const { ink, canvas, stall } = colours;
	return [
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="96" height="96">',
		`<path fill="#${ink}" d="${shape('pin')}"/>`,
		// The edge first and the cloth above it, as in the component.
		`<path fill="none" stroke="#${ink}" stroke-width="1.4" stroke-linejoin="round" d="${shape('canvas')}"/>`,
		`<path fill="#${canvas}" d="${shape('canvas')}"/>`,
		`<path fill="#${stall}" d="${shape('stripe')}"/>`,
		'</svg>'
	].join('');
}
