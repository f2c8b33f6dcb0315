/**
 * What a person needs to see of a page. Each function runs in the browser, and lists what looks
 * wrong.
 */

/** Links are underlined, in a colour that shows, unless they have the shape of a button. */
export function linksWithoutUnderline(): string[] {
	const isShown = ({ offsetWidth }: HTMLElement) => offsetWidth > 1;
	const isTransparent = (colour: string) => /^(transparent|rgba\(.*, 0\))$/.test(colour);
	const wanted = ':is(main, footer) a[href], nav a[aria-current]';
	return [...document.querySelectorAll<HTMLElement>(wanted)].flatMap((link) => {
		if (!isShown(link) || link.matches('.button, .chip')) return [];
		const { textDecorationLine, textDecorationColor, textDecorationThickness } =
			getComputedStyle(link);
		const isUnderlined =
			textDecorationLine.includes('underline') &&
			!isTransparent(textDecorationColor) &&
			textDecorationThickness !== '0px';
		return isUnderlined ? [] : [`${link.textContent?.trim()}: ${textDecorationLine}`];
	});
}

/** Fields have a border on each side, in another colour than what is behind them. */
export function fieldsWithoutBorder(): string[] {
	const wanted = 'input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea';
	const sides = ['top', 'right', 'bottom', 'left'];
	return [...document.querySelectorAll<HTMLInputElement>(wanted)]
		.filter(({ offsetWidth }) => offsetWidth > 1)
		.filter((field) => {
			const style = getComputedStyle(field);
			const value = (name: string) => style.getPropertyValue(name);
			return !sides.every(
				(side) =>
					value(`border-${side}-style`) === 'solid' &&
					parseFloat(value(`border-${side}-width`)) >= 1 &&
					value(`border-${side}-color`) !== value('background-color')
			);
		})
		.map(({ name, type }) => `${name} (${type})`);
}

/** Buttons and choices have a border or a background, rounded corners and a height for a thumb. */
export function buttonsWithoutShape(): string[] {
	return [...document.querySelectorAll<HTMLElement>('.button, .chip')]
		.filter(({ offsetWidth }) => offsetWidth > 1)
		.filter((button) => {
			const style = getComputedStyle(button);
			const hasBorder = style.borderTopStyle === 'solid' && parseFloat(style.borderTopWidth) >= 1;
			const isReadable = style.color !== style.backgroundColor;
			const isRound = parseFloat(style.borderTopLeftRadius) > 0;
			return !(hasBorder && isReadable && isRound && button.offsetHeight >= 44);
		})
		.map(({ textContent }) => textContent?.trim() ?? '');
}

/** The colours of the page, and where the skip link is: above the window until it has the focus. */
export function page() {
	const { backgroundColor, color } = getComputedStyle(document.documentElement);
	const skip = document.querySelector('a[href="#main"]')?.getBoundingClientRect();
	return { backgroundColor, color, skipLinkEnds: skip?.bottom ?? NaN };
}

/** The element with the focus, and whether that shows. */
export function focus(): { name: string; isVisible: boolean } {
	const { activeElement } = document;
	if (!activeElement || activeElement === document.body) return { name: '', isVisible: false };
	const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(activeElement);
	const name = `${activeElement.localName} ${activeElement.textContent?.trim().slice(0, 40)}`;
	const isTransparent = /^(transparent|rgba\(.*, 0\))$/.test(outlineColor);
	return {
		name,
		isVisible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !isTransparent
	};
}
