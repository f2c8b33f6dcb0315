/** What a business or an event keeps about a picture that it shows. */
export interface Picture {
	/** Names its files: 128 random bits in hexadecimal, so that an upload never replaces another. */
	id: string;
	/** What it shows, in words, for those who cannot see it. Empty if its owner left it out. */
	alt: string;
	/** Pixels of the largest file. */
	width: number;
	height: number;
	/** Whether there is a file of the shape that other sites show: not of older ones. */
	isCropped?: true;
}
