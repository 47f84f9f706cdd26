/** Figures for Prometheus, in its text format 0.0.4. */
import { timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { HttpError } from "../errors.js";
import type { Site } from "../site.js";
import { software } from "../software.js";
import { type SystemStanding, systemStanding } from "./standing.js";

/** Seconds; upper ends of what answers are counted by. */
const buckets = [0.025, 0.1, 0.25, 0.5, 1, 2.5, 10];

export interface RequestMeter {
  measure: RequestHandler;
  lines(): string[];
}

/** Counts requests by method and kind of answer, and how long they took. Knows nothing of addresses or of who asks. */
export function requestMeter(): RequestMeter {
  const answers = new Map<string, number>();
  const within = buckets.map(() => 0);
  let count = 0;
  let seconds = 0;
  return {
    measure: (request, response, next) => {
      const start = performance.now();
      response.once("close", () => {
        const took = (performance.now() - start) / 1_000;
        const key = `method="${/^(GET|HEAD|POST)$/.test(request.method) ? request.method : "other"}",status="${Math.floor(response.statusCode / 100)}xx"`;
        answers.set(key, (answers.get(key) ?? 0) + 1);
        for (const [index, most] of buckets.entries())
          if (took <= most) within[index] = (within[index] ?? 0) + 1;
        count += 1;
        seconds += took;
      });
      next();
    },
    lines: () => [
      "# TYPE ibid_http_requests_total counter",
      ...[...answers].map(([key, value]) => `ibid_http_requests_total{${key}} ${value}`),
      "# TYPE ibid_http_request_seconds histogram",
      ...buckets.map((most, index) => `ibid_http_request_seconds_bucket{le="${most}"} ${within[index]}`),
      `ibid_http_request_seconds_bucket{le="+Inf"} ${count}`,
      `ibid_http_request_seconds_sum ${seconds.toFixed(3)}`,
      `ibid_http_request_seconds_count ${count}`,
    ],
  };
}

/** `/metrics`: for whoever has the token of IBID_METRICS_TOKEN; without such a setting, for nobody. */
export function metrics(site: Site, meter: RequestMeter): RequestHandler {
  return async (request, response) => {
    const { metricsToken } = site.config;
    if (metricsToken === null)
      throw new HttpError(404, "Figures are given out when the setting IBID_METRICS_TOKEN is set.");
    const [, given = ""] = /^Bearer +(\S+)$/i.exec(request.get("authorization") ?? "") ?? [];
    if (!isSame(given, metricsToken)) {
      response.set("WWW-Authenticate", "Bearer");
      throw new HttpError(401, "These figures need the token of IBID_METRICS_TOKEN.");
    }
    const lines = [...standingLines(await systemStanding(site)), ...processLines(), ...meter.lines()];
    response
      .set({ "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" })
      .send(`${lines.join("\n")}\n`);
  };
}

function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function standingLines(standing: SystemStanding): string[] {
  const { stores, documents, queues, coverage, disk, fixity, backup, log, schema } = standing;
  const labelled = (name: string, label: string, values: Record<string, number>) =>
    gauge(
      name,
      ...Object.entries(values).map(([key, value]): [string, number] => [`{${label}="${key}"}`, value]),
    );
  const seconds = (at: string | null | undefined) => (at ? Date.parse(at) / 1_000 : 0);
  const isUp = Object.fromEntries(
    Object.entries(stores).map(([name, { state }]) => [name, state === "ready" ? 1 : 0]),
  );
  return [
    ...gauge("ibid_info", [`{software="${software}",schema="${schema}"}`, 1]),
    ...labelled("ibid_store_up", "store", isUp),
    ...labelled("ibid_documents", "state", documents),
    ...labelled("ibid_waiting", "for", queues),
    ...gauge("ibid_pages_without_text", ["", coverage.silentPages]),
    ...gauge("ibid_disk_free_bytes", ["", disk.free]),
    ...gauge("ibid_disk_bytes", ["", disk.total]),
    ...gauge("ibid_fixity_objects", ["", fixity.objects]),
    ...gauge("ibid_fixity_checked", ["", fixity.checked]),
    ...gauge("ibid_fixity_damaged", ["", fixity.damaged]),
    ...gauge("ibid_fixity_last_check_timestamp_seconds", ["", seconds(fixity.last)]),
    ...gauge("ibid_backup_last_timestamp_seconds", ["", seconds(backup?.at)]),
    ...gauge("ibid_log_entries", ["", log.entries]),
    ...gauge("ibid_log_signed_timestamp_seconds", ["", seconds(log.signed?.at)]),
  ];
}

function processLines(): string[] {
  const { user, system } = process.cpuUsage();
  return [
    ...gauge("process_resident_memory_bytes", ["", process.memoryUsage.rss()]),
    ...gauge("process_start_time_seconds", ["", Math.round(Date.now() / 1_000 - process.uptime())]),
    "# TYPE process_cpu_seconds_total counter",
    `process_cpu_seconds_total ${((user + system) / 1_000_000).toFixed(3)}`,
  ];
}

function gauge(name: string, ...values: [labels: string, value: number][]): string[] {
  return [`# TYPE ${name} gauge`, ...values.map(([labels, value]) => `${name}${labels} ${value}`)];
}
