/**
 * Tags that choose the Playwright projects of a test: without one it runs on the phone only. The
 * phone has scripts and light colours, the desktop dark ones; without scripts the width is the
 * desktop's.
 */
const runIn = (...projects: ('phone' | 'desktop' | 'no-javascript')[]) => ({
	tag: projects.map((project) => `@${project}`)
});

/** For what depends on the layout or the colour scheme. */
export const onPhoneAndDesktop = runIn('phone', 'desktop');

/** For what has to work without scripts as well. */
export const withAndWithoutScripts = runIn('phone', 'no-javascript');

export const everywhere = runIn('phone', 'desktop', 'no-javascript');

/** For what needs a keyboard. */
export const onDesktop = runIn('desktop');
export const onDesktopWithAndWithoutScripts = runIn('desktop', 'no-javascript');
