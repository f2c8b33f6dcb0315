import { expect, it } from 'vitest';
import type { OtherMessage } from '../directory/outbox.ts';
import { createLocalCognito } from '../local-cognito.ts';

const message: OtherMessage = {
	to: 'anna@popmap.test',
	from: 'Popmap <hello@popmap.test>',
	subject: 'Cancelled: <b>Night market</b>',
	text: 'Stop: http://localhost:5173/unsubscribe/token\n',
	html: '<p>"Night market"</p>',
	headers: { 'List-Unsubscribe': '<http://localhost:5173/unsubscribe/token>' },
	sentAt: new Date(0)
};

async function outboxOf(messages: readonly OtherMessage[]): Promise<string> {
	const cognito = createLocalCognito({ otherMessages: async () => messages });
	return (await cognito.fetch(new Request(`${cognito.origin}/outbox`))).text();
}

it('shows the messages of the application, with headers, links, and harmless HTML', async () => {
	const page = await outboxOf([message]);
	expect(page).toContain('Cancelled: &lt;b&gt;Night market&lt;/b&gt;');
	expect(page).toContain('List-Unsubscribe: &lt;http://localhost:5173/unsubscribe/token&gt;');
	expect(page).toContain('<a href="http://localhost:5173/unsubscribe/token">');
	expect(page).toContain('srcdoc="&lt;p&gt;&quot;Night market&quot;&lt;/p&gt;"');
	expect(page).toMatch(/<iframe[^>]* sandbox/);
});

it('shows the newest message first', async () => {
	const newer = { ...message, subject: 'Newer', sentAt: new Date(1) };
	const page = await outboxOf([message, newer]);
	expect(page.indexOf('Newer')).toBeLessThan(page.indexOf('Night market'));
});

it('says that there are no messages', async () => {
	expect(await outboxOf([])).toContain('No messages yet.');
});
