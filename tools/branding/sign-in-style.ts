import { readFileSync } from 'node:fs';
import { logoSvg } from './logo.ts';
import { siteColours } from './site-colours.ts';
import type { Colours, SiteColours } from './site-colours.ts';

/** Properties of AWS::Cognito::ManagedLoginBranding. */
export interface SignInStyle {
	Settings: object;
	Assets: { Category: string; ColorMode: string; Extension: string; Bytes: string }[];
}

/** Colours are written as `rrggbbaa`. */
const opaque = (colour: string) => `${colour}ff`;

/** One component in both schemes. */
const inBoth = ({ light, dark }: SiteColours, style: (colours: Colours) => object) => ({
	lightMode: style(light),
	darkMode: style(dark)
});

const box = (background: string, border: string) => ({
	backgroundColor: opaque(background),
	borderColor: opaque(border)
});

const button = (background: string, text: string) => ({
	backgroundColor: opaque(background),
	textColor: opaque(text)
});

const quietButton = ({ surface, edge, ink, paper, 'stall-soft': soft }: Colours) => ({
	defaults: { ...box(surface, edge), textColor: opaque(ink) },
	hover: { ...box(paper, ink), textColor: opaque(ink) },
	active: { ...box(soft, ink), textColor: opaque(ink) }
});

const components = (site: SiteColours) => ({
	alert: {
		borderRadius: site.radii.small,
		...inBoth(site, ({ surface, bad }) => ({ error: box(surface, bad) }))
	},
	favicon: { enabledTypes: ['ICO'] },
	form: {
		backgroundImage: { enabled: false },
		borderRadius: site.radii.large,
		logo: { enabled: true, formInclusion: 'IN', location: 'CENTER', position: 'TOP' },
		...inBoth(site, ({ surface, line }) => box(surface, line))
	},
	idpButton: { custom: {}, standard: inBoth(site, quietButton) },
	pageBackground: {
		image: { enabled: false },
		...inBoth(site, ({ paper }) => ({ color: opaque(paper) }))
	},
	pageText: inBoth(site, ({ ink, 'ink-soft': soft }) => ({
		bodyColor: opaque(soft),
		descriptionColor: opaque(soft),
		headingColor: opaque(ink)
	})),
	primaryButton: inBoth(site, ({ ink, paper, line, 'ink-soft': soft }) => ({
		defaults: button(ink, paper),
		hover: button(soft, paper),
		active: button(ink, paper),
		disabled: box(line, line)
	})),
	secondaryButton: inBoth(site, quietButton)
});

const componentClasses = (site: SiteColours) => ({
	buttons: { borderRadius: site.radii.small },
	divider: inBoth(site, ({ line }) => ({ borderColor: opaque(line) })),
	dropDown: {
		borderRadius: site.radii.small,
		...inBoth(site, ({ surface, paper, edge, ink, 'stall-soft': soft }) => ({
			defaults: { itemBackgroundColor: opaque(surface) },
			hover: {
				itemBackgroundColor: opaque(paper),
				itemBorderColor: opaque(edge),
				itemTextColor: opaque(ink)
			},
			match: { itemBackgroundColor: opaque(soft), itemTextColor: opaque(ink) }
		}))
	},
	focusState: inBoth(site, ({ ink }) => ({ borderColor: opaque(ink) })),
	input: {
		borderRadius: site.radii.small,
		...inBoth(site, ({ surface, edge, 'ink-soft': soft }) => ({
			defaults: box(surface, edge),
			placeholderColor: opaque(soft)
		}))
	},
	inputDescription: inBoth(site, ({ 'ink-soft': soft }) => ({ textColor: opaque(soft) })),
	inputLabel: inBoth(site, ({ ink }) => ({ textColor: opaque(ink) })),
	link: inBoth(site, ({ ink, 'ink-soft': soft }) => ({
		defaults: { textColor: opaque(ink) },
		hover: { textColor: opaque(soft) }
	})),
	optionControls: inBoth(site, ({ surface, edge, ink, paper }) => ({
		defaults: box(surface, edge),
		selected: { backgroundColor: opaque(ink), foregroundColor: opaque(paper) }
	})),
	statusIndicator: inBoth(site, (colours) => ({
		error: { ...box(colours.surface, colours.bad), indicatorColor: opaque(colours.bad) },
		pending: { indicatorColor: opaque(colours.edge) },
		success: { ...box(colours['good-soft'], colours.good), indicatorColor: opaque(colours.good) },
		warning: {
			...box(colours['stall-soft'], colours.edge),
			indicatorColor: opaque(colours['ink-soft'])
		}
	}))
});

/**
 * The style of Cognito's sign-in pages, made from the site's own colours, corners, logo and icon.
 * What is not named keeps Cognito's default.
 */
export function signInStyle(): SignInStyle {
	const site = siteColours();
	const logo = (colours: Colours) => Buffer.from(logoSvg(colours)).toString('base64');
	const asset = (Category: string, ColorMode: string, Extension: string, Bytes: string) => ({
		Category,
		ColorMode,
		Extension,
		Bytes
	});
	return {
		Settings: {
			categories: { global: { colorSchemeMode: 'DYNAMIC' } },
			components: components(site),
			componentClasses: componentClasses(site)
		},
		Assets: [
			asset('FORM_LOGO', 'LIGHT', 'SVG', logo(site.light)),
			asset('FORM_LOGO', 'DARK', 'SVG', logo(site.dark)),
			asset('FAVICON_ICO', 'DYNAMIC', 'ICO', readFileSync('web/static/favicon.ico', 'base64'))
		]
	};
}
