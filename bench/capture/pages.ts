/** Pages that rendering libraries find hard, of nobody's product; the dashboards beside them are third parties'. */
import { type HttpServer, serve } from '../../local/http.ts';

const page = (title: string, body: string, style = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<style>body{margin:0;font:15px/22px sans-serif;background:white;color:#222}${style}</style></head><body>${body}</body></html>`;

const cards = Array.from(
  { length: 12 },
  (_, at) =>
    `<section style="--hue:${at * 30}"><h2>Card ${at + 1}</h2><p>What it says.</p></section>`,
).join('');
const oklch = page(
  'Modern colours',
  `<main>${cards}</main>`,
  `main{display:grid;grid-template-columns:repeat(4,1fr);gap:16px;padding:24px;background:color-mix(in oklch,oklch(97% 0.02 250),white)}
   section{padding:16px;border-radius:12px;background:oklch(88% 0.08 var(--hue));color:oklch(30% 0.1 var(--hue));
     border:2px solid oklch(60% 0.15 var(--hue));box-shadow:0 4px 16px oklch(30% 0.1 var(--hue) / 0.3)}`,
);

/** 4,000 rows of ten elements in a box that scrolls, as products keep their tables. */
const row = (at: number) =>
  `<div class="row"><b>${at}</b><span><i></i>Order ${at * 7}</span><span>Customer ${at % 90}</span><em>open</em><span><u>${at * 13} €</u></span><small>today</small></div>`;
const many = page(
  'Forty thousand nodes',
  `<div class="box">${Array.from({ length: 4_000 }, (_, at) => row(at)).join('')}</div>`,
  `.box{height:100vh;overflow:auto}.row{display:grid;grid-template-columns:80px 1fr 1fr 100px 1fr 90px;padding:6px 16px;border-bottom:1px solid #ddd}
   .row i{display:inline-block;width:10px;height:10px;border-radius:50%;background:#2a7}`,
);

/** What only the browser itself can see: another origin's pictures and frames, drawings, a film, closed roots. */
const closed = (other: string) =>
  page(
    'Closed parts',
    `<div class="grid">
      <figure><img src="${other}/picture.svg" width="320" height="200" alt=""><figcaption>Picture of another origin</figcaption></figure>
      <figure><canvas id="drawing" width="320" height="200"></canvas><figcaption>Canvas</figcaption></figure>
      <figure><video id="film" width="320" height="200" muted autoplay></video><figcaption>Film</figcaption></figure>
      <figure><closed-part></closed-part><figcaption>Closed shadow root</figcaption></figure>
      <figure><iframe src="${other}/frame" width="320" height="200"></iframe><figcaption>Frame of another origin</figcaption></figure>
      <figure><input value="What was typed"><progress value="0.6"></progress><figcaption>Form fields</figcaption></figure>
    </div>
    <script>
      const draw = (canvas, colour) => {
        const pen = canvas.getContext('2d');
        pen.fillStyle = colour; pen.fillRect(0, 0, 320, 200);
        pen.fillStyle = 'white'; pen.fillRect(40, 40, 120, 60);
      };
      draw(drawing, '#2255cc');
      const source = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
      draw(source, '#118844');
      film.srcObject = source.captureStream(10);
      setInterval(() => draw(source, '#118844'), 100);
      const root = document.querySelector('closed-part').attachShadow({ mode: 'closed' });
      root.innerHTML = '<p style="margin:0;width:320px;height:200px;background:#a3c;color:white">Inside a closed root</p>';
    </script>`,
    `.grid{display:grid;grid-template-columns:repeat(3,320px);gap:24px;padding:24px}figure{margin:0}iframe{border:0}`,
  );

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#d62"/><circle cx="160" cy="100" r="70" fill="#fd5"/></svg>`;
const frame = page('A frame', '<p>Another origin</p>', 'body{background:#0aa;color:white}');

const html = (body: string) =>
  new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });

/** Both origins; closing one closes both. */
export async function servePages(): Promise<HttpServer> {
  const other = await serve(async (request) =>
    new URL(request.url).pathname === '/picture.svg'
      ? new Response(picture, { headers: { 'content-type': 'image/svg+xml' } })
      : html(frame),
  );
  const documents = new Map([
    ['/oklch', oklch],
    ['/many', many],
    ['/closed', closed(other.url)],
  ]);
  const own = await serve(async (request) => {
    const found = documents.get(new URL(request.url).pathname);
    return found ? html(found) : new Response('no such page', { status: 404 });
  });
  return {
    ...own,
    async close() {
      await own.close();
      await other.close();
    },
  };
}
