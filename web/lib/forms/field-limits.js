/**
 * Tells about the limits of fields while they are filled in. The server checks them too.
 *
 * - `data-limit`, on an element described by a field: how many characters the field may have
 * - `data-max` and `data-too-many`, on a fieldset: how many boxes may be ticked, and the message
 */

/** Counts like worker/input/text.ts: code points of the text as it is stored. @param {string} text */
const lengthOf = (text) => {
	const lines = text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n');
	return [
		...lines
			.replace(/\n{3,}/g, '\n\n')
			.trim()
			.normalize()
	].length;
};

/** @param {Element} field */
function showCount(field) {
	const { id } = field;
	const counter = id && document.getElementById(`${id}-count`);
	if (!counter || !('value' in field)) return;
	const [length, limit] = [lengthOf(String(field.value)), Number(counter.dataset['limit'])];
	counter.textContent = `${length}/${limit}`;
	counter.classList.toggle('bad', length > limit);
}

/** @param {Element} box */
function limitBoxes(box) {
	const fieldset = box.closest('fieldset[data-max]');
	if (!(fieldset instanceof HTMLElement) || !(box instanceof HTMLInputElement)) return;
	const isTooMany = fieldset.querySelectorAll(':checked').length > Number(fieldset.dataset['max']);
	if (isTooMany) box.checked = false;
	const status = fieldset.querySelector('[role=status]');
	if (status) status.textContent = isTooMany ? (fieldset.dataset['tooMany'] ?? '') : '';
}

addEventListener('focusin', ({ target }) => {
	if (target instanceof Element) showCount(target);
});
// Before the draft is saved.
addEventListener(
	'input',
	({ target }) => {
		if (!(target instanceof Element)) return;
		showCount(target);
		limitBoxes(target);
	},
	true
);
