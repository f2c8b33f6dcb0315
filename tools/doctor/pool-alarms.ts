import { load } from 'cheerio';
import type { CognitoConfig } from '../../worker/config.ts';
import type { Aws } from '../aws.ts';
import { type Finding, pass, warn } from './finding.ts';
import { notAnswered } from './not-answered.ts';

/** The metrics that an alarm must watch. */
const watched = ['SignInSuccesses', 'SignInThrottles', 'SignUpThrottles', 'TokenRefreshThrottles'];

/** Pages of a hundred alarms that are read. */
const maxPages = 10;

interface Alarm {
	name: string;
	metrics: string[];
	state: string;
	tellsSomebody: boolean;
}

/** Checks that alarms watch the pool, and that somebody hears of them. */
export async function checkAlarms(aws: Aws, { userPoolId }: CognitoConfig): Promise<Finding> {
	const check = 'pool_alarms';
	const alarms = await alarmsOf(aws, userPoolId);
	if (!Array.isArray(alarms)) return alarms;
	const seen = new Set(alarms.flatMap(({ metrics }) => metrics));
	const missing = watched.filter((metric) => !seen.has(metric));
	if (missing.length > 0) {
		return warn(
			check,
			`No alarm watches ${missing.join(', ')} of the pool.`,
			'Deploy the stack again from cognito/template.yaml.'
		);
	}
	const ringing = alarms.filter(({ state }) => state === 'ALARM').map(({ name }) => name);
	if (ringing.length > 0) {
		return warn(check, `CloudWatch has an alarm now: ${ringing.join(', ')}.`, 'See docs/watch.md.');
	}
	if (!alarms.every(({ tellsSomebody }) => tellsSomebody)) {
		return warn(
			check,
			'Nobody hears of the alarms of the pool.',
			'Deploy the stack with AlarmEmail, and confirm the message that AWS sends there.'
		);
	}
	return pass(check, `${alarms.length} alarms watch the pool.`);
}

/** The alarms about this pool, or why they are not known. */
async function alarmsOf(aws: Aws, userPoolId: string): Promise<Alarm[] | Finding> {
	const alarms: Alarm[] = [];
	let next = '';
	for (let page = 0; page < maxPages; page++) {
		const result = await aws.cloudWatch('DescribeAlarms', {
			MaxRecords: '100',
			'AlarmTypes.member.1': 'MetricAlarm',
			...(next ? { NextToken: next } : {})
		});
		const problem = notAnswered('pool_alarms', result);
		if (problem) return problem;
		const $ = load(result.text, { xml: true });
		$('MetricAlarms > member').each((_, element) => {
			const one = $(element);
			const values = one.find('Dimensions > member > Value').map((__, value) => $(value).text());
			if (!values.get().includes(userPoolId)) return;
			alarms.push({
				name: one.children('AlarmName').text(),
				metrics: one
					.find('MetricName')
					.map((__, name) => $(name).text())
					.get(),
				state: one.children('StateValue').text(),
				tellsSomebody:
					one.children('ActionsEnabled').text() === 'true' &&
					one.find('AlarmActions > member').length > 0
			});
		});
		next = $('DescribeAlarmsResult > NextToken').text();
		if (!next) break;
	}
	return alarms;
}
