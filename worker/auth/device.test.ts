import { describe, expect, it } from 'vitest';
import { deviceInWords } from './device.ts';

const mozilla = 'Mozilla/5.0';
const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const iPhone = `${mozilla} (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)`;
const android = `${mozilla} (Linux; Android 16; SM-S921B) ${webKit}`;
const windows = `${mozilla} (Windows NT 10.0; Win64; x64) ${webKit}`;

describe('a device in the words of its owner', () => {
	it.each([
		['Chrome on Windows', `${windows} Chrome/142.0.0.0 Safari/537.36`],
		['Edge on Windows', `${windows} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
		['Opera on Windows', `${windows} Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0`],
		['Chrome on Android', `${android} Chrome/142.0.0.0 Mobile Safari/537.36`],
		[
			'Samsung Internet on Android',
			`${android} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`
		],
		['Safari on iPhone', `${iPhone} Version/26.1 Mobile/15E148 Safari/604.1`],
		['Chrome on iPhone', `${iPhone} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`],
		['Firefox on iPhone', `${iPhone} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`],
		['Facebook app on iPhone', `${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/536.0.0]`],
		[
			'Instagram app on Android',
			`${android} Chrome/142.0.0.0 Mobile Safari/537.36 Instagram 400.0.0`
		],
		[
			'Safari on Mac',
			`${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15`
		],
		['Firefox on Linux', `${mozilla} (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0`],
		[
			'Chrome on ChromeOS',
			`${mozilla} (X11; CrOS x86_64 14541.0.0) ${webKit} Chrome/142.0.0.0 Safari/537.36`
		],
		['curl', 'curl/8.14.1'],
		['Windows', 'SomethingNew/1.0 (Windows NT 10.0)'],
		['Unknown device', 'SomethingNew/1.0'],
		['Unknown device', ''],
		['Unknown device', undefined]
	])('is “%s”', (words, userAgent) => {
		expect(deviceInWords(userAgent)).toBe(words);
	});

	it('never repeats what the browser sent', () => {
		expect(deviceInWords('<script>alert(1)</script> Firefox/1')).toBe('Firefox');
	});
});
