"use strict";
exports.id = 9842;
exports.ids = [9842];
exports.modules = {

  49258:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ff: () => (/* binding */ asForm),
    N6: () => (/* binding */ UPLOAD_LIMITS),
    m6: () => (/* binding */ attachToIssue)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32314);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10048);




const PATIENCE_MS = 60_000;
const UPLOAD_LIMITS = {
    ...{ timeoutMs: PATIENCE_MS, bodyLimit: 1024 * 1024, isBeginningEnough: true, followRedirects: false },
};
const earlierSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }));
const fileSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    browser_download_url: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .url */ .OZ5(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .startsWith */ .w1_("http")),
});
async function attachToIssue(place, issue, page) {
    const { forge, repository } = place;
    const path = `${repository}/issues/${issue}/assets`;
    const name = `${page.name}.gz`;
    const earlier = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(earlierSchema, await forge.list(path), "the files of an issue");
    const made = await upload(place, { path, issue, name, text: place.artifacts.compress(page.text) });
    for (const { id } of earlier.filter((one) => one.name === name))
        await remove(forge, `${path}/${id}`);
    return made.browser_download_url;
}
async function upload({ http, api, token }, { path, issue, name, text }) {
    const { type, body } = asForm({ name, text }, "application/gzip");
    const headers = { authorization: `token ${token}`, "content-type": type, accept: "application/json" };
    const url = `${api}${path}?name=${encodeURIComponent(name)}`;
    const answer = await http.send({ method: "POST", url, headers, body, binary: true, ...UPLOAD_LIMITS });
    const file = answer.kind === "answer" && answer.status === 201 ? readFile(answer.body) : undefined;
    if (file !== undefined)
        return file;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B({
        what: `The report could not be attached to the issue #${issue}: ${answer.kind === "answer" ? `the forge answered ${answer.status}` : answer.reason}.`,
        means: "The issue lacks the report, and is not changed otherwise.",
        todo: "Give the job `issues: write`, and let the forge accept `.gz` in issues (`[attachment] ALLOWED_TYPES` of Gitea and Forgejo).",
    });
}
function readFile(body) {
    try {
        const read = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(fileSchema, JSON.parse(body));
        return read.success ? read.output : undefined;
    }
    catch {
        return undefined;
    }
}
async function remove(forge, path) {
    const happened = async () => ((await forge.read(path)) === undefined ? true : undefined);
    try {
        await forge.write({ method: "DELETE", path, what: "replace the report in the issue", happened });
    }
    catch (error) {
        if (!(error instanceof _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B))
            throw error;
    }
}
function asForm({ name, text }, type) {
    const head = `Content-Disposition: form-data; name="attachment"; filename="${name}"\r\nContent-Type: ${type}`;
    const boundary = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
    return {
        type: `multipart/form-data; boundary=${boundary}`,
        body: `--${boundary}\r\n${head}\r\n\r\n${text}\r\n--${boundary}--\r\n`,
    };
}


  }),

  73522:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    q: () => (/* binding */ linkPage)
  });
  var _gates_request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57335);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10492);


const MARKS = { incident: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .hiddenMark */ .sd)("sluice-incident-report", 1), release: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .hiddenMark */ .sd)("sluice-release-report", 1) };
async function linkPage(forge, comment) {
    const { repository, requester, issue, about } = comment;
    const path = `${repository}/issues/${issue}/comments`;
    const own = async () => (await forge.list(path))
        .map(_gates_request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .readComment */ .W3)
        .find(({ by, body }) => by.login.toLowerCase() === requester.toLowerCase() && body.includes(MARKS[about].text));
    const body = textOf(comment);
    const known = await own();
    await forge.write({
        method: known === undefined ? "POST" : "PATCH",
        path: known === undefined ? path : `${repository}/issues/comments/${known.id}`,
        body: { body },
        what: "link the report in the issue",
        happened: async () => {
            const found = await own();
            return found?.body.includes(comment.address) ? found : undefined;
        },
    });
}
function textOf({ about, address, isArtifact, runUrl }) {
    const where = isArtifact
        ? (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `is among the artifacts of ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("the run", runUrl)}`
        : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `of ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("the run", runUrl)} is attached to this issue, compressed with gzip`;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `📄 ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(`The report of this ${about}`, address)} ${where}: one page of HTML with ${CONTENTS[about]}.\n\n${MARKS[about]}`;
}
const CONTENTS = {
    incident: "the timeline, the durations and the runbooks",
    release: "the timeline, the plan, the digests, the checks and the charts of the watch",
};


  }),

  21598:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R: () => (/* binding */ readJobs)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _verdict_person_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69319);



const jobsSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    check_run_url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    run_attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), 1),
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    conclusion: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)),
    started_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)),
    completed_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)),
    runner_id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig())),
}));
function readJobs(answer) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(jobsSchema, answer, "the jobs of a run");
}


  }),

  55181:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R7: () => (/* binding */ signalChart),
    mQ: () => (/* binding */ countsOf),
    mf: () => (/* binding */ spanBar),
    uN: () => (/* binding */ lengthBar)
  });
  var _text_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22436);

const WIDTH = 640;
const HEIGHT = 120;
const LEFT = 48;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 22;
function signalChart(signal, seconds) {
    const label = `${signal.name}: ${countsOf(signal.samples)}`;
    const scale = scaleOf(signal.samples, seconds);
    const body = signal.samples.some(({ value }) => value !== undefined)
        ? valueLines(signal.samples, scale)
        : strip(signal.samples, seconds);
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}" class="chart">
${body}
${timeAxis(scale)}
</svg>`;
}
function countsOf(samples) {
    const count = (reading) => samples.filter((one) => one.reading === reading).length;
    return `${samples.length} samples, ${count("ok")} good, ${count("bad")} bad, ${count("missing")} missing`;
}
function scaleOf(samples, seconds) {
    const end = Math.max(1, seconds, ...samples.map(({ at }) => at));
    const top = Math.max(0, ...samples.flatMap(({ value = 0, baseline = 0 }) => [value, baseline])) || 1;
    return {
        ...{ top, end },
        x: (at) => (LEFT + (at / end) * (WIDTH - LEFT - RIGHT)).toFixed(1),
        y: (value) => (HEIGHT - BOTTOM - (Math.max(0, value) / top) * (HEIGHT - TOP - BOTTOM)).toFixed(1),
    };
}
function valueLines(samples, scale) {
    const marks = samples.flatMap(({ at, value, reading }) => {
        const x = scale.x(at);
        if (reading === "missing")
            return [(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<text x="${x}" y="${HEIGHT - BOTTOM - 2}" class="missing">?</text>`];
        if (reading !== "bad")
            return [];
        return [(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<circle cx="${x}" cy="${scale.y(value ?? 0)}" r="4" class="bad"/>`];
    });
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)([
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<text x="${LEFT - 6}" y="${TOP + 10}" class="axis" text-anchor="end">${shortNumber(scale.top)}</text>`,
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<text x="${LEFT - 6}" y="${HEIGHT - BOTTOM}" class="axis" text-anchor="end">0</text>`,
        ...segments(samples, "baseline").map((points) => polyline(points, scale, "baseline")),
        ...segments(samples, "value").map((points) => polyline(points, scale, "value")),
        ...marks,
    ]);
}
function segments(samples, key) {
    const all = [[]];
    for (const sample of samples) {
        const value = sample[key];
        if (value === undefined)
            all.push([]);
        else
            all.at(-1)?.push({ at: sample.at, value });
    }
    return all.filter((points) => points.length > 0);
}
function polyline(points, scale, name) {
    const [first] = points;
    if (points.length === 1 && first !== undefined)
        return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<circle cx="${scale.x(first.at)}" cy="${scale.y(first.value)}" r="2" class="${name}"/>`;
    const path = points.map(({ at, value }) => `${scale.x(at)},${scale.y(value)}`).join(" ");
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<polyline points="${path}" class="${name}"/>`;
}
function strip(samples, seconds) {
    const { x, end } = scaleOf(samples, seconds);
    const heights = { ok: 24, bad: 72, missing: 48 };
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)(samples.map(({ at, reading }, index) => {
        const next = samples[index + 1]?.at ?? Math.max(end, at);
        const width = Math.max(1, Number(x(next)) - Number(x(at)) - 0.5).toFixed(1);
        const height = heights[reading];
        return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<rect x="${x(at)}" y="${HEIGHT - BOTTOM - height}" width="${width}" height="${height}" class="${reading}"/>`;
    }));
}
function timeAxis({ x, end }) {
    const base = HEIGHT - BOTTOM;
    const ticks = [0, end / 2, end].map((at, index) => {
        const anchor = ["start", "middle", "end"][index] ?? "middle";
        return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<text x="${x(at)}" y="${HEIGHT - 6}" class="axis" text-anchor="${anchor}">${minutes(at)}</text>`;
    });
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)([(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<line x1="${LEFT}" y1="${base}" x2="${WIDTH - RIGHT}" y2="${base}" class="axis"/>`, ...ticks]);
}
function minutes(seconds) {
    return seconds < 120 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(seconds % 60 === 0 ? 0 : 1)} min`;
}
function shortNumber(value) {
    if (value >= 10_000)
        return `${Math.round(value / 1000)}k`;
    return String(Number(value.toPrecision(3)));
}
function spanBar({ from, to, failed }, whole) {
    const length = Math.max(1, whole.to - whole.from);
    const x = ((from - whole.from) / length) * 100;
    const width = Math.min(Math.max(0.8, ((to - from) / length) * 100), 100 - Math.min(x, 99.2));
    if (!Number.isFinite(x) || !Number.isFinite(width))
        return _text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_HTML */ .qj;
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" class="span"><rect x="${Math.min(x, 99.2).toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8" class="${failed ? "bad" : "ok"}"/></svg>`;
}
function lengthBar(value, longest, failed) {
    const width = longest <= 0 ? 0 : Math.min(100, (value / longest) * 100);
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" class="span"><rect x="0" y="0" width="${width.toFixed(2)}" height="8" class="${failed ? "bad" : "ok"}"/></svg>`;
}


  }),

  62392:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ pageFrame)
});

var html = __webpack_require__(22436);
; 

const STYLE = (0,html/* html */.qy) `
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

; 


function pageFrame({ title, result, main, source }) {
    return (0,html/* html */.qy) `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${result}
</header>
<main>
${main}
</main>
<footer><p>Made by Sluice from ${source}. Times are in UTC.</p></footer>
</body>
</html>
`;
}


  }),

  47988:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Jx: () => (/* binding */ dataTable),
    Qo: () => (/* binding */ backupSection),
    Tx: () => (/* binding */ gateSection),
    bN: () => (/* binding */ smokeSection),
    k7: () => (/* binding */ changeSection),
    nR: () => (/* binding */ timeOf),
    p1: () => (/* binding */ watchSection)
  });
  var _text_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22436);
  var _charts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55181);


function dataTable(caption, head, rows) {
    if (rows.length === 0)
        return _text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_HTML */ .qj;
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)(head.map((one) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<th scope="col">${one}</th>`))}</tr></thead>
<tbody>${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)(rows.map((row) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<tr>${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)(row.map((cell) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<td>${cell}</td>`))}</tr>`))}</tbody></table></div>`;
}
function textBlock(label, lines) {
    if (lines.length === 0)
        return _text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_HTML */ .qj;
    const text = lines.map((line) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `${line}`);
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<pre tabindex="0" role="region" aria-label="${label}">${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)(text)}</pre>`;
}
function gateSection({ gate, decision, by, at, comment }) {
    const people = by.length === 0 ? "no one" : by.join(", ");
    const when = at === null ? _text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_HTML */ .qj : (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) ` at ${timeOf(at)}`;
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p><strong>${gate}</strong> was ${decision} by ${people}${when}.</p>
${comment === "" ? _text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_HTML */ .qj : (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p class="muted">“${comment}”</p>`}`;
}
function changeSection(change) {
    const { plan, images, downtime, steps, failed, log } = change;
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)([
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p>${change.host} ran ${releaseText(change.before)}, and runs ${releaseText(change.after)} now. Plan <code>${plan.fingerprint === "" ? "without a fingerprint" : plan.fingerprint}</code>, change <code>${change.change}</code>.</p>`,
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p>Downtime: ${downtime.length === 0 ? "none" : downtime.map(({ service, seconds }) => `${service} ${seconds} s`).join(", ")}.</p>`,
        timeTable(change),
        dataTable(`The plan: ${plan.kind} ${plan.version}`, ["Service", "Effect", "What changes"], plan.services.map(({ service, change: how, what }) => [service, how, what])),
        plan.volumes.length === 0 ? _text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_HTML */ .qj : (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p>New volumes: ${plan.volumes.join(", ")}.</p>`,
        dataTable("Images before and after", ["Service", "Before", "After", "Effect"], images.map(({ service, before, after }) => [
            ...[service, codeOf(before), codeOf(after)],
            before === after ? "unchanged" : "changed",
        ])),
        dataTable("Containers that failed", ["Service", "State"], failed.map(({ service, state }) => [service, state])),
        dataTable("Steps on the host", ["Step", "Ended", "Took", "Note"], steps.map(({ title, at, failed: isFailed, seconds, text }) => [
            ...[title, timeText(at), isFailed ? "" : `${seconds} s`],
            isFailed ? (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<span class="failing">failed</span>: ${text}` : text,
        ])),
        textBlock(`Last lines of the log of ${plan.kind} ${plan.version}`, log),
    ]);
}
function timeTable({ times }) {
    const rows = [
        ["The change began", times?.began],
        ["The switch of the containers began", times?.switched],
        ["The automatic rollback began", times?.undone],
        ["The change ended", times?.ended],
    ];
    return dataTable("Times by the host's clock", ["What", "When"], rows.flatMap(([what, at = ""]) => (at === "" ? [] : [[what, timeText(at)]])));
}
function backupSection({ place, id, facts, findings, notes }) {
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)([
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p><code>${id}</code> on ${place}</p>`,
        dataTable("The backup", ["Property", "Value"], facts.filter(([, value]) => value !== "").map(([name, value]) => [name, value])),
        dataTable("What was checked", ["Result", "Finding"], findings.map(({ passed, says }) => [passed ? "✓" : (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<span class="failing">✗</span>`, says])),
        notes.length === 0 ? _text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_HTML */ .qj : (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<ul>${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)(notes.map((note) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<li>${note}</li>`))}</ul>`,
    ]);
}
function smokeSection({ url, results }) {
    const longest = Math.max(0, ...results.map(({ milliseconds }) => milliseconds));
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)([
        url === "" ? _text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_HTML */ .qj : (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p><code>${url}</code></p>`,
        dataTable("Checks and their latency", ["Result", "Check", "Latency", "Compared", "Tries", "Why"], results.map(({ name, passed, milliseconds, tries, reasons }) => [
            ...[passed ? (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<span class="good">✓</span>` : (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<span class="failing">✗</span>`, name],
            ...[`${Math.round(milliseconds)} ms`, (0,_charts_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthBar */ .uN)(milliseconds, longest, !passed), tries, reasons.join("; ")],
        ])),
    ]);
}
function watchSection({ verdict, reason, seconds, signals, tails }) {
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)([
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p>${verdict} after ${seconds} s${reason === "" ? "" : `: ${reason}`}</p>`,
        ...signals.map((signal) => {
            const why = signal.reason === "" ? "" : `: ${signal.reason}`;
            const hasBaseline = signal.samples.some(({ baseline }) => baseline !== undefined);
            return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<figure>${(0,_charts_js__WEBPACK_IMPORTED_MODULE_1__/* .signalChart */ .R7)(signal, seconds)}
<figcaption><strong>${signal.name}</strong>${signal.advisory ? " (advisory)" : ""}: ${signal.verdict}${why}. ${(0,_charts_js__WEBPACK_IMPORTED_MODULE_1__/* .countsOf */ .mQ)(signal.samples)}.${hasBaseline ? " The dashed line is what is usual." : ""}</figcaption></figure>`;
        }),
        ...tails.map(({ service, lines }) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<h3>Last lines of ${service}</h3>
${textBlock(`Last lines of ${service}`, lines)}`),
    ]);
}
function releaseText(release) {
    return release === null
        ? (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `no recorded release`
        : (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `${release.version} (<code>${release.commit.slice(0, 12)}</code>)`;
}
function codeOf(text) {
    return text === "" ? (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `none` : (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<code>${text}</code>`;
}
function timeText(text) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `${text}` : timeOf(at);
}
function timeOf(at) {
    const iso = new Date(at).toISOString();
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")} UTC</time>`;
}


  }),

  10154:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ repositoryUrl)
  });
function repositoryUrl({ runUrl }) {
    return runUrl.split("/actions/runs/")[0] ?? "";
}


  }),

  89635:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    L: () => (/* binding */ issueCommand)
  });
  var os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70857);
  var _utils_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4679);


function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}

  }),

  82902:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    v: () => (/* binding */ prepareKeyValueMessage)
  });
  var crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76982);
  var fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79896);
  var os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70857);
  var _utils_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4679);




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID()}`;
    const convertedValue = (0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(value);
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}`;
}

  }),

  4679:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ toCommandValue)
  });
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}

  })

};
;