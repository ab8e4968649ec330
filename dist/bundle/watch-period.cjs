"use strict";
exports.id = 1258;
exports.ids = [1258,2338];
exports.modules = {

  62338:
  ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


  }),

  81506:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
var failure = __webpack_require__(32314);
var look_reader = __webpack_require__(50600);
var utc = __webpack_require__(62822);
var duration_text = __webpack_require__(909);
var foreign_line = __webpack_require__(89028);
var markdown = __webpack_require__(10492);
var truncate = __webpack_require__(6935);
; 




const MARKS = { healthy: "✅", inconclusive: "❔", failing: "❌" };
const WIDTH = 60;
const BARS = "▁▂▃▄▅▆▇";
function renderWatch(report) {
    const { project, version, verdict, reason, seconds, signals } = report;
    const name = [project, version].filter((text) => text !== "").join(" ");
    const rows = signals.map(({ series, verdict: own, reason: why }) => [
        `${series.name}${series.rules.advisory ? " (advisory)" : ""}`,
        series.samples.length,
        ...["ok", "bad", "missing"].map((reading) => countOf(series, reading)),
        `${MARKS[own] ?? ""} ${own}`,
        (0,truncate/* truncate */.xv)(why, 300),
    ]);
    return (0,markdown/* lines */.Mn)([
        (0,markdown.md) `### ${MARKS[verdict] ?? "⛔"} ${name}: ${verdict} after ${(0,duration_text/* secondsText */.H)(seconds)}\n`,
        reason === "" ? markdown/* NOTHING */.K$ : (0,markdown.md) `${reason}\n`,
        ...report.notes.map((note) => (0,markdown.md) `> ${(0,markdown/* prose */.CS)(note)}\n`),
        (0,markdown/* table */.tp)(["Signal", "Samples", "OK", "Bad", "Missing", "Verdict", "Why"], rows),
        chart(signals.map(({ series }) => series)),
        verdict === "failing" ? lastLines(report.tails) : markdown/* NOTHING */.K$,
    ]);
}
function schemaNote(schema) {
    switch (schema) {
        case "changed":
            return [
                "It changed the schema of the database and does not declare that it is backward-compatible: a rollback puts the host on hold, and a person decides whether the data from before the deploy are restored.",
            ];
        case "compatible":
            return [
                "It changed the schema of the database and declares that it is backward-compatible: a rollback keeps the data.",
            ];
        case "unknown":
            return ["Whether it changed the schema of the database is unknown."];
        default:
            return [];
    }
}
function chart(all) {
    const width = Math.max(0, ...all.map(({ name }) => name.length));
    const rows = all
        .filter(({ samples }) => samples.length > 0)
        .map(({ name, samples }) => `${(0,foreign_line/* visibleLine */.P8)(name).padEnd(width)}  ${sparkline(samples)}`);
    return rows.length === 0 ? markdown/* NOTHING */.K$ : (0,markdown.md) `${(0,markdown/* codeBlock */.DV)(rows.join("\n"))}\n\`!\` bad, \`?\` missing\n`;
}
function sparkline(samples) {
    const top = Math.max(0, ...samples.map(({ value }) => value ?? 0));
    const columns = Math.min(WIDTH, samples.length);
    const slice = (column) => samples.slice(Math.floor((column * samples.length) / columns), Math.floor(((column + 1) * samples.length) / columns));
    return Array.from({ length: columns }, (_, column) => bar(slice(column), top)).join("");
}
function bar(samples, top) {
    if (samples.some(({ reading }) => reading === "bad"))
        return "!";
    if (samples.some(({ reading }) => reading === "missing"))
        return "?";
    const value = Math.max(0, ...samples.map((one) => one.value ?? 0));
    return BARS[top === 0 ? 0 : Math.round((value / top) * (BARS.length - 1))] ?? "▁";
}
function countOf({ samples }, wanted) {
    return samples.filter(({ reading }) => reading === wanted).length;
}
function lastLines(tails) {
    return (0,markdown/* lines */.Mn)([...tails].map(([service, tail]) => (0,markdown/* details */.zH)(`Last lines of ${service}`, (0,markdown/* codeBlock */.DV)(tail.map(foreign_line/* visibleLine */.P8).join("\n")))));
}
function watchLine(verdict, seconds, reason) {
    const time = (0,duration_text/* secondsText */.H)(seconds);
    const why = reason === "" ? "" : `: ${reason}`;
    switch (verdict) {
        case "healthy":
            return `It was watched for ${time}, and is healthy.`;
        case "inconclusive":
            return `It was watched for ${time}, and too little is known to call it healthy${why}.`;
        case "failing":
            return `It was watched for ${time}, and is failing${why}.`;
        case "superseded":
            return `Its watch ended after ${time}${why}.`;
        default:
            return `Its watch was cancelled after ${time}: whether it is healthy is not known.`;
    }
}
const WEIGHTS = {
    refuses: "❌ refused",
    warns: "⚠️ warning",
    allowed: "✓ allowed",
};
function renderPreflight(gaps, count) {
    if (gaps.length === 0)
        return (0,markdown.md) `### Watch preflight: all ${count} sources answer\n`;
    const refused = gaps.filter(({ weight }) => weight === "refuses").length;
    const head = refused > 0
        ? `❌ Watch preflight failed: ${refused} of ${count} sources`
        : `Watch preflight: ${gaps.length} of ${count} sources have no data now`;
    const rows = gaps.map(({ name, text, weight }) => [name, WEIGHTS[weight], text]);
    return (0,markdown.md) `### ${head}\n\n${(0,markdown/* table */.tp)(["Source", "", "What it gave"], rows)}`;
}

; 
function judgeContainers(look, baseline, isVerified = false) {
    if (typeof look === "string")
        return { reading: "missing", text: look };
    if (!look.engine)
        return { reading: "missing", text: "the engine does not answer" };
    const first = baseline ?? look.containers;
    const problems = [...new Set([...stateProblems(look, first, isVerified), ...eventProblems(look, first)])];
    if (problems.length > 0)
        return { reading: "bad", text: problems.slice(0, 5).join("; ") };
    if (first.length === 0)
        return { reading: "missing", text: "the project has no containers" };
    if (!look.eventsWhole)
        return { reading: "missing", text: "the events of the engine are incomplete" };
    const starting = look.containers.filter(({ health }) => health === "starting").map(({ service }) => service);
    if (starting.length > 0)
        return { reading: "missing", text: `${starting.join(", ")}: health is not known yet` };
    return { reading: "ok", text: `${look.containers.length} unchanged and healthy` };
}
function stateProblems(look, baseline, isVerified) {
    const now = new Map(look.containers.map((one) => [one.id, one]));
    const known = new Set(baseline.map(({ id }) => id));
    return [
        ...baseline.flatMap((was) => {
            const is = now.get(was.id);
            if (is === undefined)
                return [`${was.service}: its container ${was.id.slice(0, 12)} is gone`];
            if (isVerified && is.status !== "running" && isAsBefore(was, is))
                return [];
            return changes(was, is).map((text) => `${was.service}: ${text}`);
        }),
        ...look.containers
            .filter(({ id }) => !known.has(id))
            .map(({ service, id }) => `${service}: another program or person created the container ${id.slice(0, 12)}`),
    ];
}
function isAsBefore(was, is) {
    return is.status === was.status && is.exitCode === was.exitCode && is.started === was.started;
}
function changes(was, is) {
    const found = [];
    if (is.status === "exited" || is.status === "dead") {
        const meant = is.exitCode === 0 && was.status === "exited" && is.status === "exited";
        if (!meant)
            found.push(`it ended with code ${is.exitCode}${is.oom ? " (out of memory)" : ""}`);
    }
    else if (is.status !== "running") {
        found.push(`it is ${is.status}`);
    }
    if (is.oom && !was.oom && is.status === "running")
        found.push("a process of it was killed: out of memory");
    if (is.restarts > was.restarts)
        found.push(`the engine restarted it ${is.restarts - was.restarts} times`);
    else if (is.started !== was.started && is.status === "running")
        found.push("it was restarted");
    if (is.health === "unhealthy" && is.status === "running")
        found.push("it is unhealthy");
    return found;
}
function eventProblems(look, baseline) {
    const services = new Map(baseline.map(({ id, service }) => [id, service]));
    return look.events.flatMap((event) => {
        const service = services.get(event.id);
        const text = eventProblem(event);
        return service === undefined || text === undefined ? [] : [`${service}: ${text}`];
    });
}
function eventProblem({ action, exitCode }) {
    if (action === "die")
        return `it ended with code ${exitCode || "unknown"}`;
    if (action === "oom")
        return "a process of it was killed: out of memory";
    if (action === "destroy")
        return "its container was removed";
    return action === "health_status: unhealthy" ? "it was unhealthy" : undefined;
}

var values = __webpack_require__(25620);
; 

function readRules(name, written, pace, usual) {
    const asked = written.every === undefined ? usual.everyMs : (0,values/* readTimeLimit */.pX)({ name: `${name}: every`, text: written.every });
    const everyMs = Math.max(asked, pace.intervalMs);
    const { firstAfterMs = 0 } = usual;
    return {
        everyMs,
        firstAfterMs,
        rules: {
            hard: written.hard ?? usual.hard,
            consecutiveFailures: written["consecutive-failures"] ?? 3,
            failureLimit: written["failure-limit"],
            minSamples: written["min-samples"] ?? Math.max(1, Math.ceil((pace.durationMs - firstAfterMs) / everyMs / 2)),
            onMissing: written["on-missing"] ?? "inconclusive",
            advisory: written.mode === "advisory",
        },
    };
}
function missing(text) {
    return { reading: "missing", text };
}
function quiet(text) {
    return { reading: "missing", text, quiet: true };
}

var build = __webpack_require__(2856);
; 



const LINE_LIMIT = 1000;
const PATTERN_LIMIT = 300;
function readPattern({ name, text }) {
    if (text.length > PATTERN_LIMIT)
        throw badPattern(name, (0,truncate/* truncate */.xv)(text, 80), `it has more than ${PATTERN_LIMIT} characters`);
    const pattern = compile({ name, text });
    return { matches: (line) => pattern.test(line.slice(0, LINE_LIMIT)) };
}
function compile({ name, text }) {
    try {
        return build/* RE2JS */.L3.compile(text);
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw badPattern(name, text, why.replace(/^error parsing regexp: /, ""));
    }
}
function badPattern(name, pattern, why) {
    return new failure/* StageFailure */.B({
        what: `\`${name}\` is "${pattern}", which cannot be used as a pattern: ${why}.`,
        means: "Patterns are regular expressions of RE2, which has no back-references and no look-around. Nothing was watched.",
        todo: `Write \`${name}\` in the syntax of RE2 (github.com/google/re2/wiki/Syntax).`,
    });
}

; 



const BUDGET_MS = 2000;
function createLogPattern(written, intervalMs) {
    const { name, window } = written;
    const windowMs = window === undefined ? 0 : (0,values/* readTimeLimit */.pX)({ name: `${name}: window`, text: window });
    return {
        pattern: readPattern({ name: `${name}: pattern`, text: written.pattern }),
        services: written.services ?? [],
        max: written.max ?? 0,
        windowMs: Math.max(intervalMs, windowMs) - intervalMs / 2,
    };
}
class LogCounter {
    #pattern;
    #monotonic;
    #counts = [];
    #hits = 0;
    #example;
    #spentMs = 0;
    #wasLate = false;
    #partial = new Set();
    constructor(pattern, monotonic) {
        this.#pattern = pattern;
        this.#monotonic = monotonic;
    }
    take(line) {
        if (!this.#isWanted(line.service) || this.#isLate())
            return;
        const began = this.#monotonic();
        if (this.#pattern.pattern.matches(line.text)) {
            this.#hits++;
            this.#example ??= line;
        }
        this.#spentMs += this.#monotonic() - began;
    }
    pass(known) {
        if (typeof known === "string")
            return;
        for (const service of known.partial)
            this.#partial.add(service);
        this.#wasLate ||= this.#isLate();
        this.#spentMs = 0;
    }
    look(known) {
        if (typeof known === "string")
            return missing(known);
        this.pass(known);
        const { services: wanted, max, windowMs } = this.#pattern;
        const now = this.#monotonic();
        this.#counts = [...this.#counts, { at: now, count: this.#hits }].filter(({ at }) => now - at < windowMs);
        const value = this.#counts.reduce((sum, { count }) => sum + count, 0);
        const shown = this.#example === undefined ? {} : { example: this.#example };
        const late = this.#wasLate;
        const partial = [...this.#partial].filter((service) => this.#isWanted(service));
        this.#hits = 0;
        this.#example = undefined;
        this.#wasLate = false;
        this.#partial = new Set();
        if (value > max)
            return { reading: "bad", text: `${value} lines, the limit is ${max}`, value, ...shown };
        if (late)
            return { ...missing("the pattern took too long"), ...shown };
        const absent = wanted.filter((service) => !known.services.has(service));
        if (absent.length > 0)
            return missing(`there is no service ${absent.join(", ")}`);
        if (partial.length > 0)
            return missing(`the log of ${partial.join(", ")} could not be read whole`);
        return { reading: "ok", text: `${value} lines`, value, ...shown };
    }
    #isLate() {
        return this.#spentMs > BUDGET_MS;
    }
    #isWanted(service) {
        const { services } = this.#pattern;
        return services.length === 0 || services.includes(service);
    }
}

; 
const RANK = { healthy: 0, inconclusive: 1, failing: 2 };
function worse(left, right) {
    return RANK[left] >= RANK[right] ? left : right;
}
function failed({ samples, rules }) {
    const bad = samples.filter(({ reading }) => reading === "bad");
    const last = bad.at(-1)?.text ?? "";
    const failing = (reason) => ({ verdict: "failing", reason });
    if (rules.hard && bad.length > 0)
        return failing(bad[0]?.text ?? "");
    const run = longestRun(samples, "bad", "ok");
    if (run >= rules.consecutiveFailures)
        return failing(`${run} times in a row: ${last}`);
    if (rules.failureLimit !== undefined && bad.length > rules.failureLimit)
        return failing(`${bad.length} times in all, the limit is ${rules.failureLimit}: ${last}`);
    return undefined;
}
function judgeSeries(series) {
    const { samples, rules } = series;
    const failing = failed(series);
    if (failing !== undefined)
        return failing;
    const measured = samples.filter(({ reading }) => reading !== "missing");
    const gap = gapOf(series, measured.length);
    const unsettled = measured.at(-1)?.reading === "bad"
        ? { verdict: "inconclusive", reason: `the last sample was bad: ${measured.at(-1)?.text}` }
        : { verdict: "healthy", reason: "" };
    if (gap === "" || rules.onMissing === "pass")
        return unsettled;
    return { verdict: rules.onMissing === "fail" ? "failing" : "inconclusive", reason: gap };
}
function gapOf({ samples, rules }, measured) {
    const why = samples.findLast(({ reading }) => reading === "missing")?.text ?? "";
    const detail = why === "" ? "" : `: ${why}`;
    if (measured < rules.minSamples)
        return `only ${measured} of ${rules.minSamples} samples are available${detail}`;
    if (samples.at(-1)?.reading === "missing")
        return `the last sample is missing${detail}`;
    const run = longestRun(samples, "missing", "ok", "bad");
    return run >= rules.consecutiveFailures ? `${run} samples in a row are missing${detail}` : "";
}
function longestRun(samples, counted, ...ending) {
    let run = 0;
    let longest = 0;
    for (const { reading } of samples) {
        if (reading === counted)
            run++;
        else if (ending.includes(reading))
            run = 0;
        longest = Math.max(longest, run);
    }
    return longest;
}
function judge(all) {
    const signals = all.map((series) => ({ ...judgeSeries(series), series }));
    const counted = signals.filter(({ series }) => !series.rules.advisory);
    const seen = counted.some(({ series }) => series.samples.some(({ reading }) => reading !== "missing"));
    const verdict = counted.map((one) => one.verdict).reduce(worse, seen ? "healthy" : "inconclusive");
    if (verdict === "healthy")
        return { verdict, reason: "", signals };
    const why = counted.filter((one) => one.verdict === verdict).map(({ series, reason }) => `${series.name}: ${reason}`);
    return { verdict, reason: why.join("; ") || "nothing could be measured", signals };
}

; 



const ON_PACE = 0.75;
class WatchRecord {
    #signals;
    #samples = new Map();
    #counters;
    #counted = new Map();
    #monotonic;
    #seenEvents = new Set();
    #baseline;
    #isVerified = false;
    constructor(signals, monotonic) {
        this.#signals = signals;
        this.#monotonic = monotonic;
        this.#counters = new Map(signals.logs.map(({ name, pattern }) => [name, new LogCounter(pattern, monotonic)]));
    }
    takeLine(line) {
        for (const counter of this.#counters.values())
            counter.take(line);
    }
    takeLook(look, at, isLast) {
        const own = typeof look === "string" ? look : this.#withoutSeenEvents(look);
        if (typeof own !== "string" && own.engine && this.#baseline === undefined) {
            this.#isVerified = own.proved.length > 0;
            this.#baseline = this.#isVerified ? own.proved : own.containers;
        }
        const turns = this.#add(this.#signals.containers, judgeContainers(own, this.#baseline, this.#isVerified), at);
        const known = knownLogs(own);
        const hits = [];
        const isEnd = isLast || this.failure() !== undefined;
        for (const signal of this.#signals.logs) {
            const counter = this.#counters.get(signal.name);
            if (counter === undefined)
                continue;
            if (typeof known !== "string" && !isEnd && !this.#isDue(signal)) {
                counter.pass(known);
                continue;
            }
            if (typeof known !== "string")
                this.#counted.set(signal.name, this.#monotonic());
            const seen = counter.look(known);
            turns.push(...this.#add(signal, seen, at));
            if (seen.example !== undefined)
                hits.push(`${seen.example.service} | ${seen.example.text}`);
        }
        return { turns, hits };
    }
    takeAnswer(signal, seen, at) {
        return this.#add(signal, seen, at);
    }
    series() {
        return [this.#signals.containers, ...this.#signals.logs, ...this.#signals.asked].map(({ name, kind, rules }) => ({
            name,
            kind,
            rules,
            samples: this.#samples.get(name) ?? [],
        }));
    }
    failure() {
        return this.series().find((one) => !one.rules.advisory && failed(one) !== undefined);
    }
    #isDue({ name, everyMs }) {
        const before = this.#counted.get(name);
        return before === undefined || this.#monotonic() - before >= everyMs * ON_PACE;
    }
    #add({ name }, seen, at) {
        const samples = this.#samples.get(name) ?? [];
        this.#samples.set(name, samples);
        const sample = {
            at,
            reading: seen.reading,
            text: seen.text,
            ...(seen.value === undefined ? {} : { value: seen.value }),
            ...(seen.baseline === undefined ? {} : { baseline: seen.baseline }),
        };
        const before = samples.at(-1)?.reading ?? "ok";
        samples.push(sample);
        return before === sample.reading ? [] : [{ signal: name, sample }];
    }
    #withoutSeenEvents(look) {
        const key = ({ at, id, action }) => `${at} ${id} ${action}`;
        const events = look.events.filter((event) => !this.#seenEvents.has(key(event)));
        this.#seenEvents = new Set([...this.#seenEvents, ...events.map(key)].slice(-2000));
        return { ...look, events };
    }
}
function knownLogs(look) {
    if (typeof look === "string")
        return look;
    if (!look.engine)
        return "the engine does not answer";
    const named = look.containers.filter(({ id }) => look.unreadable.has(id));
    return {
        services: new Set(look.containers.map(({ service }) => service)),
        partial: new Set(named.map(({ service }) => service)),
    };
}

; 



const PROGRESS_MS = 60_000;
async function runWatch(plan, parts) {
    const watch = new Watch(plan, parts);
    return await watch.run();
}
const TOGETHER_MS = 1000;
const DECIDED = Symbol("decided");
class Watch {
    #plan;
    #parts;
    #record;
    #host;
    #began;
    #due = new Map();
    #asking = new Set();
    #fault;
    #look;
    #decide = () => { };
    #decided = new Promise((resolve) => {
        this.#decide = resolve;
    });
    #judged;
    #told = 0;
    #isLast = false;
    constructor(plan, parts) {
        this.#plan = plan;
        this.#parts = parts;
        const { signals, pace, change } = plan;
        const record = new WatchRecord(signals, parts.clock.monotonic);
        this.#record = record;
        this.#began = parts.clock.monotonic();
        this.#host = parts.host.watch({
            intervalSeconds: Math.max(1, Math.round(pace.intervalMs / 1000)),
            logs: servicesOf(signals),
            proof: change,
            onLine: (line) => record.takeLine(line),
        });
    }
    async run() {
        let ended;
        while (ended === undefined) {
            ended = (await this.#round()) ?? (this.#isLast ? { kind: "time" } : undefined);
            this.#tell();
        }
        const seconds = Math.round(this.#spent() / 1000);
        return { ended, record: this.#record, seconds, version: this.#judged?.version ?? "" };
    }
    #spent() {
        return this.#parts.clock.monotonic() - this.#began;
    }
    #isOver() {
        return this.#spent() >= this.#plan.pace.durationMs - 500;
    }
    #tell() {
        if (this.#spent() - this.#told < Math.max(PROGRESS_MS, this.#plan.pace.durationMs / 10))
            return;
        this.#told = this.#spent();
        this.#parts.teller.progress(Math.round(this.#spent() / 1000), this.#record);
    }
    async #round() {
        const { cancelled } = this.#parts;
        if (cancelled.aborted)
            return { kind: "cancelled" };
        for (const source of this.#dueSources())
            this.#start(source);
        this.#look ??= orMissing(() => this.#host.next());
        const look = await untilAborted(Promise.race([this.#look, this.#decided]), cancelled);
        if (look === undefined)
            return { kind: "cancelled" };
        if (look === DECIDED) {
            const { clock } = this.#parts;
            await untilAborted(Promise.race([Promise.all(this.#asking), clock.sleep(TOGETHER_MS, cancelled)]), cancelled);
            return cancelled.aborted ? { kind: "cancelled" } : this.#decision();
        }
        this.#look = undefined;
        const other = typeof look === "string" ? undefined : this.#otherRelease(look);
        if (other !== undefined)
            return other;
        this.#isLast = this.#isOver();
        const { turns, hits } = this.#record.takeLook(look, this.#seconds(), this.#isLast);
        this.#tellOf(turns, hits);
        if (typeof look === "string") {
            await this.#pause();
            this.#isLast = this.#isOver();
        }
        if (this.#isLast)
            await untilAborted(Promise.all(this.#asking), cancelled);
        return cancelled.aborted ? { kind: "cancelled" } : this.#decision();
    }
    #decision() {
        if (this.#fault !== undefined)
            throw this.#fault.error;
        return this.#record.failure() === undefined ? undefined : { kind: "failed" };
    }
    async #pause() {
        const { durationMs, intervalMs } = this.#plan.pace;
        const spent = this.#spent();
        const next = Math.min(durationMs, (Math.floor(spent / intervalMs) + 1) * intervalMs);
        await this.#parts.clock.sleep(Math.max(0, next - spent), this.#parts.cancelled);
    }
    #seconds() {
        return Math.round(this.#spent() / 1000);
    }
    #tellOf(turns, hits) {
        for (const turn of turns)
            this.#parts.teller.turned(turn);
        for (const hit of hits)
            this.#parts.teller.hit(hit);
    }
    #start(source) {
        const asking = this.#ask(source)
            .catch((error) => {
            this.#fault ??= { error };
            this.#decide(DECIDED);
        })
            .finally(() => this.#asking.delete(asking));
        this.#asking.add(asking);
    }
    #dueSources() {
        const now = this.#spent();
        const due = this.#plan.signals.asked.filter(({ name, firstAfterMs }) => now >= (this.#due.get(name) ?? firstAfterMs) - 500);
        for (const { name, everyMs } of due)
            this.#due.set(name, now + everyMs);
        return due;
    }
    async #ask(source) {
        const seen = await orMissing(() => source.ask());
        if (this.#parts.cancelled.aborted)
            return;
        const answer = typeof seen === "string" ? missing(seen) : seen;
        this.#tellOf(this.#record.takeAnswer(source, answer, this.#seconds()), []);
        if (this.#record.failure() !== undefined)
            this.#decide(DECIDED);
    }
    #otherRelease(look) {
        const { version } = this.#plan;
        if (look.pending !== "")
            return { kind: "superseded", reason: `the change ${look.pending} is switching the host` };
        if (look.release === "")
            return { kind: "no-release" };
        this.#judged ??= { release: look.release, version: look.version };
        if (version !== "" && look.version !== version)
            return { kind: "superseded", reason: `the host has ${look.version}, not ${version}` };
        if (look.release === this.#judged.release)
            return undefined;
        return {
            kind: "superseded",
            reason: `the host now has ${look.version} (${look.release}), not ${this.#judged.version}`,
        };
    }
}
function servicesOf({ logs }) {
    const named = logs.map(({ pattern }) => pattern.services);
    return named.some((services) => services.length === 0) ? "all" : [...new Set(named.flat())];
}
async function orMissing(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof failure/* StageFailure */.B)
            return error.what;
        throw error;
    }
}
async function untilAborted(work, signal) {
    let stop = () => { };
    const aborted = new Promise((resolve) => {
        stop = () => resolve(undefined);
        signal.addEventListener("abort", stop);
        if (signal.aborted)
            stop();
    });
    try {
        const first = await Promise.race([work, aborted]);
        if (first === undefined || signal.aborted)
            work.catch(() => { });
        return signal.aborted ? undefined : first;
    }
    finally {
        signal.removeEventListener("abort", stop);
    }
}

; 


function shown(text, { log }) {
    return (0,truncate/* truncate */.xv)(log.redact((0,foreign_line/* cleanForeignLine */.ee)(log.redact(text))), 500);
}

; 


async function preflight(signals, host) {
    const glance = await orMissing(() => host.lookOnce());
    const look = typeof glance === "string" ? glance : glance.look;
    const why = typeof look === "string" ? look : look.engine ? "" : "the engine does not answer";
    const isFirst = typeof look !== "string" && look.engine && look.release === "";
    const own = why === "" ? undefined : weigh(signals.containers, missing(why));
    const answers = await Promise.all(signals.asked.map(async (source) => {
        const seen = await orMissing(() => ask(source, isFirst));
        return { source, seen: typeof seen === "string" ? missing(seen) : seen };
    }));
    const gaps = [own, ...answers.map(({ source, seen }) => weigh(source, seen))];
    return {
        gaps: gaps.filter((gap) => gap !== undefined),
        usual: new Map(answers.flatMap(({ source, seen: { counted } }) => (counted === undefined ? [] : [[source.name, counted]]))),
    };
}
async function ask({ ask, askBefore }, isFirst) {
    if (askBefore === undefined)
        return await ask();
    return isFirst ? quiet("nothing is usual yet: this is the first release") : await askBefore();
}
function weigh({ name, rules }, seen) {
    if (seen.reading !== "missing")
        return undefined;
    const { text } = seen;
    if (seen.quiet && rules.onMissing === "pass")
        return { name, text, weight: "allowed" };
    const refuses = !rules.advisory && (!seen.quiet || rules.onMissing === "fail");
    return { name, text, weight: refuses ? "refuses" : "warns" };
}

; 




async function tryOnce(inputs, host, world) {
    const found = await preflight(inputs.signals, host);
    const gaps = found.gaps.map((gap) => ({ ...gap, text: shown(gap.text, world), weight: weightOf(gap, inputs.gate) }));
    const count = inputs.signals.asked.length + 1;
    for (const { name, text, weight } of gaps) {
        if (weight === "warns")
            world.log.warning(`${name}: ${text}. The watch may have too little data.`);
        if (weight === "allowed")
            world.log.info(`${name}: ${text}. Its \`on-missing\` allows that.`);
    }
    const said = gaps.map(({ name, text }) => `${name}: ${text}`);
    const reason = said.length === 0 ? "preflight only: nothing was watched" : said.join("; ");
    const outputs = {
        verdict: "inconclusive",
        reason,
        "summary-line": "Nothing was watched yet: the sources were read once.",
        samples: String(count),
        missing: String(gaps.length),
        "watched-seconds": "0",
        "failed-signals": "[]",
        usual: JSON.stringify(Object.fromEntries(found.usual)),
    };
    world.log.info(`Read ${count} ${count === 1 ? "source" : "sources"} once: ${gaps.length === 0 ? "all of them answer" : reason}.`);
    const refusing = gaps.filter(({ weight }) => weight === "refuses");
    const report = renderPreflight(gaps, count);
    if (refusing.length === 0)
        return { outputs, report };
    return { outputs, report, failure: refused(refusing) };
}
function weightOf({ weight }, gate) {
    return weight === "refuses" && !gate ? "warns" : weight;
}
function refused(gaps) {
    return new failure/* StageFailure */.B({
        what: `Sources of the watch give no data:\n${gaps.map(({ name, text }) => `- ${name}: ${text}`).join("\n")}`,
        means: "The watch after the deploy could only be inconclusive. Nothing was deployed or watched.",
        todo: "Correct the query, address or token under `watch.signals`, then run this again. For a source that can be without data, set `on-missing: pass`; for one that must not prevent a deploy, `mode: advisory`.",
    });
}

var dist = __webpack_require__(77934);
var parse = __webpack_require__(34659);
var read_config = __webpack_require__(76453);
var config_schema = __webpack_require__(57292);
var secret_pairs = __webpack_require__(6174);
var watch = __webpack_require__(57642);
var config_settings = __webpack_require__(67307);
var deploy_place = __webpack_require__(61302);
var smoke_check = __webpack_require__(60421);
; 


function readPrometheusLogin({ user, password, token }, log) {
    for (const { text } of [password, token])
        if (text !== "")
            log.mask(text);
    if (user.text === "" && password.text === "")
        return token.text === "" ? "" : `Bearer ${token.text}`;
    if (token.text !== "")
        throw twoLogins(token.name);
    if (user.text === "" || password.text === "")
        throw halfLogin(user.text === "" ? user.name : password.name);
    if (user.text.includes(":"))
        throw (0,values/* badValue */.tm)(user, "a user name without a colon");
    const pair = Buffer.from(`${user.text}:${password.text}`, "utf8").toString("base64");
    log.mask(pair);
    return `Basic ${pair}`;
}
function twoLogins(token) {
    return new failure/* StageFailure */.B({
        what: `There are two logins for Prometheus: a user name with a password, and \`${token}\`.`,
        means: "A request can carry one of them only. Nothing was watched.",
        todo: "Leave out the one that Prometheus does not accept.",
    });
}
function halfLogin(missing) {
    return new failure/* StageFailure */.B({
        what: `The login for Prometheus is incomplete: \`${missing}\` is missing.`,
        means: "Basic authentication needs a user name and a password. Nothing was watched.",
        todo: `Give \`${missing}\` too: the user name as \`watch.prometheus-user\` in the configuration file, the password as the secret \`prometheus-password\`.`,
    });
}

; 

const WEEK_MS = 7 * 24 * 60 * 60_000;
const WORDS = { before: "before the deploy", "week-ago": "a week ago" };
function judgeActivity(rules, count, usual) {
    const told = `${activity_shown(count)} in ${lengthOf(rules.windowMs)}; usual: ${wordsOf(usual)}`;
    const least = leastOf(usual);
    if (Math.max(least, count) < rules.minUsual)
        return quiet(`${told}. ${cannotTell(rules)}`);
    const numbers = { value: count, baseline: least };
    if (count < rules.minRatio * least)
        return { reading: "bad", text: `${told}; wanted at least ${Math.round(rules.minRatio * 100)}%`, ...numbers };
    return { reading: "ok", text: told, ...numbers };
}
function judgeUsual(rules, usual) {
    const told = `usual in ${lengthOf(rules.windowMs)}: ${wordsOf(usual)}`;
    return leastOf(usual) < rules.minUsual ? quiet(`${told}. ${cannotTell(rules)}`) : { reading: "ok", text: told };
}
function leastOf(usual) {
    return Math.min(...Object.values(usual));
}
function cannotTell({ minUsual }) {
    return `If less than ${minUsual} is usual, a collapse cannot be distinguished from a time of low activity`;
}
function createActivity({ rules, count, clock, before, }) {
    const { windowMs, compareWith } = rules;
    const upTo = (until) => count({ from: until - windowMs, until });
    let known = typeof before === "object" ? (before.count * windowMs) / (before.seconds * 1000) : before;
    const countedBefore = async (now) => {
        if (known === "not-counted")
            return quiet("what is usual was not counted before the deploy");
        const seen = known ?? (await upTo(now - windowMs));
        if (typeof seen === "number")
            known = seen;
        return seen;
    };
    const usualAt = async (now, wanted) => {
        const usual = {};
        for (const one of wanted) {
            const seen = one === "before" ? await countedBefore(now) : await upTo(now - WEEK_MS);
            if (typeof seen !== "number")
                return { ...seen, text: `${WORDS[one]}: ${seen.text}` };
            usual[one] = seen;
        }
        return usual;
    };
    return {
        ask: async () => {
            const now = clock.now();
            const seen = await upTo(now);
            if (typeof seen !== "number")
                return seen;
            const usual = await usualAt(now, compareWith);
            return "reading" in usual ? usual : judgeActivity(rules, seen, usual);
        },
        askBefore: async () => {
            const now = clock.now();
            const seen = await upTo(now);
            if (typeof seen !== "number")
                return seen;
            const counted = { count: seen, seconds: windowMs / 1000 };
            const others = compareWith.filter((one) => one !== "before");
            const past = await usualAt(now, others);
            if ("reading" in past)
                return { ...past, counted };
            const usual = compareWith.includes("before") ? { before: seen, ...past } : past;
            return { ...judgeUsual(rules, usual), counted };
        },
    };
}
function wordsOf(usual) {
    const words = ["before", "week-ago"].flatMap((one) => {
        const count = usual[one];
        return count === undefined ? [] : [`${activity_shown(count)} ${WORDS[one]}`];
    });
    return words.join(", ");
}
function activity_shown(count) {
    return String(Math.round(count * 10) / 10);
}
function lengthOf(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

var smoke_script = __webpack_require__(40772);
var shell_word = __webpack_require__(81772);
; 



const NO_DATA_NOW = 75;
const SCRIPT_LIMIT = 1024 * 1024;
const LONGEST = 8000;
async function askCommand(command, world) {
    let said = "";
    const exit = await world.commands.run({
        argv: (0,smoke_script/* scriptCommand */.r)(command.path, command.text),
        env: (0,smoke_script/* scriptEnvironment */.F)(world.environment, command.url, command.version),
        timeoutMs: command.timeoutMs,
        outputLimit: SCRIPT_LIMIT,
        onLine: (line) => {
            if (line.trim() !== "")
                said = (0,truncate/* truncate */.xv)(line, LONGEST);
        },
    });
    if (exit.code === 0)
        return { reading: "ok", text: said };
    if (exit.code === 1)
        return { reading: "bad", text: said || "it ended with code 1" };
    if (exit.code === NO_DATA_NOW)
        return quiet(said || "it reports that there is no data now");
    const why = exit.code === null ? exit.reason : `it ended with code ${exit.code}`;
    return missing(said === "" ? why : `${why}: ${said}`);
}

; 

const OPERATORS = {
    "<": (left, right) => left < right,
    "<=": (left, right) => left <= right,
    ">": (left, right) => left > right,
    ">=": (left, right) => left >= right,
    "==": (left, right) => left === right,
    "!=": (left, right) => left !== right,
};
function readComparison(given) {
    const match = /^(<=|>=|==|!=|<|>)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.exec(given.text.trim());
    const compare = OPERATORS[match?.[1] ?? ""];
    if (match === null || compare === undefined)
        throw (0,values/* badValue */.tm)(given, 'a comparison such as "< 0.05" or ">= 1"');
    const limit = Number(match[2]);
    return { text: given.text.trim(), holds: (value) => compare(value, limit) };
}

; 





const BODY_LIMIT = 1024 * 1024;
function createQuery(written, authorization) {
    return {
        healthyWhen: readComparison({ name: `${written.name}: healthy-when`, text: written["healthy-when"] }),
        request: instantQuery(written, authorization),
    };
}
function instantQuery({ name, url, query, timeout = "10s", time }, authorization) {
    (0,smoke_check/* requireAddress */.c3)({ name: `${name}: url`, text: url });
    return {
        method: "POST",
        url: `${url.replace(/\/+$/, "")}/api/v1/query`,
        headers: {
            "content-type": "application/x-www-form-urlencoded",
            accept: "application/json",
            ...(authorization === "" ? {} : { authorization }),
        },
        body: new URLSearchParams({ query, ...(time === undefined ? {} : { time: String(time) }) }).toString(),
        timeoutMs: (0,values/* readTimeLimit */.pX)({ name: `${name}: timeout`, text: timeout }),
        bodyLimit: BODY_LIMIT,
        followRedirects: false,
    };
}
const point = dist/* tuple */.PVZ([dist/* number */.aig(), dist/* string */.YjP()]);
const answerSchema = dist/* object */.Ikc({
    status: dist/* string */.YjP(),
    errorType: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    error: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    warnings: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
    infos: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
    isPartial: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    data: dist/* optional */.lqM(dist/* variant */.Oxt("resultType", [
        dist/* object */.Ikc({
            resultType: dist/* literal */.euz("vector"),
            result: dist/* array */.YOg(dist/* object */.Ikc({ metric: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), value: dist/* optional */.lqM(point) })),
        }),
        dist/* object */.Ikc({ resultType: dist/* literal */.euz("scalar"), result: point }),
    ])),
});
function readQueryAnswer({ healthyWhen }, answer) {
    const numbers = readNumbers(answer);
    if ("reading" in numbers)
        return numbers;
    const { values } = numbers;
    const bad = values.find((value) => value !== undefined && !healthyWhen.holds(value));
    const value = bad ?? values.find((one) => one !== undefined);
    const chart = value === undefined || !Number.isFinite(value) ? {} : { value };
    if (bad !== undefined)
        return { reading: "bad", text: `${bad}, wanted ${healthyWhen.text}`, ...chart };
    return poor(numbers) ?? { reading: "ok", text: `${value}`, ...chart };
}
function readNumbers(answer) {
    if (answer.kind === "no-answer")
        return missing(answer.reason);
    const parsed = prometheus_parse(answer.body);
    if (answer.status === 401 || answer.status === 403)
        return missing(notLetIn(answer.status));
    if (parsed === undefined)
        return missing(`status ${answer.status}, and no answer of Prometheus that holds numbers`);
    if (parsed.status !== "success")
        return missing(`the query failed: ${parsed.errorType} ${parsed.error}`.trim());
    if (answer.status !== 200)
        return missing(`status ${answer.status}`);
    const { data } = parsed;
    const texts = data?.resultType === "scalar" ? [data.result[1]] : (data?.result ?? []).map(({ value }) => value?.[1] ?? "");
    return { values: texts.map(numberOf), gaps: gapsOf(parsed) };
}
const LEFT_OUT = /\b(partial|incomplete|ignored|dropped|skipped|truncated|unavailable)\b/i;
function gapsOf({ warnings, infos, isPartial }) {
    return [
        ...(isPartial ? ["the answer is partial: a part of the storage did not answer"] : []),
        ...warnings,
        ...infos.filter((info) => LEFT_OUT.test(info)),
    ];
}
function notLetIn(status) {
    return `status ${status}: it refuses the login, which is \`prometheus-user\` with \`prometheus-password\`, or \`prometheus-token\``;
}
function poor({ values, gaps }) {
    if (gaps.length > 0)
        return quiet(`degraded data: ${gaps.join("; ")}`);
    if (values.length === 0)
        return quiet("the query gives nothing");
    return values.includes(undefined) ? quiet("the query gives no number") : undefined;
}
function numberOf(text) {
    if (/^[+-]?Inf$/.test(text))
        return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const value = text.trim() === "" ? Number.NaN : Number(text);
    return Number.isNaN(value) ? undefined : value;
}
function prometheus_parse(body) {
    try {
        const result = dist/* safeParse */.xLC(answerSchema, JSON.parse(body));
        return result.success ? result.output : undefined;
    }
    catch {
        return undefined;
    }
}

; 






const WINDOW = "$window";
function countByPrometheus({ name, timeout, prometheus, }, authorization, http) {
    return async ({ from, until }) => {
        const query = prometheus.query.replaceAll(WINDOW, `${Math.round((until - from) / 1000)}s`);
        const question = { name, url: prometheus.url, query, timeout, time: until / 1000 };
        const numbers = readNumbers(await http.send(instantQuery(question, authorization)));
        if ("reading" in numbers)
            return numbers;
        const gap = poor(numbers);
        if (gap !== undefined)
            return gap;
        const [value = Number.NaN, ...others] = numbers.values;
        if (others.length > 0)
            return missing(`the query gives ${others.length + 1} series instead of one: use sum(…)`);
        return amount(value) ?? missing(`the query gives ${value}, which is no count`);
    };
}
function countHere({ path, text, timeoutMs, url, version }, world) {
    return async (stretch) => {
        let said = "";
        let complained = "";
        const exit = await world.commands.run({
            argv: (0,smoke_script/* scriptCommand */.r)(path, text),
            env: { ...(0,smoke_script/* scriptEnvironment */.F)(world.environment, url, version), ...environmentOf(stretch) },
            timeoutMs,
            outputLimit: SCRIPT_LIMIT,
            onLine: (line) => {
                if (line.trim() !== "")
                    said = (0,truncate/* truncate */.xv)(line, LONGEST);
            },
            onErrorLine: (line) => {
                complained = (0,truncate/* truncateStart */.fl)(`${complained}${line}\n`, LONGEST);
            },
        });
        return exit.code === null ? missing(exit.reason) : counted(exit.code, said, complained || said);
    };
}
function countOnHost(script, { project, directory }, open) {
    return async (stretch) => {
        const shell = await open();
        try {
            const answer = await shell.run({
                script: inFolder(directory, script.text),
                env: {
                    COMPOSE_PROJECT_NAME: project,
                    ...(0,smoke_script/* scriptEnvironment */.F)({}, script.url, script.version),
                    ...environmentOf(stretch),
                },
                timeoutMs: script.timeoutMs,
                outputLimit: SCRIPT_LIMIT,
            });
            return fromShell(answer, script.timeoutMs);
        }
        finally {
            await shell.close();
        }
    };
}
function inFolder(directory, text) {
    return [
        `cd ${(0,shell_word/* shellWord */.r)(directory)} || exit 70`,
        `if command -v bash >/dev/null 2>&1; then exec bash --noprofile --norc -eo pipefail -c ${(0,shell_word/* shellWord */.r)(text)}; fi`,
        `exec sh -ec ${(0,shell_word/* shellWord */.r)(text)}`,
    ].join("\n");
}
function fromShell(answer, timeoutMs) {
    switch (answer.kind) {
        case "exit":
            return counted(answer.code, counting_lastLines(answer.stdout, 1), answer.stderr || answer.stdout);
        case "late":
            return missing(`it did not end within ${timeoutMs / 1000} s`);
        case "too-much":
            return missing("it prints more than one number");
        case "unknown":
            return missing(answer.reason);
    }
}
function counting_lastLines(text, count) {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return lines
        .slice(-count)
        .map((line) => (0,truncate/* truncate */.xv)(line.trim(), LONGEST))
        .join(" · ");
}
function counted(code, said, complained) {
    const why = counting_lastLines(complained, 3);
    if (code === NO_DATA_NOW)
        return quiet(why || "it reports that there is no data now");
    if (code !== 0)
        return missing(`it ended with code ${code}${why === "" ? "" : `: ${why}`}`);
    const count = /^\s*\d+(\.\d+)?\s*$/.test(said) ? amount(Number(said)) : undefined;
    return count ?? missing(`it printed "${said}" last, which is no number`);
}
function amount(value) {
    return Number.isFinite(value) && value >= 0 ? value : undefined;
}
function environmentOf({ from, until }) {
    return { SLUICE_FROM: new Date(from).toISOString(), SLUICE_UNTIL: new Date(until).toISOString() };
}

; 


async function readScript(name, path, timeout, parts) {
    const text = await parts.files.read(path);
    if (text === undefined) {
        throw new failure/* StageFailure */.B({
            what: `The script ${path} of the signal "${name}" does not exist.`,
            means: "It was named, so it must run. Nothing was watched.",
            todo: "Check the path, and that the repository is checked out in this job before this step.",
        });
    }
    const timeoutMs = (0,values/* readTimeLimit */.pX)({ name: `${name}: timeout`, text: timeout ?? "30s" });
    return { path, text, timeoutMs, url: parts.url, version: parts.version };
}

; 






async function activitySource(written, pace, parts) {
    const { name } = written;
    const rules = activityRules(written, pace);
    const usual = { hard: false, everyMs: rules.windowMs / 5, firstAfterMs: rules.windowMs };
    const before = parts.usual === undefined ? undefined : (parts.usual.get(name) ?? "not-counted");
    const count = await createCount(written, parts);
    const asking = createActivity({ rules, count, clock: parts.clock, before });
    return { name, kind: "activity", ...readRules(name, written, pace, usual), ...asking };
}
function activityRules(written, { durationMs }) {
    const given = { name: `${written.name}: window`, text: written.window ?? "" };
    const windowMs = given.text === "" ? Math.max(1000, durationMs / 3) : (0,values/* readTimeLimit */.pX)(given);
    if (windowMs > durationMs)
        throw (0,values/* badValue */.tm)(given, "at most as long as the watch: it is counted for the first time when so much of it is over");
    return {
        windowMs: Math.round(windowMs / 1000) * 1000,
        minRatio: written["min-ratio"] ?? 0.3,
        minUsual: written["min-usual"] ?? 10,
        compareWith: written["compare-with"] ?? ["before", "week-ago"],
    };
}
async function createCount(written, parts) {
    const { name, script: path, prometheus, where = "host" } = written;
    if ((path === undefined) === (prometheus === undefined))
        throw oneOfTwo(name);
    if (prometheus !== undefined) {
        if (!prometheus.query.includes(WINDOW))
            throw (0,values/* badValue */.tm)({ name: `${name}: query`, text: prometheus.query }, `a query with ${WINDOW}, such as sum(increase(entries_total[${WINDOW}]))`);
        return countByPrometheus({ ...written, prometheus }, parts.prometheusAuthorization, parts.http);
    }
    const script = await readScript(name, path ?? "", written.timeout, parts);
    if (where === "runner")
        return countHere(script, parts);
    const [, program = "sh"] = /^#! *(?:\S*\/env +)?(\S+)/.exec(script.text) ?? [];
    if (!/(^|\/)(ba|da)?sh$/.test(program))
        throw (0,values/* badValue */.tm)({ name: `${name}: script`, text: script.path }, "a shell script; on the host nothing else is run. Or set `where: runner`");
    return countOnHost(script, parts.place, parts.openHost);
}
function oneOfTwo(name) {
    return new failure/* StageFailure */.B({
        what: `The activity "${name}" has to have either \`script\` or \`prometheus\`.`,
        means: "It is not clear which one to use. Nothing was watched.",
        todo: "Name the one that counts under `watch.signals.activity`, and leave out the other.",
    });
}

; 

async function askHttp(check, http) {
    const answer = await http.send(check.request);
    const problems = (0,smoke_check/* judge */.S4)(check, answer);
    const value = answer.milliseconds;
    if (problems.length > 0)
        return { reading: "bad", text: problems.join("; "), value };
    return { reading: "ok", text: `${Math.round(value)} ms`, value };
}

; 




const uptimerobot_BODY_LIMIT = 2 * 1024 * 1024;
const MOST_PAGES = 40;
const USUAL_PAUSE_MS = 60_000;
function createMonitors(written, key, http, now) {
    if (key === "")
        throw noKey(written.name);
    if (written.url !== undefined)
        (0,smoke_check/* requireAddress */.c3)({ name: `${written.name}: url`, text: written.url });
    const api = written.api === "v3" ? v3(written, key) : v2(written, key);
    let notBefore = Number.NEGATIVE_INFINITY;
    return {
        ask: async () => {
            if (now() < notBefore)
                return missing("the server limits the rate of requests (429)");
            const found = [];
            let cursor;
            for (let pages = 0; pages < MOST_PAGES; pages++) {
                const answer = await http.send(api.request(cursor));
                if (answer.kind === "answer" && answer.status === 429) {
                    notBefore = now() + pauseOf(answer.headers["retry-after"], now());
                    return missing("the server limits the rate of requests (429)");
                }
                const page = readPage(api, answer);
                if (typeof page === "string")
                    return missing(page);
                found.push(...page.monitors);
                cursor = page.next;
                if (cursor === undefined)
                    return judgeMonitors(written.monitors, found);
            }
            return missing("the list of monitors does not end");
        },
    };
}
function readPage(api, answer) {
    if (answer.kind === "no-answer")
        return answer.reason;
    if (answer.status !== 200)
        return `status ${answer.status}`;
    try {
        return api.read(JSON.parse(answer.body));
    }
    catch {
        return "the answer is not JSON";
    }
}
function judgeMonitors(wanted, found) {
    const chosen = wanted.map((name) => ({ name, all: found.filter((one) => one.id === name || one.name === name) }));
    const down = chosen.filter(({ all }) => all.some(({ state }) => state === "down")).map(({ name }) => name);
    if (down.length > 0)
        return { reading: "bad", text: `down: ${down.join(", ")}` };
    const absent = chosen.filter(({ all }) => all.length === 0).map(({ name }) => `${name} does not exist`);
    const unsure = chosen.flatMap(({ name, all }) => all.filter(({ state }) => state === "unknown").map(({ said }) => `${name} is ${said}`));
    if (absent.length > 0)
        return missing([...absent, ...unsure].join("; "));
    if (unsure.length > 0)
        return quiet(unsure.join("; "));
    return wanted.length === 0 ? missing("no monitor is named") : { reading: "ok", text: `${wanted.length} up` };
}
const V2_WORDS = { 0: "paused", 1: "not checked yet", 8: "seemingly down" };
const v2Schema = dist/* object */.Ikc({
    stat: dist/* string */.YjP(),
    error: dist/* optional */.lqM(dist/* object */.Ikc({ message: dist/* optional */.lqM(dist/* string */.YjP(), "") })),
    pagination: dist/* optional */.lqM(dist/* object */.Ikc({ offset: dist/* number */.aig(), limit: dist/* number */.aig(), total: dist/* number */.aig() })),
    monitors: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* number */.aig(), friendly_name: dist/* string */.YjP(), status: dist/* number */.aig() })), []),
});
function v2(written, key) {
    const url = written.url ?? "https://api.uptimerobot.com/v2/getMonitors";
    return {
        request: (cursor) => ({
            ...usual(url),
            method: "POST",
            headers: { "content-type": "application/x-www-form-urlencoded", "cache-control": "no-cache" },
            body: new URLSearchParams({ api_key: key, format: "json", limit: "50", offset: cursor ?? "0" }).toString(),
        }),
        read: (body) => {
            const result = dist/* safeParse */.xLC(v2Schema, body);
            if (!result.success)
                return "the answer is not understood";
            const { stat, error, monitors, pagination } = result.output;
            if (stat !== "ok")
                return `refused: ${error?.message ?? stat}`;
            const next = pagination === undefined ? 0 : pagination.offset + pagination.limit;
            const more = pagination !== undefined && pagination.limit > 0 && next < pagination.total;
            return { next: more ? String(next) : undefined, monitors: monitors.map(v2Monitor) };
        },
    };
}
function v2Monitor(one) {
    const state = one.status === 2 ? "up" : one.status === 9 ? "down" : "unknown";
    return { id: String(one.id), name: one.friendly_name, state, said: V2_WORDS[one.status] ?? `status ${one.status}` };
}
const v3Schema = dist/* object */.Ikc({
    data: dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* number */.aig(), friendlyName: dist/* string */.YjP(), status: dist/* string */.YjP() })),
    nextCursorId: dist/* nullish */.cl6(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()])),
    nextLink: dist/* nullish */.cl6(dist/* string */.YjP()),
});
const V3_WORDS = { STARTED: "not checked yet", LOOKS_DOWN: "seemingly down" };
function v3(written, key) {
    const url = written.url ?? "https://api.uptimerobot.com/v3/monitors";
    return {
        request: (cursor) => ({
            ...usual(cursor === undefined ? url : `${url}?${new URLSearchParams({ cursor }).toString()}`),
            method: "GET",
            headers: { authorization: `Bearer ${key}`, accept: "application/json" },
        }),
        read: (body) => {
            const result = dist/* safeParse */.xLC(v3Schema, body);
            if (!result.success)
                return "the answer is not understood";
            const { data, nextCursorId, nextLink } = result.output;
            const next = nextCursorId ?? cursorOf(nextLink);
            if (next === "")
                return "where its next page begins is not understood";
            return {
                next: next === undefined ? undefined : String(next),
                monitors: data.map(v3Monitor),
            };
        },
    };
}
function v3Monitor(one) {
    const state = one.status === "UP" ? "up" : one.status === "DOWN" ? "down" : "unknown";
    return { id: String(one.id), name: one.friendlyName, state, said: V3_WORDS[one.status] ?? one.status.toLowerCase() };
}
function cursorOf(link) {
    if (link === null || link === undefined || link === "")
        return undefined;
    return new URLSearchParams(link.split("?")[1]).get("cursor") ?? "";
}
function usual(url) {
    return { url, timeoutMs: 15_000, bodyLimit: uptimerobot_BODY_LIMIT, followRedirects: false };
}
function pauseOf(retryAfter, now) {
    const text = retryAfter?.trim() ?? "";
    if (/^\d{1,6}$/.test(text))
        return Number(text) * 1000;
    const date = Date.parse(text);
    return Number.isNaN(date) ? USUAL_PAUSE_MS : Math.max(0, date - now);
}
function noKey(name) {
    return new failure/* StageFailure */.B({
        what: `The signal "${name}" asks UptimeRobot, but there is no \`uptimerobot-api-key\`.`,
        means: "A secret that is not set arrives empty. Nothing was watched.",
        todo: "Set the secret (a read-only key is enough), and hand it over as the input `uptimerobot-api-key`.",
    });
}

; 










const UPTIMEROBOT_EVERY_MS = 60_000;
async function createSignals(written, pace, parts) {
    const soft = { hard: false, everyMs: pace.intervalMs };
    const hard = { hard: true, everyMs: pace.intervalMs };
    const signals = {
        containers: {
            name: "containers",
            kind: "containers",
            ...readRules("containers", written.containers ?? {}, pace, hard),
        },
        logs: (written.logs ?? []).map((one) => ({
            name: one.name,
            kind: "logs",
            pattern: createLogPattern(one, pace.intervalMs),
            ...readRules(one.name, one, pace, soft),
        })),
        asked: [
            ...(written.http ?? []).map((one, index) => {
                const check = (0,smoke_check/* createCheck */.bY)(one.check, parts.url, index);
                return {
                    name: one.name,
                    kind: "http",
                    ...readRules(one.name, one, pace, soft),
                    ask: () => askHttp(check, parts.http),
                };
            }),
            ...(written.prometheus ?? []).map((one) => {
                const query = createQuery(one, parts.prometheusAuthorization);
                const ask = async () => readQueryAnswer(query, await parts.http.send(query.request));
                return { name: one.name, kind: "prometheus", ...readRules(one.name, one, pace, soft), ask };
            }),
            ...(written.uptimerobot ?? []).map((one) => {
                const { ask } = createMonitors(one, parts.uptimeRobotKey, parts.http, parts.clock.now);
                const usual = { hard: true, everyMs: UPTIMEROBOT_EVERY_MS };
                return { name: one.name, kind: "uptimerobot", ...readRules(one.name, one, pace, usual), ask };
            }),
            ...(await Promise.all((written.activity ?? []).map((one) => activitySource(one, pace, parts)))),
            ...(await Promise.all((written.commands ?? []).map((one) => commandSource(one, pace, parts)))),
        ],
    };
    requireOwnNames(signals);
    return signals;
}
async function commandSource(written, pace, parts) {
    const { name } = written;
    const command = await readScript(name, written.script, written.timeout, parts);
    const rules = readRules(name, written, pace, { hard: false, everyMs: pace.intervalMs });
    return { name, kind: "command", ...rules, ask: () => askCommand(command, parts) };
}
function requireOwnNames({ containers, logs, asked }) {
    const names = [containers, ...logs, ...asked].map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice === undefined)
        return;
    throw new failure/* StageFailure */.B({
        what: `Two signals have the name "${twice}".`,
        means: "The verdict could not say which of them it means. Nothing was watched.",
        todo: "Give every signal under `watch.signals` a name of its own; `containers` is taken.",
    });
}

var keys = __webpack_require__(59010);
; 



const keys_inputs = [
    ...deploy_place/* placeKeys */.yO,
    {
        name: "version",
        description: "Release that was deployed. The watch ends if the host has another one. Empty for the current release.",
    },
    {
        name: "change",
        description: "Change that deployed the release (output `change` of `deploy-prod`). Containers that were started again since its verification are bad. Empty to compare with the first sample.",
    },
    { name: "duration", description: "How long the release is watched.", default: "30m", file: "watch.duration" },
    { name: "interval", description: "Time between two samples.", default: "15s", file: "watch.interval" },
    {
        name: "mode",
        description: "gate: a failing release fails the step; advisory: it is only reported.",
        default: "gate",
        file: "watch.mode",
    },
    {
        name: "url",
        description: "Address of the application. Checks that name a path are sent to it, and scripts get it as PROD_URL.",
        file: "smoke-test.url",
    },
    {
        name: "signals",
        description: "Signals as a YAML map, instead of `watch.signals` of the configuration file.",
    },
    {
        name: "preflight",
        description: "only: every source is read once and nothing is watched, to find an incorrect query before the deploy.",
    },
    {
        name: "usual",
        description: "User activity before the deploy (output `usual` of the preflight), for the activity signals. Empty to count it in the time before the watch.",
    },
    { name: "uptimerobot-api-key", description: "API key of UptimeRobot. A read-only key is enough.", secret: true },
    { name: "prometheus-token", description: "Bearer token for Prometheus.", secret: true },
    {
        name: "prometheus-user",
        description: "User name for basic authentication at Prometheus.",
        file: "watch.prometheus-user",
    },
    { name: "prometheus-password", description: "Password of that user.", secret: true },
    {
        name: "variables",
        description: "Variables for Compose, as lines NAME=value, as for `deploy-prod`. They are only used to mask their values.",
        secret: true,
    },
    {
        name: "backup-env",
        description: "Environment of the programs that take and read the backup, as lines NAME=value. It is only used to mask its values.",
        secret: true,
    },
    secret_pairs/* scriptEnvKey */.E,
    {
        name: "mask",
        description: "Further secrets that the application’s log must not show, one per line.",
        secret: true,
    },
    {
        name: "schema",
        description: "Output `schema` of deploy-prod: what is known of a change of the database's schema. The report and the summary line state it.",
    },
];
const outputs = [
    {
        name: "verdict",
        description: "healthy, failing, inconclusive (evidence is missing, so a person decides), cancelled, or superseded (the host has another release now).",
    },
    { name: "reason", description: "Reason for a verdict that is not healthy." },
    {
        name: "summary-line",
        description: "One line for the reviewer: how long the release was watched, and the result.",
    },
    { name: "samples", description: "Number of samples of all signals, including missing ones." },
    { name: "missing", description: "Number of missing samples." },
    { name: "watched-seconds", description: "How long the release was watched, in seconds." },
    { name: "ended-at", description: "When the watch ended, such as 2026-11-26T02:30:00Z." },
    { name: "failed-signals", description: "Names of the signals that failed, as a JSON list." },
    {
        name: "usual",
        description: "Of the preflight: user activity just before, by activity signal, as JSON. It is an input of the watch after the deploy.",
    },
    keys/* reportOutput */.u,
];

; 













async function readWatchInputs(inputs, world) {
    if (inputs.get("uptimerobot-api-key") !== "")
        world.log.mask(inputs.get("uptimerobot-api-key"));
    for (const secret of (0,values/* readLines */.Se)(inputs.get("mask")))
        world.log.mask(secret);
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, (0,config_settings/* environmentOf */.p)(inputs));
    for (const name of ["variables", "backup-env"])
        (0,secret_pairs/* readSecretPairs */.q)(settings.get(name), world.log);
    const prometheusAuthorization = readPrometheusLogin({
        user: settings.get("prometheus-user"),
        password: settings.get("prometheus-password"),
        token: settings.get("prometheus-token"),
    }, world.log);
    const pace = readPace(settings);
    const url = settings.get("url").text;
    if (url !== "")
        (0,smoke_check/* requireAddress */.c3)(settings.get("url"));
    const place = (0,deploy_place/* readPlace */.yI)(settings, world.log);
    const scriptEnv = (0,secret_pairs/* readSecretPairs */.q)(settings.get("script-env"), world.log);
    return {
        place,
        pace,
        signals: await createSignals(writtenSignals(settings, config), pace, {
            ...world,
            environment: { ...world.environment, ...scriptEnv },
            url,
            version: settings.get("version").text,
            uptimeRobotKey: settings.get("uptimerobot-api-key").text,
            prometheusAuthorization,
            place,
            openHost: () => world.shells.onHost(place.target),
            usual: readUsual(settings.get("usual")),
        }),
        version: settings.get("version").text,
        change: settings.get("change").text,
        schema: settings.get("schema").text,
        gate: oneOf(settings.get("mode"), ["gate", "advisory"]) === "gate",
        preflightOnly: oneOf(settings.get("preflight"), ["", "only"]) === "only",
    };
}
function readPace(settings) {
    const pace = {
        durationMs: (0,values/* readTimeLimit */.pX)(settings.get("duration")),
        intervalMs: (0,values/* readTimeLimit */.pX)(settings.get("interval")),
    };
    if (pace.intervalMs < 1000)
        throw (0,values/* badValue */.tm)(settings.get("interval"), "a duration of at least 1s");
    if (pace.intervalMs > 600_000)
        throw (0,values/* badValue */.tm)(settings.get("interval"), "a duration of at most 10m");
    if (pace.durationMs < pace.intervalMs)
        throw (0,values/* badValue */.tm)(settings.get("duration"), "at least as long as the interval");
    return pace;
}
const usualSchema = dist/* record */.g1P(dist/* string */.YjP(), dist/* strictObject */.rej({
    count: dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x(), dist/* minValue */.Wwf(0)),
    seconds: dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x(), dist/* minValue */.Wwf(1)),
}));
function readUsual(setting) {
    if (setting.text === "")
        return undefined;
    const parsed = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), usualSchema), setting.text);
    if (!parsed.success)
        throw (0,values/* badValue */.tm)(setting, "the output `usual` of the preflight before the deploy");
    return new Map(Object.entries(parsed.output));
}
function writtenSignals(settings, config) {
    const { text } = settings.get("signals");
    const schema = (0,watch/* signalsSchema */.LH)(config_schema/* checkSchema */._);
    return (text === "" ? config.watch?.signals : (0,parse/* parseYaml */.h)(text, "The input `signals`", schema)) ?? {};
}
function oneOf(setting, words) {
    const found = words.find((word) => word === setting.text);
    if (found === undefined)
        throw (0,values/* badValue */.tm)(setting, words.filter((word) => word !== "").join(" or "));
    return found;
}

; 










const watchPeriod = {
    name: "watch-period",
    handsOnReport: true,
    read: readWatchInputs,
    run: async (inputs, world) => {
        const host = await world.hosts.open(inputs.place);
        try {
            return inputs.preflightOnly ? await tryOnce(inputs, host, world) : await watch_period_watch(inputs, host, world);
        }
        finally {
            await host.close();
        }
    },
};
async function watch_period_watch(inputs, host, world) {
    const { signals, pace } = inputs;
    const names = [signals.containers, ...signals.logs, ...signals.asked].map(({ name }) => name);
    world.log.info(`Watching ${inputs.place.project} for ${(0,duration_text/* secondsText */.H)(pace.durationMs / 1000)}, with a sample every ${(0,duration_text/* secondsText */.H)(pace.intervalMs / 1000)}: ${names.join(", ")}.`);
    const { clock, cancellation } = world;
    const watched = await runWatch(inputs, { host, clock, cancelled: cancellation.signal, teller: teller(world) });
    const judgement = judge(watched.record.series());
    const tails = judgement.verdict === "failing" ? await watch_period_lastLines(host) : new Map();
    return conclude(inputs, { ...watched, judgement, tails }, world);
}
async function watch_period_lastLines(host) {
    const glance = await orMissing(() => host.lookOnce());
    return typeof glance === "string" ? new Map() : (0,look_reader/* linesByService */.W)(glance.lines);
}
function teller(world) {
    return {
        turned: ({ signal, sample }) => {
            const word = sample.reading === "ok" ? "is healthy again" : sample.reading;
            world.log.info(`${(0,duration_text/* secondsText */.H)(sample.at)}: ${signal}: ${word}: ${shown(sample.text, world)}`);
        },
        hit: (line) => world.log.info(`| ${shown(line, world)}`),
        progress: (seconds, record) => {
            const unwell = record.series().filter(({ samples }) => samples.at(-1)?.reading !== "ok");
            const state = unwell.length === 0 ? "all healthy" : `not healthy: ${unwell.map(({ name }) => name).join(", ")}`;
            world.log.info(`Watched for ${(0,duration_text/* secondsText */.H)(seconds)}; ${state}.`);
        },
    };
}
function conclude(inputs, watched, world) {
    const { judgement } = watched;
    const { verdict, reason } = outcome(watched.ended, judgement);
    const text = shown(reason, world);
    const samples = judgement.signals.flatMap(({ series }) => series.samples);
    const failedSignals = judgement.signals.filter((one) => one.verdict === "failing").map(({ series }) => series.name);
    world.log.info(`${verdict} after ${(0,duration_text/* secondsText */.H)(watched.seconds)}${text === "" ? "" : `: ${text}`}.`);
    const failure = failureOf(verdict, text, inputs.gate);
    if (failure === undefined && verdict !== "healthy")
        world.log.warning(`The verdict is ${verdict}: ${text}. A person must decide.`);
    return {
        outputs: {
            verdict,
            reason: text,
            "summary-line": [watchLine(verdict, watched.seconds, text), ...schemaNote(inputs.schema)].join(" "),
            samples: String(samples.length),
            missing: String(samples.filter(({ reading }) => reading === "missing").length),
            "watched-seconds": String(watched.seconds),
            "ended-at": (0,utc/* utc */.n)(world.clock.now()),
            "failed-signals": JSON.stringify(failedSignals),
            usual: "",
        },
        report: renderWatch({
            project: inputs.place.project,
            version: watched.version,
            verdict,
            reason: text,
            notes: schemaNote(inputs.schema),
            seconds: watched.seconds,
            signals: judgement.signals.map((one) => ({ ...one, reason: shown(one.reason, world) })),
            tails: new Map([...watched.tails].map(([service, lines]) => [service, lines.map((line) => shown(line, world))])),
        }),
        details: watchDetails(watched, { verdict, reason: text }, world),
        ...(failure === undefined ? {} : { failure }),
    };
}
function watchDetails({ seconds, judgement, tails }, { verdict, reason }, world) {
    return {
        ...{ kind: "watch", verdict, reason, seconds },
        signals: judgement.signals.map(({ series, verdict: own, reason: why }) => ({
            ...{ name: series.name, advisory: series.rules.advisory, verdict: own, reason: shown(why, world) },
            samples: series.samples.map(({ text: _, ...sample }) => sample),
        })),
        tails: [...tails].map(([service, lines]) => ({ service, lines: lines.map((line) => shown(line, world)) })),
    };
}
function outcome(ended, judgement) {
    switch (ended.kind) {
        case "time":
        case "failed":
            return judgement;
        case "cancelled":
            return { verdict: "cancelled", reason: "the run was cancelled" };
        case "superseded":
            return { verdict: "superseded", reason: ended.reason };
        case "no-release":
            return { verdict: "inconclusive", reason: "the host has no recorded release" };
    }
}
function failureOf(verdict, reason, gate) {
    if (verdict === "failing" && gate) {
        return new failure/* StageFailure */.B({
            what: `The release is failing: ${reason}.`,
            means: "It was deployed, and it is not healthy. It still runs.",
            todo: "Check the signals in the summary. If users are affected, dispatch the rollback.",
        });
    }
    if (verdict === "cancelled") {
        return new failure/* StageFailure */.B({
            what: "The watch was cancelled.",
            means: "Whether the release is healthy is not known. It still runs.",
            todo: "Run this again to watch it again.",
        });
    }
    if (verdict === "superseded") {
        return new failure/* StageFailure */.B({
            what: `The watch ended: ${reason}.`,
            means: "The host no longer has the release that was watched, so there is no verdict on it.",
            todo: "Inspect the host with `release-status`: another person or run rolled back or deployed in the meantime.",
        });
    }
    return undefined;
}

; 



void (0,run_stage/* runStage */.S)(watchPeriod, (0,host_world/* realHostWorld */.H)());


  }),

  6174:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ scriptEnvKey),
    q: () => (/* binding */ readSecretPairs)
  });
  var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const PLAIN = /^(.{0,3}|[A-Za-z]{1,8}|production|development|\d{1,5}|v?\d+\.\d+(\.\d+)?(-[\w.]+)?)$/;
const scriptEnvKey = {
    name: "script-env",
    description: "Environment of the repository’s scripts on the runner, as lines NAME=value. The values are masked.",
    secret: true,
};
function readSecretPairs(setting, log) {
    const pairs = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readPairs */ .SX)(setting, "=", /^[A-Za-z_][A-Za-z0-9_]*$/, "lines of NAME=value");
    const plain = [];
    for (const [name, value] of Object.entries(pairs)) {
        if (!PLAIN.test(value))
            log.mask(value);
        else if (value !== "")
            plain.push(name);
    }
    if (plain.length > 0)
        log.info(`Not masked, because the value is a short word, a number or a version: ${plain.join(", ")}.`);
    return pairs;
}


  }),

  62822:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    n: () => (/* binding */ utc)
  });
function utc(at) {
    return new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}


  }),

  60421:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  bY: () => (/* binding */ createCheck),
  S4: () => (/* binding */ judge),
  c3: () => (/* binding */ requireAddress)
});

var external_node_util_ = __webpack_require__(57975);
var values = __webpack_require__(25620);
var failure = __webpack_require__(32314);
var truncate = __webpack_require__(6935);
; 
function readJsonPath(path) {
    const steps = [];
    const step = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\["([^"]+)"\]/y;
    while (step.lastIndex < path.length) {
        const match = step.exec(path);
        if (match === null)
            return undefined;
        steps.push(match[2] === undefined ? (match[1] ?? match[3] ?? "") : Number(match[2]));
    }
    return steps.length === 0 ? undefined : steps;
}
function jsonAt(value, steps) {
    let here = value;
    for (const step of steps) {
        if (typeof here !== "object" || here === null || !Object.hasOwn(here, step))
            return undefined;
        here = here[step];
    }
    return here;
}

; 





const BODY_LIMIT = 1024 * 1024;
function createCheck(written, base, index) {
    const name = written.name ?? written.path ?? written.url ?? `check ${index + 1}`;
    const method = written.method ?? "GET";
    return {
        name,
        request: {
            method,
            url: address(written, base, name),
            headers: { "user-agent": "sluice-smoke-test", ...written.headers },
            ...(written.body === undefined ? {} : { body: written.body }),
            timeoutMs: (0,values/* readTimeLimit */.pX)({ name: `${name}: timeout`, text: written.timeout ?? "10s" }),
            bodyLimit: BODY_LIMIT,
            isBeginningEnough: written["not-contains"] === undefined && written.json === undefined,
            followRedirects: written["follow-redirects"] ?? false,
        },
        status: list(written.status ?? 200),
        contains: list(written.contains ?? []),
        notContains: list(written["not-contains"] ?? []),
        json: Object.entries(written.json ?? {}).map(([path, wanted]) => ({ path, steps: jsonSteps(path, name), wanted })),
        maxLatency: written["max-latency"] === undefined
            ? undefined
            : (0,values/* readTimeLimit */.pX)({ name: `${name}: max-latency`, text: written["max-latency"] }),
        retries: written.retries,
        retryDelayMs: written["retry-delay"] === undefined
            ? undefined
            : (0,values/* readDuration */.$7)({ name: `${name}: retry-delay`, text: written["retry-delay"] }),
    };
}
function judge(check, answer) {
    if (answer.kind === "no-answer")
        return [answer.reason];
    const problems = [];
    if (!check.status.includes(answer.status))
        problems.push(`status ${answer.status}${whereTo(check, answer.headers)}, wanted ${check.status.join(" or ")}`);
    for (const text of check.contains)
        if (!answer.body.includes(text))
            problems.push(`the text "${text}" is not there`);
    for (const text of check.notContains)
        if (answer.body.includes(text))
            problems.push(`the text "${text}" is there`);
    problems.push(...judgeJson(check, answer.body));
    if (check.maxLatency !== undefined && answer.milliseconds > check.maxLatency) {
        problems.push(`it took ${answer.milliseconds} ms, the limit is ${check.maxLatency} ms`);
    }
    return problems;
}
function judgeJson(check, body) {
    if (check.json.length === 0)
        return [];
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        return [`the answer is not JSON: it ${beginning(body)}`];
    }
    return check.json.flatMap(({ path, steps, wanted }) => {
        const found = jsonAt(value, steps);
        return (0,external_node_util_.isDeepStrictEqual)(found, wanted)
            ? []
            : [
                `${path} is ${found === undefined ? "missing" : (0,truncate/* truncate */.xv)(JSON.stringify(found), 100)}, wanted ${(0,truncate/* truncate */.xv)(JSON.stringify(wanted) ?? "", 100)}`,
            ];
    });
}
function whereTo(check, headers) {
    const { location } = headers;
    if (location === undefined || check.request.followRedirects)
        return "";
    return ` (it leads to ${(0,truncate/* truncate */.xv)(location, 100)}, and \`follow-redirects\` is off)`;
}
function beginning(body) {
    const text = (0,truncate/* truncate */.xv)(body.trim(), 80);
    return text === "" ? "is empty" : `begins with ${JSON.stringify(text)}`;
}
function address(written, base, name) {
    if (written.url === undefined && base === "") {
        throw new failure/* StageFailure */.B({
            what: `The check "${name}" names a path only, and no \`url\` of the application is known.`,
            means: "There is nothing to send it to. Nothing was tested.",
            todo: "Set `smoke-test.url` in the configuration file, or the input `url`; or give the check a whole `url`.",
        });
    }
    const text = written.url ?? `${base.replace(/\/+$/, "")}${written.path ?? "/"}`;
    requireAddress({ name: `${name}: url`, text });
    return text;
}
function requireAddress(given) {
    const { protocol = "", username = "", password = "" } = URL.canParse(given.text) ? new URL(given.text) : {};
    if (username !== "" || password !== "")
        throw (0,values/* badValue */.tm)({ name: given.name, text: "***" }, "an address without a user name and a password");
    if (!/^https?:$/.test(protocol))
        throw (0,values/* badValue */.tm)(given, "an http or https address");
}
function jsonSteps(path, name) {
    const steps = readJsonPath(path);
    if (steps === undefined)
        throw (0,values/* badValue */.tm)({ name: `${name}: json`, text: path }, "a path such as status or checks[0].name");
    return steps;
}
function list(value) {
    return typeof value === "object" ? value : [value];
}


  }),

  40772:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F: () => (/* binding */ scriptEnvironment),
    r: () => (/* binding */ scriptCommand)
  });
const INTERNAL = /^(INPUT_|STATE_|ACTIONS_|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;
function scriptEnvironment(environment, url, version) {
    const kept = Object.entries(environment).flatMap(([name, value]) => value === undefined || INTERNAL.test(name) ? [] : [[name, value]]);
    return {
        ...Object.fromEntries(kept),
        ...(url === "" ? {} : { PROD_URL: url }),
        ...(version === "" ? {} : { SLUICE_VERSION: version }),
    };
}
function scriptCommand(path, text) {
    const words = /^#! *(\S+)(?: +(.*?))?\r?\n/.exec(text);
    const [, program = "sh", argument] = words ?? [];
    return [program, ...(argument ? [argument] : []), path.startsWith("-") ? `./${path}` : path];
}


  }),

  59010:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    u: () => (/* binding */ reportOutput)
  });
const reportOutput = {
    name: "report",
    description: "Report as Markdown, at most 20,000 characters, for an issue or a message.",
};


  }),

  909:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    H: () => (/* binding */ secondsText),
    q: () => (/* binding */ roundDurationText)
  });
function secondsText(length) {
    const seconds = Math.round(length);
    return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function roundDurationText(milliseconds) {
    return milliseconds < 120_000 ? `${Math.ceil(milliseconds / 1000)} s` : `${Math.ceil(milliseconds / 60_000)} min`;
}


  })

};
;