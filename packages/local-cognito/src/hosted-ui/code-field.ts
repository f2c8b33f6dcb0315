import { html } from 'hono/html';

/** The form field for a verification or TOTP code. */
export const codeField = html`<label
	>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required
/></label>`;
