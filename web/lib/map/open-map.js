/**
 * Loads MapLibre GL, and opens a map in an element.
 *
 * - `data-library`, `data-worker`, `data-styles`, on that element: the addresses of its three files
 * - `data-light`, `data-dark`: styles of the base map
 * - `data-max-zoom`: how near the base map goes
 */

/** @param {string} href @returns {Promise<unknown>} */
function loadStyles(href) {
	const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
	return new Promise((resolve, reject) => {
		link.addEventListener('load', resolve, { once: true });
		link.addEventListener('error', reject, { once: true });
		document.head.append(link);
	});
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} container of the map
 * @param {Partial<import('maplibre-gl').MapOptions>} options
 * @returns {Promise<{ map: import('maplibre-gl').Map; library: typeof import('maplibre-gl') }>}
 * @throws where there is no WebGL, or the files cannot be loaded
 */
export async function openMap(element, container, options) {
	const {
		library: address = '',
		worker = '',
		styles = '',
		light = '',
		dark = ''
	} = element.dataset;
	const [library] = await Promise.all([import(address), loadStyles(styles)]);
	library.setWorkerUrl(worker);
	const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
	const map = new library.Map({
		container,
		style: isDark ? dark : light,
		maxZoom: Number(element.dataset['maxZoom']),
		attributionControl: { compact: false },
		dragRotate: false,
		pitchWithRotate: false,
		touchPitch: false,
		cooperativeGestures: true,
		// The worker knows no base address.
		transformRequest: (/** @type {string} */ url) => ({ url: new URL(url, location.href).href }),
		...options
	});
	map.touchZoomRotate.disableRotation();
	map.addControl(new library.NavigationControl({ showCompass: false }));
	return { map, library };
}
