/**
 * Order matters: in-app browsers also name the browser that they embed, most browsers also say
 * Chrome or Safari, and Chrome also says Safari.
 */
const browsers: readonly [RegExp, string][] = [
	[/\bInstagram\b/, 'Instagram app'],
	[/\bMessengerForiOS\b|\bOrca-Android\b/, 'Messenger app'],
	[/\b(?:FBAN|FBAV|FB_IAB)\b/, 'Facebook app'],
	[/\bBytedanceWebview\b|\bmusical_ly/, 'TikTok app'],
	[/\bGSA\//, 'Google app'],
	[/Edg(?:A|iOS)?\//, 'Edge'],
	[/\bOP[RT]\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	// No word boundary, so that HeadlessChrome matches.
	[/(?:Chrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari'],
	[/\bcurl\//, 'curl']
];

const systems: readonly [RegExp, string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bLinux\b/, 'Linux']
];

const firstMatch = (list: readonly [RegExp, string][], userAgent: string) =>
	list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;

/** @returns a device's name for its owner, such as `Chrome on Android`; never empty */
export function describeDevice(userAgent: string | undefined): string {
	const browser = firstMatch(browsers, userAgent ?? '');
	const system = firstMatch(systems, userAgent ?? '');
	if (browser && system) return `${browser} on ${system}`;
	return browser ?? system ?? 'Unknown device';
}

/** Where a request comes from: the name of a device, and two letters of ISO 3166-1 if known. */
export const placeOf = (headers: Headers): { device: string; country: string | null } => ({
	device: describeDevice(headers.get('user-agent') ?? undefined),
	country: headers.get('cf-ipcountry')
});

/**
 * Browsers that an app shows inside itself: those that name their app, the WebView of Android, and
 * that of iOS, which does not call itself Safari as the browsers there do. The Google app's browser
 * is none, because it shares the system's cookies.
 */
const embedded =
	/\b(?:Instagram|MessengerForiOS|Orca-Android|FBAN|FBAV|FB_IAB|BytedanceWebview|musical_ly|Snapchat|Pinterest|LinkedInApp|MicroMessenger|Line)\b|; wv\)|\((?:iPhone|iPad|iPod)\b(?!.*\bSafari\/)/;

/** Whether a page is shown inside another app, where Google refuses to sign anyone in. */
export const isEmbeddedBrowser = (userAgent: string | undefined): boolean =>
	embedded.test(userAgent ?? '');
