import { message } from './wording.ts';

export const pictures = {
	title: message<{ name: string }>('Pictures of {name}'),
	heading: 'Pictures of {name}',
	back: 'Back without changes',
	cover: {
		title: 'Cover',
		hint: 'The big picture at the top of the page. All dates of a series share one.',
		remove: 'Remove the cover'
	},
	logo: {
		title: 'Logo',
		hint: 'The small, round picture next to your name.',
		remove: 'Remove the logo'
	},
	gallery: {
		title: 'More pictures',
		hint: 'Up to six, below the description. All dates of a series share them.',
		one: message<{ number: number }>('Picture {number}'),
		remove: message<{ number: number }>('Remove picture {number}'),
		full: 'The gallery is full. Remove a picture to make room for another.'
	},
	draft: {
		explanation:
			'Only those who manage the business with you see them until the event is announced.',
		back: 'Back to the draft'
	},
	file: 'Picture',
	replace: 'Choose another picture',
	fileHint: 'JPEG, PNG or WebP, up to 10 MB. We don’t keep where it was taken.',
	alt: 'What’s in the picture?',
	altHint: 'A short description for people who can’t see it.',
	upload: 'Upload'
};
