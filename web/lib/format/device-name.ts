import type { Text } from '../../../worker/text/text.ts';

/**
 * The name of a device in the language of the page.
 *
 * @param device as it is stored, in English: `Chrome on Android`, `Facebook app on iPhone`
 */
export function deviceName(device: string, { account }: Pick<Text, 'account'>): string {
	const { appOf, deviceOn, unknownDevice } = account.sessions;
	if (device === 'Unknown device') return unknownDevice;
	const [browser = '', system] = device.split(' on ');
	const [, name] = /^(.+) app$/.exec(browser) ?? [];
	const shown = name === undefined ? browser : appOf({ name });
	return system === undefined ? shown : deviceOn({ browser: shown, system });
}
