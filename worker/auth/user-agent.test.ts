import { describe, expect, it } from 'vitest';
import { describeDevice, isEmbeddedBrowser } from './user-agent.ts';

const mozilla = 'Mozilla/5.0';
const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const appleWebKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const iPhone = `${mozilla} (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${appleWebKit}`;
const iPad = `${mozilla} (iPad; CPU OS 18_7 like Mac OS X) ${appleWebKit}`;
const mac = `${mozilla} (Macintosh; Intel Mac OS X 10_15_7)`;
const android = `${mozilla} (Linux; Android 10; K) ${webKit}`;
const windows = `${mozilla} (Windows NT 10.0; Win64; x64) ${webKit}`;
const linux = `${mozilla} (X11; Linux x86_64)`;
/** The start of an in-app browser's user agent on Android. */
const webView = `${mozilla} (Linux; Android 15; SM-S921B Build/AP3A.240905.015; wv) ${webKit} Version/4.0 Chrome/142.0.7444.102 Mobile Safari/537.36`;

const facebookOniPhone =
	'[FBAN/FBIOS;FBAV/536.0.0.40.71;FBBV/823456789;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/18.7;FBSS/3;FBID/phone;FBLC/en_GB;FBOP/5;FBRV/825000000;IABMV/1]';
const instagramOniPhone =
	'Instagram 405.0.0.29.68 (iPhone15,2; iOS 18_7; en_GB; en-GB; scale=3.00; 1179x2556; 823456789; IABMV/1)';
const instagramOnAndroid =
	'Instagram 405.0.0.38.72 Android (35/15; 480dpi; 1080x2340; samsung; SM-S921B; e1s; s5e9945; en_GB; 823456789; IABMV/1)';

describe('the name of a device', () => {
	it.each([
		['Chrome on Windows', `${windows} Chrome/142.0.0.0 Safari/537.36`],
		['Chrome on Mac', `${mac} ${webKit} Chrome/142.0.0.0 Safari/537.36`],
		['Chrome on Linux', `${linux} ${webKit} Chrome/142.0.0.0 Safari/537.36`],
		['Chrome on Linux', `${linux} ${webKit} HeadlessChrome/142.0.0.0 Safari/537.36`],
		['Chrome on Android', `${android} Chrome/142.0.0.0 Mobile Safari/537.36`],
		['Chrome on iPhone', `${iPhone} CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1`],
		[
			'Chrome on ChromeOS',
			`${mozilla} (X11; CrOS x86_64 14541.0.0) ${webKit} Chrome/142.0.0.0 Safari/537.36`
		],
		['Edge on Windows', `${windows} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
		['Edge on Mac', `${mac} ${webKit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
		['Edge on Android', `${android} Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0`],
		['Edge on iPhone', `${iPhone} Version/18.0 EdgiOS/142.0.3595.66 Mobile/15E148 Safari/605.1.15`],
		['Firefox on Windows', `${mozilla} (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0`],
		['Firefox on Linux', `${linux.replace(')', '; rv:145.0)')} Gecko/20100101 Firefox/145.0`],
		['Firefox on Android', `${mozilla} (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0`],
		['Firefox on iPhone', `${iPhone} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`],
		['Safari on Mac', `${mac} ${appleWebKit} Version/26.1 Safari/605.1.15`],
		['Safari on iPhone', `${iPhone} Version/26.1 Mobile/15E148 Safari/604.1`],
		['Safari on iPad', `${iPad} Version/26.1 Mobile/15E148 Safari/604.1`],
		[
			'Samsung Internet on Android',
			`${mozilla} (Linux; Android 10; K) ${webKit} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`
		],
		['Opera on Windows', `${windows} Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0`],
		['Opera on Android', `${android} Chrome/140.0.0.0 Mobile Safari/537.36 OPR/92.0.0.0`],
		['Opera on iPhone', `${iPhone} Version/18.7 Mobile/15E148 Safari/604.1 OPT/6.4.1`],
		['Facebook app on iPhone', `${iPhone} Mobile/15E148 ${facebookOniPhone}`],
		['Facebook app on Android', `${webView} [FB_IAB/FB4A;FBAV/536.0.0.46.77;IABMV/1;]`],
		['Messenger app on iPhone', `${iPhone} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/531.0.0]`],
		['Messenger app on Android', `${webView} [FB_IAB/Orca-Android;FBAV/531.0.0.50.109;]`],
		['Instagram app on iPhone', `${iPhone} Mobile/15E148 ${instagramOniPhone}`],
		['Instagram app on Android', `${webView} ${instagramOnAndroid}`],
		[
			'TikTok app on iPhone',
			`${iPhone} Mobile/15E148 musical_ly_42.3.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en Region/GB BytedanceWebview/d8a21c6`
		],
		[
			'TikTok app on Android',
			`${webView} trill_420305 JsSdk/1.0 NetType/WIFI AppName/trill ByteLocale/en BytedanceWebview/d8a21c6`
		],
		['Google app on iPhone', `${iPhone} GSA/393.0.823456789 Mobile/15E148 Safari/604.1`],
		['iPhone', `${iPhone} Mobile/15E148`],
		['curl', 'curl/8.14.1'],
		['Windows', 'SomethingNew/1.0 (Windows NT 10.0)'],
		['Unknown device', 'SomethingNew/1.0'],
		['Unknown device', ''],
		['Unknown device', undefined]
	])('is “%s”', (words, userAgent) => {
		expect(describeDevice(userAgent)).toBe(words);
	});

	it('never repeats what the browser sent', () => {
		expect(describeDevice('<script>alert(1)</script> Firefox/1')).toBe('Firefox');
	});
});

describe('a browser inside an app', () => {
	it.each([
		`${iPhone} Mobile/15E148 ${facebookOniPhone}`,
		`${webView} [FB_IAB/FB4A;FBAV/536.0.0.46.77;IABMV/1;]`,
		`${iPhone} Mobile/15E148 ${instagramOniPhone}`,
		`${webView} ${instagramOnAndroid}`,
		`${iPhone} Mobile/15E148`,
		webView
	])('is recognised: %s', (userAgent) => expect(isEmbeddedBrowser(userAgent)).toBe(true));

	it.each([
		undefined,
		'curl/8.14.1',
		`${windows} Chrome/142.0.0.0 Safari/537.36`,
		`${android} Chrome/142.0.0.0 Mobile Safari/537.36`,
		`${iPhone} CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1`,
		`${iPhone} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`,
		`${iPhone} Version/26.1 Mobile/15E148 Safari/604.1`,
		`${iPhone} GSA/393.0.823456789 Mobile/15E148 Safari/604.1`,
		`${mac} ${appleWebKit} Version/26.1 Safari/605.1.15`
	])('is not taken for one: %s', (userAgent) => expect(isEmbeddedBrowser(userAgent)).toBe(false));
});
