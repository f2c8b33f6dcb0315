/**
 * Days for which things are kept before the nightly purge deletes them. The privacy page shows these
 * numbers, and a test compares them with the table in docs/security.md.
 */
export const retentionDays = {
	/** After its end. */
	endedSession: 7,
	/** After somebody has last signed in with it. */
	knownDevice: 400,
	/** After it has expired. */
	expiredApiToken: 30,
	/** After it was sent, or given up. */
	finishedMail: 90,
	/** After everything was deleted. */
	accountDeletion: 90,
	/** What somebody did to their account, for themselves to see. */
	activity: 90,
	/** A code to prove an address: after it was sent. */
	addressProof: 7,
	/** An answer of the geocoder: after the address was looked up. */
	geocode: 30,
	/** How many addresses somebody looked up: after the first of them. */
	addressSearches: 1,
	/** What a business that did not take part had to do with an event: after the event. */
	joinRequest: 90,
	/** A question to the organiser of an event, and its answer: after the event. */
	question: 30,
	/** A link to a team: after it expired, was used or was withdrawn. */
	invitation: 1,
	/** That somebody claimed a business: after it was decided. */
	decidedClaim: 90,
	/** Rejected, or cancelled before it was public: after its last change. */
	refusedEvent: 90,
	/** Never decided: after it was over. */
	undecidedEvent: 90,
	/** An event that nobody announced: after its last change. */
	draft: 365,
	/** What visitors reported, and no moderator dealt with: after the last report. */
	openReport: 180,
	/** An edit of something public that no moderator has looked at: after the last one. */
	unseenEdit: 180,
	/** That somebody could moderate: after they last signed in. */
	moderator: 30,
	/** The note of a picture that was replaced or removed; its files go at once. */
	removedPicture: 1,
	/** The short name that a business had: after it was given up. Nobody else gets it before. */
	formerName: 180,
	/** After its last change, unless it hosts an event that is or was public. */
	unverifiedBusiness: 365
};

export type RetentionDays = typeof retentionDays;
