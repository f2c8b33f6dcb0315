/** Drawings in a row of covers.svg, and rows of it, which differ in their colours. */
export const drawings = 8;
export const rows = 5;

/** The file of a drawing as a picture to share: tools/share-pictures makes them. */
export const shareName = (drawing: number, row: number): string => `${drawing}-${row}.png`;

/** The file of the drawing of something without a picture. */
export const shareNameOf = (id: number): string => shareName(id % drawings, id % rows);
