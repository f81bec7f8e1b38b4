/** What all surfaces share. Tokens stand on `.wm`, from the theme; everything else is drawn with them. */
export const baseCss = `
.wm{--surface:light-dark(#fff,#1d2422);--ink:light-dark(#17211e,#edf2ef);--line:light-dark(#d9e0dc,#3a4441);--accent:light-dark(#14543f,#63cfa3);--on-accent:light-dark(#fff,#08231a);--soft:color-mix(in srgb,var(--ink) 72%,var(--surface));--edge:color-mix(in srgb,var(--ink) 52%,var(--surface));--wash:color-mix(in srgb,var(--accent) 9%,var(--surface));--radius:10px;--width:360px;--font:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font:400 15px/1.5 var(--font);color:var(--ink);text-align:start}
.wm *,.wm *::before{box-sizing:border-box}
:where(.wm,.wm div,.wm section),:where(.wm) :where(div,section,form,fieldset,legend,p,h2,h3,ul,ol,li,label){margin:0;padding:0}
:where(button,input,textarea){font:inherit;color:inherit;letter-spacing:inherit}
.card{position:relative;background:var(--surface);color:var(--ink);border:1px solid var(--line);border-radius:var(--radius);box-shadow:0 1px 2px rgb(0 0 0/.08),0 12px 32px -8px rgb(0 0 0/.28);overflow:auto;overscroll-behavior:contain}
.pad{padding:18px 20px}
.float{position:fixed;inline-size:min(var(--width),100vw - 24px);max-block-size:calc(100dvh - 24px)}
.bottomEnd{inset-block-end:12px;inset-inline-end:12px}.bottomStart{inset-block-end:12px;inset-inline-start:12px}
.topEnd{inset-block-start:12px;inset-inline-end:12px}.topStart{inset-block-start:12px;inset-inline-start:12px}
.bar{position:fixed;inset-inline:0;border-radius:0;border-inline:0;inline-size:auto;max-block-size:60dvh}
.bar.top{inset-block-start:0;border-block-start:0}.bar.bottom{inset-block-end:0;border-block-end:0}
.bar>.pad,.flow.bar-like>.pad{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:center;padding-block:10px;padding-inline-end:52px}
.bar .body,.bar-like .body{flex:1 1 260px;display:flex;flex-wrap:wrap;align-items:center;gap:6px 16px}
.bar .body>*,.bar-like .body>*{margin:0}.bar form{flex:1 1 260px}
.bar h2,.bar-like h2{padding:0;font-size:15px}
.flow{box-shadow:none;margin-block:12px;max-inline-size:100%}
dialog{position:fixed;inset:0;margin:auto;padding:0;inline-size:min(calc(var(--width) + 120px),100vw - 24px);max-block-size:calc(100dvh - 24px)}
dialog::backdrop{background:rgb(8 16 13/.5)}
.body>*+*{margin-block-start:10px}
.body{overflow-wrap:anywhere}
h2{font-size:17px;line-height:1.35;font-weight:650;padding-inline-end:32px;text-wrap:balance}
h2:focus{outline:0}
p,li{font-size:15px}
ul,ol{padding-inline-start:22px}li+li{margin-block-start:4px}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.92em;background:var(--wash);border-radius:4px;padding:1px 4px}
a{color:var(--accent);text-underline-offset:2px}
img{display:block;max-inline-size:100%;block-size:auto;border-radius:calc(var(--radius)*.6)}
.video{display:inline-flex;flex-direction:column;gap:6px;min-block-size:24px}
.soft{color:var(--soft);font-size:13px}
.foot{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-block-start:16px}
.foot .soft{margin-inline-end:auto}
.b{min-block-size:36px;padding:6px 14px;border-radius:calc(var(--radius)*.7);border:1px solid transparent;cursor:pointer;font-weight:600;font-size:14px;background:none}
.primary{background:var(--accent);color:var(--on-accent)}
.primary:hover{background:color-mix(in srgb,var(--accent) 88%,var(--ink))}
.secondary{border-color:var(--edge)}.secondary:hover,.link:hover{background:var(--wash)}
.link{color:var(--accent);padding-inline:8px}
.x{position:absolute;inset-block-start:8px;inset-inline-end:8px;inline-size:32px;block-size:32px;padding:0;display:grid;place-items:center;border:0;background:none;border-radius:8px;color:var(--soft);cursor:pointer}
.x:hover{background:var(--wash);color:var(--ink)}
.x svg{inline-size:14px;block-size:14px}
svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.in{animation:wm-in .18s cubic-bezier(.2,.7,.2,1)}
@keyframes wm-in{from{opacity:0;transform:translateY(6px)}}
.pill{position:fixed;inset-block-end:12px;min-block-size:40px;padding:8px 16px;border-radius:999px;border:0;background:var(--accent);color:var(--on-accent);font-weight:600;font-size:14px;cursor:pointer;box-shadow:0 4px 16px -4px rgb(0 0 0/.35)}
.pill.start{inset-inline-start:12px}.pill.end{inset-inline-end:12px}
@media (prefers-reduced-motion:reduce){.wm *,.wm *::before{animation:none!important;transition:none!important}}
@media (forced-colors:active){.card,.b,.pill{border:1px solid}}
`;
