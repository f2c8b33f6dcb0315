/** Text with characters that have a meaning in SQL, JSON and regular expressions. */
export const odd = `O'Hara's "Café" \\ $& $1 ? ?1 -- ; /* */ 🥐 寿司 مرحبا`;

const record = (model: string, pk: number, fields: object) => ({ model, pk, fields });

/** Six records as Django writes them; the business without an owner is rejected. */
export const typedDump = [
	record('auth.user', 1, { username: 'olivia', email: 'o@popmap.test', first_name: "O'Hara" }),
	record('authentication.cognitouser', 1, { user: 1, cognito_sub: 'sub-of-olivia' }),
	record('events.category', 1, { name: 'Music' }),
	record('events.business', 7, {
		name: odd,
		description: `Line\nby line; ${odd}`,
		owner: 1,
		is_verified: true,
		categories: [1]
	}),
	record('events.business', 8, { name: 'Unowned', owner: 9 }),
	record('events.event', 3, {
		title: odd,
		location: odd,
		business: 7,
		time_zone: 'Europe/Berlin',
		is_approved: true,
		start_date: '2027-06-05T08:00:00Z',
		end_date: '2027-06-05T16:00:00Z',
		businesses: [7]
	})
];
