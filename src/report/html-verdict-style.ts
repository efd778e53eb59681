/** What only the page of a report needs, beside the style that every page has. */
export const verdictStyle = `
:root{--way:#0b57d0;--other:#b3261e}
@media(prefers-color-scheme:dark){:root{--way:#8ab4f8;--other:#ff8a80}}
header p,header h1{overflow-wrap:anywhere}
h3{font-size:.82em;font-weight:600;color:var(--quiet);margin:1.1rem 0 .3rem}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.3rem .6rem;z-index:1}
a{color:var(--link)}
.left{border:1px solid var(--inconclusive);border-radius:.4rem;padding:.4rem .75rem;margin:.5rem 0}
.findings{list-style:none;padding:0}
.finding p{margin:.1rem 0 0}
.filter{align-items:center;gap:.5rem 1.25rem;font-size:.93em}
.pills{display:flex;flex-wrap:wrap;gap:.35rem;border:0;padding:0;margin:0}
.pills legend,.filter [hidden]{position:absolute;opacity:0;pointer-events:none}
.pills label{padding:.15rem .7rem}
#more{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .5rem}
#more[hidden]{display:none}
#more label{border:0;padding:0;cursor:default;color:var(--quiet)}
#more label:not(:first-child){margin-left:.6rem}
#more input{position:static;opacity:1;pointer-events:auto;width:15rem}
#more input,#more select,#more button{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--edge);border-radius:.35rem;padding:.2rem .5rem;max-width:100%}
#more select{max-width:15rem}
#more button{cursor:pointer;background:var(--soft)}
.buttons{display:flex;gap:.35rem;margin-left:.6rem}
.filter output{color:var(--quiet)}
:is(input,select,button,a):focus-visible{outline:2px solid var(--link);outline-offset:2px}
.symbols{position:absolute}
.head,#rows summary{display:grid;grid-template-columns:7rem minmax(0,1.5fr) minmax(0,.8fr) minmax(0,1.1fr) minmax(0,2fr);gap:0 1.1rem}
.head{margin:0;padding:0 .5rem .35rem 1.6rem;border-bottom:2px solid var(--line);font-size:.82em;color:var(--quiet)}
#rows{list-style:none;margin:0;padding:0}
#rows>li{border-bottom:1px solid var(--line)}
#rows.long>li{content-visibility:auto;contain-intrinsic-size:auto 3.6rem}
#rows>li[hidden]{display:none}
#rows summary{position:relative;width:auto;color:inherit;padding:.5rem .5rem .5rem 1.6rem;overflow-wrap:anywhere;list-style:none}
#rows summary::-webkit-details-marker{display:none}
#rows summary:hover,#rows details[open]>summary{background:var(--soft)}
#rows summary::before{content:"";position:absolute;left:.45rem;top:.95rem;width:.38rem;height:.38rem;border:solid var(--quiet);border-width:0 2px 2px 0;transform:rotate(-45deg)}
#rows details[open]>summary::before{transform:rotate(45deg)}
#rows summary .quiet{display:block}
#rows summary i{color:var(--quiet)}
#rows summary:focus-visible{outline-offset:-2px}
.panel{overflow-wrap:anywhere;padding:.75rem 1.25rem 1.25rem 1.6rem;background:var(--soft);border-top:1px solid var(--line)}
.panel code{background:none;padding:0}
.asked{margin:0;font-size:.93em;color:var(--quiet);overflow-wrap:anywhere}.asked code{color:var(--ink)}
.panel dd{overflow-wrap:anywhere}
.panel dl{padding:0;margin:.4rem 0 0;grid-template-columns:minmax(4.5rem,max-content) 1fr;font-size:.93em;gap:.2rem .75rem}
.way{margin:.8rem 0 0}
.way svg{display:block;width:100%;height:47px;overflow:visible}
.way ol{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));list-style:none;padding:0;margin:.3rem 0 0}
.way li{padding-right:1.25rem}
.way p{margin:.1rem 0 0;font-size:.93em;overflow-wrap:anywhere}
.way i{font-style:normal;font-size:.87em;color:var(--mark)}
.way b{text-transform:capitalize}
.way g{color:var(--mark);fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.way line{stroke:var(--mark);stroke-width:2}
.disc{fill:var(--soft)}.mark{fill:currentColor;stroke:var(--soft)}.sign{stroke:var(--soft)}
.seen{--mark:var(--way)}.stopped{--mark:var(--ink)}.other{--mark:var(--other)}.unclear{--mark:var(--quiet)}.unseen{--mark:var(--quiet)}
.way line.unclear{stroke-dasharray:7 5}.way line.unseen{stroke-dasharray:1.5 6;stroke-linecap:round}
.sides{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0;margin-top:1.1rem;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.sides section{padding:.2rem 1.1rem .9rem}
.sides section:first-child{padding-left:0}
.sides section+section{border-left:1px solid var(--line)}
.sides h3{margin-top:.6rem}
.sides p{margin:.15rem 0;overflow-wrap:anywhere}
.sides .word{font-weight:600;font-size:1.05em}
.panel .finding{margin:.9rem 0 0}.finding.do{border-color:var(--way)}
.panel .finding ol{margin:.3rem 0 0}
.flight{font-size:.93em}
.flight th,.flight td{min-width:0;overflow-wrap:anywhere}
.flight th[scope=row]{font-weight:400;max-width:none}
.flight td:last-child{width:21rem}
.flight td:nth-child(4),.flight td:nth-child(5){white-space:nowrap}
.flight td:first-child{color:var(--quiet);width:1.5rem}
.pods,.others{margin:0;overflow-wrap:anywhere;font-size:.93em}
.others li{margin:.25rem 0}
.scroll table.flight{min-width:52rem}
@media screen and (max-width:900px){
.head{display:none}
#rows summary{grid-template-columns:minmax(0,1fr);gap:.1rem;padding-left:1.6rem}
#rows summary>span:nth-of-type(3)::before{content:"expected: "}#rows summary>span:nth-of-type(3) .quiet::before{content:"observed: "}
#rows summary>span:nth-of-type(3)::before{color:var(--quiet);font-size:.87em}
.sides{grid-template-columns:1fr}
.sides section,.sides section:first-child{padding:.2rem 0 .8rem}
.sides section+section{border-left:0;border-top:1px solid var(--line)}
.way ol{grid-template-columns:1fr;gap:.5rem}
.panel{padding-right:.75rem}
.flight thead{display:none}
.flight,.flight tbody,.flight tr,.flight th,.flight td{display:block;border:0;padding:0;max-width:none}
.scroll table.flight{min-width:0}
.flight tr{border-bottom:1px solid var(--line);padding:.4rem 0}
.flight td:first-child{float:left;width:1.2rem}.flight tr>:not(:first-child){margin-left:1.2rem}
.flight td:last-child{width:auto}
}
@media screen and (max-width:700px){.panel dl{grid-template-columns:1fr;gap:0 .75rem}#more label{flex-basis:100%;margin:0!important}#more input,#more select{width:100%;max-width:none}.buttons{margin:0}}
@media print{
body{font-size:9pt}
th,td{min-width:0}
.head,#rows summary{grid-template-columns:5.5rem minmax(0,1.5fr) minmax(0,.8fr) minmax(0,1.1fr) minmax(0,2fr)}
#rows.long>li{content-visibility:visible}
#rows>li{break-inside:avoid-page}
#rows>li.pass details:not([open])::details-content{display:none}
.panel{background:none}:root{--soft:#fff}
.scroll{overflow:visible}.scroll table,.scroll table.flight{min-width:0}
.buttons,#more{display:none}
}
`
