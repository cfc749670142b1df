import { properties } from "./colours.js";

const OWNERS = ["customer", "provider", "shared", "not-applicable", "depends"] as const;

/** The page's style: light and dark, wide and narrow, screen and paper. There is no script: filters are radio buttons and `:has()`. */
export const STYLE = `
:root{color-scheme:light dark;${properties("light")}--line:#c9ced4}
@media (prefers-color-scheme:dark){:root{${properties("dark")}--line:#3a414a}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0 auto;padding:1.5rem;max-width:110rem;font:1rem/1.5 system-ui,sans-serif;color:var(--page-ink);background:var(--page-ground)}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .75rem}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem}
h3{font-size:1.2rem;margin:2rem 0 .5rem}
h4{font-size:1.05rem;margin:1.75rem 0 .25rem}
p{margin:.25rem 0}
.notice{overflow-wrap:anywhere;margin:0 0 1rem;padding:.75rem 1rem .75rem 2rem;border:1px solid var(--line);border-radius:.5rem;max-width:75rem}
a{color:var(--link-ink)}
a:focus-visible,input:focus-visible,button:focus-visible,.scroll:focus-visible{outline:3px solid var(--link-ink);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--page-ground)}
.soft,small{color:var(--soft-ink)}
small{font-size:.85em;font-weight:400;overflow-wrap:anywhere}
th small,.whose small{display:block}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;color:var(--soft-ink);padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
thead th{background:var(--head-ground);color:var(--head-ink)}
tbody th{font-weight:600}
th.group{background:var(--head-ground);color:var(--head-ink)}
.scroll{overflow:auto;max-height:85vh;border:1px solid var(--line)}
.matrix{border-collapse:separate;border-spacing:0;width:auto}
.matrix th,.matrix td{border-width:0 1px 1px 0}
.matrix thead th{position:sticky;top:0;z-index:2;vertical-align:bottom;min-width:7rem}
.matrix thead th:first-child{left:0;z-index:3}
.matrix tbody th[scope=row]{position:sticky;left:0;z-index:1;min-width:14rem;max-width:24rem;background:var(--page-ground);font-weight:400}
.matrix td{white-space:nowrap}
.totals{width:auto}
.totals td{text-align:right}
.owner{display:inline-block;padding:.05rem .5rem;border-radius:1rem;white-space:nowrap}
.full table{table-layout:fixed}
.pages ul{margin:0;padding-left:1rem}
form{display:grid;gap:.75rem;margin:1rem 0}
fieldset{border:1px solid var(--line);border-radius:.5rem;padding:.25rem .75rem .5rem;margin:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}
fieldset label{padding:.2rem 0;white-space:nowrap}
button{justify-self:start;font:inherit;padding:.3rem .9rem;color:inherit;background:var(--head-ground);border:1px solid var(--line);border-radius:.4rem}
.empty{display:none}
form{display:none}
@supports selector(:has(*)){form{display:grid}}
.pageslist li{overflow-wrap:anywhere;margin:.2rem 0}
${OWNERS.map((o) => `.is-${o}{color:var(--${o}-ink);background:var(--${o}-ground)}`).join("\n")}
@media print,(min-width:48.01rem){
.full .service{width:13%}.full .whose{width:16%}.full .does{width:18%}.full .why{width:20%}.full .pages{width:15%}
}
@media screen and (max-width:48rem){
body{padding:1rem}
.scroll{max-height:none;border:0}
.scroll.owners{overflow:visible}
.matrix,.full table{display:block;width:100%;min-width:0}
.matrix thead,.full thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.matrix tbody,.matrix tr,.matrix th,.matrix td,.full tbody,.full tr,.full th,.full td,.full caption{display:block;width:auto}
.matrix tbody th[scope=row]{position:static;max-width:none;font-weight:600;border:0;padding:.75rem 0 .25rem}
.matrix tr{border-bottom:1px solid var(--line);padding-bottom:.5rem}
.matrix th,.matrix td,.full th,.full td{border:0;padding:.15rem 0}
.matrix th.group{padding:.4rem .6rem;margin-top:1rem}
.matrix td{display:flex;justify-content:space-between;align-items:flex-start;gap:1rem;white-space:normal}
.full tr{border-bottom:1px solid var(--line);padding:.5rem 0}
[data-label]:not(:empty)::before{content:attr(data-label);color:var(--soft-ink);display:block;font-size:.85rem}
.matrix td[data-label]::before{display:inline}
.matrix .owner{flex:none}
.full td:empty{display:none}
fieldset label{padding:.35rem 0}
}
@media print{
@page{size:A4 landscape;margin:12mm}
:root{${properties("light")}--line:#999}
body{padding:0;max-width:none;font-size:9pt;background:none}
form,.skip,.back{display:none!important}
.scroll{max-height:none;overflow:visible;border:0}
table{font-size:7.5pt;line-height:1.35}
th,td{padding:.2rem .4rem}
.full{margin-top:1rem}
.matrix{width:100%}
.matrix thead th,.matrix tbody th[scope=row]{position:static;min-width:0}
thead{display:table-header-group}
tr,h2,h3,h4{break-inside:avoid}
h2,h3,h4,caption{break-after:avoid}
a{color:inherit;text-decoration:none}
.owner,th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.many thead th:not(:first-child){writing-mode:vertical-rl;padding:.3rem 0;font-size:7pt}
.many td{padding:.1rem 0;text-align:center}
.many .owner{padding:0 .1rem}
.many .word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
}
`;

/** Of a matrix that was seen through a team's overlay. */
export const TEAM_STYLE = `.team{display:block;white-space:normal}
@media print{.many .team{display:none}}
`;
