import covers from './covers.svg?url&no-inline';
import { drawings, rows } from './drawn-share.ts';

const width = 320;
const height = 240;
/** Drawings side by side on a banner. */
const onBanner = 4;

const view = (first: number, count: number, row: number) =>
	`${covers}#svgView(viewBox(${first * width},${row * height},${count * width},${height}))`;

/**
 * The address of a drawing for something without a picture: always the same one. All of them are in
 * one file.
 *
 * @param id of the event or the business: those next to each other get different ones
 */
export const drawnCover = (id: number): string => view(id % drawings, 1, id % rows);

/** The same drawing with some of its neighbours, four times as wide. */
export const drawnBanner = (id: number): string =>
	view(Math.min(Math.max((id % drawings) - 1, 0), drawings - onBanner), onBanner, id % rows);
