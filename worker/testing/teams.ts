import type { Client, Json } from './api-clients.ts';

/** Makes somebody a member of a business, by an invitation of its owner. */
export async function addMember(owner: Client, business: Json, member: Client, role: string) {
	const made = await owner.post(`/api/businesses/${business.id}/invitations`, { role });
	const token = String(Object(made.body).url).split('/').at(-1);
	await member.post('/api/invitations/accept', { token });
}
