import { parseConfig } from './config.ts';

/** The content of the configuration file that is used when there is none. */
export const defaultConfigJson = {
	clients: [
		{
			id: 'localclient',
			callback_urls: ['http://localhost:3000/', 'http://localhost:3000/callback'],
			logout_urls: ['http://localhost:3000/']
		}
	],
	people: [
		{
			id: 'alice',
			sub: '5f0c2c4e-3f0b-4c1b-9d0e-6a1d8f5b7a10',
			name: 'Alice Example',
			email: 'alice@example.com'
		}
	]
};

/** The configuration without a configuration file. */
export const defaultConfig = parseConfig(defaultConfigJson);
