/** What both Workers answer that stand beside ours. */
export const olivia = {
	id: 'b1946ac9-2492-4d23-a7e4-0c0f1b2d3e4f',
	username: 'olivia',
	email: 'olivia-owner@popmap.test',
	name: 'Olivia Owner',
	first_name: null,
	last_name: null,
	identity_provider: 'Facebook',
	groups: [],
	is_moderator: false
};
