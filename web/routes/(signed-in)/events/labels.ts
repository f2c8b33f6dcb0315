/** What the fields of an event are called, in the order of its forms. */
export const labels = {
	business_id: 'Hosted by',
	title: 'Title',
	description: 'What happens',
	start_at: 'Starts',
	end_at: 'Ends',
	time_zone: 'Time zone',
	location_name: 'Name of the place',
	address: 'Address',
	latitude: 'Latitude',
	longitude: 'Longitude',
	categories: 'Categories',
	repeat: 'Repeat'
};
