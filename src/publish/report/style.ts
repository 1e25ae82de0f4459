/** The style of the report: one ink, one accent, marks that do not rest on colour alone; logical properties, so that it mirrors itself. */
export const STYLE = `
:root{--ink:#1c2126;--soft:#5b6570;--line:#d9dde1;--paper:#fff;--wash:#f4f5f6;--accent:#14506e;--conflict:#9c3b1b;--loaded:#e3a06b;--neutral:#b9c7d2;--unknown:#dcdcdc;--sea:#eef3f6;--land:#fbfaf7}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:400 16px/1.6 var(--face);--face:'Plex Report','IBM Plex Sans Arabic','Noto Sans Arabic','Segoe UI',Tahoma,sans-serif;-webkit-text-size-adjust:100%}
html[lang=ar]{line-height:1.8}
body{margin:0 auto;max-inline-size:56rem;padding:2.5rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.3;margin:0 0 .4rem;font-weight:600}
h2{font-size:1.35rem;margin:2.8rem 0 .8rem;font-weight:600;border-block-end:2px solid var(--ink);padding-block-end:.25rem}
h3{font-size:1.05rem;line-height:1.5;margin:1.6rem 0 .4rem;font-weight:600}
h4{font-size:.95rem;margin:1.2rem 0 .4rem;font-weight:600}
h5{font-size:.95rem;margin:0;font-weight:600}
p{margin:.3rem 0}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
ul{margin:0;padding:0;list-style:none}
.lead,.note,.when,.who,.facts{color:var(--soft);font-size:.875rem}
.hash,.place{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,monospace;font-size:.72rem;color:var(--soft);overflow-wrap:anywhere;unicode-bidi:isolate}
.offsets{white-space:nowrap}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.9rem;margin-block-start:1rem}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(7rem,1fr));gap:.8rem;margin:1rem 0}
.numbers div{background:var(--wash);padding:.7rem .9rem;display:flex;flex-direction:column-reverse}
.numbers dt{color:var(--soft);font-size:.82rem}
.numbers dd{margin:0;font-size:1.5rem;font-weight:600;line-height:1.2}
.chip{display:inline-block;border:1px solid var(--line);border-radius:.2rem;padding:0 .45em;font-size:.78rem;line-height:1.7;color:var(--ink);background:var(--paper);white-space:nowrap}
.chip.conflict,.chip.contested,.chip.kind{border-color:var(--conflict);color:var(--conflict);font-weight:600}
.chip.confirmed,.chip.fair,.chip.agree{border-color:var(--accent);color:var(--accent)}
.facts span{margin-inline-end:.6em}
.because{font-size:.93rem}
article.dispute{border-inline-start:3px solid var(--conflict);padding-inline-start:1rem;margin-block:1.6rem}
article.dispute h3{display:inline;margin:0}
.sides,.accounts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:1rem;margin-block:.6rem}
.accounts.one{display:block}.accounts.one ul{columns:2 18rem;column-gap:1.6rem}.accounts.one li{break-inside:avoid}
.side,.account{background:var(--wash);padding:.7rem .9rem;min-inline-size:0}
.side h4{margin:0}
.account li,.quotes li{margin-block:.5rem;padding-block-start:.5rem;border-block-start:1px solid var(--line)}
.account li:first-child,.quotes li:first-child{border:0;padding:0}
.account li{font-size:.9rem}
.chain{color:var(--soft);font-size:.82rem}
.quote{display:block;font-size:.95rem;line-height:1.9;quotes:none;border-inline-start:2px solid var(--neutral);padding-inline-start:.6rem;margin-block:.25rem;overflow-wrap:anywhere;unicode-bidi:isolate}
.ref{display:block;font-size:.8rem;color:var(--soft)}
article.incident{margin-block:2.2rem;padding-block-start:1rem;border-block-start:1px solid var(--line)}
article.incident h3{margin-block-start:0;font-size:1.12rem}
table{border-collapse:collapse;inline-size:100%;font-size:.88rem;margin-block:.6rem}
th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;border-block-end:1px solid var(--line)}
thead th{font-weight:600;color:var(--soft);font-size:.8rem;border-block-end-color:var(--ink)}
.aspects th[scope=row]{font-weight:600;inline-size:22%}
.aspects td:last-child{inline-size:38%}
.aspects tr.conflict{background:#fbf3ef}
.aspects .because{font-size:.82rem;color:var(--soft)}
.range{font-size:.82rem}
.numbers-last td:nth-last-child(-n+3){text-align:end;font-variant-numeric:tabular-nums}
.cue{white-space:nowrap;margin-inline-end:.5em}
.cue.doubting{color:var(--conflict)}
.cue.endorsing{color:var(--accent)}
.wide{overflow-x:auto}
svg{display:block;inline-size:100%;block-size:auto;margin-block:.8rem;font-family:inherit;break-inside:avoid}
svg text{font-size:11px;fill:var(--ink);direction:inherit;unicode-bidi:plaintext}
.map{border:1px solid var(--line)}
.sea{fill:var(--sea)}.land{fill:var(--land);stroke:#aab4bd;stroke-width:.7}
.reach-fill{fill:#14506e;opacity:.09}.reach{fill:none;stroke:#14506e;stroke-opacity:.45;stroke-width:.6;stroke-dasharray:3 3}.column{fill:#14506e99}.column.disputed{fill:var(--conflict)}
.dot{fill:#14506ecc;stroke:#fff;stroke-width:1}
.dot.disputed{fill:#9c3b1bcc;stroke:#9c3b1b;stroke-width:2.2;paint-order:stroke}
.town{fill:#8b959e}
.town-name,.spot-name,.tick-name.middle,.scale-name,.outlet{text-anchor:middle}
svg .town-name{fill:#76808a;font-size:9.5px}
svg .spot-name{font-weight:600;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
.scale{fill:none;stroke:var(--soft)}
svg .scale-name,svg .tick-name{fill:var(--soft);font-size:10px}
.tick{stroke:var(--line);fill:none}
.tick-name.left{text-anchor:start}.tick-name.right{text-anchor:end}
[dir=rtl] .tick-name.left{text-anchor:end}[dir=rtl] .tick-name.right{text-anchor:start}
.mark{fill:#14506ecc}
.mark.campaign{fill:#14506e55}
.mark.disputed{fill:#9c3b1b;stroke:#9c3b1b}
svg .outlet{font-weight:600;font-size:11.5px}
svg .party{font-weight:600;text-anchor:start}
.rule{stroke:var(--line)}
.term rect{fill:var(--neutral)}.term.loaded rect{fill:var(--loaded)}.term.unknown rect{fill:var(--unknown)}
.term.reported rect{fill-opacity:.45}.term.quoted rect{fill-opacity:.2;stroke:var(--soft);stroke-width:.5;stroke-dasharray:2 2}
svg .count{fill:var(--soft);font-size:10px;text-anchor:end}
.legend{font-size:.82rem;color:var(--soft);display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
.key{display:inline-block;inline-size:1em;block-size:.75em;margin-inline-end:.35em;vertical-align:baseline;background:var(--neutral)}
.key.loaded{background:var(--loaded)}.key.unknown{background:var(--unknown)}.key.dot{border-radius:50%;background:#14506e;block-size:.8em;inline-size:.8em}.key.dot.disputed{background:#9c3b1b}
.key.reach{border:1px dashed #14506e;background:#14506e14;border-radius:50%;block-size:.9em;inline-size:.9em}
.method p{max-inline-size:44rem}
footer{margin-block-start:3rem;border-block-start:2px solid var(--ink);padding-block-start:.6rem;font-size:.85rem;color:var(--soft)}
@media (prefers-color-scheme:dark){@media screen{:root{--ink:#e6e9ec;--soft:#a3adb7;--line:#38414a;--paper:#15191d;--wash:#1e242a;--accent:#7fc0e0;--conflict:#f0936e;--loaded:#9a5a2b;--neutral:#3b4b58;--unknown:#3d3d3d;--sea:#18222a;--land:#232a30}
.aspects tr.conflict{background:#2b1f1a}.land{stroke:#4d5861}.dot,.key.dot{fill:#7fc0e0;background:#7fc0e0}.dot.disputed,.key.dot.disputed{fill:#f0936e;background:#f0936e;stroke:#f0936e}.reach-fill{fill:#7fc0e0}.reach{stroke:#7fc0e0}.column{fill:#7fc0e0aa}.column.disputed{fill:#f0936e}.mark{fill:#7fc0e0}.mark.campaign{fill:#7fc0e066}.mark.disputed{fill:#f0936e;stroke:#f0936e}svg .spot-name{stroke:#15191d}svg .town-name{fill:#9aa4ad}}}
@media print{@page{size:A4;margin:16mm 14mm}html{font-size:10.5pt}body{max-inline-size:none;padding:0}nav{display:none}h2{break-after:avoid}h3,h4,h5{break-after:avoid}.quotes li,.account li,tr,svg{break-inside:avoid}article.dispute header{break-after:avoid}.accounts,.sides{grid-template-columns:repeat(2,1fr)}a{color:inherit;text-decoration:none}.side,.account,.numbers div{background:none;border:1px solid var(--line)}}
@media (max-width:40rem){body{padding:1.2rem 1rem 3rem}.aspects th[scope=row],.aspects td:last-child{inline-size:auto}svg.naming,svg.timeline,svg.map{inline-size:40rem}table{display:block;overflow-x:auto}}
`;
