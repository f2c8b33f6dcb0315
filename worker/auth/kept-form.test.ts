import { base64url } from 'jose';
import { expect, it } from 'vitest';
import { createKeptForms } from './kept-form.ts';
import { createSealedBox } from './sealed-box.ts';

const box = createSealedBox([{ id: 'a', secret: new Uint8Array(32) }]);
let now = 0;
const formsOf = (person: string | null) =>
	createKeptForms(
		box,
		() => now,
		async () => person
	);
const values = { text: { name: 'Zoë' }, categories: ['music'] };

async function kept(person = 'anna') {
	const sealed = await formsOf(person).keep('/account', values);
	if (sealed === null) throw new TypeError('The form was not kept');
	return sealed;
}

it('keeps a form for its person and page, for ten minutes', async () => {
	const sealed = await kept();
	now += 599_999;
	expect(await formsOf('anna').open('/account', sealed)).toEqual(values);
	expect(await formsOf('emil').open('/account', sealed)).toBeNull();
	expect(await formsOf(null).open('/account', sealed)).toBeNull();
	expect(await formsOf('anna').open('/account/email', sealed)).toBeNull();
	now += 1;
	expect(await formsOf('anna').open('/account', sealed)).toBeNull();
});

it('reads only what the site has sealed for this purpose', async () => {
	const bytes = new TextEncoder().encode('{}');
	for (const forged of ['', 'a.b.c', base64url.encode(bytes), await box.seal('session', bytes)]) {
		expect(await formsOf('anna').open('/account', forged)).toBeNull();
	}
});

it('keeps no form that is too long for a cookie', async () => {
	const long = { text: { name: 'x'.repeat(3000) }, categories: [] };
	expect(await formsOf('anna').keep('/account', long)).toBeNull();
});
