/** RFC 3339 with an offset, which names one instant wherever it is read. Seconds may be left out. */
export const instantPattern =
	/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
