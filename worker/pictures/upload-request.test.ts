import { expect, it } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';
import { aPicture } from '../testing/picture-bytes.ts';

const site = createApiSite();
const type = 'multipart/form-data; boundary=edge';

/** Sends a form to a page for pictures, as somebody whom the Worker need not know yet. */
async function send(body: BodyInit, contentType = type): Promise<number> {
	const response = await site.app.request('/businesses/bakery/pictures', {
		method: 'POST',
		headers: {
			'content-type': contentType,
			origin: site.config.origin,
			'sec-fetch-site': 'same-origin'
		},
		body
	});
	return response.status;
}

const part = (name: string, content = 'x') =>
	`--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
const parts = (count: number) => part('alt').repeat(count);
const end = '--edge--\r\n';

it.each([
	['of browsers', parts(2) + end],
	['of a few fields more', parts(20) + end],
	['without its end', parts(1)],
	['whose content has many lines', part('alt', '\n--'.repeat(100_000)) + end],
	['with line feeds alone', (parts(3) + end).replaceAll('\r', '')],
	['whose end is followed by more', end + '\n--edge'.repeat(1_000)]
])('a form %s is read', async (_, body) => {
	expect(await send(body)).toBe(200);
});

it('a form with a picture is read', async () => {
	const form = new FormData();
	form.set('picture', new File([await aPicture()], 'a.jpg', { type: 'image/jpeg' }));
	form.set('alt', 'Fresh bread');
	const request = new Request('https://popmap.test', { method: 'POST', body: form });
	const sent = request.headers.get('content-type') ?? '';
	expect(await send(await request.arrayBuffer(), sent)).toBe(200);
	expect(await send(parts(1) + end, 'multipart/form-data; boundary="edge"')).toBe(200);
});

it.each([
	['of many fields', parts(100_000) + end],
	['of twenty-one fields', parts(21) + end],
	['with a long name', part('x'.repeat(1_000)) + end],
	['with a name that never ends', '--edge\r\n' + 'x'.repeat(1_000_000)],
	['with an empty header', '--edge\r\n\r\n' + 'x'.repeat(10_000) + end],
	['with something before it', 'x\r\n' + parts(1) + end],
	['with another boundary', parts(1).replaceAll('edge', 'other') + end],
	['with nothing', '']
])('a form %s is refused before it is read', async (_, body) => {
	expect(await send(body)).toBe(415);
});

it.each([
	'multipart/form-data',
	'multipart/form-data; boundary=',
	'multipart/form-data; boundary=edge; boundary=other',
	'multipart/form-data; boundary="ed\\ge"',
	`multipart/form-data; boundary=${'e'.repeat(71)}`
])('a form of the type %s is refused', async (contentType) => {
	expect(await send(parts(1) + end, contentType)).toBe(415);
});
