/**
 * Tags that choose the Playwright projects of a test; without one, it runs on the phone only. The
 * phone has scripts and light colours, the desktop dark ones. Without scripts, the width is the
 * desktop's.
 */
const runIn = (...projects: ('phone' | 'desktop' | 'no-javascript')[]) => ({
	tag: projects.map((project) => `@${project}`)
});

/** For tests that depend on the layout or the colour scheme. */
export const onPhoneAndDesktop = runIn('phone', 'desktop');

/** For features that also have to work without scripts. */
export const withAndWithoutScripts = runIn('phone', 'no-javascript');

export const everywhere = runIn('phone', 'desktop', 'no-javascript');

/** For tests that use the keyboard. */
export const onDesktop = runIn('desktop');
export const onDesktopWithAndWithoutScripts = runIn('desktop', 'no-javascript');
