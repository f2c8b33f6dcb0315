import type { CognitoClient } from '../auth/cognito.ts';
import type { JobContext } from '../jobs/run.ts';

/** What the jobs of accounts need beside the database: they call Cognito. */
export type AccountJobContext = JobContext & CognitoClient;
