/** The trackers' queue through the Data API, as the service role, and pictures from the project's storage. */
import type { Jobs, PictureStore, TrackerJob } from './issues.ts';
import { createCall, headersOf, type RestOptions } from './rest.ts';

export function createRestJobs(options: RestOptions): Jobs {
  const call = createCall(options);
  return {
    async take(most) {
      const jobs = await call('take_issue_jobs', { most });
      // Safe: take_issue_jobs answers with these fields, as tests/db/voice/trackers.test.ts asserts.
      return (Array.isArray(jobs) ? jobs : []) as readonly TrackerJob[];
    },
    async report(id, result) {
      await call('report_issue_job', { issue: id, result });
    },
  };
}

/**
 * A year: whoever opens the issue months later still sees what is meant. The address ends earlier where the
 * picture does: erased or drawn anew, its object is gone.
 */
const seconds = 31_536_000;

export function createRestPictures({ url, serviceKey, fetch: ask }: RestOptions): PictureStore {
  const headers = headersOf({ serviceKey });
  const at = (path: string) => path.split('/').map(encodeURIComponent).join('/');
  return {
    async sign(path) {
      const response = await ask(`${url}/storage/v1/object/sign/captures/${at(path)}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ expiresIn: seconds }),
      });
      const { signedURL } = Object(await response.json());
      return response.ok && typeof signedURL === 'string'
        ? new URL(`${url}/storage/v1${signedURL}`).href
        : undefined;
    },
    async read(path) {
      const response = await ask(`${url}/storage/v1/object/captures/${at(path)}`, { headers });
      return response.ok ? await response.blob() : undefined;
    },
  };
}
