import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const eslint = new ESLint();

it.each([
	'<button onclick={() => 1}>{1}</button>',
	'<button on:click={() => 1}>{1}</button>',
	'<script>let value = $state(0);</script>{value}',
	'<script>$effect(() => {});</script>',
	"<script>import { onMount } from 'svelte'; onMount(() => {});</script>",
	"<script>let value = '';</script><input bind:value />",
	'<script>const enhance = () => {};</script><form use:enhance></form>'
])(
	'lint rejects %s, which does nothing without hydration',
	async (component) => {
		const [result] = await eslint.lintText(component, { filePath: 'web/routes/Example.svelte' });
		const rules = result?.messages.map(({ ruleId }) => ruleId);
		expect(rules).toContain('no-restricted-syntax');
	},
	60_000
);
