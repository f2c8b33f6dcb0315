/** Order matters: Edge says Chrome and Safari as well, Chrome says Safari. */
const browsers: readonly [RegExp, string][] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/\b(?:FBAN|FBAV)\b/, 'Facebook app'],
	[/\bInstagram\b/, 'Instagram app'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|CriOS)\//, 'Chrome'],
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
