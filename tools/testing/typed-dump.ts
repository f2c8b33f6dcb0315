/** Text with characters that have a meaning in SQL, JSON and regular expressions. */
export const odd = `O'Hara's "Café" \\ $& $1 ? ?1 -- ; /* */ 🥐 寿司 مرحبا`;

/** A record of a dump. */
export const record = (model: string, pk: number | string, fields: object) => ({
	model,
	pk,
	fields
});

const times = { created_at: '2026-11-30T01:17:41.620Z', updated_at: '2026-11-30T01:17:41.620Z' };

/** A person of Django, with the profile that Cognito's sign-in made. */
export const person = (pk: number, sub: string) => [
	record('auth.user', pk, {
		password: '',
		last_login: null,
		is_superuser: false,
		username: `Facebook_${pk}`,
		first_name: "O'Hara",
		last_name: '',
		email: `${pk}@popmap.test`,
		is_staff: false,
		is_active: true,
		date_joined: times.created_at,
		groups: [],
		user_permissions: []
	}),
	record('authentication.userprofile', pk, {
		user: pk,
		cognito_sub: sub,
		role: 'business_owner',
		identity_provider: 'Facebook',
		is_profile_complete: false,
		email_notifications_enabled: true,
		...times
	})
];

export const category = (pk: number, name: string, slug: string) =>
	record('events.category', pk, { name, slug, created_at: times.created_at });

/** A business as the models of the Django application write it. */
export const business = (pk: number | string, fields: object = {}) =>
	record('events.business', pk, {
		name: `Business ${pk}`,
		description: '',
		contact_email: 'hello@popmap.test',
		contact_phone: '202-555-0102',
		website: '',
		instagram_url: '',
		tiktok_url: '',
		available_for_hire: false,
		logo: '',
		owner: null,
		custom_subdomain: null,
		instagram_handle: null,
		background_image: '',
		events_per_page: 12,
		hide_contact_info: false,
		hide_social_links: false,
		is_verified: true,
		categories: [],
		...times,
		...fields
	});

/** An event as the models of the Django application write it. */
export const event = (pk: number | string, fields: object = {}) =>
	record('events.event', pk, {
		host_business: null,
		title: 'Fair',
		description: '',
		venue: null,
		location_name: '',
		address: '1 Example Drive, McLean, VA 22101',
		latitude: '38.9325000000000000',
		longitude: '-77.1800000000000000',
		start_datetime: '2027-06-05T15:00:00Z',
		end_datetime: '2027-06-05T19:00:00Z',
		image: '',
		cta_button_text: '',
		cta_button_url: '',
		form_template: null,
		require_login_for_rsvp: true,
		status: 'approved',
		created_by: null,
		businesses: [],
		...times,
		...fields
	});

/** Records in the order of `dumpdata`: profiles come last. The second business is refused. */
const [olivia, profile] = person(1, 'sub-of-olivia');
export const typedDump = [
	olivia,
	category(1, 'Music', 'music'),
	business(7, {
		name: odd,
		description: `Line\nby line; ${odd}`,
		owner: 1,
		logo: 'business_logos/a.jpg',
		categories: [1]
	}),
	business(8, { name: 'Unowned', owner: 9 }),
	event(3, {
		title: odd,
		location_name: odd,
		host_business: 7,
		created_by: 1,
		cta_button_text: 'Buy tickets',
		businesses: [7]
	}),
	record('events.eventrsvp', 1, { event: 3, user: 1, status: 'going' }),
	record('sessions.session', 'k2j3h4', { session_data: 'e30', expire_date: times.created_at }),
	profile
];
