/**
 * Makes a passkey when its form is sent: the browser asks the person, and the form then carries what
 * the authenticator has made. Options and response are written as WebAuthn Level 3, 5.1.8 does;
 * browsers of before 2025 cannot convert them themselves.
 */
const form = document.querySelector('form[data-passkey]');

/** @param {string} text base64url */
const toBytes = (text) =>
	Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** @param {ArrayBuffer} bytes */
const toBase64url = (bytes) =>
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');

/** @param {string} json @returns {PublicKeyCredentialCreationOptions} */
function readOptions(json) {
	const options = JSON.parse(json);
	return {
		...options,
		challenge: toBytes(options.challenge),
		user: { ...options.user, id: toBytes(options.user.id) },
		excludeCredentials: (options.excludeCredentials ?? []).map(
			(/** @type {{ id: string }} */ one) => ({ ...one, id: toBytes(one.id) })
		)
	};
}

/** @param {PublicKeyCredential} credential */
function toJson(credential) {
	const { response } = credential;
	if (!(response instanceof AuthenticatorAttestationResponse)) return '';
	return JSON.stringify({
		id: credential.id,
		rawId: credential.id,
		type: credential.type,
		authenticatorAttachment: credential.authenticatorAttachment,
		clientExtensionResults: credential.getClientExtensionResults(),
		response: {
			clientDataJSON: toBase64url(response.clientDataJSON),
			attestationObject: toBase64url(response.attestationObject),
			transports: response.getTransports?.() ?? []
		}
	});
}

/** @param {HTMLFormElement} form @param {string | undefined} message */
function show(form, message) {
	const status = form.querySelector('[role=status]');
	if (!status) return;
	status.textContent = message ?? '';
	status.classList.toggle('bad', Boolean(message));
}

/** @param {HTMLFormElement} form */
async function make(form) {
	const publicKey = readOptions(form.dataset['passkey'] ?? '');
	const credential = await navigator.credentials.create({ publicKey });
	const field = form.querySelector('[name=credential]');
	if (!(credential instanceof PublicKeyCredential) || !(field instanceof HTMLInputElement)) return;
	field.value = toJson(credential);
	form.submit();
}

/** @param {HTMLFormElement} form @param {unknown} error */
function explain(form, error) {
	const name = error instanceof Error ? error.name : '';
	show(form, form.dataset[name === 'InvalidStateError' ? 'known' : 'cancelled']);
}

if (form instanceof HTMLFormElement) {
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const name = form.querySelector('[name=name]');
		// The server says what is wrong with it.
		if (name instanceof HTMLInputElement && !name.value.trim()) return form.submit();
		if (!('PublicKeyCredential' in window)) return show(form, form.dataset['unsupported']);
		show(form, '');
		make(form).catch((error) => explain(form, error));
	});
}
