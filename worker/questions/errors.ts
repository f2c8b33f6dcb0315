import { err, retryAfter } from '../http/result.ts';
import type { Err } from '../http/result.ts';
import { limits } from '../limits.ts';

export const questionNotFound = err(
	404,
	'question_not_found',
	"We can't find that question",
	'It may have been deleted by whoever asked it.'
);

export const alreadyDecided = err(
	409,
	'already_answered',
	'This question is done',
	'Somebody in your team has answered or closed it already.'
);

export const ownEvent = err(
	409,
	'own_event',
	'This is your event',
	'You are the one who answers questions about it.'
);

export const noMoreQuestions = err(
	409,
	'event_over',
	'This event takes no questions',
	'Questions are for public events to come. This one is over, was cancelled or is not public.'
);

export const nobodyAnswers = err(
	409,
	'nobody_answers',
	'Nobody can answer yet',
	'Its organiser isn’t verified yet, or isn’t on Popmap. Nobody would read your question.'
);

export const notPublic = err(
	409,
	'not_public',
	"This event isn't public",
	'While it isn’t, nobody can answer questions about it.'
);

export const addressNeeded = err(
	403,
	'address_needed',
	'Please confirm your e-mail address',
	'Without it, the answer would not reach you. Confirm an address on your account page, then ask again.',
	[{ label: 'Go to your address', href: '/account/mail-address' }]
);

export const askedEnough = err(
	422,
	'limit_reached',
	'You have asked enough',
	`One person can ask ${limits.questionsAboutEvent} questions about an event.`,
	[]
);

export const tooManyOpen = err(
	422,
	'limit_reached',
	'Your questions are waiting',
	`You can have ${limits.openQuestions} questions that wait for an answer. Ask again when one of them is answered.`,
	[]
);

export const eventHasEnough = err(
	422,
	'limit_reached',
	'The organiser has a lot to answer',
	`${limits.openQuestionsOfEvent} questions about this event are waiting. Please try again tomorrow.`,
	[]
);

const tooManyToday = err(
	429,
	'too_many_questions',
	'That’s enough for today',
	`You can ask ${limits.questionsPerDay} questions a day. Please try again tomorrow.`,
	[]
);

/** @param seconds until the next one may be asked */
export const tooManyTodayUntil = (seconds: number): Err => retryAfter(tooManyToday, seconds);
