export interface MapColours {
	land: string;
	sea: string;
	border: string;
	text: string;
	halo: string;
}

/** The colours of the base map. Those of the pages are in web/styles/tokens.css. */
export const mapColours = {
	light: {
		land: '#f4ecdb',
		sea: '#cfe0e3',
		border: '#b9a68d',
		text: '#4a3b33',
		halo: '#fbf6ea'
	},
	dark: {
		land: '#2d2622',
		sea: '#17262c',
		border: '#6d5d50',
		text: '#d8cbb8',
		halo: '#1c1613'
	}
} satisfies Record<string, MapColours>;
