import { message } from './wording.ts';

/** What visitors ask the organisers of events. */
export const questions = {
	link: 'Ask the organiser',
	/** For those who answer. */
	manage: 'Questions',
	nobody: 'Nobody can answer questions about this event yet.',
	title: message<{ event: string }>('Questions about {event}'),
	heading: 'Ask the organiser',
	introduction:
		'Your question goes to whoever organises this event. The answer comes to you by e-mail and in your news. Neither of you learns the other’s name or address.',
	text: 'Your question',
	textHint: 'Only the organiser reads it. Write your name if they should know it.',
	submit: 'Send the question',
	flashes: {
		asked: {
			title: 'Your question was sent',
			text: 'Your question is on its way. We’ll tell you when it’s answered.'
		},
		answered: {
			title: 'Your answer was sent',
			text: 'Your answer is on its way.'
		},
		reported: {
			title: 'The question is reported',
			text: 'A moderator will look at the question. It’s closed.'
		},
		closed: {
			title: 'The question is closed',
			text: 'The question is closed. Whoever asked it isn’t told.'
		}
	},
	yours: 'What you’ve asked',
	answer: 'Answer',
	since: 'Asked',
	/** Instead of the form. */
	instead: {
		over: 'Questions are for events to come. This one is over, was cancelled or isn’t public.',
		nobody: 'Nobody can answer questions about this event yet.',
		unproven:
			'First we need an e-mail address of yours that you’ve confirmed: the answer comes there. <link>Confirm your address</link>',
		enough: 'You’ve asked as many questions about this event as one person can.'
	},
	states: {
		open: 'Waiting for an answer',
		answered: 'Answered',
		closed: 'Closed without an answer'
	},

	organiser: {
		introduction:
			'What visitors want to know about your event. They get your answer by e-mail, and learn neither your name nor your address.',
		none: 'No question is waiting.',
		answer: 'Your answer',
		answerHint: 'Only the person who asked reads it.',
		submit: 'Send the answer',
		close: 'Close without an answer',
		report: 'Report to the moderators',
		more: 'More questions'
	}
};
