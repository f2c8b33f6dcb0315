import { expect, it } from 'vitest';
import { describeDevice } from '../../../worker/auth/user-agent.ts';
import { de } from '../../../worker/text/de.ts';
import { en } from '../../../worker/text/en.ts';
import { es } from '../../../worker/text/es.ts';
import { deviceName } from './device-name.ts';

it.each([
	['Chrome on Android', 'Chrome auf Android', 'Chrome en Android'],
	['Samsung Internet on Android', 'Samsung Internet auf Android', 'Samsung Internet en Android'],
	['Facebook app on iPhone', 'Facebook-App auf iPhone', 'App de Facebook en iPhone'],
	['TikTok app', 'TikTok-App', 'App de TikTok'],
	['curl', 'curl', 'curl'],
	[describeDevice(undefined), 'Unbekanntes Gerät', 'Dispositivo desconocido']
])('the device “%s” has a name in each language', (stored, german, spanish) => {
	expect(deviceName(stored, en)).toBe(stored);
	expect(deviceName(stored, de)).toBe(german);
	expect(deviceName(stored, es)).toBe(spanish);
});
