import { CopyField } from '../../../ui/CopyField.tsx';

/** Node, because most receivers speak it or something near it; the names are those of Standard Webhooks. */
const example = `import { createHmac, timingSafeEqual } from 'node:crypto';
const key = Buffer.from(WEBHOOK_SECRET.replace('whsec_', ''), 'base64');
const signed = [headers['webhook-id'], headers['webhook-timestamp'], rawBody].join('.');
const expected = 'v1,' + createHmac('sha256', key).update(signed).digest('base64');
const real = headers['webhook-signature'];
const isOurs = real.length === expected.length && timingSafeEqual(Buffer.from(real), Buffer.from(expected));`;

/** The one moment in which it can be read, with what it is for. */
export function SecretNotice({ secret }: { secret: string }) {
  return (
    <div class="notice" role="status">
      <p>
        The receiver tells by it that a message is yours. <b>It is shown this once</b>; later it can
        only be replaced. Slack does not ask for it.
      </p>
      <CopyField label="Webhook secret" text={secret} />
      <details>
        <summary>How a receiver checks it</summary>
        <CopyField block label="Checking example" text={example} />
      </details>
    </div>
  );
}
