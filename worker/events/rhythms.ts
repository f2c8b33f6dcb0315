/** When the dates of a series follow each other. */
export const rhythms = ['week', 'two_weeks', 'month_date', 'month_weekday'] as const;

export type Rhythm = (typeof rhythms)[number];
