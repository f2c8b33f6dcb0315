export interface Category {
	id: number;
	/** In addresses and in the API. */
	slug: string;
	name: string;
}

export interface Categories {
	/** All of them, by name. The list is short. */
	list(): Promise<Category[]>;
}
