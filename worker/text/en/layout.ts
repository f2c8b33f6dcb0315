import { message } from './wording.ts';

export const layout = {
	siteName: 'Popmap',
	pageTitle: message<{ title: string }>('{title} · Popmap'),
	/** What was just done, or that it failed, before the title of the page. */
	titleAfter: message<{ news: string; title: string }>('{news}: {title}'),
	error: 'Error',
	description: 'Pop-up events by small businesses: who’s where, and when.',
	socialCard: 'Popmap: here today, round the corner tomorrow',
	skip: 'Skip to content',
	home: 'Popmap, home',
	navigation: {
		label: 'Popmap',
		events: 'Events',
		businesses: 'Businesses',
		dashboard: 'Dashboard',
		review: 'Review',
		signIn: 'Sign in'
	},
	account: {
		label: 'Account',
		menu: 'Account menu for',
		moderator: 'Moderator',
		account: 'Account',
		signOut: 'Sign out'
	},
	tagline: 'Small businesses, out on the street.',
	language: 'Language',
	footer: {
		label: 'About Popmap',
		privacy: 'Privacy',
		terms: 'Terms',
		help: 'Help',
		contact: 'Contact',
		api: 'API'
	},
	sessionEnding:
		'You’ll be signed out in a few minutes. <link>Sign in again in a new tab</link>, then go on here. What you typed stays.',
	sessionChanged:
		'You’ve signed in or out in another tab, so this page is out of date. What you typed is still here: send it, or <link>reload the page</link>.'
};
