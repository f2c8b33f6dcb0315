import type { List } from '../wording.ts';
import { message, plural } from './wording.ts';

/** What has to hold on a site, or else a paragraph is left out. */
export type LegalCondition = 'providers' | 'geocoder' | 'contact' | 'noContact';

/** `<link>` leads to `href`. */
interface Paragraph {
	text: string;
	href?: string;
	when?: LegalCondition;
}

/** A part of a legal page. Its texts have facts of the site in `{braces}`: see `legalSections`. */
export interface Section {
	/** Links such as `/privacy#deletion` lead to it. */
	id: string;
	heading: string;
	paragraphs: readonly Paragraph[];
}

const plain = (...texts: string[]) => texts.map((text) => ({ text }));

const keptOfPeople = [
	{
		what: 'Your account, and the ids that Facebook and Google know you by',
		time: 'until you delete it'
	},
	{
		what: 'A sign-in: device, country and times',
		time: '{endedSession} after it has ended'
	},
	{
		what: 'That you signed in with a browser before',
		time: '{knownDevice} after your last sign-in with it'
	},
	{
		what: 'What you did to your account: what, when, on which device and in which country',
		time: '{activity}, and the newest 50 at most'
	},
	{
		what: 'An API token that you made: its name, its use and a hash of it',
		time: 'until you delete it, {expiredApiToken} after it has expired at most'
	},
	{
		what: 'A code to prove an address, as a hash',
		time: 'until you enter it, {addressProof} at most'
	},
	{
		what: 'What we told you, in your list of news and by e-mail',
		time: '{finishedMail} after we sent it, or would have sent it'
	},
	{
		what: 'The events that you saved, the businesses that you follow, and a hash of your calendar’s link',
		time: 'until you remove them, or the event or the business is deleted'
	},
	{
		what: 'A link that hands over your businesses, as a hash',
		time: '7 days, or until somebody accepts it'
	},
	{
		what: 'That an account was deleted, and when, without a name',
		time: '{accountDeletion} after everything was deleted'
	},
	{
		what: 'That ways to sign in were added or removed, businesses handed over and accounts deleted, and what moderators decided, with random numbers instead of names',
		time: 'as long as the site exists'
	},
	{
		what: 'Another way to sign in of a deleted account, at Amazon Cognito',
		time: 'until we delete it there; ask us to be quick'
	}
];

const keptOfTeams = [
	{
		what: 'That you claimed a business without an owner, what you wrote and the decision; moderators see your name and address with it',
		time: '{decidedClaim} after the decision, or until you withdraw it'
	},
	{
		what: 'That you work for a business of somebody else: your role, and since when',
		time: 'until you leave it'
	},
	{
		what: 'An invitation to a business, with the address that it was sent to',
		time: 'until it’s accepted or withdrawn, 7 days at most; without the address, {invitation} longer'
	},
	{
		what: 'That your business asked to join an event, or was invited or turned down, with the reason',
		time: 'until it joins or withdraws; else {joinRequest} after the event'
	},
	{
		what: 'What you ask organisers of events, and what you answer as one',
		time: '{question} after the event'
	}
];

const keptOfContent = [
	{
		what: 'What visitors reported to us about an event or a business, and who did if they were signed in',
		time: 'until a moderator has dealt with it, {openReport} after the last one at most'
	},
	{
		what: 'What your business or event said before you edited it',
		time: 'until a moderator has seen the edit, {unseenEdit} at most'
	},
	{
		what: 'Why your account was suspended, and your appeal',
		time: 'until it’s restored or deleted'
	},
	{
		what: 'That you could moderate when you signed in',
		time: '{moderator} after that'
	},
	{
		what: 'A picture that you replaced or removed',
		time: 'a few minutes; a note of it, {removedPicture} after that'
	},
	{
		what: 'Where a business says that it is now',
		time: 'until it ends, and at most a day longer'
	},
	{
		what: 'How often an event was added to calendars from its page: a number, and nothing about who did',
		time: 'as long as the event'
	},
	{
		what: 'A short name that a business gave up, or that it had when it was deleted',
		time: '{formerName}, so that nobody else can use it at once'
	},
	{
		what: 'A business that was never verified',
		time: '{unverifiedBusiness} after its last change'
	},
	{
		what: 'An event that was rejected, or cancelled before it was public',
		time: '{refusedEvent} after its last change'
	},
	{
		what: 'An event that nobody decided on',
		time: '{undecidedEvent} after it was over'
	},
	{
		what: 'A draft of an event',
		time: '{draft} after its last change'
	},
	{
		what: 'Verified businesses, and events that are or were public',
		time: 'until their owner deletes them, or asks us to'
	},
	{ what: 'Logs of our server', time: '7 days; counts without your name or id, 3 months' },
	{ what: 'Backups', time: '30 days; copies outside Cloudflare, 90 days' }
];

const kept = [...keptOfPeople, ...keptOfTeams, ...keptOfContent];

const deletionSection: Section = {
	id: 'deletion',
	heading: 'See, correct or delete your data',
	paragraphs: [
		{
			text: 'Under <link>Your data</link> you can download everything we hold about you, hand over your businesses, and delete your account. Deleting it removes your sign-in, your profile and what you own, and leaves a note without your name.',
			href: '/account/data'
		},
		{
			text: 'If you can’t sign in any more, write to <link>{contactEmail}</link>, from the address that you sign in with if you can. This also holds if you came from Facebook or Google.',
			href: 'mailto:{contactEmail}',
			when: 'contact'
		},
		{
			text: 'If you can’t sign in any more, there’s no contact address on this site yet. See the <link>contact page</link>.',
			href: '/contact',
			when: 'noContact'
		},
		{
			text: 'You can change and delete your businesses, change and cancel your events, and end sign-ins yourself at any time. On <link>your account page</link> you change your name and your address. If you come from Facebook or Google, change them there.',
			href: '/account'
		},
		...plain(
			'If you think we handle your data wrongly, you can complain to the data protection authority where you live.'
		)
	]
};

const privacySections: Section[] = [
	{
		id: 'stored',
		heading: 'What we store',
		paragraphs: plain(
			'Just looking? Then we store nothing about you, and set no cookie.',
			'When you sign in with {from}, we store your name, your e-mail address and whether it’s confirmed, your username and id at Amazon Cognito, how you signed in, in which language we write to you, when your account was made and last used, and which version of the terms you accepted. We never see your password.',
			'For each sign-in we store the kind of browser and device, the country, and the times it began and was last used. You find them on your account page, and can end each of them. We note there what you change about how you sign in, and write to you about it. An authenticator app and passkeys are kept by Amazon Cognito; we store the names that you give them. If you add a second way to sign in, we store its id too, and use it for nothing else.',
			'We tell you in a list on the site and by e-mail when something happens to your account, your businesses or your events, and keep for a while what we told you. You choose what you get by e-mail on your account page, except for messages about its safety. If your mailbox refuses our messages, we keep a fingerprint of the address, so that we stop sending.',
			'We store what you type about your businesses and events. What a moderator has verified or approved is public, with the contact details in it, on the pages, in calendar files and in the API.'
		)
	},
	{
		id: 'cookies',
		heading: 'Cookies',
		paragraphs: plain(
			'Only what the site needs: some for 10 minutes at most while you sign in, one that keeps you signed in for up to {absolute}, or {idle} without a visit, one for a minute after you save something, so that you see it at once, one with a random number that remembers for {knownDevice} that you’ve signed in with this browser, so that we can tell you about others, and one with the language, if you choose one. No script can read them, and what they hold about you is encrypted.',
			'What you type into a form is kept in your browser until you send it or close the tab. So is what you save without an account, until you remove it or sign in. We don’t track you, show no ads, and load nothing from other sites.'
		)
	},
	{
		id: 'where',
		heading: 'Where it is, and who else sees it',
		paragraphs: [
			{
				text: 'The site and its database run at Cloudflare, which also sends our e-mails. Cloudflare also sees your network address: we use it to slow down floods of requests, and it may be in the server’s logs. Accounts and passwords are kept by Amazon Cognito in the AWS region {region}.'
			},
			{
				text: 'If you sign in with {providers}, you do so on their page, and they learn that you use Popmap. We receive your name and e-mail address, and never post anything.',
				when: 'providers'
			},
			{
				text: 'If you have us look up the address of an event, we send it to {geocoderHost}, without your name, and keep the answer for {geocode}. For {addressSearches} we also keep how many you looked up, without the addresses.',
				when: 'geocoder'
			},
			{
				text: 'Moderators see what waits for review, who owns it, and where its owner is signed in. Nobody else gets your data, and we sell none.'
			}
		]
	},
	deletionSection
];

const termsSections: Section[] = [
	{
		id: 'account',
		heading: 'Your account',
		paragraphs: plain(
			'Looking around is free and needs no account. By signing in you accept these terms.',
			'Keep your sign-in to yourself. What’s done while you’re signed in counts as done by you.'
		)
	},
	{
		id: 'content',
		heading: 'What you publish',
		paragraphs: plain(
			'Write only what’s true, lawful and yours to publish. Register only businesses that you may speak for, and announce only events that you intend to hold.',
			'What you write stays yours. You let us show it on Popmap, in calendar files and through our public API, where others can read and show it too.',
			'A moderator looks at each business and each event before it’s public. We may reject or take down anything that breaks these terms or the law, and say why.'
		)
	},
	{
		id: 'conduct',
		heading: 'What isn’t allowed',
		paragraphs: plain(
			'Don’t pretend to be somebody else, advertise what isn’t a pop-up event, harass people, or try to break or overload the site. We may end the sign-ins of people who do.',
			'Programs may use the API within its limits.'
		)
	},
	{
		id: 'liability',
		heading: 'What we can’t promise',
		paragraphs: plain(
			'Businesses write about their events themselves. We can’t promise that an event takes place, or that the site always works. What you agree with a business is between you and them.',
			'Nothing here limits the rights that the law gives you.'
		)
	},
	{
		id: 'changes',
		heading: 'Changes and the end',
		paragraphs: [
			...plain(
				'When these terms change, the date above changes, and your next sign-in accepts the new ones.'
			),
			{
				text: 'You can leave at any time: the <link>privacy page</link> says how to have your account deleted.',
				href: '/privacy#deletion'
			}
		]
	}
];

const helpSections: Section[] = [
	{
		id: 'visit',
		heading: 'I’m looking for an event',
		paragraphs: plain(
			'The home page lists what’s coming up. Search for a place, a business or a word, or choose a category. Each event has a link that adds it to your calendar. You need no account.'
		)
	},
	{
		id: 'announce',
		heading: 'I run a small business',
		paragraphs: [
			{
				text: '<link>Sign in</link>, register your business, and wait until a moderator has verified it. Meanwhile you can announce events; a moderator approves each before it’s public.',
				href: '/login'
			},
			...plain(
				'To join somebody else’s event, open your business and choose the event there. Your business has to be verified, and the event public.',
				'Was your event rejected? Your dashboard says why. Edit it, and it’s reviewed again.',
				'Can’t make it? Cancel the event from its page, so no one turns up for nothing.'
			)
		]
	},
	{
		id: 'sign-in',
		heading: 'I can’t sign in',
		paragraphs: plain(
			'Allow cookies for this site. If you opened the page inside another app, open it in your browser instead.',
			'Use the same button as last time: your account with Facebook isn’t your account with Google, even with the same address.',
			'Forgot your password, or got no code by e-mail? Choose “Continue with e-mail”, and then “Forgot your password?”. Look into your spam folder too.'
		)
	},
	{
		id: 'safety',
		heading: 'Somebody else may be using my account',
		paragraphs: [
			{
				text: 'Your account shows <link>where you’re signed in</link>. End what you don’t recognise, then change your password where you sign in.',
				href: '/account/sessions'
			}
		]
	},
	{
		id: 'more',
		heading: 'Something else',
		paragraphs: [
			{ text: '<link>Write to us</link>.', href: '/contact' },
			{ text: 'Building something? Read <link>how to use the API</link>.', href: '/api/docs' }
		]
	}
];

/** The pages about privacy, terms, help and contact. */
export const legal = {
	days: plural<{ days: number }>('days', { one: '1 day', other: '# days' }),
	ways: message<{ ways: List }>('{ways}'),
	byEmail: 'an e-mail address and a password',
	/** Above a translation; empty in the language that is binding. */
	binding: '',
	privacy: {
		title: 'Privacy',
		introduction: message<{ operator: string }>(
			'This page says what {operator} stores when you use Popmap, and for how long.'
		),
		introductionUnnamed: 'This page says what Popmap stores when you use it, and for how long.',
		sections: privacySections,
		kept: { heading: 'How long we keep it', what: 'What', time: 'How long', rows: kept },
		imported:
			'Businesses and events that were moved here from another site stay until somebody asks us to delete them.'
	},
	terms: {
		title: 'Terms of use',
		version: 'These terms are of',
		introduction: message<{ operator: string }>(
			'Popmap is run by {operator}. By signing in you agree to this.'
		),
		introductionUnnamed: 'By signing in to Popmap you agree to this.',
		sections: termsSections
	},
	help: {
		title: 'Help',
		introduction: 'How Popmap works, and what to do when it doesn’t.',
		sections: helpSections
	},
	contact: {
		title: 'Contact',
		introduction: 'Questions, mistakes on a page, your data: write to us.',
		operator: 'Who runs this site',
		email: 'E-mail',
		subject: message<{ reference: string }>('Popmap, reference {reference}'),
		reference: 'Please quote this reference. It helps us find what went wrong:',
		security: 'Found a security problem? Please report it to',
		missing: {
			heading: 'This site isn’t fully set up',
			operator: 'Whoever runs it hasn’t said who they are.',
			email: 'There’s no e-mail address to write to.',
			settings:
				'If that’s you, set OPERATOR_NAME, OPERATOR_ADDRESS and CONTACT_EMAIL: docs/settings.md says how.'
		},
		help: 'Many questions are answered on the <link>help page</link>.'
	}
};
