import { type Html, type HtmlHole, html, joinHtml, NO_HTML } from "../../text/html.ts";
import { countsOf, lengthBar, signalChart } from "./charts.ts";
import type { Details } from "./stage-details.ts";

/** Pure: the details of a stage → a section of the page. Headings inside of a section are h3. */

export function dataTable(caption: string, head: readonly string[], rows: readonly (readonly HtmlHole[])[]): Html {
  if (rows.length === 0) return NO_HTML;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${joinHtml(head.map((one) => html`<th scope="col">${one}</th>`))}</tr></thead>
<tbody>${joinHtml(rows.map((row) => html`<tr>${joinHtml(row.map((cell) => html`<td>${cell}</td>`))}</tr>`))}</tbody></table></div>`;
}

export function textBlock(label: string, lines: readonly string[]): Html {
  if (lines.length === 0) return NO_HTML;
  const text = lines.map((line) => html`${line}`);
  return html`<pre tabindex="0" role="region" aria-label="${label}">${joinHtml(text)}</pre>`;
}

export function gateSection({ gate, decision, by, at, comment }: Details<"gate">): Html {
  const people = by.length === 0 ? "no one" : by.join(", ");
  const when = at === null ? NO_HTML : html` at ${timeOf(at)}`;
  return html`<p><strong>${gate}</strong> was ${decision} by ${people}${when}.</p>
${comment === "" ? NO_HTML : html`<p class="muted">“${comment}”</p>`}`;
}

export function changeSection(change: Details<"change">): Html {
  const { plan, images, downtime, steps, failed, log } = change;
  return joinHtml([
    html`<p>${change.host} ran ${releaseText(change.before)}, and runs ${releaseText(change.after)} now. Plan <code>${plan.fingerprint === "" ? "without a fingerprint" : plan.fingerprint}</code>, change <code>${change.change}</code>.</p>`,
    html`<p>Downtime: ${downtime.length === 0 ? "none" : downtime.map(({ service, seconds }) => `${service} ${seconds} s`).join(", ")}.</p>`,
    timeTable(change),
    dataTable(
      `The plan: ${plan.kind} ${plan.version}`,
      ["Service", "Effect", "What changes"],
      plan.services.map(({ service, change: how, what }) => [service, how, what]),
    ),
    plan.volumes.length === 0 ? NO_HTML : html`<p>New volumes: ${plan.volumes.join(", ")}.</p>`,
    dataTable(
      "Images before and after",
      ["Service", "Before", "After", "Effect"],
      images.map(({ service, before, after }) => [
        ...[service, codeOf(before), codeOf(after)],
        before === after ? "unchanged" : "changed",
      ]),
    ),
    dataTable(
      "Containers that failed",
      ["Service", "State"],
      failed.map(({ service, state }) => [service, state]),
    ),
    dataTable(
      "Steps on the host",
      ["Step", "Ended", "Took", "Note"],
      steps.map(({ title, at, failed: isFailed, seconds, text }) => [
        ...[title, timeText(at), isFailed ? "" : `${seconds} s`],
        isFailed ? html`<span class="failing">failed</span>: ${text}` : text,
      ]),
    ),
    textBlock(`Last lines of the log of ${plan.kind} ${plan.version}`, log),
  ]);
}

/** Those that an incident, the record of a rollback and the metrics have as well. */
function timeTable({ times }: Details<"change">): Html {
  const rows = [
    ["The change began", times?.began],
    ["The switch of the containers began", times?.switched],
    ["The automatic rollback began", times?.undone],
    ["The change ended", times?.ended],
  ] as const;
  return dataTable(
    "Times by the host's clock",
    ["What", "When"],
    rows.flatMap(([what, at = ""]) => (at === "" ? [] : [[what, timeText(at)]])),
  );
}

export function backupSection({ place, id, facts, findings, notes }: Details<"backup">): Html {
  return joinHtml([
    html`<p><code>${id}</code> on ${place}</p>`,
    dataTable(
      "The backup",
      ["Property", "Value"],
      facts.filter(([, value]) => value !== "").map(([name, value]) => [name, value]),
    ),
    dataTable(
      "What was checked",
      ["Result", "Finding"],
      findings.map(({ passed, says }) => [passed ? "✓" : html`<span class="failing">✗</span>`, says]),
    ),
    notes.length === 0 ? NO_HTML : html`<ul>${joinHtml(notes.map((note) => html`<li>${note}</li>`))}</ul>`,
  ]);
}

export function smokeSection({ url, results }: Details<"smoke">): Html {
  const longest = Math.max(0, ...results.map(({ milliseconds }) => milliseconds));
  return joinHtml([
    url === "" ? NO_HTML : html`<p><code>${url}</code></p>`,
    dataTable(
      "Checks and their latency",
      ["Result", "Check", "Latency", "Compared", "Tries", "Why"],
      results.map(({ name, passed, milliseconds, tries, reasons }) => [
        ...[passed ? html`<span class="good">✓</span>` : html`<span class="failing">✗</span>`, name],
        ...[`${Math.round(milliseconds)} ms`, lengthBar(milliseconds, longest, !passed), tries, reasons.join("; ")],
      ]),
    ),
  ]);
}

export function watchSection({ verdict, reason, seconds, signals, tails }: Details<"watch">): Html {
  return joinHtml([
    html`<p>${verdict} after ${seconds} s${reason === "" ? "" : `: ${reason}`}</p>`,
    ...signals.map((signal) => {
      const why = signal.reason === "" ? "" : `: ${signal.reason}`;
      const hasBaseline = signal.samples.some(({ baseline }) => baseline !== undefined);
      return html`<figure>${signalChart(signal, seconds)}
<figcaption><strong>${signal.name}</strong>${signal.advisory ? " (advisory)" : ""}: ${signal.verdict}${why}. ${countsOf(signal.samples)}.${hasBaseline ? " The dashed line is what is usual." : ""}</figcaption></figure>`;
    }),
    ...tails.map(
      ({ service, lines }) => html`<h3>Last lines of ${service}</h3>
${textBlock(`Last lines of ${service}`, lines)}`,
    ),
  ]);
}

function releaseText(release: { readonly version: string; readonly commit: string } | null): Html {
  return release === null
    ? html`no recorded release`
    : html`${release.version} (<code>${release.commit.slice(0, 12)}</code>)`;
}

function codeOf(text: string): Html {
  return text === "" ? html`none` : html`<code>${text}</code>`;
}

function timeText(text: string): Html {
  const at = Date.parse(text);
  return Number.isNaN(at) ? html`${text}` : timeOf(at);
}

export function timeOf(at: number): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")} UTC</time>`;
}
