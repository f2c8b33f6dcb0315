const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;'
};

/** Characters that XML 1.0 cannot contain, even escaped: https://www.w3.org/TR/xml/#charsets */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text in an element or an attribute of XML. */
export const escapeXml = (text: string): string =>
	text
		.toWellFormed()
		.replace(forbidden, '')
		.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A document, with the headers of one that browsers show and do not run. */
export const xmlResponse = (content: string, type = 'application/xml'): Response =>
	new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${content}\n`, {
		headers: { 'content-type': `${type}; charset=utf-8` }
	});
