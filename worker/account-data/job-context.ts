import type { PoolClient } from '../auth/dependencies.ts';
import type { JobContext } from '../jobs/run.ts';

/** What the jobs of accounts need beside the database: they call Cognito. */
export type AccountJobContext = JobContext & PoolClient;
