/** A project's Data API as its service role: how edge functions reach the database. */
export interface RestOptions {
  url: string;
  serviceKey: string;
  fetch: typeof fetch;
}

export type Call = (name: string, args: Record<string, unknown>) => Promise<unknown>;

export const headersOf = ({ serviceKey }: Pick<RestOptions, 'serviceKey'>) => ({
  apikey: serviceKey,
  authorization: `Bearer ${serviceKey}`,
});

export function createCall({ url, serviceKey, fetch: ask }: RestOptions): Call {
  return async (name, args) => {
    const response = await ask(`${url}/rest/v1/rpc/${name}`, {
      method: 'POST',
      headers: { ...headersOf({ serviceKey }), 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text.slice(0, 300)}`);
    return text === '' ? null : JSON.parse(text);
  };
}
