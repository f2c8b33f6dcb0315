/** What one person may have waiting for moderators, and what one request may add. */
export const limits = {
	/** Announcements that wait for review, or were withdrawn within a day. A series counts once. */
	pendingAnnouncements: 50,
	/** Drafts of events that one person has made. */
	drafts: 20,
	/** Businesses that wait for verification. */
	unverifiedBusinesses: 5,
	/** Dates of one series. */
	datesOfSeries: 26,
	/** Days that the dates of one series last together: each of them is an entry of every list. */
	daysOfSeries: 78,
	/** API tokens that one person has, expired ones included. */
	apiTokens: 10,
	/** Pictures that one person uploads within a day. */
	picturesPerDay: 100,
	/** Pictures that one person keeps on the site. */
	pictures: 1_000,
	/** Pictures of one gallery. */
	picturesOfGallery: 6,
	/** People who work for one business beside its owner. */
	members: 20,
	/** Businesses that one person works for without owning them. */
	memberships: 100,
	/** Invitations of one business that are open. */
	invitations: 20,
	/** Invitations that one person makes within a day, even if they are withdrawn. */
	invitationsPerDay: 40,
	/** Changes of teams, owners and ways to sign in that one person makes within a day. */
	lastingChangesPerDay: 200,
	/** What one moderator decides within a day. A series counts once. */
	decisionsPerDay: 2_000,
	/** Claims of one person that wait for moderators. */
	openClaims: 5,
	/** Claims of one business that wait: accepting one declines the others. */
	claimsOfBusiness: 10,
	/** Short names that one business had before, and that still lead to it. */
	formerNames: 3,
	/** Reports about one thing whose texts are kept. */
	reportsOfThing: 20,
	/** Reports about one thing that are counted. */
	countedReports: 1_000,
	/** Answers of hosts and free places that one business waits for at once. */
	joinRequests: 40,
	/** Invitations to one event that are open. */
	eventInvitations: 50,
	/** Businesses that can take part in an event with limited places. */
	capacity: 10_000,
	/** Events that one person has saved. */
	savedEvents: 200,
	/** Businesses that one person follows. */
	followedBusinesses: 200,
	/** Events, and as many businesses, that a browser keeps for somebody without an account. */
	savedOnDevice: 100,
	/** Questions of one person that wait for an answer. */
	openQuestions: 5,
	/** Questions of one person about one event. */
	questionsAboutEvent: 3,
	/** Questions about one event that wait for an answer. */
	openQuestionsOfEvent: 100,
	/** Questions that one person asks within a day. */
	questionsPerDay: 10,
	/** Times that one event is added to calendars within a day and counted: anybody can do it. */
	calendarAddsPerDay: 200,
	/** Places that one person keeps. */
	venues: 50,
	/** Addresses that the geocoder is asked for one person within a day: all people share 1,000. */
	addressSearchesPerDay: 50,
	/** Categories of the site. */
	categories: 50,
	/** Categories that were merged into others: their addresses still lead somewhere. */
	mergedCategories: 150,
	/** Changes of one category within a day: the audit log keeps them for ever. */
	changesOfCategory: 50
} as const;
