import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ inputs)
});

// EXTERNAL MODULE: ./packages/action-kit/lib/index.js + 25 modules
var lib = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./packages/pipeline/lib/foreign-json.js
/** A member of what may be an object, own members only; undefined: there is none. */
function memberOf(value, key) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
}
/** A member that is a text. */
function textAt(value, key) {
    const member = memberOf(value, key);
    return typeof member === 'string' ? member : undefined;
}
/** A member that is a whole number of sensible size. */
function numberAt(value, key) {
    const member = memberOf(value, key);
    return typeof member === 'number' && Number.isSafeInteger(member) ? member : undefined;
}
/** A member that is a list. */
function listAt(value, key) {
    const member = memberOf(value, key);
    return Array.isArray(member) ? member : undefined;
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/stage-times.js

/** The steps of a run for another job to read, as a JSON list on one line. */
function printStageTimes({ steps }) {
    return JSON.stringify(steps.map(({ name, outcome, milliseconds }) => ({
        name,
        result: outcome.kind,
        milliseconds: Math.round(milliseconds),
    })));
}
const RESULTS = {
    passed: true,
    failed: true,
    'timed-out': true,
    'over-budget': true,
    skipped: true,
    'not-reached': true,
    cancelled: true,
};
const MOST_JOBS = 20;
const MOST_STAGES = 200;
/**
 * Reads such lists back, one a line behind the name of its job: `Fast stages: [...]`, with nothing behind it where the job told
 * nothing. undefined: a line is nothing like that.
 */
function readStageTimes(text) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const jobs = lines.slice(0, MOST_JOBS).map(jobStages);
    return jobs.every((job) => job !== undefined) ? new Map(jobs) : undefined;
}
function jobStages(line) {
    const [, job, list = ''] = /^([^:[\]]{1,200}):(.*)$/.exec(line.trim()) ?? [];
    const stages = listIn(list.trim() === '' ? '[]' : list);
    return job === undefined || stages === undefined
        ? undefined
        : [job, stages.slice(0, MOST_STAGES).flatMap(stageTime)];
}
function listIn(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** None where it is no stage: what a report shows is no reason to fail. */
function stageTime(value) {
    const name = textAt(value, 'name');
    const result = memberOf(value, 'result');
    const milliseconds = numberAt(value, 'milliseconds');
    if (name === undefined || !isResult(result) || milliseconds === undefined)
        return [];
    return [{ name, result, milliseconds: Math.max(0, milliseconds) }];
}
function isResult(value) {
    return typeof value === 'string' && Object.hasOwn(RESULTS, value);
}

;// CONCATENATED MODULE: ./packages/policy/lib/clock-words.js
const SECONDS = new Map([
    ['s', 1],
    ['m', 60],
    ['h', 3600],
    ['d', 86_400],
]);
/** Seconds of a duration such as `90s`, `10m`, `4h`, `1d`; undefined where it is none, or longer than a year. */
function secondsOf(text) {
    const [, count, unit] = /^([0-9]{1,8})([smhd])$/.exec(text) ?? [];
    const seconds = Number(count) * (SECONDS.get(unit ?? '') ?? Number.NaN);
    return seconds <= 366 * 86_400 ? seconds : undefined;
}
/** Whether it is a time of day, `00:00` to `24:00`. */
function isTimeOfDay(text) {
    return /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/.test(text);
}
/** Whether it is a day of the calendar, `2026-12-18`. */
function isDate(text) {
    const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text) ?? [];
    if (year === undefined)
        return false;
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return date.toISOString().startsWith(text);
}
/** Whether it is a moment by RFC 3339, `2026-12-18T09:00:00Z` or with an offset. */
function isMoment(text) {
    const parts = /^([0-9-]{10})T([0-9]{2}:[0-9]{2}):[0-5][0-9](?:\.[0-9]{1,9})?(?:Z|[+-]([0-9]{2}:[0-9]{2}))$/.exec(text);
    if (parts === null)
        return false;
    const [, date = '', time = '', offset = '00:00'] = parts;
    return isDate(date) && time !== '24:00' && isTimeOfDay(time) && isTimeOfDay(offset);
}
/** Whether the IANA database of this machine has the zone; offsets such as `+01:00` are no zones. */
function isTimeZone(text) {
    if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(text))
        return false;
    try {
        new Intl.DateTimeFormat('en', { timeZone: text });
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./actions/report-delivery/lib/inputs.js



/** Reads and checks the inputs; throws one `UserError` that names every problem. */
function inputs(source, _current) {
    return (0,lib/* readInputs */.Ko)(source, (input) => {
        const budget = input.optional('budget', 10) ?? '15m';
        const seconds = secondsOf(budget) ?? 0;
        if (seconds === 0) {
            input.problem('budget', `is ${(0,lib/* shown */.SP)(budget)}, no duration; write it as 90s, 15m or 2h`);
        }
        const given = input.optional('stages', 65_536);
        const stages = given === undefined ? new Map() : readStageTimes(given);
        if (stages === undefined) {
            input.problem('stages', 'has a line that is no job with its stages; write Fast stages: and the output "stages" of build-test');
        }
        return {
            service: input.required('service', 253),
            environment: input.optional('environment', 63),
            version: input.optional('version', 256),
            reason: input.optional('reason'),
            budget: seconds * 1000,
            overBudget: input.oneOf('over-budget', ['warn', 'fail']),
            stages: stages ?? new Map(),
            bumpJob: input.optional('bump-job', 200) ?? 'Bump',
            operation: input.optional('operation', 40),
            token: input.token('token'),
        };
    });
}


/***/ }),

/***/ 640:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);
/* harmony import */ var _fluxgate_forge__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(938);
/* harmony import */ var _fluxgate_transport__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(449);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(253);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(403);





await (0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .Cs)(async () => {
    const started = (0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .runContext */ .pO)();
    const { apiUrl, graphqlUrl, repository } = started;
    const given = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputs */ .Q)(_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .actionInputs */ .eh, repository);
    const clock = _fluxgate_transport__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m;
    const { token } = given;
    const forge = (0,_fluxgate_forge__WEBPACK_IMPORTED_MODULE_4__/* .createGitHubForge */ .b)({ token, repository, apiUrl, graphqlUrl, clock, log: _fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv });
    const runnerName = process.env['RUNNER_NAME'];
    return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)(given, started, { forge, clock, runnerName });
}, 
// The delivery itself is done by now.
{ left: { words: 'run it again', exitCode: 0 } });

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/action-kit/lib/index.js + 25 modules
var lib = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./packages/pipeline/lib/delivery-time.js
/** Measures a delivery. What runs beside the rest, such as an analysis that still goes on, does not count beyond the bump. */
function deliveryTime(facts) {
    const { startedAt, now, budget, jobs, stages, bumpJob, landed } = facts;
    const began = [...jobs].sort((one, other) => one.startedAt - other.startedAt);
    const rows = began.map((job) => rowOf(job, stages.get(job.name) ?? [], startedAt, now));
    const bump = jobs.find(({ name }) => name === bumpJob);
    const wrong = rows.find(({ result }) => result === 'failed' || result === 'cancelled');
    const end = bump?.conclusion === 'success' && landed
        ? { kind: 'bumped' }
        : wrong === undefined && (bump === undefined || bump.conclusion === 'skipped')
            ? { kind: 'not-asked' }
            : { kind: 'stopped', by: wrong?.name };
    const until = end.kind === 'bumped' ? (bump?.completedAt ?? now) : now;
    const total = Math.max(0, until - startedAt);
    return { rows, total, budget, over: Math.max(0, total - budget), end };
}
function rowOf(job, stages, startedAt, now) {
    const { name, url, createdAt, completedAt } = job;
    const result = resultOf(job, startedAt);
    const idle = result === 'skipped' || result === 'kept';
    return {
        name,
        url,
        result,
        waited: idle ? 0 : Math.max(0, job.startedAt - Math.max(createdAt, startedAt)),
        took: idle ? 0 : Math.max(0, (completedAt ?? now) - job.startedAt),
        stages: idle ? [] : stages,
    };
}
function resultOf({ conclusion, completedAt }, startedAt) {
    switch (conclusion) {
        case undefined:
            return 'running';
        case 'success':
        case 'neutral':
            return completedAt !== undefined && completedAt <= startedAt ? 'kept' : 'passed';
        case 'skipped':
            return 'skipped';
        case 'cancelled':
            return 'cancelled';
        default:
            return 'failed';
    }
}
const BELOW = ' / ';
/**
 * What the names of this delivery's jobs begin with: those of a called workflow bear the name of the job that called it, and one run can
 * deliver several services. Found by the job that runs here; '' where the workflow was not called.
 */
function callerPrefix(jobs, runnerName) {
    const running = jobs.filter(({ status }) => status === 'in_progress');
    const here = running.filter((job) => job.runnerName === runnerName);
    const [own, ...others] = here.length > 0 ? here : running;
    if (own === undefined || others.length > 0)
        return '';
    const at = own.name.lastIndexOf(BELOW);
    return at < 0 ? '' : own.name.slice(0, at + BELOW.length);
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/words.js

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A duration as people read it: `340 ms`, `12.3 s`, `3 min 05 s`, `1 h 02 min`. */
function span(milliseconds) {
    if (milliseconds < SECOND)
        return `${Math.round(milliseconds)} ms`;
    // Rounded before it is split, so that no part ever shows as 60.
    const tenths = Math.round(milliseconds / 100);
    if (tenths < 600)
        return `${tenths / 10} s`;
    const seconds = Math.round(milliseconds / SECOND);
    if (seconds < 3_600)
        return twoParts(Math.floor(seconds / 60), 'min', seconds % 60, 's');
    const minutes = Math.round(milliseconds / MINUTE);
    return twoParts(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}
function twoParts(whole, unit, rest, restUnit) {
    const first = `${whole} ${unit}`;
    return rest === 0 ? first : `${first} ${String(rest).padStart(2, '0')} ${restUnit}`;
}
/** How a step ended, in words without a full stop. */
function outcomeWords(outcome) {
    switch (outcome.kind) {
        case 'passed':
            return 'passed';
        case 'failed':
            return `failed: ${outcome.why}`;
        case 'timed-out':
            return `timed out: it may take ${span(outcome.limit)}`;
        case 'over-budget':
            return `stopped: the budget of ${span(outcome.budget)} is used up`;
        case 'skipped':
            return `skipped: ${outcome.why}`;
        case 'not-reached':
            return `not reached after ${outcome.after}`;
        case 'cancelled':
            return 'cancelled';
    }
}
/** `1 test`, `42 tests, 2 failed, 1 skipped`. */
function testWords({ tests, failed, skipped }) {
    const all = tests === 1 ? '1 test' : `${tests} tests`;
    const bad = failed > 0 ? `, ${failed} failed` : '';
    return `${all}${bad}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
/** What a run came to, in words without a full stop: the first step that went wrong, or that none did. */
function runWords(result) {
    const failed = failedStep(result);
    const after = `in ${span(result.milliseconds)}`;
    if (failed !== undefined)
        return `${failed.name} ${outcomeWords(failed.outcome)}`;
    const passed = result.steps.filter(({ outcome }) => outcome.kind === 'passed').length;
    if (passed === 0)
        return result.steps.length === 0 ? 'nothing to run' : 'nothing had to run';
    return passed === 1 ? `1 step passed ${after}` : `${passed} steps passed ${after}`;
}
/** What went wrong, a line for each step, with the way out where it is not the tests' own; undefined: nothing did. */
function failureWords({ steps }) {
    const wrong = steps.filter(wentWrong);
    if (wrong.length === 0)
        return undefined;
    if (wrong.every(({ outcome }) => outcome.kind === 'cancelled'))
        return 'cancelled';
    return wrong
        .map((step) => `${step.name} ${outcomeWords(step.outcome)}${furtherWords(step)}`)
        .join('\n');
}
function furtherWords({ outcome, tests }) {
    switch (outcome.kind) {
        case 'failed':
            return tests !== undefined && tests.failed > 0 ? `, ${testWords(tests)}` : '';
        case 'timed-out':
            return `, and was ended with all that it started; ${wayOut(outcome)}`;
        case 'over-budget':
            return `; ${wayOut(outcome)}`;
        case 'passed':
        case 'skipped':
        case 'not-reached':
        case 'cancelled':
            return '';
    }
}
/** What to do about a step that took too long; undefined: it did not, or what it printed says more. */
function wayOut(outcome) {
    switch (outcome.kind) {
        case 'timed-out':
            return 'make it faster, or raise its "timeout" in the delivery file';
        case 'over-budget':
            return 'make a stage faster, give one a "when", or raise "budget" in the delivery file';
        case 'failed':
        case 'passed':
        case 'skipped':
        case 'not-reached':
        case 'cancelled':
            return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/report/lib/clean.js
/** Stands where a character was that must not be seen, so that tampering shows. */
const REPLACEMENT = '\ufffd';
/** Controls (C0, C1) and format characters: bidi overrides, zero-width characters, soft hyphens, tags. */
const UNSEEN = /[\p{Cc}\p{Cf}]+/gu;
/** The same without line feeds and tabs. */
const UNSEEN_IN_LINES = /(?:[^\P{Cc}\n\t]|\p{Cf})+/gu;
/** What the runner would read as a command if the text reached its log: `::name::` first in a line, `##[name]` anywhere. */
const COMMAND = /^[^\S\n]*:(?=:)|##(?=\[)/gm;
/**
 * One line of text from outside, at most `max` characters: white space collapsed, what can't be seen made visible as U+FFFD,
 * lone surrogates too; a cut ends with an ellipsis.
 */
function clean_cleanLine(untrusted, max) {
    const line = untrusted
        .slice(0, max * 2)
        .toWellFormed()
        .replace(/[\s\u0085]+/g, ' ')
        .replace(UNSEEN, REPLACEMENT)
        .trim();
    const cut = untrusted.length > max * 2;
    return cut || line.length > max ? `${clip(line, max - 1).trimEnd()}…` : line;
}
/** Lines of text from outside, tabs and indentation kept, without anything unseen or that the runner would obey. */
function cleanLines(untrusted) {
    return untrusted
        .toWellFormed()
        .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
        .replace(UNSEEN_IN_LINES, REPLACEMENT)
        .replace(COMMAND, '$&\u200b');
}
/** The first `max` UTF-16 units, never half a character. */
function clip(text, max) {
    const cut = text.slice(0, max);
    return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

;// CONCATENATED MODULE: ./packages/report/lib/escape.js

/** Longest prose from outside that is shown in one place. */
const TEXT_MAX = 400;
/** Longest value shown in a code span. */
const CODE_MAX = 120;
/** Nothing to see, yet `@`, `#` and `://` after which it stands are no mention, reference or link to GitHub any more. */
const BREAK = '&#x200B;';
/** Hexadecimal, because a decimal reference would itself hold `#` and a digit. */
const ENTITIES = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['`', '&#x60;'],
    ['*', '&#x2A;'],
    ['_', '&#x5F;'],
    ['~', '&#x7E;'],
    ['[', '&#x5B;'],
    [']', '&#x5D;'],
    ['!', '&#x21;'],
    ['|', '&#x7C;'],
    ['\\', '&#x5C;'],
    ['$', '&#x24;'],
]);
/**
 * Prose from outside as Markdown that says just that, anywhere in a line or table cell: no mention, reference, link, image, HTML,
 * emphasis, emoji or block; one line of at most `max` characters.
 */
function escape_text(untrusted, max = TEXT_MAX) {
    return escapeLine(clean_cleanLine(untrusted, max));
}
/**
 * A value from outside as a code span, in prose or a table cell. References and mentions are broken there too: a body can become a
 * commit message, where GitHub reads them in backticks as well.
 */
function code(untrusted, max = CODE_MAX) {
    const line = cleanLine(untrusted, max);
    if (line === '')
        return '`""`';
    // A pipe ends a table cell even in backticks, and its escape shows outside of tables; HTML with entities is right in both.
    if (line.includes('|'))
        return `<code>${escapeLine(line)}</code>`;
    const quiet = line.replace(/#(?=[\d[])|(?<!\w)@(?=\w)|(?<![a-z\d])gh-(?=\d)|\/(?:issues|pull|discussions)\/(?=\d)/gi, '$&\u200b');
    const fence = '`'.repeat(longestRun(quiet) + 1);
    const pad = quiet.startsWith('`') || quiet.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${quiet}${pad}${fence}`;
}
/** Length of the longest run of backticks. */
function longestRun(line) {
    return (line.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
function escapeLine(line) {
    return line
        .replace(/[&<>`*_~[\]!|\\$@#]|:(?=:|\/\/|(?!\d+:)[\w+-]{1,40}:)|(?<![a-z\d])gh-(?=\d)|www(?=\.)/gi, (found) => ENTITIES.get(found) ?? `${found}${BREAK}`)
        .replace(/^(?:[-+=]|\d{1,9}[.)](?= |$))/, leading);
}
/** A list, rule or underline begins here: the character that makes it one becomes an entity. */
function leading(start) {
    const mark = start
        .charCodeAt(start.length - 1)
        .toString(16)
        .toUpperCase();
    return `${start.slice(0, -1)}&#x${mark};`;
}

;// CONCATENATED MODULE: ./packages/report/lib/link.js
const URL_MAX = 1_000;
const HTTPS = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/|$)/;
/** What may follow the origin: no white space, brackets, quotes, pipes, backslashes or backticks. */
const REST = /^[A-Za-z0-9._~/%?&=#+,;:@-]*$/;
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,99}\/[A-Za-z0-9._-]{1,100}$/;
const COMMIT = /^[0-9a-f]{40}$/;
/** A link to an address that we built; the label alone where the address is none we would. `label` is Markdown already. */
function link_link(label, url, site) {
    return url !== undefined && isSafe(url, site) ? `[${label}](${url})` : label;
}
/** A link to an address that somebody reported: only into the server that we are on, and else the label alone. */
function reported(label, url, site) {
    return url?.startsWith(`${site.serverUrl}/`) === true ? link_link(label, url, site) : label;
}
/** Whether an address can stand in a link: https, or the server's own origin, and nothing that could end the link. */
function isSafe(url, { serverUrl }) {
    if (url.length > URL_MAX || !REST.test(url.replace(/^https?:\/\//, '')))
        return false;
    return HTTPS.test(url) || (/^https?:\/\//.test(serverUrl) && url.startsWith(`${serverUrl}/`));
}
/** A file of the GitOps repository at a commit, at a line. */
function fileUrl(site, commit, file, line) {
    const path = encodePath(file);
    return path && `${site.repositoryUrl}/blob/${commit}/${path}#L${line}`;
}
/** The deployments of an environment: where its records can be seen. */
function recordsUrl(site, environment) {
    const path = encodePath(environment);
    return path && `${site.repositoryUrl}/deployments/${path}`;
}
/** The page of a workflow of the GitOps repository. */
function workflowUrl(site, workflow) {
    const path = encodePath(workflow);
    return path && `${site.repositoryUrl}/actions/workflows/${path}`;
}
/** Where a release comes from, as annotations that anybody may have edited tell: `owner/repo` and a whole commit, or nothing. */
function sourceOf(origin) {
    const { repository, commit } = origin;
    if (repository === undefined || commit === undefined)
        return undefined;
    if (!REPOSITORY.test(repository) || /\/\.\.?$/.test(repository))
        return undefined;
    return COMMIT.test(commit) ? { repository, commit } : undefined;
}
/** A path as part of an address; undefined where it is too long, or a browser would walk out of the folder it stands in. */
function encodePath(path) {
    if (path.length > URL_MAX)
        return undefined;
    const segments = path.toWellFormed().split('/');
    if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
        return undefined;
    }
    return segments
        .map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, encodeMark))
        .join('/');
}
function encodeMark(mark) {
    return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}

;// CONCATENATED MODULE: ./packages/report/lib/phrase.js
/** `1 value`, `2 values`. */
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
/** `a`, `a and b`, `a, b and c`. */
function listed(items) {
    if (items.length < 2)
        return items.join('');
    return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
/** The first `max` items, and how many more there are. */
function listedUpTo(items, max) {
    if (items.length <= max)
        return listed(items);
    return listed([...items.slice(0, max), `${items.length - max} more`]);
}
/** A sentence of a plan (lower case, no full stop) as one that stands alone; `escaped` is Markdown already. */
function sentence(escaped) {
    return /[.!?…]$/.test(escaped) ? escaped : `${escaped}.`;
}
/** A summary line that folds out into `body`. */
function folded(summary, body) {
    return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
/** A box that GitHub sets apart; each of `lines` is Markdown of one line. */
function box(kind, lines) {
    const [first] = lines;
    const body = lines.length === 1 && first !== undefined ? [first] : lines.map((line) => `- ${line}`);
    return [`[!${kind}]`, ...body].map((line) => `> ${line}`).join('\n');
}
/** A table; cells are Markdown without raw pipes or line ends. */
function table(header, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}
/** Paragraphs that are there, a blank line between them. */
function paragraphs(parts) {
    return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

;// CONCATENATED MODULE: ./packages/report/lib/delivery-summary.js




/** The job summary of a delivery: minutes from the start of the run to the bump, against the budget, job by job and stage by stage. */
function deliverySummary(summary) {
    const { site, reason, time } = summary;
    return `${paragraphs([
        `## ${heading(summary)}`,
        budgetLine(time),
        reason === undefined ? undefined : sentence(escape_text(reason, 1000)),
        time.rows.length === 0 ? undefined : jobTable(time, site),
        time.rows.some(({ result }) => result === 'kept')
            ? '*kept* passed in an earlier attempt of this run, and is not measured again.'
            : undefined,
    ])}\n`;
}
function heading({ service, environment, version, time }) {
    const what = version === undefined ? escape_text(service) : `${escape_text(service)} ${escape_text(version, 128)}`;
    switch (time.end.kind) {
        case 'bumped':
            return `${what} in ${escape_text(environment ?? 'its environment', 63)} after ${span(time.total)}`;
        case 'not-asked':
            return `${what}: all done in ${span(time.total)}, nothing to bump`;
        case 'stopped':
            return time.end.by === undefined
                ? `${what} is not delivered yet`
                : `${what} is not delivered: ${escape_text(time.end.by, 100)} went wrong after ${span(time.total)}`;
    }
}
function budgetLine({ total, budget, over, end }) {
    const share = `${Math.round((100 * total) / budget)} %`;
    const from = end.kind === 'bumped' ? 'From the push to the bump' : 'So far';
    const taken = `${from}: ${span(total)} of a budget of ${span(budget)} (${share})`;
    return over === 0 ? `${taken}.` : `${taken}, **${span(over)} over**.`;
}
function jobTable({ rows, budget }, site) {
    return table(['job', 'result', 'waited', 'took', 'of the budget'], rows.flatMap((row) => [
        [named(row, site), WORDS[row.result], ...figures(row, budget)],
        ...row.stages.map((stage) => stageCells(stage, budget)),
    ]));
}
/** A row below that of its job. */
function stageCells({ name, result, milliseconds }, budget) {
    const began = milliseconds > 0;
    return [
        `↳ ${escape_text(name, 80)}`,
        STAGE_WORDS[result],
        '',
        began ? span(milliseconds) : '',
        began ? share(milliseconds, budget) : '',
    ];
}
function named({ name, url }, site) {
    return link_link(escape_text(name, 100), url, site);
}
function figures({ result, waited, took }, budget) {
    if (result === 'skipped' || result === 'kept')
        return ['–', '–', '–'];
    return [span(waited), span(took), share(waited + took, budget)];
}
function share(part, whole) {
    return `${Math.round((100 * part) / whole)} %`;
}
const STAGE_WORDS = {
    passed: 'passed',
    failed: '**failed**',
    'timed-out': '**timed out**',
    'over-budget': '**over budget**',
    skipped: 'skipped',
    'not-reached': 'not reached',
    cancelled: '**cancelled**',
};
const WORDS = {
    passed: 'passed',
    failed: '**failed**',
    cancelled: '**cancelled**',
    skipped: 'skipped',
    running: 'running',
    kept: 'kept',
};

;// CONCATENATED MODULE: ./actions/report-delivery/lib/run.js



/** Measures the run that this is the last job of, and says so. */
async function run(inputs, started, ports) {
    const { forge, clock, runnerName } = ports;
    const { runId } = started;
    if (runId === undefined)
        throw (0,lib/* notSet */.U)('GITHUB_RUN_ID');
    const [workflowRun, jobs] = [await forge.workflowRun(runId), await forge.runJobs(runId)];
    const prefix = callerPrefix(jobs, runnerName);
    const time = deliveryTime({
        startedAt: Date.parse(workflowRun.startedAt),
        now: clock.now().getTime(),
        budget: inputs.budget,
        jobs: jobs.filter(({ name }) => name.startsWith(prefix)).flatMap(asTime(prefix, runnerName)),
        stages: inputs.stages,
        bumpJob: inputs.bumpJob,
        landed: !NOT_YET.has(inputs.operation ?? ''),
    });
    const failure = tellOverBudget(inputs, time);
    const { owner, name } = started.repository;
    const { serverUrl, runUrl } = started;
    const site = { serverUrl, repositoryUrl: `${serverUrl}/${owner}/${name}`, runUrl };
    const { service, environment, version, reason } = inputs;
    return {
        outputs: {
            minutes: (time.total / 60_000).toFixed(1),
            'within-budget': String(time.over === 0),
            delivered: String(time.end.kind === 'bumped'),
        },
        summary: deliverySummary({ site, service, environment, version, reason, time }),
        failure,
    };
}
/** Operations of a bump after which a person or another run has still something to do. */
const NOT_YET = new Set(['created', 'updated', 'deferred']);
/** A job without the name of its caller; the job that measures is no part of what it measures. */
function asTime(prefix, runnerName) {
    return (job) => {
        if (job.status === 'in_progress' && job.runnerName === runnerName)
            return [];
        const { url, conclusion, createdAt, startedAt, completedAt } = job;
        return [
            {
                name: job.name.slice(prefix.length),
                url,
                conclusion,
                createdAt: Date.parse(createdAt),
                startedAt: Date.parse(startedAt),
                completedAt: completedAt === undefined ? undefined : Date.parse(completedAt),
            },
        ];
    };
}
function tellOverBudget({ overBudget }, { over, total, budget }) {
    if (over === 0)
        return undefined;
    const said = `${span(total)} from the push on, ${span(over)} over the budget of ${span(budget)}; the summary shows where the time went`;
    if (overBudget === 'fail')
        return said;
    (0,lib/* annotate */.fz)('warning', said);
    return undefined;
}


/***/ }),

/***/ 857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  eh: () => (/* reexport */ actionInputs),
  fz: () => (/* reexport */ annotate),
  U: () => (/* reexport */ notSet),
  Ko: () => (/* reexport */ readInputs),
  Cs: () => (/* reexport */ runAction),
  pO: () => (/* reexport */ runContext),
  cv: () => (/* reexport */ say),
  SP: () => (/* reexport */ shown)
});

// UNUSED EXPORTS: ASKED_ONCE, UserError, openFold, readEventFile, setOutputs, whyNotSet, writeSummary

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
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
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
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
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./packages/action-kit/lib/secrets.js

/** Shorter values are no secrets, and masking them would blot out ordinary text. */
const SHORTEST = 6;
const secrets_forms = new Set();
/** Masks a secret, in every form in which it could reach a log, here and in the runner, for the rest of the job. */
function keepSecret(secret) {
    if (secret.length < SHORTEST)
        return;
    for (const form of secretForms(secret)) {
        if (secrets_forms.has(form))
            continue;
        secrets_forms.add(form);
        setSecret(form);
    }
}
/** Text without the secrets that were kept before. */
function redact(text) {
    // Longest first, so that no form leaves a tail of a longer one.
    return [...secrets_forms]
        .sort((left, right) => right.length - left.length)
        .reduce((rest, form) => rest.replaceAll(form, '***'), text);
}
/** The secret itself, as part of a URL, of JSON, of Base64 at each of three offsets, and as git's basic authorization. */
function secretForms(secret) {
    const basic = Buffer.from(`x-access-token:${secret}`).toString('base64');
    const all = [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
        basic,
        ...[0, 1, 2].flatMap((offset) => base64At(secret, offset)),
    ];
    return [...new Set(all)].filter((form) => form.length >= SHORTEST);
}
/** What is left of the secret in Base64 when it begins `offset` bytes into a group of three, whatever stands around it. */
function base64At(secret, offset) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const begin = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return ['base64', 'base64url'].map((encoding) => bytes.toString(encoding).slice(begin, end));
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/foreign-text.js

/** C0, DEL, C1, what turns or hides text, and what breaks lines. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Text that may come from anywhere, on one line, visible as it is, without secrets, capped. */
function foreign_text_oneLine(text, cap) {
    // Redacted before the cut: half a token is still a secret.
    const safe = redact(text.slice(0, 16 * cap)).slice(0, cap);
    const line = safe.replace(INVISIBLE, escaped);
    return text.length > cap ? `${line}…` : line;
}
/** As `oneLine`, line breaks kept; for what is shown where the runner reads no commands. */
function manyLines(text, cap) {
    const lines = redact(text.slice(0, 16 * cap))
        .slice(0, cap)
        .split(/\r?\n/);
    const visible = lines.map((line) => line.replace(INVISIBLE, escaped)).join('\n');
    return text.length > cap ? `${visible}…` : visible;
}
function escaped(character) {
    switch (character) {
        case '\n':
            return '\\n';
        case '\r':
            return '\\r';
        case '\t':
            return '\\t';
    }
    const point = character.codePointAt(0) ?? 0;
    return point > 0xffff ? `\\u{${point.toString(16)}}` : `\\u${point.toString(16).padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/user-error.js
/** An error that its reader can mend: shown as one annotation without a stack, so the message says where and how. */
class user_error_UserError extends Error {
    code;
    constructor(code, message, options) {
        super(message, options);
        this.name = 'UserError';
        this.code = code;
    }
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/event-file.js



/**
 * A dispatch carries at most 65,535 characters, each of which may take six bytes once escaped, within the event of a repository: a
 * mebibyte is twice that.
 */
const EVENT_LIMIT = 1_048_576;
/** Reads a file that holds an event. Nothing in it is trusted. */
function readEventFile(path) {
    const named = `the event file "${oneLine(path, 300)}"`;
    const text = readCapped(path, named);
    try {
        const event = JSON.parse(text);
        return event;
    }
    catch (cause) {
        throw new UserError('INVALID_EVENT', `${named} is not JSON`, { cause });
    }
}
function readCapped(path, named) {
    let size;
    try {
        size = statSync(path).size;
    }
    catch (cause) {
        throw new UserError('INVALID_EVENT', `${named} can not be read`, { cause });
    }
    if (size > EVENT_LIMIT) {
        throw new UserError('INVALID_EVENT', `${named} has ${size} bytes, at most ${EVENT_LIMIT} are taken`);
    }
    return readFileSync(path, 'utf8');
}

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: ./packages/action-kit/lib/fold.js




/**
 * Opens a fold for the output of a program of the user. Its bytes pass unchanged: the runner masks secrets by the line, and obeys the
 * commands that a program prints on purpose (`::add-mask::` above all), as it does in any `run:` step. What would reach beyond the
 * fold is made good at its end: a line without an end, and commands that the program had the runner stop.
 */
function openFold(title) {
    const watch = commandWatch();
    core.startGroup(oneLine(title, 200));
    return {
        async write(chunk) {
            watch.take(chunk);
            if (!process.stdout.write(chunk))
                await once(process.stdout, 'drain');
        },
        close() {
            process.stdout.write(watch.amends());
            core.endGroup();
        },
    };
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/inputs.js




/** The inputs that the runner passes. */
const actionInputs = {
    get: (name) => getInput(name, { trimWhitespace: true }),
};
const CAP = 4096;
const LIST_CAP = 1000;
/** What GitHub lets people name an account or a repository. */
const NAME_PART = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/;
/** What can stand in a header. */
const TOKEN = /^[\x21-\x7e]{1,4096}$/;
/** Reads all inputs and throws one `UserError` that names every problem, or gives back what `read` makes of them. */
function readInputs(source, read) {
    const problems = [];
    const value = read(reader(source, (name, text) => problems.push(`input "${name}" ${text}`)));
    if (problems.length > 0)
        throw new user_error_UserError('INVALID_INPUT', problems.join('\n'));
    return value;
}
function reader(source, problem) {
    function optional(name, cap = CAP) {
        const value = source.get(name);
        if (value === '')
            return undefined;
        if (value.length > cap) {
            problem(name, `has ${value.length} characters; at most ${cap} are taken`);
            return undefined;
        }
        return value;
    }
    function required(name, cap = CAP) {
        if (source.get(name) === '')
            problem(name, 'is missing');
        return optional(name, cap) ?? '';
    }
    function list(name) {
        const entries = (optional(name, 65_536) ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
        if (entries.length > LIST_CAP) {
            problem(name, `has ${entries.length} entries; at most ${LIST_CAP} are taken`);
        }
        return [...new Set(entries)];
    }
    return {
        optional,
        required,
        problem,
        list,
        someOf(name, values) {
            const entries = list(name);
            const odd = entries.find((entry) => !values.some((value) => value === entry));
            if (odd !== undefined)
                problem(name, `has ${shown(odd)}; use some of ${values.join(', ')}`);
            return values.filter((value) => entries.includes(value));
        },
        oneOf(name, values) {
            const value = optional(name);
            const known = values.find((candidate) => candidate === value);
            if (value !== undefined && known === undefined) {
                problem(name, `is ${shown(value)}; use one of ${values.join(', ')}`);
            }
            return known ?? values[0];
        },
        boolean(name, fallback) {
            const value = optional(name);
            if (value === undefined)
                return fallback;
            if (/^(?:true|True|TRUE)$/.test(value))
                return true;
            if (/^(?:false|False|FALSE)$/.test(value))
                return false;
            problem(name, `is ${shown(value)}; use true or false`);
            return fallback;
        },
        repository(name, fallback) {
            const value = optional(name);
            if (value === undefined) {
                if (fallback === undefined)
                    problem(name, 'is missing; write it as owner/name');
                return fallback ?? { owner: '', name: '' };
            }
            const [owner = '', repository = '', ...rest] = value.split('/');
            if (rest.length > 0 || !NAME_PART.test(owner) || !NAME_PART.test(repository)) {
                problem(name, `is ${shown(value)}; write it as owner/name`);
            }
            return { owner, name: repository };
        },
        token(name) {
            const value = source.get(name);
            keepSecret(value);
            if (value === '') {
                problem(name, 'is missing; pass the token of a GitHub App, or GITHUB_TOKEN');
            }
            else if (!TOKEN.test(value)) {
                problem(name, 'has characters that no token has; pass it without line breaks and quotes');
            }
            return value;
        },
        secret(name) {
            const value = source.get(name);
            keepSecret(value);
            if (value === '')
                return undefined;
            if (value.length > CAP || /\p{Cc}/u.test(value)) {
                problem(name, 'has a line break, or is too long; pass it as it was given out');
            }
            return value;
        },
    };
}
/** The odd value of an input as its message shows it: in quotes, on one line, without secrets, at most 100 characters. */
function shown(value) {
    return `"${foreign_text_oneLine(value, 100)}"`;
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/log.js


const LINE_CAP = 2048;
/** GitHub cuts annotations there. */
const ANNOTATION_CAP = 4096;
/**
 * Writes one line to the log, whatever is in it: the runner takes a line that begins with `::`, spaces before it or not, for a
 * command, and `##[` anywhere.
 */
function say(text) {
    info(foreign_text_oneLine(text, LINE_CAP)
        .replace(/^( *):/, '$1\\u003a')
        .replaceAll('##[', '#\\u0023['));
}
/** Shows a message in the log, on the run's page and, with a place, in the file. */
function annotate(level, message, place = {}) {
    const { file, line, col } = place;
    const properties = {
        ...(file === undefined ? {} : { file: foreign_text_oneLine(file, 1024) }),
        ...(line === undefined ? {} : { startLine: line }),
        ...(col === undefined ? {} : { startColumn: col }),
    };
    const text = manyLines(message, ANNOTATION_CAP);
    switch (level) {
        case 'error':
            error(text, properties);
            return;
        case 'warning':
            warning(text, properties);
            return;
        case 'notice':
            notice(text, properties);
    }
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/outputs.js


const NAME = /^[a-z][a-z0-9-]{0,63}$/;
/**
 * Sets outputs, by `@actions/core`, whose delimiters nobody can guess. Control characters are dropped, save line breaks: a value
 * travels into other steps' scripts.
 */
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs)) {
        if (!NAME.test(name))
            throw new Error(`"${name}" is no name of an output`);
        setOutput(name, redact(value).replace(/[\p{Cc}]/gu, keepLineBreak));
    }
}
function keepLineBreak(character) {
    return character === '\n' ? character : '';
}

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./packages/action-kit/lib/summary.js



/** GitHub drops the summary of a step as a whole when it is longer. */
const SUMMARY_LIMIT = 1_048_576;
let written = 0;
/**
 * Appends Markdown to the summary of the job. Too long a text is refused and not cut, since a cut could fall anywhere: the caller
 * drops detail until it fits. Does nothing where no runner asks for one.
 */
async function writeSummary(markdown) {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
        return;
    const text = redact(markdown);
    const size = Buffer.byteLength(text);
    if (written + size > SUMMARY_LIMIT) {
        throw new user_error_UserError('SUMMARY_TOO_LONG', `the job summary would have ${written + size} bytes, GitHub takes ${SUMMARY_LIMIT}`);
    }
    await summary.addRaw(text).write();
    written += size;
}
/** Text in a block of its own, whose fence no line of the text can close. */
function codeBlock(text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}text\n${text}\n${fence}`;
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/run-action.js





/** All problems of a policy fit; a summary is no place for more. */
const LONGEST_REASON = 20_000;
const SWEPT = { words: 'the next sweep takes up what is left', exitCode: 0 };
/** Of what a person or a build asked for once: no sweep asks for it again, so it may not look done. */
const ASKED_ONCE = { words: 'no sweep does this, so run it again', exitCode: 1 };
/**
 * Runs an action to its end: outputs, summary, one annotation for what went wrong, exit code. What a later run will finish is a
 * warning, what a person must mend an error without a stack, anything else a bug of ours with its stack.
 */
async function runAction(main, { takesSignals = false, left = SWEPT } = {}) {
    if (!takesSignals)
        endOnSignal(left);
    endOnEscape();
    try {
        const outcome = await main();
        sayOutcome(outcome.outputs);
        setOutputs(outcome.outputs);
        if (outcome.summary !== undefined)
            await writeSummary(outcome.summary);
        if (outcome.failure !== undefined)
            fail(outcome.failure);
    }
    catch (error) {
        await summarize(report(error, left));
    }
}
/** The reason may hold foreign text: in a block it is shown as it is, whatever Markdown it has. */
async function summarize({ title, reason }) {
    try {
        await writeSummary(`## ${title}\n\n${codeBlock(manyLines(reason, LONGEST_REASON))}\n`);
    }
    catch (error) {
        say(`the job summary could not be written: ${messageOf(error)}`);
    }
}
/** One line in the log that says what was done and why, for whoever opens the run. */
function sayOutcome({ decision, operation, reason }) {
    const done = [decision, operation].filter((word) => word !== undefined && word !== '');
    if (reason !== undefined)
        say([done.join(', '), reason].filter((part) => part !== '').join(': '));
}
/** A runner that cancels gives a few seconds; every effect so far is safe to leave behind. */
function endOnSignal({ words, exitCode }) {
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => {
            const reason = `stopped by ${signal}; ${words}`;
            if (exitCode === 1)
                deferRed(reason);
            else
                defer(reason);
            process.exit(exitCode);
        });
    }
}
/** What escapes every `await` would be printed by Node as it is, secrets included. */
function endOnEscape() {
    process.once('uncaughtException', (error) => {
        reportBug(error);
        process.exit(1);
    });
}
function report(error, left) {
    const reason = messageOf(error);
    if (error instanceof user_error_UserError)
        return refuse(reason);
    switch (forgeErrorKind(error)) {
        case 'deferred':
            if (failsAsWell(error))
                return deferRed(reason);
            if (left.exitCode === 1)
                return deferRed(`${reason}; ${left.words}`);
            return defer(`${reason}; ${left.words}`);
        case 'misconfigured':
        case 'refused':
        case 'broken':
            return refuse(reason);
        case undefined:
            return reportBug(error);
    }
}
function defer(reason) {
    setOutputs({ operation: 'deferred', reason });
    if (process.exitCode !== 1)
        annotate('warning', reason);
    return { title: 'Deferred', reason };
}
function deferRed(reason) {
    fail(reason);
    return defer(reason);
}
function refuse(reason) {
    setOutputs({ operation: 'refused', reason });
    fail(reason);
    return { title: 'Refused', reason };
}
function fail(message) {
    annotate('error', message);
    process.exitCode = 1;
}
function reportBug(error) {
    const reason = `this is a bug in Fluxgate: ${messageOf(error)}`;
    fail(reason);
    let current = error;
    for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
        for (const line of (current.stack ?? '').slice(0, 16_384).split('\n'))
            say(line);
        current = current.cause;
    }
    return { title: 'Failed', reason };
}
/** By shape and not by class: packages that talk to the outside need not know this one. */
function forgeErrorKind(error) {
    if (!(error instanceof Error) || !('kind' in error))
        return undefined;
    switch (error.kind) {
        case 'misconfigured':
        case 'deferred':
        case 'refused':
        case 'broken':
            return error.kind;
        default:
            return undefined;
    }
}
/** Deferred work that no later run will take up by itself. */
function failsAsWell(error) {
    return error instanceof Error && 'fails' in error && error.fails === true;
}
function messageOf(error) {
    if (error instanceof Error)
        return error.message;
    return typeof error === 'string' ? error : 'something that is no error was thrown';
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/readable-event.js



/**
 * Why the run's event can not be read; undefined: it can, or there is none. To be imported before `@actions/github`, which parses
 * the event while it is imported: there, a file that is no JSON would end the run with a stack and a piece of the file. So such a
 * file is taken out of its sight.
 */
const unreadableEvent = hideUnreadable();
function hideUnreadable() {
    const path = process.env['GITHUB_EVENT_PATH'] ?? '';
    if (path === '')
        return undefined;
    try {
        JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8'));
        return undefined;
    }
    catch (cause) {
        delete process.env['GITHUB_EVENT_PATH'];
        const what = cause instanceof SyntaxError ? 'is not JSON' : 'can not be read';
        return new user_error_UserError('INVALID_EVENT', `the run's event file "${foreign_text_oneLine(path, 300)}" ${what}`);
    }
}

;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/context.js


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_namespaceObject.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_namespaceObject.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_namespaceObject.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}
//# sourceMappingURL=context.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/github.js


const context = new Context();
/**
 * Returns a hydrated octokit ready to use for GitHub Actions
 *
 * @param     token    the repo PAT or GITHUB_TOKEN
 * @param     options  other options to set
 */
function getOctokit(token, options, ...additionalPlugins) {
    const GitHubWithPlugins = GitHub.plugin(...additionalPlugins);
    return new GitHubWithPlugins(getOctokitOptions(token, options));
}
//# sourceMappingURL=github.js.map
;// CONCATENATED MODULE: ./packages/action-kit/lib/run-context.js
// First, because `@actions/github` reads the event as soon as it is imported.




/**
 * Reads the facts of this run. Throws a `UserError` where the repository is not known, and where the run's event can not be read. What
 * only some actions need may be missing, since not every runner is GitHub's own.
 */
function runContext() {
    if (unreadableEvent !== undefined)
        throw unreadableEvent;
    const repository = currentRepository();
    const payload = context.payload;
    const { serverUrl, apiUrl } = context;
    const runId = wholeNumber('GITHUB_RUN_ID');
    const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.name}`;
    return {
        eventName: variable('GITHUB_EVENT_NAME') ?? '',
        payload,
        eventPath: variable('GITHUB_EVENT_PATH'),
        repository,
        sha: variable('GITHUB_SHA'),
        ref: variable('GITHUB_REF'),
        defaultBranch: textAt(memberOf(payload, 'repository'), 'default_branch'),
        triggeringActor: variable('GITHUB_TRIGGERING_ACTOR'),
        sender: readSender(memberOf(payload, 'sender')),
        serverUrl,
        apiUrl,
        graphqlUrl: variable('GITHUB_GRAPHQL_URL') ?? graphqlBeside(apiUrl),
        runId,
        runUrl: `${repositoryUrl}/actions${runId === undefined ? '' : `/runs/${runId}`}`,
    };
}
/** Where the same server has GraphQL: github.com beside the root, a server of one's own beside `/api/v3`. Never another server, which would be sent the token. */
function graphqlBeside(apiUrl) {
    return `${apiUrl.replace(/\/$/, '').replace(/\/v3$/, '')}/graphql`;
}
function currentRepository() {
    const repository = variable('GITHUB_REPOSITORY');
    if (repository === undefined)
        throw notSet('GITHUB_REPOSITORY');
    const [owner = '', name = ''] = repository.split('/');
    return { owner, name };
}
/** The error for a variable that the runner sets, and that an action can't do without. */
function notSet(name) {
    return new user_error_UserError('NOT_ON_A_RUNNER', whyNotSet(name));
}
/** The same in words. */
function whyNotSet(name) {
    return `${name} is not set: this runs as a step of GitHub Actions, or with the variables that its runner sets`;
}
function variable(name) {
    const value = process.env[name];
    return value === '' ? undefined : value;
}
function wholeNumber(name) {
    const value = variable(name);
    return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
function readSender(sender) {
    const id = memberOf(sender, 'id');
    const login = textAt(sender, 'login');
    const type = textAt(sender, 'type');
    if (typeof id !== 'number' || !Number.isSafeInteger(id))
        return undefined;
    return login === undefined || type === undefined ? undefined : { id, login, type };
}
function memberOf(value, key) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
}
function textAt(value, key) {
    const member = memberOf(value, key);
    return typeof member === 'string' ? member : undefined;
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/index.js











/***/ }),

/***/ 938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (/* binding */ createGitHubForge)
});

;// CONCATENATED MODULE: ./packages/transport/lib/proxies.js
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
const EXCEPTIONS = ['no_proxy', 'NO_PROXY'];
/** The first release whose agents know proxies. */
const SINCE = { major: 24, minor: 5 };
/** Reads the variables that runners are configured with. Node passes over what it can't use without a word. */
function proxiesOf(environment, nodeVersion) {
    const proxyEnv = {};
    const unused = [];
    for (const name of [...PROXIES, ...EXCEPTIONS]) {
        const value = environment[name];
        if (value === undefined || value === '')
            continue;
        const why = PROXIES.some((proxy) => proxy === name) ? unusable(value, nodeVersion) : undefined;
        if (why === undefined)
            proxyEnv[name] = value;
        else
            unused.push(`${name} is set but ${why}, so that requests go out without a proxy`);
    }
    return { proxyEnv, unused };
}
function unusable(address, nodeVersion) {
    const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
    if (major < SINCE.major || (major === SINCE.major && minor < SINCE.minor)) {
        return `Node ${nodeVersion} can not use it (${SINCE.major}.${SINCE.minor} or later can: update the runner)`;
    }
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
        return 'is no address that begins with http:// or https://';
    }
    return undefined;
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./packages/transport/lib/members.js
/** An own member of whatever came, without asking for a shape. */
function memberOf(value, key) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
}
/** The same where it is a text, else ''. */
function textAt(value, key) {
    const member = memberOf(value, key);
    return typeof member === 'string' ? member : '';
}

;// CONCATENATED MODULE: ./packages/transport/lib/transport.js




/** The most that one answer may have, in bytes, compressed or not. GitHub's own are far below, save for texts of large files. */
const ANSWER_LIMIT = 32 * 1024 * 1024;
/** GitHub redirects what was renamed or moved, once. */
const REDIRECTS = 5;
/** Why an answer that came can not be read: `code` is for `networkFailure`. */
class UnreadableAnswer extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.name = 'UnreadableAnswer';
        this.code = code;
    }
}
/**
 * HTTP by Node's own client, over connections that are kept: to load the built-in `fetch` takes a third of a run's CPU.
 * `proxyEnv` is that of `proxiesOf`.
 */
function createTransport(proxyEnv) {
    const options = { keepAlive: true, proxyEnv };
    const agents = { plain: new external_node_http_namespaceObject.Agent(options), secure: new external_node_https_namespaceObject.Agent(options) };
    return async (address, request) => {
        let url = new URL(address);
        let headers = request.headers;
        for (let hop = 0;; hop += 1) {
            const answer = await sent(url, { ...request, headers }, agents);
            const target = hop < REDIRECTS ? redirection(url, request, answer.message) : undefined;
            if (target === undefined)
                return response(url, answer);
            if (target.origin !== url.origin)
                headers = withoutToken(headers);
            url = target;
        }
    };
}
/** One request and its whole answer. */
async function sent(url, request, agents) {
    const { method, body, signal } = request;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
        method,
        headers: { ...request.headers, ...length, 'accept-encoding': 'gzip' },
        ...(signal === undefined ? {} : { signal }),
    };
    try {
        const message = await new Promise((resolve, reject) => {
            const outgoing = url.protocol === 'https:'
                ? (0,external_node_https_namespaceObject.request)(url, { ...options, agent: agents.secure }, resolve)
                : (0,external_node_http_namespaceObject.request)(url, { ...options, agent: agents.plain }, resolve);
            outgoing.on('error', reject);
            outgoing.end(body);
        });
        return { message, body: await bodyOf(message, `${method} ${url.origin}${url.pathname}`) };
    }
    catch (error) {
        // The socket tells of a reset; what was the matter is that time was up.
        throw signal?.aborted === true ? signal.reason : error;
    }
}
async function bodyOf(message, asked) {
    const chunks = [];
    let length = 0;
    for await (const chunk of message) {
        const bytes = chunk;
        if (!Buffer.isBuffer(bytes))
            throw new TypeError('a socket gave something that is no bytes');
        length += bytes.length;
        if (length > ANSWER_LIMIT)
            throw tooLarge();
        chunks.push(bytes);
    }
    const body = Buffer.concat(chunks);
    return message.headers['content-encoding'] === 'gzip' && length > 0 ? unzipped(body, asked) : body;
}
function unzipped(body, asked) {
    try {
        return (0,external_node_zlib_namespaceObject.gunzipSync)(body, { maxOutputLength: ANSWER_LIMIT });
    }
    catch (cause) {
        if (textAt(cause, 'code') === 'ERR_BUFFER_TOO_LARGE')
            throw tooLarge();
        throw new UnreadableAnswer('ANSWER_GARBLED', `${asked} answered with what is no whole gzip stream: ${textAt(cause, 'message')}`);
    }
}
function tooLarge() {
    const limit = ANSWER_LIMIT / 1024 / 1024;
    return new UnreadableAnswer('ANSWER_TOO_LARGE', `the answer has more than ${limit} MB`);
}
/** Never from https to http, where anybody could read along. */
function redirection(from, { method, redirect }, { statusCode = 0, headers: { location } }) {
    if (method !== 'GET' || redirect !== 'follow' || location === undefined)
        return undefined;
    if (![301, 302, 303, 307, 308].includes(statusCode) || !URL.canParse(location, from.href)) {
        return undefined;
    }
    const target = new URL(location, from);
    const safe = target.protocol === 'https:' || target.protocol === from.protocol;
    return safe ? target : undefined;
}
/** A token is for the server that it was sent to. */
function withoutToken(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));
}
function response(url, { message, body }) {
    const headers = new Map();
    for (const [name, value] of Object.entries(message.headers)) {
        if (value !== undefined)
            headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
    return {
        status: message.statusCode ?? 0,
        url: url.href,
        headers,
        text: async () => body.toString('utf8'),
        arrayBuffer: async () => new Uint8Array(body).buffer,
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/actor.js
/** Reads a selection of the fragment on Actor; undefined: the account is gone. */
function readActor(answer) {
    const actor = answer.maybe();
    if (actor === undefined)
        return undefined;
    const login = actor.at('login').text();
    // REST and the pages of GitHub name a bot with the suffix, GraphQL without.
    const bot = actor.at('__typename').maybe() !== undefined && !login.endsWith('[bot]');
    return {
        id: actor.at('databaseId').maybe()?.integer(),
        login: bot ? `${login}[bot]` : login,
    };
}
/** What `readCommitHand` reads, of a commit. */
const COMMIT_HANDS = 'author{email user{databaseId login}}committer{email user{databaseId login}}signature{isValid wasSignedByGitHub}';
/** The account that GitHub makes commits with, in the name of others. */
const GITHUB_ITSELF = 'web-flow';
/**
 * Whose a commit is: a person's who made it as it is, or else its author's. A person who amends or rebases a commit keeps its
 * author, and is its committer.
 */
function readCommitHand(commit, domain) {
    return { by: readHand(commit, domain), signedByGitHub: isSignedByGitHub(commit) };
}
function readHand(commit, domain) {
    const committer = commit.at('committer').maybe()?.at('user').maybe();
    if (committer !== undefined && committer.at('login').text() !== GITHUB_ITSELF) {
        return readUser(committer);
    }
    return readCommitAuthor(commit.at('author'), domain);
}
/**
 * Whether GitHub made the commit for the account in whose name it is: its API signs what a bot makes without naming authors, and what
 * is pushed carries no signature of GitHub's.
 */
function isSignedByGitHub(commit) {
    const signature = commit.at('signature').maybe();
    return signature?.at('isValid').flag() === true && signature.at('wasSignedByGitHub').flag();
}
/** Who authored and who committed, each once, GitHub itself left out; undefined among them: somebody whom it does not know. */
function readCommitPeople(commits, domain) {
    const people = new Map();
    for (const commit of commits) {
        for (const hand of [commit.at('author'), commit.at('committer')]) {
            if (hand.maybe() === undefined)
                continue;
            const known = readCommitAuthor(hand, domain);
            if (known?.login !== GITHUB_ITSELF)
                people.set(known?.id, known?.id === undefined ? undefined : known);
        }
    }
    return [...people.values()];
}
function readUser(user) {
    return { id: user.at('databaseId').maybe()?.integer(), login: user.at('login').text() };
}
/** Address that GitHub gives to commits it makes for an account: number, login, domain of the server. */
const NOREPLY = /^(\d{1,15})\+([A-Za-z0-9[\]_-]{1,100})@users\.noreply\.([a-z0-9.-]{1,190})$/;
/**
 * Reads the author of a commit. GraphQL knows users there but no bots, so that ours are told by the number in the address;
 * whoever makes a commit can choose the address, which is no less true of a user's. `domain` is the server's own; tools that make
 * commits write github.com there on other servers too.
 */
function readCommitAuthor(answer, domain) {
    const author = answer.maybe();
    if (author === undefined)
        return undefined;
    const user = author.at('user').maybe();
    if (user !== undefined)
        return readUser(user);
    const email = author.at('email').maybe()?.text() ?? '';
    const [, id, login, server] = (email.length <= 320 && NOREPLY.exec(email)) || [];
    if (id === undefined || login === undefined)
        return undefined;
    if (server !== domain && server !== 'github.com')
        return undefined;
    return { id: Number(id), login };
}

;// CONCATENATED MODULE: ./packages/forge/lib/error.js
/** A call that could not be carried out, with what a person can do about it in the message. */
class ForgeError extends Error {
    kind;
    code;
    constructor(kind, code, message, options) {
        super(message, options);
        this.name = 'ForgeError';
        this.kind = kind;
        this.code = code;
    }
}

;// CONCATENATED MODULE: ./packages/forge/lib/answer.js

/** `what` names the request in errors: "GitHub's answer to <what> lacks <path>". */
function answerTo(what, value) {
    return new Checked(what, '', value);
}
/** A class for the sake of listings: one of 10,000 entries takes 60,000 of these, and functions of its own for each would be most of it. */
class Checked {
    #what;
    #path;
    #value;
    constructor(what, path, value) {
        this.#what = what;
        this.#path = path;
        this.#value = value;
    }
    at(key) {
        const value = this.#value;
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
            throw this.#invalid('an object');
        }
        const member = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
        return new Checked(this.#what, this.#path === '' ? key : `${this.#path}.${key}`, member);
    }
    maybe() {
        return this.#value === undefined || this.#value === null ? undefined : this;
    }
    text() {
        if (typeof this.#value !== 'string')
            throw this.#invalid('a text');
        return this.#value;
    }
    integer() {
        const value = this.#value;
        if (typeof value !== 'number' || !Number.isSafeInteger(value))
            throw this.#invalid('an integer');
        return value;
    }
    flag() {
        if (typeof this.#value !== 'boolean')
            throw this.#invalid('true or false');
        return this.#value;
    }
    oid() {
        const value = this.#value;
        if (typeof value !== 'string' || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) {
            throw this.#invalid('an object name');
        }
        return value;
    }
    items() {
        const value = this.#value;
        if (!Array.isArray(value))
            throw this.#invalid('a list');
        return value.map((item, index) => new Checked(this.#what, `${this.#here()}[${index}]`, item));
    }
    raw() {
        return this.#value;
    }
    unexpected() {
        return this.#invalid('something else');
    }
    #here() {
        return this.#path === '' ? 'a body' : this.#path;
    }
    #invalid(expected) {
        const value = this.#value;
        const message = value === undefined || value === null
            ? `GitHub's answer to ${this.#what} lacks ${this.#here()}`
            : `GitHub's answer to ${this.#what} has ${kindOf(value)} at ${this.#here()} where ${expected} belongs`;
        return new ForgeError('broken', 'INVALID_ANSWER', message);
    }
}
function kindOf(value) {
    if (Array.isArray(value))
        return 'a list';
    switch (typeof value) {
        case 'string':
            return 'a text';
        case 'number':
        case 'bigint':
            return 'a number';
        case 'boolean':
            return 'true or false';
        case 'object':
            return 'an object';
        case 'undefined':
        case 'symbol':
        case 'function':
            return 'nothing usable';
    }
}

;// CONCATENATED MODULE: ./packages/forge/lib/connection.js
/** The nodes of a connection; GraphQL may put null in the place of one that the token can't see. */
function nodesOf(connection) {
    const nodes = connection.maybe()?.at('nodes').maybe();
    if (nodes === undefined)
        return [];
    return nodes.items().filter((node) => node.maybe() !== undefined);
}
/** Whether there are further pages, where no cursor was asked for. */
function hasMore(connection) {
    return connection.at('pageInfo').at('hasNextPage').flag();
}
/** The cursor of the next page; undefined: this was the last one. */
function nextOf(connection) {
    return hasMore(connection) ? connection.at('pageInfo').at('endCursor').text() : undefined;
}

;// CONCATENATED MODULE: ./packages/forge/lib/merge-state.js
const STATES = new Map([
    ['CLEAN', 'clean'],
    // Hooks of a server run before the merge; nothing is missing.
    ['HAS_HOOKS', 'clean'],
    ['UNSTABLE', 'unstable'],
    ['BLOCKED', 'blocked'],
    ['BEHIND', 'behind'],
    ['DIRTY', 'dirty'],
    ['DRAFT', 'draft'],
]);
/** How far GitHub sees a pull request from being merged. */
function readMergeState(pull) {
    return STATES.get(pull.at('mergeStateStatus').text()) ?? 'unknown';
}

;// CONCATENATED MODULE: ./packages/forge/lib/pull-request-answer.js



/** Everything but the files: those are read by the caller, who knows their aliases. */
function readPullRequest(answer, files, domain) {
    const state = readOpen(answer.at('state'));
    const commits = answer.at('commits');
    const events = nodesOf(answer.at('timelineItems'));
    return {
        id: answer.at('id').text(),
        number: answer.at('number').integer(),
        url: answer.at('url').text(),
        title: answer.at('title').text(),
        state,
        base: answer.at('baseRefName').text(),
        head: answer.at('headRefOid').oid(),
        createdAt: answer.at('createdAt').text(),
        editedAt: answer.at('lastEditedAt').maybe()?.text(),
        headCommittedAt: nodesOf(commits).at(-1)?.at('commit').at('committedDate').maybe()?.text(),
        closedAt: answer.at('closedAt').maybe()?.text(),
        author: readActor(answer.at('author')),
        closedBy: state === 'open' ? undefined : readCloser(events),
        mergeState: readMergeState(answer),
        inQueue: answer.at('isInMergeQueue').flag(),
        labels: nodesOf(answer.at('labels')).map((label) => label.at('name').text()),
        reviews: nodesOf(answer.at('latestOpinionatedReviews')).map(readReview),
        commitAuthors: nodesOf(commits).map((node) => readCommitHand(node.at('commit'), domain)),
        commitPeople: readCommitPeople(nodesOf(commits).map((node) => node.at('commit')), domain),
        commitCount: commits.at('totalCount').integer(),
        ...files,
        renames: events.filter(isOf('RenamedTitleEvent')).map((event) => ({
            previousTitle: event.at('previousTitle').text(),
            at: event.at('createdAt').text(),
            by: readActor(event.at('actor')),
        })),
    };
}
function isOf(type) {
    return (event) => event.at('__typename').text() === type;
}
function readCloser(events) {
    const closed = events.findLast(isOf('ClosedEvent'));
    return closed === undefined ? undefined : readActor(closed.at('actor'));
}
function readOpen(answer) {
    switch (answer.text()) {
        case 'OPEN':
            return 'open';
        case 'CLOSED':
            return 'closed';
        case 'MERGED':
            return 'merged';
        default:
            throw answer.unexpected();
    }
}
function readReview(answer) {
    return {
        id: readNumber(answer.at('fullDatabaseId')),
        author: readActor(answer.at('author')),
        state: readReviewState(answer.at('state')),
        commit: answer.at('commit').maybe()?.at('oid').oid(),
        canWrite: answer.at('authorCanPushToRepository').flag(),
    };
}
/** GraphQL writes numbers of 64 bits as text. */
function readNumber(answer) {
    const text = answer.maybe()?.text() ?? '';
    return /^[1-9][0-9]{0,15}$/.test(text) && Number.isSafeInteger(Number(text))
        ? Number(text)
        : undefined;
}
function readReviewState(answer) {
    switch (answer.text()) {
        case 'APPROVED':
            return 'approved';
        case 'CHANGES_REQUESTED':
            return 'changes-requested';
        case 'DISMISSED':
            return 'dismissed';
        case 'COMMENTED':
            return 'commented';
        case 'PENDING':
            return 'pending';
        default:
            throw answer.unexpected();
    }
}

;// CONCATENATED MODULE: ./packages/forge/lib/giving-up.js

/** A body that can't be read may be a connection that broke off; time and again, it is somebody else who answers. */
const UNREADABLE_TRIES = 4;
/** The error where asking once more for the same will not give an answer that can be read. */
function endOf(operation, why, unreadable, canBeLighter) {
    if (why.heavy === 'surely' && !canBeLighter) {
        return new ForgeError('broken', 'INVALID_ANSWER', `could not ${operation.what}: ${why.reason}; keep large files out of the folders that Fluxgate reads`);
    }
    if (unreadable < UNREADABLE_TRIES)
        return undefined;
    return new ForgeError('broken', 'INVALID_ANSWER', `could not ${operation.what} in ${unreadable} tries: ${why.reason}; check that this is the address of GitHub's API, and that no proxy answers in its place`);
}
/** The error of what GitHub has named and goes on not to show. */
function absent(operation) {
    return new ForgeError('deferred', 'NOT_FOUND', `could not ${operation.what}: GitHub does not show what it has just named`);
}
/** The error of what the deadline left no time for. */
function deferred(operation, round, why) {
    const asked = why.floorMs > 0 ? `, and asks to wait for ${Math.ceil(why.floorMs / 1000)} s` : '';
    return new ForgeError('deferred', why.code, `could not ${operation.what} before the deadline, in ${round + 1} tries: ${why.reason}${asked}`);
}

;// CONCATENATED MODULE: ./packages/forge/lib/operation.js
/** What a token needs for an operation, as the settings of an App and the `permissions` of a workflow call it. */
const PERMISSIONS = {
    start: 'contents: read',
    read: 'contents: read and pull-requests: read',
    'read-file': 'contents: read',
    'list-open-branches': 'pull-requests: read',
    'list-branches': 'contents: read',
    'read-pull-request': 'contents: read, pull-requests: read and statuses: read',
    'read-merge': 'contents: read and pull-requests: read',
    merge: 'contents: write',
    'auto-merge': 'contents: write and pull-requests: write',
    'read-queue': 'contents: read, pull-requests: read, statuses: read and merge-queues: read',
    compare: 'contents: read',
    'merge-queue': 'contents: write, pull-requests: write and merge-queues: write',
    'list-deployments': 'deployments: read',
    'record-deployment': 'deployments: write',
    commit: 'contents: write',
    'update-refs': 'contents: write',
    'open-pull-request': 'pull-requests: write',
    'update-pull-request': 'pull-requests: write',
    'close-pull-request': 'pull-requests: write',
    'add-labels': 'pull-requests: write',
    comment: 'pull-requests: write',
    'read-checks': 'contents: read, checks: read and statuses: read',
    'dismiss-review': 'pull-requests: write',
    'compare-source': 'contents: read on the source repository',
    'set-status': 'statuses: write',
    'team-membership': 'members: read (an organization permission of a GitHub App; GITHUB_TOKEN can not have it)',
    'read-repository': 'metadata: read',
    'start-workflow': 'actions: write',
    'read-run': 'actions: read',
    'read-pushes': 'contents: read',
};

;// CONCATENATED MODULE: ./packages/forge/lib/refusal.js


/**
 * GitHub has no codes for these: the status is 403, 409 or 422 (or GraphQL's FORBIDDEN and UNPROCESSABLE) for all of them,
 * so the words are all there is to tell them apart. First match wins.
 */
const TEXTS = [
    {
        text: /not permitted to create or approve pull requests/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'PULL_REQUESTS_FORBIDDEN',
            remedy: 'turn on "Allow GitHub Actions to create and approve pull requests" in the settings of the repository and its organization, or use the token of a GitHub App',
        }),
    },
    {
        text: /without [`"']?workflows?[`"']? permission|create or update workflow/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'MISSING_PERMISSION',
            remedy: 'keep files under .github/workflows out of what Fluxgate writes',
        }),
    },
    {
        text: /was archived|is archived|archived so is read-only/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'ARCHIVED',
            remedy: 'unarchive the repository or name another one',
        }),
    },
    {
        text: /SAML|single sign-on/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'SSO_REQUIRED',
            remedy: 'authorize the token for single sign-on with the organization',
        }),
    },
    {
        text: /IP allow list/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'MISSING_PERMISSION',
            remedy: "add the runner's address to the IP allow list of the organization",
        }),
    },
    {
        text: /GH006|GH013|protected branch|protected ref|rule violations?|through a pull request|through the merge queue|required status check|approving review|verified signature|not authorized to push|creations being restricted|cannot force-push|locked branch|branch is locked/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'PROTECTED_BRANCH',
            remedy: 'let the rules of the branch allow it: give the App a bypass in the ruleset, or set `land: pull-request` in .fluxgate/policy.yaml',
        }),
    },
    {
        text: /not accessible by|must have (?:admin|push|write)|insufficient scope|not been granted the required scopes|does not have the correct permissions|does not have permission|write access to|not authorized to perform/i,
        verdict: missingPermission,
    },
];
function missingPermission(operation) {
    return {
        kind: 'misconfigured',
        code: 'MISSING_PERMISSION',
        remedy: `give the token ${PERMISSIONS[operation.name]}`,
    };
}
/** The error for a refusal: what we did, what GitHub said, and the way out. */
function refusalError(operation, refusal) {
    if (refusal.status === 0) {
        return new ForgeError('misconfigured', 'UNAVAILABLE', `could not ${operation.what}: the certificate of GitHub's address is not trusted: ${refusal.said}; name its authority in NODE_EXTRA_CA_CERTS`);
    }
    const { kind, code, remedy } = verdict(operation, refusal);
    // GraphQL says no with HTTP 200: its type tells more then.
    const type = refusal.status === 200 ? refusal.problems.find(({ code }) => code !== '') : undefined;
    const label = type?.code ?? String(refusal.status);
    return new ForgeError(kind, code, `could not ${operation.what}: GitHub answered ${label} "${refusal.said}"; ${remedy}`);
}
function verdict(operation, refusal) {
    if (refusal.status === 401)
        return badCredentials(refusal);
    if (refusal.sso) {
        return {
            kind: 'misconfigured',
            code: 'SSO_REQUIRED',
            remedy: 'authorize the token for single sign-on with the organization',
        };
    }
    const known = TEXTS.find(({ text }) => text.test(refusal.said));
    if (known !== undefined)
        return known.verdict(operation);
    if (refusal.problems.some(({ code }) => code === 'FORBIDDEN' || code === 'INSUFFICIENT_SCOPES')) {
        return missingPermission(operation);
    }
    if (refusal.status === 404 || refusal.problems.some(({ code }) => code === 'NOT_FOUND')) {
        return {
            kind: 'misconfigured',
            code: 'NOT_FOUND',
            remedy: `check the name, and that the token reaches the repository with ${PERMISSIONS[operation.name]} (GITHUB_TOKEN reaches its own repository only)`,
        };
    }
    if (refusal.status >= 300 && refusal.status < 400) {
        return {
            kind: 'misconfigured',
            code: 'NOT_FOUND',
            remedy: 'the repository has moved: use its new name',
        };
    }
    return {
        kind: 'refused',
        code: 'INVALID_REQUEST',
        remedy: refusal.status === 403
            ? `if it is a matter of permissions, the token needs ${PERMISSIONS[operation.name]}`
            : 'repeating it will not help',
    };
}
/** A token of an App lives an hour and GITHUB_TOKEN as long as its job: one that worked a moment ago has run out. */
function badCredentials(refusal) {
    return refusal.hadWorked
        ? {
            kind: 'deferred',
            code: 'BAD_CREDENTIALS',
            remedy: 'the token has run out during the run',
        }
        : {
            kind: 'misconfigured',
            code: 'BAD_CREDENTIALS',
            remedy: 'check the input `token`: it is wrong, expired or revoked',
        };
}

// EXTERNAL MODULE: ./packages/transport/lib/clock.js
var lib_clock = __nccwpck_require__(449);
;// CONCATENATED MODULE: ./packages/forge/lib/waits.js

/** What was made a moment ago may not be visible everywhere yet; after these waits it is really not there. */
const LAG_WAITS_MS = [1000, 2000, 3000, 4000];
/** Waits by a clock until a deadline that begins now. */
function createWaits({ clock, log, deadlineMs, }) {
    const end = clock.now().getTime() + deadlineMs;
    const wait = async (operation, round, reason, ms) => {
        if (clock.now().getTime() + ms > end)
            return false;
        log(`could not ${operation.what} yet: ${reason}; try ${round + 2} in ${(ms / 1000).toFixed(1)} s`);
        await clock.sleep(ms);
        return true;
    };
    return {
        rest(operation, round, why) {
            const ms = why.floorMs + (0,lib_clock/* pauseAfter */.l)(round, clock);
            return wait(operation, round, why.reason, ms);
        },
        async restForLag(operation, lag, reason) {
            const ms = LAG_WAITS_MS[lag];
            return ms === undefined ? false : wait(operation, lag, reason, ms);
        },
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/retry.js



const SECOND_LOOK_MS = 2000;
/** An answer that says that something which must be there is not there yet. */
const NOT_YET = Symbol('not yet');
/** Repeats requests until a deadline that begins now. */
function createRetry(options) {
    const { clock, pace } = options;
    const { rest, restForLag } = createWaits(options);
    /** Waits where GitHub only does not show yet what must be there; else throws what it says. */
    async function outlast(operation, refusal, lag) {
        const waited = isLag(refusal, lag) && (await restForLag(operation, lag, lagReason(refusal)));
        if (!waited)
            throw refusalError(operation, refusal);
    }
    async function read(operation, request) {
        const { lighter } = request;
        let lag = 0;
        let unreadable = 0;
        for (let round = 0;; round += 1) {
            const outcome = await request.send();
            switch (outcome.kind) {
                case 'answered': {
                    const value = request.accept(outcome.data, outcome.next);
                    if (value !== NOT_YET)
                        return value;
                    if (!(await restForLag(operation, lag, 'it is not visible')))
                        throw absent(operation);
                    lag += 1;
                    break;
                }
                case 'refused': {
                    const value = request.refused?.(outcome.refusal);
                    if (value !== undefined)
                        return value;
                    await outlast(operation, outcome.refusal, lag);
                    lag += 1;
                    break;
                }
                case 'transient': {
                    if (outcome.code === 'INVALID_ANSWER')
                        unreadable += 1;
                    const end = endOf(operation, outcome, unreadable, lighter !== undefined);
                    if (end !== undefined)
                        throw end;
                    if (!(await rest(operation, round, outcome)))
                        throw deferred(operation, round, outcome);
                    if (lighter !== undefined && isTooMuch(outcome, round))
                        return lighter();
                }
            }
        }
    }
    async function write(operation, request) {
        let perhaps = false;
        let lag = 0;
        let unreadable = 0;
        for (let round = 0;; round += 1) {
            await pace();
            const outcome = await request.send();
            switch (outcome.kind) {
                case 'answered':
                    return request.accept(outcome.data);
                case 'refused': {
                    // "Already there" and "has moved" may be about our own earlier try.
                    const earlier = perhaps ? await request.landed() : undefined;
                    const value = earlier ?? (await request.refused?.(outcome.refusal));
                    if (value !== undefined)
                        return value;
                    await outlast(operation, outcome.refusal, lag);
                    lag += 1;
                    break;
                }
                case 'transient': {
                    perhaps ||= outcome.landed === 'perhaps';
                    if (outcome.code === 'INVALID_ANSWER')
                        unreadable += 1;
                    const end = endOf(operation, outcome, unreadable, false);
                    const waited = end === undefined && (await rest(operation, round, outcome));
                    const value = perhaps ? await found(request) : undefined;
                    if (value !== undefined)
                        return value;
                    if (end !== undefined)
                        throw end;
                    if (!waited)
                        throw deferred(operation, round, outcome);
                }
            }
        }
    }
    async function found(request) {
        const value = await request.landed();
        if (value !== undefined || request.unguarded !== true)
            return value;
        await clock.sleep(SECOND_LOOK_MS);
        return request.landed();
    }
    return { read, write };
}
/**
 * Whether GitHub denies something that may exist all the same: it answers so for a moment after it was made, in words that differ
 * by endpoint. A repository that the token has never seen is asked for twice, no more.
 */
function isLag({ status, said, problems, hadWorked }, lag) {
    if (status === 404 || problems.some(({ code }) => code === 'NOT_FOUND')) {
        return hadWorked || lag === 0;
    }
    if (problems.some(({ code, field }) => code === 'invalid' && field === 'head'))
        return true;
    return (status === 422 || status === 200) && LAG_TEXT.test(said);
}
const LAG_TEXT = /Could not resolve to a node|No commit found for|No ref found for|Object does not exist|Reference update failed/i;
/** Once may be an outage, which asking for less does not mend. */
function isTooMuch({ heavy }, round) {
    return heavy === 'surely' || (heavy === 'perhaps' && round > 0);
}
function lagReason({ status, said }) {
    return `GitHub answered ${status} "${said}"`;
}

;// CONCATENATED MODULE: ./packages/forge/lib/selection.js

/**
 * Text of GraphQL documents. Names of aliases and variables are ours; whatever comes from outside travels as the value of a
 * variable. The text is as short as it can be: it is sent with every promotion.
 */
const FRAGMENTS = {
    actor: 'fragment A on Actor{login ...on User{databaseId}...on Bot{databaseId __typename}}',
    blob: 'fragment B on Blob{isBinary isTruncated text}',
    tree: 'fragment T on Tree{entries{name mode type oid object{...B}}}',
    entry: 'fragment E on TreeEntry{mode type oid object{...B ...T}}',
    pull: `fragment P on PullRequest{id number url title state baseRefName headRefName headRefOid createdAt lastEditedAt closedAt isCrossRepository mergeStateStatus isInMergeQueue author{...A}labels(first:20){nodes{name}}latestOpinionatedReviews(first:50 writersOnly:true){nodes{fullDatabaseId state authorCanPushToRepository author{...A}commit{oid}}}commits(last:100){totalCount nodes{commit{committedDate ${COMMIT_HANDS}}}}timelineItems(itemTypes:[CLOSED_EVENT RENAMED_TITLE_EVENT]last:20){nodes{__typename ...on ClosedEvent{actor{...A}}...on RenamedTitleEvent{actor{...A}createdAt previousTitle}}}}`,
};
/** A fragment that is defined and not used makes a document invalid: each is added with what needs it. */
const NEEDS = {
    actor: [],
    blob: [],
    tree: ['blob'],
    entry: ['blob', 'tree'],
    pull: ['actor'],
};
/** An empty query, to be filled part by part. */
function draft() {
    const names = new Map();
    const variables = {};
    const declarations = [];
    const used = new Set();
    function variable(type, value) {
        const key = `${type} ${value}`;
        const known = names.get(key);
        if (known !== undefined)
            return known;
        const name = `v${names.size}`;
        names.set(key, `$${name}`);
        variables[name] = value;
        declarations.push(`$${name}:${type}`);
        return `$${name}`;
    }
    function use(fragment) {
        used.add(fragment);
        for (const needed of NEEDS[fragment])
            use(needed);
    }
    return {
        variable,
        use,
        node(alias, path) {
            if (path === '') {
                use('tree');
                return `${alias}:tree{oid ...T}`;
            }
            use('entry');
            return `${alias}:file(path:${variable('String!', path)}){...E}`;
        },
        query(selection) {
            const head = declarations.length === 0 ? 'query' : `query(${declarations.join('')})`;
            const fragments = [...used].map((fragment) => FRAGMENTS[fragment]).join('');
            return { query: `${head}{${selection}}${fragments}`, variables };
        },
    };
}
/** `repository(...)` around a selection. */
function inRepository(doc, repository, selection) {
    const owner = doc.variable('String!', repository.owner);
    const name = doc.variable('String!', repository.name);
    return `repository(owner:${owner} name:${name}){${selection}}`;
}

;// CONCATENATED MODULE: ./packages/forge/lib/session.js
/** The repository as people write it. */
function fullName({ owner, name }) {
    return `${owner}/${name}`;
}
/** Names a request for errors and logs: `what` as in "could not <what>". */
function operation(name, what) {
    return { name, what };
}
/** A call below `/repos/{owner}/{repo}`. */
function repositoryCall({ repository }, method, path, parameters) {
    return {
        method,
        path: `/repos/{owner}/{repo}${path}`,
        parameters: { owner: repository.owner, repo: repository.name, ...parameters },
    };
}
/** A mutation with its one input. */
function mutation(name, input, selection, value) {
    return {
        query: `mutation($i:${input}!){${name}(input:$i){${selection}}}`,
        variables: { i: value },
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/tree.js
/** Reads a selection of `Draft.node`: an entry, the root, or null where nothing is. */
function readNode(answer) {
    const entry = answer.maybe();
    if (entry === undefined)
        return { kind: 'absent' };
    const root = entry.at('entries').maybe();
    if (root !== undefined) {
        return { kind: 'folder', oid: entry.at('oid').oid(), entries: root.items().map(readEntry) };
    }
    const oid = entry.at('oid').oid();
    switch (tree_kindOf(entry)) {
        case 'file':
            return { kind: 'file', mode: entry.at('mode').integer(), oid, text: readText(entry) };
        case 'folder': {
            const entries = entry.at('object').at('entries').items().map(readEntry);
            return { kind: 'folder', oid, entries };
        }
        case 'submodule':
            return { kind: 'submodule' };
    }
}
function readEntry(entry) {
    const kind = tree_kindOf(entry);
    return {
        name: entry.at('name').text(),
        mode: entry.at('mode').integer(),
        kind,
        oid: entry.at('oid').oid(),
        text: kind === 'file' ? readText(entry) : undefined,
    };
}
function tree_kindOf(entry) {
    switch (entry.at('type').text()) {
        case 'blob':
            return 'file';
        case 'tree':
            return 'folder';
        case 'commit':
            return 'submodule';
        default:
            throw entry.at('type').unexpected();
    }
}
function readText(entry) {
    const blob = entry.at('object').maybe();
    if (blob === undefined)
        return { kind: 'not-read' };
    if (blob.at('isTruncated').flag())
        return { kind: 'cut' };
    const text = blob.at('text').maybe();
    if (blob.at('isBinary').maybe()?.flag() === true || text === undefined)
        return { kind: 'binary' };
    return { kind: 'text', text: text.text() };
}

;// CONCATENATED MODULE: ./packages/forge/lib/branches.js









/** A page of a branch's pull requests. */
const PULL_REQUESTS = 10;
/** The most of ours that are read where none of them has been merged. */
const MOST = 100;
/** Pages that are read on, where pull requests from forks fill the first. */
const MORE_PAGES = 50;
/** `pullRequests(...)` of a branch name, newest first; forks may use the name too, so that one has to look. */
function pullRequestPage(doc, branch, after) {
    doc.use('pull');
    const name = doc.variable('String!', branch.name);
    const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`;
    const files = branch.paths.map((path, index) => doc.node(`f${index}`, path)).join(' ');
    const head = files === '' ? '' : `h:commits(last:1){nodes{commit{oid ${files}}}}`;
    const start = branch.before === true && files !== ''
        ? ` s:commits(first:1){nodes{commit{parents(first:1){nodes{${files}}}}}}`
        : '';
    return `pullRequests(headRefName:${name} first:${PULL_REQUESTS}${cursor} orderBy:{field:CREATED_AT direction:DESC}){pageInfo{hasNextPage endCursor}nodes{...P ${head}${start}}}`;
}
/** `pullRequests(...)` for the texts of those that are open; there is one of ours at most, and forks may use the name too. */
function openBodies(doc, { name }) {
    const head = doc.variable('String!', name);
    return `pullRequests(headRefName:${head} states:[OPEN]first:${PULL_REQUESTS}){nodes{number body}}`;
}
/** `ref(...)` of a branch; with `into`, whose its newest commit is, and whether `into` has it already. */
function refOf(doc, branch, into) {
    const ref = `ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch.name}`)})`;
    if (into === undefined)
        return `${ref}{target{oid}}`;
    const compared = `compare(headRef:${doc.variable('String!', into)}){behindBy}`;
    return `${ref}{target{oid ...on Commit{${COMMIT_HANDS}}}${compared}}`;
}
/** Reads what `refOf` and `pullRequestPage` asked for. */
function readBranch(repository, index, branch, { into, domain }) {
    const ref = repository.at(`b${index}`).maybe();
    const page = readPage(repository.at(`q${index}`), branch, domain);
    const open = branch.bodies === true ? nodesOf(repository.at(`o${index}`)) : [];
    const bodies = new Map(open.map((one) => [one.at('number').integer(), one.at('body').text()]));
    return {
        head: ref?.at('target').at('oid').oid(),
        newest: ref === undefined || into === undefined ? undefined : readNewest(ref, domain),
        ...page,
        pullRequests: page.pullRequests.map((pull) => {
            const body = bodies.get(pull.number);
            return body === undefined ? pull : { ...pull, body };
        }),
    };
}
/**
 * Whose the newest commit of a branch is, unless the branch it was compared with has that. GitHub compares where it can;
 * where it could not, the commit counts as the branch's own.
 */
function readNewest(ref, domain) {
    const own = ref.at('compare').maybe()?.at('behindBy').integer() !== 0;
    return own ? readCommitHand(ref.at('target'), domain) : undefined;
}
function readPage(page, branch, domain) {
    const all = nodesOf(page);
    const own = all.filter((node) => !node.at('isCrossRepository').flag() && node.at('headRefName').text() === branch.name);
    const pullRequests = own.map((node) => readPullRequest(node, filesAtHead(node, branch), domain));
    const missing = pullRequests
        .filter(({ nodes }) => nodes.size < branch.paths.length)
        .map(({ head }) => head);
    return { pullRequests, missing, next: nextOf(page) };
}
/** Empty where the last commit that GitHub lists is not the head: it lists them a moment later than it moves the head. */
function filesAtHead(node, branch) {
    const nothing = { nodes: new Map() };
    if (branch.paths.length === 0)
        return nothing;
    const commit = nodesOf(node.at('h'))[0]?.at('commit');
    if (commit === undefined || commit.at('oid').oid() !== node.at('headRefOid').oid())
        return nothing;
    const [first] = branch.before === true ? nodesOf(node.at('s')) : [];
    const [parent] = first === undefined ? [] : nodesOf(first.at('commit').at('parents'));
    const nodes = filesOf(commit, branch);
    return parent === undefined ? { nodes } : { nodes, nodesBefore: filesOf(parent, branch) };
}
function filesOf(commit, { paths }) {
    return new Map(paths.map((path, index) => [path, readNode(commit.at(`f${index}`))]));
}
/** Fills the gaps of the first page by further requests; as a rule there are none. */
async function wholeBranch(session, branch, first) {
    const found = [...first.pullRequests];
    const missing = [...first.missing];
    let next = first.next;
    for (let page = 0; next !== undefined && !isEnough(found); page += 1) {
        if (page === MORE_PAGES)
            throw crowdedOut(branch);
        const more = await readMore(session, branch, next);
        found.push(...more.pullRequests);
        missing.push(...more.missing);
        next = more.next;
    }
    if (next !== undefined && !hasMerged(found)) {
        session.log(`read only the newest ${found.length} pull requests of "${branch.name}", none of which was merged`);
    }
    const files = await readHeads(session, branch, [...new Set(missing)]);
    return {
        name: branch.name,
        head: first.head,
        newest: first.newest,
        pullRequests: found.map((pullRequest) => ({
            ...pullRequest,
            nodes: files.get(pullRequest.head) ?? pullRequest.nodes,
        })),
    };
}
/** Older than one that was merged, and so moved the pins, has no say in what to propose. */
function isEnough(found) {
    return found.length >= (hasMerged(found) ? PULL_REQUESTS : MOST);
}
function hasMerged(found) {
    return found.some(({ state }) => state === 'merged');
}
function readMore(session, branch, after) {
    const doc = draft();
    const call = doc.query(inRepository(doc, session.repository, `q:${pullRequestPage(doc, branch, after)}`));
    const what = `read more pull requests of "${branch.name}"`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => readPage(answerTo(what, data).at('repository').at('q'), branch, session.domain),
    });
}
async function readHeads(session, branch, heads) {
    if (heads.length === 0)
        return new Map();
    const doc = draft();
    const files = branch.paths.map((path, index) => doc.node(`f${index}`, path)).join(' ');
    const objects = heads.map((head, index) => `x${index}:object(oid:${doc.variable('GitObjectID!', head)}){...on Commit{oid ${files}}}`);
    const call = doc.query(inRepository(doc, session.repository, objects.join(' ')));
    const what = `read the heads of the pull requests of "${branch.name}"`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            const commits = heads.map((head, index) => [head, repository.at(`x${index}`)]);
            if (commits.some(([, commit]) => commit.maybe() === undefined))
                return NOT_YET;
            return new Map(commits.map(([head, commit]) => [head, filesOf(commit, branch)]));
        },
    });
}
function crowdedOut({ name }) {
    return new ForgeError('misconfigured', 'INVALID_REQUEST', `more than ${PULL_REQUESTS * MORE_PAGES} pull requests from forks use the branch name "${name}", so that ours can not be told; close them or block their author`);
}

;// CONCATENATED MODULE: ./packages/forge/lib/branches-under.js






/**
 * The branches whose names begin with one of the prefixes (each ends in a slash), compared with the branch `into`; all pages, of all
 * prefixes at once.
 */
async function branchesUnder(session, prefixes, into) {
    const found = [];
    let wanted = prefixes.map((prefix) => ({
        prefix,
        next: undefined,
    }));
    while (wanted.length > 0) {
        const lists = await readPages(session, wanted, into);
        found.push(...lists.flatMap(({ branches }) => branches));
        wanted = lists.filter(({ next }) => next !== undefined);
    }
    return found;
}
function readPages(session, wanted, into) {
    const doc = draft();
    const refs = wanted.map((one, index) => refsUnder(doc, index, one, into)).join(' ');
    const call = doc.query(inRepository(doc, session.repository, refs));
    const named = wanted.map(({ prefix }) => `"${prefix}"`).join(' and ');
    const what = `list the branches under ${named}`;
    return session.retry.read(operation('list-branches', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            return wanted.map(({ prefix }, index) => {
                const page = repository.at(`r${index}`);
                return {
                    prefix,
                    branches: nodesOf(page).map((node) => readHead(node, prefix, session.domain)),
                    next: nextOf(page),
                };
            });
        },
    });
}
function refsUnder(doc, index, { prefix, next }, into) {
    const cursor = next === undefined ? '' : ` after:${doc.variable('String!', next)}`;
    const commit = `target{oid ...on Commit{committedDate ${COMMIT_HANDS}}}`;
    const compared = `compare(headRef:${doc.variable('String!', into)}){behindBy}`;
    const under = doc.variable('String!', `refs/heads/${prefix}`);
    return `r${index}:refs(refPrefix:${under} first:100${cursor}){pageInfo{hasNextPage endCursor}nodes{name ${commit}${compared}}}`;
}
function readHead(node, prefix, domain) {
    const name = node.at('name').text();
    const target = node.at('target');
    return {
        // Nobody says whether a name asked for by its prefix comes with it.
        name: name.startsWith(prefix) ? name : `${prefix}${name}`,
        head: target.at('oid').oid(),
        committedAt: target.at('committedDate').text(),
        newest: readNewest(node, domain),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/checks.js





/** Check suites of one name on one commit: a workflow that is started again has one more. */
const SUITES = 50;
/** The latest of a name in a suite is one; where jobs share a name, they are few. */
const RUNS = 3;
/** Names times commits in one request: 250 of 150 check runs at most stay far below half a million nodes. */
const MOST_PAIRS = 250;
/**
 * The newest status and the latest check runs of each name, on each commit. Asked for by name, so that it does not matter how
 * much else reports there. A permission that is missing leaves a gap, and is named.
 */
async function checks(session, requests) {
    const found = new Map();
    const missing = new Set();
    for (const part of partsOf(wantedOn(requests))) {
        for (const [commit, own] of await readSome(session, part, missing))
            found.set(commit, own);
    }
    return { commits: found, missing: [...missing].sort() };
}
function wantedOn(requests) {
    const wanted = new Map();
    for (const { commits, names, contexts } of requests) {
        if (names.length + contexts.length === 0)
            continue;
        for (const commit of commits) {
            const own = wanted.get(commit) ?? new Map();
            for (const name of contexts)
                own.set(name, own.get(name) ?? false);
            for (const name of names)
                own.set(name, true);
            wanted.set(commit, own);
        }
    }
    return [...wanted].map(([commit, own]) => ({
        commit,
        names: [...own].map(([text, runs]) => ({ text, runs })),
    }));
}
function partsOf(wanted) {
    const parts = [];
    let pairs = MOST_PAIRS;
    for (const one of wanted) {
        pairs += one.names.length;
        if (pairs > MOST_PAIRS) {
            parts.push([]);
            pairs = one.names.length;
        }
        parts.at(-1)?.push(one);
    }
    return parts;
}
function readSome(session, part, missing) {
    const doc = draft();
    doc.use('actor');
    const each = part.map(({ commit, names }, index) => {
        const oid = doc.variable('GitObjectID!', commit);
        const wanted = names.map((name, at) => selectionOf(doc, name, at)).join(' ');
        return `c${index}:object(oid:${oid}){...on Commit{${wanted}}}`;
    });
    const call = {
        ...doc.query(inRepository(doc, session.repository, each.join(' '))),
        tolerates: (error) => {
            const permission = permissionFor(error.path);
            if (error.type !== 'FORBIDDEN' || permission === undefined)
                return false;
            missing.add(permission);
            return true;
        },
    };
    const what = `read checks of ${fullName(session.repository)}`;
    return session.retry.read(operation('read-checks', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            return part.map(({ commit, names }, index) => {
                const node = repository.at(`c${index}`).maybe();
                const own = node === undefined ? [] : names.flatMap((name, at) => readName(node, name, at));
                return [commit, own];
            });
        },
    });
}
function selectionOf(doc, name, index) {
    const text = doc.variable('String!', name.text);
    const status = `s${index}:status{context(name:${text}){state description targetUrl createdAt creator{...A}}}`;
    if (!name.runs)
        return status;
    const runs = `checkRuns(last:${RUNS} filterBy:{checkName:${text} checkType:LATEST}){nodes{status conclusion startedAt completedAt permalink}}`;
    return `${status} k${index}:checkSuites(last:${SUITES} filterBy:{checkName:${text}}){nodes{app{slug}${runs}}}`;
}
/** What is missing where GitHub refuses `repository.c0.s0` or `repository.c0.k0`. */
function permissionFor([, , field]) {
    if (field === undefined)
        return undefined;
    if (/^s\d+$/.test(field))
        return 'statuses: read';
    return /^k\d+$/.test(field) ? 'checks: read' : undefined;
}
function readName(commit, { text: name, runs }, index) {
    const status = commit.at(`s${index}`).maybe()?.at('context').maybe();
    const suites = runs ? commit.at(`k${index}`).maybe() : undefined;
    return [
        ...(status === undefined ? [] : [readStatus(status, name)]),
        ...(suites === undefined ? [] : nodesOf(suites).flatMap((suite) => readSuite(suite, name))),
    ];
}
function readStatus(status, name) {
    const state = status.at('state').text().toLowerCase();
    const creator = readActor(status.at('creator'));
    return {
        kind: 'status',
        name,
        state,
        ended: state !== 'pending' && state !== 'expected',
        by: creator?.login,
        creator: creator?.id,
        description: status.at('description').maybe()?.text() ?? '',
        url: status.at('targetUrl').maybe()?.text(),
        at: status.at('createdAt').text(),
    };
}
function readSuite(suite, name) {
    const by = suite.at('app').maybe()?.at('slug').text();
    return nodesOf(suite.at('checkRuns')).map((run) => {
        const conclusion = run.at('conclusion').maybe()?.text().toLowerCase();
        return {
            kind: 'check-run',
            name,
            state: conclusion ?? run.at('status').text().toLowerCase(),
            ended: conclusion !== undefined,
            by,
            creator: undefined,
            description: '',
            url: run.at('permalink').maybe()?.text(),
            at: (run.at('completedAt').maybe() ?? run.at('startedAt').maybe())?.text(),
        };
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/comments.js





/**
 * Says something on a pull request once, and afterwards keeps what it says up to date; nothing is sent where it says so already. Two
 * runs that begin at once both see no comment and make one each: whoever finds several keeps the oldest. Whether anything was sent.
 */
async function keepComment(session, request) {
    const op = operation('comment', `comment on pull request ${request.number}`);
    let there = await ownComments(session, op, request);
    const made = there.length === 0;
    if (made) {
        await say(session, op, request);
        there = await ownComments(session, op, request);
    }
    const [oldest, ...surplus] = there;
    const behind = oldest !== undefined && oldest.body !== request.body;
    if (behind)
        await edit(session, op, request, oldest.id);
    for (const { id } of surplus)
        await remove(session, op, id);
    return made || behind || surplus.length > 0;
}
function say(session, op, request) {
    const { number: issue_number, body } = request;
    const call = repositoryCall(session, 'POST', '/issues/{issue_number}/comments', {
        issue_number,
        body,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: () => true,
        unguarded: true,
        landed: () => isSaid(session, op, request),
    });
}
function edit(session, op, request, id) {
    const call = repositoryCall(session, 'PATCH', '/issues/comments/{comment_id}', {
        comment_id: id,
        body: request.body,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: () => true,
        landed: () => isSaid(session, op, request),
    });
}
/** That it is gone already is as good. */
function remove(session, op, id) {
    const at = { comment_id: id };
    return session.retry.write(op, {
        send: () => session.wire.rest(repositoryCall(session, 'DELETE', '/issues/comments/{comment_id}', at)),
        accept: () => true,
        landed: async () => undefined,
        refused: async ({ status }) => (status === 404 ? true : undefined),
    });
}
async function isSaid(session, op, request) {
    const found = await ownComments(session, op, request);
    return found.some(({ body }) => body === request.body) ? true : undefined;
}
/** The comments of ours with that marker among the newest hundred, the oldest first. */
function ownComments(session, op, { number, marker }) {
    const doc = draft();
    doc.use('actor');
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){comments(last:100){nodes{databaseId body author{...A}}}}`;
    const call = doc.query(`viewer{databaseId}${inRepository(doc, session.repository, pull)}`);
    return session.retry.read(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const whole = answerTo(op.what, data);
            const viewer = whole.at('viewer').at('databaseId').integer();
            const ours = nodesOf(whole.at('repository').at('pullRequest').at('comments')).filter((node) => readActor(node.at('author'))?.id === viewer && node.at('body').text().startsWith(marker));
            return ours
                .map((node) => ({ id: node.at('databaseId').integer(), body: node.at('body').text() }))
                .toSorted((a, b) => a.id - b.id);
        },
    });
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./packages/forge/lib/commit-message.js
/** The message as git keeps it: the headline, and the body a line below. */
function messageOf({ headline, body }) {
    return body === '' ? headline.trim() : `${headline}\n\n${body}`.trim();
}

;// CONCATENATED MODULE: ./packages/forge/lib/heads.js


/** Heads of branches in one request; undefined: no such branch. */
async function heads_readHeads(session, operation, branches) {
    const doc = draft();
    const refs = branches.map((branch, index) => `r${index}:ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)}){target{oid}}`);
    const call = doc.query(inRepository(doc, session.repository, refs.join(' ')));
    return session.retry.read(operation, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo('a look at branches', data).at('repository');
            return branches.map((_, index) => repository.at(`r${index}`).maybe()?.at('target').at('oid').oid());
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/commits-rest.js




/**
 * The same commit by git's own parts: tree, commit, then the branch without force. The branch moves only where it is at the
 * expected head or at one of its ancestors, which is as near to compare-and-swap as REST comes.
 */
async function commitByRest(session, op, request) {
    const [head] = await heads_readHeads(session, op, [request.branch]);
    if (head !== request.expectedHead)
        return { kind: 'moved' };
    const tree = await makeTree(session, op, request);
    const commit = await make(session, op, 'sha', '/git/commits', {
        message: messageOf(request),
        tree,
        parents: [request.expectedHead],
    });
    return moveBranch(session, op, request, commit);
}
async function makeTree(session, op, request) {
    const call = repositoryCall(session, 'GET', '/git/commits/{commit_sha}', {
        commit_sha: request.expectedHead,
    });
    const base = await session.retry.read(op, {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(op.what, data).at('tree').at('sha').oid(),
    });
    return make(session, op, 'sha', '/git/trees', {
        base_tree: base,
        tree: request.files.map(({ path, text }) => ({
            path,
            mode: '100644',
            type: 'blob',
            content: text,
        })),
    });
}
/** Objects that nothing points to yet do no harm when they are made twice. */
function make(session, op, key, path, body) {
    const call = repositoryCall(session, 'POST', path, body);
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(op.what, data).at(key).oid(),
        landed: async () => undefined,
    });
}
async function moveBranch(session, op, { branch, expectedHead }, commit) {
    const done = { kind: 'committed', commit };
    return session.retry.write(op, {
        send: () => session.wire.rest(moveCall(session, branch, commit, false)),
        accept: () => done,
        landed: async () => {
            const [head] = await heads_readHeads(session, op, [branch]);
            return head === commit ? done : undefined;
        },
        refused: async () => {
            const [head] = await heads_readHeads(session, op, [branch]);
            return head === expectedHead ? undefined : { kind: 'moved' };
        },
    });
}
/** Moves an existing branch. */
function moveCall(session, branch, sha, force) {
    return repositoryCall(session, 'PATCH', '/git/refs/{ref}', { ref: `heads/${branch}`, sha, force });
}

;// CONCATENATED MODULE: ./packages/forge/lib/not-offered.js
/** The server is older than the mutation, or the token may not use it: REST may still take the same change. */
function isNotOffered({ status, problems, said }) {
    if (status !== 200)
        return false;
    return (problems.some(({ code }) => code === 'undefinedField' || code === 'undefinedType') ||
        /doesn't exist on type 'Mutation'|not accessible by/i.test(said));
}

;// CONCATENATED MODULE: ./packages/forge/lib/commits.js











/** Commits that others may have put on top of ours before we look for it. */
const LOOK_BACK = 10;
/** A verified commit that lands only where the branch still is at `expectedHead`. */
async function commit(session, request) {
    const op = operation('commit', `commit to "${request.branch}"`);
    if (request.files.length === 0) {
        throw new ForgeError('refused', 'INVALID_REQUEST', `could not ${op.what}: no file changes`);
    }
    if (session.restOnly)
        return commitByRest(session, op, request);
    const call = mutation('createCommitOnBranch', 'CreateCommitOnBranchInput', 'commit{oid}', {
        branch: { repositoryNameWithOwner: fullName(session.repository), branchName: request.branch },
        expectedHeadOid: request.expectedHead,
        message: { headline: request.headline, body: request.body },
        fileChanges: {
            additions: request.files.map(({ path, text }) => ({
                path,
                contents: Buffer.from(text).toString('base64'),
            })),
        },
    });
    return session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => ({
            kind: 'committed',
            commit: answerTo(op.what, data).at('createCommitOnBranch').at('commit').at('oid').oid(),
        }),
        landed: () => landedCommit(session, op, request),
        refused: (refusal) => refusedCommit(session, op, request, refusal),
    });
}
/** Others' words for a lost race differ; where the branch is not what we expected, it is one. */
async function refusedCommit(session, op, request, refusal) {
    if (refusal.problems.some(({ code }) => code === 'STALE_DATA'))
        return { kind: 'moved' };
    if (isNotOffered(refusal)) {
        session.log(`could not ${op.what} by GraphQL: ${refusal.said}; trying REST`);
        return commitByRest(session, op, request);
    }
    const { code } = refusalError(op, refusal);
    if (code !== 'INVALID_REQUEST' && code !== 'NOT_FOUND')
        return undefined;
    const [head] = await heads_readHeads(session, op, [request.branch]);
    return head === request.expectedHead ? undefined : { kind: 'moved' };
}
/** A commit among the newest of the branch with our parent, our message and our files is ours. */
async function landedCommit(session, op, request) {
    const doc = draft();
    const files = request.files
        .map(({ path }, index) => `f${index}:file(path:${doc.variable('String!', path)}){oid}`)
        .join(' ');
    const branch = doc.variable('String!', `refs/heads/${request.branch}`);
    const history = `history(first:${LOOK_BACK}){nodes{oid message parents(first:1){nodes{oid}}${files}}}`;
    const call = doc.query(inRepository(doc, session.repository, `ref(qualifiedName:${branch}){target{...on Commit{${history}}}}`));
    return session.retry.read(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const ref = answerTo(op.what, data).at('repository').at('ref').maybe();
            const commits = ref === undefined ? [] : nodesOf(ref.at('target').at('history'));
            const ours = commits.find((node) => nodesOf(node.at('parents'))[0]?.at('oid').oid() === request.expectedHead &&
                node.at('message').text().trim() === messageOf(request) &&
                request.files.every(({ text }, index) => node.at(`f${index}`).maybe()?.at('oid').oid() === blobOid(text)));
            return ours === undefined ? undefined : { kind: 'committed', commit: ours.at('oid').oid() };
        },
    });
}
/** The name that git gives to a file with this text. */
function blobOid(text) {
    const bytes = Buffer.from(text);
    return (0,external_node_crypto_namespaceObject.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./packages/forge/lib/cut.js
/** Cut by whole characters, with an ellipsis. */
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    const kept = [];
    let length = 1;
    for (const character of text) {
        if (length + character.length > limit)
            break;
        kept.push(character);
        length += character.length;
    }
    return `${kept.join('')}…`;
}

;// CONCATENATED MODULE: ./packages/forge/lib/list-page.js
/** The longest `Link` header that is looked into; GitHub's have a few hundred characters. */
const LONGEST_LINK = 8_192;
const NEXT = /;[ \t]*rel="?next"?[ \t]*(?:[;,]|$)/i;
/**
 * Whether GitHub names a next page of a list (header `Link`, https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api);
 * undefined: it says nothing of pages.
 */
function namesNextPage({ headers }) {
    const link = headers.get('link');
    return link === undefined ? undefined : NEXT.test(link.slice(0, LONGEST_LINK));
}
/**
 * Whether a list goes on after a page. A server may put less on a page than it is asked for, so what it says of the next one rules; one that
 * says nothing has told everything, unless the page is full.
 */
function goesOn(next, page) {
    return next ?? page.items >= page.asked;
}

;// CONCATENATED MODULE: ./packages/forge/lib/same-json.js
/** Whether two values are the same JSON; the order of keys does not count. */
function sameJson(left, right) {
    if (left === right)
        return true;
    if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
        return false;
    }
    if (Array.isArray(left) || Array.isArray(right)) {
        return (Array.isArray(left) &&
            Array.isArray(right) &&
            left.length === right.length &&
            left.every((item, index) => sameJson(item, right[index])));
    }
    const a = members(left);
    const b = members(right);
    return (a.size === b.size && [...a].every(([key, value]) => b.has(key) && sameJson(value, b.get(key))));
}
/** A member that is undefined is not written. */
function members(value) {
    return new Map(Object.entries(value).filter(([, member]) => member !== undefined));
}

;// CONCATENATED MODULE: ./packages/forge/lib/deployments.js





/** What GitHub takes; longer descriptions are refused. */
const DESCRIPTION_LIMIT = 140;
const PAGE = 100;
/** One page of the deployments of a task, an environment or both, newest first. */
async function deployments(session, { task, environment, page }) {
    const what = `list the deployments of "${task ?? environment ?? 'every task'}"`;
    const call = repositoryCall(session, 'GET', '/deployments', {
        ...(task === undefined ? {} : { task }),
        ...(environment === undefined ? {} : { environment }),
        per_page: PAGE,
        page,
    });
    return session.retry.read(operation('list-deployments', what), {
        send: () => session.wire.rest(call),
        accept: (data, next) => {
            const items = answerTo(what, data).items();
            const more = goesOn(next, { items: items.length, asked: PAGE });
            return { deployments: items.map(readDeployment), more };
        },
    });
}
/**
 * Writes a deployment and its status. Where an answer got lost, an equal deployment of the same commit counts as ours: the same
 * fact twice says nothing new.
 */
async function recordDeployment(session, wanted) {
    const what = `record ${wanted.status} of "${wanted.task}" in ${wanted.environment}`;
    const description = cut(wanted.description, DESCRIPTION_LIMIT);
    const call = repositoryCall(session, 'POST', '/deployments', {
        ref: wanted.ref,
        task: wanted.task,
        environment: wanted.environment,
        description,
        payload: wanted.payload,
        required_contexts: [],
        auto_merge: false,
        // Facts about an environment, not GitHub's own idea of what runs there.
        transient_environment: false,
        production_environment: false,
    });
    const id = await session.retry.write(operation('record-deployment', what), {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(what, data).at('id').integer(),
        unguarded: true,
        landed: async () => {
            const { task, environment } = wanted;
            const newest = await deployments(session, { task, environment, page: 1 });
            return newest.deployments.find(({ payload, creator }) => sameJson(payload, wanted.payload) && isOurs(session, creator))?.id;
        },
    });
    await setDeploymentStatus(session, id, wanted, description);
    return id;
}
async function setDeploymentStatus(session, id, { status, environment, logUrl }, description) {
    const what = `set the status of deployment ${id}`;
    const post = repositoryCall(session, 'POST', '/deployments/{deployment_id}/statuses', {
        deployment_id: id,
        state: status,
        environment,
        description,
        ...(logUrl === undefined ? {} : { log_url: logUrl }),
        // Success of one release must not mark the records of others as inactive.
        auto_inactive: false,
    });
    const list = repositoryCall(session, 'GET', '/deployments/{deployment_id}/statuses', {
        deployment_id: id,
        per_page: PAGE,
    });
    await session.retry.write(operation('record-deployment', what), {
        send: () => session.wire.rest(post),
        accept: () => true,
        unguarded: true,
        landed: () => session.retry.read(operation('list-deployments', what), {
            send: () => session.wire.rest(list),
            accept: (data) => {
                const states = answerTo(what, data)
                    .items()
                    .map((item) => item.at('state').text());
                return states.includes(status) ? true : undefined;
            },
        }),
    });
}
function readDeployment(item) {
    return {
        id: item.at('id').integer(),
        environment: item.at('environment').text(),
        task: item.at('task').text(),
        createdAt: item.at('created_at').text(),
        creator: readCreator(item.at('creator')),
        payload: item.at('payload').raw(),
    };
}
/** Records count by who wrote them; before `start` we do not know who we are. */
function isOurs({ memory }, creator) {
    return memory.viewerId === undefined || creator?.id === memory.viewerId;
}
/** An account as REST has it. */
/** Reads a user as REST has one; undefined: gone. */
function readCreator(answer) {
    const creator = answer.maybe();
    if (creator === undefined)
        return undefined;
    return { id: creator.at('id').integer(), login: creator.at('login').text() };
}

;// CONCATENATED MODULE: ./packages/forge/lib/domain.js
/**
 * The domain of the server whose API this is: `https://api.github.com` and `https://api.acme.ghe.com` are those of `github.com` and
 * `acme.ghe.com`, a GitHub Enterprise Server has its API at `https://<domain>/api/v3`.
 */
function domainOf(apiUrl) {
    if (!URL.canParse(apiUrl))
        return '';
    const { hostname, pathname } = new URL(apiUrl);
    return pathname === '/' ? hostname.replace(/^api\./, '') : hostname;
}

;// CONCATENATED MODULE: ./packages/forge/lib/labels.js


/** Adds labels to a pull request; GitHub makes those that the repository does not know yet. */
async function addLabels(session, { number, labels }) {
    if (labels.length === 0)
        return;
    const op = operation('add-labels', `label pull request ${number}`);
    const post = repositoryCall(session, 'POST', '/issues/{issue_number}/labels', {
        issue_number: number,
        labels,
    });
    const pull = repositoryCall(session, 'GET', '/pulls/{pull_number}', { pull_number: number });
    await session.retry.write(op, {
        send: () => session.wire.rest(post),
        accept: () => true,
        landed: () => session.retry.read(op, {
            send: () => session.wire.rest(pull),
            accept: (data) => {
                const items = answerTo(op.what, data).at('labels').items();
                const there = new Set(items.map((item) => item.at('name').text().toLowerCase()));
                return labels.every((label) => there.has(label.toLowerCase())) ? true : undefined;
            },
        }),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/runs.js



/** Reads one run by its number. */
async function workflowRun(session, id) {
    const what = `read run ${id}`;
    const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}', { run_id: id });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data) => {
            const run = answerTo(what, data);
            return {
                id: run.at('id').integer(),
                url: run.at('html_url').text(),
                status: run.at('status').maybe()?.text() ?? 'queued',
                conclusion: run.at('conclusion').maybe()?.text(),
                startedAt: (run.at('run_started_at').maybe() ?? run.at('created_at')).text(),
            };
        },
    });
}
const runs_PAGE = 100;
/** A matrix makes 256 jobs at most, and a reusable workflow has few of them. */
const PAGES = 10;
/** The jobs of a run's latest attempt, in GitHub's order. */
async function runJobs(session, id) {
    const jobs = [];
    for (let page = 1; page <= PAGES; page += 1) {
        const some = await jobsPage(session, id, page);
        jobs.push(...some.jobs);
        if (!some.more)
            break;
    }
    return jobs;
}
function jobsPage(session, id, page) {
    const what = `list the jobs of run ${id}`;
    const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}/jobs', {
        run_id: id,
        per_page: runs_PAGE,
        page,
    });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data, next) => {
            const jobs = answerTo(what, data).at('jobs').items().map(readJob);
            return { jobs, more: goesOn(next, { items: jobs.length, asked: runs_PAGE }) };
        },
    });
}
function readJob(job) {
    const steps = job.at('steps').maybe()?.items() ?? [];
    return {
        id: job.at('id').integer(),
        name: job.at('name').text(),
        url: job.at('html_url').maybe()?.text(),
        status: job.at('status').text(),
        conclusion: job.at('conclusion').maybe()?.text(),
        createdAt: job.at('created_at').text(),
        startedAt: job.at('started_at').text(),
        completedAt: job.at('completed_at').maybe()?.text(),
        runnerName: job.at('runner_name').maybe()?.text(),
        steps: steps.map((step) => ({
            name: step.at('name').text(),
            conclusion: step.at('conclusion').maybe()?.text(),
        })),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/last-success.js



/** So many runs are looked into at most: each that did not succeed costs a request. */
const NEWEST = 10;
/**
 * The commit of the newest run that succeeded, or one step of which did; undefined: there is none. ForgeError
 * where GitHub does not tell.
 */
async function lastSuccess(session, request) {
    const workflow = await workflowOf(session, request.run);
    const newest = await runsOf(session, { workflow, branch: request.branch, per_page: NEWEST });
    for (const run of newest) {
        if (run.id === request.run)
            continue;
        if (run.conclusion === 'success' || (await hasDone(session, run, request.step))) {
            return run.commit;
        }
    }
    if (newest.length < NEWEST)
        return undefined;
    const status = 'success';
    const older = await runsOf(session, { workflow, branch: request.branch, status, per_page: 1 });
    return older[0]?.commit;
}
async function hasDone(session, run, name) {
    if (!run.hasBegun)
        return false;
    const jobs = await runJobs(session, run.id);
    return jobs
        .flatMap(({ steps }) => steps)
        .some((step) => step.name === name && step.conclusion === 'success');
}
/** The newest first. */
function runsOf(session, { workflow, ...asked }) {
    const what = 'look for the last run that succeeded';
    const call = repositoryCall(session, 'GET', '/actions/workflows/{workflow_id}/runs', {
        workflow_id: workflow,
        event: 'push',
        ...asked,
    });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(what, data).at('workflow_runs').items().map(readRun),
    });
}
function readRun(run) {
    const status = run.at('status').maybe()?.text();
    return {
        id: run.at('id').integer(),
        commit: run.at('head_sha').oid(),
        conclusion: run.at('conclusion').maybe()?.text(),
        hasBegun: status === 'in_progress' || status === 'completed',
    };
}
async function workflowOf(session, run) {
    const what = `read run ${run}`;
    const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}', { run_id: run });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(what, data).at('workflow_id').integer(),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/mergeability.js






/** Who has asked GitHub to merge a pull request by itself, or put it into the merge queue; `A` must be in use. */
const AUTOMATIC = 'autoMergeRequest{enabledBy{...A}}mergeQueueEntry{enqueuer{...A}}';
const METHODS = ['squash', 'merge', 'rebase'];
const SETTINGS = {
    squash: 'squashMergeAllowed',
    merge: 'mergeCommitAllowed',
    rebase: 'rebaseMergeAllowed',
};
/** How far a pull request into `branch` is from being merged; one request. */
function mergeability(session, { number, branch }) {
    const doc = draft();
    doc.use('actor');
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){id headRefOid isDraft mergeStateStatus isMergeQueueEnabled isInMergeQueue ${AUTOMATIC}}`;
    const rules = 'rules(first:100){nodes{type parameters{...on PullRequestParameters{allowedMergeMethods}}}}';
    const ref = `ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)}){target{oid}${rules}}`;
    const settings = `autoMergeAllowed ${Object.values(SETTINGS).join(' ')}`;
    const query = doc.query(inRepository(doc, session.repository, `${settings} ${ref}${pull}`));
    const call = { ...query, tolerates: toleratesQueue };
    const what = `see whether pull request ${number} can be merged`;
    return session.retry.read(operation('read-merge', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            const answer = repository.at('pullRequest');
            return {
                id: answer.at('id').text(),
                head: answer.at('headRefOid').oid(),
                base: repository.at('ref').at('target').at('oid').oid(),
                state: answer.at('isDraft').flag() ? 'draft' : readMergeState(answer),
                ...readAutomatic(answer),
                queue: answer.at('isMergeQueueEnabled').flag(),
                autoMergeAllowed: repository.at('autoMergeAllowed').flag(),
                methods: readMethods(repository),
            };
        },
    });
}
/** Who has put something into the queue is for those to see who may see queues; that it is in it, everybody sees. */
function toleratesQueue({ path }) {
    return path.includes('mergeQueueEntry');
}
/** Who has asked GitHub to merge it by itself, and who has put it into the merge queue. */
function readAutomatic(pull) {
    const request = pull.at('autoMergeRequest').maybe();
    const entry = pull.at('mergeQueueEntry').maybe();
    return {
        automatic: request === undefined ? undefined : { by: readActor(request.at('enabledBy')) },
        queued: pull.at('isInMergeQueue').flag()
            ? { by: entry === undefined ? undefined : readActor(entry.at('enqueuer')) }
            : undefined,
    };
}
/** What the settings allow, unless a rule of the branch takes more of it away. */
function readMethods(repository) {
    const allowed = METHODS.filter((method) => repository.at(SETTINGS[method]).flag());
    const lists = nodesOf(repository.at('ref').at('rules')).flatMap((rule) => {
        const list = rule.at('parameters').maybe()?.at('allowedMergeMethods').maybe();
        return list === undefined ? [] : [list.items().map((item) => item.text().toLowerCase())];
    });
    return allowed.filter((method) => lists.every((list) => list.includes(method)));
}

;// CONCATENATED MODULE: ./packages/forge/lib/merge.js




/** Merges a pull request at exactly the head that is named; what keeps it is a value, in GitHub's words. */
async function mergePullRequest(session, { number, head, method }) {
    const op = operation('merge', `merge pull request ${number}`);
    const put = repositoryCall(session, 'PUT', '/pulls/{pull_number}/merge', {
        pull_number: number,
        sha: head,
        merge_method: method,
    });
    const get = repositoryCall(session, 'GET', '/pulls/{pull_number}', { pull_number: number });
    return session.retry.write(op, {
        send: () => session.wire.rest(put),
        accept: (data) => ({ kind: 'merged', commit: answerTo(op.what, data).at('sha').oid() }),
        landed: () => session.retry.read(op, {
            send: () => session.wire.rest(get),
            accept: (data) => {
                const pull = answerTo(op.what, data);
                if (!pull.at('merged').flag())
                    return undefined;
                return { kind: 'merged', commit: pull.at('merge_commit_sha').maybe()?.oid() };
            },
        }),
        refused: async (refusal) => refusedMerge(refusal),
    });
}
/**
 * GitHub says no to a merge with 405 and words: nothing else tells what is for good, what is over in a moment and what somebody
 * has to do first. First match wins; what nobody has seen yet is for good, so that nothing is tried for ever.
 */
const NOT_MERGED = [
    { text: /not allowed/i, kind: 'refused' },
    { text: /(?:base|head) branch was modified/i, kind: 'moved' },
    { text: /not mergeable/i, kind: 'moved' },
    {
        text: /review|required|rule violation|out[- ]of[- ]date|merge queue|unresolved|in progress|is a draft|draft state/i,
        kind: 'blocked',
    },
];
function refusedMerge({ status, said }) {
    if (status === 409)
        return { kind: 'moved' };
    if (status !== 405)
        return undefined;
    const kind = NOT_MERGED.find(({ text }) => text.test(said))?.kind ?? 'refused';
    return kind === 'moved' ? { kind } : { kind, why: said };
}
/** Has GitHub merge a pull request once its branch lets it, at exactly the head that is named. */
async function enableAutoMerge(session, asked) {
    const op = operation('auto-merge', `have GitHub merge pull request ${asked.number}`);
    const call = mutation('enablePullRequestAutoMerge', 'EnablePullRequestAutoMergeInput', 'clientMutationId', {
        pullRequestId: asked.id,
        expectedHeadOid: asked.head,
        mergeMethod: asked.method.toUpperCase(),
    });
    return session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: () => ({ kind: 'enabled' }),
        landed: async () => {
            const { automatic, head } = await mergeability(session, asked);
            if (head !== asked.head)
                return { kind: 'moved' };
            return automatic === undefined ? undefined : { kind: 'enabled' };
        },
        refused: (refusal) => refusedAutoMerge(session, op, asked, refusal),
    });
}
/** Two texts are answers, everything else is an error: whoever took any refusal for "nothing is missing" would merge what must not be. */
async function refusedAutoMerge(session, op, asked, refusal) {
    if (refusalError(op, refusal).code !== 'INVALID_REQUEST')
        return undefined;
    if (/\bis in (?:clean|unstable) status$/i.test(refusal.said))
        return { kind: 'nothing-missing' };
    if (/auto[- ]merge is not allowed/i.test(refusal.said))
        return { kind: 'not-allowed' };
    const { head } = await mergeability(session, asked);
    return head === asked.head ? undefined : { kind: 'moved' };
}
/** Takes back that GitHub merges a pull request by itself; that nobody had asked for it is as good. */
async function disableAutoMerge(session, { id, number, branch }) {
    const op = operation('auto-merge', `keep GitHub from merging pull request ${number}`);
    const call = mutation('disablePullRequestAutoMerge', 'DisablePullRequestAutoMergeInput', 'clientMutationId', {
        pullRequestId: id,
    });
    const isOff = async () => {
        const { automatic } = await mergeability(session, { number, branch });
        return automatic === undefined ? true : undefined;
    };
    await session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: () => true,
        landed: isOff,
        refused: async (refusal) => refusalError(op, refusal).code === 'INVALID_REQUEST' ? isOff() : undefined,
    });
}
/** Puts a pull request into the merge queue of its branch, at exactly the head that is named. */
async function enqueue(session, asked) {
    const op = operation('merge-queue', `put pull request ${asked.number} into the merge queue`);
    const call = mutation('enqueuePullRequest', 'EnqueuePullRequestInput', 'clientMutationId', {
        pullRequestId: asked.id,
        expectedHeadOid: asked.head,
    });
    const look = async () => {
        const { queued, head } = await mergeability(session, asked);
        if (head !== asked.head)
            return { kind: 'moved' };
        return queued === undefined ? undefined : { kind: 'queued' };
    };
    return session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: () => ({ kind: 'queued' }),
        landed: look,
        refused: async (refusal) => {
            if (refusalError(op, refusal).code !== 'INVALID_REQUEST')
                return undefined;
            return (await look()) ?? { kind: 'blocked', why: refusal.said };
        },
    });
}
/** Takes a pull request out of the merge queue; that it is not in it is as good. */
async function dequeue(session, { id, number, branch }) {
    const op = operation('merge-queue', `take pull request ${number} out of the merge queue`);
    const call = mutation('dequeuePullRequest', 'DequeuePullRequestInput', 'clientMutationId', { id });
    const isOut = async () => {
        const { queued } = await mergeability(session, { number, branch });
        return queued === undefined ? true : undefined;
    };
    await session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: () => true,
        landed: isOut,
        refused: async (refusal) => refusalError(op, refusal).code === 'INVALID_REQUEST' ? isOut() : undefined,
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/proposed.js







/** GitHub lists no more than 3,000 files of a pull request, and does not say where it leaves some out. */
const MOST_FILES = 3_000;
const MOST_PAGES = 30;
/** An open pull request with what it changes, what merging it would make, and its newest status of one context. */
async function proposed(session, request) {
    const first = await readProposed(session, request);
    const changed = [...first.changed];
    let next = first.next;
    for (let page = 1; next !== undefined && page < MOST_PAGES; page += 1) {
        const more = await readFiles(session, request.number, next);
        changed.push(...more.changed);
        next = more.next;
    }
    const changedCut = first.unlisted || next !== undefined || changed.length >= MOST_FILES;
    return { ...first.proposed, changed, changedCut };
}
const FILES = 'pageInfo{hasNextPage endCursor}nodes{path changeType}';
function readProposed(session, { number, context }) {
    const doc = draft();
    doc.use('pull');
    const status = `status{context(name:${doc.variable('String!', context)}){state description creator{...A}}}`;
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){...P mergeable ${AUTOMATIC} potentialMergeCommit{oid parents(first:2){nodes{oid}}}tip:commits(last:1){nodes{commit{oid ${status}}}}files(first:100){${FILES}}}`;
    const query = doc.query(inRepository(doc, session.repository, pull));
    const call = { ...query, tolerates: toleratesQueue };
    const what = `read pull request ${number}`;
    return session.retry.read(operation('read-pull-request', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const answer = answerTo(what, data).at('repository').at('pullRequest');
            const whole = readPullRequest(answer, { nodes: new Map() }, session.domain);
            const files = answer.at('files').maybe();
            return {
                ...proposed_readPage(files),
                unlisted: files === undefined,
                proposed: {
                    ...whole,
                    branch: answer.at('headRefName').text(),
                    fork: answer.at('isCrossRepository').flag(),
                    merge: readMerge(answer, whole.head),
                    ...readAutomatic(answer),
                    status: proposed_readStatus(tipOf(answer), whole.head),
                },
            };
        },
    });
}
function readFiles(session, number, after) {
    const doc = draft();
    const files = `files(first:100 after:${doc.variable('String!', after)}){${FILES}}`;
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){${files}}`;
    const call = doc.query(inRepository(doc, session.repository, pull));
    const what = `list the files of pull request ${number}`;
    return session.retry.read(operation('read-pull-request', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => proposed_readPage(answerTo(what, data).at('repository').at('pullRequest').at('files').maybe()),
    });
}
function proposed_readPage(files) {
    if (files === undefined)
        return { changed: [], next: undefined };
    return {
        changed: nodesOf(files).map((file) => ({
            path: file.at('path').text(),
            renamed: file.at('changeType').text() === 'RENAMED',
        })),
        next: nextOf(files),
    };
}
/** The commit that GitHub made to see whether it can be merged; of an older head it says nothing. */
function readMerge(pull, head) {
    if (pull.at('mergeable').text() === 'CONFLICTING')
        return { kind: 'conflict' };
    const commit = pull.at('potentialMergeCommit').maybe();
    if (commit === undefined)
        return { kind: 'not-yet' };
    const [base, merged] = nodesOf(commit.at('parents')).map((parent) => parent.at('oid').oid());
    if (base === undefined || merged !== head)
        return { kind: 'not-yet' };
    return { kind: 'merged', commit: commit.at('oid').oid(), into: base };
}
function tipOf(pull) {
    return nodesOf(pull.at('tip')).map((node) => node.at('commit'));
}
/** The newest status of a context on the commit that is the head, where it is among them. */
function proposed_readStatus(commits, head) {
    const commit = commits[0];
    if (commit === undefined || commit.at('oid').oid() !== head)
        return undefined;
    const status = commit.at('status').maybe()?.at('context').maybe();
    if (status === undefined)
        return undefined;
    return {
        state: status.at('state').text().toLowerCase(),
        description: status.at('description').maybe()?.text() ?? '',
        creator: readActor(status.at('creator'))?.id,
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/merge-queue.js






/**
 * What GitHub's own merge queue of a branch says of a commit, and the newest status of a context on it. Who may not see queues learns
 * nothing of it; that is an answer.
 */
function queueCommit(session, { commit, branch, context, }) {
    const doc = draft();
    doc.use('actor');
    const status = `oid status{context(name:${doc.variable('String!', context)}){state description creator{...A}}}`;
    const member = `pullRequest{number headRefOid headRefName isCrossRepository author{...A}tip:commits(last:1){nodes{commit{${status}}}}}`;
    const queue = `mergeQueue(branch:${doc.variable('String!', branch)}){entries(first:100){nodes{position headCommit{oid}${member}}}}`;
    const object = `object(oid:${doc.variable('GitObjectID!', commit)}){...on Commit{${status}}}`;
    const query = doc.query(inRepository(doc, session.repository, `${queue}${object}`));
    const tolerates = ({ path }) => path.includes('mergeQueue');
    const what = `look at the merge queue of "${branch}"`;
    return session.retry.read(operation('read-queue', what), {
        send: () => session.wire.graphql({ ...query, tolerates }),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            const entries = repository.at('mergeQueue').maybe()?.at('entries');
            const object = repository.at('object').maybe();
            return {
                members: entries === undefined ? undefined : membersOf(nodesOf(entries), commit),
                status: object === undefined ? undefined : proposed_readStatus([object], commit),
            };
        },
    });
}
/**
 * The pull requests that a commit of the queue brings: that of its entry, and those before it. Empty: it is no commit of the queue;
 * undefined: one of them is not told, so nobody can say that its gate is open.
 */
function membersOf(entries, commit) {
    const own = entries.find((entry) => entry.at('headCommit').maybe()?.at('oid').oid() === commit);
    if (own === undefined)
        return [];
    const last = own.at('position').integer();
    const brought = entries.filter((entry) => entry.at('position').integer() <= last);
    const pulls = brought.flatMap((entry) => entry.at('pullRequest').maybe() ?? []);
    if (pulls.length < brought.length)
        return undefined;
    return pulls.map((pull) => {
        const head = pull.at('headRefOid').oid();
        const tips = nodesOf(pull.at('tip')).map((node) => node.at('commit'));
        return {
            number: pull.at('number').integer(),
            head,
            branch: pull.at('headRefName').text(),
            fork: pull.at('isCrossRepository').flag(),
            author: readActor(pull.at('author')),
            status: proposed_readStatus(tips, head),
        };
    });
}
/** GitHub lists no more files than these between two commits. */
const merge_queue_MOST_FILES = 300;
/** What a commit has that another lacks, as the files that differ. */
function compared(session, { base, head }) {
    const what = `compare ${head.slice(0, 12)} with the branch`;
    const call = repositoryCall(session, 'GET', '/compare/{basehead}', {
        basehead: `${base}...${head}`,
        per_page: 1,
    });
    return session.retry.read(operation('compare', what), {
        send: () => session.wire.rest(call),
        accept: (data) => {
            const answer = answerTo(what, data);
            const listed = answer.at('files').maybe()?.items();
            const files = listed ?? [];
            return {
                // Nothing that base has is missing: what differs is what the head brings.
                contains: answer.at('behind_by').integer() === 0,
                changed: files.map((file) => ({
                    path: file.at('filename').text(),
                    renamed: file.at('status').text() === 'renamed',
                })),
                cut: listed === undefined || files.length >= merge_queue_MOST_FILES,
            };
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/open-pull-requests.js





/** Open pull requests of this repository's own branches with one of the prefixes, all pages. */
async function openBranches(session, prefixes) {
    const own = await openPullRequests(session, {
        into: undefined,
        what: `list the open pull requests of ${fullName(session.repository)}`,
        fields: (doc) => {
            doc.use('actor');
            return 'number headRefName baseRefName isCrossRepository author{...A}';
        },
        read: (node) => (isOwn(node) ? [open_pull_requests_readBranch(node)] : []),
    });
    return own.filter(({ branch }) => prefixes.some((prefix) => branch.startsWith(prefix)));
}
/** Numbers of the open pull requests into a branch, forks included, oldest first, all pages. */
function openInto(session, branch) {
    return openPullRequests(session, {
        into: branch,
        what: `list the open pull requests into "${branch}"`,
        fields: () => 'number',
        read: (node) => [node.at('number').integer()],
    });
}
async function openPullRequests(session, wanted) {
    const found = [];
    let next;
    do {
        const page = await open_pull_requests_readPage(session, wanted, next);
        found.push(...page.found);
        next = page.next;
    } while (next !== undefined);
    return found;
}
function open_pull_requests_readPage(session, { into, what, fields, read }, after) {
    const doc = draft();
    const base = into === undefined ? '' : ` baseRefName:${doc.variable('String!', into)}`;
    const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`;
    const pulls = `pullRequests(states:[OPEN]${base} first:100${cursor} orderBy:{field:CREATED_AT direction:ASC}){pageInfo{hasNextPage endCursor}nodes{${fields(doc)}}}`;
    const call = doc.query(inRepository(doc, session.repository, pulls));
    return session.retry.read(operation('list-open-branches', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const page = answerTo(what, data).at('repository').at('pullRequests');
            return { found: nodesOf(page).flatMap(read), next: nextOf(page) };
        },
    });
}
function isOwn(node) {
    return !node.at('isCrossRepository').flag();
}
function open_pull_requests_readBranch(node) {
    return {
        branch: node.at('headRefName').text(),
        base: node.at('baseRefName').text(),
        number: node.at('number').integer(),
        author: readActor(node.at('author'))?.id,
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/pace.js

/** GitHub takes about 80 content writes a minute: a burst for one promotion, then one a second for a sweep. */
const BURST = 20;
const INTERVAL_MS = 1000;
/** And about 500 an hour, of which other runs of the same identity need some. */
const AN_HOUR = 450;
const HOUR_MS = 3_600_000;
/**
 * A function that waits until the next write may be sent. It throws a deferred `ForgeError` where that would be at the end of an
 * hour, for which no run waits.
 */
function createPace(clock) {
    let credit = BURST;
    let counted = clock.now().getTime();
    const sent = [];
    const refill = () => {
        const now = clock.now().getTime();
        credit = Math.min(BURST, credit + Math.max(0, now - counted) / INTERVAL_MS);
        counted = now;
    };
    return async () => {
        refill();
        if (credit < 1) {
            await clock.sleep(Math.ceil((1 - credit) * INTERVAL_MS));
            refill();
        }
        credit = Math.max(0, credit - 1);
        while (sent.length > 0 && counted - (sent[0] ?? 0) >= HOUR_MS)
            sent.shift();
        if (sent.length >= AN_HOUR)
            throw hourOver();
        sent.push(counted);
    };
}
function hourOver() {
    return new ForgeError('deferred', 'RATE_LIMITED', `this run has written ${AN_HOUR} times within an hour, about as often as GitHub takes it; the rest is for a later run`);
}

;// CONCATENATED MODULE: ./packages/forge/lib/pull-requests.js






/** A list may lag behind "already exists"; after these waits we leave it to the next sweep. */
const VISIBLE_WAITS_MS = [1000, 2000, 4000];
/** Opens a pull request, or finds the one that is open for this head and base. */
async function openPullRequest(session, request) {
    const op = operation('open-pull-request', `open a pull request from "${request.branch}" to "${request.base}"`);
    const call = repositoryCall(session, 'POST', '/pulls', {
        title: request.title,
        body: request.body,
        head: request.branch,
        base: request.base,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: (data) => ({ kind: 'created', ...readFound(answerTo(op.what, data)) }),
        landed: async () => {
            const found = await findOpen(session, op, request);
            return found === undefined ? undefined : { kind: 'created', ...found };
        },
        refused: (refusal) => refusedOpening(session, op, request, refusal),
    });
}
async function refusedOpening(session, op, request, { status, problems, said }) {
    if (status !== 422)
        return undefined;
    // GitHub gives both of these the same code, "custom": the words are all there is to tell them apart.
    if (/No commits between/i.test(said))
        return { kind: 'no-commits' };
    if (!problems.some(({ code }) => code === 'custom') && !/already exists/i.test(said)) {
        return undefined;
    }
    for (const wait of [0, ...VISIBLE_WAITS_MS]) {
        if (wait > 0)
            await session.clock.sleep(wait);
        const found = await findOpen(session, op, request);
        if (found !== undefined)
            return { kind: 'exists', ...found };
        if (!/already exists/i.test(said))
            return undefined;
    }
    throw new ForgeError('deferred', 'UNAVAILABLE', `could not ${op.what}: GitHub says that one exists, and does not list it`);
}
async function findOpen(session, op, { base, branch }) {
    const call = repositoryCall(session, 'GET', '/pulls', {
        head: `${session.repository.owner}:${branch}`,
        base,
        state: 'open',
        per_page: 100,
    });
    return session.retry.read(op, {
        send: () => session.wire.rest(call),
        accept: (data) => {
            const own = answerTo(op.what, data)
                .items()
                .find((item) => pull_requests_isOwn(session, item, branch) && item.at('base').at('ref').text() === base);
            return own === undefined ? undefined : readFound(own);
        },
    });
}
/** A fork of the same owner passes GitHub's filter; the repository of the head is null once the fork is deleted. */
function pull_requests_isOwn({ repository }, item, branch) {
    const repo = item.at('head').at('repo').maybe();
    return (repo?.at('full_name').text().toLowerCase() === fullName(repository).toLowerCase() &&
        item.at('head').at('ref').text() === branch);
}
function readFound(item) {
    return { number: item.at('number').integer(), url: item.at('html_url').text() };
}
/** Sets title and body of a pull request. */
async function updatePullRequest(session, request) {
    const { number, title, body } = request;
    const op = operation('update-pull-request', `update pull request ${number}`);
    await session.retry.write(op, {
        send: () => session.wire.rest(patchCall(session, number, { title, body })),
        accept: () => true,
        landed: () => readPull(session, op, number, (pull) => pull.at('title').text() === title && (pull.at('body').maybe()?.text() ?? '') === body
            ? true
            : undefined),
    });
}
/** Says why and closes; a pull request that is not open any more gets no comment. */
async function closePullRequest(session, { number, comment }) {
    const op = operation('close-pull-request', `close pull request ${number}`);
    const before = await conversation(session, op, number);
    if (!before.open)
        return;
    if (!before.ourComments.includes(comment))
        await pull_requests_say(session, op, number, comment);
    await session.retry.write(op, {
        send: () => session.wire.rest(patchCall(session, number, { state: 'closed' })),
        accept: () => true,
        landed: () => readPull(session, op, number, (pull) => pull.at('state').text() === 'closed' ? true : undefined),
    });
}
function pull_requests_say(session, op, number, comment) {
    const call = repositoryCall(session, 'POST', '/issues/{issue_number}/comments', {
        issue_number: number,
        body: comment,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: () => true,
        unguarded: true,
        landed: async () => {
            const { ourComments } = await conversation(session, op, number);
            return ourComments.includes(comment) ? true : undefined;
        },
    });
}
/** Whether the pull request is open, and what we said there last: a run that stopped before it closed has said it already. */
function conversation(session, op, number) {
    const doc = draft();
    doc.use('actor');
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){state comments(last:50){nodes{body author{...A}}}}`;
    const call = doc.query(`viewer{databaseId}${inRepository(doc, session.repository, pull)}`);
    return session.retry.read(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const whole = answerTo(op.what, data);
            const viewer = whole.at('viewer').at('databaseId').integer();
            const answer = whole.at('repository').at('pullRequest');
            const ours = nodesOf(answer.at('comments')).filter((node) => readActor(node.at('author'))?.id === viewer);
            return {
                open: answer.at('state').text() === 'OPEN',
                ourComments: ours.map((node) => node.at('body').text()),
            };
        },
    });
}
function patchCall(session, number, change) {
    return repositoryCall(session, 'PATCH', '/pulls/{pull_number}', {
        pull_number: number,
        ...change,
    });
}
function readPull(session, op, number, accept) {
    const call = repositoryCall(session, 'GET', '/pulls/{pull_number}', { pull_number: number });
    return session.retry.read(op, {
        send: () => session.wire.rest(call),
        accept: (data) => accept(answerTo(op.what, data)),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/pushes.js




/** GitHub gives no more on a page. */
const pushes_MOST = 100;
/**
 * The newest pushes to a branch of the repository, as GitHub's log of activity has them: whoever pushes writes the names in commits, and
 * not this log. A server that has no such log is an answer. Asked once in a run.
 */
function pushes(session, branch) {
    const known = session.memory.pushes.get(branch);
    if (known !== undefined)
        return known;
    const asked = readPushes(session, branch);
    session.memory.pushes.set(branch, asked);
    return asked;
}
function readPushes(session, branch) {
    const op = operation('read-pushes', `read who pushed to "${branch}"`);
    const ref = `refs/heads/${branch}`;
    const call = repositoryCall(session, 'GET', '/activity', { ref, per_page: pushes_MOST });
    return session.retry.read(op, {
        send: () => session.wire.rest(call),
        accept: (data, next) => {
            const items = answerTo(op.what, data).items();
            const all = items.map((item) => ({
                by: readCreator(item.at('actor')),
                after: item.at('after').oid(),
                created: item.at('activity_type').text() === 'branch_creation',
            }));
            return { kind: 'told', pushes: all, more: goesOn(next, { items: items.length, asked: pushes_MOST }) };
        },
        refused: ({ status }) => (status === 403 || status === 404 ? { kind: 'untold' } : undefined),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/history.js


/** As a rule a commit came with one; branches that are merged on the way to `into` have theirs. */
const FEW = 3;
/** `history(...)` of a path; with `into`, also what the pull requests of each commit left the path as. */
function historyOf(doc, { path, after }, count, into) {
    const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`;
    const where = path === '' ? '' : ` path:${doc.variable('String!', path)}`;
    const merges = into === undefined ? '' : ` p:${mergesOf(doc, path, FEW)}`;
    const commit = `oid committedDate ${doc.node('n', path)}${merges}`;
    return `history(first:${count}${where}${cursor}){pageInfo{hasNextPage endCursor}nodes{${commit}}}`;
}
/** `associatedPullRequests(...)` of a commit: into which branch, by which commit, and what that left the path as. */
function mergesOf(doc, path, count) {
    const left = path === '' ? 'tree' : `file(path:${doc.variable('String!', path)})`;
    const merge = `oid committedDate parents(first:1){totalCount}m:${left}{oid}`;
    return `associatedPullRequests(first:${count}){totalCount nodes{baseRefName mergeCommit{${merge}}}}`;
}
/** Reads what `historyOf` asked for. */
function readHistory(page, path, into) {
    const nodes = page.at('nodes').items();
    return {
        path,
        commits: nodes.map((commit) => readCommit(commit, into)),
        next: nextOf(page),
        crowded: into === undefined
            ? []
            : nodes.filter((one) => isCrowded(one.at('p'))).map((one) => one.at('oid').oid()),
    };
}
/** Whether a commit has more pull requests than were told. */
function isCrowded(pulls) {
    const all = pulls.maybe()?.at('totalCount').integer() ?? 0;
    return all > nodesOf(pulls).length;
}
function readCommit(commit, into) {
    const plain = {
        oid: commit.at('oid').oid(),
        committedAt: commit.at('committedDate').text(),
        node: readNode(commit.at('n')),
        passing: false,
    };
    return into === undefined ? plain : landed(plain, commit.at('p'), into);
}
/**
 * A commit with what the pull requests that brought it into a branch made of its path. Where any of them left the path otherwise, the
 * branch never held it like this. A squash or a rebase makes commits of the branch itself, which have one parent; of a merge its own
 * time counts, when the branch got the commit, and not the one that whoever made the commit wrote into it.
 */
function landed(commit, pulls, into) {
    const own = contentOf(commit.node);
    const merges = nodesOf(pulls)
        .filter((pull) => pull.at('baseRefName').text() === into)
        .flatMap((pull) => pull.at('mergeCommit').maybe() ?? []);
    const passing = merges.some((merge) => merge.at('m').maybe()?.at('oid').oid() !== own);
    const merge = merges.find((one) => one.at('parents').at('totalCount').integer() > 1);
    if (merge === undefined)
        return { ...commit, passing };
    const committedAt = merge.at('committedDate').text();
    return { ...commit, passing, committedAt, merge: merge.at('oid').oid() };
}
function contentOf(node) {
    return node.kind === 'file' || node.kind === 'folder' ? node.oid : undefined;
}

;// CONCATENATED MODULE: ./packages/forge/lib/crowded.js




/** GitHub gives no more on a page. */
const crowded_MOST = 100;
/** Commits in one request. */
const TOGETHER = 20;
/**
 * Histories, with what all pull requests of each commit made of it: anybody may open more that hold it, and those must not keep the one
 * from being read that brought it. One request more where there are such commits; a commit that more than a hundred hold counts as
 * one that the branch never held.
 */
async function withCrowded(session, pages, into) {
    const plain = pages.map(({ crowded: _, ...page }) => page);
    const asked = pages.flatMap(({ path, crowded }) => crowded.map((oid) => ({ path, oid })));
    if (into === undefined || asked.length === 0)
        return plain;
    const told = new Map();
    for (let from = 0; from < asked.length; from += TOGETHER) {
        const some = asked.slice(from, from + TOGETHER);
        for (const [key, landing] of await readMerges(session, some, into))
            told.set(key, landing);
    }
    return plain.map((page) => ({
        ...page,
        commits: page.commits.map((one) => told.get(keyOf(page.path, one.oid))?.(one) ?? one),
    }));
}
function keyOf(path, oid) {
    return `${oid} ${path}`;
}
function readMerges(session, asked, into) {
    const doc = draft();
    const commits = asked.map(({ path, oid }, index) => {
        const at = doc.variable('GitObjectID!', oid);
        return `c${index}:object(oid:${at}){...on Commit{${mergesOf(doc, path, crowded_MOST)}}}`;
    });
    const call = doc.query(inRepository(doc, session.repository, commits.join(' ')));
    const what = `read which pull requests brought ${asked.length} commits of ${fullName(session.repository)}`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            return asked.map(({ path, oid }, index) => {
                const pulls = repository.at(`c${index}`).at('associatedPullRequests');
                const untold = isCrowded(pulls);
                if (untold)
                    session.log(`more than ${crowded_MOST} pull requests hold ${oid}: it is passed over`);
                const landing = (commit) => untold ? { ...commit, passing: true } : landed(commit, pulls, into);
                return [keyOf(path, oid), landing];
            });
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/read-parts.js
/** GitHub gives an answer ten seconds and half a million nodes; these keep well below both. */
const PATHS = 100;
const HISTORIES = 25;
const BRANCHES = 20;
/** Splits a read into as few requests as the limits allow; nothing to read, no request. */
function readParts(request) {
    const paths = groups([...new Set(request.paths)], PATHS);
    const histories = groups(request.histories.map((history, index) => ({ index, request: history })), HISTORIES);
    const branches = groups(request.branches.map(({ name, paths, before = false, bodies = false }, index) => ({
        index,
        name,
        paths: [...new Set(paths)],
        before,
        bodies,
    })), BRANCHES);
    const count = Math.max(paths.length, histories.length, branches.length);
    return Array.from({ length: count }, (_, index) => ({
        paths: paths[index] ?? [],
        histories: histories[index] ?? [],
        branches: branches[index] ?? [],
    }));
}
function groups(items, size) {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
/** Two parts that are the whole in its order; undefined: it is one thing already. */
function halvesOf({ paths, histories, branches, }) {
    const nothing = { paths: [], histories: [], branches: [] };
    const kinds = [paths, histories, branches].filter(({ length }) => length > 0).length;
    if (kinds > 1) {
        return histories.length > 0
            ? [
                { ...nothing, histories },
                { ...nothing, paths, branches },
            ]
            : [
                { ...nothing, paths },
                { ...nothing, branches },
            ];
    }
    const half = Math.ceil(Math.max(paths.length, histories.length, branches.length) / 2);
    if (paths.length + histories.length + branches.length < 2)
        return undefined;
    return [
        {
            paths: paths.slice(0, half),
            histories: histories.slice(0, half),
            branches: branches.slice(0, half),
        },
        { paths: paths.slice(half), histories: histories.slice(half), branches: branches.slice(half) },
    ];
}

;// CONCATENATED MODULE: ./packages/forge/lib/read.js









/** What GitHub gives at most. */
const LONGEST_PAGE = 100;
/** Files, histories and branches at one commit; one request below the limits of `readParts`, save where that is too much at once. */
async function read(session, request) {
    const answers = [];
    const branches = [];
    for (const part of readParts(request)) {
        const answer = await readPart(session, request, part);
        answers.push(answer);
        for (const [index, branch] of part.branches.entries()) {
            const first = answer.branches[index];
            if (first !== undefined)
                branches.push(await wholeBranch(session, branch, first));
        }
    }
    const histories = answers.flatMap((answer) => answer.histories);
    return {
        nodes: new Map(answers.flatMap(({ nodes }) => nodes)),
        histories: await withCrowded(session, histories, request.into),
        branches,
        tip: answers.findLast(({ tip }) => tip !== undefined)?.tip,
    };
}
function readPart(session, at, part) {
    const { commit, into } = at;
    const { domain } = session;
    const call = readQuery(session, { commit, into, part });
    const what = `read ${fullName(session.repository)} at ${commit.slice(0, 12)}`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo('the read', data).at('repository');
            const isThere = !readsCommit(part) || repository.at('object').maybe() !== undefined;
            return isThere ? readPartAnswer(repository, part, { into, domain }) : NOT_YET;
        },
        lighter: lighter(session, at, part),
    });
}
/** First fewer commits of each history at once, from then on in this run; at one commit each, fewer things. */
function lighter(session, at, part) {
    const longest = Math.max(0, ...part.histories.map(({ request }) => pageOf(session, request)));
    if (longest > 1) {
        const half = Math.ceil(longest / 2);
        return () => {
            session.log(`reading histories of ${fullName(session.repository)} by ${half} commits at once`);
            for (const { request } of part.histories) {
                session.memory.historyPages.set(request.path, Math.min(half, pageOf(session, request)));
            }
            return readPart(session, at, part);
        };
    }
    const halves = halvesOf(part);
    if (halves === undefined)
        return undefined;
    return async () => {
        session.log(`reading ${fullName(session.repository)} at ${at.commit.slice(0, 12)} in halves`);
        const first = await readPart(session, at, halves[0]);
        const second = await readPart(session, at, halves[1]);
        return {
            nodes: [...first.nodes, ...second.nodes],
            histories: [...first.histories, ...second.histories],
            branches: [...first.branches, ...second.branches],
            tip: second.tip ?? first.tip,
        };
    };
}
function pageOf({ memory }, { path, first }) {
    return Math.min(memory.historyPages.get(path) ?? LONGEST_PAGE, Math.max(1, Math.trunc(first)));
}
function readsCommit(part) {
    return part.paths.length > 0 || part.histories.length > 0;
}
function readQuery(session, { commit, into, part }) {
    const doc = draft();
    const files = part.paths.map((path, index) => doc.node(`f${index}`, path));
    const histories = part.histories.map(({ request }, index) => `h${index}:${historyOf(doc, request, pageOf(session, request), into)}`);
    const inCommit = [...files, ...histories].join(' ');
    const at = readsCommit(part)
        ? `object(oid:${doc.variable('GitObjectID!', commit)}){...on Commit{${inCommit}}}`
        : '';
    const branches = part.branches.map((branch, index) => branchSelection(doc, branch, into, index));
    const tip = readsTip(part, into)
        ? [`tip:ref(qualifiedName:${doc.variable('String!', `refs/heads/${into}`)}){target{oid}}`]
        : [];
    return doc.query(inRepository(doc, session.repository, [at, ...branches, ...tip].join(' ')));
}
/** With pull requests that are read now goes where the branch stands that they are merged into. */
function readsTip({ branches }, into) {
    return into !== undefined && branches.length > 0;
}
function branchSelection(doc, branch, into, index) {
    const open = branch.bodies === true ? `o${index}:${openBodies(doc, branch)}` : '';
    return `b${index}:${refOf(doc, branch, into)}q${index}:${pullRequestPage(doc, branch, undefined)}${open}`;
}
function readPartAnswer(repository, part, from) {
    const commit = repository.at('object');
    return {
        nodes: part.paths.map((path, index) => [path, readNode(commit.at(`f${index}`))]),
        histories: part.histories.map(({ request }, index) => readHistory(commit.at(`h${index}`), request.path, from.into)),
        branches: part.branches.map((branch, index) => readBranch(repository, index, branch, from)),
        tip: readsTip(part, from.into)
            ? repository.at('tip').maybe()?.at('target').at('oid').oid()
            : undefined,
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/refs-rest.js



/**
 * The same by REST, one ref after the other: what is created first, what is deleted last, so that no commit is without a name at
 * any moment and a run that stops between can be repeated. REST has no expected value for a move with force, so the look before it
 * leaves a gap of one request.
 */
async function updateRefsByRest(session, op, updates) {
    const heads = await heads_readHeads(session, op, updates.map(({ branch }) => branch));
    if (updates.some(({ before }, index) => heads[index] !== before))
        return { kind: 'moved' };
    for (const update of updates.toSorted((left, right) => rank(left) - rank(right))) {
        const result = await updateOne(session, op, update);
        if (result.kind === 'moved')
            return result;
    }
    return { kind: 'updated' };
}
function rank({ before, after }) {
    if (before === undefined)
        return 0;
    return after === undefined ? 2 : 1;
}
async function updateOne(session, op, update) {
    const call = updateCall(session, update);
    const done = { kind: 'updated' };
    const head = async () => (await heads_readHeads(session, op, [update.branch]))[0];
    if (call === undefined)
        return done;
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: () => done,
        landed: async () => ((await head()) === update.after ? done : undefined),
        refused: async () => ((await head()) === update.before ? undefined : { kind: 'moved' }),
    });
}
/** undefined: must not be there and shall not be there. */
function updateCall(session, update) {
    const { branch, before, after, force } = update;
    if (after === undefined) {
        return before === undefined
            ? undefined
            : repositoryCall(session, 'DELETE', '/git/refs/{ref}', { ref: `heads/${branch}` });
    }
    return before === undefined
        ? repositoryCall(session, 'POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: after })
        : moveCall(session, branch, after, force);
}

;// CONCATENATED MODULE: ./packages/forge/lib/refs.js







/** GitHub's sign for "not there", before or after. */
const ABSENT = '0'.repeat(40);
/**
 * Refs that are seen where they were expected, although GitHub has just said otherwise: what is seen may lag behind, or a ref was
 * away for a moment. Nothing has happened, so the update is sent again after these waits; refused then, it is refused for good.
 */
const AGAIN_AFTER_MS = [1000, 2000, 3000];
/** Moves, creates and deletes branches, all or none, each only from where it is expected to be. */
async function updateRefs(session, updates) {
    if (updates.length === 0)
        return { kind: 'updated' };
    const names = updates.map(({ branch }) => `"${branch}"`).join(', ');
    const op = operation('update-refs', `move ${names}`);
    if (session.restOnly)
        return updateRefsByRest(session, op, updates);
    const call = mutation('updateRefs', 'UpdateRefsInput', 'clientMutationId', {
        repositoryId: await repositoryId(session, op),
        refUpdates: updates.map(({ branch, before, after, force }) => ({
            name: `refs/heads/${branch}`,
            beforeOid: before ?? ABSENT,
            afterOid: after ?? ABSENT,
            force,
        })),
    });
    const attempt = () => session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            answerTo(op.what, data).at('updateRefs').at('clientMutationId');
            return { kind: 'updated' };
        },
        landed: async () => {
            const heads = await headsOf(session, op, updates);
            const all = updates.every(({ after }, index) => heads[index] === after);
            return all ? { kind: 'updated' } : undefined;
        },
        refused: (refusal) => refusedUpdate(session, op, updates, refusal),
    });
    for (let round = 0;; round += 1) {
        const result = await attempt();
        if (result.kind !== 'unmoved')
            return result;
        const wait = AGAIN_AFTER_MS[round];
        if (wait === undefined)
            throw refusalError(op, result.refusal);
        session.log(`could not ${op.what} yet: ${result.refusal.said}; try ${round + 2} in ${wait / 1000} s`);
        await session.clock.sleep(wait);
    }
}
/** GitHub has no type of its own for a ref that is not where it was expected: where the refs are tells a lost race. */
async function refusedUpdate(session, op, updates, refusal) {
    if (isNotOffered(refusal)) {
        session.log(`could not ${op.what} by GraphQL: ${refusal.said}; trying REST`);
        return updateRefsByRest(session, op, updates);
    }
    const { code } = refusalError(op, refusal);
    if (code !== 'INVALID_REQUEST' && code !== 'NOT_FOUND')
        return undefined;
    const heads = await headsOf(session, op, updates);
    const lost = updates.some(({ before }, index) => heads[index] !== before);
    return lost ? { kind: 'moved' } : { kind: 'unmoved', refusal };
}
function headsOf(session, op, updates) {
    return heads_readHeads(session, op, updates.map(({ branch }) => branch));
}
async function repositoryId(session, op) {
    const known = session.memory.repositoryId;
    if (known !== undefined)
        return known;
    const doc = draft();
    const call = doc.query(inRepository(doc, session.repository, 'id'));
    const id = await session.retry.read(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => answerTo(op.what, data).at('repository').at('id').text(),
    });
    session.memory.repositoryId = id;
    return id;
}

;// CONCATENATED MODULE: ./packages/forge/lib/reviews.js


/**
 * Takes back the word of a review. Rules of the branch may leave that to some, so that a refusal is an answer; a review that
 * does not count any more is no trouble.
 */
function dismissReview(session, request) {
    const { number, review, message } = request;
    const op = operation('dismiss-review', `dismiss review ${review} of pull request ${number}`);
    const at = { pull_number: number, review_id: review };
    const path = '/pulls/{pull_number}/reviews/{review_id}';
    const put = repositoryCall(session, 'PUT', `${path}/dismissals`, { ...at, message });
    const get = repositoryCall(session, 'GET', path, at);
    const landed = () => session.retry.read(op, {
        send: () => session.wire.rest(get),
        accept: (data) => {
            const state = answerTo(op.what, data).at('state').text();
            return state === 'DISMISSED' ? { kind: 'dismissed' } : undefined;
        },
        refused: ({ status }) => (status === 404 ? { kind: 'dismissed' } : undefined),
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(put),
        accept: () => ({ kind: 'dismissed' }),
        landed,
        refused: async ({ status, said }) => {
            if (status === 403)
                return { kind: 'refused', said };
            return status === 404 || status === 422
                ? ((await landed()) ?? { kind: 'refused', said })
                : undefined;
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/source-commits.js


const source_commits_PAGE = 100;
/** With the files of the first page, which GitHub does not leave out, this is much already. */
const source_commits_MOST = 500;
/** Who made the commits that `to` has and `from` lacks; asked once in a run for the same two commits. */
function sourceCommits(session, request) {
    const key = sourceKey(request);
    const known = session.memory.sources.get(key);
    if (known !== undefined)
        return known;
    const asked = readAll(session, request);
    session.memory.sources.set(key, asked);
    return asked;
}
/** By what a run keeps the answer. */
function sourceKey({ repository, from, to }) {
    return `${fullName(repository)} ${from} ${to}`;
}
async function readAll(session, request) {
    const commits = [];
    for (let page = 1;; page += 1) {
        const answer = await source_commits_readPage(session, request, page);
        if (answer.kind === 'refused')
            return { kind: 'unreadable', said: answer.said };
        if (answer.status === 'behind')
            return { kind: 'behind' };
        commits.push(...answer.commits);
        if (answer.total > source_commits_MOST)
            return { kind: 'cut', total: answer.total, most: source_commits_MOST };
        if (commits.length >= answer.total || answer.commits.length === 0) {
            return commits.length < answer.total
                ? { kind: 'cut', total: answer.total, most: commits.length }
                : peopleOf(commits);
        }
    }
}
function source_commits_readPage(session, { repository, from, to }, page) {
    const op = operation('compare-source', `compare commits of ${fullName(repository)}`);
    return session.retry.read(op, {
        send: () => session.sourceWire.rest({
            method: 'GET',
            path: '/repos/{owner}/{repo}/compare/{basehead}',
            parameters: {
                owner: repository.owner,
                repo: repository.name,
                basehead: `${from}...${to}`,
                per_page: source_commits_PAGE,
                page,
            },
        }),
        accept: (data) => {
            const answer = answerTo(op.what, data);
            return {
                kind: 'page',
                status: answer.at('status').text(),
                total: answer.at('total_commits').integer(),
                commits: answer.at('commits').items().map(source_commits_readCommit),
            };
        },
        refused,
    });
}
/** A repository that the token does not reach is "not found", and so is a commit that is gone. */
function refused({ status, said }) {
    return status === 403 || status === 404 || status === 422 ? { kind: 'refused', said } : undefined;
}
function source_commits_readCommit(item) {
    const commit = item.at('commit');
    // What GitHub makes when a pull request is merged is nobody's work, whoever pressed the button.
    if (item.at('parents').items().length > 1 && source_commits_isSignedByGitHub(item)) {
        return { people: [], strangers: [] };
    }
    const author = readAccount(item.at('author'));
    const committer = readAccount(item.at('committer'));
    const others = coAuthors(commit.at('message').maybe()?.text() ?? '');
    const name = commit.at('author').maybe()?.at('name').maybe()?.text() ?? 'somebody';
    return {
        people: [author, committer, ...others.known].filter((one) => one !== undefined),
        strangers: [...(author === undefined ? [name] : []), ...others.strangers],
    };
}
const source_commits_GITHUB_ITSELF = 'web-flow';
function source_commits_isSignedByGitHub(item) {
    const login = item.at('committer').maybe()?.at('login').maybe()?.text();
    const verified = item.at('commit').at('verification').maybe()?.at('verified').maybe()?.flag();
    return login === source_commits_GITHUB_ITSELF && verified === true;
}
/** GitHub has null, or an object without members, where it knows no account. */
function readAccount(answer) {
    const id = answer.maybe()?.at('id').maybe()?.integer();
    const login = answer.maybe()?.at('login').maybe()?.text() ?? '';
    return id === undefined || login === source_commits_GITHUB_ITSELF ? undefined : { id, login };
}
const LONGEST_MESSAGE = 65_536;
const TRAILER = /^co-authored-by:([^<>]{1,200})<([^<>]{1,320})>$/i;
const source_commits_NOREPLY = /^(\d{1,15})\+([A-Za-z0-9[\]_-]{1,100})@users\.noreply\./;
/** Those with whom a squashed pull request was written: GitHub tells them by addresses alone. */
function coAuthors(message) {
    const known = [];
    const strangers = [];
    for (const line of message.slice(0, LONGEST_MESSAGE).split('\n')) {
        const [, name, address = ''] = (line.length < 600 && TRAILER.exec(line.trim())) || [];
        if (name === undefined)
            continue;
        const [, id, login] = source_commits_NOREPLY.exec(address.trim()) ?? [];
        if (id !== undefined && login !== undefined)
            known.push({ id: Number(id), login });
        else
            strangers.push(name.trim());
    }
    return { known, strangers };
}
/** Everybody who made one of the commits, each once. */
function peopleOf(commits) {
    return {
        kind: 'people',
        people: [...new Set(commits.flatMap(({ people }) => people.map(({ id }) => id)))],
        strangers: [...new Set(commits.flatMap(({ strangers }) => strangers))],
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/source-histories.js







/** Sources that one request tells of; with their commits and parents some thousand objects. */
const source_histories_TOGETHER = 20;
/** Most releases are fewer commits ahead of what runs; what is further ahead is asked for by itself. */
const COMMITS = 30;
const PARENTS = 10;
/**
 * Reads for many sources at once what `sourceCommits` then answers without a request: 20 in each. What can't be told so (a source that is
 * not reached, a longer or crooked history) is left to it, and so is why.
 */
async function readSources(session, requests) {
    const known = session.memory.sources;
    const wanted = [...new Map(requests.map((one) => [sourceKey(one), one]))].filter(([key]) => !known.has(key));
    // Alone, it takes one request either way.
    if (wanted.length < 2)
        return;
    for (let from = 0; from < wanted.length; from += source_histories_TOGETHER) {
        const some = wanted.slice(from, from + source_histories_TOGETHER);
        const histories = await readTogether(session, some.map(([, request]) => request));
        for (const [index, [key, { from: start, to }]] of some.entries()) {
            const commits = between(histories[index] ?? [], start, to);
            if (commits !== undefined)
                known.set(key, Promise.resolve(peopleOf(commits)));
        }
    }
}
async function readTogether(session, requests) {
    const doc = draft();
    const call = doc.query(requests.map((one, index) => source_histories_historyOf(doc, index, one)).join(' '));
    const tolerates = ({ path }) => /^s[0-9]{1,3}$/.test(path[0] ?? '');
    const what = `read the history of ${requests.length} sources`;
    try {
        return await session.retry.read(operation('compare-source', what), {
            send: () => session.sourceWire.graphql({ ...call, tolerates }),
            accept: (data) => {
                const answer = answerTo(what, data);
                return requests.map((_, index) => {
                    const commit = answer.at(`s${index}`).maybe()?.at('object').maybe();
                    const history = commit?.at('history').maybe();
                    return history === undefined
                        ? []
                        : nodesOf(history).map((node) => source_histories_readNode(node, session.domain));
                });
            },
            // Each by itself is less than all of them, and must not find the time of the run gone.
            lighter: async () => [],
        });
    }
    catch (error) {
        // Each of them is asked for by itself then, and says why by itself.
        if (!(error instanceof ForgeError))
            throw error;
        return [];
    }
}
const HANDS = 'author{name email user{databaseId login}}committer{email user{databaseId login}}signature{isValid wasSignedByGitHub}';
function source_histories_historyOf(doc, index, { repository, to }) {
    const owner = doc.variable('String!', repository.owner);
    const name = doc.variable('String!', repository.name);
    const parents = `parents(first:${PARENTS}){totalCount nodes{oid}}`;
    const history = `history(first:${COMMITS}){nodes{oid message ${parents} ${HANDS}}}`;
    const object = `object(oid:${doc.variable('GitObjectID!', to)}){...on Commit{${history}}}`;
    return `s${index}:repository(owner:${owner} name:${name}){${object}}`;
}
function source_histories_readNode(node, domain) {
    const parents = node.at('parents');
    const all = parents.at('totalCount').integer();
    const oids = nodesOf(parents).map((parent) => parent.at('oid').oid());
    const made = { oid: node.at('oid').oid(), parents: oids.length < all ? undefined : oids };
    // What GitHub makes when a pull request is merged is nobody's work, whoever pressed the button.
    if (all > 1 && isByGitHub(node))
        return { ...made, people: [], strangers: [] };
    const author = personOf(node.at('author'), domain);
    const others = coAuthors(node.at('message').text());
    const name = node.at('author').maybe()?.at('name').maybe()?.text() ?? 'somebody';
    return {
        ...made,
        people: [author, personOf(node.at('committer'), domain), ...others.known].filter((one) => one !== undefined),
        strangers: [...(author === undefined ? [name] : []), ...others.strangers],
    };
}
const source_histories_GITHUB_ITSELF = 'web-flow';
const ITS_ADDRESS = 'noreply@github.com';
function isByGitHub(node) {
    const signature = node.at('signature').maybe();
    const signed = signature?.at('isValid').flag() === true && signature.at('wasSignedByGitHub').flag();
    const committer = node.at('committer').maybe();
    const login = committer?.at('user').maybe()?.at('login').text();
    const address = committer?.at('email').maybe()?.text();
    return signed && (login === source_histories_GITHUB_ITSELF || (login === undefined && address === ITS_ADDRESS));
}
function personOf(hand, domain) {
    const known = readCommitAuthor(hand, domain);
    const { id, login = '' } = known ?? {};
    return id === undefined || login === source_histories_GITHUB_ITSELF ? undefined : { id, login };
}
/**
 * The commits that `to` has and `from` lacks; undefined: they do not follow from what was read, as `from` is not among it, or a way from
 * `to` leads out of it, or to the very first commit, past what is known to come before `from`. A commit is left out only where it is
 * known to do so: where nobody can tell, its author counts.
 */
function between(nodes, from, to) {
    const byOid = new Map(nodes.map((node) => [node.oid, node]));
    if (!byOid.has(from))
        return undefined;
    const before = reached(byOid, from, new Set());
    const found = reached(byOid, to, before.known);
    const commits = nodes.filter(({ oid }) => found.known.has(oid));
    const first = before.unknown && commits.some(({ parents }) => parents?.length === 0);
    // Oldest first, as GitHub has them in a comparison.
    return found.unknown || first ? undefined : commits.toReversed();
}
/** All that a commit was made from, itself included and what is past apart, as far as it was read. */
function reached(byOid, start, past) {
    const known = new Set();
    let unknown = false;
    const next = [start];
    for (let oid = next.pop(); oid !== undefined; oid = next.pop()) {
        if (known.has(oid) || past.has(oid))
            continue;
        const parents = byOid.get(oid)?.parents;
        if (!byOid.has(oid) || parents === undefined)
            unknown = true;
        if (byOid.has(oid))
            known.add(oid);
        next.push(...(parents ?? []));
    }
    return { known, unknown };
}

;// CONCATENATED MODULE: ./packages/forge/lib/labelled-issues.js


/** More than anybody opens; where there are more, that is said. */
const MOST_ISSUES = 20;
const MOST_LABELS = 50;
/** The open issues with a label, oldest first, as a part of a selection on the repository. */
function issuesSelection(doc, label) {
    doc.use('actor');
    const labels = `labels(first:${MOST_LABELS}){pageInfo{hasNextPage}nodes{name}}`;
    return `issues(first:${MOST_ISSUES} states:[OPEN] labels:[${doc.variable('String!', label)}] orderBy:{field:CREATED_AT direction:ASC}){pageInfo{hasNextPage}nodes{number title url createdAt author{...A}${labels}}}`;
}
/** Whether GitHub refuses the issues alone; they can't be null, so the repository is null with them. */
function isAboutIssues({ path }) {
    return path[0] === 'repository' && path[1] === 'issues';
}
/** Reads what `issuesSelection` asks for. */
function readIssues(answer) {
    return {
        kind: 'read',
        issues: nodesOf(answer).map(readIssue),
        more: hasMore(answer),
    };
}
function readIssue(issue) {
    const labels = issue.at('labels');
    return {
        number: issue.at('number').integer(),
        title: issue.at('title').text(),
        url: issue.at('url').text(),
        createdAt: issue.at('createdAt').text(),
        author: readActor(issue.at('author'))?.login,
        labels: nodesOf(labels).map((label) => label.at('name').text()),
        moreLabels: hasMore(labels),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/start.js







/** Rules are for administrators to see in part; what the token can't see is refused when it is run into. */
const RULES = 'branchProtectionRule{requiresStatusChecks requiredStatusCheckContexts requiresApprovingReviews}refUpdateRule{requiredStatusCheckContexts requiredApprovingReviewCount}rules(first:100){nodes{type parameters{...on RequiredStatusChecksParameters{requiredStatusChecks{context}}}}}';
const RULE_FIELDS = new Set(['branchProtectionRule', 'refUpdateRule', 'rules']);
/**
 * Identity, branch head, rules, files at that head, and issues where they are asked for, in one request; head and files are of one
 * commit. Where the token may not read issues, the rest is asked for again without them.
 */
async function start(session, request) {
    const whole = await ask(session, request);
    const first = whole ?? (await ask(session, { ...request, issuesWith: undefined }));
    if (first === undefined)
        throw new Error('issues were refused that nobody asked for');
    session.memory.repositoryId = first.repositoryId;
    session.memory.viewerId = first.viewer.id;
    return whole === undefined ? { ...first, issues: { kind: 'forbidden' } } : first;
}
/** undefined: nothing can be read together with the issues. */
function ask(session, request) {
    const wanted = { ...request, paths: [...new Set(request.paths)] };
    let forbidden = false;
    const call = {
        ...startQuery(session, wanted),
        tolerates: (error) => {
            forbidden ||= isAboutIssues(error);
            return isAboutIssues(error) || error.path.some((part) => RULE_FIELDS.has(part));
        },
    };
    const what = `look at ${fullName(session.repository)}`;
    return session.retry
        .read(operation('start', what), {
        send: () => {
            forbidden = false;
            return session.wire.graphql(call);
        },
        accept: (data) => {
            const answer = answerTo('the first look', data);
            const lost = forbidden && answer.at('repository').maybe() === undefined;
            return { start: lost ? undefined : readStart(answer, wanted, forbidden, session) };
        },
    })
        .then(({ start }) => start);
}
function startQuery(session, { branch, paths, issuesWith }) {
    const doc = draft();
    const files = paths.map((path, index) => doc.node(`f${index}`, path)).join(' ');
    const ref = `{name target{...on Commit{oid ${files}}}${RULES}}`;
    const head = branch === undefined
        ? `id databaseId isArchived defaultBranchRef${ref}`
        : `id databaseId isArchived defaultBranchRef{name}ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)})${ref}`;
    const selection = issuesWith === undefined ? head : `${head} ${issuesSelection(doc, issuesWith)}`;
    const query = `viewer{databaseId login}${inRepository(doc, session.repository, selection)}`;
    return doc.query(query);
}
function readStart(answer, { branch, paths, issuesWith }, forbidden, session) {
    const repository = answer.at('repository');
    if (repository.at('isArchived').flag()) {
        throw new ForgeError('misconfigured', 'ARCHIVED', `${fullName(session.repository)} is archived, so that nothing can be written; unarchive it or name another repository`);
    }
    const defaultBranch = repository.at('defaultBranchRef').maybe()?.at('name').text();
    if (defaultBranch === undefined) {
        throw new ForgeError('misconfigured', 'NOT_FOUND', `${fullName(session.repository)} has no commit yet; push the first one`);
    }
    const ref = repository.at(branch === undefined ? 'defaultBranchRef' : 'ref').maybe();
    const target = ref?.at('target').maybe();
    return {
        repositoryId: repository.at('id').text(),
        databaseId: repository.at('databaseId').integer(),
        defaultBranch,
        head: target?.at('oid').oid(),
        branch: branch ?? defaultBranch,
        viewer: {
            id: answer.at('viewer').at('databaseId').integer(),
            login: answer.at('viewer').at('login').text(),
        },
        files: new Map(paths.map((path, index) => [
            path,
            target === undefined ? { kind: 'absent' } : readNode(target.at(`f${index}`)),
        ])),
        rules: readRules(ref),
        issues: issuesWith === undefined ? undefined : issuesOf(repository, forbidden),
    };
}
function issuesOf(repository, forbidden) {
    return forbidden ? { kind: 'forbidden' } : readIssues(repository.at('issues'));
}
function readRules(ref) {
    if (ref === undefined)
        return { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false };
    const classic = ref.at('branchProtectionRule').maybe();
    const visible = ref.at('refUpdateRule').maybe();
    const rules = nodesOf(ref.at('rules'));
    const statuses = [
        ...(classic?.at('requiresStatusChecks').flag() === true
            ? texts(classic.at('requiredStatusCheckContexts'))
            : []),
        ...(visible === undefined ? [] : texts(visible.at('requiredStatusCheckContexts'))),
        ...rules.flatMap(ruleContexts),
    ];
    return {
        requiredStatuses: [...new Set(statuses)].sort(),
        requiresPullRequest: classic?.at('requiresApprovingReviews').flag() === true ||
            visible?.at('requiredApprovingReviewCount').maybe() !== undefined ||
            rules.some((rule) => rule.at('type').text() === 'PULL_REQUEST'),
        mergeQueue: rules.some((rule) => rule.at('type').text() === 'MERGE_QUEUE'),
    };
}
function ruleContexts(rule) {
    if (rule.at('type').text() !== 'REQUIRED_STATUS_CHECKS')
        return [];
    const checks = rule.at('parameters').maybe()?.at('requiredStatusChecks').maybe();
    return checks?.items().map((check) => check.at('context').text()) ?? [];
}
function texts(answer) {
    return (answer
        .maybe()
        ?.items()
        .flatMap((item) => item.maybe()?.text() ?? []) ?? []);
}

;// CONCATENATED MODULE: ./packages/forge/lib/statuses.js





const statuses_DESCRIPTION_LIMIT = 140;
const CONTEXT_LIMIT = 255;
const statuses_NEWEST = 100;
/** The newest hundred statuses of one context on a commit, newest first, whoever wrote them; other contexts are read past. */
async function statusesOf(session, { commit, context }) {
    const found = [];
    for (let page = 1; page <= statuses_MOST_PAGES && found.length < statuses_NEWEST; page += 1) {
        const some = await statusPage(session, commit, page);
        found.push(...some.statuses.filter((one) => one.context === context).map(({ status }) => status));
        if (!some.more)
            break;
    }
    return found;
}
/** GitHub takes a thousand statuses of one context on a commit. */
const statuses_MOST_PAGES = 10;
function statusPage(session, commit, page) {
    const op = operation('read-checks', `list the statuses of ${commit.slice(0, 12)}`);
    const list = repositoryCall(session, 'GET', '/commits/{ref}/statuses', {
        ref: commit,
        per_page: statuses_NEWEST,
        page,
    });
    return session.retry.read(op, {
        send: () => session.wire.rest(list),
        accept: (data, next) => {
            const items = answerTo(op.what, data).items();
            return {
                statuses: items.map((item) => ({
                    context: item.at('context').text(),
                    status: statuses_readStatus(item),
                })),
                more: goesOn(next, { items: items.length, asked: statuses_NEWEST }),
            };
        },
    });
}
function statuses_readStatus(item) {
    return {
        id: item.at('id').integer(),
        state: item.at('state').text(),
        description: item.at('description').maybe()?.text() ?? '',
        url: item.at('target_url').maybe()?.text(),
        creator: item.at('creator').maybe()?.at('id').maybe()?.integer(),
        at: item.at('created_at').text(),
    };
}
/** Writes a commit status; a longer description is cut, a longer context would be another one and is refused. */
async function setStatus(session, status) {
    const op = operation('set-status', `set the status "${status.context}"`);
    if (status.context.length > CONTEXT_LIMIT) {
        throw new ForgeError('refused', 'INVALID_REQUEST', `could not set a status: its context has ${status.context.length} characters, GitHub takes ${CONTEXT_LIMIT}; shorten the names of environment and service`);
    }
    const wanted = { ...status, description: cut(status.description, statuses_DESCRIPTION_LIMIT) };
    const post = repositoryCall(session, 'POST', '/statuses/{sha}', {
        sha: wanted.commit,
        context: wanted.context,
        state: wanted.state,
        description: wanted.description,
        ...(wanted.targetUrl === undefined ? {} : { target_url: wanted.targetUrl }),
    });
    const list = repositoryCall(session, 'GET', '/commits/{ref}/statuses', {
        ref: wanted.commit,
        per_page: 100,
    });
    await session.retry.write(op, {
        send: () => session.wire.rest(post),
        accept: () => true,
        unguarded: true,
        landed: () => session.retry.read(op, {
            send: () => session.wire.rest(list),
            accept: (data) => {
                const newest = answerTo(op.what, data)
                    .items()
                    .find((item) => item.at('context').text() === wanted.context);
                return newest !== undefined && says(newest, wanted) ? true : undefined;
            },
        }),
    });
}
function says(item, wanted) {
    return (item.at('state').text() === wanted.state &&
        (item.at('description').maybe()?.text() ?? '') === wanted.description &&
        item.at('target_url').maybe()?.text() === wanted.targetUrl);
}

;// CONCATENATED MODULE: ./packages/forge/lib/teams.js


/**
 * Whether a user is an active member of a team. GitHub answers 404 for "no" and for a team that the token can't see, which therefore
 * counts as no. Asked once in a run.
 */
function isTeamMember(session, asked) {
    const { org, slug, login } = asked;
    const key = `${org}/${slug} ${login}`.toLowerCase();
    const known = session.memory.memberships.get(key);
    if (known !== undefined)
        return known;
    const answer = readMembership(session, asked);
    session.memory.memberships.set(key, answer);
    return answer;
}
function readMembership(session, { org, slug, login }) {
    const op = operation('team-membership', `look whether "${login}" is in the team ${org}/${slug}`);
    return session.retry.read(op, {
        send: () => session.wire.rest({
            method: 'GET',
            path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
            parameters: { org, team_slug: slug, username: login },
        }),
        accept: (data) => answerTo(op.what, data).at('state').text() === 'active',
        refused: ({ status }) => (status === 404 ? false : undefined),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/used-branches.js




/** Two things are asked of each name, so this keeps well below what GitHub answers in ten seconds. */
const NAMES = 100;
/**
 * Those of the names that are a branch now, or from which a pull request was opened at any time: by a fork as well, so that one has
 * to look closer. One request for each hundred names.
 */
async function usedBranches(session, names) {
    const used = new Set();
    for (let from = 0; from < names.length; from += NAMES) {
        for (const name of await usedAmong(session, names.slice(from, from + NAMES)))
            used.add(name);
    }
    return used;
}
function usedAmong(session, names) {
    const doc = draft();
    const selections = names.map((name, index) => {
        const ref = `b${index}:ref(qualifiedName:${doc.variable('String!', `refs/heads/${name}`)}){name}`;
        const pulls = `q${index}:pullRequests(headRefName:${doc.variable('String!', name)} first:1){nodes{number}}`;
        return `${ref}${pulls}`;
    });
    const call = doc.query(inRepository(doc, session.repository, selections.join(' ')));
    const what = `ask which of ${names.length} branches were used`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            return names.filter((_, index) => repository.at(`b${index}`).maybe() !== undefined ||
                nodesOf(repository.at(`q${index}`)).length > 0);
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/whole-file.js


/**
 * The bytes of a file of which a common read gives a part alone. undefined: it has more than a megabyte, which GitHub does not put into an
 * answer of this kind.
 */
function wholeFile(session, { commit, path }) {
    const what = `read a large file of ${fullName(session.repository)} at ${commit.slice(0, 12)}`;
    const get = repositoryCall(session, 'GET', '/contents/{path}', { path, ref: commit });
    return session.retry.read(operation('read-file', what), {
        send: () => session.wire.rest(get),
        accept: (data) => {
            const file = answerTo(what, data);
            return file.at('encoding').text() === 'base64'
                ? Buffer.from(file.at('content').text(), 'base64')
                : undefined;
        },
    });
}

;// CONCATENATED MODULE: ./node_modules/universal-user-agent/index.js
function getUserAgent() {
  if (typeof navigator === "object" && "userAgent" in navigator) {
    return navigator.userAgent;
  }

  if (typeof process === "object" && process.version !== undefined) {
    return `Node.js/${process.version.substr(1)} (${process.platform}; ${
      process.arch
    })`;
  }

  return "<environment undetectable>";
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/lib/register.js
// @ts-check

function register(state, name, method, options) {
  if (typeof method !== "function") {
    throw new Error("method for before hook must be a function");
  }

  if (!options) {
    options = {};
  }

  if (Array.isArray(name)) {
    return name.reverse().reduce((callback, name) => {
      return register.bind(null, state, name, callback, options);
    }, method)();
  }

  return Promise.resolve().then(() => {
    if (!state.registry[name]) {
      return method(options);
    }

    return state.registry[name].reduce((method, registered) => {
      return registered.hook.bind(null, method, options);
    }, method)();
  });
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/lib/add.js
// @ts-check

function addHook(state, kind, name, hook) {
  const orig = hook;
  if (!state.registry[name]) {
    state.registry[name] = [];
  }

  if (kind === "before") {
    hook = (method, options) => {
      return Promise.resolve()
        .then(orig.bind(null, options))
        .then(method.bind(null, options));
    };
  }

  if (kind === "after") {
    hook = (method, options) => {
      let result;
      return Promise.resolve()
        .then(method.bind(null, options))
        .then((result_) => {
          result = result_;
          return orig(result, options);
        })
        .then(() => {
          return result;
        });
    };
  }

  if (kind === "error") {
    hook = (method, options) => {
      return Promise.resolve()
        .then(method.bind(null, options))
        .catch((error) => {
          return orig(error, options);
        });
    };
  }

  state.registry[name].push({
    hook: hook,
    orig: orig,
  });
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/lib/remove.js
// @ts-check

function removeHook(state, name, method) {
  if (!state.registry[name]) {
    return;
  }

  const index = state.registry[name]
    .map((registered) => {
      return registered.orig;
    })
    .indexOf(method);

  if (index === -1) {
    return;
  }

  state.registry[name].splice(index, 1);
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/index.js
// @ts-check





// bind with array of arguments: https://stackoverflow.com/a/21792913
const bind = Function.bind;
const bindable = bind.bind(bind);

function bindApi(hook, state, name) {
  const removeHookRef = bindable(removeHook, null).apply(
    null,
    name ? [state, name] : [state]
  );
  hook.api = { remove: removeHookRef };
  hook.remove = removeHookRef;
  ["before", "error", "after", "wrap"].forEach((kind) => {
    const args = name ? [state, kind, name] : [state, kind];
    hook[kind] = hook.api[kind] = bindable(addHook, null).apply(null, args);
  });
}

function Singular() {
  const singularHookName = Symbol("Singular");
  const singularHookState = {
    registry: {},
  };
  const singularHook = register.bind(null, singularHookState, singularHookName);
  bindApi(singularHook, singularHookState, singularHookName);
  return singularHook;
}

function Collection() {
  const state = {
    registry: {},
  };

  const hook = register.bind(null, state);
  bindApi(hook, state);

  return hook;
}

/* harmony default export */ const before_after_hook = ({ Singular, Collection });

;// CONCATENATED MODULE: ./node_modules/@octokit/endpoint/dist-bundle/index.js
// pkg/dist-src/defaults.js


// pkg/dist-src/version.js
var VERSION = "0.0.0-development";

// pkg/dist-src/defaults.js
var userAgent = `octokit-endpoint.js/${VERSION} ${getUserAgent()}`;
var DEFAULTS = {
  method: "GET",
  baseUrl: "https://api.github.com",
  headers: {
    accept: "application/vnd.github.v3+json",
    "user-agent": userAgent
  },
  mediaType: {
    format: ""
  }
};

// pkg/dist-src/util/lowercase-keys.js
function lowercaseKeys(object) {
  if (!object) {
    return {};
  }
  return Object.keys(object).reduce((newObj, key) => {
    newObj[key.toLowerCase()] = object[key];
    return newObj;
  }, {});
}

// pkg/dist-src/util/is-plain-object.js
function isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}

// pkg/dist-src/util/merge-deep.js
function mergeDeep(defaults, options) {
  const result = Object.assign({}, defaults);
  Object.keys(options).forEach((key) => {
    if (isPlainObject(options[key])) {
      if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
      else result[key] = mergeDeep(defaults[key], options[key]);
    } else {
      Object.assign(result, { [key]: options[key] });
    }
  });
  return result;
}

// pkg/dist-src/util/remove-undefined-properties.js
function removeUndefinedProperties(obj) {
  for (const key in obj) {
    if (obj[key] === void 0) {
      delete obj[key];
    }
  }
  return obj;
}

// pkg/dist-src/merge.js
function merge(defaults, route, options) {
  if (typeof route === "string") {
    let [method, url] = route.split(" ");
    options = Object.assign(url ? { method, url } : { url: method }, options);
  } else {
    options = Object.assign({}, route);
  }
  options.headers = lowercaseKeys(options.headers);
  removeUndefinedProperties(options);
  removeUndefinedProperties(options.headers);
  const mergedOptions = mergeDeep(defaults || {}, options);
  if (options.url === "/graphql") {
    if (defaults && defaults.mediaType.previews?.length) {
      mergedOptions.mediaType.previews = defaults.mediaType.previews.filter(
        (preview) => !mergedOptions.mediaType.previews.includes(preview)
      ).concat(mergedOptions.mediaType.previews);
    }
    mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
  }
  return mergedOptions;
}

// pkg/dist-src/util/add-query-parameters.js
function addQueryParameters(url, parameters) {
  const separator = /\?/.test(url) ? "&" : "?";
  const names = Object.keys(parameters);
  if (names.length === 0) {
    return url;
  }
  return url + separator + names.map((name) => {
    if (name === "q") {
      return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
    }
    return `${name}=${encodeURIComponent(parameters[name])}`;
  }).join("&");
}

// pkg/dist-src/util/extract-url-variable-names.js
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
  return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
  const matches = url.match(urlVariableRegex);
  if (!matches) {
    return [];
  }
  return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}

// pkg/dist-src/util/omit.js
function omit(object, keysToOmit) {
  const result = { __proto__: null };
  for (const key of Object.keys(object)) {
    if (keysToOmit.indexOf(key) === -1) {
      result[key] = object[key];
    }
  }
  return result;
}

// pkg/dist-src/util/url-template.js
function encodeReserved(str) {
  return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
    if (!/%[0-9A-Fa-f]/.test(part)) {
      part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
    }
    return part;
  }).join("");
}
function encodeUnreserved(str) {
  return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
    return "%" + c.charCodeAt(0).toString(16).toUpperCase();
  });
}
function encodeValue(operator, value, key) {
  value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
  if (key) {
    return encodeUnreserved(key) + "=" + value;
  } else {
    return value;
  }
}
function isDefined(value) {
  return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
  return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
  var value = context[key], result = [];
  if (isDefined(value) && value !== "") {
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
      value = value.toString();
      if (modifier && modifier !== "*") {
        value = value.substring(0, parseInt(modifier, 10));
      }
      result.push(
        encodeValue(operator, value, isKeyOperator(operator) ? key : "")
      );
    } else {
      if (modifier === "*") {
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            result.push(
              encodeValue(operator, value2, isKeyOperator(operator) ? key : "")
            );
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              result.push(encodeValue(operator, value[k], k));
            }
          });
        }
      } else {
        const tmp = [];
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            tmp.push(encodeValue(operator, value2));
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              tmp.push(encodeUnreserved(k));
              tmp.push(encodeValue(operator, value[k].toString()));
            }
          });
        }
        if (isKeyOperator(operator)) {
          result.push(encodeUnreserved(key) + "=" + tmp.join(","));
        } else if (tmp.length !== 0) {
          result.push(tmp.join(","));
        }
      }
    }
  } else {
    if (operator === ";") {
      if (isDefined(value)) {
        result.push(encodeUnreserved(key));
      }
    } else if (value === "" && (operator === "&" || operator === "?")) {
      result.push(encodeUnreserved(key) + "=");
    } else if (value === "") {
      result.push("");
    }
  }
  return result;
}
function parseUrl(template) {
  return {
    expand: expand.bind(null, template)
  };
}
function expand(template, context) {
  var operators = ["+", "#", ".", "/", ";", "?", "&"];
  template = template.replace(
    /\{([^\{\}]+)\}|([^\{\}]+)/g,
    function(_, expression, literal) {
      if (expression) {
        let operator = "";
        const values = [];
        if (operators.indexOf(expression.charAt(0)) !== -1) {
          operator = expression.charAt(0);
          expression = expression.substr(1);
        }
        expression.split(/,/g).forEach(function(variable) {
          var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
          values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
        });
        if (operator && operator !== "+") {
          var separator = ",";
          if (operator === "?") {
            separator = "&";
          } else if (operator !== "#") {
            separator = operator;
          }
          return (values.length !== 0 ? operator : "") + values.join(separator);
        } else {
          return values.join(",");
        }
      } else {
        return encodeReserved(literal);
      }
    }
  );
  if (template === "/") {
    return template;
  } else {
    return template.replace(/\/$/, "");
  }
}

// pkg/dist-src/parse.js
function parse(options) {
  let method = options.method.toUpperCase();
  let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
  let headers = Object.assign({}, options.headers);
  let body;
  let parameters = omit(options, [
    "method",
    "baseUrl",
    "url",
    "headers",
    "request",
    "mediaType"
  ]);
  const urlVariableNames = extractUrlVariableNames(url);
  url = parseUrl(url).expand(parameters);
  if (!/^http/.test(url)) {
    url = options.baseUrl + url;
  }
  const omittedParameters = Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl");
  const remainingParameters = omit(parameters, omittedParameters);
  const isBinaryRequest = /application\/octet-stream/i.test(headers.accept);
  if (!isBinaryRequest) {
    if (options.mediaType.format) {
      headers.accept = headers.accept.split(/,/).map(
        (format) => format.replace(
          /application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,
          `application/vnd$1$2.${options.mediaType.format}`
        )
      ).join(",");
    }
    if (url.endsWith("/graphql")) {
      if (options.mediaType.previews?.length) {
        const previewsFromAcceptHeader = headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || [];
        headers.accept = previewsFromAcceptHeader.concat(options.mediaType.previews).map((preview) => {
          const format = options.mediaType.format ? `.${options.mediaType.format}` : "+json";
          return `application/vnd.github.${preview}-preview${format}`;
        }).join(",");
      }
    }
  }
  if (["GET", "HEAD"].includes(method)) {
    url = addQueryParameters(url, remainingParameters);
  } else {
    if ("data" in remainingParameters) {
      body = remainingParameters.data;
    } else {
      if (Object.keys(remainingParameters).length) {
        body = remainingParameters;
      }
    }
  }
  if (!headers["content-type"] && typeof body !== "undefined") {
    headers["content-type"] = "application/json; charset=utf-8";
  }
  if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") {
    body = "";
  }
  return Object.assign(
    { method, url, headers },
    typeof body !== "undefined" ? { body } : null,
    options.request ? { request: options.request } : null
  );
}

// pkg/dist-src/endpoint-with-defaults.js
function endpointWithDefaults(defaults, route, options) {
  return parse(merge(defaults, route, options));
}

// pkg/dist-src/with-defaults.js
function withDefaults(oldDefaults, newDefaults) {
  const DEFAULTS2 = merge(oldDefaults, newDefaults);
  const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
  return Object.assign(endpoint2, {
    DEFAULTS: DEFAULTS2,
    defaults: withDefaults.bind(null, DEFAULTS2),
    merge: merge.bind(null, DEFAULTS2),
    parse
  });
}

// pkg/dist-src/index.js
var endpoint = withDefaults(null, DEFAULTS);


;// CONCATENATED MODULE: ./node_modules/content-type/dist/index.js
/*!
 * content-type
 * Copyright(c) 2015 Douglas Christopher Wilson
 * MIT Licensed
 */
const SP = 32; // " "
const HTAB = 9; // "\t"
const SEMI = 59; // ";"
const EQ = 61; // "="
const DQUOTE = 34; // '"'
const BSLASH = 92; // "\\"
const COMMA = 44; // ","
const LOWER_CASE = 1;
const OWS = 2;
const SEMI_FLAG = 4;
const COMMA_FLAG = 8;
const TOKEN_FLAG = 16;
const NON_ASCII = 0xff00;
const CASE_FLAGS = LOWER_CASE | NON_ASCII;
/**
 * Character flags used to normalize HTTP field values while scanning.
 * Out-of-range reads intentionally coerce to zero in bitwise expressions.
 */
const CHAR_MAP = new Uint8Array(0x100);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA] |= COMMA_FLAG;
for (let code = 0x80 /* non-ASCII */; code <= 0xff; code++) {
    CHAR_MAP[code] |= LOWER_CASE;
}
for (const char of "!#$%&'*+-.^_`|~") {
    CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
}
for (let code = 0x30 /* 0 */; code <= 0x39 /* 9 */; code++) {
    CHAR_MAP[code] |= TOKEN_FLAG;
}
for (let code = 0x41 /* A */; code <= 0x5a /* Z */; code++) {
    CHAR_MAP[code] |= LOWER_CASE | TOKEN_FLAG;
}
for (let code = 0x61 /* a */; code <= 0x7a /* z */; code++) {
    CHAR_MAP[code] |= TOKEN_FLAG;
}
/**
 * Null object perf optimization. Faster than `Object.create(null)` and `{ __proto__: null }`.
 */
const NullObject = /* @__PURE__ */ (() => {
    const C = function () { };
    C.prototype = Object.create(null);
    return C;
})();
/**
 * Validate a type string against RFC 9110.
 */
function isTypeValid(type, start = 0, end = type.length) {
    let hasSlash = false;
    for (let index = start; index < end; index++) {
        const code = type.charCodeAt(index);
        if (code === 47 /* / */) {
            if (hasSlash || index === start || index >= end - 1)
                return false;
            hasSlash = true;
        }
        else if (!isTokenCode(code)) {
            return false;
        }
    }
    return hasSlash;
}
/**
 * Validate a token against RFC 9110.
 */
function isTokenValid(token, start = 0, end = token.length) {
    if (start >= end)
        return false;
    for (let index = start; index < end; index++) {
        if (!isTokenCode(token.charCodeAt(index)))
            return false;
    }
    return true;
}
/**
 * Check whether a character code belongs to the token production in RFC 9110.
 */
function isTokenCode(code) {
    return (CHAR_MAP[code] & TOKEN_FLAG) !== 0;
}
/**
 * Serialize a parameter value.
 */
function parameterValue(str) {
    const len = str.length;
    if (len === 0)
        return '""';
    let index = 0;
    while (index < len && isTokenCode(str.charCodeAt(index)))
        index++;
    if (index === len)
        return str;
    let result = '"';
    let start = 0;
    while (index < len) {
        const code = str.charCodeAt(index);
        if (code !== HTAB && (code < SP || code === 127 || code > 255)) {
            throw new TypeError(`Invalid parameter value: ${str}`);
        }
        if (code === 34 /* " */ || code === 92 /* \\ */) {
            result += `${str.slice(start, index)}\\`;
            start = index;
        }
        index++;
    }
    return `${result}${str.slice(start)}"`;
}
/**
 * Format an object into a `Content-Type` header.
 */
function format(obj) {
    const { type, parameters } = obj;
    if (!type || !isTypeValid(type)) {
        throw new TypeError(`Invalid type: ${type}`);
    }
    let result = type;
    if (parameters) {
        for (const param of Object.keys(parameters)) {
            if (!isTokenValid(param)) {
                throw new TypeError(`Invalid parameter name: ${param}`);
            }
            result += `; ${param}=${parameterValue(parameters[param])}`;
        }
    }
    return result;
}
/**
 * Parse a `Content-Type` header.
 */
function dist_parse(header, options) {
    const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
    const len = header.length;
    let valueStart = options?.start ?? 0;
    while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) {
        valueStart++;
    }
    let index = valueStart;
    let typeFlags = 0;
    let whitespace = -1;
    let stop = options?.parameters === false ? COMMA_FLAG : 0;
    while (index < len) {
        const code = header.charCodeAt(index);
        const flags = CHAR_MAP[code];
        if ((flags & stopFlags) !== 0) {
            stop |= flags & COMMA_FLAG;
            break;
        }
        if ((flags & OWS) !== 0) {
            if (whitespace === -1)
                whitespace = index;
        }
        else {
            whitespace = -1;
        }
        typeFlags |= (code & NON_ASCII) | flags;
        index++;
    }
    const valueEnd = whitespace === -1 ? index : whitespace;
    const value = header.slice(valueStart, valueEnd);
    const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
    if (index === len || stop !== 0) {
        return { type, index, parameters: new NullObject() };
    }
    return parseParameters(header, type, index, len, stopFlags);
}
/**
 * Parses the parameters of a `Content-Type` header starting at the given index.
 */
function parseParameters(header, type, index, len, stopFlags) {
    const parameters = new NullObject();
    parameter: while (index < len) {
        index++; // Skip over ;
        while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
            index++;
        }
        const keyStart = index;
        let keyFlags = 0;
        let keyWhitespace = -1;
        while (index < len) {
            const code = header.charCodeAt(index);
            const flags = CHAR_MAP[code];
            if ((flags & stopFlags) !== 0) {
                if ((flags & COMMA_FLAG) !== 0)
                    break parameter;
                continue parameter;
            }
            if (code === EQ) {
                const keyEnd = keyWhitespace === -1 ? index : keyWhitespace;
                const value = header.slice(keyStart, keyEnd);
                const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
                index++;
                while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
                    index++;
                }
                if (index < len && header.charCodeAt(index) === DQUOTE) {
                    const quotedStart = ++index;
                    let escaped = false;
                    while (index < len) {
                        const code = header.charCodeAt(index);
                        if (code === DQUOTE) {
                            if (parameters[key] === undefined) {
                                parameters[key] = escaped
                                    ? unescapeQuotedPairs(header, quotedStart, index)
                                    : header.slice(quotedStart, index);
                            }
                            index++;
                            let stop = 0;
                            // Discard characters between quote and delimiter.
                            while (index < len) {
                                const code = header.charCodeAt(index);
                                const flags = CHAR_MAP[code];
                                if ((flags & stopFlags) !== 0) {
                                    stop = flags & COMMA_FLAG;
                                    break;
                                }
                                index++;
                            }
                            if (stop !== 0)
                                break parameter;
                            continue parameter;
                        }
                        if (code === BSLASH && index + 1 < len) {
                            escaped = true;
                            index += 2;
                            continue;
                        }
                        index++;
                    }
                    continue parameter;
                }
                const valueStart = index;
                let stop = 0;
                let valueWhitespace = -1;
                while (index < len) {
                    const code = header.charCodeAt(index);
                    const flags = CHAR_MAP[code];
                    if ((flags & stopFlags) !== 0) {
                        stop = flags & COMMA_FLAG;
                        break;
                    }
                    if ((flags & OWS) !== 0) {
                        if (valueWhitespace === -1)
                            valueWhitespace = index;
                    }
                    else {
                        valueWhitespace = -1;
                    }
                    index++;
                }
                if (parameters[key] === undefined) {
                    const valueEnd = valueWhitespace === -1 ? index : valueWhitespace;
                    parameters[key] = header.slice(valueStart, valueEnd);
                }
                if (stop !== 0)
                    break parameter;
                continue parameter;
            }
            if ((flags & OWS) !== 0) {
                if (keyWhitespace === -1)
                    keyWhitespace = index;
            }
            else {
                keyWhitespace = -1;
            }
            keyFlags |= (code & NON_ASCII) | flags;
            index++;
        }
    }
    return { type, index, parameters };
}
/**
 * Remove backslashes from quoted pairs in a known-terminated quoted string body.
 */
function unescapeQuotedPairs(str, start, end) {
    let result = "";
    for (let index = start; index < end; index++) {
        if (str.charCodeAt(index) === BSLASH) {
            result += str.slice(start, index);
            start = ++index;
        }
    }
    return result + str.slice(start, end);
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/json-with-bigint/json-with-bigint.js
const intRegex = /^-?\d+$/;
const noiseValue = /^-?\d+n+$/; // Noise - strings that match the custom format before being converted to it
const originalStringify = JSON.stringify;
const originalParse = JSON.parse;
const customFormat = /^-?\d+n$/;

const bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
const noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;

/**
 * @typedef {(this: any, key: string | number | undefined, value: any) => any} Replacer
 * @typedef {(key: string | number | undefined, value: any, context?: { source: string }) => any} Reviver
 */

/**
 * Checks if a value is unstringifiable according to native JSON.stringify rules.
 *
 * @param {any} val The value to check.
 * @returns {boolean} True if the value is undefined, a function, or a symbol.
 */
const isUnstringifiable = (val) =>
  val === undefined || typeof val === "function" || typeof val === "symbol";

/**
 * Checks if a value is a native JSON.rawJSON object (Node.js 22+).
 *
 * @param {any} val The value to check.
 * @returns {boolean} True if the value is a RawJSON instance.
 */
const isRawJSON = (val) =>
  val !== null &&
  typeof val === "object" &&
  val.constructor &&
  val.constructor.name === "RawJSON";

/**
 * Iteratively converts a JS value to a JSON string.
 * Used as a fallback when the native JSON.stringify hits the Maximum Call Stack size.
 * Fully compliant with JSON formatting (space), replacers, and toJSON behaviors.
 *
 * @param {any} rootValue The value to stringify.
 * @param {Replacer | Array<string | number> | null} [replacer] User's custom replacer function.
 * @param {string | number} [spaceParam] Indentation for pretty-printing.
 * @returns {string | undefined} The generated JSON string.
 */
const stringifyIteratively = (rootValue, replacer, spaceParam) => {
  let space = "";

  if (typeof spaceParam === "number") {
    space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
  } else if (typeof spaceParam === "string") {
    space = spaceParam.slice(0, 10);
  }

  const isFunctionReplacer = typeof replacer === "function";
  const propertyList = Array.isArray(replacer)
    ? new Set(replacer.map(String))
    : null;

  /**
   * Prepares a value for stringification by resolving toJSON, handling BigInts,
   * applying custom replacers, and unwrapping primitive objects.
   *
   * @param {object|Array} parent The parent object or array holding the value.
   * @param {string} key The key associated with the value.
   * @param {any} val The raw value to process.
   * @returns {any} The processed value ready for stringification.
   */
  const prepareVal = (parent, key, val) => {
    const isObject = val !== null && typeof val === "object";
    const hasToJSON = isObject && typeof val.toJSON === "function";

    if (hasToJSON) {
      val = val.toJSON(key);
    }

    const isNoise = typeof val === "string" && noiseValue.test(val);

    if (isNoise) return val + "n";

    const isBigInt = typeof val === "bigint";

    if (isBigInt) {
      const supportsRawJSON = "rawJSON" in JSON;

      if (supportsRawJSON) return JSON.rawJSON(val.toString());

      return val.toString() + "n";
    }

    if (isFunctionReplacer) {
      val = replacer.call(parent, key, val);
    }

    const isPostReplacerObject = val !== null && typeof val === "object";

    if (isPostReplacerObject) {
      const isPrimitiveWrapper =
        val instanceof Number ||
        val instanceof String ||
        val instanceof Boolean;

      if (isPrimitiveWrapper) {
        val = val.valueOf();
      }
    }

    return val;
  };

  const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);

  if (isUnstringifiable(rootProcessed)) {
    return undefined;
  }

  const isRootPrimitive =
    rootProcessed === null || typeof rootProcessed !== "object";
  const isRootNativeRawJSON = isRawJSON(rootProcessed);

  if (isRootPrimitive || isRootNativeRawJSON) {
    return originalStringify(rootProcessed);
  }

  const chunks = [];
  let level = 0;

  const stack = [
    {
      parent: { "": rootProcessed },
      key: "",
      val: rootProcessed,
      isArray: Array.isArray(rootProcessed),
      keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
      index: 0,
      first: true,
    },
  ];

  const visited = new WeakSet([rootProcessed]);

  while (stack.length > 0) {
    const node = stack[stack.length - 1];

    if (node.index === 0) {
      chunks.push(node.isArray ? "[" : "{");
      level++;
    }

    let isDone = false;

    if (node.isArray) {
      if (node.index < node.val.length) {
        if (!node.first) chunks.push(",");

        if (space) chunks.push("\n" + space.repeat(level));

        const childRaw = node.val[node.index];
        const childVal = prepareVal(node.val, String(node.index), childRaw);

        if (isUnstringifiable(childVal)) {
          chunks.push("null");
          node.first = false;
          node.index++;
        } else {
          const isComplexObject =
            childVal !== null && typeof childVal === "object";
          const isNativeRaw = isRawJSON(childVal);

          if (isComplexObject && !isNativeRaw) {
            if (visited.has(childVal)) {
              throw new TypeError("Converting circular structure to JSON");
            }

            visited.add(childVal);

            stack.push({
              parent: node.val,
              key: String(node.index),
              val: childVal,
              isArray: Array.isArray(childVal),
              keys: Array.isArray(childVal) ? null : Object.keys(childVal),
              index: 0,
              first: true,
            });

            node.first = false;
            node.index++;
          } else {
            chunks.push(originalStringify(childVal));
            node.first = false;
            node.index++;
          }
        }
      } else {
        isDone = true;
      }
    } else {
      while (node.index < node.keys.length) {
        const k = node.keys[node.index++];

        const isFilteredOutByArray = propertyList && !propertyList.has(k);

        if (isFilteredOutByArray) continue;

        const childRaw = node.val[k];
        const childVal = prepareVal(node.val, k, childRaw);

        if (isUnstringifiable(childVal)) continue;

        if (!node.first) chunks.push(",");

        if (space) {
          chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
        } else {
          chunks.push(originalStringify(k) + ":");
        }

        const isComplexObject =
          childVal !== null && typeof childVal === "object";
        const isNativeRaw = isRawJSON(childVal);

        if (isComplexObject && !isNativeRaw) {
          if (visited.has(childVal)) {
            throw new TypeError("Converting circular structure to JSON");
          }

          visited.add(childVal);

          stack.push({
            parent: node.val,
            key: k,
            val: childVal,
            isArray: Array.isArray(childVal),
            keys: Array.isArray(childVal) ? null : Object.keys(childVal),
            index: 0,
            first: true,
          });

          node.first = false;

          break; // Stop current loop level to process the newly pushed stack node
        } else {
          chunks.push(originalStringify(childVal));
          node.first = false;
        }
      }

      const isNodeFullyProcessed =
        node.index >= node.keys.length && stack[stack.length - 1] === node;

      if (isNodeFullyProcessed) {
        isDone = true;
      }
    }

    if (isDone) {
      level--;

      if (!node.first && space) chunks.push("\n" + space.repeat(level));

      chunks.push(node.isArray ? "]" : "}");
      visited.delete(node.val);
      stack.pop();
    }
  }

  return chunks.join("");
};

/**
 * Converts a JavaScript value to a JSON string.
 *
 * Supports serialization of BigInt values using two strategies:
 * 1. Custom format "123n" → "123" (universal fallback)
 * 2. Native JSON.rawJSON() (Node.js 22+, fastest) when available
 *
 * All other values are serialized exactly like native JSON.stringify().
 *
 * @param {*} value The value to convert to a JSON string.
 * @param {Replacer | Array<string | number> | null} [replacer]
 * A function that alters the behavior of the stringification process,
 * or an array of strings/numbers to indicate properties to exclude.
 * @param {string | number} [space]
 * A string or number to specify indentation or pretty-printing.
 * @returns {string} The JSON string representation.
 */
const JSONStringify = (value, replacer, space) => {
  try {
    const supportsRawJSON = "rawJSON" in JSON;

    if (supportsRawJSON) {
      return originalStringify(
        value,
        (key, val) => {
          if (typeof val === "bigint") return JSON.rawJSON(val.toString());

          const hasFunctionReplacer = typeof replacer === "function";

          if (hasFunctionReplacer) return replacer(key, val);

          const isKeyInArrayReplacer =
            Array.isArray(replacer) && replacer.includes(key);

          if (isKeyInArrayReplacer) return val;

          return val;
        },
        space,
      );
    }

    if (!value) return originalStringify(value, replacer, space);

    const convertedToCustomJSON = originalStringify(
      value,
      (key, val) => {
        const isNoise = typeof val === "string" && noiseValue.test(val);

        if (isNoise) return val.toString() + "n"; // Mark noise values with additional "n" to offset the deletion of one "n" during the processing

        if (typeof val === "bigint") return val.toString() + "n";

        const hasFunctionReplacer = typeof replacer === "function";

        if (hasFunctionReplacer) return replacer(key, val);

        const isKeyInArrayReplacer =
          Array.isArray(replacer) && replacer.includes(key);

        if (isKeyInArrayReplacer) return val;

        return val;
      },
      space,
    );

    const processedJSON = convertedToCustomJSON.replace(
      bigIntsStringify,
      "$1$2$3",
    ); // Delete one "n" off the end of every BigInt value

    const denoisedJSON = processedJSON.replace(noiseStringify, "$1$2$3"); // Remove one "n" off the end of every noisy string

    return denoisedJSON;
  } catch (error) {
    if (error instanceof RangeError) {
      const convertedJSON = stringifyIteratively(value, replacer, space);

      if (convertedJSON === undefined) return undefined;

      const supportsRawJSON = "rawJSON" in JSON;

      if (supportsRawJSON) return convertedJSON;

      const processedJSON = convertedJSON.replace(bigIntsStringify, "$1$2$3");

      return processedJSON.replace(noiseStringify, "$1$2$3");
    }

    throw error;
  }
};

const featureCache = new Map();

/**
 * Detects if the current JSON.parse implementation supports the context.source feature.
 *
 * Uses toString() fingerprinting to cache results and automatically detect runtime
 * replacements of JSON.parse (polyfills, mocks, etc.).
 *
 * @returns {boolean} true if context.source is supported, false otherwise.
 */
const isContextSourceSupported = () => {
  const parseFingerprint = JSON.parse.toString();

  if (featureCache.has(parseFingerprint)) {
    return featureCache.get(parseFingerprint);
  }

  try {
    const result = JSON.parse(
      "1",
      (_, __, context) => !!context?.source && context.source === "1",
    );
    featureCache.set(parseFingerprint, result);

    return result;
  } catch {
    featureCache.set(parseFingerprint, false);

    return false;
  }
};

/**
 * Reviver function that converts custom-format BigInt strings back to BigInt values.
 * Also handles "noise" strings that accidentally match the BigInt format.
 *
 * @param {string | number | undefined} key The object key.
 * @param {*} value The value being parsed.
 * @param {object} [context] Parse context (if supported by JSON.parse).
 * @param {Reviver} [userReviver] User's custom reviver function.
 * @returns {any} The transformed value.
 */
const convertMarkedBigIntsReviver = (key, value, context, userReviver) => {
  const isCustomFormatBigInt =
    typeof value === "string" && customFormat.test(value);

  if (isCustomFormatBigInt) return BigInt(value.slice(0, -1));

  const isNoiseValue = typeof value === "string" && noiseValue.test(value);
  if (isNoiseValue) return value.slice(0, -1);

  const hasUserReviver = typeof userReviver === "function";

  if (!hasUserReviver) return value;

  return userReviver(key, value, context);
};

/**
 * Fast JSON.parse implementation (~2x faster than classic fallback).
 * Uses JSON.parse's context.source feature to detect integers and convert
 * large numbers directly to BigInt without string manipulation.
 *
 * Does not support legacy custom format from v1 of this library.
 *
 * @param {string} text JSON string to parse.
 * @param {Reviver} [reviver] Transform function to apply to each value.
 * @returns {any} Parsed JavaScript value.
 */
const JSONParseV2 = (text, reviver) => {
  return JSON.parse(text, (key, value, context) => {
    const isNumber = typeof value === "number";
    const isOutOfBounds =
      value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
    const isBigNumber = isNumber && isOutOfBounds;
    const isInt = context && intRegex.test(context.source);
    const isBigInt = isBigNumber && isInt;

    if (isBigInt) return BigInt(context.source);

    const hasCustomReviver = typeof reviver === "function";

    if (!hasCustomReviver) return value;

    return reviver(key, value, context);
  });
};

const MAX_INT = Number.MAX_SAFE_INTEGER.toString();
const MAX_DIGITS = MAX_INT.length;
const stringsOrLargeNumbers =
  /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
const noiseValueWithQuotes = /^"-?\d+n+"$/; // Noise - strings that match the custom format before being converted to it

/**
 * Iteratively traverses the parsed object bottom-up (post-order),
 * emulating the native JSON.parse reviver behavior.
 * This avoids Call Stack overflows (RangeError) on deeply nested structures.
 *
 * @param {any} parsed The natively parsed JSON object.
 * @param {Reviver} [userReviver] User's custom reviver function.
 * @returns {any} The fully processed object.
 */
const applyReviverIteratively = (parsed, userReviver) => {
  const rootHolder = { "": parsed };
  const stack = [{ parent: rootHolder, key: "", visited: false }];

  while (stack.length > 0) {
    const node = stack[stack.length - 1];

    if (!node.visited) {
      node.visited = true;

      const value = node.parent[node.key];
      const isComplexObject = value !== null && typeof value === "object";

      if (isComplexObject) {
        const keys = Object.keys(value);

        for (let i = keys.length - 1; i >= 0; i--) {
          stack.push({ parent: value, key: keys[i], visited: false });
        }
      }
    } else {
      const { parent, key } = node;
      let value = parent[key];

      if (typeof value === "string") {
        const isCustomFormatBigInt = customFormat.test(value);

        if (isCustomFormatBigInt) {
          value = BigInt(value.slice(0, -1));
        } else {
          const isNoise = noiseValue.test(value);

          if (isNoise) value = value.slice(0, -1);
        }
      }

      const hasUserReviver = typeof userReviver === "function";

      if (hasUserReviver) {
        value = userReviver.call(parent, key, value);
      }

      const isDeleted = value === undefined;

      if (isDeleted) {
        delete parent[key];
      } else {
        parent[key] = value;
      }

      stack.pop();
    }
  }

  return rootHolder[""];
};

/**
 * Pre-processes the JSON string to mark large numbers with an 'n' suffix.
 *
 * @param {string} text The raw JSON string.
 * @returns {string} The serialized string with marked BigInts.
 */
const serializeBigInts = (text) => {
  return text.replace(
    stringsOrLargeNumbers,
    (match, digits, fractional, exponential) => {
      const isString = match[0] === '"';
      const isNoise = isString && noiseValueWithQuotes.test(match);

      if (isNoise) return match.substring(0, match.length - 1) + 'n"'; // Mark noise values with additional "n" to offset the deletion of one "n" during the processing

      const hasFractionalOrExponential = fractional || exponential;

      // With a fixed number of digits, we can correctly use lexicographical comparison to do a numeric comparison
      const isLessThanMaxSafeInt =
        digits &&
        (digits.length < MAX_DIGITS ||
          (digits.length === MAX_DIGITS && digits <= MAX_INT));

      const isStandardValue =
        isString || hasFractionalOrExponential || isLessThanMaxSafeInt;

      if (isStandardValue) return match;

      return '"' + match + 'n"';
    },
  );
};

/**
 * Converts a JSON string into a JavaScript value.
 *
 * Supports parsing of large integers using two strategies:
 * 1. Classic fallback: Marks large numbers with "123n" format, then converts to BigInt
 * 2. Fast path (JSONParseV2): Uses context.source feature (~2x faster) when available
 *
 * All other JSON values are parsed exactly like native JSON.parse().
 *
 * @param {string} text A valid JSON string.
 * @param {Reviver} [reviver]
 * A function that transforms the results. This function is called for each member
 * of the object. If a member contains nested objects, the nested objects are
 * transformed before the parent object is.
 * @returns {any} The parsed JavaScript value.
 * @throws {SyntaxError} If text is not valid JSON.
 */
const JSONParse = (text, reviver) => {
  if (!text) return originalParse(text, reviver);

  try {
    if (isContextSourceSupported()) return JSONParseV2(text, reviver); // Shortcut to a faster (2x) and simpler version

    // Find and mark big numbers with "n"
    const serializedData = serializeBigInts(text);

    return originalParse(serializedData, (key, value, context) =>
      convertMarkedBigIntsReviver(key, value, context, reviver),
    );
  } catch (error) {
    if (error instanceof RangeError) {
      const serializedData = serializeBigInts(text);
      const parsed = originalParse(serializedData);

      return applyReviverIteratively(parsed, reviver);
    }

    throw error;
  }
};



;// CONCATENATED MODULE: ./node_modules/@octokit/request-error/dist-src/index.js
class RequestError extends Error {
  name;
  /**
   * http status code
   */
  status;
  /**
   * Request options that lead to the error.
   */
  request;
  /**
   * Response object if a response was received
   */
  response;
  constructor(message, statusCode, options) {
    super(message, { cause: options.cause });
    this.name = "HttpError";
    this.status = Number.parseInt(statusCode);
    if (Number.isNaN(this.status)) {
      this.status = 0;
    }
    /* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist */
    if ("response" in options) {
      this.response = options.response;
    }
    const requestCopy = Object.assign({}, options.request);
    if (options.request.headers.authorization) {
      requestCopy.headers = Object.assign({}, options.request.headers, {
        authorization: options.request.headers.authorization.replace(
          /(?<! ) .*$/,
          " [REDACTED]"
        )
      });
    }
    requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
    this.request = requestCopy;
  }
}


;// CONCATENATED MODULE: ./node_modules/@octokit/request/dist-bundle/index.js
// pkg/dist-src/index.js


// pkg/dist-src/defaults.js


// pkg/dist-src/version.js
var dist_bundle_VERSION = "10.0.16";

// pkg/dist-src/defaults.js
var defaults_default = {
  headers: {
    "user-agent": `octokit-request.js/${dist_bundle_VERSION} ${getUserAgent()}`
  }
};

// pkg/dist-src/fetch-wrapper.js



// pkg/dist-src/is-plain-object.js
function dist_bundle_isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}

// pkg/dist-src/fetch-wrapper.js

var noop = () => "";
async function fetchWrapper(requestOptions) {
  const fetch = requestOptions.request?.fetch || globalThis.fetch;
  if (!fetch) {
    throw new Error(
      "fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing"
    );
  }
  const log = requestOptions.request?.log || console;
  const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
  const body = dist_bundle_isPlainObject(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
  const requestHeaders = Object.fromEntries(
    Object.entries(requestOptions.headers).map(([name, value]) => [
      name,
      String(value)
    ])
  );
  let fetchResponse;
  try {
    fetchResponse = await fetch(requestOptions.url, {
      method: requestOptions.method,
      body,
      redirect: requestOptions.request?.redirect,
      headers: requestHeaders,
      signal: requestOptions.request?.signal,
      // duplex must be set if request.body is ReadableStream or Async Iterables.
      // See https://fetch.spec.whatwg.org/#dom-requestinit-duplex.
      ...requestOptions.body && { duplex: "half" }
    });
  } catch (error) {
    let message = "Unknown Error";
    if (error instanceof Error) {
      if (error.name === "AbortError") {
        error.status = 500;
        throw error;
      }
      message = error.message;
      if (error.name === "TypeError" && "cause" in error) {
        if (error.cause instanceof Error) {
          message = error.cause.message;
        } else if (typeof error.cause === "string") {
          message = error.cause;
        }
      }
    }
    const requestError = new RequestError(message, 500, {
      request: requestOptions
    });
    requestError.cause = error;
    throw requestError;
  }
  const status = fetchResponse.status;
  const url = fetchResponse.url;
  const responseHeaders = {};
  for (const [key, value] of fetchResponse.headers) {
    responseHeaders[key] = value;
  }
  const octokitResponse = {
    url,
    status,
    headers: responseHeaders,
    data: ""
  };
  if ("deprecation" in responseHeaders) {
    const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
    const deprecationLink = matches && matches.pop();
    log.warn(
      `[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`
    );
  }
  if (status === 204 || status === 205) {
    return octokitResponse;
  }
  if (requestOptions.method === "HEAD") {
    if (status < 400) {
      return octokitResponse;
    }
    throw new RequestError(fetchResponse.statusText, status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status === 304) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError("Not modified", status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status >= 400) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError(toErrorMessage(octokitResponse.data), status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
  return octokitResponse;
}
async function getResponseData(response) {
  const contentType = response.headers.get("content-type");
  if (!contentType) {
    return response.text().catch(noop);
  }
  const mimetype = dist_parse(contentType);
  if (isJSONResponse(mimetype)) {
    let text = "";
    try {
      text = await response.text();
      return JSONParse(text);
    } catch (err) {
      return text;
    }
  } else if (mimetype.type.startsWith("text/") || // `application/octet-stream` is the canonical "arbitrary binary" type
  // (RFC 2046) and must never be decoded as text, even when the response
  // carries a (misleading) `charset=utf-8` parameter — see #751.
  mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") {
    return response.text().catch(noop);
  } else {
    return response.arrayBuffer().catch(
      /* v8 ignore next -- @preserve */
      () => new ArrayBuffer(0)
    );
  }
}
function isJSONResponse(mimetype) {
  return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
  if (typeof data === "string") {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return "Unknown error";
  }
  if (typeof data === "object" && data !== null && "message" in data) {
    const objectData = data;
    const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
    return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
  }
  return `Unknown error: ${JSON.stringify(data)}`;
}

// pkg/dist-src/with-defaults.js
function dist_bundle_withDefaults(oldEndpoint, newDefaults) {
  const endpoint2 = oldEndpoint.defaults(newDefaults);
  const newApi = function(route, parameters) {
    const endpointOptions = endpoint2.merge(route, parameters);
    if (!endpointOptions.request || !endpointOptions.request.hook) {
      return fetchWrapper(endpoint2.parse(endpointOptions));
    }
    const request2 = (route2, parameters2) => {
      return fetchWrapper(
        endpoint2.parse(endpoint2.merge(route2, parameters2))
      );
    };
    Object.assign(request2, {
      endpoint: endpoint2,
      defaults: dist_bundle_withDefaults.bind(null, endpoint2)
    });
    return endpointOptions.request.hook(request2, endpointOptions);
  };
  return Object.assign(newApi, {
    endpoint: endpoint2,
    defaults: dist_bundle_withDefaults.bind(null, endpoint2)
  });
}

// pkg/dist-src/index.js
var request = dist_bundle_withDefaults(endpoint, defaults_default);

/* v8 ignore next -- @preserve */
/* v8 ignore else -- @preserve */

;// CONCATENATED MODULE: ./node_modules/@octokit/graphql/dist-bundle/index.js
// pkg/dist-src/index.js



// pkg/dist-src/version.js
var graphql_dist_bundle_VERSION = "0.0.0-development";

// pkg/dist-src/with-defaults.js


// pkg/dist-src/graphql.js


// pkg/dist-src/error.js
function _buildMessageForResponseErrors(data) {
  return `Request failed due to following response errors:
` + data.errors.map((e) => ` - ${e.message}`).join("\n");
}
var GraphqlResponseError = class extends Error {
  constructor(request2, headers, response) {
    super(_buildMessageForResponseErrors(response));
    this.request = request2;
    this.headers = headers;
    this.response = response;
    this.errors = response.errors;
    this.data = response.data;
    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, this.constructor);
    }
  }
  request;
  headers;
  response;
  name = "GraphqlResponseError";
  errors;
  data;
};

// pkg/dist-src/graphql.js
var NON_VARIABLE_OPTIONS = [
  "method",
  "baseUrl",
  "url",
  "headers",
  "request",
  "query",
  "mediaType",
  "operationName"
];
var FORBIDDEN_VARIABLE_OPTIONS = ["query", "method", "url"];
var GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;
function graphql(request2, query, options) {
  if (options) {
    if (typeof query === "string" && "query" in options) {
      return Promise.reject(
        new Error(`[@octokit/graphql] "query" cannot be used as variable name`)
      );
    }
    for (const key in options) {
      if (!FORBIDDEN_VARIABLE_OPTIONS.includes(key)) continue;
      return Promise.reject(
        new Error(
          `[@octokit/graphql] "${key}" cannot be used as variable name`
        )
      );
    }
  }
  const parsedOptions = typeof query === "string" ? Object.assign({ query }, options) : query;
  const requestOptions = Object.keys(
    parsedOptions
  ).reduce((result, key) => {
    if (NON_VARIABLE_OPTIONS.includes(key)) {
      result[key] = parsedOptions[key];
      return result;
    }
    if (!result.variables) {
      result.variables = {};
    }
    result.variables[key] = parsedOptions[key];
    return result;
  }, {});
  const baseUrl = parsedOptions.baseUrl || request2.endpoint.DEFAULTS.baseUrl;
  if (GHES_V3_SUFFIX_REGEX.test(baseUrl)) {
    requestOptions.url = baseUrl.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql");
  }
  return request2(requestOptions).then((response) => {
    if (response.data.errors) {
      const headers = {};
      for (const key of Object.keys(response.headers)) {
        headers[key] = response.headers[key];
      }
      throw new GraphqlResponseError(
        requestOptions,
        headers,
        response.data
      );
    }
    return response.data.data;
  });
}

// pkg/dist-src/with-defaults.js
function graphql_dist_bundle_withDefaults(request2, newDefaults) {
  const newRequest = request2.defaults(newDefaults);
  const newApi = (query, options) => {
    return graphql(newRequest, query, options);
  };
  return Object.assign(newApi, {
    defaults: graphql_dist_bundle_withDefaults.bind(null, newRequest),
    endpoint: newRequest.endpoint
  });
}

// pkg/dist-src/index.js
var graphql2 = graphql_dist_bundle_withDefaults(request, {
  headers: {
    "user-agent": `octokit-graphql.js/${graphql_dist_bundle_VERSION} ${getUserAgent()}`
  },
  method: "POST",
  url: "/graphql"
});
function withCustomRequest(customRequest) {
  return graphql_dist_bundle_withDefaults(customRequest, {
    method: "POST",
    url: "/graphql"
  });
}

/* v8 ignore if -- @preserve */

;// CONCATENATED MODULE: ./node_modules/@octokit/auth-token/dist-bundle/index.js
// pkg/dist-src/is-jwt.js
var b64url = "(?:[a-zA-Z0-9_-]+)";
var sep = "\\.";
var jwtRE = new RegExp(`^${b64url}${sep}${b64url}${sep}${b64url}$`);
var isJWT = jwtRE.test.bind(jwtRE);

// pkg/dist-src/auth.js
async function auth(token) {
  const isApp = isJWT(token);
  const isInstallation = token.startsWith("v1.") || token.startsWith("ghs_");
  const isUserToServer = token.startsWith("ghu_");
  const tokenType = isApp ? "app" : isInstallation ? "installation" : isUserToServer ? "user-to-server" : "oauth";
  return {
    type: "token",
    token,
    tokenType
  };
}

// pkg/dist-src/with-authorization-prefix.js
function withAuthorizationPrefix(token) {
  if (token.split(/\./).length === 3) {
    return `bearer ${token}`;
  }
  return `token ${token}`;
}

// pkg/dist-src/hook.js
async function hook(token, request, route, parameters) {
  const endpoint = request.endpoint.merge(
    route,
    parameters
  );
  endpoint.headers.authorization = withAuthorizationPrefix(token);
  return request(endpoint);
}

// pkg/dist-src/index.js
var createTokenAuth = function createTokenAuth2(token) {
  if (!token) {
    throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
  }
  if (typeof token !== "string") {
    throw new Error(
      "[@octokit/auth-token] Token passed to createTokenAuth is not a string"
    );
  }
  token = token.replace(/^(token|bearer) +/i, "");
  return Object.assign(auth.bind(null, token), {
    hook: hook.bind(null, token)
  });
};


;// CONCATENATED MODULE: ./node_modules/@octokit/core/dist-src/version.js
const version_VERSION = "7.0.8";


;// CONCATENATED MODULE: ./node_modules/@octokit/core/dist-src/index.js






const dist_src_noop = () => {
};
const consoleWarn = console.warn.bind(console);
const consoleError = console.error.bind(console);
function createLogger(logger = {}) {
  if (typeof logger.debug !== "function") {
    logger.debug = dist_src_noop;
  }
  if (typeof logger.info !== "function") {
    logger.info = dist_src_noop;
  }
  if (typeof logger.warn !== "function") {
    logger.warn = consoleWarn;
  }
  if (typeof logger.error !== "function") {
    logger.error = consoleError;
  }
  return logger;
}
const userAgentTrail = `octokit-core.js/${version_VERSION} ${getUserAgent()}`;
class Octokit {
  static VERSION = version_VERSION;
  static defaults(defaults) {
    const OctokitWithDefaults = class extends this {
      constructor(...args) {
        const options = args[0] || {};
        if (typeof defaults === "function") {
          super(defaults(options));
          return;
        }
        super(
          Object.assign(
            {},
            defaults,
            options,
            options.userAgent && defaults.userAgent ? {
              userAgent: `${options.userAgent} ${defaults.userAgent}`
            } : null
          )
        );
      }
    };
    return OctokitWithDefaults;
  }
  static plugins = [];
  /**
   * Attach a plugin (or many) to your Octokit instance.
   *
   * @example
   * const API = Octokit.plugin(plugin1, plugin2, plugin3, ...)
   */
  static plugin(...newPlugins) {
    const currentPlugins = this.plugins;
    const NewOctokit = class extends this {
      static plugins = currentPlugins.concat(
        newPlugins.filter((plugin) => !currentPlugins.includes(plugin))
      );
    };
    return NewOctokit;
  }
  constructor(options = {}) {
    const hook = new before_after_hook.Collection();
    const requestDefaults = {
      baseUrl: request.endpoint.DEFAULTS.baseUrl,
      headers: {},
      request: Object.assign({}, options.request, {
        // @ts-ignore internal usage only, no need to type
        hook: hook.bind(null, "request")
      }),
      mediaType: {
        previews: [],
        format: ""
      }
    };
    requestDefaults.headers["user-agent"] = options.userAgent ? `${options.userAgent} ${userAgentTrail}` : userAgentTrail;
    if (options.baseUrl) {
      requestDefaults.baseUrl = options.baseUrl;
    }
    if (options.previews) {
      requestDefaults.mediaType.previews = options.previews;
    }
    if (options.timeZone) {
      requestDefaults.headers["time-zone"] = options.timeZone;
    }
    this.request = request.defaults(requestDefaults);
    this.graphql = withCustomRequest(this.request).defaults(requestDefaults);
    this.log = createLogger(options.log);
    this.hook = hook;
    if (!options.authStrategy) {
      if (!options.auth) {
        this.auth = async () => ({
          type: "unauthenticated"
        });
      } else {
        const auth = createTokenAuth(options.auth);
        hook.wrap("request", auth.hook);
        this.auth = auth;
      }
    } else {
      const { authStrategy, ...otherOptions } = options;
      const auth = authStrategy(
        Object.assign(
          {
            request: this.request,
            log: this.log,
            // we pass the current octokit instance as well as its constructor options
            // to allow for authentication strategies that return a new octokit instance
            // that shares the same internal state as the current one. The original
            // requirement for this was the "event-octokit" authentication strategy
            // of https://github.com/probot/octokit-auth-probot.
            octokit: this,
            octokitOptions: otherOptions
          },
          options.auth
        )
      );
      hook.wrap("request", auth.hook);
      this.auth = auth;
    }
    const classConstructor = this.constructor;
    for (let i = 0; i < classConstructor.plugins.length; ++i) {
      Object.assign(this, classConstructor.plugins[i](this, options));
    }
  }
  // assigned during constructor
  request;
  graphql;
  log;
  hook;
  // TODO: type `octokit.auth` based on passed options.authStrategy
  auth;
}


;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-request-log/dist-src/version.js
const dist_src_version_VERSION = "6.0.0";


;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-request-log/dist-src/index.js

function requestLog(octokit) {
  octokit.hook.wrap("request", (request, options) => {
    octokit.log.debug("request", options);
    const start = Date.now();
    const requestOptions = octokit.request.endpoint.parse(options);
    const path = requestOptions.url.replace(options.baseUrl, "");
    return request(options).then((response) => {
      const requestId = response.headers["x-github-request-id"];
      octokit.log.info(
        `${requestOptions.method} ${path} - ${response.status} with id ${requestId} in ${Date.now() - start}ms`
      );
      return response;
    }).catch((error) => {
      const requestId = error.response?.headers["x-github-request-id"] || "UNKNOWN";
      octokit.log.error(
        `${requestOptions.method} ${path} - ${error.status} with id ${requestId} in ${Date.now() - start}ms`
      );
      throw error;
    });
  });
}
requestLog.VERSION = dist_src_version_VERSION;


;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-paginate-rest/dist-bundle/index.js
// pkg/dist-src/version.js
var plugin_paginate_rest_dist_bundle_VERSION = "0.0.0-development";

// pkg/dist-src/normalize-paginated-list-response.js
function normalizePaginatedListResponse(response) {
  if (!response.data) {
    return {
      ...response,
      data: []
    };
  }
  const responseNeedsNormalization = ("total_count" in response.data || "total_commits" in response.data) && !("url" in response.data);
  if (!responseNeedsNormalization) return response;
  const incompleteResults = response.data.incomplete_results;
  const repositorySelection = response.data.repository_selection;
  const totalCount = response.data.total_count;
  const totalCommits = response.data.total_commits;
  delete response.data.incomplete_results;
  delete response.data.repository_selection;
  delete response.data.total_count;
  delete response.data.total_commits;
  const namespaceKey = Object.keys(response.data)[0];
  const data = response.data[namespaceKey];
  response.data = data;
  if (typeof incompleteResults !== "undefined") {
    response.data.incomplete_results = incompleteResults;
  }
  if (typeof repositorySelection !== "undefined") {
    response.data.repository_selection = repositorySelection;
  }
  response.data.total_count = totalCount;
  response.data.total_commits = totalCommits;
  return response;
}

// pkg/dist-src/iterator.js
function iterator(octokit, route, parameters) {
  const options = typeof route === "function" ? route.endpoint(parameters) : octokit.request.endpoint(route, parameters);
  const requestMethod = typeof route === "function" ? route : octokit.request;
  const method = options.method;
  const headers = options.headers;
  let url = options.url;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (!url) return { done: true };
        try {
          const response = await requestMethod({ method, url, headers });
          const normalizedResponse = normalizePaginatedListResponse(response);
          url = ((normalizedResponse.headers.link || "").match(
            /<([^<>]+)>;\s*rel="next"/
          ) || [])[1];
          if (!url && "total_commits" in normalizedResponse.data) {
            const parsedUrl = new URL(normalizedResponse.url);
            const params = parsedUrl.searchParams;
            const page = parseInt(params.get("page") || "1", 10);
            const per_page = parseInt(params.get("per_page") || "250", 10);
            if (page * per_page < normalizedResponse.data.total_commits) {
              params.set("page", String(page + 1));
              url = parsedUrl.toString();
            }
          }
          return { value: normalizedResponse };
        } catch (error) {
          if (error.status !== 409) throw error;
          url = "";
          return {
            value: {
              status: 200,
              headers: {},
              data: []
            }
          };
        }
      }
    })
  };
}

// pkg/dist-src/paginate.js
function paginate(octokit, route, parameters, mapFn) {
  if (typeof parameters === "function") {
    mapFn = parameters;
    parameters = void 0;
  }
  return gather(
    octokit,
    [],
    iterator(octokit, route, parameters)[Symbol.asyncIterator](),
    mapFn
  );
}
function gather(octokit, results, iterator2, mapFn) {
  return iterator2.next().then((result) => {
    if (result.done) {
      return results;
    }
    let earlyExit = false;
    function done() {
      earlyExit = true;
    }
    results = results.concat(
      mapFn ? mapFn(result.value, done) : result.value.data
    );
    if (earlyExit) {
      return results;
    }
    return gather(octokit, results, iterator2, mapFn);
  });
}

// pkg/dist-src/compose-paginate.js
var composePaginateRest = Object.assign(paginate, {
  iterator
});

// pkg/dist-src/generated/paginating-endpoints.js
var paginatingEndpoints = (/* unused pure expression or super */ null && ([
  "GET /advisories",
  "GET /app/hook/deliveries",
  "GET /app/installation-requests",
  "GET /app/installations",
  "GET /assignments/{assignment_id}/accepted_assignments",
  "GET /classrooms",
  "GET /classrooms/{classroom_id}/assignments",
  "GET /enterprises/{enterprise}/code-security/configurations",
  "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}/repositories",
  "GET /enterprises/{enterprise}/dependabot/alerts",
  "GET /enterprises/{enterprise}/teams",
  "GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships",
  "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations",
  "GET /events",
  "GET /gists",
  "GET /gists/public",
  "GET /gists/starred",
  "GET /gists/{gist_id}/comments",
  "GET /gists/{gist_id}/commits",
  "GET /gists/{gist_id}/forks",
  "GET /installation/repositories",
  "GET /issues",
  "GET /licenses",
  "GET /marketplace_listing/plans",
  "GET /marketplace_listing/plans/{plan_id}/accounts",
  "GET /marketplace_listing/stubbed/plans",
  "GET /marketplace_listing/stubbed/plans/{plan_id}/accounts",
  "GET /networks/{owner}/{repo}/events",
  "GET /notifications",
  "GET /organizations",
  "GET /organizations/{org}/dependabot/repository-access",
  "GET /orgs/{org}/actions/cache/usage-by-repository",
  "GET /orgs/{org}/actions/hosted-runners",
  "GET /orgs/{org}/actions/permissions/repositories",
  "GET /orgs/{org}/actions/permissions/self-hosted-runners/repositories",
  "GET /orgs/{org}/actions/runner-groups",
  "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners",
  "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories",
  "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/runners",
  "GET /orgs/{org}/actions/runners",
  "GET /orgs/{org}/actions/secrets",
  "GET /orgs/{org}/actions/secrets/{secret_name}/repositories",
  "GET /orgs/{org}/actions/variables",
  "GET /orgs/{org}/actions/variables/{name}/repositories",
  "GET /orgs/{org}/attestations/repositories",
  "GET /orgs/{org}/attestations/{subject_digest}",
  "GET /orgs/{org}/blocks",
  "GET /orgs/{org}/campaigns",
  "GET /orgs/{org}/code-scanning/alerts",
  "GET /orgs/{org}/code-security/configurations",
  "GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories",
  "GET /orgs/{org}/codespaces",
  "GET /orgs/{org}/codespaces/secrets",
  "GET /orgs/{org}/codespaces/secrets/{secret_name}/repositories",
  "GET /orgs/{org}/copilot/billing/seats",
  "GET /orgs/{org}/copilot/metrics",
  "GET /orgs/{org}/dependabot/alerts",
  "GET /orgs/{org}/dependabot/secrets",
  "GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories",
  "GET /orgs/{org}/events",
  "GET /orgs/{org}/failed_invitations",
  "GET /orgs/{org}/hooks",
  "GET /orgs/{org}/hooks/{hook_id}/deliveries",
  "GET /orgs/{org}/insights/api/route-stats/{actor_type}/{actor_id}",
  "GET /orgs/{org}/insights/api/subject-stats",
  "GET /orgs/{org}/insights/api/user-stats/{user_id}",
  "GET /orgs/{org}/installations",
  "GET /orgs/{org}/invitations",
  "GET /orgs/{org}/invitations/{invitation_id}/teams",
  "GET /orgs/{org}/issues",
  "GET /orgs/{org}/members",
  "GET /orgs/{org}/members/{username}/codespaces",
  "GET /orgs/{org}/migrations",
  "GET /orgs/{org}/migrations/{migration_id}/repositories",
  "GET /orgs/{org}/organization-roles/{role_id}/teams",
  "GET /orgs/{org}/organization-roles/{role_id}/users",
  "GET /orgs/{org}/outside_collaborators",
  "GET /orgs/{org}/packages",
  "GET /orgs/{org}/packages/{package_type}/{package_name}/versions",
  "GET /orgs/{org}/personal-access-token-requests",
  "GET /orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories",
  "GET /orgs/{org}/personal-access-tokens",
  "GET /orgs/{org}/personal-access-tokens/{pat_id}/repositories",
  "GET /orgs/{org}/private-registries",
  "GET /orgs/{org}/projects",
  "GET /orgs/{org}/projectsV2",
  "GET /orgs/{org}/projectsV2/{project_number}/fields",
  "GET /orgs/{org}/projectsV2/{project_number}/items",
  "GET /orgs/{org}/properties/values",
  "GET /orgs/{org}/public_members",
  "GET /orgs/{org}/repos",
  "GET /orgs/{org}/rulesets",
  "GET /orgs/{org}/rulesets/rule-suites",
  "GET /orgs/{org}/rulesets/{ruleset_id}/history",
  "GET /orgs/{org}/secret-scanning/alerts",
  "GET /orgs/{org}/security-advisories",
  "GET /orgs/{org}/settings/immutable-releases/repositories",
  "GET /orgs/{org}/settings/network-configurations",
  "GET /orgs/{org}/team/{team_slug}/copilot/metrics",
  "GET /orgs/{org}/teams",
  "GET /orgs/{org}/teams/{team_slug}/discussions",
  "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
  "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions",
  "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions",
  "GET /orgs/{org}/teams/{team_slug}/invitations",
  "GET /orgs/{org}/teams/{team_slug}/members",
  "GET /orgs/{org}/teams/{team_slug}/projects",
  "GET /orgs/{org}/teams/{team_slug}/repos",
  "GET /orgs/{org}/teams/{team_slug}/teams",
  "GET /projects/{project_id}/collaborators",
  "GET /repos/{owner}/{repo}/actions/artifacts",
  "GET /repos/{owner}/{repo}/actions/caches",
  "GET /repos/{owner}/{repo}/actions/organization-secrets",
  "GET /repos/{owner}/{repo}/actions/organization-variables",
  "GET /repos/{owner}/{repo}/actions/runners",
  "GET /repos/{owner}/{repo}/actions/runs",
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts",
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs",
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs",
  "GET /repos/{owner}/{repo}/actions/secrets",
  "GET /repos/{owner}/{repo}/actions/variables",
  "GET /repos/{owner}/{repo}/actions/workflows",
  "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
  "GET /repos/{owner}/{repo}/activity",
  "GET /repos/{owner}/{repo}/assignees",
  "GET /repos/{owner}/{repo}/attestations/{subject_digest}",
  "GET /repos/{owner}/{repo}/branches",
  "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
  "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs",
  "GET /repos/{owner}/{repo}/code-scanning/alerts",
  "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances",
  "GET /repos/{owner}/{repo}/code-scanning/analyses",
  "GET /repos/{owner}/{repo}/codespaces",
  "GET /repos/{owner}/{repo}/codespaces/devcontainers",
  "GET /repos/{owner}/{repo}/codespaces/secrets",
  "GET /repos/{owner}/{repo}/collaborators",
  "GET /repos/{owner}/{repo}/comments",
  "GET /repos/{owner}/{repo}/comments/{comment_id}/reactions",
  "GET /repos/{owner}/{repo}/commits",
  "GET /repos/{owner}/{repo}/commits/{commit_sha}/comments",
  "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",
  "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
  "GET /repos/{owner}/{repo}/commits/{ref}/check-suites",
  "GET /repos/{owner}/{repo}/commits/{ref}/status",
  "GET /repos/{owner}/{repo}/commits/{ref}/statuses",
  "GET /repos/{owner}/{repo}/compare/{basehead}",
  "GET /repos/{owner}/{repo}/compare/{base}...{head}",
  "GET /repos/{owner}/{repo}/contributors",
  "GET /repos/{owner}/{repo}/dependabot/alerts",
  "GET /repos/{owner}/{repo}/dependabot/secrets",
  "GET /repos/{owner}/{repo}/deployments",
  "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
  "GET /repos/{owner}/{repo}/environments",
  "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies",
  "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/apps",
  "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets",
  "GET /repos/{owner}/{repo}/environments/{environment_name}/variables",
  "GET /repos/{owner}/{repo}/events",
  "GET /repos/{owner}/{repo}/forks",
  "GET /repos/{owner}/{repo}/hooks",
  "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries",
  "GET /repos/{owner}/{repo}/invitations",
  "GET /repos/{owner}/{repo}/issues",
  "GET /repos/{owner}/{repo}/issues/comments",
  "GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
  "GET /repos/{owner}/{repo}/issues/events",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/events",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/labels",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/reactions",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline",
  "GET /repos/{owner}/{repo}/keys",
  "GET /repos/{owner}/{repo}/labels",
  "GET /repos/{owner}/{repo}/milestones",
  "GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels",
  "GET /repos/{owner}/{repo}/notifications",
  "GET /repos/{owner}/{repo}/pages/builds",
  "GET /repos/{owner}/{repo}/projects",
  "GET /repos/{owner}/{repo}/pulls",
  "GET /repos/{owner}/{repo}/pulls/comments",
  "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments",
  "GET /repos/{owner}/{repo}/releases",
  "GET /repos/{owner}/{repo}/releases/{release_id}/assets",
  "GET /repos/{owner}/{repo}/releases/{release_id}/reactions",
  "GET /repos/{owner}/{repo}/rules/branches/{branch}",
  "GET /repos/{owner}/{repo}/rulesets",
  "GET /repos/{owner}/{repo}/rulesets/rule-suites",
  "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history",
  "GET /repos/{owner}/{repo}/secret-scanning/alerts",
  "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}/locations",
  "GET /repos/{owner}/{repo}/security-advisories",
  "GET /repos/{owner}/{repo}/stargazers",
  "GET /repos/{owner}/{repo}/subscribers",
  "GET /repos/{owner}/{repo}/tags",
  "GET /repos/{owner}/{repo}/teams",
  "GET /repos/{owner}/{repo}/topics",
  "GET /repositories",
  "GET /search/code",
  "GET /search/commits",
  "GET /search/issues",
  "GET /search/labels",
  "GET /search/repositories",
  "GET /search/topics",
  "GET /search/users",
  "GET /teams/{team_id}/discussions",
  "GET /teams/{team_id}/discussions/{discussion_number}/comments",
  "GET /teams/{team_id}/discussions/{discussion_number}/comments/{comment_number}/reactions",
  "GET /teams/{team_id}/discussions/{discussion_number}/reactions",
  "GET /teams/{team_id}/invitations",
  "GET /teams/{team_id}/members",
  "GET /teams/{team_id}/projects",
  "GET /teams/{team_id}/repos",
  "GET /teams/{team_id}/teams",
  "GET /user/blocks",
  "GET /user/codespaces",
  "GET /user/codespaces/secrets",
  "GET /user/emails",
  "GET /user/followers",
  "GET /user/following",
  "GET /user/gpg_keys",
  "GET /user/installations",
  "GET /user/installations/{installation_id}/repositories",
  "GET /user/issues",
  "GET /user/keys",
  "GET /user/marketplace_purchases",
  "GET /user/marketplace_purchases/stubbed",
  "GET /user/memberships/orgs",
  "GET /user/migrations",
  "GET /user/migrations/{migration_id}/repositories",
  "GET /user/orgs",
  "GET /user/packages",
  "GET /user/packages/{package_type}/{package_name}/versions",
  "GET /user/public_emails",
  "GET /user/repos",
  "GET /user/repository_invitations",
  "GET /user/social_accounts",
  "GET /user/ssh_signing_keys",
  "GET /user/starred",
  "GET /user/subscriptions",
  "GET /user/teams",
  "GET /users",
  "GET /users/{username}/attestations/{subject_digest}",
  "GET /users/{username}/events",
  "GET /users/{username}/events/orgs/{org}",
  "GET /users/{username}/events/public",
  "GET /users/{username}/followers",
  "GET /users/{username}/following",
  "GET /users/{username}/gists",
  "GET /users/{username}/gpg_keys",
  "GET /users/{username}/keys",
  "GET /users/{username}/orgs",
  "GET /users/{username}/packages",
  "GET /users/{username}/projects",
  "GET /users/{username}/projectsV2",
  "GET /users/{username}/projectsV2/{project_number}/fields",
  "GET /users/{username}/projectsV2/{project_number}/items",
  "GET /users/{username}/received_events",
  "GET /users/{username}/received_events/public",
  "GET /users/{username}/repos",
  "GET /users/{username}/social_accounts",
  "GET /users/{username}/ssh_signing_keys",
  "GET /users/{username}/starred",
  "GET /users/{username}/subscriptions"
]));

// pkg/dist-src/paginating-endpoints.js
function isPaginatingEndpoint(arg) {
  if (typeof arg === "string") {
    return paginatingEndpoints.includes(arg);
  } else {
    return false;
  }
}

// pkg/dist-src/index.js
function paginateRest(octokit) {
  return {
    paginate: Object.assign(paginate.bind(null, octokit), {
      iterator: iterator.bind(null, octokit)
    })
  };
}
paginateRest.VERSION = plugin_paginate_rest_dist_bundle_VERSION;


;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/version.js
const plugin_rest_endpoint_methods_dist_src_version_VERSION = "17.0.0";

//# sourceMappingURL=version.js.map

;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js
const Endpoints = {
  actions: {
    addCustomLabelsToSelfHostedRunnerForOrg: [
      "POST /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    addCustomLabelsToSelfHostedRunnerForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    addRepoAccessToSelfHostedRunnerGroupInOrg: [
      "PUT /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgVariable: [
      "PUT /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"
    ],
    approveWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve"
    ],
    cancelWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel"
    ],
    createEnvironmentVariable: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/variables"
    ],
    createHostedRunnerForOrg: ["POST /orgs/{org}/actions/hosted-runners"],
    createOrUpdateEnvironmentSecret: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    createOrUpdateOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}"],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}"
    ],
    createOrgVariable: ["POST /orgs/{org}/actions/variables"],
    createRegistrationTokenForOrg: [
      "POST /orgs/{org}/actions/runners/registration-token"
    ],
    createRegistrationTokenForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/registration-token"
    ],
    createRemoveTokenForOrg: ["POST /orgs/{org}/actions/runners/remove-token"],
    createRemoveTokenForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/remove-token"
    ],
    createRepoVariable: ["POST /repos/{owner}/{repo}/actions/variables"],
    createWorkflowDispatch: [
      "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches"
    ],
    deleteActionsCacheById: [
      "DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}"
    ],
    deleteActionsCacheByKey: [
      "DELETE /repos/{owner}/{repo}/actions/caches{?key,ref}"
    ],
    deleteArtifact: [
      "DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"
    ],
    deleteCustomImageFromOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"
    ],
    deleteCustomImageVersionFromOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"
    ],
    deleteEnvironmentSecret: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    deleteEnvironmentVariable: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    deleteHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/actions/secrets/{secret_name}"],
    deleteOrgVariable: ["DELETE /orgs/{org}/actions/variables/{name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/actions/secrets/{secret_name}"
    ],
    deleteRepoVariable: [
      "DELETE /repos/{owner}/{repo}/actions/variables/{name}"
    ],
    deleteSelfHostedRunnerFromOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}"
    ],
    deleteSelfHostedRunnerFromRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}"
    ],
    deleteWorkflowRun: ["DELETE /repos/{owner}/{repo}/actions/runs/{run_id}"],
    deleteWorkflowRunLogs: [
      "DELETE /repos/{owner}/{repo}/actions/runs/{run_id}/logs"
    ],
    disableSelectedRepositoryGithubActionsOrganization: [
      "DELETE /orgs/{org}/actions/permissions/repositories/{repository_id}"
    ],
    disableWorkflow: [
      "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/disable"
    ],
    downloadArtifact: [
      "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}"
    ],
    downloadJobLogsForWorkflowRun: [
      "GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs"
    ],
    downloadWorkflowRunAttemptLogs: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/logs"
    ],
    downloadWorkflowRunLogs: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs"
    ],
    enableSelectedRepositoryGithubActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/repositories/{repository_id}"
    ],
    enableWorkflow: [
      "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable"
    ],
    forceCancelWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/force-cancel"
    ],
    generateRunnerJitconfigForOrg: [
      "POST /orgs/{org}/actions/runners/generate-jitconfig"
    ],
    generateRunnerJitconfigForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/generate-jitconfig"
    ],
    getActionsCacheList: ["GET /repos/{owner}/{repo}/actions/caches"],
    getActionsCacheUsage: ["GET /repos/{owner}/{repo}/actions/cache/usage"],
    getActionsCacheUsageByRepoForOrg: [
      "GET /orgs/{org}/actions/cache/usage-by-repository"
    ],
    getActionsCacheUsageForOrg: ["GET /orgs/{org}/actions/cache/usage"],
    getAllowedActionsOrganization: [
      "GET /orgs/{org}/actions/permissions/selected-actions"
    ],
    getAllowedActionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/selected-actions"
    ],
    getArtifact: ["GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"],
    getCustomImageForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"
    ],
    getCustomImageVersionForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"
    ],
    getCustomOidcSubClaimForRepo: [
      "GET /repos/{owner}/{repo}/actions/oidc/customization/sub"
    ],
    getEnvironmentPublicKey: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key"
    ],
    getEnvironmentSecret: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    getEnvironmentVariable: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    getGithubActionsDefaultWorkflowPermissionsOrganization: [
      "GET /orgs/{org}/actions/permissions/workflow"
    ],
    getGithubActionsDefaultWorkflowPermissionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/workflow"
    ],
    getGithubActionsPermissionsOrganization: [
      "GET /orgs/{org}/actions/permissions"
    ],
    getGithubActionsPermissionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions"
    ],
    getHostedRunnerForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    getHostedRunnersGithubOwnedImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/github-owned"
    ],
    getHostedRunnersLimitsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/limits"
    ],
    getHostedRunnersMachineSpecsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/machine-sizes"
    ],
    getHostedRunnersPartnerImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/partner"
    ],
    getHostedRunnersPlatformsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/platforms"
    ],
    getJobForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/jobs/{job_id}"],
    getOrgPublicKey: ["GET /orgs/{org}/actions/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/actions/secrets/{secret_name}"],
    getOrgVariable: ["GET /orgs/{org}/actions/variables/{name}"],
    getPendingDeploymentsForRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"
    ],
    getRepoPermissions: [
      "GET /repos/{owner}/{repo}/actions/permissions",
      {},
      { renamed: ["actions", "getGithubActionsPermissionsRepository"] }
    ],
    getRepoPublicKey: ["GET /repos/{owner}/{repo}/actions/secrets/public-key"],
    getRepoSecret: ["GET /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
    getRepoVariable: ["GET /repos/{owner}/{repo}/actions/variables/{name}"],
    getReviewsForRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals"
    ],
    getSelfHostedRunnerForOrg: ["GET /orgs/{org}/actions/runners/{runner_id}"],
    getSelfHostedRunnerForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/{runner_id}"
    ],
    getWorkflow: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}"],
    getWorkflowAccessToRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/access"
    ],
    getWorkflowRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}"],
    getWorkflowRunAttempt: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}"
    ],
    getWorkflowRunUsage: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/timing"
    ],
    getWorkflowUsage: [
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/timing"
    ],
    listArtifactsForRepo: ["GET /repos/{owner}/{repo}/actions/artifacts"],
    listCustomImageVersionsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions"
    ],
    listCustomImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom"
    ],
    listEnvironmentSecrets: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets"
    ],
    listEnvironmentVariables: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/variables"
    ],
    listGithubHostedRunnersInGroupForOrg: [
      "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners"
    ],
    listHostedRunnersForOrg: ["GET /orgs/{org}/actions/hosted-runners"],
    listJobsForWorkflowRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs"
    ],
    listJobsForWorkflowRunAttempt: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs"
    ],
    listLabelsForSelfHostedRunnerForOrg: [
      "GET /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    listLabelsForSelfHostedRunnerForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    listOrgSecrets: ["GET /orgs/{org}/actions/secrets"],
    listOrgVariables: ["GET /orgs/{org}/actions/variables"],
    listRepoOrganizationSecrets: [
      "GET /repos/{owner}/{repo}/actions/organization-secrets"
    ],
    listRepoOrganizationVariables: [
      "GET /repos/{owner}/{repo}/actions/organization-variables"
    ],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/actions/secrets"],
    listRepoVariables: ["GET /repos/{owner}/{repo}/actions/variables"],
    listRepoWorkflows: ["GET /repos/{owner}/{repo}/actions/workflows"],
    listRunnerApplicationsForOrg: ["GET /orgs/{org}/actions/runners/downloads"],
    listRunnerApplicationsForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/downloads"
    ],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/actions/secrets/{secret_name}/repositories"
    ],
    listSelectedReposForOrgVariable: [
      "GET /orgs/{org}/actions/variables/{name}/repositories"
    ],
    listSelectedRepositoriesEnabledGithubActionsOrganization: [
      "GET /orgs/{org}/actions/permissions/repositories"
    ],
    listSelfHostedRunnersForOrg: ["GET /orgs/{org}/actions/runners"],
    listSelfHostedRunnersForRepo: ["GET /repos/{owner}/{repo}/actions/runners"],
    listWorkflowRunArtifacts: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts"
    ],
    listWorkflowRuns: [
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs"
    ],
    listWorkflowRunsForRepo: ["GET /repos/{owner}/{repo}/actions/runs"],
    reRunJobForWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun"
    ],
    reRunWorkflow: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun"],
    reRunWorkflowFailedJobs: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs"
    ],
    removeAllCustomLabelsFromSelfHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    removeAllCustomLabelsFromSelfHostedRunnerForRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    removeCustomLabelFromSelfHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}/labels/{name}"
    ],
    removeCustomLabelFromSelfHostedRunnerForRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels/{name}"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"
    ],
    removeSelectedRepoFromOrgVariable: [
      "DELETE /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"
    ],
    reviewCustomGatesForRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule"
    ],
    reviewPendingDeploymentsForRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"
    ],
    setAllowedActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/selected-actions"
    ],
    setAllowedActionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/selected-actions"
    ],
    setCustomLabelsForSelfHostedRunnerForOrg: [
      "PUT /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    setCustomLabelsForSelfHostedRunnerForRepo: [
      "PUT /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    setCustomOidcSubClaimForRepo: [
      "PUT /repos/{owner}/{repo}/actions/oidc/customization/sub"
    ],
    setGithubActionsDefaultWorkflowPermissionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/workflow"
    ],
    setGithubActionsDefaultWorkflowPermissionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/workflow"
    ],
    setGithubActionsPermissionsOrganization: [
      "PUT /orgs/{org}/actions/permissions"
    ],
    setGithubActionsPermissionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories"
    ],
    setSelectedReposForOrgVariable: [
      "PUT /orgs/{org}/actions/variables/{name}/repositories"
    ],
    setSelectedRepositoriesEnabledGithubActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/repositories"
    ],
    setWorkflowAccessToRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/access"
    ],
    updateEnvironmentVariable: [
      "PATCH /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    updateHostedRunnerForOrg: [
      "PATCH /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    updateOrgVariable: ["PATCH /orgs/{org}/actions/variables/{name}"],
    updateRepoVariable: [
      "PATCH /repos/{owner}/{repo}/actions/variables/{name}"
    ]
  },
  activity: {
    checkRepoIsStarredByAuthenticatedUser: ["GET /user/starred/{owner}/{repo}"],
    deleteRepoSubscription: ["DELETE /repos/{owner}/{repo}/subscription"],
    deleteThreadSubscription: [
      "DELETE /notifications/threads/{thread_id}/subscription"
    ],
    getFeeds: ["GET /feeds"],
    getRepoSubscription: ["GET /repos/{owner}/{repo}/subscription"],
    getThread: ["GET /notifications/threads/{thread_id}"],
    getThreadSubscriptionForAuthenticatedUser: [
      "GET /notifications/threads/{thread_id}/subscription"
    ],
    listEventsForAuthenticatedUser: ["GET /users/{username}/events"],
    listNotificationsForAuthenticatedUser: ["GET /notifications"],
    listOrgEventsForAuthenticatedUser: [
      "GET /users/{username}/events/orgs/{org}"
    ],
    listPublicEvents: ["GET /events"],
    listPublicEventsForRepoNetwork: ["GET /networks/{owner}/{repo}/events"],
    listPublicEventsForUser: ["GET /users/{username}/events/public"],
    listPublicOrgEvents: ["GET /orgs/{org}/events"],
    listReceivedEventsForUser: ["GET /users/{username}/received_events"],
    listReceivedPublicEventsForUser: [
      "GET /users/{username}/received_events/public"
    ],
    listRepoEvents: ["GET /repos/{owner}/{repo}/events"],
    listRepoNotificationsForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/notifications"
    ],
    listReposStarredByAuthenticatedUser: ["GET /user/starred"],
    listReposStarredByUser: ["GET /users/{username}/starred"],
    listReposWatchedByUser: ["GET /users/{username}/subscriptions"],
    listStargazersForRepo: ["GET /repos/{owner}/{repo}/stargazers"],
    listWatchedReposForAuthenticatedUser: ["GET /user/subscriptions"],
    listWatchersForRepo: ["GET /repos/{owner}/{repo}/subscribers"],
    markNotificationsAsRead: ["PUT /notifications"],
    markRepoNotificationsAsRead: ["PUT /repos/{owner}/{repo}/notifications"],
    markThreadAsDone: ["DELETE /notifications/threads/{thread_id}"],
    markThreadAsRead: ["PATCH /notifications/threads/{thread_id}"],
    setRepoSubscription: ["PUT /repos/{owner}/{repo}/subscription"],
    setThreadSubscription: [
      "PUT /notifications/threads/{thread_id}/subscription"
    ],
    starRepoForAuthenticatedUser: ["PUT /user/starred/{owner}/{repo}"],
    unstarRepoForAuthenticatedUser: ["DELETE /user/starred/{owner}/{repo}"]
  },
  apps: {
    addRepoToInstallation: [
      "PUT /user/installations/{installation_id}/repositories/{repository_id}",
      {},
      { renamed: ["apps", "addRepoToInstallationForAuthenticatedUser"] }
    ],
    addRepoToInstallationForAuthenticatedUser: [
      "PUT /user/installations/{installation_id}/repositories/{repository_id}"
    ],
    checkToken: ["POST /applications/{client_id}/token"],
    createFromManifest: ["POST /app-manifests/{code}/conversions"],
    createInstallationAccessToken: [
      "POST /app/installations/{installation_id}/access_tokens"
    ],
    deleteAuthorization: ["DELETE /applications/{client_id}/grant"],
    deleteInstallation: ["DELETE /app/installations/{installation_id}"],
    deleteToken: ["DELETE /applications/{client_id}/token"],
    getAuthenticated: ["GET /app"],
    getBySlug: ["GET /apps/{app_slug}"],
    getInstallation: ["GET /app/installations/{installation_id}"],
    getOrgInstallation: ["GET /orgs/{org}/installation"],
    getRepoInstallation: ["GET /repos/{owner}/{repo}/installation"],
    getSubscriptionPlanForAccount: [
      "GET /marketplace_listing/accounts/{account_id}"
    ],
    getSubscriptionPlanForAccountStubbed: [
      "GET /marketplace_listing/stubbed/accounts/{account_id}"
    ],
    getUserInstallation: ["GET /users/{username}/installation"],
    getWebhookConfigForApp: ["GET /app/hook/config"],
    getWebhookDelivery: ["GET /app/hook/deliveries/{delivery_id}"],
    listAccountsForPlan: ["GET /marketplace_listing/plans/{plan_id}/accounts"],
    listAccountsForPlanStubbed: [
      "GET /marketplace_listing/stubbed/plans/{plan_id}/accounts"
    ],
    listInstallationReposForAuthenticatedUser: [
      "GET /user/installations/{installation_id}/repositories"
    ],
    listInstallationRequestsForAuthenticatedApp: [
      "GET /app/installation-requests"
    ],
    listInstallations: ["GET /app/installations"],
    listInstallationsForAuthenticatedUser: ["GET /user/installations"],
    listPlans: ["GET /marketplace_listing/plans"],
    listPlansStubbed: ["GET /marketplace_listing/stubbed/plans"],
    listReposAccessibleToInstallation: ["GET /installation/repositories"],
    listSubscriptionsForAuthenticatedUser: ["GET /user/marketplace_purchases"],
    listSubscriptionsForAuthenticatedUserStubbed: [
      "GET /user/marketplace_purchases/stubbed"
    ],
    listWebhookDeliveries: ["GET /app/hook/deliveries"],
    redeliverWebhookDelivery: [
      "POST /app/hook/deliveries/{delivery_id}/attempts"
    ],
    removeRepoFromInstallation: [
      "DELETE /user/installations/{installation_id}/repositories/{repository_id}",
      {},
      { renamed: ["apps", "removeRepoFromInstallationForAuthenticatedUser"] }
    ],
    removeRepoFromInstallationForAuthenticatedUser: [
      "DELETE /user/installations/{installation_id}/repositories/{repository_id}"
    ],
    resetToken: ["PATCH /applications/{client_id}/token"],
    revokeInstallationAccessToken: ["DELETE /installation/token"],
    scopeToken: ["POST /applications/{client_id}/token/scoped"],
    suspendInstallation: ["PUT /app/installations/{installation_id}/suspended"],
    unsuspendInstallation: [
      "DELETE /app/installations/{installation_id}/suspended"
    ],
    updateWebhookConfigForApp: ["PATCH /app/hook/config"]
  },
  billing: {
    getGithubActionsBillingOrg: ["GET /orgs/{org}/settings/billing/actions"],
    getGithubActionsBillingUser: [
      "GET /users/{username}/settings/billing/actions"
    ],
    getGithubBillingPremiumRequestUsageReportOrg: [
      "GET /organizations/{org}/settings/billing/premium_request/usage"
    ],
    getGithubBillingPremiumRequestUsageReportUser: [
      "GET /users/{username}/settings/billing/premium_request/usage"
    ],
    getGithubBillingUsageReportOrg: [
      "GET /organizations/{org}/settings/billing/usage"
    ],
    getGithubBillingUsageReportUser: [
      "GET /users/{username}/settings/billing/usage"
    ],
    getGithubPackagesBillingOrg: ["GET /orgs/{org}/settings/billing/packages"],
    getGithubPackagesBillingUser: [
      "GET /users/{username}/settings/billing/packages"
    ],
    getSharedStorageBillingOrg: [
      "GET /orgs/{org}/settings/billing/shared-storage"
    ],
    getSharedStorageBillingUser: [
      "GET /users/{username}/settings/billing/shared-storage"
    ]
  },
  campaigns: {
    createCampaign: ["POST /orgs/{org}/campaigns"],
    deleteCampaign: ["DELETE /orgs/{org}/campaigns/{campaign_number}"],
    getCampaignSummary: ["GET /orgs/{org}/campaigns/{campaign_number}"],
    listOrgCampaigns: ["GET /orgs/{org}/campaigns"],
    updateCampaign: ["PATCH /orgs/{org}/campaigns/{campaign_number}"]
  },
  checks: {
    create: ["POST /repos/{owner}/{repo}/check-runs"],
    createSuite: ["POST /repos/{owner}/{repo}/check-suites"],
    get: ["GET /repos/{owner}/{repo}/check-runs/{check_run_id}"],
    getSuite: ["GET /repos/{owner}/{repo}/check-suites/{check_suite_id}"],
    listAnnotations: [
      "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations"
    ],
    listForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-runs"],
    listForSuite: [
      "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs"
    ],
    listSuitesForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-suites"],
    rerequestRun: [
      "POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest"
    ],
    rerequestSuite: [
      "POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest"
    ],
    setSuitesPreferences: [
      "PATCH /repos/{owner}/{repo}/check-suites/preferences"
    ],
    update: ["PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}"]
  },
  codeScanning: {
    commitAutofix: [
      "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix/commits"
    ],
    createAutofix: [
      "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"
    ],
    createVariantAnalysis: [
      "POST /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses"
    ],
    deleteAnalysis: [
      "DELETE /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}{?confirm_delete}"
    ],
    deleteCodeqlDatabase: [
      "DELETE /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"
    ],
    getAlert: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}",
      {},
      { renamedParameters: { alert_id: "alert_number" } }
    ],
    getAnalysis: [
      "GET /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}"
    ],
    getAutofix: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"
    ],
    getCodeqlDatabase: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"
    ],
    getDefaultSetup: ["GET /repos/{owner}/{repo}/code-scanning/default-setup"],
    getSarif: ["GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}"],
    getVariantAnalysis: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}"
    ],
    getVariantAnalysisRepoTask: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}/repos/{repo_owner}/{repo_name}"
    ],
    listAlertInstances: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances"
    ],
    listAlertsForOrg: ["GET /orgs/{org}/code-scanning/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/code-scanning/alerts"],
    listAlertsInstances: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances",
      {},
      { renamed: ["codeScanning", "listAlertInstances"] }
    ],
    listCodeqlDatabases: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/databases"
    ],
    listRecentAnalyses: ["GET /repos/{owner}/{repo}/code-scanning/analyses"],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}"
    ],
    updateDefaultSetup: [
      "PATCH /repos/{owner}/{repo}/code-scanning/default-setup"
    ],
    uploadSarif: ["POST /repos/{owner}/{repo}/code-scanning/sarifs"]
  },
  codeSecurity: {
    attachConfiguration: [
      "POST /orgs/{org}/code-security/configurations/{configuration_id}/attach"
    ],
    attachEnterpriseConfiguration: [
      "POST /enterprises/{enterprise}/code-security/configurations/{configuration_id}/attach"
    ],
    createConfiguration: ["POST /orgs/{org}/code-security/configurations"],
    createConfigurationForEnterprise: [
      "POST /enterprises/{enterprise}/code-security/configurations"
    ],
    deleteConfiguration: [
      "DELETE /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    deleteConfigurationForEnterprise: [
      "DELETE /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ],
    detachConfiguration: [
      "DELETE /orgs/{org}/code-security/configurations/detach"
    ],
    getConfiguration: [
      "GET /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    getConfigurationForRepository: [
      "GET /repos/{owner}/{repo}/code-security-configuration"
    ],
    getConfigurationsForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations"
    ],
    getConfigurationsForOrg: ["GET /orgs/{org}/code-security/configurations"],
    getDefaultConfigurations: [
      "GET /orgs/{org}/code-security/configurations/defaults"
    ],
    getDefaultConfigurationsForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations/defaults"
    ],
    getRepositoriesForConfiguration: [
      "GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories"
    ],
    getRepositoriesForEnterpriseConfiguration: [
      "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}/repositories"
    ],
    getSingleConfigurationForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ],
    setConfigurationAsDefault: [
      "PUT /orgs/{org}/code-security/configurations/{configuration_id}/defaults"
    ],
    setConfigurationAsDefaultForEnterprise: [
      "PUT /enterprises/{enterprise}/code-security/configurations/{configuration_id}/defaults"
    ],
    updateConfiguration: [
      "PATCH /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    updateEnterpriseConfiguration: [
      "PATCH /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ]
  },
  codesOfConduct: {
    getAllCodesOfConduct: ["GET /codes_of_conduct"],
    getConductCode: ["GET /codes_of_conduct/{key}"]
  },
  codespaces: {
    addRepositoryForSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    checkPermissionsForDevcontainer: [
      "GET /repos/{owner}/{repo}/codespaces/permissions_check"
    ],
    codespaceMachinesForAuthenticatedUser: [
      "GET /user/codespaces/{codespace_name}/machines"
    ],
    createForAuthenticatedUser: ["POST /user/codespaces"],
    createOrUpdateOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}"
    ],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    createOrUpdateSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}"
    ],
    createWithPrForAuthenticatedUser: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/codespaces"
    ],
    createWithRepoForAuthenticatedUser: [
      "POST /repos/{owner}/{repo}/codespaces"
    ],
    deleteForAuthenticatedUser: ["DELETE /user/codespaces/{codespace_name}"],
    deleteFromOrganization: [
      "DELETE /orgs/{org}/members/{username}/codespaces/{codespace_name}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/codespaces/secrets/{secret_name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    deleteSecretForAuthenticatedUser: [
      "DELETE /user/codespaces/secrets/{secret_name}"
    ],
    exportForAuthenticatedUser: [
      "POST /user/codespaces/{codespace_name}/exports"
    ],
    getCodespacesForUserInOrg: [
      "GET /orgs/{org}/members/{username}/codespaces"
    ],
    getExportDetailsForAuthenticatedUser: [
      "GET /user/codespaces/{codespace_name}/exports/{export_id}"
    ],
    getForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}"],
    getOrgPublicKey: ["GET /orgs/{org}/codespaces/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/codespaces/secrets/{secret_name}"],
    getPublicKeyForAuthenticatedUser: [
      "GET /user/codespaces/secrets/public-key"
    ],
    getRepoPublicKey: [
      "GET /repos/{owner}/{repo}/codespaces/secrets/public-key"
    ],
    getRepoSecret: [
      "GET /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    getSecretForAuthenticatedUser: [
      "GET /user/codespaces/secrets/{secret_name}"
    ],
    listDevcontainersInRepositoryForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/devcontainers"
    ],
    listForAuthenticatedUser: ["GET /user/codespaces"],
    listInOrganization: [
      "GET /orgs/{org}/codespaces",
      {},
      { renamedParameters: { org_id: "org" } }
    ],
    listInRepositoryForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces"
    ],
    listOrgSecrets: ["GET /orgs/{org}/codespaces/secrets"],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/codespaces/secrets"],
    listRepositoriesForSecretForAuthenticatedUser: [
      "GET /user/codespaces/secrets/{secret_name}/repositories"
    ],
    listSecretsForAuthenticatedUser: ["GET /user/codespaces/secrets"],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/codespaces/secrets/{secret_name}/repositories"
    ],
    preFlightWithRepoForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/new"
    ],
    publishForAuthenticatedUser: [
      "POST /user/codespaces/{codespace_name}/publish"
    ],
    removeRepositoryForSecretForAuthenticatedUser: [
      "DELETE /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    repoMachinesForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/machines"
    ],
    setRepositoriesForSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}/repositories"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories"
    ],
    startForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/start"],
    stopForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/stop"],
    stopInOrganization: [
      "POST /orgs/{org}/members/{username}/codespaces/{codespace_name}/stop"
    ],
    updateForAuthenticatedUser: ["PATCH /user/codespaces/{codespace_name}"]
  },
  copilot: {
    addCopilotSeatsForTeams: [
      "POST /orgs/{org}/copilot/billing/selected_teams"
    ],
    addCopilotSeatsForUsers: [
      "POST /orgs/{org}/copilot/billing/selected_users"
    ],
    cancelCopilotSeatAssignmentForTeams: [
      "DELETE /orgs/{org}/copilot/billing/selected_teams"
    ],
    cancelCopilotSeatAssignmentForUsers: [
      "DELETE /orgs/{org}/copilot/billing/selected_users"
    ],
    copilotMetricsForOrganization: ["GET /orgs/{org}/copilot/metrics"],
    copilotMetricsForTeam: ["GET /orgs/{org}/team/{team_slug}/copilot/metrics"],
    getCopilotOrganizationDetails: ["GET /orgs/{org}/copilot/billing"],
    getCopilotSeatDetailsForUser: [
      "GET /orgs/{org}/members/{username}/copilot"
    ],
    listCopilotSeats: ["GET /orgs/{org}/copilot/billing/seats"]
  },
  credentials: { revoke: ["POST /credentials/revoke"] },
  dependabot: {
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"
    ],
    createOrUpdateOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}"
    ],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/dependabot/secrets/{secret_name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    getAlert: ["GET /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"],
    getOrgPublicKey: ["GET /orgs/{org}/dependabot/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/dependabot/secrets/{secret_name}"],
    getRepoPublicKey: [
      "GET /repos/{owner}/{repo}/dependabot/secrets/public-key"
    ],
    getRepoSecret: [
      "GET /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    listAlertsForEnterprise: [
      "GET /enterprises/{enterprise}/dependabot/alerts"
    ],
    listAlertsForOrg: ["GET /orgs/{org}/dependabot/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/dependabot/alerts"],
    listOrgSecrets: ["GET /orgs/{org}/dependabot/secrets"],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/dependabot/secrets"],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"
    ],
    repositoryAccessForOrg: [
      "GET /organizations/{org}/dependabot/repository-access"
    ],
    setRepositoryAccessDefaultLevel: [
      "PUT /organizations/{org}/dependabot/repository-access/default-level"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories"
    ],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"
    ],
    updateRepositoryAccessForOrg: [
      "PATCH /organizations/{org}/dependabot/repository-access"
    ]
  },
  dependencyGraph: {
    createRepositorySnapshot: [
      "POST /repos/{owner}/{repo}/dependency-graph/snapshots"
    ],
    diffRange: [
      "GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}"
    ],
    exportSbom: ["GET /repos/{owner}/{repo}/dependency-graph/sbom"]
  },
  emojis: { get: ["GET /emojis"] },
  enterpriseTeamMemberships: {
    add: [
      "PUT /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ],
    bulkAdd: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/add"
    ],
    bulkRemove: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/remove"
    ],
    get: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ],
    list: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships"],
    remove: [
      "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ]
  },
  enterpriseTeamOrganizations: {
    add: [
      "PUT /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    bulkAdd: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/add"
    ],
    bulkRemove: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/remove"
    ],
    delete: [
      "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    getAssignment: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    getAssignments: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations"
    ]
  },
  enterpriseTeams: {
    create: ["POST /enterprises/{enterprise}/teams"],
    delete: ["DELETE /enterprises/{enterprise}/teams/{team_slug}"],
    get: ["GET /enterprises/{enterprise}/teams/{team_slug}"],
    list: ["GET /enterprises/{enterprise}/teams"],
    update: ["PATCH /enterprises/{enterprise}/teams/{team_slug}"]
  },
  gists: {
    checkIsStarred: ["GET /gists/{gist_id}/star"],
    create: ["POST /gists"],
    createComment: ["POST /gists/{gist_id}/comments"],
    delete: ["DELETE /gists/{gist_id}"],
    deleteComment: ["DELETE /gists/{gist_id}/comments/{comment_id}"],
    fork: ["POST /gists/{gist_id}/forks"],
    get: ["GET /gists/{gist_id}"],
    getComment: ["GET /gists/{gist_id}/comments/{comment_id}"],
    getRevision: ["GET /gists/{gist_id}/{sha}"],
    list: ["GET /gists"],
    listComments: ["GET /gists/{gist_id}/comments"],
    listCommits: ["GET /gists/{gist_id}/commits"],
    listForUser: ["GET /users/{username}/gists"],
    listForks: ["GET /gists/{gist_id}/forks"],
    listPublic: ["GET /gists/public"],
    listStarred: ["GET /gists/starred"],
    star: ["PUT /gists/{gist_id}/star"],
    unstar: ["DELETE /gists/{gist_id}/star"],
    update: ["PATCH /gists/{gist_id}"],
    updateComment: ["PATCH /gists/{gist_id}/comments/{comment_id}"]
  },
  git: {
    createBlob: ["POST /repos/{owner}/{repo}/git/blobs"],
    createCommit: ["POST /repos/{owner}/{repo}/git/commits"],
    createRef: ["POST /repos/{owner}/{repo}/git/refs"],
    createTag: ["POST /repos/{owner}/{repo}/git/tags"],
    createTree: ["POST /repos/{owner}/{repo}/git/trees"],
    deleteRef: ["DELETE /repos/{owner}/{repo}/git/refs/{ref}"],
    getBlob: ["GET /repos/{owner}/{repo}/git/blobs/{file_sha}"],
    getCommit: ["GET /repos/{owner}/{repo}/git/commits/{commit_sha}"],
    getRef: ["GET /repos/{owner}/{repo}/git/ref/{ref}"],
    getTag: ["GET /repos/{owner}/{repo}/git/tags/{tag_sha}"],
    getTree: ["GET /repos/{owner}/{repo}/git/trees/{tree_sha}"],
    listMatchingRefs: ["GET /repos/{owner}/{repo}/git/matching-refs/{ref}"],
    updateRef: ["PATCH /repos/{owner}/{repo}/git/refs/{ref}"]
  },
  gitignore: {
    getAllTemplates: ["GET /gitignore/templates"],
    getTemplate: ["GET /gitignore/templates/{name}"]
  },
  hostedCompute: {
    createNetworkConfigurationForOrg: [
      "POST /orgs/{org}/settings/network-configurations"
    ],
    deleteNetworkConfigurationFromOrg: [
      "DELETE /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ],
    getNetworkConfigurationForOrg: [
      "GET /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ],
    getNetworkSettingsForOrg: [
      "GET /orgs/{org}/settings/network-settings/{network_settings_id}"
    ],
    listNetworkConfigurationsForOrg: [
      "GET /orgs/{org}/settings/network-configurations"
    ],
    updateNetworkConfigurationForOrg: [
      "PATCH /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ]
  },
  interactions: {
    getRestrictionsForAuthenticatedUser: ["GET /user/interaction-limits"],
    getRestrictionsForOrg: ["GET /orgs/{org}/interaction-limits"],
    getRestrictionsForRepo: ["GET /repos/{owner}/{repo}/interaction-limits"],
    getRestrictionsForYourPublicRepos: [
      "GET /user/interaction-limits",
      {},
      { renamed: ["interactions", "getRestrictionsForAuthenticatedUser"] }
    ],
    removeRestrictionsForAuthenticatedUser: ["DELETE /user/interaction-limits"],
    removeRestrictionsForOrg: ["DELETE /orgs/{org}/interaction-limits"],
    removeRestrictionsForRepo: [
      "DELETE /repos/{owner}/{repo}/interaction-limits"
    ],
    removeRestrictionsForYourPublicRepos: [
      "DELETE /user/interaction-limits",
      {},
      { renamed: ["interactions", "removeRestrictionsForAuthenticatedUser"] }
    ],
    setRestrictionsForAuthenticatedUser: ["PUT /user/interaction-limits"],
    setRestrictionsForOrg: ["PUT /orgs/{org}/interaction-limits"],
    setRestrictionsForRepo: ["PUT /repos/{owner}/{repo}/interaction-limits"],
    setRestrictionsForYourPublicRepos: [
      "PUT /user/interaction-limits",
      {},
      { renamed: ["interactions", "setRestrictionsForAuthenticatedUser"] }
    ]
  },
  issues: {
    addAssignees: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/assignees"
    ],
    addBlockedByDependency: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"
    ],
    addLabels: ["POST /repos/{owner}/{repo}/issues/{issue_number}/labels"],
    addSubIssue: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"
    ],
    checkUserCanBeAssigned: ["GET /repos/{owner}/{repo}/assignees/{assignee}"],
    checkUserCanBeAssignedToIssue: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}"
    ],
    create: ["POST /repos/{owner}/{repo}/issues"],
    createComment: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"
    ],
    createLabel: ["POST /repos/{owner}/{repo}/labels"],
    createMilestone: ["POST /repos/{owner}/{repo}/milestones"],
    deleteComment: [
      "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}"
    ],
    deleteLabel: ["DELETE /repos/{owner}/{repo}/labels/{name}"],
    deleteMilestone: [
      "DELETE /repos/{owner}/{repo}/milestones/{milestone_number}"
    ],
    get: ["GET /repos/{owner}/{repo}/issues/{issue_number}"],
    getComment: ["GET /repos/{owner}/{repo}/issues/comments/{comment_id}"],
    getEvent: ["GET /repos/{owner}/{repo}/issues/events/{event_id}"],
    getLabel: ["GET /repos/{owner}/{repo}/labels/{name}"],
    getMilestone: ["GET /repos/{owner}/{repo}/milestones/{milestone_number}"],
    getParent: ["GET /repos/{owner}/{repo}/issues/{issue_number}/parent"],
    list: ["GET /issues"],
    listAssignees: ["GET /repos/{owner}/{repo}/assignees"],
    listComments: ["GET /repos/{owner}/{repo}/issues/{issue_number}/comments"],
    listCommentsForRepo: ["GET /repos/{owner}/{repo}/issues/comments"],
    listDependenciesBlockedBy: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"
    ],
    listDependenciesBlocking: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking"
    ],
    listEvents: ["GET /repos/{owner}/{repo}/issues/{issue_number}/events"],
    listEventsForRepo: ["GET /repos/{owner}/{repo}/issues/events"],
    listEventsForTimeline: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline"
    ],
    listForAuthenticatedUser: ["GET /user/issues"],
    listForOrg: ["GET /orgs/{org}/issues"],
    listForRepo: ["GET /repos/{owner}/{repo}/issues"],
    listLabelsForMilestone: [
      "GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels"
    ],
    listLabelsForRepo: ["GET /repos/{owner}/{repo}/labels"],
    listLabelsOnIssue: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/labels"
    ],
    listMilestones: ["GET /repos/{owner}/{repo}/milestones"],
    listSubIssues: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"
    ],
    lock: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/lock"],
    removeAllLabels: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels"
    ],
    removeAssignees: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees"
    ],
    removeDependencyBlockedBy: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}"
    ],
    removeLabel: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}"
    ],
    removeSubIssue: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue"
    ],
    reprioritizeSubIssue: [
      "PATCH /repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority"
    ],
    setLabels: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/labels"],
    unlock: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock"],
    update: ["PATCH /repos/{owner}/{repo}/issues/{issue_number}"],
    updateComment: ["PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"],
    updateLabel: ["PATCH /repos/{owner}/{repo}/labels/{name}"],
    updateMilestone: [
      "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}"
    ]
  },
  licenses: {
    get: ["GET /licenses/{license}"],
    getAllCommonlyUsed: ["GET /licenses"],
    getForRepo: ["GET /repos/{owner}/{repo}/license"]
  },
  markdown: {
    render: ["POST /markdown"],
    renderRaw: [
      "POST /markdown/raw",
      { headers: { "content-type": "text/plain; charset=utf-8" } }
    ]
  },
  meta: {
    get: ["GET /meta"],
    getAllVersions: ["GET /versions"],
    getOctocat: ["GET /octocat"],
    getZen: ["GET /zen"],
    root: ["GET /"]
  },
  migrations: {
    deleteArchiveForAuthenticatedUser: [
      "DELETE /user/migrations/{migration_id}/archive"
    ],
    deleteArchiveForOrg: [
      "DELETE /orgs/{org}/migrations/{migration_id}/archive"
    ],
    downloadArchiveForOrg: [
      "GET /orgs/{org}/migrations/{migration_id}/archive"
    ],
    getArchiveForAuthenticatedUser: [
      "GET /user/migrations/{migration_id}/archive"
    ],
    getStatusForAuthenticatedUser: ["GET /user/migrations/{migration_id}"],
    getStatusForOrg: ["GET /orgs/{org}/migrations/{migration_id}"],
    listForAuthenticatedUser: ["GET /user/migrations"],
    listForOrg: ["GET /orgs/{org}/migrations"],
    listReposForAuthenticatedUser: [
      "GET /user/migrations/{migration_id}/repositories"
    ],
    listReposForOrg: ["GET /orgs/{org}/migrations/{migration_id}/repositories"],
    listReposForUser: [
      "GET /user/migrations/{migration_id}/repositories",
      {},
      { renamed: ["migrations", "listReposForAuthenticatedUser"] }
    ],
    startForAuthenticatedUser: ["POST /user/migrations"],
    startForOrg: ["POST /orgs/{org}/migrations"],
    unlockRepoForAuthenticatedUser: [
      "DELETE /user/migrations/{migration_id}/repos/{repo_name}/lock"
    ],
    unlockRepoForOrg: [
      "DELETE /orgs/{org}/migrations/{migration_id}/repos/{repo_name}/lock"
    ]
  },
  oidc: {
    getOidcCustomSubTemplateForOrg: [
      "GET /orgs/{org}/actions/oidc/customization/sub"
    ],
    updateOidcCustomSubTemplateForOrg: [
      "PUT /orgs/{org}/actions/oidc/customization/sub"
    ]
  },
  orgs: {
    addSecurityManagerTeam: [
      "PUT /orgs/{org}/security-managers/teams/{team_slug}",
      {},
      {
        deprecated: "octokit.rest.orgs.addSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#add-a-security-manager-team"
      }
    ],
    assignTeamToOrgRole: [
      "PUT /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"
    ],
    assignUserToOrgRole: [
      "PUT /orgs/{org}/organization-roles/users/{username}/{role_id}"
    ],
    blockUser: ["PUT /orgs/{org}/blocks/{username}"],
    cancelInvitation: ["DELETE /orgs/{org}/invitations/{invitation_id}"],
    checkBlockedUser: ["GET /orgs/{org}/blocks/{username}"],
    checkMembershipForUser: ["GET /orgs/{org}/members/{username}"],
    checkPublicMembershipForUser: ["GET /orgs/{org}/public_members/{username}"],
    convertMemberToOutsideCollaborator: [
      "PUT /orgs/{org}/outside_collaborators/{username}"
    ],
    createArtifactStorageRecord: [
      "POST /orgs/{org}/artifacts/metadata/storage-record"
    ],
    createInvitation: ["POST /orgs/{org}/invitations"],
    createIssueType: ["POST /orgs/{org}/issue-types"],
    createWebhook: ["POST /orgs/{org}/hooks"],
    customPropertiesForOrgsCreateOrUpdateOrganizationValues: [
      "PATCH /organizations/{org}/org-properties/values"
    ],
    customPropertiesForOrgsGetOrganizationValues: [
      "GET /organizations/{org}/org-properties/values"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationDefinition: [
      "PUT /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationDefinitions: [
      "PATCH /orgs/{org}/properties/schema"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationValues: [
      "PATCH /orgs/{org}/properties/values"
    ],
    customPropertiesForReposDeleteOrganizationDefinition: [
      "DELETE /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposGetOrganizationDefinition: [
      "GET /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposGetOrganizationDefinitions: [
      "GET /orgs/{org}/properties/schema"
    ],
    customPropertiesForReposGetOrganizationValues: [
      "GET /orgs/{org}/properties/values"
    ],
    delete: ["DELETE /orgs/{org}"],
    deleteAttestationsBulk: ["POST /orgs/{org}/attestations/delete-request"],
    deleteAttestationsById: [
      "DELETE /orgs/{org}/attestations/{attestation_id}"
    ],
    deleteAttestationsBySubjectDigest: [
      "DELETE /orgs/{org}/attestations/digest/{subject_digest}"
    ],
    deleteIssueType: ["DELETE /orgs/{org}/issue-types/{issue_type_id}"],
    deleteWebhook: ["DELETE /orgs/{org}/hooks/{hook_id}"],
    disableSelectedRepositoryImmutableReleasesOrganization: [
      "DELETE /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"
    ],
    enableSelectedRepositoryImmutableReleasesOrganization: [
      "PUT /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"
    ],
    get: ["GET /orgs/{org}"],
    getImmutableReleasesSettings: [
      "GET /orgs/{org}/settings/immutable-releases"
    ],
    getImmutableReleasesSettingsRepositories: [
      "GET /orgs/{org}/settings/immutable-releases/repositories"
    ],
    getMembershipForAuthenticatedUser: ["GET /user/memberships/orgs/{org}"],
    getMembershipForUser: ["GET /orgs/{org}/memberships/{username}"],
    getOrgRole: ["GET /orgs/{org}/organization-roles/{role_id}"],
    getOrgRulesetHistory: ["GET /orgs/{org}/rulesets/{ruleset_id}/history"],
    getOrgRulesetVersion: [
      "GET /orgs/{org}/rulesets/{ruleset_id}/history/{version_id}"
    ],
    getWebhook: ["GET /orgs/{org}/hooks/{hook_id}"],
    getWebhookConfigForOrg: ["GET /orgs/{org}/hooks/{hook_id}/config"],
    getWebhookDelivery: [
      "GET /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}"
    ],
    list: ["GET /organizations"],
    listAppInstallations: ["GET /orgs/{org}/installations"],
    listArtifactStorageRecords: [
      "GET /orgs/{org}/artifacts/{subject_digest}/metadata/storage-records"
    ],
    listAttestationRepositories: ["GET /orgs/{org}/attestations/repositories"],
    listAttestations: ["GET /orgs/{org}/attestations/{subject_digest}"],
    listAttestationsBulk: [
      "POST /orgs/{org}/attestations/bulk-list{?per_page,before,after}"
    ],
    listBlockedUsers: ["GET /orgs/{org}/blocks"],
    listFailedInvitations: ["GET /orgs/{org}/failed_invitations"],
    listForAuthenticatedUser: ["GET /user/orgs"],
    listForUser: ["GET /users/{username}/orgs"],
    listInvitationTeams: ["GET /orgs/{org}/invitations/{invitation_id}/teams"],
    listIssueTypes: ["GET /orgs/{org}/issue-types"],
    listMembers: ["GET /orgs/{org}/members"],
    listMembershipsForAuthenticatedUser: ["GET /user/memberships/orgs"],
    listOrgRoleTeams: ["GET /orgs/{org}/organization-roles/{role_id}/teams"],
    listOrgRoleUsers: ["GET /orgs/{org}/organization-roles/{role_id}/users"],
    listOrgRoles: ["GET /orgs/{org}/organization-roles"],
    listOrganizationFineGrainedPermissions: [
      "GET /orgs/{org}/organization-fine-grained-permissions"
    ],
    listOutsideCollaborators: ["GET /orgs/{org}/outside_collaborators"],
    listPatGrantRepositories: [
      "GET /orgs/{org}/personal-access-tokens/{pat_id}/repositories"
    ],
    listPatGrantRequestRepositories: [
      "GET /orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories"
    ],
    listPatGrantRequests: ["GET /orgs/{org}/personal-access-token-requests"],
    listPatGrants: ["GET /orgs/{org}/personal-access-tokens"],
    listPendingInvitations: ["GET /orgs/{org}/invitations"],
    listPublicMembers: ["GET /orgs/{org}/public_members"],
    listSecurityManagerTeams: [
      "GET /orgs/{org}/security-managers",
      {},
      {
        deprecated: "octokit.rest.orgs.listSecurityManagerTeams() is deprecated, see https://docs.github.com/rest/orgs/security-managers#list-security-manager-teams"
      }
    ],
    listWebhookDeliveries: ["GET /orgs/{org}/hooks/{hook_id}/deliveries"],
    listWebhooks: ["GET /orgs/{org}/hooks"],
    pingWebhook: ["POST /orgs/{org}/hooks/{hook_id}/pings"],
    redeliverWebhookDelivery: [
      "POST /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"
    ],
    removeMember: ["DELETE /orgs/{org}/members/{username}"],
    removeMembershipForUser: ["DELETE /orgs/{org}/memberships/{username}"],
    removeOutsideCollaborator: [
      "DELETE /orgs/{org}/outside_collaborators/{username}"
    ],
    removePublicMembershipForAuthenticatedUser: [
      "DELETE /orgs/{org}/public_members/{username}"
    ],
    removeSecurityManagerTeam: [
      "DELETE /orgs/{org}/security-managers/teams/{team_slug}",
      {},
      {
        deprecated: "octokit.rest.orgs.removeSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#remove-a-security-manager-team"
      }
    ],
    reviewPatGrantRequest: [
      "POST /orgs/{org}/personal-access-token-requests/{pat_request_id}"
    ],
    reviewPatGrantRequestsInBulk: [
      "POST /orgs/{org}/personal-access-token-requests"
    ],
    revokeAllOrgRolesTeam: [
      "DELETE /orgs/{org}/organization-roles/teams/{team_slug}"
    ],
    revokeAllOrgRolesUser: [
      "DELETE /orgs/{org}/organization-roles/users/{username}"
    ],
    revokeOrgRoleTeam: [
      "DELETE /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"
    ],
    revokeOrgRoleUser: [
      "DELETE /orgs/{org}/organization-roles/users/{username}/{role_id}"
    ],
    setImmutableReleasesSettings: [
      "PUT /orgs/{org}/settings/immutable-releases"
    ],
    setImmutableReleasesSettingsRepositories: [
      "PUT /orgs/{org}/settings/immutable-releases/repositories"
    ],
    setMembershipForUser: ["PUT /orgs/{org}/memberships/{username}"],
    setPublicMembershipForAuthenticatedUser: [
      "PUT /orgs/{org}/public_members/{username}"
    ],
    unblockUser: ["DELETE /orgs/{org}/blocks/{username}"],
    update: ["PATCH /orgs/{org}"],
    updateIssueType: ["PUT /orgs/{org}/issue-types/{issue_type_id}"],
    updateMembershipForAuthenticatedUser: [
      "PATCH /user/memberships/orgs/{org}"
    ],
    updatePatAccess: ["POST /orgs/{org}/personal-access-tokens/{pat_id}"],
    updatePatAccesses: ["POST /orgs/{org}/personal-access-tokens"],
    updateWebhook: ["PATCH /orgs/{org}/hooks/{hook_id}"],
    updateWebhookConfigForOrg: ["PATCH /orgs/{org}/hooks/{hook_id}/config"]
  },
  packages: {
    deletePackageForAuthenticatedUser: [
      "DELETE /user/packages/{package_type}/{package_name}"
    ],
    deletePackageForOrg: [
      "DELETE /orgs/{org}/packages/{package_type}/{package_name}"
    ],
    deletePackageForUser: [
      "DELETE /users/{username}/packages/{package_type}/{package_name}"
    ],
    deletePackageVersionForAuthenticatedUser: [
      "DELETE /user/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    deletePackageVersionForOrg: [
      "DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    deletePackageVersionForUser: [
      "DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getAllPackageVersionsForAPackageOwnedByAnOrg: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions",
      {},
      { renamed: ["packages", "getAllPackageVersionsForPackageOwnedByOrg"] }
    ],
    getAllPackageVersionsForAPackageOwnedByTheAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions",
      {},
      {
        renamed: [
          "packages",
          "getAllPackageVersionsForPackageOwnedByAuthenticatedUser"
        ]
      }
    ],
    getAllPackageVersionsForPackageOwnedByAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions"
    ],
    getAllPackageVersionsForPackageOwnedByOrg: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions"
    ],
    getAllPackageVersionsForPackageOwnedByUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}/versions"
    ],
    getPackageForAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}"
    ],
    getPackageForOrganization: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}"
    ],
    getPackageForUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}"
    ],
    getPackageVersionForAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getPackageVersionForOrganization: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getPackageVersionForUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    listDockerMigrationConflictingPackagesForAuthenticatedUser: [
      "GET /user/docker/conflicts"
    ],
    listDockerMigrationConflictingPackagesForOrganization: [
      "GET /orgs/{org}/docker/conflicts"
    ],
    listDockerMigrationConflictingPackagesForUser: [
      "GET /users/{username}/docker/conflicts"
    ],
    listPackagesForAuthenticatedUser: ["GET /user/packages"],
    listPackagesForOrganization: ["GET /orgs/{org}/packages"],
    listPackagesForUser: ["GET /users/{username}/packages"],
    restorePackageForAuthenticatedUser: [
      "POST /user/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageForOrg: [
      "POST /orgs/{org}/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageForUser: [
      "POST /users/{username}/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageVersionForAuthenticatedUser: [
      "POST /user/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ],
    restorePackageVersionForOrg: [
      "POST /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ],
    restorePackageVersionForUser: [
      "POST /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ]
  },
  privateRegistries: {
    createOrgPrivateRegistry: ["POST /orgs/{org}/private-registries"],
    deleteOrgPrivateRegistry: [
      "DELETE /orgs/{org}/private-registries/{secret_name}"
    ],
    getOrgPrivateRegistry: ["GET /orgs/{org}/private-registries/{secret_name}"],
    getOrgPublicKey: ["GET /orgs/{org}/private-registries/public-key"],
    listOrgPrivateRegistries: ["GET /orgs/{org}/private-registries"],
    updateOrgPrivateRegistry: [
      "PATCH /orgs/{org}/private-registries/{secret_name}"
    ]
  },
  projects: {
    addItemForOrg: ["POST /orgs/{org}/projectsV2/{project_number}/items"],
    addItemForUser: [
      "POST /users/{username}/projectsV2/{project_number}/items"
    ],
    deleteItemForOrg: [
      "DELETE /orgs/{org}/projectsV2/{project_number}/items/{item_id}"
    ],
    deleteItemForUser: [
      "DELETE /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ],
    getFieldForOrg: [
      "GET /orgs/{org}/projectsV2/{project_number}/fields/{field_id}"
    ],
    getFieldForUser: [
      "GET /users/{username}/projectsV2/{project_number}/fields/{field_id}"
    ],
    getForOrg: ["GET /orgs/{org}/projectsV2/{project_number}"],
    getForUser: ["GET /users/{username}/projectsV2/{project_number}"],
    getOrgItem: ["GET /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
    getUserItem: [
      "GET /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ],
    listFieldsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/fields"],
    listFieldsForUser: [
      "GET /users/{username}/projectsV2/{project_number}/fields"
    ],
    listForOrg: ["GET /orgs/{org}/projectsV2"],
    listForUser: ["GET /users/{username}/projectsV2"],
    listItemsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/items"],
    listItemsForUser: [
      "GET /users/{username}/projectsV2/{project_number}/items"
    ],
    updateItemForOrg: [
      "PATCH /orgs/{org}/projectsV2/{project_number}/items/{item_id}"
    ],
    updateItemForUser: [
      "PATCH /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ]
  },
  pulls: {
    checkIfMerged: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
    create: ["POST /repos/{owner}/{repo}/pulls"],
    createReplyForReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies"
    ],
    createReview: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
    createReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments"
    ],
    deletePendingReview: [
      "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    deleteReviewComment: [
      "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}"
    ],
    dismissReview: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals"
    ],
    get: ["GET /repos/{owner}/{repo}/pulls/{pull_number}"],
    getReview: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    getReviewComment: ["GET /repos/{owner}/{repo}/pulls/comments/{comment_id}"],
    list: ["GET /repos/{owner}/{repo}/pulls"],
    listCommentsForReview: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments"
    ],
    listCommits: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/commits"],
    listFiles: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/files"],
    listRequestedReviewers: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    listReviewComments: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments"
    ],
    listReviewCommentsForRepo: ["GET /repos/{owner}/{repo}/pulls/comments"],
    listReviews: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
    merge: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
    removeRequestedReviewers: [
      "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    requestReviewers: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    submitReview: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events"
    ],
    update: ["PATCH /repos/{owner}/{repo}/pulls/{pull_number}"],
    updateBranch: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch"
    ],
    updateReview: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    updateReviewComment: [
      "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}"
    ]
  },
  rateLimit: { get: ["GET /rate_limit"] },
  reactions: {
    createForCommitComment: [
      "POST /repos/{owner}/{repo}/comments/{comment_id}/reactions"
    ],
    createForIssue: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/reactions"
    ],
    createForIssueComment: [
      "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"
    ],
    createForPullRequestReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"
    ],
    createForRelease: [
      "POST /repos/{owner}/{repo}/releases/{release_id}/reactions"
    ],
    createForTeamDiscussionCommentInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"
    ],
    createForTeamDiscussionInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"
    ],
    deleteForCommitComment: [
      "DELETE /repos/{owner}/{repo}/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForIssue: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}"
    ],
    deleteForIssueComment: [
      "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForPullRequestComment: [
      "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForRelease: [
      "DELETE /repos/{owner}/{repo}/releases/{release_id}/reactions/{reaction_id}"
    ],
    deleteForTeamDiscussion: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions/{reaction_id}"
    ],
    deleteForTeamDiscussionComment: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions/{reaction_id}"
    ],
    listForCommitComment: [
      "GET /repos/{owner}/{repo}/comments/{comment_id}/reactions"
    ],
    listForIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/reactions"],
    listForIssueComment: [
      "GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"
    ],
    listForPullRequestReviewComment: [
      "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"
    ],
    listForRelease: [
      "GET /repos/{owner}/{repo}/releases/{release_id}/reactions"
    ],
    listForTeamDiscussionCommentInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"
    ],
    listForTeamDiscussionInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"
    ]
  },
  repos: {
    acceptInvitation: [
      "PATCH /user/repository_invitations/{invitation_id}",
      {},
      { renamed: ["repos", "acceptInvitationForAuthenticatedUser"] }
    ],
    acceptInvitationForAuthenticatedUser: [
      "PATCH /user/repository_invitations/{invitation_id}"
    ],
    addAppAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    addCollaborator: ["PUT /repos/{owner}/{repo}/collaborators/{username}"],
    addStatusCheckContexts: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    addTeamAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    addUserAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    cancelPagesDeployment: [
      "POST /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}/cancel"
    ],
    checkAutomatedSecurityFixes: [
      "GET /repos/{owner}/{repo}/automated-security-fixes"
    ],
    checkCollaborator: ["GET /repos/{owner}/{repo}/collaborators/{username}"],
    checkImmutableReleases: ["GET /repos/{owner}/{repo}/immutable-releases"],
    checkPrivateVulnerabilityReporting: [
      "GET /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    checkVulnerabilityAlerts: [
      "GET /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    codeownersErrors: ["GET /repos/{owner}/{repo}/codeowners/errors"],
    compareCommits: ["GET /repos/{owner}/{repo}/compare/{base}...{head}"],
    compareCommitsWithBasehead: [
      "GET /repos/{owner}/{repo}/compare/{basehead}"
    ],
    createAttestation: ["POST /repos/{owner}/{repo}/attestations"],
    createAutolink: ["POST /repos/{owner}/{repo}/autolinks"],
    createCommitComment: [
      "POST /repos/{owner}/{repo}/commits/{commit_sha}/comments"
    ],
    createCommitSignatureProtection: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    createCommitStatus: ["POST /repos/{owner}/{repo}/statuses/{sha}"],
    createDeployKey: ["POST /repos/{owner}/{repo}/keys"],
    createDeployment: ["POST /repos/{owner}/{repo}/deployments"],
    createDeploymentBranchPolicy: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"
    ],
    createDeploymentProtectionRule: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"
    ],
    createDeploymentStatus: [
      "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"
    ],
    createDispatchEvent: ["POST /repos/{owner}/{repo}/dispatches"],
    createForAuthenticatedUser: ["POST /user/repos"],
    createFork: ["POST /repos/{owner}/{repo}/forks"],
    createInOrg: ["POST /orgs/{org}/repos"],
    createOrUpdateEnvironment: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    createOrUpdateFileContents: ["PUT /repos/{owner}/{repo}/contents/{path}"],
    createOrgRuleset: ["POST /orgs/{org}/rulesets"],
    createPagesDeployment: ["POST /repos/{owner}/{repo}/pages/deployments"],
    createPagesSite: ["POST /repos/{owner}/{repo}/pages"],
    createRelease: ["POST /repos/{owner}/{repo}/releases"],
    createRepoRuleset: ["POST /repos/{owner}/{repo}/rulesets"],
    createUsingTemplate: [
      "POST /repos/{template_owner}/{template_repo}/generate"
    ],
    createWebhook: ["POST /repos/{owner}/{repo}/hooks"],
    customPropertiesForReposCreateOrUpdateRepositoryValues: [
      "PATCH /repos/{owner}/{repo}/properties/values"
    ],
    customPropertiesForReposGetRepositoryValues: [
      "GET /repos/{owner}/{repo}/properties/values"
    ],
    declineInvitation: [
      "DELETE /user/repository_invitations/{invitation_id}",
      {},
      { renamed: ["repos", "declineInvitationForAuthenticatedUser"] }
    ],
    declineInvitationForAuthenticatedUser: [
      "DELETE /user/repository_invitations/{invitation_id}"
    ],
    delete: ["DELETE /repos/{owner}/{repo}"],
    deleteAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"
    ],
    deleteAdminBranchProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    deleteAnEnvironment: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    deleteAutolink: ["DELETE /repos/{owner}/{repo}/autolinks/{autolink_id}"],
    deleteBranchProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    deleteCommitComment: ["DELETE /repos/{owner}/{repo}/comments/{comment_id}"],
    deleteCommitSignatureProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    deleteDeployKey: ["DELETE /repos/{owner}/{repo}/keys/{key_id}"],
    deleteDeployment: [
      "DELETE /repos/{owner}/{repo}/deployments/{deployment_id}"
    ],
    deleteDeploymentBranchPolicy: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    deleteFile: ["DELETE /repos/{owner}/{repo}/contents/{path}"],
    deleteInvitation: [
      "DELETE /repos/{owner}/{repo}/invitations/{invitation_id}"
    ],
    deleteOrgRuleset: ["DELETE /orgs/{org}/rulesets/{ruleset_id}"],
    deletePagesSite: ["DELETE /repos/{owner}/{repo}/pages"],
    deletePullRequestReviewProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    deleteRelease: ["DELETE /repos/{owner}/{repo}/releases/{release_id}"],
    deleteReleaseAsset: [
      "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}"
    ],
    deleteRepoRuleset: ["DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    deleteWebhook: ["DELETE /repos/{owner}/{repo}/hooks/{hook_id}"],
    disableAutomatedSecurityFixes: [
      "DELETE /repos/{owner}/{repo}/automated-security-fixes"
    ],
    disableDeploymentProtectionRule: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"
    ],
    disableImmutableReleases: [
      "DELETE /repos/{owner}/{repo}/immutable-releases"
    ],
    disablePrivateVulnerabilityReporting: [
      "DELETE /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    disableVulnerabilityAlerts: [
      "DELETE /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    downloadArchive: [
      "GET /repos/{owner}/{repo}/zipball/{ref}",
      {},
      { renamed: ["repos", "downloadZipballArchive"] }
    ],
    downloadTarballArchive: ["GET /repos/{owner}/{repo}/tarball/{ref}"],
    downloadZipballArchive: ["GET /repos/{owner}/{repo}/zipball/{ref}"],
    enableAutomatedSecurityFixes: [
      "PUT /repos/{owner}/{repo}/automated-security-fixes"
    ],
    enableImmutableReleases: ["PUT /repos/{owner}/{repo}/immutable-releases"],
    enablePrivateVulnerabilityReporting: [
      "PUT /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    enableVulnerabilityAlerts: [
      "PUT /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    generateReleaseNotes: [
      "POST /repos/{owner}/{repo}/releases/generate-notes"
    ],
    get: ["GET /repos/{owner}/{repo}"],
    getAccessRestrictions: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"
    ],
    getAdminBranchProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    getAllDeploymentProtectionRules: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"
    ],
    getAllEnvironments: ["GET /repos/{owner}/{repo}/environments"],
    getAllStatusCheckContexts: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts"
    ],
    getAllTopics: ["GET /repos/{owner}/{repo}/topics"],
    getAppsWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps"
    ],
    getAutolink: ["GET /repos/{owner}/{repo}/autolinks/{autolink_id}"],
    getBranch: ["GET /repos/{owner}/{repo}/branches/{branch}"],
    getBranchProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    getBranchRules: ["GET /repos/{owner}/{repo}/rules/branches/{branch}"],
    getClones: ["GET /repos/{owner}/{repo}/traffic/clones"],
    getCodeFrequencyStats: ["GET /repos/{owner}/{repo}/stats/code_frequency"],
    getCollaboratorPermissionLevel: [
      "GET /repos/{owner}/{repo}/collaborators/{username}/permission"
    ],
    getCombinedStatusForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/status"],
    getCommit: ["GET /repos/{owner}/{repo}/commits/{ref}"],
    getCommitActivityStats: ["GET /repos/{owner}/{repo}/stats/commit_activity"],
    getCommitComment: ["GET /repos/{owner}/{repo}/comments/{comment_id}"],
    getCommitSignatureProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    getCommunityProfileMetrics: ["GET /repos/{owner}/{repo}/community/profile"],
    getContent: ["GET /repos/{owner}/{repo}/contents/{path}"],
    getContributorsStats: ["GET /repos/{owner}/{repo}/stats/contributors"],
    getCustomDeploymentProtectionRule: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"
    ],
    getDeployKey: ["GET /repos/{owner}/{repo}/keys/{key_id}"],
    getDeployment: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}"],
    getDeploymentBranchPolicy: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    getDeploymentStatus: [
      "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}"
    ],
    getEnvironment: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    getLatestPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/latest"],
    getLatestRelease: ["GET /repos/{owner}/{repo}/releases/latest"],
    getOrgRuleSuite: ["GET /orgs/{org}/rulesets/rule-suites/{rule_suite_id}"],
    getOrgRuleSuites: ["GET /orgs/{org}/rulesets/rule-suites"],
    getOrgRuleset: ["GET /orgs/{org}/rulesets/{ruleset_id}"],
    getOrgRulesets: ["GET /orgs/{org}/rulesets"],
    getPages: ["GET /repos/{owner}/{repo}/pages"],
    getPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/{build_id}"],
    getPagesDeployment: [
      "GET /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}"
    ],
    getPagesHealthCheck: ["GET /repos/{owner}/{repo}/pages/health"],
    getParticipationStats: ["GET /repos/{owner}/{repo}/stats/participation"],
    getPullRequestReviewProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    getPunchCardStats: ["GET /repos/{owner}/{repo}/stats/punch_card"],
    getReadme: ["GET /repos/{owner}/{repo}/readme"],
    getReadmeInDirectory: ["GET /repos/{owner}/{repo}/readme/{dir}"],
    getRelease: ["GET /repos/{owner}/{repo}/releases/{release_id}"],
    getReleaseAsset: ["GET /repos/{owner}/{repo}/releases/assets/{asset_id}"],
    getReleaseByTag: ["GET /repos/{owner}/{repo}/releases/tags/{tag}"],
    getRepoRuleSuite: [
      "GET /repos/{owner}/{repo}/rulesets/rule-suites/{rule_suite_id}"
    ],
    getRepoRuleSuites: ["GET /repos/{owner}/{repo}/rulesets/rule-suites"],
    getRepoRuleset: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    getRepoRulesetHistory: [
      "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history"
    ],
    getRepoRulesetVersion: [
      "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history/{version_id}"
    ],
    getRepoRulesets: ["GET /repos/{owner}/{repo}/rulesets"],
    getStatusChecksProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    getTeamsWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams"
    ],
    getTopPaths: ["GET /repos/{owner}/{repo}/traffic/popular/paths"],
    getTopReferrers: ["GET /repos/{owner}/{repo}/traffic/popular/referrers"],
    getUsersWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users"
    ],
    getViews: ["GET /repos/{owner}/{repo}/traffic/views"],
    getWebhook: ["GET /repos/{owner}/{repo}/hooks/{hook_id}"],
    getWebhookConfigForRepo: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/config"
    ],
    getWebhookDelivery: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}"
    ],
    listActivities: ["GET /repos/{owner}/{repo}/activity"],
    listAttestations: [
      "GET /repos/{owner}/{repo}/attestations/{subject_digest}"
    ],
    listAutolinks: ["GET /repos/{owner}/{repo}/autolinks"],
    listBranches: ["GET /repos/{owner}/{repo}/branches"],
    listBranchesForHeadCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head"
    ],
    listCollaborators: ["GET /repos/{owner}/{repo}/collaborators"],
    listCommentsForCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/comments"
    ],
    listCommitCommentsForRepo: ["GET /repos/{owner}/{repo}/comments"],
    listCommitStatusesForRef: [
      "GET /repos/{owner}/{repo}/commits/{ref}/statuses"
    ],
    listCommits: ["GET /repos/{owner}/{repo}/commits"],
    listContributors: ["GET /repos/{owner}/{repo}/contributors"],
    listCustomDeploymentRuleIntegrations: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/apps"
    ],
    listDeployKeys: ["GET /repos/{owner}/{repo}/keys"],
    listDeploymentBranchPolicies: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"
    ],
    listDeploymentStatuses: [
      "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"
    ],
    listDeployments: ["GET /repos/{owner}/{repo}/deployments"],
    listForAuthenticatedUser: ["GET /user/repos"],
    listForOrg: ["GET /orgs/{org}/repos"],
    listForUser: ["GET /users/{username}/repos"],
    listForks: ["GET /repos/{owner}/{repo}/forks"],
    listInvitations: ["GET /repos/{owner}/{repo}/invitations"],
    listInvitationsForAuthenticatedUser: ["GET /user/repository_invitations"],
    listLanguages: ["GET /repos/{owner}/{repo}/languages"],
    listPagesBuilds: ["GET /repos/{owner}/{repo}/pages/builds"],
    listPublic: ["GET /repositories"],
    listPullRequestsAssociatedWithCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls"
    ],
    listReleaseAssets: [
      "GET /repos/{owner}/{repo}/releases/{release_id}/assets"
    ],
    listReleases: ["GET /repos/{owner}/{repo}/releases"],
    listTags: ["GET /repos/{owner}/{repo}/tags"],
    listTeams: ["GET /repos/{owner}/{repo}/teams"],
    listWebhookDeliveries: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries"
    ],
    listWebhooks: ["GET /repos/{owner}/{repo}/hooks"],
    merge: ["POST /repos/{owner}/{repo}/merges"],
    mergeUpstream: ["POST /repos/{owner}/{repo}/merge-upstream"],
    pingWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/pings"],
    redeliverWebhookDelivery: [
      "POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"
    ],
    removeAppAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    removeCollaborator: [
      "DELETE /repos/{owner}/{repo}/collaborators/{username}"
    ],
    removeStatusCheckContexts: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    removeStatusCheckProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    removeTeamAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    removeUserAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    renameBranch: ["POST /repos/{owner}/{repo}/branches/{branch}/rename"],
    replaceAllTopics: ["PUT /repos/{owner}/{repo}/topics"],
    requestPagesBuild: ["POST /repos/{owner}/{repo}/pages/builds"],
    setAdminBranchProtection: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    setAppAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    setStatusCheckContexts: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    setTeamAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    setUserAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    testPushWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/tests"],
    transfer: ["POST /repos/{owner}/{repo}/transfer"],
    update: ["PATCH /repos/{owner}/{repo}"],
    updateBranchProtection: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    updateCommitComment: ["PATCH /repos/{owner}/{repo}/comments/{comment_id}"],
    updateDeploymentBranchPolicy: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    updateInformationAboutPagesSite: ["PUT /repos/{owner}/{repo}/pages"],
    updateInvitation: [
      "PATCH /repos/{owner}/{repo}/invitations/{invitation_id}"
    ],
    updateOrgRuleset: ["PUT /orgs/{org}/rulesets/{ruleset_id}"],
    updatePullRequestReviewProtection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    updateRelease: ["PATCH /repos/{owner}/{repo}/releases/{release_id}"],
    updateReleaseAsset: [
      "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}"
    ],
    updateRepoRuleset: ["PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    updateStatusCheckPotection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks",
      {},
      { renamed: ["repos", "updateStatusCheckProtection"] }
    ],
    updateStatusCheckProtection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    updateWebhook: ["PATCH /repos/{owner}/{repo}/hooks/{hook_id}"],
    updateWebhookConfigForRepo: [
      "PATCH /repos/{owner}/{repo}/hooks/{hook_id}/config"
    ],
    uploadReleaseAsset: [
      "POST /repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}",
      { baseUrl: "https://uploads.github.com" }
    ]
  },
  search: {
    code: ["GET /search/code"],
    commits: ["GET /search/commits"],
    issuesAndPullRequests: ["GET /search/issues"],
    labels: ["GET /search/labels"],
    repos: ["GET /search/repositories"],
    topics: ["GET /search/topics"],
    users: ["GET /search/users"]
  },
  secretScanning: {
    createPushProtectionBypass: [
      "POST /repos/{owner}/{repo}/secret-scanning/push-protection-bypasses"
    ],
    getAlert: [
      "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"
    ],
    getScanHistory: ["GET /repos/{owner}/{repo}/secret-scanning/scan-history"],
    listAlertsForOrg: ["GET /orgs/{org}/secret-scanning/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/secret-scanning/alerts"],
    listLocationsForAlert: [
      "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}/locations"
    ],
    listOrgPatternConfigs: [
      "GET /orgs/{org}/secret-scanning/pattern-configurations"
    ],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"
    ],
    updateOrgPatternConfigs: [
      "PATCH /orgs/{org}/secret-scanning/pattern-configurations"
    ]
  },
  securityAdvisories: {
    createFork: [
      "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/forks"
    ],
    createPrivateVulnerabilityReport: [
      "POST /repos/{owner}/{repo}/security-advisories/reports"
    ],
    createRepositoryAdvisory: [
      "POST /repos/{owner}/{repo}/security-advisories"
    ],
    createRepositoryAdvisoryCveRequest: [
      "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/cve"
    ],
    getGlobalAdvisory: ["GET /advisories/{ghsa_id}"],
    getRepositoryAdvisory: [
      "GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}"
    ],
    listGlobalAdvisories: ["GET /advisories"],
    listOrgRepositoryAdvisories: ["GET /orgs/{org}/security-advisories"],
    listRepositoryAdvisories: ["GET /repos/{owner}/{repo}/security-advisories"],
    updateRepositoryAdvisory: [
      "PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}"
    ]
  },
  teams: {
    addOrUpdateMembershipForUserInOrg: [
      "PUT /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    addOrUpdateRepoPermissionsInOrg: [
      "PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    checkPermissionsForRepoInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    create: ["POST /orgs/{org}/teams"],
    createDiscussionCommentInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"
    ],
    createDiscussionInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions"],
    deleteDiscussionCommentInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    deleteDiscussionInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    deleteInOrg: ["DELETE /orgs/{org}/teams/{team_slug}"],
    getByName: ["GET /orgs/{org}/teams/{team_slug}"],
    getDiscussionCommentInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    getDiscussionInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    getMembershipForUserInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    list: ["GET /orgs/{org}/teams"],
    listChildInOrg: ["GET /orgs/{org}/teams/{team_slug}/teams"],
    listDiscussionCommentsInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"
    ],
    listDiscussionsInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions"],
    listForAuthenticatedUser: ["GET /user/teams"],
    listMembersInOrg: ["GET /orgs/{org}/teams/{team_slug}/members"],
    listPendingInvitationsInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/invitations"
    ],
    listReposInOrg: ["GET /orgs/{org}/teams/{team_slug}/repos"],
    removeMembershipForUserInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    removeRepoInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    updateDiscussionCommentInOrg: [
      "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    updateDiscussionInOrg: [
      "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    updateInOrg: ["PATCH /orgs/{org}/teams/{team_slug}"]
  },
  users: {
    addEmailForAuthenticated: [
      "POST /user/emails",
      {},
      { renamed: ["users", "addEmailForAuthenticatedUser"] }
    ],
    addEmailForAuthenticatedUser: ["POST /user/emails"],
    addSocialAccountForAuthenticatedUser: ["POST /user/social_accounts"],
    block: ["PUT /user/blocks/{username}"],
    checkBlocked: ["GET /user/blocks/{username}"],
    checkFollowingForUser: ["GET /users/{username}/following/{target_user}"],
    checkPersonIsFollowedByAuthenticated: ["GET /user/following/{username}"],
    createGpgKeyForAuthenticated: [
      "POST /user/gpg_keys",
      {},
      { renamed: ["users", "createGpgKeyForAuthenticatedUser"] }
    ],
    createGpgKeyForAuthenticatedUser: ["POST /user/gpg_keys"],
    createPublicSshKeyForAuthenticated: [
      "POST /user/keys",
      {},
      { renamed: ["users", "createPublicSshKeyForAuthenticatedUser"] }
    ],
    createPublicSshKeyForAuthenticatedUser: ["POST /user/keys"],
    createSshSigningKeyForAuthenticatedUser: ["POST /user/ssh_signing_keys"],
    deleteAttestationsBulk: [
      "POST /users/{username}/attestations/delete-request"
    ],
    deleteAttestationsById: [
      "DELETE /users/{username}/attestations/{attestation_id}"
    ],
    deleteAttestationsBySubjectDigest: [
      "DELETE /users/{username}/attestations/digest/{subject_digest}"
    ],
    deleteEmailForAuthenticated: [
      "DELETE /user/emails",
      {},
      { renamed: ["users", "deleteEmailForAuthenticatedUser"] }
    ],
    deleteEmailForAuthenticatedUser: ["DELETE /user/emails"],
    deleteGpgKeyForAuthenticated: [
      "DELETE /user/gpg_keys/{gpg_key_id}",
      {},
      { renamed: ["users", "deleteGpgKeyForAuthenticatedUser"] }
    ],
    deleteGpgKeyForAuthenticatedUser: ["DELETE /user/gpg_keys/{gpg_key_id}"],
    deletePublicSshKeyForAuthenticated: [
      "DELETE /user/keys/{key_id}",
      {},
      { renamed: ["users", "deletePublicSshKeyForAuthenticatedUser"] }
    ],
    deletePublicSshKeyForAuthenticatedUser: ["DELETE /user/keys/{key_id}"],
    deleteSocialAccountForAuthenticatedUser: ["DELETE /user/social_accounts"],
    deleteSshSigningKeyForAuthenticatedUser: [
      "DELETE /user/ssh_signing_keys/{ssh_signing_key_id}"
    ],
    follow: ["PUT /user/following/{username}"],
    getAuthenticated: ["GET /user"],
    getById: ["GET /user/{account_id}"],
    getByUsername: ["GET /users/{username}"],
    getContextForUser: ["GET /users/{username}/hovercard"],
    getGpgKeyForAuthenticated: [
      "GET /user/gpg_keys/{gpg_key_id}",
      {},
      { renamed: ["users", "getGpgKeyForAuthenticatedUser"] }
    ],
    getGpgKeyForAuthenticatedUser: ["GET /user/gpg_keys/{gpg_key_id}"],
    getPublicSshKeyForAuthenticated: [
      "GET /user/keys/{key_id}",
      {},
      { renamed: ["users", "getPublicSshKeyForAuthenticatedUser"] }
    ],
    getPublicSshKeyForAuthenticatedUser: ["GET /user/keys/{key_id}"],
    getSshSigningKeyForAuthenticatedUser: [
      "GET /user/ssh_signing_keys/{ssh_signing_key_id}"
    ],
    list: ["GET /users"],
    listAttestations: ["GET /users/{username}/attestations/{subject_digest}"],
    listAttestationsBulk: [
      "POST /users/{username}/attestations/bulk-list{?per_page,before,after}"
    ],
    listBlockedByAuthenticated: [
      "GET /user/blocks",
      {},
      { renamed: ["users", "listBlockedByAuthenticatedUser"] }
    ],
    listBlockedByAuthenticatedUser: ["GET /user/blocks"],
    listEmailsForAuthenticated: [
      "GET /user/emails",
      {},
      { renamed: ["users", "listEmailsForAuthenticatedUser"] }
    ],
    listEmailsForAuthenticatedUser: ["GET /user/emails"],
    listFollowedByAuthenticated: [
      "GET /user/following",
      {},
      { renamed: ["users", "listFollowedByAuthenticatedUser"] }
    ],
    listFollowedByAuthenticatedUser: ["GET /user/following"],
    listFollowersForAuthenticatedUser: ["GET /user/followers"],
    listFollowersForUser: ["GET /users/{username}/followers"],
    listFollowingForUser: ["GET /users/{username}/following"],
    listGpgKeysForAuthenticated: [
      "GET /user/gpg_keys",
      {},
      { renamed: ["users", "listGpgKeysForAuthenticatedUser"] }
    ],
    listGpgKeysForAuthenticatedUser: ["GET /user/gpg_keys"],
    listGpgKeysForUser: ["GET /users/{username}/gpg_keys"],
    listPublicEmailsForAuthenticated: [
      "GET /user/public_emails",
      {},
      { renamed: ["users", "listPublicEmailsForAuthenticatedUser"] }
    ],
    listPublicEmailsForAuthenticatedUser: ["GET /user/public_emails"],
    listPublicKeysForUser: ["GET /users/{username}/keys"],
    listPublicSshKeysForAuthenticated: [
      "GET /user/keys",
      {},
      { renamed: ["users", "listPublicSshKeysForAuthenticatedUser"] }
    ],
    listPublicSshKeysForAuthenticatedUser: ["GET /user/keys"],
    listSocialAccountsForAuthenticatedUser: ["GET /user/social_accounts"],
    listSocialAccountsForUser: ["GET /users/{username}/social_accounts"],
    listSshSigningKeysForAuthenticatedUser: ["GET /user/ssh_signing_keys"],
    listSshSigningKeysForUser: ["GET /users/{username}/ssh_signing_keys"],
    setPrimaryEmailVisibilityForAuthenticated: [
      "PATCH /user/email/visibility",
      {},
      { renamed: ["users", "setPrimaryEmailVisibilityForAuthenticatedUser"] }
    ],
    setPrimaryEmailVisibilityForAuthenticatedUser: [
      "PATCH /user/email/visibility"
    ],
    unblock: ["DELETE /user/blocks/{username}"],
    unfollow: ["DELETE /user/following/{username}"],
    updateAuthenticated: ["PATCH /user"]
  }
};
var endpoints_default = Endpoints;

//# sourceMappingURL=endpoints.js.map

;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/endpoints-to-methods.js

const endpointMethodsMap = /* @__PURE__ */ new Map();
for (const [scope, endpoints] of Object.entries(endpoints_default)) {
  for (const [methodName, endpoint] of Object.entries(endpoints)) {
    const [route, defaults, decorations] = endpoint;
    const [method, url] = route.split(/ /);
    const endpointDefaults = Object.assign(
      {
        method,
        url
      },
      defaults
    );
    if (!endpointMethodsMap.has(scope)) {
      endpointMethodsMap.set(scope, /* @__PURE__ */ new Map());
    }
    endpointMethodsMap.get(scope).set(methodName, {
      scope,
      methodName,
      endpointDefaults,
      decorations
    });
  }
}
const handler = {
  has({ scope }, methodName) {
    return endpointMethodsMap.get(scope).has(methodName);
  },
  getOwnPropertyDescriptor(target, methodName) {
    return {
      value: this.get(target, methodName),
      // ensures method is in the cache
      configurable: true,
      writable: true,
      enumerable: true
    };
  },
  defineProperty(target, methodName, descriptor) {
    Object.defineProperty(target.cache, methodName, descriptor);
    return true;
  },
  deleteProperty(target, methodName) {
    delete target.cache[methodName];
    return true;
  },
  ownKeys({ scope }) {
    return [...endpointMethodsMap.get(scope).keys()];
  },
  set(target, methodName, value) {
    return target.cache[methodName] = value;
  },
  get({ octokit, scope, cache }, methodName) {
    if (cache[methodName]) {
      return cache[methodName];
    }
    const method = endpointMethodsMap.get(scope).get(methodName);
    if (!method) {
      return void 0;
    }
    const { endpointDefaults, decorations } = method;
    if (decorations) {
      cache[methodName] = decorate(
        octokit,
        scope,
        methodName,
        endpointDefaults,
        decorations
      );
    } else {
      cache[methodName] = octokit.request.defaults(endpointDefaults);
    }
    return cache[methodName];
  }
};
function endpointsToMethods(octokit) {
  const newMethods = {};
  for (const scope of endpointMethodsMap.keys()) {
    newMethods[scope] = new Proxy({ octokit, scope, cache: {} }, handler);
  }
  return newMethods;
}
function decorate(octokit, scope, methodName, defaults, decorations) {
  const requestWithDefaults = octokit.request.defaults(defaults);
  function withDecorations(...args) {
    let options = requestWithDefaults.endpoint.merge(...args);
    if (decorations.mapToData) {
      options = Object.assign({}, options, {
        data: options[decorations.mapToData],
        [decorations.mapToData]: void 0
      });
      return requestWithDefaults(options);
    }
    if (decorations.renamed) {
      const [newScope, newMethodName] = decorations.renamed;
      octokit.log.warn(
        `octokit.${scope}.${methodName}() has been renamed to octokit.${newScope}.${newMethodName}()`
      );
    }
    if (decorations.deprecated) {
      octokit.log.warn(decorations.deprecated);
    }
    if (decorations.renamedParameters) {
      const options2 = requestWithDefaults.endpoint.merge(...args);
      for (const [name, alias] of Object.entries(
        decorations.renamedParameters
      )) {
        if (name in options2) {
          octokit.log.warn(
            `"${name}" parameter is deprecated for "octokit.${scope}.${methodName}()". Use "${alias}" instead`
          );
          if (!(alias in options2)) {
            options2[alias] = options2[name];
          }
          delete options2[name];
        }
      }
      return requestWithDefaults(options2);
    }
    return requestWithDefaults(...args);
  }
  return Object.assign(withDecorations, requestWithDefaults);
}

//# sourceMappingURL=endpoints-to-methods.js.map

;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/index.js


function restEndpointMethods(octokit) {
  const api = endpointsToMethods(octokit);
  return {
    rest: api
  };
}
restEndpointMethods.VERSION = plugin_rest_endpoint_methods_dist_src_version_VERSION;
function legacyRestEndpointMethods(octokit) {
  const api = endpointsToMethods(octokit);
  return {
    ...api,
    rest: api
  };
}
legacyRestEndpointMethods.VERSION = plugin_rest_endpoint_methods_dist_src_version_VERSION;

//# sourceMappingURL=index.js.map

;// CONCATENATED MODULE: ./node_modules/@octokit/rest/dist-src/version.js
const rest_dist_src_version_VERSION = "22.0.1";


;// CONCATENATED MODULE: ./node_modules/@octokit/rest/dist-src/index.js





const dist_src_Octokit = Octokit.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults(
  {
    userAgent: `octokit-rest.js/${rest_dist_src_version_VERSION}`
  }
);


;// CONCATENATED MODULE: ./packages/forge/lib/allowance.js
/** Kinds that one run meets: REST and GraphQL are counted apart. */
const MOST_KINDS = 10;
/** Nothing is known before the first answer: then all is left. */
function createAllowance() {
    const shares = new Map();
    return {
        note(headers) {
            const remaining = countIn(headers, 'x-ratelimit-remaining');
            const limit = countIn(headers, 'x-ratelimit-limit');
            if (remaining === undefined || limit === undefined || limit === 0)
                return;
            const kind = headers.get('x-ratelimit-resource') ?? '';
            if (shares.has(kind) || shares.size < MOST_KINDS)
                shares.set(kind, remaining / limit);
        },
        left: () => Math.min(1, ...shares.values()),
    };
}
function countIn(headers, name) {
    const text = headers.get(name);
    return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

;// CONCATENATED MODULE: ./packages/forge/lib/rate-limit.js
/**
 * GitHub tells its limits by status and headers; the secondary ones may come as 403 without any header, with these words only.
 */
const LIMIT_TEXT = /secondary rate limit|abuse detection|API rate limit exceeded|submitted too quickly|exceeded a rate limit/i;
/** GitHub asks for at least a minute where a secondary limit comes without `retry-after`. */
const UNTOLD_WAIT_MS = 60_000;
/** Whether a refusal is a matter of too many requests. */
function isRateLimit(status, headers, said) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return (headers.has('retry-after') ||
        headers.get('x-ratelimit-remaining') === '0' ||
        LIMIT_TEXT.test(said));
}
/** Whether a GraphQL error, which comes with HTTP 200, is a matter of too many requests. */
function isGraphqlRateLimit(type, said) {
    return type === 'RATE_LIMITED' || type === 'RATE_LIMIT' || LIMIT_TEXT.test(said);
}
/** How long GitHub asks to wait, as `retry-after` or as the moment of the reset; undefined: it does not say. */
function askedWait(headers, now) {
    const after = wholeNumber(headers.get('retry-after'));
    if (after !== undefined)
        return after * 1000;
    if (headers.get('x-ratelimit-remaining') !== '0')
        return undefined;
    const reset = wholeNumber(headers.get('x-ratelimit-reset'));
    if (reset === undefined)
        return undefined;
    // Against GitHub's own clock where it tells it: the runner's may be off by minutes.
    const theirs = Date.parse(headers.get('date') ?? '');
    const from = Number.isNaN(theirs) ? now.getTime() : theirs;
    return Math.max(0, reset * 1000 - from) + 1000;
}
/** The least wait after a rate limit. */
function rateLimitFloor(headers, now) {
    return askedWait(headers, now) ?? UNTOLD_WAIT_MS;
}
function wholeNumber(text) {
    return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

;// CONCATENATED MODULE: ./packages/forge/lib/said.js
/** Longer texts of GitHub end in an ellipsis: a message has to stay readable in an annotation. */
const CAP = 300;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Everything by which the token could show up in a text that came from outside. */
function secretForms(token) {
    if (token === '')
        return [];
    const base64 = Buffer.from(token).toString('base64').replace(/=+$/, '');
    return [token, encodeURIComponent(token), base64];
}
/**
 * Text of GitHub made fit for a message of ours: without the token, on one line, without characters that hide or turn
 * text round, capped.
 */
function cleaned(text, secrets) {
    // Redacted before the cut: half a token is still a secret.
    const capped = secrets
        .reduce((rest, secret) => rest.replaceAll(secret, '***'), text.slice(0, 64 * CAP))
        .slice(0, 4 * CAP);
    const flat = capped
        .replace(/[\t\n\r ]+/g, ' ')
        .replace(UNPRINTABLE, escaped)
        .trim();
    return flat.length > CAP ? `${flat.slice(0, CAP - 1)}…` : flat;
}
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./packages/forge/lib/rest-outcome.js





/** Judges one answer of the REST interface. */
function restOutcome(answer, connection) {
    const { status, headers, data } = answer;
    if (status >= 200 && status < 300)
        return success(answer, connection);
    const problems = restProblems(data);
    const said = saidBy(answer, problems, connection);
    if (isRateLimit(status, headers, said)) {
        return {
            kind: 'transient',
            reason: `GitHub answered ${status} "${said}"`,
            code: 'RATE_LIMITED',
            landed: 'no',
            floorMs: rateLimitFloor(headers, connection.now()),
        };
    }
    if (status >= 500 || status === 408) {
        return {
            kind: 'transient',
            reason: `GitHub answered ${status}`,
            code: 'UNAVAILABLE',
            landed: 'perhaps',
            floorMs: askedWait(headers, connection.now()) ?? 0,
            // What GitHub's front answers when what is behind it takes too long.
            ...(status === 502 || status === 504 ? { heavy: 'perhaps' } : {}),
        };
    }
    const sso = headers.has('x-github-sso') && status === 403;
    return {
        kind: 'refused',
        refusal: { status, said, problems, sso, hadWorked: connection.hadWorked },
    };
}
/** A body that octokit hands over as text is no JSON: a proxy's page, or an answer that broke off. */
function success(answer, { secrets }) {
    const { status, headers, data, asked } = answer;
    if (status !== 204 && (typeof data !== 'object' || data === null)) {
        return {
            kind: 'transient',
            reason: `${cleaned(asked, secrets)} answered ${status} with ${beginning(headers, data, secrets)}`,
            code: 'INVALID_ANSWER',
            landed: 'perhaps',
            floorMs: 0,
        };
    }
    return { kind: 'answered', data, next: namesNextPage(answer) };
}
/** Enough of a body to see who spoke. */
function beginning(headers, data, secrets) {
    const type = cleaned(headers.get('content-type') ?? 'no content type', secrets).slice(0, 60);
    const text = typeof data === 'string' ? cut(cleaned(data, secrets), 80) : '';
    return text === '' ? `nothing that is JSON (${type})` : `"${text}" (${type}), which is not JSON`;
}
function saidBy({ status, data }, problems, { secrets }) {
    const message = textAt(data, 'message');
    const details = problems.map((problem) => problem.message === '' ? `${problem.field} ${problem.code}`.trim() : problem.message);
    const said = [message, ...details].filter((part) => part !== '').join(': ');
    return cleaned(said === '' ? `status ${status}` : said, secrets);
}
/** `errors` is a list of objects, a list of texts or, on some endpoints, a text. */
function restProblems(data) {
    const errors = memberOf(data, 'errors');
    const list = Array.isArray(errors) ? errors : [errors];
    return list.slice(0, 20).flatMap((error) => {
        if (typeof error === 'string')
            return [{ code: '', field: '', message: error }];
        if (typeof error !== 'object' || error === null)
            return [];
        const code = textAt(error, 'code');
        const field = textAt(error, 'field');
        return [{ code, field, message: textAt(error, 'message') }];
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/graphql-outcome.js




/** GraphQL has no code for a query that ran out of time: these words come with HTTP 200 and data null. */
const OUT_OF_TIME = /^Something went wrong while executing your query|respond to your request in time|^timedout$/i;
/** Judges one answer of the GraphQL interface, where most refusals come with HTTP 200. */
function graphqlOutcome(answer, tolerates, connection) {
    const outcome = restOutcome(answer, connection);
    if (outcome.kind !== 'answered')
        return outcome;
    const data = memberOf(answer.data, 'data');
    const errors = partialErrors(memberOf(answer.data, 'errors'));
    if (errors.length === 0 || (isObject(data) && errors.every(tolerates))) {
        return { kind: 'answered', data };
    }
    const telling = errors.filter((error) => !tolerates(error));
    return failure(telling.length === 0 ? errors : telling, answer, connection);
}
function failure(errors, { status, headers }, connection) {
    const said = cleaned(errors.map(({ message }) => message).join('; '), connection.secrets);
    if (errors.some(({ type, message }) => isGraphqlRateLimit(type, message))) {
        return {
            kind: 'transient',
            reason: `GitHub answered "${said}"`,
            code: 'RATE_LIMITED',
            landed: 'no',
            floorMs: rateLimitFloor(headers, connection.now()),
        };
    }
    if (errors.some(({ type, message }) => type === 'SERVICE_UNAVAILABLE' || OUT_OF_TIME.test(message))) {
        return {
            kind: 'transient',
            reason: `GitHub answered "${said}"`,
            code: 'UNAVAILABLE',
            landed: 'perhaps',
            floorMs: askedWait(headers, connection.now()) ?? 0,
            heavy: 'perhaps',
        };
    }
    const problems = errors.map(({ type, path, message }) => ({
        code: type,
        field: path.join('.'),
        message: cleaned(message, connection.secrets),
    }));
    return {
        kind: 'refused',
        refusal: { status, said, problems, sso: false, hadWorked: connection.hadWorked },
    };
}
function partialErrors(errors) {
    if (errors === undefined || errors === null)
        return [];
    const list = Array.isArray(errors) ? errors : [errors];
    return list.slice(0, 50).map((error) => {
        const type = textAt(error, 'type');
        const path = memberOf(error, 'path');
        return {
            type: type === '' ? textAt(memberOf(error, 'extensions'), 'code') : type,
            message: textAt(error, 'message'),
            path: Array.isArray(path) ? path.map(String) : [],
        };
    });
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./packages/transport/lib/network-failure.js

/** Wrapped by whoever asked: octokit wraps the error of the transport, which may wrap that of the socket. */
const DEPTH = 5;
/** Reads what was thrown, whatever that is: errors of a socket, a signal and a proxy have no type in common. */
function networkFailure(error) {
    let code;
    let message = 'no answer';
    let host = '';
    let timedOut = false;
    let current = error;
    for (let depth = 0; depth < DEPTH && current !== undefined; depth += 1) {
        message = textAt(current, 'message') || message;
        code = textAt(current, 'code') || code;
        host = textAt(current, 'hostname') || host;
        timedOut ||= isTimeout(current);
        current = memberOf(current, 'cause');
    }
    const said = code === undefined || message.includes(code) ? message : `${message} (${code})`;
    const unknownHost = code === 'ENOTFOUND' && host !== '' ? host : undefined;
    return { code, message, said, timedOut, unknownHost };
}
/** What `AbortSignal.timeout` rejects with. */
function isTimeout(error) {
    return (typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError');
}

;// CONCATENATED MODULE: ./packages/forge/lib/network.js


/** The request never left: a write of this kind can't have taken effect. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_PROXY_TUNNEL']);
/** Trust does not come by waiting. */
const UNTRUSTED = /^(?:ERR_TLS_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;
/** What a request that got no answer at all means. */
function networkOutcome(error, connection) {
    const { code, message, said, timedOut } = networkFailure(error);
    const reason = cleaned(said, connection.secrets);
    if (code !== undefined && UNTRUSTED.test(code)) {
        return {
            kind: 'refused',
            refusal: {
                status: 0,
                said: reason,
                problems: [],
                sso: false,
                hadWorked: connection.hadWorked,
            },
        };
    }
    if (code === 'ANSWER_TOO_LARGE' || code === 'ANSWER_GARBLED') {
        return {
            kind: 'transient',
            reason: cleaned(message, connection.secrets),
            code: 'INVALID_ANSWER',
            landed: 'perhaps',
            floorMs: 0,
            ...(code === 'ANSWER_TOO_LARGE' ? { heavy: 'surely' } : {}),
        };
    }
    return {
        kind: 'transient',
        reason: `the connection failed: ${reason}`,
        code: 'UNAVAILABLE',
        landed: code !== undefined && NEVER_SENT.has(code) ? 'no' : 'perhaps',
        floorMs: 0,
        ...(timedOut ? { heavy: 'perhaps' } : {}),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/wire.js







const quiet = () => { };
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };
/** Octokit without its plug-ins for retry and throttling: they repeat writes that may have taken effect. */
function createWire(options) {
    const octokit = new dist_src_Octokit({
        auth: options.token,
        baseUrl: options.apiUrl.replace(/\/$/, ''),
        log: SILENT,
        request: { log: SILENT, fetch: options.transport },
    });
    const secrets = secretForms(options.token);
    const allowance = createAllowance();
    let hadWorked = false;
    const connection = () => ({ secrets, now: () => options.clock.now(), hadWorked });
    const noted = (outcome) => {
        if (outcome.kind === 'answered')
            hadWorked = true;
        return outcome;
    };
    const send = async (method, url, parameters) => {
        const answer = await httpAnswer(method, () => octokit.request({
            ...parameters,
            method,
            url,
            headers: { 'user-agent': 'fluxgate', 'x-github-api-version': '2022-11-28' },
            request: {
                log: SILENT,
                fetch: options.transport,
                signal: AbortSignal.timeout(options.timeoutMs),
                // A redirected write could arrive as a GET, or twice.
                redirect: method === 'GET' ? 'follow' : 'manual',
            },
        }));
        allowance.note(answer.headers);
        return answer;
    };
    return {
        allowance: allowance.left,
        async rest({ method, path, parameters }) {
            try {
                return noted(restOutcome(await send(method, path, parameters), connection()));
            }
            catch (error) {
                return networkOutcome(error, connection());
            }
        },
        async graphql({ query, variables, tolerates = () => false }) {
            try {
                const answer = await send('POST', options.graphqlUrl, { query, variables });
                return noted(graphqlOutcome(answer, tolerates, connection()));
            }
            catch (error) {
                return networkOutcome(error, connection());
            }
        },
    };
}
/** Octokit throws from 400 on; here a refusal is an answer like others, and what is thrown is the network's. */
async function httpAnswer(method, send) {
    try {
        return withHeaders(method, await send());
    }
    catch (error) {
        const response = responseOf(error);
        if (response === undefined)
            throw error;
        return withHeaders(method, response);
    }
}
function withHeaders(method, answer) {
    const headers = new Map();
    for (const [name, value] of Object.entries(answer.headers)) {
        headers.set(name.toLowerCase(), String(value));
    }
    const { status, data } = answer;
    return { status, headers, data, asked: `${method} ${withoutQuery(answer.url)}` };
}
function withoutQuery(url) {
    return url.slice(0, 300).replace(/[?#].*$/s, '');
}
function responseOf(error) {
    const response = memberOf(error, 'response');
    const status = memberOf(response, 'status');
    const headers = memberOf(response, 'headers');
    if (typeof status !== 'number')
        return undefined;
    return {
        status,
        url: textAt(response, 'url'),
        headers: typeof headers === 'object' && headers !== null ? headers : {},
        data: memberOf(response, 'data'),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/workflows.js


/** The branch on which workflows run by default. Asks for no more than `metadata`, which every token has. */
async function defaultBranch(session) {
    const what = `read the default branch of ${fullName(session.repository)}`;
    const op = operation('read-repository', what);
    return session.retry.read(op, {
        send: () => session.wire.rest(repositoryCall(session, 'GET', '', {})),
        accept: (data) => answerTo(what, data).at('default_branch').text(),
    });
}
/** Starts a workflow by hand, as it were. Started twice where an answer got lost and the first run is not to be found. */
async function startWorkflow(session, request) {
    const since = session.clock.now().getTime() - CLOCKS_DIFFER_MS;
    const tried = await workflows_start(session, request, since, true);
    const started = tried.kind === 'no-details' ? await workflows_start(session, request, since, false) : tried;
    if (started.kind === 'no-details')
        return { kind: 'started', run: undefined };
    if (started.kind !== 'started' || started.run !== undefined)
        return started;
    return { kind: 'started', run: await findSoon(session, request, since) };
}
/** How far the runner's clock may be from GitHub's. */
const CLOCKS_DIFFER_MS = 30_000;
async function workflows_start(session, request, since, details) {
    const { workflow, ref, inputs } = request;
    const op = operation('start-workflow', `start "${workflow}"`);
    const path = '/actions/workflows/{workflow_id}/dispatches';
    const more = details ? { return_run_details: true } : {};
    const call = repositoryCall(session, 'POST', path, {
        workflow_id: workflow,
        ref,
        inputs,
        ...more,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: (data) => ({ kind: 'started', run: numberIn(op.what, data) }),
        unguarded: true,
        landed: async () => {
            const run = await findRun(session, request, since);
            return run === undefined ? undefined : { kind: 'started', run };
        },
        refused: async (refusal) => whyNot(refusal),
    });
}
/** A server that gives no details answers 204, with no body. */
function numberIn(what, data) {
    if (typeof data !== 'object' || data === null)
        return undefined;
    return answerTo(what, data).at('workflow_run_id').maybe()?.integer();
}
/** GitHub has one status for all of these: the words are all there is to tell them apart. */
function whyNot({ status, said }) {
    if (status === 404)
        return { kind: 'missing' };
    if (/disabled workflow/i.test(said))
        return { kind: 'disabled' };
    if (status !== 400 && status !== 422)
        return undefined;
    if (/return_run_details/.test(said))
        return { kind: 'no-details' };
    if (/workflow_dispatch. trigger/i.test(said))
        return { kind: 'no-trigger' };
    return /input/i.test(said) ? { kind: 'inputs', said } : undefined;
}
/** A run of that title that we started by hand, as it were, since a moment, by its number; undefined: none. */
function findWorkflowRun(session, request) {
    return findRun(session, request, Date.parse(request.since) - CLOCKS_DIFFER_MS);
}
const LOOKS = 5;
const BETWEEN_LOOKS_MS = 2000;
async function findSoon(session, request, since) {
    for (let look = 0; look < LOOKS; look += 1) {
        const run = await findRun(session, request, since);
        if (run !== undefined)
            return run;
        await session.clock.sleep(BETWEEN_LOOKS_MS);
    }
    return undefined;
}
/**
 * The newest run of that title since then: two requests of one title ask for the same, so either will do. Anybody who can write can
 * start a workflow of their own under that title, on a branch of theirs or with other inputs: where it is known who we are, only what
 * we started counts.
 */
async function findRun(session, { workflow, title }, since) {
    const what = `look for the run of "${workflow}"`;
    const { viewerId } = session.memory;
    const call = repositoryCall(session, 'GET', '/actions/workflows/{workflow_id}/runs', {
        workflow_id: workflow,
        event: 'workflow_dispatch',
        per_page: 100,
    });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data) => {
            const runs = answerTo(what, data).at('workflow_runs').items();
            const found = runs.find((run) => run.at('display_title').text() === title &&
                (viewerId === undefined || startedBy(run) === viewerId) &&
                Date.parse(run.at('created_at').text()) >= since);
            return found?.at('id').integer();
        },
    });
}
function startedBy(run) {
    return run.at('actor').maybe()?.at('id').maybe()?.integer();
}

;// CONCATENATED MODULE: ./packages/forge/lib/github.js
































/** What GitHub lets people name a repository or its owner; it goes into addresses. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/;
/** Makes the forge; no request is sent before the first call. */
function createGitHubForge(options) {
    const session = createSession(options);
    return {
        start: (request) => start(session, request),
        read: (request) => read(session, request),
        wholeFile: (request) => wholeFile(session, request),
        openBranches: (prefixes) => openBranches(session, prefixes),
        branchesUnder: (prefixes, into) => branchesUnder(session, prefixes, into),
        usedBranches: (names) => usedBranches(session, names),
        allowance: () => session.wire.allowance(),
        deployments: (request) => deployments(session, request),
        recordDeployment: (deployment) => recordDeployment(session, deployment),
        commit: (request) => commit(session, request),
        updateRefs: (updates) => updateRefs(session, updates),
        proposed: (request) => proposed(session, request),
        openInto: (branch) => openInto(session, branch),
        checks: (requests) => checks(session, requests),
        mergeability: (request) => mergeability(session, request),
        mergePullRequest: (request) => mergePullRequest(session, request),
        enableAutoMerge: (request) => enableAutoMerge(session, request),
        disableAutoMerge: (request) => disableAutoMerge(session, request),
        enqueue: (request) => enqueue(session, request),
        dequeue: (request) => dequeue(session, request),
        queueCommit: (request) => queueCommit(session, request),
        compared: (request) => compared(session, request),
        openPullRequest: (request) => openPullRequest(session, request),
        updatePullRequest: (request) => updatePullRequest(session, request),
        closePullRequest: (request) => closePullRequest(session, request),
        keepComment: (request) => keepComment(session, request),
        addLabels: (request) => addLabels(session, request),
        setStatus: (status) => setStatus(session, status),
        statusesOf: (request) => statusesOf(session, request),
        isTeamMember: (request) => isTeamMember(session, request),
        dismissReview: (request) => dismissReview(session, request),
        sourceCommits: (request) => sourceCommits(session, request),
        readSources: (requests) => readSources(session, requests),
        pushes: (branch) => pushes(session, branch),
        defaultBranch: () => defaultBranch(session),
        startWorkflow: (request) => startWorkflow(session, request),
        findWorkflowRun: (request) => findWorkflowRun(session, request),
        workflowRun: (id) => workflowRun(session, id),
        runJobs: (id) => runJobs(session, id),
        lastSuccess: (request) => lastSuccess(session, request),
    };
}
function createSession(options) {
    const { token, repository, apiUrl, graphqlUrl, clock, log } = options;
    if (!NAME.test(repository.owner) || !NAME.test(repository.name)) {
        throw new ForgeError('misconfigured', 'NOT_FOUND', `"${repository.owner}/${repository.name}" is no name of a repository; write it as owner/name`);
    }
    const { proxyEnv, unused } = proxiesOf(process.env, process.versions.node);
    for (const line of unused)
        log(line);
    const common = {
        apiUrl,
        graphqlUrl,
        clock,
        timeoutMs: (options.requestTimeoutSeconds ?? 30) * 1000,
        transport: createTransport(proxyEnv),
    };
    const wire = createWire({ ...common, token });
    const { sourceToken } = options;
    return {
        repository,
        wire,
        sourceWire: sourceToken === undefined ? wire : createWire({ ...common, token: sourceToken }),
        retry: createRetry({
            clock,
            log,
            deadlineMs: (options.deadlineSeconds ?? 600) * 1000,
            pace: createPace(clock),
        }),
        clock,
        log,
        restOnly: options.fallback === 'rest',
        domain: domainOf(apiUrl),
        memory: {
            repositoryId: undefined,
            viewerId: undefined,
            historyPages: new Map(),
            memberships: new Map(),
            sources: new Map(),
            pushes: new Map(),
        },
    };
}


/***/ }),

/***/ 449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ pauseAfter),
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/** The clock of the machine; an action's main passes it in. */
const systemClock = {
    now: () => new Date(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: () => Math.random(),
};
/** What a server is waited for: half a second at first, and twenty seconds at most. */
const FOR_A_SERVER = { firstMs: 500, longestMs: 20_000 };
/**
 * How long to wait before the next try, in milliseconds: as chance has it, below a limit that doubles with each round, counted from 0. Many
 * who wait for the same would meet again if they all waited equally long.
 */
function pauseAfter(round, clock, { firstMs, longestMs } = FOR_A_SERVER) {
    return clock.random() * Math.min(longestMs, firstMs * 2 ** Math.min(round, 10));
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(640);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
