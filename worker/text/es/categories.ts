import type { categories as english } from '../en/categories.ts';

export const categories: typeof english = {
	'food-drink': 'Comida y bebida',
	fashion: 'Moda',
	'art-crafts': 'Arte y artesanía',
	music: 'Música',
	'beauty-wellness': 'Belleza y bienestar',
	'home-garden': 'Casa y jardín',
	'kids-family': 'Infancia y familia',
	'books-stationery': 'Libros y papelería',
	'tech-gadgets': 'Tecnología',
	'vintage-second-hand': 'Vintage y segunda mano',
	'sports-outdoors': 'Deporte y aire libre',
	pets: 'Mascotas'
};
