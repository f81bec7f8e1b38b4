/** What only surveys have. */
export const surveysCss = `
.q{border:0;min-inline-size:0;container-type:inline-size}
legend{font-weight:600;font-size:16px;line-height:1.4;padding-inline-end:28px!important}
.scale{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:4px;margin-block-start:14px}
.point{position:relative;display:grid;place-items:center;min-block-size:40px;min-inline-size:24px;border:1px solid var(--edge);border-radius:calc(var(--radius)*.6);cursor:pointer;font-size:14px;font-variant-numeric:tabular-nums;background:var(--surface)}
.point:hover{background:var(--wash)}
.point.lit{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.point:has(:focus-visible),.choice:has(:focus-visible){outline:2px solid var(--accent);outline-offset:2px}
.faces .point,.stars .point,.thumbs .point{border-color:transparent}
.point svg{inline-size:28px;block-size:28px}
.stars .lit{background:none;color:var(--accent)}.stars .lit svg{fill:currentColor}
.thumbs{grid-auto-columns:56px;justify-content:start}
.flip{transform:rotate(180deg)}
.pmf{grid-auto-flow:row}.pmf .point{justify-content:start;padding-inline:14px}
.ends{display:flex;justify-content:space-between;gap:12px;margin-block-start:6px!important}
.ends span:last-child{text-align:end}
.choices{display:grid;gap:6px;margin-block-start:12px!important}
.choice{position:relative;display:flex;gap:10px;align-items:flex-start;min-block-size:40px;padding:8px 12px!important;border:1px solid var(--line);border-radius:calc(var(--radius)*.6);cursor:pointer}
.choice:hover{background:var(--wash)}
.choice input{flex:none;inline-size:18px;block-size:18px;margin:2px 0 0;accent-color:var(--accent);outline:0}
.write{inline-size:100%;min-block-size:40px;padding:8px 12px;margin-block-start:12px;border:1px solid var(--edge);border-radius:calc(var(--radius)*.6);background:var(--surface);resize:vertical}
.choices .write{margin:0}
.error{color:light-dark(#a3162b,#ff9aa5);font-size:14px}.error:empty{display:none}
.error:not(:empty){margin-block-start:8px}
@container (max-width:290px){.n11,.n10{grid-auto-flow:row;grid-template-columns:repeat(6,1fr)}.n7{gap:3px}}
@container (max-width:200px){.n11,.n10,.n7{grid-auto-flow:row;grid-template-columns:repeat(4,1fr)}}
`;
