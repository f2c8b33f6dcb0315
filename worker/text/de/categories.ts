import type { categories as english } from '../en/categories.ts';

export const categories: typeof english = {
	'food-drink': 'Essen & Trinken',
	fashion: 'Mode',
	'art-crafts': 'Kunst & Handwerk',
	music: 'Musik',
	'beauty-wellness': 'Schönheit & Wellness',
	'home-garden': 'Haus & Garten',
	'kids-family': 'Kinder & Familie',
	'books-stationery': 'Bücher & Papeterie',
	'tech-gadgets': 'Technik & Gadgets',
	'vintage-second-hand': 'Vintage & Secondhand',
	'sports-outdoors': 'Sport & Outdoor',
	pets: 'Haustiere'
};
