import { html } from "../../text/html.ts";

/** Colours have a contrast of at least 4.5 to 1 in both schemes. */
export const STYLE = html`
:root{color-scheme:light dark;--back:#fff;--text:#1f2328;--muted:#59636e;--line:#d1d9e0;--panel:#f6f8fa;--good:#1a7f37;--bad:#cf222e;--gap:#6e7781;--value:#0969da;--baseline:#8250df;--link:#0969da}
@media (prefers-color-scheme:dark){:root{--back:#0d1117;--text:#f0f6fc;--muted:#9198a1;--line:#3d444d;--panel:#151b23;--good:#3fb950;--bad:#ff7b72;--gap:#9198a1;--value:#58a6ff;--baseline:#bc8cff;--link:#58a6ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:64rem;margin:0 auto;padding:0 1rem}
header{padding-top:2rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.25rem;margin:2.5rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1.5rem 0 .25rem}
p{margin:.5rem 0}
a{color:var(--link)}
.result{display:inline-block;padding:.1rem .6rem;border:2px solid currentColor;border-radius:1rem;font-weight:600}
.good{color:var(--good)}.failing{color:var(--bad)}.unknown{color:var(--muted)}
.muted{color:var(--muted)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;color:var(--muted);padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:normal}
td code{display:inline-block;min-width:9rem;word-break:break-all}
.scroll+.scroll{margin-top:1rem}
code,pre{font:.85em/1.45 ui-monospace,"SFMono-Regular",Menlo,monospace}
pre{background:var(--panel);border:1px solid var(--line);border-radius:.4rem;padding:.75rem;max-height:24rem;overflow:auto;margin:.5rem 0;white-space:pre-wrap}
figure{margin:1rem 0}
figcaption{font-size:.9rem}
.chart{width:100%;height:auto;display:block}
.span{width:8rem;height:.6rem;display:block;margin-top:.45rem}
svg text{font:11px system-ui,sans-serif;fill:var(--muted)}
svg line.axis{stroke:var(--line)}
svg polyline{fill:none;stroke-width:2;vector-effect:non-scaling-stroke}
svg polyline.value{stroke:var(--value)}svg circle.value{fill:var(--value)}
svg polyline.baseline{stroke:var(--baseline);stroke-dasharray:6 4}svg circle.baseline{fill:var(--baseline)}
svg .ok{fill:var(--good)}svg .bad{fill:var(--bad)}svg rect.missing{fill:var(--gap)}
@media (min-width:48rem){time{white-space:nowrap}}
footer{margin-top:3rem;padding-bottom:2rem;color:var(--muted);font-size:.85rem}
@media (max-width:40rem){body{font-size:15px}.span{width:4rem}svg.chart text{font-size:20px}}
@media print{:root{--back:#fff;--text:#000;--muted:#444;--line:#bbb;--panel:#fff;--good:#1a7f37;--bad:#a40e26;--gap:#6e7781;--value:#0969da;--baseline:#8250df;--link:#000}pre{max-height:none}.scroll{overflow:visible}figure,tr{break-inside:avoid}h2,h3{break-after:avoid}body{font-size:11pt}}
`;
