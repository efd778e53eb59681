/** The page's style sheet. Light and dark follow the reader's system; colours keep a contrast of 4.5 to 1. */
export const pageStyle = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1a1c20;--quiet:#5b616b;--line:#d7dbe0;--edge:#7b828c;--soft:#f4f6f8;--pass:#136f3a;--fail:#b3261e;--inconclusive:#8a5a00;--link:#0b57d0}
@media(prefers-color-scheme:dark){:root{--ground:#14161a;--ink:#e6e8eb;--quiet:#a0a7b1;--line:#363b43;--edge:#7a828d;--soft:#1d2026;--pass:#62c98a;--fail:#ff8a80;--inconclusive:#f0b452;--link:#8ab4f8}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
header,main{max-width:1400px;margin:0 auto;padding:0 1.25rem}
header{display:flex;gap:1.25rem;align-items:center;padding-top:1.5rem;padding-bottom:1.25rem;border-bottom:1px solid var(--line)}
header p{margin:.15rem 0}
h1{font-size:1.25rem;margin:0}
h2{font-size:1.05rem;margin:1.75rem 0 .6rem}
.verdict{flex:none;font-size:1.5rem;font-weight:700;padding:.3rem .9rem;border:3px solid;border-radius:.5rem}
.pass .verdict,.badge.pass,.badge.applied{color:var(--pass)}
.fail .verdict,.badge.fail,.finding.error strong{color:var(--fail)}
.inconclusive .verdict,.badge.inconclusive,.badge.skipped,.finding.warning strong{color:var(--inconclusive)}
.badge{font-weight:600;white-space:nowrap}
.quiet{color:var(--quiet);font-size:.87em}
.scroll{overflow-x:auto}.scroll table{min-width:64rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line);font-weight:400;overflow-wrap:break-word;min-width:6.5rem;max-width:34rem}
thead th{font-size:.82em;color:var(--quiet);border-bottom-width:2px}
th[scope=row]{font-weight:600}
code{font:.9em/1.45 ui-monospace,monospace;background:var(--soft);padding:.05em .3em;border-radius:.25em;overflow-wrap:anywhere}
.lines{white-space:pre-wrap}
ul,ol{margin:.2rem 0;padding-left:1.3rem}
del{color:var(--fail)}ins{color:var(--pass);text-decoration:none}
.finding{border-left:3px solid var(--line);padding-left:.75rem;margin:.5rem 0}
.finding,main>section>ol,main>section>table th{overflow-wrap:anywhere}
.finding.error{border-color:var(--fail)}.finding.warning{border-color:var(--inconclusive)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1rem;margin:.5rem 0;padding:.75rem;background:var(--soft);border-radius:.4rem}
dt{color:var(--quiet)}dd{margin:0;min-width:0}
summary{cursor:pointer;color:var(--link);width:max-content}
.filter{display:flex;flex-wrap:wrap;gap:.4rem;margin-bottom:.75rem}
.filter input{position:absolute;opacity:0;pointer-events:none}
.filter label{border:1px solid var(--line);border-radius:1rem;padding:.2rem .8rem;cursor:pointer}
.filter input:checked+label{background:var(--ink);color:var(--ground);border-color:var(--ink)}
.filter input:focus-visible+label,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
body:has(#show-fail:checked) #rows>li:not(.fail),body:has(#show-inconclusive:checked) #rows>li:not(.inconclusive),body:has(#show-pass:checked) #rows>li:not(.pass){display:none}
@media(max-width:700px){dl{grid-template-columns:1fr}header{align-items:flex-start;flex-direction:column;gap:.5rem}}
@media print{.filter{display:none}details::details-content{content-visibility:visible}}
`
