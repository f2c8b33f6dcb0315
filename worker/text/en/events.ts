import { message, plural } from './wording.ts';

export const events = {
	status: {
		pending: 'Pending review',
		approved: 'Public',
		rejected: 'Rejected',
		cancelled: 'Cancelled',
		suspended: 'On hold',
		ended: 'Ended'
	},

	/** Tells the events of a weekly series apart, and those of the same name. */
	named: message<{ title: string; when: string }>('{title}, {when}'),

	notices: {
		cancelled: '<strong>Cancelled.</strong> This event won’t take place.',
		ownPending:
			'<strong>Pending review.</strong> Only you and our moderators can see this page until it’s approved.',
		pending:
			'<strong>Pending review.</strong> Only the owner and our moderators can see this page until it’s approved.',
		ownSuspended:
			'<strong>On hold.</strong> Nobody else can see this event while its business isn’t public.',
		suspended:
			'<strong>On hold.</strong> Only its team and our moderators can see this event while its business isn’t public.',
		ownRejected:
			'<strong>Rejected.</strong> Only you and our moderators can see this page. Here’s why:',
		rejected:
			'<strong>Rejected.</strong> Only the owner and our moderators can see this page. Here’s why:',
		resubmit: '<link>Edit it</link> to send it back to the moderators.',
		ended: '<strong>This event is over.</strong> See <link>what’s coming up next</link>.'
	},

	/** What visitors want to know beforehand. */
	facts: {
		free: 'Free',
		allAges: 'All ages',
		minAge: message<{ years: number }>('From age {years}'),
		rainPlan: '<strong>If it rains:</strong> {plan}',
		settings: { indoor: 'Indoors', outdoor: 'Outdoors', both: 'Indoors and outdoors' },
		features: {
			step_free: 'Step-free access',
			accessible_toilet: 'Accessible toilet',
			accessible_parking: 'Accessible parking',
			seating: 'Places to sit',
			hearing_loop: 'Hearing loop',
			sign_language: 'Sign language',
			quiet_hours: 'Quiet hours',
			assistance_dogs: 'Assistance dogs welcome'
		}
	},

	page: {
		facts: 'Good to know',
		tickets: 'Tickets at {host}',
		host: 'by <link>{host}</link>',
		when: 'When',
		where: 'Where',
		addToCalendar: 'Add to calendar',
		categories: 'Categories',
		businesses: 'Who’s taking part',
		allBusinesses: 'See everyone taking part',
		noParticipants: 'No businesses joined.',
		joinOnceApproved: 'Businesses can join once it’s approved.',
		join: 'Join with your business',
		share: 'Share',
		shareOrCopy: 'Share or copy link',
		linkCopied: 'Link copied',
		copyFailed: 'Couldn’t copy. Please copy the address from your browser.',
		email: 'E-mail',
		review: 'Review this event',
		manage: 'Manage your event',
		edit: 'Edit',
		pictures: 'Pictures',
		poster: 'Poster',
		copy: 'Copy',
		cancel: 'Cancel the event',
		/** After several dates of a series were changed. */
		dates: {
			changed: plural<{ count: number }>('count', {
				one: 'Your changes are saved, for 1 more date too.',
				other: 'Your changes are saved, for # more dates too.'
			}),
			kept: plural<{ count: number }>('count', {
				one: '1 date keeps what you gave it alone.',
				other: '# dates keep what you gave them alone.'
			})
		},
		flashes: {
			created: {
				title: 'Announced',
				text: 'Saved. A moderator will review it next. Then everyone can see it.'
			},
			series: {
				title: 'Announced',
				text: 'Saved, one event for each date. A moderator will review them next. You’ll find the other dates on <link>your dashboard</link>.'
			},
			changed: { title: 'Saved', text: 'Your changes are saved.' },
			cancelled: {
				title: 'Cancelled',
				text: 'Your event is cancelled. Its page stays up so no one turns up for nothing.'
			}
		},
		/** In messages that share the event. */
		shared: message<{ title: string; summary: string; url: string }>('{title}, {summary}: {url}')
	},

	participants: {
		title: message<{ event: string }>('Who’s taking part: {event}'),
		description: message<{ event: string }>('The businesses taking part in {event}.'),
		heading: 'Who’s taking part',
		event: 'in <link>{event}</link>',
		noneOnPage: 'No businesses to show on this page. See the next one.',
		none: 'No businesses have joined yet.',
		more: 'More businesses'
	},

	form: {
		fallbackTitle: 'your event',
		new: 'Announce an event',
		introduction:
			'A moderator will take a look. Then everyone can see it, and businesses can join.',
		submit: 'Announce',
		edit: 'Edit {name}',
		editTitle: message<{ title: string }>('Edit {title}'),
		cancel: 'Cancel the event',
		saveDraft: 'Save as draft',
		draft: 'Draft: {name}',
		draftTitle: message<{ title: string }>('Draft: {title}'),
		deleteDraft: 'Delete the draft',
		noHost: {
			title: 'Who’s hosting?',
			message:
				'Every event is hosted by a business. Register yours first, then announce its event.',
			register: 'Register a business'
		},
		host: 'Hosted by',
		chosenHost: 'The business you chose',
		title: 'Title',
		description: 'What’s happening (optional)',
		descriptionHint: 'In your own words. We keep your line breaks.',
		when: 'When',
		starts: 'Starts',
		ends: 'Ends',
		timeZone: 'Time zone',
		timeZoneHint: 'The times above are in this time zone. We can take it from the place.',
		zoneOfPlace: 'The time zone of the place',
		where: 'Where',
		place: 'Place name',
		address: 'Address (optional)',
		addressHint: 'Street and town, like “Wapping Road 7, Bristol”',
		lookUp: 'Find the address',
		lookUpHint: message<{ host: string }>('We send it to {host}.'),
		lookingUp: 'Searching…',
		found: 'Which one is it?',
		foundOne: 'The point is set. Check it, then continue.',
		geocoderCredits: 'Address search: © OpenStreetMap contributors',
		latitude: 'Latitude (optional)',
		latitudeHint: 'Like 52.52',
		longitude: 'Longitude (optional)',
		longitudeHint: 'Like 13.405',
		coordinatesHint:
			'In most map apps, press and hold the spot (or right-click it) to copy both numbers. You can paste them together into either field, or a link from Google Maps, Apple Maps or OpenStreetMap.',
		checkPoint: 'Check the point on a map',
		facts: 'Good to know (all optional)',
		price: 'Price',
		priceHint: '0 if it’s free. The lowest, if there are several.',
		currency: 'Currency',
		chooseCurrency: 'Choose one',
		ticketUrl: 'Where to get tickets',
		ticketUrlHint: 'A web address, like tickets.example.org',
		setting: 'Indoors or outdoors?',
		notSaid: 'Not said',
		minAge: 'Minimum age',
		minAgeHint: 'In years. 0 if everybody is welcome.',
		rainPlan: 'What happens if it rains?',
		rainPlanHint: 'Like “we move into the hall next door”.',
		copied: 'Copied from <link>{title}</link>. Choose new dates.',
		accessibility: 'Accessibility',
		accessibilityNote: 'More about accessibility',
		accessibilityNoteHint: 'Like “the ramp is at the back door” or “quiet hours from 10 to 11”.',
		repeat: 'Repeat',
		repeatHint: 'Each date becomes its own event, at the same time of day.',
		once: 'Doesn’t repeat',
		rhythms: {
			week: 'Every week',
			two_weeks: 'Every two weeks',
			month_date: 'Every month, on the same date',
			month_weekday: 'Every month, on the same weekday, such as the second Saturday'
		},
		times: 'How many dates, if it repeats',
		except: 'Leave out',
		exceptHint: 'Dates like 2027-12-25, with commas between them.'
	},

	fields: {
		business_id: 'Hosted by',
		title: 'Title',
		description: 'What’s happening',
		start_at: 'Starts',
		end_at: 'Ends',
		time_zone: 'Time zone',
		location_name: 'Place name',
		address: 'Address',
		latitude: 'Latitude',
		longitude: 'Longitude',
		categories: 'Categories',
		joining: 'How businesses join',
		capacity: 'How many businesses fit',
		price_amount: 'Price',
		price_currency: 'Currency',
		ticket_url: 'Where to get tickets',
		setting: 'Indoors or outdoors',
		min_age: 'Minimum age',
		rain_plan: 'If it rains',
		accessibility: 'Accessibility',
		accessibility_note: 'More about accessibility',
		repeat: 'Repeat'
	},

	/** Which dates of a series something is for. */
	scope: {
		which: 'Which dates?',
		scopes: {
			one: 'Only this one',
			following: 'This one and those after it',
			all: 'All that are still to come'
		},
		hint: 'Only what you change here changes there. Dates that you changed on their own keep what you gave them.'
	},

	deleteDraft: {
		title: 'Delete your draft',
		question: 'Delete the draft {name}?',
		consequences: 'This can’t be undone.',
		submit: 'Delete the draft',
		keep: 'Keep it'
	},

	cancel: {
		title: 'Cancel your event',
		question: 'Cancel {name}?',
		consequences:
			'Its page stays up and says it’s cancelled, so no one turns up for nothing. It won’t be listed any more. This can’t be undone.',
		submit: 'Cancel the event',
		keep: 'Keep it'
	}
};
