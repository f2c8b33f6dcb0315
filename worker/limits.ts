/** What one person may have at a time: the rest waits until moderators have decided. */
export const limits = {
	/** Announcements that wait for review. A series counts once. */
	pendingAnnouncements: 50,
	/** Businesses that wait for verification. */
	unverifiedBusinesses: 5,
	/** Dates of one series. */
	datesOfSeries: 26
} as const;
