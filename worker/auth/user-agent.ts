/**
 * Order matters: an app's own browser names the one it is made of, nearly every browser says Chrome
 * or Safari besides its name, and Chrome says Safari.
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
	// Without a word boundary: one that has no window says HeadlessChrome.
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

const first = (list: readonly [RegExp, string][], userAgent: string) =>
	list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;

/** @returns a device as its owner would name it, e.g. `Chrome on Android`; never empty. */
export function deviceInWords(userAgent: string | undefined): string {
	const browser = first(browsers, userAgent ?? '');
	const system = first(systems, userAgent ?? '');
	if (browser && system) return `${browser} on ${system}`;
	return browser ?? system ?? 'Unknown device';
}
