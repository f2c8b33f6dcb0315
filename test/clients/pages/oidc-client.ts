/** oidc-client-ts, on `window` for the tests, configured by the query. */
import { UserManager } from 'oidc-client-ts';

declare global {
	interface Window {
		users: UserManager;
	}
}

const query = new URLSearchParams(sessionStorage.getItem('settings') ?? location.search);
sessionStorage.setItem('settings', query.toString());

window.users = new UserManager({
	authority: query.get('issuer') ?? '',
	client_id: query.get('client') ?? '',
	redirect_uri: `${location.origin}/callback`,
	scope: 'openid email profile aws.cognito.signin.user.admin',
	loadUserInfo: true
});
