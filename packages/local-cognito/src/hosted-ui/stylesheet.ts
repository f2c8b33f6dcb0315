/** The styles of every page, for light and dark mode. */
export const stylesheet = `
:root {
	color-scheme: light dark;
	--ink: light-dark(#1b2431, #eef1f6);
	--quiet: light-dark(#4a5568, #b4bdcc);
	--paper: light-dark(#eef1f6, #11161d);
	--card: light-dark(#ffffff, #1b222c);
	--line: light-dark(#8a94a6, #66718a);
	--accent: light-dark(#1d4ed8, #9dbcff);
	--on-accent: light-dark(#ffffff, #0b1220);
	--warn: light-dark(#9b1c1c, #ffb4ab);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.notice { margin: 0; padding: .5rem 1rem; background: #fde68a; color: #422006; text-align: center; }
main { width: min(100% - 2rem, 26rem); margin: 2rem auto; padding: 1.5rem; background: var(--card); border-radius: .75rem; }
main.wide { width: min(100% - 2rem, 60rem); }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
a { color: var(--accent); }
form { display: grid; gap: 1rem; margin: 0 0 1rem; }
label { display: grid; gap: .25rem; font-weight: 600; }
input:not([type=radio]) { font: inherit; color: inherit; background: var(--paper); padding: .5rem .75rem; min-height: 2.75rem; border: 1px solid var(--line); border-radius: .5rem; width: 100%; }
button, .button { display: block; width: 100%; padding: .5rem 1rem; min-height: 2.75rem; border: 1px solid var(--accent); border-radius: .5rem; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
.second { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem { padding: .5rem .75rem; border-inline-start: 4px solid var(--warn); color: var(--warn); font-weight: 600; }
.quiet { color: var(--quiet); font-size: .9375rem; }
fieldset { margin: 0; padding: 0; border: 0; display: grid; gap: .5rem; }
legend { padding: 0; font-weight: 600; margin-block-end: .5rem; }
.choice label { display: block; }
.choice { display: flex; gap: .75rem; align-items: start; font-weight: 400; padding: .5rem; border: 1px solid var(--line); border-radius: .5rem; }
.choice input { margin-block-start: .375rem; }
.people { padding: 0; list-style: none; display: grid; gap: .5rem; }
table { width: 100%; border-collapse: collapse; }
.scroll { overflow-x: auto; }
th, td { padding: .5rem .75rem .5rem 0; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); }
code { overflow-wrap: anywhere; }
.message { white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { width: 100%; height: 30rem; border: 1px solid var(--line); border-radius: .5rem; }
`;
