/**
 * One Postgres for all files of a run: copying, starting and stopping one for each took longer than most of
 * their tests. Every test still has a database of its own; the cluster goes as a whole.
 */
import { sharedCluster, startTestCluster } from '../../local/test-database.ts';

export async function setup(): Promise<() => Promise<void>> {
  const { url, close } = await startTestCluster();
  process.env[sharedCluster] = url;
  return close;
}
