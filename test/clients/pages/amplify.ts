/** The whole of Amplify's sign-in, on `window` for the tests, configured by the query. */
import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import 'aws-amplify/auth/enable-oauth-listener';

declare global {
	interface Window {
		amplify: typeof auth;
		amplifyEvents: string[];
	}
}

window.amplify = auth;
window.amplifyEvents = [];
Hub.listen('auth', ({ payload }) => void window.amplifyEvents.push(payload.event));

// Kept across redirects, which lose the query.
const query = new URLSearchParams(sessionStorage.getItem('settings') ?? location.search);
sessionStorage.setItem('settings', query.toString());
const setting = (name: string) => query.get(name) ?? '';
const origin = `${location.origin}/`;

Amplify.configure({
	Auth: {
		Cognito: {
			userPoolId: setting('pool'),
			userPoolClientId: setting('client'),
			userPoolEndpoint: `https://${setting('domain')}`,
			loginWith: {
				oauth: {
					domain: setting('domain'),
					scopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
					redirectSignIn: [origin],
					redirectSignOut: [origin],
					responseType: 'code'
				}
			}
		}
	}
});
