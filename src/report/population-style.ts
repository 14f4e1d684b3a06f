/** Layout of the interactive maps of a population on the page. */
export const populationStyle = `
@media screen{.live>.static{display:none}}
.population{position:relative}
.population .controls{margin-bottom:8px;font-size:.8rem}
.population button{font-size:.8rem}
.population .maps{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:14px 24px}
.map-title{font-size:.8rem;margin:0 0 6px}
.map{position:relative;aspect-ratio:1;background:var(--panel);touch-action:none;user-select:none;cursor:crosshair}
.map canvas{position:absolute;inset:0;width:100%;height:100%}
.map:focus-visible{outline-offset:1px}
.filters{display:flex;flex-wrap:wrap;gap:4px 6px;align-items:center;font-size:.8rem;margin-bottom:10px}
.filters b{font-weight:600;margin-right:4px}
.filters button{display:inline-flex;align-items:center;gap:6px;padding:1px 8px 1px 5px;background:none;border-color:transparent}
.filters button:hover{border-color:var(--rule)}
.filter-row{display:contents}
.filter-row~.filter-row::before{content:"";flex-basis:100%}
.filters svg{width:14px;height:14px}
.filters [aria-pressed=false]{color:var(--soft);text-decoration:line-through}
.filters [aria-pressed=false] svg{opacity:.25}
.filters small{font-size:.92em;color:var(--soft);font-variant-numeric:tabular-nums}
.population-foot{display:flex;flex-wrap:wrap;gap:6px 16px;align-items:center;font-size:.85rem;margin-top:10px;min-height:32px}
.population .hint{font-size:.8rem;margin:6px 0 0;max-width:none}
.tooltip{position:absolute;z-index:2;pointer-events:none;width:max-content;max-width:260px;padding:6px 10px;border:1px solid var(--rule);border-radius:4px;background:var(--page);font-size:.78rem;line-height:1.4;box-shadow:0 2px 8px #0003}
.tooltip b{display:block;font-weight:600;overflow-wrap:anywhere}
.tooltip span{color:var(--soft)}
.member{margin-top:18px;padding:16px 20px 20px;border:1px solid var(--rule);border-radius:6px}
.member-head{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between}
.member-head h4{margin:0;font-size:1rem;font-weight:600;overflow-wrap:anywhere}
.member-head div{display:flex;gap:6px;align-items:center;font-size:.85rem}
.member-head .hint{margin:0 6px}
.member dl{grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:8px 24px;margin:12px 0 0;font-size:.82rem}
.member dd{font-variant-numeric:tabular-nums}
.member-body{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,330px),1fr));gap:20px 32px;margin-top:16px}
.member-body h5{margin:0 0 6px;font-size:.82rem;font-weight:600}
.member-body svg{min-width:0!important}
.member-body .save{font-size:.75rem;padding:1px 8px;color:var(--soft)}
.member-note{grid-column:1/-1;margin:0;font-size:.8rem;color:var(--soft)}
`;
