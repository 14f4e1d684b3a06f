import { drawingStyle } from "./drawing-style.ts";
import { themes } from "./palette.ts";
import { populationStyle } from "./population-style.ts";

function properties(theme: Readonly<Record<string, string>>): string {
  return Object.entries(theme).map(([name, value]) => `${name}:${value}`).join(";");
}

const layout = `
*{box-sizing:border-box}
html{font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;color:var(--ink);background:var(--page);-webkit-text-size-adjust:100%}
body{max-width:1080px;margin:0 auto;padding:56px 32px 96px}
h1{font-size:2rem;line-height:1.2;letter-spacing:-.015em;font-weight:650;margin:0 0 8px}
h2{font-size:1.3rem;line-height:1.3;font-weight:650;letter-spacing:-.005em;margin:0 0 6px}
p{margin:0 0 12px;max-width:72ch}
a{color:var(--accent);text-underline-offset:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
section{margin-top:64px}
section>p,details>p{color:var(--soft)}
.subject{color:var(--soft);margin-bottom:28px}
.tally{display:flex;gap:28px;margin:24px 0 0;padding:0;list-style:none;font-size:.95rem}
.tally b{font-size:1.5rem;font-weight:650;margin-right:4px;font-variant-numeric:tabular-nums}
nav{margin-top:28px;padding-top:14px;border-top:1px solid var(--rule);font-size:.9rem}
nav ol{display:flex;flex-wrap:wrap;gap:4px 22px;margin:0;padding:0;list-style:none}
details>summary{cursor:pointer}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
details>summary h2{display:inline}
footer{margin-top:64px;padding-top:14px;border-top:1px solid var(--rule);font-size:.85rem;color:var(--soft)}
`;

const figures = `
.figures{display:grid;gap:44px 36px;margin-top:24px}
.figures.two{grid-template-columns:repeat(2,minmax(0,1fr))}
.figures>*{min-width:0}
figure{margin:0;break-inside:avoid}
figure h3{font-size:1rem;font-weight:600;margin:0 0 8px}
figcaption{font-size:.85rem;line-height:1.5;color:var(--soft);margin-top:8px;max-width:84ch}
figcaption b{color:var(--ink);font-weight:600}
svg{display:block;width:100%;height:auto;overflow:visible}
.controls{display:flex;flex-wrap:wrap;gap:6px 24px;align-items:center;font-size:.9rem;margin-bottom:10px}
.controls select,button{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--rule);border-radius:4px;padding:3px 8px}
button{cursor:pointer}
button:hover{border-color:var(--soft)}
button:disabled{color:var(--soft);opacity:.6;cursor:default}
.hint{color:var(--soft)}
.rotating canvas{display:block;width:100%;height:min(500px,70vh);background:var(--panel);touch-action:none;cursor:grab}
.rotating canvas:active{cursor:grabbing}
.figure-head{display:flex;align-items:baseline;justify-content:space-between;gap:16px}
.export{font-size:.75rem;padding:1px 8px;color:var(--soft)}
.rotating{margin-top:44px}
`;

const tables = `
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.85rem;line-height:1.45;width:100%}
th,td{padding:7px 10px;vertical-align:top;text-align:left;font-weight:400}
thead th{font-weight:600;color:var(--soft);border-bottom:1.5px solid var(--ink);vertical-align:bottom}
tbody tr>*{border-bottom:1px solid var(--rule)}
tr>:first-child{padding-left:0}
tr>:last-child{padding-right:0}
.data{font-variant-numeric:tabular-nums}
.data th,.data td{padding-top:4px;padding-bottom:4px}
.data td{white-space:nowrap}
.right{text-align:right}
.claims{margin-top:20px}
.claims th[scope=row]{width:40%;min-width:300px}
.claims td,.claims th[scope=row]{padding-top:16px;padding-bottom:16px}
.claims p{margin:0 0 6px}
.claims p:last-child{margin:0}
.statement{font-size:.98rem;font-weight:550;line-height:1.4}
.source,.criterion{color:var(--soft);font-size:.82rem}
.criterion b{font-weight:600}
.mark{display:inline-block;border:1px solid var(--rule);border-radius:3px;padding:0 6px;margin-right:3px;font-size:.76rem;color:var(--ink);white-space:nowrap}
.mark.read{border-color:var(--accent);color:var(--accent)}
.measured{font-variant-numeric:tabular-nums}
.measured .value{display:block}
.measured .value+.value{margin-top:5px}
.measured .note{display:block;color:var(--soft);font-size:.8rem}
.verdict{white-space:nowrap;font-weight:600}
.measured .verdict{font-size:.8rem}
.verdict.holds{color:var(--holds)}
.verdict.fails{color:var(--fails)}
.verdict.undecided{color:var(--soft)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 24px;margin:12px 0 16px;font-size:.9rem}
dt{color:var(--soft)}
dd{margin:0;min-width:0;overflow-wrap:anywhere}
dd ul{margin:0;padding:0;list-style:none}
code,pre{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
pre{background:var(--panel);padding:16px;overflow-x:auto;max-height:480px}
`;

const media = `
@media screen and (max-width:760px){body{padding:32px 16px 64px}.figures.two{grid-template-columns:minmax(0,1fr)}}
@media print{html{font-size:10pt}body{max-width:none;padding:0}nav,.rotating,.export,.population{display:none!important}section{margin-top:28px}details::details-content{content-visibility:visible;block-size:auto}a{color:inherit;text-decoration:none}.wide{overflow:visible}table{font-size:7.5pt}th,td{padding:4px 5px}.claims th[scope=row]{width:36%;min-width:0}.statement{font-size:8.5pt}.source,.criterion,.measured .note,.measured .verdict,.mark{font-size:7pt}svg{min-width:0!important}tr{break-inside:avoid}}
`;

/** The report's style sheet: system fonts only, light and dark by the reader's setting, light in print. */
export const stylesheet = [
  `:root{color-scheme:light dark;${properties(themes.light)}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${properties(themes.dark)}}}`,
  layout,
  figures,
  drawingStyle,
  populationStyle,
  tables,
  media,
].join("\n");
