/**
 * What somebody is typing, kept in this tab until it is sent, so that a sign-in half-way or a page
 * closed by mistake costs nobody their words. Signing out removes it with the rest of the storage.
 */
export interface Draft {
	save: () => void;
	/** @returns whether there was something to put back */
	restore: () => boolean;
	clear: () => void;
}

/** @param key names the form, and the person who types in it */
export function draftOf(form: HTMLFormElement, key: string): Draft {
	const name = `draft ${key}`;
	return {
		save: () => sessionStorage.setItem(name, JSON.stringify(entriesOf(form))),
		clear: () => sessionStorage.removeItem(name),
		restore() {
			const entries = readEntries(sessionStorage.getItem(name));
			if (entries) fill(form, entries);
			return entries !== null;
		}
	};
}

type Entries = [name: string, value: string][];

const entriesOf = (form: HTMLFormElement): Entries =>
	[...new FormData(form)].map(([name, value]) => [name, String(value)]);

function readEntries(stored: string | null): Entries | null {
	try {
		const read: unknown = JSON.parse(stored ?? 'null');
		return Array.isArray(read) ? read.map(([name, value]) => [String(name), String(value)]) : null;
	} catch {
		return null;
	}
}

function fill(form: HTMLFormElement, entries: Entries): void {
	for (const control of form.elements) {
		if (!isControl(control)) continue;
		const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
		if (control instanceof HTMLInputElement && control.type === 'checkbox') {
			control.checked = values.includes(control.value);
		} else if (values[0] !== undefined) {
			control.value = values[0];
		}
	}
}

const isControl = (
	element: Element
): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
	element.matches('input, select, textarea');
