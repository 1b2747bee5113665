import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);

const REPORT = /^[A-Za-z0-9_.][A-Za-z0-9_./-]{0,250}\.sarif$/;
const MOST_REPORTS = 20;
/** Reads and checks the inputs; throws one `UserError` that names every problem. */
function inputs(source, _current) {
    return (0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(source, (input) => {
        const reports = input.list('reports');
        if (reports.length === 0)
            input.problem('reports', 'is missing; name the SARIF files');
        if (reports.length > MOST_REPORTS) {
            input.problem('reports', `has ${reports.length} files; at most ${MOST_REPORTS} are taken`);
        }
        for (const report of reports) {
            if (REPORT.test(report) && !report.split('/').includes('..'))
                continue;
            input.problem('reports', `names ${(0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(report)}; write files below here that end in .sarif`);
        }
        return {
            reports,
            failOn: input.oneOf('fail-on', ['error', 'warning', 'note', 'none']),
            noDatabase: input.oneOf('no-database', ['fail', 'warn']),
        };
    });
}


/***/ }),

/***/ 169:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(455);
/* harmony import */ var _fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(857);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(317);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(232);




/** A report of thousands of findings has a few mebibytes. */
const LIMIT = 64 * 1024 * 1024;
await (0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .Cs)(async () => {
    const started = (0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .runContext */ .pO)();
    return (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .e)((0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .inputs */ .Q)(_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .actionInputs */ .eh, started.repository), started, readText);
});
async function readText(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined);
    if (found?.isFile() !== true)
        return undefined;
    if (found.size > LIMIT) {
        const said = `"${path}" has ${found.size} bytes, at most ${LIMIT} are taken`;
        throw new _fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('INVALID_INPUT', said);
    }
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/action-kit/lib/index.js + 25 modules
var lib = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./packages/pipeline/lib/finding-tally.js
/** How bad a finding is, in SARIF's words, the worst first. */
const SARIF_LEVELS = ['error', 'warning', 'note', 'none'];
/** How many findings are kept; the others are counted. */
const FINDINGS = 100;
/** No finding at all. */
const NO_FINDINGS = {
    counts: { error: 0, warning: 0, note: 0, none: 0 },
    worst: [],
};
/** Findings as a tally; of one level they stay in their order. */
function sortFindings(findings) {
    const counts = { error: 0, warning: 0, note: 0, none: 0 };
    for (const { level } of findings)
        counts[level] += 1;
    return { counts, worst: worstOf(findings) };
}
/** Two tallies as one. */
function mergeFindings(one, other) {
    const counts = { ...one.counts };
    for (const level of SARIF_LEVELS)
        counts[level] += other.counts[level];
    return { counts, worst: worstOf([...one.worst, ...other.worst]) };
}
/** How many findings are at the level or above it; `none` lets everything pass. */
function findingsFrom(tally, failOn) {
    if (failOn === 'none')
        return 0;
    const failing = SARIF_LEVELS.slice(0, SARIF_LEVELS.indexOf(failOn) + 1);
    return failing.reduce((sum, level) => sum + tally.counts[level], 0);
}
function worstOf(findings) {
    return [...findings]
        .sort((one, other) => SARIF_LEVELS.indexOf(one.level) - SARIF_LEVELS.indexOf(other.level))
        .slice(0, FINDINGS);
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/first-line.js
const LONGEST = 500;
/**
 * The first line of a text that says something, cut to what a person reads at a glance; '' where there is none. A line that ends with
 * a colon only announces what the next one says.
 */
function firstLine(text) {
    const [first = '', second] = text
        .slice(0, 8_192)
        .split(/\r?\n/)
        .map((one) => one.trim())
        .filter((one) => one !== '');
    const line = first.endsWith(':') && second !== undefined ? `${first} ${second}` : first;
    return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

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

;// CONCATENATED MODULE: ./packages/pipeline/lib/sarif.js



const RESULTS = 50_000;
const LEVELS = new Map([
    ['error', 'error'],
    ['warning', 'warning'],
    ['note', 'note'],
    ['none', 'none'],
]);
/**
 * Reads SARIF 2.1.0. What a tool marks as passed, suppressed or gone since its baseline is no finding. A run whose tool says that it
 * did not come to its end makes the file broken, and so does a file without any run: no finding means nothing then. `lines`: how much of a message of several lines is kept,
 * on one line; scanners of packages put name, version and remedy on lines of their own.
 */
function readSarif(text, lines = 'first') {
    const parsed = parseJson(text);
    if (parsed === undefined)
        return { kind: 'broken', why: 'it is no JSON' };
    const runs = listAt(parsed.value, 'runs');
    if (runs === undefined)
        return { kind: 'broken', why: 'it has no list "runs": no SARIF' };
    if (runs.length === 0)
        return { kind: 'broken', why: 'it tells of no run of a tool' };
    const findings = [];
    for (const run of runs) {
        if (failedItself(run))
            return { kind: 'broken', why: `${toolOf(run)} says that it did not finish` };
        const rules = rulesOf(run);
        for (const result of listAt(run, 'results') ?? []) {
            const finding = findingOf(result, toolOf(run), rules, lines);
            if (finding !== undefined)
                findings.push(finding);
            if (findings.length > RESULTS) {
                return { kind: 'broken', why: `it has more than ${RESULTS} findings` };
            }
        }
    }
    return { kind: 'read', tally: sortFindings(findings) };
}
/** A JSON text; undefined: it is none. Wrapped, because `null` is JSON. */
function parseJson(text) {
    try {
        const value = JSON.parse(text.replace(/^\ufeff/, ''));
        return { value };
    }
    catch {
        return undefined;
    }
}
function toolOf(run) {
    return (textAt(memberOf(memberOf(run, 'tool'), 'driver'), 'name') ?? 'the tool').slice(0, 100);
}
function failedItself(run) {
    const invocations = listAt(run, 'invocations') ?? [];
    return invocations.some((one) => memberOf(one, 'executionSuccessful') === false);
}
function rulesOf(run) {
    const tool = memberOf(run, 'tool');
    const ofDriver = listAt(memberOf(tool, 'driver'), 'rules') ?? [];
    const extensions = listAt(tool, 'extensions') ?? [];
    const ofExtensions = extensions.map((one) => listAt(one, 'rules') ?? []);
    const byId = new Map();
    for (const rule of [ofDriver, ...ofExtensions].flat()) {
        const id = textAt(rule, 'id');
        if (id !== undefined && !byId.has(id))
            byId.set(id, rule);
    }
    return { byId, ofDriver, ofExtensions };
}
/** The rule that a result is of: by its place in the list of the component that it names, else by its id. */
function ruleOf(result, id, rules) {
    const reference = memberOf(result, 'rule');
    const component = numberAt(memberOf(reference, 'toolComponent'), 'index');
    const list = component === undefined ? rules.ofDriver : rules.ofExtensions[component];
    const index = numberAt(result, 'ruleIndex') ?? numberAt(reference, 'index');
    const placed = index === undefined || index < 0 ? undefined : list?.[index];
    return placed ?? rules.byId.get(id);
}
function findingOf(result, tool, rules, lines) {
    const kind = textAt(result, 'kind') ?? 'fail';
    if (kind !== 'fail' || textAt(result, 'baselineState') === 'absent' || isSuppressed(result)) {
        return undefined;
    }
    const named = textAt(result, 'ruleId') ?? textAt(memberOf(result, 'rule'), 'id');
    const rule = ruleOf(result, named ?? '', rules);
    const id = named ?? textAt(rule, 'id') ?? '';
    return {
        tool,
        rule: id.slice(0, 200),
        level: levelOf(result, rule),
        message: messageOf(memberOf(result, 'message'), rule, lines) || 'no message',
        place: placeOf(result),
    };
}
/** Whoever decides on suppressions has to agree with all of them. */
function isSuppressed(result) {
    const suppressions = listAt(result, 'suppressions') ?? [];
    const isAccepted = (one) => (textAt(one, 'status') ?? 'accepted') === 'accepted';
    return suppressions.length > 0 && suppressions.every(isAccepted);
}
/** By the format: the result's own, else the rule's, else a warning. */
function levelOf(result, rule) {
    const own = LEVELS.get(textAt(result, 'level') ?? '');
    const usual = LEVELS.get(textAt(memberOf(rule, 'defaultConfiguration'), 'level') ?? '');
    return own ?? usual ?? 'warning';
}
/** The message, or the rule's text that it names, its `{0}` filled in. */
function messageOf(message, rule, lines) {
    const id = textAt(message, 'id');
    const template = id === undefined ? undefined : memberOf(memberOf(rule, 'messageStrings'), id);
    const text = textAt(message, 'text') ?? textAt(template, 'text') ?? '';
    const words = listAt(message, 'arguments') ?? [];
    let room = FILLED;
    const filled = text.slice(0, FILLED).replace(/\{(\d{1,2})\}/g, (whole, index) => {
        const word = words[Number(index)];
        if (typeof word !== 'string')
            return whole;
        const part = word.slice(0, Math.min(500, room));
        room -= part.length;
        return part;
    });
    return lines === 'first' ? firstLine(filled) : allLines(filled);
}
const MESSAGE = 500;
/** Of a text, and again of all words in it: a few bytes that name one word often would else be a mebibyte for each finding. */
const FILLED = 4_096;
function allLines(text) {
    const lines = text.split('\n').map((line) => line.trim());
    return (lines
        // An address is no use in a table cell that shows no links.
        .filter((line) => line !== '' && !line.startsWith('Link: '))
        .join(', ')
        .slice(0, MESSAGE));
}
function placeOf(result) {
    const physical = memberOf(listAt(result, 'locations')?.[0], 'physicalLocation');
    const uri = textAt(memberOf(physical, 'artifactLocation'), 'uri');
    if (uri === undefined || uri.length > 2_000)
        return undefined;
    const region = memberOf(physical, 'region');
    const path = decoded(uri.replace(/^file:\/\/(?:localhost)?/, ''));
    if (path === undefined || path === '')
        return undefined;
    // A finding about a whole file has no region: GitHub shows such annotations at its first line.
    const line = Math.max(1, numberAt(region, 'startLine') ?? 1);
    return { path, line, column: numberAt(region, 'startColumn') };
}
function decoded(uri) {
    try {
        return decodeURIComponent(uri);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/scan.js


/** Reads what a scanner left. A report that is there counts whatever the log says; without one, the log says why. */
function readScan({ name, report, log }) {
    if (report !== undefined && report.trim() !== '') {
        const reading = readSarif(report, 'all');
        return reading.kind === 'read'
            ? { name, kind: 'read', tally: reading.tally }
            : { name, kind: 'broken', why: `its report can't be read: ${reading.why}` };
    }
    const lines = (log ?? '')
        .slice(-LOG_TAIL)
        .split('\n')
        .map(plain)
        .filter((line) => line !== '');
    const database = lines.findLast((line) => NO_DATABASE.some((pattern) => pattern.test(line)));
    if (database !== undefined)
        return { name, kind: 'no-database', said: database };
    const last = lines.at(-1);
    return {
        name,
        kind: 'broken',
        why: last === undefined ? 'it left no report and no log' : `it left no report: ${last}`,
    };
}
const LOG_TAIL = 262_144;
const LINE = 300;
/** What trivy and grype say when their database can't be had or is too old. */
const NO_DATABASE = [
    /failed to (?:download|initialize|load|update) (?:the )?(?:vulnerability |java )?(?:db|database)/i,
    /\bDB error\b|\bjava db update failed\b/i,
    /unable to (?:initialize|update) (?:the )?(?:java |vulnerability )?(?:db|database)/i,
    /the vulnerability database (?:was built|is \d)/i,
];
/** Without colours, which would hide the words, and of a length that a message can have. */
function plain(line) {
    return (line
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal begin with one.
        .replaceAll(/\u001b\[[0-9;]{0,20}m/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim()
        .slice(0, LINE));
}
/** Judges what scans came to. */
function judgeScans(scans, rules) {
    const errors = [];
    const warnings = [];
    let failing = 0;
    for (const scan of scans) {
        switch (scan.kind) {
            case 'read': {
                const found = findingsFrom(scan.tally, rules.failOn);
                failing += found;
                if (found > 0)
                    errors.push(`${scan.name}: ${found} found at "${rules.failOn}" or above`);
                break;
            }
            case 'no-database': {
                const said = `${scan.name}: nothing was looked for, since the scanner could not get its database: ${scan.said}`;
                if (rules.noDatabase === 'warn')
                    warnings.push(said);
                else
                    errors.push(`${said}; run it again, or let it pass with scan-no-database: warn`);
                break;
            }
            case 'broken':
                errors.push(`${scan.name}: the scanner failed, and ${scan.why}`);
        }
    }
    return { passed: errors.length === 0, failing, errors, warnings };
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
function cleanLine(untrusted, max) {
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
    return escapeLine(cleanLine(untrusted, max));
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

;// CONCATENATED MODULE: ./packages/report/lib/place-link.js


/** A place in a file of the service, linked to the commit that was tested where that is known. */
function placeLink({ path, line }, { site, commit, folder }) {
    const file = folder === '' ? path : `${folder}/${path}`;
    const url = commit === undefined ? undefined : fileUrl(site, commit, file, line);
    return link_link(code(`${file}:${line}`, 300), url, site);
}

;// CONCATENATED MODULE: ./packages/report/lib/finding-section.js




/** What analyses and the chart's checks found, the worst first; undefined: nothing. */
function findingSection(summary, detail) {
    const parts = summary.result.steps.flatMap((step) => {
        const { findings } = step;
        return findings === undefined || findings.worst.length === 0
            ? []
            : [stepPart(step, findings, summary, detail)];
    });
    return parts.length === 0 ? undefined : paragraphs(['### What was found', ...parts]);
}
function stepPart({ name }, { counts, worst }, summary, detail) {
    const numbers = SARIF_LEVELS.filter((level) => counts[level] > 0).map((level) => level === 'none' ? `${counts[level]} without a level` : count(counts[level], level));
    const shown = worst.slice(0, detail.findings);
    const rest = SARIF_LEVELS.reduce((sum, level) => sum + counts[level], 0) - shown.length;
    const rows = shown.map(({ level, tool, rule, message, place }) => [
        level === 'error' ? '**error**' : level,
        escape_text([tool, rule].filter((part) => part !== '').join(' '), 160),
        escape_text(message, 300),
        place === undefined ? '' : placeLink(place, summary),
    ]);
    return paragraphs([
        `**${escape_text(name, 80)}**, ${listed(numbers)}:`,
        table(['level', 'rule', 'what', 'where'], rows),
        rest > 0 ? `And ${count(rest, 'more finding')}.` : undefined,
    ]);
}

;// CONCATENATED MODULE: ./packages/report/lib/fit.js
/** GitHub takes 65,536 characters of a pull request's body or a comment, and keeps them in 262,144 bytes. */
const BODY_LIMIT = { units: 65_536, bytes: 262_144 };
/** GitHub throws a step's summary away beyond 1 MiB. */
const SUMMARY_LIMIT = { units: 1_048_576, bytes: 1_048_576 };
/**
 * The first of ever poorer renderings that the limit holds. The last is taken as it is: it has to be short by the way it is made,
 * because a cut anywhere could end within a fence or a table.
 */
function firstThatFits(limit, details, render) {
    let rendered = '';
    for (const detail of details) {
        rendered = render(detail);
        if (fits(rendered, limit))
            return rendered;
    }
    return rendered;
}
/** Whether a text is short enough in both ways that GitHub counts. */
function fits(text, limit) {
    return text.length <= limit.units && utf8Length(text) <= limit.bytes;
}
/** Bytes of a text in UTF-8, counted here because the language alone has no encoder. */
function utf8Length(text) {
    let bytes = 0;
    for (const char of text) {
        const point = char.codePointAt(0) ?? 0;
        bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./packages/report/lib/scan-summary.js





/** The job summary of scans: whether the delivery may go on, what was found, and what could not be looked for. */
function scanSummary(summary) {
    return firstThatFits(SUMMARY_LIMIT, [100, 20, 5], (rows) => render(summary, rows));
}
function render({ site, scans, verdict }, rows) {
    const result = { service: '', budget: 1, spent: 0, milliseconds: 0, steps: scans.map(asStep) };
    const detail = { failures: 0, block: 0, findings: rows, slowest: 0 };
    const told = [...verdict.errors, ...verdict.warnings];
    return `${paragraphs([
        verdict.passed ? '## The scan lets it pass' : '## The scan stops the delivery',
        told.length === 0 ? undefined : told.map((line) => `- ${sentence(escape_text(line))}`).join('\n'),
        scans.every(isClean) ? 'Nothing was found.' : undefined,
        // A scanner's paths begin in the image, or in the chart: they are no links into the repository.
        findingSection({ site, commit: undefined, folder: '', result }, detail),
    ])}\n`;
}
function isClean(scan) {
    return scan.kind === 'read' && SARIF_LEVELS.every((level) => scan.tally.counts[level] === 0);
}
function asStep(scan) {
    return {
        name: scan.name,
        kind: 'analysis',
        outcome: { kind: 'passed' },
        milliseconds: 0,
        tests: undefined,
        findings: scan.kind === 'read' ? scan.tally : undefined,
        chart: undefined,
        notes: [],
    };
}

;// CONCATENATED MODULE: ./actions/read-scan/lib/run.js



/** Judges what a scanner left behind. */
async function run(inputs, started, read) {
    const scans = await Promise.all(inputs.reports.map(async (path) => {
        const stem = path.slice(0, -'.sarif'.length);
        const name = stem.slice(stem.lastIndexOf('/') + 1);
        return readScan({ name, report: await read(path), log: await read(`${stem}.log`) });
    }));
    const verdict = judgeScans(scans, inputs);
    for (const warning of verdict.warnings)
        (0,lib/* annotate */.fz)('warning', warning);
    const { serverUrl, runUrl } = started;
    const repositoryUrl = `${serverUrl}/${started.repository.owner}/${started.repository.name}`;
    const site = { serverUrl, repositoryUrl, runUrl };
    return {
        outputs: {
            passed: String(verdict.passed),
            findings: String(verdict.failing),
            scanned: String(scans.every(({ kind }) => kind === 'read')),
        },
        summary: scanSummary({ site, scans, verdict }),
        failure: verdict.passed ? undefined : verdict.errors.join('\n'),
    };
}


/***/ }),

/***/ 857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  yo: () => (/* reexport */ user_error_UserError),
  eh: () => (/* reexport */ actionInputs),
  fz: () => (/* reexport */ annotate),
  Ko: () => (/* reexport */ readInputs),
  Cs: () => (/* reexport */ runAction),
  pO: () => (/* reexport */ runContext),
  SP: () => (/* reexport */ shown)
});

// UNUSED EXPORTS: ASKED_ONCE, notSet, openFold, readEventFile, say, setOutputs, whyNotSet, writeSummary

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
/******/ var __webpack_exports__ = __nccwpck_require__(169);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
