/** What only guides have: cards that point, beacons, checklists and the resource centre. */
export const guidesCss = `
.tip{position:fixed;inline-size:min(var(--width),100vw - 16px);display:flex;flex-direction:column}
.tip[hidden],.beacon[hidden]{display:flex;visibility:hidden}
.tip>.card{min-block-size:0;flex:1 1 auto}
.tip::before{content:"";position:absolute;z-index:1;inline-size:12px;block-size:12px;background:var(--surface);border:1px solid var(--line);border-inline-end:0;border-block-end:0;direction:ltr}
.tip[data-side=bottom]::before{top:-6px;left:calc(var(--tip-x) - 6px);transform:rotate(45deg)}
.tip[data-side=top]::before{bottom:-6px;left:calc(var(--tip-x) - 6px);transform:rotate(225deg)}
.tip[data-side=right]::before{left:-6px;top:calc(var(--tip-y) - 6px);transform:rotate(-45deg)}
.tip[data-side=left]::before{right:-6px;top:calc(var(--tip-y) - 6px);transform:rotate(135deg)}
.beacon{position:fixed;inline-size:24px;block-size:24px;padding:0;border:0;border-radius:50%;background:none;cursor:pointer;display:grid;place-items:center}
.beacon::before{content:"";inline-size:12px;block-size:12px;border-radius:50%;background:var(--accent);box-shadow:0 0 0 2px var(--surface);animation:wm-pulse 2s 3}
@keyframes wm-pulse{50%{box-shadow:0 0 0 2px var(--surface),0 0 0 9px color-mix(in srgb,var(--accent) 28%,transparent)}}
.panel{inset-block-end:64px}
.panel.start{inset-inline-start:12px}.panel.end{inset-inline-end:12px}
.panel{max-block-size:min(560px,100dvh - 80px)}
.rows{list-style:none;padding:0;margin-block-start:10px}
.rows li+li{margin:0}
.row{display:flex;gap:10px;align-items:flex-start;inline-size:100%;min-block-size:40px;padding:8px;border:0;background:none;border-radius:8px;text-align:start;cursor:pointer;color:inherit;text-decoration:none;font-size:15px}
button.row:hover,a.row:hover{background:var(--wash)}
.row.plain{cursor:default}
.row .grow{flex:1;min-inline-size:0}
.tick{flex:none;inline-size:20px;block-size:20px;margin-block-start:1px;border:2px solid var(--edge);border-radius:50%;display:grid;place-items:center}
.tick svg{inline-size:12px;block-size:12px;visibility:hidden}
.done .tick{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}.done .tick svg{visibility:visible}
.done .what{color:var(--soft);text-decoration:line-through}
progress{appearance:none;display:block;inline-size:100%;block-size:6px;border:0;border-radius:3px;background:var(--line);overflow:hidden;margin-block-start:12px}
progress::-webkit-progress-bar{background:var(--line)}progress::-webkit-progress-value{background:var(--accent);border-radius:3px}progress::-moz-progress-bar{background:var(--accent)}
.find{inline-size:100%;min-block-size:40px;padding:8px 12px;margin-block-start:12px;border:1px solid var(--edge);border-radius:8px;background:var(--surface)}
.badge{display:inline-block;min-inline-size:20px;margin-inline-start:8px;padding:0 6px;border-radius:10px;background:var(--surface);color:var(--ink);font-size:12px;line-height:20px;text-align:center}
.dot{flex:none;inline-size:8px;block-size:8px;border-radius:50%;background:var(--accent);margin-block-start:7px}
`;
