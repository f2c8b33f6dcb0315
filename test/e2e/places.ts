/**
 * Where a test runs when it is not on the phone alone. The pages of the phone have scripts and are
 * light, those of the desktop are dark, and those without scripts are as wide as the desktop's.
 */
const at = (...places: ('phone' | 'desktop' | 'no-javascript')[]) => ({
	tag: places.map((place) => `@${place}`)
});

/** What a layout or a colour scheme changes. */
export const onPhoneAndDesktop = at('phone', 'desktop');

/** What pages with scripts do, and must do without them too. */
export const withAndWithoutScripts = at('phone', 'no-javascript');

export const everywhere = at('phone', 'desktop', 'no-javascript');

/** What needs a keyboard. */
export const onDesktop = at('desktop');
export const onDesktopWithAndWithoutScripts = at('desktop', 'no-javascript');
