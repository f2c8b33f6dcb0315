/** What the fields of a business are called, in the order of its form. */
export const labels = {
	name: 'Name',
	description: 'What you do',
	categories: 'Categories',
	contact_email: 'E-mail',
	contact_phone: 'Telephone',
	website: 'Website',
	instagram_url: 'Instagram',
	tiktok_url: 'TikTok'
};
