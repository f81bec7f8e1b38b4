// Each fault of @supabase/lite 0.10.0 that we mend, shown by its effect on a caller.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers, type Fixture, startFixture } from './start-fixture.ts';

describe.each(drivers)('lite on %s', (driver) => {
  let backend: Fixture;
  beforeAll(async () => {
    backend = await startFixture(driver);
  });
  afterAll(() => backend.close());

  test('several first requests at once all succeed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => backend.post('/rest/v1/rpc/whoami', '{}')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });

  test('requests leave the privileges of the migrations alone', async () => {
    const ada = await backend.signIn('ada@one.test');
    await ada.from('things').select();
    const [held] = await backend.sql`select
      has_table_privilege('anon', 'public.things', 'select') as anon_reads,
      has_table_privilege('authenticated', 'public.things', 'delete') as member_deletes,
      has_table_privilege('authenticated', 'app.notes', 'insert') as member_writes_private,
      has_table_privilege('authenticated', 'public.things', 'insert') as member_inserts`;
    expect(held).toEqual({
      anon_reads: false,
      member_deletes: false,
      member_writes_private: false,
      member_inserts: true,
    });
  });

  test('callers in the same instant never borrow each other’s role', async () => {
    await backend.sql`insert into public.things values (1, 'ada@one.test'), (2, 'bob@two.test')
      on conflict do nothing`;
    const ask = (key: string, table: string) =>
      backend.fetch(
        new Request(`${backend.url}/rest/v1/${table}?select=id`, {
          headers: { apikey: key, authorization: `Bearer ${key}` },
        }),
      );
    await backend.sql`grant select on public.things to anon`;
    const pairs = await Promise.all(
      Array.from({ length: 50 }, () =>
        Promise.all([ask(backend.secretKey, 'things'), ask(backend.publishableKey, 'things')]),
      ),
    );
    await backend.sql`revoke select on public.things from anon`;
    const seen = await Promise.all(pairs.map(([, anon]) => anon.json()));
    expect(seen).toEqual(Array(50).fill([]));
    const served = await Promise.all(pairs.map(([service]) => service.json()));
    expect(served).toEqual(Array(50).fill([{ id: 1 }, { id: 2 }]));
  });

  test('a seed that runs meanwhile is no part of a caller’s transaction', async () => {
    const ask = () => backend.post('/rest/v1/rpc/whoami', '{}').then((answer) => answer.json());
    const seed = () => backend.sql<{ user: string }>`select current_user as user`;
    const [seeded, asked] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, seed)),
      Promise.all(Array.from({ length: 20 }, ask)),
    ]);
    expect(new Set(seeded.map(([row]) => row?.user))).toEqual(new Set(['postgres']));
    expect(new Set(asked.map(({ database_role }) => database_role))).toEqual(new Set(['anon']));
  });

  test('json arguments arrive as objects, not as text in json', async () => {
    const { data } = await backend.client().rpc('type_of', { payload: { a: 1 } });
    expect(data).toBe('object');
  });

  test('an argument may be called as SQL calls something of its own', async () => {
    const answer = await backend.post('/rest/v1/rpc/first_of', '{"limit":2}');
    expect(await answer.json()).toEqual([1, 2]);
  });

  test('one member neither reads nor writes what is another’s', async () => {
    await backend.sql`insert into public.things values (1, 'ada@one.test'), (2, 'bob@two.test')
      on conflict do nothing`;
    const ada = await backend.signIn('ada@one.test');
    expect((await ada.from('things').select('id')).data).toEqual([{ id: 1 }]);
    const intrusion = await ada.from('things').insert({ id: 3, tenant: 'bob@two.test' });
    expect([intrusion.status, intrusion.error?.code]).toEqual([403, '42501']);
  });

  test('functions with the caller’s rights may ask who calls', async () => {
    const ada = await backend.signIn('ada@one.test');
    const { data } = await ada.rpc('whoami');
    const { data: session } = await ada.auth.getUser();
    expect(data).toEqual({
      uid: session.user?.id,
      role: 'authenticated',
      database_role: 'authenticated',
    });
  });

  test('`raise exception` is a 400 with its code and words', async () => {
    const { status, error } = await backend.client().rpc('raise_plain');
    expect([status, error?.code, error?.message]).toEqual([400, 'P0001', 'a plain complaint']);
  });

  test('tables and views see the request’s headers, as functions do', async () => {
    const headers = { apikey: backend.publishableKey, 'x-probe': 'seen' };
    const answer = await fetch(`${backend.url}/rest/v1/probes`, { headers });
    expect(await answer.json()).toEqual([{ probe: 'seen' }]);
  });

  test('extensions are found without their schema’s name', async () => {
    const { data, error } = await backend.client().rpc('hash_of', { word: 'a' });
    expect(error).toBeNull();
    expect(data).toMatch(/^ca978112/);
  });

  test('one-time codes verify under the type that clients are told to use', async () => {
    await backend.createUser('otp@one.test', 'correct horse battery');
    const client = backend.client();
    await client.auth.signInWithOtp({ email: 'otp@one.test' });
    const token = /code is: (\d{6})/.exec(backend.mails.at(-1)?.text ?? '')?.[1] ?? '';
    const { data, error } = await client.auth.verifyOtp({
      email: 'otp@one.test',
      token,
      type: 'email',
    });
    expect(error).toBeNull();
    expect(data.user?.email).toBe('otp@one.test');
  });

  test('signed addresses open for whoever holds them, uploads too', async () => {
    const ada = await backend.signIn('ada@one.test');
    const { data: me } = await ada.auth.getUser();
    const bucket = ada.storage.from('private');
    const key = `${me.user?.id}/shot.txt`;
    const upload = await bucket.createSignedUploadUrl(key);
    expect(upload.error).toBeNull();
    await backend
      .client()
      .storage.from('private')
      .uploadToSignedUrl(key, upload.data?.token ?? '', new Blob(['hi']));
    const { data } = await bucket.createSignedUrl(key, 60);
    expect(await (await fetch(data?.signedUrl ?? '')).text()).toBe('hi');
  });

  test('what a browser uploads as a form is stored as the file, with its type', async () => {
    const ada = await backend.signIn('ada@one.test');
    const { data: me } = await ada.auth.getUser();
    const key = `${me.user?.id}/note.txt`;
    const bucket = ada.storage.from('private');
    const { error } = await bucket.upload(key, new Blob(['hello'], { type: 'text/plain' }));
    expect(error).toBeNull();
    const { data } = await bucket.download(key);
    expect([data?.type, await data?.text()]).toEqual(['text/plain', 'hello']);
  });

  test('an object is its owner’s, and a key cannot leave its bucket', async () => {
    const [ada, bob] = [await backend.signIn('ada@one.test'), await backend.signIn('bob@two.test')];
    const { data: me } = await ada.auth.getUser();
    const key = `${me.user?.id}/secret.bin`;
    const bytes = new Uint8Array(300_000).map((_, i) => i);
    const bucket = (who: typeof ada) => who.storage.from('private');
    expect((await bucket(ada).upload(key, bytes)).error).toBeNull();
    const { data: back } = await bucket(ada).download(key);
    expect(new Uint8Array((await back?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
    expect((await bucket(bob).download(key)).error).not.toBeNull();
    expect((await bucket(bob).upload(key, bytes, { upsert: true })).error).not.toBeNull();
    expect(
      (await bucket(ada).upload(`${me.user?.id}/../../../out.txt`, bytes)).error,
    ).not.toBeNull();
  });

  test('nothing above was reported as a fault of the backend', () => {
    expect(backend.errors).toEqual([]);
  });
});
