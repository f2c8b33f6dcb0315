/** What an account that does not exist answers, the same each time it is asked. */
export interface Decoys {
	username(login: string): Promise<string>;
	/** 16 bytes, hexadecimal. */
	salt(username: string): Promise<string>;
}

/** Answers that only this pool can compute. */
export function createDecoys(byEmail: boolean): Decoys {
	const secret = crypto.randomUUID();
	const digest = async (text: string) => {
		const bytes = new TextEncoder().encode(`${secret} ${text.toLowerCase()}`);
		const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
		return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	};
	return {
		async username(login) {
			if (!byEmail) return login;
			const hex = await digest(`name ${login}`);
			return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
		},
		salt: async (username) => (await digest(`salt ${username}`)).slice(0, 32)
	};
}
