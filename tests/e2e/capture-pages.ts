/** Pages that are hard to capture, of nobody's product: secrets of every kind, great length, odd colours. */
import { type HttpServer, serve } from '../../local/http.ts';

const page = (body: string, style = '', title = 'A page') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<style>body{margin:0;font:16px/24px sans-serif;background:white}${style}</style></head>
<body>${body}</body></html>`;

/** Magenta is on the page only where something is to be hidden: in a picture it is proof of a leak. */
const magenta = '#ff00ff';

const secrets = page(
  `<h1>Customers</h1>
  <p id="mail">ada@<b>example</b>.org</p>
  <p id="card">4111 1111 1111 1111</p>
  <p id="phone">+49 30 1234567</p>
  <p id="iban">DE89 3704 0044 0532 0130 00</p>
  <p id="field"><input value="Ada Lovelace"></p>
  <p id="masked"><span data-hj-suppress>Lovelace Ltd.</span></p>
  <p id="shadow"></p>
  <p id="plain">Nothing to hide here</p>
  <script>
    const host = document.createElement('secret-part');
    document.querySelector('#shadow').append(host);
    const root = host.attachShadow({ mode: 'closed' });
    root.innerHTML = '<span style="background:${magenta};color:${magenta}">bob@example.org</span>';
    window.waymark = { context: () => ({ account: 'acme', user: 'u-1',
      custom: { plan: 'team', apiKey: 'k-123', note: 'ask carol@example.org' } }) };
  </script>`,
  `p{margin:0;padding-left:20px;height:40px}
   #mail,#mail b,#card,#phone,#iban,input,[data-hj-suppress]{color:${magenta};font-weight:400}
   #mail,#card,#phone,#iban{width:max-content}
   input,[data-hj-suppress]{background:${magenta}}`,
  'Orders of ada@example.org',
);

const rows = Array.from({ length: 200 }, (_, row) => {
  const color = row === 199 ? 'rgb(255,0,0)' : row % 2 ? 'rgb(200,220,240)' : 'rgb(240,220,200)';
  return `<div style="height:100px;background:${color}">Row ${row}</div>`;
}).join('');
/** 20,000 px, with a head that sticks and a foot that is fixed: each belongs into the picture once. */
const long = page(
  `<header></header>${rows}<footer></footer>`,
  `header{position:sticky;top:0;height:40px;margin-bottom:-40px;background:rgb(0,0,255)}
   footer{position:fixed;bottom:0;left:0;right:0;height:30px;background:rgb(0,128,0)}`,
);

const element = page(
  '<button id="target"></button>',
  `#target{position:absolute;left:133px;top:77px;width:201px;height:101px;border:0;padding:0;background:rgb(0,128,0)}`,
);

const oklch = page(
  '<div id="patch">Painted</div>',
  `:root{--ground:oklch(62.8% 0.2577 29.23)}body{background:color-mix(in oklch,white,white)}
   #patch{width:300px;height:200px;background:var(--ground);color:oklch(100% 0 0)}`,
);

const many = page(
  `<main>${Array.from({ length: 4_000 }, (_, row) => `<div><b>${row}</b><i>a</i><span>b</span><em>c</em></div>`).join('')}</main>
   ${Array.from({ length: 12 }, (_, at) => `<p class="mail">person${at}@example.org</p>`).join('')}`,
  'main{height:100px;overflow:hidden}p{margin:0}',
);

const documents: Readonly<Record<string, string>> = {
  '/secrets': secrets,
  '/long': long,
  '/element': element,
  '/oklch': oklch,
  '/many': many,
};

export function servePages(): Promise<HttpServer> {
  return serve(async (request) => {
    const { pathname } = new URL(request.url);
    const body = documents[pathname];
    return new Response(body ?? null, {
      status: body === undefined ? 404 : 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  });
}

export const isMagenta = ([r = 0, g = 0, b = 0]: number[]): boolean => r > 200 && b > 200 && g < 90;
