/** The fields of Django that name a file, the first one with a value, and what it is here. */
export const pictureFields = [
	{ model: 'events.business', names: ['logo'], role: 'logo' },
	{ model: 'events.business', names: ['cover', 'cover_image', 'image'], role: 'cover' },
	{ model: 'events.event', names: ['image', 'cover', 'cover_image'], role: 'cover' }
] as const;

export type PictureField = (typeof pictureFields)[number];

/** The names of all fields of a model that pictures are taken from. */
export const pictureNamesOf = (model: string): string[] =>
	pictureFields.filter((field) => field.model === model).flatMap(({ names }) => [...names]);
