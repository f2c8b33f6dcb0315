import type { PageLanguage } from '../../../worker/languages/page-language.ts';
import library from 'maplibre-gl/dist/maplibre-gl.mjs?url&no-inline';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url&no-inline';
import styles from 'maplibre-gl/dist/maplibre-gl.css?url&no-inline';
import opener from './open-map.js?url&no-inline';

/** The nearest that the base map and a street map are useful. */
const maxZoom = { base: 14, streets: 18 };

/**
 * The attributes that open-map.js reads.
 *
 * @param streetMap the address of the style of a street map; null for the base map
 * @param language of the names on the base map
 */
export const mapAssets = (streetMap: string | null, { code }: Pick<PageLanguage, 'code'>) => ({
	'data-library': library,
	'data-worker': worker,
	'data-styles': styles,
	'data-opener': opener,
	'data-light': streetMap ?? `/map/light-${code}.json`,
	'data-dark': streetMap ?? `/map/dark-${code}.json`,
	'data-max-zoom': streetMap ? maxZoom.streets : maxZoom.base
});
