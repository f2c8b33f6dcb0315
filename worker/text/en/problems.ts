/** Texts of error pages for errors that a page finds itself, not the Worker. */
export const problems = {
	title: 'Something went wrong',
	titles: {
		401: 'Please sign in',
		403: 'This isn’t yours to change',
		404: 'This stall is empty'
	},
	reference: 'If you <link>ask for help</link>, quote this reference:',
	goHome: 'Go to the home page',
	backToItsPage: 'Go back to its page',
	notFound:
		'There’s nothing at this address. It may have moved, or part of the link may be missing.',
	nothingHere: 'There’s nothing at this address.',
	failed: 'This page can’t do that. Go back and try another way.',
	identityUnknown: 'We can’t tell who you are right now.',
	signInForAccount: 'Sign in to see your account.',
	noSignInStarted: 'This page finishes a sign-in, but none was started. Please sign in again.',
	notYourBusiness: 'You do not have permission to manage this business',
	notYourEvent: 'You do not have permission to manage this event',
	eventCancelled:
		'This event was cancelled, so it can’t be changed any more. You can announce a new one.',
	stillHere: 'What you entered is still here.',
	sendAgain: 'Send it again'
};
